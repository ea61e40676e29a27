"""Draws how varied the vocabulary of each speaker is, as dots with their intervals."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan, sqrt
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import (
    NOBODY,
    OTHERS,
    ROW_HEIGHT,
    TITLE_WIDTH,
    WHISKER,
    finish,
)
from helpers.charts.wording import (
    counted,
    escaped,
    folded,
    narrowed,
    no_interval,
    shortened,
)
from helpers.tables import NO_PERSON, check_table

NEEDED = ("speaker", "n_words", "mattr", "mattr_low", "mattr_high")
TOP = 12  # speakers
SMALLEST, LARGEST = 9, 22  # pixels, across the dot of the least and of the most words
LOWER = 0.24  # of a row: how far under its middle the dot stands
AROUND = 0.06  # of the span of values: room beside the first and the last


def plot_diversity(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    top: int = TOP,
) -> go.Figure:
    """Draw how many different words stand in a window of each speaker's words.

    Speakers with most words come first, and have the larger dots; those with too few
    words are counted under the axis, turns without a named person are left out.

    Args:
        table: the result of :func:`helpers.measures.diversity.diversity_by_speaker`.
        title: the finding, as a sentence.
        colours: colour of each speaker.
        top: how many speakers to show.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    check_table(table, NEEDED, name="plot_diversity", needs_rows=True)
    known = _known(numbered(table))
    if known.empty:
        return _draw_nothing(table, title)
    rows, window = known.head(top), int(table.attrs["window"])
    axis = _range(rows, window)
    parts = [_whiskers(rows, window), _dots(rows, window, colours or {})]
    fig = go.Figure([*parts, _labels(rows, axis[0], window)]).update_layout(
        height=ROW_HEIGHT * len(rows),
        xaxis={"title": {"text": _axis_name(table, rows, window)}}
        | {"range": axis, "nticks": 6},
        yaxis={"range": [len(rows) - 0.5, -0.5], "visible": False},
    )
    first = _label(rows.iloc[0].to_dict(), window)
    alt = f"Dots of {counted(len(rows), 'speaker')}, of {window} words. {first}."
    return finish(fig, table, name="diversity", title=title, alt=alt)


def finding_diversity(table: pd.DataFrame, *, top: int = TOP) -> str:
    """Say whose vocabulary is the most varied, and whose the least, of those drawn.

    Args:
        table: the result of :func:`helpers.measures.diversity.diversity_by_speaker`.
        top: how many speakers are shown, those with most words.
    """
    check_table(table, NEEDED, name="finding")
    known = _known(table).head(top)
    if known.empty:
        return f"No speaker has the {_least(table)} that a comparison needs"
    known = known.sort_values("mattr", ascending=False, kind="stable")
    window = int(table.attrs["window"])
    first, last = known.iloc[0], known.iloc[-1]
    most = f"{first['mattr'] * window:.1f}"
    said = f"Of {window} words in a row {shortened(first['speaker'])} says {most}"
    if len(known) == 1:
        return f"{said} different ones"
    other = f"{shortened(last['speaker'])} {last['mattr'] * window:.1f}"
    overlap = first["mattr_low"] <= last["mattr_high"]
    apart = "; their intervals overlap" if overlap else ""
    return f"{said} different ones, {other}{apart}"


def _known(table: pd.DataFrame) -> pd.DataFrame:
    """Return the people with enough words."""
    return table[table["mattr"].notna() & (table["speaker"] != NO_PERSON)]


def _least(table: pd.DataFrame) -> str:
    return counted(table.attrs["min_words"], "word")


def _label(row: Mapping[Any, Any], window: int) -> str:
    words = counted(row["n_words"], "word")
    return f"{shortened(row['speaker'])}: {row['mattr'] * window:.1f} ({words})"


def _hover(row: Mapping[Any, Any], window: int) -> str:
    lines = [folded(row["speaker"]), f"{row['mattr'] * window:.1f} of {window}"]
    if pd.notna(row["mattr_low"]):
        low, high = (row[f"mattr_{end}"] * window for end in ("low", "high"))
        lines.append(f"95 % interval: {low:.1f} to {high:.1f}")
    return "<br>".join(map(escaped, [*lines, counted(row["n_words"], "word")]))


def _labels(rows: pd.DataFrame, left: float, window: int) -> go.Scatter:
    """Return the labels, each above its dot."""
    labels = [escaped(_label(row, window)) for row in rows.to_dict("records")]
    return go.Scatter(
        mode="text",
        x=[left] * len(rows),
        y=list(range(len(rows))),
        text=labels,
        meta={"narrow": narrowed(labels)},
        textposition="top right",
        cliponaxis=False,
        hoverinfo="skip",
    )


def _whiskers(rows: pd.DataFrame, window: int) -> go.Scatter:
    """Return the intervals, as lines behind the dots."""
    places: list[float | None] = []
    heights: list[float | None] = []
    ends = zip(rows["mattr_low"], rows["mattr_high"], strict=True)
    for number, (low, high) in enumerate(ends):
        if pd.notna(low):
            places += [low * window, high * window, None]
            heights += [number + LOWER, number + LOWER, None]
    line = {"color": WHISKER, "width": 2}
    return go.Scatter(mode="lines", x=places, y=heights, line=line, hoverinfo="skip")


def _dots(rows: pd.DataFrame, window: int, colours: Mapping[str, str]) -> go.Scatter:
    most = rows["n_words"].max()
    sizes = [SMALLEST + (LARGEST - SMALLEST) * sqrt(n / most) for n in rows["n_words"]]
    names = rows["speaker"]
    return go.Scatter(
        mode="markers",
        x=(rows["mattr"] * window).tolist(),
        y=[number + LOWER for number in range(len(rows))],
        marker={
            "size": sizes,
            "opacity": 1,
            "color": [colours.get(name, OTHERS) for name in names],
        },
        customdata=[_hover(row, window) for row in rows.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(rows),
    )


def _range(rows: pd.DataFrame, window: int) -> list[float]:
    """Return the axis of values: just around all dots and intervals."""
    values = rows[["mattr", "mattr_low", "mattr_high"]] * window
    low, high = float(values.min().min()), float(values.max().max())
    room = max((high - low) * AROUND, 0.02 * window)
    return [low - room, high + room]


def _axis_name(table: pd.DataFrame, rows: pd.DataFrame, window: int) -> str:
    """Return what the axis says: the measure, its intervals, and who is not drawn."""
    lines = [f"Different words of {window} in a row", "larger dot: more words"]
    has_interval = rows["mattr_low"].notna().any()
    interval = "line: 95 % interval, if there are turns enough"
    lines.append(interval if has_interval else no_interval(table))
    n_known, n_nobody = len(_known(table)), int((table["speaker"] == NO_PERSON).sum())
    others = [
        (n_known - len(rows), "with fewer words not drawn"),
        (len(table) - n_known - n_nobody, f"with fewer than {_least(table)}"),
    ]
    lines += [f"{counted(n, 'speaker')} {what}" for n, what in others if n]
    parts = [part for line in lines for part in wrap(line, TITLE_WIDTH)]
    return "<br>".join(map(escaped, parts))


def _draw_nothing(table: pd.DataFrame, title: str) -> go.Figure:
    """Draw the words that each speaker has: too few for the measure."""
    rows = numbered(table).head(3)
    labels = [
        escaped(f"{shortened(row['speaker'])}: {counted(row['n_words'], 'word')}")
        for row in rows.to_dict("records")
    ]
    bars = pd.DataFrame({"label": labels, "hover": labels, "low": nan, "high": nan})
    bars = bars.assign(value=rows["n_words"].astype(float).to_numpy(), colour=NOBODY)
    bars["row"] = rows["row"].to_numpy()
    fig = bar_figure(bars, axis=f"Words; {_least(table)} are needed")
    alt = f"Bars of words: no speaker has {_least(table)}."
    return finish(fig, table, name="diversity", title=title, alt=alt)
