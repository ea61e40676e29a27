"""Says by digests and versions with what a report was made, and what is in it."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from functools import lru_cache
from importlib.metadata import requires, version
from pathlib import Path

from nbformat import NotebookNode

from helpers import paths

PACKAGE = "verbatim"
EXTRA = re.compile(r";.*\bextra\b")


@lru_cache(maxsize=1)
def all_versions() -> dict[str, str]:
    """Return the versions of Python, of this package and of all that it builds on."""
    needed = [line for line in requires(PACKAGE) or () if not EXTRA.search(line)]
    names = sorted({re.split(r"[^\w.-]", line)[0].lower() for line in needed})
    return {
        "python": platform.python_version(),
        **{name: version(name) for name in (PACKAGE, *names)},
    }


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return the SHA-256 of this package: code may change, and its version not."""
    digest = hashlib.sha256()
    for path in sorted(paths.PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(paths.PACKAGE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def notebook_digest(notebook: NotebookNode) -> str:
    """Return the SHA-256 of what is run of `notebook`: its cells without outputs."""
    cells = [
        (cell.cell_type, cell.source, sorted(cell.metadata.get("tags", [])))
        for cell in notebook.cells
    ]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def file_digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file under `folder`, by its path there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest_of(path) for path in files}


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file at `path`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
