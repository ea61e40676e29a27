"""Rows of one known shape of JSON as utterances."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from helpers.errors import ParseError
from helpers.readers.json_paths import find, first
from helpers.readers.json_shapes import Shape
from helpers.readers.moments import seconds_of
from helpers.readers.utterances import TURN, Utterance, join_words

# "0", "A" and "1A" are what recognisers call people whom they cannot name.
BARE = re.compile(r"\d{1,3}[A-Z]?|[A-Z]")
NAMES = "name|display_name|displayName|full_name|label|identifier|id"
SIGNS = ("punctuation", "punct")
OPENS = tuple("([{«“‘¿¡")
ENDS = tuple(".?!…。？！؟")


def read_rows(whole: Any, shape: Shape, *, name: str) -> list[Utterance]:
    """Return the utterances of one transcript of `shape`, in order.

    Raises:
        ParseError: a row holds what is no speaker or no text; it is named.
    """
    parts = [find(part, shape.rows) for part in find(whole, shape.parts)]
    channels = [_channels(rows, shape, part) for part, rows in enumerate(parts)]
    several = len({channel for each in channels for channel in each}) > 1
    reader = _Reader(shape, name)
    read = [
        reader.read(rows, each if several else [""] * len(rows))
        for rows, each in zip(parts, channels, strict=True)
    ]
    said = [row for each in read for row in each]
    if len(read) > 1 and shape.merges and all(row.start is not None for row in said):
        said.sort(key=lambda row: row.start or 0.0)
    return said


def _channels(rows: list[Any], shape: Shape, part: int) -> list[str]:
    if shape.channel in ("", "#"):
        return [f"{part}" if shape.channel else ""] * len(rows)
    return [str(first(row, shape.channel)) for row in rows]


class _Reader:
    """The rows of one part of a transcript."""

    def __init__(self, shape: Shape, name: str) -> None:
        self.shape, self.name = shape, name
        self.where = ""

    def read(self, rows: list[Any], channels: list[str]) -> list[Utterance]:
        read = []
        for place, (row, channel) in enumerate(zip(rows, channels, strict=True)):
            self.where = f"{self.shape.rows.replace('[]', str(place))}"
            if not isinstance(row, dict):
                self._refuse("an object", row)
            read.append((self._utterance(row, channel), row))
        if self.shape.replies:
            read = [read[place] for place in _in_reply_order(rows, self.shape)]
        if self.shape.labelled_only and any(said.speaker for said, _ in read):
            read = [(said, row) for said, row in read if said.speaker]
        if self.shape.are_words:
            words = ((said, row.get("type") in SIGNS) for said, row in read)
            return list(_sentences(words))
        return [said for said, _ in read]

    def _utterance(self, row: Any, channel: str) -> Utterance:
        shape = self.shape
        start, end = self._time(row, shape.start, 0), self._time(row, shape.end, -1)
        if shape.length and start is not None:
            length = self._time(row, shape.length, 0)
            end = None if length is None else start + length
        speaker = self._speaker(row, channel)
        return Utterance(
            self._text(row),
            speaker,
            start,
            end,
            section=printed(first(row, shape.section)) or "" if shape.section else "",
            kind=self._kind(row),
            signs=shape.signs,
        )

    def _kind(self, row: Any) -> str:
        if not self.shape.kind:
            return TURN
        return self.shape.kinds.get(str(first(row, self.shape.kind)), "unattributed")

    def _text(self, row: Any) -> str:
        pieces = []
        for piece in find(row, self.shape.text):
            plain = None if isinstance(piece, dict) else printed(piece)
            if plain is None:
                self._refuse("text", piece)
            pieces.append(plain)
        return self.shape.joint.join(filter(None, pieces))

    def _speaker(self, row: Any, channel: str) -> str:
        value = first(row, self.shape.speaker)
        if value is None and self.shape.else_speaker:
            value = first(row, self.shape.else_speaker)
        label = printed(value)
        if label is None:
            self._refuse("a speaker", value)
        if label.strip() in self.shape.nobody:
            label = ""
        is_bare = self.shape.merges or isinstance(value, int)
        if is_bare and BARE.fullmatch(label):
            label = f"Speaker {label}"
        return " ".join(filter(None, (channel and f"Channel {channel}", label)))

    def _time(self, row: Any, path: str, which: int) -> float | None:
        values = find(row, path) if path else []
        seconds = seconds_of(values[which]) if values else None
        return None if seconds is None else seconds * self.shape.unit

    def _refuse(self, expected: str, found: Any) -> NoReturn:
        raise ParseError(
            f"{self.name}: found {str(found)[:60]!r} in {self.where}, expected"
            f" {expected}, as {self.shape.tool} writes it; correct that row"
        )


def printed(value: Any) -> str | None:
    """Return a value as it would be printed, an object by its name.

    Null, true and false print nothing; None stands for what cannot be printed.
    """
    if isinstance(value, dict):
        value = first(value, NAMES)
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:g}"
    try:
        return str(value) if isinstance(value, int | str) else None
    except ValueError:  # a number of thousands of digits
        return None


def _sentences(words: Iterable[tuple[Utterance, bool]]) -> Iterator[Utterance]:
    """Yield words, and signs (True), joined to sentences, each of one speaker."""
    said: list[str] = []
    opener = last = Utterance("")
    for word, is_sign in words:
        text = word.text.strip()
        if not text:
            continue
        if is_sign and said:
            # A sign has no time of its own, and often no speaker.
            word = word._replace(speaker=last.speaker, end=word.end or last.end)
        is_new = bool(said) and said[-1].endswith(ENDS) and not is_sign
        if said and (is_new or word.speaker != last.speaker):
            yield opener._replace(text="".join(said), end=last.end)
            said = []
        if not said:
            opener = word
        elif said[-1] not in OPENS and (not is_sign or text.startswith(OPENS)):
            said.append(join_words(said[-1], text))
        said.append(text)
        last = word
    if said:
        yield opener._replace(text="".join(said), end=last.end)


def _in_reply_order(rows: list[Any], shape: Shape) -> list[int]:
    """Return the places of `rows` by conversation, no answer before its question.

    A file may hold conversations in pieces, or the last words first.
    """
    meetings: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        meetings.setdefault(str(first(row, shape.section)), []).append(place)
    ordered: list[int] = []
    for places in meetings.values():
        ordered += _answers_behind(places, rows, shape.replies)
    return ordered


def _answers_behind(places: list[int], rows: list[Any], path: str) -> list[int]:
    # A row without an id can be answered by nobody.
    by_id = {
        str(rows[place]["id"]): place
        for place in places
        if isinstance(rows[place], dict) and "id" in rows[place]
    }
    asked = {place: by_id.get(str(first(rows[place], path))) for place in places}
    if all(place > before for place, before in asked.items() if before is not None):
        return places
    answers: dict[int | None, list[int]] = {}
    for place, before in asked.items():
        answers.setdefault(None if before == place else before, []).append(place)
    ordered: dict[int, None] = {}
    stack = answers.get(None, [])[::-1]
    while stack:
        place = stack.pop()
        ordered[place] = None
        stack += answers.get(place, [])[::-1]
    # What answers itself in a circle is left where it stands.
    return [*ordered, *(place for place in places if place not in ordered)]
