"""Lines that a page repeats inside a transcript, with other numbers each time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from itertools import pairwise

from helpers.furniture import Line, Verdict, is_unended
from helpers.furniture.phrases import PHRASES
from helpers.segmenting.lexicon import NUMBERED

MAX_WORDS, MIN_TIMES, LONGEST = 12, 3, 150
DIGITS = re.compile(r"\d+")
# "Ann Lee  0:22" is a label with its time, whatever its numbers.
TIMED = re.compile(r"[^\W\d_].*\d:\d\d")
RULE = "repeats on the pages"
PAGE_NUMBER = next(phrase for phrase in PHRASES if phrase.rule == "page number")


def find_page_marks(
    text: str, lines: list[Line], known: Container[int]
) -> dict[int, Verdict]:
    """Return the lines that are page numbers, running heads and the like.

    Such a line is short, ends as no sentence does, holds a number, and stands three
    times or more with the same words.

    Args:
        text: the document's text.
        lines: its lines.
        known: numbers of lines whose kind is known already.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    marks: dict[int, Verdict] = {}
    for number, line in enumerate(lines):
        printed = text[line.start : line.end]
        if number in known or len(printed) > LONGEST or not DIGITS.search(printed):
            continue
        if PAGE_NUMBER.pattern.match(printed):
            marks[number] = Verdict(PAGE_NUMBER.kind, PAGE_NUMBER.rule)
        is_name = NUMBERED.fullmatch(printed) or TIMED.search(printed)
        if not is_name and is_unended(text, line, MAX_WORDS):
            alike[DIGITS.sub("0", " ".join(printed.split()))].append(number)
    for numbers in alike.values():
        if len(numbers) >= MIN_TIMES and _are_apart(numbers):
            marks |= dict.fromkeys(numbers, Verdict("furniture", RULE))
    return marks


def _are_apart(numbers: list[int]) -> bool:
    """Tell whether lines stand on pages of their own, and not in a list."""
    n_close = sum(after - before == 1 for before, after in pairwise(numbers))
    return 2 * n_close < len(numbers)
