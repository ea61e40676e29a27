"""A number for each distinct word as printed, by Arrow's hash table.

Most words in Latin letters are short, and are taken as the whole number that their
bytes are: nothing is gathered for them, and their hash compares no bytes.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from helpers.tokens.characters import LATIN, Characters, Flags, Ints
from helpers.tokens.coded import spread
from helpers.words import compared

_SHORT = 8  # characters of one byte that are one number
_MASKS = np.array([256**n - 1 for n in range(_SHORT + 1)], dtype="<u8")

Codes = NDArray[np.int32]
Printed = list[bytes | int]


class Known(dict[bytes | int, int]):
    """The code of each word as printed; words that are compared alike share one.

    Args:
        codec: of words that are bytes; a short one is a number, and in Latin letters.
        terms: the code of each word as compared, to which new ones are added.
    """

    def __init__(self, codec: str, terms: dict[str, int]) -> None:
        super().__init__()
        self.codec, self.terms = codec, terms

    def __missing__(self, printed: bytes | int) -> int:
        if isinstance(printed, int):
            text = printed.to_bytes(_SHORT, "little").rstrip(b"\0").decode(LATIN)
        else:
            text = str(printed, self.codec, "surrogatepass")
        word = compared(text)
        code = self[printed] = self.terms.setdefault(word, len(self.terms))
        return code


def number_words(
    characters: Characters, is_word: Flags, starts: Ints, lengths: Ints
) -> tuple[Codes, Printed]:
    """Return a code for each word as printed, and the words that the codes stand for.

    Args:
        characters: of the text.
        is_word: (characters,) which are in a word.
        starts: (words,) where each begins.
        lengths: (words,) how many characters it has.
    """
    units, narrow = characters.units, characters.narrow
    if narrow is None:
        return _number_bytes(units[is_word], lengths)
    is_short = lengths <= _SHORT
    is_short[_words_at(characters.wide, starts, lengths)] = False
    # Each place of the text as the number that its next eight bytes are.
    padded = np.concatenate([narrow, np.zeros(_SHORT, dtype=np.uint8)])
    numbers = np.ndarray(len(narrow), "<u8", buffer=padded, strides=(1,))
    keys = numbers[starts[is_short]] & _MASKS[lengths[is_short]]
    short = pa.array(keys).dictionary_encode()
    codes = np.empty(len(starts), dtype=np.int32)
    codes[is_short] = short.indices.to_numpy()
    is_long = ~is_short
    places = spread(starts[is_long], lengths[is_long])
    others, printed = _number_bytes(units[places], lengths[is_long])
    codes[is_long] = others + np.int32(len(short.dictionary))
    return codes, [*short.dictionary.to_pylist(), *printed]


def _words_at(places: Ints, starts: Ints, lengths: Ints) -> Ints:
    """Return the words that some of `places` are in."""
    words = np.searchsorted(starts, places, side="right") - 1
    places, words = places[words >= 0], words[words >= 0]
    return words[places < starts[words] + lengths[words]]


def _number_bytes(units: NDArray, lengths: Ints) -> tuple[Codes, Printed]:
    """Return the same of words of any length, whose `units` follow each other."""
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths * units.itemsize, out=offsets[1:])
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(units)]
    printed = pa.Array.from_buffers(pa.large_binary(), len(lengths), buffers)
    numbered = printed.dictionary_encode()
    return numbered.indices.to_numpy(), numbered.dictionary.to_pylist()
