"""Bars that carry their name and value above them, so that they fit any width."""

from __future__ import annotations

from math import nan
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.marks import rows_behind
from helpers.charts.style import CLEAR, ROW_HEIGHT, WHISKER
from helpers.charts.wording import escaped, narrowed, no_interval

BAR_WIDTH = 0.3  # of the height of a row; the upper half is for the text
NOTE_WIDTH = 56  # characters on a line under the axis
BAR_OFFSET, WHISKER_OFFSET = 0.05, 0.43


def bar_traces(bars: pd.DataFrame) -> list[go.Bar | go.Scatter]:
    """Return `bars`, their labels and, where there are any, their intervals as traces.

    The interval has a lane of its own under the bar, so that it can be seen on any
    colour.

    Args:
        bars: one row per bar, the first on top: ``label`` and ``hover``, escaped;
            ``value``; ``low`` and ``high``, NaN where there is no interval;
            ``colour``; ``row`` of :func:`helpers.charts.marks.numbered`, missing for
            a bar that stands for no row of the table behind; perhaps ``narrow``, a
            label for a telephone, else :func:`helpers.charts.wording.narrowed`.
    """
    keys = bar_keys(bars)
    drawn = go.Bar(
        x=bars["value"].tolist(),
        y=keys,
        orientation="h",
        width=BAR_WIDTH,
        offset=BAR_OFFSET,
        marker={"color": bars["colour"].tolist()},
        customdata=bars["hover"].tolist(),
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(bars),
    )
    return [drawn, bar_labels(bars), *_whiskers(bars)]


def bar_labels(bars: pd.DataFrame) -> go.Scatter:
    """Return the labels of `bars`, each above its bar, as a trace.

    Tick labels inside the plot would hide the ticks of the other axis.
    """
    is_heading = bars["value"].isna()
    positions = is_heading.map({True: "bottom right", False: "top right"})
    return go.Scatter(
        mode="text",
        x=[0] * len(bars),
        y=bar_keys(bars),
        text=bars["label"].tolist(),
        meta={"narrow": _narrow(bars)},
        textposition=positions.tolist(),
        cliponaxis=False,
        hoverinfo="skip",
    )


def _narrow(bars: pd.DataFrame) -> list[str]:
    """Return the labels as a telephone has room for them."""
    if "narrow" in bars:
        return [str(label) for label in bars["narrow"]]
    return narrowed(bars["label"].tolist())


def _whiskers(bars: pd.DataFrame) -> list[go.Bar]:
    known = bars["low"].notna() & bars["high"].notna()
    if not known.any():
        return []
    shown = bars[known]
    ends = {
        "array": (shown["high"] - shown["value"]).tolist(),
        "arrayminus": (shown["value"] - shown["low"]).tolist(),
    }
    trace = go.Bar(
        name="interval",
        x=shown["value"].tolist(),
        y=[
            key for key, is_known in zip(bar_keys(bars), known, strict=True) if is_known
        ],
        orientation="h",
        width=0.01,
        offset=WHISKER_OFFSET,
        marker={"color": CLEAR},
        hoverinfo="skip",
        error_x={"type": "data", "symmetric": False, "color": WHISKER, **ends}
        | {"thickness": 2, "width": 3},
    )
    return [trace]


def bar_keys(bars: pd.DataFrame) -> list[str]:
    """Return what tells the bars apart on their axis: two may carry one label."""
    return [str(position) for position in range(len(bars))]


def bar_axis(bars: pd.DataFrame) -> dict[str, object]:
    """Return the axis of names: no ticks, for each label stands above its bar."""
    return {
        "type": "category",
        # Else the order in which a trace names its rows.
        "categoryorder": "array",
        "categoryarray": bar_keys(bars),
        "range": [len(bars) - 0.5, -0.5],
        "visible": False,
    }


def value_range(bars: pd.DataFrame) -> list[float]:
    """Return the axis of values: from 0 to just beyond the longest bar or interval."""
    top = bars[["value", "high"]].max().max()
    return [0, float(top) * 1.03 if top > 0 else 1.0]


def bar_figure(bars: pd.DataFrame, *, axis: str, unit: str = "") -> go.Figure:
    """Return `bars` below one another; the axis is called `axis`, its ticks `unit`."""
    return go.Figure(bar_traces(bars)).update_layout(
        height=ROW_HEIGHT * len(bars),
        barmode="overlay",
        xaxis={"title": {"text": axis}, "ticksuffix": unit}
        | {"range": value_range(bars), **ticks(bars["value"].max())},
        yaxis=bar_axis(bars),
    )


def ticks(highest: float) -> dict[str, object]:
    """Return how to mark an axis from 0 to `highest`: a small count one by one."""
    is_small_count = highest <= 6 and float(highest).is_integer()
    return {"tickformat": ","} | ({"dtick": 1} if is_small_count else {"nticks": 6})


def heading(text: str) -> pd.DataFrame:
    """Return a row that draws no bar: `text` stands in bold above the bars below."""
    label = f"<b>{escaped(text)}</b>"
    row = {"label": label, "hover": "", "value": nan, "low": nan, "high": nan}
    return pd.DataFrame([row | {"colour": CLEAR}])


def interval_note(bars: pd.DataFrame, table: pd.DataFrame) -> str:
    """Return what the axis says of the intervals: what they are, or why there are none.

    The reason is the one on the measure card of `table`.
    """
    if bars["low"].notna().any():
        return "<br>line under a bar: 95 % interval"
    lines = wrap(no_interval(table), NOTE_WIDTH)
    return "".join(f"<br>{escaped(line)}" for line in lines)
