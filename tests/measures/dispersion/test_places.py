"""Places of terms: columns of the running words, meetings by their days."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import ParameterError, TableError
from helpers.measures.dispersion import term_places
from helpers.tokens import find_term, tokens

TALK = {
    "late": [("Ann", "war war peace"), ("Ben", "peace treaty")],
    "undated": [("Ann", "war [Noise] treaty war")],
    "early": [(None, "peace treaty"), ("Cy", "")],
}
DAYS = {"late": {"date": "2024-05-01"}, "early": {"published": "2023-01-01"}}


def places(meetings=TALK, days=DAYS, **choice):
    return term_places(tokens(make_corpus(meetings, days=days)), **choice)


def test_meetings_follow_each_other_by_day_and_those_without_come_last():
    table = places(terms=["war"])
    assert table.attrs["meetings"].values.tolist() == [
        ["early", "Early", pd.Timestamp("2023-01-01"), 1, 2],
        ["late", "Late", pd.Timestamp("2024-05-01"), 3, 5],
        ["undated", "Undated", pd.NaT, 8, 3],
    ]
    assert table["first_word"].tolist() == [3, 4, 8, 10]


def test_a_phrase_stands_where_it_begins_and_terms_in_the_order_asked():
    table = places(terms=["peace treaty", "war", "nobody", "war"], n_columns=2)
    assert table.values.tolist() == [
        ["peace treaty", 1, 1, 5, 1],
        ["peace treaty", 2, 6, 10, 1],
        ["war", 1, 1, 5, 2],
        ["war", 2, 6, 10, 2],
    ]
    assert table.attrs["terms"] == ["peace treaty", "war", "nobody"]


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.text("xyz ", max_size=15)), min_size=1
    ),
    st.integers(1, 30),
)
def test_columns_hold_all_hits_and_tile_the_words(turns, n_columns):
    meetings = {}
    for meeting, text in turns:
        meetings.setdefault(meeting, []).append(("A", text))
    words = tokens(make_corpus(meetings))
    table = term_places(words, terms=["x", "y"], n_columns=n_columns)
    n = table.groupby("term")["n"].sum()
    for term in "xy":
        assert n.get(term, 0) == len(find_term(words, term)[0])
    assert (table["n"] <= table["last_word"] - table["first_word"] + 1).all()
    sizes = table["last_word"] - table["first_word"] + 1
    even = len(words.ids) / min(n_columns, max(len(words.ids), 1))
    assert (np.abs(sizes - even) <= 1).all()


def test_no_hit_at_all_is_an_empty_table():
    table = places(terms=["nobody"])
    assert table.empty
    assert table.attrs["terms"] == ["nobody"]


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"terms": "war"}, "terms: 'war', expected a list"),
        ({"terms": []}, r"terms: \[\], expected a list"),
        ({"terms": ["war"], "n_columns": 0}, "n_columns: 0, expected 1 or more"),
    ],
)
def test_a_wrong_parameter_is_refused(choice, message):
    with pytest.raises(ParameterError, match=message):
        places(**choice)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        places({}, {}, terms=["war"])
