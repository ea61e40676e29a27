"""A label taken apart: title, office, name, note."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from helpers.segmenting import han
from helpers.segmenting.anonymous import is_anonymous, is_unknown, without_article
from helpers.segmenting.behind import is_apposition, office_behind
from helpers.segmenting.lexicon import (
    IN_COURT,
    NUMBERED,
    OFFICE_WORDS,
    OFFICES,
    STAGE_WORDS,
    THINGS,
    WAYS_TO_SPEAK,
)
from helpers.segmenting.name_words import (
    is_glued,
    is_name,
    without_generation,
    without_letters,
    without_title,
)
from helpers.segmenting.offices import (
    JOINERS,
    has_office,
    is_given,
    is_office_word,
    office_and_name,
)
from helpers.segmenting.places import is_place
from helpers.segmenting.plausible import is_particled, why_not, without_card
from helpers.segmenting.ranks import member_of, ranked_name

# How many words may stand behind a name that has an office before it already.
MAX_BEHIND = 6

# "M. le président", "El señor PRESIDENTE", "La señora BÁÑEZ GARCÍA".
SPOKEN_TITLE = re.compile(
    r"(?:(?:m\.|mme|mmes|mm\.|monsieur|madame) (?:le|la|les)"
    r"|(?:el|la|los|las) señor(?:a|es|as)?) (?=\S)",
    re.I,
)
# "El señor LETELIER (don Juan Pablo)", "El señor ZALDÍVAR, don Andrés".
DON = re.compile(r"(?:don|doña|d\.|d\.ª|dña\.) (?P<given>\S.*)", re.I)
# "Frage Hoenig": who asks is named.
ASKERS = re.compile(r"(?:frage|zusatzfrage|nachfrage) (?=\S)", re.I)
# Signs of no width, which web pages leave inside words.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
TOGETHER = re.compile(r",\s+|\s+(?:and|und|et|y|e|и|та)\s+|\s*[&/]\s*", re.I)
ADDRESS = re.compile(
    r"(?:[oa] )?(?:(?:mr|mrs|ms|mme|madame?|herr|frau|hon|the|sra?|sr\.ª|senhora?"
    r"|de heer|mevrouw)\.? )+"
)
# Behind "Mr" these are names.
SURNAMES_TOO = set("judge host clerk counsel leader anchor engineer".split())
# A party or a state between a name and what follows it.
INNER_NOTE = re.compile(
    r"(?P<head>[^(),]{3,60}?) \((?P<note>[^()]{1,40})\)(?P<comma>,)? (?P<rest>\S.*)"
)
OPENING, CLOSING = "([（", tuple(")]）")
JOINED = re.compile(r"\s(?:and|und|et|y|e|и|та)\s|[&/]", re.I)


class LabelParts(NamedTuple):
    """What a printed label says.

    `kind`: ``person`` (a name), ``office`` (an office without a name), ``collective``
    (nobody in particular, or several), ``word`` (one capitalised word: perhaps a
    surname), or ``none`` (no label; `reason` says why).
    """

    kind: str
    name: str = ""
    role: str = ""
    note: str = ""
    reason: str = ""


def fold(label: str) -> str:
    """Return `label` with every run of white space as one space, and nothing unseen."""
    bare = label if label.isascii() else label.translate(UNSEEN)
    return " ".join(bare.split())


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
    outside, notes = _take_notes(without_card(label))
    note = "; ".join(notes)
    spoken = SPOKEN_TITLE.match(outside)
    found = _spoken(outside, spoken.end(), notes) if spoken else None
    if found:
        return found
    if NUMBERED.fullmatch(outside.strip("[]()")):
        return LabelParts("collective", note=note)
    if outside[:1] == "(" and is_unknown(outside):
        return LabelParts("collective", note=note)
    found = _with_inner_note(outside, notes)
    if found:
        return found
    reason = why_not(outside)
    if reason:
        return LabelParts("none", note=note, reason=reason)
    if is_anonymous(outside):
        return LabelParts("collective", note=note)
    if _names_several(outside):
        return LabelParts("collective", note=note, reason="names several people")
    return (
        _in_han(outside, note)
        or _ranked(outside, note)
        or _office(outside, notes)
        or _of_generation(outside, note, known)
        or _of_holder(outside, notes, known)
    )


def _with_inner_note(outside: str, notes: list[str]) -> LabelParts | None:
    """Return the parts of "ANN LEE (D), MAYOR OF TOFT" and "Herr LEE (S) replik"."""
    match = INNER_NOTE.fullmatch(outside)
    if not match:
        return None
    title, name = without_title(match["head"])
    is_whole = is_name(name) and (title or " " in name) and not has_office(name)
    rest = match["rest"]
    is_way = rest.casefold() in WAYS_TO_SPEAK
    if not is_whole or not (is_way or (match["comma"] and is_apposition(name, rest))):
        return None
    others = [match["note"], *([rest] if is_way else []), *notes]
    return LabelParts("person", name, title if is_way else rest, "; ".join(others))


def _of_holder(outside: str, notes: list[str], known: frozenset[str]) -> LabelParts:
    """Return the parts of a label; of an office, its holder may stand in brackets."""
    found = _named(outside, "; ".join(notes), known)
    # A single word in brackets is rather a place or a subject: "Head (Budget)".
    is_held = any(" " in note or is_glued([note]) for note in notes)
    is_office = found.kind == "office" or (
        # "Министр обороны" ends in no capital.
        found.kind == "none" and outside.split()[0].casefold() in OFFICE_WORDS
    )
    held = _of_office(outside, notes) if is_office and is_held else found
    if held.kind == "person":
        return held
    return _in_brackets(outside, notes) or found if found.kind == "none" else found


def _in_brackets(outside: str, notes: list[str]) -> LabelParts | None:
    """Return the parts of "The Reeve of Toft (Ann Lee)": an office nobody knows."""
    first, *rest = outside.split()
    is_the = first.casefold() == "the" and rest
    if not is_the or any(word.casefold() in THINGS for word in rest):
        return None
    if not all(word[0].isupper() or word in JOINERS for word in rest):
        return None
    title, name = without_title(_take_notes(notes[0])[0]) if notes else ("", "")
    if not (title or " " in name):
        return None
    held = _of_office(outside, notes)
    return held if held.kind == "person" else None


def _of_generation(outside: str, note: str, known: frozenset[str]) -> LabelParts | None:
    """Return the parts of a label with "Jr." or the like behind the name."""
    before, generation, behind = without_generation(outside)
    if not generation:
        return None
    found = _named(f"{before}{behind}", note, known)
    name = f"{found.name}{generation}"
    if found.kind not in ("person", "word") or name not in outside:
        return None
    return found._replace(kind="person", name=name)


def _names_several(outside: str) -> bool:
    """Tell whether a label is two full names or more, joined by a word or a sign."""
    if not JOINED.search(outside):
        return False
    people = [without_title(name) for name in TOGETHER.split(outside)]
    return len(people) > 1 and all(
        is_name(name) and (title or " " in name) and not has_office(name)
        for title, name in people
    )


def _take_notes(label: str) -> tuple[str, list[str]]:
    """Return `label` without the brackets at its end, and what stands in them.

    The last may lack its end, and each may hold brackets of its own.
    """
    notes: list[str] = []
    outside = label
    while start := _last_bracket(outside):
        inside = outside[start + 1 :].rstrip()
        is_closed = inside[-1:] in CLOSING
        notes.insert(0, (inside[:-1] if is_closed else inside).strip())
        outside = outside[:start].rstrip()
    return outside, notes


def _last_bracket(text: str) -> int:
    """Return where the bracket at the end of `text` begins; 0 if there is none."""
    if text[-1:] not in CLOSING:
        place = max(text.rfind(sign) for sign in OPENING)
        is_open = not any(sign in text[place:] for sign in CLOSING)
        return max(place, 0) if is_open else 0
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] in CLOSING) - (text[place] in OPENING)
        if not depth:
            return place
    return 0


def _spoken(outside: str, end: int, notes: list[str]) -> LabelParts | None:
    """Return what a label that begins like "El señor" or "M. le" says."""
    title, rest, note = outside[:end].strip(), outside[end:], "; ".join(notes)
    name, _, behind = rest.partition(", ")
    given = next((don for n in (behind, *notes) if (don := DON.fullmatch(n))), None)
    if given and is_name(name):
        others = "; ".join(n for n in notes if n != given.group())
        return LabelParts("person", f"{given['given']} {name}", title, others)
    # "M. le garde des sceaux" has an office, "M. le Roux" a name.
    is_office = rest.rstrip(".").casefold().split()[0] in OFFICE_WORDS
    is_french = title[0] in "Mm" and (rest[0].islower() or has_office(rest))
    if is_office or is_french:
        return _of_office(outside, notes)
    # "M. Le Roux" is no "M. le président".
    is_person = is_name(rest) and not title.casefold().startswith("m")
    return LabelParts("person", rest, title, note) if is_person else None


def _in_han(outside: str, note: str) -> LabelParts | None:
    if han.is_outlet(outside) or han.is_masked(outside):
        return LabelParts("collective", note=note)
    if han.names_several(outside):
        return LabelParts("collective", note=note, reason="names several people")
    name, post = han.name_and_post(outside)
    first, _, others = note.partition("; ")
    holder = "" if name else han.holder_of(outside, first)
    if holder:
        return LabelParts("person", holder, outside, others)
    return LabelParts("person", name, post, note) if name else None


def _ranked(outside: str, note: str) -> LabelParts | None:
    name = ranked_name(outside)
    title, member = ("", "") if name else member_of(outside)
    asker = ASKERS.match(outside)
    if asker and is_name(outside[asker.end() :]):
        title, member = asker.group().strip(), outside[asker.end() :]
    return LabelParts("person", name or member, title, note) if name or member else None


def _office(outside: str, notes: list[str]) -> LabelParts | None:
    """Return what a label says that is an office, perhaps with its name in brackets."""
    bare = outside.rstrip(".").casefold()
    addressed = ADDRESS.match(bare)
    office = bare[addressed.end() :] if addressed else without_article(bare)
    is_office = office in OFFICES and not (addressed and office in SURNAMES_TOO)
    if outside.isupper() and bare.startswith("the ") and office in IN_COURT:
        is_office = True
    # "Die MINISTER VAN ONDERWYS": an article, and an office in capitals.
    rest = outside[4:]
    if outside.startswith("Die ") and rest.isupper() and has_office(rest):
        is_office = True
    if not is_office and bare.startswith("the ") and has_office(outside):
        # "The father and coach Ann Lee": the name follows upon a small letter.
        role, name = office_and_name(outside)
        last = role.split()[-1:]
        is_office = not (name and last and last[0].islower() and has_office(last[0]))
    return _of_office(outside, notes) if is_office else None


def _of_office(outside: str, notes: list[str]) -> LabelParts:
    for place, note in enumerate(notes):
        inner, more = _take_notes(note)
        before, stop, behind = inner.partition(". ")
        if stop and " " in before and is_name(before):
            # "O SR. PRESIDENTE (Ann Lee. PP - AL)".
            inner, more = before, [behind, *more]
        name = ranked_name(inner) or without_title(inner)[1]
        role, holder = office_and_name(inner)
        if " " in holder and role and all(map(is_office_word, role.split())):
            # "Minister of State (Deputy Ann Lee)".
            name = holder
        is_other = STAGE_WORDS.search(inner) or is_place(inner) or has_office(name)
        if ranked_name(inner) or (is_name(name) and not is_other):
            rest = [*more, *notes[:place], *notes[place + 1 :]]
            return LabelParts("person", name, outside, "; ".join(rest))
    return LabelParts("office", role=outside, note="; ".join(notes))


def _named(outside: str, note: str, known: frozenset[str]) -> LabelParts:
    for name in sorted(known, key=len, reverse=True):
        if outside.endswith(f" {name}"):
            role = outside[: -len(name)].strip(" ,")
            if not is_given(role):
                return LabelParts("person", name, role, note)
    outside, letters = without_letters(outside)
    note = "; ".join(filter(None, (letters, note)))
    head, comma, rest = outside.partition(",")
    if comma and is_apposition(head, rest):
        title, name = without_title(head)
        return LabelParts("person", name, rest.strip() or title, note)
    if comma and rest.strip() and len(rest.split()) <= MAX_BEHIND:
        office, name = office_and_name(head)
        if office and " " in name:
            return LabelParts("person", name, f"{office}, {rest.strip()}", note)
    behind = office_behind(outside)
    if behind:
        return LabelParts("person", *behind, note)
    title, name = without_title(outside)
    if title and is_name(name) and not _has_more_office(title, name):
        return LabelParts("person", name, title, note)
    role, name = office_and_name(outside)
    if name:
        return LabelParts("person", name, role, note)
    if role:
        return LabelParts("office", role=role, note=note)
    if is_particled(outside.split()):
        return LabelParts("word", outside, note=note)
    if len(outside.split()) == 1 and not re.search(r"[\d@/]", outside):
        return LabelParts("word", outside, note=note)
    return LabelParts("none", note=note, reason="ends in no name")


def _has_more_office(title: str, name: str) -> bool:
    """Tell whether an office goes on behind its first word: "Lord Mayor Ann Lee"."""
    first, *others = name.casefold().split()
    is_address = ADDRESS.match(f"{title} ".casefold())
    is_longer = len(others) > 1 and first in OFFICES and not is_address
    return is_longer or not JOINERS.isdisjoint([first, *others])
