"""Days in the name of a file and in the address of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from helpers.dates.binding import find_binding
from helpers.dates.occasions import SAVED_AS
from helpers.dates.printed import find_printed, parse_day

ISO = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:1[7-9]|20)\d{6})(?!\d)")
FOLDERS = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?=/|$)")


class NamedDay(NamedTuple):
    """A day in a name; `is_clear` where its form can be nothing else than a day."""

    day: date | None
    text: str
    place: str
    kind: str
    is_clear: bool
    why: str


def find_named_days(name: str, source_url: str) -> Iterator[NamedDay]:
    """Yield the days in a file's name and in the address of its page.

    Eight digits may be the number of a sitting: 20130118 is the 118th of 2013.
    """
    stem = PurePosixPath(name).name
    yield from _in_name(stem)
    yield from _in_address(source_url)


def _in_name(stem: str) -> Iterator[NamedDay]:
    saved = SAVED_AS.search(stem)
    for match in ISO.finditer(stem):
        day = parse_day(match[1].replace("_", "-"))
        if day is None:
            yield _named(None, match[1], "event", False, "there is no such day")
        elif saved:
            why = f"the file's name says “{saved[0]}”, which is about the copy"
            yield _named(day, match[1], "fetched", False, why)
        else:
            yield _named(day, match[1], "event", True, "the file's name has it")
    for match in COMPACT.finditer(stem):
        why = "eight digits in the file's name may be another number"
        yield _named(parse_day(match[1]), match[1], "event", False, why)


def _named(
    day: date | None, text: str, kind: str, is_clear: bool, why: str
) -> NamedDay:
    return NamedDay(day, text, "file name", kind, is_clear, why)


def _in_address(source_url: str) -> Iterator[NamedDay]:
    path = unquote(urlsplit(source_url).path)
    for match in FOLDERS.finditer(path):
        day = parse_day("-".join([match[1], match[2], match[3]]))
        why = "folders of an address name the day on which a page was put up"
        yield NamedDay(day, match[0].strip("/"), "address", "published", False, why)
    last = PurePosixPath(path).name.partition(".")[0]
    # "department-press-briefing-march-9-2023" is the page's title.
    title = re.sub(r"[-_]+", " ", last)
    for printed in find_printed(title, 0, len(title)):
        words = find_binding([title], 0, printed.start, printed.end, is_title=True)
        why = f"bound to the meeting by {words}" if words else "nothing binds it"
        text = title[printed.start : printed.end]
        yield NamedDay(printed.day, text, "address", "event", bool(words), why)
