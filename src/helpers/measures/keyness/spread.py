"""How far a keyness holds beyond this text: intervals, and spread, of some terms.

An interval takes meetings or turns as units, not words; so does the spread, the share
of the meetings or turns of a side in which a term is said.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.measures.arrays import Ints, Mask
from helpers.measures.dispersion.part_formulae import dp
from helpers.measures.intervals import Units
from helpers.measures.intervals.differences import (
    choose_units_of_sides,
    log_ratio_interval,
)
from helpers.measures.intervals.moments import Counts, count_things
from helpers.measures.keyness.coded_terms import Terms
from helpers.measures.keyness.hits import NAMES
from helpers.measures.keyness.scores import EFFECT


class Spread(NamedTuple):
    """In which units the terms stand, on each side.

    Attributes:
        units: what is drawn anew for an interval; codes are those of `sizes`.
        counts: of target and reference, in units.
        sizes: (units,) words of target and reference in each unit.
        parts: "meeting" or "turn": what the spread is measured over.
        n_parts: how many of them have words of target and reference.
        n_parts_with: (terms,) in how many of them a term is said.
    """

    units: Units
    counts: tuple[Counts, Counts]
    sizes: tuple[Ints, Ints]
    parts: str
    n_parts: tuple[int, int]
    n_parts_with: tuple[Ints, Ints]


def spread_of(
    coded: Terms, terms: NDArray[np.intp], target: Mask, reference: Mask
) -> Spread:
    """Return in which units some terms stand.

    Args:
        coded: all terms.
        terms: numbers of the terms.
        target: (turns,) whether the row belongs to the target.
        reference: the same for the reference.
    """
    rows = np.flatnonzero(target | reference)
    turns = coded.tokens.turns[["meeting_id", "n_words"]]
    if len(rows) < len(turns):
        turns = turns.iloc[rows]
    units = choose_units_of_sides(turns, target[rows])
    if units.unit == "none":
        # No interval; in how many turns a term is said is a fact all the same.
        units = units._replace(codes=np.arange(len(rows)))
    unit_of = np.full(len(target), -1)
    unit_of[rows] = units.codes
    things, places = _hits(coded, terms)
    counts, sizes = [], []
    for side in (target, reference):
        own = side[places]
        counts.append(count_things(things[own], unit_of[places[own]], len(terms)))
        n_words = np.where(side[rows], turns["n_words"], 0)
        size = np.bincount(units.codes, n_words, minlength=units.codes.max() + 1)
        sizes.append(size.astype(np.int64))
    return Spread(
        units=units,
        counts=(counts[0], counts[1]),
        sizes=(sizes[0], sizes[1]),
        parts="meeting" if units.unit == "meeting" else "turn",
        n_parts=(int((sizes[0] > 0).sum()), int((sizes[1] > 0).sum())),
        n_parts_with=(_n_units(counts[0]), _n_units(counts[1])),
    )


def _interval_columns(spread: Spread) -> dict[str, object]:
    """Return both ends of the log ratio of each term."""
    low, high = log_ratio_interval(*spread.counts, *spread.sizes, spread.units)
    return {f"{EFFECT}_low": low, f"{EFFECT}_high": high}


def _part_columns(spread: Spread) -> dict[str, object]:
    """Return the share of the parts of each side in which a term is said."""
    shares = {
        f"share_parts_{name}": spread.n_parts_with[side] / spread.n_parts[side]
        for side, name in enumerate(NAMES)
    }
    sizes = {
        f"n_all_parts_{name}": spread.n_parts[side] for side, name in enumerate(NAMES)
    }
    return {**shares, **sizes, "parts": spread.parts}


def _dp_columns(spread: Spread) -> dict[str, object]:
    """Return how unevenly a term is spread over the parts of each side."""
    from scipy.sparse import coo_array

    columns: dict[str, object] = {}
    for name, counts, sizes in zip(NAMES, spread.counts, spread.sizes, strict=True):
        shape = len(sizes), counts.n_things
        pairs = coo_array((counts.n, (counts.units, counts.things)), shape=shape)
        columns[f"dp_{name}"] = dp(pairs, sizes)
    return columns


# What columns may be asked for besides the scores, and what a card says of them.
SPREADS = {"interval": _interval_columns, "parts": _part_columns, "dp": _dp_columns}
MEANINGS = {
    "parts": "share of parts: meetings or turns of the side with the term / all",
    "dp": "DP = ½ Σ |v/f − s| over the meetings or turns of the side, not normalised;"
    " 0 = even (Gries 2008)",
}


def _hits(coded: Terms, terms: NDArray[np.intp]) -> tuple[Ints, Ints]:
    """Return which of the terms each of their hits is, and its row of the turns."""
    number = np.full(len(coded.counts), -1)
    number[terms] = np.arange(len(terms))
    places = np.flatnonzero((number >= 0)[coded.ids])
    rows = np.searchsorted(coded.offsets, places, side="right") - 1
    return number[coded.ids[places]], rows


def _n_units(counts: Counts) -> Ints:
    return np.bincount(counts.things, minlength=counts.n_things).astype(np.int64)
