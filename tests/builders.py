"""Tiny corpora written by hand: meetings as lists of (speaker, text)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.corpus import Corpus
from helpers.tables import TABLES, build_table
from helpers.words import count_words

DOCUMENT_START = "Minutes\n\n"


def make_corpus(
    meetings: dict[str, list[tuple[str | None, str]]],
    *,
    days: dict[str, dict[str, str]] | None = None,
) -> Corpus:
    """Return a corpus of these turns; "[…]" in a text stands for a stage direction.

    Args:
        meetings: by meeting_id the turns in order; None is an unnamed speaker.
        days: by meeting_id ``date`` and ``published``, where known.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for meeting_id, turns in meetings.items():
        text = _add_turns(rows, meeting_id, turns)
        rows["documents"].append({"meeting_id": meeting_id, "text": text})
        known = {
            "date": pd.NaT,
            "published": pd.NaT,
            **(days or {}).get(meeting_id, {}),
        }
        rows["meetings"].append(
            {
                "meeting_id": meeting_id,
                "title": meeting_id.title(),
                "n_turns": len(turns),
                "n_words": sum(
                    row["n_words"]
                    for row in rows["turns"]
                    if row["meeting_id"] == meeting_id
                ),
                "n_unattributed": 0,
                "is_excerpt": False,
                **{key: pd.to_datetime(day) for key, day in known.items()},
            }
        )
    return Corpus(**{name: build_table(name, rows[name]) for name in TABLES})


def _add_turns(
    rows: dict[str, list[dict[str, Any]]],
    meeting_id: str,
    turns: list[tuple[str | None, str]],
) -> str:
    text, floor, before = DOCUMENT_START, 0, None
    rows["spans"].append(_span(meeting_id, 0, len(text), "heading", None))
    for number, (speaker, speech) in enumerate(turns, start=1):
        label = f"{speaker or 'Question'}: "
        rows["spans"].append(
            _span(meeting_id, len(text), len(text) + len(label), "label", number)
        )
        text += label
        floor += speaker is None or speaker != before
        before = speaker
        start, n_words = len(text), 0
        for kind, piece in _pieces(speech):
            span = _span(meeting_id, len(text), len(text) + len(piece), kind, number)
            rows["spans"].append(span)
            text += piece
            n_words += count_words(piece) if kind == "speech" else 0
        rows["turns"].append(
            {
                "meeting_id": meeting_id,
                "turn": number,
                "floor": floor if speaker else pd.NA,
                "section": 1,
                "speaker": speaker,
                "label": label,
                "text": text[start:],
                "start": start,
                "end": len(text),
                "n_words": n_words,
                "rule": "built",
                "confidence": 1.0,
            }
        )
        rows["spans"].append(
            _span(meeting_id, len(text), len(text) + 2, "blank", number)
        )
        text += "\n\n"
    return text


def _pieces(speech: str) -> list[tuple[str, str]]:
    """Return the spans of a turn: speech, [stage directions] and blank paragraphs."""
    pieces: list[tuple[str, str]] = []
    for number, part in enumerate(speech.replace("]", "[").split("[")):
        if number % 2:
            pieces.append(("stage", f"[{part}]"))
            continue
        for index, paragraph in enumerate(part.split("\n\n")):
            if index:
                pieces.append(("blank", "\n\n"))
            if paragraph:
                pieces.append(("speech", paragraph))
    return pieces


def _span(
    meeting_id: str, start: int, end: int, kind: str, turn: int | None
) -> dict[str, Any]:
    return {
        "meeting_id": meeting_id,
        "start": start,
        "end": end,
        "kind": kind,
        "turn": pd.NA if turn is None else turn,
        "rule": "built",
    }
