from collections import Counter

import nltk
import numpy as np
import pytest
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.tokens import code_grams, grams, tokens

speeches = st.lists(st.text("abc ", max_size=25), min_size=1, max_size=6)


def counted(words, n):
    found = code_grams(words, n)
    terms = [" ".join(words.vocabulary[row]) for row in found.words]
    return dict(zip(terms, found.counts.tolist(), strict=True)), found


@pytest.mark.parametrize(("bits", "long"), [(63, 1 << 20), (63, 1), (5, 1), (2, 9)])
@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
@given(texts=speeches)
def test_n_grams_are_those_of_nltk_in_each_turn(n, bits, long, texts):
    words = tokens(make_corpus({"m": [("A", text) for text in texts]}))
    before = grams._BITS, grams._LONG
    grams._BITS, grams._LONG = bits, long
    try:
        counts, found = counted(words, n)
    finally:
        grams._BITS, grams._LONG = before
    expected = Counter(
        " ".join(gram) for text in texts for gram in nltk.ngrams(text.split(), n)
    )
    assert counts == expected
    told = words.ids[found.places[:, None] + np.arange(n)]
    assert (found.words[found.codes] == told).all()


def test_an_n_gram_crosses_no_bracket_and_no_turn():
    words = tokens(make_corpus({"m": [("A", "a b [Noise] c"), ("A", "d\n\ne")]}))
    assert counted(words, 2)[0] == {"a b": 1, "d e": 1}


def test_stretches_shorter_than_n_have_none():
    words = tokens(make_corpus({"m": [("A", "a [x] b [y] c")]}))
    assert counted(words, 3)[0] == {}
