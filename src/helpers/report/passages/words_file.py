"""Writes ``words.js``: what the pages need to show the words behind a number.

A page from a disk may load a script beside it, and nothing else: hence the transcripts,
the places and the rows of all figures are one packed line of a script.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from helpers.corpus import Corpus
from helpers.report.passages.places import Place
from helpers.tables import NO_PERSON

WORDS = "words.js"


class Counted(NamedTuple):
    """A figure of a report, and the passages behind its rows.

    Attributes:
        page: name of its page, without suffix.
        key: its name in the report.
        number: its number on the page.
        title: what it shows.
        page_title: the question of the page.
        names: what each row is about.
        headings: what the cells of `facts` are called.
        facts: what each row says, as the page prints it.
        passages: the passages behind each row; none where they were not found.
    """

    page: str
    key: str
    number: int
    title: str
    page_title: str
    names: list[str]
    headings: list[str]
    facts: list[list[str]]
    passages: list[list[Place]]


def words_script(
    corpus: Corpus, figures: Iterable[Counted], names: Mapping[str, str]
) -> str:
    """Return the script: one line that sets ``verbatimWords``.

    Args:
        corpus: as it was read; its documents are packed.
        figures: of all pages.
        names: of the reading pages, by meeting.
    """
    content = words_content(corpus, figures, names)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    packed = gzip.compress(text.encode("utf-8", "surrogatepass"), 9, mtime=0)
    return f'window.verbatimWords = "{base64.b64encode(packed).decode()}";\n'


def packed_words(script: str) -> str:
    """Return what the script that :func:`words_script` returns holds, still packed."""
    return script.partition('"')[2].rpartition('"')[0]


def words_content(
    corpus: Corpus, figures: Iterable[Counted], names: Mapping[str, str]
) -> dict[str, Any]:
    """Return what :func:`words_script` packs.

    Places are numbered in the order of the text; the numbers behind a row are written
    as steps from one to the next.
    """
    figures = list(figures)
    meetings = {name: n for n, name in enumerate(corpus.meetings["meeting_id"])}
    places = sorted(
        {p for f in figures for row in f.passages for p in row},
        key=lambda p: (meetings[p.meeting_id], p.start, p.end, p.is_whole),
    )
    number = {place: n for n, place in enumerate(places)}
    texts = dict(
        zip(corpus.documents["meeting_id"], corpus.documents["text"], strict=True)
    )
    return {
        "meetings": _meetings(corpus, names),
        "texts": [texts[meeting_id] for meeting_id in meetings],
        "turns": _turns(corpus.turns, meetings),
        "places": {
            "meeting": [meetings[p.meeting_id] for p in places],
            "turn": [p.turn for p in places],
            "start": _steps([p.start for p in places]),
            "length": [p.end - p.start for p in places],
            "whole": [n for n, p in enumerate(places) if p.is_whole],
        },
        "figures": [
            {
                **f._asdict(),
                "passages": [
                    _steps(sorted(number[p] for p in row)) for row in f.passages
                ],
            }
            for f in figures
        ],
    }


def _meetings(corpus: Corpus, names: Mapping[str, str]) -> list[dict[str, str]]:
    columns = corpus.meetings[["meeting_id", "title", "date", "published"]]
    return [
        {
            "id": meeting_id,
            "title": meeting_id if pd.isna(title) else title,
            "page": names[meeting_id],
            "day": day_of(date, published),
        }
        for meeting_id, title, date, published in columns.itertuples(index=False)
    ]


def day_of(date: pd.Timestamp, published: pd.Timestamp) -> str:
    """Return the day of a meeting as a page prints it."""
    if pd.notna(date):
        return f"{date:%Y-%m-%d}"
    return f"published {published:%Y-%m-%d}" if pd.notna(published) else "no date"


def _turns(turns: pd.DataFrame, meetings: Mapping[str, int]) -> dict[str, list[Any]]:
    speakers, names = pd.factorize(turns["speaker"].fillna(NO_PERSON))
    return {
        "names": list(names),
        "meeting": turns["meeting_id"].map(meetings).tolist(),
        "turn": turns["turn"].tolist(),
        "speaker": speakers.tolist(),
        "start": turns["start"].tolist(),
        "end": turns["end"].tolist(),
        "words": turns["n_words"].tolist(),
    }


def _steps(numbers: Sequence[int]) -> list[int]:
    return [b - a for a, b in zip((0, *numbers), numbers, strict=False)]
