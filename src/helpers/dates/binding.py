"""Whether words bind a printed day to the meeting, or to the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.dates.names import weekday_names
from helpers.dates.occasions import (
    AMERICAN_CLOCK,
    ANOTHER,
    CJK_OCCASION,
    CLOCK,
    CONNECTING,
    FETCHED,
    HELD,
    NUMBERED,
    OCCASION,
    OCCASION_OR_RECORD,
    OF,
    ON,
    OPENED,
    PUBLISHED,
    SHELVED,
    WITH_SUBJECT,
)

MAX_HEADING_WORDS, MAX_SHORT_WORDS = 45, 8
APART = " \t\u00a0\"'“”«»()[]（）#*_.,"
# What may follow a day that closes a heading: "г.", "(BPA)", a clock, a weekday.
CLOSING = re.compile(
    r"[\s\"'”»)\].,]*(?:(?:года|г|року|р|r|roku)\b\.?)?"
    r"(?:\s*[(（\[][^()（）\[\]]{1,40}[)）\]])*"
    r"(?:\s*\d{1,2}\s?[時时点](?:\d{1,2}分)?)?(?:,?\s*(?:at |um |à |alle |um )?"
    r"\d{1,2}[:.h]?\d{0,2} ?(?:[ap]\.?m\.?|Uhr|heures)?.{0,12})?[\s\"'”»)\]）.,]*$"
)
# "Berlin," before the weekday; a name stands there too, so that it binds nothing.
PLACE = re.compile(r"[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]+){0,2},")
SEPARATED = re.compile(r"[,:;–—(\[（-]$")
YEAR_FIRST = re.compile(r"\d{4}|明治|大正|昭和|平成|令和|民[國国]")


def find_binding(
    lines: Sequence[str], number: int, start: int, end: int, *, is_title: bool = False
) -> str:
    """Return the words that make a day the meeting's; empty if none do.

    Args:
        lines: the lines of the head.
        number: which of them holds the day.
        start: first character of the day in its line.
        end: one past its last one.
        is_title: whether the line is a heading or the title.
    """
    line = lines[number]
    lead, after = _lead(line[:start]), line[end:]
    if len(line.split()) > MAX_HEADING_WORDS or ANOTHER.search(lead):
        return ""
    is_placed = PLACE.fullmatch(lead) and CLOSING.match(after)
    if is_alone(line, start, end) or is_placed:
        return _bound_by_neighbours(lines, number, start)
    if find_stamp(lines, number, start, end):
        return ""
    if HELD.search(lead):
        return _quoted(lead)
    is_last = bool(CLOSING.match(after))
    if CJK_OCCASION.search(line) and (is_last or not lead.strip(APART)):
        return _quoted(line)
    if not lead.strip(APART):
        return _bound_by_title(line[start:end], after) if is_title else ""
    return _bound_by_lead(line[:start], lead) if is_last else ""


def find_stamp(lines: Sequence[str], number: int, start: int, end: int) -> str:
    """Return ``published`` or ``fetched`` where the words say so; empty elsewhere."""
    line = lines[number]
    above = lines[number - 1] if number else ""
    near = line[:start]
    alone = is_alone(line, start, end)
    if alone and len(above.split()) <= MAX_SHORT_WORDS:
        near = f"{above} {near}"
    if FETCHED.search(near):
        return "fetched"
    if PUBLISHED.search(near) or PUBLISHED.search(line):
        return "published"
    if not _lead(line[:start]).strip(APART) and SHELVED.match(line, end):
        return "published"
    # A day with its clock is when a message was sent or a page was put up.
    return "published" if alone and CLOCK.search(line[end:]) else ""


def is_alone(line: str, start: int, end: int) -> bool:
    """Tell whether a line holds a day and nothing but a weekday and a clock."""
    after = line[end:]
    return not _lead(line[:start]).strip(APART) and bool(CLOSING.match(after))


def _bound_by_neighbours(lines: Sequence[str], number: int, start: int) -> str:
    """Return the words above or below a day alone that make it the meeting's."""
    above = lines[number - 1] if number else ""
    below = lines[number + 1 : number + 3]
    has_weekday = _lead(lines[number][:start]) != lines[number][:start].rstrip()
    if (
        has_weekday
        and len(above.split()) <= MAX_SHORT_WORDS
        and NUMBERED.search(above)
        and not ANOTHER.search(above)
    ):
        return _quoted(above)
    if below and OPENED.match(below[0]):
        return _quoted(below[0])
    is_bare = not _lead(lines[number][:start]).strip(APART)
    if not is_bare or CLOCK.search(lines[number], start):
        return ""
    if find_stamp(lines, number, start, start):
        return ""
    return next((_quoted(b) for b in below if AMERICAN_CLOCK.fullmatch(b.strip())), "")


def _bound_by_title(day: str, after: str) -> str:
    """Return why a title that begins with a day gives the day of the meeting."""
    if ANOTHER.search(after):
        return ""
    if YEAR_FIRST.match(day) or OCCASION.search(after):
        return f"the title begins with it: “{after.strip(APART)[:60]}”"
    return ""


def _bound_by_lead(before: str, lead: str) -> str:
    """Return the words before a day, at a heading's end, that make it the meeting's."""
    occasion = OCCASION.search(lead) or OCCASION_OR_RECORD.search(lead)
    if not occasion:
        return ""
    if SEPARATED.search(lead):
        return _quoted(lead)
    between = lead[occasion.end() :]
    preposition = OF.search(between) or ON.search(between)
    chain = between[: preposition.start()] if preposition else between
    if not all(w[0].isupper() or CONNECTING.fullmatch(w) for w in chain.split()):
        return ""
    has_weekday = lead != before.rstrip()
    if ON.search(between) and not has_weekday and WITH_SUBJECT.fullmatch(occasion[0]):
        return ""
    # "Briefing on the treaty of 1 May": the day is that of the nearest noun.
    if OF.search(between) and chain.strip() and not has_weekday:
        return ""
    return _quoted(lead)


def _lead(before: str) -> str:
    """Return what stands before a day without the weekday that belongs to it."""
    bare = before.rstrip()
    match = re.search(
        r"([^\W\d_]{2,}(?:-[^\W\d_]+)?)\.?,?(?:\s+(?:den|the|el|le|il))?$", bare
    )
    if match and match[1].lower() in weekday_names():
        return bare[: match.start()].rstrip()
    return bare


def _quoted(words: str) -> str:
    shown = " ".join(words.split())
    return f"“{shown if len(shown) <= 80 else '…' + shown[-79:]}”"
