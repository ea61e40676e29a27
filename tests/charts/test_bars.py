"""Bars with their labels above them, and intervals below."""

from math import nan

import pandas as pd
import pytest

from helpers.charts.bars import bar_figure, heading, interval_note, ticks

BARS = pd.DataFrame(
    {
        "label": ["Ann: 9", "Ann: 9", "Bob: 4"],
        "hover": ["a", "b", "c"],
        "value": [9.0, 9.0, 4.0],
        "low": [8.0, nan, 1.0],
        "high": [12.0, nan, 5.0],
        "colour": ["red", "green", "blue"],
    }
)


def test_each_label_stands_at_the_bar_of_its_row(read_bars):
    assert read_bars(bar_figure(BARS, axis="Words")) == [
        ("Ann: 9", 9.0),
        ("Ann: 9", 9.0),
        ("Bob: 4", 4.0),
    ]


def test_the_first_row_is_on_top_and_the_axis_starts_at_nought():
    fig = bar_figure(BARS, axis="Words")
    assert fig.layout.yaxis.range == (2.5, -0.5)
    assert fig.layout.xaxis.range[0] == 0
    assert fig.layout.xaxis.range[1] > 12


def test_an_interval_is_drawn_only_where_there_is_one():
    whiskers = bar_figure(BARS, axis="Words").data[2]
    assert whiskers.y == ("0", "2")
    assert whiskers.error_x.array == (3.0, 1.0)
    assert whiskers.error_x.arrayminus == (1.0, 3.0)


def test_without_any_interval_nothing_is_drawn_for_it():
    fig = bar_figure(BARS.assign(low=nan, high=nan), axis="Words")
    assert len(fig.data) == 2


def test_a_single_bar_of_nought_still_has_an_axis():
    fig = bar_figure(BARS.head(1).assign(value=0.0, low=nan, high=nan), axis="Words")
    assert fig.layout.xaxis.range == (0, 1.0)


def test_a_heading_draws_no_bar_and_escapes_its_text(hostile):
    row = heading(hostile).iloc[0]
    assert pd.isna(row["value"])
    assert row["label"].count("<") == 2


@pytest.mark.parametrize(
    ("card", "note"),
    [
        ({"interval": "none: few", "n": "5 turns"}, "no interval: 5 turns are too few"),
        ({"interval": "95%, by turns"}, "no interval: too few turns or meetings"),
    ],
)
def test_the_axis_says_why_there_is_no_interval(card, note):
    table = pd.DataFrame()
    table.attrs["card"] = card
    assert interval_note(BARS.assign(low=nan), table) == f"<br>{note}"
    assert "95 %" in interval_note(BARS, table)


@pytest.mark.parametrize(("highest", "step"), [(1, 1), (6, 1), (7, None), (0.5, None)])
def test_a_small_count_is_marked_in_whole_numbers(highest, step):
    assert ticks(highest).get("dtick") == step
