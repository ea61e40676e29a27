"""A number for each distinct word as printed, by Arrow's hash table.

Most words in Latin letters are short, and are taken as the whole number that their
bytes are: nothing is gathered for them, and their hash compares no bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from helpers.tokens.characters import CODECS, LATIN, Characters, Flags, Ints
from helpers.tokens.coded import rank_terms, spread
from helpers.words import compared

_SHORT = 8  # characters of one byte that are one number
_MASKS = np.array([256**n - 1 for n in range(_SHORT + 1)], dtype="<u8")

Codes = NDArray[np.int32]
_NONE = np.zeros(0, dtype=np.int32)


class Spellings(NamedTuple):
    """The different words of a text, as printed.

    Attributes:
        short: those that are whole numbers.
        long: the others, as bytes.
        codec: of those bytes.
        counts: (spellings,) how often each occurs, of `short` first, then of `long`.
    """

    short: pa.UInt64Array
    long: pa.LargeBinaryArray
    codec: str
    counts: Ints


def number_words(
    characters: Characters, is_word: Flags, starts: Ints, lengths: Ints
) -> tuple[Codes, Spellings]:
    """Return the number of each word's spelling, and the spellings.

    Args:
        characters: of the text.
        is_word: (characters,) which are in a word.
        starts: (words,) where each begins.
        lengths: (words,) how many characters it has.
    """
    units, codec, narrow, wide = characters
    if narrow is None:
        codes, long = _number_bytes(units[is_word], lengths)
        return codes, _counted(codes, pa.array([], pa.uint64()), long, codec)
    is_long = lengths > _SHORT
    is_long[_words_at(wide, starts, lengths)] = True
    others = np.flatnonzero(is_long)
    # Each place of the text as the number that its next eight bytes are.
    padded = np.concatenate([narrow, np.zeros(_SHORT, dtype=np.uint8)])
    numbers = np.ndarray(len(narrow), "<u8", buffer=padded, strides=(1,))
    keys = numbers[starts] & _MASKS[np.minimum(lengths, _SHORT)]
    keys[others] = 0
    short = pa.array(keys).dictionary_encode()
    codes = short.indices.to_numpy().copy()
    sizes = lengths[others]
    found, long = _number_bytes(units[spread(starts[others], sizes)], sizes)
    codes[others] = found + np.int32(len(short.dictionary))
    return codes, _counted(codes, short.dictionary, long, codec)


def _counted(
    codes: Codes, short: pa.UInt64Array, long: pa.LargeBinaryArray, codec: str
) -> Spellings:
    counts = np.bincount(codes, minlength=len(short) + len(long))
    return Spellings(short, long, codec, counts)


def _words_at(places: Ints, starts: Ints, lengths: Ints) -> Ints:
    """Return the words that some of `places` are in."""
    words = np.searchsorted(starts, places, side="right") - 1
    places, words = places[words >= 0], words[words >= 0]
    return words[places < starts[words] + lengths[words]]


def _number_bytes(units: NDArray, lengths: Ints) -> tuple[Codes, pa.LargeBinaryArray]:
    """Return the same of words of any length, whose `units` follow each other."""
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths * units.itemsize, out=offsets[1:])
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(units)]
    printed = pa.Array.from_buffers(pa.large_binary(), len(lengths), buffers)
    numbered = printed.dictionary_encode()
    return numbered.indices.to_numpy(), numbered.dictionary


def terms_of(
    parts: Sequence[Spellings],
) -> tuple[list[NDArray[np.int32]], NDArray[np.object_]]:
    """Return the term of each spelling of each part, and the terms, as compared.

    Terms are in the order of :func:`helpers.tokens.coded.rank_terms`.
    """
    terms: dict[str, int] = {}
    short = _alike([part.short for part in parts], LATIN, terms)
    long = [_NONE] * len(parts)
    for codec, _ in CODECS:
        of_codec = [n for n, part in enumerate(parts) if part.codec == codec]
        found = _alike([parts[n].long for n in of_codec], codec, terms)
        for n, codes in zip(of_codec, found, strict=True):
            long[n] = codes
    joined = [np.concatenate(both) for both in zip(short, long, strict=True)]
    counts = np.zeros(len(terms), dtype=np.int64)
    for of_part, part in zip(joined, parts, strict=True):
        np.add.at(counts, of_part, part.counts)
    ranks, vocabulary = rank_terms(counts, np.array(list(terms), dtype=object))
    return [ranks[of_part] for of_part in joined], vocabulary


def _alike(
    spellings: list[pa.Array], codec: str, terms: dict[str, int]
) -> list[NDArray[np.int32]]:
    """Return the term of each spelling; each that is new is looked at once."""
    if not spellings:
        return []
    numbered = pa.concat_arrays(spellings).dictionary_encode()
    words = _read(numbered.dictionary, codec)
    codes = (terms.setdefault(compared(word), len(terms)) for word in words)
    distinct = np.fromiter(codes, np.int32, len(words))
    ends = np.cumsum([len(part) for part in spellings])
    return np.split(distinct[numbered.indices.to_numpy()], ends[:-1])


def _read(spellings: pa.Array, codec: str) -> list[str]:
    """Return spellings as strings, which are decoded together."""
    if not len(spellings):
        return []
    if pa.types.is_integer(spellings.type):
        # As bytes of a fixed width, whose last zeros numpy leaves out.
        printed = spellings.to_numpy().view(f"S{_SHORT}").tolist()
    else:
        printed = spellings.to_pylist()
    # No word has a space.
    joined = " ".encode(codec).join(printed)
    return joined.decode(codec, "surrogatepass").split(" ")
