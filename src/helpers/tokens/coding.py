"""The fast loop: texts in, whole numbers out, a few million characters at a time.

A distinct word is looked at in Python once; all the rest is arithmetic. What a word is
stands in :mod:`helpers.words`, and :func:`code_words` gives what
:func:`helpers.words.find_words` and :func:`helpers.words.compared` give.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from helpers.tokens.cells import THREADS
from helpers.tokens.characters import (
    Ints,
    find_words,
    kinds_of,
    read_characters,
)
from helpers.tokens.numbering import Spellings, number_words, terms_of

# Characters that are coded at once: enough for the loop, few enough for the cache.
BATCH = 1 << 21
# Once a block of this size was freed, the GNU C library keeps what is freed for what
# comes next; else each batch would pay for new pages (mallopt(3), M_MMAP_THRESHOLD).
_KEPT = 31 << 20
AHEAD = 3  # batches that are read before they are asked for, some of them coded

_NO_WORDS, _NO_TEXTS = np.zeros(0, dtype=np.uint8), np.zeros(0, dtype=np.int64)


class Coded(NamedTuple):
    """The words of some texts.

    Attributes:
        ids: (words,) the term of each running word.
        vocabulary: (terms,) the term of each id, as compared; those that occur, most
            frequent first, then by letters.
        starts: (words,) characters of its text before each word.
        lengths: (words,) characters of each word as printed.
        sizes: (texts,) words of each text.
    """

    ids: NDArray[np.int32]
    vocabulary: NDArray[np.object_]
    starts: NDArray[np.int32]
    lengths: NDArray[np.integer]
    sizes: Ints


class Batch(NamedTuple):
    """Some texts that are coded at once.

    Attributes:
        joined: the texts, a line's end before and behind each, so that every place in
            them has two neighbours.
        lengths: (texts,) characters of each.
    """

    joined: str
    lengths: Ints


class _Part(NamedTuple):
    """Words of one batch; `codes` number its own `spellings`."""

    codes: NDArray[np.int32]
    spellings: Spellings
    starts: NDArray[np.int32]
    lengths: NDArray[np.integer]
    sizes: Ints


def code_words(texts: Iterable[str]) -> Coded:
    """Return the words of `texts`, coded; no word goes on from one to the next."""
    return code_batches(_batches(texts))


def code_batches(batches: Iterator[Batch]) -> Coded:
    """Return the words of the texts of `batches`, coded."""
    # Long columns grow where they stand, so that none is in memory twice.
    codes, starts = bytearray(), bytearray()
    spellings, sizes = [], [_NO_TEXTS]
    lengths: list[NDArray[np.integer]] = [_NO_WORDS]
    for part in _code_all(batches):
        codes += part.codes.tobytes()
        starts += part.starts.tobytes()
        spellings.append(part.spellings)
        lengths.append(part.lengths)
        sizes.append(part.sizes)
    # What Arrow has kept of the batches is as much as the words.
    pa.default_memory_pool().release_unused()
    ids = np.frombuffer(codes, dtype=np.int32)
    vocabulary = _renumber(ids, spellings)
    return Coded(
        ids,
        vocabulary,
        np.frombuffer(starts, dtype=np.int32),
        np.concatenate(lengths),
        np.concatenate(sizes),
    )


def _renumber(codes: NDArray[np.int32], parts: list[Spellings]) -> NDArray[np.object_]:
    """Turn the codes of each part's spellings into those of terms; return the terms."""
    terms, vocabulary = terms_of(parts)
    first = 0
    for of_part, part in zip(terms, parts, strict=True):
        last = first + part.counts.sum()
        codes[first:last] = of_part[codes[first:last]]
        first = last
    return vocabulary


def _batches(texts: Iterable[str]) -> Iterator[Batch]:
    batch: list[str] = []
    n_characters = 0
    for text in texts:
        batch.append(text)
        n_characters += len(text)
        if n_characters >= BATCH:
            yield _batch(batch)
            batch, n_characters = [], 0
    if batch:
        yield _batch(batch)


def _batch(texts: list[str]) -> Batch:
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    return Batch("\n".join(["", *texts, ""]), lengths)


def batches_of(texts: pa.Array) -> Iterator[Batch]:
    """Yield the batches of a column of texts, of which none becomes a string alone.

    Args:
        texts: strings of Arrow; a missing one has no words.
    """
    texts = pc.fill_null(texts.cast(pa.large_string()), "")
    nothing, end = (pa.scalar(text, pa.large_string()) for text in ("", "\n"))
    ended = pc.binary_join_element_wise(texts, nothing, end)
    bounds = np.frombuffer(ended.buffers()[1], dtype=np.int64)[: len(ended) + 1]
    lengths = pc.utf8_length(texts).to_numpy()
    characters = memoryview(ended.buffers()[2] or b"")
    first = 0
    while first < len(ended):
        last = int(np.searchsorted(bounds, bounds[first] + BATCH))
        last = min(max(last, first + 1), len(ended))
        joined = str(characters[bounds[first] : bounds[last]], "utf-8")
        yield Batch(f"\n{joined}", lengths[first:last])
        first = last


def _code_all(batches: Iterator[Batch]) -> Iterator[_Part]:
    """Code in threads where there are several batches, a few of them at a time."""
    first = list(islice(batches, THREADS))
    if len(first) < THREADS:
        yield from map(_code, first)
        return
    np.empty(_KEPT, dtype=np.uint8)  # freed at once
    with ThreadPoolExecutor(THREADS) as pool:
        ahead = chain(first, islice(batches, AHEAD - THREADS))
        coding = deque(pool.submit(_code, batch) for batch in ahead)
        while coding:
            part = coding.popleft().result()
            # What is read next is coded while whoever asked looks at this part.
            coding.extend(pool.submit(_code, batch) for batch in islice(batches, 1))
            yield part


def _code(batch: Batch) -> _Part:
    characters = read_characters(batch.joined)
    is_word, starts, ends = find_words(kinds_of(characters))
    lengths = ends - starts
    codes, spellings = number_words(characters, is_word, starts, lengths)
    begins = np.concatenate([[1], 1 + np.cumsum(batch.lengths + 1)])
    sizes = np.diff(np.searchsorted(starts, begins))
    return _Part(
        codes,
        spellings,
        (starts - np.repeat(begins[:-1], sizes)).astype(np.int32),
        _narrowed(lengths),
        sizes,
    )


def _narrowed(lengths: Ints) -> NDArray[np.integer]:
    """Return lengths of words in as few bytes each as they all fit: one, as a rule."""
    return lengths.astype(np.min_scalar_type(lengths.max(initial=0)))
