"""Two people of one name, told apart by state, seat, party or form of address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpers.segmenting.places import is_place
from helpers.speakers.names import squash
from helpers.speakers.titles import gender_of, identities
from helpers.speakers.used import Used

PARTIES = {
    squash(party)
    for party in (
        "Labour|Lab|Lab/Co-op|Labour/Co-operative|Conservative|Con|Liberal Democrat"
        "|Liberal Democrats|Lib Dem|LD|LDem|SNP|Plaid Cymru|PC|DUP|UUP|SDLP|Sinn Féin"
        "|Green|Greens|Ind|Independent|UKIP|Liberal|Lib|NDP|CPC|BQ|GP|Republican"
        "|Democrat|Democratic|R|D|CDU|CSU|CDU/CSU|SPD|FDP|AfD|Die Linke|Grüne"
        "|BÜNDNIS 90/DIE GRÜNEN|LR|UMP|PS|RN|FN|MoDem|LFI|PP|PSOE|VOX|Podemos"
        "|Fianna Fáil|Fine Gael|ANC|DA|EFF|IFP|ACDP|FF Plus"
    ).split("|")
}
FORMS = {"man": "Mr", "woman": "Ms"}


def keep_apart(named: list[Used]) -> list[Used]:
    """Return `named` with the labels of one name that are two people's apart.

    Within a meeting two parties, two states, two seats with a party behind them, or two
    sexes tell them apart; in two meetings only two states do, as parties and seats
    change, and two sexes if nothing but initials is known.
    """
    of_person: dict[str, list[Used]] = defaultdict(list)
    for use in named:
        if use.speaker and use.decided_by != "kept apart":
            of_person[use.speaker].append(use)
    apart: dict[tuple[str, str], Used] = {}
    for uses in of_person.values():
        for use in _parted(uses):
            apart[use.meeting_id, use.label] = use
    return [apart.get((use.meeting_id, use.label), use) for use in named]


def _parted(uses: list[Used]) -> Iterator[Used]:
    """Yield those of one person's labels that are not all one person's."""
    of_meeting: dict[str, list[Used]] = defaultdict(list)
    for use in uses:
        of_meeting[use.meeting_id].append(use)
    are_states = len({_state(use) for use in uses} - {""}) > 1
    is_known = any(use.name.is_full for use in uses)
    are_sexes = not is_known and _are_both(uses)
    for here in of_meeting.values():
        said = [use for use in here if identities(use.parts.note)]
        sexed = [use for use in here if gender_of(use)]
        placed = [use for use in here if _state(use)]
        if any(_differ(one, other) for one in said for other in said):
            yield from (_apart(use, _noted(use)) for use in said)
        elif are_states and placed:
            yield from (_apart(use, _noted(placed[0])) for use in here)
        elif _are_both(here):
            yield from (_apart(use, _addressed(use)) for use in sexed)
        elif are_sexes and sexed:
            yield from (_apart(use, _addressed(sexed[0])) for use in here)


def _apart(use: Used, speaker: str) -> Used:
    evidence = f"more than one {use.speaker}, by what labels say of them"
    return replace(use, speaker=speaker, evidence=evidence, decided_by="kept apart")


def _noted(use: Used) -> str:
    return f"{use.speaker} ({identities(use.parts.note)[0]})"


def _addressed(use: Used) -> str:
    return f"{FORMS[gender_of(use)]} {use.speaker}"


def _are_both(uses: Iterable[Used]) -> bool:
    return len({gender_of(use) for use in uses} - {""}) > 1


def _state(use: Used) -> str:
    said = identities(use.parts.note)[:1]
    return said[0] if said and is_place(said[0]) else ""


def _differ(one: Used, other: Used) -> bool:
    """Tell whether what stands in brackets is of two people."""
    ours, theirs = identities(one.parts.note), identities(other.parts.note)
    a, b = squash(ours[0]), squash(theirs[0])
    if a.startswith(b) or b.startswith(a):
        return False
    if len(ours) > 1 and len(theirs) > 1:
        return True
    return {a, b} <= PARTIES or (is_place(ours[0]) and is_place(theirs[0]))
