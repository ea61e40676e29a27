"""What is found in labelled transcripts: by the package, and by the colon rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd
from scoring import Turn

from helpers import Corpus, load_corpus
from helpers.errors import HelpersError
from helpers.segmenting.spans import SAID
from helpers.sources import READ

# The rule that most people begin with: up to 80 characters and a colon are a label.
COLON = re.compile(r"[^:：\n]{1,80}[:：]")


@dataclass
class Found:
    """What was found in a file: turns by both, and the day of the event."""

    turns: list[Turn] = field(default_factory=list)
    by_colon: list[Turn] = field(default_factory=list)
    event: date | None = None


OPENING = 3000


def find(paths: Iterable[Path]) -> tuple[dict[str, Found], dict[str, str]]:
    """Return what is found in files that are read as one corpus.

    Returns:
        What was found, by name of the file, and for every file that was not read the
        reason: a refusal, or an error of the package, which is an error all the same.
    """
    given = [str(path) for path in paths]
    try:
        return find_in(load_corpus(given, keep=False))
    except Exception:
        # One file takes the others down with it: each is tried on its own.
        reasons = {path: _refusal(path) for path in given}
    good = [path for path in given if not reasons[path]]
    found, _ = find_in(load_corpus(good, keep=False)) if good else ({}, {})
    return found, {Path(path).name: why for path, why in reasons.items() if why}


def _refusal(path: str) -> str:
    try:
        load_corpus(path, keep=False)
    except HelpersError as error:
        return str(error).rpartition(f"{Path(path).name} ")[2]
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def find_in(corpus: Corpus) -> tuple[dict[str, Found], dict[str, str]]:
    """Return what `corpus` holds, by name of the file, and why others were not read."""
    texts = corpus.documents.set_index("meeting_id")["text"]
    said = dict(list(corpus.spans.groupby("meeting_id")))
    turns = dict(list(corpus.turns.groupby("meeting_id")))
    found: dict[str, Found] = {}
    for meeting in corpus.meetings.itertuples():
        here = found.setdefault(Path(meeting.file).name, Found())
        name, text = meeting.meeting_id, texts[meeting.meeting_id]
        here.by_colon += find_by_colon(text)
        if name in turns:
            here.turns += _read_turns(text, turns[name], said[name])
        if pd.notna(meeting.date):
            here.event = meeting.date.date()
    others = corpus.sources[corpus.sources["status"] != READ]
    names = (Path(file).name for file in others["file"])
    return found, dict(zip(names, others["reason"], strict=True))


def _read_turns(text: str, turns: pd.DataFrame, spans: pd.DataFrame) -> Iterator[Turn]:
    said: dict[int, list[str]] = {}
    spoken: dict[int, list[str]] = {}
    for span in spans[spans["kind"].isin(SAID)].dropna(subset="turn").itertuples():
        words = text[span.start : span.end]
        said.setdefault(span.turn, []).append(words)
        if span.kind == "speech":
            spoken.setdefault(span.turn, []).append(words)
    for turn in turns.dropna(subset="label").itertuples():
        yield Turn(
            turn.label,
            " ".join(said.get(turn.turn, [])),
            turn.speaker if pd.notna(turn.speaker) else None,
            place=f"character {turn.start:,}, {turn.rule}",
            openings=(
                turn.text[:OPENING],
                " ".join(spoken.get(turn.turn, []))[:OPENING],
            ),
        )


def find_by_colon(text: str) -> list[Turn]:
    """Return the turns that the colon rule finds; it takes each label for a person."""
    labels: list[str] = []
    said: list[list[str]] = []
    for line in text.splitlines():
        match = COLON.match(line.strip())
        if match:
            labels.append(match[0][:-1].strip())
            said.append([line.strip()[match.end() :]])
        elif said:
            said[-1].append(line)
    return [
        Turn(label, "\n".join(lines), label)
        for label, lines in zip(labels, said, strict=True)
    ]
