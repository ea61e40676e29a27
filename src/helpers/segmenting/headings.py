"""Headings between turns: short lines that end as no sentence there does."""

from __future__ import annotations

import re
from collections.abc import Container

from helpers.furniture import Line, is_unended
from helpers.furniture.stretches import ENDS
from helpers.segmenting.lexicon import STAGE_WORDS

MAX_WORDS = 15
# In capitals a heading may be longer, and end in a full stop.
MAX_CAPITALS, MIN_CAPITALS = 90, 3
# "General discussion (continued)", "Fisheries Bill [HL]": they end no sentence.
GOES_ON = re.compile(r"(?<=\w) (?:\([^().!?]{1,24}\)|\[[^\[\].!?]{1,24}\])$")
# Last words of a speech, which often have no full stop: "Thank you very much".
LAST_WORDS = re.compile(
    r"(?:and |so )?(?:I|we|thanks?|god (?:bless|save)|long live|over to you|merci|vive"
    r"|danke|vielen dank|herzlichen dank|(?:muchas )?gracias|viva|obrigad[ao]|grazie"
    r"|tack|(?:большое )?спасибо|благодарю|слава|дякую|щиро дякую)\b",
    re.I,
)
# A paragraph of so many words shows how the transcript ends its sentences; where
# fewer than this share end in a mark, a line without one says nothing.
LONG, HABIT, MIN_LONG = 16, 0.98, 5


def find_headings(
    text: str,
    lines: list[Line],
    known: Container[int],
    labels: Container[int],
    bare: Container[int] = (),
) -> set[int]:
    """Return the numbers of the lines that are headings right before a label.

    Args:
        text: the document's text.
        lines: its lines.
        known: numbers of lines whose kind is known already.
        labels: numbers of lines that begin with a label.
        bare: those of them that hold nothing else: their words stand below.
    """
    ends = _ends_sentences(text, lines)
    has_small = not _is_in_capitals(text, lines)
    headings: set[int] = set()
    below = len(lines)  # the nearest line below whose kind is not known
    above_label = False
    for number in range(len(lines) - 1, -1, -1):
        if number in labels:
            if number in bare:
                headings.discard(below)
            above_label = True
        elif number not in known:
            above_label = above_label and (
                (ends and _is_heading(text, lines, number))
                or (has_small and _is_capital_heading(text, lines, number))
            )
            above_label = above_label and number > 0
            if above_label:
                headings.add(number)
            below = number
    return headings


def _ends_sentences(text: str, lines: list[Line]) -> bool:
    long = [line for line in lines if len(_words(text, line)) >= LONG]
    n_ended = sum(text[line.end - 1] in ENDS for line in long)
    return len(long) >= MIN_LONG and n_ended >= HABIT * len(long)


def _words(text: str, line: Line) -> list[str]:
    """Return the first words of a line, enough to tell whether it is long."""
    return text[line.start : line.end].split(maxsplit=LONG)[:LONG]


def _is_in_capitals(text: str, lines: list[Line]) -> bool:
    """Tell whether a transcript prints speech in capitals, as captions do."""
    words = [
        word
        for line in lines
        if len(found := _words(text, line)) >= LONG
        for word in found
    ]
    return 2 * sum(map(str.isupper, words)) > len(words)


def _is_apart(text: str, lines: list[Line], number: int) -> bool:
    above = text[lines[number - 1].end : lines[number].start]
    return above.count("\n") > 1


def _is_capital_heading(text: str, lines: list[Line], number: int) -> bool:
    printed = text[lines[number].start : lines[number].end]
    above = text[lines[number - 1].start : lines[number - 1].end]
    goes_on = (
        len(above.split(maxsplit=MIN_CAPITALS)) >= MIN_CAPITALS and above.isupper()
    )
    least = 1 if goes_on else MIN_CAPITALS
    is_short = least <= len(printed.split(maxsplit=MAX_CAPITALS)) <= MAX_CAPITALS
    is_speech = printed.endswith(("!", "?", "…", "–", "—", "-"))
    is_apart = goes_on or _is_apart(text, lines, number)
    return printed.isupper() and is_short and not is_speech and is_apart


def _is_heading(text: str, lines: list[Line], number: int) -> bool:
    line = lines[number]
    goes_on = GOES_ON.search(text[line.start : line.end])
    if goes_on and not STAGE_WORDS.search(goes_on.group()):
        line = line._replace(end=line.start + goes_on.start())
    first = text[line.start]
    is_capital = first.isupper() or first.isdigit() or first in "–—-"
    if not is_capital or LAST_WORDS.match(text, line.start):
        return False
    return _is_apart(text, lines, number) and is_unended(text, line, MAX_WORDS)
