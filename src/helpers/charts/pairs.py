"""A pair of speakers against chance: its words, its mark and its shade."""

from __future__ import annotations

import pandas as pd

from helpers.charts.wording import (
    counted,
    decimal,
    decimal_range,
    escaped,
    folded,
    p_value,
    shortened,
    whole,
)
from helpers.tables import check_table

COLUMNS = (
    "from_speaker", "to_speaker", "n", "n_from", "expected", "ratio", "ratio_low",
    "ratio_high", "residual", "p_value", "mean_floor",
)  # fmt: skip
SIGNIFICANT = 0.05
MORE, LESS = "63,116,168", "214,113,28"  # blue and orange, told apart by everybody
MORE_SIGN, LESS_SIGN = "▲", "▼"
STRONGEST = 5.0  # residual of the deepest shade


def finding_following(table: pd.DataFrame) -> str:
    """Say which pair is furthest from chance, or that none is, or cannot be."""
    check_table(table, COLUMNS, name="finding")
    if table.empty:
        return "The floor never passes from one speaker to another"
    if len(people_of(table)) == 2:
        taken = table[table["n"] > 0].sort_values("mean_floor", ascending=False)
        return "; ".join(_answer(row) for _, row in taken.iterrows())
    apart = table[is_marked(table)]
    if len(apart):
        return _against_chance(by_distance(apart).iloc[0])
    return _most_often(table)


def people_of(table: pd.DataFrame) -> list[str]:
    """Return who takes part in changes of floor, those with most of them first."""
    taken = table[table["n"] > 0]
    ends = [taken.groupby(end)["n"].sum() for end in ("from_speaker", "to_speaker")]
    sums = ends[0].add(ends[1], fill_value=0)
    sums = sums.sort_values(ascending=False, kind="stable")
    return [str(name) for name in sums.index]


def by_distance(table: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs in the order of their distance from chance, the furthest first.

    What is as far off to three decimals keeps its order: the rest is rounding.
    """
    distances = table["residual"].abs().fillna(-1).round(3)
    return table.loc[distances.sort_values(ascending=False, kind="stable").index]


def is_marked(table: pd.DataFrame) -> pd.Series:
    """Tell which pairs differ from chance by more than luck explains."""
    return table["p_value"] < SIGNIFICANT


def sign_of(row: pd.Series) -> str:
    """Return the mark of a pair that differs from chance, so far as can be told."""
    if not row["p_value"] < SIGNIFICANT:
        return ""
    return MORE_SIGN if row["n"] > row["expected"] else LESS_SIGN


def shade_of(row: pd.Series) -> str:
    """Return the colour of a pair: blue or orange, the deeper the further off."""
    if pd.isna(row["residual"]):
        return f"rgba({MORE},0.04)"
    depth = min(abs(row["residual"]) / STRONGEST, 1) * 0.75
    return f"rgba({MORE if row['residual'] > 0 else LESS},{0.04 + depth:.2f})"


def hover_of(row: pd.Series) -> str:
    """Return what is said of a pair to whoever points at it."""
    lines = [
        f"{folded(row['to_speaker'])} after {folded(row['from_speaker'])}",
        f"{counted(row['n'], 'time')} of {whole(row['n_from'])};"
        f" chance gives {few(row['expected'])}",
    ]
    ends = decimal_range(row["ratio_low"], row["ratio_high"])
    if ends:
        lines.append(f"{decimal(row['ratio'])} times chance, 95 % interval {ends}")
    if pd.notna(row["p_value"]):
        lines.append(f"p {p_value(row['p_value'])}, corrected")
    return "<br>".join(map(escaped, lines))


def note_of(table: pd.DataFrame) -> str:
    """Return what marks and colours mean, for the axis."""
    n_tested = int(table["p_value"].notna().sum())
    if not n_tested:
        return "<br>no pair can be told from chance: too little is left to it"
    return (
        f"<br>{MORE_SIGN} blue: more often than chance, {LESS_SIGN} orange: less often"
        f"<br>marked: p below 0.05, corrected for {counted(n_tested, 'pair')}"
    )


def few(number: float) -> str:
    """Return an expected count: a decimal tells only where it is small."""
    return f"{number:.1f}" if number < 9.95 else whole(number)


def _answer(row: pd.Series) -> str:
    words = counted(round(row["mean_floor"]), "word")
    names = shortened(row["to_speaker"]), shortened(row["from_speaker"])
    return f"{names[0]} speaks {words} on average after {names[1]}"


def _most_often(table: pd.DataFrame) -> str:
    first, n_tested = table.iloc[0], int(table["p_value"].notna().sum())
    often = (
        f"{shortened(first['to_speaker'])} follows {shortened(first['from_speaker'])}"
        f" most often, {whole(first['n'])} of {counted(table['n'].sum(), 'change')}"
    )
    if n_tested:
        return f"{often}; of {counted(n_tested, 'pair')} none is clearly off chance"
    if table["residual"].isna().all():
        return f"{often}; who follows is settled by who speaks how often"
    return f"{often}; too few to be told from chance"


def _against_chance(row: pd.Series) -> str:
    names = shortened(row["to_speaker"]), shortened(row["from_speaker"])
    times = counted(row["n"], "time")
    return f"{names[0]} follows {names[1]} {times}; chance gives {few(row['expected'])}"
