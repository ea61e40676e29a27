"""Cells and index are those of a count by hand, wherever their parts end."""

from collections import Counter
from unittest.mock import patch

import numpy as np
import pytest
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.tokens import cells, coded, tokens

turns = st.lists(
    st.tuples(
        st.sampled_from(["m1", "m2", "m3"]),
        st.sampled_from(["Ann", "Ben", None]),
        st.text("ab ", max_size=8),
    ),
    max_size=12,
)


def coded_turns(said):
    """Return the words of turns of which those of a meeting may stand apart."""
    words = tokens(make_corpus({"m": [(speaker, text) for _, speaker, text in said]}))
    meetings = words.turns.assign(meeting_id=[meeting for meeting, _, _ in said])
    return type(words)(**{**vars(words), "turns": meetings})


def counted(said):
    """Return how often each word occurs, by meeting and speaker."""
    pairs = list(dict.fromkeys((meeting, speaker) for meeting, speaker, _ in said))
    counts = Counter(
        (pairs.index((meeting, speaker)), word)
        for meeting, speaker, text in said
        for word in text.split()
    )
    return [pairs.index((meeting, speaker)) for meeting, speaker, _ in said], counts


@pytest.mark.parametrize("at_once", [1, 3, 1 << 19])
@given(said=turns)
def test_cells_are_the_turns_of_one_speaker_in_one_meeting(at_once, said):
    words = coded_turns(said)
    with patch.object(cells, "AT_ONCE", at_once):
        found = cells.count_cells(words)
    of_turn, expected = counted(said)
    assert found.of_turn.tolist() == of_turn
    told = found.counts.tocoo()
    rows, terms = told.coords
    assert dict(
        zip(
            zip(rows.tolist(), words.vocabulary[terms].tolist(), strict=True),
            told.data.tolist(),
            strict=True,
        )
    ) == dict(expected)
    assert found.counts.has_sorted_indices
    assert found.counts.indices.dtype == found.counts.data.dtype == np.int32


@pytest.mark.parametrize("at_once", [1, 3, 1 << 19])
@given(said=turns)
def test_the_index_has_the_places_of_each_term(at_once, said):
    words = coded_turns(said)
    with patch.object(coded, "AT_ONCE", at_once):
        index = coded.index_terms(words.ids, words.counts)
    for term in range(len(words.vocabulary)):
        assert index.of(term).tolist() == np.flatnonzero(words.ids == term).tolist()
