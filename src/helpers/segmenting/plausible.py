"""Whether a stretch before a mark can be a label at all, and if not, why."""

from __future__ import annotations

import re

from helpers.segmenting.lexicon import (
    COLLECTIVE,
    FIELDS,
    FIRST_PARTICLES,
    HAN_OPENERS,
    OFFICE_WORDS,
    OFFICES,
    OPENERS,
    PARTICLES,
    SALUTATIONS,
    SENTENCE_WORDS,
    TITLES,
)
from helpers.segmenting.name_words import is_uncased

# "我的回答", "孔子曰": what is said begins or ends so, and no name does.
HAN_SENTENCE = re.compile(
    r"(?:我|你|您|他|她|它|这|這|谢谢|謝謝|感谢|感謝|希望).*|.+[曰说說]"
)
# How many words an office before or after a name was seen to have, with room.
MAX_WORDS = 36


def why_not(outside: str) -> str:
    """Return why `outside` cannot be a label; empty if it can."""
    words = outside.split()
    if not any(character.isalpha() for character in outside):
        return "has no letter"
    if len(words) > MAX_WORDS:
        return "is too long for a label"
    folded = outside.rstrip(".").casefold()
    if folded in FIELDS or folded.endswith(("http", "https", "ftp")):
        return "is a field of the page"
    if folded in OPENERS or folded in HAN_OPENERS:
        return "opens a sentence"
    if HAN_SENTENCE.fullmatch(folded):
        return "reads like a sentence"
    if len(words) > 1 and words[0].casefold() in SALUTATIONS:
        return "greets somebody"
    if folded in OFFICES or folded in COLLECTIVE:
        return ""
    if _begins_examination(words):
        return "opens an examination"
    if outside[0] in "\"'“„«‘”(—–-•":
        return "begins like a quotation or a list"
    first = words[0].casefold().strip(",")
    is_capital = outside[0].isupper() or is_uncased(outside[0]) or outside[0] in "《「"
    if not is_capital and first not in OFFICE_WORDS and not is_particled(words):
        return "begins with a small letter"
    verbs = [] if _are_initials(outside) else _verbs(words, outside.isupper())
    if verbs:
        return f"reads like a sentence ({verbs[0]!r})"
    if (
        len(words) > 1
        and not is_particled(words)
        and first in OPENERS | SENTENCE_WORDS - {"will", "may", "me"}
    ):
        if words[1].rstrip(".").casefold() in TITLES:
            return ""
        is_acronym = words[0].isupper() and len(words[0]) < 4 and not outside.isupper()
        if first not in OFFICE_WORDS and not is_acronym:
            return f"reads like a sentence ({words[0]!r})"
    if re.search(r"[.!?…;]\s+\S", _without_short_dots(outside)):
        return "holds the end of a sentence"
    return ""


def is_particled(words: list[str]) -> bool:
    """Tell whether `words` are a surname that begins small: "de Guindos"."""
    count = 0
    while count < len(words) and words[count] in FIRST_PARTICLES:
        count += 1
    return 0 < count == len(words) - 1 and words[-1][0].isupper()


def _begins_examination(words: list[str]) -> bool:
    """Tell whether counsel begins to examine: "BY MR. ASH"."""
    is_titled = len(words) > 2 and words[1].rstrip(".").casefold() in TITLES
    return is_titled and words[0].casefold() == "by"


def _are_initials(outside: str) -> bool:
    # "AM:" is Ann Marsh; a verb in capitals is longer, or not alone.
    return len(outside) == 2 and outside.isupper() and outside.isalpha()


def _verbs(words: list[str], is_upper: bool) -> list[str]:
    """Return the words that labels do not have; "ten Velde" and "do PSD" are names."""
    verbs = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        bare = word.strip(",;")
        if not (is_upper or word[0].islower()):
            continue
        is_particle = bare in PARTICLES and following[:1].isupper()
        if bare.casefold() in SENTENCE_WORDS and not is_particle:
            verbs.append(bare.casefold())
    return verbs


def without_card(label: str) -> str:
    """Return `label` without a page's card on a person, glued into it behind the name.

    "Ann Bo Lee Lee Ann BoMayor of Toft" has surname, given names and office again.
    """
    words = label.split()
    for place in range(2, len(words) - 1):
        if words[place] != words[place - 1]:
            continue
        for first in range(place - 2, -1, -1):
            given = " ".join(words[first : place - 1])
            behind = " ".join(words[place + 1 :])
            if behind.startswith(given) and behind[len(given) :][:1].isupper():
                notes = behind.partition(" (")
                return " ".join(words[:place]) + "".join(notes[1:])
    return label


def _without_short_dots(text: str) -> str:
    # Mr. Lee, S. V. Lavrov, Lt. Gen. Orr: the full stop ends no sentence.
    return re.sub(r"\b([^\W\d_]{1,4})\.", r"\1", text)
