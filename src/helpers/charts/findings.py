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
    no_interval,
    per_thousand,
    percent,
    percent_range,
    rate_range,
    shortened,
    whole,
)
from helpers.tables import NO_PERSON, check_table

TERMS_NAMED = 3
# More years than this with as many mentions are no finding.
TIED_YEARS = 3


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
    peak, total = _peak_part(table)
    if not total:
        return f"{_quoted(peak['term'])} is not said"
    rows = table[table["term"] == peak["term"]]
    # Parts are of nearly one length: where counts are equal no part is ahead.
    first = [str(part) for part in rows.loc[rows["n"] == peak["n"], "slice"]]
    of = f"of {table['slice'].max()}"
    if len(first) > 1:
        times = f"{whole(peak['n'])} of {counted(total, 'time')} in each"
        place = f"parts {listed(first)} {of}"
        return f"{_quoted(peak['term'])} is most frequent in {place}: {times}"
    times = f"{whole(peak['n'])} of {counted(total, 'time')}"
    return f"{_quoted(peak['term'])} is most frequent in part {first[0]} {of}: {times}"


def finding_calendar(table: pd.DataFrame) -> str:
    """Say when the first term is most frequent; without two periods, say so."""
    check_table(table, ("period", "n_meetings"), name="finding")
    held = table[table["n_meetings"] > 0]
    n_periods = held["period"].nunique()
    if n_periods < 2:
        n_undated = int(table.attrs.get("n_undated", 0))
        undated = f"{counted(n_undated, 'meeting')} without a date"
        dated = f"{counted(held['n_meetings'].max(), 'meeting')} in one period"
        parts = [dated] * bool(n_periods) + [undated] * bool(n_undated)
        return f"{'; '.join(parts)}: change over time cannot be seen"
    if "term" not in held:
        return f"{counted(n_periods, 'period')} with meetings"
    peak = _peak_period(held)
    if not peak["n"]:
        return f"{_quoted(peak['term'])} is said in no meeting that has a day"
    is_sure = pd.notna(peak["rate_low"])
    how = "is most surely frequent in" if is_sure else "is said most often in"
    times = f"{counted(peak['n'], 'time')} in {counted(peak['n_words'], 'word')}"
    return f"{_quoted(peak['term'])} {how} {_period_name(peak, table)}: {times}"


def finding_years(table: pd.DataFrame) -> str:
    """Say which year is named most often, and in how many turns."""
    needed = ("year", "n", "n_turns", "n_all_turns")
    check_table(table, needed, name="finding", needs_rows=True)
    years = table[table["year"].notna()]
    n_all = counted(table["n_all_turns"].iloc[0], "turn")
    if years.empty:
        return f"No year is named in {n_all}"
    first = years.sort_values("n", ascending=False, kind="stable").iloc[0]
    times = counted(first["n"], "time")
    most = sorted(int(year) for year in years.loc[years["n"] == first["n"], "year"])
    if len(most) > TIED_YEARS:
        return f"No year stands out: {len(most)} years are named {times} each"
    if len(most) > 1:
        return f"{listed(map(str, most))} are named most often: {times} each"
    place = f"in {whole(first['n_turns'])} of {n_all}"
    return f"{most[0]} is named most often: {times}, {place}"


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
    words, turns, loose = meetings[["n_words", "n_turns", "n_unattributed"]].sum()
    held = counted(len(meetings), "meeting")
    failed = f" {counted(n_failed, 'file')} could not be read." if n_failed else ""
    return (
        f"{counted(n_read, 'file')} read as {held} with {counted(words, 'word')} in"
        f" {counted(turns, 'turn')}.{failed} {finding_spans(kinds)}."
        f" Words given to nobody: {whole(loose)}. Meetings without a date:"
        f" {whole(meetings['date'].isna().sum())} of {whole(len(meetings))}."
    )


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
        f" ({_interval(ends, table)})"
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
    peak, total = _peak_part(positions)
    where, when = finding_positions(positions), finding_calendar(calendar)
    if total:
        size = counted(peak["n_words"], "word")
        where += f", in {size}, {_rate_of(peak, positions)}"
    held = calendar[calendar["n_meetings"] > 0]
    has_terms = "term" in held and held["period"].nunique() > 1
    if has_terms and _peak_period(held)["n"]:
        when += f", {_rate_of(_peak_period(held), calendar)}"
    return f"{where}. {when}."


def answer_hits(table: pd.DataFrame, n_words: int) -> str:
    """Say how often the terms are found, in how many turns and words."""
    counts = _hit_counts(table)
    found = [f"{_quoted(term)} {counted(n, 'time')}" for term, n in counts.items()]
    n_turns = len(table.drop_duplicates(["meeting_id", "turn"]))
    return (
        f"{listed(found)}, in {counted(n_turns, 'turn')} out of"
        f" {counted(n_words, 'word')} of speech. Every hit, with its place, is in"
        " the table behind the figure."
    )


def _peak_part(positions: pd.DataFrame) -> tuple[pd.Series, int]:
    """Return the part where the first term is most frequent, and all its hits."""
    needed = ("term", "slice", "n", "rate")
    check_table(positions, needed, name="finding", needs_rows=True)
    rows = positions[positions["term"] == positions["term"].iloc[0]]
    return rows.loc[rows["rate"].fillna(-1).idxmax()], int(rows["n"].sum())


def _peak_period(held: pd.DataFrame) -> pd.Series:
    """Return the period of the first term that has the highest lower end, or most hits.

    The highest rate itself is mostly that of the period with fewest words.
    """
    rows = held[held["term"] == held["term"].iloc[0]]
    ranked = rows.assign(sure=rows["rate_low"].fillna(-1))
    return ranked.sort_values(["sure", "n"], ascending=False, kind="stable").iloc[0]


def _period_name(row: pd.Series, table: pd.DataFrame) -> str:
    """Return a period as a reader names it; the card says how long it is."""
    every = str(table.attrs.get("card", {}).get("measure", "")).rpartition(" ")[2]
    if every == "year":
        return f"{row['period']:%Y}"
    prefix = "the quarter from " if every == "quarter" else ""
    return f"{prefix}{row['period']:%B %Y}"


def _rate_of(row: pd.Series, table: pd.DataFrame) -> str:
    """Return a rate with its interval, as part of a sentence."""
    ends = rate_range(row["rate_low"], row["rate_high"])
    rate = f"{per_thousand(row['rate'] / 1_000_000)} per 1,000"
    return f"{rate} ({_interval(ends, table)})"


def _hit_counts(table: pd.DataFrame) -> dict[str, int]:
    """Return the hits of each term that was looked for, the most first."""
    check_table(table, ("term",), name="finding")
    counts = {str(t): int(n) for t, n in table["term"].value_counts().items()}
    return counts | {t: 0 for t in table.attrs.get("terms", ()) if t not in counts}


def _subject(table: pd.DataFrame, focus: Sequence[str]) -> pd.Series:
    """Return the row to speak of: of the first of `focus`, else the first row."""
    check_table(table, ("speaker", "share_words"), name="finding", needs_rows=True)
    wanted = table[table["speaker"] == next(iter(focus), table["speaker"].iloc[0])]
    return (wanted if len(wanted) else table).iloc[0]


def _name(row: pd.Series) -> str:
    return shortened(str(row["speaker"]))


def _quoted(term: str) -> str:
    return f"“{shortened(term)}”"


def _interval(ends: str, table: pd.DataFrame) -> str:
    """Return an interval for a sentence, or on how little the number rests."""
    return f"95 % interval {ends}" if ends else no_interval(table)
