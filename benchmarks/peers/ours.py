"""The package: words coded as whole numbers, and its measures on them."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
from numpy.typing import NDArray
from speed_tasks import (
    CONTEXT,
    MIN_PAIRS,
    PAGE,
    TOP,
    WINDOW,
    Answer,
    Material,
    SumUp,
    log_likelihood,
    resample,
    sum_up_resamples,
)

from helpers.measures.counting import count_by_group
from helpers.tokens import Tokens, find_term
from helpers.words import compared, find_words

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Ints = NDArray[np.int64]


class Words(NamedTuple):
    """The words of all turns, and the groups that turns are in, from 0.

    Attributes:
        coded: the words.
        groups: by a column of the turns, (turns,) the group of each.
    """

    coded: Tokens
    groups: dict[str, Ints]


def prepare(material: Material) -> Words:
    """Return the words of all turns, coded."""
    coded = _code(material)
    names = {name: coded.turns[name] for name in ("meeting_id", "speaker")}
    columns = {**names, "month": coded.turns["date"].astype("str").str[:7]}
    groups = {name: pd.factorize(column)[0] for name, column in columns.items()}
    return Words(
        coded, {name: codes.astype(np.int64) for name, codes in groups.items()}
    )


def _code(material: Material) -> Tokens:
    """Return the words of a file of turns, most frequent first."""
    turns = pq.read_table(material.turns).to_pandas()
    codes: defaultdict[str, int] = defaultdict(count().__next__)
    coded = [
        [codes[compared(match[0])] for match in find_words(text)]
        for text in turns.pop("text")
    ]
    sizes = np.array([len(words) for words in coded], dtype=np.int64)
    first_ids = np.fromiter((code for words in coded for code in words), np.int64)
    terms = np.array(list(codes), dtype=object)
    order = np.lexsort((terms, -np.bincount(first_ids)))
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return Tokens(
        ids=ranks[first_ids],
        offsets=np.concatenate([[0], np.cumsum(sizes)]),
        vocabulary=terms[order],
        turns=turns,
        runs=np.repeat(np.arange(len(turns)), sizes),
    )


def store(material: Material, folder: Path) -> SumUp:
    """Write ids, offsets and vocabulary."""
    coded = _code(material)
    np.save(folder / "ids.npy", coded.ids)
    np.save(folder / "offsets.npy", coded.offsets)
    pd.DataFrame({"term": coded.vocabulary}).to_parquet(folder / "terms.parquet")
    return _sum_up(
        coded, np.bincount(coded.ids), np.arange(len(coded.vocabulary))[:, None]
    )


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms."""
    return top(prepare(material), material)


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams."""
    return bigrams(prepare(material), material)


def _sum_up(coded: Tokens, n: Ints, grams: Ints) -> SumUp:
    """Sum up counts of n-grams, (n-grams, words) ids."""

    def sum_up() -> Answer:
        most = coded.vocabulary[grams[n.argmax()]]
        return {
            "total": int(n.sum()),
            "types": len(n),
            "hapaxes": int((n == 1).sum()),
            "most": " ".join(most),
            "n": int(n.max()),
        }

    return sum_up


def _count(words: Words, by: str) -> csr_array:
    """Return (groups, terms) counts."""
    groups = words.groups[by]
    return count_by_group(words.coded, groups, int(groups.max()) + 1)


def top(words: Words, material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    counts = _count(words, "speaker")
    n = [
        np.sort(counts.data[start:end])[-TOP:]
        for start, end in zip(counts.indptr[:-1], counts.indptr[1:], strict=True)
    ]
    return lambda: {"rows": sum(map(len, n)), "sum": int(sum(map(np.sum, n)))}


def _keys(coded: Tokens, *shifts: int) -> Ints:
    """Return words and later ones of their turn as one number."""
    n_places = max(len(coded.ids) - max(shifts), 0)
    key = coded.ids[:n_places].astype(np.int64)
    for shift in shifts:
        key *= len(coded.vocabulary)
        key += coded.ids[shift : shift + n_places]
    return key[coded.runs[:n_places] == coded.runs[max(shifts) :]]


def _grams(words: Words, keys: Ints, size: int, at_least: int = 1) -> SumUp:
    found, n = np.unique(keys, return_counts=True)
    found, n = found[n >= at_least], n[n >= at_least]
    shape = (len(words.coded.vocabulary),) * size
    return _sum_up(words.coded, n, np.column_stack(np.unravel_index(found, shape)))


def bigrams(words: Words, material: Material) -> SumUp:
    """Count all 2-grams."""
    return _grams(words, _keys(words.coded, 1), 2)


def trigrams(words: Words, material: Material) -> SumUp:
    """Count all 3-grams."""
    return _grams(words, _keys(words.coded, 1, 2), 3)


def pairs(words: Words, material: Material) -> SumUp:
    """Count pairs of a word and one of those that follow it."""
    keys = [_keys(words.coded, apart) for apart in range(1, WINDOW + 1)]
    return _grams(words, np.concatenate(keys), 2, MIN_PAIRS)


def keyness(words: Words, material: Material) -> SumUp:
    """Compare one speaker with all others, by G² over four cells."""
    coded = words.coded
    is_other = (coded.turns["speaker"] != material.speaker).to_numpy(dtype=np.int64)
    target, reference = count_by_group(coded, is_other, 2).toarray().astype(float)
    scores = log_likelihood(target, reference)
    return lambda: {
        "terms": len(scores), "most": coded.vocabulary[scores.argmax()],
        "G²": float(scores.max()), "sum": float(scores.sum()),
    }  # fmt: skip


def concordance(words: Words, material: Material) -> SumUp:
    """List every occurrence of a word with the words around it."""
    return _hits(words.coded, material.word, None)


def first_page(words: Words, material: Material) -> SumUp:
    """List the first occurrences."""
    return _hits(words.coded, material.word, PAGE)


def _hits(coded: Tokens, word: str, n: int | None) -> SumUp:
    places = find_term(coded, word)[0][:n]
    rows = np.searchsorted(coded.offsets, places, side="right") - 1
    table = coded.turns[["meeting_id", "speaker"]].iloc[rows]
    starts = np.maximum(coded.offsets[rows], places - CONTEXT)
    ends = np.minimum(coded.offsets[rows + 1], places + 1 + CONTEXT)
    sides = {"left": (starts, places), "right": (places + 1, ends)}
    for side, bounds in sides.items():
        table[side] = [
            " ".join(coded.vocabulary[coded.ids[start:end]])
            for start, end in zip(*bounds, strict=True)
        ]
    return lambda: {
        "hits": len(table),
        "letters": int(table["left"].str.len().sum() + table["right"].str.len().sum()),
    }


def dispersion(words: Words, material: Material) -> SumUp:
    """Find DP of all terms over meetings."""
    coded, counts = words.coded, _count(words, "meeting_id")
    totals = np.bincount(counts.indices, counts.data)
    sizes = counts.sum(axis=1)
    share = np.repeat(sizes / sizes.sum(), np.diff(counts.indptr))
    # Over the meetings without the term, |v/f - s| is s: together 1 less the others' s.
    more = np.abs(counts.data / totals[counts.indices] - share) - share
    result = (1 + np.bincount(counts.indices, more)) / 2
    asked = material.word, material.terms[0]
    values = {word: float(result[coded.vocabulary == word][0]) for word in asked}
    return lambda: {
        "terms": len(result),
        "sum": float(result.sum()),
        **{f"DP {word}": value for word, value in values.items()},
    }


def _of_terms(words: Words, material: Material, by: str) -> NDArray[np.int64]:
    """Return (groups, terms) counts of the terms that are asked for."""
    coded, groups = words.coded, words.groups[by]
    counts = [
        np.bincount(
            groups[
                np.searchsorted(coded.offsets, find_term(coded, term)[0], "right") - 1
            ],
            minlength=int(groups.max()) + 1,
        )
        for term in material.terms
    ]
    return np.column_stack(counts)


def months(words: Words, material: Material) -> SumUp:
    """Count some terms by month."""
    counts = _of_terms(words, material, "month")
    return lambda: {
        "months": int((counts.sum(axis=1) > 0).sum()),
        "sum": int(counts.sum()),
        "most": int(counts.max()),
    }


def resamples(words: Words, material: Material) -> SumUp:
    """Draw meetings anew."""
    sizes = np.bincount(words.groups["meeting_id"], np.diff(words.coded.offsets))
    counts = _of_terms(words, material, "meeting_id").astype(float)
    rates = resample(counts, sizes.astype(float))
    return lambda: sum_up_resamples(rates)
