"""Formulae of lexical diversity: how many different words a text has for its length.

From ``counts``, (types,) how often each different word stands in the text, all above 0;
or from ``ids``, (words,) a whole number for each running word, in order. All but
:func:`yule_k` grow with diversity; K falls.

Only MATTR, MTLD and HD-D are made to be compared between texts of different length, and
MSTTR but for the words that it drops: a longer text repeats more, which lowers TTR and
Herdan's C, and raises Guiraud's R and CTTR.

In the docstrings V is the number of different words and N of all words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from helpers.measures.arrays import Ints

FACTOR = 0.72  # ratio of types to tokens at which a factor of MTLD is full
SAMPLE = 42  # words in a sample of HD-D
# Words that are looked through at once for the end of a factor; most have fewer.
REACH = 256


def ttr(counts: ArrayLike) -> float:
    """Return the type-token ratio V / N."""
    n = np.asarray(counts)
    return float(len(n) / n.sum())


def cttr(counts: ArrayLike) -> float:
    """Return the corrected TTR V / sqrt(2N) (Carroll 1964)."""
    n = np.asarray(counts)
    return float(len(n) / np.sqrt(2 * n.sum()))


def guiraud_r(counts: ArrayLike) -> float:
    """Return the root TTR V / sqrt(N) (Guiraud 1954)."""
    n = np.asarray(counts)
    return float(len(n) / np.sqrt(n.sum()))


def herdan_c(counts: ArrayLike) -> float:
    """Return ln V / ln N (Herdan 1960); NaN for one word."""
    n = np.asarray(counts)
    return float(np.log(len(n)) / np.log(n.sum())) if n.sum() > 1 else np.nan


def yule_k(counts: ArrayLike) -> float:
    """Return Yule's characteristic K = 10,000 (Σ n² - N) / N²; less = more diverse.

    Sources: Yule (1944), The Statistical Study of Literary Vocabulary.
    """
    n = np.asarray(counts, dtype=float)
    return float(10_000 * ((n**2).sum() - n.sum()) / n.sum() ** 2)


def hd_d(counts: ArrayLike, *, sample: int = SAMPLE) -> float:
    """Return the mean TTR of all samples of `sample` words, drawn without putting back.

    Sources: McCarthy and Jarvis (2007), Language Testing 24(4); NaN for fewer words.
    """
    n, n_alike = np.unique(np.asarray(counts, dtype=float), return_counts=True)
    total = (n * n_alike).sum()
    if total < sample:
        return np.nan
    drawn = np.arange(sample)
    # Chance that none of a type's n words is among the drawn ones.
    absent = np.prod(
        np.maximum(total - n[:, None] - drawn, 0) / (total - drawn), axis=1
    )
    return float((n_alike * (1 - absent)).sum() / sample)


def types_in_windows(ids: Ints, window: int) -> Ints:
    """Return how many different words each window of `window` words has, in order."""
    n_windows = len(ids) - window + 1
    places = np.arange(len(ids))
    # A word is the first of its kind in windows that begin behind its last showing.
    first = np.maximum(previous(ids) + 1, places - window + 1)
    last = np.minimum(places, n_windows - 1)
    counts = first <= last
    begins = np.bincount(first[counts], minlength=n_windows)
    ends = np.bincount(last[counts] + 1, minlength=n_windows + 1)[:n_windows]
    return np.cumsum(begins - ends)


def mattr(ids: Ints, *, window: int) -> float:
    """Return the mean TTR of all windows of `window` words that follow each other.

    Sources: Covington and McFall (2010), Journal of Quantitative Linguistics 17(2);
    NaN for fewer words than a window.
    """
    if len(ids) < window:
        return np.nan
    return float(types_in_windows(ids, window).mean() / window)


def msttr(ids: Ints, *, segment: int) -> float:
    """Return the mean TTR of segments of `segment` words; the rest is dropped.

    Sources: Johnson (1944), Psychological Monographs 56(2); NaN without a segment.
    """
    if len(ids) < segment:
        return np.nan
    return float(types_in_windows(ids, segment)[::segment].mean() / segment)


def mtld(ids: Ints) -> float:
    """Return the mean length, in words, of stretches whose TTR stays above 0.72.

    A factor is full at the word that brings its TTR to 0.72 or below; what is left at
    the end counts as the part of a factor that its TTR has fallen by. The mean of both
    directions; NaN where no word is said twice.

    Sources: McCarthy and Jarvis (2010), Behavior Research Methods 42(2).
    """
    n_words, before = len(ids), previous(ids)
    again = before >= 0
    # Read backwards, the word before is the next one.
    behind = np.full(n_words, -1, dtype=np.int64)
    behind[n_words - 1 - before[again]] = n_words - 1 - np.flatnonzero(again)
    return (_one_way(before) + _one_way(behind)) / 2


def previous(ids: Ints) -> Ints:
    """Return the place of the same word before each word, -1 for its first showing."""
    # Word and place in one number: sorting is several times as fast as an argsort.
    bits = max(len(ids) - 1, 1).bit_length()
    keys = np.sort((ids.astype(np.int64) << bits) | np.arange(len(ids)))
    order, words = keys & ((1 << bits) - 1), keys >> bits
    before = np.full(len(ids), -1, dtype=np.int64)
    again = np.flatnonzero(words[1:] == words[:-1])
    before[order[again + 1]] = order[again]
    return before


def _one_way(before: Ints) -> float:
    """Return words per factor, from the first word to the last."""
    start, factors = 0, 0.0
    while start < len(before):
        length, ratio = _factor(before, start)
        factors += min((1 - ratio) / (1 - FACTOR), 1)
        start += length
    return len(before) / factors if factors else np.nan


def _factor(before: Ints, start: int) -> tuple[int, float]:
    """Return length and TTR of the factor from `start`, which the end may cut short."""
    reach = REACH
    while True:
        part = before[start : start + reach]
        ratios = np.cumsum(part < start) / np.arange(1, len(part) + 1)
        full = np.flatnonzero(ratios <= FACTOR)
        if len(full):
            return int(full[0]) + 1, float(ratios[full[0]])
        if start + reach >= len(before):
            return len(part), float(ratios[-1])
        reach *= 4
