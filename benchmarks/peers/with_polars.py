"""polars: lazy queries, run by its streaming engine; words are categories."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from speed_tasks import (
    CONTEXT,
    MIN_PAIRS,
    PAGE,
    RUST_WORD,
    TOP,
    WINDOW,
    Answer,
    Material,
    SumUp,
    resample,
    sum_up_resamples,
)

WORDS = pl.col("text").str.to_lowercase().str.extract_all(RUST_WORD)
# A category is coded by 32 bits, of which 21 hold two million types.
BITS = {2: 32, 3: 21}


def _collect(query: pl.LazyFrame) -> pl.DataFrame:
    return query.collect(engine="streaming")


def _scan(material: Material) -> pl.LazyFrame:
    return pl.scan_parquet(material.turns)


def prepare(material: Material) -> pl.DataFrame:
    """Return one row per running word."""
    words = (
        _scan(material)
        .with_row_index("row")
        .select(
            "row",
            pl.col("meeting_id", "speaker").cast(pl.Categorical),
            month=pl.col("date").dt.truncate("1mo"),
            word=WORDS,
        )
        .explode("word")
        .with_columns(pl.col("word").cast(pl.Categorical))
    )
    return _collect(words)


def _told(table: pl.DataFrame, **told: pl.Expr) -> Answer:
    """Return a row of what is asked about a table."""
    return table.select(**told).row(0, named=True)


def _most(counts: pl.DataFrame) -> Answer:
    """Return what all counts have in common; the thing counted is not in it."""
    n = pl.col("n")
    hapaxes = (n == 1).sum()
    return _told(counts, total=n.sum(), types=pl.len(), hapaxes=hapaxes, n=n.max())


def store(material: Material, folder: Path) -> SumUp:
    """Write a row per word, as Parquet."""
    path = folder / "words.parquet"
    rows = _scan(material).with_row_index("row").select("row", word=WORDS)
    rows.explode("word").sink_parquet(path)

    def sum_up() -> Answer:
        words = pl.scan_parquet(path).group_by("word").agg(n=pl.len())
        counts = _collect(words).sort("n", descending=True)
        return {**_most(counts), "most": counts["word"][0]}

    return sum_up


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms, in one query from the file."""
    return _top(_scan(material).select("speaker", word=WORDS).explode("word"))


def top(words: pl.DataFrame, material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    return _top(words.lazy())


def _top(words: pl.LazyFrame) -> SumUp:
    counts = words.group_by("speaker", "word").agg(n=pl.len())
    best = counts.sort("n", descending=True).group_by("speaker").head(TOP)
    rows = _collect(best)
    return lambda: _told(rows, rows=pl.len(), sum=pl.col("n").sum())


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams, in one query from the file."""
    rows = _scan(material).with_row_index("row").select("row", word=WORDS)
    words = rows.explode("word")
    grams = _following(words, 1).group_by("word", "word1").agg(n=pl.len())
    counts = _collect(grams)

    def sum_up() -> Answer:
        most = counts.sort("n", descending=True).row(0)
        return {**_most(counts), "most": " ".join(most[:2])}

    return sum_up


def _following(words: pl.LazyFrame, *shifts: int) -> pl.LazyFrame:
    """Return words, and those of the same turn that follow so many places later."""
    later = {f"word{shift}": pl.col("word").shift(-shift) for shift in shifts}
    is_same = pl.col("row") == pl.col("row").shift(-max(shifts))
    return words.select("word", is_same=is_same, **later).filter("is_same")


def _packed(words: pl.LazyFrame, *shifts: int) -> pl.LazyFrame:
    """Return a word and later ones of its turn as one number."""
    bits = BITS[len(shifts) + 1]
    key = pl.col("word").to_physical().cast(pl.UInt64)
    for shift in shifts:
        key = key * 2**bits + pl.col(f"word{shift}").to_physical()
    return _following(words, *shifts).select(key=key)


def _sum_up(words: pl.DataFrame, counts: pl.DataFrame, bits: int) -> SumUp:
    def sum_up() -> Answer:
        key = counts.sort("n", descending=True)["key"][0]
        codes = [key >> bits * place & 2**bits - 1 for place in (2, 1, 0)]
        codes = codes[3 - 64 // bits :]
        names = (words["word"].filter(words["word"].to_physical() == c) for c in codes)
        return {**_most(counts), "most": " ".join(name[0] for name in names)}

    return sum_up


def _grams(words: pl.DataFrame, *shifts: int) -> SumUp:
    keys = _packed(words.lazy(), *shifts)
    counts = _collect(keys.group_by("key").agg(n=pl.len()))
    return _sum_up(words, counts, BITS[len(shifts) + 1])


def bigrams(words: pl.DataFrame, material: Material) -> SumUp:
    """Count all 2-grams."""
    return _grams(words, 1)


def trigrams(words: pl.DataFrame, material: Material) -> SumUp:
    """Count all 3-grams."""
    return _grams(words, 1, 2)


def pairs(words: pl.DataFrame, material: Material) -> SumUp:
    """Count pairs of a word and one of those that follow it."""
    apart = range(1, WINDOW + 1)
    keys = pl.concat([_packed(words.lazy(), shift) for shift in apart])
    counts = keys.group_by("key").agg(n=pl.len()).filter(pl.col("n") >= MIN_PAIRS)
    return _sum_up(words, _collect(counts), BITS[2])


def keyness(words: pl.DataFrame, material: Material) -> SumUp:
    """Compare one speaker with all others, by G² over four cells."""
    is_target = pl.col("speaker") == material.speaker
    counts = (
        words.lazy()
        .group_by("word")
        .agg(a=is_target.sum().cast(pl.Float64), b=(~is_target).sum().cast(pl.Float64))
    )
    a, b = pl.col("a"), pl.col("b")
    share = (a + b) / (a.sum() + b.sum())
    cells = [
        (a, a.sum() * share),
        (b, b.sum() * share),
        (a.sum() - a, a.sum() * (1 - share)),
        (b.sum() - b, b.sum() * (1 - share)),
    ]
    terms = [(seen * (seen / expected).log()).fill_nan(0) for seen, expected in cells]
    scores = _collect(counts.with_columns(score=2 * pl.sum_horizontal(terms)))
    score = pl.col("score")
    most = pl.col("word").sort_by(score).last().cast(pl.String)
    told = {"terms": pl.len(), "most": most, "G²": score.max(), "sum": score.sum()}
    return lambda: _told(scores, **told)


def _hits(words: pl.DataFrame, material: Material, n: int | None) -> SumUp:
    at = (words["word"] == material.word).arg_true().cast(pl.Int64)
    at = at if n is None else at.head(n)
    row = words["row"].gather(at)
    around = {}
    for shift in [*range(-CONTEXT, 0), *range(1, CONTEXT + 1)]:
        place = (at + shift).clip(0, len(words) - 1)
        is_there = (words["row"].gather(place) == row) & (place == at + shift)
        word = words["word"].gather(place).cast(pl.String)
        around[f"{shift}"] = word.zip_with(is_there, pl.Series([None], dtype=pl.String))
    names = list(around)
    table = words.select("meeting_id", "speaker").select(pl.all().gather(at))
    table = table.with_columns(**around).select(
        "meeting_id",
        "speaker",
        left=pl.concat_str(names[:CONTEXT], separator=" ", ignore_nulls=True),
        right=pl.concat_str(names[CONTEXT:], separator=" ", ignore_nulls=True),
    )
    letters = (pl.col(side).str.len_chars().sum() for side in ("left", "right"))
    return lambda: _told(table, hits=pl.len(), letters=pl.sum_horizontal(*letters))


def concordance(words: pl.DataFrame, material: Material) -> SumUp:
    """List every occurrence of a word with the words around it."""
    return _hits(words, material, None)


def first_page(words: pl.DataFrame, material: Material) -> SumUp:
    """List the first occurrences."""
    return _hits(words, material, PAGE)


def dispersion(words: pl.DataFrame, material: Material) -> SumUp:
    """Find DP of all terms over meetings."""
    n = pl.col("n")
    # Over the meetings without the term, |v/f - s| is s: together 1 less the others' s.
    of_term, share = n / n.sum().over("word"), n.sum().over("meeting_id") / n.sum()
    table = (
        words.lazy()
        .group_by("meeting_id", "word")
        .agg(n=pl.len())
        .with_columns(more=(of_term - share).abs() - share)
        .group_by("word")
        .agg(dp=(1 + pl.col("more").sum()) / 2)
    )
    result = _collect(table)

    dp = pl.col("dp")
    asked = {
        f"DP {word}": dp.filter(pl.col("word") == word).first()
        for word in (material.word, material.terms[0])
    }
    return lambda: _told(result, terms=pl.len(), sum=dp.sum(), **asked)


def _of_terms(words: pl.DataFrame, material: Material, by: str) -> pl.DataFrame:
    is_asked = pl.col("word").is_in(list(material.terms))
    counts = words.lazy().filter(is_asked).group_by(by, "word").agg(n=pl.len())
    return _collect(counts)


def months(words: pl.DataFrame, material: Material) -> SumUp:
    """Count some terms by month."""
    counts = _of_terms(words, material, "month")
    n_months, n = pl.col("month").n_unique(), pl.col("n")
    return lambda: _told(counts, months=n_months, sum=n.sum(), most=n.max())


def resamples(words: pl.DataFrame, material: Material) -> SumUp:
    """Draw meetings anew; the drawing is numpy's."""
    sizes = words.lazy().group_by("meeting_id").agg(size=pl.len())
    counts = _of_terms(words, material, "meeting_id").pivot(
        "word", on_columns=list(material.terms), index="meeting_id", values="n"
    )
    table = _collect(sizes.join(counts.lazy(), on="meeting_id", how="left"))
    table = table.fill_null(0)
    rates = resample(
        table.select(material.terms).to_numpy().astype(float),
        table["size"].to_numpy().astype(float),
    )
    return lambda: sum_up_resamples(rates)
