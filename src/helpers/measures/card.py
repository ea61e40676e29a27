"""The measure card: what stands under every figure, as a dictionary of texts."""

from __future__ import annotations

import pandas as pd


def build_card(
    *,
    measure: str,
    formula: str,
    unit: str,
    denominator: str,
    interval: str,
    n: str,
    source: str,
    stop_list: str = "none",
) -> dict[str, str]:
    """Return the card of one result table.

    Args:
        measure: its name in the field.
        formula: how it is computed, and which variant.
        unit: what is counted.
        denominator: of what a rate or share is a part.
        interval: method, unit of resampling, level and measured coverage; or why none.
        n: on how much it stands.
        source: where the formula comes from.
        stop_list: words that are left out.
    """
    return {
        "measure": measure,
        "formula": formula,
        "unit": unit,
        "denominator": denominator,
        "interval": interval,
        "stop_list": stop_list,
        "n": n,
        "source": source,
    }


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count_of(2188, "word")
    '2,188 words'
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def size_of(turns: pd.DataFrame, n_meetings: int | None = None) -> str:
    """Return how much `turns` hold: "2,188 words in 5 turns of 1 meeting".

    Args:
        turns: with the columns ``n_words`` and ``meeting_id``.
        n_meetings: of how many meetings, where that is known.
    """
    if n_meetings is None:
        n_meetings = int(turns["meeting_id"].nunique())
    return (
        f"{count_of(int(turns['n_words'].sum()), 'word')}"
        f" in {count_of(len(turns), 'turn')} of {count_of(n_meetings, 'meeting')}"
    )
