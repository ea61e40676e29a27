"""How labels are marked: a table, so that a new grammar is a row and a test."""

from __future__ import annotations

import re
from typing import NamedTuple


class Grammar(NamedTuple):
    """A way to print a label at the start of a paragraph.

    `pattern` matches the label (group ``label``), its mark, and a time (group
    ``time``) where one is printed with it. `is_sure` tells that hardly anything else
    is printed so; a grammar that is not sure must win the vote of the document.
    `languages`, `example` and `source` say where it is used.
    """

    name: str
    pattern: re.Pattern[str]
    is_sure: bool
    languages: str
    example: str
    source: str


TIME = r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?)"
# "Mr. ", "J. K. ", "(Mr. Foley)": full stops that end no label.
SHORT = (
    r"(?:(?:Mr|Mrs|Ms|Dr|M|MM|Mme|Mlle|Hon|HON|Prof|PROF|Sen|Rep|Gen|Lt|Col|Rev|St|Sr"
    r"|Sra|MR|MRS|MS|DR|[A-ZА-ЯÀ-Ý])\.[ \u00a0]?)*"
)

GRAMMARS = (
    Grammar(
        "time before colon",
        re.compile(rf"(?P<label>[^\n]{{1,200}}?)\s*\({TIME}\)\s?[:：]"),
        is_sure=True,
        languages="en",
        example="Ned Price (00:00): Good afternoon.",
        source="rev.com since 2022",
    ),
    Grammar(
        "colon before time",
        re.compile(rf"(?P<label>[^\n:：]{{1,200}}?)\s?[:：]\s*\({TIME}\)"),
        is_sure=True,
        languages="en",
        example="Jen Psaki: (00:22)",
        source="rev.com before 2022",
    ),
    Grammar(
        "time at line's end",
        re.compile(rf"(?P<label>[^\n]{{1,160}}?)(?:\s{{2,}}|\t){TIME}\s*$"),
        is_sure=True,
        languages="en",
        example="Ann Lee  0:22",
        source="otter.ai; Word files of Microsoft Teams",
    ),
    Grammar(
        "colon",
        re.compile(r"(?P<label>[^:：\n\r]{1,320}?)\s?[:：](?![:/])(?!\d\d)"),
        is_sure=False,
        languages="en ru de es zh",
        example="S.V. Lavrov: Yes, that is so.",
        source="ministries, newsrooms and parliaments; a space before it in French",
    ),
    Grammar(
        "corner brackets",
        re.compile(r"【(?P<label>[^【】\n]{1,60})】"),
        is_sure=True,
        languages="ja zh",
        example="【玄葉外務大臣】それは",
        source="mofa.go.jp",
    ),
    Grammar(
        "full stop and dash",
        re.compile(rf"(?P<label>{SHORT}[^\n.]{{1,160}}?)\s?\.\s?[-–—](?=\s)"),
        is_sure=False,
        languages="es en",
        example="Presidente.- Buenos días.",
        source="lamoncloa.gob.es, Chile, Fiji",
    ),
    Grammar(
        "full stop",
        re.compile(
            rf"(?P<label>{SHORT}(?:[^\n.:(]|(?<=\b[A-ZÀ-Ý])\.|\([^\n()]{{1,80}}\))"
            r"{2,160}?)(?<!\b[A-ZÀ-Ý])\.(?=\s|$)"
        ),
        is_sure=False,
        languages="fr en ru",
        example="M. le président. La parole est à vous.",
        source="Assemblée nationale, Congressional Record, State Duma",
    ),
)


def seconds_of(time: str | None) -> float | None:
    """Return a printed time, ``0:22`` or ``1:02:03``, in seconds.

    >>> seconds_of("1:02:03")
    3723.0
    """
    if not time:
        return None
    total = 0.0
    for part in time.split(":"):
        total = 60 * total + int(part)
    return total
