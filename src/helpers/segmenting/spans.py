"""Stretches that tile a text: joined, they give it back character for character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpers.furniture import Verdict
from helpers.readers.document import Mark
from helpers.segmenting.lexicon import STAGE_WORDS

# Brackets, with brackets of the other or the same kind inside them.
BRACKET = re.compile(
    r"\((?:[^()\n\r]|\([^()\n\r]{0,200}\)){1,1500}\)"
    r"|\[(?:[^\[\]\n\r]|\[[^\[\]\n\r]{0,200}\]){1,1500}\]|（[^（）\n\r]{1,200}）"
)
CUT = re.compile(r"<\s*(?:…|\.\.\.)\s*>|[\[(]\s*(?:…|\.\.\.)\s*[\])]")
# "Jan Linde [AfD]: Nonsense!", first in a bracket or behind a dash.
HECKLE = re.compile(
    r"(?:^|[–—-] )(?P<who>[^\W\d_a-zа-яß-öø-ÿ][^:()–—]{1,70}?(?:\([^()]{1,60}\))?)"
    r": ?(?!\d\d)\S"
)
NOTED = re.compile(r"(?:.{0,20}\b)?(?:note|nb|n\.b|translation|anm|примечание)\b", re.I)
MAX_STAGE_WORDS, MAX_LINE_WORDS, MAX_WHO_WORDS = 12, 60, 8
# A bracket that begins with what the hall did may tell at length who did it.
MAX_BEGUN_WORDS = 40
# Signs of a format around a bracket on a line of its own.
OPENINGS = ("(", "[", "<", "（")
SIGNS = " \t\u00a0>*_#"
# Kinds that a turn is made of; its range runs from the first to the last of them.
SAID = ("speech", "stage", "interjection")


class Span(NamedTuple):
    """A stretch ``text[start:end]`` of one kind, and the rule that says so."""

    start: int
    end: int
    kind: str
    rule: str
    turn: int | None = None


def hidden_spans(marks: Iterable[Mark]) -> list[Span]:
    """Return a span for each card that the page hides."""
    return [Span(m.start, m.end, "furniture", "hidden by the page") for m in marks]


def wrap_spans(marks: Iterable[Mark], end: int) -> list[Span]:
    """Return a span for each hyphen by which a line that ends at `end` parts a word."""
    return [Span(m.start, min(m.end, end), "wrap", "a word goes on") for m in marks]


def split_speech(
    text: str, start: int, end: int, turn: int, inner: Iterable[Span] = ()
) -> Iterator[Span]:
    """Yield the spans of a stretch that a turn holds: speech, brackets, and `inner`.

    White space between them goes with the speech.
    """
    inner = [
        Span(max(s.start, start), min(s.end, end), s.kind, s.rule)
        for s in inner
        if s.start < end and start < s.end
    ]
    inner += _brackets(text, start, end)
    place = start
    for span in sorted(inner, key=lambda span: (span.start, -span.end)):
        if span.start < place:
            continue
        if span.start > place:
            yield Span(place, span.start, "speech", "turn", turn)
        yield Span(span.start, span.end, span.kind, span.rule, turn)
        place = span.end
    if place < end:
        yield Span(place, end, "speech", "turn", turn)


def _brackets(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the cut marks and the brackets of a stretch that nobody says."""
    if not any(text.find(sign, start, end) >= 0 for sign in OPENINGS):
        return
    for match in CUT.finditer(text, start, end):
        yield Span(*match.span(), "cut", "cut mark")
    for match in BRACKET.finditer(text, start, end):
        around = text[start : match.start()] + text[match.end() : end]
        verdict = _bracket(match.group(), is_line=not around.strip(SIGNS))
        if verdict:
            yield Span(*match.span(), *verdict)


def _bracket(printed: str, *, is_line: bool) -> Verdict | None:
    inside = printed[1:-1].strip()
    words = inside.split()
    if not words or len(words) > MAX_LINE_WORDS or CUT.fullmatch(printed):
        return None
    if _is_heckle(inside):
        return Verdict("interjection", "bracket with a name")
    is_short = len(words) <= MAX_STAGE_WORDS
    is_closed = inside.endswith((".", "!", "…"))
    is_capital = inside[0].isupper() or not inside[0].islower()
    if is_line and is_capital and (is_short or is_closed):
        return Verdict("stage", "bracket on a line of its own")
    begins = STAGE_WORDS.match(inside)
    if begins and is_capital and (is_closed or len(words) <= MAX_BEGUN_WORDS):
        return Verdict("stage", "bracket with a stage word")
    is_apart = is_capital or is_closed or len(words) <= 2 or is_line
    if is_short and is_apart and STAGE_WORDS.search(inside):
        return Verdict("stage", "bracket with a stage word")
    return None


def _is_heckle(inside: str) -> bool:
    """Tell whether a bracket holds words of somebody whom it names."""
    match = HECKLE.search(inside)
    if not match or NOTED.match(inside):
        return False
    return len(match["who"].split()) <= MAX_WHO_WORDS


def tile(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return `spans` in order with every gap filled, so that they tile `text`.

    A gap of white space is ``blank``; any other, which no rule should leave, is
    ``unattributed``. Where two overlap the earlier in the text wins.
    """
    tiled: list[Span] = []
    place = 0
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start = max(span.start, place)
        if start >= span.end:
            continue
        if start > place:
            tiled.append(_gap(text, place, start))
        tiled.append(span if start == span.start else span._replace(start=start))
        place = span.end
    if place < len(text):
        tiled.append(_gap(text, place, len(text)))
    return tiled


def _gap(text: str, start: int, end: int) -> Span:
    if text[start:end].isspace():
        return Span(start, end, "blank", "white space")
    return Span(start, end, "unattributed", "no rule")


def overlay(spans: Iterable[Span], patch: Span) -> Iterator[Span]:
    """Yield `spans` with `patch` laid over them; what it covers in part is cut."""
    yield patch
    for span in spans:
        if span.end <= patch.start or patch.end <= span.start:
            yield span
            continue
        if span.start < patch.start:
            yield span._replace(end=patch.start)
        if patch.end < span.end:
            yield span._replace(start=patch.end)
