"""Writes run.json: what a report was made from, with what, and what was decided."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.corpus import Corpus
from helpers.report.folder import MADE_BY, RECORD
from helpers.report.provenance import versions

SOURCE_COLUMNS = ["file", "sha256", "status", "reason"]
LABEL_COLUMNS = ["meeting_id", "label", "speaker", "evidence", "decided_by"]
DATE_COLUMNS = ["meeting_id", "kind", "date", "text", "reason"]


def run_record(
    corpus: Corpus,
    *,
    inputs: Sequence[str],
    parameters: dict[str, dict[str, Any]],
    errors: dict[str, str],
) -> dict[str, Any]:
    """Return what somebody needs who wants to make, or to doubt, this report again.

    Args:
        corpus: as it was read, before any filter of a notebook.
        inputs: as the report names them.
        parameters: by notebook, the values that were given.
        errors: by notebook, the error at which it stopped.
    """
    dates = corpus.date_candidates
    return {
        "made_by": MADE_BY,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "inputs": list(inputs),
        "files": _rows(corpus.sources[SOURCE_COLUMNS]),
        "parameters": parameters,
        "errors": errors,
        "versions": versions(),
        "labels": _rows(corpus.labels[LABEL_COLUMNS]),
        "dates": _rows(dates.loc[dates["accepted"], DATE_COLUMNS]),
    }


def write_record(record: dict[str, Any], folder: Path) -> None:
    """Write `record` into the report in `folder`."""
    text = json.dumps(record, ensure_ascii=False, indent=1)
    (folder / RECORD).write_text(text + "\n", encoding="utf-8")


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        table.to_json(orient="records", date_format="iso", date_unit="s")
    )
    return rows
