import os
from pathlib import Path

import pytest

from helpers import paths
from helpers.report.runner import Task, load_inputs, make_report

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
FIXTURES = paths.PROJECT / "tests" / "report" / "notebooks"
HOSTILE_NAME = "2024-03-04 <img src=x onerror=alert(5)> %3Cb%3E \"'&amp;#t1.txt"
HOSTILE = """Minutes of 4 March 2024

CHAIR: Order <img src=x onerror=alert(1)>, please.

ANN <B>LEE</B>: I like <script>alert(1)</script> very much indeed, %{x} and {{y}}.

BOB RAY: And I </script><script>alert(2)</script> rather less: "><svg onload=alert(3)>.

ANN <B>LEE</B>: So be it, [link](javascript:alert(4)) and all.
"""

LONG_WORD = "a" * 5_000
RIGHT_TO_LEFT = "\u202e\u200f"
CROWDED = "\n\n".join(
    [
        "Minutes of 5 March 2024",
        f"MARA VENN: A word of many letters, {LONG_WORD}, and on.",
        f"JO {RIGHT_TO_LEFT}STERN: We said {RIGHT_TO_LEFT}so, and we say so again.",
        "KAI ORO:",
        "LEA BRANDT: =HYPERLINK(1), or <b>so</b>, at %{y} and <extra></extra>.",
        *(
            f"{first} {last}: We speak of the harbour, each in turn, and then sit."
            for first in ("ANN", "BEA", "CAL", "DAN", "EVA", "FAY", "GUS", "HAL")
            for last in (
                "ABLE BAKER COOPER DYER ELDER FISHER GARDNER HUNTER INGLE JOINER"
                " KEEPER LOADER MASON NAILER OSTLER PORTER QUILTER ROPER SMITH TANNER"
                " USHER VINTNER WEAVER YEOMAN ZELLER"
            ).split()
        ),
    ]
)


# Not for the session: while Playwright is there, an event loop runs in this thread.
@pytest.fixture(scope="module")
def browser():
    """Return Chromium; where it is absent tests are skipped, but not in CI."""
    if not Path(CHROMIUM).exists():
        reason = f"there is no browser at {CHROMIUM}"
        (pytest.fail if os.environ.get("VERBATIM_CI") else pytest.skip)(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    """Return a function that makes a report once and returns its folder."""
    made = {}

    def make(inputs, notebooks):
        if (inputs, notebooks) not in made:
            folder = tmp_path_factory.mktemp("report") / "made"
            task = Task([str(inputs)], folder, [], notebooks)
            made[inputs, notebooks] = make_report(task, load_inputs(task.inputs))
        return made[inputs, notebooks].page.parent

    return make


@pytest.fixture(scope="session")
def hostile_talk(tmp_path_factory):
    """Return a transcript that is full of markup."""
    path = tmp_path_factory.mktemp("given") / HOSTILE_NAME
    path.write_text(HOSTILE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def crowded_talk(tmp_path_factory):
    """Return a transcript of 204 speakers, a word of 5,000 letters, and worse."""
    path = tmp_path_factory.mktemp("given") / "2024-03-05-crowded.txt"
    path.write_text(CROWDED, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def by_fixtures(report):
    """Return the report on the sample by the notebooks that try the pages."""
    return report(paths.SAMPLE, FIXTURES)


@pytest.fixture(params=["sample", "seed", "hostile", "crowded", "fixtures"])
def folder(request, report, hostile_talk, crowded_talk):
    """Return the report on real texts, on hostile ones, and by hostile notebooks."""
    return {
        "seed": lambda: report(
            request.getfixturevalue("shared") / "seed", paths.NOTEBOOKS
        ),
        "sample": lambda: report(paths.SAMPLE, paths.NOTEBOOKS),
        "hostile": lambda: report(hostile_talk, paths.NOTEBOOKS),
        "crowded": lambda: report(crowded_talk, paths.NOTEBOOKS),
        "fixtures": lambda: report(paths.SAMPLE, FIXTURES),
    }[request.param]()


@pytest.fixture(scope="module")
def open_in(browser):
    """Return a function that opens a file without a network and notes what it does."""
    contexts = []

    def open_file(path, **settings):
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.noted = []
        page.route("**/*", lambda route: _answer(route, page.noted))
        page.on("pageerror", lambda error: page.noted.append(f"error: {error}"))
        page.on("console", lambda message: _note(message, page.noted))
        page.on("dialog", lambda dialog: _dismiss(dialog, page.noted))
        page.goto(path.as_uri())
        page.wait_for_function(ALL_DRAWN, timeout=20_000)
        return page

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(open_in):
    """Return a function that opens a page for one test."""
    opened = []

    def open_file(path, **settings):
        opened.append(open_in(path, **settings))
        return opened[-1]

    yield open_file
    for page in opened:
        page.close()


ALL_DRAWN = """() => [...document.querySelectorAll(".chart")]
  .every((chart) => chart.querySelector(".main-svg"))"""


def _answer(route, noted):
    if route.request.url.split(":")[0] in ("file", "data", "blob"):
        route.continue_()
    else:
        noted.append(f"request: {route.request.url}")
        route.abort()


def _note(message, noted):
    if message.type in ("error", "warning"):
        noted.append(f"console: {message.text}")


def _dismiss(dialog, noted):
    noted.append(f"dialog: {dialog.message}")
    dialog.dismiss()
