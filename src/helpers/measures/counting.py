"""How often each term occurs in each group of turns, for all terms at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpers.tokens import Tokens
from helpers.tokens.cells import group_of_cells, sum_rows, words_by_turn
from helpers.tokens.coded import spread

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
    of_cells = group_of_cells(tokens.cells, groups)
    if of_cells is None:
        return sum_rows(words_by_turn(tokens), groups, n_groups)
    return sum_rows(tokens.cells.counts, of_cells, n_groups)


def words_of(tokens: Tokens, rows: Ints) -> Ints:
    """Return the places in ``tokens.ids`` of the words of some turns, in their order.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        rows: (chosen turns,) rows of ``tokens.turns``.
    """
    return spread(tokens.offsets[rows], np.diff(tokens.offsets)[rows])
