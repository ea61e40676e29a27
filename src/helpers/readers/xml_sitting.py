"""A sitting as it is read from its elements: text, turns, labels, and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from helpers.readers.document import Mark
from helpers.readers.xml_dialects import Dialect
from helpers.readers.xml_labels import (
    COLON_BEFORE,
    NUMBER,
    People,
    leading_label,
    printed_label,
    words_of,
)
from helpers.readers.xml_text import PARAGRAPH, SOFT, XmlText

# Kinds that are no part of the turn before them, where nothing says that it goes on.
APART = {"heading", "narration", "furniture", "metadata"}
MAX_LEADING = 500  # characters in which words may begin with a label
# Words of somebody whom a bracket names: "(Ann Lee [Greens]: No!)".
HECKLE = re.compile(r"[^:]{0,200}[^\W\d_]\s*(?:\[[^\]:]+\]|\([^):]+\))\s*:\s*\S")


@dataclass
class _Turn:
    """A turn that is open: where its words begin, and the element that holds it."""

    start: int
    label: str
    holder: etree._Element | None


class Sitting:
    """The text of a sitting as it grows, element by element.

    `page` holds the text and its marks once `read` has gone through the file.
    """

    def __init__(self, root: etree._Element, dialect: Dialect) -> None:
        self.dialect = dialect
        self.people = People(root, dialect)
        self.page = XmlText()
        self.turn: _Turn | None = None
        self.closed: tuple[_Turn, Mark] | None = None
        self.label = ""  # printed, and not yet a turn's
        self.printed: dict[str, str] = {}  # the last label of each name
        self.last = ""  # the name of the turn before
        self.paragraph = 0  # where the paragraph begins
        self.spoken = 0  # where the last words end that are not apart
        self.n_apart = 0

    def read(self, root: etree._Element) -> None:
        """Read `root` and all that is in it, in order."""
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        starts: list[int] = []
        for event, node in walker:
            if event == "start":
                starts.append(self.page.length)
                if self.dialect.is_hidden[node]:
                    walker.skip_subtree()
                else:
                    self._begin(node)
                    self._say(node, node.text)
            elif event == "end":
                start = starts.pop()
                if not self.dialect.is_hidden[node]:
                    self._end(node, start)
            if event != "start" and node is not root:
                self._say(node.getparent(), node.tail)
        self._close()

    def _say(self, node: etree._Element, text: str | None) -> None:
        if not text:
            return
        if self.dialect.is_verbatim[node]:
            self.page.print(text.strip("\r\n"))
        else:
            self.page.say(text, by_line=bool(self.dialect.is_by_line[node]))
        if not self.n_apart and not text.isspace():
            self.spoken = self.page.length

    def _begin(self, node: etree._Element) -> None:
        self._part(node)
        self.n_apart += self._is_apart(node)
        if self.dialect.is_closer[node]:
            self._close()
        if self.dialect.is_turn[node]:
            self._open(node)

    def _end(self, node: etree._Element, start: int) -> None:
        if self.dialect.is_label[node]:
            self._read_label(node, start)
        elif kind := self._kind(node):
            self._mark(kind, start)
        self.n_apart -= self._is_apart(node)
        is_holder = self.turn is not None and self.turn.holder is node
        if is_holder or self.dialect.is_closer[node]:
            self._close()
        self._part(node)
        if node.get("join") in ("right", "both"):
            self.page.join()

    def _part(self, node: etree._Element) -> None:
        """Have the gap that an element asks for."""
        gap = self.dialect.gap_of[node]
        if not gap and self._kind(node):
            parent = node.getparent()
            is_inside = parent is not None and self.dialect.is_paragraph[parent]
            gap = SOFT if is_inside else PARAGRAPH
        if gap:
            self.page.part(gap)
        if gap == PARAGRAPH:
            self.paragraph = self.page.length

    def _kind(self, node: etree._Element) -> str:
        """Return what an element is, if it is neither a turn nor a label."""
        is_other = self.dialect.is_label[node] or self.dialect.is_turn[node]
        return "" if is_other else self.dialect.kind_of[node]

    def _is_apart(self, node: etree._Element) -> bool:
        """Tell whether an element is no part of the turn before it."""
        return bool(self.dialect.opener_of[node]) or self._kind(node) in APART

    def _open(self, node: etree._Element) -> None:
        """Open the turn that an element holds."""
        self._close()
        if not self.label and self.dialect.continues and self.closed:
            self.turn, mark = self.closed
            self.turn.holder = node
            self.page.marks.remove(mark)
            return
        self.turn = _Turn(self.page.length, self.label, node)
        name = self.people.name(node)
        if self.label:
            self.printed[name] = self.label
        elif not self._prints_label(node):
            self.turn.label = self._print_label(node, name)
            self.turn.start = self.page.length
        self.label, self.last = "", name

    def _prints_label(self, node: etree._Element) -> bool:
        """Tell whether a turn begins with its label, as an element or in its words."""
        walker = etree.iterwalk(node, events=("start", "end"))
        for event, inner in walker:
            if self.dialect.is_label[inner] and words_of(inner):
                return True
            if event == "start" and (
                self.dialect.is_hidden[inner] or self._kind(inner)
            ):
                walker.skip_subtree()
            elif ((inner.text if event == "start" else inner.tail) or "").strip():
                break
        return bool(leading_label(words_of(node)[:MAX_LEADING]).text)

    def _print_label(self, node: etree._Element, name: str) -> str:
        """Print a label made from a name, unless the speaker's goes on; return it."""
        if not name:
            return ""
        label, printed = self.people.printed(node, name)
        if name in self.printed:
            label = self.printed[name]
            printed = f"{label}:"
            if name == self.last:
                return label
        start = self.page.length
        self.page.part(PARAGRAPH)
        self.page.print(printed)
        self.page.mark(start, "label", label)
        self.page.glue()
        return label

    def _read_label(self, node: etree._Element, start: int) -> None:
        """Have the label that stands since `start` open a turn, or wait for one."""
        text = self.page.since(start)
        label, length = printed_label(text)
        if not text.strip() or not label:
            return
        end = start + length
        before = self.page.since(self.paragraph)[: start - self.paragraph]
        is_numbered = before.strip() and NUMBER.match(before)
        begin = self.paragraph if is_numbered else start
        self.page.mark(begin, "label", label, end=end)
        if around := self.dialect.opener_of[node]:
            self._close(before=start)
            holder = next(node.iterancestors(around), None)
            self.turn = _Turn(end, label, holder)
            self.spoken = end
        elif self.turn is None:
            self.label = label
        else:
            self._relabel(self.turn, label, begin, end)

    def _relabel(self, turn: _Turn, label: str, start: int, end: int) -> None:
        """Give an open turn its label; where it has words, open the next one."""
        said = self.page.since(turn.start)[: start - turn.start]
        if said.strip():
            self._close(before=start)
            self.turn = _Turn(end, label, turn.holder)
        else:
            turn.label, turn.start = label, end
            if turn.holder is not None:
                self.printed[self.people.name(turn.holder)] = label

    def _mark(self, kind: str, start: int) -> None:
        """Mark what an element is, save for the turns that are in it."""
        if kind == "note":
            kind = "stage" if self.turn else "narration"
        if kind == "stage" and HECKLE.match(self.page.since(start)):
            kind = "interjection"
        if kind == "heading":
            self.closed = None
        place = start
        if kind in APART:
            for mark in list(self._turns_since(start)):
                self.page.mark(place, kind, end=max(mark.start, place))
                place = max(mark.end, place)
        self.page.mark(place, kind, "2" if kind == "heading" else "")

    def _turns_since(self, start: int) -> Iterator[Mark]:
        """Yield the turns and labels that begin at `start` or later, in order."""
        found = []
        for mark in reversed(self.page.marks):
            if mark.end < start:
                break
            if mark.start >= start and mark.kind in ("turn", "label"):
                found.append(mark)
        yield from sorted(found)

    def _close(self, before: int = -1) -> None:
        """End the open turn; what is apart behind its last words is no part of it."""
        turn, self.turn = self.turn, None
        if turn is None:
            return
        self.page.unglue()
        end = self.page.length if before < 0 else before
        if self.dialect.openers:
            end = max(min(end, self.spoken), turn.start)
        text = self.page.since(turn.start)[: end - turn.start]
        if turn.label:
            colon = COLON_BEFORE.match(text)
            length = colon.end() if colon else 0
        else:
            turn.label, length = leading_label(text)
        if length:
            self.page.mark(turn.start, "label", turn.label, end=turn.start + length)
            turn.start += length
        self.page.mark(turn.start, "turn", turn.label, end=end)
        self.closed = turn, self.page.marks[-1]
