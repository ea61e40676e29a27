"""The parts of a captions file: its header, its notes, and its cues with their lines.

Read line by line and not by webvtt-py or pysubs2: on a header before WEBVTT, a blank
line inside a cue or a timing line with a slip these drop words, and here none may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from helpers.readers.moments import seconds_of

LINE_END = re.compile(r"\r\n|\n|\r")
WEBVTT = re.compile(r"\ufeff?WEBVTT(?=\s|$)[ \t-]*(?P<title>.*)", re.S)
ARROW = re.compile(r"-\s?-\s?>|[–—]>")
# "00:00:01.000", also "00:00:01, 000" as machine translation leaves it.
CLOCK = re.compile(r"\s*(\d[\d:.,; ]{2,40}+)(?:(?<=\s)|(?!\w))")
SBV = re.compile(r"\s*(\d{1,3}:\d\d:\d\d\.\d{1,3}),(\d{1,3}:\d\d:\d\d\.\d{1,3})\s*")
SBV_BREAK = "[br]"
WORD = re.compile(r"[^\W\d_]{2}")
NUMBER = re.compile(r"\s*(\d{1,9})\s*")
BLOCK = re.compile(r"(?P<kind>NOTE|STYLE|REGION)(?=\s|$)\s*(?P<rest>.*)", re.S)
# Header lines that steer the player, and the style sheet that YouTube writes there.
STEERING = re.compile(r"(?:kind|language|style|x-timestamp-map|region)\s*[:=].*", re.I)
STYLE_SHEET = re.compile(r"\s*(?:style\s*:\s*$|::cue\b)", re.I)
LANGUAGE = re.compile(r"language\s*:\s*([A-Za-z]{2,3})(?![A-Za-z])", re.I)
# A timing line, and a line before it that names the cue, are no longer than this.
REACH = 160


@dataclass
class Cue:
    """What is shown at once: its lines, with the times of their showing in seconds.

    `number` counts from 1; `place` is the number of its timing line.
    """

    number: int
    place: int
    start: float | None
    end: float | None
    lines: list[str] = field(default_factory=list)


@dataclass
class Parts:
    """A captions file taken apart; `head` and the notes are in the file's order.

    `n_loose` counts lines that no cue holds, the first of them in line `loose`; they
    are kept with the cue before. `unread` are timing lines that cannot be read.
    """

    kind: str
    head: list[str] = field(default_factory=list)
    first_notes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    language: str = ""
    n_loose: int = 0
    loose: int = 0
    unread: list[tuple[int, str]] = field(default_factory=list)


def read_timing(line: str) -> tuple[float | None, float | None] | None:
    """Return the times of a timing line; None if `line` is none.

    A time that cannot be read is None.

    >>> read_timing("00:01.500 --> 00:00:04.000 align:start")
    (1.5, 4.0)
    """
    if match := SBV.fullmatch(line[:REACH]):
        return seconds_of(match[1]), seconds_of(match[2])
    arrow = ARROW.search(line, 0, REACH)
    if not arrow:
        return None
    before, after = line[: arrow.start()], line[arrow.end() : REACH]
    start, end = _clock(before), _clock(after)
    is_timing = start is not None or end is not None or _has_digit(before)
    return None if WORD.search(before) or not is_timing else (start, end)


def _clock(text: str) -> float | None:
    match = CLOCK.match(text)
    found = "".join(match[1].split()).rstrip(".,;:") if match else ""
    return seconds_of(found) if ":" in found else None


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def split_lines(text: str) -> list[str]:
    """Return the lines of a captions file, which end with CR, LF or both."""
    return LINE_END.split(text)


def take_apart(text: str) -> Parts:
    """Return the parts of a captions file."""
    lines = split_lines(text)
    timings = [
        (place, times)
        for place, line in enumerate(lines)
        if (times := read_timing(line)) is not None
    ]
    first = timings[0][0] if timings else len(lines)
    sign = next((n for n in range(first) if WEBVTT.match(lines[n])), None)
    return _Apart(lines, timings, sign).parts


class _Apart:
    """Goes through the lines from one timing line to the next."""

    def __init__(
        self,
        lines: list[str],
        timings: list[tuple[int, tuple[float | None, float | None]]],
        sign: int | None,
    ) -> None:
        self.lines, self.sign = lines, sign
        self.is_web = sign is not None
        is_sbv = bool(timings) and bool(SBV.fullmatch(lines[timings[0][0]][:REACH]))
        self.parts = Parts("WebVTT" if self.is_web else "SBV" if is_sbv else "SRT")
        self.last_number = 0
        names = self._find_names([place for place, _ in timings])
        bounds = [*names, len(lines)]
        self._read_head(0, bounds[0])
        for count, (place, (start, end)) in enumerate(timings):
            cue = Cue(count + 1, place + 1, start, end)
            if start is None or end is None:
                self.parts.unread.append((place + 1, lines[place].strip()))
            self.parts.cues.append(cue)
            self._read_cue(cue, place + 1, bounds[count + 1])

    def _find_names(self, places: Sequence[int]) -> list[int]:
        """Return where each cue begins: at its name or number, else its timing line."""
        begins, before = [], -2
        for place in places:
            begins.append(self._find_name(place, before))
            before = place
        return begins

    def _find_name(self, place: int, before: int) -> int:
        above = place - 1
        if above <= before or above == self.sign:
            return place
        is_apart = above - 1 <= max(before, -1) or not self.lines[above - 1].strip()
        number = NUMBER.fullmatch(self.lines[above][:REACH])
        if number:
            goes_on = int(number[1]) == self.last_number + 1
            if goes_on or (is_apart and above - 1 != before):
                self.last_number = int(number[1])
                return above
            return place
        if not self.lines[above].strip():
            return self._find_far_number(above, before, place)
        is_name = self.is_web and is_apart and above - 1 > before
        # A note that stands right above a timing line is a note all the same.
        return above if is_name and not BLOCK.match(self.lines[above]) else place

    def _find_far_number(self, above: int, before: int, place: int) -> int:
        """Return the line of a number that a blank line parts from its timing line."""
        far = above - 1
        number = NUMBER.fullmatch(self.lines[far][:REACH]) if far > before + 1 else None
        is_apart = far == 0 or not self.lines[far - 1].strip()
        if number and is_apart and int(number[1]) == self.last_number + 1:
            self.last_number = int(number[1])
            return far
        return place

    def _read_head(self, start: int, end: int) -> None:
        sign = self.sign if self.sign is not None else start
        self._keep_head(self.lines[start:sign])
        blocks = list(_blocks(self.lines, sign, end))
        if self.is_web and blocks:
            (_, [first, *rest]), *blocks = blocks
            match = WEBVTT.match(first)
            title = match["title"].strip() if match else ""
            self._keep_head([title, *rest])
        for _, block in blocks:
            known = BLOCK.match("\n".join(block)) if self.is_web else None
            if known is None:
                self._keep_head(block)
            elif known["kind"] == "NOTE":
                self._keep_note(known["rest"], self.parts.first_notes)

    def _keep_head(self, lines: Sequence[str]) -> None:
        for line in lines:
            language = LANGUAGE.match(line.strip()[:40])
            if language and not self.parts.language:
                self.parts.language = language[1].lower()
        for line in lines:
            if self.is_web and STYLE_SHEET.match(line):
                break
            kept = line.strip("\ufeff \t")
            if kept and not STEERING.match(kept):
                self.parts.head.append(kept)

    def _keep_note(self, note: str, notes: list[str]) -> None:
        language = LANGUAGE.match(note[:40])
        if language and not self.parts.language:
            self.parts.language = language[1].lower()
        if note.strip():
            notes.append(note.strip())

    def _read_cue(self, cue: Cue, start: int, end: int) -> None:
        for place, block in _blocks(self.lines, start, end):
            known = BLOCK.match("\n".join(block)) if self.is_web else None
            if known is not None and place > start:
                if known["kind"] == "NOTE":
                    self._keep_note(known["rest"], self.parts.notes)
                continue
            if cue.lines and self.is_web:
                self.parts.loose = self.parts.loose or place + 1
                self.parts.n_loose += len(block)
            if self.parts.kind == "SBV":
                block = [piece for line in block for piece in line.split(SBV_BREAK)]
            cue.lines += block


def _blocks(
    lines: Sequence[str], start: int, end: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines that are not blank, each with its place."""
    block: list[str] = []
    for place in range(start, end):
        if lines[place].strip():
            block.append(lines[place])
        elif block:
            yield place - len(block), block
            block = []
    if block:
        yield end - len(block), block
