"""The paragraph on methods that a paper can carry, computed from what was read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from helpers.charts.wording import listed
from helpers.corpus import Corpus
from helpers.measures.card import count_of
from helpers.measures.coverage import span_shares
from helpers.report.provenance import versions
from helpers.tables import NO_PERSON

# What a card says of a measure that needs no source.
OWN = re.compile(
    r"^(?:standard|definition of this project|named with each formula)(?:; |$)"
)
DIGITS = 12  # of the hash by which a report is told from another


def inputs_hash(corpus: Corpus) -> str:
    """Return the beginning of one SHA-256 over those of all transcripts."""
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
    n_turns, n_unlabelled = len(corpus.turns), int(corpus.turns["label"].isna().sum())
    rules = corpus.turns.loc[corpus.turns["label"].notna(), "rule"].value_counts()
    by_rule = listed([f"{rule} ({n:,})" for rule, n in rules.items()])
    n_rejected = int((~corpus.candidates["accepted"]).sum())
    found = f"They hold {count_of(n_turns, 'turn')}"
    if by_rule:
        found += (
            f"; a turn is what one printed label opens, found by the rules {by_rule}"
        )
    if n_unlabelled:
        found += (
            f"; {n_unlabelled:,} {_is_or_are(n_unlabelled, 'has', 'have')} no label"
        )
    return (
        f"{found}; {count_of(n_rejected, 'place')} that could be a label"
        f" {_is_or_are(n_rejected, 'was', 'were')} looked at and not taken."
    )


def _people(corpus: Corpus) -> str:
    labels = corpus.labels
    known = labels["speaker"].notna()
    ways = labels.loc[known, "decided_by"].value_counts()
    by_way = listed([f"{way} ({n:,})" for way, n in ways.items()])
    n_known, n_nobody = int(known.sum()), int((~known).sum())
    of_nobody = corpus.turns["speaker"].isna()
    n_words = int(corpus.turns.loc[of_nobody, "n_words"].sum())
    return (
        f"{count_of(n_known, 'label')} of the meetings"
        f" {_is_or_are(n_known, 'stands', 'stand')} for"
        f" {_persons(len(corpus.speakers))}"
        + (f", decided by {by_way}" if by_way else "")
        + f"; {count_of(n_nobody, 'label')} {_is_or_are(n_nobody, 'stands', 'stand')}"
        f" for no named person. The {count_of(n_words, 'word')} of turns without a"
        f" named person are counted as “{NO_PERSON.strip('()')}”, not given to anybody."
    )


def _persons(n: int) -> str:
    return "one person" if n == 1 else f"{n:,} persons"


def _counted(corpus: Corpus, selection: Corpus) -> str:
    shares = span_shares(corpus.spans).set_index("kind")["share_characters"]
    n_words = int(corpus.turns["n_words"].sum())
    n_loose = int(corpus.meetings["n_unattributed"].sum())
    chosen = ""
    if selection.left_out:
        n_chosen = int(selection.turns["n_words"].sum())
        chosen = (
            f" Of these {count_of(n_chosen, 'word')} were selected; left out:"
            f" {'; '.join(selection.left_out)}."
        )
    return (
        f"Only speech is counted: {100 * shares.get('speech', 0):.1f} % of the"
        f" characters, {count_of(n_words, 'word')}. Stage directions, headings and what"
        f" the page adds are not; {count_of(n_loose, 'word')} could be given to nobody"
        f" and stand outside every share.{chosen} A word is a run of letters, digits"
        " and combining marks, joined inside by apostrophes or hyphens, compared"
        " without regard to capitals; in Chinese, Japanese and Thai every character"
        " is one."
    )


def _measures(cards: Sequence[Mapping[str, str]]) -> list[str]:
    """Say which measures stand in the report, with their sources, and the intervals."""
    by_source: dict[str, dict[str, None]] = {}
    for card in cards:
        if card.get("measure"):
            source = OWN.sub("", card.get("source", ""))
            by_source.setdefault(source, {})[card["measure"]] = None
    if not by_source:
        return []
    texts = [
        "; ".join(measures) + _sourced(source, len(measures))
        for source, measures in by_source.items()
    ]
    has_interval = any(
        not str(card.get("interval", "none")).startswith("none") for card in cards
    )
    intervals = (
        "Intervals are nominal 95 %: as a rule from a Bayesian bootstrap (Rubin 1981)"
        " over meetings where there are ten or more, else over turns; what holds for a"
        " measure, and why one has none, is said beside it."
        if has_interval
        else "None of these measures has an interval here; why is said beside each."
    )
    first, *others = (f"{text}." for text in texts)
    others = [text[0].upper() + text[1:] for text in others]
    return [" ".join([f"Measures: {first}", *others]), intervals]


def _sourced(source: str, n_measures: int) -> str:
    """Return the source of a measure, or of several, in brackets."""
    if not source:
        return ""
    return f" ({source})" if n_measures == 1 else f" (each of these: {source})"


def _made(corpus: Corpus) -> str:
    numbers = versions()
    others = ", ".join(f"{n} {v}" for n, v in numbers.items() if n != "verbatim")
    return (
        f"Made with Verbatim {numbers['verbatim']} ({others}); the inputs have the hash"
        f" {inputs_hash(corpus)} (SHA-256 over the SHA-256 of all transcripts, in"
        f" order, first {DIGITS} digits; the tables beside them are in run.json)."
    )
