"""From a document to its turns: what opens one, what belongs to it, where it ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from helpers.furniture import (
    Line,
    Verdict,
    classify_lines,
    find_foot,
    find_lines,
    find_title,
    match_phrase,
)
from helpers.readers.document import Document, Mark
from helpers.segmenting.candidates import Candidate, find_candidates, without_links
from helpers.segmenting.containers import container_end
from helpers.segmenting.headings import find_headings
from helpers.segmenting.judging import judge
from helpers.segmenting.labels import LabelParts
from helpers.segmenting.marked import has_turns, marked_candidates, marked_spans
from helpers.segmenting.page_marks import find_page_marks
from helpers.segmenting.paragraphs import indent, paragraph_end
from helpers.segmenting.records import match_record
from helpers.segmenting.rulings import Ruling, rule_on_labels, rule_on_speech
from helpers.segmenting.spans import (
    SAID,
    Span,
    hidden_spans,
    split_speech,
    tile,
    wrap_spans,
)

STOP = "full stop"
# A line set in so much further than labels is a heading, where it is short.
SET_IN, MAX_HEADING_WORDS = 6, 12
NARRATION = re.compile(
    r"(?:present|apologies|also present|in attendance|in the chair|absent)\b.{0,3}:.*"
    r"|the (?:\w+ )?(?:meeting|session|sitting|council|committee|house|hearing"
    r"|debate)\b"
    r".*\b(?:met|opened|began|begins|adjourned|closed|rose|resumed|ended|took place"
    r"|was (?:held|called|adjourned|suspended|opened|closed))\b.*"
    r"|(?:excerpts?|transcript) (?:from|of)\b.*|beginning of .*|the following .*",
    re.I | re.S,
)


class Turn(NamedTuple):
    """What one printed label opens: ``text[start:end]``, without the label.

    `label` is None for the one turn of a transcript without labels.
    """

    number: int
    section: int
    label: str | None
    parts: LabelParts
    start: int
    end: int
    rule: str
    confidence: float
    seconds: float | None = None


@dataclass(frozen=True)
class Segmented:
    """The turns of a document, the spans that tile it, and every candidate."""

    turns: list[Turn]
    spans: list[Span]
    candidates: list[Candidate]


def segment(document: Document, rulings: Sequence[Ruling] = ()) -> Segmented:
    """Return turns, spans and candidates of `document`.

    Raises:
        SourceError: a ruling's quote fits nowhere or twice, or gives words to a turn
            where there is none.
    """
    lines = find_lines(document.text)
    if has_turns(document):
        candidates = marked_candidates(document)
        spans = marked_spans(document, lines)
        turns = _marked_turns(candidates, spans)
    else:
        candidates, spans, turns = _walked(document, lines, rulings)
    opened = [(turn.number, turn.start) for turn in turns]
    spans = tile(document.text, rule_on_speech(document.text, spans, opened, rulings))
    said: dict[int | None, list[Span]] = {}
    for span in spans:
        if span.kind in SAID or (span.kind == "narration" and span.turn):
            said.setdefault(span.turn, []).append(span)
    turns = [_ranged(turn, said.get(turn.number, [])) for turn in turns]
    return Segmented(turns, [_placed(span, turns) for span in spans], candidates)


def _walked(
    document: Document, lines: list[Line], rulings: Sequence[Ruling]
) -> tuple[list[Candidate], list[Span], list[Turn]]:
    """Return candidates, spans and turns of a text whose labels are printed in it."""
    known = classify_lines(document, lines)
    known |= find_page_marks(document.text, lines, known)
    # "### Name:" is a heading by its sign and a label by its colon.
    free = {
        number: line
        for number, line in enumerate(lines)
        if number not in known or known[number].kind == "heading"
    }
    candidates = without_links(document, lines, find_candidates(document, free))
    candidates = judge(document, candidates)
    candidates = rule_on_labels(document.text, lines, candidates, rulings)
    walk = _Walk(document, lines, known, candidates)
    walk.run()
    return candidates, walk.spans, walk.turns


def _marked_turns(candidates: Sequence[Candidate], spans: Sequence[Span]) -> list[Turn]:
    """Return the turns that the format marks; a heading between them parts sections."""
    headings = [span.start for span in spans if span.kind == "heading"]
    turns: list[Turn] = []
    section = 1
    for number, candidate in enumerate(candidates, start=1):
        before = turns[-1].start if turns else candidate.start
        section += any(before < place < candidate.start for place in headings)
        turns.append(
            Turn(
                number,
                section,
                candidate.label or None,
                candidate.parts,
                candidate.start,
                candidate.start,
                candidate.rule,
                candidate.confidence,
            )
        )
    return turns


def _ranged(turn: Turn, said: Sequence[Span]) -> Turn:
    """Return `turn` with the range from its first to its last words."""
    if not said:
        return turn._replace(end=turn.start)
    return turn._replace(start=said[0].start, end=said[-1].end)


def _placed(span: Span, turns: Sequence[Turn]) -> Span:
    """Return `span` with the turn inside whose range it stands."""
    if span.turn is not None:
        return span
    low, high = 0, len(turns)
    while low < high:
        middle = (low + high) // 2
        if turns[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    inside = low < len(turns) and turns[low].start <= span.start
    return span._replace(turn=turns[low].number) if inside else span


class _Walk:
    """One pass over the lines: head, turns, foot."""

    def __init__(
        self,
        document: Document,
        lines: list[Line],
        known: dict[int, Verdict],
        candidates: Iterable[Candidate],
    ) -> None:
        self.text, self.lines, self.known = document.text, lines, known
        self.metadata = document.metadata
        self.hidden = _Inner(document.marks_of("hidden"))
        self.wraps = _Inner(document.marks_of("wrap"))
        self.labels: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            if candidate.accepted:
                self.labels.setdefault(candidate.line, []).append(candidate)
        accepted = [c for found in self.labels.values() for c in found]
        self.end = container_end(document, accepted)
        self.has_stops = any(c.rule == STOP for c in accepted)
        depths = [indent(self.text, self.lines[n].start) for n in self.labels]
        self.depth = max(set(depths), key=depths.count, default=0) or len(self.text)
        bare = {n for n in self.labels if not self._has_words(n)}
        self.headings = find_headings(self.text, lines, known, self.labels, bare)
        # The last line of the paragraph in which the record speaks, and why.
        self.recorded, self.record = -1, Verdict("narration", "")
        self.spans: list[Span] = []
        self.turns: list[Turn] = []
        self.section = 1
        self.is_new_section = False
        self.speaking = False
        self.nobody = Verdict("unattributed", "before the first label")

    def run(self) -> None:
        first = min(self.labels, default=len(self.lines))
        last = max(self.labels, default=-1)
        free = [n for n in range(len(self.lines)) if n not in self.known]
        foot = self._foot(last)
        head = [n for n in free if n < min(first, foot)]
        title = self._find_title(head, first)
        if not self.labels:
            self._open_without_label()
        for number in range(len(self.lines)):
            is_edge = number < first if self.labels else number in self._edge(head)
            if title is not None and number < title and number in head:
                self._above_title(number)
            else:
                self._take(number, number == title, is_edge, number >= foot)

    def _find_title(self, head: list[int], first: int) -> int | None:
        if any(n < first and self.known[n].kind == "heading" for n in self.known):
            return None
        known = " ".join(self.metadata.get("title", "").split())
        title = find_title(self.text, self.lines, self._unknown(head), known)
        # A text of one line is no title of nothing.
        is_all = not self.labels and len(head) == 1
        return None if is_all else title

    def _unknown(self, head: list[int]) -> list[int]:
        return [n for n in head if match_phrase(self._printed(n)) is None]

    def _edge(self, head: list[int]) -> set[int]:
        """Return the lines at the top that rules know, in a text without labels."""
        edge: set[int] = set()
        for number in head:
            if match_phrase(self._printed(number)) is None:
                if number - len(edge) > 1:
                    break
                continue
            edge.add(number)
        return edge

    def _foot(self, last: int) -> int:
        """Return the number of the line where the foot begins, after line `last`."""
        open_lines = [
            number
            for number in range(last + 1, len(self.lines))
            if number not in self.known or self.known[number].kind == "heading"
        ]
        lines = [self.lines[n] for n in open_lines]
        place = find_foot(self.text, lines, is_prose=not self.labels)
        outside = bisect_left(lines, (self.end, 0))
        place = min(place, outside)
        return open_lines[place] if place < len(open_lines) else len(self.lines)

    def _printed(self, number: int) -> str:
        line = self.lines[number]
        return self.text[line.start : line.end]

    def _open_without_label(self) -> None:
        parts = LabelParts("none", reason="no label in the transcript")
        self.turns.append(Turn(1, 1, None, parts, 0, 0, "no label", 0.5))
        self.speaking = True

    def _take(self, number: int, is_title: bool, is_edge: bool, is_foot: bool) -> None:
        verdict = self.known.get(number)
        if number in self.labels:
            self._open_line(number)
        elif is_title and not verdict:
            self._mark(number, Verdict("heading", "printed title"))
        elif verdict and not (is_foot and verdict.kind == "heading"):
            self._mark(number, verdict)
            self._close_at(verdict)
        elif is_foot:
            self._mark_foot(number)
        elif number <= self.recorded:
            self._mark(number, self.record, self.turns[-1].number)
        elif is_edge or not self.speaking:
            self._mark(number, self._unspoken(number, is_edge))
        elif self._is_set_in(number):
            self._mark_heading(number, "set in, on a line of its own")
        elif number in self.headings:
            self._mark_heading(number, "short line before a label, with no end")
        elif self._is_record(number):
            self._mark(number, self.record, self.turns[-1].number)
        else:
            line = self.lines[number]
            self._say(line.start, line.end)

    def _has_words(self, number: int) -> bool:
        """Tell whether words stand behind the last label of a line."""
        after = self.labels[number][-1].after
        return bool(self.text[after : self.lines[number].end].strip())

    def _open_line(self, number: int) -> None:
        """Open the turns whose labels stand in a line; most lines have one."""
        place = self.lines[number].start
        labels = self.labels[number]
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            if place < label.start and self.speaking:
                self._say(place, label.start)
            end = following.start if following else self.lines[number].end
            self._open(label, end)
            place = end

    def _is_set_in(self, number: int) -> bool:
        """Tell whether a line is set in further than labels are, and stands alone."""
        line, printed = self.lines[number], self._printed(number)
        depth = indent(self.text, line.start)
        if depth < self.depth + SET_IN or printed[-1] in '.:;,!?…”"':
            return False
        before = self.text[self.lines[number - 1].end : line.start].count("\n")
        is_last = number + 1 == len(self.lines)
        below = self.lines[number + 1].start if not is_last else len(self.text)
        after = self.text[line.end : below].count("\n")
        return (
            before > 1
            and after > 1
            and len(printed.split(maxsplit=MAX_HEADING_WORDS)) <= MAX_HEADING_WORDS
        )

    def _is_record(self, number: int) -> bool:
        """Tell whether a paragraph that begins here is the record's own."""
        if not self.labels:
            return False
        last = paragraph_end(self.text, self.lines, number, self.labels)
        text = self.text[self.lines[number].start : self.lines[last].end]
        record = match_record(text, has_stops=self.has_stops)
        if record is None:
            return False
        self.recorded, self.record = last, Verdict("narration", record.rule)
        if record.is_reading:
            self.speaking, self.nobody = False, self.record
        return True

    def _above_title(self, number: int) -> None:
        phrase = match_phrase(self._printed(number))
        known = phrase and Verdict(phrase.kind, phrase.rule)
        self._mark(number, known or Verdict("furniture", "above the printed title"))

    def _mark_foot(self, number: int) -> None:
        phrase = match_phrase(self._printed(number))
        if phrase is None:
            self._mark(number, Verdict("furniture", "foot of the page"))
            return
        is_record = phrase.kind == "narration" and self.turns
        turn = self.turns[-1].number if is_record else None
        self._mark(number, Verdict(phrase.kind, phrase.rule), turn)

    def _mark_heading(self, number: int, rule: str) -> None:
        self._mark(number, Verdict("heading", rule))
        self.is_new_section = True

    def _mark(self, number: int, verdict: Verdict, turn: int | None = None) -> None:
        line = self.lines[number]
        self.spans.append(Span(line.start, line.end, verdict.kind, verdict.rule, turn))

    def _close_at(self, verdict: Verdict) -> None:
        has_labels = bool(self.labels)
        if verdict.kind in ("separator", "heading") and self.turns:
            self.is_new_section = True
        if verdict.kind in ("separator", "cut") and self.turns and has_labels:
            # Nobody says who goes on behind such a sign.
            self.speaking = False
            self.nobody = Verdict("unattributed", f"after a {verdict.kind}")

    def _unspoken(self, number: int, is_edge: bool) -> Verdict:
        printed = self._printed(number)
        phrase = match_phrase(printed) if is_edge else None
        if phrase:
            return Verdict(phrase.kind, phrase.rule)
        if NARRATION.fullmatch(printed):
            return Verdict("narration", "words of a record")
        if printed[0] in "([" and printed[-1] in ")]":
            return Verdict("stage", "bracket on a line of its own")
        return self.nobody

    def _open(self, label: Candidate, end: int) -> None:
        if self.is_new_section:
            self.section += 1
        self.is_new_section, self.speaking = False, True
        number = len(self.turns) + 1
        place = label.start
        for mark in self.hidden.inside(label.start, label.end):
            if mark.start < place or mark.end > label.end:
                continue
            self.spans.append(Span(place, mark.start, "label", label.rule, number))
            self.spans.append(
                Span(mark.start, mark.end, "furniture", "hidden by the page", number)
            )
            place = mark.end
        self.spans.append(Span(place, label.end, "label", label.rule, number))
        self.turns.append(
            Turn(
                number,
                self.section,
                label.label,
                label.parts,
                label.after,
                label.after,
                label.rule,
                label.confidence,
                label.seconds,
            )
        )
        if label.after < end:
            self._say(label.after, end)

    def _say(self, start: int, end: int) -> None:
        turn = self.turns[-1].number
        inner = [
            *hidden_spans(self.hidden.inside(start, end)),
            *wrap_spans(self.wraps.inside(start, end), end),
        ]
        self.spans.extend(split_speech(self.text, start, end, turn, inner))


class _Inner:
    """Marks within lines, asked for those of a stretch; the outer of nested ones."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks: list[Mark] = []
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
            if not self.marks or mark.start >= self.marks[-1].end:
                self.marks.append(mark)

    def inside(self, start: int, end: int) -> list[Mark]:
        """Return the marks that begin inside ``start`` to ``end``."""
        first = bisect_left(self.marks, (start,))
        last = bisect_left(self.marks, (end,))
        return self.marks[first:last]
