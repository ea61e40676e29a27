"""How often each term occurs in each group of turns, for all terms at once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from helpers.measures.arrays import Ints
from helpers.tokens import Tokens
from helpers.tokens.cells import group_of_cells, sum_rows, words_by_turn
from helpers.tokens.coded import spread

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def count_by_group(
    tokens: Tokens, groups: Ints, n_groups: int, *, in_order: bool = True
) -> csr_array:
    """Return how often each term occurs in each group.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        groups: (turns,) the group of each row of ``tokens.turns``, from 0; -1 for a
            turn that belongs to none.
        n_groups: number of groups.
        in_order: whether the terms of each row stand in the order of their ids.

    Returns:
        (groups, terms) counts, sparse by rows, whole numbers; the columns are those of
        ``tokens.vocabulary``, and pairs that do not occur are not stored.
    """
    of_cells = group_of_cells(tokens.cells, groups)
    if of_cells is None:
        by_turn = words_by_turn(tokens)
        return sum_rows(by_turn, groups, n_groups, in_order=in_order)
    return sum_rows(tokens.cells.counts, of_cells, n_groups, in_order=in_order)


def words_of(tokens: Tokens, rows: Ints) -> Ints:
    """Return the places in ``tokens.ids`` of the words of some turns, in their order.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        rows: (chosen turns,) rows of ``tokens.turns``.
    """
    return spread(tokens.offsets[rows], np.diff(tokens.offsets)[rows])


def top_by_group(counts: csr_array, top: int) -> tuple[Ints, Ints, Ints]:
    """Return the most frequent terms of each group.

    Args:
        counts: (groups, terms), from :func:`count_by_group`.
        top: how many terms of each group.

    Returns:
        Group, term and count of each, a group after the other, most frequent first;
        of equal counts the term that is more frequent in all groups.
    """
    terms, n = [], []
    for start, end in pairwise(counts.indptr):
        own, ids = counts.data[start:end], counts.indices[start:end]
        if len(own) > top:
            least = np.partition(own, -top)[-top]
            is_near = own >= least
            own, ids = own[is_near], ids[is_near]
        order = np.argsort(-own, kind="stable")[:top]
        terms.append(ids[order])
        n.append(own[order])
    groups = np.repeat(np.arange(len(terms)), [len(own) for own in n])
    return groups, np.concatenate(terms), np.concatenate(n)
