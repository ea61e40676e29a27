"""Tables of keyness written by hand, for the tests of their drawings."""

from __future__ import annotations

from math import nan
from typing import Any

import pandas as pd

SIZES = (1_000, 4_000)


def row(
    term: str,
    n: int,
    other: int,
    g2: float,
    ratio: float,
    ends: tuple[float, float] = (nan, nan),
    p: float = -9.0,
    lrc: float = 0.0,
) -> dict[str, Any]:
    """Return a row: hits in target and reference, evidence, effect and its ends."""
    return {
        "term": term,
        "n_target": n,
        "n_reference": other,
        "n_words_target": SIZES[0],
        "n_words_reference": SIZES[1],
        "log_likelihood_4term": g2,
        "log10_p": p,
        "log10_p_corrected": p,
        "log_ratio_hardie": ratio,
        "log_ratio_hardie_low": ends[0],
        "log_ratio_hardie_high": ends[1],
        "lrc": lrc,
        "share_parts_target": 0.5,
        "share_parts_reference": 0.25,
        "n_all_parts_target": 12,
        "n_all_parts_reference": 16,
        "parts": "meeting",
    }


def typical(
    *rows: dict[str, Any], names: tuple[str, str] = ("Ann", "Ben"), noun: str = "word"
) -> pd.DataFrame:
    """Return the rows as the result of a comparison of two sides."""
    table = pd.DataFrame(list(rows), columns=list(row("", 0, 0, 0.0, 0.0)))
    table.attrs |= {"names": names, "n_words": SIZES, "n_tested": 440, "noun": noun}
    table.attrs |= {"g2_needed": 15.0, "card": {"measure": "keyness"}}
    return table


def by_group(**groups: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the rows of each group as the result of a comparison of several."""
    rows = [{"group": name, **each} for name, own in groups.items() for each in own]
    columns = ["group", *row("", 0, 0, 0.0, 0.0)]
    table = pd.DataFrame(rows, columns=columns)
    table.attrs |= {"shown": tuple(groups), "n_tested": 440, "noun": "word"}
    table.attrs["card"] = {"measure": "keyness of groups"}
    return table
