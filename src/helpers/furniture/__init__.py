"""Finds the stretches of a document that nobody said, and names their kind."""

from helpers.furniture.phrases import match_phrase
from helpers.furniture.stretches import (
    Line,
    Verdict,
    classify_lines,
    find_foot,
    find_lines,
    find_main,
    find_title,
    is_unended,
)

__all__ = [
    "Line",
    "Verdict",
    "classify_lines",
    "find_foot",
    "find_lines",
    "find_main",
    "find_title",
    "is_unended",
    "match_phrase",
]
