"""A person's rulings on single places, from decisions.csv; they win over every rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from helpers.errors import SourceError
from helpers.furniture import Line
from helpers.segmenting.candidates import Candidate
from helpers.segmenting.labels import parse_label
from helpers.segmenting.spans import Span, overlay


class Ruling(NamedTuple):
    """A row of decisions.csv on this document: a quote that fits one place."""

    place: str
    quote: str
    decision: str
    reason: str


def rule_on_labels(
    text: str,
    lines: list[Line],
    candidates: list[Candidate],
    rulings: Iterable[Ruling],
) -> list[Candidate]:
    """Return `candidates` as a person's rulings on labels leave them.

    Raises:
        SourceError: a quote fits nowhere or twice, or holds no label to take away.
    """
    for ruling in rulings:
        if ruling.decision not in ("label", "no label"):
            continue
        start, end = _fits(text, ruling)
        rest = [c for c in candidates if not c.start < end or not start < c.end]
        hit = next((c for c in candidates if c not in rest), None)
        is_label = ruling.decision == "label"
        if hit is None and not is_label:
            raise SourceError(
                f"{ruling.place}: the quote {ruling.quote[:40]!r} holds no label,"
                " expected the start of a paragraph that was taken for one;"
                " take the row away"
            )
        ruled = hit or _new_candidate(text, lines, start, end)
        reason = f"decisions.csv: {ruling.reason}"
        ruled = ruled._replace(accepted=is_label, confidence=1.0, reason=reason)
        candidates = sorted([*rest, ruled], key=lambda c: c.start)
    return candidates


def _new_candidate(text: str, lines: list[Line], start: int, end: int) -> Candidate:
    """Return the label that a person sees at the start of a quote."""
    number = next(n for n, line in enumerate(lines) if start < line.end)
    printed = text[start:end]
    label = printed.partition(":")[0] if ":" in printed else printed.rstrip()
    mark = start + len(label) + (":" in printed)
    after = (
        mark
        + len(text[mark : lines[number].end])
        - len(text[mark : lines[number].end].lstrip())
    )
    folded = " ".join(label.split())
    parts = parse_label(folded)
    return Candidate(
        number, lines[number].start, mark, after, folded, "decision", parts
    )


def rule_on_speech(
    text: str,
    spans: list[Span],
    opened: Iterable[tuple[int, int]],
    rulings: Iterable[Ruling],
) -> list[Span]:
    """Return `spans` as a person's rulings on speech and furniture leave them.

    Args:
        text: the document's text.
        spans: its spans.
        opened: number and first character of each turn, in order.
        rulings: rows of decisions.csv.

    Raises:
        SourceError: a quote fits nowhere or twice, or no turn stands before it.
    """
    for ruling in rulings:
        if ruling.decision in ("label", "no label"):
            continue
        start, end = _fits(text, ruling)
        rule = f"decisions.csv: {ruling.reason}"
        before = [number for number, place in opened if place <= start]
        if ruling.decision == "speech" and not before:
            raise SourceError(
                f"{ruling.place}: no turn stands before {ruling.quote[:40]!r}, expected"
                " one that the words could belong to; rule that a label stands there,"
                " with the quote beginning at the name"
            )
        turn = before[-1] if ruling.decision == "speech" else None
        spans = list(overlay(spans, Span(start, end, ruling.decision, rule, turn)))
    return spans


def _fits(text: str, ruling: Ruling) -> tuple[int, int]:
    places = text.count(ruling.quote)
    if places != 1:
        raise SourceError(
            f"{ruling.place}: the quote {ruling.quote[:40]!r} fits {places} places,"
            " expected 1; copy a longer or the exact one from the transcript"
        )
    start = text.index(ruling.quote)
    return start, start + len(ruling.quote)
