"""Labels to people: who is one, who is two, who is nobody, and on what evidence.

In this order: a person's own table; labels of nobody in particular; the name as
printed, without regard to case, spaces, dots and missing accents; initials with a
surname; namesakes whom state, seat, party or sex tell apart; an office with a name; a
surname alone; the same name in Cyrillic and in Latin letters. Whatever fits two people
is merged with neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from helpers.segmenting.labels import LabelParts
from helpers.segmenting.lexicon import COLLECTIVE, PARTICLES
from helpers.segmenting.name_words import is_name
from helpers.speakers.accents import spelled_out
from helpers.speakers.fullnames import FullNames
from helpers.speakers.inverted import with_given_names
from helpers.speakers.monsieur import with_monsieur
from helpers.speakers.namesakes import keep_apart
from helpers.speakers.resembling import with_resembling
from helpers.speakers.roles import office_of
from helpers.speakers.scripts import across_scripts
from helpers.speakers.surnames import name_surnames
from helpers.speakers.used import NamedBy, Used

# "A", "0", "spk_1": a machine's voices are others in every file.
MACHINE = re.compile(r"[A-Z]|\d{1,4}|(?:speaker|spk|voice)[ _-]?\w{1,2}", re.I)
# Why a short label has no name, where the transcript's style says that it is a label:
# the handle of somebody, "ann-lee".
MAX_ODD_WORDS = 3
ODD = {"begins with a small letter", "ends in no name"}


def name_people(used: Iterable[Used], rows: Sequence[NamedBy]) -> list[Used]:
    """Return `used` with speaker, evidence and rule of every label."""
    used = with_given_names(map(_with_particle, used))
    with_name = [use for use in used if _has_name(use)]
    with_name = spelled_out(with_monsieur(with_name, used))
    full = FullNames(with_name)
    whole = [full.named(use) for use in with_name if use.name.given]
    named = {_key(use): use for use in keep_apart(whole)}
    bare = [use for use in with_name if not use.name.given]
    named |= name_surnames(bare, full, list(named.values()))
    named = {_key(use): use for use in across_scripts(list(named.values()))}
    holders = _holders(named.values())
    decided = []
    for use in used:
        if _key(use) in named:
            decided.append(named[_key(use)])
        elif use.parts.kind == "office":
            decided.append(_of_office(use, holders))
        else:
            decided.append(_of_no_name(use))
    return with_resembling(_overruled(decided, rows))


def _key(use: Used) -> tuple[str, str]:
    return use.meeting_id, use.label


def _has_name(use: Used) -> bool:
    is_named = use.parts.kind in ("person", "word")
    return is_named and not MACHINE.fullmatch(use.parts.name)


def _with_particle(use: Used) -> Used:
    """Return `use`; a surname that begins with a small particle is a name."""
    label = use.label
    if label.split()[:1] and label.split()[0] in PARTICLES and is_name(label):
        return replace(use, parts=LabelParts("person", label))
    return use


def _of_no_name(use: Used) -> Used:
    """Return `use`, whose label is nobody's in particular, or has an odd shape."""
    reason = use.parts.reason
    is_word = use.label.casefold() in COLLECTIVE or MACHINE.fullmatch(use.label)
    is_short = len(use.label.split()) <= MAX_ODD_WORDS
    if reason in ODD and is_short and not is_word:
        evidence = f"kept as printed, though it {reason}"
        return replace(use, speaker=use.label, evidence=evidence, decided_by="name")
    evidence = reason if reason and not is_word else "label of nobody in particular"
    return replace(use, evidence=evidence, decided_by="collective")


def _holders(named: Iterable[Used]) -> dict[tuple[str, str], set[str]]:
    """Return, by meeting and office, the people whose labels print that office."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for use in named:
        for office in office_of(use.parts):
            holders[use.meeting_id, office].add(use.speaker or "")
    return holders


def _of_office(use: Used, holders: dict[tuple[str, str], set[str]]) -> Used:
    """Return `use`, whose label is an office, with whoever holds it in the meeting."""
    found = {
        person
        for office in office_of(use.parts)
        for person in holders.get((use.meeting_id, office), ())
    }
    if len(found) == 1:
        person = next(iter(found))
        evidence = f"the office of {person} in this meeting"
        return replace(use, speaker=person, evidence=evidence, decided_by="office")
    why = "held by several" if found else "without a name"
    evidence = f"an office {why} in this meeting"
    return replace(use, evidence=evidence, decided_by="office without a name")


def _overruled(decided: list[Used], rows: Sequence[NamedBy]) -> list[Used]:
    """Return `decided` as speakers.csv leaves it.

    A row rules on its own label; where that label is the name by which a person goes,
    it renames the person under all labels that have no row.
    """
    places: dict[tuple[str, str | None], int] = {}
    for place, row in enumerate(rows):
        places.setdefault((row.label, row.meeting_id), place)
    ruled: list[NamedBy | None] = []
    renamed: dict[str | None, str] = {}
    for use in decided:
        fits = [places.get((use.label, meeting)) for meeting in (None, use.meeting_id)]
        first = min((place for place in fits if place is not None), default=None)
        found = None if first is None else rows[first]
        # A row that agrees is there for a role or a group.
        agrees = found is not None and (found.speaker or None) == use.speaker
        is_own = found is not None and use.parts.name == use.speaker
        if found and is_own and not agrees and found.meeting_id is None:
            renamed[use.speaker] = found.speaker
        ruled.append(None if agrees else found)
    return [
        replace(
            use,
            speaker=(row.speaker if row else renamed[use.speaker]) or None,
            evidence="a person says so",
            decided_by="speakers.csv",
        )
        if row or use.speaker in renamed
        else use
        for use, row in zip(decided, ruled, strict=True)
    ]
