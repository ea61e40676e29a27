import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import TableError
from helpers.measures.floor import share_of_words
from helpers.measures.floor.share import floors, longest_bound
from helpers.tables import NO_PERSON

MEETINGS = {
    "m1": [
        ("Ann", "one two three"),
        ("Ann", "four five"),
        (None, "why"),
        (None, "why not"),
        ("Ben", "six"),
        ("Ann", "seven"),
    ],
    "m2": [("Ben", "one two [Applause.] three four"), ("Ann", "five")],
}
speeches = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Ben", "Cora", None]),
        st.integers(0, 9).map(lambda n: " ".join(["word"] * n)),
    ),
    min_size=1,
    max_size=14,
)


@pytest.fixture(scope="module")
def shares():
    return share_of_words(make_corpus(MEETINGS).turns)


def table_of(turns):
    return share_of_words(make_corpus({"m": turns}).turns).set_index("speaker")


def test_counts_are_by_speaker_most_words_first_and_nobody_last(shares):
    columns = ["speaker", "n_meetings", "n_turns", "n_words"]
    assert shares[columns].values.tolist() == [
        ["Ann", 2, 4, 7],
        ["Ben", 2, 2, 5],
        [NO_PERSON, 1, 2, 3],
    ]


def test_shares_are_parts_of_all_turns(shares):
    assert shares["share_words"].tolist() == pytest.approx([7 / 15, 5 / 15, 3 / 15])
    assert shares["share_turns"].tolist() == pytest.approx([4 / 8, 2 / 8, 2 / 8])


def test_floors_join_turns_of_one_speaker_but_never_of_nobody(shares):
    assert shares["n_floors"].tolist() == [3, 2, 2]
    assert shares["mean_floor"].tolist() == pytest.approx([7 / 3, 5 / 2, 3 / 2])


def test_the_longest_floor_is_named_by_its_first_turn(shares):
    columns = ["n_longest", "longest_meeting_id", "longest_turn"]
    assert shares[columns].values.tolist() == [[5, "m1", 1], [4, "m2", 1], [2, "m1", 4]]


def test_few_turns_have_no_interval_and_the_card_says_why(shares):
    ends = [name for name in shares if name.endswith(("_low", "_high"))]
    assert shares[ends].isna().all(axis=None)
    assert shares["unit"].unique().tolist() == ["none"]
    assert shares.attrs["card"]["interval"].startswith("none: too few")
    assert shares.attrs["card"]["n"] == "15 words in 8 turns of 2 meetings"


@pytest.mark.parametrize(
    ("meetings", "unit", "n_units"),
    [
        ({f"m{number}": MEETINGS["m1"] for number in range(10)}, "meeting", 10),
        ({f"m{number}": MEETINGS["m1"] for number in range(9)}, "turn", 54),
    ],
)
def test_units_are_meetings_from_ten_on_else_turns(meetings, unit, n_units):
    table = share_of_words(make_corpus(meetings).turns)
    assert table[["unit", "n_units"]].drop_duplicates().values.tolist() == [
        [unit, n_units]
    ]
    assert (table["share_words_low"] < table["share_words"]).all()
    assert (table["share_words"] < table["share_words_high"]).all()


def test_the_mean_floor_has_ends_over_ten_meetings_of_the_speaker():
    meetings = {f"m{number}": [("Ann", "a " * number + "b")] for number in range(10)}
    row = share_of_words(make_corpus(meetings).turns).iloc[0]
    assert row["mean_floor_low"] < row["mean_floor"] == 5.5 < row["mean_floor_high"]


@pytest.mark.parametrize(
    ("lengths", "n_units", "bound"),
    [
        pytest.param([9, 8, 7, 6, 5, 4, 3, 2, 1, 1], 10, 5, id="the fifth of ten"),
        pytest.param([9, 8, 7, 6], 10, 0, id="silent in most units"),
        pytest.param(range(100), 100, 94, id="the sixth of a hundred"),
    ],
)
def test_longest_bound(lengths, n_units, bound):
    assert longest_bound(np.array(lengths), n_units) == bound


def test_the_longest_bound_holds_for_as_many_further_units():
    rng = np.random.default_rng(3)
    lengths = np.ceil(np.exp(rng.normal(4, 1, (2_000, 2, 12)))).astype(int)
    held = [longest_bound(read, 12) <= new.max() for read, new in lengths]
    assert np.mean(held) >= 0.97


def test_an_empty_table_is_refused():
    with pytest.raises(TableError, match="turns: no rows; was it filtered to nothing"):
        share_of_words(make_corpus({}).turns)


def test_a_table_without_floors_is_refused():
    turns = make_corpus(MEETINGS).turns.drop(columns="floor")
    with pytest.raises(TableError, match=r"turns: missing column\(s\) \['floor'\]"):
        share_of_words(turns)


def test_the_turns_stay_as_they_were():
    turns = make_corpus(MEETINGS).turns
    before = turns.copy()
    share_of_words(turns)
    pd.testing.assert_frame_equal(turns, before)


@settings(max_examples=40)
@given(speeches)
def test_shares_add_up_to_one(turns):
    table = table_of(turns)
    assert table["share_turns"].sum() == pytest.approx(1)
    if table["n_words"].sum():
        assert table["share_words"].sum() == pytest.approx(1)


@settings(max_examples=40)
@given(speeches)
def test_leaving_out_the_chair_changes_no_other_speaker_s_counts(turns):
    corpus = make_corpus({"m": turns})
    others = corpus.turns[corpus.turns["speaker"] != "Ann"]
    if others.empty:
        return
    columns = ["n_meetings", "n_turns", "n_words", "n_longest", "n_floors"]
    whole = share_of_words(corpus.turns).set_index("speaker")[columns]
    left = share_of_words(others).set_index("speaker")[columns]
    pd.testing.assert_frame_equal(left, whole.loc[left.index])


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
    parted = turns[:place] + parts + turns[place + 1 :]
    columns = ["speaker", "n_words"]
    tables = [
        floors(make_corpus({"m": rows}).turns)[columns] for rows in (turns, parted)
    ]
    pd.testing.assert_frame_equal(*tables)


@settings(max_examples=40)
@given(speeches)
def test_renaming_speakers_changes_names_and_order_only(turns):
    names = {"Ann": "Zoe", "Ben": "Al", "Cora": "Mia", NO_PERSON: NO_PERSON}
    renamed = table_of([(names.get(speaker), text) for speaker, text in turns])
    expected = table_of(turns).rename(index=names)
    pd.testing.assert_frame_equal(renamed.loc[expected.index], expected)
