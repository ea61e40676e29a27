"""Two selections of turns, checked, and how often each term is said in either."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from helpers.errors import ParameterError
from helpers.measures.card import count_of
from helpers.measures.keyness_scores import Hits
from helpers.measures.stop_words import StopList
from helpers.tokens import Tokens

Mask = NDArray[np.bool_]

NAMES = ("target", "reference")
# A side of fewer words than this part of all is looked up word by word.
SMALL = 8
ENOUGH_TERMS = 20
PIECE = 1 << 20  # words that are counted in one go


class Choice(NamedTuple):
    """Which terms are tested, and how many are kept.

    Attributes:
        stop_words: words that are left out.
        min_count: rarer terms are left out.
        figures: whether words of digits alone are tested.
        top: how many are kept of each side; 0 keeps all.
    """

    stop_words: StopList
    min_count: int
    figures: bool
    top: int

    def check(self) -> Choice:
        """Return the choice, if its numbers are in their range."""
        for name in ("min_count", "top"):
            value = getattr(self, name)
            if value < 0:
                raise ParameterError(f"{name}: {value!r}, expected 0 or more")
        return self

    def describe(self, n_tested: int) -> str:
        """Return how many words were tested, and which were not."""
        left_out = "" if self.figures else "; figures left out"
        tested = count_of(n_tested, "word")
        return f"{tested} tested, said {self.min_count} times or more{left_out}"


def masks_of(
    tokens: Tokens, target: ArrayLike, reference: ArrayLike | None
) -> tuple[Mask, Mask]:
    """Return which turns stand on either side, checked."""
    n_turns = len(tokens.turns)
    first = _mask(target, n_turns, "target")
    second = ~first if reference is None else _mask(reference, n_turns, "reference")
    n_shared = np.count_nonzero(first & second)
    if n_shared:
        raise ParameterError(
            f"target, reference: {n_shared:,} turn(s) stand on both sides, expected"
            " none; leave reference out for all other turns"
        )
    n_words = np.diff(tokens.offsets)
    for name, side in zip(NAMES, (first, second), strict=True):
        if not n_words.any(where=side):
            raise ParameterError(
                f"{name}: no word in {np.count_nonzero(side):,} turn(s) of"
                f" {n_turns:,}, expected some on either side; choose other turns"
            )
    return first, second


def _mask(rows: ArrayLike, n_turns: int, name: str) -> Mask:
    """Return a selection of turns as a mask."""
    chosen = np.asarray(rows)
    if chosen.dtype == bool and chosen.shape == (n_turns,):
        return chosen
    is_rows = np.issubdtype(chosen.dtype, np.integer) or not chosen.size
    if chosen.ndim != 1 or chosen.dtype == bool or not is_rows:
        raise ParameterError(
            f"{name}: {chosen.dtype} of shape {chosen.shape}, expected a mask of"
            f" shape ({n_turns},) or rows of tokens.turns, whole numbers"
        )
    if chosen.size and not 0 <= chosen.min() <= chosen.max() < n_turns:
        raise ParameterError(
            f"{name}: rows {chosen.min()} to {chosen.max()}, expected 0 to"
            f" {n_turns - 1}, rows of tokens.turns"
        )
    mask = np.zeros(n_turns, dtype=bool)
    mask[chosen.astype(np.int64)] = True
    return mask


def count_hits(tokens: Tokens, target: Mask, reference: Mask) -> Hits:
    """Return the hits of all terms; of two sides that are all, the smaller is read."""
    n_words, masks = np.diff(tokens.offsets), (target, reference)
    sizes = [int(n_words.sum(where=side)) for side in masks]
    if not (target | reference).all():
        first, second = (_count_side(tokens, side, n_words) for side in masks)
        return Hits(first, second, *sizes)
    smaller = int(sizes[1] < sizes[0])
    counts = _count_side(tokens, masks[smaller], n_words)
    both = (counts, _count_words(tokens.ids, tokens) - counts)
    return Hits(both[smaller], both[1 - smaller], *sizes)


def _count_side(
    tokens: Tokens, side: Mask, n_words: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return how often each term is said on a side."""
    rows = np.flatnonzero(side)
    sizes = n_words[rows]
    if sizes.sum() * SMALL < len(tokens.ids):
        starts = tokens.offsets[rows] - (np.cumsum(sizes) - sizes)
        places = np.arange(sizes.sum()) + np.repeat(starts, sizes)
        return _count_words(tokens.ids[places], tokens)
    return _count_words(tokens.ids[np.repeat(side, n_words)], tokens)


def _count_words(ids: NDArray[np.int32], tokens: Tokens) -> NDArray[np.int64]:
    """Return how often each term stands in `ids`."""
    counts = np.zeros(len(tokens.vocabulary), dtype=np.int64)
    # In pieces that stay in the cache: bincount widens what it is given.
    for start in range(0, len(ids), PIECE):
        counts += np.bincount(ids[start : start + PIECE], minlength=len(counts))
    return counts


def tested_terms(
    tokens: Tokens, n: NDArray[np.int64], choice: Choice
) -> NDArray[np.intp]:
    """Return the ids of the terms that are tested; `n` are the hits of all terms."""
    terms = np.flatnonzero(n >= max(choice.min_count, 1))
    words = pd.Index(tokens.vocabulary[terms], dtype="str")
    is_out = words.isin(list(choice.stop_words.words))
    if not choice.figures:
        is_out |= np.asarray(words.str.isdecimal(), dtype=bool)
    return terms[~is_out]


def choose_min_count(tokens: Tokens, *, stop_words: StopList, at_most: int) -> int:
    """Return the largest count, up to `at_most`, that leaves enough words to test.

    Args:
        tokens: the words.
        stop_words: words that are left out.
        at_most: the count for a text that is long enough.
    """
    n = _count_words(tokens.ids, tokens)
    for count in range(at_most, 1, -1):
        choice = Choice(stop_words, count, figures=False, top=0)
        if len(tested_terms(tokens, n, choice)) >= ENOUGH_TERMS:
            return count
    return min(at_most, 1)
