"""What stands behind a name and tells what somebody is: an office, an outlet."""

from __future__ import annotations

import re

from helpers.segmenting.lexicon import OFFICE_WORDS
from helpers.segmenting.name_words import is_glued, is_name, without_title
from helpers.segmenting.offices import has_office

DASH = re.compile(r"\s(?:-{1,3}|[–—])\s")
# Hungarian and Icelandic print them in small letters behind the name.
BEHIND = set(
    "miniszterelnök miniszter elnök alelnök államtitkár képviselő szóvivő polgármester"
    " köztársasági ráðherra forsætisráðherra utanríkisráðherra fjármálaráðherra forseti"
    " þingmaður".split()
)


def is_apposition(head: str, rest: str) -> bool:
    """Tell whether `head` is a name and `rest` what that person is."""
    _, name = without_title(head)
    words, behind = name.split(), rest.split()
    if not is_name(name) or len(words) > 4 or has_office(name) or not behind:
        return False
    if len(words) == 1 and len(behind) > 4 and not is_glued(words):
        return False
    # "Civil Defence and Relief Minister Anna Orr": the name stands behind the office.
    last = " ".join(behind[-2:])
    ends_in_name = len(behind) > 3 and is_name(last) and not has_office(last)
    return not (ends_in_name and behind[-3].casefold() in OFFICE_WORDS)


def office_behind(outside: str) -> tuple[str, str] | None:
    """Return name and office where the office follows, with a dash or in small letters.

    "Ann Lee – Chief Executive Officer", "Lee Ann miniszterelnök".
    """
    head, dash, rest = _at_dash(outside)
    if dash:
        # "London – Head of the Bank" has no name.
        is_office = " " in head and has_office(rest) and is_apposition(head, rest)
        return (without_title(head)[1], rest) if is_office else None
    *names, office = outside.split()
    is_behind = office in BEHIND and len(names) > 1 and is_name(" ".join(names))
    return (" ".join(names), office) if is_behind else None


def _at_dash(text: str) -> tuple[str, str, str]:
    found = DASH.search(text)
    if not found:
        return text, "", ""
    return text[: found.start()], found.group(), text[found.end() :]
