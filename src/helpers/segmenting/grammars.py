"""How labels are marked: a table, so that a new grammar is a row and a test."""

from __future__ import annotations

import re
from typing import NamedTuple


class Grammar(NamedTuple):
    """A way to print a label at the start of a paragraph.

    `pattern` matches the label (group ``label``) and its mark; `languages`,
    `example` and `source` say where it is used.
    """

    name: str
    pattern: re.Pattern[str]
    languages: str
    example: str
    source: str


GRAMMARS = (
    Grammar(
        "colon",
        re.compile(r"(?P<label>[^:：\n\r]{1,320}?)\s?[:：](?![:/])(?!\d\d)"),
        "en ru de es zh",
        "S.V. Lavrov: Yes, that is so.",
        "ministries, newsrooms and parliaments; a space before it in French",
    ),
)
