"""One file per format: bytes to `Document`; the format is told from the content."""

from __future__ import annotations

import re
from collections.abc import Callable

from helpers.errors import ParseError
from helpers.readers.document import Document, Mark
from helpers.readers.html import read_html
from helpers.readers.markdown import read_markdown
from helpers.readers.text import read_text

__all__ = ["Document", "Mark", "detect_format", "read_document"]

READERS: dict[str, Callable[..., Document]] = {
    "html": read_html,
    "markdown": read_markdown,
    "text": read_text,
}

# Formats that are known by their first bytes and not read, and what to do instead.
UNREAD = (
    (b"%PDF", "a PDF file", "save its text as .txt"),
    (b"PK\x03\x04", "a zip archive, such as a Word file", "save it as .txt or .html"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)", "save it as .txt or .html"),
    (b"{\\rtf", "a rich text file", "save it as .txt or .html"),
    (b"\x89PNG", "a picture", "take it away"),
    (b"\xff\xd8\xff", "a picture", "take it away"),
    (b"GIF8", "a picture", "take it away"),
    (b"\x1f\x8b", "a compressed file", "unpack it"),
)
# Text of a kind that is no transcript in plain words.
UNREAD_TEXT = (
    (re.compile(r"\s*<\?xml(?!.{0,400}<html)", re.S), "an XML file"),
    (re.compile(r'\s*[\[{]\s*["\[{}\]]'), "a JSON file"),
    (re.compile(r"(?:.{0,500}\n)?WEBVTT\b", re.S), "a captions file (WebVTT)"),
    (re.compile(r"\s*\d+\s*\n\d\d:\d\d:\d\d,\d{3} -->"), "a captions file (SRT)"),
)
PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*(?:<\?xml.{0,200}?\?>\s*)?<(?:!doctype\s+html|html\b"
    r"|head\b|body\b)",
    re.I | re.S,
)
# A piece of a page begins with a block; "<b>" inside a text makes no page of it.
FRAGMENT = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|table|article|section)\b|\s*<span\s+class", re.I
)
SAMPLE = 1 << 16


def detect_format(content: bytes, *, name: str) -> str:
    """Return the format of `content`: html, markdown or text.

    Raises:
        ParseError: it is of a kind that is not read; the message says what to do.
    """
    for start, kind, advice in UNREAD:
        if content.startswith(start):
            raise ParseError(f"{name}: is {kind}, expected text or HTML; {advice}")
    if name.lower().endswith((".csv", ".tsv")):
        raise ParseError(
            f"{name}: is a table, expected text or HTML; save its words as .txt"
        )
    sample = _readable(content[:SAMPLE])
    for pattern, kind in UNREAD_TEXT:
        if pattern.match(sample):
            raise ParseError(
                f"{name}: is {kind}, expected text, Markdown or HTML;"
                " save its words as .txt"
            )
    if PAGE.match(sample) or FRAGMENT.match(sample):
        return "html"
    if name.lower().endswith((".md", ".markdown")):
        return "markdown"
    return "text"


def _readable(sample: bytes) -> str:
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return sample.decode("utf-16", errors="ignore")
    return sample.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def read_document(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the published text of a file of any format that is read.

    Raises:
        ParseError: it is of no such format, or not what it claims to be.
    """
    reader = READERS[detect_format(content, name=name)]
    return reader(content, name=name, encoding=encoding)
