"""What the first page shows of the floor: the rows of the figure, and no others."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from helpers.charts.style import finish
from helpers.report.figures import Charts
from helpers.report.glance import TOP, read_glance
from helpers.tables import NO_PERSON

NAMES = [f"Speaker {number:02}" for number in range(12)]


def shares(*rows):
    """Return a table of shares of (speaker, words, low, high)."""
    table = pd.DataFrame(
        rows, columns=["speaker", "n_words", "share_words_low", "share_words_high"]
    )
    table["share_words"] = table["n_words"] / table["n_words"].sum()
    return table


def charts_of(table, *, name="share-of-words", title="Ann", find=None):
    fig = finish(
        go.Figure().update_layout(height=90), table, name=name, title=title, alt=""
    )
    charts = Charts(find)
    charts.add(fig.to_plotly_json())
    return charts


TABLE = shares(
    ("Ann", 60, 0.5, 0.75), ("Bob & Co", 30, 0.2, 0.4), (NO_PERSON, 10, 0.05, 0.2)
)


def test_bars_are_the_rows_of_the_figure_with_their_intervals():
    glance = read_glance("10-who", charts_of(TABLE))
    assert [(b.speaker, b.share, b.interval) for b in glance.bars] == [
        ("Ann", "60.0 %", "50.0 % to 75.0 %"),
        ("Bob & Co", "30.0 %", "20.0 % to 40.0 %"),
        (NO_PERSON, "10.0 %", "5.0 % to 20.0 %"),
    ]
    assert (glance.counted, glance.rest) == ("100 words", "")
    assert glance.address == "10-who.html#v-figure-1"


def test_lengths_are_on_one_scale_that_ends_with_the_longest_interval():
    bars = read_glance("p", charts_of(TABLE)).bars
    assert [bar.length for bar in bars] == [80, 40, 13.33]
    assert (bars[0].low, bars[0].high) == (66.67, 100)


def test_of_many_speakers_the_rest_is_told_with_its_words():
    table = shares(
        *((name, 10, 0.01, 0.2) for name in NAMES), (NO_PERSON, 5, 0.01, 0.1)
    )
    glance = read_glance("p", charts_of(table))
    assert [bar.speaker for bar in glance.bars] == [*NAMES[:TOP], NO_PERSON]
    assert glance.rest == "4 others together have 32.0 % (40 words)"


def test_a_name_leads_to_its_own_row_where_its_words_were_found():
    table = shares((NO_PERSON, 10, 0.1, 0.3), ("Ann", 60, 0.5, 0.75), ("Bo", 9, 0, 0.2))
    found = charts_of(table, find=lambda columns, rows: [[], ["passage"], []])
    addresses = {b.speaker: b.address for b in read_glance("p", found).bars}
    assert addresses == {
        "Ann": "passages.html#figure=p-share-of-words&row=1",
        "Bo": "",
        NO_PERSON: "",
    }


def test_without_intervals_that_is_said():
    bare = TABLE.assign(share_words_low=None, share_words_high=None)
    glance = read_glance("p", charts_of(bare))
    assert not glance.has_intervals
    assert {bar.interval for bar in glance.bars} == {""}


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Ann speaks", "Ann speaks"), ("Dee speaks", "Who holds the floor")],
)
def test_the_heading_is_of_somebody_who_is_shown(title, shown):
    assert read_glance("p", charts_of(TABLE, title=title)).title == shown


@pytest.mark.parametrize(
    "charts",
    [
        charts_of(TABLE, name="another"),
        charts_of(TABLE.head(1)),
        charts_of(TABLE.drop(columns="share_words")),
        charts_of(TABLE.assign(n_words=0, share_words=None)),
        Charts(),
    ],
    ids=["another figure", "one speaker", "no shares", "no words", "no figure"],
)
def test_where_no_figure_says_it_there_is_nothing_to_show(charts):
    assert read_glance("p", charts) is None
