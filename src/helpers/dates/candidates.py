"""All days that could be the meeting's, the page's or the copy's, with their ranks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from helpers.dates.head import (
    HeadDay,
    find_foot_days,
    find_head_days,
    find_title_days,
)
from helpers.dates.named import find_named_days
from helpers.dates.printed import parse_day
from helpers.readers.document import Document
from helpers.segmenting.spans import Span

# Order of trust: a smaller one wins, two of one rank that differ are both refused.
GIVEN, BOUND, STATED, NAMED, LOOSE, STAMPED = range(1, 7)


@dataclass(frozen=True)
class Found:
    """A candidate on its way: its rank, and whether it can be taken at all."""

    rank: int
    kind: str
    day: date | None
    text: str
    place: str
    reason: str
    start: int | None = None
    end: int | None = None
    accepted: bool = False


def find_candidates(
    document: Document,
    spans: Sequence[Span],
    given: Mapping[str, str],
    name: str,
    source_url: str,
) -> Iterator[Found]:
    """Yield the candidates of a file, as `helpers.dates.days.find_days` is given it."""
    metadata = document.metadata
    language = given.get("language") or metadata.get("language", "")
    yield from _given(given)
    head = find_head_days(document, spans, language)
    foot = find_foot_days(document, spans, language)
    for day in [*find_title_days(metadata.get("title", ""), language), *head, *foot]:
        yield _printed(document.text, metadata.get("title", ""), day)
    seen = {day.printed.start for day in [*head, *foot]}
    yield from _undated(document.text, spans, seen)
    for field in ("event", "published"):
        yield from _stated(metadata, field, language)
    for named in find_named_days(name, source_url):
        yield Found(
            NAMED if named.is_clear else LOOSE,
            named.kind,
            named.day,
            named.text,
            named.place,
            named.why,
        )


def _given(given: Mapping[str, str]) -> Iterator[Found]:
    for column, kind in (
        ("date", "event"),
        ("published", "published"),
        ("fetched", "fetched"),
    ):
        value = given.get(column, "")
        if value:
            evidence = given.get("date_evidence", "") if kind == "event" else ""
            reason = f"meetings.csv: {evidence}" if evidence else "meetings.csv"
            yield Found(
                GIVEN, kind, date.fromisoformat(value), value, "meetings.csv", reason
            )


def _stated(metadata: Mapping[str, str], field: str, language: str) -> Iterator[Found]:
    """Yield the day that a field of the file states."""
    value = metadata.get(field, "")
    if value:
        day = parse_day(value, language=language)
        place = metadata.get(f"{field}_place", "metadata of the file")
        reason = f"stated by the file ({place})" if day else "is no day of a meeting"
        yield Found(STATED, field, day, value, place, reason)


def _printed(text: str, title: str, day: HeadDay) -> Found:
    """Return a day of the head or foot with what its words make of it."""
    printed = day.printed
    is_in_text = day.place != "title of the page"
    words = text if is_in_text else title
    rank, reason = LOOSE, "nothing says whose day it is"
    if printed.day is None:
        rank, reason = STAMPED, printed.why
    elif day.kind != "event":
        rank, reason = STAMPED, f"{day.kind} on that day, as the page prints"
    elif day.place in ("foot", "citation"):
        reason = f"stands in the {day.place}, not in the head"
    elif day.words:
        rank, reason = BOUND, f"bound to the meeting by {day.words}"
    elif day.alone:
        reason = "stands alone: may be the day on which the page was shown or put up"
    return Found(
        rank,
        day.kind,
        printed.day,
        words[printed.start : printed.end],
        f"{day.place}, alone" if day.alone and is_in_text else day.place,
        reason,
        printed.start if is_in_text else None,
        printed.end if is_in_text else None,
    )


def _undated(text: str, spans: Sequence[Span], seen: set[int]) -> Iterator[Found]:
    """Yield the clocks and dates of the page that give no full day."""
    for span in spans:
        if span.kind != "metadata" or span.rule == "source line":
            continue
        if any(span.start <= start < span.end for start in seen):
            continue
        words = text[span.start : span.end]
        is_clock = span.rule == "page clock"
        yield Found(
            STAMPED,
            "event" if is_clock else "published",
            parse_day(words),
            words,
            span.rule,
            "the page's clock: the day on which it was shown"
            if is_clock
            else "printed by the page, not by the record",
            span.start,
            span.end,
        )
