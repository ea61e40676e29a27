"""Which files make a corpus: their names, their bytes, and their SHA-256."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from helpers.errors import SourceError
from helpers.paths import find_paths

READ, NOT_READ, FAILED = "read", "not read", "failed"

# Beside the transcripts, but no transcripts: told by name, whatever is in them.
SIDE_TABLES = ("meetings.csv", "speakers.csv", "decisions.csv")
NO_TRANSCRIPTS = ("readme", "licence", "license", "changelog", "notice")


@dataclass(frozen=True)
class Source:
    """A file that was found, and what became of it.

    `file` is its name in all tables, relative to the input; `folder` is where its
    side tables stand; `named` tells that the user named the file itself. Its bytes are
    read again when their turn comes: together they may be more than memory holds.
    """

    file: str
    path: Path
    folder: Path
    named: bool
    sha256: str = ""
    status: str = READ
    reason: str = ""


def find_sources(paths: Iterable[str]) -> list[Source]:
    """Return every file under `paths`, in the order of the inputs.

    Raises:
        SourceError: a path is not there, or none of them holds a file.
    """
    return _refuse_twins([_opened(source) for source in _listed(paths)])


def find_files(paths: Iterable[str]) -> list[Path]:
    """Return every file under `paths`, once, in the order of :func:`find_sources`.

    Raises:
        SourceError: a path is not there, or none of them holds a file.
    """
    return [source.path.resolve() for source in _listed(paths)]


def find_side_tables(paths: Iterable[str]) -> dict[str, Path]:
    """Return the tables that stand beside the files under `paths`, by their names.

    A name is relative to the input, as that of a file; where two inputs share one, it
    is that of its folder too.

    Raises:
        SourceError: a path is not there, or none of them holds a file.
    """
    found: dict[Path, str] = {}
    for source in _listed(paths):
        for table in SIDE_TABLES:
            path = source.folder / table
            if path.is_file():
                name = PurePosixPath(source.file).with_name(table).as_posix()
                found.setdefault(path.resolve(), name)
    named: dict[str, Path] = {}
    for path, name in found.items():
        is_shared = list(found.values()).count(name) > 1
        name = f"{path.parent.name}/{path.name}" if is_shared else name
        named[name if name not in named else f"{name} ({len(named)})"] = path
    return named


def _listed(paths: Iterable[str]) -> list[Source]:
    """Return the files under `paths`, each once, under names that are all distinct."""
    found: dict[Path, Source] = {}
    for given in paths:
        for place in find_paths(given):
            for source in _sources_in(place):
                found.setdefault(source.path.resolve(), source)
    if not found:
        raise SourceError(
            f"{', '.join(paths)}: no file in it, expected transcripts;"
            " put at least one there"
        )
    return _distinct(found.values())


def _sources_in(place: Path) -> list[Source]:
    if place.is_file() and place.name in SIDE_TABLES:
        # As a shell's "*" names it: it speaks of the transcripts beside it.
        reason = "a table beside the transcripts; it is used, and no transcript"
        source = Source(place.name, place, place.parent, named=True)
        return [replace(source, status=NOT_READ, reason=reason)]
    if place.is_file():
        return [Source(place.name, place, place.parent, named=True)]
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return [
        Source(path.relative_to(place).as_posix(), path, path.parent, named=False)
        for path in files
        if not any(part.startswith(".") for part in path.relative_to(place).parts)
        and path.name not in SIDE_TABLES
    ]


def _distinct(sources: Iterable[Source]) -> list[Source]:
    """Return `sources` with the folder before names that two inputs share."""
    sources = list(sources)
    names = Counter(source.file for source in sources)
    return [
        replace(source, file=f"{source.folder.name}/{source.file}")
        if names[source.file] > 1
        else source
        for source in sources
    ]


def _opened(source: Source) -> Source:
    if source.status != READ:
        return source
    if not source.named and source.path.stem.lower().startswith(NO_TRANSCRIPTS):
        return replace(source, status=NOT_READ, reason="no transcript by its name")
    try:
        content = source.path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}); check its permissions"
        return replace(source, status=FAILED, reason=reason)
    digest = hashlib.sha256(content).hexdigest()
    if not content.strip():
        reason = "is empty, expected a transcript; fill it or take it away"
        return replace(source, sha256=digest, status=FAILED, reason=reason)
    return replace(source, sha256=digest)


def _refuse_twins(sources: list[Source]) -> list[Source]:
    """Fail every file whose bytes an earlier one has: it would count twice."""
    first: dict[str, str] = {}
    checked = []
    for source in sources:
        is_read = source.status == READ
        twin = first.setdefault(source.sha256, source.file) if is_read else None
        if twin not in (None, source.file):
            reason = (
                f"has the same bytes as {twin} and would count twice;"
                " take one of the two away"
            )
            source = replace(source, status=FAILED, reason=reason)
        checked.append(source)
    return checked
