"""Coded words on disk: written once and whole, opened in milliseconds.

A store is a folder of arrays and tables beside a list of them with their sizes and
check sums. The long arrays are mapped into memory and read where they are used.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from helpers.errors import SourceError
from helpers.tokens.cells import Cells
from helpers.tokens.coded import Index, Tokens, index_terms

LIST = "store.json"
_ARRAYS = ("ids", "offsets", "breaks", "starts", "lengths")
_OF_CELLS = ("data", "indices", "indptr")
_TABLES = ("turns", "speech")
# Of a long file so many pages are checked, evenly spaced, the first and last of them.
_PAGES, _PAGE = 16, 4096


def save_tokens(tokens: Tokens, folder: Path) -> None:
    """Write `tokens` to `folder`, which must not exist; all of them or nothing.

    Raises:
        SourceError: there is something at `folder` already.
    """
    if folder.exists():
        raise SourceError(
            f"{folder.name}: is there already, expected a new folder; take it away or"
            " name another"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write(tokens, scratch)
        os.replace(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def open_tokens(folder: Path) -> Tokens:
    """Return the words that were written to `folder`.

    Raises:
        SourceError: there is no store, or it is damaged; the message names the file.
    """
    _check(folder)
    vocabulary = pd.read_parquet(folder / "vocabulary.parquet")["term"]
    tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in _TABLES}
    arrays = {name: _mapped(folder, name) for name in _ARRAYS}
    found = Tokens(vocabulary=vocabulary.to_numpy(dtype=object), **arrays, **tables)
    # Where cached properties keep their values.
    found.__dict__["cells"] = _read_cells(folder, len(vocabulary))
    starts = _mapped(folder, "term_starts")
    found.__dict__["by_term"] = Index(_mapped(folder, "term_places"), starts)
    found.__dict__["counts"] = np.diff(starts)
    return found


def _write(tokens: Tokens, folder: Path) -> None:
    # Index and cells are made while the words themselves are written.
    with ThreadPoolExecutor(max_workers=2) as pool:
        making = [pool.submit(make, tokens, folder) for make in _MADE]
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(tokens, name))
        for name in _TABLES:
            getattr(tokens, name).to_parquet(folder / f"{name}.parquet", index=False)
        vocabulary = pd.DataFrame({"term": tokens.vocabulary}, dtype="str")
        vocabulary.to_parquet(folder / "vocabulary.parquet", index=False)
        for made in making:
            made.result()
    files = {path.name: _seal(path) for path in sorted(folder.iterdir())}
    text = json.dumps({"files": files}, indent=1)
    (folder / LIST).write_text(text, encoding="utf-8")


def _write_cells(tokens: Tokens, folder: Path) -> None:
    np.save(folder / "of_turn.npy", tokens.cells.of_turn)
    for name in _OF_CELLS:
        np.save(folder / f"{name}.npy", getattr(tokens.cells.counts, name))


def _write_index(tokens: Tokens, folder: Path) -> None:
    # Not the property, which would keep it in memory beside the file.
    index = index_terms(tokens.ids, tokens.counts)
    np.save(folder / "term_places.npy", index.places)
    np.save(folder / "term_starts.npy", index.starts)


_MADE = (_write_cells, _write_index)


def _mapped(folder: Path, name: str) -> Any:
    # A plain view: numpy's own class of mapped arrays is slower in small steps.
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))


def _read_cells(folder: Path, n_terms: int) -> Cells:
    from scipy.sparse import csr_array

    data, indices, indptr = (_mapped(folder, name) for name in _OF_CELLS)
    shape = len(indptr) - 1, n_terms
    counts = csr_array((data, indices, indptr), shape=shape)
    counts.has_sorted_indices = True
    return Cells(_mapped(folder, "of_turn"), counts)


def _seal(path: Path) -> list[int]:
    """Return size and check sum of a file, of some of its pages if it is long."""
    size = path.stat().st_size
    step = max((size - _PAGE) // (_PAGES - 1), _PAGE)
    check = 0
    with path.open("rb") as file:
        for place in range(0, size, step):
            file.seek(place)
            check = zlib.crc32(file.read(_PAGE), check)
        file.seek(max(size - _PAGE, 0))
        check = zlib.crc32(file.read(), check)
    return [size, check]


def _check(folder: Path) -> None:
    place = folder / LIST
    try:
        files = dict(json.loads(place.read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(
            folder, LIST, f"cannot be read ({type(error).__name__})"
        ) from error
    for name, (size, check) in files.items():
        path = folder / name
        if not path.is_file():
            raise _damaged(folder, name, "is not there")
        found = _seal(path)
        if found[0] != size:
            raise _damaged(folder, name, f"has {found[0]:,} bytes, expected {size:,}")
        if found[1] != check:
            raise _damaged(folder, name, "has other bytes than were written")


def _damaged(folder: Path, name: str, what: str) -> SourceError:
    return SourceError(
        f"{folder.name}/{name}: {what}; the store is damaged: take the folder"
        f" {folder.name} away, and it is made again"
    )
