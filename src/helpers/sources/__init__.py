"""Files and what is written beside them: the raw material of a corpus."""

from helpers.sources.files import FAILED, NOT_READ, READ, Source, find_sources
from helpers.sources.notes import Notes, Row, parse_day, read_notes

__all__ = [
    "FAILED",
    "NOT_READ",
    "READ",
    "Notes",
    "Row",
    "Source",
    "find_sources",
    "parse_day",
    "read_notes",
]
