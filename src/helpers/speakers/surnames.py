"""Labels of a surname alone: whose it is, where only one can be meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpers.segmenting.name_words import is_uncased
from helpers.segmenting.ranks import RANKS
from helpers.speakers.fullnames import FullNames, why
from helpers.speakers.titles import (
    Facets,
    apart,
    conflict,
    dressed,
    facets,
    gender_of,
    joined,
    may_be_a_wife,
)
from helpers.speakers.used import Used

# "JD", "M.S.": the initials of somebody whose name stands elsewhere.
LETTERS = re.compile(r"(?:[^\W\d_]\.?\s?){2,3}")
# Nobody with a rank in the name is addressed by these: there are two Hunts.
COMMON = set("mr mrs ms miss mx dr prof professor sir herr frau m mme mlle".split())
# The rule by which a surname of several meetings is one person's, in doubt.
BARE = "surname alone"
Key = tuple[str, str]


def name_surnames(
    bare: Iterable[Used], full: FullNames, named: Iterable[Used]
) -> dict[Key, Used]:
    """Return, by meeting and label, labels of a surname alone with their people.

    Args:
        bare: labels without given name or initials.
        full: the names that have one.
        named: the labels of those, with their people.
    """
    return _Surnames(bare, full, named).decided


class _Surnames:
    def __init__(
        self, bare: Iterable[Used], full: FullNames, named: Iterable[Used]
    ) -> None:
        self.full = full
        self.decided: dict[Key, Used] = {}
        self.people: dict[Key, dict[str, list[Used]]] = {}
        self.letters: dict[Key, set[str]] = defaultdict(set)
        for use in named:
            self._add_person(use)
        # By surname, what labels of nobody with a fuller name say in a meeting.
        self.loose: dict[str, list[tuple[Facets, list[Used]]]] = defaultdict(list)
        for (meeting, surname), uses in self._by_surname(bare).items():
            self._decide(meeting, surname, uses)
        for surname, clusters in self.loose.items():
            self._decide_loose(surname, clusters)

    def _add_person(self, use: Used) -> None:
        name, person = self.full.name_of(use), use.speaker or ""
        for surname in {name.surname, name.surname.split()[0]}:
            here = self.people.setdefault((use.meeting_id, surname), {})
            here.setdefault(person, []).append(use)
        if name.is_full:
            letters = "".join(part[0] for part in (*name.given, name.surname))
            self.letters[use.meeting_id, letters].add(person)

    def _by_surname(self, bare: Iterable[Used]) -> dict[Key, list[Used]]:
        """Return labels by meeting and surname; "Rajoy" stands with "Rajoy Brey"."""
        found: dict[Key, list[Used]] = defaultdict(list)
        double: dict[Key, set[str]] = defaultdict(set)
        for use in bare:
            surname = use.name.surname
            found[use.meeting_id, surname].append(use)
            if " " in surname:
                double[use.meeting_id, surname.split()[0]].add(surname)
        for (meeting, first), surnames in double.items():
            if len(surnames) == 1 and (meeting, first) in found:
                found[meeting, surnames.pop()].extend(found.pop((meeting, first)))
        return found

    def _decide(self, meeting: str, surname: str, uses: list[Used]) -> None:
        people = self.people.get((meeting, surname)) or self.people.get(
            (meeting, surname.split()[0]), {}
        )
        are_two = _are_two(uses, people)
        rest = []
        for use in uses:
            whole = self.full.of_glued(use.parts.name) or self._of_letters(use)
            if whole:
                self._take(use, whole, *_why_whole(use, whole))
            elif people:
                self._of_people(use, people, are_two)
            else:
                rest.append(use)
        if rest and not are_two:
            self.loose[surname].append((joined(map(facets, rest)), rest))
        elif rest:
            self.loose[surname].extend((facets(use), [use]) for use in rest)

    def _of_letters(self, use: Used) -> str | None:
        printed = use.parts.name
        if not LETTERS.fullmatch(printed) or not printed.isupper():
            return None
        letters = "".join(filter(str.isalpha, printed)).casefold()
        fits = self.letters.get((use.meeting_id, letters), set())
        return next(iter(fits)) if len(fits) == 1 else None

    def _of_people(
        self, use: Used, people: dict[str, list[Used]], are_two: bool
    ) -> None:
        if use.name.generation:
            people = {
                person: uses
                for person, uses in people.items()
                if any(u.name.generation == use.name.generation for u in uses)
            }
        if len(people) == 1:
            ((person, uses),) = people.items()
            if _fits(use, uses, are_two):
                evidence = f"surname of {person}, the only one in this meeting"
                self._take(use, person, evidence, "surname")
                return
        others = ", ".join(sorted(people))
        said = "; what labels say of it differs" if len(people) == 1 else ""
        evidence = f"surname of {others} in this meeting{said}; kept as printed"
        # "Mr Lee" and "Ms Lee" are not one person either.
        self._take(use, dressed(use), evidence, "kept apart")

    def _decide_loose(
        self, surname: str, clusters: list[tuple[Facets, list[Used]]]
    ) -> None:
        if not conflict(said for said, _ in clusters):
            uses = [use for _, found in clusters for use in found]
            speaker = _commonest((use.parts.name, use.n_turns) for use in uses)
            n_meetings = len({use.meeting_id for use in uses})
            for use in uses:
                self._take(use, speaker, *_why_loose(use, n_meetings))
            return
        alike: dict[frozenset[tuple[str, str]], list[Used]] = defaultdict(list)
        for said, found in clusters:
            alike[frozenset(said.items())].extend(found)
        for uses in alike.values():
            most = max(len(facets(use)) for use in uses)
            full = [use for use in uses if len(facets(use)) == most]
            speaker = _commonest((dressed(use), use.n_turns) for use in full)
            for use in uses:
                more = f"more than one {use.parts.name}, by what labels say of them"
                self._take(use, speaker, f"no fuller name, and {more}", "kept apart")

    def _take(self, use: Used, speaker: str, evidence: str, decided_by: str) -> None:
        self.decided[use.meeting_id, use.label] = replace(
            use, speaker=speaker, evidence=evidence, decided_by=decided_by
        )


def _why_loose(use: Used, n_meetings: int) -> tuple[str, str]:
    """Return evidence and rule for a surname that nobody has in full."""
    # A name in Chinese letters is whole, though it is one word.
    if is_uncased(use.parts.name[0]):
        return "the name as printed", "name"
    if n_meetings == 1:
        return "no fuller name in this meeting; the surname as printed", "name"
    evidence = (
        f"a surname with no fuller name in {n_meetings} meetings: taken for one"
        " person, and may be several; a row of speakers.csv with the file parts them"
    )
    return evidence, BARE


def _why_whole(use: Used, person: str) -> tuple[str, str]:
    if LETTERS.fullmatch(use.parts.name):
        return (
            f"initials of {person}, the only one in this meeting they fit",
            "initials",
        )
    return why(use, person)


def _fits(use: Used, uses: list[Used], are_two: bool) -> bool:
    """Tell whether a surname can be that of the one person with it in the meeting."""
    genders = set(filter(None, map(gender_of, uses)))
    own = gender_of(use)
    if own and genders and own not in genders:
        return False
    if _is_commoner(use) and all(map(_is_ranked, uses)):
        return False
    if not are_two:
        return True
    # Of two, only one whose title or state is that of the person.
    known = {item for other in uses for item in facets(other).items()}
    known |= {("title", found) for found in genders}
    said = facets(use).items()
    return bool(said) and all(item in known for item in said)


def _are_two(uses: list[Used], people: dict[str, list[Used]]) -> bool:
    """Tell whether labels of a surname alone cannot all be one person's.

    Where one person with a full name has it, "President Orr" and "Mr Orr" can be; but
    "Mrs Orr" may be the president's wife, unless that person is known for a woman.
    """
    if not conflict(map(facets, uses)):
        return False
    known = [use for found in people.values() for use in found]
    if len(people) != 1 or not any(use.name.is_full for use in known):
        return True
    is_woman = any(gender_of(use) == "woman" for use in known)
    if not is_woman and any(map(may_be_a_wife, uses)):
        return True
    return conflict(map(apart, uses))


def _is_ranked(use: Used) -> bool:
    return use.name.given[:1] != () and use.name.given[0] in RANKS


def _is_commoner(use: Used) -> bool:
    """Tell whether a label addresses somebody as nobody of a rank is: "Mr Hunt"."""
    words = {word.strip(",.").casefold() for word in use.parts.role.split()}
    return not words.isdisjoint(COMMON)


def _commonest(counted: Iterator[tuple[str, int]]) -> str:
    counts: Counter[str] = Counter()
    for name, n in counted:
        counts[name] += n
    return max(counts, key=lambda name: (not name.isupper(), counts[name], name))
