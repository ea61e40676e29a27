"""What was read, as sentences: how much of it is speech, and what is in doubt."""

from __future__ import annotations

import pandas as pd

from helpers.charts.wording import counted, percent, whole
from helpers.tables import check_table


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
    undated = meetings["date"].isna()
    n_published = int((undated & meetings["published"].notna()).sum())
    but = f", {whole(n_published)} with a day of publication" if n_published else ""
    failed = f" {counted(n_failed, 'file')} could not be read." if n_failed else ""
    return (
        f"{counted(n_read, 'file')} read as {held} with {counted(words, 'word')} in"
        f" {counted(turns, 'turn')}.{failed} {finding_spans(kinds)}."
        f" Words given to nobody: {whole(loose)}. Meetings without a date:"
        f" {whole(undated.sum())} of {whole(len(meetings))}{but}."
    )
