"""What a reader gives: the published text, hints with positions, and metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A hint on ``text[start:end]``.

    `kind` is one of: ``bold``; ``hidden`` (not shown by the browser); ``markup``
    (a sign of the format, such as ``**``); ``heading``; ``region`` (what surrounds the
    transcript: `value` names the element or class that says so); ``time`` (a
    ``<time>``: `value` is its machine-readable day).
    """

    start: int
    end: int
    kind: str
    value: str = ""


@dataclass(frozen=True)
class Document:
    """A transcript as read: nothing normalised, nothing mended, nothing left out.

    `metadata` may hold ``format``, ``encoding``, ``title``, ``language``,
    ``source_url`` and ``published``.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)

    def marks_of(self, kind: str) -> list[Mark]:
        """Return the marks of one kind, in order of the text."""
        return sorted(mark for mark in self.marks if mark.kind == kind)
