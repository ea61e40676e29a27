"""What a label prints beside a surname, and whether two labels can be one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from helpers.segmenting.lexicon import OFFICES, STAGE_WORDS
from helpers.segmenting.name_words import without_title
from helpers.speakers.used import Used

MEN = set(
    "mr sir lord herr hr mnr monsieur señor sr don г-н m heer dhr senhor signor".split()
)
WOMEN = set(
    "mrs ms miss lady dame baroness frau fru mev madame mme mlle señora sra doña madam"
    " г-жа countess mevrouw mevr senhora srª sr.ª signora bk'in bm'in bk’in"
    " bm’in".split()
)
UNMARRIED = set("ms miss mlle mx dame baroness countess".split())
# They stand before anybody's name.
NEUTRAL = set("hon right rt honourable the el la le mx his her excellency".split())
# "Frage Lee", "Zusatzfrage Lee": what somebody does, and no office.
ASKING = set("frage zusatzfrage nachfrage question".split())
BEHIND = re.compile(r"\s(?:of|for|and|in|at)\s", re.I)
ABOUT_SPEECH = re.compile(
    r"spoke|speak|translat|interpret|remote|video|online|contin|answer|respon", re.I
)
# The first words of offices in brackets: one person may have two of them in a meeting.
HEADS_OF_OFFICES = {office.split()[0] for office in OFFICES} | set(
    "minister ministre ministro ministra candidato candidata rapporteur member head"
    " министр глава заместитель директор депутат".split()
)
Facets = Mapping[str, str]


def facets(use: Used) -> Facets:
    """Return what a label says of its person besides the name.

    ``title``: man, woman, or the office; ``note``: a state, party or place in
    brackets; ``place``: what follows "of"; ``generation``: "jr". What it does not say
    is left out.
    """
    said = {"title": _title(use.parts.role), "note": _note(use.parts.note),
            "place": use.name.place, "generation": use.name.generation}  # fmt: skip
    return {facet: value for facet, value in said.items() if value}


def apart(use: Used) -> Facets:
    """Return the facets of a label with ``office`` and ``gender`` as two of them.

    Of one person a label may tell the one and another label the other: "President
    Orr", "Mr Orr".
    """
    said = dict(facets(use))
    title = said.pop("title", "")
    office = "" if title in ("man", "woman") else title
    more = {"office": office, "gender": gender(use.parts.role)}
    return said | {facet: value for facet, value in more.items() if value}


def may_be_a_wife(use: Used) -> bool:
    """Tell whether a label may be that of the wife of one who has an office."""
    words = {word.strip(",.").casefold() for word in use.parts.role.split()}
    return not words.isdisjoint(WOMEN - UNMARRIED)


def _title(role: str) -> str:
    words = [word.strip(".,").casefold() for word in role.split()]
    words = [word for word in words if word not in NEUTRAL | ASKING]
    offices = [word for word in words if word not in MEN | WOMEN]
    if offices:
        return " ".join(offices)
    return gender(role)


def gender(role: str) -> str:
    """Return ``man`` or ``woman`` where a form of address says so; else empty."""
    # "Head of the Lady Toft Fund" is no lady.
    own = BEHIND.split(role, 1)[0]
    words = {word.strip(",.").casefold() for word in own.split()}
    if len(words) > 1:
        # The Lord Mayor may be a woman.
        words.discard("lord")
    if words & WOMEN:
        return "woman"
    return "man" if words & MEN else ""


def gender_of(use: Used) -> str:
    """Return ``man`` or ``woman`` where a label says so, of whatever office it tells.

    The role of "Mme Lee, ministre" is her office; her form of address stands first.
    """
    role = use.parts.role
    is_first = bool(role) and use.label.startswith(role)
    return gender(role) or ("" if is_first else gender(without_title(use.label)[0]))


def identities(note: str) -> list[str]:
    """Return the notes that tell who somebody is: no office, nor how they speak."""
    return [
        part
        for part in note.split("; ")
        if part[:1].isupper()
        and not (STAGE_WORDS.search(part) or ABOUT_SPEECH.search(part))
        and part.casefold().split()[0] not in HEADS_OF_OFFICES
    ]


def _note(note: str) -> str:
    """Return the first note that tells who somebody is, as compared."""
    return next(iter(identities(note)), "").casefold()


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
