"""Draws change over the calendar: rates by period, meetings, years that are named."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure, ticks
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import ACCENT, NOBODY, OTHERS, WHISKER, finish
from helpers.charts.wording import counted, escaped, shortened, whole
from helpers.errors import TableError
from helpers.tables import check_table

PANEL_HEIGHT, STRIP_HEIGHT, GAP = 130, 90, 46  # pixels
TERM_LENGTH = 20  # characters: a telephone shows them with what is counted
MOST_TICKS = 8  # more years and months than these touch each other on a telephone
# Where a meeting's day comes from is told by mark, dash and name, not by colour alone.
SERIES = {
    "date": ("days of the meetings", ACCENT, "circle", "solid"),
    "published": ("days of publication", OTHERS, "square-open", "dot"),
}
_DATED, _UNDATED = [0.0, 0.8], [0.9, 1.0]  # where the two parts of the strip stand


def plot_calendar(table: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw the rate of each term by period, above the number of meetings it rests on.

    A period without a meeting is a gap in the line, not a zero. Meetings without a
    day stand apart, in a column of their own at the right.

    Args:
        table: the result of :func:`helpers.measures.timeline.calendar`;
            ``attrs["n_undated"]`` is the number of meetings without a day.
        title: the finding, as a sentence.

    Raises:
        TableError: `table` lacks a column, or there is no meeting at all.
    """
    check_table(table, ("period", "series", "n_meetings"), name="plot_calendar")
    n_undated = int(table.attrs.get("n_undated", 0))
    if table.empty and not n_undated:
        raise TableError(
            f"plot_calendar: {len(table)} periods and no undated meeting,"
            " expected a meeting; was the corpus filtered to nothing?"
        )
    # Panels are drawn from the bottom up.
    terms = list(table["term"].unique())[::-1] if "term" in table else []
    fig = go.Figure()
    _add_panels(fig, terms)
    rows = numbered(table)
    # With terms a row counts a term in a period, not the meetings of the strip.
    _draw_strip(fig, table if terms else rows, n_undated)
    for number, term in enumerate(terms):
        _draw_rates(fig, rows[rows["term"] == term], f"y{number + 2}")
    has_both = table["series"].nunique() > 1
    place = {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom"}
    fig.update_layout(showlegend=has_both, legend=place)
    alt = _alt(table, terms[::-1], n_undated)
    # A name is not the word by which it is called.
    behind = table.rename(columns={"term": table.attrs.get("counted", "term")})
    return finish(fig, behind, name="calendar", title=title, alt=alt)


def plot_years(table: pd.DataFrame, *, title: str, top: int = 20) -> go.Figure:
    """Draw how often each year is named; if none is, how many turns that are.

    Args:
        table: the result of :func:`helpers.measures.timeline.years_named`.
        title: the finding, as a sentence.
        top: how many years to show: the most named, in the order of the calendar.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    needed = ("year", "n", "n_turns", "n_all_turns")
    check_table(table, needed, name="plot_years", needs_rows=True)
    rows = numbered(table)
    years = rows[rows["year"].notna()]
    chosen = years.sort_values("n", ascending=False, kind="stable").head(top)
    bars = _year_bars(chosen.sort_values("year")) if len(years) else _no_year(table)
    n_more = len(years) - len(chosen)
    more = f"<br>{counted(n_more, 'rarer year')} not drawn" if n_more else ""
    axis = f"Times that the year is named{more}" if len(years) else "Turns"
    fig = bar_figure(bars, axis=axis)
    alt = f"Bars of how often a year is named: {'; '.join(bars['label'][:5])}"
    return finish(fig, table, name="years-named", title=title, alt=f"{alt}.")


def _year_bars(years: pd.DataFrame) -> pd.DataFrame:
    times = [counted(n, "time") for n in years["n"]]
    turns = [counted(n, "turn") for n in years["n_turns"]]
    named = zip(years["year"], times, turns, years["n_all_turns"], strict=True)
    hover = [f"{year}: {n}, in {t} of {whole(n_all)}" for year, n, t, n_all in named]
    values = years["n"].astype(float).tolist()
    bars = pd.DataFrame({"hover": hover, "value": values, "row": years["row"].tolist()})
    labels = [f"{y}: {n}" for y, n in zip(years["year"], times, strict=True)]
    return bars.assign(label=labels, low=nan, high=nan, colour=ACCENT)


def _no_year(table: pd.DataFrame) -> pd.DataFrame:
    n_turns = int(table["n_all_turns"].iloc[0])
    label = f"no year is named: {counted(n_turns, 'turn')}"
    bar = {"label": label, "hover": label, "value": float(n_turns)}
    return pd.DataFrame([bar | {"low": nan, "high": nan, "colour": NOBODY}])


def _add_panels(fig: go.Figure, terms: Sequence[str]) -> None:
    """Add an axis for the meetings and one for each term, and what its height means."""
    heights = [STRIP_HEIGHT, *[PANEL_HEIGHT] * len(terms)]
    names = ["meetings"]
    names += [
        f"<b>{escaped(shortened(term, TERM_LENGTH))}</b>, times per 1,000 words"
        for term in terms
    ]
    total = sum(heights) + GAP * len(heights)
    bottom = 0
    for number, (name, height) in enumerate(zip(names, heights, strict=True)):
        domain = [bottom / total, (bottom + height) / total]
        axis = f"yaxis{number + 1 if number else ''}"
        fig.update_layout(
            {axis: {"domain": domain, "rangemode": "tozero", "nticks": 4}}
        )
        place = {"xref": "paper", "yref": "paper", "xanchor": "left"}
        fig.add_annotation(
            text=name, x=0, y=domain[1], yanchor="bottom", showarrow=False, **place
        )
        bottom += height + GAP
    fig.update_layout(height=total, barmode="stack")


def _draw_strip(fig: go.Figure, table: pd.DataFrame, n_undated: int) -> None:
    """Draw the number of meetings by period, those without a day at the right."""
    once = table.drop_duplicates(["period", "series"])
    for series, rows in once.groupby("series", sort=False):
        name, colour, _, _ = SERIES[str(series)]
        fig.add_bar(
            name=name,
            x=_days(rows["period"]),
            y=rows["n_meetings"].tolist(),
            marker={"color": colour},
            customdata=[counted(n, "meeting") for n in rows["n_meetings"]],
            hovertemplate=f"%{{x}}: %{{customdata}}, by {name}<extra></extra>",
            meta=rows_behind(rows),
            showlegend=False,
        )
    if n_undated:
        fig.add_bar(
            name="no date",
            x=["no date"],
            y=[n_undated],
            xaxis="x2",
            marker={"color": NOBODY},
            customdata=[counted(n_undated, "meeting")],
            hovertemplate="%{customdata} without a date<extra></extra>",
            showlegend=False,
        )
    width = _DATED if n_undated else [0.0, 1.0]
    fig.update_layout(
        xaxis={
            "domain": width,
            "type": "date",
            "visible": not table.empty,
            **_ticks_of(table["period"]),
        },
        yaxis=ticks(max([n_undated, *once["n_meetings"]])),
        xaxis2={"domain": _UNDATED if len(table) else [0.0, 0.3], "type": "category"},
    )


def _ticks_of(periods: pd.Series) -> dict[str, Any]:
    """Return an axis of periods: every one, or every second, third… of them."""
    days = periods.drop_duplicates().sort_values()
    steps = days[:: max(1, -(-len(days) // MOST_TICKS))]
    is_yearly = bool((days.dt.month == 1).all()) and len(days) > 1
    shown = steps.dt.strftime("%Y" if is_yearly else "%b<br>%Y")
    if not is_yearly:
        # A year stands once, below its first month.
        is_same = steps.dt.year.eq(steps.dt.year.shift())
        shown = shown.mask(is_same, steps.dt.strftime("%b"))
    return {"tickvals": _days(steps), "ticktext": shown.tolist(), "tickangle": 0}


def _draw_rates(fig: go.Figure, rows: pd.DataFrame, axis: str) -> None:
    """Draw the rate of one term as a line for each series, with its intervals."""
    for series, part in rows.groupby("series", sort=False):
        name, colour, symbol, dash = SERIES[str(series)]
        rate, low, high = (
            part[column] / 1_000 for column in ("rate", "rate_low", "rate_high")
        )
        fig.add_scatter(
            name=name,
            x=_days(part["period"]),
            y=rate.tolist(),
            mode="lines+markers",
            connectgaps=False,
            yaxis=axis,
            line={"color": colour, "dash": dash},
            marker={"symbol": symbol, "size": 7},
            error_y={"type": "data", "symmetric": False, "color": WHISKER}
            | {"array": (high - rate).tolist(), "arrayminus": (rate - low).tolist()}
            | {"thickness": 1, "width": 2, "visible": bool(low.notna().any())},
            customdata=[
                f"{counted(n, 'time')} in {counted(words, 'word')}"
                for n, words in zip(part["n"], part["n_words"], strict=True)
            ],
            hovertemplate="%{x}: %{customdata}<extra></extra>",
            meta=rows_behind(part),
            showlegend=axis == "y2",
        )


def _days(periods: pd.Series) -> list[str]:
    return [str(day) for day in periods.dt.strftime("%Y-%m-%d")]


def _alt(table: pd.DataFrame, terms: Sequence[str], n_undated: int) -> str:
    undated = f"{counted(n_undated, 'meeting')} without a date"
    if table.empty:
        return f"A column for {undated}; there is no dated meeting to draw."
    days = _days(table["period"])
    what = f"the rate of {', '.join(terms)} and " if terms else ""
    return (
        f"By period, {what}the number of meetings, from {min(days)} to {max(days)};"
        f" {undated}."
    )
