"""Turns of formats that mark them: a parliament's `<u>`, a caption's voice.

The format says who speaks and what is no speech; what it leaves open is unattributed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from helpers.furniture import Line
from helpers.readers.document import Document, Mark
from helpers.segmenting.candidates import Candidate
from helpers.segmenting.labels import LabelParts, fold, parse_label
from helpers.segmenting.spans import Span, split_speech

MARKED = "marked by the format"
NOBODY = "outside every turn that the format marks"
# Kinds of span that a format can state; a later one wins over an earlier one.
STATED = (
    "unattributed", "narration", "metadata", "furniture", "heading", "label", "stage",
    "interjection", "repeat",
)  # fmt: skip
SPEECH, LOOSE = "speech", "unattributed"


def has_turns(document: Document) -> bool:
    """Tell whether the format of `document` marks its turns."""
    return any(mark.kind == "turn" for mark in document.marks)


def marked_candidates(document: Document) -> list[Candidate]:
    """Return a candidate, accepted, for every turn that the format marks."""
    return [
        Candidate(
            line=number,
            start=mark.start,
            end=mark.start,
            after=mark.start,
            label=fold(mark.value),
            rule=MARKED,
            parts=_parts(fold(mark.value)),
            accepted=True,
            confidence=0.99 if mark.value.strip() else 0.5,
            reason="the format names the speaker"
            if mark.value.strip()
            else "the format marks a turn and names nobody",
        )
        for number, mark in enumerate(document.marks_of("turn"))
    ]


def _parts(label: str) -> LabelParts:
    if not label:
        return LabelParts("none", reason="the format names nobody")
    parts = parse_label(label)
    # What a format gives as a speaker is one, however odd its name.
    return parts if parts.kind != "none" else LabelParts("person", label)


def marked_spans(document: Document, lines: list[Line]) -> list[Span]:
    """Return the spans of all `lines`: what the format says each stretch is."""
    painter = _Painter(document)
    spans: list[Span] = []
    for line in lines:
        for start, end, kind, turn in painter.runs(line):
            text = document.text[start:end]
            if not text.strip():
                continue
            if kind == SPEECH and turn:
                spans.extend(split_speech(document.text, start, end, turn))
            else:
                rule = MARKED if kind != LOOSE else NOBODY
                spans.append(Span(start, end, kind, rule, turn or None))
    return spans


class _Painter:
    """For every character the kind and the turn that marks give it."""

    def __init__(self, document: Document) -> None:
        size = len(document.text)
        self.kinds = bytearray(size)
        self.turns = array("l", bytes(array("l").itemsize * size))
        self.names = [LOOSE, SPEECH, *STATED]
        for number, mark in enumerate(document.marks_of("turn"), start=1):
            self._paint(mark, 1)
            self.turns[mark.start : mark.end] = array("l", [number]) * _length(mark)
        for code, kind in enumerate(STATED, start=2):
            for mark in document.marks_of(kind):
                self._paint(mark, code)

    def _paint(self, mark: Mark, code: int) -> None:
        self.kinds[mark.start : mark.end] = bytes([code]) * _length(mark)

    def runs(self, line: Line) -> Iterator[tuple[int, int, str, int]]:
        """Yield the stretches of a line that are of one kind and turn."""
        start = line.start
        for place in range(line.start + 1, line.end + 1):
            if place == line.end or (
                self.kinds[place] != self.kinds[start]
                or self.turns[place] != self.turns[start]
            ):
                yield start, place, self.names[self.kinds[start]], self.turns[start]
                start = place


def _length(mark: Mark) -> int:
    return max(mark.end - mark.start, 0)
