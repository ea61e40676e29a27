"""Draws where terms fall: by tenths of a meeting, and hit by hit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import (
    BAR_OFFSET,
    BAR_WIDTH,
    bar_axis,
    bar_figure,
    bar_labels,
)
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import ACCENT, ROW_HEIGHT, finish
from helpers.charts.wording import (
    counted,
    escaped,
    folded,
    listed,
    narrowed,
    rate_range,
    shortened,
)
from helpers.tables import check_table

POSITION_HEIGHT = 84  # pixels: a term, and its columns under it
TALLEST = 0.5  # of the height of a row: what the tallest column takes
MAX_ROWS = 24
CONTEXT = 40  # characters on each side of a hit, for whoever points at it


def plot_positions(table: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw in which part of the meetings each term falls, a row of columns for each.

    The height of a column is the rate in that part, on one scale for all terms; the
    number over it is the count.

    Args:
        table: the result of :func:`helpers.measures.timeline.term_positions`.
        title: the finding, as a sentence.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    needed = ("term", "slice", "n", "n_words", "rate")
    check_table(table, needed, name="plot_positions", needs_rows=True)
    terms = list(table["term"].unique())
    sums = table.groupby("term")["n"].sum()
    texts = [f"{shortened(term)}: {counted(sums[term], 'time')}" for term in terms]
    labels = go.Scatter(
        mode="text",
        x=[0.6] * len(terms),
        y=[row - 0.45 for row in range(len(terms))],
        text=[escaped(text) for text in texts],
        meta={"narrow": narrowed([escaped(text) for text in texts])},
        textposition="bottom right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    note = f"Part of the meeting: 1 its beginning, {table['slice'].max()} its end"
    fig = go.Figure([_columns(table, terms), labels]).update_layout(
        height=POSITION_HEIGHT * len(terms),
        xaxis={"dtick": 1, "showgrid": False, "title": {"text": note}}
        | {"range": [0.4, table["slice"].max() + 0.6], "zeroline": False},
        yaxis={"range": [len(terms) - 0.5, -0.5], "visible": False},
    )
    alt = f"Columns of the rate by part of the meeting. {'; '.join(texts[:4])}."
    return finish(fig, table, name="positions", title=title, alt=alt)


def _columns(table: pd.DataFrame, terms: Sequence[str]) -> go.Bar:
    """Return a column for each part and term, the terms in rows below one another."""
    row_of = {term: number for number, term in enumerate(terms)}
    highest = table["rate"].max()
    # The axis of rows runs downwards: a column stands on the lower edge of its row.
    heights = -TALLEST * table["rate"].fillna(0) / (highest if highest > 0 else 1)
    return go.Bar(
        x=table["slice"].tolist(),
        y=heights.tolist(),
        base=[row_of[term] + 0.42 for term in table["term"]],
        width=0.8,
        marker={"color": ACCENT},
        text=[str(n) if n else "" for n in table["n"]],
        textposition="outside",
        textfont={"size": 11},
        customdata=[_slice(row) for row in table.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(numbered(table)),
    )


def _slice(row: Mapping[str, Any]) -> str:
    size = f"{counted(row['n'], 'time')} in {counted(row['n_words'], 'word')}"
    interval = rate_range(row.get("rate_low", nan), row.get("rate_high", nan))
    note = f"<br>per 1,000 words, 95 % interval: {interval}" if interval else ""
    return f"{escaped(row['term'])}, part {row['slice']}<br>{size}{note}"


def plot_hits(
    table: pd.DataFrame,
    *,
    title: str,
    lengths: Mapping[str, int],
    names: Mapping[str, str] | None = None,
) -> go.Figure:
    """Draw every hit as a stroke at its place, a row for each term and meeting.

    Args:
        table: the result of :func:`helpers.measures.concordance.concordance`.
        title: the finding, as a sentence.
        lengths: characters in the document of each meeting.
        names: what a meeting is called, by its id.

    Raises:
        TableError: `table` lacks a column.
    """
    needed = ("meeting_id", "turn", "term", "left", "node", "right", "start", "end")
    check_table(table, needed, name="plot_hits")
    if table.empty:
        return _no_hits(table, title)
    rows = _hit_rows(table, names or {})
    shown = table.merge(rows, on=["term", "meeting_id"], sort=False)
    per_cent = 100 / shown["meeting_id"].map(lengths)
    strokes = go.Bar(
        base=(shown["start"] * per_cent).tolist(),
        x=((shown["end"] - shown["start"]) * per_cent).tolist(),
        y=[str(number) for number in shown["line"]],
        orientation="h",
        width=BAR_WIDTH * 1.3,
        offset=BAR_OFFSET,
        # A word in a long transcript would be thinner than a pixel.
        marker={"color": ACCENT, "line": {"color": ACCENT, "width": 2}},
        customdata=[_hit(hit) for hit in shown.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(numbered(shown)),
    )
    fig = go.Figure([strokes, bar_labels(rows)]).update_layout(
        height=ROW_HEIGHT * len(rows),
        barmode="overlay",
        xaxis={"range": [-1, 101], "ticksuffix": " %", "nticks": 6}
        | {"title": {"text": _hits_axis(table, rows)}},
        yaxis=bar_axis(rows),
    )
    alt = (
        f"A stroke for each hit of {listed(map(folded, table['term'].unique()))};"
        f" {counted(len(shown), 'hit')} in {counted(len(rows), 'row')}."
    )
    columns = ["term", "meeting_id", "turn", "node", "start", "end"]
    behind = shown[columns]
    behind.attrs = table.attrs
    return finish(fig, behind, name="hits", title=title, alt=alt)


def _no_hits(table: pd.DataFrame, title: str) -> go.Figure:
    """Return an empty row that says so: a term nobody says is a finding."""
    bar = {"label": "no hit", "hover": "no hit", "value": 0.0, "low": nan, "high": nan}
    fig = bar_figure(pd.DataFrame([bar | {"colour": ACCENT}]), axis="Hits")
    columns = ["term", "meeting_id", "turn", "node", "start", "end"]
    behind = table[columns]
    behind.attrs = table.attrs
    return finish(fig, behind, name="hits", title=title, alt="There is no hit.")


def _hit_rows(table: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows to draw, the meetings with most hits of each term."""
    order = {term: number for number, term in enumerate(table["term"].unique())}
    pairs = table.groupby(["term", "meeting_id"], sort=False).size().rename("n")
    rows = pairs.reset_index().sort_values("n", ascending=False, kind="stable")
    rows = rows.groupby("term", sort=False).head(max(1, MAX_ROWS // len(order)))
    rows = rows.assign(rank=rows["term"].map(order))
    rows = rows.sort_values(["rank", "n"], ascending=[True, False], kind="stable")
    is_one = table["meeting_id"].nunique() == 1
    rows = rows.drop(columns="rank").reset_index(drop=True)
    rows["line"] = range(len(rows))
    rows["value"] = 0.0
    rows["label"] = [
        escaped(
            _row_label(term, "" if is_one else names.get(meeting_id, meeting_id), n)
        )
        for term, meeting_id, n in zip(
            rows["term"], rows["meeting_id"], rows["n"], strict=True
        )
    ]
    return rows


def _row_label(term: str, meeting: str, n: int) -> str:
    place = f", {shortened(meeting)}" if meeting else ""
    return f"{shortened(term)}{place}: {counted(n, 'hit')}"


def _hits_axis(table: pd.DataFrame, rows: pd.DataFrame) -> str:
    n_pairs = len(table.drop_duplicates(["term", "meeting_id"]))
    text = "Place in the transcript, in per cent of its characters"
    if n_pairs > len(rows):
        text += f"<br>the {len(rows)} rows with most hits, of {n_pairs}"
    return text


def _hit(hit: Mapping[str, Any]) -> str:
    left, right = str(hit["left"])[-CONTEXT:], str(hit["right"])[:CONTEXT]
    words = f"{escaped(left)} <b>{escaped(str(hit['node']))}</b> {escaped(right)}"
    return f"{escaped(str(hit['meeting_id']))}, turn {hit['turn']}<br>{words}"
