"""Draws the past and the future that speakers call upon, as a timeline."""

from __future__ import annotations

from math import nan
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure, ticks
from helpers.charts.calendar import SERIES
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import ACCENT, HUES, NOBODY, OTHERS, finish
from helpers.charts.wording import MISSING, counted, listed, percent
from helpers.measures.timeline.callings import FUTURE, PAST, PRESENT, SIDES, UNTOLD
from helpers.tables import check_table

NEEDED = ("first", "last", "side", "n", "n_relative", "n_turns")
# A side is told by its pattern and its name, not by colour alone.
LOOKS = {
    PAST: (ACCENT, ""),
    PRESENT: (NOBODY, "."),
    FUTURE: (HUES[1], "/"),
    UNTOLD: (OTHERS, "x"),
}
PANEL, STRIP, SPAN, GAP = 190, 26, 34, 34  # pixels
LONGEST_AXIS = 120  # years; what lies further back is told in words
MOST_SPANS = 6


def plot_callings(table: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw how often each year is called upon, and below it decades and ranges.

    The days of the meetings stand on a line between them.

    Args:
        table: the result of :func:`helpers.measures.timeline.dates_called`.
        title: the finding, as a sentence.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, NEEDED, name="plot_callings")
    behind = as_drawn(table)
    rows = numbered(behind)
    known = rows[rows["first"].notna()]
    if known.empty:
        return _draw_nothing(table, title)
    years, spans = by_year(known), _spans(known)
    axis = _axis(years, spans, table.attrs.get("days"))
    n_early = int(years.loc[years["year"] < axis[0], "n"].sum())
    years = years[years["year"] >= axis[0]]
    note = _note(table, known, n_early, axis[0], len(spans) - MOST_SPANS)
    spans = spans[spans["last"].dt.year >= axis[0]].head(MOST_SPANS)
    panels = Panels.of(len(spans))
    fig = go.Figure()
    _draw_years(fig, years)
    highest = years.groupby("year")["n"].sum().max() if len(years) else 1
    fig.update_yaxes(domain=[panels.years, 1], rangemode="tozero", **ticks(highest))
    _name_panel(fig, "times that it is called upon", 1)
    _draw_meetings(fig, table.attrs.get("days"), panels.strip[1])
    _draw_spans(fig, spans, axis)
    _place_panels(fig, panels, axis, len(spans), note)
    legend = {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom"}
    fig.update_layout(showlegend=True, legend=legend, barmode="stack")
    alt = f"Bars by year: {finding_callings(table)}."
    return finish(fig, behind, name="dates-called", title=title, alt=alt)


def finding_callings(table: pd.DataFrame) -> str:
    """Say how much of what is called upon is past and future, and what comes first."""
    check_table(table, NEEDED, name="finding")
    known = table[table["first"].notna()]
    n_said, n_known = int(table["n"].sum()), int(known["n"].sum())
    if not n_said:
        return f"No date is said in {counted(table.attrs.get('n_turns', 0), 'turn')}"
    if not n_known:
        return f"{counted(n_said, 'date')} said, none of known days"
    years = by_year(known).groupby("year")["n"].sum()
    most = ""
    if len(years):
        year = int(years.idxmax())
        most = f"{year} is called upon most: {counted(years.max(), 'time')}"
    told = known[known["side"] != UNTOLD]
    if told.empty:
        nobody = "no meeting has a day to tell past from future by"
        return f"{most}; {nobody}" if most else nobody.capitalize()
    total = told["n"].sum()
    shares = {s: told.loc[told["side"] == s, "n"].sum() / total for s in (PAST, FUTURE)}
    back = f"{percent(shares[PAST])} of {counted(total, 'date')} said are of years"
    ahead = f"before the meeting's, {percent(shares[FUTURE])} of years after it"
    return f"{back} {ahead}; {most}" if most else f"{back} {ahead}"


def when_called(table: pd.DataFrame) -> list[str]:
    """Return what is called upon in each row of `table`, as short as it is exact.

    Args:
        table: the result of :func:`helpers.measures.timeline.dates_called`.
    """
    check_table(table, ("first", "last"), name="when_called")
    return [
        _when(first, last)
        for first, last in zip(table["first"], table["last"], strict=True)
    ]


def _when(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if pd.isna(first):
        return MISSING
    begins_year, ends_year = first.is_year_start, last.is_year_end
    if first == last:
        return f"{first:%Y-%m-%d}"
    if begins_year and ends_year:
        years = (f"{first:%Y}", f"{last:%Y}")
        return years[0] if years[0] == years[1] else " to ".join(years)
    if first.is_month_start and last.is_month_end:
        months = (f"{first:%Y-%m}", f"{last:%Y-%m}")
        return months[0] if months[0] == months[1] else " to ".join(months)
    return f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def as_drawn(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with one row for each bar and line that may be drawn.

    Days, months and years become the year that they are in; longer stretches, and
    dates of unknown days, stay as they are.

    Args:
        table: the result of :func:`helpers.measures.callings.dates_called`.

    Returns:
        ``first``, ``last``, ``side``, ``n``, ``n_relative``, in order of time.
    """
    begins = table["first"].to_numpy().astype("datetime64[Y]")
    is_inside = begins == table["last"].to_numpy().astype("datetime64[Y]")
    ends = (begins + 1).astype("datetime64[D]") - 1
    whole = {
        "first": table["first"].mask(is_inside, begins.astype(table["first"].dtype)),
        "last": table["last"].mask(is_inside, ends.astype(table["last"].dtype)),
    }
    rows = table.assign(**whole).groupby(["first", "last", "side"], dropna=False)
    drawn = rows[["n", "n_relative"]].sum().reset_index()
    drawn.attrs = table.attrs
    return drawn


def by_year(known: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that lie in one year, with the column ``year``."""
    years = known["first"].dt.year
    return known.assign(year=years)[years == known["last"].dt.year]


def _spans(known: pd.DataFrame) -> pd.DataFrame:
    """Return the stretches longer than a year, the most called first."""
    long = known[known["first"].dt.year != known["last"].dt.year]
    return long.sort_values("n", ascending=False, kind="stable")


def _axis(
    years: pd.DataFrame, spans: pd.DataFrame, days: pd.DataFrame | None
) -> tuple[int, int]:
    """Return the first and last year drawn: a few far ones would press the others."""
    every = [*years["year"], *spans["first"].dt.year, *spans["last"].dt.year]
    if days is not None:
        every += [*days["day"].dt.year]
    last = int(max(every))
    return max(int(min(every)), last - LONGEST_AXIS), last


def _note(
    table: pd.DataFrame, known: pd.DataFrame, n_early: int, since: int, n_more: int
) -> str:
    """Return what the axis says of all that is counted and not drawn."""
    n_unknown = int(table["n"].sum() - known["n"].sum())
    lines = (
        (n_unknown, f"{counted(n_unknown, 'date')} of unknown days not drawn"),
        (n_early, f"{counted(n_early, 'date')} before {since} not drawn"),
        (n_more, f"{counted(n_more, 'rarer stretch', 'rarer stretches')} not drawn"),
    )
    return "".join(f"<br>{line}" for n, line in lines if n > 0)


def _draw_years(fig: go.Figure, years: pd.DataFrame) -> None:
    for side in SIDES:
        part = years[years["side"] == side]
        if part.empty:
            continue
        colour, pattern = LOOKS[side]
        fig.add_bar(
            name=side,
            x=part["year"].tolist(),
            y=part["n"].tolist(),
            width=0.8,
            marker={"color": colour, "pattern": {"shape": pattern, "solidity": 0.25}},
            customdata=[
                f"{year}: {counted(n, 'time')}, {relative} of them relative; {side}"
                for year, n, relative in zip(
                    part["year"], part["n"], part["n_relative"], strict=True
                )
            ],
            hovertemplate="%{customdata}<extra></extra>",
            meta=rows_behind(part),
        )


def _draw_meetings(fig: go.Figure, days: pd.DataFrame | None, height: float) -> None:
    """Draw the days of the meetings, or of publication, as marks on one line."""
    if days is None or days.empty:
        return
    names = []
    for series, part in days.groupby("series", sort=True):
        name, colour, symbol, _ = SERIES[str(series)]
        names.append(name)
        place = part["day"].dt.year - 0.5 + part["day"].dt.day_of_year / 366
        fig.add_scatter(
            name=name,
            mode="markers",
            x=place.tolist(),
            y=[0] * len(part),
            yaxis="y2",
            marker={"color": colour, "symbol": symbol, "size": 7},
            customdata=part["day"].dt.strftime("%Y-%m-%d").tolist(),
            hovertemplate=f"%{{customdata}}, {name}<extra></extra>",
            showlegend=False,
        )
    _name_panel(fig, listed(names), height)


def _draw_spans(fig: go.Figure, spans: pd.DataFrame, axis: tuple[int, int]) -> None:
    """Draw each stretch as a line, its name above the part that is to be seen."""
    low, high = axis
    has_twin = spans.duplicated(["first", "last"], keep=False)
    for row, span in enumerate(spans.itertuples()):
        begin, end = span.first.year, span.last.year
        times = f"{begin} to {end}: {counted(span.n, 'time')}"
        words = f"{times}, {span.side}" if has_twin.iloc[row] else times
        left, right = max(begin, low) - 0.4, min(end, high) + 0.4
        is_left = (left + right) / 2 < (low + high) / 2
        fig.add_scatter(
            name="decade or range",
            mode="lines+markers+text",
            x=[left, right],
            y=[row, row],
            text=[words, ""] if is_left else ["", words],
            textposition="top right" if is_left else "top left",
            cliponaxis=False,
            yaxis="y3",
            line={"color": OTHERS, "width": 5},
            # A pointer finds the ends of a line, not the line.
            marker={"opacity": 0, "size": 5},
            customdata=[f"{times}; {span.side}"] * 2,
            hovertemplate="%{customdata}<extra></extra>",
            meta=rows_behind(spans.iloc[[row, row]]),
            showlegend=False,
        )


def _name_panel(fig: go.Figure, name: str, height: float) -> None:
    """Write what a panel shows above it; `height` is its top, as a part of all."""
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    fig.add_annotation(text=name, x=0, y=height, showarrow=False, **place)


class Panels(NamedTuple):
    """Where the panels stand, from the bottom up, as parts of the whole height."""

    height: int
    spans: float
    strip: tuple[float, float]
    years: float

    @classmethod
    def of(cls, n_spans: int) -> Panels:
        """Return the places of the panels for that many stretches."""
        lower = SPAN * n_spans + (GAP if n_spans else 0)
        total = lower + STRIP + GAP + PANEL
        spans = max(lower - GAP, 1) / total
        strip = (lower / total, (lower + STRIP) / total)
        return cls(total, spans, strip, (lower + STRIP + GAP) / total)


def _place_panels(
    fig: go.Figure, panels: Panels, axis: tuple[int, int], n_spans: int, note: str
) -> None:
    """Give each panel its height, and all of them one axis of years."""
    hidden = {"visible": False}
    fig.update_layout(
        height=panels.height,
        xaxis={
            "title": {"text": f"Year that is called upon{note}"},
            "range": [axis[0] - 1, axis[1] + 1],
            "tickformat": "d",
            "nticks": 8,
            "anchor": "free",
            "position": 0,
        },
        yaxis2={"domain": list(panels.strip), "range": [-1, 1], **hidden},
        yaxis3={"domain": [0, panels.spans], "range": [n_spans - 0.5, -0.9], **hidden},
    )


def _draw_nothing(table: pd.DataFrame, title: str) -> go.Figure:
    """Draw one bar: the turns in which no date of known days is said."""
    n_turns = int(table.attrs.get("n_turns", 0))
    label = f"no date of known days is said: {counted(n_turns, 'turn')}"
    bar = {"label": label, "hover": label, "value": float(n_turns)}
    bars = pd.DataFrame([bar | {"low": nan, "high": nan, "colour": NOBODY}])
    fig = bar_figure(bars, axis="Turns")
    alt = f"One bar: {label}."
    return finish(fig, table, name="dates-called", title=title, alt=alt)
