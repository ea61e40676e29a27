"""Who holds more of the words on one side than on the other."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from helpers.measures.against.comparing import Halves, Things, compare_shares
from helpers.measures.card import build_card, size_of
from helpers.measures.intervals.differences import describe_difference
from helpers.tables import NO_PERSON, check_table

COLUMNS = ("meeting_id", "turn", "speaker", "n_words")


def share_of_words_by_side(turns: pd.DataFrame, is_target: ArrayLike) -> pd.DataFrame:
    """Return each speaker's share of the words of either side, and the difference.

    Args:
        turns: rows of the table ``turns``; all belong to one side or the other.
        is_target: (turns,) whether the row belongs to the target.

    Returns:
        One row per speaker: those who speak on both sides first, turns without a named
        person last, and most words of either side first: ``speaker``; ``is_on_both``;
        ``n_target``, ``n_reference`` in words; ``share_target``, ``share_reference``
        of all words of the side; ``share_difference``, target - reference, with
        ``…_low`` and ``…_high`` where there are meetings or turns enough; ``unit``.

    Raises:
        ParameterError: `is_target` does not fit the turns, or a side has no words.
        TableError: a column is missing, or there are no rows.

    Sources:
        Interval: :mod:`helpers.measures.intervals.differences`.
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    halves = Halves.of(turns, is_target)
    codes, names = pd.factorize(turns["speaker"].fillna(NO_PERSON), sort=True)
    n_words = turns["n_words"].to_numpy()
    things = Things(codes.astype(np.int64), np.arange(len(turns)), n_words, len(names))
    table = compare_shares(things, n_words, halves)
    table.insert(0, "speaker", pd.array(list(names), dtype="str"))
    is_on_both = (table["n_target"] > 0) & (table["n_reference"] > 0)
    table.insert(1, "is_on_both", is_on_both)
    most = table[["share_target", "share_reference"]].max(axis="columns")
    order = table.assign(most=most, is_nobody=table["speaker"] == NO_PERSON)
    order = order[order["most"] > 0].sort_values(
        ["is_nobody", "is_on_both", "most", "speaker"],
        ascending=[True, False, False, True],
        kind="stable",
    )
    table = table.loc[order.index].drop(columns=["size_target", "size_reference"])
    table = table.assign(unit=halves.units.unit).reset_index(drop=True)
    table.attrs["card"] = _card(turns, halves)
    return table


def _card(turns: pd.DataFrame, halves: Halves) -> dict[str, str]:
    sizes = [size_of(turns[mask]) for mask in halves.masks]
    return build_card(
        measure="difference of shares of words (not of speaking time)",
        formula="words of the speaker / words of all turns of the side; first side"
        " - other side, in percentage points",
        unit="words in the speech of turns; brackets and page furniture do not count",
        denominator="all turns of the side, those without a named person included",
        interval=describe_difference(halves.units, kind="difference", rare=False),
        n=f"first side: {sizes[0]}; other side: {sizes[1]}",
        source="difference of two shares; interval: Zou and Donner 2008",
    )
