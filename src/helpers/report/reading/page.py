"""Writes the reading page of a transcript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup, escape

from helpers.charts.style import DARK_HUES, HUES, NOBODY, OTHERS, speaker_colours
from helpers.check import SURE
from helpers.corpus import Corpus
from helpers.report.reading.blocks import Block, Doubt, take_apart
from helpers.report.templating import template
from helpers.tables import NO_PERSON, SPAN_KINDS

PAGE = "reading.html.j2"
INDEX = "../index.html"


class Person(NamedTuple):
    """A speaker of a meeting, as the page lists them."""

    name: str
    colour: int
    n_turns: int
    n_words: int
    share: float


class Turn(NamedTuple):
    """What a page says of a turn beside its words."""

    speaker: str
    colour: int
    n_words: int
    evidence: str
    doubts: list[str]


class Reading:
    """Writes the reading pages of a corpus.

    Args:
        corpus: as it was read, before any filter.
        names: of the pages, by meeting, from :func:`page_names`.
    """

    def __init__(self, corpus: Corpus, names: Mapping[str, str]) -> None:
        self.corpus = corpus
        self.names = names
        self._colours = hues_of(corpus)
        self._tables = {
            name: dict(iter(getattr(corpus, name).groupby("meeting_id", sort=False)))
            for name in ("turns", "spans", "candidates", "labels", "date_candidates")
        }
        self._texts = dict(
            zip(corpus.documents["meeting_id"], corpus.documents["text"], strict=True)
        )
        self._template = template(PAGE)
        self._template.globals["as_printed"] = as_printed

    def page(
        self, meeting: Mapping[str, Any], before: str = "", after: str = ""
    ) -> str:
        """Return the page of one row of the table ``meetings``, as HTML.

        Args:
            meeting: the row.
            before: meeting whose page goes before this one, if any.
            after: meeting whose page follows.
        """
        meeting_id = meeting["meeting_id"]
        turns = self._own("turns", meeting_id)
        doubts = _doubts(self._own("candidates", meeting_id))
        spans = self._own("spans", meeting_id)
        starts = turns[["turn", "start"]].astype(int).itertuples(index=False, name=None)
        blocks = take_apart(self._texts[meeting_id], spans, list(starts), doubts)
        return self._template.render(
            title=_or_none(meeting["title"]) or meeting_id,
            meeting={name: _or_none(value) for name, value in meeting.items()},
            days=_days(meeting, self._own("date_candidates", meeting_id)),
            people=self._people(turns),
            turns=self._turns(turns, self._own("labels", meeting_id)),
            blocks=blocks,
            doubts=_with_turns(doubts, blocks),
            reasons={doubt.number: doubt.reason for doubt in doubts},
            kinds=SPAN_KINDS,
            colours=colours_as_css(),
            neighbours=[
                (w, self.names.get(m))
                for w, m in (("Earlier", before), ("Later", after))
                if m
            ],
        )

    def _own(self, table: str, meeting_id: str) -> pd.DataFrame:
        found = self._tables[table].get(meeting_id)
        return getattr(self.corpus, table).iloc[:0] if found is None else found

    def _people(self, turns: pd.DataFrame) -> list[Person]:
        names = turns["speaker"].fillna(NO_PERSON)
        sums = turns["n_words"].groupby(names).agg(["size", "sum"])
        total = max(int(sums["sum"].sum()), 1)
        people = [
            Person(
                name, self._colours.get(name, 0), int(n), int(n_words), n_words / total
            )
            for name, n, n_words in sums.itertuples()
        ]
        return sorted(people, key=lambda p: (p.name == NO_PERSON, -p.n_words, p.name))

    def _turns(self, turns: pd.DataFrame, labels: pd.DataFrame) -> dict[int, Turn]:
        told = labels.set_index("label")[["evidence", "resembles"]].T.to_dict()
        rows = turns[["turn", "speaker", "label", "n_words", "confidence"]]
        return {
            int(turn): Turn(
                name := NO_PERSON if pd.isna(speaker) else speaker,
                self._colours.get(name, 0),
                int(n_words),
                _or_none(told.get(label, {}).get("evidence")) or "",
                list(_doubts_of_turn(told.get(label, {}), speaker, confidence)),
            )
            for turn, speaker, label, n_words, confidence in rows.itertuples(
                index=False
            )
        }


def as_printed(text: str) -> Markup:
    """Return text of a transcript, escaped, so that no character of it is changed.

    A parser of HTML takes a carriage return, written as such, for a line's end.
    """
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))


def hues_of(corpus: Corpus) -> dict[str, int]:
    """Return the number of each speaker's hue, from 1; 0 for all others."""
    colours = speaker_colours(corpus.speakers["speaker"])
    return {
        name: HUES.index(colour) + 1 if colour in HUES else 0
        for name, colour in colours.items()
    }


def colours_as_css() -> Markup:
    """Return the colours of speakers as variables of a page, light and dark."""
    light = "".join(f"--c{n}:{c};" for n, c in enumerate((OTHERS, *HUES)))
    dark = "".join(f"--c{n}:{c};" for n, c in enumerate((NOBODY, *DARK_HUES)))
    return Markup(
        f":root{{{light}}}"
        "@media screen and (prefers-color-scheme:dark){"
        f':root:not([data-theme="light"]):not([data-printing]){{{dark}}}}}'
        f':root[data-theme="dark"]:not([data-printing]){{{dark}}}'
    )


def _doubts(candidates: pd.DataFrame) -> list[Doubt]:
    """Return the places that look like a label, the longer one of two at one place."""
    rejected = candidates[~candidates["accepted"]]
    rejected = rejected.sort_values(["start", "end"], ascending=[True, False])
    doubts: list[Doubt] = []
    for start, end, reason in rejected[["start", "end", "reason"]].itertuples(
        index=False
    ):
        if not doubts or start >= doubts[-1].end:
            doubts.append(Doubt(len(doubts) + 1, int(start), int(end), str(reason)))
    return doubts


class Shown(NamedTuple):
    """A doubt as the list at the foot of the page has it."""

    number: int
    text: str
    turn: int
    reason: str


def _with_turns(doubts: list[Doubt], blocks: list[Block]) -> list[Shown]:
    """Return the doubts that stand in the text, not in what the page adds."""
    reasons = {doubt.number: doubt.reason for doubt in doubts}
    return [
        Shown(piece.doubt, piece.text, block.turn, reasons[piece.doubt])
        for block in blocks
        for pieces in block.paragraphs
        for piece in pieces
        if piece.doubt
    ]


def _doubts_of_turn(
    label: Mapping[str, Any], speaker: object, confidence: float
) -> list[str]:
    doubts = []
    if pd.isna(speaker) and label:
        doubts.append("this label stands for no named person")
    if resembles := _or_none(label.get("resembles")):
        doubts.append(f"nearly the name of {resembles}; not merged")
    if confidence < SURE:
        doubts.append("that a turn begins here is not sure")
    return doubts


def _days(
    meeting: Mapping[str, Any], candidates: pd.DataFrame
) -> list[tuple[str, str, str]]:
    """Return kind, day and evidence of each day that is known of a meeting."""
    accepted = candidates[candidates["accepted"]]
    reasons = dict(zip(accepted["kind"], accepted["reason"], strict=True))
    days = [
        ("Day of the meeting", meeting["date"], _or_none(meeting["date_evidence"])),
        ("Published", meeting["published"], reasons.get("published")),
        ("Saved", meeting["fetched"], reasons.get("fetched")),
    ]
    told = [
        (kind, f"{day:%Y-%m-%d}", evidence or "")
        for kind, day, evidence in days
        if pd.notna(day)
    ]
    if pd.isna(meeting["date"]):
        told.insert(0, ("Day of the meeting", "not known", ""))
    return told


def _or_none(value: Any) -> Any:
    return None if pd.isna(value) else value
