"""All n-grams of the running words at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from helpers.tokens.coded import Ints, Tokens

_BITS = 63  # of a whole number, without its sign
# Long texts are numbered in parts, a power of two, by the last bits of the number and
# several at once: small hash tables stay in the cache.
_LONG, _PARTS, _THREADS = 1 << 20, 8, 2


class Grams(NamedTuple):
    """The n-grams of a text.

    Attributes:
        places: (occurrences,) the word in ``tokens.ids`` at which each begins.
        codes: (occurrences,) which n-gram it is, from 0.
        words: (n-grams, n) ids of the words of each.
        counts: (n-grams,) how often each occurs.
    """

    places: Ints
    codes: NDArray[np.int32]
    words: NDArray[np.int32]
    counts: Ints


def code_grams(tokens: Tokens, n: int) -> Grams:
    """Return the runs of `n` words inside the stretches of speech, coded.

    Words are packed into one number, as many as go in, and Arrow's hash table numbers
    the numbers; then the codes are packed with the words that follow.
    """
    places = _whole(tokens.breaks, n)
    bits = max(len(tokens.vocabulary) - 1, 1).bit_length()
    codes = tokens.ids[places]
    n_codes, done = len(tokens.vocabulary), 1
    while done < n:
        free = _BITS - max(n_codes - 1, 1).bit_length()
        step = min(n - done, max(free // bits, 1))
        keys = codes.astype(np.int64)
        for shift in range(done, done + step):
            keys <<= bits
            keys |= tokens.ids[shift:].take(places)
        codes, n_codes = _numbered(keys)
        done += step
    if n == 1:
        codes, n_codes = _numbered(codes)
    firsts = _first_places(codes, n_codes)
    words = tokens.ids[places[firsts][:, None] + np.arange(n)]
    return Grams(places, codes, words, np.bincount(codes, minlength=n_codes))


def _whole(breaks: Ints, n: int) -> Ints:
    """Return the places from which `n` words stand in one stretch."""
    n_words = int(breaks[-1])
    is_whole = np.ones(n_words, dtype=bool)
    for back in range(1, n):
        ends = breaks[1:] - back
        is_whole[ends[ends >= 0]] = False
    return np.flatnonzero(is_whole)


def _numbered(keys: NDArray[np.integer]) -> tuple[NDArray[np.int32], int]:
    """Return a number, from 0, for each key, and how many keys are distinct."""
    if len(keys) < _LONG:
        return _coded(keys)
    part = keys & (_PARTS - 1)
    places = [np.flatnonzero(part == number) for number in range(_PARTS)]
    codes, n_codes = np.empty(len(keys), dtype=np.int32), 0
    with ThreadPoolExecutor(_THREADS) as pool:
        coded = pool.map(lambda own: _coded(keys[own]), places)
        for own, (numbers, n) in zip(places, coded, strict=True):
            codes[own] = numbers + n_codes
            n_codes += n
    return codes, n_codes


def _coded(keys: NDArray[np.integer]) -> tuple[NDArray[np.int32], int]:
    coded = pa.array(keys).dictionary_encode()
    return coded.indices.to_numpy(), len(coded.dictionary)


def _first_places(codes: NDArray[np.int32], n_codes: int) -> Ints:
    """Return the first occurrence of each code."""
    firsts = np.empty(n_codes, dtype=np.int64)
    # Of several values for one place the last one stays.
    firsts[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return firsts
