"""Writes the first page of a report: what was read, found, and is in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from helpers.corpus import Corpus
from helpers.measures.coverage import span_shares
from helpers.report.glance import Glance
from helpers.report.markup import clean_html
from helpers.report.methods import methods
from helpers.report.passages.words_file import Counted, day_of
from helpers.report.provenance import provenance
from helpers.report.reading.page import colours_as_css, hues_of
from helpers.report.templating import template
from helpers.sources import FAILED, NOT_READ, READ
from helpers.tables import SPAN_KINDS

INDEX = "index.html"
OVERVIEW = "overview.html.j2"


class Answer(NamedTuple):
    """What a notebook came to.

    Attributes:
        name: of the notebook and its page.
        title: its question.
        finding: its answer, as HTML.
        error: at which it stopped, or nothing.
        figures: number and title of each figure on its page.
        counted: figures with the passages behind their rows.
        cards: the measure cards of its figures.
        glance: what one of them says of who holds the floor, if one does.
    """

    name: str
    title: str
    finding: Markup
    error: str
    figures: Sequence[tuple[int, str]] = ()
    counted: Sequence[Counted] = ()
    cards: Sequence[Mapping[str, str]] = ()
    glance: Glance | None = None


class Doubt(NamedTuple):
    """Something that a reader should look at, how often it occurs, and its name."""

    n: int
    one: str
    many: str


def index_page(
    corpus: Corpus,
    selection: Corpus,
    *,
    title: str,
    answers: Sequence[Answer],
    names: Mapping[str, str],
    day: str,
) -> str:
    """Return the page that leads to all others, as HTML.

    Args:
        corpus: as it was read, before any filter of a notebook.
        selection: what the notebooks measure of it.
        title: what the report is about, as its inputs are named.
        answers: one per notebook, in the order of reading.
        names: of the reading pages, by meeting.
        day: on which the report is made, as a reader writes it.
    """
    return template(OVERVIEW).render(
        title=title,
        answers=answers,
        glance=next((a.glance for a in answers if a.glance), None),
        hues=hues_of(corpus),
        colours=colours_as_css(),
        facts=[*_facts(selection), _speech(corpus)],
        left_out=selection.left_out,
        kinds=_kinds(corpus),
        doubts=[doubt for doubt in _doubts(corpus) if doubt.n],
        failed=_failed(corpus),
        transcripts=_transcripts(corpus, names),
        recounted=_recounted(answers),
        methods=methods(corpus, selection, [c for a in answers for c in a.cards]),
        provenance=clean_html(provenance(selection)._repr_html_()),
        made=day,
    )


class Transcript(NamedTuple):
    """A transcript in the list of all."""

    page: str
    title: str
    day: str
    n_turns: int
    n_words: int


def _transcripts(corpus: Corpus, names: Mapping[str, str]) -> list[Transcript]:
    rows = corpus.meetings.sort_values(["date", "published"], na_position="last")
    columns = ["meeting_id", "title", "date", "published", "n_turns", "n_words"]
    return [
        Transcript(
            names[meeting_id],
            meeting_id if pd.isna(title) else title,
            day_of(date, published),
            n_turns,
            n_words,
        )
        for meeting_id, title, date, published, n_turns, n_words in rows[
            columns
        ].itertuples(index=False)
    ]


def _recounted(answers: Sequence[Answer]) -> tuple[int, int]:
    """Return how many rows of figures have their passages, and how many passages."""
    behind = [len(p) for a in answers for f in a.counted for p in f.passages if p]
    return len(behind), sum(behind)


def _facts(corpus: Corpus) -> list[tuple[str, str]]:
    counts = (
        (len(corpus.meetings), "meeting"),
        (int(corpus.meetings["n_words"].sum()), "word"),
        (len(corpus.turns), "turn"),
        (len(corpus.speakers), "speaker"),
    )
    facts = [(f"{n:,}", noun if n == 1 else f"{noun}s") for n, noun in counts]
    number, noun = facts[0]
    return [(number, f"{noun}, {_days(corpus.meetings)}"), *facts[1:]]


def _speech(corpus: Corpus) -> tuple[str, str]:
    """Return how much of what was read is speech, as a fact."""
    shares = span_shares(corpus.spans).set_index("kind")["share_characters"]
    return f"{100 * shares.get('speech', 0):.1f} %", "of the characters are speech"


def _days(meetings: pd.DataFrame) -> str:
    for column, name in (("date", ""), ("published", "published ")):
        days = meetings[column].dropna()
        if len(days):
            first, last = f"{days.min():%Y-%m-%d}", f"{days.max():%Y-%m-%d}"
            return name + (first if first == last else f"{first} to {last}")
    return "not dated" if len(meetings) == 1 else "none of them dated"


def _kinds(corpus: Corpus) -> list[dict[str, Any]]:
    shares = span_shares(corpus.spans)
    return [
        row._asdict() | {"meaning": SPAN_KINDS[row.kind]}
        for row in shares[shares["n_characters"] > 0].itertuples(index=False)
    ]


def _doubts(corpus: Corpus) -> list[Doubt]:
    meetings, places, sources = corpus.meetings, corpus.candidates, corpus.sources
    is_told = (sources["status"] == READ) & sources["reason"].notna()
    return [
        Doubt(
            int((~places["accepted"]).sum()),
            "place looks like a label, and was not taken for one",
            "places look like a label, and were not taken for one",
        ),
        Doubt(
            int(corpus.labels["speaker"].isna().sum()),
            "label stands for no named person",
            "labels stand for no named person",
        ),
        Doubt(
            int(meetings["n_unattributed"].sum()),
            "word could be given to nobody",
            "words could be given to nobody",
        ),
        Doubt(
            int(meetings["date"].isna().sum()),
            "meeting has no known day of its own",
            "meetings have no known day of their own",
        ),
        Doubt(
            int(meetings["is_excerpt"].sum()),
            "transcript says that it is an excerpt",
            "transcripts say that they are excerpts",
        ),
        Doubt(
            int(is_told.sum()),
            "file was read with a doubt, which stands beside it",
            "files were read with a doubt, which stands beside each",
        ),
        Doubt(
            int((sources["status"] == NOT_READ).sum()),
            "file is no transcript, and was not read",
            "files are no transcripts, and were not read",
        ),
    ]


def _failed(corpus: Corpus) -> list[tuple[str, str]]:
    failed = corpus.sources[corpus.sources["status"] == FAILED]
    return list(zip(failed["file"], failed["reason"].fillna(""), strict=True))
