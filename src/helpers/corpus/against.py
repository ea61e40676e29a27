"""Reads what is set against a selection: another place, or what differs there.

``against`` is a file, a folder or a glob; or it says what is different on the other
side, in the names of the parameters: ``speakers=Bob Ray``, ``since=2024-01-01``, or
several of them parted by commas. What it does not say is as on the first side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from helpers.errors import ParameterError

PLACE = "corpus"
LISTS = ("speakers", "groups", "exclude_roles")
CONDITIONS = (PLACE, "since", "until", *LISTS)
# What is one thing, and is said anew as a whole.
PERIOD, PEOPLE = ("since", "until"), ("speakers", "groups")
SINGULAR = {"speaker": "speakers", "group": "groups"}
_CONDITION = re.compile(r"\s*(\w+)\s*=\s*")
_NEXT = re.compile(r",\s*(?=\w+\s*=)")


class Selection(NamedTuple):
    """One side of a comparison, in the words of the notebooks' parameters.

    Attributes:
        corpus: a file, a folder or a glob, or several of them.
        since: the first day; empty for no limit.
        until: the last day, included; empty for no limit.
        speakers: people; empty for all.
        groups: groups of ``speakers.csv``; empty for all.
        exclude_roles: roles whose turns are left out.
    """

    corpus: str | Sequence[str]
    since: str = ""
    until: str = ""
    speakers: Sequence[str] = ()
    groups: Sequence[str] = ()
    exclude_roles: Sequence[str] = ()

    @property
    def places(self) -> list[str]:
        """The files, folders and globs."""
        return [self.corpus] if isinstance(self.corpus, str) else list(self.corpus)

    @property
    def has_period(self) -> bool:
        """Whether only some days belong to it."""
        return bool(self.since or self.until)


def other_side(first: Selection, against: str) -> Selection:
    """Return what is set against `first`: all as there, but for what `against` says.

    Both days are said anew where one is; so are speakers and groups.

    Raises:
        ParameterError: a condition is none, or is there twice, or nothing differs.
    """
    given = read_against(against)
    said: dict[str, str | list[str]] = {}
    for together in (PERIOD, PEOPLE):
        if set(together) & set(given):
            said |= {name: [] if name in LISTS else "" for name in together}
    for name, text in given.items():
        said[name] = _items(name, text) if name in LISTS else text
    other = first._replace(**said)  # type: ignore[arg-type]
    if _plain(other) == _plain(first):
        raise ParameterError(
            f"against: {against!r} is the first side itself, expected what differs on"
            " the other: a place, or since, until, speakers, groups, exclude_roles"
        )
    return other


def places_against(places: Sequence[str], against: str) -> list[str]:
    """Return the files, folders and globs of both sides, each once.

    Raises:
        ParameterError: as :func:`read_against`.
    """
    other = read_against(against).get(PLACE) if against else None
    return list(dict.fromkeys([*places, *([other] if other else [])]))


def read_against(against: str) -> dict[str, str]:
    """Return the conditions that `against` says, as typed; a place is ``corpus``.

    Raises:
        ParameterError: one of them is none there is, or is there twice.
    """
    if not _CONDITION.match(against):
        return {PLACE: against.strip()}
    given: dict[str, str] = {}
    for part in _NEXT.split(against.strip()):
        match = _CONDITION.match(part)
        name = match[1] if match else ""
        name = SINGULAR.get(name, name)
        if name not in CONDITIONS:
            raise ParameterError(_unknown(name, against))
        if name in given:
            raise ParameterError(
                f"against: {name} stands twice in {against!r}, expected it once;"
                " several names are parted by commas: speakers=Ann Lee, Bob Ray"
            )
        given[name] = part[match.end() :].strip() if match else ""
    return given


def write_against(given: Mapping[str, str]) -> str:
    """Return conditions as :func:`read_against` reads them."""
    if list(given) == [PLACE] and not _CONDITION.match(given[PLACE]):
        return given[PLACE]
    return ", ".join(f"{name}={text}" for name, text in given.items())


def _unknown(name: str, against: str) -> str:
    close = get_close_matches(name, CONDITIONS, 1)
    hint = f"did you mean {close[0]!r}" if close else f"a place is {PLACE}={against}"
    return (
        f"against: {name!r} in {against!r} is no condition, expected a place, or some"
        f" of {', '.join(CONDITIONS)}; {hint}"
    )


def _items(name: str, text: str) -> list[str]:
    """Return the names in a list: JSON, or parted by commas."""
    if not text.startswith("["):
        return [item.strip() for item in text.split(",") if item.strip()]
    try:
        return [str(item) for item in json.loads(text)]
    except ValueError as error:
        raise ParameterError(
            f"against: {name}={text[:40]!r} is no list ({error}), expected names"
            ' parted by commas, or in quotes: ["Lee, Ann"]'
        ) from error


def _plain(selection: Selection) -> tuple[object, ...]:
    return (
        selection.places,
        *(v if isinstance(v, str) else list(v) for v in selection[1:]),
    )
