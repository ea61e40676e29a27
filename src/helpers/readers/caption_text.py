"""The text of a cue: without its markup, by line and voice."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import NamedTuple

from helpers.readers.caption_cues import Cue

# Tags that players know; any other, such as <inaudible>, is somebody's text.
TAG = re.compile(
    r"<(?P<close>/?)(?P<name>v|c|i|b|u|s|em|strong|ruby|rt|lang|font|span|p|br)"
    r"(?P<classes>\.[^\s<>]*)?(?:\s(?P<rest>[^<>]*))?/?>"
    r"|<(?P<time>\d[\d:.,]{3,20})>|\{\\[^{}\n]{0,200}\}",
    re.I,
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
BREAKS = re.compile(r"[\r\n]")
# A change of speaker ends a song.
MUSIC = re.compile(r"[♪♫♬]+(?:[^♪♫♬>]*[♪♫♬]+)?")


class Run(NamedTuple):
    """A stretch of a line in one voice; None where no tag names a voice.

    `kind` is empty for what is said, else the kind of span that it is.
    """

    text: str
    voice: str | None = None
    kind: str = ""


class Line(NamedTuple):
    """A line as a viewer sees it; `is_timed` tells that its words have times."""

    runs: tuple[Run, ...]
    is_timed: bool = False

    @property
    def text(self) -> str:
        """The words of the line, with single spaces."""
        return " ".join("".join(run.text for run in self.runs).split())


def decode_entities(text: str) -> str:
    """Return `text` with its character references as characters.

    >>> decode_entities("AT&T &amp; R&amp;D")
    'AT&T & R&D'
    """
    if "&" not in text:
        return text
    decoded = ENTITY.sub(_character, text)
    return BREAKS.sub(" ", decoded)


def _character(match: re.Match[str]) -> str:
    # `unescape` reads "&notit;" as "¬it;", as browsers do and players do not.
    name = match.group()[1:]
    is_known = name.startswith("#") or name in html5
    return html.unescape(match.group()) if is_known else match.group()


def shown_lines(cues: Iterable[Cue]) -> Iterator[list[Line]]:
    """Yield for each cue the lines that a viewer sees."""
    # A voice that one cue opens and a later one closes speaks in both.
    unclosed: str | None = None
    for cue in cues:
        text = "\n".join(cue.lines)
        tags = list(TAG.finditer(text))
        voices = [tag for tag in tags if (tag["name"] or "").lower() == "v"]
        goes_on = bool(voices) and bool(voices[0]["close"])
        runs, unclosed = _runs(text, tags, unclosed if goes_on else None)
        yield list(_lines(runs))


def _runs(
    text: str, tags: list[re.Match[str]], voice: str | None
) -> tuple[list[tuple[str, str | None, bool]], str | None]:
    """Return text, voice and whether a time stands before it; and the open voice."""
    runs = []
    place, is_timed = 0, False
    for tag in tags:
        runs.append((text[place : tag.start()], voice, is_timed))
        place, is_timed = tag.end(), is_timed or bool(tag["time"])
        name = (tag["name"] or "").lower()
        if name == "br":
            runs.append(("\n", voice, is_timed))
        elif name == "v":
            named = decode_entities(" ".join((tag["rest"] or "").split()))
            voice = None if tag["close"] else named
    runs.append((text[place:], voice, is_timed))
    return runs, voice


def _lines(runs: Iterable[tuple[str, str | None, bool]]) -> Iterator[Line]:
    line: list[Run] = []
    timed = False
    for text, voice, is_timed in runs:
        for count, piece in enumerate(text.split("\n")):
            if count:
                yield from _line(line, timed)
                line, timed = [], False
            if piece:
                line.append(Run(decode_entities(piece), voice))
                timed = timed or is_timed
    yield from _line(line, timed)


def _line(runs: list[Run], is_timed: bool) -> Iterator[Line]:
    """Yield a line of `runs`, those of one voice joined, unless it is blank."""
    joined: list[tuple[str | None, list[str]]] = []
    for run in runs:
        if joined and joined[-1][0] == run.voice:
            joined[-1][1].append(run.text)
        else:
            joined.append((run.voice, [run.text]))
    whole = [Run("".join(texts), voice) for voice, texts in joined]
    if any(run.text.strip() for run in whole):
        yield Line(tuple(whole), is_timed)


def mark_music(lines: list[Line]) -> list[Line]:
    """Return the lines of a cue with what is sung or played as stage directions."""
    whole = " ".join(line.text for line in lines)
    if not MUSIC.search(whole):
        return lines
    # A song between two signs may run over the lines of a cue.
    is_song = bool(MUSIC.fullmatch(whole))
    return [
        line._replace(
            runs=tuple(part for run in line.runs for part in _song(run, is_song))
        )
        for line in lines
    ]


def _song(run: Run, is_song: bool) -> Iterator[Run]:
    if is_song or (MUSIC.match(run.text.strip()) and _is_open(run.text)):
        yield run._replace(kind="stage")
        return
    place = 0
    for match in MUSIC.finditer(run.text):
        yield run._replace(text=run.text[place : match.start()])
        yield run._replace(text=match.group(), kind="stage")
        place = match.end()
    yield run._replace(text=run.text[place:])


def _is_open(text: str) -> bool:
    """Tell whether a song begins in `text` and goes on to the end of the line."""
    return len(re.findall("[♪♫♬]+", text)) == 1
