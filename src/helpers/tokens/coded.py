"""`Tokens`: the running words of a corpus as whole numbers, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from helpers.tokens.cells import AT_ONCE, Cells, count_cells

Ints = NDArray[np.int64]


class Index(NamedTuple):
    """Where terms occur among the running words.

    Attributes:
        places: (words,) their places, term by term, ascending for each.
        starts: (terms + 1,) those of term i are ``places[starts[i]:starts[i + 1]]``.
    """

    places: NDArray[np.int32]
    starts: Ints

    def of(self, term: int) -> NDArray[np.int32]:
        """Return the places of a term."""
        return self.places[self.starts[term] : self.starts[term + 1]]


@dataclass(frozen=True)
class Tokens:
    """The words of all turns of a corpus, coded.

    Attributes:
        ids: (words,) the term of each running word, in the order of `turns`.
        offsets: (turns + 1,) words of row i are ``ids[offsets[i]:offsets[i + 1]]``.
        vocabulary: (terms,) term of each id, as compared; most frequent first, ties
            in alphabetical order.
        turns: ``corpus.turns`` without its text, with the meeting's ``date``,
            ``published``, ``title``; index 0 to n-1.
        breaks: (stretches + 1,) words of stretch i are ``breaks[i]`` to
            ``breaks[i + 1]``. A stretch is ended by the end of a turn, and by anything
            inside a turn but speech and white space; no phrase crosses the break.
        starts: (words,) where each word begins, in characters of its document.
        lengths: (words,) characters from there to its end.
        speech: the stretches of the documents that the words stand in: ``row`` of
            `turns`, ``start``, ``end``, ``run``; in the order of the words.
        with_capitals: whether terms that differ by a capital are two.
    """

    ids: NDArray[np.int32]
    offsets: Ints
    vocabulary: NDArray[np.object_]
    turns: pd.DataFrame
    breaks: Ints
    starts: NDArray[np.int32]
    lengths: NDArray[np.integer]
    speech: pd.DataFrame
    with_capitals: bool = False

    @cached_property
    def rows(self) -> NDArray[np.int32]:
        """(words,) the row of `turns` that each running word stands in."""
        return _repeated(self.offsets)

    @cached_property
    def runs(self) -> NDArray[np.int32]:
        """(words,) the number of the stretch that each running word stands in."""
        return _repeated(self.breaks)

    @cached_property
    def n_meetings(self) -> int:
        """How many meetings the turns are of."""
        return int(self.turns["meeting_id"].nunique())

    @cached_property
    def counts(self) -> Ints:
        """(terms,) how often each term occurs."""
        return count_ids(self.ids, len(self.vocabulary))

    @cached_property
    def cells(self) -> Cells:
        """How often each term occurs in the turns of one speaker in one meeting."""
        return count_cells(self)

    @cached_property
    def by_term(self) -> Index:
        """Where each term occurs."""
        return index_terms(self.ids, self.counts)

    @cached_property
    def letters(self) -> Ints:
        """(terms,) the place of each term in alphabetical order."""
        return alphabetical(self.vocabulary)

    @cached_property
    def id_of(self) -> dict[str, int]:
        """The id of each term."""
        return {term: number for number, term in enumerate(self.vocabulary)}

    def select(self, rows: Ints) -> Tokens:
        """Return the words of some rows of `turns`, in that order, coded anew.

        Args:
            rows: (chosen,) numbers of rows, each at most once, ascending.
        """
        numbers = np.full(len(self.turns), -1)
        numbers[rows] = np.arange(len(rows))
        speech = self.speech.assign(row=numbers[self.speech["row"]])
        sizes = np.diff(self.offsets)[rows]
        places = spread(self.offsets[rows], sizes)
        runs = self.runs[places]
        is_first = np.ones(len(places), dtype=bool)
        is_first[1:] = runs[1:] != runs[:-1]
        ids, vocabulary = by_frequency(self.ids[places], self.vocabulary)
        return Tokens(
            ids=ids,
            offsets=bounds(sizes),
            vocabulary=vocabulary,
            turns=self.turns.iloc[rows].reset_index(drop=True),
            breaks=np.append(np.flatnonzero(is_first), len(places)),
            starts=self.starts[places],
            lengths=self.lengths[places],
            speech=speech[speech["row"] >= 0].reset_index(drop=True),
            with_capitals=self.with_capitals,
        )


def bounds(sizes: Ints) -> Ints:
    """Return where parts of these sizes begin, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def spread(starts: Ints, sizes: Ints) -> Ints:
    """Return all numbers from each of `starts`, `sizes` of them, one after another."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(
        starts - ends + sizes, sizes
    )


def count_ids(ids: NDArray[np.int32], n_terms: int) -> Ints:
    """Return how often each id occurs."""
    counts = np.zeros(n_terms, dtype=np.int64)
    # A part at a time: numpy widens what it counts.
    step = max(AT_ONCE, n_terms)
    for first in range(0, len(ids), step):
        counts += np.bincount(ids[first : first + step], minlength=n_terms)
    return counts


def index_terms(ids: NDArray[np.int32], counts: Ints) -> Index:
    """Return where each id occurs, of which it is known how often it does."""
    starts = bounds(counts)
    places = np.empty(len(ids), dtype=np.int32)
    free = starts[:-1].copy()
    # Each part costs as much as there are terms.
    step = max(AT_ONCE, len(counts))
    for first in range(0, len(ids), step):
        found, n = _index(ids[first : first + step], len(counts))
        places[spread(free, n)] = found + np.int32(first)
        free += n
    return Index(places, starts)


def _index(ids: NDArray[np.int32], n_terms: int) -> tuple[NDArray[np.int32], Ints]:
    """Return the places of `ids`, term by term, and how many each term has."""
    from scipy.sparse import csc_array

    # A matrix with a column for each word, and its row the word's id: by rows it is
    # the index, and scipy sorts by counting.
    ones = np.ones(len(ids), dtype=np.int8)
    ends = np.arange(len(ids) + 1, dtype=np.int32)
    by_rows = csc_array((ones, ids, ends), shape=(n_terms, len(ids))).tocsr()
    return by_rows.indices, np.diff(by_rows.indptr).astype(np.int64)


def alphabetical(terms: NDArray[np.object_]) -> Ints:
    """Return the place of each of `terms`, no two alike, in alphabetical order.

    That is the order of code points, as of Python's strings: no word has half of one.
    """
    places = np.empty(len(terms), dtype=np.int64)
    order = pc.sort_indices(pa.array(terms, pa.large_string()))
    places[order.to_numpy()] = np.arange(len(terms))
    return places


def by_frequency(
    ids: NDArray[np.int32], vocabulary: NDArray[np.object_]
) -> tuple[NDArray[np.int32], NDArray[np.object_]]:
    """Return both renumbered, in the order of `rank_terms`."""
    ranks, vocabulary = rank_terms(count_ids(ids, len(vocabulary)), vocabulary)
    return ranks[ids], vocabulary


def rank_terms(
    counts: Ints, vocabulary: NDArray[np.object_]
) -> tuple[NDArray[np.int32], NDArray[np.object_]]:
    """Return the place of each term, most frequent first, then by letters; and them.

    Terms that do not occur have no place, and are left out.
    """
    order = np.lexsort((alphabetical(vocabulary), -counts))[: np.count_nonzero(counts)]
    ranks = np.full(len(vocabulary), -1, dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks, vocabulary[order]


def _repeated(bounds: Ints) -> NDArray[np.int32]:
    return np.repeat(np.arange(len(bounds) - 1, dtype=np.int32), np.diff(bounds))
