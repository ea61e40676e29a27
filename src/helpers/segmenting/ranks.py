"""People who go by a rank: peers, monarchs, bishops; members told apart by state."""

from __future__ import annotations

import re

from helpers.segmenting.lexicon import HONORIFICS, OFFICE_WORDS, OFFICES, PARTICLES
from helpers.segmenting.name_words import is_name

# A rank is part of the name that follows it: there are a Lord Smith and a Mr Smith.
RANKS = set(
    "lord lady baroness baron viscount viscountess earl countess king queen pope"
    " patriarch metropolitan prince princess emir sultan archbishop bishop".split()
)
# With a place and no name: one person at a time has it.
SEATS = set(
    "earl countess duke duchess marquess marchioness viscount viscountess bishop"
    " archbishop".split()
)
MAX_PLACE_WORDS = 4
SMALL = set("and the in on upon of de le under".split())
RANKED = re.compile(
    r"(?:the )?(?P<rank>[^\W\d_]+) (?P<name>\S.*?)(?: of (?P<place>\S.*))?", re.I
)
SEATED = re.compile(
    r"(?:the )?(?:lord |right reverend )?(?P<seat>\w+) of (?P<place>.+)", re.I
)
NUMERAL = re.compile("[IVX]+")
MEMBER = re.compile(r"(?P<title>[^\W\d_]+\.?) (?P<name>\S.*?) of (?P<place>\S.*)", re.I)


def ranked_name(outside: str) -> str:
    """Return the name of which a rank is part, with its place; empty if it is none.

    "Lord Hunt of Kings Heath", "Lord Myners", "King Abdullah II of Jordan", "Countess
    of Mar": the article before them is left out.
    """
    bare = re.sub(r"^the ", "", outside, flags=re.I)
    seated = SEATED.fullmatch(outside)
    if seated and seated["seat"].casefold() in SEATS and _is_place(seated["place"]):
        return bare
    match = RANKED.fullmatch(outside)
    if not match or match["rank"].casefold() not in RANKS or not is_name(match["name"]):
        return ""
    words = [word for word in match["name"].split() if word not in PARTICLES]
    if any(_is_other(word.rstrip(".").casefold()) for word in words):
        return ""
    words = [word for word in words if not NUMERAL.fullmatch(word)]
    if match["place"]:
        return bare if _is_place(match["place"]) else ""
    # "Lady Ann Orr" has a name without her rank; "Lord Myners" has none.
    return bare if len(words) == 1 else ""


def member_of(outside: str) -> tuple[str, str]:
    """Return title and name, place and all, of "Mr. Udall of Colorado"; else empty."""
    match = MEMBER.fullmatch(outside)
    if not match or match["title"].rstrip(".").casefold() not in HONORIFICS:
        return "", ""
    if not is_name(match["name"]) or not _is_place(match["place"]):
        return "", ""
    return match["title"], f"{match['name']} of {match['place']}"


def _is_other(word: str) -> bool:
    return word in OFFICE_WORDS or word in OFFICES or word in HONORIFICS


def _is_place(text: str) -> bool:
    words = text.split()
    small = {word.casefold() for word in words if not word[0].isupper()}
    is_short = len(words) <= MAX_PLACE_WORDS + len(small)
    return is_short and small <= SMALL and words[-1][0].isupper()
