"""Tables as a reader meets them: plain headings, rounded numbers, the first rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
from IPython.display import Markdown

from helpers.charts.live_table import LiveTable
from helpers.charts.wording import (
    MISSING,
    decimal,
    decimal_or_less,
    decimal_range,
    escaped_markdown,
    every_of,
    p_value,
    per_thousand,
    percent,
    percent_range,
    period_text,
    rate_range,
    whole,
    whole_range,
)
from helpers.tables import check_table

# Pandas would cut a sentence after fifty characters, and a table after sixty rows.
pd.set_option("display.max_colwidth", None)
pd.set_option("display.max_rows", 200)

ROWS_SHOWN = 20
ROWS_AT_HAND = 1000  # to be sorted and searched in JupyterLab, the shown ones included
NONE = "(none)"
HEADINGS = {
    "meeting_id": "meeting",
    "longest_meeting_id": "in meeting",
    "longest_turn": "from turn",
    "n": "times",
    "n_longest": "longest floor",
    "from_speaker": "after",
    "to_speaker": "speaks",
    "n_from": "changes from there",
    "expected": "by chance",
    "ratio": "times chance",
    "p_value": "p, corrected",
    "n_questions": "questions",
    "share_asking": "turns with a question",
    "rate_questions": "questions per 1,000 words",
    "rate_switches": "changes per 1,000 words",
    "n_switches": "changes of floor",
    "share_first": "share of the first",
    "gini": "Gini",
    "over": "taken over",
    "n_floors": "floors",
    "n_all_turns": "turns in all",
    "n_unattributed": "words of nobody",
    "rate": "per 1,000 words",
    "decided_by": "decided by",
    "date_evidence": "who or what says so",
    "is_excerpt": "excerpt",
    "accepted": "taken",
    "series": "placed by",
    "npmi": "NPMI",
    "log_likelihood": "log-likelihood",
}
SCORES = ("npmi", "log_likelihood")
DECIMAL = ("expected", "ratio", "residual", "gini", "evenness", *SCORES)
_LOW, _HIGH = "_low", "_high"


def shown(
    table: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    top: int = ROWS_SHOWN,
    intervals: bool = True,
) -> LiveTable:
    """Return the first rows of `table` as text for a reader.

    Shares are per cent, rates per 1,000 words, days ISO; both ends of an interval
    stand in one column, which is left out where there is no interval at all. A last
    row says how many rows are not shown, or that there are none; rows that `table` has
    left out itself (``attrs["n_left_out"]``) count with them. In JupyterLab the next
    rows are at hand, so that a thousand can be sorted and searched.

    Args:
        table: a table of a corpus, or a result.
        columns: which columns, in this order, without ``_low`` and ``_high``; empty:
            all of them.
        top: how many rows.
        intervals: whether to show them; without, a table of several stays narrow.

    Raises:
        TableError: `table` lacks one of `columns`.
    """
    check_table(table, columns, name="shown")
    names = [str(name) for name in columns or table.columns]
    first, rest = table.head(top), table.iloc[top:ROWS_AT_HAND]
    names = [name for name in names if not name.endswith((_LOW, _HIGH))]
    with_ends = [name for name in names if intervals and _has_interval(first, name)]
    texts = _texts(first, names, with_ends)
    n_more = len(table) - len(first) + table.attrs.get("n_left_out", 0)
    if n_more or table.empty:
        note = f"… and {whole(n_more)} more" if n_more else NONE
        for number, cells in enumerate(texts.values()):
            cells.append("" if number else note)
    more = partial(_rows, rest, names, with_ends)
    return LiveTable(pd.DataFrame(texts, dtype="str"), more=more, n_more=n_more)


def as_markdown(sentence: str) -> Markdown:
    """Return `sentence` for display, its names and words never markup."""
    return Markdown(escaped_markdown(sentence))


def _texts(
    table: pd.DataFrame, names: list[str], with_ends: list[str]
) -> dict[str, list[str]]:
    """Return the cells of `table` as text, by heading."""
    texts: dict[str, list[str]] = {}
    every = every_of(table)
    for name in names:
        texts[heading_of(name)] = [_text(name, cell, every) for cell in table[name]]
        if name in with_ends:
            suffix = f", {heading_of(name)}" if len(with_ends) > 1 else ""
            texts[f"95 % interval{suffix}"] = _intervals(table, name)
    return texts


def _rows(
    table: pd.DataFrame, names: list[str], with_ends: list[str]
) -> list[list[str]]:
    columns = _texts(table, names, with_ends).values()
    return [list(row) for row in zip(*columns, strict=True)]


def _has_interval(table: pd.DataFrame, column: str) -> bool:
    ends = [f"{column}{_LOW}", f"{column}{_HIGH}"]
    return set(ends) <= set(table) and bool(table[ends].notna().all(axis=1).any())


def heading_of(column: str) -> str:
    """Return the plain name of a column.

    >>> heading_of("share_words"), heading_of("n_turns"), heading_of("start_time")
    ('share of words', 'turns', 'start time')
    """
    if column in HEADINGS:
        return HEADINGS[column]
    prefix, _, rest = column.partition("_")
    plain = {"n": "", "share": "share of ", "rate": "per 1,000 words: ", "is": ""}
    text = plain[prefix] + rest if prefix in plain and rest else column
    return text.replace("_", " ")


def _text(column: str, cell: Any, every: str) -> str:
    if pd.isna(cell):
        return MISSING
    if isinstance(cell, pd.Timestamp):
        is_period = column == "period"
        return period_text(cell, every) if is_period else str(cell.date())
    if isinstance(cell, bool) or pd.api.types.is_bool(cell):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return cell
    return _number_format(column)(float(cell))


def _number_format(column: str) -> Callable[[float], str]:
    prefix = column.partition("_")[0]
    if prefix == "share":
        return percent
    if prefix == "rate":
        return lambda rate: per_thousand(rate / 1_000_000)
    if column == "p_value":
        return p_value
    if column == "expected":
        return decimal_or_less
    if column in DECIMAL:
        return decimal
    # A year, a turn or a place in the text is no amount: no commas.
    is_amount = prefix in ("n", "mean", "seconds")
    return whole if is_amount else lambda number: f"{number:.12g}"


def _intervals(table: pd.DataFrame, column: str) -> list[str]:
    ends = zip(table[f"{column}{_LOW}"], table[f"{column}{_HIGH}"], strict=True)
    if column.startswith("share"):
        texts = [percent_range(low, high) for low, high in ends]
    elif column.startswith("rate"):
        texts = [rate_range(low, high) for low, high in ends]
    elif column in DECIMAL:
        texts = [decimal_range(low, high) for low, high in ends]
    else:
        texts = [whole_range(low, high) for low, high in ends]
    return [text or MISSING for text in texts]
