"""JupyterLab as `make lab` starts it, in a browser that reaches no other host."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time

import nbformat
import pytest

from helpers import paths

SCREENSHOTS = paths.REPORTS / "screenshots"
SCREEN = {"viewport": {"width": 1400, "height": 1000}}
LOCAL = re.compile(r"(?:https?://localhost:\d+/|data:|blob:|file:)")
FIGURE = re.compile(r"\bplot_\w+\(")
SECONDS = 40
LANDING = "00-start-here"
QUESTIONS = sorted({path.stem for path in paths.NOTEBOOKS.glob("*.ipynb")} - {LANDING})

# The notebook in front; the others keep their tabs.
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
CELL = f"{PANEL} .jp-CodeCell"
ERROR = f"{PANEL} [data-mime-type='application/vnd.jupyter.error']"
# JupyterLab draws a notebook before its kernel is there to run anything.
IS_READY = """(name) => {
  const { context, sessionContext } = jupyterapp.shell.currentWidget;
  const status = sessionContext.session?.kernel?.status;
  return context.path.includes(name) && status === "idle";
}"""
DRAWN = f"{PANEL} .js-plotly-plot:has(.main-svg)"
# The number of the last run is at the last cell; none before there was one.
LAST_RUN = """(cell) => Number(
  [...document.querySelectorAll(`${cell} .jp-InputArea-prompt`)].at(-1)
    .textContent.match(/\\d+/))"""
HAS_RUN = f"""([cell, error, n]) =>
  document.querySelector(error) || ({LAST_RUN})(cell) === n"""
IS_SEEN = """([selector, n]) => {
  const { top } = document.querySelectorAll(selector)[n].getBoundingClientRect();
  return 0 < top && top < innerHeight / 2;
}"""
ARE_SO_MANY = "([selector, n]) => document.querySelectorAll(selector).length === n"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Start what `make lab` starts, on a copy; return what it opens in a browser."""
    copy = tmp_path_factory.mktemp("lab")
    shutil.copytree(paths.NOTEBOOKS, copy / "notebooks")
    shutil.copytree(paths.SAMPLE, copy / "data" / "sample")
    browser, address = copy / "browser", copy / "address"
    browser.write_text(
        f'#!/bin/sh\necho "$1" > {address}.new; mv {address}.new {address}'
    )
    browser.chmod(0o755)
    kinds = ("CONFIG", "DATA", "RUNTIME")
    own = {f"JUPYTER_{kind}_DIR": str(copy / kind.lower()) for kind in kinds}
    own |= {"IPYTHONDIR": str(copy / "ipython"), "BROWSER": str(browser)}
    own |= {"PYTHONPATH": str(paths.PROJECT / "src")}
    command = [sys.executable, "-m", *_command_of_make_lab()]
    command += ["--ServerApp.port=0", "--ServerApp.allow_root=True"]
    command += ["--LabApp.expose_app_in_browser=True"]
    with (copy / "log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=copy, env=os.environ | own, stdout=log, stderr=log
        )
    try:
        yield _once_written(address, server, copy / "log")
    finally:
        server.terminate()
        server.wait(timeout=SECONDS)


def _command_of_make_lab():
    lines = subprocess.check_output(["make", "-n", "lab"], cwd=paths.PROJECT, text=True)
    (line,) = (line for line in lines.splitlines() if "/jupyter lab " in line)
    return ["jupyterlab", *shlex.split(line)[2:]]


def _once_written(address, server, log):
    end = time.monotonic() + SECONDS
    while not address.exists():
        assert server.poll() is None and time.monotonic() < end, log.read_text()
        time.sleep(0.1)
    return address.read_text().strip()


@pytest.fixture(scope="module")
def lab(browser, opened):
    """Return JupyterLab as it opens, with what it asked of other hosts."""
    context = browser.new_context(**SCREEN)
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.elsewhere = []
    page.route(
        lambda url: not LOCAL.match(url),
        lambda route: (page.elsewhere.append(route.request.url), route.abort()),
    )
    page.goto(opened)
    page.locator(f"{PANEL} h1").wait_for()
    yield page
    context.close()


def keep_picture(page, name, *, of):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    # JupyterLab itself scrolls to the last cell that was run, in its own time.
    page.wait_for_timeout(500)
    of.evaluate("element => element.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(500)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def open_question(page, name):
    """Follow the link of the landing page to the notebook `name`; return its code."""
    page.locator(".lm-TabBar-tab", has_text="00-start-here.ipynb").first.click()
    notebook = nbformat.read(paths.NOTEBOOKS / f"{name}.ipynb", as_version=4)
    question = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    page.locator(f"{PANEL} td a", has_text=question).click()
    page.locator(f"{PANEL} h1", has_text=question).wait_for()
    page.wait_for_function(IS_READY, arg=name)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    page.wait_for_function(ARE_SO_MANY, arg=[CELL, len(code)])
    return code


def run_all(page):
    """Run all cells of the notebook in front, up to the last one or to an error."""
    n = page.evaluate(LAST_RUN, CELL) + page.locator(CELL).count()
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    page.wait_for_function(HAS_RUN, arg=[CELL, ERROR, n])
    assert page.locator(ERROR).all_inner_texts() == []


@pytest.fixture
def who_speaks(lab):
    """Return JupyterLab with a question in front that has been run."""
    open_question(lab, "10-who-speaks")
    if not lab.evaluate(LAST_RUN, CELL):
        run_all(lab)
    return lab


def output_of(page, code):
    return page.locator(CELL, has_text=code).locator(".jp-OutputArea-output")


def test_make_lab_opens_on_the_landing_notebook_with_a_link_to_each_question(lab):
    assert lab.locator(f"{PANEL} h1").inner_text().startswith("Where do I begin?")
    links = lab.locator(f"{PANEL} td a").all_inner_texts()
    assert len(links) == len(list(paths.NOTEBOOKS.glob("*.ipynb"))) - 1
    keep_picture(lab, "lab-00-start-here", of=lab.locator(f"{PANEL} h1"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_runs_from_top_to_bottom_and_its_figures_are_drawn(lab, name):
    code = open_question(lab, name)
    run_all(lab)
    n_figures = len(FIGURE.findall("\n".join(code)))
    lab.wait_for_function(ARE_SO_MANY, arg=[DRAWN, n_figures])
    keep_picture(lab, f"lab-{name}", of=lab.locator(DRAWN).first)
    assert lab.elsewhere == []


def test_a_table_is_sorted_and_searched_there(who_speaks):
    lab = who_speaks
    table = output_of(lab, "share_of_words(selection.turns)")
    first = table.locator("tbody td:first-child")
    table.locator("th button", has_text="speaker").click()
    assert first.all_text_contents()[:2] == ["(no named person)", "Basil Trewin"]
    n_cells = lab.locator(CELL).count()
    # As keys, not at once: in a notebook the letters a and d are commands.
    table.locator("input[type=search]").press_sequentially("vane")
    assert first.all_text_contents() == ["Peter Vane", "Ruth Vane"]
    assert lab.locator(CELL).count() == n_cells
    keep_picture(lab, "lab-a-table-searched", of=table)


def test_a_figure_offers_nothing_that_would_send_it_away(who_speaks):
    buttons = who_speaks.locator(f"{PANEL} .modebar-btn")
    titles = {button.get_attribute("data-title") for button in buttons.all()}
    assert titles == {"Download plot as a PNG"}


def test_changing_the_parameters_and_running_all_changes_the_finding(who_speaks):
    lab = who_speaks
    finding = output_of(lab, "findings.answer_share(")
    assert finding.text_content().strip().startswith("Edda Lindqvist speaks")
    line = lab.locator(CELL).first.locator(".cm-line", has_text="speakers: list[str]")
    line.click()
    lab.keyboard.press("Home")
    lab.keyboard.press("Shift+End")
    lab.keyboard.insert_text('speakers: list[str] = ["Ruth Vane"]')
    run_all(lab)
    assert finding.text_content().strip().startswith("Ruth Vane speaks")


def test_what_was_run_there_is_exported_as_a_page_with_plain_tables(who_speaks):
    lab = who_speaks
    lab.keyboard.press("Control+s")
    lab.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty").wait_for(state="detached")
    # What the menu asks for under "Save and Export Notebook As", "Report".
    address = lab.url.replace("/lab/tree/", "/nbconvert/report/")
    html = lab.request.get(address, headers={"Referer": lab.url}).text()
    assert '<table class="dataframe">' in html
    assert "makeOutputLive" not in html
