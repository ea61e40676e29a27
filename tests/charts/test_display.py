"""Tables as a reader meets them."""

from math import nan

import pandas as pd
import pytest

from helpers.charts.display import heading_of, shown
from helpers.errors import TableError

TABLE = pd.DataFrame(
    {
        "speaker": ["Ann", None],
        "n_words": [12_340, 5],
        "share_words": [0.9, 0.1],
        "share_words_low": [0.8, nan],
        "share_words_high": [0.95, nan],
        "rate": [12_340.0, 500.0],
        "year": pd.array([1997, None], dtype="Int64"),
        "date": pd.to_datetime(["2024-02-01", None]),
        "is_excerpt": [True, False],
        "start": [13_200, 0],
    }
)


def test_numbers_are_printed_as_their_kind_asks():
    assert shown(TABLE).to_dict("records") == [
        {
            "speaker": "Ann",
            "words": "12,340",
            "share of words": "90.0 %",
            "95 % interval": "80.0 % to 95.0 %",
            "per 1,000 words": "12.3",
            "year": "1997",
            "date": "2024-02-01",
            "excerpt": "yes",
            "start": "13200",
        },
        {
            "speaker": "–",
            "words": "5",
            "share of words": "10.0 %",
            "95 % interval": "–",
            "per 1,000 words": "0.500",
            "year": "–",
            "date": "–",
            "excerpt": "no",
            "start": "0",
        },
    ]


def test_columns_are_chosen_and_ordered():
    table = shown(TABLE, ["n_words", "speaker"])
    assert list(table.columns) == ["words", "speaker"]


def test_intervals_may_be_left_out():
    table = shown(TABLE, ["speaker", "share_words"], intervals=False)
    assert list(table.columns) == ["speaker", "share of words"]


def test_plain_numbers_and_their_intervals_have_two_decimals():
    even = pd.DataFrame(
        {"gini": [0.326], "gini_low": [0.29], "gini_high": [0.377], "p_value": [0.0]}
    )
    assert shown(even).to_dict("records") == [
        {"Gini": "0.33", "95 % interval": "0.29 to 0.38", "p, corrected": "< 0.001"}
    ]


def test_an_interval_that_nothing_has_is_left_out():
    none = TABLE.assign(share_words_low=nan, share_words_high=nan)
    assert "95 % interval" not in shown(none)


def test_two_intervals_say_of_what_they_are():
    ends = {"rate_low": 9_000.0, "rate_high": 15_000.0}
    table = shown(TABLE.assign(**ends), ["share_words", "rate"])
    assert "95 % interval, per 1,000 words" in table
    assert "95 % interval, share of words" in table


@pytest.mark.parametrize(
    ("column", "text"), [("n", "1,200 to 1,500"), ("rate", "1.20 to 1.50")]
)
def test_an_interval_is_printed_as_its_number_is(column, text):
    table = pd.DataFrame({column: [1_300.0]})
    table = table.assign(**{f"{column}_low": 1_200.0, f"{column}_high": 1_500.0})
    assert shown(table).iloc[0, 1] == text


def test_rows_that_are_not_shown_are_counted_aloud():
    table = shown(pd.DataFrame({"term": list("abcde"), "n": range(5)}), top=2)
    assert table["term"].tolist() == ["a", "b", "… and 3 more"]
    assert table["times"].tolist() == ["0", "1", ""]


def test_a_table_without_rows_keeps_its_headings_and_says_so():
    table = shown(TABLE.head(0), ["speaker", "n_words"])
    assert table.to_dict("records") == [{"speaker": "(none)", "words": ""}]


def test_a_column_that_is_not_there_is_refused():
    with pytest.raises(TableError, match=r"shown: missing column\(s\) \['party'\]"):
        shown(TABLE, ["party"])


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        ("meeting_id", "meeting"),
        ("n_turns", "turns"),
        ("share_turns", "share of turns"),
        ("rate_target", "per 1,000 words: target"),
        ("is_excerpt", "excerpt"),
        ("date", "date"),
    ],
)
def test_every_column_has_a_plain_heading(column, heading):
    assert heading_of(column) == heading


def test_a_long_text_is_not_cut_when_shown():
    assert "x" * 90 in shown(pd.DataFrame({"text": ["x" * 90]})).to_html()


def test_a_text_is_never_markup():
    assert "<b>" not in shown(pd.DataFrame({"text": ["<b>Ann</b>"]})).to_html()


def test_rows_that_a_table_left_out_itself_are_counted_with_the_rest():
    some = pd.DataFrame({"term": list("abc")})
    some.attrs["n_left_out"] = 7
    assert shown(some)["term"].tolist() == ["a", "b", "c", "… and 7 more"]
    assert shown(some, top=2)["term"].tolist()[-1] == "… and 8 more"


@pytest.mark.parametrize(
    ("every", "texts"),
    [
        ("month", ["2024-04", "2024-07"]),
        ("quarter", ["2024 Q2", "2024 Q3"]),
        ("year", ["2024", "2024"]),
    ],
)
def test_a_period_is_printed_as_long_as_it_is(every, texts):
    table = pd.DataFrame({"period": pd.to_datetime(["2024-04-01", "2024-07-01"])})
    table.attrs["card"] = {"measure": f"calendar, by {every}"}
    assert shown(table)["period"].tolist() == texts
    table.loc[0, "period"] = None
    assert shown(table)["period"].tolist() == ["–", texts[1]]
