"""Figures drawn from result tables, and the words and tables that stand beside them.

Each ``plot_<measure>(table, *, title)`` draws one result table and returns a plotly
Figure; it computes, saves and shows nothing. Findings say in a sentence what a table
shows; ``shown`` prints a table for a reader.
"""

from helpers.charts.calendar import plot_calendar, plot_years
from helpers.charts.callings import finding_callings, plot_callings
from helpers.charts.collocates import (
    answer_collocates,
    finding_collocates,
    plot_collocates,
)
from helpers.charts.display import as_markdown, shown
from helpers.charts.floor import plot_floor
from helpers.charts.network import finding_network, plot_network
from helpers.charts.positions import plot_hits, plot_positions
from helpers.charts.share import plot_share, plot_turns
from helpers.charts.spans import plot_spans
from helpers.charts.style import speaker_colours
from helpers.charts.terms import plot_terms, plot_terms_by_speaker

__all__ = [
    "answer_collocates",
    "as_markdown",
    "finding_callings",
    "finding_collocates",
    "finding_network",
    "plot_calendar",
    "plot_callings",
    "plot_collocates",
    "plot_floor",
    "plot_hits",
    "plot_network",
    "plot_positions",
    "plot_share",
    "plot_spans",
    "plot_terms",
    "plot_terms_by_speaker",
    "plot_turns",
    "plot_years",
    "shown",
    "speaker_colours",
]
