"""Draws a meeting as it ran: who held the floor when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import BAR_OFFSET, BAR_WIDTH, bar_axis, bar_labels
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import NOBODY, OTHERS, ROW_HEIGHT, finish
from helpers.charts.wording import counted, escaped, folded, listed, shortened
from helpers.tables import NO_PERSON, check_table

_OTHER_ROW = "all others"


def plot_floor(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    top: int = 7,
) -> go.Figure:
    """Draw a meeting left to right: a block for each floor, a row for each speaker.

    Args:
        table: of one meeting, the result of
            :func:`helpers.measures.floor.floors_in_words`; a column ``text``
            besides gives the first words of each floor to whoever points at it.
        title: the finding, as a sentence.
        colours: colour of each speaker.
        top: how many speakers have a row of their own; the others share one.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    needed = ("turn", "speaker", "first_word", "n_words")
    check_table(table, needed, name="plot_floor", needs_rows=True)
    speakers = table["speaker"].fillna(NO_PERSON)
    rows = _floor_rows(speakers, table["n_words"], top)
    row_of = speakers.map(lambda name: name if name in rows else _OTHER_ROW)
    known = {NO_PERSON: NOBODY, **(colours or {})}
    shades = [known.get(speaker, OTHERS) for speaker in speakers]
    sizes = table.groupby(row_of)["n_words"].agg(["size", "sum"])
    n_others = speakers[row_of == _OTHER_ROW].nunique()
    names = [f"{row} ({n_others})" if row == _OTHER_ROW else row for row in rows]
    labels = [_floor_label(n, *sizes.loc[r]) for n, r in zip(names, rows, strict=True)]
    bars = pd.DataFrame({"label": labels, "value": 0.0})
    blocks = _blocks(table, [str(rows.index(row)) for row in row_of], shades)
    fig = go.Figure([blocks, bar_labels(bars)]).update_layout(
        height=ROW_HEIGHT * len(bars),
        barmode="overlay",
        xaxis={"title": {"text": "Words into the meeting"}, "tickformat": ","}
        | {"nticks": 6, "fixedrange": False},
        yaxis=bar_axis(bars),
    )
    total = counted(table["n_words"].sum(), "word")
    alt = (
        f"The meeting in running words, {counted(len(table), 'floor')}, {total}."
        f" Most words first: {listed(folded(row) for row in rows[:3])}."
    )
    behind = table.drop(columns="text", errors="ignore")
    return finish(fig, behind, name="floor", title=title, alt=alt)


def _blocks(table: pd.DataFrame, keys: list[str], shades: list[str]) -> go.Bar:
    """Return a block for each floor, on the row of its key, in its shade."""
    return go.Bar(
        x=table["n_words"].tolist(),
        base=(table["first_word"] - 1).tolist(),
        y=keys,
        orientation="h",
        width=BAR_WIDTH * 1.3,
        offset=BAR_OFFSET,
        # A floor of a word or two in a long meeting would be thinner than a pixel.
        marker={"color": shades, "line": {"color": shades, "width": 1}},
        customdata=[_block(floor) for floor in table.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(numbered(table)),
    )


def _floor_rows(speakers: pd.Series, n_words: pd.Series, top: int) -> list[str]:
    """Return the names of the rows, most words first, the shared ones last."""
    sizes = n_words.groupby(speakers).sum().sort_values(ascending=False, kind="stable")
    people = [str(name) for name in sizes.index if name != NO_PERSON]
    rows = people[:top]
    if len(people) > top:
        rows.append(_OTHER_ROW)
    return [*rows, NO_PERSON] if NO_PERSON in sizes.index else rows


def _floor_label(row: str, n_floors: int, n_words: int) -> str:
    size = f"{counted(n_words, 'word')}, {counted(n_floors, 'floor')}"
    return escaped(f"{shortened(row)}: {size}")


def _block(floor: Mapping[str, Any]) -> str:
    speaker = floor["speaker"] if pd.notna(floor["speaker"]) else NO_PERSON
    size = f"from turn {floor['turn']}: {counted(floor['n_words'], 'word')}"
    lines = [size, str(speaker)]
    first_words = shortened(str(floor.get("text", "")), 60)
    return "<br>".join(escaped(line) for line in [*lines, first_words] if line)
