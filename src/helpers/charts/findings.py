"""Findings as sentences: result table in, plain text out, every number from the table.

A typed finding outlives its data; these are computed anew at every run. The text may
hold names from a transcript: a figure escapes its title, and a notebook passes a
sentence through :func:`helpers.charts.wording.escaped_markdown`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.charts.wording import (
    counted,
    listed,
    per_thousand,
    percent,
    percent_range,
    rate_range,
    shortened,
    whole,
)
from helpers.tables import NO_PERSON, check_table

TERMS_NAMED = 3


def finding_share(table: pd.DataFrame) -> str:
    """Say who speaks most, and which share of the words."""
    first = _first_person(table)
    return f"{_name(first)} speaks {percent(first['share_words'])} of the words"


def finding_turns(table: pd.DataFrame) -> str:
    """Say whose floor is the longest, and how long it is."""
    check_table(table, ("speaker", "n_longest"), name="finding", needs_rows=True)
    first = table.sort_values("n_longest", ascending=False, kind="stable").iloc[0]
    words = counted(first["n_longest"], "word")
    return f"{_name(first)} holds the longest floor: {words} in one go"


def finding_floor(table: pd.DataFrame) -> str:
    """Say how many turns a meeting has, and who opens it and who closes it."""
    check_table(table, ("speaker", "n_words"), name="finding", needs_rows=True)
    size = f"{counted(len(table), 'turn')}, {counted(table['n_words'].sum(), 'word')}"
    names = table["speaker"].fillna(NO_PERSON)
    first, last = shortened(names.iloc[0]), shortened(names.iloc[-1])
    if len(table) == 1:
        return f"{size}: {first} alone"
    return f"{size}: {first} opens the meeting, {last} closes it"


def finding_terms(table: pd.DataFrame) -> str:
    """Say which term is said most, and how often."""
    check_table(table, ("term", "n", "n_words"), name="finding", needs_rows=True)
    first = table.iloc[0]
    times = counted(first["n"], "time")
    size = counted(first["n_words"], "word")
    return f"{_quoted(first['term'])} is said most: {times} in {size}"


def finding_terms_by_speaker(table: pd.DataFrame, speakers: Sequence[str]) -> str:
    """Name the most frequent terms of each of `speakers` that has any."""
    check_table(table, ("speaker", "term"), name="finding", needs_rows=True)
    wanted = list(speakers) or list(table["speaker"].unique())
    parts = []
    for speaker in wanted[:TERMS_NAMED]:
        terms = table.loc[table["speaker"] == speaker, "term"].head(TERMS_NAMED)
        if len(terms):
            parts.append(f"{shortened(speaker)}: {', '.join(map(shortened, terms))}")
    return "; ".join(parts)


def finding_positions(table: pd.DataFrame) -> str:
    """Say in which part of the meetings the first term is most frequent."""
    check_table(table, ("term", "slice", "n", "rate"), name="finding", needs_rows=True)
    rows = table[table["term"] == table["term"].iloc[0]]
    total = rows["n"].sum()
    if not total:
        return f"{_quoted(rows['term'].iloc[0])} is not said"
    peak = rows.loc[rows["rate"].idxmax()]
    place = f"part {peak['slice']} of {rows['slice'].max()}"
    times = f"{whole(peak['n'])} of {counted(total, 'time')}"
    return f"{_quoted(peak['term'])} is most frequent in {place}: {times}"


def finding_calendar(table: pd.DataFrame) -> str:
    """Say when the first term is most frequent; without two periods, say so."""
    n_undated = int(table.attrs.get("n_undated", 0))
    check_table(table, ("period", "n_meetings"), name="finding")
    held = table[table["n_meetings"] > 0]
    n_periods = held["period"].nunique()
    if n_periods < 2:
        known = (
            "No meeting has" if held.empty else "All dated meetings share one period"
        )
        reason = " a date" if held.empty else ""
        undated = f" ({counted(n_undated, 'meeting')} without one)" if n_undated else ""
        return f"{known}{reason}{undated}: change over time cannot be seen"
    if "term" not in held:
        return f"{counted(n_periods, 'period')} with meetings"
    rows = held[held["term"] == held["term"].iloc[0]]
    peak = rows.loc[rows["rate"].idxmax()]
    rate = per_thousand(peak["rate"] / 1_000_000)
    since = f"the period that begins on {peak['period'].date()}"
    return (
        f"{_quoted(peak['term'])} is most frequent in {since}: {rate} per 1,000 words"
    )


def finding_years(table: pd.DataFrame) -> str:
    """Say which year is named in most turns."""
    needed = ("year", "n_turns", "n_all_turns")
    check_table(table, needed, name="finding", needs_rows=True)
    years = table[table["year"].notna()]
    n_all = counted(table["n_all_turns"].iloc[0], "turn")
    if years.empty:
        return f"None of {n_all} names a year"
    first = years.sort_values("n_turns", ascending=False, kind="stable").iloc[0]
    return f"{first['year']} is named in {whole(first['n_turns'])} of {n_all}"


def finding_hits(table: pd.DataFrame) -> str:
    """Say how often each term of a concordance is found."""
    counts = _hit_counts(table)
    return "; ".join(f"{_quoted(t)}: {counted(n, 'hit')}" for t, n in counts.items())


def finding_spans(table: pd.DataFrame) -> str:
    """Say which share of the characters is speech."""
    needed = ("kind", "share_characters")
    check_table(table, needed, name="finding", needs_rows=True)
    is_speech = table["kind"] == "speech"
    share = percent(table.loc[is_speech, "share_characters"].sum())
    return f"{share} of the characters are speech, and only these are counted"


def answer_read(
    meetings: pd.DataFrame, sources: pd.DataFrame, kinds: pd.DataFrame
) -> str:
    """Say what was read, how much of it is speech, and what is in doubt."""
    n_read = int((sources["status"] == "read").sum())
    n_failed = int((sources["status"] == "failed").sum())
    counts = meetings[["n_words", "n_turns", "n_unattributed"]].sum()
    n_undated = int(meetings["date"].isna().sum())
    failed = f" {counted(n_failed, 'file')} could not be read." if n_failed else ""
    return (
        f"{counted(n_read, 'file')} read as {counted(len(meetings), 'meeting')} with"
        f" {counted(counts['n_words'], 'word')} in {counted(counts['n_turns'], 'turn')}."
        f"{failed} {finding_spans(kinds)}; {counted(counts['n_unattributed'], 'word')}"
        f" could be given to nobody, and {whole(n_undated)} of"
        f" {counted(len(meetings), 'meeting')} have no date."
    )


def answer_share(table: pd.DataFrame) -> str:
    """Say who speaks most: share, denominator, interval, and who follows."""
    first = _first_person(table)
    total = counted(table["n_words"].sum(), "word")
    ends = percent_range(first["share_words_low"], first["share_words_high"])
    text = f"{_name(first)} speaks {percent(first['share_words'])} of {total}"
    text += f" ({_interval(ends, table)})"
    people = table[table["speaker"] != NO_PERSON]
    if len(people) > 1:
        second = people.iloc[1]
        text += f"; next is {_name(second)} with {percent(second['share_words'])}"
    return f"{text}."


def answer_terms(table: pd.DataFrame, stop_words: str) -> str:
    """Say which term is most frequent: count, denominator, rate, interval."""
    needed = ("term", "n", "n_words", "rate", "rate_low", "rate_high")
    check_table(table, needed, name="answer", needs_rows=True)
    first = table.iloc[0]
    ends = rate_range(first["rate_low"], first["rate_high"])
    rate = per_thousand(first["rate"] / 1_000_000)
    return (
        f"{_quoted(first['term'])} is the most frequent term:"
        f" {counted(first['n'], 'time')} in {counted(first['n_words'], 'word')},"
        f" {rate} per 1,000 words ({_interval(ends, table)})."
        f" Stop words left out: {stop_words}."
    )


def answer_when(positions: pd.DataFrame, calendar: pd.DataFrame) -> str:
    """Say where in the meetings the first term falls, and when over the calendar."""
    return f"{finding_positions(positions)}. {finding_calendar(calendar)}."


def answer_hits(table: pd.DataFrame, n_words: int) -> str:
    """Say how often the terms are found, in how many turns and words."""
    counts = _hit_counts(table)
    found = [f"{_quoted(term)} {counted(n, 'time')}" for term, n in counts.items()]
    n_turns = len(table.drop_duplicates(["meeting_id", "turn"]))
    return (
        f"{listed(found)}, in {counted(n_turns, 'turn')} out of"
        f" {counted(n_words, 'word')} of speech. Every hit is shown with its place."
    )


def _hit_counts(table: pd.DataFrame) -> dict[str, int]:
    check_table(table, ("term",), name="finding", needs_rows=True)
    return {str(t): int(n) for t, n in table["term"].value_counts(sort=False).items()}


def _first_person(table: pd.DataFrame) -> pd.Series:
    """Return the row of who speaks most; without any name, the row of nobody."""
    check_table(table, ("speaker", "share_words"), name="finding", needs_rows=True)
    people = table[table["speaker"] != NO_PERSON]
    return people.iloc[0] if len(people) else table.iloc[0]


def _name(row: pd.Series) -> str:
    return shortened(str(row["speaker"]))


def _quoted(term: str) -> str:
    return f"“{shortened(term)}”"


def _interval(ends: str, table: pd.DataFrame) -> str:
    """Return an interval for a sentence, or on how little the number rests."""
    if ends:
        return f"95 % interval {ends}"
    size = table.attrs.get("card", {}).get("n", "")
    return f"no interval: {size} are too few" if size else "no interval"
