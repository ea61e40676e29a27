"""Reads run.json back: what a report was made from, and with what."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from helpers.corpus.against import places_against
from helpers.errors import SourceError
from helpers.report.folder import MADE_BY, RECORD


class Record(NamedTuple):
    """What run.json says; a part that is not in it is empty.

    Attributes:
        path: the file.
        missing: the parts that are not in it.
        made: the moment at which the report was made.
        day: on which it was made, as its pages say.
        inputs: what was read, as it was typed.
        against: what that was set against, as it was typed; empty if nothing.
        files: SHA-256 of each file that was found, by its name; empty if not read.
        beside: the same of tables beside the transcripts.
        named: the same of files that parameters name.
        parameters: by notebook, the values that were given.
        defaults: by notebook, the values that were not given.
        notebooks: digest of each notebook.
        errors: by notebook, the error at which it stopped.
        versions: of Python and of packages.
        code: digest of this package.
        labels: rows of the table ``labels``.
        dates: the dates that were taken.
        written: digest of each file of the report.
    """

    path: Path
    missing: list[str]
    made: str
    day: str
    inputs: list[str]
    against: str
    files: dict[str, str]
    beside: dict[str, str]
    named: dict[str, str]
    parameters: dict[str, dict[str, Any]]
    defaults: dict[str, dict[str, Any]]
    notebooks: dict[str, str]
    errors: dict[str, str]
    versions: dict[str, str]
    code: str
    labels: list[dict[str, Any]]
    dates: list[dict[str, Any]]
    written: dict[str, str]

    @property
    def places(self) -> list[str]:
        """What was read, on both sides, as it was typed."""
        return places_against(self.inputs, self.against)


# The parts of run.json: what each is, and what is in it.
PARTS: dict[str, tuple[type, type]] = {
    "made": (str, str),
    "day": (str, str),
    "inputs": (list, str),
    "against": (str, str),
    "files": (list, dict),
    "beside": (list, dict),
    "named": (list, dict),
    "parameters": (dict, dict),
    "defaults": (dict, dict),
    "notebooks": (dict, str),
    "errors": (dict, str),
    "versions": (dict, str),
    "code": (str, str),
    "labels": (list, dict),
    "dates": (list, dict),
    "written": (dict, str),
}
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
FILES = ("files", "beside", "named")


def read_record(given: Path, *, needed: tuple[str, ...] = ()) -> Record:
    """Return what was recorded of a report.

    Args:
        given: the folder of a report, or its run.json.
        needed: parts that it must have.

    Raises:
        SourceError: there is none, it is damaged, or it lacks what is needed.
    """
    path = given / RECORD if given.is_dir() else given
    content = _content(path)
    lacking = [part for part in needed if part not in content]
    if lacking:
        raise SourceError(
            f"{path}: no {lacking[0]!r} in it, expected all that `verbatim report`"
            " records; make the report anew from its transcripts"
        )
    parts = {part: _part(path, content, part) for part in PARTS}
    for part in FILES:
        parts[part] = _digests(path, part, parts[part])
    missing = [part for part in PARTS if part not in content]
    if parts["day"] and not DAY.fullmatch(parts["day"]):
        raise SourceError(
            f"{path}: 'day' is {parts['day'][:40]!r}, expected a day such as"
            " 2024-03-04; take an undamaged copy"
        )
    return Record(path, missing, **parts)


def _content(path: Path) -> dict[str, Any]:
    expected = "expected the folder of a report, or its run.json"
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise SourceError(
            f"{path}: cannot be opened ({what}), {expected}; name one"
        ) from error
    except ValueError as error:
        raise SourceError(
            f"{path}: it is no JSON ({error}), {expected}; take an undamaged copy"
        ) from error
    made_by = content.get("made_by") if isinstance(content, dict) else None
    if made_by != MADE_BY:
        raise SourceError(
            f"{path}: made by {made_by!r}, {expected}, made by {MADE_BY!r}; name one"
        )
    return dict(content)


def _part(path: Path, content: dict[str, Any], part: str) -> Any:
    kind, inner = PARTS[part]
    value = content.get(part, kind())
    values = value.values() if isinstance(value, dict) else value
    if not isinstance(value, kind) or not all(isinstance(v, inner) for v in values):
        raise SourceError(
            f"{path}: {part!r} is {str(value)[:40]!r}, expected a {kind.__name__} of"
            f" {inner.__name__} as a report writes it; take an undamaged copy"
        )
    return value


def _digests(path: Path, part: str, rows: list[dict[str, Any]]) -> dict[str, str]:
    try:
        return {str(row["file"]): row.get("sha256") or "" for row in rows}
    except KeyError as error:
        raise SourceError(
            f"{path}: a row of {part!r} without 'file', expected a name and a SHA-256;"
            " take an undamaged copy"
        ) from error
