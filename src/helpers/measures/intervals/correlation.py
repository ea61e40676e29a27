"""How alike neighbouring units are, and how alike both sides of a comparison are.

Counts per unit in, correlations and what follows from them out.
"""

from __future__ import annotations

import numpy as np

from helpers.measures.arrays import Floats
from helpers.measures.intervals.moments import Counts, sums

# Neighbours up to this distance are compared. To each correlation this part of its
# standard error is added, since a few turns hardly show it; a larger growth of the
# variance than the limit is not believed, since with few turns it is mostly chance.
LAGS = 4
DOUBT = 0.5
LARGEST_INFLATION = 4.0
# Less of the squares of the counts than this is no variance, but a sum's rounding.
ROUNDING = 1e-12


def dense_inflation(parts: Floats, sizes: Floats) -> Floats:
    """Return the growth of the variance of columns of parts, for units in order."""
    n_units = len(sizes)
    residuals = parts - parts.sum(axis=0) / sizes.sum(axis=0) * sizes
    products = [
        (residuals[lag:] * residuals[: n_units - lag]).sum(axis=0)
        for lag in range(_lags(n_units) + 1)
    ]
    return _inflation(products, (parts**2).sum(axis=0), n_units)


def sparse_inflation(counts: Counts, sizes: Floats) -> Floats:
    """Return the same for counts of things, each absent from most units."""
    squares = _apart(counts, len(sizes), 0)
    return _inflation(_lagged(counts, sizes), squares, len(sizes))


def sparse_correlation(
    one: Counts, two: Counts, sizes_one: Floats, sizes_two: Floats
) -> Floats:
    """Return the correlation over units of the residuals of two rates, by thing.

    Args:
        one: counts of things in units.
        two: the same things in the same units, on another side.
        sizes_one: (units,) sizes of the units on the first side.
        sizes_two: (units,) the same on the other side.
    """
    rates = [
        sums(counts) / max(sizes.sum(), 1)
        for counts, sizes in ((one, sizes_one), (two, sizes_two))
    ]
    mixed = rates[1] * _weighted(one, sizes_two) + rates[0] * _weighted(two, sizes_one)
    both = _shared(one, two, len(sizes_one)) - mixed
    both = both + rates[0] * rates[1] * (sizes_one * sizes_two).sum()
    squares = _squares(one, sizes_one, rates[0]) * _squares(two, sizes_two, rates[1])
    correlation = both / np.sqrt(np.where(squares > 0, squares, 1.0))
    return np.clip(np.where(squares > 0, correlation, 0.0), -1.0, 1.0)


def _weighted(counts: Counts, values: Floats) -> Floats:
    """Return sums of counts times the value of their unit, by thing."""
    weights = counts.n * values[counts.units]
    total = np.bincount(counts.things, weights, minlength=counts.n_things)
    return total.astype(float)


def _squares(counts: Counts, sizes: Floats, rates: Floats) -> Floats:
    """Return sums over units of squared residuals, by thing."""
    squares = np.bincount(counts.things, counts.n**2, minlength=counts.n_things)
    mixed = 2 * rates * _weighted(counts, sizes)
    residual = squares - mixed + rates**2 * (sizes**2).sum()
    return np.where(residual > ROUNDING * squares, residual, 0.0)


def _shared(one: Counts, two: Counts, n_units: int) -> Floats:
    """Return sums over units of products of counts, by thing."""
    fewer, more = sorted((one, two), key=lambda counts: len(counts.n))
    keys = more.things * n_units + more.units
    wanted = fewer.things * n_units + fewer.units
    place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    n = np.where(keys[place] == wanted, fewer.n * more.n[place], 0)
    return np.bincount(fewer.things, n, minlength=one.n_things).astype(float)


def _lagged(counts: Counts, sizes: Floats) -> list[Floats]:
    """Return sums of products of residuals `lag` units apart, for lags from 0."""
    n_units, lags = len(sizes), _lags(len(sizes))
    ratio = sums(counts) / sizes.sum()
    products = []
    for lag in range(lags + 1):
        around = np.concatenate([np.zeros(lag), sizes, np.zeros(lag)])
        beside = around[:n_units] + around[2 * lag :]
        total = (sizes[lag:] * sizes[: n_units - lag]).sum()
        part = _apart(counts, n_units + lags, lag)
        products.append(part - ratio * _weighted(counts, beside) + ratio**2 * total)
    return products


def _apart(counts: Counts, row: int, lag: int) -> Floats:
    """Return sums of products of counts `lag` units apart, by thing."""
    keys, n = counts.things * row + counts.units, counts.n.astype(float)
    products = n * n if lag == 0 else np.zeros(len(n))
    # The pairs are sorted: a unit so far off stands at most so many pairs behind.
    for step in range(1, min(lag, len(n) - 1) + 1):
        is_found = keys[step:] == keys[:-step] + lag
        products[:-step] += np.where(is_found, n[:-step] * n[step:], 0.0)
    total = np.bincount(counts.things, products, minlength=counts.n_things)
    return total.astype(float)


def _lags(n_units: int) -> int:
    return min(LAGS, n_units // 4)


def _inflation(products: list[Floats], squares: Floats, n_units: int) -> Floats:
    """Return the factor of the variance for units that resemble their neighbours.

    Of the sums of autocorrelations up to each lag the largest counts. An
    autocorrelation has a bias of about -1 / n_units, which is mended, and a standard
    error of about 1 / sqrt(n_units).
    """
    base = np.where(products[0] > ROUNDING * squares, products[0], np.inf)
    more = 1 / n_units + DOUBT / np.sqrt(n_units)
    steps = [
        2 * (product / base * n_units / (n_units - lag) + more)
        for lag, product in enumerate(products[1:], start=1)
    ]
    sums = 1 + np.cumsum([np.zeros_like(squares), *steps], axis=0)
    return np.clip(sums.max(axis=0), 1.0, LARGEST_INFLATION)
