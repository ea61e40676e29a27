"""What is shown where nobody asked for anything: rules, each said in its notebook."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.frequency import term_frequency
from helpers.measures.stop_words import StopList
from helpers.tables import check_table
from helpers.tokens import Tokens

MIN_LETTERS = 4  # of a term that is chosen by rule
MIN_COUNT = 5  # below this a difference between parts is hardly one
MIN_MEETINGS = 5  # with fewer the parts are slices of the running words
N_SLICES = 10
MIN_SPREAD = 0.1  # share of the parts in which a chosen term stands
MOST_PERIODS = 36  # more columns than these cannot be told apart on a telephone
DAYS_A_MONTH = 365.25 / 12
MANY_WORDS = 100_000


def choose_period(turns: pd.DataFrame) -> str:
    """Return the finest of month, quarter and year that gives few enough periods.

    Args:
        turns: ``tokens.turns``, with ``date`` and ``published`` of the meeting.

    Raises:
        TableError: `turns` lacks a column.
    """
    check_table(turns, ("date", "published"), name="choose_period")
    days = turns["date"].fillna(turns["published"]).dropna()
    if days.empty:
        return "month"
    n_months = (days.max() - days.min()).days / DAYS_A_MONTH
    if n_months <= MOST_PERIODS:
        return "month"
    return "quarter" if n_months <= 3 * MOST_PERIODS else "year"


def choose_terms(tokens: Tokens, *, stop_words: StopList, top: int) -> list[str]:
    """Return the terms whose use differs most between the parts of a corpus.

    Parts are the meetings, of which each has its words; where there are fewer than
    five, ten equal slices of the running words. The measure is the log-likelihood of
    a term's counts over the parts against equal rates. It takes at least four letters
    (figures are no letters), five hits, and a tenth of the parts; without any such
    term the most frequent are taken.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        stop_words: words that are never chosen.
        top: how many terms.

    Raises:
        TableError: there is no term; a stop list may have left nothing.

    Sources:
        Log-likelihood over several parts: Dunning (1993), Computational Linguistics
        19(1), with one row of counts per part.
    """
    frequent = term_frequency(tokens, stop_words=stop_words, min_count=MIN_COUNT)
    frequent = frequent[frequent["term"].map(_has_letters)]
    if frequent.empty:
        frequent = term_frequency(tokens, stop_words=stop_words, top=top)
        check_table(frequent, ("term",), name="choose_terms", needs_rows=True)
        return [str(term) for term in frequent["term"]]
    counts, sizes = _count_parts(tokens, list(frequent["term"]))
    is_spread = (counts > 0).sum(axis=1) >= max(2, MIN_SPREAD * len(sizes))
    if is_spread.any():
        frequent, counts = frequent[is_spread], counts[is_spread]
    order = np.argsort(-_log_likelihood(counts, sizes), kind="stable")[:top]
    return [str(term) for term in frequent["term"].iloc[order]]


def _has_letters(term: str) -> bool:
    return sum(character.isalpha() for character in term) >= MIN_LETTERS


def _count_parts(
    tokens: Tokens, terms: list[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return counts (terms, parts) and the words of each part."""
    n_words = np.diff(tokens.offsets)
    parts = pd.factorize(tokens.turns["meeting_id"])[0].repeat(n_words)
    if parts.size and parts.max() + 1 < MIN_MEETINGS:
        parts = np.arange(parts.size) * N_SLICES // parts.size
    place = {term: number for number, term in enumerate(terms)}
    rows = np.array([place.get(term, -1) for term in tokens.vocabulary])[tokens.ids]
    n_parts = int(parts.max()) + 1
    known = rows >= 0
    cells = np.bincount(
        rows[known] * n_parts + parts[known], minlength=len(terms) * n_parts
    )
    sizes = np.bincount(parts, minlength=n_parts)
    return cells.reshape(len(terms), n_parts).astype(float), sizes.astype(float)


def _log_likelihood(
    counts: NDArray[np.float64], sizes: NDArray[np.float64]
) -> NDArray[np.float64]:
    expected = counts.sum(axis=1, keepdims=True) * sizes / sizes.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(counts > 0, counts * np.log(counts / expected), 0.0)
    return np.asarray(2 * terms.sum(axis=1))


def choose_min_count(tokens: Tokens) -> int:
    """Return how often two words must stand together to be shown.

    Twice; in more than 100,000 words, where chance has many more throws, five times.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
    """
    return 5 if len(tokens.ids) > MANY_WORDS else 2


def phrase_frequency(
    tokens: Tokens, *, n: int, stop_words: StopList, top: int
) -> pd.DataFrame:
    """Count the phrases of `n` words; where there is none, those of fewer words.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        n: words in a phrase.
        stop_words: words that no phrase begins or ends with.
        top: keep only so many phrases, the most frequent.

    Returns:
        The result of :func:`helpers.measures.frequency.term_frequency`, whose card
        says how many words a phrase has; without rows if there is no term at all.

    Raises:
        ParameterError: `n` or `top` is out of its range.
    """
    table = term_frequency(tokens, n=n, stop_words=stop_words, top=top)
    while table.empty and n > 1:
        n -= 1
        table = term_frequency(tokens, n=n, stop_words=stop_words, top=top)
    return table
