"""Compares two reports: inputs, parameters, versions, decisions, numbers, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from helpers.report.fingerprints import digest_of
from helpers.report.parameters import CORPUS
from helpers.report.recorded import Record, read_record
from helpers.report.table_differences import (
    TableDifference,
    compare_tables,
    read_table,
)
from helpers.tables import NO_PERSON

FIGURES, TABLES = "figures", "tables"
# Kinds of what may differ, as sentences name them.
FILES, BESIDE, NAMED = "transcripts", "tables beside them", "files of parameters"
PARAMETERS, NOTEBOOKS = "parameters", "notebooks"
VERSIONS, CODE = "versions", "the code of verbatim"
LABELS, DATES, ERRORS = "labels", "dates", "errors"
ADDED, GONE, CHANGED = "added", "gone", "changed"


class Item(NamedTuple):
    """Something that is recorded, and is not the same in both reports.

    Attributes:
        kind: what it is: transcripts, versions, parameters…
        name: which of them.
        before: what it was; None where it was not there.
        after: what it is; None where it is not there any more.
        where: the notebook or the meeting, where it belongs to one.
        note: the evidence, where there is some.
    """

    kind: str
    name: str
    before: Any
    after: Any
    where: str = ""
    note: str = ""


class Figure(NamedTuple):
    """A figure whose table differs.

    Attributes:
        name: its notebook's and its own.
        notebook: the notebook it stands in; empty if unknown.
        status: added, gone or changed.
        table: what differs; None where the tables are not both at hand.
        causes: what of its notebook differs, and may explain it.
    """

    name: str
    notebook: str
    status: str
    table: TableDifference | None
    causes: list[str]


class Differences(NamedTuple):
    """All that two reports do not have in common.

    Attributes:
        before: what was recorded of the one.
        after: what was recorded of the other.
        items: what is recorded and is not the same.
        tables: names of tables of the corpus that are not the same.
        figures: figures whose tables are not the same.
        altered: files of a report that are not as they were written.
    """

    before: Record
    after: Record
    items: list[Item]
    tables: list[str]
    figures: list[Figure]
    altered: list[str]

    def of(self, *kinds: str) -> list[Item]:
        """Return the items of some kinds."""
        return [item for item in self.items if item.kind in kinds]

    @property
    def causes(self) -> list[str]:
        """The kinds of what differs and may explain any number."""
        shared = self.of(FILES, BESIDE, NAMED, VERSIONS, CODE)
        return list(dict.fromkeys(item.kind for item in shared))

    @property
    def unexplained(self) -> list[str]:
        """Figures that differ, although nothing does that they depend on."""
        return [f.name for f in self.figures if not (self.causes or f.causes)]

    @property
    def unknown(self) -> list[str]:
        """The parts that one of the records does not have."""
        return list(dict.fromkeys([*self.before.missing, *self.after.missing]))

    @property
    def is_empty(self) -> bool:
        """Whether the two reports are the same."""
        return not (self.items or self.tables or self.figures)


def compare_reports(one: Path, other: Path) -> Differences:
    """Return what two reports do not have in common.

    Args:
        one: the folder of a report, or its run.json; what is called before.
        other: the same; what is called after.

    Raises:
        SourceError: one of them is no report, or is damaged.
    """
    before, after = read_record(one), read_record(other)
    items = [
        *_items(FILES, "files", before, after),
        *_items(BESIDE, "beside", before, after),
        *_items(NAMED, "named", before, after),
        *_parameters(before, after),
        *_items(VERSIONS, "versions", before, after),
        *_code(before, after),
        *_items(NOTEBOOKS, "notebooks", before, after),
        *_decisions(LABELS, before, after),
        *_decisions(DATES, before, after),
        *_items(ERRORS, "errors", before, after),
    ]
    return Differences(
        before,
        after,
        items,
        tables=[Path(name).stem for name in _others(before, after, TABLES)],
        figures=list(_figures(before, after, items)),
        altered=[*_altered(before), *_altered(after)],
    )


def _is_known(part: str, before: Record, after: Record) -> bool:
    """Tell whether both records have a part: what one never wrote has not changed."""
    return part not in (*before.missing, *after.missing)


def _items(kind: str, part: str, before: Record, after: Record) -> Iterator[Item]:
    if _is_known(part, before, after):
        yield from _pairs(kind, getattr(before, part), getattr(after, part))


def _pairs(
    kind: str, then: Mapping[str, Any], now: Mapping[str, Any], where: str = ""
) -> Iterator[Item]:
    for name in dict.fromkeys([*then, *now]):
        if then.get(name) != now.get(name):
            yield Item(kind, name, then.get(name), now.get(name), where)


def _parameters(before: Record, after: Record) -> Iterator[Item]:
    """Yield values that notebooks of both reports ran with, given or by default."""
    with_defaults = _is_known("defaults", before, after)
    for notebook in before.parameters:
        if notebook in after.parameters:
            then, now = (
                (record.defaults.get(notebook, {}) if with_defaults else {})
                | record.parameters[notebook]
                for record in (before, after)
            )
            # How the input is called says nothing of what is in it.
            then, now = then | {CORPUS: ""}, now | {CORPUS: ""}
            yield from _pairs(PARAMETERS, then, now, notebook)


def _code(before: Record, after: Record) -> Iterator[Item]:
    if _is_known("code", before, after) and before.code != after.code:
        yield Item(CODE, "SHA-256", before.code, after.code)


def _decisions(kind: str, before: Record, after: Record) -> Iterator[Item]:
    """Yield labels or dates, of meetings in both, that were decided otherwise."""
    if not _is_known(kind, before, after):
        return
    then, now = (_decided(kind, record) for record in (before, after))
    shared = _meetings(before) & _meetings(after)
    for key in dict.fromkeys([*then, *now]):
        old, new = then.get(key, (None, "")), now.get(key, (None, ""))
        if key[0] in shared and old[0] != new[0]:
            yield Item(kind, key[1], old[0], new[0], key[0], new[1] or old[1])


def _decided(kind: str, record: Record) -> dict[tuple[str, str], tuple[str, str]]:
    """Return by meeting and label (or kind of date) what was decided, and why."""
    if kind == LABELS:
        return {
            (row.get("meeting_id", ""), row.get("label", "")): (
                row.get("speaker") or NO_PERSON,
                f"{row.get('decided_by') or ''}: {row.get('evidence') or ''}",
            )
            for row in record.labels
        }
    return {
        (row.get("meeting_id", ""), row.get("kind", "")): (
            str(row.get("date"))[:10],
            row.get("text") or row.get("reason") or "",
        )
        for row in record.dates
    }


def _meetings(record: Record) -> set[str]:
    rows = (*record.labels, *record.dates)
    return {str(row.get("meeting_id", "")) for row in rows}


def _figures(before: Record, after: Record, items: Sequence[Item]) -> Iterator[Figure]:
    """Yield figures whose tables differ, with what of their notebook differs."""
    names = sorted({*before.parameters, *after.parameters}, key=len, reverse=True)
    for path, status in _others(before, after, FIGURES).items():
        name = Path(path).stem
        notebook = next((n for n in names if name.startswith(f"{n}-")), "")
        causes = [
            f"the parameter {item.name}" if item.kind == PARAMETERS else NOTEBOOKS
            for item in items
            if (item.kind == PARAMETERS and item.where == notebook)
            or (item.kind in (NOTEBOOKS, ERRORS) and item.name == notebook)
        ]
        places = [record.path.parent / path for record in (before, after)]
        table = None
        if status == CHANGED and all(place.is_file() for place in places):
            table = compare_tables(*map(read_table, places))
        yield Figure(name, notebook, status, table, causes)


def _others(before: Record, after: Record, folder: str) -> dict[str, str]:
    """Return the tables in a folder of both reports that differ: added, gone, changed.

    Where a table is not at hand, its digest stands for it.
    """
    if not all(_has(record, folder) for record in (before, after)):
        return {}
    then, now = (_digests(record, folder) for record in (before, after))
    found = {}
    for name in sorted({*then, *now}):
        if then.get(name) != now.get(name):
            status = CHANGED if name in then and name in now else ADDED
            found[name] = GONE if name not in now else status
    return found


def _has(record: Record, folder: str) -> bool:
    """Tell whether anything is known of the tables in a folder of a report."""
    return "written" not in record.missing or (record.path.parent / folder).is_dir()


def _digests(record: Record, folder: str) -> dict[str, str]:
    """Return the digests of the tables of a report, as they are now."""
    place = record.path.parent
    there = {
        path.relative_to(place).as_posix(): digest_of(path)
        for path in (place / folder).glob("*.csv")
    }
    return _written(record, folder) | there


def _written(record: Record, folder: str) -> dict[str, str]:
    return {
        name: digest
        for name, digest in record.written.items()
        if name.startswith(f"{folder}/") and name.endswith(".csv")
    }


def _altered(record: Record) -> Iterator[str]:
    """Yield the tables of a report that are not as they were written."""
    place = record.path.parent
    for folder in (FIGURES, TABLES):
        for name, digest in _written(record, folder).items():
            path = place / name
            if path.is_file() and digest_of(path) != digest:
                yield str(path)
