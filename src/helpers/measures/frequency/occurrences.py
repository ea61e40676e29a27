"""Things that occur in turns, counted: rates with intervals, in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.measures.arrays import Ints
from helpers.measures.intervals import Units, choose_units, count_interval
from helpers.measures.intervals.moments import count_things, regroup
from helpers.measures.intervals.rates import PER_MILLION
from helpers.tables import NO_PERSON


class Occurrences(NamedTuple):
    """What occurs in the chosen turns.

    Attributes:
        names: what is counted.
        codes: (occurrences,) which of `names`, from 0.
        rows: (occurrences,) which of the chosen turns, from 0.
    """

    names: Sequence[str]
    codes: Ints
    rows: Ints


def rate_table(turns: pd.DataFrame, found: Occurrences, units: Units) -> pd.DataFrame:
    """Return how often each thing occurs in some turns.

    Args:
        turns: the chosen rows of ``tokens.turns``.
        found: what occurs in them.
        units: of `turns`, from :func:`helpers.measures.intervals.choose_units`.

    Returns:
        One row per name, in order: ``term``, ``n``, ``n_words``, ``rate``,
        ``rate_low``, ``rate_high``, ``n_turns``, ``n_meetings``.
    """
    n_names = len(found.names)
    in_turns = count_things(found.codes, found.rows, n_names)
    meetings = pd.factorize(turns["meeting_id"])[0].astype(np.int64)
    sizes = turns["n_words"].to_numpy()
    n_words = int(sizes.sum())
    counts = regroup(in_turns, units.codes)
    low, high = count_interval(
        counts, np.bincount(units.codes, sizes), units, rare=True
    )
    n = np.bincount(found.codes, minlength=n_names)
    spread = regroup(in_turns, meetings).things
    return pd.DataFrame(
        {
            "term": pd.array(found.names, dtype="str"),
            "n": n,
            "n_words": n_words,
            "rate": n / max(n_words, 1) * PER_MILLION,
            "rate_low": low * PER_MILLION,
            "rate_high": high * PER_MILLION,
            "n_turns": np.bincount(in_turns.things, minlength=n_names),
            "n_meetings": np.bincount(spread, minlength=n_names),
        }
    )


def rates_by_speaker(
    turns: pd.DataFrame, find: Callable[[Ints], Occurrences]
) -> pd.DataFrame:
    """Return one table for each speaker below the other.

    Args:
        turns: ``tokens.turns``.
        find: gives what occurs in some rows of `turns`.

    Returns:
        The columns of :func:`rate_table` after ``speaker``, and last ``unit``: what is
        drawn anew for the interval.
    """
    speakers = turns["speaker"].fillna(NO_PERSON)
    rows_of = speakers.groupby(speakers, sort=False).indices
    tables = []
    for speaker in speakers_by_words(turns):
        own = turns.iloc[rows_of[speaker]]
        units = choose_units(own)
        table = rate_table(own, find(rows_of[speaker]), units)
        table.insert(0, "speaker", speaker)
        tables.append(table.assign(unit=units.unit))
    return pd.concat(tables, ignore_index=True)


def speakers_by_words(turns: pd.DataFrame) -> list[str]:
    """Return the speakers, most words first, turns without a person last."""
    speakers = turns["speaker"].fillna(NO_PERSON)
    sums = turns["n_words"].groupby(speakers).sum().sort_index()
    names = list(sums.sort_values(ascending=False, kind="stable").index)
    return sorted(names, key=lambda name: name == NO_PERSON)


def in_rows(found: Occurrences, rows: Ints, n_turns: int) -> Occurrences:
    """Return what of `found`, in all turns, occurs in some rows of them."""
    number = np.full(n_turns, -1)
    number[rows] = np.arange(len(rows))
    own = number[found.rows]
    return Occurrences(found.names, found.codes[own >= 0], own[own >= 0])
