"""Draws who follows whom, beside what chance gives: the figure that the number suits.

Few people: a matrix. Many: the pairs furthest from chance. Two, who can only
alternate: how long each speaks after the other.
"""

from __future__ import annotations

from math import nan

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import BAR_OFFSET, BAR_WIDTH, bar_figure, bar_keys
from helpers.charts.marks import numbered
from helpers.charts.matrix import draw_matrix
from helpers.charts.pairs import (
    COLUMNS,
    LESS,
    MORE,
    by_distance,
    few,
    finding_following,
    hover_of,
    is_marked,
    note_of,
    people_of,
    sign_of,
)
from helpers.charts.style import ACCENT, NOBODY, OTHERS, WHISKER, finish
from helpers.charts.wording import counted, escaped, shortened, whole
from helpers.tables import check_table

IN_MATRIX = 12  # more columns do not fit a telephone
COVERED = 0.75  # part of all changes that a matrix must hold
PAIRS_DRAWN = 12
NAME = 40  # characters of each of two names
NARROW_NAME = 15  # the same on a telephone, with their numbers


def plot_following(table: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw who follows whom: a matrix of few people, or the most telling pairs.

    Args:
        table: the result of :func:`helpers.measures.floor.who_follows`.
        title: the finding, as a sentence.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, COLUMNS, name="plot_following")
    people = people_of(table)
    shown = _in_matrix(table, people)
    inside = table["from_speaker"].isin(shown) & table["to_speaker"].isin(shown)
    if len(people) <= 2:
        drawn = table[table["n"] > 0]
        fig = _draw_answers(drawn, int(table.attrs.get("n_turns", 0)))
    elif table.loc[inside, "n"].sum() >= COVERED * table["n"].sum():
        drawn = table[inside]
        note = note_of(table)
        if len(people) > len(shown):
            n_more = counted(len(people) - len(shown), "person", "people")
            note += f"<br>{n_more} with fewer not drawn"
        fig = draw_matrix(drawn, shown, note)
    else:
        drawn = _furthest(table)
        fig = _draw_pairs(drawn, note_of(table))
    alt = f"Who takes the floor after whom. {finding_following(table)}."
    return finish(fig, drawn, name="who-follows-whom", title=title, alt=alt)


def _in_matrix(table: pd.DataFrame, people: list[str]) -> list[str]:
    """Return whom a matrix has room for: those of marked pairs, then by changes."""
    marked = table[is_marked(table)]
    telling = {*marked["from_speaker"], *marked["to_speaker"]}
    first = sorted(people, key=lambda name: name not in telling)[:IN_MATRIX]
    return [name for name in people if name in first]


def _furthest(table: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs furthest from chance, of those tested where any is."""
    tested = table[table["p_value"].notna()]
    furthest = by_distance(tested if len(tested) else table).head(PAIRS_DRAWN)
    return furthest.sort_values("ratio", ascending=False, kind="stable")


def _draw_pairs(shown: pd.DataFrame, note: str) -> go.Figure:
    """Draw a bar for each pair, and across it what chance gives."""
    rows = [row for _, row in shown.iterrows()]
    bars = pd.DataFrame(
        {
            "label": [_pair_label(row, NAME) for row in rows],
            "narrow": [_pair_label(row, NARROW_NAME) for row in rows],
            "hover": [hover_of(row) for row in rows],
            "value": shown["n"].astype(float),
            "low": shown["ratio_low"] * shown["expected"],
            "high": shown["ratio_high"] * shown["expected"],
            "colour": [_pair_colour(row) for row in rows],
            "row": numbered(shown)["row"],
        }
    )
    axis = f"Changes of floor (by chance: the upright line){note}"
    if bars["low"].notna().any():
        axis += "<br>line under a bar: 95 % interval"
    fig = bar_figure(bars, axis=axis)
    fig.add_trace(_expected_marks(shown, bars))
    top = pd.concat([bars["value"], bars["high"], shown["expected"]]).max()
    return fig.update_xaxes(range=[0, float(top) * 1.03])


def _expected_marks(shown: pd.DataFrame, bars: pd.DataFrame) -> go.Bar:
    """Return an upright line across each bar, where chance would end it."""
    return go.Bar(
        x=[0.0] * len(shown),
        base=shown["expected"].tolist(),
        y=bar_keys(bars),
        orientation="h",
        width=BAR_WIDTH * 1.5,
        offset=BAR_OFFSET - BAR_WIDTH * 0.25,
        marker={"line": {"color": WHISKER, "width": 3}},
        hoverinfo="skip",
    )


def _pair_label(row: pd.Series, length: int) -> str:
    size = f"{whole(row['n'])} ({few(row['expected'])})"
    return escaped(f"{sign_of(row)} {size}: {_names(row, length)}")


def _names(row: pd.Series, length: int) -> str:
    columns = ("to_speaker", "from_speaker")
    return " after ".join(shortened(row[column], length) for column in columns)


def _pair_colour(row: pd.Series) -> str:
    if not sign_of(row):
        return OTHERS
    return f"rgb({MORE if row['n'] > row['expected'] else LESS})"


def _draw_answers(taken: pd.DataFrame, n_turns: int) -> go.Figure:
    """Draw how long each of two speaks after the other, on average."""
    if taken.empty:
        label = f"the floor does not pass: {counted(n_turns, 'turn')}"
        bar = {"label": label, "hover": label, "value": float(n_turns)}
        bars = pd.DataFrame([bar | {"low": nan, "high": nan, "colour": NOBODY}])
        return bar_figure(bars, axis="Turns")
    labels, narrow = (
        [escaped(_answer_label(row, length)) for _, row in taken.iterrows()]
        for length in (NAME, NARROW_NAME)
    )
    bars = pd.DataFrame(
        {
            "label": labels,
            "narrow": narrow,
            "hover": labels,
            "value": taken["mean_floor"],
            "low": nan,
            "high": nan,
            "colour": ACCENT,
            "row": numbered(taken)["row"],
        }
    )
    note = "two can only alternate: nothing here is left to chance"
    return bar_figure(bars, axis=f"Words in a floor, on average<br>{note}")


def _answer_label(row: pd.Series, length: int) -> str:
    words = counted(round(row["mean_floor"]), "word")
    return f"{_names(row, length)}: {words} ({counted(row['n'], 'time')})"
