"""Finds the terms of a language in a text: at each word the longest that begins."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from helpers.measures.mentions.named.terms import NATIONALITY, Term, terms_of
from helpers.words import APOSTROPHES

LETTERS = re.compile(r"(?<!\w)[^\W\d_]+")
# A word that begins with a capital, as far as a pattern can tell.
CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]*")
# Between the words of a name: a line may end there, a paragraph may not.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]*\n[^\S\n]*)"
# What stands behind a whole term: "US$5" is money.
END = r"(?![\w$])"
# Names that are words as well: without capitals nothing tells them apart.
WORDS = set(
    "turkey china chad guinea jordan polish pole poles swede swedes finn finns dane"
    " danes turk turks scots pace alba".split()
)
SHORTEST = 4  # letters of an abbreviation where capitals tell nothing
IS_LANGUAGE = re.compile(r"[\s-](?:language|speak)", re.I)
LEARNED = re.compile(
    r"\b(?:speak|speaks|speaking|spoke|learn|learning|learned|teach|taught|study"
    r"|studied|into|fluent in)\s$",
    re.I,
)
# "Said in Russian." is a language, "in Russian waters" is not.
IN, BREAK = re.compile(r"\bin\s$", re.I), re.compile(r"\W*(?:$|[.,;:!?)–—]|and\b|or\b)")
ALIKE = {ord(mark): APOSTROPHES[0] for mark in APOSTROPHES}
REACH = 20  # characters before a term in which such words stand


class Hit(NamedTuple):
    """A term in a text, ``text[start:end]``."""

    start: int
    end: int
    term: Term


class Finder:
    """Finds terms at the words of a text.

    Args:
        terms: what is looked for; of two with one form the first.
        is_caseless: that capitals of the text tell nothing: it has none, or nothing
            else. Names that are words and short abbreviations are then not found.
    """

    def __init__(self, terms: Iterable[Term], *, is_caseless: bool) -> None:
        self.starts = LETTERS if is_caseless else CAPITAL
        self._terms: dict[str, Term] = {}
        self._forms: dict[str, list[Term]] = defaultdict(list)
        self._patterns: dict[str, re.Pattern[str]] = {}
        for term in terms:
            if is_caseless:
                if not _is_told_by_letters(term):
                    continue
                term = term._replace(is_exact=False)
            if self._terms.setdefault(_key(term), term) is term:
                for first in _firsts(term.printed):
                    self._forms[first].append(term)

    def at(self, text: str, word: str, start: int, end: int) -> Hit | None:
        """Return the longest term that begins with `word` at `start`, before `end`."""
        first = word.casefold()
        if first not in self._forms:
            return None
        pattern = self._patterns.get(first)
        if pattern is None:
            pattern = self._patterns[first] = _compiled(self._forms[first])
        match = pattern.match(text, start, end)
        if not match:
            return None
        printed = _spaced(match.group())
        term = self._terms.get(printed) or self._terms[printed.casefold()]
        return Hit(start, match.end(), term)


@cache
def finder(language: str, *, is_caseless: bool = False) -> Finder:
    """Return what finds the terms of a language."""
    return Finder(terms_of(language), is_caseless=is_caseless)


def small_names(text: str) -> Iterator[Hit]:
    """Yield the organisations named in full in small letters: "the united nations"."""
    for word, terms in _small().items():
        # Most texts have no such word: one search instead of one for each name.
        if word in text:
            for form, term in terms:
                yield from _whole(text, form, term)


def _whole(text: str, form: str, term: Term) -> Iterator[Hit]:
    place = text.find(form)
    while place >= 0:
        end = place + len(form)
        if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
            yield Hit(place, end, term)
        place = text.find(form, end)


def is_language(hit: Hit, text: str, start: int, end: int) -> bool:
    """Tell whether a people's name is that of its language, in ``text[start:end]``."""
    if hit.term.kind != NATIONALITY:
        return False
    before = text[max(start, hit.start - REACH) : hit.start]
    if IS_LANGUAGE.match(text, hit.end, end) or LEARNED.search(before):
        return True
    return bool(IN.search(before) and BREAK.match(text, hit.end, end))


@cache
def _small() -> dict[str, list[tuple[str, Term]]]:
    """Return names of more than one word in small letters, by their longest word."""
    names: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for term in terms_of(""):
        form = term.printed.lower()
        if " " in form and form.isascii() and not term.is_exact:
            names[max(form.split(), key=len)].append((form, term))
    return names


def _is_told_by_letters(term: Term) -> bool:
    if term.printed.casefold() in WORDS:
        return False
    return not term.is_exact or sum(map(str.isalpha, term.printed)) >= SHORTEST


def _compiled(terms: list[Term]) -> re.Pattern[str]:
    ordered = sorted(terms, key=lambda term: (-len(term.printed), term.printed))
    parts = []
    for term in ordered:
        form = _flexible(term.printed)
        parts.append(form if term.is_exact else f"(?i:{form})")
    return re.compile(f"(?:{'|'.join(parts)}){END}")


def _firsts(form: str) -> set[str]:
    """Return what a text has as the first letters of `form`, composed or not."""
    # A mark is no letter: "Côte" decomposed begins with "Co".
    runs = (LETTERS.match(unicodedata.normalize(to, form)) for to in ("NFC", "NFD"))
    return {run.group().casefold() for run in runs if run}


def _key(term: Term) -> str:
    form = _spaced(term.printed)
    return form if term.is_exact else form.casefold()


def _flexible(form: str) -> str:
    """Return `form` as a pattern: on two lines, decomposed, with any apostrophe."""
    composed = unicodedata.normalize("NFC", form)
    letters = (_letter(letter) for letter in composed)
    return GAP.join("".join(letters).split())


def _letter(letter: str) -> str:
    if letter in APOSTROPHES:
        return f"[{APOSTROPHES}]"
    decomposed = unicodedata.normalize("NFD", letter)
    escaped = letter if letter == " " else re.escape(letter)
    return escaped if decomposed == letter else f"(?:{letter}|{decomposed})"


def _spaced(printed: str) -> str:
    """Return the form under which terms are looked up."""
    composed = unicodedata.normalize("NFC", " ".join(printed.split()))
    return composed.translate(ALIKE)
