"""The fast loop: texts in, whole numbers out, a few million characters at a time.

Characters become kinds by one table, kinds become words by comparing neighbours, and
Arrow's hash table numbers the words as printed: most of them are short, and numbers of
eight bytes to it. A distinct word is looked at in Python once. What a word is stands in
:mod:`helpers.words`, and :func:`code_words` gives what :func:`helpers.words.find_words`
and :func:`helpers.words.compared` give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from helpers.tokens.coded import spread
from helpers.words import Kind, compared, kind_of

# Characters that are coded at once: enough for the loop, few enough for the cache.
BATCH = 1 << 21
THREADS = 2
_UNKNOWN = 255
_SHORT = 8  # characters of one byte that are one number
_MASKS = np.array([256**n - 1 for n in range(_SHORT + 1)], dtype="<u8")
# A mark on a letter that is a word by itself: it ends with that word and begins none.
_ON_UNPARTED = Kind.UNPARTED + 1
# The kind of each character, filled where one is met.
_kinds = np.full(0x110000, _UNKNOWN, dtype=np.uint8)
# Units of one, two or four bytes; the last two hold lone surrogates as they are.
_CODECS = (("latin-1", np.uint8), ("utf-16-le", np.uint16), ("utf-32-le", np.uint32))

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Coded(NamedTuple):
    """The words of some texts.

    Attributes:
        ids: (words,) the term of each running word.
        vocabulary: the term of each id, as compared.
        starts: (words,) characters of its text before each word.
        lengths: (words,) characters of each word as printed.
        sizes: (texts,) words of each text.
    """

    ids: NDArray[np.int32]
    vocabulary: list[str]
    starts: NDArray[np.int32]
    lengths: NDArray[np.uint16] | NDArray[np.int32]
    sizes: Ints


class _Batch(NamedTuple):
    """Words of one batch; `codes` number its own words as printed, in `codec`."""

    codes: NDArray[np.int32]
    printed: list[bytes | int]
    codec: str
    starts: NDArray[np.int32]
    lengths: NDArray[np.uint16] | NDArray[np.int32]
    sizes: Ints


def code_words(texts: Iterable[str]) -> Coded:
    """Return the words of `texts`, coded; no word goes on from one to the next."""
    terms: dict[str, int] = {}
    known = {codec: _Known(codec, terms) for codec, _ in _CODECS}
    parts = []
    for batch in _code_all(_batches(texts)):
        codes = list(map(known[batch.codec].__getitem__, batch.printed))
        ids = np.array(codes, dtype=np.int32)[batch.codes]
        parts.append((ids, batch.starts, batch.lengths, batch.sizes))
    if not parts:
        nothing = np.zeros(0, dtype=np.int32)
        return Coded(nothing, [], nothing, nothing, nothing.astype(np.int64))
    columns = [list(column) for column in zip(*parts, strict=True)]
    parts.clear()
    # One by one, so that no column but the present one is in memory twice.
    joined, starts, lengths, sizes = (_emptied(column) for column in columns)
    return Coded(joined, list(terms), starts, lengths, sizes)


def _emptied(column: list[NDArray]) -> NDArray:
    whole = np.concatenate(column)
    column.clear()
    return whole


class _Known(dict[bytes | int, int]):
    """The code of each word as printed; words that are compared alike share one.

    A short word is the number that its bytes are.
    """

    def __init__(self, codec: str, terms: dict[str, int]) -> None:
        super().__init__()
        self.codec, self.terms = codec, terms

    def __missing__(self, printed: bytes | int) -> int:
        text = _unpacked(printed) if isinstance(printed, int) else printed
        word = compared(str(text, self.codec, "surrogatepass"))
        code = self[printed] = self.terms.setdefault(word, len(self.terms))
        return code


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    n_characters = 0
    for text in texts:
        batch.append(text)
        n_characters += len(text)
        if n_characters >= BATCH:
            yield batch
            batch, n_characters = [], 0
    if batch:
        yield batch


def _code_all(batches: Iterator[list[str]]) -> Iterator[_Batch]:
    """Code in threads where there are several batches, a few of them at a time."""
    first = list(islice(batches, THREADS))
    if len(first) < THREADS:
        yield from map(_code, first)
        return
    with ThreadPoolExecutor(THREADS) as pool:
        while first:
            # The next ones are read while these are coded.
            coding = [pool.submit(_code, batch) for batch in first]
            first = list(islice(batches, THREADS))
            yield from (future.result() for future in coding)


def _code(texts: list[str]) -> _Batch:
    # A line's end on both sides, so that every place has two neighbours.
    units, codec = _units("\n".join(["", *texts, ""]))
    is_word, starts, ends = _find(_kinds_of(units))
    lengths = ends - starts
    codes, printed = _numbered(units, is_word, starts, lengths)
    begins = np.cumsum([1, *(len(text) + 1 for text in texts)])
    firsts = np.searchsorted(starts, begins)
    sizes = np.diff(firsts)
    return _Batch(
        codes,
        printed,
        codec,
        (starts - np.repeat(begins[:-1], sizes)).astype(np.int32),
        _narrowed(lengths),
        sizes,
    )


def _numbered(
    units: NDArray, is_word: Flags, starts: Ints, lengths: Ints
) -> tuple[NDArray[np.int32], list[bytes | int]]:
    """Return a code for each word as printed, and the words that the codes stand for.

    Words of up to eight characters of one byte, most of those in Latin letters, are
    taken as numbers: their hash needs no bytes to be gathered and compared.
    """
    if units.itemsize > 1:
        return _number_long(units[is_word], lengths)
    is_short = lengths <= _SHORT
    # Each place of the text as the number that its next eight bytes are.
    padded = np.concatenate([units, np.zeros(_SHORT, dtype=np.uint8)])
    words = np.ndarray(len(units), "<u8", buffer=padded, strides=(1,))
    keys = words[starts[is_short]] & _MASKS[lengths[is_short]]
    short = pa.array(keys).dictionary_encode()
    codes = np.empty(len(starts), dtype=np.int32)
    codes[is_short] = short.indices.to_numpy()
    is_long = ~is_short
    places = spread(starts[is_long], lengths[is_long])
    others, printed = _number_long(units[places], lengths[is_long])
    codes[is_long] = others + np.int32(len(short.dictionary))
    return codes, [*short.dictionary.to_pylist(), *printed]


def _number_long(
    units: NDArray, lengths: Ints
) -> tuple[NDArray[np.int32], list[bytes | int]]:
    """Return the same of words of any length, whose `units` follow each other."""
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths * units.itemsize, out=offsets[1:])
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(units)]
    printed = pa.Array.from_buffers(pa.large_binary(), len(lengths), buffers)
    numbered = printed.dictionary_encode()
    return numbered.indices.to_numpy(), numbered.dictionary.to_pylist()


def _unpacked(number: int) -> bytes:
    return number.to_bytes(_SHORT, "little").rstrip(b"\0")


def _narrowed(lengths: Ints) -> NDArray:
    """Return lengths of words in two bytes each, where they fit."""
    is_short = lengths.max(initial=0) <= np.iinfo(np.uint16).max
    return lengths.astype(np.uint16 if is_short else np.int32)


def _units(text: str) -> tuple[NDArray, str]:
    """Return one number for each character, as narrow as they all fit."""
    for codec, dtype in _CODECS:
        try:
            units = np.frombuffer(text.encode(codec, _on_error(codec)), dtype)
        except UnicodeEncodeError:
            continue
        if len(units) == len(text):
            return units, codec
    raise AssertionError("four bytes hold any character")


def _on_error(codec: str) -> str:
    return "strict" if codec == "latin-1" else "surrogatepass"


def _kinds_of(units: NDArray) -> NDArray[np.uint8]:
    kinds = _kinds[units]
    if kinds.max(initial=0) == _UNKNOWN:
        for unit in np.unique(units[kinds == _UNKNOWN]):
            _kinds[unit] = kind_of(chr(unit))
        kinds = _kinds[units]
    return kinds


def _find(kinds: NDArray[np.uint8]) -> tuple[Flags, Ints, Ints]:
    """Return which places are in a word, and where words start and end."""
    highest = kinds.max(initial=0)
    if highest >= Kind.MARK:
        kinds = _with_settled_marks(kinds)
    is_run = kinds == Kind.LETTER
    joiners = np.flatnonzero(kinds == Kind.JOINER)
    is_between = is_run[joiners - 1] & is_run[joiners + 1]
    is_run[joiners[is_between]] = True
    if highest < Kind.UNPARTED:
        edges = np.flatnonzero(is_run[1:] != is_run[:-1]) + 1
        return is_run, edges[::2], edges[1::2]
    is_word = is_run | (kinds >= Kind.UNPARTED)
    begins = kinds == Kind.UNPARTED
    begins[1:] |= is_run[1:] & ~is_run[:-1]
    ends = np.zeros(len(kinds), dtype=bool)
    ends[1:] = is_word[:-1] & (begins[1:] | ~is_word[1:])
    return is_word, np.flatnonzero(begins), np.flatnonzero(ends)


def _with_settled_marks(kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the kinds with each mark of the kind of what it stands on."""
    marks = np.flatnonzero(kinds == Kind.MARK)
    is_first = np.diff(marks, prepend=-1) > 1
    bases = kinds[(marks[is_first] - 1)[np.cumsum(is_first) - 1]]
    settled = kinds.copy()
    settled[marks] = np.where(bases == Kind.LETTER, Kind.LETTER, Kind.OTHER)
    settled[marks[bases == Kind.UNPARTED]] = _ON_UNPARTED
    return settled
