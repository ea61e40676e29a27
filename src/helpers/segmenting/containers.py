"""Where a page's transcript ends: with the element that holds all its labels."""

from __future__ import annotations

from collections.abc import Collection

from helpers.readers.document import Document, Mark
from helpers.segmenting.candidates import Candidate

MIN_LABELS = 3
# What stands behind the element is the page's if it is short beside what it holds.
MAX_SHARE, ANYWAY = 0.2, 1_500  # of the characters inside; characters


def container_end(document: Document, labels: Collection[Candidate]) -> int:
    """Return where the smallest element that holds all `labels` ends.

    What a page adds below a transcript stands outside that element. Where the element
    is the whole page, where there are too few labels to tell, or where much text stands
    behind it, which may be the rest of a speech, the end is that of the document.
    """
    size = len(document.text)
    if len(labels) < MIN_LABELS or len({c.label.casefold() for c in labels}) < 2:
        return size
    first = min(label.start for label in labels)
    last = max(label.start for label in labels)
    around = [
        mark
        for mark in document.marks_of("container")
        if mark.start <= first and last < mark.end
    ]
    inner = min(around, key=_size, default=Mark(0, size, "container"))
    behind = len(document.text[inner.end :].strip())
    return inner.end if behind <= max(MAX_SHARE * _size(inner), ANYWAY) else size


def _size(mark: Mark) -> int:
    return mark.end - mark.start
