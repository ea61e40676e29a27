"""Draws which words stand near a term, before it and behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import (
    BAR_OFFSET,
    BAR_WIDTH,
    bar_figure,
    bar_keys,
    bar_traces,
    heading,
    interval_note,
)
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import ACCENT, HUES, INK, NOBODY, finish
from helpers.charts.wording import (
    counted,
    escaped,
    interval_or_why,
    listed,
    per_thousand,
    quoted,
    rate_range,
    shortened,
    whole,
)
from helpers.tables import check_table

COUNTS = ("node", "collocate", "n", "n_before", "n_behind", "n_node", "n_collocate")
RATES = ("n_places", "rate", "rate_low", "rate_high", "rate_elsewhere", "expected")
SCORES = ("log_likelihood", "log_dice", "pmi_base2", "npmi", "t_score")
DIRECTIONS = ("delta_p_collocate", "delta_p_node")
SPREAD = ("n_turns", "n_meetings")
COLUMNS = [*COUNTS, *RATES, *SCORES, *DIRECTIONS, *SPREAD]
# A side is told by its pattern and its name, not by colour alone.
SIDES = {"before": (ACCENT, ""), "behind": (HUES[1], "/")}
STROKE = INK
WORD_LENGTH = 18  # characters of a word before its numbers
WIDEST = 3  # times the longest bar: what an interval takes of the axis at most
_PER_THOUSAND = 1_000  # rates of the table are per million places


def plot_collocates(table: pd.DataFrame, *, title: str, top: int = 6) -> go.Figure:
    """Draw the first `top` collocates of each node, one group below another.

    A bar is the rate near the node, in two parts, before and behind it; a stroke marks
    the rate elsewhere, a line under the bar the interval.

    Args:
        table: the result of :func:`helpers.measures.collocation.collocates_by_node`.
        title: the finding, as a sentence.
        top: how many words to show of each node.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, COLUMNS, name="plot_collocates")
    if table.empty:
        return _draw_nothing(table, title)
    shown = table.groupby("node", sort=False).head(top)[COLUMNS]
    shown.attrs = table.attrs
    bars = _bars(numbered(shown), table.attrs.get("nodes") or shown["node"].unique())
    note = "" if bars["low"].isna().all() else "<br>it may go on beyond the edge"
    axis = f"Times per 1,000 words near the term{interval_note(bars, table)}{note}"
    layout = bar_figure(bars, axis=axis).layout
    _, labels, *whiskers = bar_traces(bars)
    unnamed = [trace.update(showlegend=False) for trace in (labels, *whiskers)]
    fig = go.Figure([*_sides(bars), _elsewhere(bars), *unnamed], layout)
    legend = {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom"}
    reach = WIDEST * bars["value"].max()
    fig.update_xaxes(range=[0, min(layout.xaxis.range[1], reach)])
    fig.update_layout(showlegend=True, legend=legend)
    alt = f"Bars of the rate of words near a term. {finding_collocates(table)}."
    return finish(fig, shown, name="collocates", title=title, alt=alt)


def finding_collocates(table: pd.DataFrame) -> str:
    """Say which word each node draws most surely, how often it does, and chance."""
    check_table(table, ("node", "collocate", "n", "expected"), name="finding")
    if table.empty:
        names = listed(map(quoted, table.attrs.get("nodes", ())))
        return f"No word stands near {names} often enough to be shown"
    firsts = table.groupby("node", sort=False).head(1).to_dict("records")
    units = ((" times", " by chance"), *[("", "")] * len(firsts))
    said = "; near ".join(
        f"{quoted(row['node'])}: {quoted(row['collocate'])}"
        f" ({whole(row['n'])}{times}, {chance(row['expected'])}{by_chance})"
        for row, (times, by_chance) in zip(firsts, units, strict=False)
    )
    return f"Near {said}"


def answer_collocates(table: pd.DataFrame) -> str:
    """Say which word the first node attracts most surely, how often, how surely."""
    check_table(table, COLUMNS, name="answer")
    if table.empty:
        return f"{finding_collocates(table)}."
    row = table.iloc[0]
    near, elsewhere = (
        per_thousand(row[name] / 1_000_000) for name in ("rate", "rate_elsewhere")
    )
    ends = rate_range(row["rate_low"], row["rate_high"])
    sure = interval_or_why(ends, table)
    return (
        f"The word that {quoted(row['node'])} draws most surely is"
        f" {quoted(row['collocate'])}: {counted(row['n'], 'time')} near it,"
        f" {chance(row['expected'])} by chance; {near} per 1,000 words near it"
        f" ({sure}), {elsewhere} elsewhere."
    )


def chance(expected: float) -> str:
    """Return an expected count: one decimal, two below one.

    >>> chance(0.506), chance(84.8), chance(0.0004)
    ('0.51', '84.8', 'under 0.01')
    """
    if expected < 0.005:
        return "under 0.01"
    return f"{expected:,.2f}" if expected < 1 else f"{expected:,.1f}"


def _bars(rows: pd.DataFrame, nodes: Sequence[str]) -> pd.DataFrame:
    """Return the bars, with a heading above those of each node."""
    parts = []
    for node in nodes:
        own = rows[rows["node"] == node]
        if own.empty:
            parts.append(heading(f"near {quoted(node)}: no word often enough"))
            continue
        said = counted(own["n_node"].iloc[0], "time")
        parts.append(heading(f"near {quoted(node)}, said {said}"))
        parts.append(_bars_of(own))
    return pd.concat(parts, ignore_index=True)


def _bars_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the bars of one node."""
    records = rows.to_dict("records")
    before = rows["n_before"] / rows["n"]
    rates = rows[["rate", "rate_low", "rate_high", "rate_elsewhere"]] / _PER_THOUSAND
    return pd.DataFrame(
        {
            "label": [_label(record) for record in records],
            "hover": [_hover(record) for record in records],
            "value": rates["rate"],
            "before": rates["rate"] * before,
            "behind": rates["rate"] * (1 - before),
            "low": rates["rate_low"],
            "high": rates["rate_high"],
            "elsewhere": rates["rate_elsewhere"],
            "row": rows["row"],
            "colour": ACCENT,
        }
    )


def _label(row: Mapping[str, Any]) -> str:
    word = shortened(row["collocate"], WORD_LENGTH)
    return escaped(f"{word}: {row['n_before']:,} before, {row['n_behind']:,} behind")


def _hover(row: Mapping[str, Any]) -> str:
    times = counted(row["n"], "time")
    places = counted(row["n_places"], "place")
    turns = counted(row["n_turns"], "turn")
    meetings = counted(row["n_meetings"], "meeting")
    scores = f"log-likelihood {row['log_likelihood']:,.1f}, logDice"
    return (
        f"{escaped(row['collocate'])} near {escaped(row['node'])}<br>"
        f"{times} in {places}, {chance(row['expected'])} by chance<br>"
        f"in {turns} of {meetings}<br>"
        f"{scores} {row['log_dice']:.1f}, PMI {row['pmi_base2']:.1f} (base 2)"
    )


def _sides(bars: pd.DataFrame) -> list[go.Bar]:
    """Return the two parts of each bar."""
    return [
        go.Bar(
            name=name,
            x=bars[name].tolist(),
            base=(bars["before"] if name == "behind" else bars["before"] * 0).tolist(),
            y=bar_keys(bars),
            orientation="h",
            width=BAR_WIDTH,
            offset=BAR_OFFSET,
            marker={"color": colour, "pattern": {"shape": shape, "solidity": 0.25}},
            customdata=bars["hover"].tolist(),
            hovertemplate="%{customdata}<extra></extra>",
            meta=rows_behind(bars),
        )
        for name, (colour, shape) in SIDES.items()
    ]


def _elsewhere(bars: pd.DataFrame) -> go.Bar:
    """Return a stroke at the rate that each word has elsewhere."""
    return go.Bar(
        name="elsewhere",
        x=[0 if known else None for known in bars["elsewhere"].notna()],
        base=bars["elsewhere"].tolist(),
        y=bar_keys(bars),
        orientation="h",
        width=BAR_WIDTH * 1.5,
        offset=BAR_OFFSET - BAR_WIDTH * 0.25,
        marker={"color": STROKE, "line": {"color": STROKE, "width": 2}},
        hoverinfo="skip",
    )


def _draw_nothing(table: pd.DataFrame, title: str) -> go.Figure:
    """Draw the words that were read: a term without neighbours is a finding."""
    n_words = table.attrs["n_words"]
    label = f"no word often enough in {counted(n_words, 'word')}"
    bar = {"label": label, "hover": label, "value": float(n_words)}
    bar |= {"low": nan, "high": nan, "colour": NOBODY}
    fig = bar_figure(pd.DataFrame([bar]), axis="Words that were read")
    behind = table[COLUMNS]
    behind.attrs = table.attrs
    return finish(fig, behind, name="collocates", title=title, alt=f"{title}.")
