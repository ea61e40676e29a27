"""Formulae of dispersion over distances: how evenly a term falls in running words.

No parts are needed, so that they suit one transcript. Every formula takes ``gaps``,
the distance from each hit to the next in running words, where the last is followed by
the first again, so that the gaps of a term add up to all words; ``n_words``, how many
that are; and, for many terms at once, ``starts``: the gaps of term i are
``gaps[starts[i]:starts[i + 1]]``. It returns a number, or (terms,), NaN for a term
without a hit.

In the docstrings d is a gap, N all words, f the number of hits. Hits at equal distances
are even: then ARF, f_AWT and f_ALD are f; they are 1, or little more, for hits in one
heap. They stand in counts of words, and may be read as frequencies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from helpers.measures.arrays import Floats, Ints


def gaps_of(places: ArrayLike, n_words: int, starts: ArrayLike | None = None) -> Ints:
    """Return the distance from each hit to the next hit of its term, round the end.

    Args:
        places: (hits,) number of the word, from 0, ascending for each term.
        n_words: all running words.
        starts: (terms + 1,) as above; left out: all hits are of one term.
    """
    places = np.asarray(places, dtype=np.int64)
    starts = np.array([0, len(places)]) if starts is None else np.asarray(starts)
    has_hit = np.diff(starts) > 0
    first, last = starts[:-1][has_hit], starts[1:][has_hit] - 1
    gaps = np.diff(places, append=0)
    gaps[last] = places[first] + n_words - places[last]
    return gaps


def arf(gaps: ArrayLike, n_words: int, starts: Ints | None = None) -> Floats:
    """Return the average reduced frequency Σ min(d, N/f) f/N; f = even, 1 = one heap.

    Sources: Savický and Hlaváčová (2002), Journal of Quantitative Linguistics 9(3).
    """
    gaps = np.asarray(gaps, dtype=float)
    n = np.array([len(gaps)]) if starts is None else np.diff(starts)
    even = np.repeat(n_words / np.maximum(n, 1), n)
    return _sum(np.minimum(gaps, even) / even, starts)


def awt(gaps: ArrayLike, n_words: int, starts: Ints | None = None) -> Floats:
    """Return the average waiting time ½ (1 + Σ d²/N), in words; less = more even.

    Sources: Savický and Hlaváčová (2002), as :func:`arf`.
    """
    return (1 + _sum(np.asarray(gaps, dtype=float) ** 2, starts) / n_words) / 2


def f_awt(gaps: ArrayLike, n_words: int, starts: Ints | None = None) -> Floats:
    """Return the frequency of the same waiting time if even, N² / Σ d²; f = even.

    Sources: Savický and Hlaváčová (2002), as :func:`arf`.
    """
    return n_words**2 / _sum(np.asarray(gaps, dtype=float) ** 2, starts)


def ald(gaps: ArrayLike, n_words: int, starts: Ints | None = None) -> Floats:
    """Return the average logarithmic distance Σ d log₁₀ d / N; less = more even.

    Sources: Savický and Hlaváčová (2002), as :func:`arf`.
    """
    gaps = np.asarray(gaps, dtype=float)
    return _sum(gaps * np.log10(gaps), starts) / n_words


def f_ald(gaps: ArrayLike, n_words: int, starts: Ints | None = None) -> Floats:
    """Return the frequency of the same logarithmic distance if even; f = even.

    Sources: Savický and Hlaváčová (2002), as :func:`arf`: N 10^-ALD.
    """
    return n_words * 10 ** -ald(gaps, n_words, starts)


def _sum(values: Floats, starts: Ints | None) -> Floats:
    """Return the sum of `values`, of each term; NaN for a term without a hit."""
    bounds = np.array([0, len(values)]) if starts is None else starts
    sums = np.full(len(bounds) - 1, np.nan)
    has_hit = np.diff(bounds) > 0
    sums[has_hit] = np.add.reduceat(values, bounds[:-1][has_hit])
    return sums[0] if starts is None else sums
