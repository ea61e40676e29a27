"""The paragraph on methods that a paper can carry, computed from what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from helpers.charts.wording import listed
from helpers.corpus import Corpus
from helpers.measures.card import count_of
from helpers.report.provenance import versions
from helpers.tables import NO_PERSON

DIGITS = 12  # of the hash by which a report is told from another


def inputs_hash(corpus: Corpus) -> str:
    """Return the beginning of one SHA-256 over those of all files that were read."""
    digests = sorted(set(corpus.meetings["sha256"].dropna()))
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:DIGITS]


def citation(corpus: Corpus, title: str, day: str) -> str:
    """Return how a report on `corpus` is cited that was made on `day`."""
    return (
        f"“{title}”, report by Verbatim {versions()['verbatim']}, {day},"
        f" inputs {inputs_hash(corpus)}"
    )


def spelled(day: str) -> str:
    """Return an ISO day as a reader writes it.

    >>> spelled("2024-03-04")
    '4 March 2024'
    """
    return f"{date.fromisoformat(day):%d %B %Y}".lstrip("0")


def methods(
    corpus: Corpus, selection: Corpus, cards: Iterable[Mapping[str, str]]
) -> list[str]:
    """Return the sentences of the paragraph, in groups of one subject each.

    Args:
        corpus: as it was read.
        selection: what was measured of it.
        cards: the measure cards of all figures.
    """
    return [
        _read(corpus),
        _turns(corpus),
        _people(corpus),
        _counted(corpus, selection),
        *_measures(list(cards)),
        _made(corpus),
    ]


def _read(corpus: Corpus) -> str:
    meetings = corpus.meetings
    formats = meetings["format"].value_counts()
    kinds = listed([f"{n:,} {name}" for name, n in formats.items()])
    days = meetings["date"].dropna()
    n_published = int((meetings["date"].isna() & meetings["published"].notna()).sum())
    n_undated = int((meetings["date"].isna() & meetings["published"].isna()).sum())
    dated = (
        f"{_is_or_are(len(days), 'has', 'have')} a known day"
        f" ({days.min():%Y-%m-%d} to {days.max():%Y-%m-%d})"
        if len(days)
        else "has a known day"
    )
    return (
        f"We read {count_of(len(meetings), 'transcript')} ({kinds});"
        f" {len(days) or 'none':} {dated}, {n_published:,} only a day of publication,"
        f" {n_undated:,} neither; no day was guessed."
    )


def _is_or_are(n: int, one: str, many: str) -> str:
    return one if n == 1 else many


def _turns(corpus: Corpus) -> str:
    rules = corpus.turns["rule"].value_counts()
    by_rule = listed([f"{rule} ({n:,})" for rule, n in rules.items()])
    n_rejected = int((~corpus.candidates["accepted"]).sum())
    sentence = (
        f"A turn is what one printed label opens; {count_of(len(corpus.turns), 'turn')}"
    )
    if by_rule:
        sentence += f" were found, by the rules {by_rule}"
    return (
        f"{sentence}; {count_of(n_rejected, 'place')} that could be a label"
        f" {_is_or_are(n_rejected, 'was', 'were')} looked at and not taken."
    )


def _people(corpus: Corpus) -> str:
    labels = corpus.labels
    known = labels["speaker"].notna()
    ways = labels.loc[known, "decided_by"].value_counts()
    by_way = listed([f"{way} ({n:,})" for way, n in ways.items()])
    n_nobody = int((~known).sum())
    of_nobody = corpus.turns["speaker"].isna()
    n_words = int(corpus.turns.loc[of_nobody, "n_words"].sum())
    return (
        f"{count_of(int(known.sum()), 'label')} of the meetings stand for"
        f" {_persons(len(corpus.speakers))}"
        + (f", decided by {by_way}" if by_way else "")
        + f"; {count_of(n_nobody, 'label')} {_is_or_are(n_nobody, 'stands', 'stand')}"
        f" for no named person, and their {count_of(n_words, 'word')} are counted as"
        f" “{NO_PERSON.strip('()')}”, not given to anybody."
    )


def _persons(n: int) -> str:
    return "one person" if n == 1 else f"{n:,} persons"


def _counted(corpus: Corpus, selection: Corpus) -> str:
    spans = corpus.spans
    sizes = (spans["end"] - spans["start"]).groupby(spans["kind"]).sum()
    share = sizes.get("speech", 0) / max(
        int(sizes.drop("blank", errors="ignore").sum()), 1
    )
    n_words = int(selection.turns["n_words"].sum())
    n_loose = int(corpus.meetings["n_unattributed"].sum())
    left_out = (
        f" We left out {'; '.join(selection.left_out)}." if selection.left_out else ""
    )
    return (
        f"Only speech is counted: {100 * share:.1f} % of the printed characters,"
        f" {count_of(n_words, 'word')}. Stage directions, headings and what the page"
        f" adds are not; {count_of(n_loose, 'word')} could be given to nobody and stand"
        f" outside every share.{left_out} A word is a run of letters, digits and"
        " combining marks, joined inside by apostrophes or hyphens, compared without"
        " regard to capitals."
    )


def _measures(cards: Sequence[Mapping[str, str]]) -> list[str]:
    """Say which measures stand in the report, with their sources, and the intervals."""
    named = dict.fromkeys(
        (card["measure"], card.get("source", ""))
        for card in cards
        if card.get("measure")
    )
    if not named:
        return []
    own = ("standard", "definition of this project", "named with each formula", "")
    texts = [
        measure if source in own else f"{measure} ({source})"
        for measure, source in named
    ]
    has_interval = any(
        not str(card.get("interval", "none")).startswith("none") for card in cards
    )
    intervals = (
        "Intervals are nominal 95 %, from a Bayesian bootstrap (Rubin 1981) over"
        " meetings where there are ten or more, else over turns; where there are too"
        " few of either there is none, and the figure says so."
        if has_interval
        else "There are too few meetings and turns for intervals: none is given."
    )
    return [f"Measures: {'; '.join(texts)}.", intervals]


def _made(corpus: Corpus) -> str:
    numbers = versions()
    others = ", ".join(f"{n} {v}" for n, v in numbers.items() if n != "verbatim")
    return (
        f"Made with Verbatim {numbers['verbatim']} ({others}); the inputs have the hash"
        f" {inputs_hash(corpus)} (SHA-256 over the SHA-256 of each file, first"
        f" {DIGITS} digits)."
    )
