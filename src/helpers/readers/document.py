"""What a reader gives: the published text, hints with positions, and metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A hint on ``text[start:end]``.

    `kind` is one of: ``bold``; ``hidden`` (not shown by the browser); ``markup``
    (a sign of the format, such as ``**``); ``heading``; ``main`` (what the page names
    as its text); ``region`` (what surrounds the transcript: `value` names the element
    or class that says so); ``container`` (an element that may hold a transcript and
    nothing around it: `value` is its name); ``link`` (an ``<a>`` that leads
    somewhere); ``time`` (a ``<time>``: `value` is its machine-readable day); ``wrap``
    (the hyphen by which a line's end parts a word, and the line's end); ``seconds``
    (when the words were said: `value` is their first second, and their last where it
    is known); ``turn`` (`value` is the label) and the kinds of span that a format
    states itself.
    """

    start: int
    end: int
    kind: str
    value: str = ""


@dataclass(frozen=True)
class Document:
    """A transcript as read: nothing normalised, nothing mended, nothing left out.

    `metadata` may hold ``format``, ``encoding``, ``title``, ``language``, ``place``,
    ``source_url``, ``event`` and ``published`` (days, with ``event_place`` that says
    where they stand), ``is_excerpt``, and ``doubts``: what the reader is not sure of.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)

    def marks_of(self, kind: str) -> list[Mark]:
        """Return the marks of one kind, in order of the text."""
        return sorted(mark for mark in self.marks if mark.kind == kind)
