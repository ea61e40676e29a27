"""One file per format: bytes to `Document`; the format is told from the content."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from helpers.errors import NoTranscriptError, ParseError
from helpers.readers.document import Document, Mark
from helpers.readers.signatures import looks_like_pdf, looks_like_word

__all__ = ["Document", "Mark", "detect_format", "is_text", "read_document"]

SAMPLE = 1 << 16
TABLE = "table"
# The formats that are read, and the function of their module. A module is imported
# when the first file of its format comes: some bring large libraries.
READERS = {
    "pdf": ("helpers.readers.pdf", "read_pdf"),
    "word": ("helpers.readers.word", "read_word"),
    "xml": ("helpers.readers.xml", "read_xml"),
    "html": ("helpers.readers.html", "read_html"),
    "json": ("helpers.readers.json_transcripts", "read_json"),
    "captions": ("helpers.readers.captions", "read_captions"),
    TABLE: ("helpers.readers.tabular", "read_table"),
    "markdown": ("helpers.readers.markdown", "read_markdown"),
    "text": ("helpers.readers.text", "read_text"),
}
EXPECTED = (
    "text, Markdown, HTML, Word, PDF, captions, JSON, a table, or a parliament's XML"
)

# Formats that are known by their first bytes and not read, and what to do instead.
UNREAD = (
    (b"{\\rtf", "a rich text file", "save it as .docx"),
    (b"\x89PNG", "a picture", "run OCR on it"),
    (b"\xff\xd8\xff", "a picture", "run OCR on it"),
    (b"GIF8", "a picture", "run OCR on it"),
    (b"\x1f\x8b", "a compressed file", "unpack it"),
    (b"\xfd7zXZ", "a compressed file", "unpack it"),
    (b"BZh", "a compressed file", "unpack it"),
    (b"ID3", "a sound file", "have it transcribed"),
    (b"OggS", "a sound file", "have it transcribed"),
)
# Of these the kinds that are transcripts more often than not.
TEXTS_UNREAD = {"a rich text file"}
PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*+(?:<\?xml.{0,200}?\?>\s*)?<(?:!doctype\s+html|html\b"
    r"|head\b|body\b)",
    re.I | re.S,
)
# A piece of a page begins with a block; "<b>" inside a text makes no page of it.
FRAGMENT = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|table|article|section)\b|\s*<span\s+class", re.I
)
MARKDOWN = (".md", ".markdown")


class _Sample(NamedTuple):
    """The beginning of a file, as bytes and as characters, and its name."""

    content: bytes
    text: str
    name: str


def _is_pdf(sample: _Sample) -> bool:
    return looks_like_pdf(sample.content)


def _is_word(sample: _Sample) -> bool:
    return looks_like_word(sample.content)


def _is_page(sample: _Sample) -> bool:
    return bool(PAGE.match(sample.text) or FRAGMENT.match(sample.text))


def _is_json(sample: _Sample) -> bool:
    from helpers.readers.json_values import looks_like_json

    return looks_like_json(sample.text)


def _is_xml(sample: _Sample) -> bool:
    from helpers.readers.xml import looks_like_xml

    return looks_like_xml(sample.text)


def _is_captions(sample: _Sample) -> bool:
    from helpers.readers.captions import looks_like_captions

    return looks_like_captions(sample.text)


def _is_table(sample: _Sample) -> bool:
    from helpers.readers.tabular import looks_like_table

    return looks_like_table(sample.text, sample.name)


def _is_markdown(sample: _Sample) -> bool:
    return sample.name.lower().endswith(MARKDOWN)


# Asked in this order; what is none of these is text.
TESTS: tuple[tuple[str, Callable[[_Sample], bool]], ...] = (
    ("pdf", _is_pdf),
    ("word", _is_word),
    ("html", _is_page),
    ("xml", _is_xml),
    ("json", _is_json),
    ("captions", _is_captions),
    (TABLE, _is_table),
    ("markdown", _is_markdown),
)


def detect_format(content: bytes, *, name: str) -> str:
    """Return the format of `content`: one of `READERS`.

    Raises:
        NoTranscriptError: it is a picture or the like.
        ParseError: it is a text of a kind that is not read; the message says what to
            do.
    """
    for start, kind, advice in UNREAD:
        if content.startswith(start):
            refusal = ParseError if kind in TEXTS_UNREAD else NoTranscriptError
            raise refusal(f"{name}: is {kind}, expected {EXPECTED}; {advice}")
    sample = _Sample(content[:SAMPLE], _readable(content[:SAMPLE]), name)
    return next((format for format, fits in TESTS if fits(sample)), "text")


def is_text(format: str) -> bool:
    """Tell whether only a file's name can say that it is a transcript.

    Any text can be of format ``text``; other formats are known by what they hold.
    """
    return format in ("text", "markdown", "html")


def _readable(sample: bytes) -> str:
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return sample.decode("utf-16", errors="ignore")
    return sample.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def read_document(
    content: bytes,
    *,
    name: str,
    encoding: str = "",
    speaker_column: str = "",
    text_column: str = "",
) -> Document:
    """Return the published text of a file of any format that is read.

    Args:
        content: the bytes of the file.
        name: its name, for errors.
        encoding: what a person says it is; empty if nobody does.
        speaker_column: of a table, the column of the speakers; empty to guess it.
        text_column: of a table, the column of the words; empty to guess it.

    Raises:
        ParseError: it is of no such format, or not what it claims to be.
    """
    columns = {"speaker_column": speaker_column, "text_column": text_column}
    stated = {key: value for key, value in columns.items() if value}
    format = TABLE if stated else detect_format(content, name=name)
    module, function = READERS[format]
    reader: Callable[..., Document] = getattr(import_module(module), function)
    return reader(content, name=name, encoding=encoding, **stated)
