"""Who holds the floor: each speaker's share of words and turns, and their floors."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.card import build_card, size_of
from helpers.measures.intervals import (
    LEVEL,
    UNITS_NEEDED,
    Units,
    choose_units,
    count_interval,
    describe_interval,
    ratio_interval,
)
from helpers.measures.intervals.moments import count_things
from helpers.tables import NO_PERSON, check_table

COLUMNS = ("meeting_id", "turn", "floor", "speaker", "n_words")


def share_of_words(turns: pd.DataFrame) -> pd.DataFrame:
    """Return each speaker's share of words and turns, and the length of their floors.

    Args:
        turns: rows of the table ``turns``; all of them together are the denominator.

    Returns:
        One row per speaker, most words first, turns without a named person last:
        ``speaker``; ``n_meetings``, ``n_turns``, ``n_words``;
        ``share_words`` and ``share_turns`` with ``…_low`` and ``…_high``;
        ``n_floors``: floors (turns of one speaker that follow each other) with words;
        ``mean_floor`` in words, with ends where the speaker has words in ten meetings;
        ``n_longest``: words of the longest floor, exact for the text that was read,
        with its ``longest_meeting_id`` and first turn ``longest_turn``;
        ``n_longest_low``: in as many further units of this kind the longest floor has
        at least so many words (one-sided, 97.5 %); ``n_longest_high`` is always
        missing, since nothing in a text bounds how long a floor can be;
        ``unit``, ``n_units``: what is drawn anew for the intervals.

    Raises:
        TableError: a column is missing, or there are no rows.

    Sources:
        Intervals: see :mod:`helpers.measures.intervals`. Bound of the longest floor:
        Wilks (1942), Annals of Mathematical Statistics 13(4).
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    turns = turns.assign(speaker=turns["speaker"].fillna(NO_PERSON))
    turns = turns.reset_index(drop=True)
    units = choose_units(turns)
    table = _counted(turns)
    table = _with_shares(table, turns, units)
    table = table.merge(_floors_by_speaker(turns, units), on="speaker", how="left")
    table = table.assign(unit=units.unit, n_units=units.n)
    table.attrs["card"] = _card(turns, units)
    return table


def floors(turns: pd.DataFrame) -> pd.DataFrame:
    """Return one row per floor, in the order of `turns`.

    Args:
        turns: rows of the table ``turns``; a turn without a speaker is its own floor.

    Returns:
        ``meeting_id``; ``turn``: the first; ``speaker``; ``n_words``; ``row``: the
        position of its first turn in `turns`.
    """
    numbers = floor_numbers(turns)
    n_words = np.bincount(numbers, turns["n_words"].to_numpy()).astype(np.int64)
    starts = np.unique(numbers, return_index=True)[1]
    first = turns[["meeting_id", "turn", "speaker"]].assign(row=range(len(turns)))
    return first.iloc[starts].assign(n_words=n_words).reset_index(drop=True)


def floor_numbers(turns: pd.DataFrame) -> NDArray[np.int64]:
    """Return (turns,) the number of the floor of each turn, from 0 in their order.

    Args:
        turns: rows of the table ``turns``; a turn without a speaker is its own floor.
    """
    rows = np.arange(len(turns))
    has_speaker = turns["speaker"].notna() & (turns["speaker"] != NO_PERSON)
    is_shared = (has_speaker & turns["floor"].notna()).to_numpy()
    numbers = turns["floor"].astype("Int64").fillna(0).to_numpy(dtype=np.int64)
    keys = pd.DataFrame(
        {
            "meeting_id": turns["meeting_id"].to_numpy(),
            "floor": np.where(is_shared, numbers, -1 - rows),
        }
    )
    groups = keys.groupby(["meeting_id", "floor"], sort=False)
    return groups.ngroup().to_numpy(dtype=np.int64)


def longest_bound(lengths: NDArray[np.int64], n_units: int) -> int:
    """Return how long the longest floor of as many further units is at least.

    If units come in any order with equal chance, the k longest of all 2n stand in the
    n that were read with a chance of n/2n · (n-1)/(2n-1) · …; for the smallest k with
    a chance of at most 2.5 %, the k-th longest that was read is the bound.

    Args:
        lengths: words of the longest floor in each unit that has one.
        n_units: number of units, those without a floor included.
    """
    chances = np.cumprod(
        (n_units - np.arange(n_units)) / (2 * n_units - np.arange(n_units))
    )
    rank = int(np.argmax(chances <= (1 - LEVEL) / 2))
    return int(np.sort(lengths)[::-1][rank]) if rank < len(lengths) else 0


def _counted(turns: pd.DataFrame) -> pd.DataFrame:
    """Return meetings, turns and words by speaker, in the order of the result."""
    table = turns.groupby("speaker", as_index=False).agg(
        n_meetings=("meeting_id", "nunique"),
        n_turns=("turn", "size"),
        n_words=("n_words", "sum"),
    )
    table = table.assign(is_nobody=table["speaker"] == NO_PERSON)
    table = table.sort_values(
        ["is_nobody", "n_words", "speaker"], ascending=[True, False, True]
    )
    return table.drop(columns="is_nobody").reset_index(drop=True)


def _with_shares(
    table: pd.DataFrame, turns: pd.DataFrame, units: Units
) -> pd.DataFrame:
    """Return `table` with both shares and their ends."""
    speakers = pd.Index(table["speaker"]).get_indexer(turns["speaker"])
    weights = {"words": turns["n_words"].to_numpy(), "turns": np.ones(len(turns))}
    for name, weight in weights.items():
        counts = count_things(speakers, units.codes, len(table), weight)
        sizes = np.bincount(units.codes, weight)
        low, high = count_interval(counts, sizes, units, rare=False)
        share = table[f"n_{name}"] / sizes.sum() if sizes.sum() else np.nan
        columns = {"": share, "_low": low, "_high": high}
        table = table.assign(**{f"share_{name}{end}": columns[end] for end in columns})
    return table


def _floors_by_speaker(turns: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return number, mean and longest of the floors of each speaker."""
    held = floors(turns)
    held = held.assign(unit=units.codes[held["row"].to_numpy()])
    by_speaker = held.groupby("speaker", sort=False)
    longest = held.loc[by_speaker["n_words"].idxmax()].set_index("speaker")
    table = pd.DataFrame(
        {
            "n_longest": longest["n_words"],
            "n_longest_low": _longest_bounds(held, units),
            "n_longest_high": np.nan,
            "longest_meeting_id": longest["meeting_id"],
            "longest_turn": longest["turn"],
        },
        index=longest.index,
    )
    means = _mean_floors(held[held["n_words"] > 0]).reindex(table.index)
    means["n_floors"] = means["n_floors"].fillna(0).astype(np.int64)
    return pd.concat([means, table], axis="columns").reset_index()


def _longest_bounds(held: pd.DataFrame, units: Units) -> pd.Series:
    """Return for each speaker how long the longest further floor is at least."""
    longest = held.groupby(["speaker", "unit"])["n_words"].max()
    if units.unit == "none":
        return pd.Series(np.nan, index=longest.index.unique("speaker"))
    bounds = {
        speaker: float(longest_bound(lengths.to_numpy(), units.n))
        for speaker, lengths in longest.groupby(level="speaker")
    }
    return pd.Series(bounds, dtype=float)


def _mean_floors(held: pd.DataFrame) -> pd.DataFrame:
    """Return number and mean of each speaker's floors, with ends over meetings."""
    sums = held.groupby(["speaker", "meeting_id"])["n_words"].agg(["size", "sum"])
    by_speaker = sums.groupby(level="speaker")
    total = by_speaker.sum()
    table = pd.DataFrame(
        {"n_floors": total["size"], "mean_floor": total["sum"] / total["size"]}
    ).assign(mean_floor_low=np.nan, mean_floor_high=np.nan)
    n_meetings = by_speaker.size()
    for speaker in n_meetings.index[n_meetings >= UNITS_NEEDED]:
        own = sums.loc[speaker]
        # Floors per word are a rate; its ends turned over are ends of the mean.
        low, high = ratio_interval(own["size"], own["sum"], most=0)
        table.loc[speaker, ["mean_floor_low", "mean_floor_high"]] = 1 / high, 1 / low
    return table


def _card(turns: pd.DataFrame, units: Units) -> dict[str, str]:
    return build_card(
        measure="share of words (not speaking time)",
        formula=(
            "words (turns) of the speaker / words (turns) of all turns; floor: turns of"
            " one speaker that follow each other; mean floor: words / floors with words"
        ),
        unit="words in the speech of turns; brackets and page furniture do not count",
        denominator=(
            "all turns, those without a named person included;"
            " unattributed words stand outside"
        ),
        interval=(
            f"{describe_interval(units, rare=False)}; mean floor: over meetings, from"
            f" {UNITS_NEEDED} in which the speaker speaks; the longest floor is exact"
            " for this text and has no upper end: a maximum can only grow with more"
            " text, and a longer floor that has not been seen leaves no trace in this"
            " one; its lower end holds for as much further text (one-sided, 97.5 %)"
        ),
        n=size_of(turns),
        source=(
            "Rubin 1981; Learned-Miller and Thomas 2019 (arXiv:1905.06208);"
            " longest floor: Wilks 1942"
        ),
    )
