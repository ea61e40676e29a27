"""Writes the first page of a report: what was read, what was found, what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from helpers import paths
from helpers.corpus import Corpus
from helpers.report.exporter import TEMPLATE, asset, page_scripts
from helpers.report.markup import clean_html
from helpers.report.provenance import provenance
from helpers.tables import SPAN_KINDS

INDEX = "index.html"
OVERVIEW = "overview.html.j2"


class Answer(NamedTuple):
    """What a notebook came to."""

    name: str
    title: str
    finding: Markup
    error: str
    n_figures: int


class Doubt(NamedTuple):
    """Something that a reader should look at, and how often it occurs."""

    n: int
    what: str


def index_page(corpus: Corpus, *, title: str, answers: Sequence[Answer]) -> str:
    """Return the page that leads to all others, as HTML.

    Args:
        corpus: as it was read, before any filter of a notebook.
        title: what the report is about, as its inputs are named.
        answers: one per notebook, in the order of reading.
    """
    environment = Environment(
        loader=FileSystemLoader(paths.TEMPLATES / TEMPLATE), autoescape=True
    )
    environment.globals |= {"asset": asset}
    return environment.get_template(OVERVIEW).render(
        title=title,
        answers=answers,
        facts=_facts(corpus),
        kinds=_kinds(corpus),
        doubts=[doubt for doubt in _doubts(corpus) if doubt.n],
        failed=_failed(corpus),
        provenance=clean_html(provenance(corpus)._repr_html_()),
        made=f"{date.today():%d %B %Y}".lstrip("0"),
        resources={"scripts": page_scripts("shared")},
    )


def _facts(corpus: Corpus) -> list[tuple[str, str]]:
    meetings = corpus.meetings
    days = meetings["date"].fillna(meetings["published"]).dropna()
    span = {f"{day:%Y-%m-%d}" for day in (days.min(), days.max()) if not pd.isna(day)}
    return [
        (f"{len(meetings):,}", "meetings"),
        (" to ".join(sorted(span)) or "unknown", "days"),
        (f"{int(meetings['n_words'].sum()):,}", "words"),
        (f"{len(corpus.turns):,}", "turns"),
        (f"{len(corpus.speakers):,}", "speakers"),
    ]


def _kinds(corpus: Corpus) -> list[dict[str, Any]]:
    """Return the kinds of spans, with their part of all characters; most first."""
    spans = corpus.spans
    lengths = (spans["end"] - spans["start"]).groupby(spans["kind"]).sum()
    lengths = lengths[lengths > 0].sort_values(ascending=False, kind="stable")
    return [
        {"kind": kind, "n": f"{n:,}", "share": f"{n / lengths.sum():.1%}"}
        | {"meaning": SPAN_KINDS.get(str(kind), "")}
        for kind, n in lengths.items()
    ]


def _doubts(corpus: Corpus) -> list[Doubt]:
    meetings, labels = corpus.meetings, corpus.labels
    is_undated = meetings["date"].isna()
    return [
        Doubt(int((~corpus.candidates["accepted"]).sum()), "places that look like a label, and were not taken for one"),
        Doubt(int(labels["speaker"].isna().sum()), "labels that stand for no named person"),
        Doubt(int(meetings["n_unattributed"].sum()), "words that could be given to nobody"),
        Doubt(int(is_undated.sum()), "meetings whose own day is not known"),
        Doubt(int(meetings["is_excerpt"].sum()), "meetings whose transcript says that it is an excerpt"),
        Doubt(int((corpus.sources["status"] == "not read").sum()), "files that are no transcripts, and were not read"),
    ]


def _failed(corpus: Corpus) -> list[tuple[str, str]]:
    failed = corpus.sources[corpus.sources["status"] == "failed"]
    return list(zip(failed["file"], failed["reason"].fillna(""), strict=True))
