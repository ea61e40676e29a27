"""Who names whom: speakers, and the people they name."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.measures.mentions.counts import mention_frequency_by_speaker
from helpers.measures.mentions.named.terms import PERSON


def who_names_whom(
    found: pd.DataFrame, turns: pd.DataFrame, *, people: Iterable[str] = ()
) -> pd.DataFrame:
    """Count how often each speaker names each person.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        turns: rows of the table ``turns``; mentions in other turns do not count.
        people: whom a corpus knows as speakers, all of them; empty: those of `turns`.

    Returns:
        One row per speaker and person, the most frequent pairs first, ties in
        alphabetical order: the columns of
        :func:`helpers.measures.mentions.mention_frequency_by_speaker`, with
        ``is_among_speakers``, whether who is named is one of `people`, and ``is_own``,
        whether speakers name themselves. Rates are per million words of the speaker.

    Raises:
        TableError: a table lacks a column, or there are no turns.
    """
    table = mention_frequency_by_speaker(found, turns, kinds=[PERSON])
    known = set(people) or set(turns["speaker"].dropna())
    card = table.attrs["card"] | {"measure": "who names whom"}
    table = table.assign(
        is_among_speakers=table["name"].isin(known),
        is_own=table["name"] == table["speaker"],
    ).sort_values(
        ["n", "speaker", "name"], ascending=[False, True, True], ignore_index=True
    )
    table.attrs = {"card": card, "n_turns": len(turns)}
    return table
