"""What was read, what was left out, what is in doubt: lines for a terminal, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pandas as pd

from helpers.corpus import Corpus
from helpers.measures.coverage import span_shares
from helpers.sources import READ
from helpers.speakers.surnames import BARE
from helpers.tables import TABLES

# A turn whose rule is less sure than this is listed as a doubt.
SURE = 0.85
SHOWN = 10
# Reasons for which hardly any place is a label after all.
PROSE = (
    "reads like a sentence", "begins with a small letter", "is too long",
    "holds the end of a sentence", "begins like a quotation", "labels here are marked",
)  # fmt: skip


def likely_first(candidates: pd.DataFrame) -> pd.DataFrame:
    """Return places that could be labels, those that read like no sentence first.

    Args:
        candidates: rows of the table ``candidates``.
    """
    is_prose = candidates["reason"].str.startswith(PROSE)
    return candidates.loc[is_prose.sort_values(kind="stable").index]


def check_lines(corpus: Corpus) -> list[str]:
    """Return what `verbatim check` prints, line by line."""
    return [
        *_read(corpus),
        *_left_out(corpus),
        *_shares(corpus),
        *_people(corpus),
        *_doubts(corpus),
    ]


def as_json(corpus: Corpus) -> str:
    """Return the tables of `corpus` as JSON: a list of rows for each."""
    tables = {
        name: json.loads(
            getattr(corpus, name).to_json(orient="records", date_format="iso")
        )
        for name in TABLES
    }
    return json.dumps(tables, ensure_ascii=False, indent=1)


def _read(corpus: Corpus) -> Iterator[str]:
    meetings = corpus.meetings
    yield (
        f"read: {len(meetings):,} meeting(s), {len(corpus.turns):,} turns,"
        f" {meetings['n_words'].sum():,} words, {len(corpus.speakers):,} people"
    )
    for row in meetings.itertuples():
        date = f"{row.date:%Y-%m-%d}" if pd.notna(row.date) else "no date"
        if pd.isna(row.date) and pd.notna(row.published):
            date = f"published {row.published:%Y-%m-%d}"
        yield (
            f"  {row.file}: {row.format}, {row.n_turns:,} turns, {row.n_words:,} words,"
            f" {date}"
        )


def _left_out(corpus: Corpus) -> Iterator[str]:
    others = corpus.sources[corpus.sources["status"] != READ]
    for row in others.itertuples():
        yield f"{row.status}: {row.file}: {row.reason}"


def _shares(corpus: Corpus) -> Iterator[str]:
    kinds = ", ".join(
        f"{row.kind} {row.share_characters:.1%}"
        for row in span_shares(corpus.spans).itertuples()
    )
    yield f"characters by kind: {kinds}"


def _people(corpus: Corpus) -> Iterator[str]:
    labels = corpus.labels.groupby(["label", "speaker", "evidence"], dropna=False)
    merged = corpus.labels["label"] != corpus.labels["speaker"]
    counts = corpus.labels[merged].groupby("speaker", dropna=False)["label"].nunique()
    yield f"labels: {labels.ngroups:,}; people under another label: {counts.size:,}"
    rows = corpus.labels[merged].drop_duplicates(["label", "speaker"])
    for row in rows.head(SHOWN).itertuples():
        person = row.speaker if pd.notna(row.speaker) else "nobody in particular"
        yield f"  {row.label!r} is {person}: {row.evidence}"
    if len(rows) > SHOWN:
        yield f"  and {len(rows) - SHOWN:,} more"
    yield from _alike(corpus)


def _alike(corpus: Corpus) -> Iterator[str]:
    """Yield the names that are nearly another's, and surnames of several meetings."""
    labels = corpus.labels
    alike = labels.dropna(subset=["resembles"]).drop_duplicates("speaker")
    for row in alike.itertuples():
        yield (
            f"  {row.label!r} is nearly {row.resembles}: not merged; if they are one,"
            " say so in speakers.csv"
        )
    bare = labels[labels["decided_by"] == BARE].drop_duplicates("speaker")
    for row in bare.itertuples():
        yield f"  {row.label!r} is {row.evidence}"


def _doubts(corpus: Corpus) -> Iterator[str]:
    rejected = likely_first(corpus.candidates[~corpus.candidates["accepted"]])
    yield f"in doubt: {len(rejected):,} place(s) that look like a label and are none"
    for row in rejected.head(SHOWN).itertuples():
        place = f"{row.meeting_id}, character {row.start:,}"
        yield f"  {place}: {row.label[:60]!r}: {row.reason}"
    if len(rejected) > SHOWN:
        yield f"  and {len(rejected) - SHOWN:,} more, in the table candidates"
    unsure = corpus.turns[corpus.turns["confidence"] < SURE]
    for row in unsure.head(SHOWN).itertuples():
        label = repr(row.label) if pd.notna(row.label) else "no label"
        yield (
            f"  {row.meeting_id}, turn {row.turn}: {label},"
            f" confidence {row.confidence:.2f}"
        )
    told = corpus.sources[corpus.sources["status"] == READ].dropna(subset=["reason"])
    for row in told.itertuples():
        yield f"  {row.file}: {row.reason}"
    undated = corpus.meetings["date"].isna() & corpus.meetings["published"].isna()
    if undated.any():
        yield f"  {undated.sum():,} meeting(s) without a date: name it in meetings.csv"
    loose = corpus.meetings[corpus.meetings["n_unattributed"] > 0]
    if len(loose):
        n_words = loose["n_unattributed"].sum()
        worst = loose.loc[loose["n_unattributed"].idxmax()]
        most = f"; most in {worst['file']}: {worst['n_unattributed']:,}"
        yield (
            f"  {n_words:,} words that no rule could give to anybody"
            f"{most if len(loose) > 1 else f', in {worst.file}'}"
        )
    excerpts = corpus.meetings["is_excerpt"].sum()
    if excerpts:
        yield f"  {excerpts:,} transcript(s) that mark cuts: shares are of an excerpt"
