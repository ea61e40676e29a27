"""How often terms that somebody asks for are said: words, phrases and wildcards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, size_of
from helpers.measures.frequency.occurrences import (
    Occurrences,
    in_rows,
    rate_table,
    rates_by_speaker,
)
from helpers.measures.intervals import choose_units, describe_interval, describe_many
from helpers.tables import check_table
from helpers.tokens import Tokens, find_term


def asked_frequency(tokens: Tokens, *, terms: Sequence[str]) -> pd.DataFrame:
    """Count the terms asked for, of all speakers together.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        terms: words, phrases ("open door") or either with wildcards ("secur*"); hits
            of two terms may be the same words, and hits of one may overlap.

    Returns:
        One row per term, as asked for: the columns of
        :func:`helpers.measures.frequency.term_frequency`. A term that nobody says has
        a row, with a count of 0.

    Raises:
        ParameterError: a term has no word, or no term is given.
        TableError: there are no turns.
    """
    check_table(tokens.turns, ("speaker",), name="turns", needs_rows=True)
    units = choose_units(tokens.turns)
    table = rate_table(tokens.turns, _find(tokens, terms), units)
    table.attrs["card"] = _card(tokens, describe_interval(units, rare=True))
    return table


def asked_frequency_by_speaker(tokens: Tokens, *, terms: Sequence[str]) -> pd.DataFrame:
    """Count the terms asked for, of each speaker.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        terms: as in :func:`asked_frequency`.

    Returns:
        The columns of
        :func:`helpers.measures.frequency.term_frequency_by_speaker`, one row for each
        speaker and term: who does not say it has a count of 0.

    Raises:
        ParameterError: a term has no word, or no term is given.
        TableError: there are no turns.
    """
    check_table(tokens.turns, ("speaker",), name="turns", needs_rows=True)
    find = partial(in_rows, _find(tokens, terms), n_turns=len(tokens.turns))
    table = rates_by_speaker(tokens.turns, find)
    table.attrs["card"] = _card(tokens, describe_many(rare=True))
    return table


def turns_of(tokens: Tokens, places: Ints) -> Ints:
    """Return the row of ``tokens.turns`` that each place in ``tokens.ids`` is in."""
    return np.searchsorted(tokens.offsets, places, side="right") - 1


def _find(tokens: Tokens, terms: Sequence[str]) -> Occurrences:
    """Return where the terms begin."""
    if isinstance(terms, str) or not terms:
        raise ParameterError(f"terms: {terms!r}, expected a list of one term or more")
    names = list(dict.fromkeys(terms))
    places = [find_term(tokens, name)[0] for name in names]
    codes = np.repeat(np.arange(len(names)), list(map(len, places)))
    return Occurrences(names, codes, turns_of(tokens, np.concatenate(places)))


def _card(tokens: Tokens, interval: str) -> dict[str, str]:
    return build_card(
        measure="frequency of the terms asked for",
        formula="rate: occurrences / words × 1,000,000; * stands for any letters",
        unit="words as compared; an occurrence stands where it begins, and crosses no"
        " turn, bracket or page furniture",
        denominator="all running words in the turns",
        interval=interval,
        n=size_of(tokens.turns),
        source="standard; interval: Rubin 1981, Learned-Miller and Thomas 2019",
    )
