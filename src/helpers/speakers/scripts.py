"""One name in Cyrillic and in Latin letters: `С.В. Лавров` and `S.V. Lavrov`.

A name is written in Latin letters in many ways (Sergei, Sergey, Serguei). Both forms
are brought to a coarse key, in which what spellings differ in is gone; the tables
cover the usual romanisations of Russian and Ukrainian (ISO 9, BGN/PCGN, scholarly,
German and French use).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from helpers.segmenting.name_words import CYRILLIC
from helpers.speakers.names import Name, parse_name
from helpers.speakers.used import Used

LETTERS = {
    pair[0]: pair[2:]
    for pair in (
        "а:a б:b в:v г:g ґ:g д:d е:e є:ye ё:yo ж:zh з:z и:i і:i ї:yi й:i к:k л:l м:m"
        " н:n о:o п:p р:r с:s т:t у:u ў:v ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e"
        " ю:yu я:ya"
    ).split()
}
# In this order; what is left of a spelling decides whether two are one.
COARSE = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"[^a-z]", ""),
        (r"schtsch|shch", "Q"),
        (r"tsch|tch|ch", "C"),
        (r"sch|sh", "S"),
        (r"zh", "Z"),
        (r"gu(?=[ei])|kh|g", "h"),
        (r"ts|tz", "c"),
        (r"x", "ks"),
        (r"ou", "u"),
        (r"w|f|ph", "v"),
        (r"[iyj]+(?=u)", ""),
        (r"(?<=[^aeou])[iyj]+(?=a)|^[iyj]+(?=a)", ""),
        (r"[iyj]+(?=e)|[yj]o", "e"),
        (r"ee", "e"),
        (r"[iyj]+", "i"),
        (r"(?<=[aeou])i", ""),
        (r"ander$", "andr"),
        (r"ine$", "in"),
        (r"(.)\1+", r"\1"),
    )
]
# Latin letters with which a name may begin whose Cyrillic form begins otherwise.
BEGINNINGS = {"е": "eyj", "є": "eyj", "ё": "eyj", "ю": "yiju", "я": "yija", "х": "khc",
              "ц": "tcz", "ч": "ct", "ж": "zj", "в": "vw", "к": "kcq", "г": "gh",
              "и": "iy", "ш": "s", "щ": "s", "ф": "fp"}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def coarse(word: str) -> str:
    """Return a coarse key of a word, the same for its Cyrillic and Latin spellings."""
    folded = word.casefold()
    latin = "".join(LETTERS.get(letter, letter) for letter in folded)
    plain = unicodedata.normalize("NFKD", latin)
    key = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for pattern, letter in COARSE:
        key = pattern.sub(letter, key)
    return key


def is_cyrillic(text: str) -> bool:
    """Tell whether `text` has Cyrillic letters."""
    return bool(CYRILLIC.search(text))


def across_scripts(named: list[Used]) -> list[Used]:
    """Return `named` with the two forms of a person's name as one.

    They are one where surname and given names or initials agree, and where neither of
    the two fits anybody else in the other script. Spellings of one full name, as
    `Dmitry` and `Dmitri`, are nobody else.
    """
    turns: Counter[str] = Counter()
    for use in named:
        turns[use.speaker or ""] += use.n_turns
    in_cyrillic = sum(n for person, n in turns.items() if is_cyrillic(person))
    is_mostly = in_cyrillic * 2 > sum(turns.values())
    best, unclear = {}, {}
    people = (parse_name(person) for person in turns if person)
    for name, others, alike in _fits(people):
        if not _are_spellings(others):
            unclear[name.printed] = sorted(other.printed for other in others)
            continue
        best[name.printed] = max(
            (name, *others, *alike),
            key=lambda one: (
                one.is_full,
                is_cyrillic(one.printed) == is_mostly,
                turns[one.printed],
                one.printed,
            ),
        ).printed
    return [_renamed(use, best, unclear) for use in named]


def _renamed(use: Used, best: dict[str, str], unclear: dict[str, list[str]]) -> Used:
    own = use.speaker or ""
    script = "Cyrillic" if is_cyrillic(own) else "Latin"
    if own in unclear:
        evidence = f"the {script} form of {' or of '.join(unclear[own])}; kept apart"
        return replace(use, evidence=f"{use.evidence}; perhaps {evidence}")
    person = best.get(own, own)
    if person == own:
        return use
    form = f"the {script} form" if is_cyrillic(own) != is_cyrillic(person) else "a form"
    evidence = f"{form} of {person}, the only one it fits ({use.evidence})"
    return replace(use, speaker=person, evidence=evidence, decided_by="script")


def _fits(people: Iterable[Name]) -> Iterator[tuple[Name, list[Name], list[Name]]]:
    """Yield names, those in the other script that fit, and those that fit these.

    Where one of several fits a name alone, it is not given to that name either.
    """
    latin: dict[str, list[Name]] = defaultdict(list)
    cyrillic: dict[str, list[Name]] = defaultdict(list)
    for name in people:
        if name.given:
            script = cyrillic if is_cyrillic(name.printed) else latin
            script[coarse(name.surname)].append(name)
    for surname, ours in cyrillic.items():
        theirs = latin.get(surname, [])
        pairs = [(one, other) for one in ours for other in theirs if _agree(one, other)]
        fits: dict[Name, list[Name]] = defaultdict(list)
        for one, other in pairs:
            fits[one].append(other)
            fits[other].append(one)
        for name, others in fits.items():
            is_clear = all(_are_spellings(fits[other]) for other in others)
            if is_clear or not _are_spellings(others):
                yield name, others, fits[others[0]]


def _are_spellings(names: list[Name]) -> bool:
    """Tell whether names are one, written out, but for how its letters are rendered."""
    if len(names) == 1:
        return True
    keys = {tuple(map(coarse, name.given)) for name in names}
    return len(keys) == 1 and all(
        len(part) > 1 for name in names for part in name.given
    )


def _agree(cyrillic: Name, latin: Name) -> bool:
    """Tell whether given names or initials agree, one by one from the first."""
    return all(
        _agree_in_part(one, other)
        for one, other in zip(cyrillic.given, latin.given, strict=False)
    )


def _agree_in_part(cyrillic: str, latin: str) -> bool:
    if 1 in (len(cyrillic), len(latin)):
        first = cyrillic[0]
        return latin[0] in BEGINNINGS.get(first, LETTERS.get(first, first)[0])
    return coarse(cyrillic) == coarse(latin)
