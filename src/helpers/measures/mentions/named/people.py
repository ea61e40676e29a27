"""Finds people where they are named: by a title, initials, or a known given name.

Two capitalised words alone are no evidence: "Nord Stream" is nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpers.measures.mentions.named.finding import GAP
from helpers.measures.mentions.named.finding import finder as find_in
from helpers.measures.mentions.named.tables import given_names
from helpers.measures.mentions.named.words import INSTITUTIONS, RANKS, STOPS, TITLES
from helpers.segmenting.lexicon import PARTICLES
from helpers.speakers.names import parse_name

FULL, SURNAME, FIRST_NAMES, RANK = "full name", "surname", "first names", "rank"
BY_TITLE, BY_INITIALS, BY_GIVEN, BY_PATRONYMIC = (
    "title",
    "initials",
    "given name",
    "given name and patronymic",
)

# "Dr. Lee", but not "Mr President. Welcome".
DOTTED = set(
    "mr mrs ms mx dr prof hon rev gen col lt capt sgt adm cllr rep sen gov amb st"
    " hr dhr mevr sr sra sr.ª srª".split()
)
# A country's name behind them is a person's.
ADDRESSES = DOTTED | set("miss sir lord lady dame herr frau monsieur madame".split())
_U = "[^\\W\\d_a-zß-öø-ÿа-яё]"
_WORD = rf"{_U}(?:[\w\u0300-\u036f-]|[’'](?!s(?!\w)))*"
_PARTICLE = "|".join(sorted(p for p in PARTICLES - {"y"} if p.isalpha()))
NAME_WORD = re.compile(
    rf"{GAP}(?:(?:(?:{_PARTICLE})\s){{1,2}}|al-|el-)?(?:{_U}\.(?:{_U}\.)*(?=\s)|{_WORD})"
)
# Behind a title they are a name's; others may be those of an office.
IN_ANY_NAMES = set("van von al bin ben ibn ten ter".split())
IN_NAMES = IN_ANY_NAMES | set("de du di da le dos".split())
INITIALS = re.compile(
    rf"(?:{_U}\.\s?){{1,3}}(?P<surname>{_U}(?:[\w-]|[’'](?!s(?!\w)))+\w)"
)
NUMERAL = re.compile("[IVX]+")
ARTICLE = re.compile(r"\b(?:the|a|an)\s$", re.I)
SENTENCE_END = re.compile(r"(?:^|[.!?:;…\n])[\s\"'“”‘’«»(–—-]*$")
PATRONYMIC = re.compile(
    "(?P<father>[^\\W\\d_]{3,}?)(?:[yi]?evich|ovich|[yi]?evna|ovna|ich|ichna)"
)
VOWELS = "aeiouy"
NO_SURNAMES = STOPS | INSTITUTIONS
MOST_WORDS = 4
# German offices of one word.
BODY = re.compile(r"(?:bundes|staats|minister)\w*(?:minister|kanzler|präsident|rat)")
BACK = 8  # characters in which an article or a sentence's end is looked for


class Candidate(NamedTuple):
    """A person named in a text, ``text[start:end]``.

    `name` is what is printed without a title (a king keeps his); `form` is which part
    of a name it is; `evidence` says by what it was taken for one.
    """

    start: int
    end: int
    name: str
    form: str
    evidence: str


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.text.casefold().rstrip(".")


class PeopleFinder:
    """Finds people at the words of a text.

    Args:
        speakers: the people of a corpus, whose given names are known for names.
        language: code of the text's language. Of a name in German only one word
            behind a given name is taken: all nouns have capitals there.
    """

    def __init__(self, speakers: Iterable[str], language: str) -> None:
        self.language = language
        self.finder = find_in(language)
        self.most_words = 1 if language == "de" else MOST_WORDS
        self.given = dict(given_names())
        for person in speakers:
            first = person.split()[0] if parse_name(person).is_full else ""
            if len(first) > 1 and first.isalpha():
                self.given.setdefault(first, True)
        self.fathers = {name.rstrip(VOWELS) for name in self.given}

    def at(
        self, text: str, word: str, start: int, within: tuple[int, int]
    ) -> Candidate | None:
        """Return who is named at `start`, where `word` begins with a capital."""
        if len(word) == 1 and not self._is_monsieur(text, word, start):
            return self._by_initials(text, start, within)
        if word.casefold() in TITLES or len(word) == 1:
            return self._by_title(text, word, start, within)
        if word in self.given:
            return self._by_given(text, word, start, within)
        return None

    def _by_initials(
        self, text: str, start: int, within: tuple[int, int]
    ) -> Candidate | None:
        match = INITIALS.match(text, start, within[1])
        if not match or match["surname"].casefold() in NO_SURNAMES:
            return None
        surname = match["surname"]
        if self.finder.at(text, surname, match.start("surname"), within[1]):
            return None
        # "Vitamin C. Patients" is nobody in a text that speaks of patients.
        if is_word(text, surname.casefold()):
            return None
        return Candidate(start, match.end(), _composed(match[0]), FULL, BY_INITIALS)

    def _by_title(
        self, text: str, word: str, start: int, within: tuple[int, int]
    ) -> Candidate | None:
        place = start + len(word)
        if word.casefold() in DOTTED or self._is_monsieur(text, word, start):
            place += text[place : place + 1] == "."
        is_address = word.casefold() in ADDRESSES
        words = self._name(text, place, within[1], is_whole=is_address)
        if not words or self._is_genitive(words[0]):
            return None
        first = words[0].text.partition("-")[0]
        whole = self._by_given(text, first, words[0].start, within)
        if whole:
            return whole
        end, name = words[-1].end, " ".join(word.text for word in words)
        if word.casefold() in RANKS:
            return Candidate(start, end, f"{word} {name}", RANK, BY_TITLE)
        if len(words) == 1:
            return Candidate(start, end, name, SURNAME, BY_TITLE)
        return Candidate(words[0].start, end, name, FULL, BY_TITLE)

    def _is_monsieur(self, text: str, word: str, start: int) -> bool:
        is_french = self.language == "fr" and word == "M"
        return is_french and text[start : start + 2] == "M."

    def _is_genitive(self, word: _Word) -> bool:
        """Tell whether an office is of something: "Président de la République"."""
        particle, space, _ = word.text.partition(" ")
        allowed = IN_NAMES if self.language == "en" else IN_ANY_NAMES
        return bool(space) and particle.casefold() not in allowed

    def _by_given(
        self, text: str, word: str, start: int, within: tuple[int, int]
    ) -> Candidate | None:
        first = _Word(*_whole_word(text, word, start))
        if word not in self.given or self._is_in_doubt(text, word, start, within[0]):
            return None
        words = self._name(text, first.end, within[1])
        if not words or self._is_given_only(words):
            return None
        name = " ".join(word.text for word in (first, *words))
        if len(words) == 1 and self._is_patronymic(words[0].text):
            return Candidate(start, words[0].end, name, FIRST_NAMES, BY_PATRONYMIC)
        return Candidate(start, words[-1].end, name, FULL, BY_GIVEN)

    def _is_given_only(self, words: list[_Word]) -> bool:
        """Tell "José Luis" from a name with its surname, in the languages of such."""
        is_iberian = self.language in ("es", "pt")
        return is_iberian and all(word.text in self.given for word in words)

    def _is_in_doubt(self, text: str, word: str, start: int, first: int) -> bool:
        """Tell whether a name may be a word here; in German words have capitals."""
        if self.given[word]:
            return False
        return self.language == "de" or is_doubtful(text, start, first)

    def _is_patronymic(self, word: str) -> bool:
        """Tell "Ivanovich", of a father Ivan, from surnames such as "Dvorkovich"."""
        match = PATRONYMIC.fullmatch(word)
        return match is not None and match["father"].rstrip(VOWELS) in self.fathers

    def _name(
        self, text: str, place: int, end: int, *, is_whole: bool = True
    ) -> list[_Word]:
        """Return the words of a name from `place` on, none of an institution's."""
        words: list[_Word] = []
        for word in _capitalised(text, place, end):
            if word.folded in INSTITUTIONS:
                return []
            first = word.folded.partition("-")[0]
            is_stop = (
                not STOPS.isdisjoint((first, word.folded)) or word.folded in TITLES
            )
            if is_stop or BODY.match(first) or len(words) == self.most_words:
                break
            # The first may be a surname: "Tom Holland", "Mr Chad".
            is_end = bool(words) or not is_whole
            if is_end and self.finder.at(text, word.text, word.start, end):
                break
            words.append(word)
        while words and words[-1].text.endswith("."):
            words.pop()
        return words


def _capitalised(text: str, place: int, end: int) -> Iterator[_Word]:
    """Yield the words that go on with a name, particles with the word behind them."""
    while match := NAME_WORD.match(text, place, end):
        printed = match.group()
        start = match.start() + len(printed) - len(printed.lstrip())
        bare = printed.strip().rstrip("-'’")
        yield _Word(_composed(bare), start, start + len(bare))
        if len(bare) < len(printed.strip()):
            return
        place = match.end()


def _whole_word(text: str, word: str, start: int) -> tuple[str, int, int]:
    """Return a word with what a hyphen joins to it: "Jean" of "Jean-Claude"."""
    match = re.compile(_WORD).match(text, start)
    whole = match.group().rstrip("-'’") if match else word
    return _composed(whole), start, start + len(whole)


def _composed(printed: str) -> str:
    return unicodedata.normalize("NFC", " ".join(printed.split()))


def is_word(text: str, word: str) -> bool:
    """Tell whether `text` has `word`, in small letters, behind a space."""
    place = text.find(f" {word}")
    while place >= 0:
        if not text[place + len(word) + 1 : place + len(word) + 2].isalnum():
            return True
        place = text.find(f" {word}", place + 1)
    return False


def is_doubtful(text: str, start: int, first: int) -> bool:
    """Tell whether a capital may be a sentence's, or that of a thing: "the Rose"."""
    before = text[max(first, start - BACK) : start]
    at_start = start - first < BACK and not before.strip()
    return at_start or bool(SENTENCE_END.search(before) or ARTICLE.search(before))
