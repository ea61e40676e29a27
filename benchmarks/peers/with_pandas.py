"""pandas: a frame with a row per word, words and names as categories."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from speed_tasks import (
    CONTEXT,
    MIN_PAIRS,
    PAGE,
    TOP,
    WINDOW,
    WORD,
    Answer,
    Material,
    SumUp,
    log_likelihood,
    resample,
    sum_up_resamples,
)


def prepare(material: Material) -> pd.DataFrame:
    """Return one row per running word."""
    words = _explode(_turns(material, "meeting_id", "speaker", "date"))
    words["month"] = words.pop("date").astype("datetime64[s]").dt.to_period("M")
    names = ["meeting_id", "speaker", "word"]
    return words.astype(dict.fromkeys(names, "category"))


def _turns(material: Material, *columns: str) -> pd.DataFrame:
    turns = pd.read_parquet(material.turns, columns=[*columns, "text"])
    return turns.assign(
        row=range(len(turns)), word=turns.pop("text").str.lower().str.findall(WORD)
    )


def _explode(turns: pd.DataFrame) -> pd.DataFrame:
    words = turns.explode("word", ignore_index=True)
    return words.dropna(subset="word", ignore_index=True)


def _sum_up(counts: pd.Series, most: str) -> Answer:
    return {
        "total": int(counts.sum()),
        "types": len(counts),
        "hapaxes": int((counts == 1).sum()),
        "most": most,
        "n": int(counts.max()),
    }


def store(material: Material, folder: Path) -> SumUp:
    """Write a row per word, as Parquet."""
    words = _explode(_turns(material))
    words.to_parquet(folder / "words.parquet")

    def sum_up() -> Answer:
        counts = words["word"].value_counts()
        return _sum_up(counts, str(counts.index[0]))

    return sum_up


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms."""
    return top(_explode(_turns(material, "speaker")), material)


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams."""
    words = _explode(_turns(material)).astype({"word": "category"})
    return bigrams(words, material)


def top(words: pd.DataFrame, material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    counts = words.groupby(["speaker", "word"], observed=True, sort=False).size()
    counts = counts.sort_values(ascending=False)
    rows = counts.groupby(level="speaker", observed=True, sort=False).head(TOP)
    return lambda: {"rows": len(rows), "sum": int(rows.sum())}


def _packed(words: pd.DataFrame, *shifts: int) -> pd.Series:
    """Return a word and later ones of its turn as one number."""
    codes, row, last = words["word"].cat.codes, words["row"], max(shifts)
    codes = codes.astype("int64")
    n_types = len(words["word"].cat.categories)
    key = codes
    for shift in shifts:
        key = key * n_types + codes.shift(-shift, fill_value=0)
    return key[row == row.shift(-last, fill_value=-1)]


def _count(words: pd.DataFrame, keys: pd.Series, size: int, at_least: int = 1) -> SumUp:
    """Count numbers that `size` words each are packed in."""
    counts = keys.value_counts(sort=False)
    if at_least > 1:
        counts = counts[counts >= at_least]
    types = words["word"].cat.categories

    def sum_up() -> Answer:
        codes = np.unravel_index(counts.idxmax(), (len(types),) * size)
        return _sum_up(counts, " ".join(types[list(codes)]))

    return sum_up


def bigrams(words: pd.DataFrame, material: Material) -> SumUp:
    """Count all 2-grams."""
    return _count(words, _packed(words, 1), 2)


def trigrams(words: pd.DataFrame, material: Material) -> SumUp:
    """Count all 3-grams."""
    return _count(words, _packed(words, 1, 2), 3)


def pairs(words: pd.DataFrame, material: Material) -> SumUp:
    """Count pairs of a word and one of those that follow it."""
    apart = range(1, WINDOW + 1)
    keys = pd.concat([_packed(words, shift) for shift in apart], ignore_index=True)
    return _count(words, keys, 2, MIN_PAIRS)


def keyness(words: pd.DataFrame, material: Material) -> SumUp:
    """Compare one speaker with all others, by G² over four cells."""
    counts = words["word"].value_counts(sort=False)
    target = words.loc[words["speaker"] == material.speaker, "word"]
    target = target.value_counts(sort=False).reindex(counts.index)
    score = log_likelihood(
        target.to_numpy(dtype=float), (counts - target).to_numpy(dtype=float)
    )
    scores = pd.Series(score, index=counts.index)
    return lambda: {
        "terms": len(scores), "most": scores.idxmax(), "G²": float(scores.max()),
        "sum": float(scores.sum()),
    }  # fmt: skip


def _hits(words: pd.DataFrame, material: Material, n: int | None) -> SumUp:
    places = np.flatnonzero(words["word"] == material.word)[:n]
    row = words["row"].to_numpy()
    codes = words["word"].cat.codes.to_numpy()
    types = np.append(words["word"].cat.categories.to_numpy(dtype=object), "")
    table = words[["meeting_id", "speaker"]].iloc[places]
    sides = {"left": range(-CONTEXT, 0), "right": range(1, CONTEXT + 1)}
    for side, shifts in sides.items():
        around = places[:, None] + np.array(shifts)
        near = around.clip(0, len(row) - 1)
        is_there = (near == around) & (row[near] == row[places][:, None])
        said = types[np.where(is_there, codes[near], -1)]
        table[side] = [" ".join(filter(None, line)) for line in said]
    return lambda: {
        "hits": len(table),
        "letters": int(table["left"].str.len().sum() + table["right"].str.len().sum()),
    }


def concordance(words: pd.DataFrame, material: Material) -> SumUp:
    """List every occurrence of a word with the words around it."""
    return _hits(words, material, None)


def first_page(words: pd.DataFrame, material: Material) -> SumUp:
    """List the first occurrences."""
    return _hits(words, material, PAGE)


def dispersion(words: pd.DataFrame, material: Material) -> SumUp:
    """Find DP of all terms over meetings."""
    keys = ["meeting_id", "word"]
    counts = words.groupby(keys, observed=True, sort=False).size().rename("n")
    counts = counts.reset_index()
    shares = counts["n"] / counts.groupby("word", observed=True)["n"].transform("sum")
    sizes = counts.groupby("meeting_id", observed=True)["n"].transform("sum")
    sizes /= counts["n"].sum()
    # Over the meetings without the term, |v/f - s| is s: together 1 less the others' s.
    more = (shares - sizes).abs() - sizes
    result = (1 + more.groupby(counts["word"], observed=True).sum()) / 2
    asked = material.word, material.terms[0]
    return lambda: {
        "terms": len(result),
        "sum": float(result.sum()),
        **{f"DP {word}": float(result[word]) for word in asked},
    }


def _of_terms(words: pd.DataFrame, material: Material, by: str) -> pd.Series:
    asked = words[words["word"].isin(material.terms)]
    return asked.groupby([by, "word"], observed=True, sort=False).size()


def months(words: pd.DataFrame, material: Material) -> SumUp:
    """Count some terms by month."""
    counts = _of_terms(words, material, "month")
    return lambda: {
        "months": counts.index.get_level_values("month").nunique(),
        "sum": int(counts.sum()),
        "most": int(counts.max()),
    }


def resamples(words: pd.DataFrame, material: Material) -> SumUp:
    """Draw meetings anew; the drawing is numpy's."""
    sizes = words["meeting_id"].value_counts(sort=False)
    counts = _of_terms(words, material, "meeting_id").unstack(fill_value=0)
    counts = counts.reindex(sizes.index, fill_value=0)[list(material.terms)]
    rates = resample(counts.to_numpy(dtype=float), sizes.to_numpy(dtype=float))
    return lambda: sum_up_resamples(rates)
