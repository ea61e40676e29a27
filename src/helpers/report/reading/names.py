"""What the reading page of each meeting is called."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

FOLDER = "reading"
LONGEST = 100  # bytes; a file system takes 255, and a path is longer than its last part
DIGITS = 8
# What Windows keeps for its devices.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def page_names(meetings: Iterable[str]) -> dict[str, str]:
    """Return the file name of each meeting's page, without suffix.

    Two meetings have two pages also where the names of files know no capitals.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for meeting_id in meetings:
        plain = _plain(meeting_id)
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        names[meeting_id] = name
    return names


def _plain(meeting_id: str) -> str:
    """Return a name that any file system takes."""
    plain = re.sub(r"[^\w\-]+", "-", meeting_id).strip("-") or "meeting"
    if RESERVED.fullmatch(plain):
        return f"{plain}-"
    if len(plain.encode()) <= LONGEST:
        return plain
    digest = hashlib.sha256(meeting_id.encode()).hexdigest()[:DIGITS]
    return f"{plain.encode()[:LONGEST].decode(errors='ignore')}-{digest}"
