"""Puts a report in its place in one move, or leaves what is there as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.errors import SourceError

RECORD = "run.json"
MADE_BY = "verbatim"


def check_folder(folder: Path, *, inputs: Sequence[Path]) -> None:
    """Refuse `folder` if a report there would replace, or be read as, something else.

    Args:
        folder: where the report is to go.
        inputs: the files and folders that the report is about.

    Raises:
        SourceError: `folder` is a file, holds what is not a report of ours, stands
            inside an input, or holds one.
    """
    place = folder.resolve()
    for given in (path.resolve() for path in inputs):
        if given.is_dir() and place.is_relative_to(given):
            raise SourceError(
                f"{folder}: it stands inside the input, where its pages would be read"
                " as transcripts, expected a folder elsewhere; name one with -o"
            )
        if given.is_relative_to(place):
            raise SourceError(
                f"{folder}: the input stands in it and would be replaced,"
                " expected a folder elsewhere; name one with -o"
            )
    if not _is_replaceable(folder):
        raise SourceError(
            f"{folder}: it holds what is no report, expected an empty folder or a"
            " report; move it away, or name another folder with -o"
        )


def _is_replaceable(folder: Path) -> bool:
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    record = folder / RECORD
    if not record.is_file():
        return not any(folder.iterdir())
    try:
        content = json.loads(record.read_bytes())
    except ValueError:
        return False
    return isinstance(content, dict) and content.get("made_by") == MADE_BY


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of `folder` if all goes well.

    The new folder stands in a hidden one beside `folder`, on the same disk; whatever
    is left in that one is removed at the end, also after an error.
    """
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as scratch:
        new, old = Path(scratch, "new"), Path(scratch, "old")
        new.mkdir()
        yield new
        if place.exists():
            place.rename(old)
        try:
            new.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
