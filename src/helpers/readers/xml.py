"""XML files: bytes to elements without any risk, and elements to running text."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator

from lxml import etree

from helpers.errors import ParseError
from helpers.readers.decoding import decode
from helpers.readers.document import Document, Mark

MAX_BYTES = 100_000_000
SAMPLE = 1 << 16
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = re.compile(r"[ \t\n\r\f]+")
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)", re.I)
DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.S)
PROLOG = re.compile(r"(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.S)
DOCTYPE = re.compile(
    r"<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^\[>\"'])*+"
    r"(?:\[(?:\"[^\"]*\"|'[^']*'|<!--.*?-->|[^\]\"'<]|<(?!!--))*+\]\s*)?>",
    re.S,
)
ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]*)", re.S)
NAMED = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|&(?!#|(?:amp|lt|gt|quot|apos);)([^;\s&<]{0,40};?)",
    re.S,
)
# What stands between a label and the words: not part of the name.
LABEL_END = re.compile(r"\s*(?:[:：]|\.?\s*[-–—]+|(?<=[^\W\d_]{3})\.|(?<=\))\.)?\s*\Z")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
FIRST_YEAR, LAST_YEAR = 1200, 2099


def parse_xml(
    content: bytes, *, name: str, encoding: str = ""
) -> tuple[etree._Element, str]:
    """Return the root element of `content`, and the encoding of its bytes.

    The document type is cut off before anything is parsed, so that no entity of the
    file's own is ever resolved; the named characters of HTML are what they are
    everywhere, and any other ``&name;`` stays in the text as it is written.

    Raises:
        ParseError: `content` is too big, nests too deep, is cut off or is no XML.
    """
    if len(content) > MAX_BYTES:
        raise ParseError(
            f"{name}: has {len(content):,} bytes, expected at most {MAX_BYTES:,};"
            " split it into one file per sitting"
        )
    text, found = _decoded(content, name=name, encoding=encoding)
    text = DECLARATION.sub("", text, count=1) if DECLARATION.match(text) else text
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(NAMED.sub(_named, without_doctype(text)).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ParseError(
            f"{name}: is no whole XML file ({error}), expected one; fetch it again"
        ) from error
    return root, found


def without_doctype(text: str) -> str:
    """Return `text` without its document type declaration."""
    prolog = PROLOG.match(text)
    start = prolog.end() if prolog else 0
    doctype = DOCTYPE.match(text, start)
    return text[:start] + text[doctype.end() :] if doctype else text


def _named(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    character = html.unescape(match[0]) if match[1].endswith(";") else match[0]
    return character if character != match[0] else f"&amp;{match[1]}"


def _decoded(content: bytes, *, name: str, encoding: str) -> tuple[str, str]:
    declared = DECLARED.match(content[:300])
    if not encoding and declared:
        encoding = declared[1].decode().lower()
        if encoding in ("iso-8859-1", "latin-1", "us-ascii"):
            # What says so and has bytes from 80 to 9F is of Windows.
            encoding = "cp1252"
        try:
            return content.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            encoding = ""
    return decode(content, name=name, encoding=encoding)


def root_of(content: bytes) -> tuple[str, str]:
    """Return the name of the first element of `content`, and its attributes as text.

    Both are empty where `content` is no XML.
    """
    sample = content[:SAMPLE]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = sample.decode("utf-16", errors="ignore")
    else:
        text = sample.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    text = without_doctype(text)
    prolog = PROLOG.match(text)
    root = ROOT.match(text, prolog.end() if prolog else 0)
    return (root[2], root[3]) if root else ("", "")


def local(node: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def words_of(node: etree._Element | None) -> str:
    """Return all text in `node`, with white space folded."""
    return "" if node is None else SPACE.sub(" ", "".join(node.itertext())).strip()


def label_of(text: str) -> str:
    """Return a printed label without the sign that ends it."""
    return LABEL_END.sub("", SPACE.sub(" ", text).strip(), count=1)


def iso_day(text: str | None) -> str:
    """Return the day that `text` begins with as YYYY-MM-DD; empty if there is none."""
    found = DAY.match((text or "").strip())
    if not found:
        return ""
    try:
        day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return ""
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else ""


def first(root: etree._Element, *paths: str) -> str:
    """Return the first value that one of the XPath expressions finds, folded."""
    for path in paths:
        for value in root.xpath(path):
            text = value if isinstance(value, str) else words_of(value)
            if text.strip():
                return SPACE.sub(" ", str(text)).strip()
    return ""


class Flow:
    """The text of a file as it grows, with the marks that point into it.

    A format says what is a block and what is left out, and marks what it knows in
    `opened` and `closed`; `closed` is told where the element's text began.
    """

    skipped: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.gap = ""

    def opened(self, node: etree._Element, tag: str) -> None:
        """Do what a format does where an element begins."""

    def closed(self, node: etree._Element, tag: str, start: int) -> None:
        """Do what a format does where an element ends."""

    def is_block(self, node: etree._Element, tag: str) -> bool:
        """Tell whether an element stands in a paragraph of its own."""
        return tag in self.blocks

    def read(self, root: etree._Element) -> None:
        """Read `root` and all that is in it, in order."""
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        starts: list[int] = []
        for event, node in walker:
            tag = local(node)
            if event == "start":
                if tag in self.skipped:
                    walker.skip_subtree()
                elif self.is_block(node, tag):
                    self.part()
                starts.append(self.length)
                self.opened(node, tag)
                if tag not in self.skipped:
                    self.say(self.inner(node, tag))
            elif event == "end":
                self._end(node, tag, starts.pop())
            if event != "start" and node is not root:
                self.say(node.tail)

    def _end(self, node: etree._Element, tag: str, start: int) -> None:
        if tag not in self.skipped:
            self.closed(node, tag, start)
        if self.is_block(node, tag):
            self.part()

    def inner(self, node: etree._Element, tag: str) -> str | None:
        """Return what stands between the start of an element and its first child."""
        return node.text

    def part(self, gap: str = "\n\n") -> None:
        """End a paragraph, or with one line end a line."""
        if self.length:
            joined = self.gap.replace(" ", "") + gap
            self.gap = "\n" * min(joined.count("\n"), 2) or " "

    def say(self, text: str | None) -> None:
        """Add `text`, its white space folded."""
        if not text:
            return
        folded = SPACE.sub(" ", text)
        inside = folded.strip(" ")
        if folded.startswith(" ") and self.length and not self.gap:
            self.gap = " "
        if inside:
            self.pieces += [self.gap, inside]
            self.length += len(self.gap) + len(inside)
            self.gap = " " if folded.endswith(" ") else ""

    def mark(self, start: int, kind: str, value: str = "") -> None:
        """Mark what was said since `start`."""
        if self.length > start:
            self.marks.append(Mark(start, self.length, kind, value))

    def document(self, metadata: dict[str, str]) -> Document:
        """Return the text, its marks without white space at their ends."""
        text = "".join(self.pieces)
        marks = tuple(sorted(_trimmed(text, self.marks)))
        return Document(text, marks, {k: v for k, v in metadata.items() if v})


def _trimmed(text: str, marks: list[Mark]) -> Iterator[Mark]:
    for start, end, kind, value in marks:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Mark(start, end, kind, value)
