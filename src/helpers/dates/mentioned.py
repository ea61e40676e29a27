"""Dates that a speaker says, as exact as they are said.

A date in figures says its year itself; one such as "last December" or "the nineties"
is told from the day of the meeting, and stands for no days where that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from helpers.dates.figures import Figures, find_figures
from helpers.dates.number_words import DECADES
from helpers.dates.relative import (
    PRECISION,
    Interval,
    interval_of,
    nearest_day,
    nearest_month,
    nearest_weekday,
    shifted,
    short_decade,
    stretch,
)
from helpers.dates.shapes import (
    compiled_shapes,
    numbers_of,
    said_months,
    said_weekdays,
)
from helpers.dates.wording import SHAPES

UNITS = ("decade", "year", "month", "week", "day")
AROUND = 100  # characters on either side of its letters in which a date ends
DIRECTIONS = {
    "back2": -2, "back": -1, "same": 0, "same_month": 0, "same_week": 0,
    "ahead": 1, "ahead2": 2,
}  # fmt: skip


class Mention(NamedTuple):
    """A date that a speaker says.

    `precision` is day, month, year, decade or range; `year`, `month` and `day` are
    those said in figures or by name, of a range the first; `first` and `last` are the
    days from which and to which it reaches, None where that cannot be told.
    """

    start: int
    end: int
    text: str
    precision: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    first: date | None = None
    last: date | None = None
    is_relative: bool = False


def find_mentions(
    text: str,
    start: int,
    end: int,
    *,
    meeting_day: date | None = None,
    language: str = "en",
) -> list[Mention]:
    """Return the dates said in ``text[start:end]``, in order of the text.

    Args:
        text: the text of a meeting.
        start: first character to look at.
        end: one past the last one.
        meeting_day: the day of the meeting, from which "last year" is told.
        language: code of the language whose words are known; dates in figures are
            found in any.
    """
    found = [
        _in_figures(text, figures, meeting_day)
        for figures in find_figures(text, start, end)
    ]
    if language in SHAPES:
        found += _in_words(text, start, end, meeting_day, language)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return list(_without_overlaps(found))


def _in_figures(text: str, figures: Figures, meeting_day: date | None) -> Mention:
    interval = figures.interval
    is_relative = figures.precision == "decade" and interval is None
    if is_relative and meeting_day:
        interval = short_decade(meeting_day, figures.tens)
    first, last = interval or (None, None)
    return Mention(
        figures.start,
        figures.end,
        text[figures.start : figures.end],
        figures.precision,
        figures.year,
        figures.month,
        figures.day,
        first,
        last,
        is_relative,
    )


def _in_words(
    text: str, start: int, end: int, meeting_day: date | None, language: str
) -> Iterator[Mention]:
    for shape, letters, pattern in compiled_shapes(language):
        for match in _matches(text, start, end, letters, pattern):
            said = _Said(match.groupdict(), language, match.group())
            interval = said.interval(shape, meeting_day) if meeting_day else None
            first, last = interval or (None, None)
            yield Mention(
                match.start(),
                match.end(),
                match.group(),
                said.precision(shape),
                None,
                said.month,
                said.day,
                first,
                last,
                True,
            )


def _matches(
    text: str, start: int, end: int, letters: Sequence[str], pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern around its letters, of which each has some."""
    places = []
    for letter in letters:
        place = text.find(letter, start, end)
        while place >= 0:
            places.append(place)
            place = text.find(letter, place + 1, end)
    begin, until = start, start
    for place in sorted(places):
        if place - AROUND >= until:
            yield from pattern.finditer(text, begin, until)
            begin = place - AROUND
        until = min(place + AROUND, end)
    yield from pattern.finditer(text, begin, until)


class _Said(NamedTuple):
    """The groups of a match, and what they mean."""

    groups: dict[str, str | None]
    language: str
    words: str

    @property
    def month(self) -> int | None:
        return said_months().get(self.groups.get("name") or "")

    @property
    def day(self) -> int | None:
        printed = self.groups.get("d1") or self.groups.get("d2") or ""
        digits = "".join(filter(str.isdigit, printed))
        return int(digits) if digits else None

    @property
    def direction(self) -> int:
        return next(n for key, n in DIRECTIONS.items() if self.groups.get(key))

    @property
    def unit(self) -> str:
        for unit in UNITS:
            if self.groups.get(unit) or self.groups.get(f"same_{unit}"):
                return unit
        # French says the unit first, in a word that no direction depends on.
        if "mois" in self.words:
            return "month"
        return "week" if "semaine" in self.words else "year"

    @property
    def number(self) -> int:
        printed = self.groups.get("n") or self.groups.get("n2") or "1"
        if printed.isdigit():
            return int(printed)
        return numbers_of(self.language)[printed.lower()]

    @property
    def is_exact(self) -> bool:
        """Whether a month, or its day, is said to be of last, this or next year."""
        return self.month is not None and self.unit == "year"

    def precision(self, shape: str) -> str:
        """Return how exactly the words say it."""
        if shape == "weekday" or (shape == "month" and self.day):
            return "day"
        if shape in ("decade", "month", "day"):
            return shape
        if shape in ("stretch", "season"):
            return "range"
        if self.is_exact:
            return "day" if self.day else "month"
        return PRECISION[self.unit]

    def interval(self, shape: str, meeting: date) -> Interval | None:
        """Return the days that the words stand for, said on the day of a meeting."""
        if shape == "decade":
            tens = DECADES[self.language][self.groups["tens"] or ""]
            return short_decade(meeting, tens)
        if shape == "season":
            # Where it was summer is not said.
            return None
        if shape == "weekday":
            weekday = said_weekdays(self.language)[self.groups["weekday"] or ""]
            return nearest_weekday(meeting, weekday, self.direction)
        if shape == "month" and self.day:
            return nearest_day(meeting, self.month or 1, self.day, self.direction)
        if shape == "month":
            return nearest_month(meeting, self.month or 1, self.direction)
        if shape == "day":
            return shifted(meeting, "day", self.direction)
        steps = self.direction * self.number
        if shape == "stretch":
            # "The last years" are nobody knows how many.
            is_counted = self.groups.get("n") or self.groups.get("n2")
            return stretch(meeting, self.unit, steps) if is_counted else None
        if self.is_exact:
            return interval_of(meeting.year + self.direction, self.month, self.day)
        return shifted(meeting, self.unit, steps)


def _without_overlaps(found: list[Mention]) -> Iterator[Mention]:
    """Yield the longest of those that overlap; the end of a range stays in it."""
    reach = -1
    for mention in found:
        is_end = mention.end == reach and not mention.is_relative
        if mention.start >= reach or is_end:
            yield mention
            reach = max(reach, mention.end)
