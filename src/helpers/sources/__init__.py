"""Files and what is written beside them: the raw material of a corpus."""

from helpers.sources.files import (
    FAILED,
    NOT_READ,
    READ,
    Source,
    find_files,
    find_side_tables,
    find_sources,
)
from helpers.sources.notes import ByFile, Notes, Row, parse_day, read_notes

__all__ = [
    "FAILED",
    "NOT_READ",
    "READ",
    "ByFile",
    "Notes",
    "Row",
    "Source",
    "find_files",
    "find_side_tables",
    "find_sources",
    "parse_day",
    "read_notes",
]
