"""Where a word, a phrase or a pattern occurs among the running words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from helpers.errors import ParameterError
from helpers.tokens.coded import Ints, Tokens
from helpers.words import compared, find_words

WILDCARD = "*"
# Stands for the wildcard while a pattern is parted into words: a letter without case
# that no script in use has (Cyrillic multiocular O).
_ANY = "\ua66e"
# Words that are looked through at once, so that the first hits of many come soon.
_STRIDE = 1 << 20


def find_term(tokens: Tokens, term: str) -> tuple[Ints, int]:
    """Return the places in ``tokens.ids`` where `term` begins, and its words.

    Args:
        tokens: the words to look through.
        term: a word, a phrase ("open door"), or either with wildcards ("secur*");
            ``*`` stands for any letters inside a word, and alone for any word.

    Raises:
        ParameterError: the term has no word in it.
    """
    words = [_matching(tokens, word) for word in _parse(term)]
    found = list(_found(tokens, words))
    return (np.concatenate(found) if found else np.zeros(0, np.int64)), len(words)


def find_first(tokens: Tokens, term: str, n: int) -> tuple[Ints, int]:
    """Return the same for the first `n` hits; the words after them are not looked at.

    Raises:
        ParameterError: the term has no word in it.
    """
    words = [_matching(tokens, word) for word in _parse(term)]
    found, n_found = [np.zeros(0, np.int64)], 0
    for places in _found(tokens, words):
        found.append(places)
        n_found += len(places)
        if n_found >= n:
            break
    return np.concatenate(found)[:n], len(words)


def _found(tokens: Tokens, words: list[Ints]) -> Iterator[Ints]:
    """Yield the places of the words in a row, a stride of running words at a time."""
    n_places = len(tokens.ids) - len(words) + 1
    # The rarest word is looked for, the others are looked up beside it.
    sizes = [int(tokens.counts[codes].sum()) for codes in words]
    rarest = int(np.argmin(sizes))
    for first in range(0, max(n_places, 0), _STRIDE):
        shift = first + rarest
        part = tokens.ids[shift : min(shift + _STRIDE, n_places + rarest)]
        places = np.flatnonzero(_is_among(part, words[rarest])) + first
        for distance, codes in enumerate(words):
            if distance != rarest:
                places = places[_is_among(tokens.ids[places + distance], codes)]
        if len(words) > 1:
            ends = np.searchsorted(tokens.breaks, places, side="right")
            places = places[places + len(words) <= tokens.breaks[ends]]
        yield places


def _is_among(ids: NDArray[np.int32], codes: Ints) -> NDArray[np.bool_]:
    if len(codes) == 1:
        return np.asarray(ids == codes[0])
    return np.isin(ids, codes, kind="table" if len(codes) else None)


def _parse(term: str) -> list[str]:
    """Return the words of a pattern as compared, with the wildcard's stand-in."""
    parts = find_words(term.replace(WILDCARD, _ANY))
    words = [compared(part.group()) for part in parts]
    if not words:
        raise ParameterError(
            f"terms: {term!r}, expected a word, a phrase, or a word with *"
        )
    return words


def _matching(tokens: Tokens, word: str) -> Ints:
    """Return the ids of the terms that a word of a pattern stands for."""
    if _ANY not in word:
        code = tokens.index.get(word)
        return np.array([] if code is None else [code], dtype=np.int64)
    if not word.strip(_ANY):
        return np.arange(len(tokens.vocabulary))
    pattern = re.compile(".*".join(map(re.escape, word.split(_ANY))))
    fits = [bool(pattern.fullmatch(term)) for term in tokens.vocabulary]
    return np.flatnonzero(fits)
