"""Printed names taken apart, and when two of them can be one person's."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from helpers.segmenting.labels import GLUED, INITIALS

TRAILING = re.compile(r"^(?P<surname>\S+) (?P<initials>(?:[^\W\d_]\. ?){1,3})$")


class Name(NamedTuple):
    """A name as compared: small letters, accents kept, initials as single letters.

    `given` is empty for a surname alone.
    """

    printed: str
    given: tuple[str, ...]
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out."""
        return any(len(part) > 1 for part in self.given)


def parse_name(printed: str) -> Name:
    """Return a printed name taken apart; initials may stand before or after it."""
    folded = unicodedata.normalize("NFC", printed)
    glued = GLUED.fullmatch(folded)
    if glued:
        return Name(printed, _letters(glued["initials"]), glued["surname"].casefold())
    trailing = TRAILING.match(folded)
    if trailing and len(trailing["surname"]) > 1 and "." not in trailing["surname"]:
        surname = trailing["surname"].strip(",").casefold()
        return Name(printed, _letters(trailing["initials"]), surname)
    given: list[str] = []
    *before, surname = folded.split()
    for word in before:
        if INITIALS.fullmatch(word):
            given.extend(_letters(word))
        else:
            given.append(word.casefold())
    return Name(printed, tuple(given), surname.casefold())


def _letters(initials: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]", initials.casefold()))


def squash(name: str) -> str:
    """Return `name` without case, spaces, dots and hyphens."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name)).casefold()


def may_be_one(one: Name, other: Name) -> bool:
    """Tell whether two names with given names or initials can be one person's.

    Their surnames are equal, and their given names agree from the first on, an
    initial with any name that it begins; or all given names of the one stand, written
    out and in order, among those of the other.
    """
    if one.surname != other.surname or not (one.given and other.given):
        return False
    pairs = zip(one.given, other.given, strict=False)
    if all(_agree(a, b) for a, b in pairs):
        return True
    short, long = sorted((one.given, other.given), key=len)
    rest = iter(long)
    return all(len(part) > 1 and part in rest for part in short)


def _agree(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return a == b
