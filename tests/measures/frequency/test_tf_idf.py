from math import log

import numpy as np
import pytest
from builders import make_corpus
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from helpers.errors import ParameterError, TableError
from helpers.measures.frequency.tf_idf import tf_idf
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

TIDY = {
    "doc1": [("A", "the quick brown fox jumped jumped")],
    "doc2": [("B", "over the lazy brown dog dog")],
}


def scores(meetings, **choice):
    return tf_idf(tokens(make_corpus(meetings)), **choice)


def test_the_example_of_tidytext():
    table = scores(TIDY, by="meeting", top=0).set_index(["meeting_id", "term"])
    doubled = {("doc1", "jumped"), ("doc2", "dog")}
    for key, row in table.iterrows():
        tf = (1 / 3) if key in doubled else 1 / 6
        idf = 0 if key[1] in ("the", "brown") else log(2)
        values = row[["tf", "idf", "tf_idf"]].tolist()
        assert values == pytest.approx([tf, idf, tf * idf], abs=1e-12), key
    assert len(table) == 10


def test_the_best_of_each_group_come_first_and_ties_stand_by_letters():
    table = scores(TIDY, by="speaker", top=3)
    assert table[["speaker", "term", "n", "n_words", "n_groups"]].values.tolist() == [
        ["A", "jumped", 2, 6, 1],
        ["A", "fox", 1, 6, 1],
        ["A", "quick", 1, 6, 1],
        ["B", "dog", 2, 6, 1],
        ["B", "lazy", 1, 6, 1],
        ["B", "over", 1, 6, 1],
    ]


def test_turns_without_a_person_are_a_group_and_silent_ones_are_none():
    table = scores({"m": [(None, "x y"), ("A", "x"), ("B", "")]}, by="speaker")
    assert table[["speaker", "term", "n_all_groups"]].values.tolist() == [
        ["A", "x", 2],
        [NO_PERSON, "y", 2],
        [NO_PERSON, "x", 2],
    ]


@given(st.lists(st.text("abcd ", min_size=1, max_size=20), min_size=1, max_size=6))
def test_scores_are_those_of_scikit_learn(texts):
    assume(all(text.split() for text in texts))
    meetings = {f"m{number}": [("A", text)] for number, text in enumerate(texts)}
    table = scores(meetings, by="meeting", top=0)
    vectors = CountVectorizer(token_pattern=r"\w+")
    counts = vectors.fit_transform(texts)
    idf = TfidfTransformer(smooth_idf=False).fit(counts).idf_ - 1
    dense = counts.toarray()
    expected = dense / dense.sum(axis=1, keepdims=True) * idf
    names = list(vectors.get_feature_names_out())
    found = np.zeros_like(expected)
    for row in table.itertuples():
        found[int(row.meeting_id[1:]), names.index(row.term)] = row.tf_idf
    np.testing.assert_allclose(found, expected, atol=1e-12)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"by": "party"}, "by: 'party', expected one of"),
        ({"by": "speaker", "top": -1}, "top: -1, expected 0 or more"),
    ],
)
def test_a_wrong_parameter_is_refused(choice, message):
    with pytest.raises(ParameterError, match=message):
        scores(TIDY, **choice)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        scores({}, by="speaker")
