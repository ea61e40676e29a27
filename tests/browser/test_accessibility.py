"""No page has a serious fault that axe-core knows: contrast, names, roles, order."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from helpers import paths

DESK = {"viewport": {"width": 1100, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 800}}
SERIOUS = ("serious", "critical")
READING = "reading/council-01-opening-the-account.html"


@pytest.fixture(scope="module")
def made(report):
    return report(paths.SAMPLE, paths.NOTEBOOKS)


def faults(page):
    found = Axe().run(page).response["violations"]
    return [
        (fault["id"], node["html"][:160], node["failureSummary"][:300])
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(made, open_page, scheme):
    names = [path.name for path in sorted(made.glob("*.html"))] + [READING]
    found = {}
    for name in names:
        page = open_page(made / name, color_scheme=scheme, **DESK)
        page.evaluate(
            "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
        )
        page.wait_for_timeout(200)
        found[name] = faults(page)
        page.close()
    assert not any(found.values()), found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_passages_and_marks_can_be_read(made, open_page, scheme):
    row = (made / "passages.html").as_uri() + "#figure=20-what-they-say-terms&row=0"
    page = open_page(made / "passages.html", color_scheme=scheme, **PHONE)
    page.goto(row)
    page.wait_for_selector("#v-passages > li")
    assert faults(page) == []
    page.goto((made / READING).as_uri())
    page.fill("#v-find", "harbour")
    page.wait_for_selector("mark.found")
    assert faults(page) == []
