import nbformat
import pytest

from helpers import paths
from helpers.report.exporter import ReportExporter
from helpers.report.figures import MIME
from helpers.report.runner import Task, load_inputs, make_report

# Pixels of a sheet's height between the margins of @page, of A4 and of Letter.
SHEET = 920
PHONE = {"viewport": {"width": 390, "height": 800}}
DESK = {"viewport": {"width": 1100, "height": 900}}
DARK = {**DESK, "color_scheme": "dark"}
# Fractions of a chart's width and height at which there may be a mark.
SPOTS = [(0.5, 0.5), (0.3, 0.4), (0.3, 0.6), (0.7, 0.6), (0.12, 0.3), (0.2, 0.75)]
SPOTS += [(x / 20, y / 20) for y in range(2, 19) for x in (2, 3, 5, 7, 10, 13, 16)]
ALL_DRAWN = """() => [...document.querySelectorAll('.chart')]
  .every((box) => box.querySelector('.main-svg'))"""
BEYOND = """() => [...document.querySelectorAll('.chart')].flatMap((chart) => {
  const { right } = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('text')]
    .filter((text) => text.textContent.trim())
    .filter((text) => text.getBoundingClientRect().right > right + 1)
    .map((text) => text.textContent);
})"""
HEIGHTS = "(figures) => figures.map((figure) => figure.getBoundingClientRect().height)"
N_AT_LEAST = {"10-who-speaks": 2, "20-what-they-say": 2, "30-when": 2}


def _n_plots(folder, name):
    """Return how many figures the cells of a notebook that has been run display."""
    notebook = nbformat.read(folder / "notebooks" / f"{name}.ipynb", as_version=4)
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    return sum(MIME in output.get("data", {}) for output in outputs)


def _pages(folder):
    """Return the pages of a report, and two of its reading pages."""
    return [*folder.glob("*.html"), *sorted(folder.glob("reading/*.html"))[:2]]


@pytest.fixture(scope="module")
def on_desk(open_in):
    """Return a function that opens the pages of a folder once, by name."""
    opened = {}

    def pages(folder):
        if folder not in opened:
            opened[folder] = {p.stem: open_in(p, **DESK) for p in _pages(folder)}
        return opened[folder]

    return pages


def _is_quiet_and_fits(page):
    page.wait_for_timeout(100)
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return page.noted == [] and width <= 0


def test_pages_are_quiet_and_fit_a_desk(folder, on_desk):
    for name, page in on_desk(folder).items():
        assert _is_quiet_and_fits(page), (name, page.noted)


@pytest.mark.parametrize("settings", [PHONE, DARK], ids=["phone", "dark"])
def test_pages_are_quiet_and_fit_elsewhere(folder, open_page, settings):
    for path in _pages(folder):
        page = open_page(path, **settings)
        assert _is_quiet_and_fits(page), (path.stem, page.noted)
        page.close()


def test_no_label_runs_out_of_a_drawing_on_a_telephone(folder, open_page):
    for path in folder.glob("[1-7]*.html"):
        page = open_page(path, **PHONE)
        page.wait_for_function(ALL_DRAWN)
        assert page.evaluate(BEYOND) == [], path.stem
        page.close()


def test_no_notebook_of_the_project_fails(report, hostile_talk, on_desk):
    for inputs in (paths.SAMPLE, hostile_talk):
        for name, page in on_desk(report(inputs, paths.NOTEBOOKS)).items():
            assert page.locator(".error .message").all_inner_texts() == [], name


def test_every_figure_of_a_notebook_is_drawn(folder, on_desk):
    for name, page in on_desk(folder).items():
        if (folder / "notebooks" / f"{name}.ipynb").exists():
            n_drawn = page.locator(".chart.js-plotly-plot").count()
            assert n_drawn == _n_plots(folder, name), name
            assert n_drawn >= N_AT_LEAST.get(name, 0), name


def test_every_chart_answers_a_pointer(folder, on_desk):
    for name, page in on_desk(folder).items():
        for number, chart in enumerate(page.locator(".chart").all()):
            assert _answers(page, chart), (name, number)


def _answers(page, chart):
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    for x, y in SPOTS:
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        page.wait_for_timeout(60)
        if chart.locator(".hovertext").count():
            return True
    return False


def test_a_button_turns_a_page_dark_with_its_charts(folder, open_page):
    page = open_page(sorted(folder.glob("10-*.html"))[0], **DESK)
    paper = "getComputedStyle(document.querySelector('.main-svg')).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.click("#v-theme")
    page.wait_for_function(f"() => {paper} !== 'rgb(255, 255, 255)'")
    assert page.noted == []


def test_a_button_shows_and_hides_all_code(folder, open_page):
    page = open_page(sorted(folder.glob("10-*.html"))[0], **DESK)
    n = page.locator("details.code").count()
    counts = []
    for _ in range(2):
        page.click("#v-code")
        counts.append(page.locator("details.code[open]").count())
    assert counts == [n, 0]


def test_tables_stand_open_where_scripts_are_off(folder, open_page, browser):
    path = sorted(folder.glob("10-*.html"))[0]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    first = page.locator("figure").first
    assert first.locator("td").first.is_visible()
    assert not first.locator(".chart").is_visible()
    assert not page.locator("#v-code").is_visible()
    context.close()


def test_paper_shows_charts_in_light_colours_within_its_width(folder, open_page):
    page = open_page(sorted(folder.glob("10-*.html"))[0], **DARK)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    svg = page.locator(".main-svg").first
    paper = svg.evaluate("svg => getComputedStyle(svg).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    assert svg.evaluate("e => e.clientWidth") == 660
    page.evaluate("dispatchEvent(new Event('afterprint'))")


@pytest.fixture
def long_table(by_fixtures, open_page):
    return open_page(by_fixtures / "50-long-table.html", **DESK)


def _firsts(page):
    cells = page.locator("tbody tr:not([hidden]) td:nth-child(2)")
    return cells.all_inner_texts()[:2]


def test_a_table_is_sorted_by_number_at_a_click(long_table):
    long_table.click("th:nth-child(2) button")
    assert _firsts(long_table) == ["0", "997"]
    long_table.click("th:nth-child(2) button")
    assert _firsts(long_table) == ["38,883", "37,886"]


def test_a_long_table_is_filtered_as_one_types(long_table):
    long_table.fill("input[type=search]", "W11")
    assert _firsts(long_table)[0] == "10,967"
    assert long_table.locator("tbody tr:not([hidden])").count() >= 1


def test_a_page_by_itself_brings_what_it_needs(folder, open_page, tmp_path):
    notebook = sorted((folder / "notebooks").glob("10-*.ipynb"))[0]
    html, _ = ReportExporter().from_filename(str(notebook))
    (tmp_path / "alone.html").write_text(html, encoding="utf-8")
    page = open_page(tmp_path / "alone.html", **DESK)
    assert page.locator(".chart .main-svg").count() > 0
    assert page.noted == []


def test_no_figure_is_taller_than_a_sheet_of_paper(report, open_page):
    folder = report(paths.SAMPLE, paths.NOTEBOOKS)
    for name in ("20-what-they-say", "40-what-sets-them-apart", "60-who-and-where"):
        page = open_page(folder / f"{name}.html", **DESK)
        page.wait_for_function(ALL_DRAWN)
        # A table that the reader has opened goes on on the next sheet.
        page.locator(".behind summary").first.click()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        heights = page.locator(".chart").evaluate_all(HEIGHTS)
        captions = page.locator("figcaption").evaluate_all(HEIGHTS)
        sums = [sum(pair) for pair in zip(heights, captions, strict=True)]
        assert max(sums) <= SHEET, name
        assert min(heights) > 100
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(".chart[style*=zoom]").count() == 0
        page.close()


def test_the_first_page_prints_light_and_with_its_findings_open(report, open_page):
    page = open_page(report(paths.SAMPLE, paths.NOTEBOOKS) / "index.html", **DARK)
    bar = page.locator(".glance i").first
    ink = "(e) => getComputedStyle(e).backgroundColor"
    dark = bar.evaluate(ink)
    page.evaluate("document.getElementById('v-theme').click()")
    page.evaluate("document.getElementById('v-theme').click()")
    assert bar.evaluate(ink) == dark
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert bar.evaluate(ink) != dark
    assert page.locator(".questions details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert bar.evaluate(ink) == dark
    assert page.locator(".questions details[open]").count() == 0
    page.close()


def test_a_telephone_shows_names_that_fit_and_a_desk_whole_ones(tmp_path, open_page):
    folder = tmp_path / "talks"
    folder.mkdir()
    names = [f"Maximiliana Featherstonehaugh of {n} Upper Town" for n in ("A", "B")]
    talk = "\n\n".join(f"{name}: We speak of peace." for name in names * 2)
    (folder / "a.txt").write_text(talk, encoding="utf-8")
    rows = [f'"{name}","{name}"' for name in names]
    (folder / "speakers.csv").write_text("\n".join(["label,speaker", *rows]))
    task = Task([str(folder)], tmp_path / "made", [], paths.NOTEBOOKS)
    page_of = make_report(task, load_inputs(task.inputs)).page.parent
    texts = {}
    for name, settings in (("phone", PHONE), ("desk", DESK)):
        page = open_page(page_of / "10-who-speaks.html", **settings)
        page.wait_for_function(ALL_DRAWN)
        texts[name] = page.locator(".chart").first.inner_text()
        page.close()
    assert names[0] in texts["desk"]
    assert names[0] not in texts["phone"]
    assert "Maximiliana Fe… A Upper Town" in texts["phone"]
