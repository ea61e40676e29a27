"""The characters of a text as whole numbers, what they may be, and the words they make.

Characters become kinds by a table, and kinds become words by comparing neighbours. What
a word is stands in :mod:`helpers.words`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.words import Kind, kind_of

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LATIN = "latin-1"
# Units of one, two or four bytes; the last two hold lone surrogates as they are.
CODECS = ((LATIN, np.uint8), ("utf-16-le", np.uint16), ("utf-32-le", np.uint32))
_UNKNOWN = 255
# The kinds as numbers of one byte: numpy widens what it compares with an enumeration.
_OTHER, _LETTER, _JOINER, _MARK, _UNPARTED = map(np.uint8, sorted(Kind))
# A mark on a letter that is a word by itself: it ends with that word and begins none.
_ON_UNPARTED = _UNPARTED + np.uint8(1)
# A text with more other characters than one in so many is none in Latin letters.
_FEW = 4
# The kind of each character, filled where one is met.
_kinds = np.full(0x110000, _UNKNOWN, dtype=np.uint8)


class Characters(NamedTuple):
    """The characters of a text.

    Attributes:
        units: (characters,) each as a number, as narrow as they all fit.
        codec: of the bytes of `units`.
        narrow: (characters,) their last bytes; nothing where many have more than one.
        wide: the places of those that have more than one byte.
    """

    units: NDArray
    codec: str
    narrow: NDArray[np.uint8] | None
    wide: Ints


def read_characters(text: str) -> Characters:
    """Return the characters of `text`."""
    units, codec = _units(text)
    if codec == LATIN:
        return Characters(units, codec, units, np.zeros(0, dtype=np.int64))
    wide = np.flatnonzero(units > np.iinfo(np.uint8).max)
    is_latin = len(wide) * _FEW < len(units)
    return Characters(units, codec, units.astype(np.uint8) if is_latin else None, wide)


def _units(text: str) -> tuple[NDArray, str]:
    for codec, dtype in CODECS:
        try:
            units = np.frombuffer(text.encode(codec, _on_error(codec)), dtype)
        except UnicodeEncodeError:
            continue
        if len(units) == len(text):
            return units, codec
    raise AssertionError("four bytes hold any character")


def _on_error(codec: str) -> str:
    return "strict" if codec == LATIN else "surrogatepass"


def kinds_of(characters: Characters) -> NDArray[np.uint8]:
    """Return the kind of each character."""
    units, _, narrow, wide = characters
    if narrow is None:
        return _look_up(units)
    kinds = np.frombuffer(bytearray(narrow).translate(_latin_kinds()), dtype=np.uint8)
    kinds[wide] = _look_up(units[wide])
    return kinds


@lru_cache(maxsize=1)
def _latin_kinds() -> bytes:
    return bytes(kind_of(chr(unit)) for unit in range(256))


def _look_up(units: NDArray) -> NDArray[np.uint8]:
    kinds = _kinds[units]
    if kinds.max(initial=0) == _UNKNOWN:
        for unit in np.unique(units[kinds == _UNKNOWN]):
            _kinds[unit] = kind_of(chr(unit))
        kinds = _kinds[units]
    return kinds


def find_words(kinds: NDArray[np.uint8]) -> tuple[Flags, Ints, Ints]:
    """Return which places are in a word, and where words start and end.

    Args:
        kinds: those of a text that neither begins nor ends in a word.
    """
    highest = kinds.max(initial=0)
    if highest >= _MARK:
        kinds = _with_settled_marks(kinds)
    is_run = kinds == _LETTER
    joiners = np.flatnonzero(kinds == _JOINER)
    is_between = is_run[joiners - 1] & is_run[joiners + 1]
    is_run[joiners[is_between]] = True
    if highest < _UNPARTED:
        edges = np.flatnonzero(is_run[1:] != is_run[:-1]) + 1
        return is_run, edges[::2], edges[1::2]
    is_word = is_run | (kinds >= _UNPARTED)
    begins = kinds == _UNPARTED
    begins[1:] |= is_run[1:] & ~is_run[:-1]
    ends = np.zeros(len(kinds), dtype=bool)
    ends[1:] = is_word[:-1] & (begins[1:] | ~is_word[1:])
    return is_word, np.flatnonzero(begins), np.flatnonzero(ends)


def _with_settled_marks(kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the kinds with each mark of the kind of what it stands on."""
    marks = np.flatnonzero(kinds == _MARK)
    is_first = np.diff(marks, prepend=-1) > 1
    bases = kinds[(marks[is_first] - 1)[np.cumsum(is_first) - 1]]
    settled = kinds.copy()
    settled[marks] = np.where(bases == _LETTER, _LETTER, _OTHER)
    settled[marks[bases == _UNPARTED]] = _ON_UNPARTED
    return settled
