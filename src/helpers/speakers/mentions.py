"""Where a speaker names another: a full name, initials or a title with a surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpers.segmenting.lexicon import TITLES
from helpers.speakers.names import Name, may_be_one, parse_name

MIN_SURNAME = 3
# A word that begins with a capital, as far as a pattern can tell.
WORD = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+")
# Up to three words before a surname, and how far back they are looked for.
BEFORE = re.compile(r"(?:[^\W\d_][\w.’'-]*[ \u00a0]){1,3}$")
REACH = 60


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

    def find(self, text: str, start: int, end: int) -> Iterator[NameMention]:
        """Yield the people named in ``text[start:end]``.

        A title with a surname counts where only one person of the corpus has it.
        """
        for match in WORD.finditer(text, start, end):
            people = self.of_surname.get(match.group().casefold())
            if not people or not match.group()[0].isupper():
                continue
            before = BEFORE.search(
                text[max(start, match.start() - REACH) : match.start()]
            )
            if not before:
                continue
            found = _person(people, before.group(), match.group())
            if found:
                person, begins = found
                place = match.start() - len(before.group()) + begins
                yield NameMention(place, match.end(), text[place : match.end()], person)


def _person(people: list[Name], before: str, surname: str) -> tuple[str, int] | None:
    """Return who of `people` is meant by the words before a surname, and from where."""
    words = list(re.finditer(r"\S+", before))
    for word in reversed(words):
        if not word.group()[0].isupper():
            break
        name = parse_name(f"{before[word.start() :].strip()} {surname}")
        # Who says "Ann Lee" may mean a junior.
        fits = [
            person
            for person in people
            if may_be_one(name, person._replace(generation=name.generation))
        ]
        if len(fits) == 1:
            return fits[0].printed, word.start()
    is_title = words[-1].group().rstrip(".").casefold() in TITLES
    if is_title and words[-1].group()[0].isupper() and len(people) == 1:
        return people[0].printed, words[-1].start()
    return None
