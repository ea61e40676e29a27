"""What a date told from the day of the meeting stands for, where that day is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

Interval = tuple[date, date]
STEPS = {
    "decade": relativedelta(years=10),
    "year": relativedelta(years=1),
    "month": relativedelta(months=1),
    "week": relativedelta(weeks=1),
    "day": relativedelta(days=1),
}
# A decade ago is a year, as two years ago is one; a week has no name but its days.
PRECISION = {
    "decade": "year", "year": "year", "month": "month", "week": "range", "day": "day"
}  # fmt: skip


def interval_of(
    year: int, month: int | None = None, day: int | None = None
) -> Interval | None:
    """Return first and last day of a year, month or day; None if there is no such."""
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, monthrange(year, last_month)[1])


def shifted(meeting: date, unit: str, steps: int) -> Interval | None:
    """Return the year, month, week or day that lies `steps` from that of `meeting`.

    >>> shifted(date(2013, 3, 29), "month", -1)
    (datetime.date(2013, 2, 1), datetime.date(2013, 2, 28))
    """
    try:
        day = meeting + STEPS[unit] * steps
    except (ValueError, OverflowError):
        return None
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "day":
        return day, day
    return interval_of(day.year, day.month if unit == "month" else None)


def stretch(meeting: date, unit: str, steps: int) -> Interval | None:
    """Return the days from `meeting` to `steps` units before or after it.

    >>> stretch(date(2013, 3, 29), "year", -5)
    (datetime.date(2008, 3, 29), datetime.date(2013, 3, 29))
    """
    try:
        day = meeting + STEPS[unit] * steps
    except (ValueError, OverflowError):
        return None
    return (day, meeting) if steps < 0 else (meeting, day)


def nearest_month(meeting: date, month: int, direction: int) -> Interval | None:
    """Return the last (-1), this year's (0) or next (1) month of that number."""
    year = meeting.year
    if direction < 0 and month >= meeting.month:
        year -= 1
    if direction > 0 and month <= meeting.month:
        year += 1
    return interval_of(year, month)


def nearest_weekday(meeting: date, weekday: int, direction: int) -> Interval | None:
    """Return the last (-1) or next (1) day of that weekday.

    On a Friday "last Monday" may be this week's or that of the week before: None.
    """
    steps = (weekday - meeting.weekday()) * direction % 7 or 7
    day = meeting + timedelta(days=steps * direction)
    this_week = meeting - timedelta(days=meeting.weekday())
    is_this_week = this_week <= day <= this_week + timedelta(days=6)
    return None if is_this_week else (day, day)


def nearest_day(meeting: date, month: int, day: int, direction: int) -> Interval | None:
    """Return the last (-1) or next (1) day of that date; None if there is none.

    >>> nearest_day(date(2013, 3, 29), 7, 14, -1)
    (datetime.date(2012, 7, 14), datetime.date(2012, 7, 14))
    """
    this_year = interval_of(meeting.year, month, day)
    if this_year and (this_year[0] - meeting).days * direction > 0:
        return this_year
    return interval_of(meeting.year + direction, month, day)


def decade_of(first_year: int) -> Interval | None:
    """Return first and last day of a decade that is named in full."""
    begin, end = interval_of(first_year), interval_of(first_year + 9)
    return (begin[0], end[1]) if begin and end else None


def short_decade(meeting: date, tens: int) -> Interval | None:
    """Return the last decade of that name that was over on the day of `meeting`.

    "The twenties" of a speech held in the twenties may be these or those: None.
    """
    this = meeting.year - meeting.year % 10
    decade = meeting.year - meeting.year % 100 + tens
    if decade == this:
        return None
    return decade_of(decade if decade < this else decade - 100)
