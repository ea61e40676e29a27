from datetime import date

import pytest

from helpers.dates import find_days, find_mentions
from helpers.readers import Document
from helpers.segmenting.spans import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 1997 we agreed.", [("1997", "year", 1997, None, None)]),
        ("on 4 October 1957.", [("4 October 1957", "day", 1957, 10, 4)]),
        ("on October 4, 1957.", [("October 4, 1957", "day", 1957, 10, 4)]),
        ("by March 2025", [("March 2025", "month", 2025, 3, None)]),
        ("on February 24.", [("February 24", "day", None, 2, 24)]),
        ("in 1990-1991", [("1990", "year", 1990, None, None),
                          ("1991", "year", 1991, None, None)]),
        ("It may 20 times fail", []),
        ("1500 people came", []),
        ("$1990 and 1,990", []),
        ("school No. 1409", []),
        ("0999 and 2500", []),
        ("version 1990.5", []),
        ("We may go in May", []),
    ],
)  # fmt: skip
def test_dates_that_are_said(text, found):
    hits = list(find_mentions(text, 0, len(text)))
    assert [hit[2:] for hit in hits] == found
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)


def test_the_day_of_the_meeting_is_what_meetings_csv_says():
    given = {"date": "2022-02-21", "date_evidence": "the clerk"}
    days = find_days(Document("x"), [], given)
    assert (days.event, days.evidence) == (date(2022, 2, 21), "meetings.csv: the clerk")


def test_what_the_page_states_is_the_day_of_publication():
    document = Document("x", metadata={"published": "2013-03-21"})
    days = find_days(document, [], {})
    assert (days.event, days.published) == (None, date(2013, 3, 21))


def test_meetings_csv_overrules_what_the_page_states():
    document = Document("x", metadata={"published": "2013-03-21"})
    days = find_days(document, [], {"published": "2013-03-20"})
    assert days.published == date(2013, 3, 20)
    assert [c.accepted for c in days.candidates] == [True, False]


@pytest.mark.parametrize(
    ("printed", "rule", "kind", "day"),
    [
        ("Friday, March 29", "page clock", "event", None),
        ("March 29, 2013", "page clock", "event", date(2013, 3, 29)),
        ("Last updated: 5 June 2019", "page date", "published", date(2019, 6, 5)),
        ("2013-78-99", "page date", "published", None),
    ],
)
def test_days_printed_by_the_page_are_listed_and_not_taken(printed, rule, kind, day):
    span = Span(0, len(printed), "metadata", rule)
    candidate = find_days(Document(printed), [span], {}).candidates[0]
    assert (candidate.kind, candidate.day, candidate.accepted) == (kind, day, False)
    assert candidate.reason
