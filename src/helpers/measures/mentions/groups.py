"""What is named, in groups: countries, organisations and people; world regions."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.measures.intervals import UNITS_NEEDED, choose_units, count_interval
from helpers.measures.intervals.moments import count_things
from helpers.measures.mentions.counts import mention_frequency, place_mentions
from helpers.measures.mentions.named.terms import (
    COUNTRY,
    NATIONALITY,
    ORGANISATION,
    PERSON,
)

COUNTS = ("name", "n", "n_words", "rate", "rate_low", "rate_high", "n_turns",
          "n_meetings")  # fmt: skip
GROUPS = {
    "countries": (COUNTRY, NATIONALITY),
    "organisations": (ORGANISATION,),
    "people": (PERSON,),
}


def most_named(
    found: pd.DataFrame, turns: pd.DataFrame, *, top: int = 0
) -> pd.DataFrame:
    """Count the countries, the organisations and the people that are named.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        turns: rows of the table ``turns``; mentions in other turns do not count.
        top: keep only so many of each group; 0 keeps all.

    Returns:
        The columns of :func:`mention_frequency` after ``group``: countries (with their
        nationalities), organisations, people.

    Raises:
        TableError: a table lacks a column, or there are no turns.
    """
    tables = {
        group: mention_frequency(found, turns, kinds=kinds, top=top)
        for group, kinds in GROUPS.items()
    }
    table = pd.concat(tables, names=["group"]).reset_index(level=0)
    card = next(iter(tables.values())).attrs["card"]
    measure = "frequency of the countries, organisations and people that are named"
    table = table.astype({"group": "str"}).reset_index(drop=True)
    table.attrs = {"n_turns": len(turns), "card": card | {"measure": measure}}
    return table


def countries_by_region(found: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """Count the countries that are named, by their region of the world.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        turns: rows of the table ``turns``; mentions in other turns do not count.

    Returns:
        One row per country, the most named region first, and in it the most named
        country: ``region``; ``n_mentions``, mentions of all its countries and peoples;
        ``share_mentions``, its part of such mentions of all regions, with ``…_low`` and
        ``…_high`` where there are enough units that name a country; then the columns
        of :func:`mention_frequency` for the country and its people.

    Raises:
        TableError: a table lacks a column, or there are no turns.
    """
    kinds = GROUPS["countries"]
    table = mention_frequency(found, turns, kinds=kinds)
    regions = found.loc[found["kind"].isin(kinds)].drop_duplicates("name")
    region = table["name"].map(regions.set_index("name")["region"])
    shares = _shares(place_mentions(found, turns, kinds, "region"), turns)
    card = table.attrs["card"] | {"measure": "frequency of countries, by world region"}
    table = table.assign(region=region).merge(shares, on="region", how="left")
    order = ["n_mentions", "region", "n", "name"]
    table = table.sort_values(
        order, ascending=[False, True, False, True], kind="stable", ignore_index=True
    )
    table = table[["region", *shares.columns.drop("region"), *COUNTS]]
    table.attrs = {"n_turns": len(turns), "card": card}
    return table


def _shares(placed: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each region in all mentions of countries, with its ends."""
    units = choose_units(turns)
    codes, names = pd.factorize(placed["name"], sort=True)
    places = units.codes[placed["row"].to_numpy()]
    sizes = np.bincount(places, minlength=int(units.codes.max()) + 1)
    counts = count_things(codes.astype(np.int64), places, len(names))
    if (sizes > 0).sum() < UNITS_NEEDED:
        units = units._replace(unit="none")
    low, high = count_interval(counts, sizes, units, rare=False)
    n = np.bincount(codes, minlength=len(names))
    return pd.DataFrame(
        {
            "region": pd.array(list(names), dtype="str"),
            "n_mentions": n.astype(np.int64),
            "share_mentions": n / max(len(placed), 1),
            "share_mentions_low": low,
            "share_mentions_high": high,
        }
    )
