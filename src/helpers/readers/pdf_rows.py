"""Rows of PDF pages, and which of them are no text: heads, feet, numbers of lines.

What repeats from page to page at its edges, and what counts lines or pages, is told
from where it stands; it is named, not taken away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from statistics import median
from typing import NamedTuple

from helpers.readers.pdf_words import Word

# Words are in one row if their baselines differ by less, in parts of their size.
SAME_ROW = 0.4
# So many rows at the top or bottom of a page can be running heads.
MAX_EDGE = 4
# A row that stands on so large a part of the pages is a head wherever it stands; one
# that stands on fewer must be set apart from the text by a gap, in parts of a line,
# and stand at the same height (in points) of the next page, or the next but one.
OFTEN = 0.6
SET_APART = 1.35
SAME_HEIGHT = 3.0
MIN_NUMBERED, MIN_NUMBERED_IN_STEPS = 5, 3
REGULAR = 0.8
MANY_ROWS = 8
PAGE_WORDS = "page p pg seite página pág pagina side sida strona с стр страница"
PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:{'|'.join(PAGE_WORDS.split())})\b\W*)?"
    r"(?P<number>\d{1,5}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/|von|de|sur|di|из)\s*\d{1,5})?\W*",
    re.I,
)
# Notes at the foot of a page are so much smaller than the text, and begin with a sign.
SMALLER = 0.92
NOTE_SIGN = re.compile(r"\(?\d{1,3}(?!\d)|[*†‡§]")
LETTERS = re.compile(r"[^\W\d_]")
DIGITS = re.compile(r"\d+")


class Row(NamedTuple):
    """Words on one baseline, from left to right; `number` is one that counts lines."""

    words: tuple[Word, ...]
    y: float
    number: Word | None = None

    @property
    def text(self) -> str:
        """The words of the row, parted by spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The size of its longest word, so that of a raised number does not count."""
        return max(self.words, key=lambda word: len(word.text)).size


class Edge(NamedTuple):
    """What the first and the last rows of a page are, counted from the edge inwards."""

    top: list[str]
    bottom: list[str]


def find_rows(words: Sequence[Word]) -> list[Row]:
    """Return the rows that `words` make, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if rows and rows[-1][0].y - word.y < SAME_ROW * max(
            word.size, rows[-1][0].size
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    found = []
    for row in rows:
        row.sort(key=lambda word: word.x0)
        largest = max(row, key=lambda word: (word.size, len(word.text)))
        found.append(Row(tuple(row), largest.y))
    return found


def line_pitch(pages: Sequence[Sequence[Row]]) -> float:
    """Return the distance between lines of a paragraph: the smallest common one."""
    steps: Counter[float] = Counter()
    for rows in pages:
        for above, below in pairwise(rows):
            step = above.y - below.y
            if step > 0.8 * below.size:
                steps[round(2 * step) / 2] += 1
    enough = 0.15 * sum(steps.values())
    return min((step for step, n in steps.items() if n >= enough), default=0.0)


def take_numbers(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """Return the rows of `pages` with numbers that count lines set apart.

    They are taken for such where they stand in a margin of half of the pages or more.
    """
    for is_left in (True, False):
        found = [_numbered(rows, MIN_NUMBERED, is_left=is_left) for rows in pages]
        n_long = sum(len(rows) >= MANY_ROWS for rows in pages)
        if sum(map(bool, found)) >= max(1, n_long / 2):
            # A last page of a few lines is numbered like those before it.
            found = [_numbered(rows, 2, is_left=is_left) for rows in pages]
            pages = [
                [_without_number(r, n in numbered, is_left) for n, r in enumerate(rows)]
                for rows, numbered in zip(pages, found, strict=True)
            ]
    return list(pages)


def _without_number(row: Row, is_numbered: bool, is_left: bool) -> Row:
    if not is_numbered:
        return row
    if is_left:
        return row._replace(words=row.words[1:], number=row.words[0])
    return row._replace(words=row.words[:-1], number=row.words[-1])


def _numbered(rows: Sequence[Row], least: int, *, is_left: bool) -> set[int]:
    """Return which rows begin, or end, with a number that counts them.

    None do if fewer than `least` are numbered, or, by fives or tens, than three.
    """
    place = 0 if is_left else -1
    numbers = {
        n: row.words[place]
        for n, row in enumerate(rows)
        if row.words and row.number is None and _is_count(row.words[place].text)
    }
    others = [
        word.x0 if is_left else -word.x1
        for n, row in enumerate(rows)
        for word in _rest(row, place if n in numbers else None)
    ]
    margin = sorted(others)[len(others) // 20] if others else 0.0
    found = [
        (n, int(word.text), rows[n].y)
        for n, word in numbers.items()
        if (word.x1 if is_left else -word.x0) < margin
    ]
    is_count = _counts_lines(found, len(rows), least)
    return {n for n, _, _ in found} if is_count else set()


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _rest(row: Row, place: int | None) -> tuple[Word, ...]:
    """Return the outermost words of a row; behind its number, if it has one."""
    if place is None:
        return row.words
    return row.words[1:] if place == 0 else row.words[:-1]


def _counts_lines(
    found: Sequence[tuple[int, int, float]], n_rows: int, least: int
) -> bool:
    """Tell whether numbers grow in equal steps at equal distances, and to the end."""
    steps = [
        (later - earlier, above - below)
        for (_, earlier, above), (_, later, below) in pairwise(found)
    ]
    rising = [(step, height) for step, height in steps if step > 0]
    if not rising:
        return False
    step = Counter(step for step, _ in rising).most_common(1)[0][0]
    least = least if step == 1 else MIN_NUMBERED_IN_STEPS
    height = median(height for taken, height in rising if taken == step)
    regular = [
        taken == step and abs(above - height) < 0.2 * height for taken, above in steps
    ]
    is_whole = len(found) * step >= 0.5 * n_rows
    return len(found) >= least and is_whole and sum(regular) >= REGULAR * len(regular)


def find_edges(pages: Sequence[Sequence[Row]], pitch: float) -> list[Edge]:
    """Return for each page how many rows at its top and bottom are no text, and what.

    A row is a running head if it stands, but for its digits, at the same edge of three
    pages or of half of them, and is set apart or stands nearly everywhere; a page
    number if it is alone in its row and counts with the pages. Notes are the rows of
    small letters above these.
    """
    finder = _Edges(pages, pitch)
    edges = []
    for number, rows in enumerate(pages):
        top = finder.peel(rows, number, is_top=True)
        rows = rows[len(top) :]
        bottom = finder.peel(rows, number, is_top=False)
        bottom += ["note"] * finder.count_notes(rows[: len(rows) - len(bottom)])
        edges.append(Edge(top, bottom))
    return edges


class _Edges:
    """Rows at the edges of pages, counted by what they say but for their digits."""

    def __init__(self, pages: Sequence[Sequence[Row]], pitch: float) -> None:
        self.pages, self.pitch = pages, pitch
        sizes = sorted(row.size for rows in pages for row in rows if row.words)
        self.size = sizes[len(sizes) // 2] if sizes else 0.0
        self.heights: dict[tuple[bool, str], dict[int, float]] = {}
        self.ahead: Counter[tuple[bool, int]] = Counter()
        for number, rows in enumerate(pages):
            for is_top in (True, False):
                edge = [row for row in _from_edge(rows, is_top)[:MAX_EDGE] if row.words]
                for row in edge:
                    heights = self.heights.setdefault((is_top, _shape(row)), {})
                    heights[number] = row.y
                self.ahead.update(
                    {
                        (is_top, count - number)
                        for row in edge
                        if (count := _page_number(row)) is not None
                    }
                )

    def peel(self, rows: Sequence[Row], number: int, *, is_top: bool) -> list[str]:
        """Return what `rows` of a page are, from its edge to the first text."""
        found: list[str] = []
        rows = _from_edge(rows, is_top)
        for row, inner in zip_longest(rows[:MAX_EDGE], rows[1 : MAX_EDGE + 1]):
            is_apart = not inner or abs(row.y - inner.y) > SET_APART * self.pitch
            kind = row.words and self._kind(row, number, is_top, is_apart)
            if not kind:
                break
            found.append(kind)
        return found

    def count_notes(self, rows: Sequence[Row]) -> int:
        """Return how many of the last of `rows` are notes."""
        n = 0
        for row in reversed(rows):
            if not row.words or row.size >= SMALLER * self.size:
                break
            n += 1
        # A page in small letters from top to bottom has no notes.
        notes = rows[len(rows) - n :] if n < len(rows) else []
        while notes and not NOTE_SIGN.match(notes[0].words[0].text):
            notes = notes[1:]
        return len(notes)

    def _kind(self, row: Row, page: int, is_top: bool, is_apart: bool) -> str:
        count = _page_number(row)
        if count is not None:
            is_counted = self.ahead[is_top, count - page] > 1
            is_said = bool(LETTERS.search(row.text)) and "page" in row.text.casefold()
            if is_counted or is_said or (len(self.pages) == 1 and is_apart):
                return "page number"
        heights = self.heights[is_top, _shape(row)]
        n, n_pages = len(heights), len(self.pages)
        if n < 2 or n < min(3, (n_pages + 1) // 2):
            return ""
        is_repeated = any(
            abs(heights.get(page + step, -1.0) - row.y) < SAME_HEIGHT
            for step in (-2, -1, 1, 2)
        )
        is_everywhere = n >= 3 and n >= OFTEN * n_pages and row.text[-1] not in ":："
        return "running head" if (is_apart and is_repeated) or is_everywhere else ""


def _from_edge(rows: Sequence[Row], is_top: bool) -> Sequence[Row]:
    return rows if is_top else rows[::-1]


def _shape(row: Row) -> str:
    return DIGITS.sub("#", row.text.casefold())


def _page_number(row: Row) -> int | None:
    match = PAGE_NUMBER.fullmatch(row.text)
    if not match:
        return None
    number = match["number"]
    return int(number) if number.isdigit() else _roman(number.lower())


def _roman(number: str) -> int | None:
    """Return the value of a small Roman number; None if it is none."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[sign] for sign in number]
    return sum(
        -value if value < later else value
        for value, later in zip(values, [*values[1:], 0], strict=True)
    )
