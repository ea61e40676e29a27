"""Every place that could be a label, taken or rejected, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.furniture import Line
from helpers.readers.document import Document, Mark
from helpers.segmenting.grammars import GRAMMARS
from helpers.segmenting.labels import LabelParts, fold, parse_label

OPENING_QUOTES = tuple("“„«\"‘'‹")
# A document's labels are bold where this share of its surest ones is.
BOLD_STYLE = 0.6


@dataclass(frozen=True)
class Candidate:
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


class VisibleText:
    """A line as its reader sees it, with the way back to the document's places."""

    def __init__(self, text: str, line: Line, unseen: Iterable[Mark]) -> None:
        self.end = line.end
        self.places = list(range(line.start, line.end))
        for mark in unseen:
            self.places = [
                place for place in self.places if not mark.start <= place < mark.end
            ]
        self.text = "".join(text[place] for place in self.places)

    def place(self, index: int) -> int:
        """Return the place in the document of the character `index`."""
        return self.places[index] if index < len(self.places) else self.end


def find_candidates(document: Document, lines: dict[int, Line]) -> list[Candidate]:
    """Return the candidates of every grammar at the starts of `lines`."""
    unseen = _by_line(document, ("hidden", "markup"), lines)
    bold = _by_line(document, ("bold",), lines)
    return [
        candidate
        for number, line in lines.items()
        for candidate in _candidates_in(
            document.text, number, line, unseen.get(number, ()), bold.get(number, ())
        )
    ]


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
    # Most lines have no mark in reach of a label's length.
    visible = VisibleText(
        text, Line(line.start, min(line.end, line.start + 2000)), unseen
    )
    for grammar in GRAMMARS:
        match = grammar.pattern.match(visible.text)
        if not match or not fold(match["label"]):
            continue
        end = _behind_markup(visible.place(match.end() - 1) + 1, unseen)
        rest = visible.text[match.end() :]
        after = visible.place(match.end() + len(rest) - len(rest.lstrip()))
        places = [visible.place(index) for index in range(*match.span("label"))]
        mark = visible.place(match.end() - 1)
        begins, ends = (_is_inside(p, bold) for p in (places[0], mark))
        covered = sum(_is_inside(place, bold) for place in places)
        label = fold(match["label"])
        yield Candidate(
            number, line.start, end, max(after, end), label, grammar.name,
            parse_label(label), is_bold=begins and (ends or 2 * covered > len(places)),
        )  # fmt: skip


def _behind_markup(end: int, unseen: Iterable[Mark]) -> int:
    """Return the end of a label with the signs of the format that close it."""
    for mark in sorted(unseen):
        if mark.kind == "markup" and mark.start <= end < mark.end:
            end = mark.end
    return end


def _is_inside(place: int, marks: Iterable[Mark]) -> bool:
    return any(mark.start <= place < mark.end for mark in marks)


def judge(document: Document, candidates: list[Candidate]) -> list[Candidate]:
    """Return `candidates` accepted or rejected, each with the reason.

    First every candidate on its own, then by the style that the document's surest
    labels have, then by the names that these labels gave.
    """
    candidates = _know_names(candidates)
    counts = Counter(candidate.label.casefold() for candidate in candidates)
    sure = [c for c in candidates if c.parts.kind in ("person", "collective")]
    is_bold_style = _has_bold_style(sure, counts)
    bold_names = {_key(c) for c in candidates if c.is_bold and c.parts.kind != "none"}
    surnames = {c.parts.name.split()[-1].casefold() for c in sure if c.parts.name}
    judged = []
    for candidate in candidates:
        is_odd = candidate.parts.reason == "ends in no name" and candidate.is_bold
        if candidate.parts.kind == "none" and not (is_bold_style and is_odd):
            judged.append(_rejected(candidate, candidate.parts.reason))
        elif is_bold_style:
            judged.append(_judge_in_bold_style(candidate, bold_names))
        else:
            quoted = document.text[candidate.after :].startswith(OPENING_QUOTES)
            n = counts[candidate.label.casefold()]
            judged.append(_judge_in_plain_style(candidate, n, quoted, surnames))
    return judged


def _has_bold_style(sure: list[Candidate], counts: Counter[str]) -> bool:
    """Tell whether the labels of a document are bold; those that repeat rule."""
    repeated = [c for c in sure if counts[c.label.casefold()] > 1]
    voters = repeated or sure
    n_bold = sum(c.is_bold for c in voters)
    return bool(voters) and n_bold >= BOLD_STYLE * len(voters)


def _key(candidate: Candidate) -> str:
    return (candidate.parts.name or candidate.label).casefold()


def _know_names(candidates: list[Candidate]) -> list[Candidate]:
    """Parse again, with the names that stand alone as labels in this document."""
    bare = {
        c.parts.name
        for c in candidates
        if c.parts.kind == "person" and not c.parts.role and " " in c.parts.name
    }
    return [
        replace(c, parts=parse_label(c.label, bare))
        if any(c.label.endswith(f" {name}") for name in bare)
        else c
        for c in candidates
    ]


def _judge_in_bold_style(candidate: Candidate, bold_names: set[str]) -> Candidate:
    if candidate.is_bold:
        sure = candidate.parts.kind in ("person", "collective")
        if candidate.parts.kind == "none":
            return _accepted(candidate, 0.7, "bold, as the labels here, but odd")
        return _accepted(candidate, 0.99 if sure else 0.9, "bold, as the labels here")
    if candidate.parts.kind == "person" and _key(candidate) in bold_names:
        reason = "not bold, but the name is a bold label elsewhere in the transcript"
        return _accepted(candidate, 0.8, reason)
    reason = "not bold, where the labels of the transcript are"
    if candidate.parts.kind == "collective":
        reason += "; perhaps read aloud by the speaker"
    return _rejected(candidate, reason)


def _judge_in_plain_style(
    candidate: Candidate, n: int, is_quoted: bool, surnames: set[str]
) -> Candidate:
    kind = candidate.parts.kind
    if is_quoted and n == 1 and kind != "collective":
        return _rejected(candidate, "stands once, before a quotation")
    if kind == "collective":
        return _accepted(candidate, 0.95, "label of nobody in particular")
    if kind == "person":
        reason = f"has a name; stands {n} times" if n > 1 else "has a name"
        return _accepted(candidate, 0.98 if n > 1 else 0.9, reason)
    if kind == "office":
        return _accepted(candidate, 0.95 if n > 1 else 0.8, "names an office")
    if candidate.label.casefold() in surnames:
        return _accepted(candidate, 0.95, "surname of a person with a full label")
    if n > 1:
        return _accepted(candidate, 0.85, f"one word, but stands {n} times")
    return _rejected(candidate, "one word that stands once")


def _accepted(candidate: Candidate, confidence: float, reason: str) -> Candidate:
    return replace(candidate, accepted=True, confidence=confidence, reason=reason)


def _rejected(candidate: Candidate, reason: str) -> Candidate:
    return replace(candidate, accepted=False, reason=reason)
