"""Sums over units that an interval depends on.

Counts per unit in, `Moments` out: once for dense columns, once for counts of many
things that are absent from most units; both give the same numbers.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.measures.arrays import Floats


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


class Held(NamedTuple):
    """What a thing holds of the units, or all that is not this thing holds of them.

    In a unit larger than typical, a part counts for `most` and `alike` only as much as
    a typical unit would have of it.

    Attributes:
        total: sum of the parts.
        most: the largest part in a unit.
        having: number of units that have a part.
        alike: the same, as a number of units with parts of one size.
        largest: the largest share of a unit.
    """

    total: Floats
    most: Floats
    having: Floats
    alike: Floats
    largest: Floats


class Moments(NamedTuple):
    """What the ends depend on; arrays have one entry per thing, or fit such."""

    n_units: int
    size: Floats  # sum of the sizes
    typical: Floats  # size of the unit that a word drawn at random stands in
    own: Held  # of the thing
    rest: Held  # of all that is not this thing
    part_part: Floats  # weighted sums of products
    part_size: Floats
    size_size: Floats
    # By which the correlation of neighbours makes the variance grow.
    inflation: Floats | float = 1.0


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


def sums(counts: Counts) -> Floats:
    """Return how often each thing occurs in all units."""
    return _summed(counts, counts.n.astype(float))


def having(counts: Counts) -> Floats:
    """Return how many units have each thing."""
    return np.bincount(counts.things, minlength=counts.n_things).astype(float)


def highest(counts: Counts, values: NDArray[Any]) -> Floats:
    """Return the highest of the values of the pairs of each thing, at least 0."""
    result = np.zeros(counts.n_things)
    np.maximum.at(result, counts.things, values)
    return result


def typical(sizes: Floats) -> Floats:
    """Return the size of the unit that a word drawn at random stands in."""
    return np.asarray((sizes**2).sum(axis=0) / sizes.sum(axis=0))


def leverage(sizes: Floats, total: Floats, n_units: int) -> Floats:
    """Return weights that make residuals leave-one-out residuals; 1 for equal sizes."""
    return ((1 - 1 / (n_units + 1)) / (1 - sizes / total)) ** 2


def dense_moments(parts: Floats, sizes: Floats) -> Moments:
    """Return the sums for columns of parts; sizes broadcast against them."""
    total, n_units = sizes.sum(axis=0), len(sizes)
    weights = leverage(sizes, total + typical(sizes), n_units)
    return Moments(
        n_units=n_units,
        size=total,
        typical=typical(sizes),
        own=_held(parts, sizes),
        rest=_held(sizes - parts, sizes),
        part_part=(weights * parts * parts).sum(axis=0),
        part_size=(weights * parts * sizes).sum(axis=0),
        size_size=(weights * sizes * sizes).sum(axis=0),
    )


def sparse_moments(counts: Counts, sizes: Floats) -> Moments:
    """Return the sums for counts of things, each absent from most units."""
    units, n = counts.units, counts.n.astype(float)
    total, n_units = sizes.sum(), len(sizes)
    weights = leverage(sizes, total + typical(sizes), n_units)
    return Moments(
        n_units=n_units,
        size=total,
        typical=typical(sizes),
        own=_held_sparsely(counts, sizes),
        rest=_rest_held(counts, sizes),
        part_part=_summed(counts, weights[units] * n * n),
        part_size=_summed(counts, weights[units] * n * sizes[units]),
        size_size=(weights * sizes * sizes).sum(),
    )


def _held(parts: Floats, sizes: Floats) -> Held:
    typically = parts * np.minimum(typical(sizes) / sizes, 1)
    return Held(
        total=parts.sum(axis=0),
        most=typically.max(axis=0),
        having=np.count_nonzero(parts, axis=0).astype(float),
        alike=_alike(typically.sum(axis=0), (typically**2).sum(axis=0)),
        largest=(parts / sizes).max(axis=0),
    )


def _held_sparsely(counts: Counts, sizes: Floats) -> Held:
    own = sizes[counts.units]
    typically = counts.n * np.minimum(typical(sizes) / own, 1)
    return Held(
        total=sums(counts),
        most=highest(counts, typically),
        having=having(counts),
        alike=_alike(_summed(counts, typically), _summed(counts, typically**2)),
        largest=highest(counts, counts.n / own),
    )


def _rest_held(counts: Counts, sizes: Floats) -> Held:
    """Return what all else holds: all of the units that do not have the thing."""
    own = sizes[counts.units]
    rest = own - counts.n
    lacked = _most_lacked(counts, sizes)
    whole = np.minimum(sizes, typical(sizes))
    typically = whole[counts.units] * rest / own
    more = whole.sum() - _summed(counts, whole[counts.units] - typically)
    squares = whole[counts.units] ** 2 - typically**2
    return Held(
        total=sizes.sum() - sums(counts),
        most=np.maximum(highest(counts, typically), lacked),
        having=len(sizes) - _summed(counts, rest == 0),
        alike=_alike(more, (whole**2).sum() - _summed(counts, squares)),
        largest=np.where(lacked > 0, 1.0, highest(counts, rest / own)),
    )


def _most_lacked(counts: Counts, sizes: Floats) -> Floats:
    """Return the size of the largest unit without each thing, at most the typical.

    Where all units from the typical size on have the thing, it is, in the order of
    size, the first unit that is missing among its units; 0 if none is.
    """
    usual = typical(sizes)
    order = np.argsort(-sizes, kind="stable")
    n_large = _summed(counts, sizes[counts.units] >= usual)
    is_near = n_large == np.count_nonzero(sizes >= usual)
    kept = np.flatnonzero(is_near[counts.things])
    things, ranks = counts.things[kept], np.argsort(order)[counts.units[kept]]
    places = np.lexsort((ranks, things))
    n_units = np.bincount(things, minlength=counts.n_things)
    expected = np.arange(len(kept)) - np.repeat(np.cumsum(n_units) - n_units, n_units)
    is_next = ranks[places] == expected
    n_first = np.bincount(things[places], is_next, minlength=counts.n_things)
    first_lacked = np.append(sizes[order], 0.0)[n_first.astype(np.int64)]
    return np.where(is_near, np.minimum(first_lacked, usual), usual)


def _summed(counts: Counts, values: NDArray[Any]) -> Floats:
    """Return the sum of the values of the pairs of each thing."""
    total = np.bincount(counts.things, values, minlength=counts.n_things)
    return total.astype(float)


def _alike(total: Floats, squares: Floats) -> Floats:
    """Return the number of equal parts that have such a sum and sum of squares."""
    return np.asarray(total**2 / np.where(squares > 0, squares, 1.0))


def regroup(counts: Counts, groups: NDArray[np.int64]) -> Counts:
    """Return counts in groups of units."""
    return count_things(counts.things, groups[counts.units], counts.n_things, counts.n)
