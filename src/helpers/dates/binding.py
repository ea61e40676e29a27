"""Whether words bind a printed day to the meeting, or to the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.dates.governing import is_free, is_function_word
from helpers.dates.leads import (
    APART,
    CLOSING,
    find_stamp,
    is_alone,
    lead_of,
    quoted,
)
from helpers.dates.neighbours import bound_by_field, bound_by_neighbours, is_listed
from helpers.dates.occasions import (
    ANOTHER,
    CJK_ABOUT,
    CJK_OCCASION,
    CONNECTING,
    DATE_FIELD,
    HELD,
    NUMBER,
    OCCASION,
    OCCASION_OR_RECORD,
    OF,
    OF_BODY,
    ON,
    WITH_SUBJECT,
)
from helpers.dates.printed import find_printed
from helpers.dates.small_words import DESCRIBING_AFTER, PARTICIPLE, PERSON, SPEECH

MAX_HEADING_WORDS = 45
# "Berlin," before the weekday; a name stands there too, so that it binds nothing.
PLACE = re.compile(r"[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]+){0,2},")
PLACE_AFTER = re.compile(
    r"(?:\s*(?:года|г|року|р)\b\.?)?,\s*(?:[^\W\d_a-zа-я][\w.’'-]+ ?){1,3}$"
)
SEPARATED = re.compile(r"[,:;–—(\[（-]$")
# "Entretien accordé à Radio Toft, le"
SEPARATED_ON = re.compile(r",\s(?:le|den|el|il)$")
COUNTED = re.compile(r"\b(?:first|second|third|fourth|fifth|inaugural)\b", re.I)
SENTENCE = re.compile(r"[^\W\d_]{4}\.$")
# With whom one speaks is no event: "Interview mit dem Hafenfunk am".
WITH_NAME = re.compile(r"\s*mit (?:dem |der |den )?(?:[^\W\d_a-z][\w.-]+ ?){1,4}")
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
    lead, after = lead_of(line[:start]), line[end:]
    if len(line.split()) > MAX_HEADING_WORDS or ANOTHER.search(lead):
        return ""
    if is_listed(lines, number, start):
        return ""
    has_place = PLACE.fullmatch(lead) and not OCCASION_OR_RECORD.search(lead)
    if is_alone(line, start, end) or (has_place and CLOSING.match(after)):
        return bound_by_neighbours(lines, number, start, end)
    if DATE_FIELD.fullmatch(lead):
        return bound_by_field(lines, number, end)
    if find_stamp(lines, number, start, end) or CJK_ABOUT.search(line):
        return ""
    if not lead.strip(APART):
        return _bound_by_title(line[start:end], after, is_title=is_title)
    # Of two days in a line the second is another thing's.
    if find_printed(lead, 0, len(lead)):
        return ""
    return _bound_by_lead(lines, number, start, end)


def _bound_by_title(day: str, after: str, *, is_title: bool) -> str:
    """Return why a title that begins with a day gives the day of the meeting."""
    if CJK_OCCASION.search(after.rstrip(APART)):
        return quoted(day + after)
    if not is_title or ANOTHER.search(after):
        return ""
    if YEAR_FIRST.match(day) or OCCASION.search(after):
        return f"the title begins with it: “{after.strip(APART)[:60]}”"
    return ""


def _bound_by_lead(lines: Sequence[str], number: int, start: int, end: int) -> str:
    """Return the words before a day that make it the meeting's."""
    before, after = lines[number][:start], lines[number][end:]
    lead = lead_of(before)
    held = HELD.search(lead)
    if held:
        above = lines[number - 1] if number else ""
        # A sentence that goes on, or counts, tells of another meeting rather.
        is_counted = COUNTED.search(lead) or not CLOSING.match(after)
        is_told = held[0].startswith("was ") and is_counted
        is_held = not is_told and _is_held(lead[: held.start()], above)
        return quoted(lead) if is_held else ""
    is_last = bool(CLOSING.match(after))
    if is_last and CJK_OCCASION.search(lead.rstrip(APART)):
        return quoted(lead)
    occasion = _occasion(lead)
    if not occasion:
        return ""
    between = lead[occasion.end() :]
    if PLACE_AFTER.match(after):
        is_apart = SEPARATED.search(lead) or SENTENCE.search(lead)
        return quoted(lead) if is_apart and ". " not in between else ""
    if not is_last:
        return ""
    separated = SEPARATED_ON.search(between)
    if separated and _connects(between[: separated.start()]):
        return quoted(lead)
    has_weekday = lead != before.rstrip()
    if SEPARATED.search(lead):
        return quoted(lead)
    return quoted(lead) if _has_day(occasion[0], between, has_weekday) else ""


def _occasion(lead: str) -> re.Match[str] | None:
    """Return the last noun, or else the first, that no other one governs."""
    nouns = list(OCCASION.finditer(lead)) or list(OCCASION_OR_RECORD.finditer(lead))
    for noun in nouns[-1:] + nouns[:1]:
        if is_free(lead[: noun.start()], noun[0]):
            return noun
    return None


def _is_held(before: str, above: str) -> bool:
    """Tell whether "held on" is said of an occasion, in its line or the one above."""
    if not before.strip(APART):
        before = "" if ANOTHER.search(above) else above
    occasion = _occasion(before)
    if not occasion:
        occasion = SPEECH.search(before.rstrip())
        if not occasion or not is_free(before[: occasion.start()], occasion[0]):
            return False
    return _connects(OF_BODY.sub("", before[occasion.end() :]))


def _has_day(occasion: str, between: str, has_weekday: bool) -> bool:
    """Tell whether the words between an occasion and a day give it the day."""
    of = OF.search(between)
    preposition = of or ON.search(between)
    chain = between[: preposition.start()] if preposition else between
    if PERSON.fullmatch(chain):
        return True
    if not _connects(chain) or SENTENCE.search(between):
        return False
    names = _names(chain)
    if not preposition or has_weekday:
        return True
    if of:
        # "Briefing on the treaty of 1 May": the day is that of the nearest noun.
        return not names
    if WITH_SUBJECT.fullmatch(occasion):
        small = preposition[0].lower()
        is_subject = small == "on" or chain.isupper()
        if is_subject or (small == "am" and names and not WITH_NAME.fullmatch(chain)):
            return False
    return not (names and PARTICIPLE.fullmatch(names[-1]))


def _connects(chain: str) -> bool:
    """Tell whether `chain` holds only names and what joins them to an occasion."""
    return all(
        CONNECTING.fullmatch(word) or (word[0].isupper() and not is_function_word(word))
        for word in _names(chain)
    )


def _names(chain: str) -> list[str]:
    """Return the words of a chain without the number or the kind of the occasion."""
    bare = DESCRIBING_AFTER.sub(" ", NUMBER.sub(" ", chain))
    return [word for word in bare.split() if word != ","]
