"""The timeline of past and future: bars by side, stretches, what is not drawn."""

import json

import pandas as pd
import pytest

from helpers.charts.callings import finding_callings, plot_callings, when_called
from helpers.errors import TableError
from helpers.measures.timeline.callings import FUTURE, PAST, PRESENT, UNTOLD


def called(*rows, days=()):
    """Return a table of (first, last, side, n) with the days of meetings."""
    table = pd.DataFrame(list(rows), columns=["first", "last", "side", "n"])
    stretch = {name: pd.to_datetime(table[name]) for name in ("first", "last")}
    table = table.assign(**stretch, n_relative=0, n_turns=1, n_all_turns=9)
    marks = pd.DataFrame(list(days), columns=["day", "series"])
    table.attrs["days"] = marks.assign(day=pd.to_datetime(marks["day"]))
    table.attrs["n_turns"] = 9
    return table


def year(number, side, n):
    return (f"{number}-01-01", f"{number}-12-31", side, n)


NINETIES = ("1990-01-01", "1999-12-31", PAST, 4)
TABLE = called(
    year(2012, PAST, 3),
    ("2012-05-01", "2012-05-31", PAST, 2),
    year(2013, PRESENT, 1),
    year(2020, FUTURE, 2),
    NINETIES,
    days=[("2013-03-29", "date"), ("2013-06-30", "published")],
)


def test_bars_count_years_with_their_months_by_side():
    fig = plot_callings(TABLE, title="2012")
    bars = {trace.name: (trace.x, trace.y) for trace in fig.data if trace.type == "bar"}
    assert bars == {
        PAST: ((2012,), (5,)),
        PRESENT: ((2013,), (1,)),
        FUTURE: ((2020,), (2,)),
    }
    patterns = [t.marker.pattern.shape for t in fig.data if t.type == "bar"]
    assert len(set(patterns)) == 3


def test_meetings_and_days_of_publication_differ_by_mark():
    fig = plot_callings(TABLE, title="2012")
    marks = [trace for trace in fig.data if trace.yaxis == "y2"]
    assert [(m.marker.symbol, m.customdata) for m in marks] == [
        ("circle", ("2013-03-29",)),
        ("square-open", ("2013-06-30",)),
    ]
    assert 2012.5 < marks[0].x[0] < 2013.5


def test_a_decade_is_a_line_with_its_name_and_count():
    (line,) = [t for t in plot_callings(TABLE, title="").data if t.yaxis == "y3"]
    assert "1990 to 1999: 4 times" in line.text
    assert line.x == (1989.6, 1999.4)


def test_what_is_not_drawn_is_said():
    rows = [year(1815, PAST, 2), year(2012, PAST, 9), (None, None, UNTOLD, 3)]
    rows += [(f"{y}-01-01", f"{y + 2}-12-31", PAST, 1) for y in range(1990, 1998)]
    fig = plot_callings(called(*rows), title="")
    note = fig.layout.xaxis.title.text
    assert "3 dates of unknown days not drawn" in note
    assert "2 dates before 1892 not drawn" in note
    assert "2 rarer stretches not drawn" in note
    assert all(x >= 1892 for trace in fig.data if trace.type == "bar" for x in trace.x)


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            TABLE,
            "75.0 % of 12 dates said are of years before the meeting's, 16.7 % of"
            " years after it; 2012 is called upon most: 5 times",
        ),
        (
            called(year(1997, UNTOLD, 4)),
            "1997 is called upon most: 4 times; no meeting has a day to tell past from"
            " future by",
        ),
        (
            called(("1990-01-01", "1999-12-31", UNTOLD, 4)),
            "No meeting has a day to tell past from future by",
        ),
        (
            called(NINETIES),
            "100.0 % of 4 dates said are of years before the meeting's, 0.0 % of years"
            " after it",
        ),
        (called((None, None, UNTOLD, 2)), "2 dates said, none of known days"),
        (called(), "No date is said in 9 turns"),
    ],
)
def test_the_finding_is_told_from_the_table_and_every_table_is_drawn(table, finding):
    assert finding_callings(table) == finding
    fig = plot_callings(table, title=finding)
    assert fig.data
    assert "NaN" not in fig.to_json()
    assert json.loads(fig.to_json())["layout"]["meta"]["title"] == finding


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="plot_callings: missing"):
        plot_callings(TABLE.drop(columns="side"), title="")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-03-01", "2024-03-31", "2024-03"),
        ("2024-02-01", "2024-02-28", "2024-02-01 to 2024-02-28"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("1990-01-01", "1999-12-31", "1990 to 1999"),
        ("2024-03-01", "2024-05-31", "2024-03 to 2024-05"),
        ("2024-01-01", "2024-12-30", "2024-01-01 to 2024-12-30"),
        (None, None, "–"),
    ],
)
def test_what_is_called_upon_is_told_as_short_as_it_is_exact(first, last, text):
    days = pd.DataFrame({"first": [first], "last": [last]}, dtype="datetime64[us]")
    assert when_called(days) == [text]
