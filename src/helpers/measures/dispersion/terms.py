"""How evenly each term is spread over the meetings, the turns, or the running words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats, Ints
from helpers.measures.card import build_card, size_of
from helpers.measures.dispersion.cells import Cells
from helpers.measures.dispersion.distance_formulae import (
    ald,
    arf,
    awt,
    f_ald,
    f_awt,
    gaps_of,
)
from helpers.measures.dispersion.part_formulae import (
    carroll_d2,
    d_a,
    d_kl,
    dp,
    dp_by_chance,
    dp_norm,
    dp_norm_egbert,
    juilland_d,
    kld,
    lyne_d3,
    rosengren_s,
    vc,
    zhang_dc,
)
from helpers.measures.frequency.counting import count_by_group
from helpers.tables import check_table
from helpers.tokens import Tokens, find_term

if TYPE_CHECKING:
    from scipy.sparse import csc_array, csr_array

OVER_PARTS = {
    "dp": dp,
    "dp_norm": dp_norm,
    "dp_norm_egbert": dp_norm_egbert,
    "vc": vc,
    "juilland_d": juilland_d,
    "carroll_d2": carroll_d2,
    "rosengren_s": rosengren_s,
    "lyne_d3": lyne_d3,
    "zhang_dc": zhang_dc,
    "d_a": d_a,
    "kld": kld,
    "d_kl": d_kl,
}
OVER_DISTANCES = {"arf": arf, "awt": awt, "f_awt": f_awt, "ald": ald, "f_ald": f_ald}
BY_CHANCE = "dp_by_chance"
MEASURES = (*OVER_PARTS, BY_CHANCE, *OVER_DISTANCES)
PARTS = ("meeting", "turn", "slices")
# What stands on the card: the formula, and which end is even.
DIRECTIONS = {
    "dp": "DP = ½ Σ |v/f − s| (Gries 2008, not normalised; 0 = even)",
    "dp_norm": "DPnorm = DP / (1 − smallest part) (Lijffijt and Gries 2012; 0 = even)",
    "dp_norm_egbert": "DPnorm with the smallest part that has the term (Egbert et al."
    " 2020; 0 = even)",
    "vc": "variation coefficient of the counts (0 = even)",
    "juilland_d": "Juilland's D (1970; 1 = even)",
    "carroll_d2": "Carroll's D2 (1970; 1 = even)",
    "rosengren_s": "Rosengren's S (1971; 1 = even)",
    "lyne_d3": "Lyne's D3 = 1 − χ²/4f (1985; 1 = even)",
    "zhang_dc": "Zhang's DC (2004; 1 = even)",
    "d_a": "D_A = 1 − mean difference of two rates / 2 mean rate (Burch et al. 2017;"
    " 1 = even)",
    "kld": "Kullback–Leibler divergence in bits (Gries 2020; 0 = even)",
    "d_kl": "D_KL = 1 − KLD/(1 + KLD) (tlda; 1 = even)",
    "dp_by_chance": "DP by chance = mean DP of as many hits thrown at random",
    "arf": "average reduced frequency (Savický and Hlaváčová 2002; even = the count)",
    "awt": "average waiting time in words (as ARF; less = more even)",
    "f_awt": "frequency by AWT (as ARF; even = the count)",
    "ald": "average logarithmic distance, base 10 (as ARF; less = more even)",
    "f_ald": "frequency by ALD (as ARF; even = the count)",
}


def dispersion(
    tokens: Tokens,
    *,
    terms: Sequence[str] | None = None,
    parts: str = "meeting",
    n_slices: int = 10,
    min_count: int = 5,
    measures: Sequence[str] = ("dp", "dp_norm"),
) -> pd.DataFrame:
    """Return how evenly each term is spread over the parts of a corpus.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        terms: words, phrases or wildcards, as for a concordance; left out: every word.
        parts: "meeting", "turn", or "slices": the running words, in the order of
            ``tokens.turns``, cut into `n_slices` of equal length.
        n_slices: how many slices.
        min_count: without `terms`, leave out rarer words.
        measures: names of `MEASURES`; `DIRECTIONS` tells which end is even.

    Returns:
        One row per term, as asked for, or the most frequent first: ``term``; ``n``;
        ``n_words``, all words; ``n_parts`` that have the term (the range), of
        ``n_all_parts`` that have words; then a column of each of `measures`, by its
        name: NaN for a term without a hit, or where there is only one part. A phrase
        stands where it begins.

    Raises:
        ParameterError: `parts`, a measure, `n_slices` or a term is none of what there
            is.
        TableError: there are no turns.
    """
    check_table(tokens.turns, ("meeting_id",), name="turns", needs_rows=True)
    _check(parts, n_slices, measures)
    hits = _all_hits(tokens, min_count) if terms is None else _find(tokens, terms)
    if terms is None and parts != "slices":
        counts, sizes = _count_in_turns(tokens, parts, len(hits.names))
    else:
        part_of, n_parts = _parts_of_words(tokens, parts, n_slices)
        counts = _count(hits, part_of, n_parts)
        sizes = np.bincount(part_of, minlength=n_parts)
    cells = Cells.of(counts, sizes)
    table = pd.DataFrame(
        {
            "term": pd.array(hits.names, dtype="str"),
            "n": np.diff(hits.starts),
            "n_words": len(tokens.ids),
            "n_parts": cells.range,
            "n_all_parts": int((sizes > 0).sum()),
        }
    )
    for name in measures:
        table[name] = _score(name, hits, cells, sizes)
    table.attrs["card"] = _card(tokens, parts, n_slices, measures)
    return table


class _Hits(NamedTuple):
    """Where terms stand: those of term i are places[starts[i]:starts[i + 1]]."""

    names: list[str]
    places: NDArray[np.int32] | Ints
    starts: Ints


def _all_hits(tokens: Tokens, min_count: int) -> _Hits:
    """Return the places of every word of the vocabulary that is not too rare."""
    # Frequent words have the first ids.
    n_kept = int((tokens.counts >= max(min_count, 1)).sum())
    starts = tokens.by_term.starts[: n_kept + 1]
    places = tokens.by_term.places[: starts[-1]]
    return _Hits(list(tokens.vocabulary[:n_kept]), places, starts)


def _find(tokens: Tokens, terms: Sequence[str]) -> _Hits:
    """Return the places where the terms asked for begin."""
    if isinstance(terms, str) or not terms:
        raise ParameterError(f"terms: {terms!r}, expected a list of one term or more")
    names = list(dict.fromkeys(terms))
    places = [find_term(tokens, name)[0] for name in names]
    starts = np.cumsum([0, *map(len, places)])
    return _Hits(names, np.concatenate(places), starts)


def _count_in_turns(tokens: Tokens, parts: str, n_terms: int) -> tuple[csr_array, Ints]:
    """Return counts of the first terms in parts of whole turns, and words of each."""
    part_of, n_parts = _parts_of_turns(tokens, parts)
    counts = count_by_group(tokens, part_of, n_parts, in_order=False)
    sizes = np.bincount(part_of, np.diff(tokens.offsets), minlength=n_parts)
    kept = counts if n_terms == counts.shape[1] else counts[:, :n_terms]
    return kept, sizes.astype(np.int64)


def _parts_of_turns(tokens: Tokens, parts: str) -> tuple[Ints, int]:
    """Return the part that each turn stands in, and how many parts there are."""
    if parts == "turn":
        return np.arange(len(tokens.turns)), len(tokens.turns)
    meetings, names = pd.factorize(tokens.turns["meeting_id"])
    return meetings.astype(np.int64), len(names)


def _parts_of_words(tokens: Tokens, parts: str, n_slices: int) -> tuple[Ints, int]:
    """Return the part that each word stands in, and how many parts there are."""
    if parts == "slices":
        n_words = len(tokens.ids)
        return np.arange(n_words) * n_slices // max(n_words, 1), n_slices
    part_of, n_parts = _parts_of_turns(tokens, parts)
    return part_of[tokens.rows], n_parts


def _count(hits: _Hits, part_of: Ints, n_parts: int) -> csc_array:
    """Return how often each term occurs in each part, (parts, terms)."""
    from scipy.sparse import csc_array

    ones = np.ones(len(hits.places), dtype=np.int32)
    entries = (ones, part_of[hits.places], hits.starts)
    # A copy: adding up what a part repeats changes the starts in place.
    counts = csc_array(entries, shape=(n_parts, len(hits.names)), copy=True)
    counts.sum_duplicates()
    return counts


def _score(name: str, hits: _Hits, cells: Cells, sizes: Ints) -> Floats:
    """Return one measure of all terms."""
    if name in OVER_PARTS:
        return OVER_PARTS[name](cells, sizes)
    if name == BY_CHANCE:
        return dp_by_chance(np.diff(hits.starts), sizes)
    n_words = int(sizes.sum())
    gaps = gaps_of(hits.places, n_words, hits.starts)
    return OVER_DISTANCES[name](gaps, n_words, hits.starts)


def _check(parts: str, n_slices: int, measures: Sequence[str]) -> None:
    if parts not in PARTS:
        raise ParameterError(f"parts: {parts!r}, expected one of {list(PARTS)}")
    if n_slices < 2:
        raise ParameterError(f"n_slices: {n_slices!r}, expected 2 or more")
    unknown = [name for name in measures if name not in MEASURES]
    if unknown:
        raise ParameterError(f"measures: {unknown}, expected some of {list(MEASURES)}")


def _card(
    tokens: Tokens, parts: str, n_slices: int, measures: Sequence[str]
) -> dict[str, str]:
    sliced = f"{n_slices} slices of equal length, of the running words in the order"
    what = {
        "meeting": "meetings, of which each has its words",
        "turn": "turns, of which each has its words",
        "slices": f"{sliced} of the turns",
    }
    return build_card(
        measure="dispersion",
        formula="; ".join(DIRECTIONS[name] for name in measures)
        + "; v count in a part, f in all, s the part's share of all words",
        unit=f"parts: {what[parts]}; a term stands where it begins",
        denominator="all running words in the turns, stop words included",
        interval="none: exact for the text that was read; a rare term is never even,"
        " and is to be compared with the DP by chance or a term as frequent",
        n=size_of(tokens.turns),
        source="named with each formula",
    )
