"""The dots of diversity: values, sizes, intervals, and who is not drawn."""

import json

import numpy as np
import pandas as pd
import pytest

from helpers.charts.diversity import finding_diversity, plot_diversity
from helpers.errors import TableError
from helpers.tables import NO_PERSON


def varied(*rows, window=100):
    """Return a table of (speaker, n_words, mattr, low, high)."""
    columns = ["speaker", "n_words", "mattr", "mattr_low", "mattr_high"]
    table = pd.DataFrame(list(rows), columns=columns)
    table.attrs = {
        "window": window,
        "min_words": 200,
        "card": {"interval": "none: too few", "n": "900 words"},
    }
    return table


ANN = ("Ann", 10_000, 0.70, 0.68, 0.72)
BEN = ("<b>Ben", 2_500, 0.75, np.nan, np.nan)
CY = ("Cy", 400, 0.66, 0.60, 0.71)
DEE = ("Dee", 20, np.nan, np.nan, np.nan)
NOBODY = (NO_PERSON, 3_000, 0.9, 0.8, 0.95)


def trace(fig, mode):
    return next(trace for trace in fig.data if trace.mode == mode)


def test_dots_stand_at_the_different_words_of_a_window():
    fig = plot_diversity(varied(ANN, BEN, CY, DEE, NOBODY), title="")
    dots = trace(fig, "markers")
    assert dots.x == pytest.approx((70, 75, 66))
    assert np.diff(dots.marker.size).max() < 0
    assert trace(fig, "text").text == (
        "Ann: 70.0 (10,000 words)",
        "&lt;b&gt;Ben: 75.0 (2,500 words)",
        "Cy: 66.0 (400 words)",
    )


def test_an_interval_is_drawn_where_there_is_one():
    lines = trace(plot_diversity(varied(ANN, BEN, CY), title=""), "lines")
    assert [x for x in lines.x if x is not None] == pytest.approx([68, 72, 60, 71])
    fig = plot_diversity(varied(BEN), title="")
    assert trace(fig, "lines").x == ()
    assert "no interval: 900 words are too few" in fig.layout.xaxis.title.text


def test_the_axis_holds_all_intervals():
    low, high = plot_diversity(varied(ANN, BEN, CY), title="").layout.xaxis.range
    assert low < 60
    assert high > 75


def test_who_is_not_drawn_is_counted_under_the_axis():
    fig = plot_diversity(varied(ANN, BEN, CY, DEE, NOBODY), title="", top=1)
    note = fig.layout.xaxis.title.text
    assert "2 speakers with fewer words not drawn" in note
    assert "1 speaker with fewer than 200 words" in note


def test_a_speaker_keeps_their_colour():
    fig = plot_diversity(varied(ANN, CY), title="", colours={"Cy": "#123456"})
    assert trace(fig, "markers").marker.color[1] == "#123456"


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            varied(ANN, BEN, CY),
            "Of 100 words in a row <b>Ben says 75.0 different ones, Cy 66.0",
        ),
        (
            varied(ANN, CY, DEE),
            "Of 100 words in a row Ann says 70.0 different ones, Cy 66.0; their"
            " intervals overlap",
        ),
        (
            varied(ANN, ("Cy", 400, 0.66, 0.60, 0.67)),
            "Of 100 words in a row Ann says 70.0 different ones, Cy 66.0",
        ),
        (
            varied(ANN, NOBODY, window=50),
            "Of 50 words in a row Ann says 35.0 different ones",
        ),
        (varied(DEE), "No speaker has the 200 words that a comparison needs"),
        (varied(NOBODY), "No speaker has the 200 words that a comparison needs"),
    ],
)
def test_the_finding_is_told_from_the_table_and_every_table_is_drawn(table, finding):
    assert finding_diversity(table) == finding
    fig = plot_diversity(table, title=finding)
    assert "NaN" not in fig.to_json()
    meta = json.loads(fig.to_json())["layout"]["meta"]
    assert meta["title"] == finding
    assert len(meta["rows"]) == len(table)


def test_the_finding_speaks_of_nobody_who_is_not_drawn():
    assert "Cy" not in finding_diversity(varied(ANN, BEN, CY), top=2)


def test_where_nobody_has_enough_words_these_are_drawn():
    fig = plot_diversity(varied(DEE, NOBODY), title="")
    (bars,) = [trace for trace in fig.data if trace.type == "bar"]
    assert bars.x == (20, 3000)
    assert fig.layout.xaxis.title.text == "Words; 200 words are needed"


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="plot_diversity: missing"):
        plot_diversity(varied(ANN).drop(columns="mattr"), title="")
    with pytest.raises(TableError, match="plot_diversity: no rows"):
        plot_diversity(varied(), title="")
