"""All n-grams of the running words at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from helpers.tokens.cells import THREADS
from helpers.tokens.coded import Ints, Tokens

_BITS = 63  # of a whole number, without its sign
# Long texts are numbered in parts, a power of two, by the last bits of the number and
# several at once: small hash tables stay in the cache.
_LONG, _PARTS = 1 << 20, 8


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
    codes, counts = tokens.ids[places], tokens.counts
    n_terms = len(tokens.vocabulary)
    bits = max(n_terms - 1, 1).bit_length()
    words = np.arange(n_terms, dtype=np.int32)[:, None]
    while (done := words.shape[1]) < n:
        free = _BITS - max(len(words) - 1, 1).bit_length()
        step = min(n - done, max(free // bits, 1))
        keys = codes.astype(np.int64)
        for shift in range(done, done + step):
            keys <<= bits
            keys |= tokens.ids[shift:].take(places)
        found = _numbered(keys)
        codes, counts = found.codes, found.counts
        words = _unpacked(found.keys, words, step, bits)
    return Grams(places, codes, words, counts)


def _unpacked(
    keys: Ints, words: NDArray[np.int32], step: int, bits: int
) -> NDArray[np.int32]:
    """Return the words in each key: those of a code, and `step` that follow."""
    before = words.shape[1]
    unpacked = np.empty((len(keys), before + step), dtype=np.int32)
    unpacked[:, :before] = words[keys >> (bits * step)]
    for place in range(step):
        shift = bits * (step - 1 - place)
        unpacked[:, before + place] = keys >> shift & ((1 << bits) - 1)
    return unpacked


def _whole(breaks: Ints, n: int) -> Ints:
    """Return the places from which `n` words stand in one stretch."""
    n_words = int(breaks[-1])
    is_whole = np.ones(n_words, dtype=bool)
    for back in range(1, n):
        ends = breaks[1:] - back
        is_whole[ends[ends >= 0]] = False
    return np.flatnonzero(is_whole)


class _Numbered(NamedTuple):
    """Keys as numbers: the number of each, and of a number its key and how often."""

    codes: NDArray[np.int32]
    keys: NDArray
    counts: Ints


def _numbered(keys: NDArray[np.integer]) -> _Numbered:
    """Return a number, from 0, for each key."""
    if len(keys) < _LONG:
        return _coded(keys)
    part = keys.astype(np.uint8) & np.uint8(_PARTS - 1)

    def code(number: int) -> tuple[Ints, _Numbered]:
        own = np.flatnonzero(part == number)
        return own, _coded(keys[own])

    codes, n_codes = np.empty(len(keys), dtype=np.int32), 0
    distinct, counts = [], []
    with ThreadPoolExecutor(THREADS) as pool:
        for own, found in pool.map(code, range(_PARTS)):
            codes[own] = found.codes + np.int32(n_codes)
            n_codes += len(found.keys)
            distinct.append(found.keys)
            counts.append(found.counts)
    return _Numbered(codes, np.concatenate(distinct), np.concatenate(counts))


def _coded(keys: NDArray[np.integer]) -> _Numbered:
    coded = pa.array(keys).dictionary_encode()
    codes, distinct = coded.indices.to_numpy(), coded.dictionary.to_numpy()
    return _Numbered(codes, distinct, np.bincount(codes, minlength=len(distinct)))
