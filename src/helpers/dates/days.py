"""The days of a meeting and of its page, kept apart, each with its evidence.

The meeting's day is taken from what binds it to the meeting, in this order: a row of
meetings.csv, words of the head, a field of the file, the file's name or address. A day
of the page, or one that nothing binds, is listed with the reason why it was not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from helpers.dates.candidates import (
    BOUND,
    GIVEN,
    LOOSE,
    NAMED,
    STATED,
    Found,
    find_candidates,
)
from helpers.readers.document import Document
from helpers.segmenting.spans import Span


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
    document: Document,
    spans: Iterable[Span],
    given: Mapping[str, str],
    *,
    name: str = "",
    source_url: str = "",
) -> Days:
    """Return the days of a meeting.

    Args:
        document: its text and metadata.
        spans: its spans; days are looked for before its first turn and behind its last.
        given: the row of meetings.csv; empty if there is none.
        name: the file's name.
        source_url: address of the published transcript.
    """
    found = list(find_candidates(document, list(spans), given, name, source_url))
    found = [*_judged_events(found), *_judged_stamps(found)]
    found.sort(key=lambda f: (f.rank, f.start is None, f.start or 0))
    taken = {f.kind: f for f in reversed(found) if f.accepted}
    event = taken.get("event")
    return Days(
        event.day if event else None,
        event.reason if event else None,
        taken["published"].day if "published" in taken else None,
        taken["fetched"].day if "fetched" in taken else None,
        [_candidate(f) for f in found],
    )


def _candidate(found: Found) -> DateCandidate:
    return DateCandidate(
        found.kind,
        found.day,
        found.text,
        found.start,
        found.end,
        found.place,
        found.accepted,
        found.reason,
    )


def _judged_stamps(found: Sequence[Found]) -> Iterator[Found]:
    """Yield the days of page and copy; those of a person or a field are taken."""
    given = {f.kind for f in found if f.rank == GIVEN}
    for one in found:
        if one.kind == "event":
            continue
        if one.rank == STATED and one.kind in given:
            yield replace(one, reason="meetings.csv says otherwise")
        else:
            yield replace(one, accepted=one.rank <= STATED and one.day is not None)


def _judged_events(found: Sequence[Found]) -> Iterator[Found]:
    """Yield the candidates of the meeting's day; at most one rank of them is taken."""
    published = _published(found)
    events = [_possible(f, published) for f in found if f.kind == "event"]
    events = _corroborated(events, found)
    refusal, winner = _winner(events)
    for one in events:
        is_taken = winner is not None and one.rank == winner[0] and one.day is not None
        if is_taken:
            yield replace(one, accepted=True)
        elif one.rank <= NAMED and one.day is not None:
            other = refusal or f"{winner[1] if winner else ''} has better evidence"
            yield replace(one, reason=f"{one.reason}; not taken: {other}")
        else:
            yield one


def _published(found: Sequence[Found]) -> date | None:
    """Return the day on which the transcript was out, as far as somebody says."""
    days = [
        f.day for f in found if f.kind == "published" and f.rank <= STATED and f.day
    ]
    return max(days, default=None)


def _possible(one: Found, published: date | None) -> Found:
    """Return a candidate, without its day where the page came before it.

    A day more is left for places beyond the date line.
    """
    late = published and one.day and one.day > published + timedelta(days=1)
    if late and one.rank != GIVEN:
        return replace(
            one, rank=LOOSE, reason=f"later than {published}, when it was published"
        )
    if published and one.rank == LOOSE and one.day == published:
        return replace(one, reason="the day on which the page says it was published")
    return one


def _corroborated(events: Sequence[Found], found: Sequence[Found]) -> list[Found]:
    """Return the candidates; loose ones that stand in two places are raised.

    A day alone in the head and the same day in the file's name, or in the citation
    at the foot, are two witnesses; two lines of one head are one.
    """
    stamps = {f.day for f in found if f.kind != "event"}
    places: dict[date, set[str]] = {}
    for one in events:
        if one.rank == LOOSE and one.day and one.day not in stamps:
            kind = one.place.split(",")[0]
            is_witness = one.place in ("head, alone", "citation", "file name")
            if is_witness:
                places.setdefault(one.day, set()).add(kind)
    agreed = {day for day, kinds in places.items() if len(kinds) > 1}
    return [
        replace(
            one,
            rank=NAMED,
            reason=f"said by {' and '.join(sorted(places[one.day]))} alike",
        )
        if one.rank == LOOSE and one.day in agreed
        else one
        for one in events
    ]


def _winner(events: Sequence[Found]) -> tuple[str, tuple[int, date] | None]:
    """Return the rank and day that are taken, or why none is."""
    by_rank = {
        rank: {f.day for f in events if f.rank == rank and f.day}
        for rank in (GIVEN, BOUND, STATED, NAMED)
    }
    for rank, days in by_rank.items():
        if not days:
            continue
        if len(days) > 1:
            both = " and ".join(sorted(map(str, days)))
            return f"{both} are said in places of equal trust", None
        day = next(iter(days))
        doubt = _doubt(rank, day, by_rank, events)
        return (doubt, None) if doubt else ("", (rank, day))
    return "", None


def _doubt(
    rank: int, day: date, by_rank: Mapping[int, set[date]], events: Sequence[Found]
) -> str:
    """Return what speaks against the best candidate; empty if nothing does."""
    if rank == BOUND and by_rank[STATED] - {day}:
        return f"a field of the file says {min(by_rank[STATED])}"
    alone = {f.day for f in events if f.place == "head, alone" and f.day}
    if rank == NAMED and alone - {day}:
        return f"the head prints {min(alone - {day})}"
    return ""
