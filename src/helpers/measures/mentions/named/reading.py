"""Reads the speech of many meetings, and says what and who is named in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from helpers.measures.mentions.named.identity import Identities, Whose
from helpers.measures.mentions.named.people import (
    FIRST_NAMES,
    FULL,
    SURNAME,
    Candidate,
    PeopleFinder,
)
from helpers.measures.mentions.named.scanning import Range, Scan, scan, surnames_alone
from helpers.measures.mentions.named.terms import PERSON


class Meeting(NamedTuple):
    """What is known of a meeting: its text, where speech stands in it, its speakers."""

    meeting_id: str
    text: str
    ranges: Sequence[Range]
    language: str
    speakers: Iterable[str]


class Named(NamedTuple):
    """Something or somebody named in a meeting's text, ``text[start:end]``."""

    meeting_id: str
    start: int
    end: int
    kind: str
    name: str
    region: str
    evidence: str


def read_names(meetings: Sequence[Meeting]) -> Iterator[Named]:
    """Yield what is named in `meetings`, in the order of their texts."""
    scans = _scans(meetings)
    identities = Identities(
        {meeting.meeting_id: meeting.speakers for meeting in meetings},
        {
            meeting_id: Counter(p.name for p in found.people if p.form == FULL)
            for meeting_id, found in scans.items()
        },
    )
    for meeting in meetings:
        found = scans[meeting.meeting_id]
        yield from sorted(_named(meeting, found, identities), key=lambda n: n.start)


def _scans(meetings: Sequence[Meeting]) -> Mapping[str, Scan]:
    everybody = {person for meeting in meetings for person in meeting.speakers}
    languages = sorted({meeting.language for meeting in meetings})
    finders = {language: PeopleFinder(everybody, language) for language in languages}
    return {
        meeting.meeting_id: scan(
            meeting.text, meeting.ranges, finders[meeting.language]
        )
        for meeting in meetings
    }


def _named(meeting: Meeting, found: Scan, identities: Identities) -> Iterator[Named]:
    known = identities.surnames(meeting.meeting_id)
    for hit in found.hits:
        term = hit.term
        yield Named(
            meeting.meeting_id,
            hit.start,
            hit.end,
            term.kind,
            term.name,
            term.region,
            term.evidence,
        )
    for person in (*found.people, *surnames_alone(meeting.text, found, known)):
        name, fits = _whose(meeting.meeting_id, person, identities)
        yield Named(
            meeting.meeting_id,
            person.start,
            person.end,
            PERSON,
            name,
            "",
            f"{person.evidence}: {fits}" if fits else person.evidence,
        )


def _whose(meeting_id: str, person: Candidate, identities: Identities) -> Whose:
    """Return the standard name of somebody, and whom the words fit."""
    whose = {
        FULL: identities.full,
        SURNAME: identities.surname,
        FIRST_NAMES: identities.first_names,
    }.get(person.form)
    return whose(meeting_id, person.name) if whose else Whose(person.name, "")
