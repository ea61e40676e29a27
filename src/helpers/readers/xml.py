"""XML of parliaments: TEI, Akoma Ntoso, Bundestag, TheyWorkForYou, Hansard, ECPC.

The words in reading order, with a mark on every turn, label and note. How a dialect
writes them is a row of `helpers.readers.xml_dialects`.
"""

from __future__ import annotations

from helpers.errors import NoTranscriptError, ParseError
from helpers.readers.document import Document
from helpers.readers.xml_dialects import DIALECTS, dialect_of
from helpers.readers.xml_facts import facts_of
from helpers.readers.xml_parsing import (
    declares_page,
    declares_xml,
    parse_xml,
    root_of,
)
from helpers.readers.xml_sitting import Sitting

__all__ = ["looks_like_xml", "read_xml"]


def looks_like_xml(sample: str) -> bool:
    """Tell whether a file that begins with `sample` is XML, and no page."""
    root = root_of(sample)
    if root.lower() == "html" or declares_page(sample):
        return False
    return declares_xml(sample) or dialect_of(root) is not None


def read_xml(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the text of one sitting, with a mark on each turn.

    Raises:
        NoTranscriptError: `content` is of no dialect that is read, or holds no
            sitting.
        ParseError: it is broken, or holds several sittings.
    """
    root, found = parse_xml(content, name=name, encoding=encoding)
    dialect = dialect_of(root.tag)
    if not dialect:
        known = ", ".join(dict.fromkeys(dialect.name for dialect in DIALECTS))
        raise NoTranscriptError(
            f"{name}: is XML that begins with the element {root.tag[:40]!r}, expected"
            f" one of {known}; save its words as .txt"
        )
    sittings = [node for node in root if dialect.is_sitting[node]]
    if len(sittings) > 1:
        raise ParseError(
            f"{name}: holds several sittings, expected one;"
            f" save each <{sittings[0].tag}> as a file of its own"
        )
    sitting = Sitting(root, dialect)
    sitting.read(root)
    text = sitting.page.text()
    if not text.strip():
        raise NoTranscriptError(
            f"{name}: its element {root.tag[:40]!r} holds no words, expected a"
            " sitting; give the file of each sitting, not the one that lists them"
        )
    facts = {"format": dialect.name, "encoding": found, **facts_of(root, dialect)}
    return Document(text, tuple(sorted(sitting.page.trimmed())), facts)
