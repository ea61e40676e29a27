"""The n-grams of a text as numbers: which words stand side by side, and where."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.measures.cells import Ints
from helpers.measures.counting import words_of
from helpers.tokens import Tokens


class Grams(NamedTuple):
    """The n-grams of a text, coded: most frequent first, ties in alphabetical order.

    Attributes:
        codes: (places,) the n-gram that begins there, from 0.
        rows: (places,) which of the chosen turns it stands in, from 0.
        words: (n-grams, n) ids of the words of each.
    """

    codes: Ints
    rows: Ints
    words: NDArray[np.int32]


def grams_of(tokens: Tokens, n: int, rows: Ints) -> Grams:
    """Return the n-grams in some turns; none crosses a turn, bracket or furniture.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        n: words in an n-gram.
        rows: (chosen turns,) rows of ``tokens.turns``.
    """
    words = words_of(tokens, rows)
    ids, runs = tokens.ids[words].astype(np.int64), tokens.runs[words]
    n_places = max(len(ids) - n + 1, 0)
    is_whole = runs[:n_places] == runs[n - 1 : n - 1 + n_places]
    places = np.flatnonzero(is_whole)
    codes = ids[places]
    firsts = places
    for shift in range(n):
        # Packed word by word: a number stands for the words so far.
        keys = codes * len(tokens.vocabulary) + ids[places + shift] if shift else codes
        _, firsts, codes = np.unique(keys, return_index=True, return_inverse=True)
    shown = tokens.ids[words][places[firsts][:, None] + np.arange(n)]
    order = _order(tokens.letters, shown, np.bincount(codes, minlength=len(shown)))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    sizes = np.diff(tokens.offsets)[rows]
    turns = np.repeat(np.arange(len(rows)), sizes)
    return Grams(ranks[codes], turns[places], shown[order])


def _order(letters: Ints, words: NDArray[np.int32], n: Ints) -> NDArray[np.intp]:
    """Return the order by frequency, then by letters, of terms given word by word."""
    columns = [letters[column] for column in words.T[::-1]]
    return np.lexsort((*columns, -n))
