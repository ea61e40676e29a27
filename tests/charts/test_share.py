"""The figures of who speaks: label i carries the value of row i."""

from math import nan

import pandas as pd
import pytest

from helpers.charts.share import plot_share, plot_turns
from helpers.charts.style import NOBODY, OTHERS, speaker_colours
from helpers.errors import TableError
from helpers.tables import NO_PERSON


def share_table(n_words, *, has_interval=False):
    names, counts = list(n_words), pd.Series(list(n_words.values()))
    table = pd.DataFrame({"speaker": names, "n_turns": 2, "n_words": counts})
    table["share_words"] = counts / counts.sum()
    table["n_longest"] = counts // 2
    table["longest_turn"], table["longest_meeting_id"] = 7, "m1"
    for column in ("share_words", "n_longest"):
        table[f"{column}_low"] = table[column] * (0.5 if has_interval else nan)
        table[f"{column}_high"] = table[column] * (1.5 if has_interval else nan)
    table.attrs["card"] = {"interval": "none: no", "n": "9 turns"}
    return table


TABLE = share_table({"Ann": 600, "Bob": 300, NO_PERSON: 100})


def test_each_share_stands_under_its_speaker(read_bars):
    assert read_bars(plot_share(TABLE, title="Ann")) == [
        ("Ann: 60.0 % (600 words)", pytest.approx(60)),
        ("Bob: 30.0 % (300 words)", pytest.approx(30)),
        ("(no named person): 10.0 % (100 words)", pytest.approx(10)),
    ]


def test_each_longest_floor_stands_under_its_speaker(read_bars):
    assert read_bars(plot_turns(TABLE, title="Ann"))[:2] == [
        ("Ann: 300 words (2 turns)", 300),
        ("Bob: 150 words (2 turns)", 150),
    ]


def test_speakers_beyond_the_top_are_one_bar_that_says_how_many(read_bars):
    table = share_table({f"S{number}": 10 for number in range(20)})
    bars = read_bars(plot_share(table, title="Many"))
    assert len(bars) == 16
    assert bars[-1] == ("all others (5): 25.0 % (50 words)", pytest.approx(25))
    longest = read_bars(plot_turns(table, title="Many"))[-1]
    assert longest == ("all others (5): 5 words (10 turns)", 5)


def test_a_row_of_nobody_without_words_is_not_drawn(read_bars):
    table = share_table({"Ann": 10, NO_PERSON: 0})
    assert len(read_bars(plot_share(table, title="Ann"))) == 1


def test_a_transcript_without_names_is_one_bar(read_bars):
    bars = read_bars(plot_share(share_table({NO_PERSON: 10}), title="Nobody"))
    assert bars == [("(no named person): 100.0 % (10 words)", pytest.approx(100))]


def test_a_speaker_keeps_the_given_colour_and_strangers_are_neutral():
    colours = speaker_colours(["Bob"])
    bars = plot_share(TABLE, title="Ann", colours=colours).data[0]
    assert bars.marker.color == (OTHERS, colours["Bob"], NOBODY)


def test_an_interval_is_drawn_around_its_share():
    table = share_table({"Ann": 600, "Bob": 400}, has_interval=True)
    whiskers = plot_share(table, title="Ann").data[2]
    assert whiskers.error_x.array == pytest.approx((30, 20))


def test_without_an_interval_the_axis_gives_the_reason():
    fig = plot_share(TABLE, title="Ann")
    assert "no interval: 9 turns are too few" in fig.layout.xaxis.title.text


def test_names_are_never_markup(hostile, drawn_texts):
    table = share_table({hostile: 600, "Bob": 300})
    for plot in (plot_share, plot_turns):
        texts = drawn_texts(plot(table, title="Ann"))
        assert hostile not in texts or hostile == "%{x}"
        assert "%{x}" not in str(plot(table, title="").data[0].hovertemplate)


@pytest.mark.parametrize("plot", [plot_share, plot_turns])
def test_a_figure_without_rows_is_refused(plot):
    with pytest.raises(TableError, match="no rows; was it filtered"):
        plot(TABLE.head(0), title="Nothing")


def test_the_alternative_text_names_the_largest():
    alt = plot_share(TABLE, title="Ann").layout.meta["alt"]
    assert alt.endswith("Largest: Ann 60.0 %; Bob 30.0 %; (no named person) 10.0 %.")
