"""Intervals for comparisons: a log ratio or a difference of two rates or shares.

Counts of both sides per unit (meeting or turn) in, lower and upper ends out. Each side
gets its interval from :mod:`helpers.measures.intervals`; the distances from the point
to its ends are put together as standard errors are, with the correlation that comes
from units that hold words of both sides.

Sources:
    Zou and Donner (2008), Statistics in Medicine 27(10), "method of variance estimates
    recovery" (MOVER), also with a correlation.
    Bounds where one side has a count of 0 follow from Bonferroni's inequality.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from helpers.measures.intervals import (
    UNITS_NEEDED,
    Units,
    count_interval,
    units_of,
)
from helpers.measures.moments import Counts, Floats, sparse_correlation, sums, typical
from helpers.tables import check_table

# Below it an end of a rate that is not 0 has no logarithm in floating point.
SMALLEST = 1e-300


def choose_units_of_sides(turns: pd.DataFrame, is_target: NDArray[np.bool_]) -> Units:
    """Return the unit of an interval for a comparison of target and reference.

    The meeting, if both sides have words in enough meetings; else the turn, if both
    have enough turns; else none. Sides may overlap in meetings.

    Args:
        turns: rows of the table ``turns``; all belong to one side or the other.
        is_target: (turns,) whether the row belongs to the target.

    Returns:
        As :func:`helpers.measures.intervals.choose_units`; ``n`` is that of the side
        with fewer units.
    """
    check_table(turns, ("meeting_id", "n_words"), name="turns", needs_rows=True)
    has_words = turns["n_words"].to_numpy() > 0
    codes = pd.factorize(turns["meeting_id"])[0].astype(np.int64)
    sides = (has_words & is_target, has_words & ~is_target)
    n_meetings = min(len(np.unique(codes[side])) for side in sides)
    n_turns = min(int(side.sum()) for side in sides)
    return units_of(codes, n_meetings, n_turns, "on the smaller side")


def log_ratio_interval(
    target: Counts,
    reference: Counts,
    sizes_target: ArrayLike,
    sizes_reference: ArrayLike,
    units: Units,
    *,
    rare: bool = True,
) -> tuple[Floats, Floats]:
    """Return the ends of an interval for log2 of target's rate / reference's rate.

    Args:
        target: counts of things in units on the side of the target.
        reference: the same on the side of the reference, things numbered alike.
        sizes_target: (units,) words of the target in each unit.
        sizes_reference: (units,) words of the reference in each unit.
        units: as chosen by :func:`choose_units_of_sides`.
        rare: whether the things are rare (rates of terms), not shares.

    Returns:
        Lower and upper ends at ``LEVEL``, each of shape (things,); above 0: more in the
        target. A thing that the target has not has ``-inf`` as lower end, one that the
        reference has not ``inf`` as upper end, one that neither has both. NaN where
        there are no units, or a side has words in fewer than ``UNITS_NEEDED``.
    """
    sides = _Sides(target, reference, sizes_target, sizes_reference, units, rare)
    (point_1, _), (point_2, _) = sides.ends
    is_none = (point_1 == 0) | (point_2 == 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = [
            tuple(
                np.log2(np.where(point > 0, np.maximum(end, SMALLEST), end))
                for end in (point, *both)
            )
            for point, both in sides.ends
        ]
        low, high = _combine(logs, sides.correlation)
    (_, low_1, high_1), (_, low_2, high_2) = logs
    low = np.where(is_none, low_1 - high_2, low)
    return low, np.where(is_none, high_1 - low_2, high)


def difference_interval(
    target: Counts,
    reference: Counts,
    sizes_target: ArrayLike,
    sizes_reference: ArrayLike,
    units: Units,
    *,
    rare: bool = True,
) -> tuple[Floats, Floats]:
    """Return the ends of an interval for target's rate - reference's rate.

    Args:
        target: counts of things in units on the side of the target.
        reference: the same on the side of the reference, things numbered alike.
        sizes_target: (units,) words of the target in each unit.
        sizes_reference: (units,) words of the reference in each unit.
        units: as chosen by :func:`choose_units_of_sides`.
        rare: whether the things are rare (rates of terms), not shares.

    Returns:
        Lower and upper ends at ``LEVEL``, as parts of one, each of shape (things,);
        above 0: more in the target. NaN as in :func:`log_ratio_interval`.
    """
    sides = _Sides(target, reference, sizes_target, sizes_reference, units, rare)
    return _combine([(point, *both) for point, both in sides.ends], sides.correlation)


class _Sides:
    """Points and ends of both sides, and the correlation of the two."""

    def __init__(
        self,
        target: Counts,
        reference: Counts,
        sizes_target: ArrayLike,
        sizes_reference: ArrayLike,
        units: Units,
        rare: bool,
    ) -> None:
        counts = (target, reference)
        sizes = [np.asarray(each, float) for each in (sizes_target, sizes_reference)]
        if min(np.count_nonzero(each) for each in sizes) < UNITS_NEEDED:
            units = units._replace(unit="none")
        clumps = _clumps(counts, sizes) if rare else (None, None)
        self.ends = [
            (
                sums(count) / max(size.sum(), 1),
                count_interval(count, size, units, rare=rare, most=clump),
            )
            for count, size, clump in zip(counts, sizes, clumps, strict=True)
        ]
        self.correlation = sparse_correlation(*counts, *sizes)


def _clumps(counts: tuple[Counts, Counts], sizes: list[Floats]) -> list[Floats]:
    """Return the most of a thing that a unit of each side may hold.

    What one side was seen to hold in a unit, the other may hold as well, in proportion
    where its units are smaller.
    """
    most = [np.zeros(count.n_things) for count in counts]
    for side, count in zip(most, counts, strict=True):
        np.maximum.at(side, count.things, count.n)
    usual = [typical(size) if size.any() else np.ones(()) for size in sizes]
    return [
        np.maximum(
            most[own], most[1 - own] * np.minimum(usual[own] / usual[1 - own], 1.0)
        )
        for own in (0, 1)
    ]


def _combine(
    ends: list[tuple[Floats, ...]], correlation: Floats
) -> tuple[Floats, Floats]:
    """Return the ends of the difference of two estimates, each with its own ends."""
    (point_1, low_1, high_1), (point_2, low_2, high_2) = ends

    def distance(one: Floats, two: Floats) -> Floats:
        squares = one**2 + two**2 - 2 * correlation * one * two
        return np.sqrt(np.maximum(squares, 0))

    return (
        point_1 - point_2 - distance(point_1 - low_1, high_2 - point_2),
        point_1 - point_2 + distance(high_1 - point_1, point_2 - low_2),
    )
