"""Where a word, a phrase or a pattern occurs among the running words."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from helpers.errors import ParameterError
from helpers.tokens.coded import Ints, Tokens
from helpers.words import compared, find_words, spelled

WILDCARD = "*"
# Stands for the wildcard while a pattern is parted into words: a letter without case
# that no script in use has (Cyrillic multiocular O).
_ANY = "\ua66e"


def find_term(tokens: Tokens, term: str) -> tuple[Ints, int]:
    """Return the places in ``tokens.ids`` where `term` begins, and its words.

    Args:
        tokens: the words to look through.
        term: a word, a phrase ("open door"), or either with wildcards ("secur*");
            ``*`` stands for any letters inside a word, and alone for any word.

    Raises:
        ParameterError: the term has no word in it.
    """
    form = spelled if tokens.with_capitals else compared
    words = [_matching(tokens, word) for word in _parse(term, form)]
    # The rarest word is looked for, the others are looked up beside it.
    sizes = [int(tokens.counts[codes].sum()) for codes in words]
    rarest = int(np.argmin(sizes))
    places = _places(tokens, words[rarest]) - rarest
    if len(words) > 1:
        # From the first word on all must stand in one stretch.
        places = places[(places >= 0) & (places + len(words) <= len(tokens.ids))]
        ends = tokens.breaks[np.searchsorted(tokens.breaks, places, side="right")]
        places = places[places + len(words) <= ends]
    for distance, codes in enumerate(words):
        if distance != rarest:
            places = places[np.isin(tokens.ids[places + distance], codes)]
    return places, len(words)


def _places(tokens: Tokens, codes: Ints) -> Ints:
    """Return where any of some terms occurs, in the order of the text."""
    found = [tokens.by_term.of(code) for code in codes]
    places = np.concatenate([np.zeros(0, dtype=np.int64), *found])
    return places if len(found) == 1 else np.sort(places)


def _parse(term: str, form: Callable[[str], str]) -> list[str]:
    """Return the words of a pattern as compared, with the wildcard's stand-in."""
    parts = find_words(term.replace(WILDCARD, _ANY))
    words = [form(part.group()) for part in parts]
    if not words:
        raise ParameterError(
            f"terms: {term!r}, expected a word, a phrase, or a word with *"
        )
    return words


def _matching(tokens: Tokens, word: str) -> Ints:
    """Return the ids of the terms that a word of a pattern stands for."""
    if _ANY not in word:
        code = tokens.id_of.get(word)
        return np.array([] if code is None else [code], dtype=np.int64)
    if not word.strip(_ANY):
        return np.arange(len(tokens.vocabulary))
    pattern = re.compile(".*".join(map(re.escape, word.split(_ANY))))
    fits = [bool(pattern.fullmatch(term)) for term in tokens.vocabulary]
    return np.flatnonzero(fits)
