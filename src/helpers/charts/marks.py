"""Ties the marks of a figure to the rows of the table behind it."""

from __future__ import annotations

import pandas as pd


def numbered(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with a column ``row``: the position of each row, from 0."""
    return table.assign(row=range(len(table)))


def rows_behind(marks: pd.DataFrame) -> dict[str, list[int | None]] | None:
    """Return which row of the table behind each mark of a trace stands for.

    It is the trace's ``meta``. Plotly's ``ids`` would not do: of several marks of a
    trace with one id only the first is drawn (plotly.js, issue 4335).

    Args:
        marks: one row per mark, in the order of the trace. ``row`` is of
            :func:`numbered`, missing for a mark that stands for no row, such as a
            heading; the column may be left out where that is so for all.

    Returns:
        ``rows``, with None for a mark that stands for no row; None if all do.
    """
    if "row" not in marks or marks["row"].isna().all():
        return None
    rows = [None if pd.isna(row) else int(row) for row in marks["row"]]
    return {"rows": rows}
