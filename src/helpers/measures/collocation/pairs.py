"""How often each pair of words stands together, for all pairs at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.tokens import Tokens
from helpers.tokens.cells import THREADS

Codes = NDArray[np.int32]

WORDS_AT_ONCE = 1 << 17  # whose windows a thread looks at in one go


class Pairs(NamedTuple):
    """How often pairs of terms stand together; one entry for each that does."""

    first: Codes  # (pairs,) ids
    second: Codes
    n: Codes


_NO_PAIRS = Pairs(*(np.empty(0, dtype=np.int32),) * 3)


class _Text(NamedTuple):
    """Words spaced so that no window reaches beyond a stretch.

    Attributes:
        codes: (places,) the kept term at each place; `n_terms` for any other word, and
            for what parts two stretches.
        n_terms: how many terms are kept.
        places: (kept words,) where in `codes` they stand, term by term.
        starts: (terms + 1,) those of term i are ``places[starts[i]:starts[i + 1]]``.
    """

    codes: Codes
    n_terms: int
    places: Codes
    starts: Codes


def count_near_pairs(
    tokens: Tokens,
    window: int,
    is_kept: NDArray[np.bool_],
    *,
    ordered: bool,
    min_count: int,
) -> Pairs:
    """Return how often each pair of kept terms stands together.

    Args:
        tokens: the words.
        window: most words from one to the other.
        is_kept: (terms,) whether a term is counted; the others keep their places.
        ordered: whether "a b" and "b a" are two pairs, with `first` the term that
            stands first; else they are one, `first` is the term with the lower id,
            and pairs of a term with itself are left out.
        min_count: leave out rarer pairs.
    """
    text = _spaced(tokens, window, is_kept)

    def count(batch: range) -> Pairs:
        return _count_batch(text, window, batch, ordered, min_count)

    with ThreadPoolExecutor(THREADS) as pool:
        parts = [_NO_PAIRS, *pool.map(count, _batches(text.starts))]
    own, found, n = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = np.flatnonzero(is_kept).astype(np.int32)
    pair = (own, found) if ordered else (found, own)
    return Pairs(kept[pair[0]], kept[pair[1]], n)


def _spaced(tokens: Tokens, window: int, is_kept: NDArray[np.bool_]) -> _Text:
    """Return the kept words with a gap of `window` places around each stretch."""
    from scipy.sparse import csr_array

    n_terms = int(is_kept.sum())
    renumbered = np.where(is_kept, np.cumsum(is_kept) - 1, n_terms).astype(np.int32)
    sizes = np.diff(tokens.breaks)
    gaps = window * np.arange(1, len(sizes) + 1, dtype=np.int32)
    places = np.arange(len(tokens.ids), dtype=np.int32)
    places += np.repeat(gaps, sizes)
    codes = np.full(len(places) + window * (len(sizes) + 1), n_terms, dtype=np.int32)
    codes[places] = renumbered[tokens.ids]
    # The places of each term are the rows of each column: scipy sorts them by counting.
    ones = np.ones(len(codes), dtype=np.int8)
    ends = np.arange(len(codes) + 1, dtype=np.int32)
    by_term = csr_array((ones, codes, ends), shape=(len(codes), n_terms + 1)).tocsc()
    return _Text(codes, n_terms, by_term.indices, by_term.indptr[: n_terms + 1])


def _batches(starts: Codes) -> Iterator[range]:
    """Yield ranges of terms that have about as many words each."""
    steps = np.arange(0, starts[-1], WORDS_AT_ONCE)
    ends = np.unique([*np.searchsorted(starts, steps), len(starts) - 1])
    for first, last in pairwise(ends.tolist()):
        yield range(first, last)


def _count_batch(
    text: _Text, window: int, batch: range, ordered: bool, min_count: int
) -> Pairs:
    """Return the pairs of some terms with what stands near them."""
    ends = text.starts[batch.start : batch.stop + 1]
    shift, steps = (1, window) if ordered else (-window, 2 * window + 1)
    views = np.lib.stride_tricks.sliding_window_view(text.codes, steps)
    near = views[text.places[ends[0] : ends[-1]] + shift]
    own = np.repeat(np.arange(batch.start, batch.stop, dtype=np.int32), np.diff(ends))
    # Two terms meet in the windows of both. The window of the rarer one is taken: its
    # other terms are few and frequent, and their counters stay at hand.
    is_pair = near < (text.n_terms if ordered else own[:, None])
    sizes = np.concatenate([[0], np.cumsum(np.count_nonzero(is_pair, axis=1))])
    rows, found, n = _add_up(near[is_pair], sizes[ends - ends[0]], text.n_terms)
    enough = n >= min_count
    return Pairs(rows[enough] + np.int32(batch.start), found[enough], n[enough])


def _add_up(
    found: Codes, ends: NDArray[np.int64], n_terms: int
) -> tuple[Codes, Codes, Codes]:
    """Return row, term and number of the terms that each row has found.

    The product with the identity adds up what a row holds several times, with a
    counter per term: quicker than to sort or to hash the pairs.
    """
    from scipy.sparse import csr_array, eye_array

    ones = np.ones(len(found), dtype=np.int32)
    shape = (len(ends) - 1, n_terms)
    rows = csr_array((ones, found, ends.astype(np.int32)), shape=shape)
    sums = rows @ eye_array(n_terms, dtype=np.int32, format="csr")
    numbers = np.arange(shape[0], dtype=np.int32)
    return np.repeat(numbers, np.diff(sums.indptr)), sums.indices, sums.data
