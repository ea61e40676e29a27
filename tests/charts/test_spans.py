"""The figure of what the documents consist of."""

import pandas as pd
import pytest

from helpers.charts.spans import plot_spans
from helpers.charts.style import ACCENT, OTHERS
from helpers.errors import TableError

TABLE = pd.DataFrame(
    {
        "kind": ["speech", "furniture"],
        "n_characters": [9_000, 1_000],
        "share_characters": [0.9, 0.1],
    }
)


def test_each_share_stands_under_its_kind(read_bars):
    assert read_bars(plot_spans(TABLE, title="Speech")) == [
        ("speech: 90.0 % (9,000 characters)", 90.0),
        ("furniture: 10.0 % (1,000 characters)", 10.0),
    ]


def test_speech_alone_is_in_colour():
    bars = plot_spans(TABLE, title="Speech").data[0]
    assert bars.marker.color == (ACCENT, OTHERS)
    assert bars.customdata[0] == "words of a turn; only these are counted"


def test_no_spans_are_refused():
    with pytest.raises(TableError, match="plot_spans: no rows"):
        plot_spans(TABLE.head(0), title="Nothing")
