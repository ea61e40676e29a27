"""Who speaks for how long, where a file gives times: seconds, and named as such."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.intervals import (
    Units,
    choose_units,
    count_interval,
    describe_interval,
)
from helpers.measures.intervals.moments import count_things
from helpers.tables import NO_PERSON, check_table

COLUMNS = ("meeting_id", "turn", "speaker", "start_time", "end_time", "n_words")
RESULT = (
    "speaker", "n_turns", "n_timed_turns", "seconds", "share_seconds",
    "share_seconds_low", "share_seconds_high",
)  # fmt: skip


def turn_seconds(turns: pd.DataFrame) -> pd.Series:
    """Return how long each turn lasts, in seconds; missing where no time says so.

    A turn lasts until its own end, where the file gives one; else until the time of
    the next turn of the meeting, pauses included. A turn whose time is later than
    that, as where a clock runs backwards, has no length.

    Args:
        turns: rows of the table ``turns``, in order.
    """
    check_table(turns, COLUMNS, name="turns")
    following = turns.groupby("meeting_id", sort=False)["start_time"].shift(-1)
    lengths = turns["end_time"].fillna(following) - turns["start_time"]
    return lengths.where(lengths >= 0)


def share_of_seconds(turns: pd.DataFrame) -> pd.DataFrame:
    """Return each speaker's share of the time of all turns that have times.

    Args:
        turns: rows of the table ``turns``, in order.

    Returns:
        One row per speaker, most seconds first, turns without a named person last; no
        row where no turn has times:
        ``speaker``; ``n_turns``; ``n_timed_turns``: those with times; ``seconds``;
        ``share_seconds``, of the seconds of all turns with times, with
        ``…_low`` and ``…_high``.

    Raises:
        TableError: a column is missing, or there are no rows.

    Sources:
        Intervals: see :mod:`helpers.measures.intervals`.
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    turns = turns.assign(
        speaker=turns["speaker"].fillna(NO_PERSON), seconds=turn_seconds(turns)
    )
    timed = turns.dropna(subset=["seconds"]).reset_index(drop=True)
    if timed.empty:
        table = pd.DataFrame(columns=list(RESULT))
        table.attrs["card"] = _card(turns, timed, None)
        return table
    units = choose_units(timed)
    table = _with_shares(_counted(turns, timed), timed, units)
    table.attrs["card"] = _card(turns, timed, units)
    return table


def _counted(turns: pd.DataFrame, timed: pd.DataFrame) -> pd.DataFrame:
    n_turns = turns.groupby("speaker").size()
    table = timed.groupby("speaker", as_index=False).agg(
        n_timed_turns=("turn", "size"), seconds=("seconds", "sum")
    )
    table = table.assign(
        n_turns=table["speaker"].map(n_turns),
        is_nobody=table["speaker"] == NO_PERSON,
    )
    table = table.sort_values(
        ["is_nobody", "seconds", "speaker"], ascending=[True, False, True]
    )
    return table.drop(columns="is_nobody").reset_index(drop=True)


def _with_shares(
    table: pd.DataFrame, timed: pd.DataFrame, units: Units
) -> pd.DataFrame:
    speakers = pd.Index(table["speaker"]).get_indexer(timed["speaker"])
    seconds = timed["seconds"].to_numpy()
    counts = count_things(speakers, units.codes, len(table), seconds)
    sizes = np.bincount(units.codes, seconds)
    low, high = count_interval(counts, sizes, units, rare=False)
    share = table["seconds"] / sizes.sum() if sizes.sum() else np.nan
    table = table.assign(
        share_seconds=share, share_seconds_low=low, share_seconds_high=high
    )
    return table[list(RESULT)]


def _card(
    turns: pd.DataFrame, timed: pd.DataFrame, units: Units | None
) -> dict[str, str]:
    interval = describe_interval(units, rare=False) if units else "none: no times"
    return build_card(
        measure="share of seconds (speaking time by the times that the files give)",
        formula=(
            "seconds of the speaker's turns / seconds of all turns with times; a turn"
            " lasts until its end or, where none is given, until the next turn begins,"
            " pauses included"
        ),
        unit="seconds",
        denominator=(
            f"{count_of(len(timed), 'turn')} with times, of"
            f" {count_of(len(turns), 'turn')}; the others stand outside"
        ),
        interval=interval,
        n=size_of(timed) if len(timed) else "no turn with times",
        source="times of cues, words or labels, as each file gives them",
    )
