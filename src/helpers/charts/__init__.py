"""Figures drawn from result tables, and the words and tables that stand beside them.

Each ``plot_<measure>(table, *, title)`` draws one result table and returns a plotly
Figure; it computes, saves and shows nothing. Findings say in a sentence what a table
shows; ``shown`` prints a table for a reader.
"""

from helpers.charts.against import (
    plot_manner,
    plot_named_by_side,
    plot_share_difference,
)
from helpers.charts.against_words import (
    answer_against,
    finding_manner,
    finding_named_by_side,
    finding_share_difference,
    shown_manner,
    shown_named_by_side,
    shown_share_difference,
)
from helpers.charts.barcode import finding_barcodes, meeting_names, plot_barcodes
from helpers.charts.calendar import plot_calendar, plot_years
from helpers.charts.callings import finding_callings, plot_callings, when_called
from helpers.charts.collocates import (
    answer_collocates,
    finding_collocates,
    plot_collocates,
)
from helpers.charts.dispersion import finding_dispersion, plot_dispersion
from helpers.charts.display import as_markdown, shown
from helpers.charts.diversity import finding_diversity, plot_diversity
from helpers.charts.exchange import finding_evenness, finding_switches
from helpers.charts.floor import plot_floor
from helpers.charts.following import plot_following
from helpers.charts.keyness import plot_keyness
from helpers.charts.keyness_panels import (
    finding_keyness_of_groups,
    plot_keyness_of_groups,
)
from helpers.charts.keyness_words import (
    answer_keyness,
    describe_groups,
    describe_sides,
    finding_keyness,
    shown_keyness,
)
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
from helpers.charts.pairs import finding_following
from helpers.charts.positions import plot_hits, plot_positions
from helpers.charts.questions import finding_questions, plot_questions
from helpers.charts.share import plot_share, plot_turns
from helpers.charts.spans import plot_spans
from helpers.charts.style import speaker_colours
from helpers.charts.terms import plot_terms, plot_terms_by_speaker

__all__ = [
    "answer_against",
    "answer_collocates",
    "answer_keyness",
    "answer_named",
    "as_markdown",
    "describe_groups",
    "describe_sides",
    "finding_barcodes",
    "finding_callings",
    "finding_collocates",
    "finding_dispersion",
    "finding_diversity",
    "finding_evenness",
    "finding_following",
    "finding_keyness",
    "finding_keyness_of_groups",
    "finding_manner",
    "finding_named",
    "finding_named_by_side",
    "finding_named_by_speaker",
    "finding_network",
    "finding_pairs",
    "finding_questions",
    "finding_regions",
    "finding_share_difference",
    "finding_switches",
    "finding_who_names_whom",
    "meeting_names",
    "plot_barcodes",
    "plot_calendar",
    "plot_callings",
    "plot_collocates",
    "plot_dispersion",
    "plot_diversity",
    "plot_floor",
    "plot_following",
    "plot_hits",
    "plot_keyness",
    "plot_keyness_of_groups",
    "plot_manner",
    "plot_named",
    "plot_named_by_side",
    "plot_named_by_speaker",
    "plot_network",
    "plot_pairs",
    "plot_positions",
    "plot_questions",
    "plot_regions",
    "plot_share",
    "plot_share_difference",
    "plot_spans",
    "plot_terms",
    "plot_terms_by_speaker",
    "plot_turns",
    "plot_who_names_whom",
    "plot_years",
    "shown",
    "shown_keyness",
    "shown_manner",
    "shown_named_by_side",
    "shown_share_difference",
    "speaker_colours",
    "when_called",
]
