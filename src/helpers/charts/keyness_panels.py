"""Draws what sets several groups apart: the most typical words of each, in panels."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, nan
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_axis, bar_traces
from helpers.charts.keyness_words import (
    NEEDED,
    called,
    hover_keyness,
    is_certain,
    times,
)
from helpers.charts.marks import numbered
from helpers.charts.style import ACCENT, CLEAR, ROW_HEIGHT, finish
from helpers.charts.wording import counted, escaped, shortened
from helpers.measures.keyness.scores import EFFECT, EVIDENCE
from helpers.tables import check_table

NAME_WIDTH, TERM_LENGTH = 18, 14  # characters that half a telephone shows
COLUMNS = ((0.0, 0.47), (0.53, 1.0))  # parts of the width
TERMS_NAMED, GROUPS_NAMED = 2, 3
TICKS, LAST_TICK = 3, 0.8  # how many, and the last one, as a part of the axis


def plot_keyness_of_groups(
    table: pd.DataFrame, *, title: str, colours: Mapping[str, str] | None = None
) -> go.Figure:
    """Draw the most typical words of each group as a panel of bars, two in a row.

    A bar is as long as the word is more frequent than in all other groups; a hatched
    bar and thin letters say that the difference may be chance, or one meeting's.

    Args:
        table: the result of :func:`helpers.measures.keyness.keyness_of_groups`,
            with its default columns, for the groups and terms to show.
        title: the finding, as a sentence.
        colours: colour of each group; one for all where it is left out.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, ("group", *NEEDED), name="plot_keyness_of_groups")
    names = table.attrs["shown"]
    longest = int(table["group"].value_counts().max()) if len(table) else 1
    top = _top(table)
    panels = [
        _panel(name, numbered(table), longest, top, (colours or {}).get(name, ACCENT))
        for name in names
    ]
    if len(panels) % 2:
        panels.append(_blank(longest + 1))
    columns = [pd.concat(panels[n::2], ignore_index=True) for n in (0, 1)]
    fig = go.Figure(go.Scatter(x=[None], y=[None], hoverinfo="skip"))
    for number, bars in enumerate(columns, start=2):
        for trace in bar_traces(bars):
            if trace.customdata is not None:
                trace.marker.pattern = {"shape": list(bars["hatch"]), "solidity": 0.35}
            elif trace.text is not None:
                trace.textposition = _text_positions(trace)
            fig.add_trace(trace.update(xaxis=f"x{number}", yaxis=f"y{number}"))
    _set_axes(fig, columns, top, bool(table[f"{EFFECT}_low"].notna().any()))
    alt = f"Bars of the words most typical of {counted(len(names), 'group')}. {title}."
    return finish(fig, table, name="keyness-of-groups", title=title, alt=alt)


def finding_keyness_of_groups(table: pd.DataFrame) -> str:
    """Name the words most typical of the first groups that have any for certain."""
    check_table(table, ("group", *NEEDED), name="finding")
    certain, parts = table[is_certain(table)], []
    for name in table.attrs["shown"]:
        terms = certain.loc[certain["group"] == name, "term"].head(TERMS_NAMED)
        if len(terms):
            parts.append(f"{called(name)}: {', '.join(map(shortened, terms))}")
    if parts:
        return f"Typical of {'; of '.join(parts[:GROUPS_NAMED])}"
    n_groups, noun = counted(len(table.attrs["shown"]), "group"), table.attrs["noun"]
    if table.empty:
        return f"No {noun} is said often enough to compare {n_groups}"
    first = table.loc[table[EVIDENCE].idxmax()]
    most = f"{shortened(first['term'])} ({called(first['group'])})"
    none = f"No {noun} is typical of any of {n_groups} for certain"
    return f"{none}; most evidence: {most}"


def _panel(
    name: str, table: pd.DataFrame, longest: int, top: float, colour: str
) -> pd.DataFrame:
    """Return the bars of one group under its name, as many rows in each panel."""
    own = table[table["group"] == name]
    names = (name, "all others")
    head = _blank(1)
    lines = wrap(called(name), NAME_WIDTH)[:2]
    head["label"] = "<br>".join(f"<b>{escaped(line)}</b>" for line in lines)
    bars = pd.DataFrame(
        {
            "label": [_label(row) for row in _dicts(own)],
            "hover": [
                hover_keyness(row, names, holds)
                for row, holds in zip(_dicts(own), is_certain(own), strict=True)
            ],
            "value": own[EFFECT].clip(lower=0),
            "low": own[f"{EFFECT}_low"].clip(0, top),
            "high": own[f"{EFFECT}_high"].clip(0, top),
            "hatch": np.where(is_certain(own), "", "/"),
            "colour": colour,
            "row": own["row"],
        }
    )
    parts = [head, bars, _blank(longest - len(own))]
    return pd.concat([part for part in parts if len(part)], ignore_index=True)


def _text_positions(labels: go.Scatter) -> list[str]:
    """Return where the labels stand: a name of two lines in the middle of its row."""
    places = zip(labels.text, labels.textposition, strict=True)
    return ["middle right" if "<br>" in text else place for text, place in places]


def _blank(n: int) -> pd.DataFrame:
    """Return rows that draw nothing."""
    texts = {"label": "", "hover": "", "hatch": "", "colour": CLEAR}
    return pd.DataFrame([texts | {"value": nan, "low": nan, "high": nan}] * n)


def _dicts(rows: pd.DataFrame) -> list[dict[str, Any]]:
    certain = rows.assign(holds=is_certain(rows))
    return [{str(k): v for k, v in row.items()} for row in certain.to_dict("records")]


def _label(row: Mapping[str, Any]) -> str:
    term = escaped(shortened(row["term"], TERM_LENGTH))
    often = f"{times(row[EFFECT])}×" if row["n_reference"] else "only"
    return f"<b>{term}</b> {often}" if row["holds"] else f"{term} {often}"


def _top(table: pd.DataFrame) -> float:
    """Return the end of the axes: beyond every bar, and most intervals."""
    longest = float(table[EFFECT].max()) if len(table) else 1.0
    ends = table[f"{EFFECT}_high"].replace(np.inf, np.nan).max()
    return max(longest + 1, min(float(np.nan_to_num(ends)), longest + 3), 1.0)


def _set_axes(
    fig: go.Figure, columns: list[pd.DataFrame], top: float, has_intervals: bool
) -> None:
    """Give each column its axes, and all of them one title below."""
    # None near the end, where it would meet the first one of the next column.
    ticks = [float(k) for k in range(0, int(LAST_TICK * top) + 1, ceil(top / TICKS))]
    texts = ["same", *(f"{2**k:,.0f}×" for k in ticks[1:])]
    notes = ["Times as often as all others say it"]
    notes += ["only: nobody else says it"]
    notes += ["bold: holds; hatched: not for certain"]
    if has_intervals:
        notes += ["line under a bar: 95 % interval"]
    hidden = {"showticklabels": False, "showgrid": False, "zeroline": False}
    fig.update_layout(
        height=ROW_HEIGHT * max(map(len, columns)),
        barmode="overlay",
        xaxis={"title": {"text": "<br>".join(notes), "standoff": 28}, **hidden},
        yaxis={"visible": False},
    )
    for number, (bars, domain) in enumerate(zip(columns, COLUMNS, strict=True), 2):
        axis = {"range": [0, top], "domain": list(domain), "tickangle": 0}
        axis |= {"tickvals": ticks, "ticktext": texts}
        fig.update_layout(
            {f"xaxis{number}": axis | {"anchor": f"y{number}"}}
            | {f"yaxis{number}": bar_axis(bars) | {"anchor": f"x{number}"}}
        )
