"""Counts of terms in parts, as the entries that formulae of dispersion add up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats, Ints


@dataclass(frozen=True)
class Cells:
    """What the formulae add up: one entry per pair of part and term that occurs.

    Attributes:
        v: (entries,) count.
        size: (entries,) words of the part.
        terms: (entries,) the term, from 0.
        share: (parts,) part's share of all words.
        s: (entries,) the same for each entry.
        shape: of the result.
    """

    v: Floats
    size: Floats
    terms: Ints
    share: Floats
    s: Floats
    shape: tuple[int, ...]

    @classmethod
    def of(cls, counts: Any, sizes: ArrayLike) -> Cells:
        """Return the entries of `counts`, (parts,) or (parts, terms).

        Raises:
            ParameterError: `sizes` does not give one size for each part.
        """
        if isinstance(counts, cls):
            return counts
        sizes = np.asarray(sizes, dtype=float)
        if not hasattr(counts, "tocoo"):
            counts = np.asarray(counts, dtype=float)
        if counts.ndim not in (1, 2) or sizes.shape != counts.shape[:1]:
            raise ParameterError(
                f"sizes: of shape {sizes.shape} for counts of shape {counts.shape},"
                " expected one size for each part, a row of the counts"
            )
        parts, terms, v = _entries(counts)
        share = sizes / max(sizes.sum(), 1)
        kept = sizes > 0
        return cls(v, sizes[parts], terms, share[kept], share[parts], counts.shape[1:])

    @property
    def n_parts(self) -> int:
        """How many parts have words."""
        return len(self.share)

    @property
    def n_terms(self) -> int:
        """How many terms there are."""
        return int(np.prod(self.shape))

    @cached_property
    def p(self) -> Floats:
        """(entries,) rate of the term in the part."""
        return self.v / self.size

    @cached_property
    def f(self) -> Floats:
        """(entries,) all hits of the term."""
        return self.sum(self.v).reshape(-1)[self.terms]

    def sum(self, values: Floats) -> Floats:
        """Return the sum of `values` for each term; NaN for a term without a hit."""
        sums = np.bincount(self.terms, values, minlength=self.n_terms)
        has_hit = self.range.reshape(-1) > 0
        return np.where(has_hit, sums, np.nan).reshape(self.shape)

    @cached_property
    def range(self) -> Ints:
        """How many parts have each term, of the shape of the result."""
        n_parts = np.bincount(self.terms, minlength=self.n_terms)
        return n_parts.reshape(self.shape)


def _entries(counts: Any) -> tuple[Ints, Ints, Floats]:
    """Return part, term and count of each pair that occurs."""
    if hasattr(counts, "tocoo"):
        pairs = counts.tocoo()
        (parts, terms), v = pairs.coords, pairs.data
        kept = v > 0
        if not kept.all():
            parts, terms, v = parts[kept], terms[kept], v[kept]
        return parts, terms, v.astype(float)
    columns = counts.reshape(len(counts), -1)
    parts, terms = np.nonzero(columns)
    return parts, terms, columns[parts, terms]
