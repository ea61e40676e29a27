"""Rows of speaker, words and times made a transcript: what JSON and tables share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from helpers.readers.document import Document, Mark
from helpers.words import UNPARTED

TURN = "turn"
# Half a surrogate pair, which JSON can write ("\ud83d") and no file can hold.
HALF = re.compile("[\ud800-\udfff]")
SHOWN_FOR_HALF = "\N{REPLACEMENT CHARACTER}"
# Scripts that write sentences without spaces, with their punctuation.
UNSPACED = re.compile(f"[{UNPARTED}\u3001-\u301f\uff01-\uff65]")
# What may stand before a label that the words themselves begin with.
BEFORE_LABEL = re.compile(r"\s*(?:<bullet>\s*)?")


class Utterance(NamedTuple):
    """One row: what somebody said without a break, or what the record says.

    `speaker` is empty where the row names nobody; `start` and `end` are seconds;
    `section` is the meeting or topic that the row belongs to; `kind` is ``turn`` or a
    kind of span that nobody said; `signs` are the characters that end a label where
    `text` itself begins with it.
    """

    text: str
    speaker: str = ""
    start: float | None = None
    end: float | None = None
    section: str = ""
    kind: str = TURN
    signs: str = ":："


def compose(
    utterances: Iterable[Utterance], *, merges: bool, metadata: dict[str, str]
) -> Document:
    """Return `utterances` as a transcript that reads "Ann Lee: Good morning.".

    Args:
        utterances: the rows, in order; where they are of several sections, each
            section begins with its name as a heading.
        merges: whether rows of one speaker that follow each other are one turn, as in
            the output of a recogniser; else each row is a turn.
        metadata: what is known of the whole; what is empty is left out.
    """
    rows = [_writable(row) for row in utterances]
    parts = len({row.section for row in rows}) > 1
    page = _Page(merges)
    for row in rows:
        if parts:
            page.enter(row.section)
        page.add(row)
    page.close()
    known = {key: _shown(value).strip() for key, value in metadata.items() if value}
    return Document("".join(page.pieces), tuple(sorted(page.marks)), known)


def join_words(before: str, text: str) -> str:
    """Return what stands between two stretches of words: a space, or nothing."""
    unspaced = UNSPACED.fullmatch(before[-1:]) and UNSPACED.match(text)
    return "" if unspaced or not before or not text else " "


class _Page:
    """The transcript as it grows, with the marks that point into it."""

    def __init__(self, merges: bool) -> None:
        self.merges = merges
        self.pieces: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.section = ""
        self.speaker: str | None = None  # who holds the open turn
        self.opened = 0

    def enter(self, section: str) -> None:
        """Print a heading where another section begins."""
        if section != self.section:
            self.section = section
            self.add(Utterance(section, kind="heading"))

    def add(self, row: Utterance) -> None:
        """Print a row: as a block of its own, or as more of the open turn."""
        text = row.text.strip() if self.merges else row.text
        if row.kind != TURN:
            self.close()
            if text.strip():
                self._print("\n\n" if self.length else "")
                self._mark(text, row.kind, "2" if row.kind == "heading" else "")
        elif self.merges and text and row.speaker == self.speaker:
            self._print(join_words(self.pieces[-1], text))
            self._say(row, text)
        elif text.strip() or (row.speaker and not self.merges):
            self.close()
            self._open(row, text)

    def close(self) -> None:
        """End the open turn."""
        if self.speaker is not None:
            self.marks.append(Mark(self.opened, self.length, TURN, self.speaker))
        self.speaker = None

    def _open(self, row: Utterance, text: str) -> None:
        self._print("\n\n" if self.length else "")
        if row.speaker:
            start, end = _printed_label(row, text)
            self._print(text[:start])
            self._mark(text[start:end] or f"{row.speaker}:", "label")
            text = text[end:]
            self._print("" if text[:1].isspace() or not text else " ")
        words = text.lstrip()
        self._print(text[: len(text) - len(words)])
        self.speaker, self.opened = row.speaker, self.length
        self._say(row, words)

    def _say(self, row: Utterance, text: str) -> None:
        seconds = _seconds(row)
        if text and seconds:
            self._mark(text, "seconds", seconds)
        else:
            self._print(text)

    def _mark(self, text: str, kind: str, value: str = "") -> None:
        self.marks.append(Mark(self.length, self.length + len(text), kind, value))
        self._print(text)

    def _print(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)


def _writable(row: Utterance) -> Utterance:
    """Return `row` with a speaker on one line, and without what no file can hold."""
    return row._replace(
        text=_shown(row.text),
        speaker=" ".join(_shown(row.speaker).split()).rstrip(" :："),
        section=" ".join(_shown(row.section).split()),
    )


def _shown(text: str) -> str:
    return text if text.isascii() else HALF.sub(SHOWN_FOR_HALF, text)


def _printed_label(row: Utterance, text: str) -> tuple[int, int]:
    """Return where `text` itself prints the label; nowhere is ``(0, 0)``."""
    before = BEFORE_LABEL.match(text)
    start = before.end() if before else 0
    if text.startswith(row.speaker, start):
        end = start + len(row.speaker)
        end += text[end : end + 1] in (" ", "\u00a0", "\u202f")
        if text[end : end + 1] and text[end] in row.signs:
            return start, end + 1
    return 0, 0


def _seconds(row: Utterance) -> str:
    """Return the times of a row as a mark holds them; empty if they make no sense."""
    if row.start is None or row.start < 0:
        return ""
    if row.end is None:
        return _number(row.start)
    return f"{_number(row.start)} {_number(row.end)}" if row.end >= row.start else ""


def _number(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
