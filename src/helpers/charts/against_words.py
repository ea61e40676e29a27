"""What is different between two sides, in words and as tables for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from helpers.charts.forest import holds
from helpers.charts.keyness_words import called
from helpers.charts.wording import (
    MISSING,
    counted,
    per_thousand,
    percent,
    shortened,
    whole,
)
from helpers.tables import NO_PERSON, check_table

Names = tuple[str, str]
ENDS = ("log_ratio", "log_ratio_low", "log_ratio_high")
MANNER = ("measure", "value_target", "value_reference", "per", "reason", *ENDS)
SHARES = (
    "speaker", "is_on_both", "n_target", "n_reference", "share_target",
    "share_reference", "share_difference", "share_difference_low",
    "share_difference_high",
)  # fmt: skip
NAMED = (
    "group", "name", "n_target", "n_reference", "n_words_target", "n_words_reference",
    *ENDS,
)  # fmt: skip
SIDES = ("target", "reference")
SAID = 2  # differences in a title
NOTHING = "(none)"
YES, NO = "yes", "no"
THE_TIME = "the time "


def finding_manner(table: pd.DataFrame, names: Names) -> str:
    """Say by which measures the two sides surely differ, the furthest first.

    Args:
        table: the result of :func:`helpers.measures.against.manner.manner`.
        names: of target and reference.
    """
    check_table(table, MANNER, name="finding", needs_rows=True)
    known = _furthest(table.dropna(subset="log_ratio"))
    sure = known[holds(known["log_ratio_low"], known["log_ratio_high"])]
    if len(sure):
        said = [values_text(row) for row in sure.head(SAID).to_dict("records")]
        n_more = len(sure) - SAID
        said += [f"{n_more} more"] * (n_more > 0)
        of = f"{len(sure)} of {counted(len(known), 'measure')}"
        differ = "differs" if len(sure) == 1 else "differ"
        return f"Between {_called(names)} {of} {differ} for certain: {'; '.join(said)}"
    return (
        f"Between {_called(names)} no measure differs for certain; furthest:"
        f" {values_text(known.iloc[0].to_dict())}"
    )


def finding_share_difference(table: pd.DataFrame, names: Names) -> str:
    """Say who, on both sides, surely holds more of the words on one of them.

    Args:
        table: the result of
            :func:`helpers.measures.against.shares.share_of_words_by_side`.
        names: of target and reference.
    """
    check_table(table, SHARES, name="finding", needs_rows=True)
    both = table[table["is_on_both"] & (table["speaker"] != NO_PERSON)]
    if both.empty:
        return _apart(table[table["speaker"] != NO_PERSON])
    order = both["share_difference"].abs().sort_values(ascending=False, kind="stable")
    both = both.loc[order.index]
    sure = both[holds(both["share_difference_low"], both["share_difference_high"])]
    rows = (sure if len(sure) else both).head(SAID).to_dict("records")
    said = [
        f"{shortened(row['speaker'])} has {percent(row['share_target'])} of the words"
        f" {_within(names[0])} and {percent(row['share_reference'])} of the words"
        f" {_within(names[1])}"
        for row in (rows if len(sure) else rows[:1])
    ]
    if len(sure):
        return "; ".join(said)
    return (
        f"Of {counted(len(both), 'person', 'people')} on both sides nobody surely has"
        f" another share; furthest: {said[0]}"
    )


def finding_named_by_side(table: pd.DataFrame, names: Names) -> str:
    """Say what one side surely names more often than the other.

    Args:
        table: the result of :func:`helpers.measures.against.naming.named_by_side`.
        names: of target and reference.
    """
    check_table(table, NAMED, name="finding")
    if table.empty:
        return f"Nothing is named often enough to compare {_called(names)}"
    table = _furthest(table)
    sure = table[holds(table["log_ratio_low"], table["log_ratio_high"])]
    if sure.empty:
        first = table.iloc[0].to_dict()
        return (
            f"Between {_called(names)} no name is surely said more often on either"
            f" side; furthest: {_naming(first)}"
        )
    said = []
    for name, own in zip(
        names, (sure[sure["log_ratio"] > 0], sure[sure["log_ratio"] < 0]), strict=True
    ):
        rows = own.head(SAID).to_dict("records")
        if rows:
            said.append(f"{called(name)}: {', '.join(map(_naming, rows))}")
    return f"Named more often by {'; by '.join(said)}"


def answer_against(
    names: Names, manner: pd.DataFrame, shares: pd.DataFrame, named: pd.DataFrame
) -> str:
    """Say in short what is different, of manner, shares and names."""
    said = (
        finding_manner(manner, names),
        finding_share_difference(shares, names),
        finding_named_by_side(named, names),
    )
    return f"{'. '.join(said)}."


def values_text(row: Mapping[Any, Any]) -> str:
    """Return a measure with its values on both sides: "questions 12.4 and 10.7 …"."""
    values = [per_thousand(row[f"value_{side}"] / 1_000) for side in SIDES]
    return f"{row['measure']} {values[0]} and {values[1]}{_per(row)}"


def label_of(row: Mapping[Any, Any]) -> str:
    """Return the same for a line as wide as a telephone."""
    return capital(values_text(row)).replace("in 1,000 words", "per 1,000")


def shown_manner(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return how either side speaks as text for a reader, a row per measure.

    Args:
        table: the result of :func:`helpers.measures.against.manner.manner`, or of
            :func:`helpers.measures.against.manner.manner_of_people`.
        names: of target and reference.
    """
    check_table(table, MANNER, name="shown_manner")
    rows = []
    for row in table.to_dict("records"):
        values = [per_thousand(row[f"value_{side}"] / 1_000) for side in SIDES]
        who = {"speaker": shortened(row["speaker"])} if "speaker" in row else {}
        rows.append(
            who
            | {"measure": f"{row['measure']}{_per(row)}"}
            | _by_name(names, values)
            | _compared(row)
        )
    return _frame(rows, "measure")


def shown_share_difference(
    table: pd.DataFrame, names: Names, *, top: int = 12
) -> pd.DataFrame:
    """Return shares of words of both sides as text for a reader, a row per speaker.

    Args:
        table: the result of
            :func:`helpers.measures.against.shares.share_of_words_by_side`.
        names: of target and reference.
        top: how many rows.
    """
    check_table(table, SHARES, name="shown_share_difference")
    rows = []
    for row in table.head(top).to_dict("records"):
        shares = [
            f"{percent(row[f'share_{side}'])} ({whole(row[f'n_{side}'])})"
            for side in SIDES
        ]
        low, high = row["share_difference_low"], row["share_difference_high"]
        rows.append(
            {"speaker": shortened(row["speaker"])}
            | _by_name(names, shares)
            | {
                "difference in points": points(row["share_difference"]),
                "95 % interval": points_range(low, high) or MISSING,
                "holds": YES if low > 0 or high < 0 else NO,
            }
        )
    return _frame(rows, "speaker")


def shown_named_by_side(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return what both sides name as text for a reader, a row per name.

    Args:
        table: the result of :func:`helpers.measures.against.naming.named_by_side`.
        names: of target and reference.
    """
    check_table(table, NAMED, name="shown_named_by_side")
    rows = []
    for row in table.to_dict("records"):
        said = [
            f"{whole(row[f'n_{side}'])}"
            f" ({per_thousand(row[f'n_{side}'] / row[f'n_words_{side}'])})"
            for side in SIDES
        ]
        label = {"name": shortened(row["name"]), "among": row["group"]}
        rows.append(label | _by_name(names, said) | _compared(row))
    return _frame(rows, "name")


def points(difference: float) -> str:
    """Return a difference of shares in percentage points.

    >>> points(0.0456), points(-0.1)
    ('+4.6', '−10.0')
    """
    text = f"{abs(100 * difference):.1f}"
    return text if text == "0.0" else f"{'+' if difference > 0 else '−'}{text}"


def points_range(low: float, high: float) -> str:
    """Return an interval of differences, or nothing where there is none."""
    if pd.isna(low) or pd.isna(high):
        return ""
    return f"{points(low)} to {points(high)}"


def times_text(row: Mapping[Any, Any]) -> str:
    """Return how many times as much the target has, with its interval."""
    ratio, low, high = (row[name] for name in ENDS)
    if pd.isna(ratio):
        return str(row["reason"])
    ends = ratio_range(low, high)
    return f"{ratio_text(ratio)} times" + (f" (95 % interval {ends})" if ends else "")


def ratio_text(log_ratio: float) -> str:
    """Return a ratio, of its logarithm, to three digits.

    >>> ratio_text(1), ratio_text(-0.0067), ratio_text(7.2), ratio_text(-3)
    ('2.00', '0.995', '147', '0.125')
    """
    value = 2.0**log_ratio
    return whole(value) if value >= 99.95 else f"{value:#.3g}"


def ratio_range(low: float, high: float) -> str:
    """Return an interval of log ratios as ratios, or nothing where there is none.

    >>> ratio_range(1, 3), ratio_range(1, float("inf")), ratio_range(float("-inf"), 1)
    ('2.00 to 8.00', '2.00 or more', '0 to 2.00')
    """
    if pd.isna(low) or pd.isna(high):
        return ""
    if np.isposinf(high):
        return f"{ratio_text(low)} or more" if np.isfinite(low) else "any"
    least = "0" if np.isneginf(low) else ratio_text(low)
    return f"{least} to {ratio_text(high)}"


def _apart(people: pd.DataFrame) -> str:
    """Return how many people speak on one side only, where nobody does on both."""
    n_people = [int((people[f"n_{side}"] > 0).sum()) for side in SIDES]
    if max(n_people) < 2:
        return "Nobody speaks on both sides"
    said = [counted(n, "person", "people") for n in n_people]
    return (
        f"Nobody speaks on both sides: {said[0]} on the first, {said[1]} on the other"
    )


def capital(text: str) -> str:
    """Return `text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def _per(row: Mapping[Any, Any]) -> str:
    # Words in a turn have their unit in their name.
    return "" if row["per"] == "words" else f" {row['per']}"


def _naming(row: Mapping[Any, Any]) -> str:
    counts = [whole(row[f"n_{side}"]) for side in SIDES]
    return f"{shortened(row['name'])} ({counts[0]} and {counts[1]} times)"


def _furthest(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in the order of their ratios, the furthest from 1 first."""
    return table.iloc[np.argsort(-table["log_ratio"].abs().to_numpy(), kind="stable")]


def _called(names: Names) -> str:
    return f"{called(names[0])} and {called(names[1])}"


def _within(name: str) -> str:
    """Return a side as what words belong to: "of Ann", "since 2024-01-01"."""
    is_time = name.startswith(THE_TIME)
    return called(name).removeprefix(THE_TIME) if is_time else f"of {called(name)}"


def _by_name(names: Names, values: list[str]) -> dict[str, str]:
    short = (called(name).removeprefix(THE_TIME) for name in names)
    return dict(zip(short, values, strict=True))


def _compared(row: Mapping[Any, Any]) -> dict[str, str]:
    """Return ratio and interval as cells, or why there are none."""
    ratio, low, high = (row[name] for name in ENDS)
    if pd.isna(ratio):
        return {"ratio": str(row["reason"]), "95 % interval": MISSING, "holds": MISSING}
    never = [side for side in SIDES if not row[f"n_{side}"]]
    text = ratio_text(ratio) if not never else "only here" if ratio > 0 else "0"
    return {
        "ratio": text,
        "95 % interval": ratio_range(low, high) or MISSING,
        "holds": YES if low > 0 or high < 0 else NO,
    }


def _frame(rows: list[dict[str, str]], first: str) -> pd.DataFrame:
    return pd.DataFrame(rows or [{first: NOTHING}], dtype="str")
