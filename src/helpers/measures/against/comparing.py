"""Counts per turn on two sides: how their rates or shares differ, with intervals."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats, Ints, Mask
from helpers.measures.association import log_ratio
from helpers.measures.intervals.clustered import Units
from helpers.measures.intervals.differences import (
    choose_units_of_sides,
    difference_interval,
    log_ratio_interval,
)
from helpers.measures.intervals.moments import Counts, count_things

SIDES = ("target", "reference")


class Halves(NamedTuple):
    """The turns of two sides, and what is drawn anew for an interval.

    Attributes:
        masks: (turns,) which turns are the target's, and which the reference's.
        units: as chosen by :func:`choose_units_of_sides`.
    """

    masks: tuple[Mask, Mask]
    units: Units

    @classmethod
    def of(cls, turns: pd.DataFrame, is_target: ArrayLike) -> Halves:
        """Return the two sides of `turns`, all of which belong to one or the other.

        Raises:
            ParameterError: `is_target` is not of the turns, or a side has no words.
            TableError: a column is missing, or there are no rows.
        """
        target = np.asarray(is_target, dtype=bool)
        if target.shape != (len(turns),):
            raise ParameterError(
                f"is_target: of shape {target.shape}, expected ({len(turns)},), a truth"
                " value for each row of turns"
            )
        masks = target, ~target
        units = choose_units_of_sides(turns, target)
        for name, mask in zip(SIDES, masks, strict=True):
            if not turns["n_words"].to_numpy()[mask].sum():
                raise ParameterError(
                    f"{name}: no word in its {int(mask.sum()):,} turn(s), expected"
                    " some; choose another side"
                )
        return cls(masks, units)


class Things(NamedTuple):
    """What is counted in the turns.

    Attributes:
        codes: (occurrences,) which thing, from 0.
        rows: (occurrences,) in which turn, from 0.
        n: (occurrences,) how many times.
        n_things: number of things.
    """

    codes: Ints
    rows: Ints
    n: Ints
    n_things: int

    @classmethod
    def single(cls, by_turn: ArrayLike) -> Things:
        """Return one thing that occurs so often in each turn."""
        n = np.asarray(by_turn, dtype=np.int64)
        return cls(np.zeros(len(n), dtype=np.int64), np.arange(len(n)), n, 1)


def compare_rates(
    things: Things, by_turn: ArrayLike, halves: Halves, *, rare: bool
) -> pd.DataFrame:
    """Return how often things occur on both sides, and the log ratio of their rates.

    Args:
        things: what is counted.
        by_turn: (turns,) the size of each turn: of what the rate is a part.
        halves: the two sides.
        rare: whether the things are rare (rates of terms), not shares.

    Returns:
        One row per thing: ``n_target``, ``n_reference``; ``size_target``,
        ``size_reference``; ``log_ratio``, log2 of target's rate / reference's rate, a
        count of 0 taken as 0.5; ``log_ratio_low``, ``log_ratio_high``, infinite on the
        open side of a thing that one side never has, missing where there are too few
        meetings and turns.
    """
    counts, sizes = _counted(things, by_turn, halves)
    low, high = log_ratio_interval(*counts, *sizes, halves.units, rare=rare)
    table = _columns(things, counts, sizes)
    ratio = log_ratio(
        table["n_target"], table["n_reference"], sizes[0].sum(), sizes[1].sum()
    )
    return table.assign(log_ratio=ratio, log_ratio_low=low, log_ratio_high=high)


def compare_shares(things: Things, by_turn: ArrayLike, halves: Halves) -> pd.DataFrame:
    """Return the share of things on both sides, and its difference.

    Args:
        things: what is counted: parts of the turns' sizes.
        by_turn: (turns,) the size of each turn.
        halves: the two sides.

    Returns:
        One row per thing: ``n_target``, ``n_reference``; ``size_target``,
        ``size_reference``; ``share_target``, ``share_reference``;
        ``share_difference``, target's share - reference's share, with
        ``share_difference_low`` and ``share_difference_high``.
    """
    counts, sizes = _counted(things, by_turn, halves)
    low, high = difference_interval(*counts, *sizes, halves.units, rare=False)
    table = _columns(things, counts, sizes)
    shares = [table[f"n_{side}"] / table[f"size_{side}"] for side in SIDES]
    return table.assign(
        share_target=shares[0],
        share_reference=shares[1],
        share_difference=shares[0] - shares[1],
        share_difference_low=low,
        share_difference_high=high,
    )


def _counted(
    things: Things, by_turn: ArrayLike, halves: Halves
) -> tuple[tuple[Counts, Counts], tuple[Floats, Floats]]:
    """Return counts in units, and sizes of the units, of both sides."""
    codes = halves.units.codes
    n_units = int(codes.max(initial=-1)) + 1
    counts: list[Counts] = []
    sizes: list[Floats] = []
    for mask in halves.masks:
        own = mask[things.rows]
        rows = things.rows[own]
        counts.append(
            count_things(things.codes[own], codes[rows], things.n_things, things.n[own])
        )
        weights = np.where(mask, np.asarray(by_turn, dtype=float), 0.0)
        sizes.append(np.bincount(codes, weights, minlength=n_units).astype(float))
    return (counts[0], counts[1]), (sizes[0], sizes[1])


def _columns(
    things: Things, counts: tuple[Counts, Counts], sizes: tuple[Floats, Floats]
) -> pd.DataFrame:
    columns: dict[str, object] = {}
    for side, own in zip(SIDES, counts, strict=True):
        n = np.bincount(own.things, own.n, minlength=things.n_things)
        columns[f"n_{side}"] = n.astype(np.int64)
    for side, size in zip(SIDES, sizes, strict=True):
        columns[f"size_{side}"] = int(size.sum())
    return pd.DataFrame(columns, index=range(things.n_things))
