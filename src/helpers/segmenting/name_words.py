"""What names are made of: capitals, initials, particles, titles, letters behind."""

from __future__ import annotations

import re

from helpers.segmenting.lexicon import DETERMINERS, PARTICLES, TITLES

MAX_NAME_WORDS = 5
INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}")
GLUED = re.compile(r"(?P<initials>(?:[^\W\d_]\.){1,3})(?P<surname>[^\W\d_][^\s.]+)")
CYRILLIC = re.compile("[а-яё]", re.I)
PATRONYMIC = re.compile("(?:вич|вна|ична|ич|[yi]?evich|ovich|[yi]?evna|ovna)$", re.I)
# Letters behind a name: member of a house, counsel, orders, degrees.
POSTNOMINALS = set(
    "AM MS MP MEP MSP MLA MLC MHA TD MdB MdL MdEP QC KC SC OBE CBE MBE KBE DBE KCB GCB"
    " PC JP FRS PhD Ph.D. MBA Esq Esq. M.P. Q.C. K.C. MBE CMG KCMG MC".split()
)


def is_name(text: str) -> bool:
    """Tell whether `text` has the look of a name: capitals, initials, particles."""
    words = text.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or words[0].casefold() in DETERMINERS:
        return False
    return all(map(is_name_word, words)) and any(
        len(word.strip(".")) > 1 and word.casefold() not in PARTICLES for word in words
    )


def is_name_word(word: str) -> bool:
    """Tell whether `word` can be part of a name as printed."""
    if INITIALS.fullmatch(word) or GLUED.fullmatch(word):
        return word[0].isupper()
    if word in PARTICLES:
        return True
    parts = re.split(r"['’ʼ\-‐‑]", word)
    if not all(part.isalpha() for part in parts if part):
        return False
    is_prefixed = bool(re.match(r"(?:[dl]['’]|al-|el-)[^\W\da-z_]", word))
    return word[0].isupper() or is_prefixed or is_uncased(word[0])


def is_uncased(character: str) -> bool:
    """Tell whether a letter is of a script without capitals."""
    return character.isalpha() and character.lower() == character.upper()


def is_glued(words: list[str]) -> bool:
    """Tell whether `words` are one word of initials and surname: ``S.V.Lavrov``."""
    return len(words) == 1 and bool(GLUED.fullmatch(words[0]))


def without_title(text: str) -> tuple[str, str]:
    """Return the titles before a name, and the name; one word is a name."""
    words = text.split()
    count = 0
    while count < len(words) - 1 and words[count].rstrip(".").casefold() in TITLES:
        # "M. Papin" is an initial, "M. Jean Papin" a gentleman.
        if words[count] == "M." and len(words) - count < 3:
            break
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def without_letters(text: str) -> tuple[str, str]:
    """Return a name of two words or more, and the letters that stand behind it."""
    words = text.split()
    count = len(words)
    while count > 2 and words[count - 1].strip(",") in POSTNOMINALS:
        count -= 1
    return " ".join(words[:count]).rstrip(","), " ".join(words[count:])


def last_name(words: list[str]) -> list[str]:
    """Return the last given name and surname of `words`, particles and all."""
    start = len(words) - 2
    if start > 0 and PATRONYMIC.search(words[start]):
        start -= 1
    while start > 0 and (
        words[start] in PARTICLES
        or words[start] in ("Al", "Van", "Von", "De", "Le")
        or INITIALS.fullmatch(words[start])
    ):
        start -= 1
    return words[start:]
