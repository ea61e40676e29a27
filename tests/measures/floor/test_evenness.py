"""Gini and evenness: against formulas written out, scipy, and the laws."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy

from helpers.errors import TableError
from helpers.measures.floor import floor_evenness
from helpers.measures.floor.evenness import MEAN, TOGETHER, evenness_by_meeting
from helpers.measures.intervals import ratio_interval

sizes = st.lists(st.integers(1, 60), min_size=2, max_size=9)


def turns_of(*meetings):
    """Return turns of meetings given as how many words each speaker says."""
    return make_corpus(
        {
            f"m{number}": [(f"S{n}", "word " * size) for n, size in enumerate(words)]
            for number, words in enumerate(meetings)
        }
    ).turns


def one(words):
    return evenness_by_meeting(turns_of(words)).iloc[0]


@pytest.mark.parametrize(
    ("words", "gini", "evenness", "first"),
    [
        pytest.param([5, 5], 0, 1, 0.5, id="equal"),
        pytest.param([3, 1], 0.25, 0.8112781244591328, 0.75, id="three to one"),
        pytest.param([1, 1, 1, 1], 0, 1, 0.25, id="four equal"),
        pytest.param([4, 2, 1, 1], 0.3125, 0.875, 0.5, id="halving"),
    ],
)
def test_values_worked_by_hand(words, gini, evenness, first):
    row = one(words)
    assert row[["gini", "evenness", "share_first"]].tolist() == pytest.approx(
        [gini, evenness, first]
    )


def test_one_speaker_alone_shares_with_nobody():
    row = one([7])
    assert row["share_first"] == 1
    assert row[["gini", "evenness"]].isna().all()


def test_one_who_says_nearly_all_is_near_the_ends():
    row = one([5_000, 1, 1, 1])
    assert row["gini"] == pytest.approx(1 - 1 / 4, abs=1e-3)
    assert row["evenness"] < 0.01


@settings(max_examples=60)
@given(sizes)
def test_evenness_is_scipy_s_entropy_and_gini_the_mean_difference(words):
    row, x = one(words), np.array(words, dtype=float)
    assert row["evenness"] == pytest.approx(entropy(x) / np.log(len(x)))
    difference = np.abs(x[:, None] - x[None, :]).sum() / (2 * len(x) ** 2 * x.mean())
    assert row["gini"] == pytest.approx(difference, abs=1e-12)


@settings(max_examples=40)
@given(sizes, st.randoms())
def test_who_it_is_does_not_matter(words, random):
    mixed = random.sample(words, len(words))
    columns = ["gini", "evenness", "share_first"]
    assert one(mixed)[columns].tolist() == pytest.approx(one(words)[columns].tolist())


def test_turns_of_nobody_and_of_no_words_are_left_out():
    turns = [("A", "x x x"), (None, "x x x x"), ("B", "x"), ("C", "[Laughs.]")]
    row = evenness_by_meeting(make_corpus({"m": turns}).turns).iloc[0]
    assert row[["n_speakers", "n_words"]].tolist() == [2, 4]
    assert row["gini"] == 0.25


def test_a_meeting_of_nobody_has_no_row():
    turns = make_corpus({"m": [(None, "x")], "n": [("A", "x")]}).turns
    assert evenness_by_meeting(turns)["meeting_id"].tolist() == ["n"]


def test_all_meetings_together_are_pooled_by_person():
    table = floor_evenness(turns_of([3, 1], [1, 3])).set_index("over")
    assert table.loc[TOGETHER, ["n_meetings", "n_speakers"]].tolist() == [2, 2]
    assert table.loc[TOGETHER, ["gini", "evenness"]].tolist() == pytest.approx([0, 1])
    assert table.loc[MEAN, ["n_meetings", "n_speakers"]].tolist() == [2, 2]
    assert table.loc[MEAN, "gini"] == 0.25


def test_meetings_of_one_person_are_no_part_of_the_mean():
    table = floor_evenness(turns_of([3, 1], [5], [1, 1])).set_index("over")
    assert table.loc[MEAN, "n_meetings"] == 2
    assert table.loc[MEAN, "gini"] == 0.125
    assert floor_evenness(turns_of([3, 1], [5]))["over"].tolist() == [TOGETHER]


def test_the_mean_has_ends_from_ten_meetings_on_and_the_pool_none():
    meetings = [[n + 1, 3, 2] for n in range(10)]
    table = floor_evenness(turns_of(*meetings)).set_index("over")
    values = [one(words)["gini"] for words in meetings]
    low, high = ratio_interval(values, np.ones(10))
    assert table.loc[MEAN, ["gini_low", "gini_high"]].tolist() == pytest.approx(
        [float(low), float(high)]
    )
    assert table.loc[TOGETHER, ["gini_low", "evenness_high"]].isna().all()
    assert "none for all meetings together" in table.attrs["card"]["interval"]
    few = floor_evenness(turns_of(*meetings[:9]))
    assert few.filter(like="_low").isna().all(axis=None)


def test_nobody_who_has_a_name_gives_a_row_without_values():
    table = floor_evenness(make_corpus({"m": [(None, "x")]}).turns)
    assert table[["n_meetings", "n_speakers"]].values.tolist() == [[0, 0]]
    assert table[["share_first", "gini", "evenness"]].isna().all(axis=None)


@pytest.mark.parametrize("measure", [floor_evenness, evenness_by_meeting])
def test_an_empty_table_is_refused(measure):
    with pytest.raises(TableError, match="turns: no rows"):
        measure(make_corpus({}).turns)


@settings(max_examples=40)
@given(sizes, st.data())
def test_parting_a_turn_changes_nothing(words, data):
    turns = [(f"S{n}", "word " * size) for n, size in enumerate(words)]
    place = data.draw(st.integers(0, len(turns) - 1))
    speaker, text = turns[place]
    parted = [
        *turns[:place],
        (speaker, "word"),
        (speaker, text[5:]),
        *turns[place + 1 :],
    ]
    tables = [
        floor_evenness(make_corpus({"m": rows}).turns) for rows in (turns, parted)
    ]
    pd.testing.assert_frame_equal(*tables)
