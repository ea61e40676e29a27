"""Words, or phrases of several words, coded alike: what is compared between sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.card import count_of
from helpers.measures.frequency.counting import count_by_group
from helpers.measures.language import StopList
from helpers.tokens import Tokens, code_grams
from helpers.tokens.cells import sum_rows

if TYPE_CHECKING:
    from scipy.sparse import csr_array


LONGEST = 5  # words in a term
ENOUGH_TERMS = 20


class Terms(NamedTuple):
    """The terms of a text, each with a number.

    Attributes:
        tokens: the words that they are made of.
        ids: (occurrences,) the term that begins there, in the order of the turns.
        offsets: (turns + 1,) those of row i are ``ids[offsets[i]:offsets[i + 1]]``.
        words: (terms, n) ids of the words of each.
        counts: (terms,) how often each occurs.
    """

    tokens: Tokens
    ids: NDArray[np.int32]
    offsets: Ints
    words: NDArray[np.int32]
    counts: Ints

    @classmethod
    def of(cls, tokens: Tokens, n: int) -> Terms:
        """Return all terms of `n` words.

        Raises:
            ParameterError: `n` is out of its range.
        """
        if not 1 <= n <= LONGEST:
            raise ParameterError(f"n: {n!r}, expected 1 to {LONGEST} words")
        if n == 1:
            words = np.arange(len(tokens.vocabulary), dtype=np.int32)[:, None]
            return cls(tokens, tokens.ids, tokens.offsets, words, tokens.counts)
        grams = code_grams(tokens, n)
        offsets = np.searchsorted(grams.places, tokens.offsets)
        return cls(tokens, grams.codes, offsets, grams.words, grams.counts)

    def names(self, terms: NDArray[np.intp]) -> NDArray[np.object_]:
        """Return some terms as text."""
        words = self.tokens.vocabulary[self.words[terms]]
        if words.shape[1] == 1:
            return words[:, 0]
        return np.array([" ".join(term) for term in words], dtype=object)

    def letters(self, terms: NDArray[np.intp]) -> Ints:
        """Return the place of some terms among them in alphabetical order."""
        columns = [self.tokens.letters[column] for column in self.words[terms].T]
        return np.argsort(np.lexsort(columns[::-1]))

    def by_group(self, groups: Ints, n_groups: int) -> csr_array:
        """Return how often each term occurs in each group of turns, (groups, terms)."""
        from scipy.sparse import csr_array

        if self.words.shape[1] == 1:
            return count_by_group(self.tokens, groups, n_groups)
        ones = np.ones(len(self.ids), dtype=np.int32)
        shape = len(self.offsets) - 1, len(self.counts)
        by_turn = csr_array((ones, self.ids, self.offsets), shape=shape)
        return sum_rows(by_turn, groups, n_groups)


class Choice(NamedTuple):
    """Which terms are tested, and how many are kept.

    Attributes:
        n: words in a term.
        stop_words: words that are left out; a longer term is left out if it begins or
            ends with one.
        min_count: rarer terms are left out.
        figures: whether words of digits alone are tested; a longer term is left out if
            it begins or ends with one.
        top: how many are kept of each side; 0 keeps all.
    """

    n: int
    stop_words: StopList
    min_count: int
    figures: bool
    top: int

    @property
    def noun(self) -> str:
        """What a term is called."""
        return "word" if self.n == 1 else "phrase"

    def check(self) -> Choice:
        """Return the choice, if its numbers are in their range."""
        for name in ("min_count", "top"):
            value = getattr(self, name)
            if value < 0:
                raise ParameterError(f"{name}: {value!r}, expected 0 or more")
        return self

    def tested(self, terms: Terms, counts: Ints) -> NDArray[np.intp]:
        """Return the terms that are tested, of which `counts` are the hits."""
        often = np.flatnonzero(counts >= max(self.min_count, 1))
        ends = terms.words[often][:, [0, -1]]
        ids, place = np.unique(ends, return_inverse=True)
        words = pd.Index(terms.tokens.vocabulary[ids], dtype="str")
        is_out = words.isin(list(self.stop_words.words))
        if not self.figures:
            is_out |= np.asarray(words.str.isdecimal(), dtype=bool)
        return often[~is_out[place].reshape(ends.shape).any(axis=1)]

    def describe(self, n_tested: int) -> str:
        """Return how many terms were tested, and which were not."""
        tested = count_of(n_tested, "word" if self.n == 1 else f"{self.n}-word phrase")
        left_out = "" if self.figures else "; figures left out"
        return f"{tested} tested, said {self.min_count} times or more{left_out}"


def choose_min_count(
    tokens: Tokens, *, n: int = 1, stop_words: StopList, at_most: int
) -> int:
    """Return the largest count, up to `at_most`, that leaves enough terms to test.

    Args:
        tokens: the words.
        n: words in a term.
        stop_words: words that are left out.
        at_most: the count for a text that is long enough.
    """
    terms = Terms.of(tokens, n)
    for count in range(at_most, 1, -1):
        choice = Choice(n, stop_words, count, figures=False, top=0)
        if len(choice.tested(terms, terms.counts)) >= ENOUGH_TERMS:
            return count
    return min(at_most, 1)
