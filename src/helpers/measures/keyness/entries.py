"""Terms that groups of turns say: counts as entries, and what is scored of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.measures.arrays import Floats, Ints
from helpers.measures.keyness.coded_terms import Choice, Terms
from helpers.measures.keyness.of_sides import rounded
from helpers.measures.keyness.scores import Hits


class Entries(NamedTuple):
    """Terms that groups say: one entry per pair that occurs, term by term.

    Attributes:
        groups: (entries,) the group, from 0.
        terms: (entries,) the term, numbered among the terms tested.
        n: (entries,) hits.
        sizes: (groups,) words of each group.
        totals: (terms,) hits in all groups.
    """

    groups: Ints
    terms: Ints
    n: Ints
    sizes: Ints
    totals: Ints

    @property
    def n_words(self) -> int:
        """Words of all groups."""
        return int(self.sizes.sum())

    @property
    def hits(self) -> Hits:
        """Hits and words of each entry's group, and of all other groups."""
        size = self.sizes[self.groups]
        rest = self.totals[self.terms] - self.n
        return Hits(self.n, rest, size, self.n_words - size)

    def most_typical(self, evidence: Floats) -> Ints:
        """Return of each term the group with most evidence, the first of equals."""
        if not len(self.totals):
            return self.groups
        scores = rounded(evidence)
        firsts = np.searchsorted(self.terms, np.arange(len(self.totals)))
        is_most = scores == np.maximum.reduceat(scores, firsts)[self.terms]
        most = np.flatnonzero(is_most)
        return self.groups[most[np.searchsorted(self.terms[most], self.terms[firsts])]]


def entries_of(
    coded: Terms, codes: Ints, n_groups: int, choice: Choice
) -> tuple[Entries, NDArray[np.intp], int]:
    """Return the entries of the terms tested, ids of these, and number of all types."""
    counts = coded.by_group(codes, n_groups)
    n = np.asarray(counts.sum(axis=0)).astype(np.int64)
    terms = choice.tested(coded, n)
    number = np.full(len(n), -1)
    number[terms] = np.arange(len(terms))
    # By columns, so that the groups of a term follow one another.
    pairs = counts.tocsc().tocoo()
    kept = number[pairs.col] >= 0
    sizes = np.bincount(
        codes + 1, np.diff(coded.tokens.offsets), minlength=n_groups + 1
    )
    entries = Entries(
        groups=pairs.row[kept].astype(np.int64),
        terms=number[pairs.col[kept]],
        n=pairs.data[kept].astype(np.int64),
        sizes=sizes[1:].astype(np.int64),
        totals=n[terms],
    )
    return entries, terms, int(np.count_nonzero(n))


def strongest_by_group(
    entries: Entries, evidence: Floats, letters: Ints, wanted: Ints, top: int
) -> NDArray[np.intp]:
    """Return the entries that get a row: by group, the strongest first."""
    rank = np.full(len(entries.sizes), -1)
    rank[wanted] = np.arange(len(wanted))
    more = np.flatnonzero((evidence > 0) & (rank[entries.groups] >= 0))
    ranks = rank[entries.groups[more]]
    keys = letters[entries.terms[more]], -rounded(evidence[more]), ranks
    order = np.lexsort(keys)
    more, ranks = more[order], ranks[order]
    if not top:
        return more
    place = np.arange(len(ranks)) - np.searchsorted(ranks, ranks)
    return more[place < top]


def over_groups(entries: Entries) -> Floats:
    """Return G2 of each term over all groups, hits and other words."""
    size, n = entries.sizes[entries.groups], entries.n
    share = entries.totals / entries.n_words
    rest, expected = size - n, size * (1 - share[entries.terms])
    with np.errstate(divide="ignore", invalid="ignore"):
        said = n * np.log(n / (size * share[entries.terms]))
        unsaid = np.where(rest > 0, rest * np.log(rest / expected), 0.0)
        # Groups that never say the term: all their words are other words.
        silent = entries.n_words - np.bincount(entries.terms, size, len(share))
        silence = np.where(silent > 0, -silent * np.log1p(-share), 0.0)
    sums = np.bincount(entries.terms, said + unsaid, len(share)) + silence
    return np.asarray(2 * np.maximum(sums, 0))
