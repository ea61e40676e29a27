"""Who holds the floor, as sentences: shares, seconds, turns, and one meeting."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.charts.wording import (
    counted,
    interval_or_why,
    percent,
    percent_range,
    shortened,
    whole,
)
from helpers.tables import NO_PERSON, check_table


def finding_share(table: pd.DataFrame, focus: Sequence[str] = ()) -> str:
    """Say which share of the words the first of `focus` speaks, or who speaks most."""
    first = _subject(table, focus)
    return f"{_name(first)} speaks {percent(first['share_words'])} of the words"


def finding_seconds(table: pd.DataFrame, n_turns: int) -> str:
    """Say who speaks longest by the times of the files, or that there are none.

    Args:
        table: the result of :func:`helpers.measures.floor.share_of_seconds`.
        n_turns: turns of the selection, with times and without.
    """
    check_table(table, ("speaker", "share_seconds"), name="finding")
    if table.empty:
        return f"None of these {counted(n_turns, 'turn')} has a time: no seconds here."
    first = table.iloc[0]
    total = counted(round(table["seconds"].sum() / 60), "minute")
    timed = counted(table["n_timed_turns"].sum(), "turn")
    ends = percent_range(first["share_seconds_low"], first["share_seconds_high"])
    interval = f"95 % interval {ends}" if ends else "too few units for an interval"
    return (
        f"By the times in the files {_name(first)} speaks"
        f" {percent(first['share_seconds'])} of {total} ({interval}; {timed} with times"
        f" of {whole(n_turns)})."
    )


def finding_turns(table: pd.DataFrame) -> str:
    """Say whose floor is the longest, and how long it is."""
    check_table(table, ("speaker", "n_longest"), name="finding", needs_rows=True)
    first = table.sort_values("n_longest", ascending=False, kind="stable").iloc[0]
    words = counted(first["n_longest"], "word")
    return f"{_name(first)} holds the longest floor: {words} in one go"


def finding_floor(table: pd.DataFrame) -> str:
    """Say how many floors a meeting has, and who opens it and who closes it."""
    check_table(table, ("speaker", "n_words"), name="finding", needs_rows=True)
    size = f"{counted(len(table), 'floor')}, {counted(table['n_words'].sum(), 'word')}"
    names = [shortened(name) for name in table["speaker"].fillna(NO_PERSON)]
    first, last = names[0], names[-1]
    if len(names) == 1:
        return f"{size}: {first} alone"
    if first == last:
        return f"{size}: {first} opens and closes the meeting"
    return f"{size}: {first} opens the meeting, {last} closes it"


def answer_share(
    table: pd.DataFrame,
    focus: Sequence[str] = (),
    *,
    n_unattributed: int = 0,
    n_excerpts: int = 0,
) -> str:
    """Say how much the first of `focus` speaks: share, denominator, interval.

    Args:
        table: the result of :func:`helpers.measures.floor.share_of_words`.
        focus: speakers, the first of whom the sentence is about; empty: who speaks
            most.
        n_unattributed: words that could be given to nobody; they are no part of the
            denominator.
        n_excerpts: transcripts that mark cuts; the shares are of what they print.
    """
    first = _subject(table, focus)
    total = counted(table["n_words"].sum(), "word")
    ends = percent_range(first["share_words_low"], first["share_words_high"])
    parts = [
        f"{_name(first)} speaks {percent(first['share_words'])} of {total}"
        f" ({interval_or_why(ends, table)})"
    ]
    is_other = ~table["speaker"].isin([first["speaker"], NO_PERSON])
    for row in table[is_other].head(1).to_dict("records"):
        parts.append(f"{shortened(row['speaker'])} {percent(row['share_words'])}")
    nobody = table.loc[table["speaker"] == NO_PERSON, "share_words"].sum()
    if nobody and first["speaker"] != NO_PERSON:
        parts.append(f"turns without a named person {percent(nobody)}")
    outside = counted(n_unattributed, "word")
    said = f"{'; '.join(parts)}. Outside this count, given to nobody: {outside}."
    if not n_excerpts:
        return said
    cut = counted(n_excerpts, "transcript marks", "transcripts mark")
    return f"{said} {cut} cuts: these are shares of an excerpt."


def _subject(table: pd.DataFrame, focus: Sequence[str]) -> pd.Series:
    """Return the row to speak of: of the first of `focus`, else the first row."""
    check_table(table, ("speaker", "share_words"), name="finding", needs_rows=True)
    wanted = table[table["speaker"] == next(iter(focus), table["speaker"].iloc[0])]
    return (wanted if len(wanted) else table).iloc[0]


def _name(row: pd.Series) -> str:
    return shortened(str(row["speaker"]))
