"""Labels to people: who is one, who is two, who is nobody, and on what evidence.

In this order: a person's own table; labels of nobody in particular; the name as
printed, without regard to case, spaces and dots; initials with a surname; an office
with a name; a surname alone. Whatever fits two people is merged with neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from helpers.segmenting.labels import LabelParts
from helpers.speakers.names import Name, may_be_one, parse_name, squash


@dataclass(frozen=True)
class Used:
    """A label as used in a meeting, and the person that it stands for.

    `speaker` is None for nobody in particular.
    """

    meeting_id: str
    label: str
    parts: LabelParts
    n_turns: int
    speaker: str | None = None
    evidence: str = ""
    decided_by: str = ""

    @property
    def name(self) -> Name:
        """The name that the label prints, taken apart."""
        return parse_name(self.parts.name)


@dataclass(frozen=True)
class NamedBy:
    """A row of speakers.csv: whom a label stands for, in one meeting or in all."""

    label: str
    speaker: str
    meeting_id: str | None


def name_people(used: Iterable[Used], rows: Sequence[NamedBy]) -> list[Used]:
    """Return `used` with speaker, evidence and rule of every label."""
    used = list(used)
    named = [use for use in used if use.parts.kind in ("person", "word")]
    people = _People(named)
    decided = []
    for use in used:
        if use.parts.kind in ("person", "word"):
            decided.append(people.named(use))
        elif use.parts.kind == "office":
            decided.append(people.office(use))
        else:
            evidence = use.parts.reason or "label of nobody in particular"
            decided.append(replace(use, evidence=evidence, decided_by="collective"))
    return _overruled(decided, rows)


class _People:
    """The names of a corpus, and which of them are one person's."""

    def __init__(self, used: list[Used]) -> None:
        self.counts: Counter[str] = Counter()
        self.in_meeting: dict[str, set[Name]] = defaultdict(set)
        self.offices: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.of_surname: dict[str, set[Name]] = defaultdict(set)
        self.of_squash: dict[str, set[Name]] = defaultdict(set)
        for use in used:
            name = use.name
            self.counts[name.printed] += use.n_turns
            if name.given:
                self.in_meeting[use.meeting_id].add(name)
                self.of_surname[name.surname].add(name)
                self.of_squash[squash(name.printed)].add(name)
        for use in used:
            if use.parts.role:
                office = _office(use.parts.role)
                self.offices[use.meeting_id, office].add(self.named(use).speaker or "")

    def named(self, use: Used) -> Used:
        """Return `use`, whose label has a name, with its person."""
        name = use.name
        if not name.given:
            return self._surname_alone(use, name)
        here = [n for n in self.in_meeting[use.meeting_id] if n.surname == name.surname]
        everywhere = list(self.of_surname[name.surname])
        if name.is_full:
            return self._full(use, name, everywhere)
        fits = [n for n in here if n.is_full and may_be_one(name, n)]
        names, where = (here, "in this meeting") if fits else (everywhere, "here")
        fits = fits or [n for n in everywhere if n.is_full and may_be_one(name, n)]
        group = _group(name, names)
        if not fits and use.parts.name.startswith("M. ") and name.given == ("m",):
            # "M. Papin" may be Monsieur: then the surname alone says who.
            alone = self._surname_alone(use, name._replace(given=()))
            if alone.decided_by == "surname":
                return alone
        if fits and not _are_one(group):
            others = ", ".join(sorted(n.printed for n in group if n != name))
            return replace(
                use,
                speaker=name.printed,
                evidence=f"fits {others}, who cannot all be one; kept apart",
                decided_by="kept apart",
            )
        if fits:
            person = self._standard(group)
            evidence = (
                f"initials and surname of {person}, the only one {where} they fit"
            )
            return replace(
                use, speaker=person, evidence=evidence, decided_by="initials"
            )
        return self._as_printed(
            use, self._standard(group if _are_one(group) else {name})
        )

    def _full(self, use: Used, name: Name, everywhere: list[Name]) -> Used:
        group = _group(name, [n for n in everywhere if n.is_full])
        if not _are_one(group):
            group = {n for n in everywhere if squash(n.printed) == squash(name.printed)}
        return self._as_printed(use, self._standard(group | {name}))

    def _as_printed(self, use: Used, person: str) -> Used:
        printed = use.parts.name
        if person == printed:
            office = f", behind the office {use.parts.role!r}" if use.parts.role else ""
            evidence, rule = f"the name as printed{office}", "name"
        elif squash(person) == squash(printed):
            evidence, rule = f"{person}, but for case, spaces or dots", "case"
        else:
            evidence, rule = f"given names agree with {person}", "given names"
        return replace(use, speaker=person, evidence=evidence, decided_by=rule)

    def _surname_alone(self, use: Used, name: Name) -> Used:
        glued = self.of_squash.get(squash(name.printed), set())
        glued = {other for other in glued if other.printed != name.printed}
        if glued and _are_one(_group(next(iter(glued)), list(glued))):
            return self._as_printed(use, self._standard(glued))
        here = [
            n
            for n in self.in_meeting[use.meeting_id]
            if n.surname == name.surname and n.printed != name.printed
        ]
        people = {self._standard(_group(n, here)) for n in here}
        if len(people) == 1 and all(_are_one(_group(n, here)) for n in here):
            person = self._standard(set(self.of_surname[name.surname]) & set(here))
            return replace(
                use,
                speaker=self._widest(person),
                evidence=f"surname of {person}, the only one in this meeting",
                decided_by="surname",
            )
        others = ", ".join(sorted(n.printed for n in here))
        why = f"surname of {others}" if people else "no fuller name"
        rule = "kept apart" if people else "name"
        evidence = f"{why} in this meeting; kept as printed"
        # "Mr Lee" and "Ms Lee" are not one person either.
        title = f"{use.parts.role} " if people and use.parts.role else ""
        speaker = f"{title}{name.printed}"
        return replace(use, speaker=speaker, evidence=evidence, decided_by=rule)

    def _widest(self, person: str) -> str:
        """Return the standard name, over all meetings, of the person called that."""
        name = parse_name(person)
        group = _group(name, list(self.of_surname[name.surname]))
        return self._standard(group) if _are_one(group) else person

    def office(self, use: Used) -> Used:
        """Return `use`, whose label is an office, with whoever holds it here."""
        holders = self.offices[use.meeting_id, _office(use.parts.role)] - {""}
        if len(holders) == 1:
            person = next(iter(holders))
            evidence = f"the office of {person} in this meeting"
            return replace(use, speaker=person, evidence=evidence, decided_by="office")
        why = "held by several" if holders else "without a name"
        evidence = f"an office {why} in this meeting"
        return replace(use, evidence=evidence, decided_by="office without a name")

    def _standard(self, names: Iterable[Name]) -> str:
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


def _office(role: str) -> str:
    return role.casefold().removeprefix("the ").strip()


def _group(name: Name, names: Iterable[Name]) -> set[Name]:
    """Return all names that hang together with `name`, each with its next."""
    rest, group, edge = set(names) - {name}, {name}, [name]
    while edge:
        one = edge.pop()
        found = {other for other in rest if may_be_one(one, other)}
        rest -= found
        group |= found
        edge.extend(found)
    return group


def _are_one(group: Iterable[Name]) -> bool:
    """Tell whether any two of a group can be one person's."""
    names = list(group)
    return all(may_be_one(a, b) or a == b for a in names for b in names)


def _overruled(decided: list[Used], rows: Sequence[NamedBy]) -> list[Used]:
    """Return `decided` as speakers.csv leaves it.

    A row rules on its own label; where that label is the name by which a person goes,
    it renames the person under all labels that have no row.
    """
    ruled, renamed = [], {}
    for use in decided:
        row = next((row for row in rows if _fits(row, use)), None)
        if row and (row.speaker or None) == use.speaker:
            # The row agrees: it is there for a role or a group.
            row = None
        elif row and row.meeting_id is None and use.parts.name == use.speaker:
            renamed[use.speaker] = row.speaker
        ruled.append(row)
    return [
        replace(
            use,
            speaker=(row.speaker if row else renamed[use.speaker or ""]) or None,
            evidence="a person says so",
            decided_by="speakers.csv",
        )
        if row or use.speaker in renamed
        else use
        for use, row in zip(decided, ruled, strict=True)
    ]


def _fits(row: NamedBy, use: Used) -> bool:
    return row.label == use.label and row.meeting_id in (None, use.meeting_id)
