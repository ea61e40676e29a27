"""Plans to make a report again as run.json says, or says why that cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from helpers.corpus.against import PLACE, read_against, write_against
from helpers.errors import ParameterError, SourceError
from helpers.paths import PROJECT, REPORTS, find_paths
from helpers.report.fingerprints import (
    PACKAGE,
    all_versions,
    code_digest,
    digest_of,
    file_digests,
    notebook_digest,
)
from helpers.report.folder import RECORD
from helpers.report.one_file import ONE_FILE
from helpers.report.parameters import (
    AGAINST,
    CORPUS,
    Parameter,
    read_parameters,
    typed_value,
)
from helpers.report.recorded import Record
from helpers.report.run_record import files_named
from helpers.report.runner import Task, read_notebooks
from helpers.sources import find_side_tables, find_sources

NEEDED = ("inputs", "files", "parameters")
TABLES_IN = ("figures/", "tables/")
SHOWN = 5  # names in a message


class Rerun(NamedTuple):
    """A report that is to be made again.

    Attributes:
        record: what was recorded of it.
        task: what to make.
        notes: what is not as it was recorded, in sentences.
    """

    record: Record
    task: Task
    notes: list[str]


class Found(NamedTuple):
    """What a report was made from, found again: its files, with the SHA-256 of each."""

    places: list[str]
    files: dict[str, str]
    beside: dict[str, str]


def plan_rerun(record: Record, wanted: Task, *, may_differ: bool) -> Rerun:
    """Return how the report of `record` is made again.

    Args:
        record: what was recorded.
        wanted: where it goes, by the notebooks of which folder; its inputs, if there
            are any, and what they are set against, say where the transcripts are now.
        may_differ: whether to go on where files are not those recorded.

    Raises:
        SourceError: files or notebooks are not there, or not those recorded.
        ParameterError: a parameter is given, or recorded, that cannot be.
    """
    if wanted.given:
        raise ParameterError(
            f"-p {wanted.given[0][0]}: the parameters are those of {record.path},"
            " expected none beside --from; leave it out, or make a new report"
        )
    if wanted.folder.resolve() == record.path.resolve().parent:
        raise SourceError(
            f"{wanted.folder}: the report that is made again stands there and would be"
            " replaced, expected another folder; name one with -o"
        )
    found = find_places(record, _moved(record, wanted))
    changes = list(changes_of(record, found))
    if changes and not may_differ:
        raise SourceError(_changed(record, changes))
    values, notes = _values(record, wanted.notebooks)
    # The report names its inputs as the first one did, wherever they are now.
    names = record.places if len(record.places) == len(found.places) else ()
    n_others = len(record.places) - len(record.inputs)
    against = record.against
    if n_others:
        against = write_against(read_against(against) | {PLACE: found.places[-1]})
    task = wanted._replace(
        inputs=found.places[: len(found.places) - n_others],
        names=names,
        values=values,
        against=against,
        day=record.day,
        one_file=wanted.one_file or ONE_FILE in record.written,
    )
    return Rerun(record, task, [*changes, *_other_programs(record), *notes])


def folder_of_rerun(record: Record) -> Path:
    """Return where a report that is made again goes when nobody says where."""
    return REPORTS / f"{record.path.resolve().parent.name}-again"


def find_places(record: Record, given: Sequence[str] = ()) -> Found:
    """Return what a report was made from: the places `given`, or those recorded.

    These are looked up from the current folder, from that of run.json, and from the
    one above it; where all files are those recorded goes before where they are not.

    Raises:
        SourceError: nothing is there.
    """
    if given:
        is_same = list(given) == record.places
        return _read(given if is_same else list(map(_absolute, given)))
    home = record.path.resolve().parent
    tried = [
        record.places,
        *([str(root / name) for name in record.places] for root in (home, home.parent)),
    ]
    found = [_read(places) for places in tried if all(map(_is_there, places))]
    if not found:
        raise SourceError(_lost(record))
    fitting = (places for places in found if not any(changes_of(record, places)))
    return next(fitting, found[0])


def _moved(record: Record, wanted: Task) -> list[str]:
    """Return where everything is now, as it was typed; nothing if that was not said.

    Raises:
        ParameterError: of two places only one is given, or there are not two.
    """
    has_other = len(record.places) > len(record.inputs)
    if bool(wanted.against) != (has_other and bool(wanted.inputs)):
        said = (
            f"{record.against!r} was set against its inputs"
            if record.against
            else ("nothing was set against its inputs")
        )
        raise ParameterError(
            f"--against {wanted.against!r}: {said}, expected beside --from the new"
            " place of each, or of none: PLACE --against PLACE"
            if has_other
            else f"--against {wanted.against!r}: {said}, expected none beside --from;"
            " leave it out, or make a new report"
        )
    return [*wanted.inputs, *([wanted.against] if wanted.against else [])]


def changes_of(record: Record, found: Found) -> Iterator[str]:
    """Yield how the files that were found differ from those recorded."""
    yield from _differ(record.files, found.files)
    yield from _differ(record.beside, found.beside)
    now = {
        name: digest_of(place) for name, place in files_named(record.parameters).items()
    }
    yield from _differ(record.named, now)


def written_otherwise(record: Record, folder: Path) -> list[str]:
    """Return the files in `folder` that are not those recorded, tables before pages.

    Where no digest was recorded, there is none.
    """
    if not record.written:
        return []
    now = file_digests(folder)
    now.pop(RECORD, None)
    names = sorted(
        {*record.written, *now}, key=lambda name: (not _is_table(name), name)
    )
    return [name for name in names if record.written.get(name) != now.get(name)]


def describe_outcome(record: Record, folder: Path, others: Sequence[str]) -> str:
    """Return whether the report in `folder` is the one recorded, in a sentence.

    Args:
        record: what was recorded.
        folder: the report that was made again.
        others: its files that are not those recorded.
    """
    if not record.written:
        return "whether it is the same cannot be told: no digests were recorded"
    if not others:
        return f"the same as recorded, byte for byte: {len(record.written):,} files"
    tables = "" if any(map(_is_table, others)) else "; all tables are the same"
    return (
        f"not as recorded: {len(others):,} of {len(record.written):,} files:"
        f" {listed(others)}{tables}; what changed: verbatim diff"
        f" {record.path.parent} {folder}"
    )


def _is_table(name: str) -> bool:
    return name.startswith(TABLES_IN)


def listed(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _read(inputs: Sequence[str]) -> Found:
    return Found(
        list(inputs),
        {source.file: source.sha256 for source in find_sources(inputs)},
        {name: digest_of(path) for name, path in find_side_tables(inputs).items()},
    )


def _absolute(name: str) -> str:
    """Return an input with the whole way to it: only that can be named otherwise."""
    places = (str(root / Path(name).expanduser()) for root in (Path.cwd(), PROJECT))
    return next(filter(_is_there, places), name)


def _is_there(name: str) -> bool:
    try:
        return bool(find_paths(name))
    except SourceError:
        return False


def _differ(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*then, *now}):
        if name not in now:
            yield f"{name} is gone"
        elif name not in then:
            yield f"{name} is new"
        elif then[name] != now[name]:
            yield f"{name} has other bytes"


def _changed(record: Record, changes: list[str]) -> str:
    return (
        f"{record.path}: the files are not those recorded: {listed(changes)}; expected"
        " each with its SHA-256: bring them back, or say where they are (verbatim"
        f" report PLACE --from {record.path}), or go on with what is there: --changed"
    )


def _lost(record: Record) -> str:
    files = list(record.files)
    example = f", such as {files[0]}" if files else ""
    return (
        f"{record.path}: its input {listed(list(map(repr, record.places)))} is neither"
        " in the current folder, nor in that of run.json or the one above, expected"
        f" its {len(files):,} file(s){example}; say where they are now: verbatim report"
        f" PLACE --from {record.path}"
    )


def _other_programs(record: Record) -> Iterator[str]:
    """Yield what other versions are at work than those recorded."""
    now = all_versions()
    others = [
        f"{name} {now.get(name, 'none')} (recorded: {version})"
        for name, version in record.versions.items()
        if now.get(name) != version
    ]
    if others:
        yield f"other versions: {', '.join(others)}; numbers may differ"
    elif record.code not in ("", code_digest()):
        yield (
            f"the code of {PACKAGE} has changed since, its version number has not;"
            " numbers may differ"
        )


def _values(
    record: Record, folder: Path
) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Return by notebook the values of the run, and what is to be said of them."""
    notebooks, values, notes = read_notebooks(folder), {}, []
    for name, given in record.parameters.items():
        if name not in notebooks:
            raise SourceError(
                f"{record.path}: its notebook {name!r} is not among those of"
                f" {folder.name}, expected the notebooks it was made by; name their"
                " folder with --notebooks"
            )
        if record.notebooks.get(name, "") not in ("", notebook_digest(notebooks[name])):
            notes.append(f"{name}: the notebook is not the one that was recorded")
        known = read_parameters(notebooks[name], name=name)
        place = f"{record.path}, {name}"
        others = _other_defaults(record.defaults.get(name, {}), known)
        notes += [f"{name}: the default of {p} is no longer {v!r}" for p, v in others]
        chosen = {**dict(others), **given}
        for name_of_place in (CORPUS, AGAINST):
            chosen.pop(name_of_place, None)
        values[name] = {p: _typed(v, p, known, place) for p, v in chosen.items()}
    return values, notes


def _other_defaults(
    then: Mapping[str, Any], known: Mapping[str, Parameter]
) -> list[tuple[str, Any]]:
    """Return the values that were defaults then, and are not now."""
    return [
        (name, value)
        for name, value in then.items()
        if name in known and known[name].default != value
    ]


def _typed(value: Any, name: str, known: Mapping[str, Parameter], place: str) -> Any:
    if name not in known:
        raise ParameterError(
            f"{place}: the notebook has no parameter {name!r}, expected one of"
            f" {sorted(known)}; name the folder of the notebooks with --notebooks"
        )
    text = value if isinstance(value, str) else json.dumps(value)
    try:
        return typed_value(text, known[name])
    except ParameterError as error:
        raise ParameterError(f"{place}: {error}") from error
