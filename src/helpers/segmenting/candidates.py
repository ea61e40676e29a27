"""Every place that could be a label, taken or rejected, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from helpers.furniture import Line
from helpers.readers.document import Document, Mark
from helpers.segmenting.grammars import GRAMMARS, Grammar, seconds_of, signs_in
from helpers.segmenting.labels import LabelParts, fold, parse_label

OWN_LINE, MAX_OWN_LINE, MAX_LABEL = "line of its own", 100, 1000
MAX_PLAIN_LABEL = 400


class Candidate(NamedTuple):
    """A place that could be a label: ``text[start:end]``, mark included.

    `line` is the number of its line, `after` the first character of its speech.
    """

    line: int
    start: int
    end: int
    after: int
    label: str
    rule: str
    parts: LabelParts
    is_bold: bool = False
    accepted: bool = False
    confidence: float = 0.0
    reason: str = ""
    seconds: float | None = None
    is_heading: bool = False


def accepted(candidate: Candidate, confidence: float, reason: str) -> Candidate:
    """Return `candidate` taken for a label."""
    return candidate._replace(accepted=True, confidence=confidence, reason=reason)


def rejected(candidate: Candidate, reason: str) -> Candidate:
    """Return `candidate` taken for none."""
    return candidate._replace(accepted=False, reason=reason)


class VisibleText:
    """A line as its reader sees it, with the way back to the document's places."""

    def __init__(self, text: str, line: Line, unseen: Iterable[Mark]) -> None:
        self.start, self.end = line.start, line.end
        self.text = text[line.start : line.end]
        self.places: list[int] | None = None
        covers = [m for m in unseen if m.start < self.end and self.start < m.end]
        if covers:
            self._hide(text, sorted(covers))

    def _hide(self, text: str, marks: Iterable[Mark]) -> None:
        seen: list[range] = []
        place = self.start
        for mark in marks:
            seen.append(range(place, max(mark.start, place)))
            place = max(place, mark.end)
        seen.append(range(place, max(self.end, place)))
        self.text = "".join(text[stretch.start : stretch.stop] for stretch in seen)
        self.places = [place for stretch in seen for place in stretch]

    def place(self, index: int) -> int:
        """Return the place in the document of the character `index`."""
        if self.places is None:
            return min(self.start + index, self.end)
        return self.places[index] if index < len(self.places) else self.end


def find_candidates(document: Document, lines: dict[int, Line]) -> list[Candidate]:
    """Return the candidates of every grammar at the starts of `lines`."""
    unseen = _by_line(document, ("hidden", "markup"), lines)
    bold = _by_line(document, ("bold",), lines)
    headings = _by_line(document, ("heading",), lines)
    # A line in the middle of a word begins with no label.
    wrapped = {mark.end for mark in document.marks if mark.kind == "wrap"}
    found = [
        candidate
        for number, line in lines.items()
        if line.start not in wrapped
        for candidate in _candidates_in(
            document.text, number, line, unseen.get(number, ()), bold.get(number, ())
        )
    ]
    return [c._replace(is_heading=True) if c.line in headings else c for c in found]


def without_links(
    document: Document, lines: list[Line], candidates: list[Candidate]
) -> list[Candidate]:
    """Return `candidates` without those in lines that are links and nothing else.

    "Ann Lee: the ferry must sail" is a headline that leads to another page; where most
    lines of candidates are links, a link says nothing.
    """
    links = {mark.start: mark.end for mark in document.marks_of("link")}
    linked = {
        number
        for number in {candidate.line for candidate in candidates}
        if links.get(lines[number].start, -1) >= lines[number].end
    }
    kept = [candidate for candidate in candidates if candidate.line not in linked]
    return kept if 2 * len(kept) >= len(candidates) else candidates


def _by_line(
    document: Document, kinds: tuple[str, ...], lines: dict[int, Line]
) -> dict[int, list[Mark]]:
    """Return the marks of `kinds` that touch each line."""
    marks = sorted(mark for mark in document.marks if mark.kind in kinds)
    touching: dict[int, list[Mark]] = {}
    first = 0
    for number, line in lines.items():
        # Marks nest, so one that ended may stand behind one that goes on.
        while first < len(marks) and marks[first].end <= line.start:
            first += 1
        place = first
        while place < len(marks) and marks[place].start < line.end:
            if marks[place].end > line.start:
                touching.setdefault(number, []).append(marks[place])
            place += 1
    return touching


def _candidates_in(
    text: str, number: int, line: Line, unseen: Iterable[Mark], bold: Iterable[Mark]
) -> Iterable[Candidate]:
    # No label is longer than this, mark and hidden cards included.
    has_card = any(mark.kind == "hidden" for mark in unseen)
    longest = MAX_LABEL if has_card else MAX_PLAIN_LABEL
    reach = Line(line.start, min(line.end, line.start + longest))
    visible = VisibleText(text, reach, unseen)
    for grammar in _grammars(signs_in(visible.text), visible.text[:1]):
        for match in _matches(grammar, visible, line):
            label = fold(match["label"])
            if label:
                where = _Place(number, line, visible, unseen, bold)
                yield _candidate(text, where, grammar, match, label)


@lru_cache(maxsize=4096)
def _grammars(signs: tuple[str, ...], first: str) -> list[Grammar]:
    """Return the grammars of a line with these of all their signs, and this letter."""
    return [
        g
        for g in GRAMMARS
        if (not g.needs or set(g.needs) & set(signs))
        and (not g.begins or first in g.begins)
    ]


def _matches(
    grammar: Grammar, visible: VisibleText, line: Line
) -> Iterable[re.Match[str]]:
    if grammar.is_inside:
        return grammar.pattern.finditer(visible.text)
    if grammar.name == OWN_LINE and line.end - line.start > MAX_OWN_LINE:
        return ()
    match = grammar.pattern.match(visible.text)
    return (match,) if match else ()


class _Place(NamedTuple):
    """A line as it is looked at: its number, what is seen of it, and its marks."""

    number: int
    line: Line
    visible: VisibleText
    unseen: Iterable[Mark]
    bold: Iterable[Mark]


def _candidate(
    text: str, where: _Place, grammar: Grammar, match: re.Match[str], label: str
) -> Candidate:
    line, visible = where.line, where.visible
    mark = visible.place(match.end() - 1)
    end = _behind_markup(mark + 1, where.unseen) if where.unseen else mark + 1
    # A card hidden behind the mark is part of what follows, not of the label.
    after = end
    while after < line.end and text[after].isspace():
        after += 1
    is_inside = grammar.is_inside
    return Candidate(
        where.number,
        visible.place(match.start("label")) if is_inside else line.start,
        end,
        after,
        label,
        grammar.name,
        parse_label(label),
        is_bold=bool(where.bold) and _is_bold(visible, match, mark, where.bold),
        seconds=seconds_of(_time_of(match)) if "time" in grammar.name else None,
    )


def _time_of(match: re.Match[str]) -> str | None:
    times = match.groupdict()
    return times.get("time") or times.get("clock")


def _is_bold(
    visible: VisibleText, match: re.Match[str], mark: int, bold: Iterable[Mark]
) -> bool:
    """Tell whether a label is bold at its start and mark, for the most, or its name."""
    start, end = visible.place(match.start("label")), visible.place(match.end("label"))
    if not _is_inside(start, bold):
        return False
    covered = sum(max(min(m.end, end) - max(m.start, start), 0) for m in bold)
    if _is_inside(mark, bold) or 2 * covered > end - start:
        return True
    # "Ann Lee, minister for roads and bridges:" is bold where the name is.
    name = parse_label(fold(match["label"])).name
    return bool(name) and covered >= len(name)


def _behind_markup(end: int, unseen: Iterable[Mark]) -> int:
    """Return the end of a label with the signs of the format that close it."""
    for mark in sorted(unseen):
        if mark.kind == "markup" and mark.start <= end < mark.end:
            end = mark.end
    return end


def _is_inside(place: int, marks: Iterable[Mark]) -> bool:
    return any(mark.start <= place < mark.end for mark in marks)
