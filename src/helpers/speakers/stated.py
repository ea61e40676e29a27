"""Who was in the chair and who moderated, where a record says so in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from helpers.segmenting.lexicon import TITLES
from helpers.speakers.names import parse_name
from helpers.speakers.used import Used

CHAIR, MODERATOR = "chair", "moderator"
# What a record says of a person, before or behind the name.
STATED = (
    (CHAIR, r"(?P<who>[^;:\n]{3,60}?),? (?:took|was in|in|taking) the chair\b"),
    (CHAIR, r"\b(?:chaired|presided over) by (?P<who>[^.;:\n]{3,60})"),
    (CHAIR, r"\bin the chair ?: ?(?P<who>[^.;:\n]{3,60})"),
    (CHAIR, r"\b(?:sous la présidence de|presidencia del?|председательству(?:ет|ющий)"
            r"|unter dem vorsitz von|головує) (?P<who>[^;:\n]{3,80})"),
    (CHAIR, r"^\W*(?:chair|chairman|chairwoman|chairperson|председатель): "
            r"(?P<who>[^.;:\n]{3,60})$"),
    (MODERATOR, r"\b(?:moderated|hosted|facilitated) by (?P<who>[^.;:\n]{3,60})"),
    (MODERATOR, r"\b(?:moderator|moderators|moderation|moderación|модератор|ведущий"
                r"|ведущая|host) ?[:–—] ?(?P<who>[^.;:\n]{3,60})"),
)  # fmt: skip
STATEMENTS = [(role, re.compile(pattern, re.I | re.M)) for role, pattern in STATED]


def states_role(passage: str) -> bool:
    """Tell whether words that nobody speaks can name a chair or a moderator."""
    return any(pattern.search(passage) for _, pattern in STATEMENTS)


def find_stated(
    used: Iterable[Used], unspoken: Mapping[str, Iterable[str]]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return, by meeting and person, the role that a record states, and its words.

    Args:
        used: labels with their people.
        unspoken: by meeting, passages of its transcript that nobody speaks.
    """
    people: dict[str, set[str]] = {}
    for use in used:
        if use.speaker:
            people.setdefault(use.meeting_id, set()).add(use.speaker)
    stated: dict[tuple[str, str], tuple[str, str]] = {}
    for meeting, passages in unspoken.items():
        for text in passages:
            here = people.get(meeting, set())
            for role, words, meant in _statements(text, here):
                for person in meant:
                    stated.setdefault((meeting, person), (role, words))
    return stated


def _statements(
    text: str, people: Iterable[str]
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what a record states: the role, in which words, and of whom."""
    for role, pattern in STATEMENTS:
        for match in pattern.finditer(text):
            meant = _meant(match["who"], people)
            if role == CHAIR and meant:
                # One is in the chair: whose name stands next to these words.
                is_before = match.start("who") == match.start()
                meant = [meant[-1] if is_before else meant[0]]
            yield role, " ".join(match.group().split()), meant


def _meant(who: str, people: Iterable[str]) -> list[str]:
    """Return those of `people` whose name stands in `who`, in its order.

    A surname behind a title is a name where only one of them has it.
    """
    words = re.findall(r"[^\W\d_]+", who.casefold())
    names = {person: parse_name(person) for person in people}
    surnames = Counter(name.surname for name in names.values())
    found = {}
    for person, name in names.items():
        parts = re.findall(r"[^\W\d_]+", person.casefold())
        if parts[-1:] == [] or parts[-1] not in words:
            continue
        place = words.index(parts[-1])
        is_whole = set(parts) <= set(words) and bool(name.given)
        is_titled = place > 0 and words[place - 1] in TITLES
        if is_whole or (is_titled and surnames[name.surname] == 1):
            found[person] = place
    return sorted(found, key=lambda person: found[person])
