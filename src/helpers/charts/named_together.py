"""Draws which names stand together, and who names whom."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure, bar_keys, heading, interval_note
from helpers.charts.marks import numbered
from helpers.charts.mentions import nothing_figure, rate_bars
from helpers.charts.style import ACCENT, NOBODY, OTHERS, finish
from helpers.charts.wording import counted, escaped, shortened, whole
from helpers.tables import NO_PERSON, check_table

PAIR = ("name", "other", "n", "expected", "npmi", "log_likelihood", "is_sure")
NAMING = ("speaker", "name", "n", "n_words", "rate", "rate_low", "rate_high", "is_own")
NAME_LENGTH = 40  # characters of each name of a pair: both stand on one line
NARROW_NAME = 15  # the same on a telephone
CHANCE_WIDTH, CHANCE_OFFSET = 0.1, 0.37  # of the height of a row


def plot_pairs(table: pd.DataFrame, *, title: str, top: int = 12) -> go.Figure:
    """Draw in how many paragraphs the first `top` pairs of names stand together.

    Below each bar a thinner one is as long as chance would have it.

    Args:
        table: the result of :func:`helpers.measures.mentions.co_mentions`.
        title: the finding, as a sentence.
        top: how many pairs to show.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, PAIR, name="plot_pairs")
    unit = str(table.attrs.get("unit", "paragraph"))
    if table.empty:
        fig = nothing_figure(table, "no two names stand together")
    else:
        shown = numbered(table).head(top)
        bars = _pair_bars(shown, unit)
        axis = f"{unit.capitalize()}s that name both<br>thin bar: as many by chance"
        if not shown["is_sure"].all():
            axis += "<br>?: chance may give as much to one of so many pairs"
        fig = bar_figure(bars, axis=axis)
        fig.add_trace(_chance(shown, bars))
    alt = f"Bars of pairs of names. {finding_pairs(table)}."
    behind = table.assign(within=unit)
    return finish(fig, behind, name="named-together", title=title, alt=alt)


def plot_who_names_whom(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    most: int = 4,
    top: int = 5,
) -> go.Figure:
    """Draw whom the speakers name who name most, in groups by speaker.

    Names of one's own are counted below the axis, and not drawn; nor are turns without
    a named person.

    Args:
        table: the result of :func:`helpers.measures.mentions.who_names_whom`.
        title: the finding, as a sentence.
        colours: colour of each speaker.
        most: how many speakers to show.
        top: how many people to show of each.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, NAMING, name="plot_who_names_whom")
    others = _of_others(numbered(table))
    sums = others.groupby("speaker")["n"].sum().sort_index()
    speakers = list(sums.sort_values(ascending=False, kind="stable").index)[:most]
    parts = []
    for speaker in speakers:
        rows = others[others["speaker"] == speaker]
        times = counted(rows["n"].sum(), "time")
        parts.append(heading(f"{shortened(speaker)}: {times}"))
        parts.append(rate_bars(rows.head(top), (colours or {}).get(speaker, OTHERS)))
    if parts:
        bars = pd.concat(parts, ignore_index=True)
        axis = f"Times others are named per 1,000 words{_own_note(table)}"
        fig = bar_figure(bars, axis=f"{axis}{interval_note(bars, table)}")
    else:
        fig = nothing_figure(table, "nobody names anybody else")
    alt = f"Bars of whom speakers name. {finding_who_names_whom(table)}."
    return finish(fig, table, name="who-names-whom", title=title, alt=alt)


def finding_pairs(table: pd.DataFrame) -> str:
    """Say which two names stand together most surely more often than by chance."""
    check_table(table, PAIR, name="finding")
    if table.empty:
        return "No two names stand together more often than chance would have it"
    first, unit = table.iloc[0], str(table.attrs.get("unit", "paragraph"))
    names = f"{shortened(first['name'])} and {shortened(first['other'])}"
    times = (
        f"{counted(first['n'], unit)}, against {_few_said(first['expected'])} by chance"
    )
    if not first["is_sure"]:
        return f"No two names surely belong together: {names} first, in {times}"
    return f"{names} stand together most surely: in {times}"


def finding_who_names_whom(table: pd.DataFrame) -> str:
    """Say who names whom most often, other people only."""
    check_table(table, NAMING, name="finding")
    others = _of_others(table)
    if others.empty:
        n_turns = counted(table.attrs.get("n_turns", 0), "turn")
        return f"Nobody names anybody else in {n_turns}"
    first = others.iloc[0]
    times = f"{counted(first['n'], 'time')} in {counted(first['n_words'], 'word')}"
    n_equal = int((others["n"] == first["n"]).sum())
    if n_equal > 1:
        pairs = f"{whole(n_equal)} pairs of speaker and person"
        return f"No pair stands out: {pairs}, {counted(first['n'], 'time')} each"
    return (
        f"{shortened(first['speaker'])} names {shortened(first['name'])} most: {times}"
    )


def _of_others(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of people who name other people."""
    return table[~table["is_own"] & (table["speaker"] != NO_PERSON)]


def _pair_bars(shown: pd.DataFrame, unit: str) -> pd.DataFrame:
    labels: list[str] = []
    narrow: list[str] = []
    hovers = []
    for row in shown.itertuples():
        doubt = "" if row.is_sure else "?"
        number = f"{whole(row.n)}{doubt} (chance {_few(row.expected)})"
        for kept, length in ((labels, NAME_LENGTH), (narrow, NARROW_NAME)):
            names = f"{shortened(row.name, length)}, {shortened(row.other, length)}"
            kept.append(escaped(f"{names}: {number}"))
        each = f"{whole(row.n_name)} and {whole(row.n_other)} {unit}s name each"
        scores = f"NPMI {row.npmi:.2f}, log-likelihood {row.log_likelihood:.1f}"
        lines = (f"{row.name}, {row.other}: {number}", each, scores)
        hovers.append("<br>".join(map(escaped, lines)))
    values = shown["n"].astype(float).tolist()
    bars = pd.DataFrame(
        {"label": labels, "narrow": narrow, "hover": hovers, "value": values}
    )
    colours = shown["is_sure"].map({True: ACCENT, False: NOBODY}).tolist()
    bars["row"] = shown["row"].tolist()
    return bars.assign(low=nan, high=nan, colour=colours)


def _chance(shown: pd.DataFrame, bars: pd.DataFrame) -> go.Bar:
    return go.Bar(
        name="by chance",
        x=shown["expected"].tolist(),
        y=bar_keys(bars),
        orientation="h",
        width=CHANCE_WIDTH,
        offset=CHANCE_OFFSET,
        marker={"color": OTHERS},
        hoverinfo="skip",
    )


def _own_note(table: pd.DataFrame) -> str:
    n_own = int(table.loc[table["is_own"], "n"].sum())
    return f"<br>own names not drawn: {counted(n_own, 'time')}" if n_own else ""


def _few_said(number: float) -> str:
    return "fewer than 0.1" if number < 0.1 else _few(number)


def _few(number: float) -> str:
    if number < 0.1:
        return "< 0.1"
    return f"{number:.1f}" if number < 10 else whole(number)
