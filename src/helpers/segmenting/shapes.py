"""What the look of a label says by itself, before the document is asked."""

from __future__ import annotations

import re
from functools import lru_cache

from helpers.segmenting.labels import SPOKEN_TITLE, LabelParts
from helpers.segmenting.lexicon import (
    BODIES,
    DEPARTMENTS,
    HAN_OPENERS,
    HAN_ROLES,
    HAN_SURNAMES,
    HONORIFICS,
    OFFICES,
    ORDINALS,
    SUBJECTS,
    THINGS,
    VOCATIVES,
)
from helpers.segmenting.name_words import INITIALS
from helpers.segmenting.offices import is_office_word
from helpers.segmenting.ranks import ranked_name

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_NAME = re.compile(rf"[{HAN_SURNAMES}][{HAN}○〇]{{1,2}}")
HAN_OTHER = re.compile(rf"[{HAN}]{{1,2}}[·・][{HAN}·・]{{1,12}}")
HAN_ROLE = re.compile(
    rf"[{HAN}\w《》「」“”·・ ]{{0,24}}(?:{'|'.join(HAN_ROLES)})(?:[A-Z甲乙丙丁])?"
)
# "NBC记者": an outlet may be written in Latin letters.
MAX_OUTLET = 30
HAN_REPORTERS = ("记者", "記者")
IS_HAN = re.compile(rf"[{HAN}《「]")
TITLED = re.compile(
    r"(?:hon|the hon|abg|sts|vors|mnr|mev|nkskz|adv|prof|т|г-н|г-жа|hr|fru|herr"
    r"|onorevole|on|dhr|mevr|don|doña|d|dª)\.? ",
    re.I,
)
NUMBERS = set("one two three four five six seven eight nine ten".split())
# "SURNAME A. B." and "Surname A.B.", as the records of Eastern Europe print it.
SURNAME_FIRST = re.compile(r"[^\W\d_][^\W\d_'’ʼ-]+ (?:[^\W\d_]\. ?){1,2}")


@lru_cache(maxsize=1 << 14)
def is_plain(label: str, parts: LabelParts) -> bool:
    """Tell whether a label is one by its look: sentences hardly ever begin so.

    A form of address, an office, initials, capitals throughout, a note in brackets, a
    collective label, a machine's name, a Chinese name or calling.
    """
    if parts.kind == "collective":
        return True
    if IS_HAN.match(label) or label.endswith(HAN_REPORTERS):
        return is_han_label(label)
    if parts.kind == "office":
        return not (names_department(label) or names_thing(label)) and (
            label.isupper()
            or _bare(label) in OFFICES
            or bool(SPOKEN_TITLE.match(label))
        )
    if parts.kind != "person":
        return False
    return (
        bool(SPOKEN_TITLE.match(label) or TITLED.match(label))
        or bool(ranked_name(label))
        or label.split()[0].rstrip(".").casefold() in HONORIFICS
        or has_initials(label)
        or bool(parts.note)
        or bool(parts.role)
        or (label.isupper() and " " in label)
    )


def _bare(label: str) -> str:
    return label.rstrip(".").casefold().removeprefix("the ").strip()


def has_initials(label: str) -> bool:
    """Tell whether a label is a surname with initials, before it or behind."""
    bare = label.partition(",")[0].rstrip()
    first = label.split()[0]
    return bool(
        SURNAME_FIRST.fullmatch(f"{bare.rstrip('.')}.")
        or INITIALS.fullmatch(first)
        or re.match(r"(?:[^\W\d_]\.){1,3}[^\W\d_]", first)
    )


def is_han_label(label: str) -> bool:
    """Tell whether a label in Chinese letters is a name, a calling, or several."""
    bare = re.sub(r"\s*[(（][^()（）]*[)）]$", "", label)
    if bare in HAN_OPENERS:
        return False
    if bare.endswith(HAN_REPORTERS) and len(bare) <= MAX_OUTLET:
        return True
    if bare != label and len(bare) <= 12:
        return True
    return all(
        HAN_NAME.fullmatch(name)
        or HAN_OTHER.fullmatch(name)
        or HAN_ROLE.fullmatch(name)
        for name in re.split("[、，,和]", bare)
    )


def names_department(label: str) -> bool:
    """Tell whether all words of a label are of those that name what is governed."""
    words = [word.strip(",.").casefold() for word in label.split()]
    return all(word in DEPARTMENTS for word in words)


def names_body(label: str) -> bool:
    """Tell whether a label is a body and no office: "Moscow Region"."""
    offices = {w.strip(",.").casefold() for w in label.split() if is_office_word(w)}
    return bool(offices) and offices <= BODIES


def names_thing(label: str) -> str:
    """Return the word by which a label of capitalised words names no person."""
    words = [word.strip(",.;").casefold() for word in label.split()]
    if label.isupper() and len(words) < 2:
        return ""
    if words[-1] in THINGS:
        return words[-1]
    if words[0] in SUBJECTS and len(words) > 1:
        return words[0]
    # "Lesson Two", "Priority Number One".
    if words[-1] in NUMBERS and ("number" in words or words[0] in THINGS):
        return words[-1]
    if "of" in words[1:]:
        # "Official Website of the President": the head stands before "of".
        head = words[words.index("of") - 1]
        if head in THINGS:
            return head
    printed = label.split()
    goes_on = len(words) > 1 and (not printed[1][0].isupper() or words[1] == "no")
    if words[0] in THINGS and goes_on:
        return words[0]
    return words[0] if words[0] in ORDINALS and len(words) > 1 else ""


def is_vocative(label: str) -> bool:
    """Tell whether a label calls upon somebody, as "Señor Rojas:" in a speech."""
    return not label.isupper() and label.split()[0].casefold() in VOCATIVES
