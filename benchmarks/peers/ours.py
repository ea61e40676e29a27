"""The package: words coded as whole numbers, and its measures on them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
from numpy.typing import NDArray
from speed_tasks import (
    MIN_PAIRS,
    PAGE,
    TOP,
    WINDOW,
    Answer,
    Material,
    SumUp,
    resample,
    sum_up_resamples,
)

from helpers.tokens import Tokens, code_grams, code_turns, find_term
from helpers.tokens.store import open_tokens, save_tokens

# What a task that starts cold does not need is imported where it is used.
if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from helpers.corpus import Corpus

Ints = NDArray[np.int64]


class Words(NamedTuple):
    """The words of all turns, and the groups that turns are in, from 0.

    Attributes:
        coded: the words, opened from their store.
        corpus: their turns and documents.
        groups: by a column of the turns, (turns,) the group of each.
    """

    coded: Tokens
    corpus: Corpus
    groups: dict[str, Ints]


def prepare(material: Material) -> Words:
    """Return the words of all turns, from their store."""
    coded, corpus = _stored(material)
    names = {name: coded.turns[name] for name in ("meeting_id", "speaker")}
    columns = {**names, "month": coded.turns["date"].astype("str").str[:7]}
    groups = {
        name: pd.factorize(column)[0].astype(np.int64)
        for name, column in columns.items()
    }
    return Words(coded, corpus, groups)


def _stored(material: Material) -> tuple[Tokens, Corpus]:
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "store"
        save_tokens(code_turns(material.turns), place)
        # What is mapped stays readable when its folder is gone.
        coded = open_tokens(place)
    corpus, before = _corpus(material)
    # Places count from the start of the turn's text there, of the document here.
    starts = coded.starts + np.repeat(before, np.diff(coded.offsets))
    speech = coded.speech.assign(
        start=coded.speech["start"] + before, end=coded.speech["end"] + before
    )
    turns = coded.turns.assign(label=coded.turns["speaker"])
    placed = starts.astype(np.int32)
    return replace(coded, starts=placed, speech=speech, turns=turns), corpus


def _corpus(material: Material) -> tuple[Corpus, Ints]:
    """Return turns and documents as a corpus, and where each turn starts in its own."""
    from helpers.corpus import Corpus
    from helpers.tables import TABLES, build_table

    turns = pq.read_table(material.turns).to_pandas()
    sizes = turns["text"].str.len() + 1
    before = sizes.groupby(turns["meeting_id"]).cumsum() - sizes
    texts = turns.groupby("meeting_id", sort=False)["text"].agg("\n".join)
    tables = {name: build_table(name, []) for name in TABLES}
    tables["documents"] = texts.reset_index()
    tables["turns"] = turns.drop(columns="text")
    return Corpus(**tables), before.to_numpy(dtype=np.int64)


def store(material: Material, folder: Path) -> SumUp:
    """Write the store of all words."""
    coded = code_turns(material.turns)
    save_tokens(coded, folder / "store")
    return _sum_up(
        coded, coded.counts, np.arange(len(coded.vocabulary), dtype=np.int32)[:, None]
    )


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms."""
    from helpers.measures.frequency.counting import count_by_group

    coded = code_turns(material.turns)
    speakers = pd.factorize(coded.turns["speaker"])[0].astype(np.int64)
    counts = count_by_group(coded, speakers, int(speakers.max()) + 1)
    return _sum_up_top(counts)


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams."""
    return _grams(code_turns(material.turns), 2)


def _sum_up(coded: Tokens, n: Ints, grams: NDArray[np.int32]) -> SumUp:
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
    from helpers.measures.frequency.counting import count_by_group

    groups = words.groups[by]
    return count_by_group(words.coded, groups, int(groups.max()) + 1)


def top(words: Words, material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    return _sum_up_top(_count(words, "speaker"))


def _sum_up_top(counts: csr_array) -> SumUp:
    from helpers.measures.frequency.counting import top_by_group

    _, _, n = top_by_group(counts, TOP)
    return lambda: {"rows": len(n), "sum": int(n.sum())}


def bigrams(words: Words, material: Material) -> SumUp:
    """Count all 2-grams."""
    return _grams(words.coded, 2)


def trigrams(words: Words, material: Material) -> SumUp:
    """Count all 3-grams."""
    return _grams(words.coded, 3)


def _grams(coded: Tokens, n: int) -> SumUp:
    grams = code_grams(coded, n)
    return _sum_up(coded, grams.counts, grams.words)


def pairs(words: Words, material: Material) -> SumUp:
    """Count pairs of a word and one of those that follow it."""
    from helpers.measures.collocation.pairs import count_near_pairs

    is_kept = np.ones(len(words.coded.vocabulary), dtype=bool)
    found = count_near_pairs(
        words.coded, WINDOW, is_kept, ordered=True, min_count=MIN_PAIRS
    )
    grams = np.column_stack([found.first, found.second])
    return _sum_up(words.coded, found.n.astype(np.int64), grams)


def keyness(words: Words, material: Material) -> SumUp:
    """Compare one speaker with all others, by G² over four cells."""
    from helpers.measures.association import log_likelihood
    from helpers.measures.keyness.coded_terms import Terms
    from helpers.measures.keyness.hits import count_hits

    coded = words.coded
    is_target = (coded.turns["speaker"] == material.speaker).to_numpy(dtype=bool)
    hits = count_hits(Terms.of(coded, 1), is_target, ~is_target)
    scores = np.abs(log_likelihood(hits.a, hits.b, hits.n1, hits.n2))
    return lambda: {
        "terms": len(scores), "most": coded.vocabulary[scores.argmax()],
        "G²": float(scores.max()), "sum": float(scores.sum()),
    }  # fmt: skip


def concordance(words: Words, material: Material) -> SumUp:
    """List every occurrence of a word with the words around it."""
    return _hits(words, material.word, 0)


def first_page(words: Words, material: Material) -> SumUp:
    """List the first occurrences."""
    return _hits(words, material.word, PAGE)


def _hits(words: Words, word: str, top: int) -> SumUp:
    from helpers.measures.concordance import concordance as list_hits

    # As long, about, as five words on either side, and printed, not lower-cased.
    table = list_hits(words.corpus, terms=[word], words=words.coded, width=30, top=top)
    return lambda: {"hits": len(table)}


def dispersion(words: Words, material: Material) -> SumUp:
    """Find DP of all terms over meetings."""
    from helpers.measures.dispersion import dispersion as measure_dispersion

    table = measure_dispersion(words.coded, min_count=1, measures=("dp",))
    asked = material.word, material.terms[0]
    values = table.set_index("term")["dp"]
    return lambda: {
        "terms": len(table),
        "sum": float(table["dp"].sum()),
        **{f"DP {word}": float(values[word]) for word in asked},
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
