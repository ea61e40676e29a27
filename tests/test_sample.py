"""The sample: what it promises to a reader and to the notebooks."""

from __future__ import annotations

import csv
import re
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from lxml import html

from helpers.words import compared, find_words

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
TRANSCRIPTS = sorted(
    p for p in SAMPLE.iterdir() if p.suffix in {".txt", ".md", ".html"}
)

# The chair's formulae, in compared words: they stand in many meetings.
FORMULAE = (
    "the motion is carried",
    "that is all the business before us",
    "the council is in session",
    "the council is adjourned",
)

# From here on (or up to here) a page speaks, not the council.
FIRST_SHARE_LINE = re.compile(r"^(Share this page|Facebook Twitter).*\n", re.MULTILINE)
SOURCE_LINE = re.compile(r"^Source: ", re.MULTILINE)


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(path: Path) -> str:
    encodings = {row["file"]: row["encoding"] for row in rows("meetings.csv")}
    text = path.read_bytes().decode(encodings[path.name] or "utf-8-sig")
    return text.replace("\r\n", "\n")


def said(path: Path) -> str:
    """Return the transcript of a page, labels included, a paragraph to a line."""
    text = page(path)
    if path.suffix == ".html":
        body = html.fromstring(text).find_class("transcript-body")[0]
        for card in body.find_class("tooltip"):
            card.drop_tree()
        return "\n".join(p.text_content() for p in body.iter("p"))
    start = FIRST_SHARE_LINE.search(text)
    end = SOURCE_LINE.search(text)
    assert start, f"{path.name} has no share line"
    assert end, f"{path.name} has no source line"
    paragraphs = text[start.end() : end.start()].split("\n\n")
    return "\n".join(" ".join(p.replace("**", "").split()) for p in paragraphs)


def words(text: str) -> list[str]:
    return [compared(match.group()) for match in find_words(text)]


def sentences(path: Path) -> set[str]:
    parts = re.split(r"(?<=[.?!…])[\"”’')]*\s+|\n|: [\"“‘]?", said(path))
    long = (words(part) for part in parts)
    return {" ".join(found) for found in long if len(found) >= 8}


def days() -> list[date]:
    dated = (row["date"] for row in rows("meetings.csv") if row["date"])
    return sorted(date.fromisoformat(day) for day in dated)


def months_of(day: date) -> int:
    return day.year * 12 + day.month


def test_there_are_at_least_twelve_meetings_of_a_readable_length() -> None:
    lengths = {path.name: len(words(said(path))) for path in TRANSCRIPTS}
    assert len(lengths) >= 12
    assert {name: n for name, n in lengths.items() if not 900 <= n <= 2500} == {}


def test_the_meetings_span_at_least_fourteen_months() -> None:
    first, last = days()[0], days()[-1]
    months = months_of(last) - months_of(first) - (last.day < first.day)
    assert months >= 14


def test_a_month_within_the_span_has_no_meeting() -> None:
    held = {months_of(day) for day in days()}
    assert set(range(min(held), max(held))) - held


def test_one_meeting_has_no_date_anywhere() -> None:
    undated = [row for row in rows("meetings.csv") if not row["date"]]
    assert [row["file"] for row in undated] == ["council-special-session.txt"]
    text = page(SAMPLE / undated[0]["file"])
    assert re.search(r"\b20\d\d\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b", text) is None
    assert not any(re.search(r"\d", row["source_url"]) for row in undated)


def test_no_long_sentence_stands_in_two_meetings() -> None:
    found = {path.name: sentences(path) for path in TRANSCRIPTS}
    for one, other in combinations(found, 2):
        twice = found[one] & found[other]
        assert not [s for s in twice if not any(f in s for f in FORMULAE)], (one, other)


def test_meetings_csv_and_the_folder_name_the_same_files() -> None:
    listed = [row["file"] for row in rows("meetings.csv")]
    assert sorted(listed) == [path.name for path in TRANSCRIPTS]


@pytest.mark.parametrize("row", rows("speakers.csv"), ids=lambda row: row["label"])
def test_a_label_of_speakers_csv_is_printed_in_the_folder(row: dict[str, str]) -> None:
    printed = "\n".join(said(path) for path in TRANSCRIPTS)
    assert re.search(rf"^{re.escape(row['label'])}:", printed, re.MULTILINE)


def test_one_file_is_windows_1252_with_crlf_and_one_has_a_byte_order_mark() -> None:
    raw = {path.name: path.read_bytes() for path in TRANSCRIPTS}
    assert [name for name, data in raw.items() if b"\r\n" in data] == [
        row["file"] for row in rows("meetings.csv") if row["encoding"]
    ]
    assert sum(data.startswith(b"\xef\xbb\xbf") for data in raw.values()) == 1
