"""Files to rows, each on its own: what a process can do without the other files.

A batch of files gives one `Part`. What needs all files, such as the people behind the
labels, is done by `helpers.corpus.rows` when the parts are joined.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple

import pandas as pd

from helpers.corpus.clock import Clock
from helpers.dates import Days, find_days, find_mentions, language_of
from helpers.errors import HelpersError, NoTranscriptError, SourceError
from helpers.readers import Document, detect_format, is_text, read_document
from helpers.segmenting import LabelParts, Segmented, segment
from helpers.segmenting.rulings import Ruling
from helpers.segmenting.spans import Span
from helpers.sources import FAILED, NOT_READ, READ, Source
from helpers.speakers import Passages, passages_of
from helpers.tables import TABLES
from helpers.words import count_words

# In a folder only these are taken for transcripts; a file named itself always is, and
# so is one of a format that is known by what it holds.
SUFFIXES = set(
    " .txt .text .md .markdown .html .htm .xhtml .asp .aspx .php .shtml".split(" ")
)
# Where a record may say who is in the chair.
UNSPOKEN = ("heading", "narration", "unattributed", "stage", "metadata")
READER_NOTES = ("encoding", "speaker_column", "text_column")
PART_TABLES = (
    "documents", "turns", "spans", "candidates", "date_candidates", "dates_mentioned",
)  # fmt: skip
MEETING = "meeting_id"


@dataclass(frozen=True)
class Reading:
    """What became of a file; `meeting` is empty where it was not read.

    `meeting` is its row in the table of meetings, without the id; `labels` are the
    labels of its turns, with how many turns each opens and what it says.
    """

    source: Source
    metadata: Mapping[str, str] = field(default_factory=dict)
    meeting: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, tuple[int, LabelParts]] = field(default_factory=dict)
    passages: Passages | None = None
    speaker: str = ""


class Job(NamedTuple):
    """A file to read, its row of meetings.csv, and the rulings on it."""

    source: Source
    given: Mapping[str, str]
    rulings: tuple[Ruling, ...]


class Part(NamedTuple):
    """What became of a batch of files.

    In its tables ``meeting_id`` is the number of the file, and what needs all files
    is missing.
    """

    readings: list[Reading]
    tables: dict[str, pd.DataFrame]


def read_part(first: int, jobs: Sequence[Job]) -> Part:
    """Read and segment the files of `jobs`, of which the first has number `first`.

    Raises:
        SourceError: a ruling fits nowhere in its file, or twice.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in PART_TABLES}
    readings = []
    for number, job in enumerate(jobs, start=first):
        source, document = _read(job)
        if document is None:
            readings.append(Reading(source))
            continue
        made = _Made(job, document)
        readings.append(made.reading())
        for table, found in made.tables().items():
            rows[table] += [{MEETING: number, **row} for row in found]
    return Part(readings, {name: _frame(name, rows[name]) for name in PART_TABLES})


def _frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a table that lacks what needs all files."""
    columns = [column for column in TABLES[table] if not rows or column.name in rows[0]]
    frame = pd.DataFrame(rows, columns=[column.name for column in columns])
    types = {column.name: column.dtype for column in columns}
    return frame.astype({**types, MEETING: "int64"})


def _read(job: Job) -> tuple[Source, Document | None]:
    """Return a file as read, or what became of it instead."""
    source = job.source
    if source.status != READ:
        return source, None
    try:
        content = source.path.read_bytes()
        if hashlib.sha256(content).hexdigest() != source.sha256:
            raise SourceError("has changed while it was read; run the command again")
        return source, _document(job, content)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}); check its permissions"
        return replace(source, status=FAILED, reason=reason), None
    except HelpersError as error:
        reason = str(error).removeprefix(f"{source.file}: ")
        is_other = isinstance(error, NoTranscriptError) and not source.named
        status = NOT_READ if is_other else FAILED
        return replace(source, status=status, reason=reason), None


def _document(job: Job, content: bytes) -> Document:
    """Return the document of a file; refuse one that nobody says is a transcript."""
    source = job.source
    stated = {key: job.given[key] for key in READER_NOTES if job.given.get(key)}
    is_known = source.named or stated or source.path.suffix.lower() in SUFFIXES
    if not is_known and is_text(detect_format(content, name=source.file)):
        raise NoTranscriptError(
            f"{source.path.suffix!r} is not the name of a transcript in a folder;"
            " name the file itself to read it"
        )
    return read_document(content, name=source.file, **stated)


class _Made:
    """A file read and segmented, and the rows that it gives."""

    def __init__(self, job: Job, document: Document) -> None:
        self.source, self.given, self.document = job.source, job.given, document
        self.segmented: Segmented = segment(document, job.rulings)
        spans = self.segmented.spans
        self.url = self.given.get("source_url") or find_source_url(document, spans)
        self.days: Days = find_days(
            document,
            spans,
            self.given,
            name=self.source.path.name,
            source_url=self.url or "",
        )
        self.n_words = self._count_words()

    def _count_words(self) -> Counter[tuple[str, int | None]]:
        """Return the words of each turn, and those that nobody was given."""
        counts: Counter[tuple[str, int | None]] = Counter()
        for span in self.segmented.spans:
            if span.kind in ("speech", "unattributed"):
                turn = span.turn if span.kind == "speech" else None
                n = count_words(self.document.text, span.start, span.end)
                counts[span.kind, turn] += n
        return counts

    def reading(self) -> Reading:
        """Return what the file is, and what naming its people needs."""
        turns = self.segmented.turns
        counts = Counter(turn.label for turn in turns if turn.label)
        parts = {turn.label: turn.parts for turn in turns}
        unspoken = (
            self.document.text[span.start : span.end]
            for span in self.segmented.spans
            if span.kind in UNSPOKEN
        )
        return Reading(
            self.source,
            self.document.metadata,
            self._meeting_row(),
            {label: (n, parts[label]) for label, n in counts.items()},
            passages_of(self.document.text, unspoken),
            self.given.get("speaker", ""),
        )

    def _meeting_row(self) -> dict[str, Any]:
        given, days, metadata = self.given, self.days, self.document.metadata
        return {
            "title": given.get("title") or self._title(),
            "date": days.event,
            "date_evidence": days.evidence,
            "published": days.published,
            "fetched": days.fetched,
            "place": given.get("place") or metadata.get("place"),
            "language": given.get("language") or metadata.get("language"),
            "source_url": self.url,
            "licence": given.get("licence") or None,
            "file": self.source.file,
            "sha256": self.source.sha256,
            "format": metadata["format"],
            "n_turns": len(self.segmented.turns),
            "n_words": sum(
                n for (kind, _), n in self.n_words.items() if kind == "speech"
            ),
            "n_unattributed": self.n_words["unattributed", None],
            "is_excerpt": metadata.get("is_excerpt") == "true"
            or any(span.kind == "cut" for span in self.segmented.spans),
        }

    def _title(self) -> str | None:
        """Return the printed title, or the one that the page states of itself."""
        text = self.document.text
        for rule in ("printed title", "page title", "heading element"):
            for span in self.segmented.spans:
                if span.kind == "heading" and span.rule == rule:
                    return " ".join(text[span.start : span.end].lstrip("# ").split())
        return " ".join(self.document.metadata.get("title", "").split()) or None

    def tables(self) -> dict[str, Iterable[dict[str, Any]]]:
        """Return the rows of the file, table by table, without its id."""
        return {
            "documents": [{"text": self.document.text}],
            "turns": self._turn_rows(),
            "spans": [span._asdict() for span in self.segmented.spans],
            "candidates": self._candidate_rows(),
            "date_candidates": [
                {**found._asdict(), "date": found.day, "rank": rank}
                for rank, found in enumerate(self.days.candidates, start=1)
            ],
            "dates_mentioned": self._mention_rows(),
        }

    def _turn_rows(self) -> Iterator[dict[str, Any]]:
        text, clock = self.document.text, Clock(self.document)
        for turn in self.segmented.turns:
            yield {
                "turn": turn.number,
                "section": turn.section,
                "label": turn.label,
                "text": text[turn.start : turn.end],
                "start": turn.start,
                "end": turn.end,
                **clock.times(turn),
                "n_words": self.n_words["speech", turn.number],
                "rule": turn.rule,
                "confidence": turn.confidence,
            }

    def _candidate_rows(self) -> Iterator[dict[str, Any]]:
        for candidate in self.segmented.candidates:
            yield {
                "start": candidate.start,
                "rule": candidate.rule,
                "end": candidate.end,
                "label": candidate.label,
                "accepted": candidate.accepted,
                "reason": candidate.reason,
            }

    def _mention_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the dates said in the meeting: in its language, from its day."""
        text, spans = self.document.text, self.segmented.spans
        first = next((span.start for span in spans if span.kind == "speech"), 0)
        stated = self.given.get("language") or self.document.metadata.get("language")
        language = language_of(text[first:], stated or "")
        find = partial(find_mentions, meeting_day=self.days.event, language=language)
        for span in spans:
            if span.kind == "speech":
                for found in find(text, span.start, span.end):
                    yield {"turn": span.turn, **found._asdict()}


def find_source_url(document: Document, spans: Iterable[Span]) -> str | None:
    """Return the address that the transcript prints or states of itself."""
    for span in spans:
        if span.rule == "source line":
            address = re.search(r"https?://\S+", document.text[span.start : span.end])
            if address:
                return address[0]
    return document.metadata.get("source_url")
