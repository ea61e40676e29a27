"""The cells of a CSV, TSV or Parquet file, column by column, as they are written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from helpers.errors import ParseError

PARTERS = (",", ";", "\t", "|")
# How cells may be quoted: as in RFC 4180; with a backslash; in a TSV, not at all.
QUOTED: dict[str, Any] = {"strict": True}
ESCAPED: dict[str, Any] = {"strict": True, "escapechar": "\\"}
UNQUOTED: dict[str, Any] = {"quoting": csv.QUOTE_NONE}
# No cell of a transcript is larger, and no table of them; a broken one can be.
MAX_CELL, MAX_ROWS, MAX_TEXT = 1 << 24, 5_000_000, 1 << 29
BATCH = 1 << 10


class Table(NamedTuple):
    """The cells of a file, by column.

    `names` are all columns, of which `cells` may leave out those that nobody asked
    for.
    """

    names: list[str]
    cells: Mapping[str, Sequence[Any]]
    kind: str


def delimited_cells(text: str, *, name: str, rate: Callable[[list[str]], int]) -> Table:
    """Return the cells of a text whose first row names the columns.

    Args:
        text: the rows, parted by commas, semicolons, tabs or bars.
        name: the file's name, for errors.
        rate: how well a row of names fits a transcript; the best decides what parts
            the cells.

    Raises:
        ParseError: a row has more or fewer cells than there are columns, or a quote
            is not closed; the message names the line. Where the columns fit no
            transcript the table comes without cells instead.
    """
    told = text[:5].lower()
    skipped = 0
    parters: Sequence[str] = PARTERS
    if told.startswith("sep=") and told[4:] in PARTERS:
        # A line by which Excel tells itself what parts the cells.
        text, parters, skipped = text[5:].lstrip("\r\n"), told[4], 1
    heads = {parter: _head(text, parter) for parter in parters}
    parter = max(heads, key=lambda each: (rate(heads[each]), len(heads[each])))
    styles = (QUOTED, ESCAPED, UNQUOTED) if parter == "\t" else (QUOTED, ESCAPED)
    refusal = None
    for style in styles:
        try:
            rows = list(_rows(text, {"delimiter": parter, **style}, name, skipped))
        except ParseError as error:
            refusal = refusal or error
            continue
        names = _distinct(rows[0] if rows else [], name)
        columns = zip(*rows[1:], strict=True) if rows[1:] else [()] * len(names)
        kind = "TSV" if parter == "\t" else "CSV"
        return Table(names, dict(zip(names, columns, strict=True)), kind)
    if refusal and rate(heads[parter]):
        raise refusal
    # Whatever is wrong with its rows, its columns are not those of a transcript.
    return Table(heads[parter], {}, "CSV")


def _head(text: str, parter: str) -> list[str]:
    rows = csv.reader(io.StringIO(text[:MAX_CELL], newline=""), delimiter=parter)
    try:
        return [cell.strip() for cell in next(rows, [])]
    except csv.Error:
        return []


def _rows(
    text: str, style: dict[str, Any], name: str, skipped: int
) -> Iterator[list[str]]:
    limit = csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), **style)
    width = 0
    line = skipped + 1
    try:
        for row in reader:
            filled = any(cell.strip() for cell in row)
            while width and len(row) > width and not row[-1].strip():
                row.pop()
            if filled and width and len(row) != width:
                raise ParseError(
                    f"{name}: found {len(row)} cells in line {line}, expected {width}"
                    " as in the first; put a text that holds the sign between cells"
                    " into quotes"
                )
            if filled:
                width = width or len(row)
                yield row
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise ParseError(
            f"{name}: found a row that cannot be read at line {line} ({error}),"
            " expected cells in closed quotes; correct that row"
        ) from None
    finally:
        csv.field_size_limit(limit)


def _distinct(names: list[str], name: str) -> list[str]:
    stripped = [each.strip() for each in names]
    twice = {each for each in stripped if each and stripped.count(each) > 1}
    if twice:
        raise ParseError(
            f"{name}: found several columns called {min(twice)!r}, expected each name"
            " once; give one of them another name"
        )
    # Columns without a name are what is left of a number of the row.
    return [each or f"column {number}" for number, each in enumerate(stripped, 1)]


def parquet_cells(
    content: bytes, *, name: str, is_wanted: Callable[[str], bool]
) -> Table:
    """Return the cells of those columns of a Parquet file that are wanted.

    Raises:
        ParseError: it is no whole Parquet file, or larger than any transcript.
    """
    # Slow to import, and few files are Parquet.
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(pa.BufferReader(content))
        names = file.schema_arrow.names
        wanted = [each for each in dict.fromkeys(names) if is_wanted(each)]
        if file.metadata.num_rows > MAX_ROWS:
            _refuse_size(name, f"{file.metadata.num_rows} rows")
        cells: dict[str, list[Any]] = {each: [] for each in wanted}
        size = 0
        for batch in file.iter_batches(batch_size=BATCH, columns=wanted):
            size += sum(column.nbytes for column in batch.columns)
            if size > MAX_TEXT:
                _refuse_size(name, f"more than {MAX_TEXT} bytes of words")
            for each, column in zip(batch.schema.names, batch.columns, strict=True):
                cells[each] += column.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = str(error).split("\n")[0][:100]
        raise ParseError(
            f"{name}: found no Parquet that can be read ({reason}), expected a whole"
            " file; save it again, or as CSV"
        ) from None
    return Table(names, cells, "Parquet")


def _refuse_size(name: str, found: str) -> None:
    raise ParseError(
        f"{name}: found {found}, expected at most {MAX_ROWS} rows and {MAX_TEXT} bytes;"
        " save its meetings as files of their own"
    )
