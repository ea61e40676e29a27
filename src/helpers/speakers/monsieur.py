"""What "M." before a surname is: Monsieur, or the first letter of a given name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from helpers.segmenting.lexicon import PARTICLES
from helpers.speakers.names import Name, may_be_one
from helpers.speakers.used import Used

# How a French record addresses people: "Mme Lee", "M. le président". "M. La Rosa" and
# "Madame Chair" may be English.
FRENCH = re.compile(
    r"(?i:mme|mmes|mlle|mm\.|monsieur|madame(?! (?:chair|speaker|president|secret)))\b"
    r"|M\.? (?:le |la |les |l['’])\S"
)
MADAME = re.compile(r"(?:mme|mlle|madame|mademoiselle)\b", re.I)


def with_monsieur(named: list[Used], all_used: Iterable[Used]) -> list[Used]:
    """Return `named`; where "M." is Monsieur it is a title, and no initial.

    It is one where the meeting addresses others as French records do, where no full
    name of its surname in the meeting begins with that letter, and where whoever it
    could be the initial of is a Madame.

    Args:
        named: labels that have a name.
        all_used: those, and the labels of offices: "M. le président".
    """
    french = {
        use.meeting_id
        for use in all_used
        if FRENCH.match(use.label) or use.parts.role in ("M.", "M")
    }
    here: dict[tuple[str, str], set[Name]] = defaultdict(set)
    anywhere: dict[str, list[Used]] = defaultdict(list)
    for use in named:
        if use.name.is_full:
            here[use.meeting_id, use.name.surname].add(use.name)
            anywhere[use.name.surname].append(use)
    return [
        _titled(use)
        if _has_letter(use)
        and (
            use.meeting_id in french
            or _is_other(use.name, here[use.meeting_id, use.name.surname])
            or _is_madame(use.name, anywhere[use.name.surname])
        )
        else use
        for use in named
    ]


def _has_letter(use: Used) -> bool:
    # Behind "Mr" it is an initial, and so it is before other initials.
    is_first = not use.parts.role and bool(re.match(r"M\.? ", use.label))
    first, *others = use.name.given or ("",)
    return is_first and first == "m" and all(word in PARTICLES for word in others)


def _titled(use: Used) -> Used:
    title, _, name = use.parts.name.partition(" ")
    role = " ".join(filter(None, (title, use.parts.role)))
    return replace(use, parts=use.parts._replace(name=name, role=role))


def _is_other(name: Name, full: set[Name]) -> bool:
    return bool(full) and not any(may_be_one(name, other) for other in full)


def _is_madame(name: Name, full: list[Used]) -> bool:
    fits = [other for other in full if may_be_one(name, other.name)]
    return bool(fits) and all(MADAME.match(other.label) for other in fits)
