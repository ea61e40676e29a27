"""Draws how evenly terms are spread: where each falls among the running words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.charts.marks import rows_behind
from helpers.charts.style import ACCENT, ROW_HEIGHT, finish
from helpers.charts.wording import counted, escaped, percent, quoted, shortened, whole
from helpers.tables import check_table

NEEDED = ("term", "n", "n_parts", "n_all_parts", "dp", "dp_by_chance")
FEW = 3  # hits in a column, up to which it is a stroke and no height
ENOUGH = 5  # hits, below which the spread of a term is chance
MOST_BORDERS = 40  # meetings whose borders can be told apart on a telephone
YEAR_ROOM = 0.1  # of the axis: what a year needs, so that none touches another
TERM_LENGTH = 18  # characters: the numbers behind it must fit on a telephone
TALLEST, FOOT = 0.4, 0.45  # of a row: the highest stroke, and where strokes stand
BORDER = "rgba(128, 128, 128, 0.35)"


def plot_dispersion(
    table: pd.DataFrame, *, places: pd.DataFrame, title: str
) -> go.Figure:
    """Draw a row of strokes for each term: where it falls, from first word to last.

    Where a column of the words has many hits, a stroke's height is their number, as a
    part of the term's highest. Upright lines are the borders of the meetings, if there
    are few.

    Args:
        table: the result of :func:`helpers.measures.dispersion.dispersion`, with the
            measures dp and dp_by_chance; rows are drawn in its order.
        places: the result of :func:`helpers.measures.dispersion.term_places` for its
            terms.
        title: the finding, as a sentence.

    Raises:
        TableError: a table lacks a column, or `table` has no rows.
    """
    check_table(table, NEEDED, name="plot_dispersion", needs_rows=True)
    needed = ("term", "column", "first_word", "last_word", "n")
    check_table(places, needed, name="plot_dispersion")
    texts = [_label(row) for row in table.to_dict("records")]
    labels = go.Scatter(
        mode="text",
        x=[0] * len(texts),
        y=list(range(len(texts))),
        text=[escaped(text) for text in texts],
        textposition="top right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    meetings = places.attrs["meetings"]
    fig = go.Figure([_strokes(table, places), labels]).update_layout(
        height=ROW_HEIGHT * len(texts),
        xaxis=_axis(meetings, _is_crowded(places)),
        yaxis={"range": [len(texts) - 0.5, -0.5], "visible": False},
        shapes=[*_feet(len(texts)), *_borders(meetings)],
    )
    alt = f"A row of strokes for each of {counted(len(texts), 'term')}. {texts[0]}."
    return finish(fig, table, name="dispersion", title=title, alt=alt)


def finding_dispersion(table: pd.DataFrame) -> str:
    """Say which term is spread most evenly, and which least."""
    check_table(table, NEEDED, name="finding", needs_rows=True)
    known = table[(table["n"] >= ENOUGH) & table["dp"].notna()]
    if len(known) < 2:
        return f"No two terms are said {ENOUGH} times: too few to tell their spread"
    ranked = known.sort_values("dp", kind="stable")
    first, last = ranked.iloc[0], ranked.iloc[-1]
    move = f"{percent(last['dp'])} of its {counted(last['n'], 'hit')}"
    return (
        f"Of {len(known)} terms {quoted(first['term'])} is spread most evenly,"
        f" {quoted(last['term'])} least: {move} would have to stand elsewhere"
    )


def _label(row: Mapping[str, Any]) -> str:
    """Return what stands above the strokes of a term."""
    term, times = shortened(row["term"], TERM_LENGTH), counted(row["n"], "time")
    if row["n"] < ENOUGH or pd.isna(row["dp"]):
        return f"{term}: {times}, too few to tell"
    return f"{term}: DP {row['dp']:.2f}, by chance {row['dp_by_chance']:.2f} ({times})"


def _strokes(table: pd.DataFrame, places: pd.DataFrame) -> go.Bar:
    """Return a column of the words as a stroke, in the row of its term.

    All strokes of a term together stand for its row of the table behind.
    """
    row_of = {term: number for number, term in enumerate(table["term"])}
    own = places[places["term"].isin(row_of)]
    own = own.assign(row=[row_of[term] for term in own["term"]])
    highest = own.groupby("term")["n"].transform("max")
    heights = own["n"] / highest if _is_crowded(own) else 1.0
    widths = own["last_word"] - own["first_word"] + 1
    return go.Bar(
        x=(own["first_word"] + (widths - 1) / 2).tolist(),
        # The axis of rows runs downwards: strokes rise from the foot of their row.
        y=(-TALLEST * heights * np.ones(len(own))).tolist(),
        base=(own["row"] + FOOT).tolist(),
        width=widths.tolist(),
        marker={"color": ACCENT, "line": {"width": 0}},
        customdata=[_hover(row) for row in own.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(own),
    )


def _is_crowded(places: pd.DataFrame) -> bool:
    """Tell whether columns have so many hits that they must be compared."""
    return bool(places["n"].max() > FEW)


def _hover(row: Mapping[str, Any]) -> str:
    where = f"words {whole(row['first_word'])} to {whole(row['last_word'])}"
    return f"{escaped(row['term'])}: {counted(row['n'], 'time')}<br>{where}"


def _axis(meetings: pd.DataFrame, is_crowded: bool) -> dict[str, Any]:
    """Return the axis of running words; where years can be told, their beginnings."""
    n_words = int(meetings["n_words"].sum())
    height = "the higher, the more hits" if is_crowded else "a stroke: a hit, or a few"
    lines = [_axis_name(meetings), height]
    lines.append("DP: 0 = evenly spread, towards 1 = in one place")
    axis: dict[str, Any] = {
        "title": {"text": "<br>".join(lines)},
        "range": [0, n_words + 1],
        "tickformat": ",",
        "nticks": 6,
    }
    years = meetings["day"].dt.year.drop_duplicates().dropna()
    if len(meetings) <= MOST_BORDERS or len(years) < 2:
        return axis
    places, names = [-n_words], []
    for year, place in zip(years, meetings.loc[years.index, "first_word"], strict=True):
        if place - places[-1] > n_words * YEAR_ROOM:
            places.append(place)
            names.append(f"{year:.0f}")
    ticks = {"tickvals": places[1:], "ticktext": names, "tickangle": 0}
    return axis | {"tickmode": "array", **ticks}


def _axis_name(meetings: pd.DataFrame) -> str:
    n, n_undated = len(meetings), int(meetings["day"].isna().sum())
    if n == 1:
        return "Running words, from the first to the last"
    order = "by the files’ order" if n_undated == n else "by their days"
    last = f"<br>{whole(n_undated)} without a day last" if 0 < n_undated < n else ""
    return f"Running words of {whole(n)} meetings {order}{last}"


def _feet(n_rows: int) -> list[dict[str, Any]]:
    """Return the line on which the strokes of each row stand."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    look = {"line": {"color": BORDER, "width": 1}}
    return [
        {**line, **look, "y0": row + FOOT, "y1": row + FOOT} for row in range(n_rows)
    ]


def _borders(meetings: pd.DataFrame) -> list[dict[str, Any]]:
    """Return an upright line where each meeting but the first begins, if few do."""
    if len(meetings) > MOST_BORDERS:
        return []
    line = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    look = {"line": {"color": BORDER, "width": 1, "dash": "dot"}}
    places = meetings["first_word"].iloc[1:] - 0.5
    return [{**line, **look, "x0": place, "x1": place} for place in places.tolist()]
