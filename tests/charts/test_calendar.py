"""The figures over the calendar: gaps, series, meetings without a day, years."""

import json
from math import nan

import pandas as pd
import pytest

from helpers.charts.calendar import plot_calendar, plot_years
from helpers.errors import TableError


def calendar_table(rates, *, term="war", series="date", n_undated=0):
    """Return a calendar by month from January 2024; NaN where no meeting was held."""
    table = pd.DataFrame({"rate": pd.Series(rates, dtype="float64")})
    periods = pd.date_range("2024-01-01", periods=len(table), freq="MS")
    table.insert(0, "period", periods)
    table["series"], table["term"] = series, term
    table["n_meetings"] = table["rate"].notna().astype(int)
    table["n_words"] = 1_000 * table["n_meetings"]
    table["n"] = (table["rate"].fillna(0) / 1_000).astype(int)
    table["rate_low"], table["rate_high"] = table["rate"] / 2, table["rate"] * 2
    table.attrs["n_undated"] = n_undated
    return table


TABLE = calendar_table([4_000, nan, 2_000])


def years_table(years, *, n_all=5):
    """Return years with how often each is named, and the row of turns without any."""
    table = pd.DataFrame([*years.items(), (None, 0)], columns=["year", "n"])
    return table.astype({"year": "Int64"}).assign(n_turns=1, n_all_turns=n_all)


def trace(fig, kind, number=0):
    return [one for one in fig.data if one.type == kind][number]


def test_a_period_without_a_meeting_is_a_gap_and_not_a_nought():
    line = trace(plot_calendar(TABLE, title="War"), "scatter")
    assert line.x == ("2024-01-01", "2024-02-01", "2024-03-01")
    assert (line.y[0], line.y[2]) == (4.0, 2.0)
    assert pd.isna(line.y[1])
    assert line.connectgaps is False


def test_the_strip_counts_the_meetings_of_each_period_once_for_all_terms():
    both = pd.concat([TABLE, calendar_table([1_000, nan, 0], term="law")])
    strip = trace(plot_calendar(both, title="War"), "bar")
    assert strip.y == (1, 0, 1)


def test_each_term_has_a_panel_the_first_on_top():
    both = pd.concat([TABLE, calendar_table([1_000, nan, 0], term="law")])
    fig = plot_calendar(both, title="War")
    places = {note.text: note.y for note in fig.layout.annotations}
    heights = [places[f"<b>{t}</b>, times per 1,000 words"] for t in ("war", "law")]
    assert heights[0] > heights[1] > places["meetings"]


def test_intervals_stand_around_their_rate():
    line = trace(plot_calendar(TABLE, title="War"), "scatter")
    assert line.error_y.array[0] == 4.0
    assert line.error_y.arrayminus[0] == 2.0


def test_days_of_publication_differ_by_mark_dash_and_name():
    both = pd.concat([TABLE, calendar_table([nan, 3_000], series="published")])
    fig = plot_calendar(both, title="War")
    lines = [one for one in fig.data if one.type == "scatter"]
    assert len({(one.line.dash, one.marker.symbol, one.name) for one in lines}) == 2
    assert fig.layout.showlegend


def test_one_series_needs_no_legend():
    assert plot_calendar(TABLE, title="War").layout.showlegend is False


@pytest.mark.parametrize("rates", [[], [4_000]], ids=["none dated", "one dated"])
def test_meetings_without_a_date_stand_apart(rates):
    fig = plot_calendar(calendar_table(rates, n_undated=3), title="War")
    undated = [one for one in fig.data if one.name == "no date"]
    assert [(one.x, one.y, one.xaxis) for one in undated] == [
        (("no date",), (3,), "x2")
    ]


def test_terms_are_never_markup(hostile, drawn_texts):
    fig = plot_calendar(calendar_table([1_000], term=hostile), title="")
    assert hostile not in drawn_texts(fig) or hostile == "%{x}"


def test_a_calendar_without_any_meeting_is_refused():
    with pytest.raises(TableError, match="0 periods and no undated meeting"):
        plot_calendar(TABLE.head(0), title="Nothing")


def test_a_calendar_survives_as_json_without_nan():
    text = plot_calendar(TABLE, title="War").to_json()
    assert "NaN" not in text
    assert json.loads(text)["data"]


def test_each_year_carries_how_often_it_is_named_in_the_order_of_time(read_bars):
    fig = plot_years(years_table({1999: 2, 1997: 4, 2010: 1}), title="1997")
    assert read_bars(fig) == [
        ("1997: 4 times", 4),
        ("1999: 2 times", 2),
        ("2010: 1 time", 1),
    ]
    assert fig.data[0].customdata[0] == "1997: 4 times, in 1 turn of 5"


def test_years_beyond_the_top_are_counted_aloud(read_bars):
    table = years_table({1990 + number: 3 for number in range(25)})
    fig = plot_years(table, title="Many")
    assert len(read_bars(fig)) == 20
    assert fig.layout.xaxis.title.text.endswith("5 rarer years not drawn")


def test_where_no_year_is_named_the_turns_without_one_are_drawn(read_bars):
    fig = plot_years(years_table({}), title="None")
    assert read_bars(fig) == [("no year is named: 5 turns", 5)]


def test_years_of_no_turns_are_refused():
    with pytest.raises(TableError, match="plot_years: no rows"):
        plot_years(years_table({}).head(0), title="Nothing")
