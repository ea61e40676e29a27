"""Ends of an interval for a ratio of sums over units.

Sums over units in, lower and upper ends out; the method is described in
:mod:`helpers.measures.intervals`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from helpers.measures.arrays import Floats
from helpers.measures.intervals.moments import Held, Moments, leverage

# The share of a unit not seen lies at most so far from the largest share in any unit
# towards all of it.
TOWARDS_ALL = 0.1


class _Growth(NamedTuple):
    """How many times the most that was seen a unit not seen may hold.

    Attributes:
        always: so many times, however many units have the thing.
        seldom: more, divided by the number of units that have it.
        bursts: more again, divided likewise, of what does not come singly.
    """

    always: float
    seldom: float
    bursts: float


GROWTH_OF_SHARES = _Growth(1.2, 15.0, 0.0)
GROWTH_OF_RATES = _Growth(1.2, 2.0, 8.0)


def ends_of(
    moments: Moments, level: float, most: ArrayLike | None
) -> tuple[Floats, Floats]:
    """Return both ends; the point estimate always lies between them.

    Args:
        moments: the sums over units.
        level: nominal coverage, between 0 and 1.
        most: None for a share; for the rate of a rare thing the most that a unit
            elsewhere was seen to hold, 0 where nothing is known of others.
    """
    tail = (1 - level) / 2
    part, size, typical = moments.own.total, moments.size, moments.typical
    ratio = part / size
    growth = GROWTH_OF_SHARES if most is None else GROWTH_OF_RATES
    elsewhere = np.asarray(0.0 if most is None else most, dtype=float)
    low = _quantile(moments, 1 - _unseen(moments.rest, typical, growth), tail)
    unseen = _unseen(moments.own, typical, growth, elsewhere)
    high = _quantile(moments, unseen, 1 - tail)
    # Clopper and Pearson for none (or all) of size / clump independent clumps.
    seen = np.maximum(np.maximum(moments.own.most, elsewhere), 1.0)
    clump = typical if most is None else seen
    bound = 1 - tail ** (clump / size)
    is_none, is_all = part == 0, part == size
    low = np.where(is_all, 1 - bound, np.minimum(low, ratio))
    high = np.where(is_none, bound, np.maximum(high, ratio))
    return np.where(is_none, 0.0, low), np.where(is_all, 1.0, high)


def _unseen(
    held: Held, typical: Floats, growth: _Growth, elsewhere: ArrayLike = 0.0
) -> Floats:
    """Return the largest share that a unit not seen may have."""
    alike = np.maximum(held.alike, 1.0)
    often = np.maximum(1 - held.having / np.maximum(held.total, 1.0), 0.0)
    times = growth.always + (growth.seldom + growth.bursts * often) / alike
    most = np.maximum(np.maximum(held.most, 1.0) * times, elsewhere / alike)
    limit = held.largest + (1 - held.largest) * TOWARDS_ALL
    return np.asarray(np.minimum(most / typical, limit))


def _quantile(moments: Moments, unseen: Floats, chance: float) -> Floats:
    """Return a quantile of the ratio with one more unit, of share `unseen`."""
    from scipy.special import betaincinv

    n, size = moments.n_units, moments.typical
    total = moments.size + size
    mean = (moments.own.total + unseen * size) / total
    seen = (
        moments.part_part - 2 * mean * moments.part_size + mean**2 * moments.size_size
    )
    added = leverage(size, total, n) * (size * (unseen - mean)) ** 2
    squares = moments.inflation * (np.maximum(seen, 0) + added)
    variance = squares / total**2 * (n + 1) / (n + 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        words = np.maximum(mean * (1 - mean) / variance - 1, 1.0)
    return np.asarray(betaincinv(mean * words, (1 - mean) * words, chance))
