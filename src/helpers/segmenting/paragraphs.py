"""Paragraphs of texts whose lines are broken by hand and set in by spaces."""

from __future__ import annotations

from collections.abc import Container, Sequence

from helpers.furniture import Line


def indent(text: str, place: int) -> int:
    """Return how many characters of white space stand before `place` in its line."""
    start = place
    while start and text[start - 1] in " \t\u00a0\u3000":
        start -= 1
    is_first = not start or text[start - 1] in "\n\r\f\v\x85\u2028\u2029"
    return place - start if is_first else 0


def paragraph_end(
    text: str, lines: Sequence[Line], number: int, labels: Container[int] = ()
) -> int:
    """Return the number of the last line of the paragraph that begins at line `number`.

    A line that is set in goes on in the lines right below that are set in less; any
    other is a paragraph of its own. A line with a label begins another paragraph.
    """
    own = indent(text, lines[number].start)
    last = number
    while own and last + 1 < len(lines) and last + 1 not in labels:
        gap = text[lines[last].end : lines[last + 1].start]
        if gap.count("\n") > 1 or indent(text, lines[last + 1].start) >= own:
            break
        last += 1
    return last
