"""Writes what leads from the numbers of a report to the transcripts, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from helpers.corpus import Corpus
from helpers.report.index import Answer
from helpers.report.passages.words_file import WORDS, words_script
from helpers.report.reading import Reading
from helpers.report.reading.names import FOLDER
from helpers.report.reading.page import colours_as_css
from helpers.report.templating import template

PASSAGES = "passages.html"


def write_reading_pages(corpus: Corpus, names: Mapping[str, str], folder: Path) -> None:
    """Write a page for each transcript, with links to the one before and after.

    Args:
        corpus: as it was read, before any filter of a notebook.
        names: of the reading pages, by meeting.
        folder: of the report under way.
    """
    place = folder / FOLDER
    place.mkdir()
    reading = Reading(corpus, names)
    rows = corpus.meetings.sort_values(["date", "published"], na_position="last")
    meetings = rows.to_dict("records")
    ids = ["", *(meeting["meeting_id"] for meeting in meetings), ""]
    for meeting, before, after in zip(meetings, ids, ids[2:], strict=False):
        html = reading.page(meeting, before, after)
        path = place / f"{names[meeting['meeting_id']]}.html"
        path.write_text(html, encoding="utf-8", errors="surrogatepass")


def write_passages(
    corpus: Corpus, answers: Iterable[Answer], names: Mapping[str, str], folder: Path
) -> None:
    """Write the page of passages, and the words that it shows.

    Args:
        corpus: as it was read, before any filter of a notebook.
        answers: of the notebooks, with what their figures count.
        names: of the reading pages, by meeting.
        folder: of the report under way.
    """
    counted = chain.from_iterable(answer.counted for answer in answers)
    script = words_script(corpus, counted, names)
    (folder / WORDS).write_text(script, encoding="utf-8")
    (folder / PASSAGES).write_text(passages_page(), encoding="utf-8")


def passages_page() -> str:
    """Return the page that shows the words behind a row, and finds others."""
    return template("passages.html.j2").render(colours=colours_as_css())
