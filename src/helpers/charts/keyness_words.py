"""What sets two sides apart, in words and as a table for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.charts.live_table import LiveTable
from helpers.charts.wording import (
    MISSING,
    counted,
    escaped,
    listed,
    per_thousand,
    percent,
    quoted,
    shortened,
    whole,
)
from helpers.measures.keyness.groupings import Grouping
from helpers.measures.keyness.scores import ALPHA, EFFECT, EVIDENCE
from helpers.measures.keyness.sides import Sides
from helpers.tables import check_table

NEEDED = (
    "term", "n_target", "n_reference", "n_words_target", "n_words_reference",
    EVIDENCE, "log10_p_corrected", EFFECT, f"{EFFECT}_low", f"{EFFECT}_high", "lrc",
    "share_parts_target", "share_parts_reference", "parts",
)  # fmt: skip
TERMS_NAMED = 3
NAME_LENGTH = 44  # characters of a side: a person, and a day
TOO_FEW = "there are fewer than ten meetings or turns on a side"
TOO_WEAK = "every difference may be chance, or one occasion"


def is_certain(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which differences hold, as far as can be told.

    The p of the evidence, corrected for all words tested, is below 5 %, and the
    interval over meetings or turns does not hold equal rates; without one, none does.
    """
    is_strong = table["log10_p_corrected"] < np.log10(ALPHA)
    is_apart = (table[f"{EFFECT}_low"] > 0) | (table[f"{EFFECT}_high"] < 0)
    return (is_strong & is_apart).to_numpy(dtype=bool)


def finding_keyness(table: pd.DataFrame) -> str:
    """Name the words most typical of each side, or say that there are none."""
    check_table(table, NEEDED, name="finding")
    noun = table.attrs["noun"]
    sides = [(called(name), own) for name, own in _by_side(table)]
    terms = [own.loc[is_certain(own), "term"].head(TERMS_NAMED) for _, own in sides]
    if any(len(own) for own in terms):
        parts = [
            f"of {name}: {', '.join(map(shortened, own)) or f'no {noun} for certain'}"
            for (name, _), own in zip(sides, terms, strict=True)
        ]
        return f"Typical {'; '.join(parts)}"
    names = listed(name for name, _ in sides)
    if table.empty:
        return f"No {noun} is said often enough to compare {names}"
    first = shortened(table["term"].iloc[0])
    return f"No {noun} sets {names} apart for certain; most evidence: {first}"


def answer_keyness(table: pd.DataFrame) -> str:
    """Say which word is most typical of each side: counts, effect, interval."""
    check_table(table, NEEDED, name="answer")
    if table.empty:
        return f"{finding_keyness(table)}."
    names, noun = (
        [called(name) for name in table.attrs["names"]],
        table.attrs["noun"],
    )
    tested = f"{counted(table.attrs['n_tested'], f'different {noun}')} compared."
    firsts = [own[is_certain(own)].to_dict("records")[:1] for _, own in _by_side(table)]
    if not any(firsts):
        reason = TOO_WEAK if table[f"{EFFECT}_low"].notna().any() else TOO_FEW
        row = table.to_dict("records")[0]
        whose = names[0] if row[EVIDENCE] > 0 else names[1]
        nothing = f"No {noun} sets {listed(names)} apart for certain: {reason}."
        return f"{nothing} Most evidence, of {whose}: {_told(row, names)}. {tested}"
    said = [
        f"Most typical of {name}: {_told(rows[0], names)}."
        if rows
        else f"No {noun} is typical of {name} for certain."
        for name, rows in zip(names, firsts, strict=True)
    ]
    return f"{' '.join(said)} {tested}"


def describe_sides(sides: Sides) -> str:
    """Say what is compared, how much it is, and why, if nobody named it."""
    sizes = [counted(n, "word") for n in sides.n_words]
    said = [
        f"{called(name)} ({size})"
        for name, size in zip(sides.names, sizes, strict=True)
    ]
    how = f"; {sides.how}" if sides.how else ""
    return f"Compared: {said[0]} with {said[1]}{how}."


def describe_groups(grouping: Grouping) -> str:
    """Say which groups are compared, how much each says, and why these."""
    sizes = np.bincount(
        grouping.groups[grouping.groups >= 0],
        np.diff(grouping.tokens.offsets)[grouping.groups >= 0],
    )
    said = [
        f"{called(name)} ({counted(size, 'word')})"
        for name, size in zip(grouping.names, sizes, strict=True)
    ]
    return f"Compared: {listed(said)}. They are {grouping.how}."


def shown_keyness(table: pd.DataFrame) -> LiveTable:
    """Return the table as text for a reader: a row per word, its own side first.

    Args:
        table: the result of :func:`helpers.measures.keyness.keyness`, with its default
            columns.

    Returns:
        Whose word it is, how many times as often they say it, with interval and the
        least that an exact interval for words leaves (LRC), the evidence (G2), whether
        the difference holds, how often either side says it, and in what share of its
        meetings or turns.
    """
    check_table(table, NEEDED, name="shown_keyness")
    names = [called(name) for name in table.attrs["names"]]
    rows = [
        _row(row, names, holds, table.attrs["noun"])
        for (_, own) in _by_side(table)
        for row, holds in zip(own.to_dict("records"), is_certain(own), strict=True)
    ]
    texts = rows or [{table.attrs["noun"]: "(none)"}]
    return LiveTable(pd.DataFrame(texts, dtype="str"))


def called(name: str) -> str:
    """Return the name of a side or a group, cut where it is far too long."""
    return shortened(name, NAME_LENGTH)


def times(ratio: float) -> str:
    """Return how many times as often, of a log ratio.

    >>> times(-3), times(1), times(3.44), times(7.2)
    ('0.12', '2.0', '11', '147')
    """
    value = 2.0**ratio
    if value < 0.995:
        return f"{value:.2g}"
    return whole(value) if value >= 9.95 else f"{value:.1f}"


def times_range(low: float, high: float) -> str:
    """Return an interval of log ratios as times, or nothing where there is none.

    >>> times_range(1, 3), times_range(2, float("inf"))
    ('2.0 to 8.0', '4.0 or more')
    """
    if pd.isna(low) or pd.isna(high):
        return ""
    return (
        f"{times(low)} or more"
        if np.isposinf(high)
        else f"{times(low)} to {times(high)}"
    )


def effect_of(row: Mapping[str, Any]) -> tuple[float, float, float]:
    """Return log ratio and both ends as seen from the side that says the word more."""
    ratio, low, high = (row[f"{EFFECT}{end}"] for end in ("", "_low", "_high"))
    return (ratio, low, high) if row[EVIDENCE] > 0 else (-ratio, -high, -low)


def hover_keyness(row: Mapping[str, Any], names: tuple[str, str], holds: bool) -> str:
    """Return what a mark says to whoever points at it."""
    ratio, low, high = effect_of(row)
    ends = times_range(low, high)
    shares = [spread_text(row, side) for side in ("target", "reference")]
    lines = [
        hover_counts(row, names),
        f"{times(ratio)} times as often" + (f" (95 % interval {ends})" if ends else ""),
        f"evidence: G² {abs(row[EVIDENCE]):,.1f}",
        f"said in {shares[0]} and {shares[1]}",
        "holds" if holds else "not for certain",
    ]
    return "<br>".join(lines)


def hover_counts(row: Mapping[str, Any], names: tuple[str, str]) -> str:
    """Return a word with its hits on both sides, as lines."""
    lines = [f"<b>{escaped(row['term'])}</b>"]
    for name, side in zip(names, ("target", "reference"), strict=True):
        rate = per_thousand(row[f"n_{side}"] / row[f"n_words_{side}"])
        said = f"{called(name)}: {_count_text(row, side)}, {rate} per 1,000"
        lines.append(escaped(said))
    return "<br>".join(lines)


def spread_text(row: Mapping[str, Any], side: str) -> str:
    """Return in what share of the meetings or turns of a side a word is said."""
    return f"{percent(row[f'share_parts_{side}'])} of {row['parts']}s"


def _by_side(table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the names of target and reference, each with the rows that are its own."""
    names, evidence = table.attrs["names"], table[EVIDENCE]
    return [(names[0], table[evidence > 0]), (names[1], table[evidence < 0])]


def _told(row: Mapping[str, Any], names: list[str]) -> str:
    """Return a word with its counts, effect and interval, as part of a sentence."""
    own, other = _sides_of(row)
    whose = dict(zip(("target", "reference"), names, strict=True))
    said = f"{quoted(row['term'])}, {_count_text(row, own)}"
    ratio, low, high = effect_of(row)
    ends = times_range(low, high)
    interval = f"95 % interval {ends}" if ends else "no interval"
    if not row[f"n_{other}"]:
        never = f"never in {counted(row[f'n_words_{other}'], 'word')} of {whose[other]}"
        return f"{said}, {never} (times as often: {interval})"
    against = f"{_count_text(row, other)} of {whose[other]}"
    return f"{said}, against {against}: {times(ratio)} times as often ({interval})"


def _sides_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """Return the side that says a word more often, and the other."""
    if row[EVIDENCE] > 0:
        return "target", "reference"
    return "reference", "target"


def _count_text(row: Mapping[str, Any], side: str) -> str:
    n, n_words = row[f"n_{side}"], row[f"n_words_{side}"]
    return f"{counted(n, 'time')} in {counted(n_words, 'word')}"


def _row(
    row: Mapping[str, Any], names: list[str], holds: bool, noun: str
) -> dict[str, str]:
    own, other = _sides_of(row)
    ratio, low, high = effect_of(row)
    shares = [percent(row[f"share_parts_{side}"]) for side in (own, other)]
    return {
        noun: shortened(row["term"]),
        "typical of": names[0 if own == "target" else 1],
        "times as often": times(ratio) if row[f"n_{other}"] else "only here",
        "95 % interval": times_range(low, high) or MISSING,
        "at least (LRC)": times(abs(row["lrc"])) if row["lrc"] else MISSING,
        "evidence (G²)": f"{abs(row[EVIDENCE]):,.1f}",
        "holds": "yes" if holds else "not for certain",
        "said (per 1,000)": _count_and_rate(row, own),
        "by the other": _count_and_rate(row, other),
        f"share of {row['parts']}s": f"{shares[0]}, other {shares[1]}",
    }


def _count_and_rate(row: Mapping[str, Any], side: str) -> str:
    n, n_words = row[f"n_{side}"], row[f"n_words_{side}"]
    return f"{whole(n)} ({per_thousand(n / n_words)})"
