"""Where a speaker names another: a full name, initials or a title with a surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpers.segmenting.lexicon import TITLES
from helpers.speakers.names import Name, may_be_one, parse_name

MIN_SURNAME = 3


class NameMention(NamedTuple):
    """A person named in a speech, ``text[start:end]``."""

    start: int
    end: int
    text: str
    name: str


class NameFinder:
    """Finds the people of a corpus where they are named in speech."""

    def __init__(self, people: Iterable[str]) -> None:
        self.of_surname: dict[str, list[Name]] = defaultdict(list)
        for person in people:
            name = parse_name(person)
            if name.given and len(name.surname) >= MIN_SURNAME:
                self.of_surname[name.surname].append(name)
        surnames = "|".join(map(re.escape, sorted(self.of_surname, key=len)[::-1]))
        self.pattern = re.compile(
            rf"(?P<before>(?:[^\W\d_][\w.’'-]*[ \u00a0]){{1,3}})(?P<surname>{surnames})\b",
            re.I,
        )

    def find(self, text: str, start: int, end: int) -> Iterator[NameMention]:
        """Yield the people named in ``text[start:end]``.

        A title with a surname counts where only one person of the corpus has it.
        """
        if not self.of_surname:
            return
        for match in self.pattern.finditer(text, start, end):
            if not match["surname"][0].isupper():
                continue
            found = self._person(match)
            if found:
                person, begins = found
                place = match.start() + begins
                yield NameMention(place, match.end(), text[place : match.end()], person)

    def _person(self, match: re.Match[str]) -> tuple[str, int] | None:
        people = self.of_surname[match["surname"].casefold()]
        words = list(re.finditer(r"\S+", match["before"]))
        for number, word in enumerate(words):
            given = match["before"][word.start() :].strip()
            name = parse_name(f"{given} {match['surname']}")
            fits = [person for person in people if may_be_one(name, person)]
            if len(fits) == 1 and word.group()[0].isupper():
                return fits[0].printed, word.start()
            is_last = number == len(words) - 1
            is_title = word.group().rstrip(".").casefold() in TITLES
            if is_last and is_title and len(people) == 1:
                return people[0].printed, word.start()
        return None
