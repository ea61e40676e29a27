"""When, as sentences: parts of a meeting, the calendar, and years that are named."""

from __future__ import annotations

import pandas as pd

from helpers.charts.wording import (
    counted,
    every_of,
    interval_or_why,
    listed,
    per_thousand,
    quoted,
    rate_range,
    whole,
)
from helpers.tables import check_table

# More years than this with as many mentions are no finding.
TIED_YEARS = 3


def finding_positions(table: pd.DataFrame) -> str:
    """Say in which part of the meetings the first term is most frequent."""
    peak, total = _peak_part(table)
    if not total:
        return f"{quoted(peak['term'])} is not said"
    rows = table[table["term"] == peak["term"]]
    # Parts are of nearly one length: where counts are equal no part is ahead.
    first = [str(part) for part in rows.loc[rows["n"] == peak["n"], "slice"]]
    of = f"of {table['slice'].max()}"
    if len(first) > 1:
        times = f"{whole(peak['n'])} of {counted(total, 'time')} in each"
        place = f"parts {listed(first)} {of}"
        return f"{quoted(peak['term'])} is most frequent in {place}: {times}"
    times = f"{whole(peak['n'])} of {counted(total, 'time')}"
    return f"{quoted(peak['term'])} is most frequent in part {first[0]} {of}: {times}"


def finding_calendar(table: pd.DataFrame) -> str:
    """Say when the first term is most frequent; without two periods, say so."""
    check_table(table, ("period", "n_meetings"), name="finding")
    held = table[table["n_meetings"] > 0]
    n_periods = held["period"].nunique()
    if n_periods < 2:
        n_undated = int(table.attrs.get("n_undated", 0))
        undated = f"{counted(n_undated, 'meeting')} without a date"
        dated = f"{counted(held['n_meetings'].max(), 'meeting')} in one period"
        parts = [dated] * bool(n_periods) + [undated] * bool(n_undated)
        return f"{'; '.join(parts)}: change over time cannot be seen"
    if "term" not in held:
        return f"{counted(n_periods, 'period')} with meetings"
    peak = _peak_period(held)
    if not peak["n"]:
        return f"{quoted(peak['term'])} is said in no meeting that has a day"
    is_sure = pd.notna(peak["rate_low"])
    how = "stands out most clearly in" if is_sure else "is said most often in"
    times = f"{counted(peak['n'], 'time')} in {counted(peak['n_words'], 'word')}"
    return f"{quoted(peak['term'])} {how} {_period_name(peak, table)}: {times}"


def finding_years(table: pd.DataFrame) -> str:
    """Say which year is named most often, and in how many turns."""
    needed = ("year", "n", "n_turns", "n_all_turns")
    check_table(table, needed, name="finding", needs_rows=True)
    years = table[table["year"].notna()]
    n_all = counted(table["n_all_turns"].iloc[0], "turn")
    if years.empty:
        return f"No year is named in {n_all}"
    first = years.sort_values("n", ascending=False, kind="stable").iloc[0]
    times = counted(first["n"], "time")
    most = sorted(int(year) for year in years.loc[years["n"] == first["n"], "year"])
    if len(most) > TIED_YEARS:
        return f"No year stands out: {len(most)} years are named {times} each"
    if len(most) > 1:
        return f"{listed(map(str, most))} are named most often: {times} each"
    place = f"in {whole(first['n_turns'])} of {n_all}"
    return f"{most[0]} is named most often: {times}, {place}"


def answer_when(positions: pd.DataFrame, calendar: pd.DataFrame) -> str:
    """Say where in the meetings the first term falls, and when over the calendar."""
    peak, total = _peak_part(positions)
    where, when = finding_positions(positions), finding_calendar(calendar)
    if total:
        size = counted(peak["n_words"], "word")
        where += f", in {size}, {_rate_of(peak, positions)}"
    held = calendar[calendar["n_meetings"] > 0]
    has_terms = "term" in held and held["period"].nunique() > 1
    if has_terms and _peak_period(held)["n"]:
        when += f", {_rate_of(_peak_period(held), calendar)}"
    return f"{where}. {when}."


def _peak_part(positions: pd.DataFrame) -> tuple[pd.Series, int]:
    """Return the part where the first term is most frequent, and all its hits."""
    needed = ("term", "slice", "n", "rate")
    check_table(positions, needed, name="finding", needs_rows=True)
    rows = positions[positions["term"] == positions["term"].iloc[0]]
    return rows.loc[rows["rate"].fillna(-1).idxmax()], int(rows["n"].sum())


def _peak_period(held: pd.DataFrame) -> pd.Series:
    """Return the period of the first term that has the highest lower end, or most hits.

    The highest rate itself is mostly that of the period with fewest words.
    """
    rows = held[held["term"] == held["term"].iloc[0]]
    ranked = rows.assign(sure=rows["rate_low"].fillna(-1))
    return ranked.sort_values(["sure", "n"], ascending=False, kind="stable").iloc[0]


def _period_name(row: pd.Series, table: pd.DataFrame) -> str:
    """Return a period as a reader names it; the card says how long it is."""
    every = every_of(table)
    if every == "year":
        return f"{row['period']:%Y}"
    prefix = "the quarter from " if every == "quarter" else ""
    return f"{prefix}{row['period']:%B %Y}"


def _rate_of(row: pd.Series, table: pd.DataFrame) -> str:
    """Return a rate with its interval, as part of a sentence."""
    ends = rate_range(row["rate_low"], row["rate_high"])
    rate = f"{per_thousand(row['rate'] / 1_000_000)} per 1,000"
    return f"{rate} ({interval_or_why(ends, table)})"
