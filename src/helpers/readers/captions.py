"""Captions: WebVTT, SubRip (SRT) and YouTube's SBV, with who speaks and when.

A speaker is printed as "Name:" however the file says it: by a voice tag, before each
cue, in brackets or behind ``>>``. These signs, times, numbers, positions and tags are
the format's; all else is text, and what is shown twice is marked as a repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from helpers.errors import ParseError
from helpers.readers.caption_cues import (
    NUMBER,
    SBV,
    WEBVTT,
    Cue,
    Parts,
    read_timing,
    split_lines,
    take_apart,
)
from helpers.readers.caption_rolling import mark_repeats
from helpers.readers.caption_speakers import CUE, LINE, Sign, find_signs
from helpers.readers.caption_text import Line, Run, mark_music, shown_lines
from helpers.readers.decoding import decode
from helpers.readers.document import Document, Mark
from helpers.readers.utterances import Utterance, compose

# A header of the archive that keeps a file may stand before WEBVTT.
MAX_PREFACE = 40
CONFIDENCE = re.compile(r"confidence\s*:\s*[\d.]+\s*", re.I)
EXAMPLE = "00:00:01.000 --> 00:00:04.000"
# What ends a turn where nobody is named, and prints nothing.
BREAK = Utterance("", kind="furniture")


class Row(NamedTuple):
    """A stretch of a cue, and the kind of span it is where it is not said."""

    said: Utterance
    kind: str = ""


class Stretch(NamedTuple):
    """A run of a line in its cue; what is said begins at `place` of the words."""

    run: Run
    cue: Cue
    place: int


def looks_like_captions(text: str) -> bool:
    """Tell whether a file that begins with `text` is one of captions."""
    lines = split_lines(text.lstrip("\ufeff \t\r\n"))
    if WEBVTT.match(lines[0]):
        return True
    for line in lines[1:MAX_PREFACE]:
        if WEBVTT.match(line):
            return any(read_timing(line) is not None for line in lines)
    is_numbered = NUMBER.fullmatch(lines[0][:20]) and len(lines) > 1
    first = lines[1] if is_numbered else lines[0]
    is_timing = "-->" in first[:80] or bool(SBV.fullmatch(first[:80]))
    return is_timing and None not in (read_timing(first) or (None,))


def read_captions(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the words of a captions file, the cues of one speaker in a row as a turn.

    Lines of a cue are joined by a space. What a rolling caption shows again is marked
    ``repeat``, songs ``stage``; a header is marked ``metadata``, notes ``furniture``:
    those below the first cue stand at the end. Cues keep their times as ``seconds``.

    Args:
        content: the bytes of the file.
        name: its name, for the error.
        encoding: what a person says it is; empty if nobody does.

    Raises:
        ParseError: it is no text, or no cue in it can be read.
    """
    text, found = decode(content, name=name, encoding=encoding)
    parts = take_apart(text)
    _check(parts, name)
    doubts = "; ".join(_doubts(parts))
    parts = _cleaned(parts)
    rows = list(_rows(parts.cues))
    metadata = {
        "format": parts.kind,
        "encoding": found,
        "language": parts.language,
        "doubts": doubts,
    }
    head = [Row(Utterance("\n".join(parts.head), kind="metadata"))]
    head += [Row(Utterance(note, kind="furniture")) for note in parts.first_notes]
    foot = [Row(Utterance(note, kind="furniture")) for note in parts.notes]
    rows = [*head, *rows, *foot]
    document = compose([row.said for row in rows], merges=True, metadata=metadata)
    return replace(
        document, marks=tuple(sorted([*document.marks, *_inner(document, rows)]))
    )


def _check(parts: Parts, name: str) -> None:
    if any(cue.start is not None for cue in parts.cues):
        if not any(cue.lines for cue in parts.cues):
            raise ParseError(
                f"{name}: has {len(parts.cues)} times and no words, expected words"
                " below each line of times; fetch it again"
            )
        return
    if parts.unread:
        place, line = parts.unread[0]
        raise ParseError(
            f"{name}: line {place} is {line[:40]!r}, expected times such as {EXAMPLE};"
            " correct the times of its cues, or save its words as .txt"
        )
    raise ParseError(
        f"{name}: holds no cue, expected a line of times such as {EXAMPLE} before"
        " words; fetch it again, or save its words as .txt"
    )


def _cleaned(parts: Parts) -> Parts:
    """Return `parts` without times that make no sense, and notes of a confidence."""
    return replace(
        parts,
        cues=[
            replace(cue, start=None, end=None) if _is_reversed(cue) else cue
            for cue in parts.cues
        ],
        first_notes=[note for note in parts.first_notes if not _is_confidence(note)],
        notes=[note for note in parts.notes if not _is_confidence(note)],
    )


def _is_reversed(cue: Cue) -> bool:
    return cue.start is not None and cue.end is not None and cue.end < cue.start


def _is_confidence(note: str) -> bool:
    return bool(CONFIDENCE.fullmatch(note[:80]))


def _doubts(parts: Parts) -> Iterator[str]:
    """Yield what is odd in a file as it was before it was cleaned."""
    if parts.unread:
        place, line = parts.unread[0]
        yield (
            f"{_count(len(parts.unread), 'timing line')} cannot be read, the first in"
            f" line {place} ({line[:40]!r})"
        )
    if parts.n_loose:
        yield (
            f"{_count(parts.n_loose, 'line')} outside every cue, the first in line"
            f" {parts.loose}, kept with the cue before"
        )
    odd = [cue for cue in parts.cues if _is_reversed(cue)]
    if odd:
        first = odd[0]
        yield (
            f"{_count(len(odd), 'cue')} without times: the end stands before the start,"
            f" first at cue {first.number} ({_clock(first.start)} to"
            f" {_clock(first.end)})"
        )
    yield from _disorder(cue for cue in parts.cues if not _is_reversed(cue))
    n_left = sum(map(_is_confidence, [*parts.first_notes, *parts.notes]))
    if n_left:
        yield f"{_count(n_left, 'note')} of a machine's confidence left out"


def _disorder(cues: Iterable[Cue]) -> Iterator[str]:
    timed = [cue for cue in cues if cue.start is not None]
    back = [
        (before, cue)
        for before, cue in pairwise(timed)
        if (cue.start or 0) < (before.start or 0)
    ]
    if back:
        before, cue = back[0]
        more = f", and {len(back) - 1} times more" if len(back) > 1 else ""
        yield (
            f"time runs backwards at cue {cue.number} ({_clock(cue.start)} after"
            f" {_clock(before.start)}){more}"
        )
    n_over = sum(
        (before.start or 0) <= (cue.start or 0) < before.end
        for before, cue in pairwise(timed)
        if before.end is not None
    )
    if n_over:
        yield f"{_count(n_over, 'cue')} shown before the one before has ended"


def _count(n: int, what: str) -> str:
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


def _clock(seconds: float | None) -> str:
    whole = int(seconds or 0)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _rows(cues: Sequence[Cue]) -> Iterator[Row]:
    """Yield what the cues show as rows of speaker, words and times."""
    shown = mark_repeats(cues, list(shown_lines(cues)))
    stretches, words = _stretches(cues, [mark_music(lines) for lines in shown])
    if any(stretch.run.voice for stretch in stretches):
        for stretch in stretches:
            yield _row(stretch, stretch.run.text, stretch.run.voice or "")
    else:
        yield from _spoken(stretches, words, find_signs(words))


def _stretches(
    cues: Sequence[Cue], shown: Sequence[Sequence[Line]]
) -> tuple[list[Stretch], str]:
    """Return the runs of all cues, and the words said in them as one text."""
    stretches: list[Stretch] = []
    pieces: list[str] = []
    length = 0
    for cue, lines in zip(cues, shown, strict=True):
        for run in (run for line in lines for run in line.runs):
            run = run._replace(text=run.text.strip())
            stretches.append(Stretch(run, cue, length))
            if run.text and not run.kind:
                pieces += [run.text, LINE]
                length += len(run.text) + 1
        if pieces and pieces[-1] == LINE:
            pieces[-1] = CUE
    return stretches, "".join(pieces)


def _spoken(
    stretches: Iterable[Stretch], words: str, signs: Sequence[Sign]
) -> Iterator[Row]:
    """Yield the rows of `stretches`, parted at `signs` and without them."""
    speaker = ""
    place, number = 0, 0
    for stretch in stretches:
        if stretch.run.kind:
            yield _row(stretch, stretch.run.text, speaker)
            continue
        end = stretch.place + len(stretch.run.text)
        place = max(place, stretch.place)
        while number < len(signs) and signs[number].start < end:
            sign = signs[number]
            yield _row(stretch, words[place : sign.start], speaker)
            if sign.is_change and not sign.speaker:
                yield Row(BREAK)
            speaker, place = sign.speaker, sign.end
            number += 1
        yield _row(stretch, words[place:end], speaker)


def _row(stretch: Stretch, text: str, speaker: str) -> Row:
    cue = stretch.cue
    text = text.replace(LINE, " ").replace(CUE, " ")
    return Row(Utterance(text, speaker, cue.start, cue.end), stretch.run.kind)


def _inner(document: Document, rows: Iterable[Row]) -> Iterator[Mark]:
    """Yield a mark for each stretch inside a turn that nobody says."""
    labels = {mark.start: mark.end for mark in document.marks_of("label")}
    place = 0
    for row in rows:
        text = row.said.text.strip()
        if not text:
            continue
        place = _next(document.text, place)
        if place in labels:
            place = _next(document.text, labels[place])
        if row.kind:
            yield Mark(place, place + len(text), row.kind)
        place += len(text)


def _next(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place
