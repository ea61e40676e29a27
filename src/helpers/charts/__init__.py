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
from helpers.charts.mentions import (
    answer_named,
    finding_named,
    finding_named_by_speaker,
    finding_regions,
    plot_named,
    plot_named_by_speaker,
    plot_regions,
)
from helpers.charts.named_together import (
    finding_pairs,
    finding_who_names_whom,
    plot_pairs,
    plot_who_names_whom,
)
from helpers.charts.network import finding_network, plot_network
from helpers.charts.positions import plot_hits, plot_positions
from helpers.charts.share import plot_share, plot_turns
from helpers.charts.spans import plot_spans
from helpers.charts.style import speaker_colours
from helpers.charts.terms import plot_terms, plot_terms_by_speaker

__all__ = [
    "answer_collocates",
    "answer_named",
    "as_markdown",
    "finding_callings",
    "finding_collocates",
    "finding_named",
    "finding_named_by_speaker",
    "finding_network",
    "finding_pairs",
    "finding_regions",
    "finding_who_names_whom",
    "plot_calendar",
    "plot_callings",
    "plot_collocates",
    "plot_floor",
    "plot_hits",
    "plot_named",
    "plot_named_by_speaker",
    "plot_network",
    "plot_pairs",
    "plot_positions",
    "plot_regions",
    "plot_share",
    "plot_spans",
    "plot_terms",
    "plot_terms_by_speaker",
    "plot_turns",
    "plot_who_names_whom",
    "plot_years",
    "shown",
    "speaker_colours",
]
