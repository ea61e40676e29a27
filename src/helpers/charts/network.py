"""Draws words that stand together as a network; a few pairs as bars."""

from __future__ import annotations

from collections.abc import Mapping
from math import log, nan, sqrt
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure
from helpers.charts.collocates import chance
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import ACCENT, CLEAR, NOBODY, OTHERS, finish
from helpers.charts.wording import counted, escaped, quoted, shortened
from helpers.errors import TableError
from helpers.measures.collocation.network import MIN_EVIDENCE, MOST_LINKS
from helpers.tables import check_table

NEEDED = ("node", "collocate", "n", "expected", "log_likelihood", "log_dice")
SPREAD = ("n_turns", "n_meetings")
FEWEST_LINKS = 3  # of a network; fewer pairs are bars
ROW = 26  # pixels: a word
THIN, THICK = 1.0, 5.0  # pixels: lines of the least and of the most evidence
SMALL, LARGE = 7.0, 18.0  # pixels: dots of the rarest and of the most frequent word
NARROW = 280  # pixels: the plot area on a telephone
LETTER_WIDTH, DOT_WIDTH = 7.5, 16.0  # pixels, of a name and of what is before it
WORD_LENGTH = 16  # characters of a word
MARGIN = 0.06  # of the width, on both sides


def plot_network(table: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw the words as dots, and a line between any two that stand together surely.

    Args:
        table: the result of :func:`helpers.measures.collocation.collocation_network`.
        title: the finding, as a sentence.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, (*NEEDED, *SPREAD), name="plot_network")
    if len(table) < FEWEST_LINKS:
        return _draw_pairs(table, title)
    nodes = _nodes(table)
    traces = [*_lines(table, nodes), _middles(table, nodes), _dots(table, nodes)]
    hidden = {"showticklabels": False, "showgrid": False, "zeroline": False}
    fig = go.Figure(traces).update_layout(
        height=ROW * len(nodes),
        xaxis={"range": [-MARGIN, 1 + MARGIN], "title": {"text": _note(table)}}
        | hidden,
        yaxis={"range": [len(nodes) - 0.5, -0.5], **hidden},
    )
    strongest = "; ".join(_said(row) for row in table.head(5).to_dict("records"))
    alt = (
        f"Network of {counted(len(nodes), 'word')} and {counted(len(table), 'link')}."
        f" The surest: {strongest}."
    )
    return finish(fig, table, name="network", title=title, alt=alt)


def finding_network(table: pd.DataFrame) -> str:
    """Say which two words stand together most surely, and how often by chance."""
    check_table(table, NEEDED, name="finding")
    if table.empty:
        return "No two words stand together more surely than chance would have it"
    first = table.iloc[0]
    return (
        f"{quoted(first['node'])} and {quoted(first['collocate'])} stand"
        f" together most surely: {counted(first['n'], 'time')},"
        f" {chance(first['expected'])} by chance"
    )


def _nodes(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words of the links with their places, rows without a gap."""
    if "nodes" not in table.attrs:
        raise TableError(
            "plot_network: attrs have no 'nodes', expected the places of the words;"
            " pass the table as collocation_network returned it"
        )
    nodes = pd.DataFrame(table.attrs["nodes"]).set_index("term")
    nodes = nodes[nodes.index.isin([*table["node"], *table["collocate"]])]
    return nodes.assign(row=nodes["row"].rank().astype(int) - 1)


def _note(table: pd.DataFrame) -> str:
    """Return what a line and a dot are, and which words were taken."""
    words = (
        "those whose use differs most"
        if table.attrs["is_among"]
        else "all of four letters or more"
    )
    return (
        "Line: stand together, the thicker the surer"
        "<br>Dot: a word, the larger the more often it is said"
        f"<br>Words: {words}"
        f"<br>Lines: the surest, at most {MOST_LINKS} for a word"
    )


def _said(row: Mapping[str, Any]) -> str:
    return f"{row['node']} and {row['collocate']}, {counted(row['n'], 'time')}"


def _lines(table: pd.DataFrame, nodes: pd.DataFrame) -> list[go.Scatter]:
    """Return a line for each pair, the thicker the more evidence there is."""
    most = log(table["log_likelihood"].max() / MIN_EVIDENCE) or 1.0
    return [
        go.Scatter(
            mode="lines",
            x=nodes.loc[[row["node"], row["collocate"]], "x"].tolist(),
            y=nodes.loc[[row["node"], row["collocate"]], "row"].tolist(),
            line={
                "color": OTHERS,
                "width": THIN
                + (THICK - THIN) * log(row["log_likelihood"] / MIN_EVIDENCE) / most,
            },
            opacity=0.6,
            hoverinfo="skip",
        )
        for row in table.to_dict("records")
    ]


def _middles(table: pd.DataFrame, nodes: pd.DataFrame) -> go.Scatter:
    """Return a mark in the middle of each line, not seen, that tells of the pair."""
    ends = [nodes.loc[table[side], ["x", "row"]] for side in ("node", "collocate")]
    middle = (ends[0].to_numpy() + ends[1].to_numpy()) / 2
    return go.Scatter(
        mode="markers",
        x=middle[:, 0].tolist(),
        y=middle[:, 1].tolist(),
        marker={"color": CLEAR, "size": 12},
        customdata=[_hover(row) for row in table.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(numbered(table)),
    )


def _hover(row: Mapping[str, Any]) -> str:
    turns, meetings = (
        counted(row["n_turns"], "turn"),
        counted(row["n_meetings"], "meeting"),
    )
    scores = (
        f"log-likelihood {row['log_likelihood']:,.1f}, logDice {row['log_dice']:.1f}"
    )
    return (
        f"{escaped(row['node'])} and {escaped(row['collocate'])}<br>"
        f"{counted(row['n'], 'time')}, {chance(row['expected'])} by chance<br>"
        f"in {turns} of {meetings}<br>{scores}"
    )


def _dots(table: pd.DataFrame, nodes: pd.DataFrame) -> go.Scatter:
    """Return a dot for each word, its name beside it."""
    most = nodes["n"].max()
    sides = _sides(table, nodes)
    return go.Scatter(
        mode="markers+text",
        x=nodes["x"].tolist(),
        y=nodes["row"].tolist(),
        # The spaces keep the name off its dot.
        text=[f" {escaped(shortened(term, WORD_LENGTH))} " for term in nodes.index],
        textposition=[f"middle {side}" for side in sides],
        cliponaxis=False,
        marker={
            "color": ACCENT,
            "opacity": 1,
            "line": {"width": 0},
            "size": [SMALL + (LARGE - SMALL) * sqrt(n / most) for n in nodes["n"]],
        },
        customdata=[
            f"{escaped(term)}<br>said {counted(n, 'time')}, {counted(links, 'line')}"
            for term, n, links in zip(
                nodes.index, nodes["n"], nodes["n_links"], strict=True
            )
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _sides(table: pd.DataFrame, nodes: pd.DataFrame) -> list[str]:
    """Return on which side of each dot its name stands.

    Away from most of its lines, if there is room for it on a telephone.
    """
    ends = table[["node", "collocate"]].to_numpy(dtype=object)
    terms, others = np.concatenate([ends, ends[:, ::-1]]).T
    x = nodes["x"]
    towards = (
        pd.Series(x[others].to_numpy() - x[terms].to_numpy()).groupby(terms).mean()
    )
    return [_side(term, x[term], towards[term]) for term in nodes.index]


def _side(term: str, x: float, towards: float) -> str:
    """Return the side of one name; `towards` is where its lines go, from its dot."""
    needed = DOT_WIDTH + LETTER_WIDTH * min(len(term), WORD_LENGTH)
    scale = NARROW / (1 + 2 * MARGIN)
    room = {"left": (x + MARGIN) * scale, "right": (1 + MARGIN - x) * scale}
    wanted, other = ("left", "right") if towards > 0 else ("right", "left")
    return wanted if room[wanted] >= needed or room[other] < needed else other


def _draw_pairs(table: pd.DataFrame, title: str) -> go.Figure:
    """Draw the few pairs there are as bars; without any, the words that were read."""
    rows = [
        {
            "label": escaped(f"{_said(row)}, {chance(row['expected'])} by chance"),
            "hover": _hover(row),
            "value": float(row["n"]),
            "colour": ACCENT,
            "row": row["row"],
        }
        for row in numbered(table).to_dict("records")
    ]
    axis = "Times that two words stand together"
    if not rows:
        n_words = table.attrs["n_words"]
        label = f"no pair so surely in {counted(n_words, 'word')}"
        none = {"label": label, "hover": label, "value": float(n_words)}
        rows, axis = [none | {"colour": NOBODY}], "Words that were read"
    bars = pd.DataFrame(rows).assign(low=nan, high=nan)
    fig = bar_figure(bars, axis=axis)
    return finish(fig, table, name="network", title=title, alt=f"{title}.")
