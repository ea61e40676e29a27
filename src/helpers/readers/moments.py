"""Times and days as files write them: in seconds, as YYYY-MM-DD, or not at all."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Any

CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:[.,:;]\d{1,9})?)")
AMOUNT = re.compile(r"(\d{1,12}(?:[.,]\d{1,12})?)\s?s?")
ISO_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
MONTHS = (
    "january february march april may june july august september october november"
    " december".split()
)
DAY = re.compile(
    r"(?<!\d)(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})(?!\d)"
    r"|(?<!\d)(?P<y3>\d{4})(?P<m3>\d\d)(?P<d3>\d\d)(?!\d)"
    rf"|\b(?P<name>{'|'.join(MONTHS)})\s+(?P<d4>\d{{1,2}}),?\s+(?P<y4>\d{{4}})\b"
    rf"|\b(?P<d5>\d{{1,2}})\s+(?P<name5>{'|'.join(MONTHS)}),?\s+(?P<y5>\d{{4}})\b",
    re.I,
)
FIRST_YEAR, LAST_YEAR = 1200, 2100  # a year outside stands for no year


def seconds_of(value: Any) -> float | None:
    """Return a time as seconds; None if it is none.

    >>> seconds_of("1:02:03,5"), seconds_of("1.400s"), seconds_of("PT1M2S")
    (3723.5, 1.4, 62.0)
    """
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, time):
        return (
            value.hour * 3600
            + value.minute * 60
            + value.second
            + (value.microsecond / 1e6)
        )
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = _parsed(value.strip()) if isinstance(value, str) else float(value)
    except (OverflowError, ValueError):
        return None
    return seconds if seconds is not None and math.isfinite(seconds) else None


def _parsed(value: str) -> float | None:
    if match := AMOUNT.fullmatch(value):
        return float(match[1].replace(",", "."))
    if match := CLOCK.fullmatch(value):
        hours, minutes, seconds = match.groups()
        # "00:01:02:15" counts frames, of which nobody says how many a second has.
        seconds = re.split("[:;]", seconds)[0].replace(",", ".")
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
    if (match := ISO_LENGTH.fullmatch(value)) and any(match.groups()):
        hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds
    return None


def day_of(value: Any) -> str:
    """Return the one day that `value` writes, as YYYY-MM-DD; empty if it writes none.

    >>> day_of("Oral Argument - December 13, 1971")
    '1971-12-13'
    """
    if isinstance(value, datetime | date):
        value = value.isoformat()
    days = set()
    for match in DAY.finditer(value if isinstance(value, str) else ""):
        found = {
            key.rstrip("2345"): part for key, part in match.groupdict().items() if part
        }
        month = found.get("m") or MONTHS.index(found["name"].casefold()) + 1
        days.add(iso_day(int(found["y"]), int(month), int(found["d"])))
    days.discard("")
    return days.pop() if len(days) == 1 else ""


def iso_day(year: int, month: int, day: int) -> str:
    """Return a day as YYYY-MM-DD; empty if there is none such, or it stands for none.

    >>> iso_day(1971, 12, 13), iso_day(2003, 11, 78), iso_day(3000, 1, 1)
    ('1971-12-13', '', '')
    """
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if FIRST_YEAR <= year < LAST_YEAR else ""
