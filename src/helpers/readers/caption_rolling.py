"""Rolling captions: a line that moves up, or grows, is shown again and said once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from helpers.readers.caption_cues import Cue
from helpers.readers.caption_text import Line, Run

# Hardly any player shows more lines than this at once.
MAX_LINES = 8
# Seconds between two cues that a viewer does not see.
GAP = 0.5
# Rolls there must be: in all, and among the cues that have one before.
MIN_ROLLS, MIN_SHARE = 2, 0.2
# A line whose words came one by one and that is then shown whole is surely shown again.
SURE, LIKELY, UNSURE = 2, 1, 0


class Overlap(NamedTuple):
    """How much of a cue the one before showed: whole lines, and letters of the next."""

    n_lines: int
    n_letters: int
    evidence: int


def mark_repeats(cues: Sequence[Cue], shown: list[list[Line]]) -> list[list[Line]]:
    """Return the lines of the cues, those that are shown again marked as repeats.

    Words said twice are no repeat: most cues of a file must roll before any does.
    """
    numbers = [number for number, lines in enumerate(shown) if lines]
    overlaps = {
        number: overlap
        for before, number in pairwise(numbers)
        if _touch(cues[before], cues[number])
        and (overlap := _overlap(shown[before], shown[number]))
    }
    weight = sum(overlap.evidence for overlap in overlaps.values())
    if weight < MIN_ROLLS or weight < MIN_SHARE * (len(numbers) - 1):
        return shown
    return [
        _marked(lines, overlaps[number]) if number in overlaps else lines
        for number, lines in enumerate(shown)
    ]


def _touch(before: Cue, cue: Cue) -> bool:
    if before.end is None or cue.start is None or before.start is None:
        return True
    return before.start <= cue.start <= before.end + GAP


def _overlap(before: list[Line], lines: list[Line]) -> Overlap | None:
    """Return the most that `lines` begins with of what `before` ends with."""
    old = [line.text for line in before[-MAX_LINES:]]
    new = [line.text for line in lines[:MAX_LINES]]
    for size in range(min(len(old), len(new)), 0, -1):
        if old[-size : len(old) - 1] != new[: size - 1]:
            continue
        last, line = old[-1], new[size - 1]
        if last == line:
            is_timed = before[-1].is_timed and not lines[size - 1].is_timed
            is_roll = len(lines) > size
            evidence = SURE if is_timed else LIKELY if is_roll else UNSURE
            return Overlap(size, 0, evidence)
        # The line that grows is the last of both.
        is_grown = line.startswith(f"{last} ") and len(lines) == size == len(old)
        if is_grown and len(lines[size - 1].runs) == 1:
            return Overlap(size - 1, len(last), LIKELY)
    return None


def _marked(lines: list[Line], overlap: Overlap) -> list[Line]:
    marked = [
        line._replace(runs=tuple(run._replace(kind="repeat") for run in line.runs))
        for line in lines[: overlap.n_lines]
    ]
    rest = lines[overlap.n_lines :]
    if overlap.n_letters:
        text, voice = rest[0].text, rest[0].runs[0].voice
        again = Run(text[: overlap.n_letters], voice, "repeat")
        grown = (again, Run(text[overlap.n_letters :], voice))
        rest = [rest[0]._replace(runs=grown), *rest[1:]]
    return marked + rest
