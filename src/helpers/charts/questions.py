"""Draws who asks: questions per 1,000 words of each speaker."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure, interval_note
from helpers.charts.marks import numbered
from helpers.charts.style import NOBODY, OTHERS, finish
from helpers.charts.wording import (
    counted,
    escaped,
    folded,
    per_thousand,
    percent,
    rate_range,
    shortened,
)
from helpers.tables import NO_PERSON, check_table

COLUMNS = (
    "speaker", "n_questions", "n_turns", "n_asking", "share_asking", "n_words",
    "rate_questions", "rate_questions_low", "rate_questions_high",
)  # fmt: skip
DRAWN = 12  # people
_PER_THOUSAND = 1_000  # rates of the table are per million words


def plot_questions(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    top: int = DRAWN,
) -> go.Figure:
    """Draw the rate of questions of those who ask most, with intervals.

    Where there is no question at all the bars are the words that hold none.

    Args:
        table: the result of :func:`helpers.measures.floor.questions`.
        title: the finding, as a sentence.
        colours: colour of each speaker.
        top: how many people to show; turns without a named person are a row besides.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    check_table(table, COLUMNS, name="plot_questions", needs_rows=True)
    is_nobody = table["speaker"] == NO_PERSON
    rows = numbered(table)
    shown = pd.concat([rows[~is_nobody].head(top), rows[is_nobody]])
    known = {NO_PERSON: NOBODY, **(colours or {})}
    bars = _bars(shown).assign(colour=[known.get(s, OTHERS) for s in shown["speaker"]])
    note = f"Questions per 1,000 words of the speaker{interval_note(bars, table)}"
    if not table["n_questions"].any():
        bars = bars.assign(value=shown["n_words"].astype(float), low=nan, high=nan)
        note = "Words that hold no question"
    n_more = int((~is_nobody).sum()) - min(top, int((~is_nobody).sum()))
    if n_more:
        fewer = counted(n_more, "person", "people")
        note += f"<br>{fewer} with fewer questions not drawn"
    fig = bar_figure(bars, axis=note)
    alt = f"Bars of the rate of questions. {finding_questions(table)}."
    return finish(fig, table, name="questions", title=title, alt=alt)


def _bars(shown: pd.DataFrame) -> pd.DataFrame:
    rows = [row for _, row in shown.iterrows()]
    return pd.DataFrame(
        {
            "label": [_label(row) for row in rows],
            "hover": [_hover(row) for row in rows],
            "value": shown["rate_questions"] / _PER_THOUSAND,
            "low": shown["rate_questions_low"] / _PER_THOUSAND,
            "high": shown["rate_questions_high"] / _PER_THOUSAND,
            "row": shown["row"],
        }
    )


def finding_questions(table: pd.DataFrame) -> str:
    """Say who asks most questions and who, if another, surely asks more often."""
    check_table(table, COLUMNS, name="finding", needs_rows=True)
    total = int(table["n_questions"].sum())
    if not total:
        return f"No question in {counted(table['n_turns'].sum(), 'turn')}"
    order = table.sort_values("n_questions", ascending=False, kind="stable")
    first, name = order.iloc[0], shortened(order["speaker"].iloc[0])
    of = f" of {total:,}" if total > first["n_questions"] else ""
    most = f"{counted(first['n_questions'], 'question')}{of}"
    # The highest rate itself is mostly that of whoever says least.
    surely = order.head(DRAWN)["rate_questions_low"].fillna(0)
    is_more = surely.max() > first["rate_questions"]
    leader = order.loc[surely.idxmax()] if is_more else first
    rate = f"{per_thousand(leader['rate_questions'] / 1_000_000)} per 1,000 words"
    if not is_more:
        return f"{name} asks most: {most}, {rate}"
    return f"{name} asks {most}, {shortened(leader['speaker'])} most often: {rate}"


def _label(row: pd.Series) -> str:
    rate = per_thousand(row["rate_questions"] / 1_000_000)
    size = counted(row["n_questions"], "question")
    return escaped(f"{shortened(row['speaker'])}: {rate} ({size})")


def _hover(row: pd.Series) -> str:
    ends = rate_range(row["rate_questions_low"], row["rate_questions_high"])
    lines = [
        folded(row["speaker"]),
        f"{counted(row['n_questions'], 'question')} in"
        f" {counted(row['n_words'], 'word')}",
        f"in {percent(row['share_asking'])} of {counted(row['n_turns'], 'turn')}",
        f"95 % interval: {ends} per 1,000 words" if ends else "",
    ]
    return "<br>".join(escaped(line) for line in lines if line)
