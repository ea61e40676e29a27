"""Labels with a given name or initials: which of them are one person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from helpers.speakers.accents import plain
from helpers.speakers.names import (
    Name,
    are_one,
    given_agree,
    hang_together,
    may_be_one,
    squash,
)
from helpers.speakers.roles import printed_office
from helpers.speakers.used import Used


class FullNames:
    """The names of a corpus that have a given name or initials."""

    def __init__(self, used: Iterable[Used]) -> None:
        self.counts: Counter[str] = Counter()
        self.spelled: dict[str, Name] = {}
        self.of_squash: dict[str, set[Name]] = defaultdict(set)
        self.in_meeting: dict[tuple[str, str], set[Name]] = defaultdict(set)
        used = list(used)
        self.keys = {use.parts.name: squash(use.spelling) for use in used}
        used = [use for use in used if use.name.given]
        for use in used:
            self.counts[use.name.printed] += use.n_turns
            key = self.key(use.name.printed)
            known = self.spelled.setdefault(key, use.name)
            # "María BÁÑEZ GARCÍA" says which part of "María Báñez García" is which.
            if len(use.name.surname) > len(known.surname):
                self.spelled[key] = use.name
        for use in used:
            name = self.name_of(use)
            self.of_squash[self.key(name.printed)].add(name)
            self.in_meeting[use.meeting_id, name.surname].add(name)
        names = {name for found in self.of_squash.values() for name in found}
        self.together = hang_together(names)
        self.full_together = hang_together(name for name in names if name.is_full)
        self.known_one: dict[frozenset[Name], bool] = {}

    def key(self, printed: str) -> str:
        """Return what is the same for all spellings of a printed name."""
        return self.keys.get(printed) or squash(printed)

    def name_of(self, use: Used) -> Name:
        """Return the name of a label, taken apart as its clearest spelling says."""
        clear = self.spelled.get(self.key(use.name.printed), use.name)
        return clear._replace(printed=use.name.printed)

    def named(self, use: Used) -> Used:
        """Return `use`, whose label has a given name or initials, with its person."""
        name = self.name_of(use)
        here = self.in_meeting[use.meeting_id, name.surname]
        placed = [n for n in here if n.place and n.given == name.given]
        if placed and not name.place:
            return self._without_place(use, placed)
        if name.is_full:
            return self._full(use, name)
        return self._of_initials(use, name, here)

    def of_glued(self, printed: str) -> str | None:
        """Return the person whose name is `printed`, but for spaces; None if nobody."""
        names = self.of_squash.get(self.key(printed), set())
        return self.standard(names) if names else None

    def standard(self, names: Iterable[Name]) -> str:
        """Return the name by which a person goes: written out, and the commonest."""
        return max(
            names,
            key=lambda name: (
                name.is_full,
                not name.printed.isupper(),
                self.counts[name.printed],
                len(name.printed),
                name.printed,
            ),
        ).printed

    def _without_place(self, use: Used, placed: list[Name]) -> Used:
        if are_one(placed):
            person = self.standard(placed)
            evidence = f"name of {person}, the only one in this meeting"
            return replace(use, speaker=person, evidence=evidence, decided_by="surname")
        return _kept_apart(use, placed)

    def _full(self, use: Used, name: Name) -> Used:
        group = self.full_together[name]
        if not self._is_one(group):
            same = {n for n in group if self.key(n.printed) == self.key(name.printed)}
            group = frozenset(same)
        return self._as_printed(use, self.standard(group | {name}))

    def _of_initials(self, use: Used, name: Name, here: set[Name]) -> Used:
        fits = [n for n in here if n.is_full and may_be_one(name, n)]
        where = "in this meeting"
        if fits:
            group = hang_together(here)[name]
        else:
            group, where = self.together[name], "in all meetings"
            fits = [n for n in group if n.is_full and may_be_one(name, n)]
        if fits and _has_namesake(name, here):
            return _kept_apart(use, here - {name})
        if not self._is_one(group):
            if fits:
                return _kept_apart(use, group - {name})
            group = frozenset({name})
        if not fits:
            return self._as_printed(use, self.standard(group))
        # In the group of this meeting a person may have a shorter name than elsewhere.
        person = self._widest(self.standard(group))
        evidence = f"initials and surname of {person}, the only one {where} they fit"
        return replace(use, speaker=person, evidence=evidence, decided_by="initials")

    def _widest(self, person: str) -> str:
        for name in self.of_squash[self.key(person)]:
            group = self.full_together.get(name, frozenset({name}))
            if self._is_one(group):
                return self.standard(group)
        return person

    def _is_one(self, group: frozenset[Name]) -> bool:
        if group not in self.known_one:
            self.known_one[group] = are_one(group)
        return self.known_one[group]

    def _as_printed(self, use: Used, person: str) -> Used:
        evidence, rule = why(use, person)
        return replace(use, speaker=person, evidence=evidence, decided_by=rule)


def _has_namesake(name: Name, others: Iterable[Name]) -> bool:
    """Tell whether a father or son fits too, whom another generation tells apart."""
    return any(
        other.generation != name.generation and given_agree(name.given, other.given)
        for other in others
        if other.is_full
    )


def why(use: Used, person: str) -> tuple[str, str]:
    """Return evidence and rule for a label whose whole name is `person`'s."""
    printed = use.parts.name
    if person == printed:
        office = printed_office(use.parts)
        said = f", with the office {office!r}" if office else ""
        return f"the name as printed{said}", "name"
    if squash(person) == squash(printed):
        return f"{person}, but for case, spaces or dots", "case"
    if plain(squash(person)) == plain(squash(printed)):
        return f"{person}, but for accents", "accents"
    return f"given names agree with {person}", "given names"


def _kept_apart(use: Used, others: Iterable[Name]) -> Used:
    listed = ", ".join(sorted(name.printed for name in others))
    return replace(
        use,
        speaker=use.parts.name,
        evidence=f"fits {listed}, who cannot all be one; kept apart",
        decided_by="kept apart",
    )
