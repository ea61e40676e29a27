"""What documents consist of: how many of their characters are of which kind."""

from __future__ import annotations

import pandas as pd

from helpers.measures.card import build_card, count_of
from helpers.tables import SPAN_KINDS, check_table


def span_shares(spans: pd.DataFrame) -> pd.DataFrame:
    """Return how many characters of the documents are of which kind.

    Args:
        spans: ``corpus.spans``.

    Returns:
        One row per kind, most characters first: ``kind``, ``meaning``, ``n_spans``,
        ``n_meetings``, ``n_characters``, ``share_characters``.

    Raises:
        TableError: `spans` lacks a column, or has no rows.
    """
    needed = ("meeting_id", "kind", "start", "end")
    check_table(spans, needed, name="span_shares", needs_rows=True)
    sized = spans.assign(n_characters=spans["end"] - spans["start"])
    kinds = sized.groupby("kind").agg(
        n_spans=("kind", "size"),
        n_meetings=("meeting_id", "nunique"),
        n_characters=("n_characters", "sum"),
    )
    total = int(kinds["n_characters"].sum())
    kinds = kinds.sort_values("n_characters", ascending=False, kind="stable")
    kinds = kinds.assign(share_characters=kinds["n_characters"] / max(total, 1))
    table = kinds.reset_index()
    table.insert(1, "meaning", table["kind"].map(SPAN_KINDS))
    table.attrs["card"] = build_card(
        measure="share of characters by kind of text",
        formula="characters in spans of a kind / characters of all documents",
        unit="characters",
        denominator="all characters of the documents",
        interval="none: these are counts of the text that was read",
        n=f"{count_of(total, 'character')} in {count_of(len(spans), 'span')}",
        source="definition of this project",
    )
    return table
