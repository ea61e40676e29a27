"""The figures of terms: label i carries the rate of row i."""

from math import nan

import pandas as pd
import pytest

from helpers.charts.terms import plot_terms, plot_terms_by_speaker
from helpers.errors import TableError


def terms_table(counts, *, n_words=1_000, speaker=None):
    table = pd.DataFrame({"term": list(counts), "n": list(counts.values())})
    table["n_words"] = n_words
    table["rate"] = table["n"] / n_words * 1_000_000
    table["rate_low"] = table["rate_high"] = nan
    if speaker:
        table.insert(0, "speaker", speaker)
    return table


TABLE = terms_table({"war": 12, "open door": 3, "peace": 1})
BY_SPEAKER = pd.concat(
    [
        terms_table({"war": 9, "law": 2}, speaker="Ann"),
        terms_table({"peace": 4}, n_words=500, speaker="Bob"),
        terms_table({"tax": 1}, speaker="Cid"),
    ]
)


def test_each_rate_stands_under_its_term(read_bars):
    assert read_bars(plot_terms(TABLE, title="War")) == [
        ("war: 12.0 per 1,000 (12 times)", 12.0),
        ("open door: 3.00 per 1,000 (3 times)", 3.0),
        ("peace: 1.00 per 1,000 (1 time)", 1.0),
    ]


def test_only_the_top_is_drawn_and_is_the_table_behind_the_figure():
    fig = plot_terms(TABLE, title="War", top=2)
    assert len(fig.data[0].x) == len(fig.layout.meta["rows"]) == 2


def test_a_long_phrase_is_cut_visibly_and_whole_where_one_points(read_bars):
    phrase = "a phrase that is longer than a label may be on a telephone"
    fig = plot_terms(terms_table({phrase: 1, f"{phrase} or anywhere": 1}), title="Long")
    numbers = ": 1.00 per 1,000 (1 time)"
    assert [label for label, _ in read_bars(fig)] == [
        phrase + numbers,
        f"{phrase} …{numbers}".replace(" …", "…"),
    ]
    assert fig.data[1].meta["narrow"] == [
        f"a phrase t… telephone{numbers}",
        f"a phrase t…telephone…{numbers}",
    ]
    assert f"{phrase} or anywhere" in fig.data[0].customdata[1]


def test_speakers_stand_below_one_another_each_with_their_own_words(read_bars):
    fig = plot_terms_by_speaker(BY_SPEAKER, title="Both", speakers=["Bob", "Ann"])
    assert [label for label, _ in read_bars(fig)] == [
        "<b>Bob, 500 words</b>",
        "peace: 8.00 per 1,000 (4 times)",
        "<b>Ann, 1,000 words</b>",
        "war: 9.00 per 1,000 (9 times)",
        "law: 2.00 per 1,000 (2 times)",
    ]


def test_bars_of_a_speaker_have_the_colour_of_the_speaker():
    fig = plot_terms_by_speaker(
        BY_SPEAKER, title="Ann", speakers=["Ann"], colours={"Ann": "#00008f"}
    )
    assert fig.data[0].marker.color[1:] == ("#00008f", "#00008f")


def test_a_speaker_without_a_term_is_left_out(read_bars):
    fig = plot_terms_by_speaker(BY_SPEAKER, title="Ann", speakers=["Zoe", "Cid"])
    assert len(read_bars(fig)) == 2


def test_without_names_the_first_three_of_the_table_are_shown(read_bars):
    labels = [
        label for label, _ in read_bars(plot_terms_by_speaker(BY_SPEAKER, title=""))
    ]
    assert sum(label.startswith("<b>") for label in labels) == 3


def test_terms_and_speakers_are_never_markup(hostile, drawn_texts):
    table = terms_table({hostile: 2}, speaker=hostile)
    for plot in (plot_terms, plot_terms_by_speaker):
        assert hostile not in drawn_texts(plot(table, title="")) or hostile == "%{x}"


@pytest.mark.parametrize("table", [TABLE.head(0), TABLE.drop(columns="rate")])
def test_a_table_without_rows_or_rates_is_refused(table):
    with pytest.raises(TableError, match=r"plot_terms: (no rows|missing column)"):
        plot_terms(table, title="Nothing")


def test_speakers_without_any_term_are_refused():
    with pytest.raises(TableError, match="plot_terms_by_speaker: no rows"):
        plot_terms_by_speaker(BY_SPEAKER, title="", speakers=["Zoe"])
