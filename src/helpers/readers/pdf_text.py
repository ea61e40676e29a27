"""Lines of a PDF to its text: joined to paragraphs, with marks for what is not said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from helpers.readers.document import Mark
from helpers.readers.pdf_layout import Layout, Line
from helpers.readers.pdf_paragraphs import Joint, Paragraphs
from helpers.readers.pdf_words import Word

GAPS = {
    Joint.PARAGRAPH: "\n\n",
    Joint.BREAK: "\n",
    Joint.SPACE: " ",
    Joint.NOTHING: "",
    Joint.WRAP: "\n",
}
# A gap inside a line is wide from so many sizes on, if it is so much wider than the
# others of its line; lines that fill their column have wide gaps without a meaning.
WIDE, WIDER = 0.7, 2.2
TOUCHING = 0.15
# Furniture of many lines, which stands in one.
LINED = {"line number", "note"}
# How much larger than the text, and how long at most, headings are; and their level.
HEADINGS = ((1.5, "1"), (1.2, "2"))
MAX_HEADING = 200
# The number of a note stands so much higher and is so much smaller.
RAISED, SMALLER = 0.2, 0.8


class _Paragraph(NamedTuple):
    start: int
    end: int
    size: float


def build_text(layout: Layout) -> tuple[str, list[Mark]]:
    """Return the text that the lines of a document make, and the marks on it."""
    builder = _Builder(layout)
    builder.run()
    text = "".join(builder.pieces)
    marks = [*builder.marks, *builder.headings()]
    marks += _merged(builder.bold, text)
    return text, sorted(marks)


class _Builder:
    """Adds line after line; furniture waits for the end of the paragraph it is in.

    So a sentence that goes on behind a running head stays whole, and so does a word
    whose halves stand on two pages.
    """

    def __init__(self, layout: Layout) -> None:
        self.lines = layout.lines
        self.judge = Paragraphs(layout)
        self.pieces: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.bold: list[Mark] = []
        self.paragraphs: list[_Paragraph] = []
        self.waiting: list[tuple[str, str]] = []

    def run(self) -> None:
        before: Line | None = None
        for line in self.lines:
            if line.furniture:
                self._put_aside(line.furniture, line.words)
            else:
                joint = self.judge.joint(before, line) if before else Joint.PARAGRAPH
                self._join(joint)
                self._add_line(line, is_first=joint is Joint.PARAGRAPH)
                before = line
            if line.number:
                self._put_aside("line number", [line.number])
        self._add_waiting()

    def _put_aside(self, kind: str, words: Sequence[Word]) -> None:
        printed = " ".join(word.text for word in words)
        if self.waiting and self.waiting[-1][0] == kind and kind in LINED:
            printed = " ".join([self.waiting.pop()[1], printed]).strip()
        self.waiting.append((kind, printed))

    def _join(self, joint: Joint) -> None:
        """Add what stands between two lines of text: white space and furniture."""
        if joint in (Joint.PARAGRAPH, Joint.BREAK):
            self._add_waiting()
        hyphen = self.length - 1
        self._print(GAPS[joint] if self.length else "")
        if joint is Joint.WRAP:
            self.marks.append(Mark(hyphen, self.length, "wrap"))

    def _add_waiting(self) -> None:
        for kind, printed in self.waiting:
            self._print("\n\n" if self.length else "")
            self._print_marked(printed, "region", kind)
        self.waiting = []

    def _print(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _print_marked(self, text: str, kind: str, value: str) -> None:
        if text:
            self.marks.append(Mark(self.length, self.length + len(text), kind, value))
        self._print(text)

    def _add_line(self, line: Line, *, is_first: bool) -> None:
        start = self.length
        for word, gap in zip(line.words, _gaps(line.words), strict=True):
            self._print(gap)
            if _is_note_number(word, line):
                self._print_marked(word.text, "hidden", "note number")
                continue
            for begin, end in self.judge.bold(word):
                self.bold.append(Mark(self.length + begin, self.length + end, "bold"))
            self._print(word.text)
        if not is_first:
            start = self.paragraphs.pop().start
        self.paragraphs.append(_Paragraph(start, self.length, line.size))

    def headings(self) -> Iterator[Mark]:
        """Yield marks for the paragraphs in letters larger than those of the text."""
        if not self.paragraphs:
            return
        sizes = sorted(p.size for p in self.paragraphs for _ in range(*p[:2], 20))
        usual = sizes[len(sizes) // 2]
        for start, end, size in self.paragraphs:
            level = next((lv for times, lv in HEADINGS if size >= times * usual), "")
            if level and end - start <= MAX_HEADING:
                yield Mark(start, end, "heading", level)


def _gaps(words: Sequence[Word]) -> Iterator[str]:
    """Yield what stands before each word of a line; a tab for a wide gap."""
    widths = [word.x0 - before.x1 for before, word in pairwise(words)]
    usual = median(widths) if len(widths) > 2 else 0.0
    yield ""
    for word, width in zip(words[1:], widths, strict=True):
        if word.is_joined and width < TOUCHING * word.size:
            yield ""
        else:
            is_wide = width > max(WIDE * word.size, WIDER * usual)
            yield "\t" if is_wide else " "


def _is_note_number(word: Word, line: Line) -> bool:
    is_raised = word.y - line.y > RAISED * line.size
    return is_raised and word.size < SMALLER * line.size and word.text.isdigit()


def _merged(bold: Sequence[Mark], text: str) -> Iterator[Mark]:
    """Yield bold stretches as one where only a space stands between."""
    before: Mark | None = None
    for mark in bold:
        if before and text[before.end : mark.start] in ("", " ", "\t"):
            before = before._replace(end=mark.end)
            continue
        if before:
            yield before
        before = mark
    if before:
        yield before
