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


# As titles they come first: "Mr M Orr" and "MR SR ORR" have initials.
FIRST_ONLY = set("m mm sr st hr".split())
# Titles of two words: "De heer Orr", "A Sr.ª Lee", "Crown Prince Omar".
PAIRS = {
    f"{first} {second}"
    for firsts, seconds in (
        ("de", "heer"),
        ("o a os as", "sr sra sr.ª srª sr.a senhor senhora deputado deputada"),
        ("il la", "signor signora"),
        ("crown", "prince princess"),
        ("grand", "duke duchess"),
    )
    for first in firsts.split()
    for second in seconds.split()
}
# Father and son: "Lee Jr.", "Lee, Sr.", "Lee III", "Dupont fils", "Rojas hijo".
GENERATION = re.compile(
    r",? (?:(?i:jr|jnr|sr|snr|junior|júnior)\.?|II|III|IV|fils|père|filho|neto|hijo"
    r"|Fils|Filho|Neto|Hijo)(?=$|, )"
)


def without_generation(text: str) -> tuple[str, str, str]:
    """Return a name, the generation that follows it, and what stands behind.

    "Ann Lee, Jr., Mayor" is parted as ``("Ann Lee", ", Jr.", ", Mayor")``.
    """
    match = GENERATION.search(text)
    if not match or not match.start():
        return text, "", ""
    return text[: match.start()], match.group(), text[match.end() :]


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
    while found := _title_at(words, count):
        count += found
    return " ".join(words[:count]), " ".join(words[count:])


def _title_at(words: list[str], place: int) -> int:
    """Return of how many words the title at `place` is, with a name behind it."""
    pair = " ".join(word.rstrip(".").casefold() for word in words[place : place + 2])
    title = pair.partition(" ")[0]
    if pair in PAIRS and place + 2 < len(words):
        return 2
    if title not in TITLES or place + 1 >= len(words):
        return 0
    if title in FIRST_ONLY and place:
        return 0
    return 0 if title == "m" and not _is_monsieur(words) else 1


def _is_monsieur(words: list[str]) -> bool:
    """Tell whether "M" before a name is a gentleman: "M. Papin" has an initial.

    Behind it stands a whole given name, or one as in "M. J.-L. Papin".
    """
    is_whole = len(words[1].rstrip(".")) > 1 and words[1][1:2] != "."
    return len(words) > 2 and (is_whole or "-" in words[1])


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
