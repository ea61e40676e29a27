"""Large inputs are read once: what was read is kept in `data/processed/kept`.

A corpus is kept under a key of all it depends on: the bytes of every file, the tables
beside them, and the code that read them. Nothing that has changed is ever found again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from helpers import paths
from helpers.corpus.corpus import Corpus
from helpers.errors import SourceError
from helpers.sources import Source

# Reading takes about a second for so many bytes; less is not worth the disk.
KEEP_FROM = 4_000_000
MOST_KEPT = 5


def is_large(sources: Iterable[Source]) -> bool:
    """Tell whether what is read from `sources` is worth keeping."""
    return sum(source.path.stat().st_size for source in sources) >= KEEP_FROM


def folder_of(key: str) -> Path:
    """Return where the corpus of `key` is kept, as read by the code of today."""
    digest = hashlib.sha256(f"{key} {_code()}".encode()).hexdigest()
    return paths.KEPT / digest[:16]


def find_kept(folder: Path) -> Corpus | None:
    """Return the corpus that is kept in `folder`, if there is one.

    Raises:
        SourceError: it is damaged; the message names the folder.
    """
    if not folder.is_dir():
        return None
    try:
        corpus = Corpus.load(folder)
    except SourceError as error:
        raise SourceError(
            f"{paths.short(folder)}: {error}; what was read is kept there and is"
            " damaged: take the folder away, and the transcripts are read again"
        ) from error
    with suppress(OSError):
        os.utime(folder)
    return replace(corpus, home=folder)


def keep_corpus(corpus: Corpus, folder: Path) -> Corpus:
    """Write `corpus` to `folder`, all of it or nothing; return it with its home.

    A disk that is full or read-only keeps nothing, and that is no error: the corpus is
    there, and is read again next time.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    except OSError:
        return corpus
    try:
        corpus.save(scratch)
        _forget_oldest(folder.parent)
        os.replace(scratch, folder)
    except OSError:
        return corpus
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return replace(corpus, home=folder)


def _forget_oldest(place: Path) -> None:
    kept = list(place.glob("[!.]*"))
    kept.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


@cache
def _code() -> str:
    """Return a digest of this package: other code may read other turns."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
