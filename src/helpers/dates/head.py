"""The lines around a transcript, and whose day each day printed there is.

The head is what stands before the first turn, the foot what nobody said at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helpers.dates.binding import find_binding
from helpers.dates.leads import find_stamp, is_alone
from helpers.dates.occasions import CITATION
from helpers.dates.printed import PrintedDay, find_printed, is_american
from helpers.furniture import find_lines
from helpers.readers.document import Document
from helpers.segmenting.spans import Span

MAX_HEAD, MAX_FOOT = 20_000, 6_000  # characters
UNLABELLED_HEAD = 1_500
PRINTED_HEADS = tuple(
    f"page region: {part}" for part in ("running head", "header", "front matter")
)
MAX_DAYS = 40  # a head with more of them is a list of something else


class HeadDay(NamedTuple):
    """A day printed in the head, at its place in the document.

    `kind` is event, published or fetched; `words` bind it to the meeting, and are
    empty where nothing does; `alone` tells that its line says nothing else.
    """

    printed: PrintedDay
    kind: str
    words: str
    alone: bool
    place: str


def find_head_days(
    document: Document, spans: Sequence[Span], language: str
) -> list[HeadDay]:
    """Return the days printed before the first turn, in order of the text."""
    lines = list(_head_lines(document, spans))
    known = [span for span in spans if span.kind in ("heading", "metadata")]
    return _days_of(document.text, lines, known, language, "head")[:MAX_DAYS]


def find_foot_days(
    document: Document, spans: Sequence[Span], language: str
) -> list[HeadDay]:
    """Return the days printed behind the last turn; a citation's place says so."""
    text = document.text
    begin = text.find("\n", len(text) - MAX_FOOT) if len(text) > MAX_FOOT else 0
    said = [s for s in spans if s.end > begin and s.kind in ("speech", "label")]
    last = max((span.end for span in said), default=0)
    lines, cited = [], []
    for start, end in find_lines(text[begin:]):
        line = (begin + start, begin + end)
        if CITATION.match(text, *line):
            cited.append(line)
        elif line[0] >= last and said:
            lines.append(line)
    return [
        *_days_of(text, cited, [], language, "citation"),
        *_days_of(text, lines, [], language, "foot"),
    ]


def find_title_days(title: str, language: str) -> list[HeadDay]:
    """Return the days in the title that the page states of itself."""
    found = []
    for printed in find_printed(title, 0, len(title), language=language):
        words = find_binding([title], 0, printed.start, printed.end, is_title=True)
        kind = find_stamp([title], 0, printed.start, printed.end) or "event"
        found.append(HeadDay(printed, kind, words, False, "title of the page"))
    return found


def _days_of(
    text: str,
    lines: Sequence[tuple[int, int]],
    known: Sequence[Span],
    language: str,
    place: str,
) -> list[HeadDay]:
    """Return the days on `lines`, each with what its line and the next ones say."""
    printed_lines = [text[start:end] for start, end in lines]
    american = is_american("\n".join(printed_lines))
    found = []
    for number, (start, end) in enumerate(lines):
        for printed in find_printed(
            text, start, end, language=language, is_american=american
        ):
            where = (number, printed.start - start, printed.end - start)
            rules = {
                span.rule if span.kind == "metadata" else "title"
                for span in known
                if span.start <= printed.start < span.end
            }
            is_title = "title" in rules or printed_lines[number].startswith("# ")
            words = find_binding(printed_lines, *where, is_title=is_title)
            page = "published" if "page date" in rules else "event"
            kind = "event" if words else find_stamp(printed_lines, *where) or page
            alone = is_alone(printed_lines[number], *where[1:])
            found.append(HeadDay(printed, kind, words, alone, place))
    return found


def _head_lines(document: Document, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the lines before the first turn that are not the page's menus."""
    end = min(_head_end(document, spans), MAX_HEAD)
    menus = [span for span in spans if span.start < end and _is_menu(span)]
    for line in find_lines(document.text[:end]):
        if not any(menu.start <= line.start < menu.end for menu in menus):
            yield line.start, line.end


def _head_end(document: Document, spans: Sequence[Span]) -> int:
    """Return where the first turn begins; a label in the page's title opens none."""
    title = " ".join(document.metadata.get("title", "").split())
    for span in spans:
        if span.kind == "label":
            line = document.text[span.start :].split("\n", 1)[0]
            if not title.startswith(" ".join(line.split())):
                return span.start
    return UNLABELLED_HEAD


def _is_menu(span: Span) -> bool:
    # The head of a printed page names the sitting, as a banner of the web does not.
    if span.rule in PRINTED_HEADS:
        return False
    return span.kind == "furniture" and (
        span.rule.startswith(("page region", "hidden")) or span.rule == "menu line"
    )
