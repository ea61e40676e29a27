"""One name with its accents and without: `Núñez`, `NUNEZ`; `Королёв`, `Королев`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import replace
from functools import lru_cache

from helpers.speakers.used import Used

# Letters that are written plainly by another, though they are no letter and accent.
PLAIN = str.maketrans("łøđıħŧ", "lodiht")
# The Arabic article, which some join to the name and some do not.
ARTICLE = re.compile(r"\b(?:al|el) [^\W\d_]+", re.I)
# Letter and sign are a letter of its own, which nobody leaves out.
OWN = set("йїў")


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Return a word in small letters without accents, one letter for each of its own.

    >>> plain("Núñez"), plain("Королёв"), plain("Чайка")
    ('nunez', 'королев', 'чайка')
    """
    return "".join(map(_plain_letter, unicodedata.normalize("NFC", word)))


def _plain_letter(letter: str) -> str:
    small = letter.lower()
    if small in OWN:
        return small
    bare = unicodedata.normalize("NFD", small.translate(PLAIN))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def spelled_out(named: Iterable[Used]) -> list[Used]:
    """Return `named`, each name spelled with the accents and hyphens it has elsewhere.

    Two accented forms that differ (`Hùng`, `Hưng`) are two names, and a form without
    accents could be of either: no spelling is changed then.
    """
    named = list(named)
    forms: dict[str, set[str]] = defaultdict(set)
    for use in named:
        for word in _words(use.parts.name):
            forms[plain(word)].add(word.lower())
    fullest = {
        key: found
        for key, words in forms.items()
        if len(words) > 1 and (found := _fullest(key, words))
    }
    return [_spelled(use, fullest, forms) for use in named]


def _words(name: str) -> list[str]:
    return unicodedata.normalize("NFC", name).split()


def _fullest(key: str, words: set[str]) -> str:
    """Return the one form that the others are with fewer accents; empty if none is."""
    if any(len(word) != len(key) for word in words):
        return ""
    letters = []
    for plain_letter, *found in zip(key, *words, strict=True):
        accented = set(found) - {plain_letter}
        if len(accented) > 1:
            return ""
        letters.append(accented.pop() if accented else plain_letter)
    return "".join(letters)


def _spelled(use: Used, fullest: dict[str, str], forms: Container[str]) -> Used:
    words = _words(use.parts.name)
    spelled = " ".join(_in_case(fullest.get(plain(w), w), w) for w in words)
    spelled = ARTICLE.sub(lambda match: _joined(match.group(), forms), spelled)
    return use if spelled == " ".join(words) else replace(use, spelled=spelled)


def _joined(name: str, forms: Container[str]) -> str:
    """Return "Al Omar" as "Al-Omar" where that is one word elsewhere."""
    joined = name.replace(" ", "-")
    return joined if plain(joined) in forms else name


def _in_case(spelled: str, printed: str) -> str:
    """Return a spelling in the capitals that are printed."""
    if len(spelled) != len(printed):
        return printed
    return "".join(
        new.upper() if old.isupper() else new
        for new, old in zip(spelled, printed, strict=True)
    )
