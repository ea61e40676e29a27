"""Intervals for comparisons: a log ratio or a difference of two rates or shares.

Counts of both sides per unit (meeting or turn) in, lower and upper ends out. Each side
gets its interval from :mod:`helpers.measures.intervals`; the distances from the point
to its ends are put together as standard errors are, with the correlation that comes
from units that hold words of both sides.

Sources:
    Zou and Donner (2008), Statistics in Medicine 27(10), "method of variance estimates
    recovery" (MOVER), also with a correlation.
    Bounds where one side has a count of 0 follow from Bonferroni's inequality. That a
    positive correlation is not believed in full, since it is shown by few units, is
    ours; ``benchmarks/coverage_of_differences.py`` measures what the intervals cover.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from helpers.measures.arrays import Floats
from helpers.measures.intervals.clustered import (
    LEVEL,
    UNITS_NEEDED,
    Units,
    count_interval,
    units_of,
)
from helpers.measures.intervals.correlation import sparse_correlation
from helpers.measures.intervals.moments import Counts, having, highest, sums, typical
from helpers.tables import check_table

# Lowest coverage in the simulation, with 10 to 19 units on the side that has fewer, and
# with 20 or more: shares of 2, 10 and 50 %, rates of 200 to 10,000 per million.
COVERAGE = {
    ("log ratio", "share"): (0.93, 0.95),
    ("log ratio", "rate"): (0.96, 0.95),
    ("difference", "share"): (0.94, 0.96),
    ("difference", "rate"): (0.93, 0.94),
}
# The same for a term that only one meeting in five has, if either side said it.
COVERAGE_OF_SELDOM_TERM = {"log ratio": (0.98, 0.96), "difference": (0.88, 0.89)}
METHOD = (
    "ends of both sides (beta quantiles of a Bayesian bootstrap over units and one unit"
    " not seen) put together by MOVER, with the correlation of units that hold both"
)
# Below it an end of a rate that is not 0 has no logarithm in floating point.
SMALLEST = 1e-300


class _Side(NamedTuple):
    counts: Counts
    sizes: Floats  # (units,)


class _Ends(NamedTuple):
    point: Floats
    low: Floats
    high: Floats


def choose_units_of_sides(turns: pd.DataFrame, is_target: NDArray[np.bool_]) -> Units:
    """Return the unit of an interval for a comparison of target and reference.

    The meeting, if both sides have words in enough meetings; else the turn, if both
    have enough turns; else none. A meeting may hold words of both.

    Args:
        turns: rows of the table ``turns``; all belong to one side or the other.
        is_target: (turns,) whether the row belongs to the target.

    Returns:
        As :func:`helpers.measures.intervals.choose_units`; ``n`` is that of the side
        that has fewer.

    Raises:
        TableError: a column is missing, or there are no rows.
    """
    check_table(turns, ("meeting_id", "n_words"), name="turns", needs_rows=True)
    has_words = turns["n_words"].to_numpy() > 0
    codes = pd.factorize(turns["meeting_id"])[0].astype(np.int64)
    sides = (has_words & is_target, has_words & ~is_target)
    n_meetings = min(len(np.unique(codes[side])) for side in sides)
    n_turns = min(int(side.sum()) for side in sides)
    return units_of(codes, n_meetings, n_turns, "on the side that has fewer")


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
    sides = _sides(target, reference, sizes_target, sizes_reference)
    logs = [_logs(ends) for ends in _ends_of(sides, units, rare)]
    with np.errstate(invalid="ignore"):
        low, high = _combine(logs, _correlation(sides))
    is_none = np.isinf(logs[0].point) | np.isinf(logs[1].point)
    low = np.where(is_none, logs[0].low - logs[1].high, low)
    return low, np.where(is_none, logs[0].high - logs[1].low, high)


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
    sides = _sides(target, reference, sizes_target, sizes_reference)
    return _combine(_ends_of(sides, units, rare), _correlation(sides))


def describe_difference(units: Units, *, kind: str, rare: bool) -> str:
    """Return what a measure card says about the interval of a comparison.

    Args:
        units: as chosen by :func:`choose_units_of_sides`.
        kind: "log ratio" or "difference".
        rare: whether the things are rare (rates of terms), not shares.
    """
    if units.unit == "none":
        return f"none: {units.reason}"
    few, many = COVERAGE[kind, "rate" if rare else "share"]
    text = (
        f"{LEVEL:.0%}, {METHOD}; unit drawn anew: the {units.unit} (n = {units.n:,};"
        f" {units.reason}); lowest coverage measured by simulation: {few:.0%} with 10"
        f" to 19 units, {many:.0%} with 20 or more"
    )
    if not rare:
        return text
    few, many = COVERAGE_OF_SELDOM_TERM[kind]
    return f"{text} ({few:.0%} and {many:.0%} for a term in one meeting of five)"


def _sides(
    target: Counts,
    reference: Counts,
    sizes_target: ArrayLike,
    sizes_reference: ArrayLike,
) -> tuple[_Side, _Side]:
    return (
        _Side(target, np.asarray(sizes_target, dtype=float)),
        _Side(reference, np.asarray(sizes_reference, dtype=float)),
    )


def _ends_of(sides: tuple[_Side, _Side], units: Units, rare: bool) -> list[_Ends]:
    """Return rate (or share) and its ends on both sides."""
    n_units = min(np.count_nonzero(side.sizes) for side in sides)
    if n_units < UNITS_NEEDED:
        units = units._replace(unit="none")
    result = []
    for own, other in (sides, sides[::-1]):
        most = _most_of(other, own) if rare and n_units else None
        low, high = count_interval(own.counts, own.sizes, units, rare=rare, most=most)
        result.append(_Ends(sums(own.counts) / max(own.sizes.sum(), 1), low, high))
    return result


def _most_of(other: _Side, own: _Side) -> Floats:
    """Return the most of a thing that the other side was seen to hold in a unit.

    In proportion, where the units of the own side are smaller.
    """
    usual = typical(own.sizes)
    smaller = np.minimum(usual / other.sizes[other.counts.units], 1.0)
    return highest(other.counts, other.counts.n * smaller)


def _correlation(sides: tuple[_Side, _Side]) -> Floats:
    """Return the part of the correlation of both sides that an interval may lean on.

    A positive one narrows the interval, and among few units that have a thing it is
    mostly chance.
    """
    (target, sizes_target), (reference, sizes_reference) = sides
    found = sparse_correlation(target, reference, sizes_target, sizes_reference)
    fewest = np.minimum(having(target), having(reference))
    return np.where(found > 0, found * fewest / (fewest + 1), found)


def _logs(ends: _Ends) -> _Ends:
    """Return logarithms to the base 2; only those of a rate of 0 are infinite."""
    least = np.where(ends.point > 0, SMALLEST, 0.0)
    with np.errstate(divide="ignore"):
        return _Ends(*(np.log2(np.maximum(end, least)) for end in ends))


def _combine(ends: list[_Ends], correlation: Floats) -> tuple[Floats, Floats]:
    """Return the ends of the difference of two estimates, each with its own ends."""
    one, two = ends

    def distance(first: Floats, second: Floats) -> Floats:
        squares = first**2 + second**2 - 2 * correlation * first * second
        return np.sqrt(np.maximum(squares, 0))

    point = one.point - two.point
    return (
        point - distance(one.point - one.low, two.high - two.point),
        point + distance(one.high - one.point, two.point - two.low),
    )
