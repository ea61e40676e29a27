"""Whom and what one side names more often than the other."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.against.comparing import SIDES, Halves, Things, compare_rates
from helpers.measures.card import build_card, size_of
from helpers.measures.intervals.differences import describe_difference
from helpers.measures.intervals.rates import PER_MILLION
from helpers.measures.mentions.counts import place_mentions
from helpers.measures.mentions.groups import GROUPS


def named_by_side(
    found: pd.DataFrame,
    turns: pd.DataFrame,
    is_target: ArrayLike,
    *,
    min_count: int = 3,
    top: int = 0,
) -> pd.DataFrame:
    """Compare how often two sides name countries, organisations and people.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        turns: rows of the table ``turns``; all belong to one side or the other.
        is_target: (turns,) whether the row belongs to the target.
        min_count: leave out what is named more rarely on both sides together.
        top: keep only so many of each group, the most named; 0 keeps all.

    Returns:
        One row per name, countries (with their nationalities) first, then
        organisations, then people, and the most named first: ``group``; ``name``;
        ``n_target``, ``n_reference``; ``n_words_target``, ``n_words_reference``;
        ``rate_target``, ``rate_reference`` per million words; ``log_ratio``, log2 of
        the ratio of the rates, a count of 0 taken as 0.5, with ``log_ratio_low`` and
        ``log_ratio_high``, infinite on the open side of a name that one side never
        says, missing where there are too few meetings and turns; ``unit`` drawn anew.
        ``attrs["n_left_out"]``: names of `top` left out.

    Raises:
        ParameterError: `min_count` or `top` is below 0, `is_target` does not fit the
            turns, or a side has no words.
        TableError: a table lacks a column, or there are no turns.

    Sources:
        Interval: :mod:`helpers.measures.intervals.differences`.
    """
    for name, value in (("min_count", min_count), ("top", top)):
        if value < 0:
            raise ParameterError(f"{name}: {value!r}, expected 0 or more")
    halves = Halves.of(turns, is_target)
    tables = [_of_group(found, turns, halves, group) for group in GROUPS]
    table = pd.concat(tables, ignore_index=True)
    n = table["n_target"] + table["n_reference"]
    table = table[n >= max(min_count, 1)].reset_index(drop=True)
    kept = table.groupby("group", sort=False).head(top) if top else table
    kept = kept.reset_index(drop=True)
    kept.attrs["n_left_out"] = len(table) - len(kept)
    kept.attrs["card"] = _card(turns, halves, min_count)
    return kept


def _of_group(
    found: pd.DataFrame, turns: pd.DataFrame, halves: Halves, group: str
) -> pd.DataFrame:
    """Return the names of a group, the most named first."""
    placed = place_mentions(found, turns, GROUPS[group], "name")
    codes, names = pd.factorize(placed["name"], sort=True)
    rows = placed["row"].to_numpy(dtype=np.int64)
    things = Things(codes.astype(np.int64), rows, np.ones_like(rows), len(names))
    table = compare_rates(things, turns["n_words"], halves, rare=True)
    for side in SIDES:
        size = table.pop(f"size_{side}")
        table[f"n_words_{side}"] = size
        table[f"rate_{side}"] = table[f"n_{side}"] / size * PER_MILLION
    labels = {"group": group, "name": pd.array(list(names), dtype="str")}
    table = table.assign(**labels, unit=halves.units.unit)
    order = (table["n_target"] + table["n_reference"]).sort_values(
        ascending=False, kind="stable"
    )
    return table.loc[order.index, list(COLUMNS)].astype({"group": "str"})


COLUMNS = (
    "group", "name", "n_target", "n_reference", "n_words_target", "n_words_reference",
    "rate_target", "rate_reference", "log_ratio", "log_ratio_low", "log_ratio_high",
    "unit",
)  # fmt: skip


def _card(turns: pd.DataFrame, halves: Halves, min_count: int) -> dict[str, str]:
    sizes = [size_of(turns[mask]) for mask in halves.masks]
    return build_card(
        measure="names that one side says more often",
        formula="times as often: (mentions / words of the first side) / (mentions /"
        " words of the other), drawn as a logarithm; a count of 0 is taken as 0.5",
        unit="mentions; the longest name counts at each place, a nationality for its"
        f" country; names with {min_count} mentions or more on both sides together",
        denominator="all words of the side",
        interval=describe_difference(halves.units, kind="log ratio", rare=True),
        n=f"first side: {sizes[0]}; other side: {sizes[1]}",
        source="Hardie 2014 (log ratio); interval: Zou and Donner 2008",
    )
