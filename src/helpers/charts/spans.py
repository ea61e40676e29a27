"""Draws what the documents consist of: speech, and everything that is not counted."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure
from helpers.charts.marks import numbered
from helpers.charts.style import ACCENT, OTHERS, finish
from helpers.charts.wording import counted, escaped, percent
from helpers.tables import SPAN_KINDS, check_table


def plot_spans(table: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw the share of characters of each kind of text; only speech is counted.

    Args:
        table: the result of :func:`helpers.measures.coverage.span_shares`.
        title: the finding, as a sentence.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    needed = ("kind", "n_characters", "share_characters")
    check_table(table, needed, name="plot_spans", needs_rows=True)
    rows = list(zip(*(table[column] for column in needed), strict=True))
    texts = [f"{kind}: {percent(s)} ({counted(n, 'character')})" for kind, n, s in rows]
    bars = pd.DataFrame(
        {
            "label": [escaped(text) for text in texts],
            "hover": [escaped(SPAN_KINDS.get(kind, kind)) for kind, _, _ in rows],
            "value": table["share_characters"] * 100,
            "low": float("nan"),
            "high": float("nan"),
            "row": numbered(table)["row"],
            "colour": [ACCENT if kind == "speech" else OTHERS for kind, _, _ in rows],
        }
    )
    fig = bar_figure(bars, axis="Share of all characters", unit=" %")
    alt = f"Bars of the share of characters by kind of text. {'; '.join(texts[:4])}."
    return finish(fig, table, name="kinds-of-text", title=title, alt=alt)
