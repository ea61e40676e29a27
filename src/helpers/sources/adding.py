"""From a page that was fetched to a file among the transcripts, and its row."""

from __future__ import annotations

import hashlib
import re
import shlex
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import httpx

from helpers import paths
from helpers.errors import SourceError
from helpers.sources.fetching import Page
from helpers.sources.files import NO_TRANSCRIPTS
from helpers.sources.notes import Row, read_notes
from helpers.sources.registering import add_row, replace_file

# How a file of each format is called, so that it is read as what it is.
SUFFIXES = {
    "html": ".html",
    "markdown": ".md",
    "text": ".txt",
    "word": ".docx",
    "pdf": ".pdf",
    "xml": ".xml",
    "json": ".json",
    "captions": ".vtt",
    "table": ".csv",
}
TABLE = "meetings.csv"
# Of a path, what names the page: "/events/president/transcripts/67828" is one of many.
LAST_PARTS = 2
# A file system takes 255 bytes; hash and suffix come on top.
MOST_BYTES = 120


class Added(NamedTuple):
    """What became of a page: its file, and whether file and row are new.

    `earlier` names the files that the same address gave before, with other bytes.
    """

    path: Path
    page: Page
    format: str
    sha256: str
    is_new: bool
    has_new_row: bool
    earlier: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield what `verbatim add` prints."""
        name, folder = paths.short(self.path), paths.short(self.path.parent)
        yield f"{name}: {'written' if self.is_new else 'already there, unchanged'}"
        if self.earlier:
            yield (
                f"  the page has changed since {', '.join(self.earlier)}: both are kept"
                " and would both count; take away the one that is not meant, with its"
                f" row in {TABLE}"
            )
        yield f"  address: {self.page.address}"
        yield f"  format:  {self.format}, {len(self.page.content):,} bytes"
        yield f"  sha256:  {self.sha256}"
        if self.has_new_row:
            yield f"  row:     {folder}/{TABLE} (add day and title by hand)"
        yield f"next: verbatim check {shlex.quote(folder)}"


def add_page(page: Page, format: str, folder: Path) -> Added:
    """Write `page` to a file in `folder`, and a row to the meetings.csv beside it.

    No file is overwritten. Bytes that are there already are not written again; other
    bytes from the same address go to a second file.

    Args:
        page: what was fetched.
        format: its format, as the readers call it: a key of `SUFFIXES`.
        folder: where transcripts are; made if it is not there.

    Raises:
        SourceError: a table in `folder` says what cannot be, nothing can be written
            there, or the file of an earlier fetch was changed by hand.
    """
    rows = read_notes([folder]).meetings
    sha256 = hashlib.sha256(page.content).hexdigest()
    there = _same_bytes(folder, page.content)
    if there:
        needs_row = there.parent == folder and there.name not in _files(rows)
        if needs_row:
            _add_row(there, page, sha256)
        return Added(there, page, format, sha256, False, needs_row)
    before = [row for row in rows if row.values.get("source_url") == page.address]
    _refuse_mended([row for row in before if row.values.get("sha256") == sha256])
    path = _free_path(folder, _stem(page.address), sha256, SUFFIXES[format])
    _write(path, page, sha256)
    return Added(path, page, format, sha256, True, True, tuple(_files(before)))


def _files(rows: list[Row]) -> list[str]:
    return [row.values["file"] for row in rows]


def _same_bytes(folder: Path, content: bytes) -> Path | None:
    for path in sorted(folder.rglob("*")):
        # A file that cannot be opened is named by whoever reads the folder.
        with suppress(OSError):
            is_as_long = path.is_file() and path.stat().st_size == len(content)
            if is_as_long and path.read_bytes() == content:
                return path
    return None


def _refuse_mended(rows: list[Row]) -> None:
    for row in rows:
        raise SourceError(
            f"{row.place}: {row.values['file']!r} has other bytes than when it was"
            " fetched, and the page has not changed, expected the bytes of that sha256;"
            " take file and row away to fetch it again, or leave it as it is"
        )


def _stem(address: str) -> str:
    """Return a file's name, without suffix, from host and last parts of an address."""
    url = httpx.URL(address)
    parts = [part for part in unquote(url.path).split("/") if part]
    page = re.sub(r"\.[a-z]\w{0,4}$", "", " ".join(parts[-LAST_PARTS:]) or "index")
    words = " ".join((url.host.removeprefix("www."), page, unquote(url.query.decode())))
    stem = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", words)).strip("-")
    if stem.lower().startswith(NO_TRANSCRIPTS):
        # A host may be called so; its pages are to be read all the same.
        stem = f"page-{stem}"
    return stem.encode()[:MOST_BYTES].decode(errors="ignore").strip("-").lower()


def _free_path(folder: Path, stem: str, sha256: str, suffix: str) -> Path:
    path = folder / f"{stem}{suffix}"
    return path.with_stem(f"{stem}-{sha256[:8]}") if path.exists() else path


def _write(path: Path, page: Page, sha256: str) -> None:
    """Write the file and then its row; both, or none."""
    if path.exists():
        raise SourceError(
            f"{paths.short(path)}: is there already with other bytes, expected no file"
            " of that name; rename it or take it away"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, page.content)
    except OSError as error:
        raise SourceError(
            f"{paths.short(path)}: cannot be written ({error.strerror}), expected a"
            " folder with room and leave to write; make both, or name another by -o"
        ) from error
    try:
        _add_row(path, page, sha256)
    except BaseException:
        path.unlink()
        raise


def _add_row(path: Path, page: Page, sha256: str) -> None:
    row = {
        "file": path.name,
        "source_url": page.address,
        "encoding": page.encoding,
        "fetched": f"{page.fetched:%Y-%m-%dT%H:%M:%SZ}",
        "sha256": sha256,
    }
    add_row(path.parent / TABLE, row)
