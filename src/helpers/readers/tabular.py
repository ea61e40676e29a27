"""Tables of speakers and words: CSV, TSV and Parquet, a row a turn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from helpers.errors import NoTranscriptError, ParseError
from helpers.readers.cells import PARTERS, Table, delimited_cells, parquet_cells
from helpers.readers.columns import (
    DATE,
    LANGUAGE,
    PLACE,
    SOURCE,
    TITLE,
    Columns,
    choose_columns,
    choose_section,
    is_known,
    pick,
    scaled,
)
from helpers.readers.decoding import decode
from helpers.readers.document import Document
from helpers.readers.moments import day_of, seconds_of
from helpers.readers.utterances import Utterance, compose

PARQUET = b"PAR1"
TABLES = (".csv", ".tsv", ".tab", ".parquet")
ADVICE = "name it in meetings.csv, as speaker_column or text_column"
MOST_NAMES, SAMPLE = 30, 200


def looks_like_table(sample: str, name: str) -> bool:
    """Tell whether a file called `name` that begins with `sample` is a table.

    By its name, or by a first line that names columns of speakers and words.
    """
    if sample.startswith("PAR1") or name.lower().endswith(TABLES):
        return True
    lines = sample.removeprefix("\ufeff").splitlines()[:2]
    if len(lines) < 2 or len(lines[0]) > 1000:
        return False
    for parter in PARTERS:
        names = [cell.strip(' "') for cell in lines[0].split(parter)]
        if _rate(names) == 2 and lines[1].count(parter) >= len(names) - 1:
            return True
    return False


def read_table(
    content: bytes,
    *,
    name: str,
    encoding: str = "",
    speaker_column: str = "",
    text_column: str = "",
) -> Document:
    """Return the transcript that a table holds: each row is a turn.

    Args:
        content: the bytes of a CSV, TSV or Parquet file; its first row names columns.
        name: the file's name, for errors.
        encoding: what a person says it is; empty if nobody does.
        speaker_column: the column of the speakers; empty to tell it by its name.
        text_column: the column of the words; empty to tell it by its name.

    Raises:
        ParseError: it is no table, a row has too many or too few cells, or it is not
            clear which columns hold speakers and words.
    """
    wanted = {speaker_column, text_column} - {""}
    if content.startswith(PARQUET):
        found = "utf-8"
        table = parquet_cells(
            content, name=name, is_wanted=lambda each: each in wanted or is_known(each)
        )
    else:
        text, found = decode(content, name=name, encoding=encoding)
        table = delimited_cells(
            text.removeprefix("\ufeff"),
            name=name,
            rate=lambda names: _rate(names) + 4 * len(wanted & set(names)),
        )
    columns = _choose(table, name, speaker_column, text_column)
    rows = scaled(list(_utterances(table, columns, name)), columns)
    metadata = {"format": table.kind, "encoding": found, **_facts(table)}
    return compose(rows, merges=False, metadata=metadata)


def _rate(names: Sequence[str]) -> int:
    """Return how many of words and speaker columns of these names can hold."""
    cells = dict.fromkeys(names, ("One", "Two"))
    try:
        columns = choose_columns(cells, name="", advice="")
    except ParseError:
        return 1
    return 1 + bool(columns.speaker) if columns else 0


def _choose(table: Table, name: str, speaker: str, text: str) -> Columns:
    """Return the columns that are named, or that their names tell.

    Raises:
        NoTranscriptError: there is none.
        ParseError: there is more than one, or no row.
    """
    for wanted in {speaker, text} - {""}:
        if wanted not in table.cells:
            raise ParseError(
                f"{name}: found the columns {_listed(table.names)}, expected"
                f" {wanted!r}; correct meetings.csv"
            )
    if table.cells and not any(table.cells.values()):
        raise ParseError(
            f"{name}: found no row below the names of its columns, expected turns;"
            " add them, or take the file away"
        )
    samples = {
        each: [printed(value, name) for value in values[:SAMPLE]]
        for each, values in table.cells.items()
    }
    columns = choose_columns(
        samples, name=name, advice=ADVICE, speaker=speaker, text=text
    )
    if columns and (columns.speaker or text):
        return columns
    raise NoTranscriptError(
        f"{name}: found the columns {_listed(table.names)}, expected one of"
        f" {'speakers' if columns else 'words'}; if it is a transcript, {ADVICE}"
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:MOST_NAMES])
    return f"{shown}, …" if len(names) > MOST_NAMES else shown or "(none)"


def _utterances(table: Table, columns: Columns, name: str) -> Iterator[Utterance]:
    texts = table.cells[columns.text]
    nothing = [None] * len(texts)
    printable = {
        each: [printed(v, name) for v in vs] for each, vs in table.cells.items()
    }
    section = printable.get(choose_section(printable), [""] * len(texts))
    speakers = printable.get(columns.speaker, [""] * len(texts))
    starts, ends, lengths = (
        map(seconds_of, table.cells.get(each, nothing))
        for each in (columns.start, columns.end, columns.length)
    )
    rows = zip(
        printable[columns.text], speakers, starts, ends, lengths, section, strict=True
    )
    for text, speaker, start, end, length, part in rows:
        if end is None and start is not None and length is not None:
            end = start + length
        yield Utterance(text, speaker, start, end, part)


def _facts(table: Table) -> dict[str, str]:
    """Return what all rows say alike of the meeting."""
    facts = {
        key: _one(table, known)
        for key, known in (
            ("title", TITLE),
            ("place", PLACE),
            ("language", LANGUAGE),
            ("source_url", SOURCE),
        )
    }
    column = pick(table.cells, DATE)
    days = {day_of(value) for value in table.cells.get(column, ())}
    day = days.pop() if len(days) == 1 else ""
    return {**facts, "event": day, "event_place": day and f"column {column}"}


def _one(table: Table, known: Sequence[str]) -> str:
    column = pick(table.cells, known)
    values = {value for value in table.cells.get(column, ()) if isinstance(value, str)}
    return values.pop() if len(values) == 1 else ""


def printed(value: Any, name: str) -> str:
    """Return a cell as printed; nothing for none.

    Raises:
        ParseError: it is a list, or another value that is no text.
    """
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, int | float | date | datetime | time | timedelta):
        return f"{value:g}" if isinstance(value, float) else str(value)
    raise ParseError(
        f"{name}: found a cell that holds {type(value).__name__}, expected text; save"
        " that column as text"
    )
