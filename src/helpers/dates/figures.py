"""Dates said in figures: days, months, years, decades, and the stretches between.

Text is read from digit to digit, as these are rare; what stands around each of them
decides what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.dates.counts import FIRST_YEAR, LAST_YEAR, is_counted, is_year
from helpers.dates.relative import Interval, decade_of, interval_of
from helpers.dates.shapes import said_months

DIGITS = re.compile(r"\d+")
DASH = r"\s?[–—-]\s?"
NAME = r"(?P<name>[^\W\d_]{3,})"
ORDINAL = r"(?:st|nd|rd|th|\.|er|º|-?го|-?е)?"
YEAR_BEHIND = r"(?:\.?,?\s(?:of\s|de\s|del\s)?(?P<year>\d{4})(?!\d|[.,]\d))?"
DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}}){ORDINAL}(?:(?:{DASH}|\sto\s|\sbis\s|\sau\s|\sal\s)"
    rf"(?P<until>\d{{1,2}}){ORDINAL})?\s(?:of\s|de\s)?{NAME}\b{YEAR_BEHIND}"
)
MONTH_BEFORE = re.compile(rf"(?<!\w){NAME}\.?,?\s(?:of\s|de\s|d[’'])?$")
DAY_BEFORE = re.compile(rf"\d{ORDINAL}\s$")
MONTHS_BEFORE = re.compile(
    r"(?<!\w)(?P<from>[^\W\d_]{3,})(?:\s?[–—-]\s?|\s(?:to|through|until|till|and|bis|à|a"
    r"|al|по|und|et|y|и)\s)$"
)
DAY_BEHIND = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{DASH}(?P<until>\d{{1,2}}))?(?!\d|[.,:]\d)"
    r"(?:,?\s(?P<year>\d{4})(?!\d|[.,]\d))?"
)
FOUR = re.compile(r"\d{4}(?!\d|[.,]\d)")
NUMERIC = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
    r"|(?P<day2>\d{1,2})\.(?P<month2>\d{1,2})\.(?P<year2>\d{4})(?!\d)"
)
CJK = re.compile(
    r"(?:(?P<year>\d{4})年(?!代))?(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})[日號号])?"
)
DECADE = re.compile(
    r"(?P<tens>\d{3}0|[1-9]0)(?:['’]?s\b|-?[ех]\b|-?ые\b|-?ых\b|er\b(?! die)|年代)"
)
BARE_DECADE = re.compile(r"(?P<tens>\d{3}0|[1-9]0)(?!\w)")
DECADE_BEFORE = re.compile(r"(?:années|años|década de(?: los)?|anni|anos)\s+$")
RANGE = re.compile(
    rf"(?P<dash>{DASH})(?P<year>\d{{4}})(?!\d|[.,]\d)"
    r"|/(?P<short>\d\d)(?!\d)|[–-](?P<long>\d\d)(?!\d|[–-])"
    r"|\s(?:to|until|till|through|bis|à|a|hasta|по|до)\s(?P<to>\d{4})(?!\d|[.,]\d)"
    r"|\s(?:and|und|et|y|и)\s(?P<and>\d{4})(?!\d|[.,]\d)"
)
BETWEEN = re.compile(r"\b(?:between|zwischen|entre|между)\s+$", re.I)
# "Of the 20 May be one" is no day of May.
MAY_OPENER = re.compile(
    r"(?:the|on|by|from|to|until|since|before|after|am|vom)\s$", re.I
)
WINDOW = 32  # characters before a digit in which its month or its opener stands


class Figures(NamedTuple):
    """A date in figures; `tens` is that of a decade without its century."""

    start: int
    end: int
    precision: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    interval: Interval | None = None
    tens: int = 0


def find_figures(text: str, start: int, end: int) -> Iterator[Figures]:
    """Yield the dates in figures of ``text[start:end]``.

    Of a range whose two ends are printed with their year, the second end is yielded
    too: its year is named.
    """
    reach = start
    for digits in DIGITS.finditer(text, start, end):
        if digits.start() < reach or len(digits[0]) > 4:
            continue
        for figures in _at(text, start, end, digits):
            if figures.end <= end:
                yield figures
                reach = max(reach, figures.end)


def _at(text: str, start: int, end: int, digits: re.Match[str]) -> Iterator[Figures]:
    """Yield the date that the digits at a place are part of."""
    place, size = digits.start(), len(digits[0])
    before = text[max(start, place - WINDOW) : place]
    if before[-1:].isalpha() and before[-1:].isascii():
        return
    for read in (_cjk, _decade, _numeric, _month_before, _day_first):
        figures = read(text, place, before)
        if figures:
            yield figures
            return
    if size == 4 and is_year(text, place, digits.end()):
        yield from _years(text, place, digits.end(), before)


def _cjk(text: str, place: int, before: str) -> Figures | None:
    match = CJK.match(text, place)
    if not match or not (match["year"] or (match["month"] and match["day"])):
        return None
    return _dated(match.span(), match["year"], _number(match["month"]), match["day"])


def _decade(text: str, place: int, before: str) -> Figures | None:
    match = DECADE.match(text, place)
    if not match:
        named = DECADE_BEFORE.search(before)
        match = BARE_DECADE.match(text, place)
        if not named or not match:
            return None
        place -= len(before) - named.start()
    tens = int(match["tens"])
    if tens < 100:
        is_short = before.endswith(("’", "'", "the ", "-")) or not match[0].endswith(
            "s"
        )
        return Figures(place, match.end(), "decade", tens=tens) if is_short else None
    if not FIRST_YEAR <= tens <= LAST_YEAR:
        return None
    return Figures(place, match.end(), "decade", interval=decade_of(tens))


def _numeric(text: str, place: int, before: str) -> Figures | None:
    match = NUMERIC.match(text, place)
    if not match or before[-1:] in (".", "-", "/"):
        return None
    year, month, day = (match[k] or match[f"{k}2"] for k in ("year", "month", "day"))
    return _dated(match.span(), year, int(month), day)


def _month_before(text: str, place: int, before: str) -> Figures | None:
    """Return "March 29, 2013", "March 2013" and "May to July 2013"."""
    named = MONTH_BEFORE.search(before)
    month = said_months().get(named["name"]) if named else None
    if not named or not month:
        return None
    begin = place - len(before) + named.start()
    match = DAY_BEHIND.match(text, place)
    if match:
        span = (begin, match.end())
        return _dated(span, match["year"], month, match["day"], match["until"])
    four = FOUR.match(text, place)
    # Behind a day the month was tried with it, and there is no such day.
    if not four or DAY_BEFORE.search(before[: named.start()]):
        return None
    opened = MONTHS_BEFORE.search(before[: named.start()])
    first = said_months().get(opened["from"]) if opened else None
    if opened and first and first < month:
        begin = place - len(before) + opened.start()
        return _dated((begin, four.end()), four[0], first, None, until_month=month)
    return _dated((begin, four.end()), four[0], month, None)


def _day_first(text: str, place: int, before: str) -> Figures | None:
    """Return "29 March 2013", "29 March" and "1–5 March 2013"."""
    match = DAY_FIRST.match(text, place)
    month = said_months().get(match["name"]) if match else None
    if not match or not month:
        return None
    if match["name"] == "May" and not match["year"] and not MAY_OPENER.search(before):
        return None
    end = match.end() if match["year"] else match.end("name")
    return _dated(
        (match.start(), end), match["year"], month, match["day"], match["until"]
    )


def _years(text: str, place: int, end: int, before: str) -> Iterator[Figures]:
    """Yield a year, or a range of years and the year at its end."""
    year = int(text[place:end])
    match = RANGE.match(text, end)
    if match and (match["year"] or match["to"]) and is_counted(text, match.end()):
        return
    last, at = _end_of_range(text, year, match, before)
    if match and last and at is not None:
        begin, until = interval_of(year), interval_of(last)
        interval = (begin[0], until[1]) if begin and until else None
        yield Figures(place, match.end(), "range", year, interval=interval)
        if match.end() - at == 4:
            yield Figures(at, match.end(), "year", last, interval=until)
        return
    yield Figures(place, end, "year", year, interval=interval_of(year))


def _end_of_range(
    text: str, year: int, match: re.Match[str] | None, before: str
) -> tuple[int | None, int | None]:
    """Return the last year of a range and where it stands; None where it is none."""
    if not match:
        return None, None
    group = match.lastgroup or "year"
    if group == "and" and not BETWEEN.search(before):
        return None, None
    short = match["short"] or match["long"]
    if short:
        # "2012-11" may be a month; a season runs from one year to the next.
        follows = int(short) == year % 100 + 1 and (match["short"] or int(short) > 12)
        return (year + 1, match.start(group)) if follows else (None, None)
    last = int(match["year"] or match["to"] or match["and"])
    is_later = year < last <= LAST_YEAR and not is_counted(text, match.end())
    place = match.end() - 4
    return (last, place) if is_later else (None, None)


def _dated(
    span: tuple[int, int],
    year: str | None,
    month: int | None,
    day: str | None,
    until: str | None = None,
    *,
    until_month: int | None = None,
) -> Figures | None:
    """Return a date with its interval; None where there is no such day."""
    said, number = _number(year), _number(day)
    if said is not None and not FIRST_YEAR <= said <= LAST_YEAR:
        return None
    # Without its year a day is tried in a leap year, which has them all.
    first = interval_of(said or 2000, month, number)
    last = interval_of(said or 2000, until_month or month, _number(until) or number)
    if first is None or last is None or last < first:
        return None
    is_range = bool(until or until_month)
    precision = "day" if number else "month" if month else "year"
    interval = (first[0], last[1]) if said else None
    return Figures(
        *span, "range" if is_range else precision, said, month, number, interval
    )


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
