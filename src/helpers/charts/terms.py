"""Draws how often terms are said: overall, and by speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure, heading, interval_note
from helpers.charts.marks import numbered
from helpers.charts.style import ACCENT, OTHERS, finish
from helpers.charts.wording import (
    counted,
    escaped,
    per_thousand,
    percent,
    shortened,
)
from helpers.tables import check_table

_COLUMNS = ("term", "n", "n_words", "rate", "rate_low", "rate_high")
_PER_THOUSAND = 1_000  # rates of the table are per million words


def plot_terms(
    table: pd.DataFrame, *, title: str, top: int = 15, name: str = "terms"
) -> go.Figure:
    """Draw the first `top` terms as bars of their rate, with intervals.

    Args:
        table: the result of :func:`helpers.measures.frequency.term_frequency`.
        title: the finding, as a sentence; the axis says what is measured.
        top: how many terms to show.
        name: short name, for files; two figures of one notebook need two.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    check_table(table, _COLUMNS, name="plot_terms", needs_rows=True)
    shown = table.head(top)
    bars = _bars(numbered(shown), ACCENT)
    fig = bar_figure(bars, axis=f"Times per 1,000 words{interval_note(bars, table)}")
    alt = f"Bars of the rate of {counted(len(bars), 'term')}. {_first(table)}"
    return finish(fig, shown, name=name, title=title, alt=alt)


def plot_terms_by_speaker(
    table: pd.DataFrame,
    *,
    title: str,
    speakers: Sequence[str] = (),
    colours: Mapping[str, str] | None = None,
    top: int = 8,
) -> go.Figure:
    """Draw the first `top` terms of each of `speakers`, one group below another.

    Args:
        table: the result of
            :func:`helpers.measures.frequency.term_frequency_by_speaker`.
        title: the finding, as a sentence.
        speakers: whom to show, in this order; those without a term are left out.
            Empty: the first three of the table.
        colours: colour of each speaker.
        top: how many terms to show of each.

    Raises:
        TableError: `table` lacks a column, or none of `speakers` has a row.
    """
    check_table(table, ("speaker", *_COLUMNS), name="plot_terms_by_speaker")
    wanted = list(speakers) or list(table["speaker"].unique()[:3])
    own = (table[table["speaker"] == name].head(top) for name in dict.fromkeys(wanted))
    shown = pd.concat([table.head(0), *own])
    shown.attrs = table.attrs
    check_table(shown, _COLUMNS, name="plot_terms_by_speaker", needs_rows=True)
    parts = []
    for speaker, rows in numbered(shown).groupby("speaker", sort=False):
        size = counted(rows["n_words"].iloc[0], "word")
        parts.append(heading(f"{shortened(str(speaker))}, {size}"))
        parts.append(_bars(rows, (colours or {}).get(str(speaker), OTHERS)))
    bars = pd.concat(parts, ignore_index=True)
    axis = f"Times per 1,000 words of the speaker{interval_note(bars, table)}"
    alt = f"Bars of the rate of terms, by speaker. {_first(shown)}"
    fig = bar_figure(bars, axis=axis)
    return finish(fig, shown, name="terms-by-speaker", title=title, alt=alt)


def _bars(rows: pd.DataFrame, colour: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": [_label(*row) for row in _triples(rows)],
            "hover": [_hover(*row) for row in _triples(rows)],
            "value": rows["rate"] / _PER_THOUSAND,
            "low": rows["rate_low"] / _PER_THOUSAND,
            "high": rows["rate_high"] / _PER_THOUSAND,
            "row": rows["row"],
            "colour": colour,
        }
    )


def _triples(rows: pd.DataFrame) -> list[tuple[str, int, int]]:
    return list(zip(rows["term"], rows["n"], rows["n_words"], strict=True))


def _label(term: str, n: int, n_words: int) -> str:
    times = counted(n, "time")
    rate = per_thousand(n / n_words)
    return escaped(f"{shortened(term)}: {rate} per 1,000 ({times})")


def _hover(term: str, n: int, n_words: int) -> str:
    size = f"{counted(n, 'time')} in {counted(n_words, 'word')}"
    return f"{escaped(term)}<br>{size} ({percent(n / n_words)})"


def _first(table: pd.DataFrame) -> str:
    term, n, n_words = _triples(table)[0]
    return f"First: {term}, {counted(n, 'time')} in {counted(n_words, 'word')}."
