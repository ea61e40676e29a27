"""Reads labelled material: documents with their right turns, people and dates."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from scoring import Turn

# Formats in which the cues of one speaker in a row are one turn.
CUED = ("vtt", "srt", "json (AWS", "json (WhisperX")
# Where the truth had an event's date from, if not from the file.
ELSEWHERE = re.compile(r"\bnot in\b|\bnone\b")


@dataclass(frozen=True)
class Labelled:
    """A document and what is right in it.

    `event` is the day of the event, where somebody knows it; `states_event` tells
    whether the file itself says so.
    """

    path: Path
    turns: tuple[Turn, ...]
    event: date | None = None
    states_event: bool = False


@dataclass(frozen=True)
class Material:
    """Documents that are read as one corpus.

    `knows_people` and `knows_events` tell what the truth says, and `in_characters`
    that it knows the lengths of turns, not their words.
    """

    name: str
    language: str
    documents: tuple[Labelled, ...]
    knows_people: bool = False
    knows_events: bool = False
    in_characters: bool = False


def read_materials(folder: Path, scratch: Path) -> Iterator[Material]:
    """Yield all labelled material of `folder`, of whatever it holds.

    Args:
        folder: holds some of `transcripts`, `kremlin` and `seed`.
        scratch: an empty folder for texts that are made from their truth.
    """
    if (folder / "transcripts" / "index.json").is_file():
        yield from read_transcripts(folder / "transcripts")
    if (folder / "kremlin" / "pages").is_dir():
        yield read_pages(folder / "kremlin")
    if (folder / "kremlin" / "truth.jsonl.gz").is_file():
        yield read_texts(folder / "kremlin", scratch)
    if list((folder / "seed").glob("*.gold.json")):
        yield read_gold(folder / "seed")


def read_transcripts(folder: Path) -> Iterator[Material]:
    """Yield transcripts of many sources: `index.json`, and `truth` by its files."""
    grouped: dict[tuple[str, str], list[Labelled]] = defaultdict(list)
    for row in json.loads((folder / "index.json").read_text("utf-8")):
        day = row["event_date"] and date.fromisoformat(row["event_date"])
        document = Labelled(
            folder / row["file"],
            tuple(_read_turns(folder / row["truth"], row["format"])),
            day,
            bool(day) and not ELSEWHERE.search(row["event_date_from"]),
        )
        grouped[row["source"], row["language"]].append(document)
    for (source, language), documents in grouped.items():
        yield Material(
            source, language, tuple(documents), knows_events=True, in_characters=True
        )


def _read_turns(path: Path, kind: str) -> Iterator[Turn]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    turns = [_without_label(row, rows) for row in rows]
    if not kind.startswith(CUED):
        yield from (turn for turn in turns if turn.label)
        return
    for label, cues in groupby(turns, key=lambda turn: turn.label):
        cues_ = list(cues)
        if label:
            n = sum((cue.n_characters or 0) + 1 for cue in cues_) - 1
            yield cues_[0]._replace(n_characters=n)


def _without_label(row: dict[str, Any], rows: list[dict[str, Any]]) -> Turn:
    """Return a turn; where all turns of a document begin with their labels, without."""
    label = row["label"] or ""
    start, n_characters = row["start"].lstrip(), row["chars"]
    n_characters -= len(row["start"]) - len(start)
    if label and all(
        other["start"].lstrip().startswith(other["label"])
        for other in rows
        if other["label"]
    ):
        start = start.removeprefix(label).lstrip(" .:")
        n_characters -= len(row["start"].lstrip()) - len(start)
    return Turn(label, start, n_characters=n_characters)


def _read_truth(folder: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as rows:
        return {row["page"]: row for row in map(json.loads, rows)}


def _labelled_turns(row: dict[str, Any]) -> tuple[Turn, ...]:
    return tuple(
        Turn(turn["label"], turn["text"], turn["person"])
        for turn in row["turns"]
        if turn["label"]
    )


def read_pages(folder: Path) -> Material:
    """Return saved pages, menus and all; one that the truth has not has no turn."""
    truth = _read_truth(folder)
    documents = [
        Labelled(path, _labelled_turns(truth.get(path.name, {"turns": []})))
        for path in sorted((folder / "pages").glob("*.html"))
    ]
    return Material("kremlin pages", "en", tuple(documents), knows_people=True)


def read_texts(folder: Path, scratch: Path) -> Material:
    """Return the documents of the truth as plain text, written to `scratch`.

    A title, then a paragraph a turn: its label, a colon, its words.
    """
    documents = []
    for page, row in _read_truth(folder).items():
        path = scratch / Path(page).with_suffix(".txt")
        paragraphs = [row["title"]]
        for turn in row["turns"]:
            label = f"{turn['label']}: " if turn["label"] else ""
            paragraphs.append(f"{label}{turn['text']}")
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        documents.append(Labelled(path, _labelled_turns(row)))
    return Material("kremlin text", "en", tuple(documents), knows_people=True)


def read_gold(folder: Path) -> Material:
    """Return transcripts with a right answer beside them (`*.gold.json`)."""
    documents = []
    for gold in sorted(folder.glob("*.gold.json")):
        answer = json.loads(gold.read_text("utf-8"))
        path = gold.with_name(answer["file"])
        text = path.read_bytes().decode(answer["encoding"])
        turns = [
            Turn(
                turn["label"],
                text[turn["speech_start"] : turn["speech_end"]],
                turn["speaker"],
            )
            for turn in answer["turns"]
        ]
        day = date.fromisoformat(answer["event_date"]["value"])
        documents.append(Labelled(path, tuple(turns), day))
    return Material(
        "seed", "en", tuple(documents), knows_people=True, knows_events=True
    )
