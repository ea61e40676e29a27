"""Labelled material read and scored: the package, and the colon rule beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from finding import Found, find
from labelled import Material
from scoring import Named, Score, align, judge_day, name_turns, score_turns


@dataclass
class Result:
    """How well one rule does: scores and judged days by name of the file, people."""

    scores: dict[str, Score] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)


@dataclass(frozen=True)
class Measured:
    """A material, what both rules made of it, and why files were not read."""

    material: Material
    ours: Result
    colon: Result
    found: dict[str, Found]
    unread: dict[str, str]


def measure(material: Material) -> Measured:
    """Read a material as one corpus, and score it."""
    found, unread = find(document.path for document in material.documents)
    ours, colon = score_material(material, found)
    return Measured(material, ours, colon, found, unread)


def score_material(
    material: Material, found: dict[str, Found]
) -> tuple[Result, Result]:
    """Return the result of the package, and that of the colon rule."""
    ours, colon = Result(), Result()
    for document in material.documents:
        name, true = document.path.name, document.turns
        here = found.get(name, Found())
        ours.days[name] = judge_day(
            here.event, document.event, is_stated=document.states_event
        )
        for result, turns in ((ours, here.turns), (colon, here.by_colon)):
            pairs = align(true, turns)
            result.scores[name] = score_turns(
                true, turns, pairs, in_characters=material.in_characters
            )
            result.named += name_turns(true, turns, pairs)
    return ours, colon


def total(scores: Iterable[Score]) -> Score:
    """Return the sum of `scores`."""
    return sum(scores, start=Score())


def add_up(parts: list[Measured]) -> Measured:
    """Return several materials, and what was made of them, as one."""
    return Measured(
        Material(
            "all of these",
            "",
            tuple(document for part in parts for document in part.material.documents),
            knows_events=True,
            in_characters=True,
        ),
        _merge(part.ours for part in parts),
        _merge(part.colon for part in parts),
        {name: found for part in parts for name, found in part.found.items()},
        {name: why for part in parts for name, why in part.unread.items()},
    )


def _merge(results: Iterable[Result]) -> Result:
    merged = Result()
    for result in results:
        merged.scores.update(result.scores)
        merged.days.update(result.days)
        merged.named += result.named
    return merged
