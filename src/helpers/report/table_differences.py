"""Compares two versions of the table behind a figure: which rows, which numbers.

Rows are told apart by their texts (a speaker, a term), and where these do not suffice
by whole numbers that count nothing (a turn, a year).
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from helpers.errors import SourceError

Key = tuple[str, ...]

# Beginnings of the names of columns that hold no place or time.
RESULT, COUNT = ("share", "rate"), "n"
ENDS = ("_low", "_high")
OTHER = 1  # the rank of a column that may tell rows apart
# Two numbers that differ by no larger part of themselves differ by rounding.
ROUNDING = 1e-9


class Table(NamedTuple):
    """A table as it was written: columns, and rows of texts."""

    columns: list[str]
    rows: list[list[str]]


class Change(NamedTuple):
    """A cell that differs: in which row and column, before and after.

    `weight` is the change as a part of the largest number of the column; 1 where a
    number came or went, 0 for a text.
    """

    row: Key
    column: str
    before: str
    after: str
    weight: float


class TableDifference(NamedTuple):
    """How two versions of a table differ.

    Attributes:
        keys: the columns by which rows were told apart.
        n_rows: rows before and after.
        columns_added: columns that are only there after.
        columns_gone: columns that were only there before.
        added: rows that are only there after.
        gone: rows that were only there before.
        changes: cells of rows that are in both: shares and rates, other results,
            counts, ends of intervals; of each the largest changes first.
    """

    keys: list[str]
    n_rows: tuple[int, int]
    columns_added: list[str]
    columns_gone: list[str]
    added: list[Key]
    gone: list[Key]
    changes: list[Change]

    @property
    def n_changed(self) -> int:
        """How many rows are in both and differ."""
        return len({change.row for change in self.changes})

    @property
    def is_rounding(self) -> bool:
        """Whether nothing but last digits differ."""
        others = self.columns_added or self.columns_gone or self.added or self.gone
        return (
            bool(self.changes) and not others and all(map(_is_rounding, self.changes))
        )


def read_table(path: Path) -> Table:
    """Return the table that a report wrote at `path`.

    Raises:
        SourceError: it cannot be read, or a row has other cells than the first.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"{path}: cannot be read ({error}), expected the table behind a figure;"
            " make the report again"
        ) from error
    columns = rows[0] if rows else []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(columns):
            raise SourceError(
                f"{path}, row {number}: {len(row)} cells, expected {len(columns)} as in"
                " the first row; make the report again"
            )
    return Table(columns, rows[1:])


def compare_tables(before: Table, after: Table) -> TableDifference:
    """Return how two versions of a table differ."""
    shared = [column for column in before.columns if column in after.columns]
    keys = _keys([before, after], shared)
    first, second = (_by_key(table, keys) for table in (before, after))
    values = [column for column in shared if column not in keys]
    both = [key for key in first if key in second]
    changes = [
        Change(key, column, first[key][column], second[key][column], 0.0)
        for key in both
        for column in values
        if first[key][column] != second[key][column]
    ]
    return TableDifference(
        keys=keys,
        n_rows=(len(before.rows), len(after.rows)),
        columns_added=[c for c in after.columns if c not in before.columns],
        columns_gone=[c for c in before.columns if c not in after.columns],
        added=[key for key in second if key not in first],
        gone=[key for key in first if key not in second],
        changes=_by_size(changes, [before, after]),
    )


def number_of(text: str) -> float | None:
    """Return the number that a cell holds; None where it holds none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _keys(tables: Sequence[Table], shared: list[str]) -> list[str]:
    """Return the fewest columns, from the left, that tell rows apart."""
    cells = {column: _cells(tables, column) for column in shared}
    texts = [c for c in shared if not all(map(_is_number_or_empty, cells[c]))]
    places = [
        column
        for column in shared
        if column not in texts
        and _rank(column) == OTHER
        and all(not cell or cell.isdecimal() for cell in cells[column])
    ]
    # A row that stands alone has its name too.
    keys = texts[:1] if max(len(table.rows) for table in tables) == 1 else []
    n_apart = _n_apart(tables, keys)
    for column in (*texts, *places):
        n_more = _n_apart(tables, [*keys, column])
        if n_more > n_apart:
            keys, n_apart = [*keys, column], n_more
    return keys


def _n_apart(tables: Sequence[Table], keys: list[str]) -> int:
    """Return how many rows can be told apart by `keys`, in both tables together."""
    return sum(len(set(_key_values(table, keys))) for table in tables)


def _key_values(table: Table, keys: Sequence[str]) -> Iterator[Key]:
    places = [table.columns.index(column) for column in keys]
    for row in table.rows:
        yield tuple(row[place] for place in places)


def _by_key(table: Table, keys: Sequence[str]) -> dict[Key, dict[str, str]]:
    """Return the rows by their keys; one that is there again gets a number too."""
    seen: Counter[Key] = Counter()
    rows = {}
    for key, row in zip(_key_values(table, keys), table.rows, strict=True):
        seen[key] += 1
        name = key if seen[key] == 1 else (*key, f"no. {seen[key]}")
        rows[name] = dict(zip(table.columns, row, strict=True))
    return rows


def _cells(tables: Sequence[Table], column: str) -> list[str]:
    places = [table.columns.index(column) for table in tables]
    pairs = zip(places, tables, strict=True)
    return [row[place] for place, table in pairs for row in table.rows]


def _is_number_or_empty(text: str) -> bool:
    return not text or number_of(text) is not None


def _by_size(changes: list[Change], tables: Sequence[Table]) -> list[Change]:
    """Return `changes`, shares and rates before counts, and the largest first."""
    columns = {change.column for change in changes}
    largest = {
        column: max(
            (abs(number_of(cell) or 0.0) for cell in _cells(tables, column)),
            default=0.0,
        )
        for column in columns
    }
    weighed = [
        change._replace(weight=_weight(change, largest[change.column]))
        for change in changes
    ]
    return sorted(weighed, key=lambda c: (_rank(c.column), -c.weight))


def _rank(column: str) -> int:
    """Return the place of a column: results, others, counts, ends of intervals."""
    kind = column.split("_")[0]
    if column.endswith(ENDS):
        return 3
    if kind == COUNT:
        return 2
    return 0 if kind in RESULT else OTHER


def _weight(change: Change, largest: float) -> float:
    before, after = number_of(change.before), number_of(change.after)
    if before is None or after is None:
        return 0.0 if before is after else 1.0
    return abs(after - before) / largest if largest else 0.0


def _is_rounding(change: Change) -> bool:
    before, after = number_of(change.before), number_of(change.after)
    if before is None or after is None:
        return False
    return abs(after - before) <= ROUNDING * max(abs(before), abs(after))
