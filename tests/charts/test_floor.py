"""The figure of a meeting as it ran."""

import pandas as pd
import pytest

from helpers.charts.floor import plot_floor
from helpers.charts.style import NOBODY, speaker_colours
from helpers.errors import TableError


def timeline(*turns):
    """Return a meeting: speaker and words of each floor, in order."""
    table = pd.DataFrame(turns, columns=["speaker", "n_words"])
    table["turn"] = range(1, len(table) + 1)
    table["first_word"] = table["n_words"].cumsum() - table["n_words"] + 1
    return table


MEETING = timeline(("Ann", 100), ("Bob", 20), (None, 5), ("Ann", 50))


def rows_of(fig):
    """Return for each row its label and the blocks (first word, words) on it."""
    blocks, labels = fig.data
    places = list(zip(blocks.y, blocks.base, blocks.x, strict=True))
    return [
        (text, [(base, x) for key, base, x in places if key == row])
        for row, text in zip(labels.y, labels.text, strict=True)
    ]


def test_each_floor_is_a_block_at_its_place_on_the_row_of_its_speaker():
    assert rows_of(plot_floor(MEETING, title="Ann")) == [
        ("Ann: 150 words, 2 floors", [(0, 100), (125, 50)]),
        ("Bob: 20 words, 1 floor", [(100, 20)]),
        ("(no named person): 5 words, 1 floor", [(120, 5)]),
    ]


def test_speakers_beyond_the_top_share_a_row_with_their_words_together():
    turns = [(f"S{number}", 100 - number) for number in range(9)]
    rows = rows_of(plot_floor(timeline(*turns), title="Many", top=7))
    assert len(rows) == 8
    assert rows[-1][0] == "all others (2): 185 words, 2 floors"
    assert len(rows[-1][1]) == 2


def test_blocks_have_the_colours_of_their_speakers():
    colours = speaker_colours(["Ann"])
    fig = plot_floor(MEETING, title="Ann", colours=colours)
    assert fig.data[0].marker.color[0] == colours["Ann"]
    assert fig.data[0].marker.color[2] == NOBODY


def test_one_turn_of_nobody_is_one_row():
    assert len(rows_of(plot_floor(timeline((None, 7)), title="Nobody"))) == 1


def test_pointing_at_a_block_gives_its_first_words_as_plain_text(hostile):
    fig = plot_floor(MEETING.assign(text=hostile), title="Ann")
    assert fig.data[0].customdata[0].startswith("from turn 1: 100 words<br>Ann<br>")
    assert "<script" not in fig.data[0].customdata[0]
    assert fig.data[0].hovertemplate == "%{customdata}<extra></extra>"


def test_names_are_never_markup(hostile, drawn_texts):
    fig = plot_floor(timeline((hostile, 7)), title="")
    assert hostile not in drawn_texts(fig) or hostile == "%{x}"


def test_a_meeting_without_turns_is_refused():
    with pytest.raises(TableError, match="plot_floor: no rows"):
        plot_floor(MEETING.head(0), title="Nothing")
