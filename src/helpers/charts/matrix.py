"""Draws a matrix of pairs that reads on a telephone: names above rows, not beside."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.marks import numbered, rows_behind
from helpers.charts.pairs import hover_of, shade_of, sign_of
from helpers.charts.wording import counted, escaped, initials, shortened, whole

ROW = 50  # pixels: a line of text, and the cells under it
HEADS = 24  # pixels above all rows
CELL = 0.48  # height of a cell, in rows
FONT = 12
NAME_LENGTH = 28  # characters: a telephone shows them with what is counted


def draw_matrix(pairs: pd.DataFrame, people: Sequence[str], note: str) -> go.Figure:
    """Draw a row for each who gives up the floor, a column for each who takes it.

    Args:
        pairs: rows of :func:`helpers.measures.floor.who_follows`, the table behind.
        people: those in `pairs`, in the order of rows and columns.
        note: what marks and colours mean, under the figure.
    """
    place = {name: number for number, name in enumerate(people)}
    letters = {name: f"<b>{escaped(t)}</b>" for name, t in initials(people).items()}
    rows = [row for _, row in pairs.iterrows()]
    x = [place[row["to_speaker"]] for row in rows]
    y = [place[row["from_speaker"]] for row in rows]
    numbers = [f"{sign_of(row)}{whole(row['n'])}" for row in rows]
    heads = HEADS / ROW
    traces = [
        _cells(pairs, x, y),
        _texts(x, [row + CELL / 2 for row in y], numbers, "middle center"),
        _texts(
            list(place.values()),
            [-0.5 - heads / 2] * len(people),
            [letters[name] for name in people],
            "middle center",
        ),
        _texts(
            [-0.5] * len(people),
            list(place.values()),
            _names(pairs, people, letters),
            "top right",
        ),
    ]
    return go.Figure(traces).update_layout(
        height=ROW * len(people) + HEADS,
        barmode="overlay",
        xaxis={"title": {"text": f"Who takes the floor, and how often{note}"}}
        | {"range": [-0.5, len(people) - 0.5], "showticklabels": False}
        | {"showgrid": False, "zeroline": False},
        yaxis={"range": [len(people) - 0.5, -0.5 - heads], "visible": False},
    )


def _names(
    pairs: pd.DataFrame, people: Sequence[str], letters: dict[str, str]
) -> list[str]:
    """Return what stands above each row: after whom, and how often that was."""
    changes = pairs.groupby("from_speaker")["n_from"].max()
    return [
        f"after {letters[name]} {escaped(shortened(name, NAME_LENGTH))}"
        f" ({counted(changes.get(name, 0), 'time')})"
        for name in people
    ]


def _cells(pairs: pd.DataFrame, x: Sequence[int], y: Sequence[int]) -> go.Bar:
    rows = [row for _, row in pairs.iterrows()]
    return go.Bar(
        x=[0.94] * len(rows),
        base=[column - 0.47 for column in x],
        y=list(y),
        orientation="h",
        width=CELL,
        offset=0,
        marker={"color": [shade_of(row) for row in rows]},
        customdata=[hover_of(row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(numbered(pairs)),
    )


def _texts(
    x: Sequence[float], y: Sequence[float], texts: Sequence[str], position: str
) -> go.Scatter:
    return go.Scatter(
        mode="text",
        x=list(x),
        y=list(y),
        text=list(texts),
        textposition=position,
        textfont={"size": FONT},
        cliponaxis=False,
        hoverinfo="skip",
    )
