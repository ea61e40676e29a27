"""When a turn was said: the seconds that a file gives beside its words or labels."""

from __future__ import annotations

from bisect import bisect_left

from helpers.readers import Document
from helpers.segmenting import Turn


class Clock:
    """The times that a file gives, asked for those of a turn."""

    def __init__(self, document: Document) -> None:
        self.marks = document.marks_of("seconds")
        self.starts = [mark.start for mark in self.marks]

    def times(self, turn: Turn) -> dict[str, float | None]:
        """Return first and last second of `turn`, each None where nothing says it.

        A time printed with a label says when the turn begins, and no more.
        """
        first = bisect_left(self.starts, turn.start)
        last = bisect_left(self.starts, max(turn.end, turn.start + 1))
        seconds = [mark.value.split() for mark in self.marks[first:last]]
        if not seconds:
            return {"start_time": turn.seconds, "end_time": None}
        ends = [float(pair[1]) for pair in seconds if len(pair) > 1]
        return {
            "start_time": min(float(pair[0]) for pair in seconds),
            "end_time": max(ends, default=None),
        }
