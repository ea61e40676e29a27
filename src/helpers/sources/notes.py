"""What a person wrote beside the transcripts: meetings, speakers, decisions."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from helpers.errors import SourceError

MEETING_COLUMNS = (
    "file", "date", "date_evidence", "published", "fetched", "title", "place",
    "speaker", "language", "source_url", "licence", "encoding", "sha256",
    "speaker_column", "text_column",
)  # fmt: skip
SPEAKER_COLUMNS = ("label", "speaker", "file", "role", "group")
DECISION_COLUMNS = ("file", "quote", "decision", "reason")
DECISIONS = ("label", "no label", "speech", "furniture")
DAYS = ("date", "published", "fetched")


class Row(NamedTuple):
    """A row of a side table, with the place to name where something is wrong."""

    place: str
    folder: Path
    values: dict[str, str]


class Notes(NamedTuple):
    """The rows of the side tables of all folders."""

    meetings: list[Row]
    speakers: list[Row]
    decisions: list[Row]


class ByFile:
    """The rows of a side table, asked for those that speak of a file."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[tuple[Path, str], list[tuple[int, Row]]] = {}
        for number, row in enumerate(rows):
            key = row.folder, row.values.get("file", "")
            self._rows.setdefault(key, []).append((number, row))

    def of(self, folder: Path, name: str) -> list[Row]:
        """Return the rows on the file `name` in `folder`, or on all its files."""
        found = [*self._rows.get((folder, ""), ()), *self._rows.get((folder, name), ())]
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def read_notes(folders: Iterable[Path]) -> Notes:
    """Return what is written beside the transcripts in `folders`.

    Raises:
        SourceError: a table has a column or a value that it cannot have, or names
            a file that is not there.
    """
    notes = Notes([], [], [])
    for folder in sorted(set(folders)):
        for rows, name, columns, needed in (
            (notes.meetings, "meetings.csv", MEETING_COLUMNS, ("file",)),
            (notes.speakers, "speakers.csv", SPEAKER_COLUMNS, ("label", "speaker")),
            (notes.decisions, "decisions.csv", DECISION_COLUMNS, DECISION_COLUMNS),
        ):
            rows.extend(_read_rows(folder / name, columns, needed))
    for row in notes.meetings:
        _shorten_moment(row.values)
        for column in DAYS:
            parse_day(row.values.get(column, ""), where=f"{row.place}, {column}")
    _refuse_contradictions(notes.speakers)
    for row in notes.decisions:
        if row.values["decision"] not in DECISIONS:
            raise SourceError(
                f"{row.place}: decision {row.values['decision']!r},"
                f" expected one of {', '.join(DECISIONS)}; correct the row"
            )
    return notes


def _refuse_contradictions(rows: Iterable[Row]) -> None:
    """Refuse two rows of speakers.csv that give one label two people."""
    known: dict[tuple[Path, str, str], Row] = {}
    for row in rows:
        values = row.values
        key = row.folder, values.get("file", ""), " ".join(values["label"].split())
        before = known.setdefault(key, row)
        if before.values["speaker"] != values["speaker"]:
            raise SourceError(
                f"{row.place}: {values['label']!r} is {values['speaker']!r} here and"
                f" {before.values['speaker']!r} in {before.place}, expected one person;"
                " take one of the rows away, or name the file of each"
            )


def _shorten_moment(values: dict[str, str]) -> None:
    """Leave the day of the moment at which a page was fetched, as tables hold it."""
    fetched = values.get("fetched", "")
    # What is no moment stays as it is, and is refused as no day.
    with suppress(ValueError):
        if "T" in fetched:
            values["fetched"] = datetime.fromisoformat(fetched).date().isoformat()


def find_delimiter(text: str) -> str:
    """Return what parts the cells of a table, by its first line: comma or semicolon."""
    header = text.partition("\n")[0]
    # A spreadsheet with a decimal comma writes semicolons.
    return ";" if header.count(";") > header.count(",") else ","


def _read_rows(
    path: Path, columns: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[Row]:
    if not path.is_file():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{path.name}: cannot be read ({error}), expected a table in UTF-8;"
            " save it as CSV UTF-8"
        ) from error
    lines = text.splitlines()
    reader = csv.DictReader(lines, delimiter=find_delimiter(text), strict=True)
    _check_header(path.name, reader.fieldnames or [], columns, needed)
    for values in _rows_of(reader, path.name):
        place = f"{path.name}, line {reader.line_num}"
        if None in values or None in values.values():
            raise SourceError(
                f"{place}: a cell too many or too few, expected"
                f" {len(reader.fieldnames or [])}; put text with commas in quotes"
            )
        row = Row(place, path.parent, {k: v.strip() for k, v in values.items()})
        if any(row.values.values()):
            _check_row(row, path.name, needed)
            yield row


def _rows_of(reader: csv.DictReader[str], name: str) -> Iterator[dict[str, str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise SourceError(
            f"{name}, line {reader.line_num}: {error}, expected cells with commas in"
            " quotes, each closed again; correct the line"
        ) from error


def _check_header(
    name: str, header: Iterable[str], columns: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    unknown = [column for column in header if column not in columns]
    missing = [column for column in needed if column not in header]
    if unknown or missing:
        found = f"unknown column(s) {unknown}" if unknown else f"no column {missing}"
        raise SourceError(
            f"{name}, line 1: {found}, expected {', '.join(columns)};"
            " correct the header"
        )


def _check_row(row: Row, table: str, needed: tuple[str, ...]) -> None:
    # An empty speaker is a ruling: the label is nobody's.
    may_be_empty = ("speaker", "reason")
    empty = [c for c in needed if not row.values[c] and c not in may_be_empty]
    if empty:
        raise SourceError(
            f"{row.place}: nothing in {empty}, expected a value; fill it in"
        )
    file = row.values.get("file", "")
    if file and not (row.folder / file).is_file():
        raise SourceError(
            f"{row.place}: {file!r} is not there, expected a file of the folder that"
            f" {table} stands in; correct the name or take the row away"
        )


def parse_day(value: str, *, where: str) -> date | None:
    """Return the day that `value` writes as YYYY-MM-DD; None if it is empty.

    Raises:
        SourceError: it is no day.
    """
    if not value:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError:
        raise SourceError(
            f"{where}: {value!r} is no day, expected YYYY-MM-DD such as 2022-02-21;"
            " correct it or leave it empty"
        ) from None
