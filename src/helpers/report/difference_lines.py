"""Says what two reports do not have in common: lines for a terminal, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from helpers.measures.card import count_of
from helpers.report.differences import (
    ADDED,
    BESIDE,
    CODE,
    DATES,
    ERRORS,
    FILES,
    GONE,
    LABELS,
    NAMED,
    NOTEBOOKS,
    PARAMETERS,
    VERSIONS,
    Differences,
    Figure,
    Item,
)
from helpers.report.figures import shown_value
from helpers.report.recorded import Record
from helpers.report.table_differences import Change, TableDifference, number_of

SHOWN = 10  # items of a kind
CHANGES_SHOWN = 3  # of a figure, each of another row
DIGITS = 12  # of a SHA-256
SAME = "the same: what was read, parameters, versions, decisions, and all tables"


def difference_lines(differences: Differences) -> list[str]:
    """Return what `verbatim diff` prints, line by line."""
    return [
        f"before: {_run(differences.before)}",
        f"after:  {_run(differences.after)}",
        *_inputs(differences),
        *_parameters(differences),
        *_programs(differences),
        *_decisions(differences),
        *_numbers(differences),
        *why(differences),
    ]


def as_json(differences: Differences) -> str:
    """Return the same as JSON, with every change of every row."""
    content = {
        "same": differences.is_empty,
        "before": {
            "run": str(differences.before.path),
            "made": differences.before.made,
        },
        "after": {"run": str(differences.after.path), "made": differences.after.made},
        "items": [item._asdict() for item in differences.items],
        "tables": differences.tables,
        "figures": [_figure_as_json(figure) for figure in differences.figures],
        "altered": differences.altered,
        "not_recorded": differences.unknown,
        "why": why(differences),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def why(differences: Differences) -> list[str]:
    """Return what explains the numbers that differ, in sentences."""
    lines = []
    if differences.is_empty:
        lines.append(SAME)
    elif not differences.figures:
        lines.append("why: no table of a figure differs")
    else:
        lines += _explained(differences)
    for path in differences.altered:
        lines.append(f"{path} is not as it was written: it was changed afterwards")
    if differences.unknown:
        parts = ", ".join(differences.unknown)
        lines.append(f"not compared, as one of the two does not record it: {parts}")
    return lines


def _explained(differences: Differences) -> Iterator[str]:
    own = [cause for figure in differences.figures for cause in figure.causes]
    causes = list(dict.fromkeys([*differences.causes, *own]))
    if len(causes) == 1:
        yield f"why: of all that is recorded, only one thing differs: {causes[0]}"
    elif causes:
        yield (
            f"why: {len(causes)} things differ: {', '.join(causes)}; to tell what each"
            " does, make reports in which only one of them does"
        )
    if differences.unexplained:
        yield (
            "why: nothing that is recorded explains"
            f" {', '.join(differences.unexplained)}"
        )


def _run(record: Record) -> str:
    inputs = ", ".join(record.inputs)
    inputs += f" against {record.against}" if record.against else ""
    made = record.made.replace("T", " ")[:16]
    return f"{record.path} of {inputs}, {count_of(len(record.files), 'file')}, {made}"


def _inputs(differences: Differences) -> Iterator[str]:
    kinds = {FILES: "", BESIDE: " (beside the transcripts)", NAMED: " (a parameter)"}
    items = differences.of(*kinds)
    if items:
        yield f"inputs: {_tally(items)}"
        yield from _shown([_input(item, kinds[item.kind]) for item in items])


def _input(item: Item, kind: str) -> str:
    digests = [str(d)[:DIGITS] for d in (item.before, item.after) if d is not None]
    return f"{_sign(item)} {item.name}{kind}  {' → '.join(digests)}"


def _tally(items: Sequence[Item]) -> str:
    counts = {"+": ADDED, "-": GONE, "~": "changed"}
    signs = [_sign(item) for item in items]
    return ", ".join(
        f"{signs.count(sign)} {name}" for sign, name in counts.items() if sign in signs
    )


def _sign(item: Item) -> str:
    if item.before is None:
        return "+"
    return "-" if item.after is None else "~"


def _parameters(differences: Differences) -> Iterator[str]:
    """Yield parameters, those of several notebooks in one line."""
    grouped: dict[str, list[str]] = {}
    for item in differences.of(PARAMETERS):
        line = f"{item.name}: {_value(item.before)} → {_value(item.after)}"
        grouped.setdefault(line, []).append(item.where)
    runs = differences.before, differences.after
    shared = [n for n in runs[0].parameters if n in runs[1].parameters]
    if grouped:
        yield "parameters:"
    yield from _shown(
        [
            f"{line} in {'all notebooks' if names == shared else ', '.join(names)}"
            for line, names in grouped.items()
        ]
    )


def _value(value: Any) -> str:
    return "nothing" if value is None else repr(value)


def _programs(differences: Differences) -> Iterator[str]:
    lines = [
        f"{item.name}: {item.before or 'none'} → {item.after or 'none'}"
        for item in differences.of(VERSIONS)
    ]
    lines += [f"{CODE} is another" for _ in differences.of(CODE)]
    for item in differences.of(NOTEBOOKS):
        said = {"+": "is new", "-": "was not run", "~": "is another"}[_sign(item)]
        lines.append(f"notebook {item.name} {said}")
    for item in differences.of(ERRORS):
        then, now = (f"{e!r}" if e else "no error" for e in (item.before, item.after))
        lines.append(f"notebook {item.name}: {then} → {now}")
    if lines:
        yield "versions and notebooks:"
        yield from _shown(lines)


def _decisions(differences: Differences) -> Iterator[str]:
    """Yield labels and dates, one decision on a label in several meetings in a line."""
    for kind, heading in ((LABELS, "labels"), (DATES, "dates")):
        grouped: dict[tuple[str, str], list[str]] = {}
        for item in differences.of(kind):
            then, now = (v or "not there" for v in (item.before, item.after))
            line = (
                f"{item.name!r}: {then} → {now}"
                if kind == LABELS
                else (f"{item.name}: {then} → {now}")
            )
            grouped.setdefault((line, item.note), []).append(item.where)
        if grouped:
            yield f"{heading}:"
            yield from _shown(
                [
                    f"{line} in {', '.join(_some(meetings))} ({note})"
                    for (line, note), meetings in grouped.items()
                ]
            )


def _numbers(differences: Differences) -> Iterator[str]:
    if differences.tables:
        yield f"tables of the corpus that differ: {', '.join(differences.tables)}"
    if differences.figures:
        yield f"numbers: in {count_of(len(differences.figures), 'figure')}"
    for figure in differences.figures:
        yield f"  {figure.name}: {_figure(figure)}"
        if figure.table:
            yield from (f"    {line}" for line in _table(figure.table))


def _figure(figure: Figure) -> str:
    if figure.status in (ADDED, GONE):
        return f"the figure is {'new' if figure.status == ADDED else 'gone'}"
    table = figure.table
    if table is None:
        return "other bytes; the tables are not both at hand"
    if table.is_rounding:
        return f"last digits only, in {count_of(table.n_changed, 'row')}"
    counts = [
        f"{count_of(number, 'row')} {what}"
        for number, what in (
            (table.n_changed, "changed"),
            (len(table.added), "added"),
            (len(table.gone), "gone"),
        )
        if number
    ]
    columns = [
        f"column {name} {what}"
        for names, what in ((table.columns_added, ADDED), (table.columns_gone, GONE))
        for name in names
    ]
    before, after = table.n_rows
    rows = f"{before:,} rows" if before == after else f"{before:,} → {after:,} rows"
    return f"{', '.join([*counts, *columns]) or 'other order'}, of {rows}"


def _table(table: TableDifference) -> Iterator[str]:
    """Yield the largest changes, each of another row, and rows that came or went."""
    largest: dict[tuple[str, ...], Change] = {}
    for change in table.changes:
        largest.setdefault(change.row, change)
    for change in list(largest.values())[:CHANGES_SHOWN]:
        before, after = _cells(change)
        yield f"{_row(change.row)}: {change.column} {before} → {after}"
    for sign, rows in (("+", table.added), ("-", table.gone)):
        if rows:
            more = len(rows) - CHANGES_SHOWN
            names = "; ".join(map(_row, rows[:CHANGES_SHOWN]))
            yield f"{sign} {names}{f'; and {more:,} more' if more > 0 else ''}"


def _row(key: Sequence[str]) -> str:
    return ", ".join(part or "–" for part in key) or "the only row"


def _cells(change: Change) -> tuple[str, str]:
    """Return both cells as a page prints them, in full where that looks the same."""
    shown = tuple(
        text if number is None else shown_value(_whole(number, text), change.column)
        for text in (change.before, change.after)
        for number in [number_of(text)]
    )
    before, after = shown if shown[0] != shown[1] else (change.before, change.after)
    return before or "–", after or "–"


def _whole(number: float, text: str) -> float | int:
    return int(text) if text.lstrip("-").isdecimal() else number


def _some(names: Sequence[str]) -> list[str]:
    more = len(names) - CHANGES_SHOWN
    return [*names[:CHANGES_SHOWN], *([f"{more:,} more"] if more > 0 else [])]


def _shown(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN:,} more, all with --json"


def _figure_as_json(figure: Figure) -> dict[str, Any]:
    content = figure._asdict()
    if figure.table:
        content["table"] = figure.table._asdict()
        content["table"]["changes"] = [c._asdict() for c in figure.table.changes]
    return content
