"""A label taken apart: title, office, name, note; and whether it can be a label."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from helpers.segmenting.lexicon import (
    COLLECTIVE,
    DETERMINERS,
    FIELDS,
    HONORIFICS,
    NUMBERED,
    OFFICE_WORDS,
    OFFICES,
    OPENERS,
    PARTICLES,
    SALUTATIONS,
    SENTENCE_WORDS,
    TITLES,
)

# How many words an office before or after a name was seen to have, with room.
MAX_WORDS = 36
MAX_NAME_WORDS = 5
# How many words may stand behind a name that has an office before it already.
MAX_BEHIND = 6

NOTE = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]?\s*$")
INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}")
GLUED = re.compile(r"(?P<initials>(?:[^\W\d_]\.){1,3})(?P<surname>[^\W\d_][^\s.]+)")
# "M. le président", "El señor PRESIDENTE", "La señora BÁÑEZ GARCÍA".
SPOKEN_TITLE = re.compile(
    r"(?:(?:m\.|mme|mmes|mm\.|monsieur|madame) (?:le|la|les)"
    r"|(?:el|la|los|las) señor(?:a|es|as)?) (?=\S)",
    re.I,
)
SEVERAL = re.compile(
    r"(?:plusieurs|quelques|certains|un|une) (?:député|voix|sénateur|membre)"
    r"|(?:several|some|many|an?|the) hon\.? members?|hon\.? members?|voices? from"
    r"|varios señores|una voz|из зала|голос[а]? из|zurufe? ",
    re.I,
)
CYRILLIC = re.compile("[а-яё]", re.I)
PATRONYMIC = re.compile("(?:вич|вна|ична|ич)$", re.I)
JOINERS = set("of for the and in on at to with from by а и по".split())


class LabelParts(NamedTuple):
    """What a printed label says.

    `kind`: ``person`` (a name), ``office`` (an office without a name), ``collective``
    (nobody in particular), ``word`` (one capitalised word: perhaps a surname), or
    ``none`` (no label; `reason` says why).
    """

    kind: str
    name: str = ""
    role: str = ""
    note: str = ""
    reason: str = ""


def fold(label: str) -> str:
    """Return `label` with every run of white space as one space."""
    return " ".join(label.split())


def parse_label(label: str, known: Collection[str] = ()) -> LabelParts:
    """Return the parts of a printed label.

    Args:
        label: the label without its mark.
        known: names that stand alone as labels in the same transcripts; a longer
            label that ends in one of them names that person.
    """
    return _parse(fold(label), frozenset(known))


@lru_cache(maxsize=1 << 14)
def _parse(label: str, known: frozenset[str]) -> LabelParts:
    outside, notes = _take_notes(label)
    note = "; ".join(notes)
    spoken = SPOKEN_TITLE.match(outside)
    if spoken:
        rest = outside[spoken.end() :]
        if rest.rstrip(".").casefold().split()[0] in OFFICE_WORDS:
            return LabelParts("office", role=outside, note=note)
        if is_name(rest):
            return LabelParts("person", rest, spoken.group().strip(), note)
    if NUMBERED.fullmatch(outside):
        return LabelParts("collective", note=note)
    reason = _why_not(outside)
    if reason:
        return LabelParts("none", note=note, reason=reason)
    bare = outside.rstrip(".").casefold()
    if _is_collective(bare):
        return LabelParts("collective", role="", note=note)
    office = bare.removeprefix("the ").strip()
    named = [found for found in notes if is_name(_without_title(found)[1])]
    if office in OFFICES or (bare.startswith("the ") and has_office(outside)):
        if named and len(_without_title(named[0])[1].split()) > 0:
            rest = "; ".join(found for found in notes if found != named[0])
            name = _without_title(named[0])[1]
            return LabelParts("person", name, outside, rest)
        return LabelParts("office", role=outside, note=note)
    return _named(outside, note, known)


def _is_collective(bare: str) -> bool:
    first, _, rest = bare.partition(" ")
    return (
        bool(SEVERAL.match(bare))
        or bare in COLLECTIVE
        or (
            first in COLLECTIVE and rest.partition(" ")[0] in ("from", "by", "of", "из")
        )
    )


def _take_notes(label: str) -> tuple[str, list[str]]:
    notes: list[str] = []
    outside = label
    while match := NOTE.search(outside):
        if not match.start():
            break
        notes.insert(0, match[1].strip())
        outside = outside[: match.start()]
    return outside.strip(), notes


def _why_not(outside: str) -> str:
    """Return why `outside` cannot be a label; empty if it can."""
    words = outside.split()
    if not any(character.isalpha() for character in outside):
        return "has no letter"
    if len(words) > MAX_WORDS:
        return "is too long for a label"
    folded = outside.rstrip(".").casefold()
    if folded in FIELDS or folded.endswith(("http", "https", "ftp")):
        return "is a field of the page"
    if folded in OPENERS:
        return "opens a sentence"
    if len(words) > 1 and words[0].casefold() in SALUTATIONS:
        return "greets somebody"
    if outside[0] in "\"'“„«‘”(—–-•":
        return "begins like a quotation or a list"
    first = words[0].casefold().strip(",")
    is_capital = outside[0].isupper() or _is_uncased(outside[0]) or outside[0] in "《「"
    if not is_capital and first not in OFFICE_WORDS:
        return "begins with a small letter"
    small = [word.strip(",;") for word in words if word[:1].islower()]
    if outside.isupper():
        small = [word.casefold().strip(",;") for word in words]
    verbs = [word for word in small if word in SENTENCE_WORDS]
    if verbs:
        return f"reads like a sentence ({verbs[0]!r})"
    if len(words) > 1 and first in OPENERS | SENTENCE_WORDS - {"will", "may", "me"}:
        if words[1].rstrip(".").casefold() in TITLES:
            return ""
        is_acronym = words[0].isupper() and len(words[0]) < 4 and not outside.isupper()
        if first not in OFFICE_WORDS and not is_acronym:
            return f"reads like a sentence ({words[0]!r})"
    if re.search(r"[.!?…;]\s+\S", _without_short_dots(outside)):
        return "holds the end of a sentence"
    return ""


def _is_uncased(character: str) -> bool:
    return character.isalpha() and character.lower() == character.upper()


def _without_short_dots(text: str) -> str:
    # Mr. Lee, S. V. Lavrov, Lt. Gen. Orr: the full stop ends no sentence.
    return re.sub(r"\b([^\W\d_]{1,4})\.", r"\1", text)


def _named(outside: str, note: str, known: frozenset[str]) -> LabelParts:
    for name in sorted(known, key=len, reverse=True):
        if outside.endswith(f" {name}"):
            role = outside[: -len(name)].strip(" ,")
            return LabelParts("person", name, role, note)
    head, comma, rest = outside.partition(",")
    if comma and _is_apposition(head, rest):
        title, name = _without_title(head)
        return LabelParts("person", name, rest.strip() or title, note)
    if comma and rest.strip() and len(rest.split()) <= MAX_BEHIND:
        office, name = _office_and_name(head)
        if office and " " in name:
            return LabelParts("person", name, f"{office}, {rest.strip()}", note)
    title, name = _without_title(outside)
    if title and name and is_name(name):
        return LabelParts("person", name, title, note)
    role, name = _office_and_name(outside)
    if name:
        return LabelParts("person", name, role, note)
    if role:
        return LabelParts("office", role=role, note=note)
    first, _, rest = outside.partition(" of ")
    title, name = _without_title(first)
    if title and rest and is_name(name):
        if title.rstrip(".").casefold() in HONORIFICS:
            return LabelParts("person", name, "", f"of {rest}")
        return LabelParts("person", first, outside, note)
    if len(outside.split()) == 1 and not re.search(r"[\d@/]", outside):
        return LabelParts("word", outside, note=note)
    return LabelParts("none", note=note, reason="ends in no name")


def _is_apposition(head: str, rest: str) -> bool:
    """Tell whether `head` is a name and `rest` what that person is."""
    _, name = _without_title(head)
    words, behind = name.split(), rest.split()
    if not is_name(name) or len(words) > 4 or has_office(name) or not behind:
        return False
    if len(words) == 1 and len(behind) > 4 and not _is_glued(words):
        return False
    # "Civil Defence and Relief Minister Anna Orr": the name stands behind the office.
    ends_in_name = len(behind) > 3 and is_name(" ".join(behind[-2:]))
    return not (ends_in_name and behind[-3].casefold() in OFFICE_WORDS)


def _office_and_name(outside: str) -> tuple[str, str]:
    """Return the office before a name and the name; either may be empty."""
    words = outside.split()
    if outside.isupper() and has_office(outside):
        words_are = [
            word.casefold() not in JOINERS and any(map(str.isalpha, word))
            for word in words
        ]
    else:
        words_are = [_is_name_word(word) for word in words]
    run = len(words)
    while run and words_are[run - 1]:
        run -= 1
    name = words[run:]
    for place in range(len(name) - 1, -1, -1):
        if name[place].strip(",").casefold() in OFFICE_WORDS or name[place].endswith(
            ","
        ):
            name = name[place + 1 :]
            break
    while name and name[0] in PARTICLES:
        name = name[1:]
    # Behind "President of" the run begins with a country, behind "President" not.
    before = words[: len(words) - len(name)]
    is_bounded = bool(before) and _is_office_word(before[-1])
    if is_bounded and CYRILLIC.match(before[-1]):
        # "Президент России": the country follows without a word between.
        is_bounded = len(name) == 3 and bool(PATRONYMIC.search(name[1]))
    if before and len(name) > 2 and not (is_bounded and len(name) <= 4):
        name = _last_name(name)
    before = words[: len(words) - len(name)]
    if len(name) == 1 and before and all(map(_is_office_word, before)):
        return " ".join(before), name[0]
    if not is_name(" ".join(name)) or (len(name) < 2 and not _is_glued(name)):
        return (outside, "") if has_office(outside) and words_are[-1] else ("", "")
    if len(name) > MAX_NAME_WORDS:
        return "", ""
    role = " ".join(words[: len(words) - len(name)]).strip(" ,")
    if role and not has_office(role) and not _reads_as_office(role):
        return "", ""
    return role, " ".join(name)


def _is_office_word(word: str) -> bool:
    bare = word.strip(",.").casefold()
    return bare in OFFICE_WORDS or bare in TITLES


def _is_glued(name: list[str]) -> bool:
    return len(name) == 1 and bool(GLUED.fullmatch(name[0]))


def _reads_as_office(role: str) -> bool:
    return any(word.casefold() in JOINERS for word in role.split())


def _last_name(words: list[str]) -> list[str]:
    """Return the last given name and surname of `words`, particles and all."""
    start = len(words) - 2
    while start > 0 and (
        words[start] in PARTICLES
        or words[start] in ("Al", "Van", "Von", "De", "Le")
        or INITIALS.fullmatch(words[start])
    ):
        start -= 1
    return words[start:]


def _without_title(text: str) -> tuple[str, str]:
    words = text.split()
    count = 0
    while count < len(words) - 1 and words[count].rstrip(".").casefold() in TITLES:
        # "M. Papin" is an initial, "M. Jean Papin" a gentleman.
        if words[count] == "M." and len(words) - count < 3:
            break
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def has_office(text: str) -> bool:
    """Tell whether `text` has a word of which offices or forms of address are made."""
    return any(map(_is_office_word, text.split()))


def is_name(text: str) -> bool:
    """Tell whether `text` has the look of a name: capitals, initials, particles."""
    words = text.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or words[0].casefold() in DETERMINERS:
        return False
    return all(map(_is_name_word, words)) and any(
        len(word.strip(".")) > 1 and word.casefold() not in PARTICLES for word in words
    )


def _is_name_word(word: str) -> bool:
    """Tell whether `word` can be part of a name as printed."""
    if INITIALS.fullmatch(word) or GLUED.fullmatch(word):
        return word[0].isupper()
    if word in PARTICLES:
        return True
    parts = re.split(r"['’ʼ\-‐‑]", word)
    if not all(part.isalpha() for part in parts if part):
        return False
    is_prefixed = bool(re.match(r"(?:[dl]['’]|al-|el-)[^\W\da-z_]", word))
    return word[0].isupper() or is_prefixed or _is_uncased(word[0])
