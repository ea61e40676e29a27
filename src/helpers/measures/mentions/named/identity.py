"""Whose a name is: a speaker's, that of somebody named in full, or nobody else's.

A surname that fits two people stays a surname, and its standard name says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from helpers.speakers.names import (
    Name,
    are_one,
    given_agree,
    hang_together,
    may_be_one,
    parse_name,
)

SPEAKER_HERE = "one speaker of the meeting"
NAMED_HERE = "one person named in full in the meeting"
ELSEWHERE = "one person of other meetings"
NOBODY_ELSE = "nobody named in full"
UNSAID = "(which is not said)"
SEVERAL = "more than one person"
By = dict[str, set[str]]


class Whose(NamedTuple):
    """The standard name of somebody named, and whom the words fit."""

    name: str
    fits: str


class Identities:
    """The people of a corpus, by the names that stand for them.

    Args:
        speakers: by meeting, its speakers by standard name.
        named: by meeting, how often each full name is printed in speech.
    """

    def __init__(
        self, speakers: Mapping[str, Iterable[str]], named: Mapping[str, Counter[str]]
    ) -> None:
        self._here = {key: _by_surname(names) for key, names in speakers.items()}
        self._speakers = _merged(self._here.values())
        self._standard = _standard_names(named)
        self._named_here = {
            meeting: _by_surname({self.full(meeting, name).name for name in names})
            for meeting, names in named.items()
        }
        self._everybody = _merged([self._speakers, *self._named_here.values()])

    def full(self, meeting: str, printed: str) -> Whose:
        """Return whose a full name is; elsewhere its initials may be written out."""
        name = parse_name(printed)
        for by, fits in (
            (self._here.get(meeting, {}), SPEAKER_HERE),
            (self._speakers, ELSEWHERE),
        ):
            people = {p for p in by.get(_key(printed), ()) if _may_be(name, p)}
            if people:
                return _one(people, printed, fits)
        return Whose(self._standard.get(printed, printed), "")

    def surname(self, meeting: str, printed: str) -> Whose:
        """Return whose a surname is, of the meeting's people first."""
        for find in (_of_surname, _of_first_word):
            for by, fits in self._levels(meeting):
                people = find(by, printed)
                if people:
                    return _one(people, printed, fits)
        return Whose(printed, NOBODY_ELSE)

    def first_names(self, meeting: str, printed: str) -> Whose:
        """Return who of the meeting is addressed by given name and patronymic."""
        given = tuple(printed.casefold().split())
        for by, fits in self._levels(meeting)[:2]:
            people = {
                person
                for names in by.values()
                for person in names
                if given_agree(parse_name(person).given, given)
            }
            if people:
                return _one(people, printed, fits)
        return Whose(printed, NOBODY_ELSE)

    def surnames(self, meeting: str) -> set[str]:
        """Return the surnames of a meeting's people, in small letters."""
        here, named = (by for by, _ in self._levels(meeting)[:2])
        return set(here) | set(named)

    def _levels(self, meeting: str) -> list[tuple[By, str]]:
        return [
            (self._here.get(meeting, {}), SPEAKER_HERE),
            (self._named_here.get(meeting, {}), NAMED_HERE),
            (self._everybody, ELSEWHERE),
        ]


def _standard_names(named: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Return the commonest form of each full name: "S. Lavrov" is written out."""
    counts: Counter[str] = Counter()
    for names in named.values():
        counts.update(names)
    parsed = [parse_name(printed) for printed in sorted(counts)]
    standard = {}
    for name, group in hang_together(parsed).items():
        if are_one(group):
            best = min(
                group, key=lambda n: (not n.is_full, -counts[n.printed], n.printed)
            )
            standard[name.printed] = best.printed
    return standard


def _of_surname(by: By, printed: str) -> set[str]:
    return by.get(_key(printed), set())


def _of_first_word(by: By, printed: str) -> set[str]:
    """Return the people whose name begins with it: "President Xi" is Xi Jinping."""
    first = f"{printed} ".casefold()
    return {p for names in by.values() for p in names if p.casefold().startswith(first)}


def _one(people: set[str], printed: str, fits: str) -> Whose:
    if len(people) == 1:
        return Whose(min(people), fits)
    return Whose(f"{printed} {UNSAID}", SEVERAL)


def _key(printed: str) -> str:
    """Return the surname of a name as compared: "Assad" of "Bashar al-Assad"."""
    surname = parse_name(printed).surname.rpartition(" ")[2]
    return surname.removeprefix("al-").removeprefix("el-")


def _by_surname(people: Iterable[str]) -> By:
    by: By = defaultdict(set)
    for person in people:
        by[_key(person)].add(person)
    return dict(by)


def _merged(maps: Iterable[By]) -> By:
    merged: By = defaultdict(set)
    for by in maps:
        for surname, people in by.items():
            merged[surname] |= people
    return dict(merged)


def _may_be(name: Name, person: str) -> bool:
    other = parse_name(person)
    same = other._replace(generation=name.generation, surname=name.surname)
    return bool(other.given) and may_be_one(name, same)
