"""Markdown: plain text whose signs are marked as signs, and what they make bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.readers.decoding import decode
from helpers.readers.document import Document, Mark

HEADING = re.compile(r"^[ ]{0,3}(#{1,6})[ \t]+(?P<text>\S.*?)[ \t]*#*[ \t]*$", re.M)
BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>[^\n]+?)(?<=\S)\1")
QUOTE = re.compile(r"^[ ]{0,3}>[ ]?", re.M)
# What a site's generator keeps above the text: "title: …", "date: …".
FRONT = re.compile(
    r"\A---[ \t]*\r?\n(?:[\w-]+:.*\n|[ \t#-].*\n|\r?\n)+?---[ \t]*$", re.M
)
TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>.+?)[\"']?[ \t]*\r?$", re.M)
ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(?P<text>[^\n*_]+?)(?<=\S)\1(?![\w*])")


def read_markdown(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the text of one transcript as published, signs and all.

    Raises:
        ParseError: `content` is no text.
    """
    text, found = decode(content, name=name, encoding=encoding)
    marks = list(_marks(text))
    metadata = {"format": "markdown", "encoding": found}
    front = FRONT.match(text)
    if front:
        marks.append(Mark(*front.span(), "region", "front matter"))
        title = TITLE.search(front.group())
        metadata |= {"title": title["title"]} if title else {}
    return Document(text, tuple(sorted(marks)), metadata)


def _marks(text: str) -> Iterator[Mark]:
    for match in HEADING.finditer(text):
        sign = match.start(1), match.start("text")
        yield Mark(sign[0], match.end("text"), "heading", str(len(match[1])))
        yield Mark(*sign, "markup")
    for pattern, kind in ((BOLD, "bold"), (ITALIC, "")):
        for match in pattern.finditer(text):
            start, end = match.span("text")
            yield Mark(match.start(), start, "markup")
            yield Mark(end, match.end(), "markup")
            if kind:
                yield Mark(start, end, kind)
    for match in QUOTE.finditer(text):
        yield Mark(*match.span(), "markup")
