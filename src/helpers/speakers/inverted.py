"""Surname first, then a comma and the given name, as data files have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from helpers.segmenting.labels import LabelParts
from helpers.segmenting.name_words import is_name
from helpers.segmenting.offices import GOVERNED, has_office
from helpers.segmenting.places import is_place
from helpers.speakers.used import Used

# "Ann Lee, Reuters" has the same shape: only a meeting whose labels nearly all have it
# is a list of surnames.
MIN_LABELS, MIN_SHARE = 3, 0.8
MAX_GIVEN = 3


def with_given_names(used: Iterable[Used]) -> list[Used]:
    """Return `used`; where a meeting prints ``Surname, Given`` both are the name."""
    used = list(used)
    of_meeting: dict[str, list[Used]] = defaultdict(list)
    for use in used:
        if use.parts.kind in ("person", "word"):
            of_meeting[use.meeting_id].append(use)
    inverted = {
        meeting
        for meeting, uses in of_meeting.items()
        if (n := sum(map(_is_inverted, uses))) >= MIN_LABELS
        and n >= MIN_SHARE * len(uses)
    }
    return [
        replace(use, parts=LabelParts("person", use.label, note=use.parts.note))
        if use.meeting_id in inverted and _is_inverted(use)
        else use
        for use in used
    ]


def _is_inverted(use: Used) -> bool:
    surname, comma, given = use.label.partition(", ")
    if not comma or has_office(given) or is_place(given) or not is_name(given):
        return False
    is_acronym = given.isupper() and not surname.isupper()
    is_outlet = not GOVERNED.isdisjoint(given.casefold().split())
    is_short = len(given.split()) <= MAX_GIVEN and len(surname.split()) <= MAX_GIVEN + 1
    return is_short and not is_acronym and not is_outlet and surname[0].isupper()
