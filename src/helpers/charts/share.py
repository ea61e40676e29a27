"""Draws who holds the floor: shares of words, turns, and longest floors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure, interval_note
from helpers.charts.marks import numbered
from helpers.charts.style import NOBODY, OTHERS, finish
from helpers.charts.wording import (
    counted,
    escaped,
    folded,
    percent,
    percent_range,
    shortened,
)
from helpers.tables import NO_PERSON, check_table

_COLUMNS = ("speaker", "n_turns", "n_words")
_OF_FLOORS = ("share_turns", "n_floors", "mean_floor", "n_longest", "longest")


def plot_share(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    top: int = 15,
) -> go.Figure:
    """Draw each speaker's share of the words as a bar, with its interval.

    Args:
        table: the result of :func:`helpers.measures.floor.share_of_words`.
        title: the finding, as a sentence; the axis says what is measured.
        colours: colour of each speaker, of
            :func:`helpers.charts.style.speaker_colours`.
        top: how many speakers to show; the others together are one bar.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    needed = ("share_words", "share_words_low", "share_words_high")
    check_table(table, (*_COLUMNS, *needed), name="plot_share", needs_rows=True)
    rows = _with_others(numbered(table), top, {"n_words": "sum", "share_words": "sum"})
    bars = pd.DataFrame(
        {
            "label": [_label(row, _share_text) for row in _dicts(rows)],
            "hover": [_share_hover(row) for row in _dicts(rows)],
            "value": rows["share_words"] * 100,
            "low": rows["share_words_low"] * 100,
            "high": rows["share_words_high"] * 100,
            "row": rows["row"],
            "colour": _colours(rows, colours),
        }
    )
    axis = f"Share of all words{interval_note(bars, table)}"
    fig = bar_figure(bars, axis=axis, unit=" %")
    alt = _alt("the share of words", table, "share_words", percent)
    behind = table.drop(columns=_columns_of(table, _OF_FLOORS))
    return finish(fig, behind, name="share-of-words", title=title, alt=alt)


def plot_turns(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    top: int = 15,
) -> go.Figure:
    """Draw each speaker's longest floor, in words, beside the number of their turns.

    A maximum has no interval: more text can only make it longer.

    Args:
        table: the result of :func:`helpers.measures.floor.share_of_words`.
        title: the finding, as a sentence.
        colours: colour of each speaker.
        top: how many speakers to show; of the others the longest floor is shown.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    needed = ("n_longest", "n_longest_low", "longest_meeting_id", "longest_turn")
    check_table(table, (*_COLUMNS, *needed), name="plot_turns", needs_rows=True)
    rows = _with_others(numbered(table), top, {"n_turns": "sum", "n_longest": "max"})
    bars = pd.DataFrame(
        {
            "label": [_label(row, _turns_text) for row in _dicts(rows)],
            "hover": [_turns_hover(row) for row in _dicts(rows)],
            "value": rows["n_longest"].astype(float),
            "low": nan,
            "high": nan,
            "row": rows["row"],
            "colour": _colours(rows, colours),
        }
    )
    axis = "Words in the longest floor, exact for this text"
    alt = _alt("the longest floor", table, "n_longest", _words)
    fig = bar_figure(bars, axis=axis)
    behind = table.drop(columns=_columns_of(table, ("share_words",)))
    return finish(fig, behind, name="longest-floors", title=title, alt=alt)


def _columns_of(table: pd.DataFrame, starts: tuple[str, ...]) -> list[str]:
    return [name for name in table.columns if name.startswith(starts)]


def _with_others(
    table: pd.DataFrame, top: int, merged: Mapping[str, str]
) -> pd.DataFrame:
    """Return the rows to draw: `top` people, the others as one row, then nobody."""
    people = table[table["speaker"] != NO_PERSON]
    nobody = table[(table["speaker"] == NO_PERSON) & (table["n_words"] > 0)]
    rest = people.iloc[top:]
    parts = [people.head(top)]
    if len(rest):
        other = rest.agg(dict(merged)).to_frame().T
        parts.append(other.assign(speaker=f"all others ({len(rest)})"))
    return pd.concat([*parts, nobody]).reset_index(drop=True)


def _dicts(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in row.items()}
        for row in rows.to_dict("records")
    ]


def _colours(rows: pd.DataFrame, colours: Mapping[str, str] | None) -> list[str]:
    known = {NO_PERSON: NOBODY, **(colours or {})}
    return [known.get(speaker, OTHERS) for speaker in rows["speaker"]]


def _label(row: Mapping[str, Any], text: Callable[[Mapping[str, Any]], str]) -> str:
    return escaped(f"{shortened(row['speaker'])}: {text(row)}")


def _words(number: float) -> str:
    return counted(number, "word")


def _share_text(row: Mapping[str, Any]) -> str:
    return f"{percent(row['share_words'])} ({_words(row['n_words'])})"


def _turns_text(row: Mapping[str, Any]) -> str:
    return f"{_words(row['n_longest'])} ({counted(row['n_turns'], 'turn')})"


def _share_hover(row: Mapping[str, Any]) -> str:
    interval = percent_range(row["share_words_low"], row["share_words_high"])
    lines = [folded(row["speaker"]), _share_text(row)]
    return _lines([*lines, f"95 % interval: {interval}" if interval else ""])


def _turns_hover(row: Mapping[str, Any]) -> str:
    lines = [folded(row["speaker"]), _turns_text(row)]
    if pd.notna(row["longest_turn"]):
        place = f"from turn {row['longest_turn']:.0f} of {row['longest_meeting_id']}"
        lines.append(place)
    if pd.notna(row["n_longest_low"]):
        least = counted(row["n_longest_low"], "word")
        lines.append(f"in as much further text: at least {least}")
    return _lines(lines)


def _lines(lines: list[str]) -> str:
    return "<br>".join(escaped(line) for line in lines if line)


def _alt(
    what: str, table: pd.DataFrame, column: str, text: Callable[[float], str]
) -> str:
    first = table.sort_values(column, ascending=False, kind="stable").head(3)
    values = "; ".join(
        f"{folded(name)} {text(value)}"
        for name, value in zip(first["speaker"], first[column], strict=True)
    )
    return f"Bars of {what} of {counted(len(table), 'speaker')}. Largest: {values}."
