"""The days of a meeting and of its page, kept apart, each with its evidence.

The day of the meeting is taken from meetings.csv alone; what the page prints is
listed as a candidate with the reason why it was not taken. A page clock is the day on
which the page was shown, and a day that a speaker names is part of the speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dateutil import parser as dateutil_parser

from helpers.furniture.phrases import DAY, MONTH
from helpers.readers.document import Document
from helpers.segmenting.spans import Span

MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
ISO = r"\d{4}-\d{2}-\d{2}"
FULL = re.compile(rf"\b(?:{DAY},? \d{{4}}|{ISO})\b", re.I)
FIRST_YEAR, LAST_YEAR = 1000, 2199
MENTION = re.compile(
    rf"\b(?:(?P<md>(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"(?:,? (?P<y1>\d{{4}}))?)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{MONTH})\b\.?"
    r"(?:,? (?P<y2>\d{4}))?"
    rf"|(?P<m3>{MONTH})\.?,? (?:of )?(?P<y3>\d{{4}})"
    r"|(?P<y4>\d{4}))(?![\w])",
    re.I,
)


class DateCandidate(NamedTuple):
    """A day that could be the meeting's, the page's, or the copy's.

    `kind` is event, published or fetched; `day` is None where the words give none in
    full; `start` and `end` are None where the day stands outside the text.
    """

    kind: str
    day: date | None
    text: str
    start: int | None
    end: int | None
    place: str
    accepted: bool
    reason: str


class Days(NamedTuple):
    """The days of a meeting, and all candidates in order of trust."""

    event: date | None
    evidence: str | None
    published: date | None
    fetched: date | None
    candidates: list[DateCandidate]


def find_days(
    document: Document, spans: Iterable[Span], given: Mapping[str, str]
) -> Days:
    """Return the days of a meeting.

    Args:
        document: its text and metadata.
        spans: its spans; days are looked for in those of metadata.
        given: the row of meetings.csv; empty if there is none.
    """
    candidates = [
        *_given(given),
        *_stated(document, given, "event", "event"),
        *_stated(document, given, "published", "published"),
        *_printed(document.text, spans),
    ]
    taken = {c.kind: c for c in reversed(candidates) if c.accepted}
    event = taken.get("event")
    return Days(
        event.day if event else None,
        event.reason if event else None,
        taken["published"].day if "published" in taken else None,
        taken["fetched"].day if "fetched" in taken else None,
        candidates,
    )


def _given(given: Mapping[str, str]) -> Iterator[DateCandidate]:
    for column, kind in (
        ("date", "event"),
        ("published", "published"),
        ("fetched", "fetched"),
    ):
        value = given.get(column, "")
        if value:
            evidence = given.get("date_evidence", "") if kind == "event" else ""
            reason = f"meetings.csv: {evidence}" if evidence else "meetings.csv"
            day = date.fromisoformat(value)
            yield DateCandidate(
                kind, day, value, None, None, "meetings.csv", True, reason
            )


def _stated(
    document: Document, given: Mapping[str, str], kind: str, name: str
) -> Iterator[DateCandidate]:
    """Yield the day that the file itself states, taken where no person says another."""
    value = document.metadata.get(name, "")
    if not value:
        return
    has_given = bool(given.get("date" if kind == "event" else name))
    day = _parsed(value)
    place = document.metadata.get(f"{name}_place", "metadata of the file")
    why = f"stated by the file ({place})" if day else "is no day"
    yield DateCandidate(
        kind,
        day,
        value,
        None,
        None,
        place,
        day is not None and not has_given,
        "meetings.csv says otherwise" if has_given else why,
    )


def _printed(text: str, spans: Iterable[Span]) -> Iterator[DateCandidate]:
    """Yield the days that the page prints around the transcript; none is taken."""
    for span in spans:
        if span.kind != "metadata" or span.rule == "source line":
            continue
        words = text[span.start : span.end]
        match = FULL.search(words)
        kind = "event" if span.rule == "page clock" else "published"
        why = (
            "the page's clock: the day on which it was shown"
            if kind == "event"
            else "printed by the page, not by the record"
        )
        yield DateCandidate(
            kind,
            _parsed(match[0]) if match else None,
            words,
            span.start,
            span.end,
            span.rule,
            False,
            why,
        )


def _parsed(printed: str) -> date | None:
    try:
        day = dateutil_parser.parse(printed).date()
    except (ValueError, OverflowError):
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


class Mention(NamedTuple):
    """A date that a speaker says, as exact as it is said."""

    start: int
    end: int
    text: str
    precision: str
    year: int | None
    month: int | None
    day: int | None


def find_mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the dates said in ``text[start:end]``: days, months and years.

    A bare number of four digits is a year where it lies between 1000 and 2199 and no
    thing is counted by it.
    """
    for match in MENTION.finditer(text, start, end):
        year = next((int(match[g]) for g in ("y1", "y2", "y3", "y4") if match[g]), None)
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        if match["y4"] and not _is_year(text, match):
            continue
        month = next((match[g] for g in ("m1", "m2", "m3") if match[g]), None)
        if month and not month[0].isupper():
            continue
        day = next((int(match[g]) for g in ("d1", "d2") if match[g]), None)
        if day is not None and not 1 <= day <= 31:
            continue
        precision = "day" if day else "month" if month else "year"
        yield Mention(
            *match.span(),
            match.group(),
            precision,
            year,
            MONTHS[month[:3].lower()] if month else None,
            day,
        )


NOT_YEARS = re.compile(
    r"\s+(?:people|persons|roubles|rubles|dollars|euros?|pounds|metres|meters|km|kilo\w*"
    r"|tons?|tonnes|hectares|percent|per cent|million|billion|thousand|times|units|men"
    r"|women|children|residents|households|families|homes|houses|jobs|words|litres"
    r"|miles|feet|acres|cubic|square|megawatts|students|pupils|workers|participants"
    r"|items|copies|votes|signatures|cars|trucks|berths|cases|hours|days|projects)\b",
    re.I,
)


def _is_year(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 1, 0) : match.start()]
    if re.search(
        r"\b(?:[Nn]o|[Nn]r|[Nn]os|[Nn]umber)\.? $", text[: match.start()][-8:]
    ):
        return False
    if before in ("$", "€", "£", ".", ",", ":", "/", "№", "#", "+"):
        return False
    after = text[match.end() : match.end() + 2]
    if re.match(r"[.,:]\d|%|°", after):
        return False
    return not NOT_YEARS.match(text, match.end())
