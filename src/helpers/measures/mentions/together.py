"""Which names stand together more often than chance would have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats, Ints
from helpers.measures.association import expected, g2, npmi, pmi
from helpers.measures.association.p_values import g2_needed
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.mentions.named.terms import KINDS
from helpers.tables import check_table
from helpers.tokens import speech_spans

if TYPE_CHECKING:
    from helpers.corpus import Corpus

WITHIN = ("paragraph", "turn")
MIN_COUNT = 2
LEVEL = 0.05


def co_mentions(
    found: pd.DataFrame,
    corpus: Corpus,
    *,
    kinds: Sequence[str] = KINDS,
    within: str = "paragraph",
    min_count: int = MIN_COUNT,
) -> pd.DataFrame:
    """Count in how many paragraphs, or turns, two names stand together.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        corpus: the corpus; mentions in other turns do not count.
        kinds: which kinds of mention count; "Russian" counts for Russia.
        within: "paragraph" (a stretch of speech without an empty line) or "turn".
        min_count: leave out pairs that fewer paragraphs, or turns, have.

    Returns:
        One row per pair that stands together more often than chance would have it,
        strongest evidence first, then in alphabetical order: ``name``, ``other`` (in
        alphabetical order); ``n``, the paragraphs (turns) that name both; ``n_name``,
        ``n_other``, those that name the one; ``n_units``, all; ``expected``, the
        number by chance, ``n_name`` × ``n_other`` / ``n_units``;
        ``pmi``, log2(n / expected), 0 by chance, more is more; ``npmi``, pmi divided
        by -log2(n / n_units), 0 by chance, 1 if neither stands without the other;
        ``log_likelihood``, G2 over four cells (1 d.f.), more is stronger evidence;
        ``is_sure``, whether it is beyond what chance gives to one pair of so many, at
        a level of 5 % divided by the number of all pairs that could have been found:
        of the names in `min_count` paragraphs (turns) or more (Bonferroni).

    Raises:
        ParameterError: `within` is neither, or `min_count` is below 1.
        TableError: a table lacks a column, or there are no turns.

    Sources:
        PMI: Church and Hanks (1990), Computational Linguistics 16(1). NPMI: Bouma
        (2009), GSCL. G2: Dunning (1993), Computational Linguistics 19(1).
    """
    check_table(found, ("meeting_id", "start", "kind", "name"), name="mentions")
    check_table(corpus.turns, ("meeting_id",), name="turns", needs_rows=True)
    if within not in WITHIN:
        raise ParameterError(f"within: {within!r}, expected one of {', '.join(WITHIN)}")
    if min_count < 1:
        raise ParameterError(f"min_count: {min_count!r}, expected 1 or more")
    chosen = found[found["kind"].isin(list(kinds))]
    units, n_units = _units(chosen, corpus, within)
    names, other_names, n, n_each = _pairs(chosen["name"], units, min_count)
    table = pd.DataFrame({"name": names, "other": other_names, "n": n}, dtype=None)
    table = table.astype({"name": "str", "other": "str", "n": "int64"})
    table["n_name"] = table["name"].map(n_each).astype("int64")
    table["n_other"] = table["other"].map(n_each).astype("int64")
    n_frequent = sum(number >= min_count for number in n_each.values())
    n_pairs = n_frequent * (n_frequent - 1) // 2
    table = _scored(table.assign(n_units=n_units), n_pairs)
    table.attrs["unit"] = within
    table.attrs["n_turns"] = len(corpus.turns)
    table.attrs["card"] = _card(corpus.turns, within, n_units, min_count)
    return table


def _units(chosen: pd.DataFrame, corpus: Corpus, within: str) -> tuple[Ints, int]:
    """Return the unit of each mention, -1 where it has none, and how many there are."""
    spans = speech_spans(corpus)
    ids = pd.Index(corpus.documents["meeting_id"])
    longest = 1 + int(spans["end"].max()) if len(spans) else 1
    begins = ids.get_indexer(spans["meeting_id"]) * longest + spans["start"].to_numpy()
    order = np.argsort(begins, kind="stable")
    places = (
        ids.get_indexer(chosen["meeting_id"]) * longest + chosen["start"].to_numpy()
    )
    at = np.searchsorted(begins[order], places, side="right") - 1
    rows = order[at] if len(order) else np.empty(0, dtype=np.int64)
    is_there = (at >= 0) & _are_inside(chosen, spans, rows)
    units = spans["row"].to_numpy() if within == "turn" else np.arange(len(spans))
    return np.where(is_there, units[rows], -1), len(np.unique(units))


def _are_inside(chosen: pd.DataFrame, spans: pd.DataFrame, rows: Ints) -> Floats:
    same = spans["meeting_id"].to_numpy()[rows] == chosen["meeting_id"].to_numpy()
    return same & (chosen["start"].to_numpy() < spans["end"].to_numpy()[rows])


def _pairs(
    names: pd.Series, units: Ints, min_count: int
) -> tuple[list[str], list[str], Ints, dict[str, int]]:
    """Return the pairs of names with their counts, and the units of each name."""
    from scipy.sparse import csr_array

    here = units >= 0
    codes, known = pd.factorize(names[here], sort=True)
    _, numbers = np.unique(units[here], return_inverse=True)
    width = int(numbers.max(initial=0)) + 1
    cells = np.unique(codes.astype(np.int64) * width + numbers)
    n_each = np.bincount(cells // width, minlength=len(known))
    frequent = np.flatnonzero(n_each >= min_count)
    place = np.full(len(known), -1)
    place[frequent] = np.arange(len(frequent))
    rows = place[cells // width]
    rows, columns = rows[rows >= 0], (cells % width)[rows >= 0]
    ones = np.ones(len(rows), dtype=np.int64)
    has = csr_array((ones, (rows, columns)), shape=(len(frequent), width))
    together = (has @ has.T).tocoo()
    kept = (together.row < together.col) & (together.data >= min_count)
    listed = [known[frequent[code]] for code in together.row[kept]]
    others = [known[frequent[code]] for code in together.col[kept]]
    return listed, others, together.data[kept], dict(zip(known, n_each, strict=True))


def _scored(table: pd.DataFrame, n_pairs: int) -> pd.DataFrame:
    """Return the pairs above chance with their scores, the strongest first."""
    n, n_units = table["n"].to_numpy(float), table["n_units"].to_numpy(float)
    first, second = (table[c].to_numpy(float) for c in ("n_name", "n_other"))
    by_chance = expected(first, second, n_units)
    table = table.assign(
        expected=by_chance,
        pmi=pmi(n, first, second, n_units, base=2),
        npmi=npmi(n, first, second, n_units),
        log_likelihood=g2(n, first, second, n_units),
    )
    is_sure = table["log_likelihood"] > g2_needed(n_pairs)
    table = table.assign(is_sure=is_sure)
    table = table[n > by_chance]
    order = ["log_likelihood", "name", "other"]
    return table.sort_values(
        order, ascending=[False, True, True], kind="stable", ignore_index=True
    )


def _card(
    turns: pd.DataFrame, within: str, n_units: int, min_count: int
) -> dict[str, str]:
    return build_card(
        measure=f"co-mentions within a {within}",
        formula=f"expected: n_name × n_other / all {within}s; pmi: log2(n / expected);"
        " npmi: pmi / -log2(n / all), 0 by chance and 1 if never apart;"
        " log-likelihood: G2 over four cells, 1 d.f.;"
        " sure: beyond chance at 5 % / number of pairs",
        unit=f"{within}s that name both; a name counts once in each",
        denominator=f"{count_of(n_units, within)} with speech",
        interval=f"none: exact counts; pairs in fewer than {min_count} {within}s, or no"
        " more often together than by chance, are left out",
        n=size_of(turns),
        source="Church and Hanks 1990; Bouma 2009; Dunning 1993",
    )
