"""Intervals for shares and rates that hold for clustered words.

Counts per unit (meeting or turn) in, lower and upper ends out. Words in a turn, and
turns in a meeting, are not independent: the unit is what is drawn anew, not the word.

Method: the units get random (Dirichlet) weights, as in the Bayesian bootstrap, after
one unit that nobody has seen was added: for the upper end one that holds a multiple of
the most that was seen in any (a larger one, the fewer units have the thing), for the
lower end one that holds as much more of all the rest. For units that are wholly one
thing or the other, and of one size, the result is the exact interval of Clopper and
Pearson. The weights are not drawn: mean and variance of the weighted ratio are known,
and a beta distribution with this mean and variance gives the ends. The variance leans
on leave-one-out residuals, so that one long meeting does not hide its own weight; for
turns in order it grows with the correlation of neighbouring turns.

Sources:
    Rubin (1981), Annals of Statistics 9(1), for the weights;
    Learned-Miller and Thomas (2019), arXiv:1905.06208, for the unit not seen;
    Clopper and Pearson (1934), Biometrika 26(4), for the exact case.
    The beta approximation, the size of the unit not seen and the growth with
    correlation are ours; ``benchmarks/coverage.py`` measures what they cover.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats
from helpers.measures.intervals.correlation import dense_inflation, sparse_inflation
from helpers.measures.intervals.ends import ends_of
from helpers.measures.intervals.moments import Counts, dense_moments, sparse_moments
from helpers.tables import check_table

LEVEL = 0.95
UNITS_NEEDED = 10
# Lowest coverage in the simulation, with 10 to 19 units and with 20 or more: shares of
# 2, 10 and 50 %, rates of 200 to 10,000 per million; clustered turns, bursts of terms.
COVERAGE = {
    ("share", "meeting"): (0.92, 0.96),
    ("share", "turn"): (0.94, 0.94),
    ("rate", "meeting"): (0.94, 0.96),
    ("rate", "turn"): (0.97, 0.97),
}
# The same for a term that only one meeting in five has, whether the corpus has it or
# not, and where it has it.
COVERAGE_OF_SELDOM_TERM = (0.78, 0.91)
COVERAGE_OF_SEEN_TERM = (0.94, 0.96)
METHOD = (
    "quantiles of a beta distribution with mean and variance of a Bayesian bootstrap"
    " over units and one unit not seen; exact (Clopper–Pearson) for a count of 0"
)


class Units(NamedTuple):
    """What is drawn anew when an interval is computed.

    Attributes:
        unit: "meeting", "turn", or "none" where there are too few of either.
        codes: (turns,) the unit of each turn, from 0.
        n: how many units have words.
        reason: why this unit, or why none.
    """

    unit: str
    codes: NDArray[np.int64]
    n: int
    reason: str


def choose_units(turns: pd.DataFrame) -> Units:
    """Return the unit of an interval: the meeting, else the turn, else none.

    Args:
        turns: rows of the table ``turns``; only units with words count.
    """
    check_table(turns, ("meeting_id", "n_words"), name="turns", needs_rows=True)
    has_words = turns["n_words"].to_numpy() > 0
    meetings, _ = pd.factorize(turns["meeting_id"])
    codes = meetings.astype(np.int64)
    return units_of(codes, len(np.unique(codes[has_words])), int(has_words.sum()))


def units_of(
    meetings: NDArray[np.int64], n_meetings: int, n_turns: int, where: str = ""
) -> Units:
    """Return the unit for so many meetings and turns with words.

    Args:
        meetings: (turns,) the meeting of each turn, from 0.
        n_meetings: how many meetings have words.
        n_turns: how many turns have words.
        where: of which part of the text this is said; of all of it if left out.
    """
    where = f" {where}" if where else ""
    if n_meetings >= UNITS_NEEDED:
        reason = f"{UNITS_NEEDED} meetings or more{where}"
        return Units("meeting", meetings, n_meetings, reason)
    if n_turns >= UNITS_NEEDED:
        reason = f"fewer than {UNITS_NEEDED} meetings ({n_meetings}){where}"
        return Units("turn", np.arange(len(meetings)), n_turns, reason)
    reason = (
        f"too few to draw anew: {n_meetings} meeting(s) and {n_turns} turn(s) with"
        f" words{where}, {UNITS_NEEDED} of either are needed"
    )
    return Units("none", meetings, n_meetings, reason)


def ratio_interval(
    parts: ArrayLike,
    sizes: ArrayLike,
    *,
    level: float = LEVEL,
    in_order: bool = False,
    most: ArrayLike | None = None,
) -> tuple[Floats, Floats]:
    """Return the ends of an interval for sum(parts) / sum(sizes).

    Args:
        parts: (units,) or (units, k) how much of each unit belongs to each of k things.
        sizes: (units,) how much there is in each unit, or (units, k).
        level: nominal coverage, between 0 and 1.
        in_order: whether the units stand in the order of the text, so that
            neighbours may be alike (turns); the interval grows if they are.
        most: leave out for a share (a unit may belong to one thing altogether). For
            the rate of a rare thing: the most that a unit elsewhere was seen to hold,
            one number or (k,); 0 where nothing is known of others. A rate of 0 gets
            the exact bound for clumps of that size.

    Returns:
        Lower and upper ends, each of shape () or (k,). A sum of 0, or of everything,
        gets an exact bound; without any size the ends are NaN.

    Raises:
        ParameterError: `level` is not between 0 and 1, or a part exceeds its size.
    """
    parts, sizes = np.asarray(parts, dtype=float), np.asarray(sizes, dtype=float)
    _check(parts, sizes, level)
    columns = parts.reshape(len(parts), -1)
    if sizes.ndim == 1:
        columns, sizes = columns[sizes > 0], sizes[sizes > 0, None]
    if not sizes.size:
        nothing = np.full(parts.shape[1:], np.nan)
        return nothing, nothing.copy()
    moments = dense_moments(columns, sizes)
    if in_order:
        moments = moments._replace(inflation=dense_inflation(columns, sizes))
    low, high = ends_of(moments, level, most)
    return low.reshape(parts.shape[1:]), high.reshape(parts.shape[1:])


def count_interval(
    counts: Counts,
    sizes: ArrayLike,
    units: Units,
    *,
    rare: bool,
    most: Floats | None = None,
) -> tuple[Floats, Floats]:
    """Return the ends of :func:`ratio_interval` for many things, most units without.

    Args:
        counts: the parts, as counts of things in units.
        sizes: (units,) the size of each unit.
        units: as chosen by :func:`choose_units`; NaN are returned where there is none.
        rare: whether the things are rare (rates of terms), not shares.
        most: (things,) the most of a rare thing that a unit elsewhere was seen to
            hold; left out where nothing is known of others.

    Returns:
        Lower and upper ends at ``LEVEL``, each of shape (things,).
    """
    sizes = np.asarray(sizes, dtype=float)
    if units.unit == "none" or not sizes.any():
        nothing = np.full(counts.n_things, np.nan)
        return nothing, nothing.copy()
    renumbered = np.cumsum(sizes > 0) - 1
    counts = counts._replace(units=renumbered[counts.units])
    moments = sparse_moments(counts, sizes[sizes > 0])
    if units.unit == "turn":
        inflation = sparse_inflation(counts, sizes[sizes > 0])
        moments = moments._replace(inflation=inflation)
    if rare and most is None:
        most = np.zeros(())
    return ends_of(moments, LEVEL, most if rare else None)


def describe_interval(units: Units, *, rare: bool) -> str:
    """Return what a measure card says about the interval."""
    if units.unit == "none":
        return f"none: {units.reason}"
    drawn = f"the {units.unit} (n = {units.n:,}; {units.reason})"
    return _describe(drawn, [units.unit], rare)


def describe_many(*, rare: bool) -> str:
    """Return what a card says where each row has units of its own."""
    drawn = (
        f"the meeting for rows with words in {UNITS_NEEDED} meetings or more, else the"
        f" turn for rows with {UNITS_NEEDED} turns or more, else no interval"
    )
    return _describe(drawn, ["meeting", "turn"], rare)


def _describe(drawn: str, names: list[str], rare: bool) -> str:
    kind = "rate" if rare else "share"
    few, many = (min(COVERAGE[kind, name][band] for name in names) for band in (0, 1))
    text = (
        f"{LEVEL:.0%}, {METHOD}; unit drawn anew: {drawn}; lowest coverage measured by"
        f" simulation: {few:.0%} with 10 to 19 units, {many:.0%} with 20 or more"
    )
    if not rare:
        return text
    seen, any_case = COVERAGE_OF_SEEN_TERM, COVERAGE_OF_SELDOM_TERM
    return (
        f"{text} (for a term in one meeting of five {seen[0]:.0%} and {seen[1]:.0%} if"
        f" it was said, {any_case[0]:.0%} and {any_case[1]:.0%} whether or not it was)"
    )


def _check(parts: Floats, sizes: Floats, level: float) -> None:
    if not 0 < level < 1:
        raise ParameterError(f"level: {level!r}, expected between 0 and 1")
    fitting = sizes if sizes.ndim == parts.ndim else sizes[:, None]
    if (parts < 0).any() or (parts > fitting).any():
        raise ParameterError(
            "parts: a part is negative or larger than its unit, expected 0 to its size"
        )
