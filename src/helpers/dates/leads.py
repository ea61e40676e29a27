"""The line in which a day is printed: what stands before it, and what it says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.dates.names import weekday_names
from helpers.dates.occasions import CLOCK, FETCHED, PUBLISHED, SHELVED

MAX_SHORT_WORDS = 8
APART = " \t\u00a0\"'“”«»()[]（）#*_.,"
# What may follow a day that closes a heading: "г.", "(BPA)", a clock, a weekday.
CLOSING = re.compile(
    r"[\s\"'”»)\].,]*(?:(?:года|г|року|р|r|roku)\b\.?)?"
    r"(?:\s*[(（\[][^()（）\[\]]{1,40}[)）\]])*"
    r"(?:\s*\d{1,2}\s?[時时点](?:\d{1,2}分)?)?(?:,?\s*(?:at |um |à |alle |um )?"
    r"\d{1,2}[:.h]?\d{0,2} ?(?:[ap]\.?m\.?|Uhr|heures)?.{0,12})?[\s\"'”»)\]）.,]*$"
)


def find_stamp(lines: Sequence[str], number: int, start: int, end: int) -> str:
    """Return ``published`` or ``fetched`` where the words say so; empty elsewhere."""
    line = lines[number]
    above = lines[number - 1] if number else ""
    near = line[:start]
    alone = is_alone(line, start, end)
    if alone and is_short(above):
        near = f"{above} {near}"
    if FETCHED.search(near):
        return "fetched"
    if PUBLISHED.search(near) or PUBLISHED.search(line):
        return "published"
    if not lead_of(line[:start]).strip(APART) and SHELVED.match(line, end):
        return "published"
    # A day with its clock is when a message was sent or a page was put up.
    return "published" if alone and CLOCK.search(line[end:]) else ""


def is_alone(line: str, start: int, end: int) -> bool:
    """Tell whether a line holds a day and nothing but a weekday and a clock."""
    after = line[end:]
    return not lead_of(line[:start]).strip(APART) and bool(CLOSING.match(after))


def is_short(line: str) -> bool:
    """Tell whether a line is as short as a heading that is no sentence."""
    return len(line.split()) <= MAX_SHORT_WORDS


def lead_of(before: str) -> str:
    """Return what stands before a day without the weekday that belongs to it."""
    bare = before.rstrip()
    match = re.search(
        r"([^\W\d_]{2,}(?:-[^\W\d_]+)?)\.?,?(?:\s+(?:den|the|el|le|il))?$", bare
    )
    if match and match[1].lower() in weekday_names():
        return bare[: match.start()].rstrip()
    return bare


def quoted(words: str) -> str:
    """Return words of the head as evidence shows them."""
    shown = " ".join(words.split())
    return f"“{shown if len(shown) <= 80 else '…' + shown[-79:]}”"
