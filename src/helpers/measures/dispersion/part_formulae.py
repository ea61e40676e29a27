"""Formulae of dispersion over parts: how evenly a term is spread over them.

Every formula takes ``counts``, how often a term occurs in each part, as (parts,) for
one term or as (parts, terms), dense or sparse, and ``sizes``, (parts,) the words of
each part; parts without words are no parts. For several formulae, ``Cells`` built once
may stand for the counts. It returns a number, or (terms,): NaN for a term without a
hit, and where there is only one part to be spread over.

In the docstrings v is the count in a part, s the part's share of all words, p the rate
v / size, f the sum of v, and n the number of parts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from helpers.measures.arrays import Floats
from helpers.measures.dispersion.cells import Cells


def dp(counts: Any, sizes: ArrayLike) -> Floats:
    """Return the deviation of proportions ½ Σ |v/f - s|, not normalised; 0 = even.

    Sources: Gries (2008), International Journal of Corpus Linguistics 13(4).
    """
    c = Cells.of(counts, sizes)
    # A part without a hit adds its s, and all s together are 1.
    return (c.sum(np.abs(c.v / c.f - c.s) - c.s) + 1) / 2


def dp_norm(counts: Any, sizes: ArrayLike) -> Floats:
    """Return DP / (1 - smallest part); 0 = even, 1 = all in the smallest part.

    Sources: Lijffijt and Gries (2012), same journal 17(1).
    """
    c = Cells.of(counts, sizes)
    return dp(c, sizes) / _above_zero(1 - c.share.min(initial=1.0))


def dp_norm_egbert(counts: Any, sizes: ArrayLike) -> Floats:
    """Return DP / (1 - smallest part that has the term); 0 = even, 1 = in one part.

    Sources: Egbert, Burch and Biber (2020), same journal 25(1).
    """
    c = Cells.of(counts, sizes)
    smallest = np.ones(c.n_terms)
    np.minimum.at(smallest, c.terms, c.s)
    return dp(c, sizes) / _above_zero(1 - smallest.reshape(c.shape))


def vc(counts: Any, sizes: ArrayLike) -> Floats:
    """Return the variation coefficient of the counts, sd / mean; 0 = equal counts.

    It does not weigh the sizes: made for parts of one size.
    """
    c = Cells.of(counts, sizes)
    return _variation(c, c.v)


def juilland_d(counts: Any, sizes: ArrayLike) -> Floats:
    """Return 1 - variation of p / sqrt(n - 1); 1 = even, 0 = in one part.

    Sources: Juilland, Brodin and Davidovitch (1970), Frequency Dictionary of French.
    """
    c = Cells.of(counts, sizes)
    return 1 - _variation(c, c.p) / np.sqrt(_above_zero(c.n_parts - 1))


def carroll_d2(counts: Any, sizes: ArrayLike) -> Floats:
    """Return the entropy of p / Σp, divided by log n; 1 = even, 0 = in one part.

    Sources: Carroll (1970), Computer Studies in the Humanities 3(2).
    """
    c = Cells.of(counts, sizes)
    q = c.p / c.sum(c.p).reshape(-1)[c.terms]
    return 0 - c.sum(q * np.log(q)) / _above_zero(np.log(max(c.n_parts, 1)))


def rosengren_s(counts: Any, sizes: ArrayLike) -> Floats:
    """Return (Σ sqrt(s v))² / f; 1 = even, the part's share s = in one part.

    Sources: Rosengren (1971), Études de linguistique appliquée 1.
    """
    c = Cells.of(counts, sizes)
    return c.sum(np.sqrt(c.s * c.v)) ** 2 / c.sum(c.v)


def lyne_d3(counts: Any, sizes: ArrayLike) -> Floats:
    """Return 1 - χ² / 4f; 1 = even, below 0 where very uneven.

    Sources: Lyne (1985), The Vocabulary of French Business Correspondence.
    """
    c = Cells.of(counts, sizes)
    return 1 - (c.sum(c.v**2 / (c.f * c.s)) / c.sum(c.v) - 1) / 4


def zhang_dc(counts: Any, sizes: ArrayLike) -> Floats:
    """Return (mean of sqrt v)² / mean of v; 1 = even, 1/n = in one part.

    It does not weigh the sizes: made for parts of one size.

    Sources: Zhang, Huang and Yu (2004), distributional consistency.
    """
    c = Cells.of(counts, sizes)
    return c.sum(np.sqrt(c.v)) ** 2 / (c.n_parts * c.sum(c.v))


def d_a(counts: Any, sizes: ArrayLike) -> Floats:
    """Return 1 - mean difference of two p / 2 mean p; 1 = even, 0 = in one part.

    Sources: Burch, Egbert and Biber (2017), Journal of Research Design and Statistics
    in Linguistics and Communication Science 3(2).
    """
    c = Cells.of(counts, sizes)
    order = np.lexsort((-c.p, c.terms))
    sorted_terms = c.terms[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_terms, sorted_terms)
    # In the sum of all differences the rate that has r above it stands n - 1 - 2r
    # times; the parts without a hit, which come last, add nothing.
    times = np.empty(len(order))
    times[order] = c.n_parts - 1 - 2 * rank
    return 1 - c.sum(times * c.p) / c.sum(c.p) / _above_zero(c.n_parts - 1)


def kld(counts: Any, sizes: ArrayLike) -> Floats:
    """Return the Kullback–Leibler divergence Σ v/f log₂(v/f / s) in bits; 0 = even.

    Times 2 f ln 2 it is the log-likelihood of the counts against equal rates.

    Sources: Gries (2020), Analyzing dispersion, in A Practical Handbook of Corpus
    Linguistics.
    """
    c = Cells.of(counts, sizes)
    return np.maximum(c.sum(c.v / c.f * np.log2(c.v / c.f / c.s)), 0.0)


def d_kl(counts: Any, sizes: ArrayLike) -> Floats:
    """Return 1 - KLD / (1 + KLD), the KLD in bits; 1 = even, towards 0 = uneven.

    Sources: the R package tlda (Sönning).
    """
    return 1 / (1 + kld(counts, sizes))


def dp_by_chance(n: ArrayLike, sizes: ArrayLike) -> Floats:
    """Return the DP that `n` hits have on average, thrown at random over the words.

    What a DP is to be compared with: ten hits cannot be even over a hundred parts.

    Args:
        n: () or (terms,) hits.
        sizes: (parts,) words of each part.

    Sources: mean deviation of a binomial, Diaconis and Zabell (1991), Statistical
    Science 6(3).
    """
    from scipy.special import gammaln, xlog1py, xlogy

    sizes = np.asarray(sizes, dtype=float)
    each, n_alike = np.unique(sizes[sizes > 0], return_counts=True)
    s = each / (each * n_alike).sum()
    hits, place = np.unique(np.asarray(n, dtype=float), return_inverse=True)
    f = np.where(hits > 0, hits, np.nan)[:, None]
    m = np.floor(f * s) + 1
    ways = gammaln(f + 1) - gammaln(m + 1) - gammaln(f - m + 1)
    logs = np.log(m) + ways + xlogy(m, s) + xlog1py(f - m + 1, -s)
    return (np.exp(logs) @ n_alike / f[:, 0])[place].reshape(np.shape(n))


def _variation(c: Cells, values: Floats) -> Floats:
    """Return the population's sd / mean over all parts."""
    mean = c.sum(values) / c.n_parts
    variance = c.sum(values**2) / c.n_parts - mean**2
    return np.sqrt(np.maximum(variance, 0.0)) / mean


def _above_zero(number: ArrayLike) -> Floats:
    """Return `number`, NaN where it is 0: nothing to divide by."""
    number = np.asarray(number, dtype=float)
    return np.where(number > 0, number, np.nan)
