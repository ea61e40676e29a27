"""Reads the speech of a meeting once, and says what is named at which places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helpers.measures.mentions.named.finding import (
    CAPITAL,
    LETTERS,
    Hit,
    finder,
    is_language,
    small_names,
)
from helpers.measures.mentions.named.people import (
    ARTICLE,
    SURNAME,
    Candidate,
    PeopleFinder,
    is_doubtful,
    is_word,
)
from helpers.measures.mentions.named.tables import given_names
from helpers.measures.mentions.named.words import INSTITUTIONS, STOPS, TITLES

ALONE = "surname"
PRINTED, CAPITALS, SMALL = "as printed", "capitals", "small letters"
SAMPLE = 2000  # characters of speech by which it is told how a text uses capitals
MOST_CAPITALS, FEWEST_CAPITALS = 0.6, 0.002  # shares of the letters
# By these words "Georgia" is told from the state of the same name.
GEORGIA = "Georgia"
CAUCASUS = ("Georgian", "Tbilisi", "Caucasus", "Abkhazia", "Ossetia", "Armenia",
            "Azerbaijan", "Moldova", "Ukraine")  # fmt: skip
STATES = ("Atlanta", "Alabama", "Florida", "Carolina", "Tennessee", "Congressman",
          "gentleman from", "gentlewoman from", "Senator from", "Mississippi",
          "Senators", "of Georgia:")  # fmt: skip
BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)\s$")
BEHIND = re.compile(r"\s([^\W\d_][\w-]*)")
BACK = 24  # characters in which the word before a surname stands

Range = tuple[int, int]


class Scan(NamedTuple):
    """What is named in the speech of one meeting.

    Attributes:
        hits: countries, peoples and organisations.
        people: people named by more than a surname.
        words: where other capitalised words stand, by word.
        letters: how the text uses capitals: as printed, capitals or small letters.
    """

    hits: list[Hit]
    people: list[Candidate]
    words: dict[str, list[int]]
    letters: str


def scan(text: str, ranges: Sequence[Range], people: PeopleFinder) -> Scan:
    """Return what is named in the ranges of `text`, the longest name at each place."""
    letters = letters_of(text, ranges)
    if letters == PRINTED:
        hits, found, words = _scan_printed(text, ranges, people)
    else:
        hits, found, words = _scan_caseless(text, ranges, people.language), [], {}
    return Scan(_counted(text, ranges, hits), found, words, letters)


def letters_of(text: str, ranges: Sequence[Range]) -> str:
    """Return how a text uses capitals."""
    sample = ""
    for start, end in ranges:
        sample += text[start : min(end, start + SAMPLE)]
        if len(sample) >= SAMPLE:
            break
    n_capitals = sum(map(str.isupper, sample))
    n_letters = n_capitals + sum(map(str.islower, sample))
    if n_letters < SAMPLE / 10:
        return PRINTED
    if n_capitals > MOST_CAPITALS * n_letters:
        return CAPITALS
    return SMALL if n_capitals < FEWEST_CAPITALS * n_letters else PRINTED


def surnames_alone(text: str, found: Scan, surnames: set[str]) -> Iterator[Candidate]:
    """Yield the places where one of `surnames` stands alone and is one.

    A surname that is a given name as well, such as "Thomas", may be anybody's.
    """
    firsts: dict[str, list[str]] = defaultdict(list)
    for surname in surnames:
        first = LETTERS.match(surname)
        is_no_name = surname in STOPS or given_names().get(surname.capitalize(), False)
        if first and len(surname) > 2 and not is_no_name:
            firsts[first.group()].append(surname)
    for word, places in found.words.items():
        for surname in firsts.get(word.casefold(), ()):
            for start in places:
                end = start + len(surname)
                if text[start:end].casefold() == surname and _is_surname(
                    text, start, end
                ):
                    yield Candidate(start, end, text[start:end], SURNAME, ALONE)


def _scan_printed(
    text: str, ranges: Sequence[Range], people: PeopleFinder
) -> tuple[list[Hit], list[Candidate], dict[str, list[int]]]:
    hits: list[Hit] = []
    found: list[Candidate] = []
    words: dict[str, list[int]] = defaultdict(list)
    at, person_at = people.finder.at, people.at
    for start, end in ranges:
        reach = start
        for match in CAPITAL.finditer(text, start, end):
            place = match.start()
            if place < reach:
                continue
            word = match.group()
            hit = at(text, word, place, end)
            person = person_at(text, word, place, (start, end))
            if person and (hit is None or person.end > hit.end):
                found.append(person)
                reach = person.end
            elif hit:
                hits.append(hit)
                reach = hit.end
            else:
                words[word].append(place)
    return hits, found, words


def _scan_caseless(text: str, ranges: Sequence[Range], language: str) -> list[Hit]:
    """Return the terms of a text whose capitals tell nothing; people are not told."""
    at = finder(language, is_caseless=True).at
    hits: list[Hit] = []
    for start, end in ranges:
        reach = start
        for match in LETTERS.finditer(text, start, end):
            place = match.start()
            hit = at(text, match.group(), place, end) if place >= reach else None
            if hit:
                hits.append(hit)
                reach = hit.end
    return hits


def _counted(text: str, ranges: Sequence[Range], hits: list[Hit]) -> list[Hit]:
    """Return the hits that are mentions, with organisations in small letters."""
    hits = sorted([*hits, *small_names(text)], key=lambda hit: (hit.start, -hit.end))
    starts = [start for start, _ in ranges]
    is_state, reach, kept = _is_the_state(text), 0, []
    for hit in hits:
        start, end = ranges[max(bisect_right(starts, hit.start) - 1, 0)]
        if hit.start < max(reach, start) or hit.end > end:
            continue
        reach = hit.end
        is_other = is_state and hit.term.printed == GEORGIA
        if hit.term.kind and not is_other and not is_language(hit, text, start, end):
            kept.append(hit)
    return kept


def _is_the_state(text: str) -> bool:
    """Tell whether "Georgia" is more likely the state than the country."""
    if GEORGIA not in text:
        return False
    n_states = sum(map(text.count, STATES))
    return n_states > sum(map(text.count, CAUCASUS))


def _is_surname(text: str, start: int, end: int) -> bool:
    """Tell whether a word that is a surname is one here, and this person's."""
    behind = BEHIND.match(text, end)
    if text[end : end + 1].isalnum() or (
        behind and behind[1][0].isupper() and behind[1].casefold() in INSTITUTIONS
    ):
        return False
    if is_doubtful(text, start, 0):
        # "Marsh" at the start of a sentence, in a text that speaks of a marsh.
        is_other = is_word(text, text[start:end].casefold())
        return not is_other and not ARTICLE.search(text[max(0, start - BACK) : start])
    before = BEFORE.search(text[max(0, start - BACK) : start])
    if not before or not before[1][0].isupper():
        return True
    # "Jack Lee" is another one than Ann Lee; "But Lee", "Minister Lee" are not.
    word = before[1].casefold().rstrip(".")
    return word in STOPS or word in TITLES
