"""Python on its own: `re` finds the words, a `Counter` counts them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
from speed_tasks import (
    CONTEXT,
    MIN_PAIRS,
    PAGE,
    TOP,
    WINDOW,
    WORD,
    Material,
    SumUp,
    resample,
    sum_up_resamples,
)

find = re.compile(WORD).findall


class Turn(NamedTuple):
    """A turn and its words."""

    meeting: str
    speaker: str
    day: date
    words: list[str]


def _read(material: Material) -> Iterator[Turn]:
    columns = ["meeting_id", "speaker", "date", "text"]
    for batch in pq.ParquetFile(material.turns).iter_batches(columns=columns):
        for meeting, speaker, day, text in zip(
            *batch.to_pydict().values(), strict=True
        ):
            yield Turn(meeting, speaker, day, find(text.lower()))


def prepare(material: Material) -> list[Turn]:
    """Return all turns with their words as lists."""
    return list(_read(material))


def _sum_up(counts: Counter) -> SumUp:
    def sum_up() -> dict[str, int | float | str]:
        most = max(counts, key=lambda thing: counts[thing])
        return {
            "total": counts.total(),
            "types": len(counts),
            "hapaxes": sum(n == 1 for n in counts.values()),
            "most": most if isinstance(most, str) else " ".join(most),
            "n": counts[most],
        }

    return sum_up


def store(material: Material, folder: Path) -> SumUp:
    """Count the words; nothing is kept."""
    counts: Counter[str] = Counter()
    for turn in _read(material):
        counts.update(turn.words)
    return _sum_up(counts)


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms."""
    return top(_read(material), material)


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams."""
    return bigrams(_read(material), material)


def top(turns: list[Turn] | Iterator[Turn], material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for turn in turns:
        counts[turn.speaker].update(turn.words)
    tops = {speaker: own.most_common(TOP) for speaker, own in counts.items()}
    return lambda: {
        "rows": sum(map(len, tops.values())),
        "sum": sum(n for rows in tops.values() for _, n in rows),
    }


def bigrams(turns: list[Turn] | Iterator[Turn], material: Material) -> SumUp:
    """Count all 2-grams."""
    counts: Counter[tuple[str, str]] = Counter()
    for turn in turns:
        counts.update(zip(turn.words, turn.words[1:], strict=False))
    return _sum_up(counts)


def trigrams(turns: list[Turn], material: Material) -> SumUp:
    """Count all 3-grams."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for turn in turns:
        words = turn.words
        counts.update(zip(words, words[1:], words[2:], strict=False))
    return _sum_up(counts)


def keyness(turns: list[Turn], material: Material) -> SumUp:
    """Compare one speaker with all others, by G² over four cells."""
    target: Counter[str] = Counter()
    reference: Counter[str] = Counter()
    for turn in turns:
        side = target if turn.speaker == material.speaker else reference
        side.update(turn.words)
    sizes = target.total(), reference.total()
    scores = {
        word: _log_likelihood(target[word], reference[word], *sizes)
        for word in target.keys() | reference.keys()
    }
    most = max(scores, key=lambda word: scores[word])
    return lambda: {
        "terms": len(scores),
        "most": most,
        "G²": scores[most],
        "sum": math.fsum(scores.values()),
    }


def _log_likelihood(a: int, b: int, n_a: int, n_b: int) -> float:
    share = (a + b) / (n_a + n_b)
    return 2 * sum(
        seen * math.log(seen / expected)
        for seen, expected in (
            (a, n_a * share),
            (b, n_b * share),
            (n_a - a, n_a * (1 - share)),
            (n_b - b, n_b * (1 - share)),
        )
        if seen
    )


def _hits(turns: list[Turn], word: str) -> Iterator[tuple[str, str, str, str, str]]:
    for turn in turns:
        words, at = turn.words, -1
        for _ in range(words.count(word)):
            at = words.index(word, at + 1)
            left = " ".join(words[max(at - CONTEXT, 0) : at])
            right = " ".join(words[at + 1 : at + 1 + CONTEXT])
            yield turn.meeting, turn.speaker, left, word, right


def concordance(turns: list[Turn], material: Material) -> SumUp:
    """List every occurrence of a word with the words around it."""
    return _sum_up_hits(list(_hits(turns, material.word)))


def first_page(turns: list[Turn], material: Material) -> SumUp:
    """List the first occurrences."""
    return _sum_up_hits(list(islice(_hits(turns, material.word), PAGE)))


def _sum_up_hits(rows: list[tuple[str, str, str, str, str]]) -> SumUp:
    return lambda: {
        "hits": len(rows),
        "letters": sum(len(left) + len(right) for *_, left, _, right in rows),
    }


def dispersion(turns: list[Turn], material: Material) -> SumUp:
    """Find DP of all terms over meetings."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for turn in turns:
        counts[turn.meeting].update(turn.words)
    totals: Counter[str] = Counter()
    for own in counts.values():
        totals.update(own)
    n_words = totals.total()
    # Over the meetings without the term, |v/f - s| is s: together 1 less the others' s.
    sums = dict.fromkeys(totals, 1.0)
    for own in counts.values():
        share = own.total() / n_words
        for word, n in own.items():
            sums[word] += abs(n / totals[word] - share) - share
    return lambda: {
        "terms": len(sums),
        "sum": math.fsum(sums.values()) / 2,
        f"DP {material.word}": sums[material.word] / 2,
        f"DP {material.terms[0]}": sums[material.terms[0]] / 2,
    }


def pairs(turns: list[Turn], material: Material) -> SumUp:
    """Count pairs of a word and one of those that follow it."""
    counts: Counter[tuple[str, str]] = Counter()
    for turn in turns:
        for apart in range(1, WINDOW + 1):
            counts.update(zip(turn.words, turn.words[apart:], strict=False))
    often = Counter({pair: n for pair, n in counts.items() if n >= MIN_PAIRS})
    return _sum_up(often)


def months(turns: list[Turn], material: Material) -> SumUp:
    """Count some terms by month."""
    wanted = set(material.terms)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for turn in turns:
        said = filter(wanted.__contains__, turn.words)
        counts[f"{turn.day:%Y-%m}"].update(said)
    return lambda: {
        "months": len(counts),
        "sum": sum(own.total() for own in counts.values()),
        "most": max(n for own in counts.values() for n in own.values()),
    }


def resamples(turns: list[Turn], material: Material) -> SumUp:
    """Draw meetings anew; the drawing is numpy's."""
    import numpy as np

    wanted = set(material.terms)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for turn in turns:
        counts[turn.meeting].update(filter(wanted.__contains__, turn.words))
        sizes[turn.meeting] += len(turn.words)
    table = [[counts[name][term] for term in material.terms] for name in sizes]
    rates = resample(np.array(table, float), np.array([*sizes.values()], float))
    return lambda: sum_up_resamples(rates)
