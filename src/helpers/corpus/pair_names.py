"""What two sides of a comparison are called: by what differs between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from helpers.corpus.against import Selection

ALL_OTHERS, THE_TIME = "all others", "the time"
EVERYBODY, ALL_DAYS, ALL_ROLES = "everybody", "all days", "with all roles"
MANY = 3  # names that are not written out


def name_sides(
    first: Selection, other: Selection, is_part: tuple[bool, bool]
) -> tuple[str, str]:
    """Return the names of both sides.

    Args:
        first: the one side.
        other: the other side.
        is_part: which of the two is a part of the other one, which is then only what
            is left of it.
    """
    differing = [say for field, say in _SAY if field(first) != field(other)]
    names = [", ".join(say(side) for say in differing) for side in (first, other)]
    for side, part in enumerate((first, other)):
        if is_part[side]:
            names[1 - side] = _rest((other, first)[side], part, differing)
    if names[0] == names[1]:
        names = [f"{name} ({place})" for name, place in zip(names, "12", strict=True)]
    return names[0], names[1]


def title_of(names: tuple[str, str]) -> str:
    """Return what a comparison of two sides is titled: "Ann Lee against all others"."""
    first, other = names
    # Names of people, groups and folders stay as they are.
    is_ours = first.startswith((THE_TIME, "all ", EVERYBODY, "with"))
    start = first[:1].upper() if is_ours else first[:1]
    return f"{start}{first[1:]} against {other}"


def said_of_both(first: Selection, other: Selection) -> str:
    """Return what is asked of both sides alike, as part of a sentence; or nothing."""
    shared = [
        say(first)
        for say, nothing in ((_people, EVERYBODY), (_period, ALL_DAYS))
        if say(first) == say(other) != nothing
    ]
    return f"on both sides only {', '.join(shared)}" if shared else ""


def _place(side: Selection) -> str:
    paths = [Path(place) for place in side.places]
    return _called([path.name or "." for path in paths])


def _people(side: Selection) -> str:
    return _called([*side.speakers, *side.groups]) or EVERYBODY


def _period(side: Selection) -> str:
    if side.since and side.until:
        return f"{THE_TIME} {side.since} to {side.until}"
    if side.has_period:
        end = f"since {side.since}" if side.since else f"until {side.until}"
        return f"{THE_TIME} {end}"
    return ALL_DAYS


def _roles(side: Selection) -> str:
    roles = _called(list(side.exclude_roles))
    return f"without {roles}" if roles else ALL_ROLES


# What two sides may differ in, and what each side is called by it.
_SAY: tuple[tuple[Callable[[Selection], object], Callable[[Selection], str]], ...] = (
    (lambda side: side.places, _place),
    (lambda side: [*side.speakers, *side.groups], _people),
    (lambda side: (side.since, side.until), _period),
    (lambda side: list(side.exclude_roles), _roles),
)


def _rest(whole: Selection, part: Selection, by: list[Callable[..., str]]) -> str:
    """Return what is called what is left of `whole` without `part`.

    Args:
        whole: the larger side.
        part: the other one.
        by: how the two are called by what differs between them.
    """
    if by == [_people]:
        if whole.speakers or whole.groups:
            return f"{_people(whole)} without {_people(part)}"
        return ALL_OTHERS
    if by == [_period] and not whole.has_period and not (part.since and part.until):
        end = f"before {part.since}" if part.since else f"after {part.until}"
        return f"{THE_TIME} {end}"
    return "all other days" if by == [_period] else "all else"


def _called(names: Sequence[str]) -> str:
    if len(names) < MANY:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} others"
