"""What a label prints beside a surname, and whether two labels can be one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from helpers.segmenting.lexicon import STAGE_WORDS
from helpers.speakers.used import Used

MEN = set("mr sir lord herr hr mnr monsieur señor sr don г-н m".split())
WOMEN = set(
    "mrs ms miss lady dame baroness frau fru mev madame mme mlle señora sra doña madam"
    " г-жа countess".split()
)
# They stand before anybody's name.
NEUTRAL = set("hon right rt honourable the el la le mx his her excellency".split())
ABOUT_SPEECH = re.compile(
    r"spoke|speak|translat|interpret|remote|video|online|contin|answer|respon", re.I
)
Facets = Mapping[str, str]


def facets(use: Used) -> Facets:
    """Return what a label says of its person besides the name.

    ``title``: man, woman, or the office; ``note``: a state, party or place in
    brackets; ``place``: what follows "of". What it does not say is left out.
    """
    said = {"title": _title(use.parts.role), "note": _note(use.parts.note),
            "place": use.name.place}  # fmt: skip
    return {facet: value for facet, value in said.items() if value}


def _title(role: str) -> str:
    words = [word.strip(".,").casefold() for word in role.split()]
    words = [word for word in words if word not in NEUTRAL]
    offices = [word for word in words if word not in MEN | WOMEN]
    if offices:
        return " ".join(offices)
    return gender(role)


def gender(role: str) -> str:
    """Return ``man`` or ``woman`` where a form of address says so; else empty."""
    words = {word.strip(".,").casefold() for word in role.split()}
    if words & WOMEN:
        return "woman"
    return "man" if words & MEN else ""


def _note(note: str) -> str:
    """Return the first note that tells who somebody is, not how they speak."""
    for part in note.split("; "):
        is_stage = STAGE_WORDS.search(part) or ABOUT_SPEECH.search(part)
        if part[:1].isupper() and not is_stage:
            return part.casefold()
    return ""


def conflict(said: Iterable[Facets]) -> bool:
    """Tell whether any two say different things of the same kind."""
    values: dict[str, set[str]] = defaultdict(set)
    for one in said:
        for facet, value in one.items():
            values[facet].add(value)
    return any(len(found) > 1 for found in values.values())


def joined(said: Iterable[Facets]) -> Facets:
    """Return all that is said, where nothing conflicts."""
    return {facet: value for one in said for facet, value in one.items()}


def dressed(use: Used) -> str:
    """Return the name with what the label prints beside it, to tell two apart."""
    name, role, note = use.parts.name, use.parts.role, _note(use.parts.note)
    if role:
        is_behind = 0 <= use.label.find(name) < use.label.find(role)
        name = f"{name}, {role}" if is_behind else f"{role} {name}"
    printed = [n for n in use.parts.note.split("; ") if note and n.casefold() == note]
    return f"{name} ({printed[0]})" if printed else name
