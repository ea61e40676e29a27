"""The table of dispersion: which parts, which terms, which columns."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import ParameterError, TableError
from helpers.measures.dispersion import dispersion
from helpers.measures.dispersion.distance_formulae import arf, gaps_of
from helpers.measures.dispersion.part_formulae import dp, dp_by_chance, kld
from helpers.measures.dispersion.terms import DIRECTIONS, MEASURES
from helpers.tokens import tokens

TALK = {
    "m1": [("Ann", "peace peace open door"), ("Ben", "peace")],
    "m2": [("Ann", "trade trade trade open door"), (None, "")],
    "m3": [("Cy", "trade peace [Noise] open [Noise] door trade open")],
}


def table(meetings=TALK, **choice):
    return dispersion(tokens(make_corpus(meetings)), **choice)


def test_a_row_says_in_how_many_parts_a_term_is():
    rows = table(min_count=1)
    assert rows.columns.tolist() == [
        "term", "n", "n_words", "n_parts", "n_all_parts", "dp", "dp_norm",
    ]  # fmt: skip
    assert rows.iloc[:, :5].values.tolist() == [
        ["trade", 5, 16, 2, 3],
        ["open", 4, 16, 3, 3],
        ["peace", 4, 16, 2, 3],
        ["door", 3, 16, 3, 3],
    ]
    assert rows["dp"].iloc[0] == dp([0, 3, 2], [5, 5, 6])


@pytest.mark.parametrize(
    ("parts", "counts", "sizes"),
    [
        ("meeting", [1, 1, 0], [5, 5, 6]),
        ("turn", [1, 0, 1, 0, 0], [4, 1, 5, 0, 6]),
        ("slices", [1, 0, 1, 0], [4, 4, 4, 4]),
    ],
)
def test_a_phrase_stands_where_it_begins_and_crosses_nothing(parts, counts, sizes):
    rows = table(terms=["open door"], parts=parts, n_slices=4)
    expected = ["open door", 2, 16, 2, sum(size > 0 for size in sizes)]
    assert rows.iloc[0, :5].tolist() == expected
    assert rows["dp"].iloc[0] == dp(counts, sizes)


def test_asked_terms_are_kept_in_order_and_once_even_without_a_hit():
    rows = table(terms=["war", "open", "tra*", "open"], measures=MEASURES)
    assert rows["term"].tolist() == ["war", "open", "tra*"]
    assert rows["n"].tolist() == [0, 4, 5]
    assert rows.loc[0, list(MEASURES)].isna().all()
    assert rows.loc[1:, list(MEASURES)].notna().all(axis=None)


def test_rare_words_are_left_out():
    assert table(min_count=5)["term"].tolist() == ["trade"]
    assert table(min_count=9).empty


def test_every_measure_is_a_column_in_the_order_asked_for_and_is_on_the_card():
    rows = table(min_count=1, measures=("kld", "dp_by_chance", "arf", "dp"))
    assert rows.columns[5:].tolist() == ["kld", "dp_by_chance", "arf", "dp"]
    first = rows.iloc[0]
    assert first["kld"] == kld([0, 3, 2], [5, 5, 6])
    assert first["dp_by_chance"] == dp_by_chance(5, [5, 5, 6])
    assert first["arf"] == arf(gaps_of([5, 6, 7, 10, 14], 16), 16)
    formula = rows.attrs["card"]["formula"]
    assert all(DIRECTIONS[name] in formula for name in ("kld", "arf", "dp"))
    assert "D_A" not in formula


@given(
    st.lists(
        st.tuples(st.sampled_from(["m1", "m2", "m3"]), st.text("abc ", max_size=20)),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(["meeting", "turn", "slices"]),
)
def test_all_words_at_once_are_the_words_asked_for_one_by_one(turns, parts):
    meetings = {}
    for meeting, text in turns:
        meetings.setdefault(meeting, []).append(("A", text))
    words = tokens(make_corpus(meetings))
    choice = {"parts": parts, "n_slices": 3, "measures": MEASURES}
    every = dispersion(words, min_count=1, **choice)
    assert every["term"].tolist() == list(words.vocabulary)
    if len(every):
        asked = dispersion(words, terms=list(words.vocabulary), **choice)
        pd.testing.assert_frame_equal(every, asked)


def test_every_measure_has_a_direction():
    assert set(DIRECTIONS) == set(MEASURES)


def test_one_meeting_has_no_normalised_dispersion():
    rows = table({"m": [("Ann", "peace peace")]}, min_count=1)
    assert rows["dp"].tolist() == [0]
    assert np.isnan(rows["dp_norm"]).all()


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"parts": "week"}, "parts: 'week', expected one of ..meeting"),
        ({"n_slices": 1}, "n_slices: 1, expected 2 or more"),
        ({"measures": ["dpp"]}, r"measures: \['dpp'\], expected some of"),
        ({"terms": "open"}, "terms: 'open', expected a list"),
        ({"terms": []}, r"terms: \[\], expected a list"),
        ({"terms": ["…"]}, "terms: '…', expected a word"),
    ],
)
def test_a_wrong_parameter_is_refused(choice, message):
    with pytest.raises(ParameterError, match=message):
        table(**choice)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        table({})
