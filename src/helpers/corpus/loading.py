"""From files to a `Corpus`: reads, segments, names the people, dates the meetings."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corpus.corpus import Corpus, count_speakers
from helpers.dates import Days, find_days, find_mentions
from helpers.errors import HelpersError, SourceError
from helpers.readers import Document, detect_format, read_document
from helpers.segmenting import Segmented, parse_label, segment
from helpers.segmenting.labels import LabelParts
from helpers.segmenting.lexicon import HONORIFICS
from helpers.segmenting.turns import Ruling
from helpers.sources import (
    FAILED,
    NOT_READ,
    READ,
    Notes,
    Source,
    find_sources,
    read_notes,
)
from helpers.speakers import NamedBy, Used, name_people
from helpers.speakers.mentions import NameFinder
from helpers.tables import build_table
from helpers.words import find_words

# In a folder only these are taken for transcripts; a file named itself always is.
SUFFIXES = set(
    " .txt .text .md .markdown .html .htm .xhtml .asp .aspx .php .shtml".split(" ")
)
_loaded: dict[str, Corpus] = {}


@dataclass(frozen=True)
class Meeting:
    """A transcript that was read: its text, its turns, its days, what is given of it."""

    meeting_id: str
    source: Source
    document: Document
    segmented: Segmented
    days: Days
    given: Mapping[str, str]


def load_corpus(paths: str | Sequence[str]) -> Corpus:
    """Return the corpus of all transcripts under `paths`.

    A file that cannot be read is listed in `Corpus.sources` with the reason, and the
    others are read. The corpus of files that have not changed is read once a process.

    Args:
        paths: a file, a folder or a glob, or several of them.

    Raises:
        SourceError: nothing is there, nothing could be read, or a table beside the
            transcripts says what cannot be.
    """
    given = [paths] if isinstance(paths, str) else list(paths)
    sources = find_sources(given)
    notes = read_notes({source.folder for source in sources})
    key = _fingerprint(sources, notes)
    if key not in _loaded:
        # One corpus at a time: it may be large, and notebooks of a run share it.
        _loaded.clear()
        _loaded[key] = _build(sources, notes)
    return _loaded[key]


def _fingerprint(sources: Iterable[Source], notes: Notes) -> str:
    digest = hashlib.sha256()
    for source in sources:
        line = (source.file, source.sha256, source.status, str(source.folder))
        digest.update(repr(line).encode())
    digest.update(repr(notes).encode())
    return digest.hexdigest()


def _build(sources: list[Source], notes: Notes) -> Corpus:
    read: list[tuple[Source, Document]] = []
    checked = []
    for source in sources:
        source, document = _read(source, notes)
        checked.append((source, document))
        if document:
            read.append((source, document))
    _refuse_nothing([source for source, _ in checked])
    ids = _meeting_ids([source for source, _ in read])
    meetings = [
        _meeting(meeting_id, source, document, notes)
        for meeting_id, (source, document) in zip(ids, read, strict=True)
    ]
    used = _name_labels(meetings, notes)
    _check_speaker_rows(meetings, sources, notes)
    return _tables(checked, meetings, used, notes)


def _read(source: Source, notes: Notes) -> tuple[Source, Document | None]:
    if source.status != READ:
        return source, None
    if not source.named and source.path.suffix.lower() not in SUFFIXES:
        reason = (
            f"{source.path.suffix!r} is not the name of a transcript in a folder;"
            " name the file itself to read it"
        )
        return replace(source, content=b"", status=NOT_READ, reason=reason), None
    encoding = _given(source, notes).get("encoding", "")
    try:
        return source, read_document(
            source.content, name=source.file, encoding=encoding
        )
    except HelpersError as error:
        reason = str(error).removeprefix(f"{source.file}: ")
        status = FAILED if source.named or _is_text(source) else NOT_READ
        return replace(source, content=b"", status=status, reason=reason), None


def _is_text(source: Source) -> bool:
    """Tell whether a file that cannot be read claims to be a transcript."""
    try:
        detect_format(source.content, name=source.file)
    except HelpersError:
        return source.path.suffix.lower() == ".txt"
    return True


def _refuse_nothing(sources: list[Source]) -> None:
    if any(source.status == READ for source in sources):
        return
    reasons = "; ".join(f"{s.file} {s.reason}" for s in sources[:5])
    more = f"; and {len(sources) - 5} more" if len(sources) > 5 else ""
    raise SourceError(
        f"no transcript could be read of {len(sources)} file(s): {reasons}{more}"
    )


def _meeting_ids(sources: list[Source]) -> list[str]:
    slugs = [_slug(Path(source.file).stem) for source in sources]
    taken = Counter(slugs)
    return [
        f"{slug}-{source.sha256[:6]}" if taken[slug] > 1 else slug
        for slug, source in zip(slugs, sources, strict=True)
    ]


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "meeting"


def _given(source: Source, notes: Notes) -> Mapping[str, str]:
    rows = notes.of(notes.meetings, source.folder, source.path.name)
    if len(rows) > 1:
        raise SourceError(
            f"{rows[1].place}: {source.path.name!r} has a row already"
            f" ({rows[0].place}), expected one; take one of the two away"
        )
    return rows[0].values if rows else {}


def _meeting(
    meeting_id: str, source: Source, document: Document, notes: Notes
) -> Meeting:
    rows = notes.of(notes.decisions, source.folder, source.path.name)
    rulings = [
        Ruling(
            row.place, row.values["quote"], row.values["decision"], row.values["reason"]
        )
        for row in rows
    ]
    segmented = segment(document, rulings)
    given = _given(source, notes)
    days = find_days(document, segmented.spans, given)
    return Meeting(meeting_id, source, document, segmented, days, given)


def _name_labels(meetings: list[Meeting], notes: Notes) -> dict[tuple[str, str], Used]:
    """Return, by meeting and label, the person that a label stands for."""
    printed = [turn for m in meetings for turn in m.segmented.turns if turn.label]
    bare = {
        turn.parts.name
        for turn in printed
        if turn.parts.kind == "person"
        and not turn.parts.role
        and " " in turn.parts.name
    }
    # A long label ends in a name that stands alone elsewhere, perhaps in another
    # meeting: asked by its last words, as there may be many names.
    used = []
    for meeting in meetings:
        counts = Counter(turn.label for turn in meeting.segmented.turns if turn.label)
        for label, n in counts.items():
            parts = parse_label(label, _ends(label) & bare)
            used.append(Used(meeting.meeting_id, label, parts, n))
    return {
        (use.meeting_id, use.label): use
        for use in name_people(used, list(_speaker_rows(meetings, notes)))
    }


def _ends(label: str) -> set[str]:
    """Return the last two to five words of a label, notes in brackets apart."""
    words = re.sub(r"\s*[(\[].*$", "", label).split()
    return {" ".join(words[-n:]) for n in range(2, 6) if n < len(words)}


def _speaker_rows(meetings: list[Meeting], notes: Notes) -> Iterator[NamedBy]:
    for meeting in meetings:
        source = meeting.source
        for row in notes.of(notes.speakers, source.folder, source.path.name):
            label = " ".join(row.values["label"].split())
            is_general = not row.values.get("file")
            yield NamedBy(
                label, row.values["speaker"], None if is_general else meeting.meeting_id
            )


def _check_speaker_rows(
    meetings: list[Meeting], sources: list[Source], notes: Notes
) -> None:
    """Refuse a row for a label that stands nowhere in a folder that was read whole."""
    whole = {source.folder for source in sources if not source.named}
    for row in notes.speakers:
        label = " ".join(row.values["label"].split())
        labels = {
            turn.label
            for meeting in meetings
            if meeting.source.folder == row.folder
            and row.values.get("file", "") in ("", meeting.source.path.name)
            for turn in meeting.segmented.turns
        }
        if row.folder in whole and label not in labels:
            raise SourceError(
                f"{row.place}: no label {label!r} in the transcripts, expected one as"
                " printed, without its colon; correct the row or take it away"
            )


def _tables(
    checked: list[tuple[Source, Document | None]],
    meetings: list[Meeting],
    used: Mapping[tuple[str, str], Used],
    notes: Notes,
) -> Corpus:
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
            [r for m in meetings for r in _said(m, find_mentions)],
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
        "source_url": given.get("source_url") or _source_url(meeting),
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


def _source_url(meeting: Meeting) -> str | None:
    text = meeting.document.text
    for span in meeting.segmented.spans:
        if span.rule == "source line":
            address = re.search(r"https?://\S+", text[span.start : span.end])
            if address:
                return address[0]
    return meeting.document.metadata.get("source_url")


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
            "role": _role(parts),
            "note": parts.note or None,
            "text": text[turn.start : turn.end],
            "start": turn.start,
            "end": turn.end,
            "start_time": None,
            "end_time": None,
            "n_words": words[turn.number],
            "rule": turn.rule,
            "confidence": turn.confidence,
        }


def _role(parts: LabelParts) -> str | None:
    """Return the office that a label gives; a form of address is none."""
    words = parts.role.split()
    while words and words[0].rstrip(".").casefold() in HONORIFICS | {"the"}:
        words = words[1:]
    return " ".join(words) or None


def _label_row(use: Used) -> dict[str, Any]:
    return {
        "meeting_id": use.meeting_id,
        "label": use.label,
        "speaker": use.speaker,
        "n_turns": use.n_turns,
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


def _name_rows(
    meetings: list[Meeting], speakers: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    finder = NameFinder(speakers["speaker"])
    for meeting in meetings:
        for row in _said(meeting, finder.find):
            yield {**row, "kind": "speaker"}
