"""Terms as sentences: the most frequent ones, those of a speaker, and hits."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.charts.wording import (
    counted,
    interval_or_why,
    listed,
    per_thousand,
    quoted,
    rate_range,
    shortened,
)
from helpers.tables import check_table

TERMS_NAMED = 3


def finding_terms(table: pd.DataFrame) -> str:
    """Say which term is said most, and how often."""
    check_table(table, ("term", "n", "n_words"), name="finding", needs_rows=True)
    first = table.iloc[0]
    times = counted(first["n"], "time")
    size = counted(first["n_words"], "word")
    return f"{quoted(first['term'])} is said most: {times} in {size}"


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


def finding_hits(table: pd.DataFrame) -> str:
    """Say how often each term of a concordance is found."""
    counts = _hit_counts(table)
    return "; ".join(f"{quoted(t)}: {counted(n, 'hit')}" for t, n in counts.items())


def answer_terms(table: pd.DataFrame, stop_words: str) -> str:
    """Say which term is most frequent: count, denominator, rate, interval."""
    needed = ("term", "n", "n_words", "rate", "rate_low", "rate_high")
    check_table(table, needed, name="answer", needs_rows=True)
    first = table.iloc[0]
    ends = rate_range(first["rate_low"], first["rate_high"])
    rate = per_thousand(first["rate"] / 1_000_000)
    return (
        f"{quoted(first['term'])} is the most frequent term:"
        f" {counted(first['n'], 'time')} in {counted(first['n_words'], 'word')},"
        f" {rate} per 1,000 words ({interval_or_why(ends, table)})."
        f" Stop words left out: {stop_words}."
    )


def answer_hits(table: pd.DataFrame, n_words: int) -> str:
    """Say how often the terms are found, in how many turns and words."""
    counts = _hit_counts(table)
    found = [f"{quoted(term)} {counted(n, 'time')}" for term, n in counts.items()]
    n_turns = len(table.drop_duplicates(["meeting_id", "turn"]))
    return (
        f"{listed(found)}, in {counted(n_turns, 'turn')} out of"
        f" {counted(n_words, 'word')} of speech. Every hit, with its place, is in"
        " the table behind the figure."
    )


def _hit_counts(table: pd.DataFrame) -> dict[str, int]:
    """Return the hits of each term that was looked for, the most first."""
    check_table(table, ("term",), name="finding")
    counts = {str(t): int(n) for t, n in table["term"].value_counts().items()}
    return counts | {t: 0 for t in table.attrs.get("terms", ()) if t not in counts}
