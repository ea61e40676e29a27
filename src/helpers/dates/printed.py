"""Full days as they are printed, in many languages: digits, names of months, eras.

A day that cannot be is found too, with the reason: it is a loser worth listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from helpers.dates.names import month_of, weekday_names

FIRST_YEAR, LAST_YEAR = 1700, 2100  # of a meeting that has a transcript
# The year that an era's year 0 would be.
ERAS = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
    "民國": 1911, "民国": 1911,
}  # fmt: skip
CJK_WEEKDAYS = {name: number for number, name in enumerate("月火水木金土日")} | {
    name: number for number, name in enumerate("一二三四五六")
}

# A clock may be glued to the year: "11 September 202103:43".
YEAR = r"(?P<year>\d{4})(?=\d\d:\d\d|\D|$)"
WORD = r"(?P<month>[^\W\d_]{3,})"
PATTERNS = (
    ("year first", r"(?<!\d)(?P<year>\d{4})([-./])(?P<m>\d\d?)\2(?P<day>\d\d?)(?!\d)"),
    (
        "month in words",
        rf"(?<![\d.])(?P<day>\d{{1,2}})(?:\.?[ºª]|\.|er|st|nd|rd|th|-?го)?,?\s+"
        rf"(?:(?:of|de|di|del)\s+|d['’])?{WORD}\.?,?\s+(?:(?:de|del|do)\s+)?{YEAR}",
    ),
    (
        "month in words",
        rf"\b{WORD}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}",
    ),
    (
        "month in words",
        rf"(?<!\d)(?P<year>\d{{4}})\.?\s+(?:m\.\s+)?{WORD}\s+(?P<day>\d{{1,2}})(?!\d)",
    ),
    (
        "year first",
        r"(?<!\d)(?:(?P<era>明治|大正|昭和|平成|令和|民國|民国)\s*)?"
        r"(?P<year>\d{1,4}|元)\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
    ),
    (
        "digits",
        r"(?<![\d.])(?P<one>\d{1,2})(?P<mark>[-./]) ?(?P<two>\d{1,2})(?P=mark) ?"
        + YEAR,
    ),
)  # fmt: skip
COMPILED = [(form, re.compile(pattern, re.I)) for form, pattern in PATTERNS]
BEFORE = re.compile(
    r"([^\W\d_]{2,}(?:-[^\W\d_]+)?)\.?,?\s*(?:(?:den|the|el|le|il)\s+)?$"
)
# "12–14 May 2014", "30 May - 2 June": the first of the days stands before the last.
STRETCH = re.compile(
    r"(?<![\d/:.])(?P<first>\d{1,2})(?:\.|st|nd|rd|th|er|º|-?го)?"
    r"(?:\s?(?:of |de |d[’'])?(?P<word>[^\W\d_]{3,}\.?)|(?P<digits>\d{1,2}\.))?"
    r"\s?(?:[-–—/&]|,?\s(?:and|to|until|bis|und|au|et|al|ao|a|y|e|ed|i|til|till|tot|do|по|и)"
    r"|至|~)\s?(?:[^\W\d_]{2,},? )?$",
    re.I,
)
NUMBER_BEFORE = re.compile(r"(?:\b(?:no|nr|núm|number|nummer|n[°º])\.?|[№#])\s*$", re.I)
CJK_AFTER = re.compile(
    r"\s*[(（]([月火水木金土日])(?:曜日?)?[)）]|\s*[(（]?(?:星期|周|週)([一二三四五六日])"
)
AMERICAN = re.compile(r"\b[AP]\.?M\.?,? \(?[ECMP][SD]?T\b|, (?:D\.C|U\.S\.A?)\.", re.I)


class PrintedDay(NamedTuple):
    """A day printed at ``text[start:end]``; `why` says why `day` is None."""

    start: int
    end: int
    day: date | None
    why: str


def find_printed(
    text: str, start: int, end: int, *, language: str = "", is_american: bool = False
) -> list[PrintedDay]:
    """Return the full days printed in ``text[start:end]``, in order of the text.

    Args:
        text: any text.
        start: first character to look at.
        end: one past the last one.
        language: code of the text's language, where known.
        is_american: whether the text shows that 10/11 is the eleventh of October.
    """
    found: list[PrintedDay] = []
    for form, pattern in COMPILED:
        for match in pattern.finditer(text, start, end):
            if any(p.start < match.end() and match.start() < p.end for p in found):
                continue
            day = _day(form, match, language, is_american)
            if day is not None:
                found.append(_checked(text, start, match, day))
    return sorted(found)


def parse_day(value: str, *, language: str = "") -> date | None:
    """Return the one day that `value` states; None if it states none, or several."""
    bare = re.fullmatch(r"\s*(\d{4})(\d\d)(\d\d)\s*", value)
    if bare:
        value = "-".join(bare.groups())
    days = {p.day for p in find_printed(value, 0, len(value), language=language)}
    return days.pop() if len(days) == 1 else None


def is_american(text: str) -> bool:
    """Tell whether `text` has marks of the United States, who print the month first."""
    return bool(AMERICAN.search(text))


def _day(
    form: str, match: re.Match[str], language: str, is_american: bool
) -> date | str | None:
    """Return the day, why it is none, or None where the match is no day at all."""
    if form == "digits":
        return _ordered(match, language, is_american)
    if form == "month in words":
        month = month_of(match["month"], language)
        if month is None:
            return None
        return _built(int(match["year"]), month, int(match["day"]))
    parts = match.groupdict()
    year = 1 if parts["year"] == "元" else int(parts["year"])
    era = parts.get("era")
    return _built(year + ERAS[era] if era else year, int(parts["m"]), int(parts["day"]))


def _ordered(
    match: re.Match[str], language: str, is_american: bool
) -> date | str | None:
    """Return the day of digits whose order is told by them, the text, or nothing."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one > 12 or (one == two):
        return _built(year, two, one)
    if two > 12 or is_american:
        return _built(year, one, two)
    if match["mark"] == "." or language[:2].lower() not in ("", "en"):
        return _built(year, two, one)
    return "the day or the month may stand first"


def _built(year: int, month: int, day: int) -> date | str:
    try:
        built = date(year, month, day)
    except ValueError:
        return "there is no such day"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"no meeting of {year} has a transcript"
    return built


def _checked(
    text: str, start: int, match: re.Match[str], day: date | str
) -> PrintedDay:
    """Return the day, refused where the weekday beside it is another one's."""
    if isinstance(day, str):
        return PrintedDay(*match.span(), None, day)
    if _ends_stretch(text[max(start, match.start() - 40) : match.start()], day):
        return PrintedDay(*match.span(), None, "the last of several days")
    weekdays = set(_weekdays(text, start, match))
    if weekdays and day.weekday() not in weekdays:
        return PrintedDay(*match.span(), None, "its weekday is another")
    return PrintedDay(*match.span(), day, "")


def _ends_stretch(before: str, day: date) -> bool:
    """Tell whether a day is the last of several, whose first is printed before it."""
    match = STRETCH.search(before)
    if not match or NUMBER_BEFORE.search(before[: match.start()]):
        return False
    if match["word"]:
        return month_of(match["word"]) is not None
    return bool(match["digits"]) or 1 <= int(match["first"]) < day.day


def _weekdays(text: str, start: int, match: re.Match[str]) -> Iterator[int]:
    before = BEFORE.search(text[max(start, match.start() - 30) : match.start()])
    if before:
        yield from weekday_names().get(before[1].lower(), ())
    after = CJK_AFTER.match(text, match.end())
    if after:
        yield CJK_WEEKDAYS[after[1] or after[2]]
