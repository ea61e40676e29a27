"""How often terms are said: in all, by speaker, in groups of turns, by category."""

from helpers.measures.frequency.asked_terms import (
    asked_frequency,
    asked_frequency_by_speaker,
)
from helpers.measures.frequency.terms import term_frequency, term_frequency_by_speaker

__all__ = [
    "asked_frequency",
    "asked_frequency_by_speaker",
    "term_frequency",
    "term_frequency_by_speaker",
]
