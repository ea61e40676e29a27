"""What the reading page of each meeting is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

FOLDER = "reading"


def page_names(meetings: Iterable[str]) -> dict[str, str]:
    """Return the file name of each meeting's page, without suffix.

    Two meetings have two pages also where the names of files know no capitals.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for meeting_id in meetings:
        plain = re.sub(r"[^\w\-]+", "-", meeting_id).strip("-") or "meeting"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        names[meeting_id] = name
    return names
