"""How often each term occurs in each cell: the turns of one speaker in one meeting.

Most groups that anybody counts by are made of whole cells: speakers, meetings, groups
of people, periods. Cells are far fewer than running words, and are counted once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from helpers.tokens.coded import Tokens

Ints = NDArray[np.int64]


class Cells(NamedTuple):
    """The cells of a corpus.

    Attributes:
        of_turn: (turns,) the cell of each turn, from 0.
        counts: (cells, terms) how often each term occurs; sparse by rows, sorted.
    """

    of_turn: NDArray[np.int32]
    counts: csr_array


def count_cells(tokens: Tokens) -> Cells:
    """Return the cells of `tokens`; turns without a speaker are one of each meeting."""
    keys = tokens.turns[["meeting_id", "speaker"]]
    of_turn = keys.groupby(["meeting_id", "speaker"], sort=False, dropna=False).ngroup()
    cells = of_turn.to_numpy(dtype=np.int32)
    n_cells = int(cells.max(initial=-1)) + 1
    return Cells(cells, sum_rows(words_by_turn(tokens), cells, n_cells))


def words_by_turn(tokens: Tokens) -> csr_array:
    """Return a matrix of turns by terms with an entry of 1 for each running word.

    A term that a turn repeats has several entries.
    """
    from scipy.sparse import csr_array

    # Indices of one small type: with two, scipy widens and copies them all.
    ones = np.ones(len(tokens.ids), dtype=np.int32)
    offsets = tokens.offsets.astype(np.int32)
    shape = len(tokens.turns), len(tokens.vocabulary)
    return csr_array((ones, tokens.ids, offsets), shape=shape)


def sum_rows(
    matrix: csr_array, groups: NDArray, n_groups: int, *, in_order: bool = True
) -> csr_array:
    """Return the sums of the rows of each group; -1 is a row of none.

    The product with a matrix of groups by rows adds them up, and several entries of
    one place as well; `in_order` asks for the columns of each row in their order.
    """
    from scipy.sparse import csr_array

    members = np.flatnonzero(groups >= 0)
    order = members[np.argsort(groups[members], kind="stable")].astype(np.int32)
    starts = np.zeros(n_groups + 1, dtype=np.int32)
    np.cumsum(np.bincount(groups[order], minlength=n_groups), out=starts[1:])
    ones = np.ones(len(order), dtype=np.int32)
    belongs = csr_array((ones, order, starts), shape=(n_groups, matrix.shape[0]))
    sums = belongs @ matrix
    if in_order:
        sums.sort_indices()
    return sums


def group_of_cells(cells: Cells, groups: NDArray) -> Ints | None:
    """Return the group of each cell, or nothing where a group parts a cell."""
    of_cell = np.full(cells.counts.shape[0], -1, dtype=np.int64)
    of_cell[cells.of_turn] = groups
    return of_cell if (of_cell[cells.of_turn] == groups).all() else None
