"""A table is plain HTML, and more than that only where somebody may be looking on."""

import pandas as pd

from helpers.charts import live_table
from helpers.charts.live_table import LiveTable
from helpers.report.markup import clean_html

TABLE = LiveTable(
    pd.DataFrame({"term": ["a<b", "… and 3 more"]}),
    more=lambda: [["</script>"], ["d"]],
    n_more=3,
)


def test_outside_a_kernel_a_table_is_a_table_and_nothing_else():
    html = TABLE._repr_html_()
    assert "<td>a&lt;b</td>" in html
    assert "<script" not in html and "<style" not in html


def test_in_a_kernel_it_brings_the_rows_that_follow_and_says_how_many_more(monkeypatch):
    monkeypatch.setattr(live_table, "_is_in_kernel", lambda: True)
    html = TABLE._repr_html_()
    assert '{"rest": [["\\u003c/script>"], ["d"]], "unseen": 1}' in html
    assert html.count("</script>") == 1


def test_a_page_shows_the_same_table_from_a_kernel(monkeypatch):
    plain = clean_html(TABLE._repr_html_())
    monkeypatch.setattr(live_table, "_is_in_kernel", lambda: True)
    assert clean_html(TABLE._repr_html_()) == plain


def test_what_is_made_of_a_table_is_an_ordinary_one():
    assert type(TABLE.head(1)) is pd.DataFrame
