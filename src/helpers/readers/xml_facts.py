"""What an XML file says of the whole sitting: its title, its day, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from helpers.readers.moments import iso_day
from helpers.readers.xml_dialects import Dialect
from helpers.readers.xml_labels import words_of
from helpers.readers.xml_text import SPACE

ISO = re.compile(r"(?:.*/)?(\d{4})-(\d\d)-(\d\d)(?!\d)")
BARE = re.compile(r"(\d{4})(\d\d)(\d\d)")
DOTTED = re.compile(r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})")
# A number and a year, in either order, with letters between or beside them.
PRINTED = re.compile(
    r"(?=.*[^\W\d_])(?:\b\d{1,2}\D+\d{4}(?!\d)|(?<!\d)\d{4}\D+\d{1,2}(?!\d))"
)
MAX_PRINTED = 120
DAYS = ("event", "published")
PREDICATE = re.compile(r"\[[^\]]*\]|^/+")
# Languages that parliaments write in three letters.
TWO_LETTERS = {
    "eng": "en", "spa": "es", "esp": "es", "fra": "fr", "fre": "fr", "deu": "de",
    "ger": "de", "ita": "it", "por": "pt", "gle": "ga", "afr": "af", "rus": "ru",
    "ukr": "uk", "nld": "nl", "dut": "nl", "cat": "ca", "ell": "el", "swa": "sw",
}  # fmt: skip
SAMPLING = re.compile(r"\bsampl(?:e|ing)\b", re.I)


def facts_of(root: etree._Element, dialect: Dialect) -> dict[str, str]:
    """Return what the file says of the whole; what it does not say is left out."""
    found = {"language": dialect.language}
    for fact, paths in dialect.facts.items():
        for path in paths:
            value = next(_values(root, path, fact), "")
            if value:
                found[fact] = value
                if fact in DAYS:
                    found[f"{fact}_place"] = f"XML {PREDICATE.sub('', path)}"
                break
    language = found["language"].split("-")[0].lower()
    found["language"] = TWO_LETTERS.get(language, language)
    if _is_excerpt(root, dialect):
        found["is_excerpt"] = "true"
    return {fact: value for fact, value in found.items() if value}


def _values(root: etree._Element, path: str, fact: str) -> Iterator[str]:
    for value in root.xpath(path):
        text = words_of(value) if isinstance(value, etree._Element) else str(value)
        text = SPACE.sub(" ", text).strip()
        text = day_or_phrase(text) if fact in DAYS else text
        if text:
            yield text


def day_or_phrase(text: str) -> str:
    """Return the day that `text` begins with as YYYY-MM-DD, or `text` if in words.

    Words are left to whoever reads days in all languages, and knows several days from
    one. Empty where `text` gives no day, or one that stands for none ("3000-01-01").
    """
    for pattern, order in ((ISO, (1, 2, 3)), (BARE, (1, 2, 3)), (DOTTED, (3, 2, 1))):
        match = pattern.match(text)
        if match:
            return iso_day(*(int(match[group]) for group in order))
    is_printed = len(text) <= MAX_PRINTED and PRINTED.search(text)
    return text if is_printed else ""


def _is_excerpt(root: etree._Element, dialect: Dialect) -> bool:
    return any(
        SAMPLING.search(f"{words_of(node)} {node.get('reason', '')}")
        for node in root.iter(etree.Element)
        if dialect.is_sample[node]
    )
