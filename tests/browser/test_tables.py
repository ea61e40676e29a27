"""Tables that are sorted and searched: the script of pages and of JupyterLab."""

import pandas as pd
import pytest

from helpers import paths
from helpers.charts import live_table
from helpers.charts.display import ROWS_AT_HAND, shown

SCRIPT = (paths.TEMPLATES / "report" / "tables.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def in_lab(page, monkeypatch):
    """Return a function that shows a table as a kernel would."""
    monkeypatch.setattr(live_table, "_is_in_kernel", lambda: True)

    def show(table):
        page.set_content(table._repr_html_())

    return show


def column(page, number):
    return page.locator(f"tbody td:nth-child({number})").all_inner_texts()


@pytest.mark.parametrize(
    ("texts", "ordered"),
    [
        pytest.param("10|9|100", "9|10|100", id="numbers"),
        pytest.param("1,200|300|–", "300|1,200|–", id="thousands, and one missing"),
        pytest.param("0.50 %|12.0 %|< 0.01 %", "< 0.01 %|0.50 %|12.0 %", id="shares"),
        pytest.param("9.1 to 12|10 to 11", "9.1 to 12|10 to 11", id="intervals"),
        pytest.param("10 or more|9.5 to 12", "9.5 to 12|10 or more", id="open ends"),
        pytest.param("39 (11.9)|5 (1.5)", "5 (1.5)|39 (11.9)", id="count and rate"),
        pytest.param("−2|1|-3", "-3|−2|1", id="both signs of less"),
        pytest.param("only|0.5|0.25", "0.25|0.5|only", id="a word among numbers"),
        pytest.param("2024-03-01|2023-12-01", "2023-12-01|2024-03-01", id="days"),
        pytest.param("b|a|–|C", "a|b|C|–", id="words, and one missing"),
        pytest.param("part 10|part 9", "part 9|part 10", id="numbers in words"),
    ],
)
def test_a_click_sorts_by_what_a_column_holds(page, texts, ordered):
    cells = texts.split("|")
    page.set_content(pd.DataFrame({"x": cells}).to_html(index=False))
    call = "liveTable(document.querySelector('table'), { sortFrom: 1 })"
    page.add_script_tag(content=f"{{{SCRIPT};{call}}}")
    page.click("th button")
    assert column(page, 1) == ordered.split("|")
    assert page.get_attribute("th", "aria-sort") == "ascending"


TERMS = pd.DataFrame({"term": [f"w{n}" for n in range(30)], "n": range(30, 0, -1)})


def test_the_last_row_brings_the_rows_that_are_not_shown(in_lab, page):
    in_lab(shown(TERMS, top=2))
    assert column(page, 1) == ["w0", "w1", "… and 28 more"]
    page.click("td button")
    assert column(page, 1) == TERMS["term"].tolist()
    assert page.locator("td.number").count() == len(TERMS)


def test_all_rows_are_sorted_and_not_only_those_that_are_shown(in_lab, page):
    in_lab(shown(TERMS, top=2))
    page.click("th:nth-child(2) button")
    assert column(page, 2) == ["1", "2", ""]
    page.click("th:nth-child(2) button")
    assert column(page, 2) == ["30", "29", ""]


def test_all_rows_are_searched_and_not_only_those_that_are_shown(in_lab, page):
    in_lab(shown(TERMS, top=2))
    assert page.get_attribute("input", "placeholder") == "Filter these 30 rows"
    page.fill("input", "W2")
    assert column(page, 1) == ["w2", "w20", "… and 9 more"]
    page.fill("input", "W29")
    assert column(page, 1) == ["w29"]
    page.fill("input", "")
    assert column(page, 1)[-1] == "… and 28 more"


def test_rows_beyond_those_at_hand_are_still_counted_aloud(in_lab, page):
    many = pd.DataFrame({"n": range(ROWS_AT_HAND + 5)})
    in_lab(shown(many))
    assert column(page, 1)[-1] == f"… and {ROWS_AT_HAND + 5 - 20} more"
    page.click("td button")
    texts = column(page, 1)
    assert len(texts) == ROWS_AT_HAND + 1
    assert texts[-1] == "… and 5 more, which are not here"


def test_the_row_that_counts_the_others_stays_the_last_one(page):
    page.set_content(shown(TERMS, top=4)._repr_html_())
    page.add_script_tag(
        content=f"{{{SCRIPT};liveTable(document.querySelector('table'))}}"
    )
    page.click("th:nth-child(2) button")
    assert column(page, 1) == ["w3", "w2", "w1", "w0", "… and 26 more"]


def test_numbers_stand_to_the_right_and_a_hit_meets_its_context(in_lab, page):
    lines = {"left": ["a", "b"], "node": ["c", "d"], "right": ["e", "1"], "turn": 7}
    in_lab(shown(pd.DataFrame(lines)))
    kinds = [cell.get_attribute("class") for cell in page.locator("td").all()]
    assert kinds == ["context-left", "node", "context-right", "number"] * 2


def test_words_of_a_transcript_are_never_markup(in_lab, page):
    hostile = "</script><img src=x onerror=document.title='hit'><!-- <script>"
    in_lab(shown(pd.DataFrame({"text": ["a", hostile, hostile]}), top=1))
    page.click("td button")
    assert column(page, 1) == ["a", hostile, hostile]
    assert page.title() == "" and page.locator("img").count() == 0
