from collections import Counter

import numpy as np
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.counting import count_by_group
from helpers.tokens import tokens

grouped_turns = st.lists(
    st.tuples(st.integers(-1, 3), st.text("ab ", max_size=12)), min_size=1, max_size=10
)


@given(grouped_turns)
def test_counts_are_those_of_a_counter_for_each_group(turns):
    words = tokens(make_corpus({"m": [("A", text) for _, text in turns]}))
    groups = np.array([group for group, _ in turns])
    counts = count_by_group(words, groups, 4)
    assert counts.shape == (4, len(words.vocabulary))
    for group, row in enumerate(counts.toarray()):
        expected = Counter(
            word for own, text in turns if own == group for word in text.split()
        )
        found = dict(zip(words.vocabulary, row, strict=True))
        assert {term: n for term, n in found.items() if n} == expected


def test_pairs_that_do_not_occur_are_not_stored():
    words = tokens(make_corpus({"m": [("A", "x x y"), ("B", "z")]}))
    counts = count_by_group(words, np.array([0, 1]), 2)
    assert sorted(counts.data.tolist()) == [1, 1, 2]
