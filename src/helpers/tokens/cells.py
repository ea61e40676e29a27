"""How often each term occurs in each cell: the turns of one speaker in one meeting.

Most groups that anybody counts by are made of whole cells: speakers, meetings, groups
of people, periods. Cells are far fewer than running words, and are counted once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from helpers.tokens.coded import Tokens

Ints = NDArray[np.int64]
AT_ONCE = 1 << 19  # words that are counted or sorted together, in the cache
THREADS = 2  # that share a long task


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
    from scipy.sparse import csr_array, vstack

    keys = tokens.turns[["meeting_id", "speaker"]]
    of_turn = keys.groupby(["meeting_id", "speaker"], sort=False, dropna=False).ngroup()
    cells = of_turn.to_numpy(dtype=np.int32)

    def count(first: int, last: int) -> csr_array:
        # Cells are numbered as they come: those of a part follow each other.
        own = cells[first:last] - cells[first]
        return sum_rows(words_by_turn(tokens, first, last), own, int(own.max()) + 1)

    nothing = csr_array((0, len(tokens.vocabulary)), dtype=np.int32)
    with ThreadPoolExecutor(THREADS) as pool:
        at_once = max(AT_ONCE, len(tokens.vocabulary))
        counts = pool.map(count, *_parts(cells, tokens.offsets, at_once))
        return Cells(cells, vstack([nothing, *counts], format="csr"))


def _parts(
    cells: NDArray[np.int32], offsets: Ints, at_once: int
) -> tuple[list[int], list[int]]:
    """Return first and last rows of parts of the turns that have no cell in common."""
    highest = np.maximum.accumulate(cells)
    lowest = np.minimum.accumulate(cells[::-1])[::-1]
    ends = np.append(np.flatnonzero(highest[:-1] < lowest[1:]) + 1, len(cells))
    bounds = [0]
    while bounds[-1] < len(cells):
        number = np.searchsorted(offsets[ends], offsets[bounds[-1]] + at_once)
        bounds.append(int(ends[min(number, len(ends) - 1)]))
    return bounds[:-1], bounds[1:]


def words_by_turn(tokens: Tokens, first: int = 0, last: int | None = None) -> csr_array:
    """Return a matrix of turns by terms with an entry of 1 for each running word.

    A term that a turn repeats has several entries.

    Args:
        tokens: the words.
        first: the first row of ``tokens.turns`` that is asked for.
        last: the row behind the last one; all if it is not given.
    """
    from scipy.sparse import csr_array

    offsets = tokens.offsets[first : None if last is None else last + 1]
    ids = tokens.ids[offsets[0] : offsets[-1]]
    # Indices of one small type: with two, scipy widens and copies them all.
    ones = np.ones(len(ids), dtype=np.int32)
    starts = (offsets - offsets[0]).astype(np.int32)
    return csr_array(
        (ones, ids, starts), shape=(len(starts) - 1, len(tokens.vocabulary))
    )


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
    # By columns and back: that sorts by counting, in half the time of sorting each row.
    return sums.tocsc().tocsr() if in_order else sums


def group_of_cells(cells: Cells, groups: NDArray) -> Ints | None:
    """Return the group of each cell, or nothing where a group parts a cell."""
    of_cell = np.full(cells.counts.shape[0], -1, dtype=np.int64)
    of_cell[cells.of_turn] = groups
    return of_cell if (of_cell[cells.of_turn] == groups).all() else None
