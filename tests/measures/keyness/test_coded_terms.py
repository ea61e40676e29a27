"""Words and phrases with numbers: hits by group, and the count that leaves enough."""

import numpy as np
import pytest
from builders import make_corpus

from helpers.measures.keyness import choose_min_count
from helpers.measures.keyness.coded_terms import ENOUGH_TERMS, Terms
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tokens import tokens

MEETINGS = {"m": [("A", "open the door"), ("B", ""), ("A", "the door the door")]}


@pytest.mark.parametrize("n", [1, 2, 3])
def test_hits_by_group_are_those_of_all_terms(n):
    terms = Terms.of(tokens(make_corpus(MEETINGS)), n)
    counts = terms.by_group(np.array([0, 1, 0]), 2).toarray()
    assert counts[0].tolist() == terms.counts.tolist()
    assert not counts[1].any()
    of_last = terms.by_group(np.array([-1, -1, 0]), 1).toarray()[0]
    expected = np.bincount(terms.ids[terms.offsets[2] :], minlength=len(terms.counts))
    assert of_last.tolist() == expected.tolist()


def test_the_order_of_letters_is_that_of_the_words():
    terms = Terms.of(tokens(make_corpus(MEETINGS)), 2)
    chosen = np.arange(len(terms.counts))
    names = terms.names(chosen)
    by_letters = names[np.argsort(terms.letters(chosen))]
    assert by_letters.tolist() == ["door the", "open the", "the door"]


@pytest.mark.parametrize(
    ("times", "at_most", "expected"),
    [
        pytest.param(5, 5, 5, id="long enough"),
        pytest.param(3, 5, 3, id="a shorter text keeps rarer words"),
        pytest.param(1, 5, 1, id="a short one all"),
        pytest.param(3, 2, 2, id="never more than asked for"),
        pytest.param(3, 0, 0, id="all, if asked for"),
    ],
)
def test_the_count_leaves_enough_terms(times, at_most, expected):
    text = " ".join(f"w{n}a" for n in range(ENOUGH_TERMS)) + " the"
    coded = tokens(make_corpus({"m": [("A", text)] * times}))
    found = choose_min_count(coded, stop_words=NO_STOP_LIST, at_most=at_most)
    assert found == expected


def test_stop_words_and_figures_are_not_enough():
    text = " ".join(f"w{n}a" for n in range(ENOUGH_TERMS - 1)) + " the 2015"
    coded = tokens(make_corpus({"m": [("A", text)] * 2}))
    articles = StopList("articles", frozenset({"the"}))
    assert choose_min_count(coded, stop_words=NO_STOP_LIST, at_most=2) == 2
    assert choose_min_count(coded, stop_words=articles, at_most=2) == 1
