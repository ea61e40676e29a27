"""Sums over units that an interval depends on.

Counts per unit in, `Moments` out: once for dense columns, once for counts of many
things that are absent from most units; both give the same numbers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

# Neighbours up to this distance are compared. To each correlation this part of its
# standard error is added, since a few turns hardly show it; a larger growth of the
# variance than the limit is not believed, since with few turns it is mostly chance.
LAGS = 4
DOUBT = 0.25
LARGEST_INFLATION = 4.0


class Counts(NamedTuple):
    """Counts of things in units: one entry per pair that occurs, sorted by pair.

    Attributes:
        things: (pairs,) what is counted, from 0.
        units: (pairs,) where, from 0.
        n: (pairs,) how often, more than 0.
        n_things: number of things.
    """

    things: NDArray[np.int64]
    units: NDArray[np.int64]
    n: NDArray[np.int64]
    n_things: int


class Moments(NamedTuple):
    """What the ends depend on; arrays have one entry per thing, or fit such."""

    n_units: int
    part: Floats  # sum of the parts
    size: Floats  # sum of the sizes
    typical: Floats  # size of the unit that a word drawn at random stands in
    part_part: Floats  # weighted sums of products
    part_size: Floats
    size_size: Floats
    inflation: Floats  # by which neighbours' correlation makes the variance grow
    most: Floats  # largest part in a unit
    largest: Floats  # largest and smallest share of a unit
    smallest: Floats


def count_things(
    things: NDArray[np.int64],
    units: NDArray[np.int64],
    n_things: int,
    weights: ArrayLike | None = None,
) -> Counts:
    """Return how often each thing occurs in each unit.

    Args:
        things: (occurrences,) what occurs, from 0.
        units: (occurrences,) where, from 0.
        n_things: number of things.
        weights: (occurrences,) how much each occurrence counts; 1 if left out.
    """
    n_units = int(units.max(initial=0)) + 1
    pairs, place = np.unique(things * n_units + units, return_inverse=True)
    n = np.bincount(place, weights, minlength=len(pairs))
    kept = n > 0
    pairs, n = pairs[kept], n[kept].astype(np.int64)
    return Counts(pairs // n_units, pairs % n_units, n, n_things)


def dense_moments(parts: Floats, sizes: Floats, in_order: bool) -> Moments:
    """Return the sums for columns of parts; sizes broadcast against them."""
    total, n_units = sizes.sum(axis=0), len(sizes)
    usual = typical(sizes)
    weights = leverage(sizes, total + usual, n_units)
    part = parts.sum(axis=0)
    residuals = parts - part / total * sizes
    products = [
        (residuals[lag:] * residuals[: n_units - lag]).sum(axis=0)
        for lag in range(_lags(n_units, in_order) + 1)
    ]
    return Moments(
        n_units=n_units,
        part=part,
        size=total,
        typical=usual,
        part_part=(weights * parts * parts).sum(axis=0),
        part_size=(weights * parts * sizes).sum(axis=0),
        size_size=(weights * sizes * sizes).sum(axis=0),
        inflation=_inflation(products, n_units),
        most=parts.max(axis=0),
        largest=(parts / sizes).max(axis=0),
        smallest=(parts / sizes).min(axis=0),
    )


def sparse_moments(counts: Counts, sizes: Floats, in_order: bool) -> Moments:
    """Return the sums for counts of things, each absent from most units."""
    things, units, n = counts.things, counts.units, counts.n.astype(float)
    total, n_units = sizes.sum(), len(sizes)
    usual = typical(sizes)
    weights = leverage(sizes, total + usual, n_units)

    def summed(values: Floats) -> Floats:
        return np.bincount(things, values, minlength=counts.n_things).astype(float)

    most, largest = np.zeros(counts.n_things), np.zeros(counts.n_things)
    np.maximum.at(most, things, n)
    np.maximum.at(largest, things, n / sizes[units])
    smallest = np.full(counts.n_things, np.inf)
    np.minimum.at(smallest, things, n / sizes[units])
    smallest[summed(np.ones(len(n))) < n_units] = 0.0
    return Moments(
        n_units=n_units,
        part=summed(n),
        size=total,
        typical=usual,
        part_part=summed(weights[units] * n * n),
        part_size=summed(weights[units] * n * sizes[units]),
        size_size=(weights * sizes * sizes).sum(),
        inflation=_inflation(_lagged(counts, sizes, _lags(n_units, in_order)), n_units),
        most=most,
        largest=largest,
        smallest=smallest,
    )


def sums(counts: Counts) -> Floats:
    """Return how often each thing occurs in all units."""
    n = np.bincount(counts.things, counts.n, minlength=counts.n_things)
    return n.astype(float)


def typical(sizes: Floats) -> Floats:
    """Return the size of the unit that a word drawn at random stands in."""
    return np.asarray((sizes**2).sum(axis=0) / sizes.sum(axis=0))


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
    rates = sums(one) / max(sizes_one.sum(), 1), sums(two) / max(sizes_two.sum(), 1)
    both = _products(one, two, sizes_one, sizes_two, rates)
    squares = _products(one, one, sizes_one, sizes_one, (rates[0], rates[0]))
    squares *= _products(two, two, sizes_two, sizes_two, (rates[1], rates[1]))
    correlation = both / np.sqrt(np.where(squares > 0, squares, 1.0))
    return np.clip(np.where(squares > 0, correlation, 0.0), -1.0, 1.0)


def _products(
    one: Counts,
    two: Counts,
    sizes_one: Floats,
    sizes_two: Floats,
    rates: tuple[Floats, Floats],
) -> Floats:
    """Return sums over units of products of residuals, by thing."""
    n_units, n_things = len(sizes_one), one.n_things
    shared, place_one, place_two = np.intersect1d(
        one.things * n_units + one.units,
        two.things * n_units + two.units,
        assume_unique=True,
        return_indices=True,
    )
    n = one.n[place_one] * two.n[place_two]
    parts = np.bincount(shared // n_units, n, minlength=n_things)
    mixed = rates[1] * np.bincount(
        one.things, one.n * sizes_two[one.units], minlength=n_things
    ) + rates[0] * np.bincount(
        two.things, two.n * sizes_one[two.units], minlength=n_things
    )
    return parts - mixed + rates[0] * rates[1] * (sizes_one * sizes_two).sum()


def leverage(sizes: Floats, total: Floats, n_units: int) -> Floats:
    """Return weights that make residuals leave-one-out residuals; 1 for equal sizes."""
    return ((1 - 1 / (n_units + 1)) / (1 - sizes / total)) ** 2


def _lagged(counts: Counts, sizes: Floats, lags: int) -> list[Floats]:
    """Return sums of products of residuals `lag` units apart, for lags from 0."""
    things, units, n = counts.things, counts.units, counts.n.astype(float)
    n_units = len(sizes)
    keys = things * (n_units + lags) + units
    ratio = np.bincount(things, n, minlength=counts.n_things) / sizes.sum()
    products = []
    for lag in range(lags + 1):
        place = np.minimum(np.searchsorted(keys, keys + lag), len(keys) - 1)
        both = np.where(keys[place] == keys + lag, n * n[place], 0.0)
        around = np.concatenate([np.zeros(lag), sizes, np.zeros(lag)])
        cross = n * (around[units] + around[units + 2 * lag])
        total = (sizes[lag:] * sizes[: n_units - lag]).sum()
        part = np.bincount(things, both, minlength=counts.n_things)
        mixed = np.bincount(things, cross, minlength=counts.n_things)
        products.append(part - ratio * mixed + ratio**2 * total)
    return products


def _lags(n_units: int, in_order: bool) -> int:
    return min(LAGS, n_units // 4) if in_order else 0


def _inflation(products: list[Floats], n_units: int) -> Floats:
    """Return the factor of the variance for units that resemble their neighbours.

    Of the sums of autocorrelations up to each lag the largest counts. An
    autocorrelation has a bias of about -1 / n_units, which is mended, and a standard
    error of about 1 / sqrt(n_units).
    """
    base = np.where(products[0] > 0, products[0], 1.0)
    more = 1 / n_units + DOUBT / np.sqrt(n_units)
    steps = [
        2 * (product / base * n_units / (n_units - lag) + more)
        for lag, product in enumerate(products[1:], start=1)
    ]
    sums = 1 + np.cumsum([np.zeros_like(base), *steps], axis=0)
    return np.clip(sums.max(axis=0), 1.0, LARGEST_INFLATION)
