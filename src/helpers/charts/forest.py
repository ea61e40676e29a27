"""Differences as marks beside a line of no difference, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.charts.style import CLEAR, ROW_HEIGHT, WHISKER
from helpers.charts.wording import escaped

LOWER = 0.24  # of a row: how far under its middle the mark stands
AROUND = 1.06  # the edge of the drawing, as a multiple of the reach
MARK = 11  # pixels across
# What has no end is drawn up to the edge; a mark that stands beyond it is a triangle.
RIGHT, LEFT, INSIDE = "triangle-right", "triangle-left", "circle"


class Axis(NamedTuple):
    """The axis of differences.

    Attributes:
        reach: the largest difference that is drawn, on both sides of 0.
        places: where it has ticks.
        texts: what they say.
        notes: what stands under it, line by line, as plain text.
    """

    reach: float
    places: Sequence[float]
    texts: Sequence[str]
    notes: Sequence[str]


def forest_figure(rows: pd.DataFrame, axis: Axis) -> go.Figure:
    """Return `rows` below one another, each a label and, under it, mark and interval.

    A filled mark says that the interval does not hold 0, an open one that it does, or
    that there is none.

    Args:
        rows: the first on top: ``label`` and ``hover``, escaped; ``value``, ``low`` and
            ``high``, which may be infinite, or missing where there is no interval;
            ``colour``. A row without a value is a heading.
        axis: of the values.
    """
    fig = go.Figure([_whiskers(rows, axis), _marks(rows, axis), _labels(rows, axis)])
    edge = axis.reach * AROUND
    fig.add_vline(x=0, line={"width": 1, "color": WHISKER}, layer="below")
    return fig.update_layout(
        height=ROW_HEIGHT * len(rows),
        xaxis={
            "range": [-edge, edge],
            "tickvals": list(axis.places),
            "ticktext": list(axis.texts),
            "tickangle": 0,
            "title": {"text": "<br>".join(map(escaped, axis.notes))},
        },
        yaxis={"range": [len(rows) - 0.5, -0.5], "visible": False},
    )


def heading_row(text: str) -> dict[str, object]:
    """Return a row without a mark: `text` stands in bold above the rows below."""
    label = f"<b>{escaped(text)}</b>"
    return {"label": label, "hover": "", "colour": CLEAR} | dict.fromkeys(
        ("value", "low", "high"), nan
    )


def holds(low: pd.Series, high: pd.Series) -> pd.Series:
    """Tell which intervals do not hold 0; a missing one says nothing."""
    return (low > 0) | (high < 0)


def _whiskers(rows: pd.DataFrame, axis: Axis) -> go.Scatter:
    edge = axis.reach * AROUND
    places: list[float | None] = []
    heights: list[float | None] = []
    for number, (low, high) in enumerate(zip(rows["low"], rows["high"], strict=True)):
        if pd.notna(low) and pd.notna(high):
            places += [*np.clip([low, high], -edge, edge).tolist(), None]
            heights += [number + LOWER, number + LOWER, None]
    line = {"color": WHISKER, "width": 2}
    return go.Scatter(mode="lines", x=places, y=heights, line=line, hoverinfo="skip")


def _marks(rows: pd.DataFrame, axis: Axis) -> go.Scatter:
    numbers = np.flatnonzero(rows["value"].notna())
    shown = rows.iloc[numbers]
    is_sure = holds(shown["low"], shown["high"])
    symbols = [
        (RIGHT if value > axis.reach else LEFT if value < -axis.reach else INSIDE)
        + ("" if sure else "-open")
        for value, sure in zip(shown["value"], is_sure, strict=True)
    ]
    return go.Scatter(
        mode="markers",
        x=shown["value"].clip(-axis.reach, axis.reach).tolist(),
        y=(numbers + LOWER).tolist(),
        marker={
            "symbol": symbols,
            "size": MARK,
            "color": shown["colour"].tolist(),
            "line": {"width": 2, "color": shown["colour"].tolist()},
            "opacity": 1,
        },
        customdata=shown["hover"].tolist(),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _labels(rows: pd.DataFrame, axis: Axis) -> go.Scatter:
    """Return the labels, each above its mark."""
    is_heading = rows["value"].isna()
    return go.Scatter(
        mode="text",
        x=[-axis.reach * AROUND] * len(rows),
        y=list(range(len(rows))),
        text=rows["label"].tolist(),
        textposition=is_heading.map(
            {True: "bottom right", False: "top right"}
        ).tolist(),
        cliponaxis=False,
        hoverinfo="skip",
    )
