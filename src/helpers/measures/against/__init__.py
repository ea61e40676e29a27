"""Differences of two sides of a corpus, each with its interval."""

from helpers.measures.against.manner import (
    manner,
    manner_of_people,
    questions_by_turn,
)
from helpers.measures.against.naming import named_by_side
from helpers.measures.against.shares import share_of_words_by_side

__all__ = [
    "manner",
    "manner_of_people",
    "named_by_side",
    "questions_by_turn",
    "share_of_words_by_side",
]
