"""Where terms fall among the running words, one meeting after another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, size_of
from helpers.measures.frequency.asked_terms import turns_of
from helpers.tables import check_table
from helpers.tokens import Tokens, find_term


def term_places(
    tokens: Tokens, *, terms: Sequence[str], n_columns: int = 200
) -> pd.DataFrame:
    """Return in which columns of the running words the terms fall.

    The meetings follow each other by their day, or day of publication; those without
    either come last, in the order of the turns.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        terms: words, phrases or wildcards, as for a concordance.
        n_columns: parts of equal length that the words of all meetings are cut into; a
            shorter text has a column for each word.

    Returns:
        One row per term and column that has it: ``term``; ``column`` from 1;
        ``first_word`` and ``last_word`` of the column, from 1; ``n``. A phrase stands
        where it begins. ``attrs["meetings"]``: one row per meeting in that order,
        ``meeting_id, title, day, first_word, n_words``; ``attrs["terms"]``: the terms.

    Raises:
        ParameterError: a term has no word, no term is given, or `n_columns` is below 1.
        TableError: there are no turns.
    """
    needed = ("meeting_id", "title", "date", "published", "n_words")
    check_table(tokens.turns, needed, name="turns", needs_rows=True)
    if isinstance(terms, str) or not terms:
        raise ParameterError(f"terms: {terms!r}, expected a list of one term or more")
    if n_columns < 1:
        raise ParameterError(f"n_columns: {n_columns!r}, expected 1 or more")
    names = list(dict.fromkeys(terms))
    meetings, starts = _in_order(tokens.turns)
    n_words = len(tokens.ids)
    bounds = np.unique(np.arange(n_columns + 1) * n_words // n_columns)
    tables = []
    for name in names:
        places, _ = find_term(tokens, name)
        rows = turns_of(tokens, places)
        moved = places - tokens.offsets[rows] + starts[rows]
        columns = np.searchsorted(bounds, moved, side="right")
        column, n = np.unique(columns, return_counts=True)
        tables.append(pd.DataFrame({"term": name, "column": column, "n": n}))
    table = pd.concat(tables, ignore_index=True).astype({"term": "str"})
    table.insert(2, "first_word", bounds[table["column"] - 1] + 1)
    table.insert(3, "last_word", bounds[table["column"]])
    card = _card(tokens, len(bounds) - 1)
    table.attrs = {"meetings": meetings, "terms": names, "card": card}
    return table


def _in_order(turns: pd.DataFrame) -> tuple[pd.DataFrame, Ints]:
    """Return the meetings by their day, and where each turn then begins."""
    day = turns["date"].fillna(turns["published"])
    meetings = turns.assign(day=day).groupby("meeting_id", sort=False)
    table = meetings.agg(
        title=("title", "first"), day=("day", "first"), n_words=("n_words", "sum")
    )
    table = table.sort_values("day", kind="stable", na_position="last")
    table.insert(2, "first_word", table["n_words"].cumsum() - table["n_words"] + 1)
    ahead = table["first_word"].to_numpy() - 1
    own = table.index.get_indexer(turns["meeting_id"])
    inside = meetings["n_words"].cumsum().to_numpy() - turns["n_words"].to_numpy()
    return table.reset_index(), ahead[own] + inside


def _card(tokens: Tokens, n_columns: int) -> dict[str, str]:
    return build_card(
        measure="places of terms among the running words",
        formula=f"occurrences in each of {n_columns:,} columns of equal length",
        unit="words as compared; an occurrence stands where it begins; meetings in the"
        " order of their days, those without a day last",
        denominator="none: places, not rates",
        interval="none: an exact fact of the text",
        n=size_of(tokens.turns),
        source="standard (lexical dispersion plot)",
    )
