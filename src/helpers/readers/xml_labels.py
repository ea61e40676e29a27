"""Who speaks, in the XML of parliaments: labels as printed, and made from names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from helpers.readers.xml_dialects import Dialect
from helpers.readers.xml_text import SPACE

CHAIR = "Chair"
NOBODY = {"", "unknown", "none", "n/a", "na", "anonymous", "nobody", "nospeaker"}
MAX_LABEL = 120  # characters; what is longer has words of the speech in it
# ".-" ends a label in Spanish records; a colon may stand inside of one.
DASH = r"\s*\.\s*[-‐–—]+"
SIGNED = re.compile(
    rf"\s*(?P<label>[^\s.].{{0,{MAX_LABEL}}}?)(?P<sign>{DASH})(?:\s+|$)"
)
COLON = re.compile(rf"\s*(?P<label>[^\s:：].{{0,{MAX_LABEL}}}?)(?P<sign>\s*[:：])\s*")
# A sentence has ended in what stands before such a sign: then it is no label's.
ENDED = re.compile(r"[^\W\d_]{4,}[.!?]\s")
SIGN = re.compile(r"\s*(?:[:：]|\.?\s*[-‐–—]+|(?<=[^\W\d_]{3})\.|(?<=\))\.)?\s*\Z")
# A number of a question, and what is printed between a label and the words.
NUMBER = re.compile(r"\s*[*†]?(?:Q?\d+[.)]?|\[\d+\])\s*\Z")
# The beginning of "McLean", inside which no word begins.
MAC = re.compile(r"Ma?c\Z")
COLON_BEFORE = re.compile(r"\s*[:：]\s*")


class Label(NamedTuple):
    """A label as printed in a stretch of text: what it says, and where it ends."""

    text: str
    end: int


def words_of(node: etree._Element | None) -> str:
    """Return all words in an element, white space folded."""
    if node is None:
        return ""
    return SPACE.sub(" ", "".join(node.itertext(etree.Element))).strip(" ")


def printed_label(text: str) -> Label:
    """Return the label in what the format says is one, which may hold more.

    A whole paragraph may stand where only the label should: then the label ends with
    its sign, and what follows is speech. Where no sign ends it, there is no label.
    """
    match = SIGNED.match(text)
    if not match and len(text) > MAX_LABEL:
        match = COLON.match(text)
    if match and not ENDED.search(match["label"]):
        return Label(_folded(match["label"]), match.end("sign"))
    if len(text) > MAX_LABEL:
        return Label("", 0)
    return Label(SIGN.sub("", _folded(text), count=1), len(text))


def leading_label(text: str) -> Label:
    """Return the label with which words begin that should have none; often empty."""
    match = SIGNED.match(text)
    words = match["label"].split() if match else []
    has_surname = any(word.isupper() and len(word) > 2 for word in words[1:])
    if not match or not has_surname or ENDED.search(match["label"]):
        return Label("", 0)
    return Label(_folded(match["label"]), match.end("sign"))


def _folded(text: str) -> str:
    return SPACE.sub(" ", text).strip()


class People:
    """The people that a file lists, and what it says of the speaker of a turn."""

    def __init__(self, root: etree._Element, dialect: Dialect) -> None:
        self.dialect = dialect
        self.names: dict[str, str] = {}
        for path, key, name in dialect.people:
            for person in root.xpath(path):
                if person.get(key):
                    self.names.setdefault(person.get(key), _name(person, name))

    def name(self, node: etree._Element) -> str:
        """Return who holds a turn, by name if the file has one, else by id."""
        for path in self.dialect.names:
            ids = _ids(_value(node, path))
            known = [self.names.get(key) or _spelled(key) for key in ids]
            names = [name for name in known if name.lower() not in NOBODY]
            if names:
                return ", ".join(names)
        return CHAIR if self.dialect.is_chair[node] else ""

    def printed(self, node: etree._Element, name: str) -> tuple[str, str]:
        """Return the label made for a turn of `name`, and what is printed for it."""
        office = _first(node, self.dialect.offices)
        label = f"{office} ({name})" if office and office != name else name
        note = _first(node, self.dialect.notes)
        return label, f"{label}, {note}:" if note and note != name else f"{label}:"


def _spelled(key: str) -> str:
    """Return a name that an id runs together as it is written: "AnnLee", Ann Lee.

    An id with a number in it stays as it is: the number may tell two people apart.
    """
    if not key.isalpha() or not key[0].isupper():
        return key
    starts = [p for p in range(1, len(key)) if _starts_word(key, p)]
    return " ".join(key[a:b] for a, b in pairwise([0, *starts, len(key)]))


def _starts_word(key: str, place: int) -> bool:
    before = key[:place]
    follows_small = key[place].isupper() and before[-1].islower()
    return follows_small and not MAC.search(before)


def _first(node: etree._Element, paths: tuple[str, ...]) -> str:
    for path in paths:
        value = _value(node, path)
        if value.lower() not in NOBODY:
            return value
    return ""


def _value(node: etree._Element, path: str) -> str:
    """Return the folded value of an attribute, or the words of the first element."""
    if path.startswith("@"):
        return _folded(node.get(path[1:], ""))
    return words_of(node.find(path))


def _ids(stated: str) -> list[str]:
    """Return what ``#ann-lee #bo`` points to; else `stated` itself."""
    if "#" not in stated:
        return [stated]
    return [word.rpartition("#")[2] for word in stated.split()]


def _name(person: etree._Element, path: str) -> str:
    if path.startswith("@"):
        return _folded(person.get(path[1:], ""))
    names = person.findall(path) if path != "." else [person]
    if not names:
        return ""
    given = names[-1].findall("forename")
    family = [n for n in names[-1] if n.tag in ("nameLink", "surname")]
    parts = [words_of(part) for part in [*given, *family]]
    return " ".join(part for part in parts if part) or words_of(names[-1])
