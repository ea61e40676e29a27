"""Days in the name of a file and in the address of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from helpers.dates.binding import find_binding
from helpers.dates.occasions import OCCASION, SAVED_AS
from helpers.dates.printed import find_printed, parse_day

ISO = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:1[7-9]|20)\d{6})(?!\d)")
INITIAL = re.compile(r"\b[a-z]")
# A Hansard is kept by the days of its sittings.
HANSARD = re.compile(r"(?:^|[./])hansard(?:[./]|$)", re.I)
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


def _in_name(name: str) -> Iterator[NamedDay]:
    saved = SAVED_AS.search(name)
    copied = f"the file's name says “{saved[0]}”, of the copy" if saved else ""
    for match in ISO.finditer(name):
        day = parse_day(match[1].replace("_", "-"))
        if day is None:
            yield _named(None, match[1], "event", False, "there is no such day")
        elif saved:
            yield _named(day, match[1], "fetched", False, copied)
        else:
            yield _named(day, match[1], "event", True, "the file's name has it")
    for match in COMPACT.finditer(name):
        why = "eight digits in the file's name may be another number"
        yield _named(parse_day(match[1]), match[1], "event", False, why)
    for day, text, words in _in_title(PurePosixPath(name).stem):
        why = f"the file's name binds it by {words}" if words else "nothing binds it"
        kind = "fetched" if saved else "event"
        yield _named(day, text, kind, bool(words), copied or why)


def _in_title(printed: str) -> Iterator[tuple[date | None, str, str]]:
    """Yield the days of a title printed as a name, each with the words that bind it.

    In "department-press-briefing-march-9-2023" what stands before the occasion may be
    the name of a body, though it is in small letters.
    """
    title = re.sub(r"[-_\s]+", " ", printed)
    last = max((noun.start() for noun in OCCASION.finditer(title)), default=0)
    body = INITIAL.sub(lambda letter: letter[0].upper(), title[:last])
    words = body + title[len(body) :]
    for day in find_printed(words, 0, len(words)):
        bound = find_binding([words], 0, day.start, day.end, is_title=True)
        yield day.day, title[day.start : day.end], bound


def _named(
    day: date | None, text: str, kind: str, is_clear: bool, why: str
) -> NamedDay:
    return NamedDay(day, text, "file name", kind, is_clear, why)


def _in_address(source_url: str) -> Iterator[NamedDay]:
    address = urlsplit(source_url)
    path = unquote(address.path)
    for match in FOLDERS.finditer(path):
        day = parse_day("-".join([match[1], match[2], match[3]]))
        why = "folders of an address name the day on which a page was put up"
        yield NamedDay(day, match[0].strip("/"), "address", "published", False, why)
    is_hansard = bool(HANSARD.search(address.netloc + path))
    for match in ISO.finditer(f"{path}?{unquote(address.query)}"):
        day = parse_day(match[1].replace("_", "-"))
        why = "an address may name the day on which a page was put up"
        if is_hansard:
            why = "the address is that of a sitting in a Hansard"
        is_clear = is_hansard and day is not None
        yield NamedDay(day, match[1], "address", "event", is_clear, why)
    for day, text, words in _in_title(PurePosixPath(path).name.partition(".")[0]):
        why = f"bound to the meeting by {words}" if words else "nothing binds it"
        yield NamedDay(day, text, "address", "event", bool(words), why)
