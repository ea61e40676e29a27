"""From a mark of a figure to the words behind its row of the table."""

import csv
import re

import pytest

from helpers import paths
from helpers.report.exporter import ReportExporter

DESK = {"viewport": {"width": 1100, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 800},
    "has_touch": True,
    "is_mobile": True,
}
# Where the mark of a row stands in the window, and how wide and high it is.
MARK = """(chart, row) => {
  const points = chart.querySelectorAll(".barlayer .point, .scatterlayer .point");
  for (const point of points) {
    const { trace } = point.closest(".trace").__data__[0];
    if (chart.data[trace.index].meta?.rows?.[point.__data__.i] !== row) continue;
    const shape = point.querySelector("path") || point;
    shape.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = shape.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, width, height };
  }
}"""
LEADS = "chart => chart.classList.contains('leads')"


@pytest.fixture
def sample(report):
    """Return the report on the sample."""
    return report(paths.SAMPLE, paths.NOTEBOOKS)


def figure(page, name):
    return page.locator(f".chart[data-name='{name}']")


def rows_behind(folder, name):
    with (folder / "figures" / f"{name}.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return list(csv.DictReader(file))


def point_at(page, chart, row, *, beside=0):
    """Move the pointer onto the mark of a row, or beside it."""
    mark = chart.evaluate(MARK, row)
    x, y = mark["x"], mark["y"]
    if beside:
        y += mark["height"] / 2 + beside
    page.mouse.move(x + 1, y)
    page.mouse.move(x, y)
    chart.locator(".hovertext").wait_for()
    return x, y


def open_words(page, chart, row, **place):
    """Click the mark of a row, and return the first line of its label."""
    x, y = point_at(page, chart, row, **place)
    label = chart.locator(".hovertext tspan.line").first.text_content()
    page.mouse.click(x, y)
    page.wait_for_url("**/passages.html#*")
    page.wait_for_function("document.querySelector('#v-passages li')")
    return label


def passages(page):
    """Return how many passages are announced, and who says those that are listed."""
    while page.locator("#v-more").is_visible():
        page.click("#v-more")
    said = page.locator("#v-passages li .where b").all_inner_texts()
    announced = int(re.search(r"[\d,]+", page.inner_text("#v-found"))[0])
    assert announced == page.locator("#v-passages li").count()
    return announced, said


def test_a_click_on_a_share_opens_the_turns_of_its_speaker(sample, open_page):
    name = "10-who-speaks-share-of-words"
    n_turns = {r["speaker"]: int(r["n_turns"]) for r in rows_behind(sample, name)}
    for number in (0, 2, len(n_turns) - 1):
        page = open_page(sample / "10-who-speaks.html", **DESK)
        speaker = open_words(page, figure(page, name), number)
        n, said = passages(page)
        assert (n, set(said)) == (n_turns[speaker], {speaker})
        assert page.inner_text("#v-what").startswith(speaker)
        assert page.noted == []


def test_a_click_on_a_term_opens_as_many_passages_as_it_counts(sample, open_page):
    name = "20-what-they-say-terms"
    counts = {row["term"]: int(row["n"]) for row in rows_behind(sample, name)}
    for number in (0, 3):
        page = open_page(sample / "20-what-they-say.html", **DESK)
        term = open_words(page, figure(page, name), number)
        assert passages(page)[0] == counts[term]
        hits = page.locator("#v-passages mark.hit").all_inner_texts()
        assert {hit.casefold() for hit in hits} == {term}


def test_a_click_beside_a_thin_mark_opens_it(sample, open_page):
    page = open_page(sample / "50-in-their-own-words.html", **DESK)
    chart = figure(page, "50-in-their-own-words-hits")
    open_words(page, chart, 7, beside=6)
    assert page.url.endswith("#figure=50-in-their-own-words-hits&row=7")
    assert passages(page)[0] == 1


def test_the_pointer_is_a_hand_over_marks_that_lead_somewhere(sample, open_page):
    page = open_page(sample / "20-what-they-say.html", **DESK)
    chart = figure(page, "20-what-they-say-terms")
    cursor = "([x, y]) => getComputedStyle(document.elementFromPoint(x, y)).cursor"
    x, y = point_at(page, chart, 0)
    assert page.evaluate(cursor, [x, y]) == "pointer"
    page.mouse.move(2, 2)
    page.wait_for_function("document.querySelector('.leads') === null")
    assert page.evaluate(cursor, [x, y]) != "pointer"


def test_a_press_that_ends_elsewhere_opens_nothing(sample, open_page):
    page = open_page(sample / "20-what-they-say.html", **DESK)
    x, y = point_at(page, figure(page, "20-what-they-say-terms"), 0)
    page.mouse.down()
    page.mouse.move(x, y + 30)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert page.url.endswith("20-what-they-say.html")


def test_a_row_without_passages_leads_nowhere(sample, open_page):
    name = "30-when-calendar"
    silent = [
        number
        for number, row in enumerate(rows_behind(sample, name))
        if row["n"] == "0" and row["rate"]
    ]
    page = open_page(sample / "30-when.html", **DESK)
    chart = figure(page, name)
    page.mouse.click(*point_at(page, chart, silent[0]))
    page.wait_for_timeout(300)
    assert not chart.evaluate(LEADS)
    assert page.url.endswith("30-when.html")


def test_a_finger_sees_the_label_first_and_opens_with_its_next_tap(sample, open_page):
    name = "10-who-speaks-share-of-words"
    page = open_page(sample / "10-who-speaks.html", **PHONE)
    chart = figure(page, name)
    rows = rows_behind(sample, name)
    for number in (1, 3):
        mark = chart.evaluate(MARK, number)
        page.touchscreen.tap(mark["x"], mark["y"])
        page.wait_for_timeout(400)
        assert page.url.endswith("10-who-speaks.html")
        assert rows[number]["speaker"] in chart.locator(".hovertext").text_content()
    page.touchscreen.tap(mark["x"], mark["y"])
    page.wait_for_url(f"**/passages.html#figure={name}&row=3")


def test_a_page_that_is_not_part_of_a_report_leads_nowhere(sample, open_page, tmp_path):
    html, _ = ReportExporter().from_filename(
        str(sample / "notebooks" / "10-who-speaks.ipynb")
    )
    (tmp_path / "alone.html").write_text(html, encoding="utf-8")
    page = open_page(tmp_path / "alone.html", **DESK)
    chart = page.locator(".chart").first
    page.mouse.click(*point_at(page, chart, 0))
    page.wait_for_timeout(300)
    assert not chart.evaluate(LEADS)
    assert page.url.endswith("alone.html")
    assert page.noted == []


def test_marks_still_lead_after_the_page_was_drawn_anew(sample, open_page):
    name = "10-who-speaks-share-of-words"
    page = open_page(sample / "10-who-speaks.html", **DESK)
    page.click("#v-theme")
    page.wait_for_timeout(500)
    open_words(page, figure(page, name), 1)
    assert page.url.endswith(f"#figure={name}&row=1")
