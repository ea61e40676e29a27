"""The text of a Word document as it grows out of its XML, and the marks on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree

from helpers.readers.document import Mark
from helpers.readers.word_styles import (
    Style,
    Styles,
    child_value,
    outline_level,
    toggle,
)

COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PARAGRAPH, TABLE, ROW, CELL = (qn(f"w:{tag}") for tag in "p tbl tr tc".split())
RUN, RUN_PROPERTIES, PROPERTIES = qn("w:r"), qn("w:rPr"), qn("w:pPr")
# Elements that hold text like what stands around them: content controls, links,
# insertions (the final state of tracked changes), results of fields.
THROUGH = {
    qn(f"w:{tag}")
    for tag in "sdt sdtContent customXml smartTag ins moveTo hyperlink fldSimple"
    " bdo dir rubyBase".split()
} | {f"{MATH}{tag}" for tag in "oMath oMathPara".split()}
CHOICES = f"{COMPATIBLE}AlternateContent"
CHOICE, FALLBACK = f"{COMPATIBLE}Choice", f"{COMPATIBLE}Fallback"
DELETED, DELETED_TEXT = qn("w:del"), qn("w:delText")
DRAWINGS = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
BOX = qn("w:txbxContent")
TEXTS = {qn("w:t"), f"{MATH}t"}
SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    qn("w:softHyphen"): "\N{SOFT HYPHEN}",
}
SYMBOL, CODE = qn("w:sym"), qn("w:char")
HEXADECIMAL, SURROGATES = re.compile(r"[0-9A-Fa-f]{1,4}"), range(0xD800, 0xE000)
# A reading printed above a word ("furigana") is shown, but said with the word.
RUBY, ABOVE = qn("w:ruby"), qn("w:rt")
FIELD, FIELD_TYPE = qn("w:fldChar"), qn("w:fldCharType")
LINE_END = re.compile(r"\s*[\r\n]\s*")
# Between two stretches of text the widest gap that was asked for stands.
GAPS = ("", "\t", "\n", "\n\n")


class _Run(NamedTuple):
    text: str
    bold: bool
    hidden: bool


class WordText:
    """The text of a document, to which its body, headers and notes are added."""

    def __init__(self, styles: etree._Element) -> None:
        self.styles = Styles(styles)
        self.n_deleted = 0
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._cell_gap = ""
        self._marks: list[Mark] = []
        self._style = Style()
        self._runs: list[_Run] = []
        self._boxes: list[etree._Element] = []
        self._instructions: list[bool] = []

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    def marks(self) -> Iterator[Mark]:
        """Yield the marks so far; those of one kind that touch are one."""
        last: dict[str, Mark] = {}
        for mark in self._marks:
            before = last.get(mark.kind)
            if before and before.end == mark.start and mark.kind != "heading":
                last[mark.kind] = before._replace(end=mark.end)
                continue
            if before:
                yield before
            last[mark.kind] = mark
        yield from last.values()

    def add_body(self, body: etree._Element) -> None:
        """Add the paragraphs and tables of `body`."""
        self._add_blocks(body, "\n\n")

    def add_around(self, element: etree._Element, value: str) -> None:
        """Add a header, a footer or a note, under a ``region`` mark of that `value`."""
        self._break("\n\n")
        start = self._next()
        self._add_blocks(element, "\n\n")
        if self._length > start:
            self._marks.append(Mark(start, self._length, "region", value))

    def _next(self) -> int:
        return self._length + len(self._gap)

    def _break(self, gap: str) -> None:
        if self._length:
            self._gap = max(self._gap, gap, key=GAPS.index)

    def _add_blocks(self, parent: etree._Element, gap: str) -> None:
        for node in parent:
            if node.tag == PARAGRAPH:
                self._break(self._cell_gap or gap)
                self._cell_gap = ""
                self._add_paragraph(node)
            elif node.tag == TABLE:
                self._add_table(node, gap)
            elif node.tag == CHOICES:
                self._add_blocks(_choice(node), gap)
            elif node.tag in THROUGH:
                self._add_blocks(node, gap)

    def _add_table(self, table: etree._Element, gap: str) -> None:
        """Add a table: a row is a paragraph, and a tab stands between its cells."""
        for row in _find(table, ROW):
            cells = list(_find(row, CELL))
            for number, cell in enumerate(cells):
                self._cell_gap = "\t" if number else gap
                self._add_blocks(cell, "\n" if len(cells) > 1 else gap)
            self._cell_gap = ""

    def _add_paragraph(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(PROPERTIES)
        name = child_value(properties, "w:pStyle") or self.styles.usual
        self._style = self.styles.of(name)
        self._runs, self._boxes, self._instructions = [], [], []
        self._read_inline(paragraph)
        boxes = self._boxes
        if any(run.text.strip() for run in self._runs):
            self._say(outline_level(properties) or self._style.level)
        for box in boxes:
            self._add_blocks(box, "\n\n")

    def _say(self, level: str) -> None:
        """Add the runs of a paragraph, with a heading's mark if it has a `level`."""
        start = self._next()
        self._pieces.append(self._gap)
        self._length, self._gap = start, ""
        for run in self._runs:
            end = self._length + len(run.text)
            for kind in ("bold", "hidden"):
                if run.text and getattr(run, kind):
                    self._marks.append(Mark(self._length, end, kind))
            self._pieces.append(run.text)
            self._length = end
        if level:
            self._marks.append(Mark(start, self._length, "heading", level))

    def _read_inline(self, parent: etree._Element) -> None:
        for node in parent:
            if node.tag == RUN:
                self._read_run(node)
            elif node.tag == CHOICES:
                self._read_inline(_choice(node))
            elif node.tag == DELETED:
                self.n_deleted += any(True for _ in node.iter(DELETED_TEXT))
            elif node.tag in THROUGH:
                self._read_inline(node)

    def _read_run(self, run: etree._Element, *, is_above: bool = False) -> None:
        properties = run.find(RUN_PROPERTIES)
        style = self.styles.of(child_value(properties, "w:rStyle"))
        bold = toggle(properties, "w:b")
        if bold is None:
            # Bold in a bold paragraph's character style turns it off again.
            bold = bool(style.bold) != bool(self._style.bold)
        hidden = toggle(properties, "w:vanish")
        if hidden is None:
            hidden = bool(style.hidden) or bool(self._style.hidden)
        text = "".join(self._printed(run))
        if text:
            self._runs.append(_Run(text, bold, hidden or is_above))

    def _printed(self, run: etree._Element) -> Iterator[str]:
        """Yield the characters of a run; note its text boxes and readings above."""
        for node in run:
            if node.tag == FIELD:
                self._step_field(node.get(FIELD_TYPE))
            elif any(self._instructions):
                continue
            elif node.tag in TEXTS:
                yield LINE_END.sub(" ", node.text or "")
            elif node.tag in SIGNS:
                yield SIGNS[node.tag]
            elif node.tag == SYMBOL:
                yield _symbol(node.get(CODE, ""))
            elif node.tag in DRAWINGS:
                self._boxes.extend(_outer_boxes(node))
            elif node.tag == CHOICES:
                yield from self._printed(_choice(node))
            elif node.tag == RUBY:
                self._read_inline(node)
                for above in node.iterfind(f"{ABOVE}/{RUN}"):
                    self._read_run(above, is_above=True)

    def _step_field(self, step: str | None) -> None:
        """Follow a field: what stands before its separator is an instruction."""
        if step == "begin":
            self._instructions.append(True)
        elif self._instructions and step == "separate":
            self._instructions[-1] = False
        elif self._instructions and step == "end":
            self._instructions.pop()


def _find(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the children `tag` of `parent`, those in content controls too."""
    for node in parent:
        if node.tag == tag:
            yield node
        elif node.tag in THROUGH:
            yield from _find(node, tag)


def _choice(choices: etree._Element) -> etree._Element:
    """Return one of the ways in which a thing is written for old and new programs."""
    choice = choices.find(CHOICE)
    other = choices.find(FALLBACK) if choice is None else choice
    return choices if other is None else other


def _outer_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of `drawing` that stand in no other one."""
    for box in drawing.iter(BOX):
        around = next(box.iterancestors(BOX, *DRAWINGS), None)
        if around is drawing or around is None:
            yield box


def _symbol(code: str) -> str:
    number = int(code, 16) if HEXADECIMAL.fullmatch(code) else 0
    # Half of a pair is no character.
    is_one = number and number not in SURROGATES
    return chr(number) if is_one else "\N{REPLACEMENT CHARACTER}"
