"""The past and the future that speakers call upon, told from each meeting's year."""

import pandas as pd
import pytest

from helpers.errors import TableError
from helpers.measures.timeline import dates_called
from helpers.measures.timeline.callings import FUTURE, PAST, PRESENT, UNTOLD

TURNS = pd.DataFrame(
    {"meeting_id": ["m1", "m1", "m2"], "turn": [1, 2, 1], "n_words": 9}
)
MEETINGS = pd.DataFrame(
    {
        "meeting_id": ["m1", "m2"],
        "date": pd.to_datetime(["2013-03-29", None]),
        "published": pd.to_datetime([None, None]),
    }
)


def said(*rows):
    """Return dates said, as (meeting, turn, start, end, precision, first, last)."""
    columns = ["meeting_id", "turn", "start", "end", "precision", "first", "last"]
    table = pd.DataFrame(list(rows), columns=columns)
    table = table.assign(is_relative=False, day=1)
    days = {name: pd.to_datetime(table[name]) for name in ("first", "last")}
    return table.assign(**days).astype({"turn": "int64"})


def year(number, *, meeting="m1", turn=1, start=0):
    days = (f"{number}-01-01", f"{number}-12-31")
    return (meeting, turn, start, start + 4, "year", *days)


def sides(*rows, meetings=MEETINGS):
    table = dates_called(TURNS, said(*rows), meetings)
    return list(zip(table["first"].dt.year, table["side"], table["n"], strict=True))


def test_years_are_told_from_the_year_of_the_meeting():
    assert sides(year(2012), year(2013, start=9), year(2014, start=20)) == [
        (2012, PAST, 1),
        (2013, PRESENT, 1),
        (2014, FUTURE, 1),
    ]


def test_the_same_year_is_past_for_one_meeting_and_future_for_another():
    meetings = MEETINGS.assign(date=pd.to_datetime(["2013-03-29", "2011-05-01"]))
    rows = (year(2012), year(2012, start=9), year(2012, meeting="m2"))
    assert set(sides(*rows, meetings=meetings)) == {(2012, PAST, 2), (2012, FUTURE, 1)}


def test_a_meeting_without_a_day_stands_on_its_publication_or_nowhere():
    rows = [year(2012, meeting="m2")]
    assert sides(*rows) == [(2012, UNTOLD, 1)]
    published = MEETINGS.assign(published=pd.to_datetime([None, "2013-01-02"]))
    assert sides(*rows, meetings=published) == [(2012, PAST, 1)]
    days = dates_called(TURNS, said(*rows), published).attrs["days"]
    assert days["series"].tolist() == ["date", "published"]


@pytest.mark.parametrize(
    ("first", "last", "side"),
    [
        ("2008-03-29", "2013-03-29", PAST),
        ("2013-03-29", "2018-03-29", FUTURE),
        ("2010-01-01", "2015-12-31", PRESENT),
        ("2013-03-18", "2013-03-24", PRESENT),
    ],
)
def test_a_range_that_ends_or_begins_with_the_meeting_lies_on_one_side(
    first, last, side
):
    table = dates_called(TURNS, said(("m1", 1, 0, 9, "range", first, last)), MEETINGS)
    assert table["side"].tolist() == [side]


def test_the_end_of_a_range_counts_with_its_range():
    whole = ("m1", 1, 0, 9, "range", "1990-01-01", "1991-12-31")
    end = ("m1", 1, 5, 9, "year", "1991-01-01", "1991-12-31")
    table = dates_called(TURNS, said(whole, end, year(1991, start=30)), MEETINGS)
    assert table["n"].tolist() == [1, 1]


def test_a_date_of_unknown_days_is_counted_last():
    unknown = ("m1", 2, 50, 55, "day", None, None)
    table = dates_called(
        TURNS, said(unknown, year(1990), year(1990, start=9)), MEETINGS
    )
    assert table["n"].tolist() == [2, 1]
    assert table["n_turns"].tolist() == [1, 1]
    assert pd.isna(table["first"].iloc[-1])


def test_no_date_and_no_turn():
    table = dates_called(TURNS, said(), MEETINGS)
    assert table.empty
    assert table.attrs["n_turns"] == 3
    with pytest.raises(TableError, match="dates_called: no rows"):
        dates_called(TURNS.head(0), said(), MEETINGS)
    with pytest.raises(TableError, match=r"missing column\(s\)"):
        dates_called(TURNS, TURNS, MEETINGS)
