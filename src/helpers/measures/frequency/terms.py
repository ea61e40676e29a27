"""How often each term is said: frequencies of words and n-grams, with rates."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, size_of
from helpers.measures.frequency.occurrences import (
    Occurrences,
    rate_table,
    rates_by_speaker,
)
from helpers.measures.intervals import choose_units, describe_interval, describe_many
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tables import check_table
from helpers.tokens import Grams, Tokens, code_grams
from helpers.tokens.coded import spread

LONGEST_NGRAM = 5


def term_frequency(
    tokens: Tokens,
    *,
    n: int = 1,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 1,
    top: int = 0,
) -> pd.DataFrame:
    """Count the terms of all speakers together.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        n: words in a term, 1 to 5. A term never crosses a turn, nor anything inside a
            turn but speech and white space.
        stop_words: a word of the list is left out; a longer term is left out if it
            begins or ends with one. The denominator keeps all words.
        min_count: leave out rarer terms.
        top: keep only so many terms, the most frequent; 0 keeps all.

    Returns:
        One row per term, most frequent first, ties in alphabetical order: ``term``;
        ``n``; ``n_words``, all words, the denominator; ``rate`` per million words with
        ``rate_low`` and ``rate_high``; ``n_turns`` and ``n_meetings`` that have it.

    Raises:
        ParameterError: `n`, `min_count` or `top` is out of its range.
        TableError: there are no turns.
    """
    _check(tokens, n, min_count, top)
    wanted = _Wanted.of(tokens, n, stop_words, min_count, top)
    units = choose_units(tokens.turns)
    found = _find(tokens, wanted, np.arange(len(tokens.turns)))
    table = rate_table(tokens.turns, found, units)
    interval = describe_interval(units, rare=True)
    table.attrs["card"] = _card(tokens, n, stop_words, interval)
    return table


def term_frequency_by_speaker(
    tokens: Tokens,
    *,
    n: int = 1,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 1,
    top: int = 0,
) -> pd.DataFrame:
    """Count the terms of each speaker.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        n: words in a term, as in :func:`term_frequency`.
        stop_words: as in :func:`term_frequency`.
        min_count: leave out terms that the speaker says more rarely.
        top: keep only so many terms of each speaker; 0 keeps all.

    Returns:
        The columns of :func:`term_frequency` after ``speaker``, and last ``unit``:
        what is drawn anew for the interval. Speakers with most words first, turns
        without a named person last; ``n_words`` are the speaker's words.

    Raises:
        ParameterError: `n`, `min_count` or `top` is out of its range.
        TableError: there are no turns.
    """
    _check(tokens, n, min_count, top)
    wanted = _Wanted.of(tokens, n, stop_words, min_count, top)
    table = rates_by_speaker(tokens.turns, partial(_find, tokens, wanted))
    table.attrs["card"] = _card(tokens, n, stop_words, describe_many(rare=True))
    return table


class _Wanted(NamedTuple):
    """All n-grams, and which of them are wanted.

    Attributes:
        grams: as coded.
        starts: (turns + 1,) the first occurrence in each turn.
        is_stop: (terms,) which words of the vocabulary are stop words.
        min_count: the least that a term must be said.
        top: how many terms; 0 is all.
    """

    grams: Grams
    starts: Ints
    is_stop: NDArray[np.bool_]
    min_count: int
    top: int

    @classmethod
    def of(
        cls, tokens: Tokens, n: int, stop_words: StopList, min_count: int, top: int
    ) -> _Wanted:
        grams = code_grams(tokens, n)
        starts = np.searchsorted(grams.places, tokens.offsets)
        is_stop = [term in stop_words.words for term in tokens.vocabulary]
        return cls(grams, starts, np.array(is_stop, dtype=bool), min_count, top)


def _find(tokens: Tokens, wanted: _Wanted, rows: Ints) -> Occurrences:
    """Return the wanted terms where they occur in some rows of the turns."""
    sizes = np.diff(wanted.starts)[rows]
    own = wanted.grams.codes[spread(wanted.starts[rows], sizes)]
    codes, present = pd.factorize(own)
    words = wanted.grams.words[present]
    kept = _kept(tokens, words, np.bincount(codes, minlength=len(present)), wanted)
    renumbered = np.full(len(present), -1)
    renumbered[kept] = np.arange(len(kept))
    codes, places = renumbered[codes], np.repeat(np.arange(len(rows)), sizes)
    names = [" ".join(term) for term in tokens.vocabulary[words[kept]]]
    return Occurrences(names, codes[codes >= 0], places[codes >= 0])


def _kept(
    tokens: Tokens, words: NDArray[np.int32], n: Ints, wanted: _Wanted
) -> NDArray[np.intp]:
    """Return the wanted terms: most frequent first, ties in alphabetical order."""
    is_stopped = wanted.is_stop[words[:, [0, -1]]].any(axis=1)
    kept = np.flatnonzero((n >= wanted.min_count) & ~is_stopped)
    if 0 < wanted.top < len(kept):
        least = np.partition(n[kept], -wanted.top)[-wanted.top]
        kept = kept[n[kept] >= least]
    columns = [tokens.letters[column] for column in words[kept].T[::-1]]
    ranked = kept[np.lexsort((*columns, -n[kept]))]
    return ranked[: wanted.top] if wanted.top else ranked


def _check(tokens: Tokens, n: int, min_count: int, top: int) -> None:
    check_table(tokens.turns, ("speaker",), name="turns", needs_rows=True)
    if not 1 <= n <= LONGEST_NGRAM:
        raise ParameterError(f"n: {n!r}, expected 1 to {LONGEST_NGRAM} words")
    for name, value in (("min_count", min_count), ("top", top)):
        if value < 0:
            raise ParameterError(f"{name}: {value!r}, expected 0 or more")


def _card(
    tokens: Tokens, n: int, stop_words: StopList, interval: str
) -> dict[str, str]:
    what = "words" if n == 1 else f"{n}-grams"
    rule = (
        "words of the list are left out"
        if n == 1
        else f"{n}-grams that begin or end with a word of the list are left out"
    )
    is_stopped = bool(stop_words.words)
    return build_card(
        measure=f"frequency of {what}",
        formula="rate: occurrences / words × 1,000,000",
        unit=(
            "words as compared (lower case, composed letters, one kind of apostrophe"
            " and hyphen); a term crosses no turn, bracket or page furniture"
        ),
        denominator="all running words in the turns, stop words included",
        interval=interval,
        n=size_of(tokens.turns),
        source="standard; interval: Rubin 1981, Learned-Miller and Thomas 2019",
        stop_list=f"{stop_words.name} ({rule})" if is_stopped else stop_words.name,
    )
