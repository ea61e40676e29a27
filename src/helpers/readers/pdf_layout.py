"""The layout of PDF pages: which columns they have; lines in the order of reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from helpers.readers.pdf_rows import (
    Row,
    find_edges,
    find_rows,
    line_pitch,
    take_numbers,
)
from helpers.readers.pdf_words import Page, Word

# A gap of so many sizes can be the white between two columns.
GUTTER = 0.7
# Columns are about equally wide, and few rows run across what parts them.
MAX_COLUMNS = 3
OFF_CENTRE, N_PLACES = 0.05, 25
MAX_ACROSS = 0.35
MIN_COLUMN_ROWS = 3
# So many of the longest lines of a column may stand out at its right.
MAX_OUT = 0.03
MANY_LINES = 5


class Line(NamedTuple):
    """A line in its place in the order of reading.

    `furniture` says what it is if it is no part of the text; `number` counts lines.
    Lines of one `region` (page, stretch of the page, column) stand below each other
    between `left` and `right`; column 0 is as wide as the text.
    """

    words: tuple[Word, ...]
    y: float
    number: Word | None
    furniture: str
    region: tuple[int, int, int]
    left: float = 0.0
    right: float = 0.0

    @property
    def size(self) -> float:
        """The size of its longest word."""
        return max(self.words, key=lambda word: len(word.text)).size


class Layout(NamedTuple):
    """The lines of a document and the distance between lines of a paragraph."""

    lines: list[Line]
    pitch: float


def lay_out(pages: Sequence[Page]) -> Layout:
    """Return the lines of all `pages` in the order of reading."""
    rows = take_numbers([find_rows(page.words) for page in pages])
    pitch = line_pitch(rows)
    lines: list[Line] = []
    for number, edge in enumerate(find_edges(rows, pitch)):
        on_page = rows[number]
        end = len(on_page) - len(edge.bottom)
        body = on_page[len(edge.top) : end]
        lines += _furniture(on_page[: len(edge.top)], edge.top, number)
        lines += _body(body, number)
        lines += _furniture(on_page[end:], edge.bottom[::-1], number)
        sideways = find_rows(pages[number].sideways)
        lines += _furniture(sideways, ["set sideways"] * len(sideways), number)
    return Layout(_bounded(lines), pitch)


def _furniture(rows: Sequence[Row], kinds: Sequence[str], page: int) -> Iterator[Line]:
    for row, kind in zip(rows, kinds, strict=True):
        yield Line(row.words, row.y, row.number, kind, (page, -1, 0))


def _body(rows: Sequence[Row], page: int) -> Iterator[Line]:
    """Yield the lines of a page: column after column, between rows across them."""
    gutters = _find_gutters(rows)
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    stretch = 0
    for row in rows:
        if gutters and row.words and _runs_across(row, gutters):
            yield from _column_lines(columns, page, stretch)
            columns = [[] for _ in columns]
            yield Line(row.words, row.y, row.number, "", (page, stretch + 1, 0))
            stretch += 2
        else:
            for column, part in enumerate(_parts(row, gutters)):
                columns[column] += [part] if part.words or part.number else []
    yield from _column_lines(columns, page, stretch)


def _column_lines(
    columns: Sequence[Sequence[Row]], page: int, stretch: int
) -> Iterator[Line]:
    first = 1 if len(columns) > 1 else 0
    for column, rows in enumerate(columns, start=first):
        for row in rows:
            region = page, stretch, column
            kind = "" if row.words else "line number"
            yield Line(row.words, row.y, row.number, kind, region)


def _parts(row: Row, gutters: Sequence[float]) -> list[Row]:
    """Return the words of `row` by column; its number goes with the first."""
    parts: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in row.words:
        parts[sum(word.x0 > gutter for gutter in gutters)].append(word)
    first = next((n for n, part in enumerate(parts) if part), 0)
    return [
        Row(
            tuple(part),
            part[0].y if part else row.y,
            row.number if n == first else None,
        )
        for n, part in enumerate(parts)
    ]


def _find_gutters(rows: Sequence[Row]) -> list[float]:
    """Return where columns part; nothing for a page of one column."""
    filled = [row for row in rows if row.words]
    if len(filled) < MIN_COLUMN_ROWS:
        return []
    solids = [list(_solids(row)) for row in filled]
    left = min(row.words[0].x0 for row in filled)
    right = max(word.x1 for row in filled for word in row.words)
    for n in range(MAX_COLUMNS, 1, -1):
        gutters = [
            _emptiest(solids, left + (right - left) * k / n, right - left)
            for k in range(1, n)
        ]
        if _parts_columns(filled, solids, gutters):
            return gutters
    return []


def _solids(row: Row) -> Iterator[tuple[float, float]]:
    """Yield from where to where a row has text without a wide gap."""
    start, end = row.words[0].x0, row.words[0].x1
    for word in row.words[1:]:
        if word.x0 - end > GUTTER * word.size:
            yield start, end
            start = word.x0
        end = max(end, word.x1)
    yield start, end


def _emptiest(
    solids: Sequence[Sequence[tuple[float, float]]], centre: float, width: float
) -> float:
    """Return the place near `centre` that the fewest rows cover."""
    steps = range(-N_PLACES, N_PLACES + 1)
    places = [centre + OFF_CENTRE * width * step / N_PLACES for step in steps]
    counts = [
        sum(any(start < x < end for start, end in row) for row in solids)
        for x in places
    ]
    best = [x for x, count in zip(places, counts, strict=True) if count == min(counts)]
    return best[len(best) // 2]


def _parts_columns(
    rows: Sequence[Row],
    solids: Sequence[Sequence[tuple[float, float]]],
    gutters: Sequence[float],
) -> bool:
    n_across = 0
    n_rows = [0] * (len(gutters) + 1)
    for row, stretches in zip(rows, solids, strict=True):
        if any(start < x < end for x in gutters for start, end in stretches):
            n_across += 1
            continue
        for column, part in enumerate(_parts(row, gutters)):
            n_rows[column] += bool(part.words)
    least = max(MIN_COLUMN_ROWS, 0.2 * max(n_rows))
    return n_across <= MAX_ACROSS * len(rows) and min(n_rows) >= least


def _runs_across(row: Row, gutters: Sequence[float]) -> bool:
    return any(start < x < end for x in gutters for start, end in _solids(row))


def _bounded(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with the left and right edges of the columns they stand in.

    A column of short lines is as wide as the columns of other pages.
    """
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if not line.furniture:
            columns.setdefault((line.region[0], line.region[2]), []).append(line)
    edges = {key: _edges(column) for key, column in columns.items()}
    usual = [_width(edges, columns, is_column=is_it) for is_it in (False, True)]
    bounded = []
    for line in lines:
        if not line.furniture:
            left, right = edges[line.region[0], line.region[2]]
            right = max(right, left + usual[line.region[2] > 0])
            line = line._replace(left=left, right=right)
        bounded.append(line)
    return bounded


def _width(
    edges: dict[tuple[int, int], tuple[float, float]],
    columns: dict[tuple[int, int], list[Line]],
    *,
    is_column: bool,
) -> float:
    """Return how wide the text, or its columns, usually are."""
    widths = [
        right - left
        for key, (left, right) in edges.items()
        if (key[1] > 0) == is_column and len(columns[key]) >= MANY_LINES
    ]
    return median(widths) if widths else 0.0


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Return where most lines begin, at the left, and where the longest end."""
    starts = Counter(round(line.words[0].x0) for line in lines)
    often = [x for x, n in starts.items() if n >= max(2, MAX_OUT * len(lines))]
    left = min(often or starts)
    ends = sorted((max(word.x1 for word in line.words) for line in lines), reverse=True)
    n_out = max(int(MAX_OUT * len(ends)), len(ends) > MANY_LINES)
    return float(left), ends[n_out]
