"""Which years speakers name, and in how many turns."""

from __future__ import annotations

import pandas as pd

from helpers.measures.card import build_card, size_of
from helpers.tables import check_table


def years_named(turns: pd.DataFrame, dates_mentioned: pd.DataFrame) -> pd.DataFrame:
    """Return which years are named in `turns`, and in how many of them.

    Args:
        turns: ``corpus.turns``.
        dates_mentioned: ``corpus.dates_mentioned``; a year said as part of a day or
            a month counts as well.

    Returns:
        One row per year, in order, then one with a missing ``year`` for the turns
        that name none: ``year``, ``n`` (times), ``n_turns``, ``n_all_turns``
        (the denominator), ``share_turns``.

    Raises:
        TableError: a table lacks a column, or `turns` has no rows.
    """
    keys = ["meeting_id", "turn"]
    check_table(turns, (*keys, "n_words"), name="years_named", needs_rows=True)
    check_table(dates_mentioned, (*keys, "year"), name="years_named")
    dates = dates_mentioned.dropna(subset="year").merge(turns[keys], on=keys)
    years = dates.groupby("year").size().rename("n").to_frame()
    years["n_turns"] = dates.drop_duplicates([*keys, "year"]).groupby("year").size()
    n_silent = len(turns) - len(dates.drop_duplicates(keys))
    none = pd.DataFrame({"year": [pd.NA], "n": [0], "n_turns": [n_silent]})
    table = pd.concat([years.reset_index().astype({"year": "Int64"}), none])
    table = table.astype({"year": "Int64"}).reset_index(drop=True)
    table["n_all_turns"] = len(turns)
    table["share_turns"] = table["n_turns"] / len(turns)
    table.attrs["card"] = build_card(
        measure="years named",
        formula="turns in which a year is named / all turns",
        unit="turns; a year counts once a turn",
        denominator="all turns",
        interval="none: these are counts of the text that was read",
        n=size_of(turns),
        source="definition of this project",
    )
    return table
