"""Plain text: the decoded characters, line ends and all."""

from __future__ import annotations

from helpers.readers.decoding import decode
from helpers.readers.document import Document


def read_text(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the text of one transcript as published.

    Raises:
        ParseError: `content` is no text.
    """
    text, found = decode(content, name=name, encoding=encoding)
    return Document(text, metadata={"format": "text", "encoding": found})
