"""The text of an XML file as it grows, and the marks on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.readers.document import Mark

SPACE = re.compile(r"[ \t\n\r\f]+")
# Line ends that part paragraphs where the format writes no element for them.
LINES = re.compile(r"[ \t]*[\r\n]\s*")
PARAGRAPH, LINE, WORD = "\n\n", "\n", " "
SOFT = "soft"  # a space, but for a sign that closes
# Signs that stand at the end of a word, also where it is an element of its own.
CLOSING = tuple(".,;:!?)]…»”")
# Between two stretches of text the widest gap that was asked for stands.
GAPS = ("", SOFT, WORD, LINE, PARAGRAPH)
POINTS = ("turn",)  # marks that are kept though nothing is in them


class XmlText:
    """Text to which the words of elements are added, in order."""

    def __init__(self) -> None:
        self.length = 0
        self.marks: list[Mark] = []
        self._pieces: list[str] = []
        self._gap = ""
        self._is_glued = self._is_joined = False

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    def since(self, start: int) -> str:
        """Return the text from `start` on."""
        pieces: list[str] = []
        place = self.length
        for piece in reversed(self._pieces):
            if place <= start:
                break
            pieces.append(piece)
            place -= len(piece)
        return "".join(reversed(pieces))[start - place :] if pieces else ""

    def part(self, gap: str) -> None:
        """Have a gap before the next words: one of `GAPS`."""
        if self._is_glued or (self._is_joined and gap in (SOFT, WORD)):
            return
        if self.length:
            self._gap = max(self._gap, gap, key=GAPS.index)

    def join(self) -> None:
        """Have no space before the next words, if they are of this paragraph."""
        self._gap = "" if self._gap in (SOFT, WORD) else self._gap
        self._is_joined = True

    def say(self, text: str | None, *, by_line: bool = False) -> None:
        """Add `text`, its white space folded; `by_line`, each line a paragraph."""
        if not text:
            return
        parts = LINES.split(text) if by_line else [text]
        for number, part in enumerate(parts):
            if number:
                self.part(PARAGRAPH)
            self._say(part)

    def _say(self, text: str) -> None:
        folded = SPACE.sub(" ", text)
        words = folded.strip(" ")
        if folded.startswith(" "):
            self.part(WORD)
        if words:
            self.print(words)
            if folded.endswith(" "):
                self.part(WORD)

    def print(self, text: str) -> None:
        """Add `text` as it is."""
        if self._gap == SOFT:
            self._gap = "" if text.startswith(CLOSING) else WORD
        self._pieces += [self._gap, text]
        self.length += len(self._gap) + len(text)
        self._gap, self._is_glued, self._is_joined = "", False, False

    def glue(self) -> None:
        """Have one space before the next words, whatever gap they ask for."""
        self._gap, self._is_glued = WORD, True

    def unglue(self) -> None:
        """Have the gap again that the next words ask for."""
        self._is_glued = False

    def mark(self, start: int, kind: str, value: str = "", *, end: int = -1) -> None:
        """Mark what stands from `start` to `end`, or to where the text ends now."""
        self.marks.append(Mark(start, self.length if end < 0 else end, kind, value))

    def trimmed(self) -> Iterator[Mark]:
        """Yield the marks without white space at their ends."""
        text = self.text()
        for start, end, kind, value in self.marks:
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end or (kind in POINTS and value):
                yield Mark(start, end, kind, value)
