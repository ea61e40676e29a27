"""Writes run.json: what a report was made from, with what, and what was decided."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from nbformat import NotebookNode

from helpers.corpus import Corpus
from helpers.errors import SourceError
from helpers.paths import find_paths
from helpers.report.fingerprints import (
    all_versions,
    code_digest,
    digest_of,
    file_digests,
    notebook_digest,
)
from helpers.report.folder import MADE_BY, RECORD
from helpers.report.parameters import AGAINST, CORPUS, read_parameters
from helpers.sources import find_side_tables

SOURCE_COLUMNS = ["file", "sha256", "status", "reason"]
LABEL_COLUMNS = ["meeting_id", "label", "speaker", "evidence", "decided_by"]
DATE_COLUMNS = ["meeting_id", "kind", "date", "text", "reason"]
LISTS = (".txt", ".csv")
JOINED = re.compile(r"\s*\+\s*")  # several lists in one parameter

Values = Mapping[str, Mapping[str, Any]]


class Run(NamedTuple):
    """How a report came about.

    Attributes:
        inputs: what was given.
        places: what was read, and how the report names it: the inputs, and another
            place that they are set against.
        values: by notebook, the values that were given.
        notebooks: by name, as they were before they were run.
        errors: by notebook, the error at which it stopped.
        day: on which it was made, as its pages say.
        against: what the inputs are set against, if anything.
    """

    inputs: Sequence[str]
    places: Mapping[str, str]
    values: Values
    notebooks: Mapping[str, NotebookNode]
    errors: Mapping[str, str]
    day: str
    against: str


def run_record(corpus: Corpus, run: Run) -> dict[str, Any]:
    """Return what somebody needs who wants to make, or to doubt, this report again.

    Args:
        corpus: as it was read, before any filter of a notebook.
        run: how the report came about.
    """
    dates = corpus.date_candidates
    return {
        "made_by": MADE_BY,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "day": run.day,
        "inputs": [run.places[given] for given in run.inputs],
        "against": run.against,
        "files": _rows(corpus.sources[SOURCE_COLUMNS]),
        "beside": _digests(find_side_tables(list(run.places))),
        "named": _digests(files_named(run.values)),
        "parameters": dict(run.values),
        "defaults": _defaults(run),
        "notebooks": {name: notebook_digest(nb) for name, nb in run.notebooks.items()},
        "errors": dict(run.errors),
        "versions": all_versions(),
        "code": code_digest(),
        "labels": _rows(corpus.labels[LABEL_COLUMNS]),
        "dates": _rows(dates.loc[dates["accepted"], DATE_COLUMNS]),
    }


def write_record(record: Mapping[str, Any], folder: Path) -> None:
    """Write `record` into the report in `folder`, with a digest of each other file."""
    whole = {**record, "written": file_digests(folder)}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    (folder / RECORD).write_text(text + "\n", encoding="utf-8")


def files_named(values: Values) -> dict[str, Path]:
    """Return the files that parameters name, such as a list of stop words, by name."""
    names = dict.fromkeys(
        name for given in values.values() for name in _names_in(given)
    )
    found: dict[str, Path] = {}
    for name in names:
        # The name of a list that is not there is no error here: words may end so too.
        with suppress(SourceError, OSError, StopIteration):
            found[name] = next(filter(Path.is_file, find_paths(name)))
    return found


def _names_in(given: Mapping[str, Any]) -> Iterator[str]:
    for parameter, value in given.items():
        if parameter not in (CORPUS, AGAINST):
            parts = [value] if isinstance(value, str) else value
            for part in parts if isinstance(parts, list) else ():
                words = JOINED.split(str(part))
                yield from (word for word in words if word.endswith(LISTS))


def _defaults(run: Run) -> dict[str, dict[str, Any]]:
    """Return, by notebook, the values of the parameters that nobody gave."""
    return {
        name: {
            parameter.name: parameter.default
            for parameter in read_parameters(notebook, name=name).values()
            if parameter.name not in run.values[name] and parameter.name != CORPUS
        }
        for name, notebook in run.notebooks.items()
    }


def _digests(files: Mapping[str, Path]) -> list[dict[str, str]]:
    return [{"file": name, "sha256": digest_of(path)} for name, path in files.items()]


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        table.to_json(orient="records", date_format="iso", date_unit="s")
    )
    return rows
