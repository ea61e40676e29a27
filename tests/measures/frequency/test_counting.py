from collections import Counter

import numpy as np
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.frequency.counting import count_by_group, top_by_group
from helpers.tokens import tokens
from helpers.tokens.cells import group_of_cells, sum_rows, words_by_turn

grouped_turns = st.lists(
    st.tuples(
        st.integers(-1, 3),
        st.text("ab ", max_size=12),
        st.sampled_from(["A", "B", None]),
    ),
    min_size=1,
    max_size=10,
)


@given(grouped_turns)
def test_counts_are_those_of_a_counter_for_each_group(turns):
    words = tokens(make_corpus({"m": [(name, text) for _, text, name in turns]}))
    groups = np.array([group for group, _, _ in turns])
    counts = count_by_group(words, groups, 4)
    assert counts.shape == (4, len(words.vocabulary))
    for group, row in enumerate(counts.toarray()):
        expected = Counter(
            word for own, text, _ in turns if own == group for word in text.split()
        )
        found = dict(zip(words.vocabulary, row, strict=True))
        assert {term: n for term, n in found.items() if n} == expected


@given(grouped_turns)
def test_groups_of_whole_cells_are_counted_by_cells(turns):
    words = tokens(make_corpus({"m": [(name, text) for _, text, name in turns]}))
    groups = np.array([["A", "B", None].index(name) for _, _, name in turns])
    assert group_of_cells(words.cells, groups) is not None
    by_cells = count_by_group(words, groups, 3)
    by_words = sum_rows(words_by_turn(words), groups, 3)
    assert (by_cells != by_words).nnz == 0


def test_a_group_that_parts_a_cell_is_counted_by_words():
    words = tokens(make_corpus({"m": [("A", "x"), ("A", "x y")]}))
    assert group_of_cells(words.cells, np.array([0, 1])) is None
    assert count_by_group(words, np.array([0, 1]), 2).toarray().tolist() == [
        [1, 0],
        [1, 1],
    ]


def test_pairs_that_do_not_occur_are_not_stored():
    words = tokens(make_corpus({"m": [("A", "x x y"), ("B", "z")]}))
    counts = count_by_group(words, np.array([0, 1]), 2)
    assert sorted(counts.data.tolist()) == [1, 1, 2]


@given(grouped_turns, st.integers(1, 3))
def test_top_terms_are_those_of_a_counter(turns, top):
    words = tokens(make_corpus({"m": [(name, text) for _, text, name in turns]}))
    counts = count_by_group(words, np.array([group for group, _, _ in turns]), 4)
    groups, terms, n = top_by_group(counts, top)
    for group in range(4):
        own = Counter(
            word
            for number, text, _ in turns
            if number == group
            for word in text.split()
        )
        # Of equal counts the term with the lower id is first: ids stand by frequency.
        ranked = sorted(own, key=lambda term: (-own[term], words.id_of[term]))[:top]
        assert [words.vocabulary[term] for term in terms[groups == group]] == ranked
        assert n[groups == group].tolist() == [own[term] for term in ranked]
