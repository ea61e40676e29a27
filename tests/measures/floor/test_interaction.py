"""Floors in their places, and when the floor changes."""

from itertools import pairwise

import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import TableError
from helpers.measures.floor import floors_in_words, switches
from helpers.measures.floor.interaction import floor_changes, switches_by_meeting
from helpers.tables import NO_PERSON

MEETINGS = {
    "m1": [
        ("Ann", "one two three"),
        ("Ann", "four five"),
        (None, "why"),
        (None, "why not"),
        ("Ben", "six"),
        ("Cora", "[Applause.]"),
        ("Ann", "seven"),
    ],
    "m2": [("Ben", "one two [Applause.] three four"), ("Ann", "five")],
}
speeches = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Ben", "Cora", None]),
        st.integers(0, 4).map(lambda n: " ".join(["word"] * n)),
    ),
    min_size=1,
    max_size=14,
)


def changes_of(turns):
    table = floor_changes(make_corpus({"m": turns}).turns)
    return list(zip(table["from_speaker"], table["to_speaker"], strict=True))


def test_a_floor_leads_to_the_words_of_its_first_turn():
    turns = make_corpus(MEETINGS).turns
    texts = ["one two three", "why", "why not", "six", "seven"]
    assert floors_in_words(turns)["text"].tolist()[:5] == texts
    assert "text" not in floors_in_words(turns.drop(columns="text"))


def test_floors_stand_where_their_first_word_is():
    table = floors_in_words(make_corpus(MEETINGS).turns)
    columns = ["meeting_id", "turn", "speaker", "first_word", "n_words", "n_turns"]
    assert table[columns].values.tolist() == [
        ["m1", 1, "Ann", 1, 5, 2],
        ["m1", 3, NO_PERSON, 6, 1, 1],
        ["m1", 4, NO_PERSON, 7, 2, 1],
        ["m1", 5, "Ben", 9, 1, 1],
        ["m1", 7, "Ann", 10, 1, 1],
        ["m2", 1, "Ben", 1, 4, 1],
        ["m2", 2, "Ann", 5, 1, 1],
    ]


@pytest.mark.parametrize(
    ("turns", "changes"),
    [
        pytest.param([("A", "x")], [], id="one turn"),
        pytest.param([("A", "x"), ("A", "x")], [], id="nobody follows themselves"),
        pytest.param([("A", "x"), ("B", "x")], [("A", "B")], id="one change"),
        pytest.param(
            [("A", "x"), ("B", "[Laughs.]"), ("C", "x")],
            [("A", "C")],
            id="a turn without words holds no floor",
        ),
        pytest.param(
            [("A", "x"), ("B", "[Laughs.]"), ("A", "x")], [], id="nor does it part one"
        ),
        pytest.param(
            [("A", "x"), (None, "x"), (None, "x"), ("A", "x")],
            [("A", NO_PERSON), (NO_PERSON, "A")],
            id="nobody after nobody cannot be told",
        ),
    ],
)
def test_the_floor_changes_from_one_speaker_to_another(turns, changes):
    assert changes_of(turns) == changes


def test_a_change_knows_its_turn_and_the_words_of_the_floor_that_begins():
    table = floor_changes(make_corpus(MEETINGS).turns)
    columns = ["meeting_id", "turn", "to_speaker", "n_words", "row"]
    assert table[columns].values.tolist() == [
        ["m1", 3, NO_PERSON, 1, 2],
        ["m1", 5, "Ben", 1, 4],
        ["m1", 7, "Ann", 1, 6],
        ["m2", 2, "Ann", 1, 8],
    ]


def test_what_is_left_out_makes_no_neighbours():
    turns = make_corpus({"m": [("A", "x"), ("Chair", "x"), ("B", "x")]}).turns
    assert floor_changes(turns[turns["speaker"] != "Chair"]).empty


def test_switches_are_counted_by_meeting():
    table = switches_by_meeting(make_corpus(MEETINGS).turns)
    columns = ["meeting_id", "n_speakers", "n_turns", "n_floors", "n_switches"]
    assert table[columns].values.tolist() == [["m1", 2, 6, 5, 3], ["m2", 2, 2, 2, 1]]
    assert table["n_words"].tolist() == [10, 5]
    assert table["rate_switches"].tolist() == pytest.approx([3e5, 2e5])
    assert table["mean_turn"].tolist() == pytest.approx([10 / 6, 5 / 2])
    assert table["mean_floor"].tolist() == pytest.approx([10 / 5, 5 / 2])


def test_all_meetings_together_are_one_row():
    row = switches(make_corpus(MEETINGS).turns).iloc[0]
    counts = ["n_meetings", "n_speakers", "n_turns", "n_floors", "n_switches"]
    assert row[counts].tolist() == [2, 2, 8, 7, 4]
    assert row["rate_switches"] == pytest.approx(4 / 15 * 1e6)
    assert pd.isna(row["rate_switches_low"])


def test_nobody_by_name_is_nobody():
    turns = make_corpus(MEETINGS).turns
    named = turns.assign(speaker=turns["speaker"].fillna(NO_PERSON))
    pd.testing.assert_frame_equal(switches(named), switches(turns))


@pytest.mark.parametrize("n_meetings", [1, 10])
def test_the_rate_of_switches_has_ends_over_turns_or_meetings(n_meetings):
    meetings = {f"m{n}": MEETINGS["m1"] * 2 for n in range(n_meetings)}
    table = switches(make_corpus(meetings).turns)
    row = table.iloc[0]
    assert row["rate_switches_low"] < row["rate_switches"] < row["rate_switches_high"]
    unit = "meeting" if n_meetings == 10 else "turn"
    assert f"drawn anew: the {unit}" in table.attrs["card"]["interval"]


def test_a_meeting_of_no_words_has_no_means():
    row = switches_by_meeting(make_corpus({"m": [("A", "[Laughs.]")]}).turns).iloc[0]
    assert row[["n_speakers", "n_floors", "n_switches"]].tolist() == [0, 0, 0]
    assert row[["rate_switches", "mean_turn", "mean_floor"]].isna().all()


@pytest.mark.parametrize("measure", [switches, switches_by_meeting, floors_in_words])
def test_an_empty_table_is_refused(measure):
    with pytest.raises(TableError, match="turns: no rows"):
        measure(make_corpus({}).turns)


@settings(max_examples=60)
@given(speeches)
def test_changes_are_those_of_a_plain_loop(turns):
    spoken = [speaker or NO_PERSON for speaker, text in turns if text]
    assert changes_of(turns) == [(a, b) for a, b in pairwise(spoken) if a != b]


@settings(max_examples=40)
@given(speeches, st.data())
def test_parting_a_turn_changes_no_table_of_floors(turns, data):
    place = data.draw(st.integers(0, len(turns) - 1))
    speaker, text = turns[place]
    if speaker is None:
        return
    words = text.split()
    cut = data.draw(st.integers(0, len(words)))
    parts = [(speaker, " ".join(words[:cut])), (speaker, " ".join(words[cut:]))]
    whole, parted = (
        make_corpus({"m": rows}).turns
        for rows in (turns, turns[:place] + parts + turns[place + 1 :])
    )
    columns = ["n_speakers", "n_floors", "n_switches", "n_words", "rate_switches"]
    pd.testing.assert_frame_equal(switches(whole)[columns], switches(parted)[columns])
    columns = ["speaker", "first_word", "n_words"]
    tables = [floors_in_words(table)[columns] for table in (whole, parted)]
    pd.testing.assert_frame_equal(*tables)
    columns = ["from_speaker", "to_speaker", "n_words"]
    tables = [floor_changes(table)[columns] for table in (whole, parted)]
    pd.testing.assert_frame_equal(*tables)


@settings(max_examples=40)
@given(speeches)
def test_leaving_out_the_chair_changes_no_other_pair(turns):
    corpus = make_corpus({"m": turns})
    left = floor_changes(corpus.turns[corpus.turns["speaker"] != "Ann"])
    whole = floor_changes(corpus.turns)
    has_chair = whole[["from_speaker", "to_speaker"]].eq("Ann").any(axis=1)
    columns = ["turn", "from_speaker", "to_speaker", "n_words"]
    # A turn of no words between others is not seen, whoever's it is.
    words = corpus.turns.loc[corpus.turns["speaker"] == "Ann", "n_words"]
    if (words > 0).all():
        expected = whole.loc[~has_chair, columns].reset_index(drop=True)
        pd.testing.assert_frame_equal(left[columns], expected)
