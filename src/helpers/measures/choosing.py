"""What is shown where nobody asked for anything: rules, each said in its notebook."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from helpers.measures.dispersion import dispersion
from helpers.measures.frequency import term_frequency, term_frequency_by_speaker
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tables import check_table
from helpers.tokens import Tokens

MIN_LETTERS = 4  # of a term that is chosen by rule
MIN_COUNT = 5  # below this a difference between parts is hardly one
MIN_MEETINGS = 5  # with fewer the parts are slices of the running words
N_SLICES = 10
ENOUGH_ROWS = 3  # fewer bars are no figure
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
    spread = dispersion(
        tokens,
        parts=choose_parts(tokens.turns),
        n_slices=N_SLICES,
        min_count=MIN_COUNT,
        measures=("kld",),
    )
    is_long = np.array([_has_letters(term) for term in spread["term"]], dtype=bool)
    spread = spread[is_long & ~spread["term"].isin(stop_words.words).to_numpy()]
    if spread.empty:
        frequent = term_frequency(tokens, stop_words=stop_words, top=top)
        check_table(frequent, ("term",), name="choose_terms", needs_rows=True)
        return [str(term) for term in frequent["term"]]
    is_spread = spread["n_parts"] >= np.maximum(2, MIN_SPREAD * spread["n_all_parts"])
    if is_spread.any():
        spread = spread[is_spread]
    # Log-likelihood is 2 n ln 2 times the divergence.
    order = np.argsort(-spread["n"] * spread["kld"], kind="stable")[:top]
    return [str(term) for term in spread["term"].iloc[order]]


def choose_parts(turns: pd.DataFrame) -> str:
    """Return over which parts dispersion is told: "meeting", or "slices".

    Args:
        turns: ``tokens.turns``; with fewer than five meetings that have words the
            parts are slices of the running words.

    Raises:
        TableError: `turns` lacks a column.
    """
    check_table(turns, ("meeting_id", "n_words"), name="choose_parts")
    n_meetings = turns.loc[turns["n_words"] > 0, "meeting_id"].nunique()
    return "meeting" if n_meetings >= MIN_MEETINGS else "slices"


def _has_letters(term: str) -> bool:
    return sum(character.isalpha() for character in term) >= MIN_LETTERS


def frequent_terms(
    tokens: Tokens, *, stop_words: StopList, min_count: int, top: int
) -> pd.DataFrame:
    """Count the most frequent words; where hardly any is left, others as well.

    Where fewer than three are left, words that are too rare come back, and where there
    is still none, the stop words.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        stop_words: words that are left out.
        min_count: leave out rarer words.
        top: keep only so many words, the most frequent.

    Returns:
        The result of :func:`helpers.measures.frequency.term_frequency`, whose card
        says which stop list was used; without rows if there is no word at all.

    Raises:
        ParameterError: `min_count` or `top` is out of its range.
        TableError: there are no turns.
    """
    choices = [(stop_words, min_count), (stop_words, 1), (NO_STOP_LIST, 1)]
    return _first_to_show(
        term_frequency(tokens, stop_words=words, min_count=least, top=top)
        for words, least in choices
    )


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
    """Count the phrases of `n` words that are said twice; where there are few, others.

    Where fewer than three are said twice, shorter ones that are said twice are taken,
    else phrases that are said once, the longest first: such a one is a sentence, and
    no habit.

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
        TableError: there are no turns.
    """
    twice = [(n_words, stop_words, 2) for n_words in range(n, 1, -1)]
    once = [(n_words, stop_words, 1) for n_words in range(n, 0, -1)]
    return _first_to_show(
        (
            term_frequency(
                tokens, n=n_words, stop_words=words, min_count=least, top=top
            )
            for n_words, words, least in [*twice, *once, (1, NO_STOP_LIST, 1)]
        ),
        n_choosy=len(twice),
    )


def frequent_by_speaker(
    tokens: Tokens, *, stop_words: StopList, top: int
) -> pd.DataFrame:
    """Count the words that each speaker says twice or more; if there are few, all.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        stop_words: words that are left out.
        top: keep only so many words of each speaker, the most frequent.

    Returns:
        The result of
        :func:`helpers.measures.frequency.term_frequency_by_speaker`.

    Raises:
        ParameterError: `top` is out of its range.
        TableError: there are no turns.
    """
    choices = [(stop_words, 2), (stop_words, 1), (NO_STOP_LIST, 1)]
    return _first_to_show(
        term_frequency_by_speaker(tokens, stop_words=words, min_count=least, top=top)
        for words, least in choices
    )


def _first_to_show(tables: Iterable[pd.DataFrame], n_choosy: int = 1) -> pd.DataFrame:
    """Return the first of `tables` with rows, of the first ones with enough of them."""
    table = pd.DataFrame()
    for number, table in enumerate(tables):
        if len(table) >= (ENOUGH_ROWS if number < n_choosy else 1):
            break
    return table
