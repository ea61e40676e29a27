"""The only module that knows folder names, and where a relative path is looked up."""

from __future__ import annotations

import re
from glob import glob, has_magic
from pathlib import Path

from helpers.errors import SourceError

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parents[1]
NOTEBOOKS = PROJECT / "notebooks"
REPORTS = PROJECT / "reports"
SAMPLE = PROJECT / "data" / "sample"
RAW = PROJECT / "data" / "raw"
KEPT = PROJECT / "data" / "processed" / "kept"
LONGEST_NAME = 60  # characters of the part of a folder's name that says against what
TEMPLATES = PACKAGE / "report" / "templates"


def find_paths(path: str) -> list[Path]:
    """Return what `path` names: a file, a folder, or all that fits a glob, sorted.

    A relative path is looked up from the current folder, then from the project's
    root, so that a notebook finds ``data/sample`` wherever it is started.

    Raises:
        SourceError: nothing is there.
    """
    given = Path(path).expanduser()
    roots = [Path()] if given.is_absolute() else [Path(), PROJECT]
    for root in roots:
        place = root / given
        if place.exists():
            return [place]
        if has_magic(path):
            found = sorted(glob(str(place), recursive=True))
            if found:
                return [Path(name) for name in found]
    expected = "a file that fits the pattern" if has_magic(path) else "a file or folder"
    raise SourceError(
        f"{path}: nothing is there, expected {expected};"
        f" it was looked for from the current folder and from the project's root"
    )


def short(path: Path) -> str:
    """Return `path` as `find_paths` finds it again, without what leads to its roots."""
    whole = path.resolve()
    for root in (Path.cwd(), PROJECT):
        if whole.is_relative_to(root):
            return whole.relative_to(root).as_posix()
    return str(whole)


def report_folder(path: str) -> Path:
    """Return where the report on `path` goes when nobody says where."""
    given = Path(path).expanduser().resolve()
    name = given.name if given.is_dir() else given.stem
    return REPORTS / (name.replace("*", "").strip("._- ") or "report")


def folder_against(folder: Path, against: str) -> Path:
    """Return where the report goes that sets something against that of `folder`."""
    last = against if "=" in against else Path(against).stem
    name = "-".join(re.findall(r"[\w.]+", last))[:LONGEST_NAME].strip("._- ")
    return folder.with_name(f"{folder.name}-against-{name or 'other'}")
