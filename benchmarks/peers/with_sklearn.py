"""scikit-learn: `CountVectorizer` finds and counts, sparse products put together."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix, save_npz
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import OneHotEncoder
from speed_tasks import (
    TOP,
    WORD,
    Answer,
    Material,
    SumUp,
    log_likelihood,
    resample,
    sum_up_resamples,
)


class Store(NamedTuple):
    """Words of the turns, counted, and the groups that turns are in.

    Attributes:
        counts: (turns, terms).
        terms: (terms,) names of the columns.
        places: column of each term.
        turns: with ``meeting_id, speaker, month, text``.
        groups: by a column of `turns`, (turns, groups) with a 1 for each turn.
    """

    counts: csr_matrix
    terms: Any
    places: dict[str, int]
    turns: pd.DataFrame
    groups: dict[str, csr_matrix]


def _vectorizer(size: int = 1) -> CountVectorizer:
    return CountVectorizer(token_pattern=WORD, ngram_range=(size, size), dtype=np.int32)


def _read(material: Material, *columns: str) -> pd.DataFrame:
    return pd.read_parquet(material.turns, columns=[*columns, "text"])


def prepare(material: Material) -> Store:
    """Return the counts of all terms in all turns."""
    turns = _read(material, "meeting_id", "speaker", "date")
    turns["month"] = turns.pop("date").astype("str").str[:7]
    vectorizer = _vectorizer()
    counts = vectorizer.fit_transform(turns["text"])
    groups = {
        name: OneHotEncoder(dtype=np.int32).fit_transform(turns[[name]])
        for name in ("meeting_id", "speaker", "month")
    }
    terms = vectorizer.get_feature_names_out()
    return Store(counts, terms, vectorizer.vocabulary_, turns, groups)


def _sum_up(counts: csr_matrix, vectorizer: CountVectorizer) -> SumUp:
    n = np.asarray(counts.sum(axis=0, dtype=np.int64)).ravel()
    return lambda: {
        "total": int(n.sum()),
        "types": len(n),
        "hapaxes": int((n == 1).sum()),
        "most": vectorizer.get_feature_names_out()[n.argmax()],
        "n": int(n.max()),
    }


def store(material: Material, folder: Path) -> SumUp:
    """Write counts of terms in turns, and the terms."""
    vectorizer = _vectorizer()
    counts = vectorizer.fit_transform(_read(material)["text"])
    save_npz(folder / "counts.npz", counts, compressed=False)
    np.save(folder / "terms.npy", vectorizer.get_feature_names_out())
    return _sum_up(counts, vectorizer)


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms: a speaker's turns are one text."""
    texts = _read(material, "speaker").groupby("speaker")["text"].agg("\n".join)
    return _top(_vectorizer().fit_transform(texts))


def top(store: Store, material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    return _top(store.groups["speaker"].T.tocsr() @ store.counts)


def _top(counts: csr_matrix) -> SumUp:
    best = []
    for start, end in zip(counts.indptr[:-1], counts.indptr[1:], strict=True):
        n, terms = counts.data[start:end], counts.indices[start:end]
        chosen = np.argpartition(n, -TOP)[-TOP:] if len(n) > TOP else slice(None)
        best.append((terms[chosen], n[chosen]))
    return lambda: {
        "rows": sum(len(n) for _, n in best),
        "sum": int(sum(n.sum() for _, n in best)),
    }


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams."""
    return _grams(_read(material)["text"], 2)


def bigrams(store: Store, material: Material) -> SumUp:
    """Count all 2-grams: counts have no order, the texts are read again."""
    return _grams(store.turns["text"], 2)


def trigrams(store: Store, material: Material) -> SumUp:
    """Count all 3-grams, from the texts."""
    return _grams(store.turns["text"], 3)


def _grams(texts: pd.Series, size: int) -> SumUp:
    vectorizer = _vectorizer(size)
    return _sum_up(vectorizer.fit_transform(texts), vectorizer)


def keyness(store: Store, material: Material) -> SumUp:
    """Compare one speaker with all others, by G² over four cells."""
    is_target = (store.turns["speaker"] == material.speaker).to_numpy(dtype=np.int32)
    target = store.counts.T @ is_target
    total = np.asarray(store.counts.sum(axis=0)).ravel()
    score = log_likelihood(target.astype(float), (total - target).astype(float))
    return lambda: {
        "terms": len(score), "most": store.terms[score.argmax()],
        "G²": float(score.max()), "sum": float(score.sum()),
    }  # fmt: skip


def dispersion(store: Store, material: Material) -> SumUp:
    """Find DP of all terms over meetings."""
    counts = store.groups["meeting_id"].T.tocsr() @ store.counts
    sizes = np.asarray(counts.sum(axis=1, dtype=float)).ravel()
    totals = np.asarray(counts.sum(axis=0, dtype=float)).ravel()
    share = np.repeat(sizes / sizes.sum(), np.diff(counts.indptr))
    # Over the meetings without the term, |v/f - s| is s: together 1 less the others' s.
    more = np.abs(counts.data / totals[counts.indices] - share) - share
    result = (1 + np.bincount(counts.indices, more, minlength=len(totals))) / 2
    asked = material.word, material.terms[0]

    def sum_up() -> Answer:
        values = {f"DP {word}": float(result[store.places[word]]) for word in asked}
        return {"terms": len(result), "sum": float(result.sum()), **values}

    return sum_up


def _of_terms(store: Store, material: Material, by: str) -> Any:
    places = [store.places[term] for term in material.terms]
    return (store.groups[by].T @ store.counts[:, places]).toarray()


def months(store: Store, material: Material) -> SumUp:
    """Count some terms by month."""
    counts = _of_terms(store, material, "month")
    return lambda: {
        "months": int((counts.sum(axis=1) > 0).sum()),
        "sum": int(counts.sum()),
        "most": int(counts.max()),
    }


def resamples(store: Store, material: Material) -> SumUp:
    """Draw meetings anew; the drawing is numpy's."""
    sizes = store.groups["meeting_id"].T @ np.asarray(store.counts.sum(axis=1)).ravel()
    counts = _of_terms(store, material, "meeting_id").astype(float)
    rates = resample(counts, sizes.astype(float))
    return lambda: sum_up_resamples(rates)
