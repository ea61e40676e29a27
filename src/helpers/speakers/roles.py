"""Who is in the chair and who moderates: by the office that a label prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from helpers.segmenting.labels import LabelParts
from helpers.segmenting.lexicon import OFFICE_WORDS
from helpers.speakers.stated import CHAIR, MODERATOR, find_stated, states_role
from helpers.speakers.used import Used

# Articles and forms of address before an office.
ADDRESS = re.compile(
    r"(?:(?:the|mr|mrs|ms|mx|miss|dr|prof|sir|dame|madame?|mme|mlle|mm|m|le|la"
    r"|el|los|las|il|de|der|die|den|o|señora?s?|don|herr|frau|sra?|sr\.ª|right|hon"
    r"|honourable|de heer|mevrouw|г-н|г-жа|frage|zusatzfrage|nachfrage)(?:\.|\b)"
    r"\s*)+",
    re.I,
)
RANK = re.compile(
    r"(?:(?:acting|deputy|vice|co|temporary|first|second|interim|assistant)[ -])+"
)
# Offices that are those of the chair in any transcript.
CHAIRS = {
    office.casefold()
    for office in (
        "Chair|Chairman|Chairwoman|Chairperson|Committee Chair|Presiding Officer"
        "|Speaker pro tempore|President pro tempore|Председательствующий|Convener"
        "|Председательствующая|Головуючий|Головуюча|Спікер|Vizepräsident"
        "|Vizepräsidentin|Alterspräsident|Alterspräsidentin|Vorsitzender|Vorsitzende"
        "|Vors|Vicepresidente|Vicepresidenta|Vice-président|Vice-présidente"
        "|Predsedujoči|Predsedujoča|Marszałek|Wicemarszałek|Przewodniczący"
        "|Przewodnicząca|主席|議長|议长|Voorzitter|Ordförande|Ordföranden|Talman"
        "|Talmannen|Formand|Formanden|Møteleder|Puheenjohtaja|Puhemies|Předsedající"
        "|Elnök|Levezető elnök|An Ceann Comhairle|An Leas-Cheann Comhairle"
        "|An Cathaoirleach|의장|위원장"
    ).split("|")
}
# They preside over a house or a state: in the chair where the transcript has the words
# of a sitting, or where the label addresses them as members do ("M. le président").
HEADS = {
    office.casefold()
    for office in (
        "President|Speaker|Lord Speaker|Président|Présidente|Presidente|Presidenta"
        "|Präsident|Präsidentin|Председатель|Predsednik|Predsednica"
    ).split("|")
}
ADDRESSED = re.compile(
    r"(?:m\.|mme|mr\.?|madam|(?:el|la) señora?)\s|(?:el|la) señora?$"
    r"|the (?:lord )?speaker$",
    re.I,
)
SITTING = re.compile(
    r"\b(?:(?:gives?|has|have|had|take|yield\w*) the floor|order of business"
    r"|(?:sitting|meeting|session|house|committee|council) (?:is|was|will)"
    r" (?:now )?(?:open|called to order|adjourned|suspended|resumed|closed)"
    r"|rose to order|la parole est|la séance est"
    r"|se (?:abre|levanta|reanuda|suspende) la sesión|tiene la palabra"
    r"|hat das wort|haben das wort|das wort (?:hat|erhält|geht)"
    r"|erteile \w+ \w*\s*das wort"
    r"|sitzung ist (?:eröffnet|geschlossen)|слово (?:предоставляется|надається|має)"
    r"|besedo ima|ma głos)\b",
    re.I,
)
# Letters of which some stand in all those words: to look for them costs little.
SITTING_SIGNS = (
    "the floor", "to order", "order of business", "is open", "was open", "now open",
    "will open", "adjourned",
    "suspended", "resumed", "closed", "parole est", "séance est", "la sesión",
    "la palabra", "das wort", "sitzung ist", "слово ", "besedo", "głos",
)  # fmt: skip
MODERATORS = {
    office.casefold()
    for office in (
        "Moderator|Moderators|Moderatorin|Moderador|Moderadora|Modérateur|Modératrice"
        "|Moderatore|Facilitator|Host|Hosts|Co-host|Presenter|Anchor|Direct line host"
        "|Ведущий|Ведущая|Модератор|Ведучий|Ведуча|主持人|司儀|司仪|Moderatrice"
        "|Animateur|Animatrice|Presentador|Presentadora|Conductor|Conductora"
        "|Prowadzący|Prowadząca|사회자"
    ).split("|")
}
MODERATES = re.compile(r"\b(?:moderator|facilitator|модератор|moderatorin)$", re.I)


class Passages(NamedTuple):
    """What a transcript says of the roles in it.

    `is_sitting` tells whether it has the words of a sitting, so that its president is
    in the chair; `unspoken` are the passages in which the record may name a role.
    """

    is_sitting: bool = False
    unspoken: tuple[str, ...] = ()


def passages_of(text: str, unspoken: Iterable[str]) -> Passages:
    """Return what `text` says of roles; `unspoken` are its passages nobody speaks."""
    told = tuple(passage for passage in unspoken if states_role(passage))
    folded = text.casefold()
    is_sitting = any(sign in folded for sign in SITTING_SIGNS)
    return Passages(is_sitting and bool(SITTING.search(text)), told)


def printed_office(parts: LabelParts) -> str:
    """Return the office that a label prints, or has in brackets; else empty."""
    return next(_offices(parts), "")


def office_of(parts: LabelParts) -> set[str]:
    """Return the offices that a label prints, as compared."""
    return {office.casefold() for office in _offices(parts)}


def _offices(parts: LabelParts) -> Iterator[str]:
    office = _unaddressed(parts.role)
    if office:
        yield office
    for note in parts.note.split("; "):
        bare = _unaddressed(note)
        words = bare.casefold().split()
        if words and (words[0] in OFFICE_WORDS or _is_role(bare.casefold())):
            yield bare


def _unaddressed(office: str) -> str:
    address = ADDRESS.match(office)
    bare = office[address.end() :] if address else office
    return "" if bare.casefold() in ("lord", "lady") else bare


def _is_role(office: str) -> bool:
    return office in CHAIRS or office in MODERATORS


def role_of(parts: LabelParts, *, is_sitting: bool = False) -> str | None:
    """Return ``chair`` or ``moderator`` where a label says so; else None.

    Args:
        parts: the label.
        is_sitting: whether the transcript has the words of a sitting, so that its
            president is in the chair; elsewhere "The President" is a head of state.
    """
    for office in _offices(parts):
        for printed in office.casefold().rstrip(".").split(", "):
            ranked = RANK.sub("", printed)
            if {printed, ranked} & CHAIRS:
                return CHAIR
            if {printed, ranked} & HEADS and (
                is_sitting or ADDRESSED.match(parts.role)
            ):
                return CHAIR
            if printed in MODERATORS or MODERATES.search(printed):
                return MODERATOR
    return None


def with_roles(used: Iterable[Used], passages: Mapping[str, Passages]) -> list[Used]:
    """Return `used` with the role of every label.

    A label that says nothing but a name has the role that another label of the person
    gives in the same meeting, or that the transcript states of the person.

    Args:
        used: labels with their people.
        passages: by meeting, what its transcript says of roles.
    """
    used = list(used)
    nothing = Passages()
    own = [
        role_of(use.parts, is_sitting=passages.get(use.meeting_id, nothing).is_sitting)
        for use in used
    ]
    of_person = find_stated(used, {m: p.unspoken for m, p in passages.items()})
    for use, role in zip(used, own, strict=True):
        if role and use.speaker:
            of_person.setdefault((use.meeting_id, use.speaker), (role, ""))
    return [
        _with_role(use, role, of_person) for use, role in zip(used, own, strict=True)
    ]


def _with_role(
    use: Used, own: str | None, of_person: Mapping[tuple[str, str], tuple[str, str]]
) -> Used:
    says_more = bool(printed_office(use.parts) or use.parts.note)
    known = of_person.get((use.meeting_id, use.speaker or ""))
    if own or not known or says_more:
        return replace(use, role=own)
    role, words = known
    said = f"; {role}, as the transcript says: {words!r}" if words else ""
    return replace(use, role=role, evidence=f"{use.evidence}{said}")
