"""NLTK: its tokenizer, its frequency distributions, its finder of collocations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
from nltk import ConditionalFreqDist, FreqDist, Text, ngrams
from nltk.collocations import BigramCollocationFinder
from nltk.tokenize import RegexpTokenizer
from speed_tasks import (
    MIN_PAIRS,
    PAGE,
    RUST_WORD,
    TOP,
    WINDOW,
    Answer,
    Material,
    SumUp,
)

# It compiles with `regex`, whose \w has combining marks, and which knows \p{L}.
tokenize = RegexpTokenizer(RUST_WORD).tokenize


class Turn(NamedTuple):
    """A turn and its words."""

    speaker: str
    day: date
    words: list[str]


class Store(NamedTuple):
    """Turns, and their words as one text with an index."""

    turns: list[Turn]
    text: Text


def _read(material: Material) -> Iterator[Turn]:
    columns = ["speaker", "date", "text"]
    for batch in pq.ParquetFile(material.turns).iter_batches(columns=columns):
        for speaker, day, text in zip(*batch.to_pydict().values(), strict=True):
            yield Turn(speaker, day, tokenize(text.lower()))


def prepare(material: Material) -> Store:
    """Return all turns with their words, and a text with its index for concordances."""
    turns = list(_read(material))
    text = Text(chain.from_iterable(turn.words for turn in turns))
    text.concordance_list(material.word, lines=1)
    return Store(turns, text)


def _sum_up(counts: FreqDist) -> SumUp:
    def sum_up() -> Answer:
        ((most, n),) = counts.most_common(1)
        return {
            "total": counts.N(),
            "types": counts.B(),
            "hapaxes": len(counts.hapaxes()),
            "most": most if isinstance(most, str) else " ".join(most),
            "n": n,
        }

    return sum_up


def store(material: Material, folder: Path) -> SumUp:
    """Count the words; nothing is kept."""
    return _sum_up(
        FreqDist(chain.from_iterable(turn.words for turn in _read(material)))
    )


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms."""
    return _top(_read(material))


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams."""
    return _grams(_read(material), 2)


def top(store: Store, material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    return _top(store.turns)


def _top(turns: list[Turn] | Iterator[Turn]) -> SumUp:
    counts: Any = ConditionalFreqDist()
    for turn in turns:
        counts[turn.speaker].update(turn.words)
    tops = [own.most_common(TOP) for own in counts.values()]
    return lambda: {
        "rows": sum(map(len, tops)),
        "sum": sum(n for rows in tops for _, n in rows),
    }


def bigrams(store: Store, material: Material) -> SumUp:
    """Count all 2-grams."""
    return _grams(store.turns, 2)


def trigrams(store: Store, material: Material) -> SumUp:
    """Count all 3-grams."""
    return _grams(store.turns, 3)


def _grams(turns: list[Turn] | Iterator[Turn], size: int) -> SumUp:
    return _sum_up(FreqDist(chain.from_iterable(ngrams(t.words, size) for t in turns)))


def concordance(store: Store, material: Material) -> SumUp:
    """List every occurrence with 80 characters around it, beyond the turn too."""
    return _hits(store, material.word, len(store.text))


def first_page(store: Store, material: Material) -> SumUp:
    """List the first occurrences."""
    return _hits(store, material.word, PAGE)


def _hits(store: Store, word: str, lines: int) -> SumUp:
    rows = store.text.concordance_list(word, lines=lines)
    return lambda: {"hits": len(rows)}


def pairs(store: Store, material: Material) -> SumUp:
    """Count pairs of a word and one of those that follow it."""
    padding = [None] * WINDOW
    words = chain.from_iterable(chain(t.words, padding) for t in store.turns)
    finder: Any = BigramCollocationFinder.from_words(words, window_size=WINDOW + 1)
    finder.apply_freq_filter(MIN_PAIRS)
    return _sum_up(finder.ngram_fd)


def months(store: Store, material: Material) -> SumUp:
    """Count some terms by month."""
    wanted = set(material.terms)
    counts: Any = ConditionalFreqDist(
        (turn.day.strftime("%Y-%m"), word)
        for turn in store.turns
        for word in turn.words
        if word in wanted
    )
    return lambda: {
        "months": len(counts),
        "sum": counts.N(),
        "most": max(own.most_common(1)[0][1] for own in counts.values()),
    }
