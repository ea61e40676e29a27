"""How labels are marked: a table, so that a new grammar is a row and a test."""

from __future__ import annotations

import re
from typing import NamedTuple


class Grammar(NamedTuple):
    """A way to print a label at the start of a paragraph.

    `pattern` matches the label (group ``label``), its mark, and a time (group
    ``time``) where one is printed with it. `trust` is ``sure`` where hardly anything
    else is printed so; ``voted`` where it must win the vote of the document; ``with``
    where it only stands beside another grammar. `is_inside` tells that such labels
    stand inside paragraphs too. `languages`, `example` and `source` say where it is
    used; a line without any of `needs`, or that begins with none of `begins`, need not
    be looked at.
    """

    name: str
    pattern: re.Pattern[str]
    trust: str
    languages: str
    example: str
    source: str
    is_inside: bool = False
    needs: tuple[str, ...] = ()
    begins: str = ""


TIME = r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?)"
# "Mr. ", "J. K. ", "(Mr. Foley)": full stops that end no label.
UPPER = "A-ZÀ-ÝА-ЯЁІЇЄҐ"
TITLE = (
    "Mr|Mrs|Ms|Dr|MM|Mme|Mlle|Hon|HON|Prof|PROF|Sen|Rep|Gen|Lt|Col|Rev|REV|St|Sr|Sra"
    "|MR|MRS|MS|DR|SR|SRA|Abg|Vors"
)
# Numbers that records print before a label: "Q12 Chair:", "Anf. 3 ANN LEE (S):".
NUMBER = (
    r"(?:(?:Q\d{1,4}\.?|Anf\. ?\d{1,4}|\[\d{1,4}\.?\]"
    r"|\d{1,3}\.(?=[^:\n]{3,90}\)\s?:))[ \u00a0]+)?"
)
# "Smolin O. N.", behind a full stop of its own.
INITIALLED = rf"[{UPPER}][^\W\d_]{{2,}}(?:-[^\W\d_]+)? [{UPPER}]\.[ \u00a0]?[{UPPER}]"
SHORT = rf"(?:(?:(?:[OA]s? )?(?:{TITLE})|[{UPPER}])\.[ \u00a0]?)*"

# What `signs_in` says of a line that holds a time.
CLOCK = "0:00"
HAS_CLOCK = re.compile(r"\d:\d\d")
DIGITS = "0123456789"

GRAMMARS = (
    Grammar(
        "time before colon",
        re.compile(rf"(?P<label>[^\n]{{1,200}}?)\s*\({TIME}\)\s?[:：]"),
        trust="sure",
        languages="en",
        example="Ned Price (00:00): Good afternoon.",
        source="rev.com since 2022",
        needs=(CLOCK,),
    ),
    Grammar(
        "time before the label",
        re.compile(
            rf"[\[(]?{TIME}(?:[.,]\d{{1,3}})?(?:\s?(?:-->|[-–—])\s?\d{{1,2}}:\d\d"
            r"(?::\d\d)?(?:[.,]\d{1,3})?)?[\])]?\s*\[?"
            r"(?P<label>[^\W\d_][^\n:：\[\]]{0,120}?)\]?\s?[:：](?!\d)"
        ),
        trust="sure",
        languages="en",
        example="[00:00:05] Host: Welcome.",
        source="podcasts; noScribe, Premiere, Descript",
        needs=(CLOCK,),
        begins="[(" + DIGITS,
    ),
    Grammar(
        "time in brackets at line's end",
        re.compile(rf"(?P<label>[^\n:：.!?]{{1,60}}?)\s?[\[(]{TIME}[\])]\s*$"),
        trust="voted",
        languages="en",
        example="Host [00:05]",
        source="podcasts",
        needs=(CLOCK,),
    ),
    Grammar(
        "colon before time",
        re.compile(
            rf"(?P<label>[^\n:：]{{1,200}}?)\s?[:：]\s*(?:\({TIME}\)|"
            + TIME.replace("time", "clock")
            + r"\s*$)"
        ),
        trust="sure",
        languages="en",
        example="Jen Psaki: (00:22)",
        source="rev.com before 2022",
        needs=(CLOCK,),
    ),
    Grammar(
        "time at line's end",
        re.compile(rf"(?P<label>[^\n]{{1,160}}?)(?:\s{{2,}}|\t){TIME}\s*$"),
        trust="sure",
        languages="en",
        example="Ann Lee  0:22",
        source="otter.ai; Word files of Microsoft Teams",
        needs=(CLOCK,),
    ),
    Grammar(
        "colon",
        re.compile(rf"{NUMBER}(?P<label>[^:：\n\r]{{1,320}}?)\s?[:：](?![:/])(?!\d\d)"),
        trust="voted",
        languages="en ru de es zh",
        example="S.V. Lavrov: Yes, that is so.",
        source="ministries, newsrooms and parliaments; a space before it in French",
        needs=(
            ":",
            "：",
        ),
    ),
    Grammar(
        "number before colon",
        re.compile(
            r"(?:T?\d{1,3}\.|\d{1,3}\))\s+(?P<label>[^\n:：]{2,200}?)\s?[:：](?!\d)"
        ),
        trust="with",
        languages="en",
        example="1. Ann Lee (Toft) (Lab): What steps are taken?",
        source="Hansard, oral questions",
        needs=(":",),
        begins="T" + DIGITS,
    ),
    Grammar(
        "corner brackets",
        re.compile(r"【(?P<label>[^【】\n]{1,60})】"),
        trust="sure",
        languages="ja zh",
        example="【玄葉外務大臣】それは",
        source="mofa.go.jp",
        needs=("【",),
        begins="【",
    ),
    Grammar(
        "circle",
        re.compile(r"[○◯〇](?P<label>[^\s○◯〇][^\n○◯〇]{0,40}?)[\u3000 ]"),
        trust="sure",
        languages="ja",
        example="○国務大臣（山田太郎君）　お答えします。",
        source="record of the National Diet",
        needs=(
            "○",
            "◯",
            "〇",
        ),
        begins="○◯〇",
    ),
    Grammar(
        "letter and bracket",
        re.compile(r"(?P<label>[问問答])[)）]"),
        trust="sure",
        languages="ja zh",
        example="問）いつですか。",
        source="Japanese ministries and agencies",
        needs=("問", "答", "问"),
    ),
    Grammar(
        "bracket and dash",
        re.compile(
            r"(?P<label>(?:O SR|A SRA|OS SRS|AS SRAS)\. [^\n()]{2,80}? "
            r"\([^()\n]{1,200}\))"
            r"\s[-–—](?=\s)"
        ),
        trust="sure",
        languages="pt",
        example="O SR. PRESIDENTE (Ana Rojas. Bloco/PP - AL) - Declaro aberta.",
        source="Câmara dos Deputados",
        needs=("SR",),
    ),
    Grammar(
        "full stop and dash",
        re.compile(
            rf"(?P<label>[{UPPER}]\.(?=\s?[-–—])|{SHORT}"
            rf"(?:[^\n.:]|(?<=\b[{UPPER}])\.){{1,160}}?)"
            rf"(?:(?<=^[{UPPER}]\.)|\s?\.)\s?[-–—](?=\s)"
        ),
        trust="voted",
        languages="es en",
        example="Presidente.- Buenos días.",
        source="lamoncloa.gob.es, Chile, Fiji",
        needs=(".-", ".–", ".—", ". -", ". –", ". —"),
    ),
    Grammar(
        "full stop and dash, inside",
        re.compile(
            r"(?<=[.!?…][ \u00a0])(?P<label>(?:HON|MR|MRS|MS|DR|SIR|MADAM)\.? "
            rf"[{UPPER}][{UPPER}. '’-]{{1,60}}?)\s?\.\s?[-–—](?=\s)"
        ),
        trust="with",
        languages="en",
        example="Thank you. MR. SPEAKER.– Thank you.",
        source="Parliament of Fiji",
        is_inside=True,
        needs=(".-", ".–", ".—", ". -", ". –", ". —"),
    ),
    Grammar(
        "full stop",
        re.compile(
            rf"(?P<label>{INITIALLED}\.(?=\s+(?![{UPPER}]\.)|$)"
            rf"|{SHORT}(?:[^\n.:(]|(?<=\b[{UPPER}])\.|\([^\n()]{{1,80}}\))"
            rf"{{2,280}}?(?<!\b[{UPPER}])(?=\.(?:\s|…|$)))\.?"
        ),
        trust="voted",
        languages="fr en ru",
        example="M. le président. La parole est à vous.",
        source="Assemblée nationale, Congressional Record, State Duma",
        needs=(".",),
    ),
    Grammar(
        "line of its own",
        re.compile(r"(?P<label>[^\n:：!?…•]{2,90}?)\s*$"),
        trust="voted",
        languages="en fr uk",
        example="РАЗУМКОВ Д.О.",
        source="Verkhovna Rada, Élysée, copies of web pages",
    ),
    Grammar(
        "letter",
        re.compile(
            r"(?P<label>Q(?=\.?[ \u00a0\t])|A(?=\.[ \u00a0\t]|[ ]{2}|\t))"
            r"\.?[ \u00a0\t]+(?=\S)"
        ),
        trust="with",
        languages="en",
        example="Q (Inaudible.)",
        source="White House; depositions",
        begins="QA",
    ),
    Grammar(
        "numbered question",
        re.compile(
            r"(?:Q?\d{1,3}\.\s+(?:\[\d+\]\s+)?)(?P<label>(?:The|Mr|Mrs|Ms|Miss|Dr|Sir"
            r"|Dame|Lord|Lady|Baroness|[A-Z][\w'’-]+)\b[^\n:?]{1,90}?)"
            r"(?=\s+(?:\([^()]*\)\s*)*asked\b)"
        ),
        trust="with",
        languages="en",
        example="1. Mr. Ash asked the Secretary of State what he will do.",
        source="Hansard",
        needs=(".",),
        begins="Q" + DIGITS,
    ),
    Grammar(
        "time beside the name",
        re.compile(rf"(?P<label>[^\n:：.!?]{{2,60}}?)\s+[\[(]?{TIME}[\])]?\s+(?=\S)"),
        trust="with",
        languages="es en",
        example="Voz 12 00:07 y sigue",
        source="machine transcripts of broadcasters",
        needs=(CLOCK,),
    ),
)


SIGNS = sorted({sign for grammar in GRAMMARS for sign in grammar.needs} - {CLOCK})


def signs_in(text: str) -> tuple[str, ...]:
    """Return the signs that grammars need and `text` has."""
    found = [sign for sign in SIGNS if sign in text]
    if ":" in found and HAS_CLOCK.search(text):
        found.append(CLOCK)
    return tuple(found)


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
