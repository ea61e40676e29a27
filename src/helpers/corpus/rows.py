"""What was read, as the rows of the tables of a `Corpus`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from helpers.corpus.corpus import Corpus, count_speakers
from helpers.dates import Days, find_mentions, language_of
from helpers.readers import Document
from helpers.segmenting import Segmented
from helpers.segmenting.spans import Span
from helpers.sources import Notes, Source
from helpers.speakers import Used, printed_office
from helpers.speakers.mentions import NameFinder
from helpers.tables import build_table
from helpers.words import find_words


@dataclass(frozen=True)
class Meeting:
    """A transcript that was read: text, turns, days, and what is given of it."""

    meeting_id: str
    source: Source
    document: Document
    segmented: Segmented
    days: Days
    given: Mapping[str, str]


def build_corpus(
    checked: list[tuple[Source, Document | None]],
    meetings: list[Meeting],
    used: Mapping[tuple[str, str], Used],
    notes: Notes,
) -> Corpus:
    """Return the tables of all files that were found and meetings that were read.

    Args:
        checked: every file, with its document where it was read.
        meetings: what was read.
        used: by meeting and label, whom the label stands for.
        notes: what is written beside the transcripts.
    """
    turns = build_table("turns", [row for m in meetings for row in _turn_rows(m, used)])
    speakers = _speakers(turns, notes)
    return Corpus(
        sources=build_table("sources", map(_source_row, *zip(*checked, strict=True))),
        meetings=build_table("meetings", [_meeting_row(m, turns) for m in meetings]),
        documents=build_table(
            "documents",
            [{"meeting_id": m.meeting_id, "text": m.document.text} for m in meetings],
        ),
        turns=turns,
        spans=build_table("spans", _rows(meetings, lambda m: m.segmented.spans)),
        candidates=build_table(
            "candidates", _rows(meetings, lambda m: m.segmented.candidates)
        ),
        labels=build_table("labels", [_label_row(use) for use in used.values()]),
        speakers=speakers,
        date_candidates=build_table(
            "date_candidates", [r for m in meetings for r in _date_rows(m)]
        ),
        dates_mentioned=build_table(
            "dates_mentioned",
            [r for m in meetings for r in _said(m, _dates_of(m))],
        ),
        mentions=build_table("mentions", _name_rows(meetings, speakers)),
    )


def _rows(meetings: Iterable[Meeting], pick: Any) -> Iterator[dict[str, Any]]:
    for meeting in meetings:
        for item in pick(meeting):
            yield {"meeting_id": meeting.meeting_id, **vars(item)}


def _source_row(source: Source, document: Document | None) -> dict[str, Any]:
    metadata = document.metadata if document else {}
    return {
        "file": source.file,
        "sha256": source.sha256 or None,
        "format": metadata.get("format"),
        "encoding": metadata.get("encoding"),
        "status": source.status,
        "reason": source.reason or None,
    }


def _meeting_row(meeting: Meeting, turns: pd.DataFrame) -> dict[str, Any]:
    given, days = meeting.given, meeting.days
    metadata, text = meeting.document.metadata, meeting.document.text
    spans = meeting.segmented.spans
    here = turns[turns["meeting_id"] == meeting.meeting_id]
    loose = [s for s in spans if s.kind == "unattributed"]
    return {
        "meeting_id": meeting.meeting_id,
        "title": given.get("title") or _title(meeting),
        "date": days.event,
        "date_evidence": days.evidence,
        "published": days.published,
        "fetched": days.fetched,
        "place": given.get("place") or None,
        "language": given.get("language") or metadata.get("language"),
        "source_url": given.get("source_url")
        or find_source_url(meeting.document, spans),
        "licence": given.get("licence") or None,
        "file": meeting.source.file,
        "sha256": meeting.source.sha256,
        "format": metadata["format"],
        "n_turns": len(here),
        "n_words": int(here["n_words"].sum()),
        "n_unattributed": sum(_count(text, s.start, s.end) for s in loose),
        "is_excerpt": any(s.kind == "cut" for s in spans),
    }


def _title(meeting: Meeting) -> str | None:
    """Return the printed title, or the one that the page states of itself."""
    text = meeting.document.text
    for rule in ("printed title", "page title", "heading element"):
        for span in meeting.segmented.spans:
            if span.kind == "heading" and span.rule == rule:
                return " ".join(text[span.start : span.end].lstrip("# ").split())
    return " ".join(meeting.document.metadata.get("title", "").split()) or None


def find_source_url(document: Document, spans: Iterable[Span]) -> str | None:
    """Return the address that the transcript prints or states of itself."""
    for span in spans:
        if span.rule == "source line":
            address = re.search(r"https?://\S+", document.text[span.start : span.end])
            if address:
                return address[0]
    return document.metadata.get("source_url")


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in find_words(text, start, end))


def _turn_rows(
    meeting: Meeting, used: Mapping[tuple[str, str], Used]
) -> Iterator[dict[str, Any]]:
    text = meeting.document.text
    words: Counter[int | None] = Counter()
    for span in meeting.segmented.spans:
        if span.kind == "speech":
            words[span.turn] += _count(text, span.start, span.end)
    clock = _Clock(meeting.document)
    floor, last = 0, None
    for turn in meeting.segmented.turns:
        use = used.get((meeting.meeting_id, turn.label or ""))
        speaker = use.speaker if use else meeting.given.get("speaker") or None
        parts = use.parts if use else turn.parts
        # Turns of nobody in particular share no floor: they may be anybody's.
        if speaker is None or speaker != last:
            floor += 1
        last = speaker
        yield {
            "meeting_id": meeting.meeting_id,
            "turn": turn.number,
            "floor": floor,
            "section": turn.section,
            "speaker": speaker,
            "label": turn.label,
            "role": printed_office(parts) or None,
            "note": parts.note or None,
            "text": text[turn.start : turn.end],
            "start": turn.start,
            "end": turn.end,
            **clock.times(turn.start, turn.end),
            "n_words": words[turn.number],
            "rule": turn.rule,
            "confidence": turn.confidence,
        }


class _Clock:
    """The times that a file gives, asked for those of a stretch of its text."""

    def __init__(self, document: Document) -> None:
        self.marks = document.marks_of("seconds")
        self.starts = [mark.start for mark in self.marks]

    def times(self, start: int, end: int) -> dict[str, float | None]:
        """Return first and last second of the marks that begin in the stretch."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, max(end, start + 1))
        seconds = [mark.value.split() for mark in self.marks[first:last]]
        if not seconds:
            return {"start_time": None, "end_time": None}
        begins = [float(pair[0]) for pair in seconds]
        ends = [float(pair[-1]) for pair in seconds]
        return {"start_time": min(begins), "end_time": max(ends)}


def _label_row(use: Used) -> dict[str, Any]:
    return {
        "meeting_id": use.meeting_id,
        "label": use.label,
        "speaker": use.speaker,
        "role": use.role,
        "n_turns": use.n_turns,
        "resembles": use.resembles,
        "evidence": use.evidence,
        "decided_by": use.decided_by,
    }


def _speakers(turns: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    printed = turns.dropna(subset=["speaker", "role"]).groupby("speaker")["role"]
    roles = {speaker: role.mode().iloc[0] for speaker, role in printed}
    groups: dict[str, str | None] = {}
    for row in notes.speakers:
        speaker = row.values["speaker"]
        roles[speaker] = row.values.get("role") or roles.get(speaker)
        groups[speaker] = row.values.get("group") or groups.get(speaker)
    people = turns["speaker"].dropna().unique()
    known = pd.DataFrame(
        {
            "speaker": people,
            "role": [roles.get(person) for person in people],
            "group": [groups.get(person) for person in people],
        }
    )
    return count_speakers(turns, known)


def _date_rows(meeting: Meeting) -> Iterator[dict[str, Any]]:
    for rank, found in enumerate(meeting.days.candidates, start=1):
        row = {**found._asdict(), "date": found.day, "rank": rank}
        yield {"meeting_id": meeting.meeting_id, **row}


def _said(meeting: Meeting, find: Any) -> Iterator[dict[str, Any]]:
    """Yield what `find` finds in the speech of each turn."""
    for span in meeting.segmented.spans:
        if span.kind == "speech":
            for found in find(meeting.document.text, span.start, span.end):
                row = {"meeting_id": meeting.meeting_id, "turn": span.turn}
                yield {**row, **found._asdict()}


def _dates_of(meeting: Meeting) -> Any:
    """Return what finds the dates said in a meeting: in its language, from its day."""
    spans = meeting.segmented.spans
    first = next((span.start for span in spans if span.kind == "speech"), 0)
    stated = meeting.given.get("language") or meeting.document.metadata.get("language")
    language = language_of(meeting.document.text[first:], stated or "")
    return partial(find_mentions, meeting_day=meeting.days.event, language=language)


def _name_rows(
    meetings: list[Meeting], speakers: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    finder = NameFinder(speakers["speaker"])
    for meeting in meetings:
        for row in _said(meeting, finder.find):
            yield {**row, "kind": "speaker"}
