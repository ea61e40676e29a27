"""Which days, years and stretches of time speakers call upon, and on which side."""

from __future__ import annotations

import pandas as pd

from helpers.measures.card import build_card, size_of
from helpers.tables import check_table

PAST, PRESENT, FUTURE, UNTOLD = (
    "earlier years",
    "year of the meeting",
    "later years",
    "meeting without a day",
)
SIDES = (PAST, PRESENT, FUTURE, UNTOLD)


def dates_called(
    turns: pd.DataFrame, dates_mentioned: pd.DataFrame, meetings: pd.DataFrame
) -> pd.DataFrame:
    """Return which stretches of time are called upon, and from which side.

    Sides are told in years. A meeting stands on its day, without one on the day of
    publication: a page may be put up later, but seldom in another year.

    Args:
        turns: ``corpus.turns``.
        dates_mentioned: ``corpus.dates_mentioned``; the end of a range, which is a row
            there, counts with its range here.
        meetings: ``corpus.meetings``.

    Returns:
        One row per stretch and side, in order of time, then one with a missing
        ``first`` for dates whose days are not known: ``first``, ``last`` (days),
        ``side`` (one of `SIDES`), ``n`` (times), ``n_relative`` (of these, told from
        the day of the meeting), ``n_turns``, ``n_all_turns``. ``attrs["days"]`` is
        a table of ``day`` and ``series`` (date or published), one row per meeting
        that has one.

    Raises:
        TableError: a table lacks a column, or `turns` has no rows.
    """
    keys = ["meeting_id", "turn"]
    said = find_callings(turns, dates_mentioned, meetings)
    days = _days(meetings)
    by = ["first", "last", "side"]
    groups = said.groupby(by, dropna=False, sort=True)
    table = groups.agg(n=("start", "size"), n_relative=("is_relative", "sum"))
    pairs = said.drop_duplicates([*keys, *by]).groupby(by, dropna=False, sort=True)
    table["n_turns"] = pairs.size()
    table = table.reset_index()
    table["n_all_turns"] = len(turns)
    is_here = days["meeting_id"].isin(turns["meeting_id"])
    table.attrs["days"] = days.loc[is_here, ["day", "series"]].reset_index(drop=True)
    table.attrs["n_turns"] = len(turns)
    table.attrs["card"] = build_card(
        measure="dates called upon",
        formula="times that a day, month, year, decade or range is said, by its side"
        " of the year of the meeting",
        unit="dates said, in figures or in words",
        denominator="none: counts; shares are of the dates whose side is known",
        interval="none: these are counts of the text that was read",
        n=size_of(turns),
        source="definition of this project",
    )
    return table


def find_callings(
    turns: pd.DataFrame, dates_mentioned: pd.DataFrame, meetings: pd.DataFrame
) -> pd.DataFrame:
    """Return the dates that :func:`dates_called` counts, one row for each.

    Args:
        turns: ``corpus.turns``.
        dates_mentioned: ``corpus.dates_mentioned``.
        meetings: ``corpus.meetings``.

    Returns:
        ``meeting_id``, ``turn``, ``start``, ``end`` (characters in the document),
        ``precision``, ``first``, ``last``, ``is_relative``; ``day`` and ``series`` of
        the meeting; ``side``, one of `SIDES`.

    Raises:
        TableError: a table lacks a column, or `turns` has no rows.
    """
    keys = ["meeting_id", "turn"]
    check_table(turns, (*keys, "n_words"), name="dates_called", needs_rows=True)
    needed = (*keys, "start", "end", "precision", "first", "last", "is_relative")
    check_table(dates_mentioned, needed, name="dates_called")
    check_table(meetings, ("meeting_id", "date", "published"), name="dates_called")
    said = dates_mentioned[list(needed)].merge(turns[keys], on=keys)
    said = _without_ends(said).merge(_days(meetings), on="meeting_id", how="left")
    return said.assign(side=_sides(said))


def _days(meetings: pd.DataFrame) -> pd.DataFrame:
    """Return the day of each meeting that has one, and of which kind it is."""
    days = meetings[["meeting_id"]].copy()
    days["day"] = meetings["date"].fillna(meetings["published"])
    is_own = meetings["date"].notna()
    days["series"] = is_own.map({True: "date", False: "published"})
    return days.dropna(subset="day")


def _without_ends(said: pd.DataFrame) -> pd.DataFrame:
    """Return `said` without the ends of ranges, which are rows inside other rows."""
    ordered = said.sort_values(
        ["meeting_id", "start", "end"], ascending=[True, True, False]
    )
    reach = ordered.groupby("meeting_id")["end"].transform(
        lambda ends: ends.cummax().shift(fill_value=-1)
    )
    return ordered[ordered["end"] > reach]


def _sides(said: pd.DataFrame) -> pd.Series:
    """Return the side of each date; a range that ends on the day is past as a whole."""
    year = said["day"].dt.year
    first, last = said["first"].dt.year, said["last"].dt.year
    is_range = said["precision"] == "range"
    is_past = (last < year) | (
        is_range & (said["last"] <= said["day"]) & (first < year)
    )
    is_future = (first > year) | (
        is_range & (said["first"] >= said["day"]) & (last > year)
    )
    side = pd.Series(PRESENT, index=said.index)
    side = side.mask(is_past, PAST).mask(is_future, FUTURE)
    return side.mask(said["day"].isna() | said["first"].isna(), UNTOLD)
