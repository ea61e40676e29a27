"""Two selections of turns, checked, and how often each term is said in either."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints, Mask
from helpers.measures.keyness.coded_terms import Terms
from helpers.measures.keyness.scores import Hits
from helpers.tokens import Tokens
from helpers.tokens.coded import count_ids, spread

NAMES = ("target", "reference")
# A side of fewer words than this part of all is looked up word by word.
SMALL = 3


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


def count_hits(terms: Terms, target: Mask, reference: Mask) -> Hits:
    """Return the hits of all terms; of two sides that are all, the smaller is read."""
    n_words, masks = np.diff(terms.tokens.offsets), (target, reference)
    sizes = [int(n_words.sum(where=side)) for side in masks]
    if not (target | reference).all():
        first, second = (_count_side(terms, side) for side in masks)
        return Hits(first, second, *sizes)
    smaller = int(sizes[1] < sizes[0])
    counts = _count_side(terms, masks[smaller])
    both = (counts, terms.counts - counts)
    return Hits(both[smaller], both[1 - smaller], *sizes)


def _count_side(terms: Terms, side: Mask) -> Ints:
    """Return how often each term is said on a side."""
    rows, n_said = np.flatnonzero(side), np.diff(terms.offsets)
    sizes = n_said[rows]
    if sizes.sum() * SMALL < len(terms.ids):
        ids = terms.ids[spread(terms.offsets[rows], sizes)]
    else:
        ids = terms.ids[np.repeat(side, n_said)]
    return count_ids(ids, len(terms.counts))
