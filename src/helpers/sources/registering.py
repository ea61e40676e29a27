"""Writing to meetings.csv: a row is added, what a person wrote stays as it is."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from helpers.errors import SourceError
from helpers.sources.notes import find_delimiter

# Of a table that begins here; the empty ones are for a person to fill.
COLUMNS = (
    "file", "date", "date_evidence", "title", "place", "source_url", "licence",
    "encoding", "fetched", "sha256",
)  # fmt: skip
MARK = "\ufeff"


def add_row(path: Path, values: Mapping[str, str]) -> None:
    """Add a row of `values`, by column, to the table at `path`; begin it if need be.

    Rows, columns, quotes, delimiter, line ends and byte order mark stay as they are;
    a column that is missing is added at the end. The file is replaced at once: at no
    moment is there half a table.

    Raises:
        SourceError: the table cannot be read or written.
    """
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        is_empty = not text.strip(f"{MARK}\r\n ")
        table = _with_row(f"{','.join(COLUMNS)}\n" if is_empty else text, values)
        replace_file(path.resolve(), table.encode("utf-8"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"{path.name}: cannot be written ({error}), expected a table in UTF-8 and"
            " leave to write it; check both"
        ) from error


def _with_row(text: str, values: Mapping[str, str]) -> str:
    delimiter = find_delimiter(text)
    lines = list(io.StringIO(text.removeprefix(MARK), newline=""))
    end = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    header = next(csv.reader(lines[:1], delimiter=delimiter))
    missing = [name for name in values if name not in header]
    records = list(_records(lines, delimiter))
    if missing:
        records = [_longer(records[0], [*missing], delimiter)] + [
            _longer(record, [""] * len(missing), delimiter) for record in records[1:]
        ]
    if not records[-1].endswith(("\r", "\n")):
        records[-1] += end
    row = _row([values.get(name, "") for name in (*header, *missing)], delimiter)
    mark = MARK if text.startswith(MARK) else ""
    return f"{mark}{''.join(records)}{row}{end}"


def _records(lines: Sequence[str], delimiter: str) -> Iterator[str]:
    """Yield each row as it is written; one with a break in a cell has several lines."""
    reader, start = csv.reader(lines, delimiter=delimiter), 0
    for _ in reader:
        yield "".join(lines[start : reader.line_num])
        start = reader.line_num


def _longer(record: str, cells: Sequence[str], delimiter: str) -> str:
    written = record.rstrip("\r\n")
    if not written:
        return record
    return delimiter.join((written, *cells)) + record[len(written) :]


def _row(cells: Sequence[str], delimiter: str) -> str:
    row = io.StringIO()
    csv.writer(row, delimiter=delimiter, lineterminator="").writerow(cells)
    return row.getvalue()


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` at once: at no moment is there half a file."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(content)
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
