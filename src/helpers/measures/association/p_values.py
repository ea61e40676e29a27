"""Chances of an error, as powers of ten: too small for a number, not for its logarithm.

A p of 1e-4000 is 0 for a computer; its logarithm to the base 10 is -4000.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats

_LOG_10 = float(np.log(10))
_SMALLEST = 1e-290  # chance that is told by a number
_TERMS = 100  # of the series for those that are smaller


def log10_p(statistic: ArrayLike, *, df: ArrayLike = 1) -> Floats:
    """Return log10 of the chance of so large a G2 or χ², were there no difference.

    Args:
        statistic: G2 or χ²; its sign does not matter.
        df: degrees of freedom, 1 or more: 1 for two sides, k - 1 for k groups.

    Raises:
        ParameterError: `df` is below 1.

    Sources:
        Where the chance is too small for a number: the asymptotic series of the
        incomplete gamma function, Abramowitz and Stegun (1964), 6.5.32.
    """
    if (np.asarray(df) < 1).any():
        raise ParameterError(f"df: {df!r}, expected 1 or more degrees of freedom")
    values = np.abs(np.asarray(statistic, dtype=float))
    if np.all(np.asarray(df) == 1):
        return _log_normal(values) / _LOG_10
    half, shape = np.broadcast_arrays(values / 2, np.asarray(df) / 2)
    return _log_gamma(half, shape) / _LOG_10


def g2_needed(m: int, *, alpha: float = 0.05) -> float:
    """Return the G2 or χ² (1 degree of freedom) of which p times `m` is `alpha`.

    Args:
        m: number of words tested; none counts as one.
        alpha: chance of an error in all of them together.
    """
    from scipy.special import ndtri

    return float(ndtri(alpha / (2 * max(m, 1))) ** 2)


def bonferroni(log10_p: ArrayLike, m: int) -> Floats:
    """Return log10 of each p times the number of words tested, 1 at most.

    Args:
        log10_p: log10 of p.
        m: number of words tested.

    Sources:
        Dunn (1961), Journal of the American Statistical Association 56(293).
    """
    _check(m)
    return np.minimum(np.asarray(log10_p, dtype=float) + np.log10(m), 0.0)


def sidak(log10_p: ArrayLike, m: int) -> Floats:
    """Return log10 of 1 - (1 - p)^m: the correction for `m` independent tests.

    Args:
        log10_p: log10 of p.
        m: number of words tested.

    Sources:
        Šidák (1967), Journal of the American Statistical Association 62(318).
    """
    _check(m)
    small = np.asarray(log10_p, dtype=float)
    with np.errstate(divide="ignore"):
        exact = np.log10(-np.expm1(m * np.log1p(-(10.0**small))))
    # For a tiny p the power is m * p.
    is_tiny = small < np.log10(_SMALLEST)
    return np.minimum(np.where(is_tiny, small + np.log10(m), exact), 0.0)


def holm(log10_p: ArrayLike) -> Floats:
    """Return log10 of Holm's corrected p: as safe as Bonferroni's, and never larger.

    The smallest p counts m times, the next m - 1 times, and so on, never falling.

    Args:
        log10_p: (words tested,) log10 of p of each.

    Sources:
        Holm (1979), Scandinavian Journal of Statistics 6(2).
    """
    values = np.asarray(log10_p, dtype=float)
    order = np.argsort(values, kind="stable")
    raised = values[order] + np.log10(np.arange(len(values), 0, -1))
    return _in_place(np.maximum.accumulate(raised), order)


def benjamini_hochberg(log10_p: ArrayLike) -> Floats:
    """Return log10 of p corrected for the share of false ones among those taken.

    Weaker than Holm's: of the words below 0.05 one in twenty may be an error.

    Args:
        log10_p: (words tested,) log10 of p of each.

    Sources:
        Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1).
    """
    values = np.asarray(log10_p, dtype=float)
    order = np.argsort(values, kind="stable")
    n = len(values)
    raised = values[order] + np.log10(n / np.arange(1, n + 1))
    return _in_place(np.minimum.accumulate(raised[::-1])[::-1], order)


def _log_normal(values: Floats) -> Floats:
    """Return the logarithm of the chance with 1 degree of freedom: of a normal."""
    from scipy.special import log_ndtr

    return np.minimum(np.log(2) + log_ndtr(-np.sqrt(values)), 0.0)


def _log_gamma(half: Floats, shape: Floats) -> Floats:
    """Return the logarithm of the upper part of the incomplete gamma function."""
    from scipy.special import gammaincc

    chance = np.asarray(gammaincc(shape, half))
    # Near the smallest number there is, digits are lost before it becomes 0.
    is_tiny = chance < _SMALLEST
    log_chance = np.asarray(np.log(np.where(is_tiny, 1.0, chance)))
    log_chance[is_tiny] = _log_tiny(half[is_tiny], shape[is_tiny])
    return log_chance


def _log_tiny(half: Floats, shape: Floats) -> Floats:
    """Return the natural logarithm of the incomplete gamma function, by its series."""
    from scipy.special import gammaln

    factors = (shape[:, None] - np.arange(1, _TERMS)) / half[:, None]
    series = np.log1p(np.cumprod(factors, axis=1).sum(axis=1))
    first = (shape - 1) * np.log(half) - half - gammaln(shape)
    return np.asarray(first + series)


def _in_place(ordered: Floats, order: NDArray[np.intp]) -> Floats:
    """Return values in the order they were given in, none above 0."""
    result = np.empty_like(ordered)
    result[order] = np.minimum(ordered, 0.0)
    return result


def _check(m: int) -> None:
    if m < 1:
        raise ParameterError(f"m: {m!r}, expected 1 or more words tested")
