"""Printed names taken apart, and when two of them can be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from helpers.segmenting.lexicon import PARTICLES
from helpers.segmenting.name_words import (
    GLUED,
    INITIALS,
    PATRONYMIC,
    without_generation,
)

TRAILING = re.compile(r"^(?P<surname>\S+) (?P<initials>(?:[^\W\d_]\. ?){1,3})$")
# "Udall of Colorado", "Lord Hunt of Kings Heath".
PLACED = re.compile(r"(?P<name>\S.*?) of (?P<place>\S.*)", re.I)
# A surname in capitals among words that are not: "Thomas SOTTO".
CAPITALS = re.compile(r"[^\W\d_](?:[^\W\d_]|[-’'])[^\W\d_]+(?:[-’'][^\W\d_]+)*")

# Initials without dots: "MR TG ORR".
CONSONANTS = re.compile("[B-DF-HJ-NP-TV-Z]{2,3}")

# Particles that are nobody's given name, in capitals or not.
NO_GIVEN = set("de der den von du le della dos ter".split())
# Behind a surname alone they are surnames themselves: "João Neto".
SURNAMES_TOO = set("neto filho júnior junior hijo fils".split())


class Name(NamedTuple):
    """A name as compared: small letters, accents kept, initials as single letters.

    `given` is empty for a surname alone; `place` is what follows "of"; `generation` is
    what tells father and son apart, "jr" or "iii".
    """

    printed: str
    given: tuple[str, ...]
    surname: str
    place: str = ""
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out."""
        return any(len(part) > 1 for part in self.given)


@lru_cache(maxsize=1 << 16)
def parse_name(printed: str, *, is_surname: bool = False) -> Name:
    """Return a printed name taken apart; initials may stand before or after it.

    Args:
        printed: the name, without title and office.
        is_surname: that it is one surname, or two as in Spain, and nothing else.
    """
    folded = unicodedata.normalize("NFC", printed)
    if is_surname:
        return Name(printed, (), folded.casefold())
    placed = PLACED.fullmatch(folded)
    if placed:
        name = parse_name(placed["name"])
        return name._replace(printed=printed, place=placed["place"].casefold())
    before_it, generation, _ = without_generation(folded)
    bare = generation.strip(" ,.").casefold()
    if bare and (" " in before_it or bare not in SURNAMES_TOO):
        return parse_name(before_it)._replace(printed=printed, generation=bare)
    glued = GLUED.fullmatch(folded)
    if glued:
        return Name(printed, _letters(glued["initials"]), glued["surname"].casefold())
    trailing = TRAILING.match(folded)
    if trailing and len(trailing["surname"]) > 1 and "." not in trailing["surname"]:
        surname = trailing["surname"].strip(",").casefold()
        return Name(printed, _letters(trailing["initials"]), surname)
    before, surname = _parted(folded)
    # "De Vries" is the surname of Ann de Vries; "Ben Orr" and "Van Orr" are names.
    if NO_GIVEN & {word.casefold() for word in before} and all(
        word.casefold() in PARTICLES for word in before
    ):
        before = []
    given: list[str] = []
    for word in before:
        if INITIALS.fullmatch(word) or CONSONANTS.fullmatch(word):
            given.extend(_letters(word))
        else:
            given.append(word.casefold())
    return Name(printed, tuple(given), surname.casefold())


def _parted(name: str) -> tuple[list[str], str]:
    """Return given names and surname, in whichever order they are printed."""
    last, comma, first = name.partition(", ")
    if comma and last and first:
        return first.split(), last
    words = name.split()
    capitals = [word for word in words if CAPITALS.fullmatch(word) and word.isupper()]
    others = [word for word in words if word not in capitals]
    if capitals and any(len(w) > 1 and not w.isupper() for w in others):
        return others, " ".join(capitals)
    is_patronymic = [bool(PATRONYMIC.search(word)) for word in words]
    if len(words) == 3 and is_patronymic[2] and not is_patronymic[1]:
        return words[1:], words[0]
    return words[:-1], words[-1]


def _letters(initials: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]", initials.casefold()))


def squash(name: str) -> str:
    """Return `name` without case, spaces, dots and hyphens."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name)).casefold()


def may_be_one(one: Name, other: Name) -> bool:
    """Tell whether two names with given names or initials can be one person's.

    Their surnames are equal, and so are place and generation, which tell namesakes
    apart; their given names agree from the first on, an initial with any name that it
    begins; or all given names of the one stand, written out and in order, among those
    of the other.
    """
    if one.surname != other.surname or one[3:] != other[3:]:
        return False
    return given_agree(one.given, other.given)


def given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether given names, or initials of them, can be one person's."""
    if not (one and other):
        return False
    pairs = zip(one, other, strict=False)
    if all(_agree(a, b) for a, b in pairs):
        return True
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(len(part) > 1 and part in rest for part in short)


def _agree(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return a == b


def hang_together(names: Iterable[Name]) -> dict[Name, frozenset[Name]]:
    """Return for each of `names` all that hang together with it, each with its next.

    Only names that share an initial are compared: a corpus may have a thousand
    Ivanovs.
    """
    near: dict[tuple[str, str], list[Name]] = defaultdict(list)
    group = {name: {name} for name in names}
    for name in group:
        for letter in {part[0] for part in name.given}:
            for other in near[name.surname, letter]:
                if group[name] is not group[other] and may_be_one(name, other):
                    group[name] |= group[other]
                    for member in group[other]:
                        group[member] = group[name]
            near[name.surname, letter].append(name)
    frozen = {id(members): frozenset(members) for members in group.values()}
    return {name: frozen[id(members)] for name, members in group.items()}


def are_one(group: Iterable[Name]) -> bool:
    """Tell whether any two of a group can be one person's."""
    names = list(group)
    return all(
        may_be_one(a, b) for place, a in enumerate(names) for b in names[place + 1 :]
    )
