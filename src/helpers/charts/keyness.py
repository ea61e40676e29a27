"""Draws what sets two sides apart: words as marks, by effect and by evidence."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure
from helpers.charts.keyness_frame import HEIGHT, Frame
from helpers.charts.keyness_labels import name_sides, write_words
from helpers.charts.keyness_words import (
    NEEDED,
    called,
    hover_counts,
    hover_keyness,
    is_certain,
)
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.placing import WIDTHS
from helpers.charts.style import ACCENT, OTHERS, WHISKER, finish
from helpers.charts.wording import counted, escaped
from helpers.measures.keyness.scores import EVIDENCE
from helpers.tables import check_table

MOST_DOTS = 60  # words without a label; thousands would only be a cloud
TICK = 36  # pixels that a tick's text takes on a telephone
# A side is told by its place, its colour and its mark.
SYMBOLS = {1: "circle", -1: "diamond"}


def plot_keyness(
    table: pd.DataFrame,
    *,
    title: str,
    others: pd.DataFrame | None = None,
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """Draw each word by how many times as often one side says it, and how surely.

    Words of the target stand on the right, those of the reference on the left; those
    that the other side never says, at the edge. A filled mark and a bold word say that
    the difference holds; an open mark, that it may be chance, or one meeting's.

    Args:
        table: the result of :func:`helpers.measures.keyness.keyness` for the words to
            show, with its default columns.
        title: the finding, as a sentence.
        others: the same for more words, of which the quick columns will do; those with
            most evidence are drawn as dots.
        colours: colour of each speaker, for sides that are one speaker.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, NEEDED, name="plot_keyness")
    pair = _colours(table.attrs["names"], colours or {})
    if table.empty:
        return _draw_nothing(table, title, pair)
    behind = _behind(table, _dots(others, table, Frame.of(table)))
    rows = numbered(behind)
    words, dots = rows.head(len(table)), rows.iloc[len(table) :]
    frame = Frame.of(words, dots)
    fig = go.Figure()
    for side, colour in zip(SYMBOLS, pair, strict=True):
        fig.add_trace(_dot_trace(dots[np.sign(dots[EVIDENCE]) == side], frame, colour))
        for holds in (True, False):
            kept = (np.sign(words[EVIDENCE]) == side) & (is_certain(words) == holds)
            fig.add_trace(_word_trace(words[kept], side, holds, frame, colour))
    write_words(fig, words, dots, frame)
    name_sides(fig, table.attrs["names"], pair)
    _set_axes(fig, frame, _notes(table, dots, frame))
    needed = table.attrs["g2_needed"]
    if frame.holds(needed):
        fig.add_hline(y=needed, line={"dash": "dash", "width": 1, "color": WHISKER})
    alt = f"{counted(len(table), 'word')} by effect and evidence. {title}."
    return finish(fig, behind, name="keyness", title=title, alt=alt)


def _colours(names: tuple[str, str], colours: Mapping[str, str]) -> tuple[str, str]:
    """Return two colours for the sides: those of two speakers, if they have any."""
    target, reference = colours.get(names[0], ACCENT), colours.get(names[1], OTHERS)
    return (ACCENT if target == reference else target), reference


def _dots(
    others: pd.DataFrame | None, table: pd.DataFrame, frame: Frame
) -> pd.DataFrame:
    """Return the words that are drawn as dots: the next by evidence, in the frame."""
    if others is None:
        return table.head(0)
    x, is_new = np.array(frame.x(others)), ~others["term"].isin(table["term"])
    is_inside = (frame.left < x) & (x < frame.right) & (others[EVIDENCE] != 0)
    return others[is_new & is_inside].head(MOST_DOTS)


def _behind(table: pd.DataFrame, dots: pd.DataFrame) -> pd.DataFrame:
    """Return all that is drawn: the words, and below them those drawn as dots."""
    if dots.empty:
        return table
    behind = pd.concat([table, dots.reindex(columns=table.columns)], ignore_index=True)
    behind.attrs = table.attrs
    return behind


def _dot_trace(dots: pd.DataFrame, frame: Frame, colour: str) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=frame.x(dots),
        y=frame.y(dots),
        marker={"color": colour, "size": 4, "opacity": 0.4},
        customdata=[hover_counts(row, dots.attrs["names"]) for row in _dicts(dots)],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(dots),
    )


def _word_trace(
    own: pd.DataFrame, side: int, holds: bool, frame: Frame, colour: str
) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=frame.x(own),
        y=frame.y(own),
        marker={
            "color": colour,
            "symbol": SYMBOLS[side] if holds else f"{SYMBOLS[side]}-open",
            "size": 8,
        },
        cliponaxis=False,
        customdata=[
            hover_keyness(row, own.attrs["names"], holds) for row in _dicts(own)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(own),
    )


def _set_axes(fig: go.Figure, frame: Frame, notes: list[str]) -> None:
    """Give both axes their range, and ticks that speak of times, not of logarithms."""
    places, texts = _ratio_ticks(frame)
    marks = [10.0**n * first for n in range(-1, 8) for first in (1, 3)]
    fig.update_layout(
        height=HEIGHT,
        xaxis={
            "range": [frame.left, frame.right],
            "tickvals": places,
            "ticktext": texts,
            "tickangle": 0,
            "zeroline": True,
            "title": {"text": "<br>".join(notes)},
        },
        yaxis={
            "type": "log",
            "range": [frame.low, frame.high],
            "tickvals": marks,
            "ticktext": [
                f"{mark:,.1f}" if mark < 1 else f"{mark:,.0f}" for mark in marks
            ],
            "title": {"text": "Evidence (log-likelihood G²)"},
        },
    )


def _ratio_ticks(frame: Frame) -> tuple[list[float], list[str]]:
    """Return where the axis of effects has ticks, and what they say."""
    apart = TICK / WIDTHS[0] * (frame.right - frame.left)
    step = int(np.ceil(apart))
    edges = frame.edges
    numbers = range(int(np.ceil(frame.left / step)), int(frame.right // step) + 1)
    whole = [
        number * step
        for number in numbers
        if all(abs(number * step - edge) >= apart for edge in edges)
    ]
    texts = [f"{2 ** abs(k):,}×" if k else "same" for k in whole]
    return [*whole, *edges], [*texts, *["only"] * len(edges)]


def _notes(table: pd.DataFrame, dots: pd.DataFrame, frame: Frame) -> list[str]:
    """Return what the axis of effects says, line by line: only of what is drawn."""
    tested, needed = (
        counted(table.attrs["n_tested"], table.attrs["noun"]),
        table.attrs["g2_needed"],
    )
    lines = {
        "Times as often as the other side says it": True,
        "only: the other side never says it": bool(frame.edges),
        "filled, bold: holds; open: not for certain": True,
        f"dashed line: chance of 5 % in {tested}": frame.holds(needed),
        "dots: words with less evidence": len(dots) > 0,
    }
    return [line for line, is_drawn in lines.items() if is_drawn]


def _dicts(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]


def _draw_nothing(
    table: pd.DataFrame, title: str, colours: tuple[str, str]
) -> go.Figure:
    """Draw the words of either side: too few to say a word often enough."""
    bars = []
    for name, n_words, colour in zip(
        table.attrs["names"], table.attrs["n_words"], colours, strict=True
    ):
        label = escaped(f"{called(name)}: {counted(n_words, 'word')}")
        bar = {"label": label, "hover": label, "value": float(n_words)}
        bars.append(bar | {"low": nan, "high": nan, "colour": colour})
    axis = "Words; none is said often enough to be compared"
    fig = bar_figure(pd.DataFrame(bars), axis=axis)
    return finish(fig, table, name="keyness", title=title, alt=f"Two bars: {title}.")
