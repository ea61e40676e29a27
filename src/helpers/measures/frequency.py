"""How often each term is said: frequencies of words and n-grams, with rates."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import ParameterError
from helpers.measures.card import build_card, size_of
from helpers.measures.intervals import (
    Units,
    choose_units,
    count_interval,
    describe_interval,
    describe_many,
)
from helpers.measures.moments import Counts, count_things
from helpers.measures.rates import PER_MILLION
from helpers.measures.stop_words import NO_STOP_LIST, StopList
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens

LONGEST_NGRAM = 5
Ints = NDArray[np.int64]


class _Grams(NamedTuple):
    """The n-grams of a text, coded: most frequent first, ties in alphabetical order."""

    codes: Ints  # (places,)
    rows: Ints  # (places,) row of the turn
    words: NDArray[np.int32]  # (n-grams, n) ids of the words of each


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
    units = choose_units(tokens.turns)
    rows = np.arange(len(tokens.turns))
    table = _count(
        tokens, _Choice(n, _stopped(tokens, stop_words), min_count, top), rows, units
    )
    table.attrs["card"] = _card(
        tokens, n, stop_words, describe_interval(units, rare=True)
    )
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
    choice = _Choice(n, _stopped(tokens, stop_words), min_count, top)
    speakers = tokens.turns["speaker"].fillna(NO_PERSON)
    tables = []
    for speaker in speakers_by_words(tokens.turns):
        rows = np.flatnonzero(speakers == speaker)
        units = choose_units(tokens.turns.iloc[rows])
        table = _count(tokens, choice, rows, units)
        table.insert(0, "speaker", speaker)
        tables.append(table.assign(unit=units.unit))
    result = pd.concat(tables, ignore_index=True)
    result.attrs["card"] = _card(tokens, n, stop_words, describe_many(rare=True))
    return result


class _Choice(NamedTuple):
    """Which terms are wanted."""

    n: int
    is_stop: NDArray[np.bool_]  # (terms,) of the vocabulary
    min_count: int
    top: int


def _count(tokens: Tokens, choice: _Choice, rows: Ints, units: Units) -> pd.DataFrame:
    """Return the table of the terms in some rows of the turns."""
    grams = _grams(tokens, choice.n, rows)
    kept = _kept(grams, choice)
    renumbered = np.full(len(grams.words), -1)
    renumbered[kept] = np.arange(len(kept))
    codes = renumbered[grams.codes]
    codes, places = codes[codes >= 0], grams.rows[codes >= 0]
    in_turns = count_things(codes, places, len(kept))
    meetings = pd.factorize(tokens.turns["meeting_id"].iloc[rows])[0].astype(np.int64)
    sizes = np.diff(tokens.offsets)[rows]
    n_words = int(sizes.sum())
    counts = _regroup(in_turns, units.codes)
    low, high = count_interval(
        counts, np.bincount(units.codes, sizes), units, rare=True
    )
    n = np.bincount(codes, minlength=len(kept))
    spread = _regroup(in_turns, meetings).things
    words = tokens.vocabulary[grams.words[kept]]
    return pd.DataFrame(
        {
            "term": pd.array([" ".join(term) for term in words], dtype="str"),
            "n": n,
            "n_words": n_words,
            "rate": n / max(n_words, 1) * PER_MILLION,
            "rate_low": low * PER_MILLION,
            "rate_high": high * PER_MILLION,
            "n_turns": np.bincount(in_turns.things, minlength=len(kept)),
            "n_meetings": np.bincount(spread, minlength=len(kept)),
        }
    )


def _stopped(tokens: Tokens, stop_words: StopList) -> NDArray[np.bool_]:
    """Return which terms of the vocabulary are stop words."""
    return np.array(
        [term in stop_words.words for term in tokens.vocabulary], dtype=bool
    )


def _grams(tokens: Tokens, n: int, rows: Ints) -> _Grams:
    """Return the n-grams in some rows of the turns (numbered from 0 among them)."""
    sizes = np.diff(tokens.offsets)[rows]
    starts = tokens.offsets[rows] - np.concatenate([[0], np.cumsum(sizes)[:-1]])
    words = np.arange(sizes.sum()) + np.repeat(starts, sizes)
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
    return _Grams(
        ranks[codes], np.repeat(np.arange(len(rows)), sizes)[places], shown[order]
    )


def _order(letters: Ints, words: NDArray[np.int32], n: Ints) -> NDArray[np.intp]:
    """Return the order by frequency, then by letters, of terms given word by word."""
    columns = [letters[column] for column in words.T[::-1]]
    return np.lexsort((*columns, -n))


def _kept(grams: _Grams, choice: _Choice) -> NDArray[np.intp]:
    """Return the n-grams that the table shows."""
    n = np.bincount(grams.codes, minlength=len(grams.words))
    is_stopped = choice.is_stop[grams.words[:, [0, -1]]].any(axis=1)
    kept = np.flatnonzero((n >= choice.min_count) & ~is_stopped)
    return kept[: choice.top] if choice.top else kept


def _regroup(counts: Counts, groups: Ints) -> Counts:
    """Return counts in groups of units."""
    return count_things(counts.things, groups[counts.units], counts.n_things, counts.n)


def speakers_by_words(turns: pd.DataFrame) -> list[str]:
    """Return the speakers, most words first, turns without a person last."""
    speakers = turns["speaker"].fillna(NO_PERSON)
    sums = turns["n_words"].groupby(speakers).sum().sort_index()
    names = list(sums.sort_values(ascending=False, kind="stable").index)
    return sorted(names, key=lambda name: name == NO_PERSON)


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
