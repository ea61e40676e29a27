"""Names that are nearly another's: a slip of the pen, or somebody else. Never merged.

They are proposed: a row of speakers.csv makes one of two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from helpers.speakers.accents import plain
from helpers.speakers.names import Name, parse_name
from helpers.speakers.scripts import coarse, is_cyrillic
from helpers.speakers.used import Used

# A letter more or less in a shorter name is another name: Ann, Anna.
MIN_LETTERS = 6
DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"}
)


def with_resembling(decided: list[Used]) -> list[Used]:
    """Return `decided` with whom each person resembles who is spoken of more often.

    Two resemble each other whose surnames are equal and whose given names differ in
    one letter, or the other way round; also whose names differ as spellings in Latin
    letters of one Cyrillic name do. What differs has six letters or more. Besides,
    whose names are equal but for order, accents, or `ue` for `ü`.
    """
    turns: Counter[str] = Counter()
    for use in decided:
        if use.speaker and use.decided_by not in ("speakers.csv", "kept apart"):
            turns[use.speaker] += use.n_turns
    found: dict[str, str] = {}
    for one, other in _near(turns):
        rarer, commoner = sorted((one, other), key=lambda name: (turns[name], name))
        known = found.get(rarer)
        if known is None or turns[commoner] > turns[known]:
            found[rarer] = commoner
    return [_proposed(use, found) for use in decided]


def _proposed(use: Used, found: dict[str, str]) -> Used:
    other = found.get(use.speaker or "")
    if other is None:
        return use
    evidence = (
        f"{use.evidence}; resembles {other}, not merged: a row of speakers.csv makes"
        " them one"
    )
    return replace(use, evidence=evidence, resembles=other)


def _near(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of people who resemble each other.

    Names that differ in one letter are equal once one letter of each is left out:
    hence no name is compared with all others.
    """
    left_out: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for person in people:
        name = parse_name(person)
        if not name.is_full or name.place:
            continue
        compared: dict[int, Name] = {}
        for key in _keys(name):
            compared |= {id(other): other for other in left_out[key]}
            left_out[key].append(name)
        for other in compared.values():
            if _resemble(name, other):
                yield person, other.printed


def _keys(name: Name) -> set[tuple[str, str]]:
    given = " ".join(name.given)
    keys = {(name.surname, short) for short in _shorter(given)}
    keys |= {(short, given) for short in _shorter(name.surname)}
    keys |= {("in any order", _in_order(name)), ("spelled out", _spelled_out(name))}
    if not is_cyrillic(name.printed):
        keys.add((coarse(name.surname), f"={coarse(given)}"))
    return keys


def _shorter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))} | {word}


def _in_order(name: Name) -> str:
    """Return the words of a name, in the order of the alphabet."""
    return " ".join(sorted(plain(name.printed.replace(",", "")).split()))


def _spelled_out(name: Name) -> str:
    """Return a name as it is printed where a font has neither `ü` nor `é`."""
    return plain(name.printed.casefold().translate(DIGRAPHS))


def _resemble(one: Name, other: Name) -> bool:
    if _in_order(one) == _in_order(other) or _spelled_out(one) == _spelled_out(other):
        return True
    givens = " ".join(one.given), " ".join(other.given)
    surnames = one.surname, other.surname
    if surnames[0] == surnames[1]:
        return _is_slip(*givens)
    if givens[0] == givens[1] and _is_slip(*surnames):
        return True
    return all(len(s) >= MIN_LETTERS for s in surnames) and (
        coarse(surnames[0]) == coarse(surnames[1])
        and coarse(givens[0]) == coarse(givens[1])
    )


def _is_slip(one: str, other: str) -> bool:
    is_long = max(len(one), len(other)) >= MIN_LETTERS
    return is_long and OSA.distance(one, other, score_cutoff=1) <= 1
