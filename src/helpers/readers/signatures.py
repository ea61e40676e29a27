"""The first bytes of formats that large libraries read, told without these."""

from __future__ import annotations

from helpers.readers.archive import looks_like_zip

PDF = b"%PDF-"
# What a mail program or a web server added may stand before it.
REACH = 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def looks_like_pdf(content: bytes) -> bool:
    """Tell whether `content` begins like a PDF file."""
    return PDF in content[:REACH]


def looks_like_word(content: bytes) -> bool:
    """Tell whether `content` is a zip or OLE container, as Word files are.

    Other files in such containers are told apart, and refused, by `read_word`.
    """
    return looks_like_zip(content) or looks_like_ole(content)


def looks_like_ole(content: bytes) -> bool:
    """Tell whether `content` begins like a container of old Office files."""
    return content.startswith(OLE)
