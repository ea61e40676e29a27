"""Which shape a JSON file has: a known tool's, or a list of speakers and words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpers.errors import NoTranscriptError, ParseError
from helpers.readers.columns import Columns, choose_columns, choose_section
from helpers.readers.json_paths import find
from helpers.readers.json_rows import printed
from helpers.readers.json_shapes import SHAPES, Shape

# How far a list of speakers and words is looked for in a file of no known tool.
MOST_DEPTH, MOST_NODES, SAMPLE = 6, 20_000, 200
# Lists of words stand beside the list of what was said with them.
WORD_LISTS = ("words", "items", "tokens", "word_segments")
EVENT = "date|meeting_date|meetingDate|event_date|eventDate"
ADVICE = "give the one that is not meant another name"
MOST_KEYS = 12


def prepared(shape: Shape, root: Any) -> list[Any]:
    """Return the transcripts in `root` as `shape` describes one.

    Rows that are the whole file are one transcript; a list of objects that hold
    rows, or JSON lines, are several.
    """
    values = root if isinstance(root, list) else [root]
    if shape.rows == "[]":
        return [values]
    known = [value for value in values if isinstance(value, dict)]
    return [shape.prepare(value) for value in known] if shape.prepare else known


def rows_of(shape: Shape, whole: Any) -> list[Any]:
    """Return the rows of one transcript."""
    return [row for part in find(whole, shape.parts) for row in find(part, shape.rows)]


def known_shape(root: Any) -> Shape | None:
    """Return the shape of what a tool wrote; one that names speakers, if it can be."""
    found: Shape | None = None
    root = root[:SAMPLE] if isinstance(root, list) else root
    for shape in SHAPES:
        if found and shape.tool != found.tool:
            continue
        rows = [row for each in prepared(shape, root) for row in rows_of(shape, each)]
        if any(_fits(shape, row) for row in rows):
            if any(find(row, shape.speaker) for row in rows):
                return shape
            found = found or shape
    return found


def _fits(shape: Shape, row: Any) -> bool:
    return (
        isinstance(row, dict)
        and bool(find(row, shape.text))
        and all(any(key in row for key in need.split("|")) for need in shape.needs)
    )


def _known_tools() -> str:
    """Return the names of all tools whose JSON is known, for a message."""
    return ", ".join(dict.fromkeys(shape.tool for shape in SHAPES))


def guess_shape(root: Any, name: str) -> tuple[Shape, Columns]:
    """Return the shape of a list of objects with a speaker and words.

    Raises:
        NoTranscriptError: `root` holds none.
        ParseError: it holds more than one.
    """
    found = dict(_candidates(root, name))
    named = {path: columns for path, columns in found.items() if columns.speaker}
    found = named or found
    coarse = {
        path: columns
        for path, columns in found.items()
        if path.removesuffix(".[]").rpartition(".")[2] not in WORD_LISTS
    }
    found = coarse or found
    if len(found) > 1:
        places = " and ".join(path.removesuffix(".[]") for path in found)
        raise ParseError(
            f"{name}: found speakers and words in {places}, expected them in one place;"
            " keep the one that is meant"
        )
    if not found:
        raise NoTranscriptError(
            f"{name}: found {_described(root)}, expected a transcript as written by"
            f" {_known_tools()}, or a list of objects with a speaker and a text; if it"
            " is one, save it as a table with these two columns"
        )
    path, columns = found.popitem()
    return _shape(path, columns, find(root, path)[:SAMPLE]), columns


def _shape(path: str, columns: Columns, sample: list[Any]) -> Shape:
    return Shape(
        "JSON",
        path if path == "[]" else path.removeprefix("[]."),
        text=columns.text,
        speaker=columns.speaker or "speaker",
        start=columns.start,
        end=columns.end,
        length=columns.length if not columns.end else "",
        # Times are what recognisers write; without them a row is what was printed.
        merges=bool(columns.start),
        section=choose_section(_cells(sample)),
        event=(EVENT,),
    )


def _candidates(root: Any, name: str) -> Iterator[tuple[str, Columns]]:
    """Yield path and keys of each list that can be a transcript, near ones first."""
    nodes: list[tuple[str, Any]] = [("", root)]
    for place, (path, node) in enumerate(nodes):
        if place > MOST_NODES or path.count(".") > MOST_DEPTH:
            return
        if isinstance(node, list):
            columns = _columns(node, name)
            below = f"{path}.[]".removeprefix(".")
            if columns:
                yield below, columns
            else:
                nodes += [(below, value) for value in node[:SAMPLE]]
        elif isinstance(node, dict):
            nodes += [
                (f"{path}.{key}".removeprefix("."), value)
                for key, value in node.items()
                if isinstance(value, list | dict) and not set(key) & set(".|")
            ]


def _columns(rows: list[Any], name: str) -> Columns | None:
    sample = rows[:SAMPLE]
    if not sample or not all(isinstance(row, dict) for row in sample):
        return None
    cells = _cells(sample)
    columns = choose_columns(cells, name=name, advice=ADVICE)
    if not columns or not any(cells[columns.text]):
        return None
    timed = columns.start and (columns.end or columns.length)
    return columns if columns.speaker or timed else None


def _cells(rows: list[Any]) -> dict[str, list[str]]:
    """Return what stands under each key that a path can name, row by row."""
    keys = dict.fromkeys(key for row in rows for key in row)
    return {
        key: [printed(row.get(key)) or "" for row in rows]
        for key in keys
        if not set(key) & set(".|")
    }


def _described(root: Any) -> str:
    """Return what a file holds, for a message."""
    if isinstance(root, dict):
        keys = ", ".join(map(repr, list(root)[:MOST_KEYS])) or "no key"
        more = ", …" if len(root) > MOST_KEYS else ""
        return f"JSON with {keys}{more}"
    if isinstance(root, list):
        inside = "nothing in it"
        if root:
            # A list in a list in a list says nothing to anybody.
            is_list = isinstance(root[0], list)
            inside = "lists" if is_list else _described(root[0])
        return f"a JSON list of {len(root)}: {inside}"
    return f"JSON that is only {str(root)[:40]!r}"
