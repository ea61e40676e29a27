"""Says in sentences how equal the floor is, and how often it changes hands."""

from __future__ import annotations

import pandas as pd

from helpers.charts.wording import (
    counted,
    decimal,
    decimal_range,
    per_thousand,
    percent,
    percent_range,
    rate_range,
)
from helpers.measures.floor.evenness import MEAN
from helpers.tables import check_table


def finding_evenness(table: pd.DataFrame) -> str:
    """Say how much whoever speaks most has, and how even the shares are.

    Args:
        table: the result of :func:`helpers.measures.floor.floor_evenness`; the
            mean of the meetings is told where there is one.
    """
    needed = ("over", "n_meetings", "n_speakers", "share_first", "gini", "evenness")
    check_table(table, needed, name="finding", needs_rows=True)
    row = table.iloc[-1]
    if row["n_speakers"] < 2:
        people = "One named person speaks" if row["n_speakers"] else "Nobody is named"
        return f"{people}: there is nothing to share out"
    meetings = counted(row["n_meetings"], "meeting")
    where = "In the mean of" if row["over"] == MEAN else "In"
    share = percent_range(row["share_first_low"], row["share_first_high"])
    ends = decimal_range(row["evenness_low"], row["evenness_high"])
    return (
        f"{where} {meetings} whoever speaks most has {percent(row['share_first'])} of"
        f" the words of named people{_bracketed(share)}; evenness is"
        f" {decimal(row['evenness'])}{_bracketed(ends)}, Gini {decimal(row['gini'])}"
    )


def finding_switches(table: pd.DataFrame) -> str:
    """Say how often the floor changes, and how long a floor is.

    Args:
        table: the result of :func:`helpers.measures.floor.switches`.
    """
    needed = ("n_switches", "n_words", "rate_switches", "mean_floor")
    check_table(table, needed, name="finding", needs_rows=True)
    row = table.iloc[0]
    size = counted(row["n_words"], "word")
    if not row["n_switches"]:
        return f"The floor never changes in {size}"
    rate = per_thousand(row["rate_switches"] / 1_000_000)
    ends = rate_range(row["rate_switches_low"], row["rate_switches_high"])
    return (
        f"The floor changes {counted(row['n_switches'], 'time')} in {size}: {rate}"
        f" times per 1,000 words{_bracketed(ends)}; a floor has"
        f" {counted(round(row['mean_floor']), 'word')} on average"
    )


def _bracketed(ends: str) -> str:
    return f" (95 % interval {ends})" if ends else ""
