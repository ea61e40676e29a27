"""JSON that recognisers, corpora and records write: rows of speaker, words, times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from helpers.readers.columns import scaled
from helpers.readers.decoding import decode
from helpers.readers.document import Document
from helpers.readers.json_choosing import guess_shape, known_shape, prepared
from helpers.readers.json_paths import find, first
from helpers.readers.json_rows import printed, read_rows
from helpers.readers.json_shapes import WHOLE, Shape
from helpers.readers.json_values import looks_like_json, parse_json
from helpers.readers.moments import day_of
from helpers.readers.utterances import Utterance, compose
from helpers.words import split_words

__all__ = ["looks_like_json", "read_json"]


def read_json(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the transcript that a JSON file, or a file of JSON lines, holds.

    Several transcripts in one file are sections of it. Where the tool keeps all words
    a second time, those that no row has are counted in ``metadata["doubts"]``.

    Raises:
        ParseError: it is no JSON, or holds no transcript of a known shape.
    """
    text, found = decode(content, name=name, encoding=encoding)
    root = parse_json(text, name=name)
    shape = known_shape(root)
    columns = None
    if not shape:
        shape, columns = guess_shape(root, name)
    wholes = prepared(shape, root)
    rows = _read_all(wholes, shape, name)
    if columns:
        rows = scaled(rows, columns)
    metadata = {
        "format": shape.tool,
        "encoding": found,
        "doubts": _doubt(wholes, shape, rows),
        **_facts(wholes[0], shape),
    }
    return compose(rows, merges=shape.merges, metadata=metadata)


def _read_all(wholes: list[Any], shape: Shape, name: str) -> list[Utterance]:
    """Return what was said in all transcripts of a file, several as sections."""
    rows: list[Utterance] = []
    for number, whole in enumerate(wholes, start=1):
        said = read_rows(whole, shape, name=name)
        if len(wholes) > 1:
            # Without a title of its own a transcript is known by its place.
            title = printed(first(whole, "title|id")) or f"{number}"
            said = [row._replace(section=title) for row in said]
        rows += said
    return rows


def _doubt(wholes: list[Any], shape: Shape, rows: list[Utterance]) -> str:
    """Return what to say of words that stand in the file, but not in its rows."""
    path = WHOLE.get(shape.tool, "")
    texts = [value for whole in wholes for value in find(whole, path)] if path else []
    kept = _counts(text for text in texts if isinstance(text, str))
    missing = (kept - _counts(row.text for row in rows)).total()
    if not missing:
        return ""
    return (
        f"the file keeps all words a second time, in {path.partition('.[]')[0]!r}: "
        f"{missing:,} of those {kept.total():,} words stand in no row that says who "
        f"spoke or when, and are not counted"
    )


def _counts(texts: Iterable[str]) -> Counter[str]:
    return Counter(word.lower() for text in texts for word in split_words(text))


def _facts(whole: Any, shape: Shape) -> dict[str, str]:
    """Return what the file says of the whole transcript."""
    facts = {
        key: value
        for key in ("title", "language")
        if isinstance(value := first(whole, getattr(shape, key)), str)
    }
    stated = [
        printed(value) or "" for path in shape.event for value in find(whole, path)
    ]
    day = day_of(" ".join(stated))
    return {**facts, "event": day, "event_place": day and f"JSON {shape.event[0]}"}
