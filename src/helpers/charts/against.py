"""Draws what is different between two sides: manner, shares of words, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from math import nan
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.charts.against_words import (
    MANNER,
    NAMED,
    SHARES,
    SIDES,
    Names,
    capital,
    label_of,
    points_range,
    times_text,
)
from helpers.charts.bars import bar_figure
from helpers.charts.forest import Axis, forest_figure, heading_row
from helpers.charts.keyness_words import called
from helpers.charts.style import ACCENT, NOBODY, OTHERS, finish
from helpers.charts.wording import counted, escaped, no_interval, percent, shortened
from helpers.tables import NO_PERSON, check_table

TOP = 12  # people
MOST_DOUBLINGS = 5.0  # 32 times; what is further stands at the edge
NAME_LENGTH = 24  # characters: a name stands on one line with its numbers
STEPS = (1, 2, 5, 10, 20, 50)  # percentage points between ticks


def plot_manner(table: pd.DataFrame, *, title: str, names: Names) -> go.Figure:
    """Draw how many times as much the target has of each measure, with intervals.

    Args:
        table: the result of :func:`helpers.measures.against.manner.manner`.
        title: the finding, as a sentence.
        names: of target and reference.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    check_table(table, MANNER, name="plot_manner", needs_rows=True)
    known = table.dropna(subset="log_ratio").to_dict("records")
    rows = [
        {"label": escaped(label_of(row))} | _ratio_cells(row, names) for row in known
    ]
    missing = table[table["log_ratio"].isna()]
    notes = [f"{row['measure']}: {row['reason']}" for row in missing.to_dict("records")]
    fig = _ratio_figure(rows, table, names, ["Times as much"], notes)
    alt = f"Ratios of {counted(len(rows), 'measure')} with intervals. {title}."
    return finish(fig, table, name="manner", title=title, alt=alt)


def plot_share_difference(
    table: pd.DataFrame,
    *,
    title: str,
    names: Names,
    colours: Mapping[str, str] | None = None,
    top: int = TOP,
) -> go.Figure:
    """Draw how much larger each speaker's share of words is on one side.

    Args:
        table: the result of
            :func:`helpers.measures.against.shares.share_of_words_by_side`.
        title: the finding, as a sentence.
        names: of target and reference.
        colours: colour of each speaker.
        top: how many speakers to show, the first of the table.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    check_table(table, SHARES, name="plot_share_difference", needs_rows=True)
    shown = table.head(top)
    known = {NO_PERSON: NOBODY, **(colours or {})}
    rows = [_share_row(row, names, known) for row in shown.to_dict("records")]
    frame = pd.DataFrame(rows)
    reach = _reach(frame, least=2.0, most=100.0)
    step = next((s for s in STEPS if reach / s < 4), STEPS[-1])
    places = [step * n for n in range(-int(reach // step), int(reach // step) + 1)]
    n_more = len(table) - len(shown)
    notes = ["Share of the words, difference in percentage points", *_directions(names)]
    notes += _interval_notes(frame, table)
    notes += [f"{counted(n_more, 'person', 'people')} with less not drawn"] * (
        n_more > 0
    )
    texts = [f"{'+' if n > 0 else '−' if n else ''}{abs(n)}" for n in places]
    fig = forest_figure(frame, Axis(reach, places, texts, notes))
    alt = f"Differences of shares of {counted(len(rows), 'speaker')}. {title}."
    return finish(fig, table, name="share-differences", title=title, alt=alt)


def plot_named_by_side(table: pd.DataFrame, *, title: str, names: Names) -> go.Figure:
    """Draw how many times as often the target names each name, in groups.

    Args:
        table: the result of :func:`helpers.measures.against.naming.named_by_side`.
        title: the finding, as a sentence.
        names: of target and reference.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, NAMED, name="plot_named_by_side")
    if table.empty:
        return _draw_nothing(table, title)
    groups = table.groupby("group", sort=False)
    rows = list(
        chain.from_iterable(
            [
                heading_row(capital(str(group))),
                *(_named_row(row, names) for row in own.to_dict("records")),
            ]
            for group, own in groups
        )
    )
    n_more = table.attrs.get("n_left_out", 0)
    notes = [f"{counted(n_more, 'rarer name')} not drawn"] if n_more else []
    what = ["Times as often, in as many words"]
    fig = _ratio_figure(rows, table, names, what, notes)
    alt = f"Ratios of {counted(len(table), 'name')} with intervals. {title}."
    return finish(fig, table, name="named-by-side", title=title, alt=alt)


def _ratio_cells(row: Mapping[Any, Any], names: Names) -> dict[str, Any]:
    """Return mark and interval of a log ratio, and what it says when pointed at."""
    lines = [
        str(row.get("measure", row.get("name"))),
        *(
            f"{called(name)}: {counted(row[f'n_{side}'], 'time')}"
            for name, side in zip(names, SIDES, strict=True)
            if "measure" not in row
        ),
        f"{called(names[0])}: {times_text(row)} {called(names[1])}",
    ]
    return {
        "hover": "<br>".join(map(escaped, lines)),
        "value": row["log_ratio"],
        "low": row["log_ratio_low"],
        "high": row["log_ratio_high"],
        "colour": ACCENT if row["log_ratio"] > 0 else OTHERS,
    }


def _named_row(row: Mapping[Any, Any], names: Names) -> dict[str, Any]:
    name = shortened(row["name"], NAME_LENGTH)
    label = f"{name}: {row['n_target']:,} and {row['n_reference']:,} times"
    return {"label": escaped(label)} | _ratio_cells(row, names)


def _share_row(
    row: Mapping[Any, Any], names: Names, colours: Mapping[str, str]
) -> dict[str, Any]:
    shares = [percent(row[f"share_{side}"]) for side in SIDES]
    name = shortened(row["speaker"], NAME_LENGTH)
    ends = points_range(row["share_difference_low"], row["share_difference_high"])
    lines = [
        shortened(row["speaker"]),
        *(
            f"{called(name)}: {share}, {counted(row[f'n_{side}'], 'word')}"
            for name, share, side in zip(names, shares, SIDES, strict=True)
        ),
        f"95 % interval: {ends} points" if ends else "",
    ]
    return {
        "label": escaped(f"{name}: {shares[0]} and {shares[1]}"),
        "hover": "<br>".join(escaped(line) for line in lines if line),
        "value": 100 * row["share_difference"],
        "low": 100 * row["share_difference_low"],
        "high": 100 * row["share_difference_high"],
        "colour": colours.get(row["speaker"], OTHERS),
    }


def _ratio_figure(
    rows: Sequence[Mapping[str, Any]],
    table: pd.DataFrame,
    names: Names,
    what: Sequence[str],
    more: Sequence[str],
) -> go.Figure:
    """Return log ratios on an axis that speaks of times, with notes on both ends."""
    frame = pd.DataFrame(rows)
    reach = _reach(frame, least=1.0, most=MOST_DOUBLINGS)
    step = 1 if reach < 3 else 2
    places = [step * n for n in range(-int(reach // step), int(reach // step) + 1)]
    texts = [_times(place) for place in places]
    notes = [*what, *_directions(names), *_interval_notes(frame, table), *more]
    return forest_figure(frame, Axis(reach, places, texts, notes))


def _times(doublings: int) -> str:
    if not doublings:
        return "same"
    return f"{2**doublings:,}×" if doublings > 0 else f"1/{2**-doublings:,}"


def _reach(frame: pd.DataFrame, *, least: float, most: float) -> float:
    """Return how far the axis reaches: to the furthest that has an end."""
    values = frame[["value", "low", "high"]].to_numpy(dtype=float)
    finite = np.abs(values[np.isfinite(values)])
    return float(min(max(finite.max(initial=least), least), most))


def _directions(names: Names) -> list[str]:
    return [f"right: more of {called(names[0])}", f"left: more of {called(names[1])}"]


def _interval_notes(frame: pd.DataFrame, table: pd.DataFrame) -> list[str]:
    if frame["low"].notna().any():
        return ["line: 95 % interval; open mark: it holds “the same”"]
    return [no_interval(table)]


def _draw_nothing(table: pd.DataFrame, title: str) -> go.Figure:
    """Draw that no name is said often enough."""
    bar = {"label": "No name is said often enough", "hover": "none", "value": 0.0}
    bars = pd.DataFrame([bar | {"low": nan, "high": nan, "colour": NOBODY}])
    fig = bar_figure(bars, axis="Times named, on both sides together")
    return finish(fig, table, name="named-by-side", title=title, alt=f"{title}.")
