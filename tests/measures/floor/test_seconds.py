import pandas as pd
import pytest
from builders import make_corpus

from helpers.errors import TableError
from helpers.measures.floor import share_of_seconds
from helpers.measures.floor.seconds import turn_seconds
from helpers.tables import NO_PERSON

TURNS = [("Ann", "one two"), ("Ben", "three"), (None, "why"), ("Ann", "four five six")]


def timed(starts, ends, turns=TURNS):
    table = make_corpus({"m": turns}).turns
    return table.assign(
        start_time=pd.array(starts, dtype="float64"),
        end_time=pd.array(ends, dtype="float64"),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        pytest.param([0, 4, 5, 7], [3, 5, 7, 10], [3, 1, 2, 3], id="own ends"),
        pytest.param([0, 4, 5, 7], [None] * 4, [4, 1, 2, None], id="until the next"),
        pytest.param([0, 4, 5, 7], [None, None, 7, 8], [4, 1, 2, 1], id="mixed"),
        pytest.param([5, 4, 6, 6], [None] * 4, [None, 2, 0, None], id="backwards"),
        pytest.param([0, None, 5, 7], [None] * 4, [None, None, 2, None], id="a gap"),
        pytest.param([None] * 4, [None] * 4, [None] * 4, id="no times"),
    ],
)
def test_a_turn_lasts_until_its_end_or_the_next_one(starts, ends, expected):
    found = turn_seconds(timed(starts, ends))
    assert [None if pd.isna(n) else n for n in found] == expected


def test_the_last_turn_of_a_meeting_does_not_last_until_the_next_meeting():
    two = pd.concat([timed([0, 4, 5, 7], [None] * 4)] * 2, ignore_index=True)
    two["meeting_id"] = ["a"] * 4 + ["b"] * 4
    assert turn_seconds(two).isna().tolist() == [False, False, False, True] * 2


def test_shares_are_of_the_turns_with_times_and_nobody_stands_last():
    table = share_of_seconds(timed([0, 4, 5, 7], [3, 5, 7, None]))
    assert table["speaker"].tolist() == ["Ann", "Ben", NO_PERSON]
    assert table["seconds"].tolist() == [3, 1, 2]
    assert table["share_seconds"].tolist() == pytest.approx([3 / 6, 1 / 6, 2 / 6])
    assert table["n_timed_turns"].tolist() == [1, 1, 1]
    assert table["n_turns"].tolist() == [2, 1, 1]
    assert table.attrs["card"]["denominator"].startswith("3 turns with times, of 4")


def test_times_in_words_give_the_same_interval_as_words():
    turns = TURNS * 5
    table = timed(range(20), range(1, 21), turns)
    seconds = share_of_seconds(table)
    words = share_of_seconds(table.assign(end_time=table["start_time"] + 2.0))
    pd.testing.assert_frame_equal(
        seconds.drop(columns="seconds"), words.drop(columns="seconds")
    )
    ann = seconds.iloc[0]
    assert ann["share_seconds_low"] < ann["share_seconds"] < ann["share_seconds_high"]


def test_without_times_there_is_no_row_and_the_card_says_so():
    table = share_of_seconds(timed([None] * 4, [None] * 4))
    assert table.empty
    assert table.attrs["card"]["interval"] == "none: no times"


def test_a_missing_column_is_refused():
    with pytest.raises(TableError, match=r"turns: missing column\(s\) \['end_time'\]"):
        share_of_seconds(timed([0] * 4, [1] * 4).drop(columns="end_time"))
