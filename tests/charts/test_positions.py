"""The figures of where terms fall."""

import pandas as pd
import pytest

from helpers.charts.positions import MAX_ROWS, plot_hits, plot_positions
from helpers.errors import TableError

POSITIONS = pd.DataFrame(
    {
        "term": ["war"] * 3 + ["law"] * 3,
        "slice": [1, 2, 3] * 2,
        "n": [4, 0, 2, 0, 1, 0],
        "n_words": 100,
    }
).assign(rate=lambda table: table["n"] / table["n_words"] * 1_000_000)


def hits_table(hits):
    """Return a concordance: term, meeting and place of each hit."""
    table = pd.DataFrame(hits, columns=["term", "meeting_id", "start"])
    table["end"] = table["start"] + 4
    return table.assign(turn=1, left="to", node=table["term"], right="and peace")


HITS = hits_table([("war", "m1", 0), ("law", "m1", 10), ("war", "m1", 50)])


def test_a_column_is_as_high_as_its_rate_on_one_scale():
    columns = plot_positions(POSITIONS, title="War").data[0]
    heights = [-height for height in columns.y]
    assert heights == pytest.approx([0.5, 0, 0.25, 0, 0.125, 0])
    assert columns.x == (1, 2, 3, 1, 2, 3)


def test_the_number_over_a_column_is_its_count():
    columns = plot_positions(POSITIONS, title="War").data[0]
    assert columns.text == ("4", "", "2", "", "1", "")


def test_each_term_stands_over_its_own_row():
    fig = plot_positions(POSITIONS, title="War")
    assert fig.data[1].text == ("war: 6 times", "law: 1 time")
    assert fig.data[0].base[0] - fig.data[1].y[0] < 1


def test_terms_that_are_never_said_are_drawn_as_nought():
    silent = POSITIONS.assign(n=0, rate=0.0)
    assert set(plot_positions(silent, title="").data[0].y) == {0}


def test_a_part_without_words_has_no_rate_and_no_column():
    empty = POSITIONS.assign(rate=POSITIONS["rate"].where(POSITIONS["slice"] != 1))
    assert plot_positions(empty, title="").data[0].y[0] == 0


def test_each_hit_is_a_stroke_at_its_share_of_the_transcript():
    fig = plot_hits(HITS, title="War", lengths={"m1": 100})
    assert dict(zip(fig.data[1].y, fig.data[1].text, strict=True)) == {
        "0": "war: 2 hits",
        "1": "law: 1 hit",
    }
    strokes = zip(fig.data[0].y, fig.data[0].base, fig.data[0].x, strict=True)
    assert sorted(strokes) == [("0", 0, 4), ("0", 50, 4), ("1", 10, 4)]


def test_rows_keep_their_order_whatever_hit_comes_first():
    table = hits_table([("war", "m1", 0), ("law", "m1", 10), ("law", "m1", 50)])
    axis = plot_hits(table, title="", lengths={"m1": 100}).layout.yaxis
    assert (axis.categoryorder, axis.categoryarray) == ("array", ("0", "1"))


def test_several_meetings_have_a_row_each_most_hits_first():
    table = hits_table([("war", "m1", 5), ("war", "m2", 0), ("war", "m2", 9)])
    fig = plot_hits(table, title="War", lengths={"m1": 10, "m2": 20})
    assert fig.data[1].text == ("war, m2: 2 hits", "war, m1: 1 hit")
    assert sorted(fig.data[0].base) == [0, 45, 50]


def test_rows_that_are_not_drawn_are_counted_aloud():
    table = hits_table([("war", f"m{number}", 0) for number in range(MAX_ROWS + 5)])
    fig = plot_hits(table, title="War", lengths=dict.fromkeys(table["meeting_id"], 9))
    assert len(fig.data[1].text) == MAX_ROWS
    assert "24 rows with most hits, of 29" in fig.layout.xaxis.title.text
    assert len(fig.layout.meta["rows"]) == MAX_ROWS


def test_pointing_at_a_hit_shows_its_context_as_plain_text(hostile, drawn_texts):
    table = HITS.assign(left=hostile, right=hostile, term=hostile, meeting_id=hostile)
    fig = plot_hits(table, title="", lengths={hostile: 100})
    assert hostile not in drawn_texts(fig) or hostile == "%{x}"
    assert "<b>war</b>" in fig.data[0].customdata[0]


def test_a_concordance_without_a_hit_is_drawn_as_that():
    fig = plot_hits(HITS.head(0), title="Nothing", lengths={})
    assert fig.layout.meta["alt"] == "There is no hit."
    assert fig.layout.meta["rows"] == []


def test_positions_without_a_term_are_refused():
    with pytest.raises(TableError, match="plot_positions: no rows"):
        plot_positions(POSITIONS.head(0), title="Nothing")
