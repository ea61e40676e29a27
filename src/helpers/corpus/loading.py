"""From files to a `Corpus`: reads, segments, names the people, dates the meetings."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from helpers.corpus.corpus import Corpus
from helpers.corpus.rows import Meeting, build_corpus, find_source_url
from helpers.dates import find_days
from helpers.errors import HelpersError, SourceError
from helpers.readers import Document, detect_format, read_document
from helpers.segmenting import parse_label, segment
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
from helpers.speakers import NamedBy, Passages, Used, name_people, with_roles

# In a folder only these are taken for transcripts; a file named itself always is.
SUFFIXES = set(
    " .txt .text .md .markdown .html .htm .xhtml .asp .aspx .php .shtml".split(" ")
)
# Where a record may say who is in the chair.
UNSPOKEN = ("heading", "narration", "unattributed", "stage", "metadata")
_loaded: dict[str, Corpus] = {}


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
    return build_corpus(checked, meetings, used, notes)


def _read(source: Source, notes: Notes) -> tuple[Source, Document | None]:
    if source.status != READ:
        return source, None
    if not source.named and source.path.suffix.lower() not in SUFFIXES:
        return replace(source, content=b"", status=NOT_READ, reason=_why(source)), None
    encoding = _given(source, notes).get("encoding", "")
    try:
        return source, read_document(
            source.content, name=source.file, encoding=encoding
        )
    except HelpersError as error:
        reason = str(error).removeprefix(f"{source.file}: ")
        status = FAILED if source.named or _is_text(source) else NOT_READ
        return replace(source, content=b"", status=status, reason=reason), None


def _why(source: Source) -> str:
    """Return why a file of a folder, by its name no transcript, is not read."""
    try:
        detect_format(source.content, name=source.file)
    except HelpersError as error:
        return str(error).removeprefix(f"{source.file}: ")
    return (
        f"{source.path.suffix!r} is not the name of a transcript in a folder;"
        " name the file itself to read it"
    )


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
    address = given.get("source_url") or find_source_url(document, segmented.spans)
    days = find_days(
        document,
        segmented.spans,
        given,
        name=source.path.name,
        source_url=address or "",
    )
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
        found = {turn.label: turn.parts for turn in meeting.segmented.turns}
        for label, n in counts.items():
            parts = parse_label(label, _ends(label) & bare)
            # What a format names as a speaker is one, whatever it looks like.
            parts = found[label] if parts.kind == "none" else parts
            used.append(Used(meeting.meeting_id, label, parts, n))
    named = name_people(used, list(_speaker_rows(meetings, notes)))
    passages = {meeting.meeting_id: _passages(meeting) for meeting in meetings}
    return {(use.meeting_id, use.label): use for use in with_roles(named, passages)}


def _passages(meeting: Meeting) -> Passages:
    """Return the text of a meeting, and what of it nobody says."""
    text = meeting.document.text
    unspoken = [
        text[span.start : span.end]
        for span in meeting.segmented.spans
        if span.kind in UNSPOKEN
    ]
    return Passages(text, tuple(unspoken))


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
