"""Findings as sentences: result table in, plain text out, every number from the table.

A typed finding outlives its data; these are computed anew at every run. The text may
hold names from a transcript: a figure escapes its title, and a notebook passes a
sentence through :func:`helpers.charts.wording.escaped_markdown`.
"""

from helpers.charts.findings.reading import answer_read, finding_spans
from helpers.charts.findings.shares import (
    answer_share,
    finding_floor,
    finding_seconds,
    finding_share,
    finding_turns,
)
from helpers.charts.findings.terms import (
    answer_hits,
    answer_terms,
    finding_hits,
    finding_terms,
    finding_terms_by_speaker,
)
from helpers.charts.findings.times import (
    answer_when,
    finding_calendar,
    finding_positions,
    finding_years,
)

__all__ = [
    "answer_hits",
    "answer_read",
    "answer_share",
    "answer_terms",
    "answer_when",
    "finding_calendar",
    "finding_floor",
    "finding_hits",
    "finding_positions",
    "finding_seconds",
    "finding_share",
    "finding_spans",
    "finding_terms",
    "finding_terms_by_speaker",
    "finding_turns",
    "finding_years",
]
