"""How often each term occurs in each group of turns, for all terms at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpers.tokens import Tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Ints = NDArray[np.int64]


def count_by_group(tokens: Tokens, groups: Ints, n_groups: int) -> csr_array:
    """Return how often each term occurs in each group.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        groups: (turns,) the group of each row of ``tokens.turns``, from 0; -1 for a
            turn that belongs to none.
        n_groups: number of groups.

    Returns:
        (groups, terms) counts, sparse by rows, whole numbers; the columns are those of
        ``tokens.vocabulary``, and pairs that do not occur are not stored.
    """
    from scipy.sparse import csr_array

    n_turns, n_terms = len(tokens.turns), len(tokens.vocabulary)
    # A word is an entry of 1 in a matrix of turns by terms; a term that a turn repeats
    # has several, which the product with the matrix of groups by turns adds up.
    # Indices of one small type: with two, scipy widens and copies them all.
    ones = np.ones(len(tokens.ids), dtype=np.int32)
    words = csr_array(
        (ones, tokens.ids, tokens.offsets.astype(np.int32)), shape=(n_turns, n_terms)
    )
    members = np.flatnonzero(groups >= 0)
    order = members[np.argsort(groups[members], kind="stable")].astype(np.int32)
    starts = np.zeros(n_groups + 1, dtype=np.int32)
    np.cumsum(np.bincount(groups[order], minlength=n_groups), out=starts[1:])
    ones = np.ones(len(order), dtype=np.int32)
    belongs = csr_array((ones, order, starts), shape=(n_groups, n_turns))
    counts = belongs @ words
    counts.sort_indices()
    return counts


def words_of(tokens: Tokens, rows: Ints) -> Ints:
    """Return the places in ``tokens.ids`` of the words of some turns, in their order.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        rows: (chosen turns,) rows of ``tokens.turns``.
    """
    sizes = np.diff(tokens.offsets)[rows]
    before = np.cumsum(sizes) - sizes
    return np.arange(sizes.sum()) + np.repeat(tokens.offsets[rows] - before, sizes)
