"""The lines of a concordance: in which order they stand, and some of many."""

from __future__ import annotations

import pandas as pd

from helpers.errors import ParameterError
from helpers.tables import check_table
from helpers.words import split_words

WORDS_BESIDE = 3  # by which rows are sorted
SORTS = {
    "text": "in the order of the text",
    "left": f"sorted by the {WORDS_BESIDE} words before, the nearest first",
    "right": f"sorted by the {WORDS_BESIDE} words behind, the nearest first",
}


def sort_lines(table: pd.DataFrame, sort: str) -> pd.DataFrame:
    """Return the lines of a concordance in another order.

    Args:
        table: lines in the order of the text.
        sort: one of `SORTS`. By the words beside the hit, terms stay apart, in the
            order of ``table.attrs["terms"]``.
    """
    if sort == "text":
        return table
    step = 1 if sort == "right" else -1
    ranks = table["term"].map({t: i for i, t in enumerate(table.attrs["terms"])})
    keys = [
        (rank, split_words(text)[::step][:WORDS_BESIDE])
        for rank, text in zip(ranks, table[sort], strict=True)
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return table.iloc[order].reset_index(drop=True)


def thin(table: pd.DataFrame, *, top: int) -> pd.DataFrame:
    """Return some rows of a concordance, from all over the rows of each term.

    Where a term has more rows than its part of `top`, every so-manieth is taken, the
    first among them, so that a sorted table stays sorted and shows all its neighbours.

    Args:
        table: the result of :func:`concordance`.
        top: how many rows; each term has an equal part, but one row at least.

    Returns:
        The rows, with ``attrs["n_left_out"]``, how many are not among them.

    Raises:
        ParameterError: `top` is below 1.
        TableError: `table` has no ``term``.
    """
    check_table(table, ("term",), name="thin")
    if top < 1:
        raise ParameterError(f"top: {top!r}, expected 1 or more")
    part = max(top // max(table["term"].nunique(), 1), 1)
    size = table.groupby("term")["term"].transform("size").to_numpy(dtype="int64")
    place = table.groupby("term").cumcount().to_numpy(dtype="int64")
    # One of `part` steps ends behind each row that is taken.
    is_taken = (place * part) // size != ((place - 1) * part) // size
    chosen = table[is_taken].reset_index(drop=True)
    chosen.attrs = {**table.attrs, "n_left_out": len(table) - len(chosen)}
    return chosen
