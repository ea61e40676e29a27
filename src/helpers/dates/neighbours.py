"""What the lines above and below a day say of it."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.dates.leads import APART, find_stamp, is_short, lead_of, quoted
from helpers.dates.occasions import (
    AGENDA,
    AMERICAN_CLOCK,
    ANOTHER,
    CJK_NUMBERED,
    CLOCK,
    HELD,
    ITEM,
    NUMBERED,
    OCCASION,
    OPENED,
    ORDINAL,
    PARLIAMENTARY,
    PUBLISHED,
    RECORD,
    RELATED,
)
from helpers.dates.printed import CJK_AFTER

MAX_RELATED, MAX_AGENDA, MAX_FIELDS = 3, 15, 3  # lines


def is_listed(lines: Sequence[str], number: int, start: int) -> bool:
    """Tell whether a line is one of a list: of other pages, or of what is treated.

    "2. Minutes of the meeting of 3 May" stands in the record of a later one.
    """
    lead = lines[number][:start]
    item = ITEM.match(lead)
    if item and not ORDINAL.match(lead):
        return True
    if any(map(RELATED.match, lines[max(number - MAX_RELATED, 0) : number])):
        return True
    if not (RECORD.search(lead) or HELD.search(lead_of(lead))):
        return False
    return any(map(AGENDA.match, lines[max(number - MAX_AGENDA, 0) : number]))


def bound_by_neighbours(lines: Sequence[str], number: int, start: int, end: int) -> str:
    """Return the words above or below a day alone that make it the meeting's."""
    line = lines[number]
    above = lines[number - 1] if number else ""
    below = lines[number + 1 : number + 3]
    if lead_of(line[:start]) != line[:start].rstrip():
        if _is_heading(above) and NUMBERED.search(above):
            return quoted(above)
        if not CLOCK.search(line, start):
            for near in (above, *below):
                if _is_heading(near) and PARLIAMENTARY.search(near):
                    return quoted(near)
    if CJK_AFTER.match(line, end) and CJK_NUMBERED.search(above.strip()):
        return quoted(above)
    if below and OPENED.match(below[0]):
        return quoted(below[0])
    is_bare = not lead_of(line[:start]).strip(APART)
    if not is_bare or CLOCK.search(line, start):
        return ""
    if find_stamp(lines, number, start, start):
        return ""
    return next((quoted(b) for b in below if AMERICAN_CLOCK.fullmatch(b.strip())), "")


def bound_by_field(lines: Sequence[str], number: int, end: int) -> str:
    """Return the title of a record beside a field with its date, which has no clock."""
    if CLOCK.search(lines[number], end):
        return ""
    above = lines[max(number - MAX_FIELDS, 0) : number]
    near = [*above, *lines[number + 1 : number + 1 + MAX_FIELDS]]
    if any(map(PUBLISHED.search, near)):
        return ""
    return next(
        (
            quoted(line)
            for line in near
            if _is_heading(line) and RECORD.match(line) and OCCASION.search(line)
        ),
        "",
    )


def _is_heading(line: str) -> bool:
    is_item = ITEM.match(line) and not ORDINAL.match(line)
    return is_short(line) and not ANOTHER.search(line) and not is_item
