"""Headings between turns: short lines that end as no sentence there does."""

from __future__ import annotations

from collections.abc import Container

from helpers.furniture import Line, is_unended
from helpers.furniture.stretches import ENDS

MAX_WORDS = 15
# A paragraph of so many words shows how the transcript ends its sentences; where
# fewer than this share end in a mark, a line without one says nothing.
LONG, HABIT, MIN_LONG = 16, 0.98, 5


def find_headings(
    text: str, lines: list[Line], known: Container[int], labels: Container[int]
) -> set[int]:
    """Return the numbers of the lines that are headings right before a label.

    Args:
        text: the document's text.
        lines: its lines.
        known: numbers of lines whose kind is known already.
        labels: numbers of lines that begin with a label.
    """
    if not _ends_sentences(text, lines):
        return set()
    headings: set[int] = set()
    above_label = False
    for number in range(len(lines) - 1, 0, -1):
        if number in labels:
            above_label = True
        elif number not in known:
            above_label = above_label and _is_heading(text, lines, number)
            if above_label:
                headings.add(number)
    return headings


def _ends_sentences(text: str, lines: list[Line]) -> bool:
    long = [line for line in lines if len(text[line.start : line.end].split()) >= LONG]
    n_ended = sum(text[line.end - 1] in ENDS for line in long)
    return len(long) >= MIN_LONG and n_ended >= HABIT * len(long)


def _is_heading(text: str, lines: list[Line], number: int) -> bool:
    line = lines[number]
    first = text[line.start]
    is_apart = text[lines[number - 1].end : line.start].count("\n") > 1
    is_capital = first.isupper() or first.isdigit() or first in "–—-"
    return is_capital and is_apart and is_unended(text, line, MAX_WORDS)
