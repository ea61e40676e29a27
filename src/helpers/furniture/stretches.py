"""Finds the stretches of a document that nobody said, and names their kind.

It marks and never cuts. Lines whose kind can be told alone are marked by
`classify_lines`; the foot of a page needs to know where the last label stands and is
found by `find_foot`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from helpers.furniture.phrases import match_phrase
from helpers.readers.document import Document, Mark
from helpers.words import count_words


class Line(NamedTuple):
    """A line of the text without the white space around it."""

    start: int
    end: int


class Verdict(NamedTuple):
    """What a stretch of the text is, and the rule that says so."""

    kind: str
    rule: str


LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

SEPARATOR = re.compile(r"(?:[*＊⁎∗·•_=~#—–\-]\s*){3,}|[⁂§]+")
CUT = re.compile(r"(?:<\s*(?:…|\.\.\.)\s*>|[\[(]\s*(?:…|\.\.\.)\s*[\])])\.?")

# "10:23:48", "4.15 pm": when the next words were said, in a record.
CLOCK = re.compile(
    r"[\[(]?(?:\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?|\d{1,2}[.:]\d\d ?[ap]\.?m\.?)"
    r"(?: ?[-–—] ?\d{1,2}:\d\d(?::\d\d)?(?: \(\d+ (?:sec|min)\))?)?[\])]?",
    re.I,
)

# A foot has no line longer than this: longer ones are somebody's speech.
MAX_FOOT_WORDS = 40
# Of a text without labels, a paragraph of so many words that ends as a sentence does.
PROSE_WORDS, PROSE_ENDS = 8, ".!?…。！？”»"
MAX_TITLE_WORDS = 45
# A menu or a list of topics has lines no longer than this.
MAX_LINK_WORDS = 6
# Characters that end a sentence, or break it off.
ENDS = '.!?…‥。！？;,"”’“‘»›」』)]）】–—-:：'
# So many short lines above a text are a menu; its title stands below them.
MENU, BODY_WORDS, MIN_TITLE_WORDS = 8, 25, 2
SENTENCE_ENDS = (".", "!", "…", ":", ";", ",")


def find_lines(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank."""
    lines = []
    for match in LINE.finditer(text):
        inside = match.group().strip()
        if inside:
            start = match.start() + match.group().index(inside)
            lines.append(Line(start, start + len(inside)))
    return lines


def classify_lines(document: Document, lines: list[Line]) -> dict[int, Verdict]:
    """Return, by number of the line, the lines whose kind can be told alone."""
    around = _surroundings(document)
    headings = _Cover(document.marks_of("heading"))
    times = _Cover([mark for mark in document.marks_of("time") if mark.value])
    verdicts: dict[int, Verdict] = {}
    for number, line in enumerate(lines):
        verdict = (
            around.verdict(line)
            or _sign(document.text[line.start : line.end])
            or (Verdict("metadata", "time element") if times.covers(line) else None)
            or (
                Verdict("heading", "heading element") if headings.covers(line) else None
            )
        )
        if verdict:
            verdicts[number] = verdict
    return verdicts


def _sign(text: str) -> Verdict | None:
    if SEPARATOR.fullmatch(text):
        return Verdict("separator", "separator line")
    if CUT.fullmatch(text):
        return Verdict("cut", "cut mark")
    if CLOCK.fullmatch(text):
        return Verdict("metadata", "clock on a line of its own")
    return None


class _Cover:
    """Marks of one sort, asked whether one of them holds all of a line."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = sorted(marks)
        self.starts = [mark.start for mark in self.marks]
        # The furthest end so far: regions nest, and an outer one ends last.
        self.reach: list[tuple[int, str]] = []
        for mark in self.marks:
            last = self.reach[-1] if self.reach else (-1, "")
            self.reach.append(max(last, (mark.end, mark.value), key=lambda r: r[0]))

    def covers(self, line: Line) -> str | None:
        """Return the value of a mark that holds `line`, None if none does."""
        number = bisect_right(self.starts, line.start) - 1
        if number < 0 or self.reach[number][0] < line.end:
            return None
        return self.reach[number][1]


class _Surroundings(NamedTuple):
    regions: _Cover
    hidden: _Cover
    headings: _Cover
    main: Mark | None
    title: str
    text: str

    def verdict(self, line: Line) -> Verdict | None:
        hidden = self.hidden.covers(line)
        if hidden is not None:
            return Verdict("furniture", "hidden by the page")
        region = self.regions.covers(line)
        if region is not None:
            return Verdict("furniture", f"page region: {region}")
        if self.main is None or (
            self.main.start <= line.start and line.end <= self.main.end
        ):
            return None
        if line.end <= self.main.start and self.headings.covers(line) == "1":
            return Verdict("heading", "page title")
        phrase = match_phrase(self.text[line.start : line.end])
        if phrase and phrase.kind == "metadata":
            return Verdict(phrase.kind, phrase.rule)
        return Verdict("furniture", f"outside the page's {self.main.value}")


def _surroundings(document: Document) -> _Surroundings:
    return _Surroundings(
        _Cover(document.marks_of("region")),
        _Cover(document.marks_of("hidden")),
        _Cover(document.marks_of("heading")),
        find_main(document),
        document.metadata.get("title", ""),
        document.text,
    )


def find_main(document: Document) -> Mark | None:
    """Return the element that the page names as its text; None if it names none.

    Of several, the one named ``articleBody`` wins, then the longest; a page that
    calls every teaser an article has no text of its own by that name.
    """
    mains = document.marks_of("main")
    bodies = [mark for mark in mains if mark.value == "articleBody"] or mains
    longest = max(bodies, key=lambda mark: mark.end - mark.start, default=None)
    if longest is None:
        return None
    # Of nested ones of about the same text the outer would bring menus along.
    inner = [
        mark
        for mark in bodies
        if longest.start <= mark.start
        and mark.end <= longest.end
        and mark.end - mark.start > 0.8 * (longest.end - longest.start)
    ]
    return min(inner, key=lambda mark: mark.end - mark.start)


def find_foot(text: str, lines: list[Line], *, is_prose: bool = False) -> int:
    """Return the number of the line where the page's foot begins.

    The foot begins at the first line that a rule knows as the page's own and below
    which no paragraph is long enough to be speech. Without one it begins behind the
    last line.

    Args:
        text: the document's text.
        lines: its lines after the last label.
        is_prose: whether a paragraph that ends as a sentence does is speech, however
            short, as in a text without labels.
    """
    foot = len(lines)
    n_words, is_ended = 0, False
    for number in range(len(lines) - 1, -1, -1):
        printed = text[lines[number].start : lines[number].end]
        phrase = match_phrase(printed)
        if not n_words:
            is_ended = printed[-1] in PROSE_ENDS
        n_words += count_words(printed)
        is_speech = is_prose and is_ended and n_words >= PROSE_WORDS
        if phrase and phrase.is_anchor:
            foot = number
        elif n_words > MAX_FOOT_WORDS or is_speech:
            break
        if not number or _is_apart(text, lines, number):
            n_words = 0
    return _foot_above(text, lines, foot) if foot < len(lines) else foot


def _is_apart(text: str, lines: list[Line], number: int) -> bool:
    """Tell whether a blank line stands above a line."""
    return text[lines[number - 1].end : lines[number].start].count("\n") > 1


def _foot_above(text: str, lines: list[Line], foot: int) -> int:
    """Return where the foot begins with the short lines that stand right above it."""
    first = foot
    while first > 0 and is_unended(text, lines[first - 1], MAX_LINK_WORDS):
        first -= 1
    return first


def is_unended(text: str, line: Line, most: int) -> bool:
    """Tell whether a line is short and does not end as a sentence does.

    Args:
        text: the document's text.
        line: the line.
        most: how many words it may have.
    """
    is_ended = text[line.end - 1] in ENDS
    words = text[line.start : line.end].split(maxsplit=most)
    return not is_ended and len(words) <= most


def find_title(text: str, lines: list[Line], head: list[int], known: str) -> int | None:
    """Return the number of the line that is the printed title, if one is.

    Args:
        text: the document's text.
        lines: its lines.
        head: numbers of lines before the first label of which nothing is known.
        known: the title that the page states; empty if it states none.
    """
    for number in head:
        printed = " ".join(text[lines[number].start : lines[number].end].split())
        if known and printed and known.startswith(printed):
            return number
    titles: list[tuple[int, int]] = []
    for number in head:
        printed = text[lines[number].start : lines[number].end]
        n_words = count_words(printed)
        is_ended = printed.endswith(SENTENCE_ENDS)
        if n_words >= BODY_WORDS or (is_ended and len(titles) <= MENU):
            break
        is_wrapped = _goes_on(text, lines, number)
        if 1 < n_words <= MAX_TITLE_WORDS and not is_ended and not is_wrapped:
            titles.append((n_words, number))
    if len(titles) > MENU:
        # Behind a menu the title is the last line before the text that says much.
        titles = [(n, number) for n, number in titles if n > MIN_TITLE_WORDS][-1:]
    # The name of the site stands above the title and is shorter.
    return max(titles, key=lambda t: (t[0], -t[1]), default=(0, None))[1]


def _goes_on(text: str, lines: list[Line], number: int) -> bool:
    """Tell whether a line is wrapped: the next one goes on in a small letter."""
    if number + 1 >= len(lines) or _is_apart(text, lines, number + 1):
        return False
    return text[lines[number + 1].start].islower()
