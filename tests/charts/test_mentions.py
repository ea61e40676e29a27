"""Bars of names: groups, labels, what is drawn where nothing is named."""

import json
from math import nan

import pandas as pd
import pytest

from helpers.charts.mentions import (
    answer_named,
    finding_named,
    finding_named_by_speaker,
    finding_regions,
    plot_named,
    plot_named_by_speaker,
    plot_regions,
)
from helpers.errors import TableError


def rates(columns, *rows, ends=(nan, nan)):
    """Return a table of (…, name, n): rates of 1,000 words, with these ends."""
    table = pd.DataFrame(list(rows), columns=[*columns, "name", "n"])
    table = table.assign(n_words=1000, n_turns=1, n_meetings=1)
    table["rate"] = table["n"] * 1000.0
    table["rate_low"], table["rate_high"] = ends
    table.attrs = {"n_turns": 7, "card": {"n": "1,000 words", "interval": "none: few"}}
    return table


NAMED = rates(
    ["group"],
    ("countries", "Peru", 3),
    ("countries", "Chad", 2),
    ("countries", "Cuba", 1),
    ("people", "Ann Lee", 1),
    ("people", "Bo Orr", 1),
)
REGIONS = rates(
    ["region", "n_mentions", "share_mentions"],
    ("Latin America", 4, 4 / 6, "Peru", 3),
    ("Latin America", 4, 4 / 6, "Cuba", 1),
    ("Sub-Saharan Africa", 2, 2 / 6, "Chad", 2),
)
REGIONS["share_mentions_low"], REGIONS["share_mentions_high"] = nan, nan
SPEAKERS = rates(
    ["speaker"], ("Ann Lee", "Peru", 2), ("Ann Lee", "Chad", 1), ("Bo Orr", "Cuba", 1)
)
PLOTS = [
    (plot_named, finding_named, NAMED),
    (plot_regions, finding_regions, REGIONS),
    (plot_named_by_speaker, finding_named_by_speaker, SPEAKERS),
]


def drawn(fig, read_bars):
    return [(label, value) for label, value in read_bars(fig) if value == value]


def test_each_kind_has_its_heading_and_its_first_names(read_bars):
    fig = plot_named(NAMED, title="Peru", top=2)
    assert [label for label, _ in read_bars(fig)] == [
        "<b>Countries, the first 2 of 3</b>",
        "Peru: 3.00 (3 times)",
        "Chad: 2.00 (2 times)",
        "<b>People</b>",
        "Ann Lee: 1.00 (1 time)",
        "Bo Orr: 1.00 (1 time)",
    ]
    assert [value for _, value in drawn(fig, read_bars)] == [3, 2, 1, 1]
    assert fig.layout.xaxis.title.text.startswith("Times named per 1,000 words<br>no")


def test_countries_stand_under_regions_with_their_share(read_bars):
    fig = plot_regions(REGIONS, title="Peru", top=2)
    assert [label for label, _ in read_bars(fig)] == [
        "<b>Latin America: 66.7 %</b>",
        "Peru: 3.00 (3 times)",
        "<b>Sub-Saharan Africa: 33.3 %</b>",
        "Chad: 2.00 (2 times)",
    ]
    assert "1 rarer country not drawn" in fig.layout.xaxis.title.text
    table = REGIONS.assign(share_mentions_low=0.5, share_mentions_high=0.8)
    label = read_bars(plot_regions(table, title=""))[0][0]
    assert label == "<b>Latin America: 66.7 % (50.0 % to 80.0 %)</b>"


def test_speakers_are_groups_in_their_colours(read_bars):
    fig = plot_named_by_speaker(SPEAKERS, title="", colours={"Ann Lee": "#123456"})
    assert [label for label, _ in read_bars(fig)][:2] == [
        "<b>Ann Lee, 1,000 words</b>",
        "Peru: 2.00 (2 times)",
    ]
    assert fig.data[0].marker.color[1] == "#123456"
    fig = plot_named_by_speaker(SPEAKERS, title="", most=1)
    assert not any("Bo Orr" in label for label, _ in read_bars(fig))


def test_intervals_are_drawn_where_there_are_any():
    table = rates(["group"], ("people", "Ann Lee", 2), ends=(1000.0, 3000.0))
    fig = plot_named(table, title="")
    (ends,) = [trace for trace in fig.data if trace.name == "interval"]
    assert (ends.error_x.array, ends.error_x.arrayminus) == ((1.0,), (1.0,))
    assert "95 % interval" in fig.layout.xaxis.title.text


@pytest.mark.parametrize(("plot", "finding", "table"), PLOTS)
def test_nothing_named_is_one_bar_of_the_turns(plot, finding, table, read_bars):
    nothing = table.head(0)
    nothing.attrs = table.attrs
    fig = plot(nothing, title=finding(nothing))
    ((label, value),) = read_bars(fig)
    assert label.endswith(": 7 turns")
    assert value == 7
    assert finding(nothing).endswith("in 7 turns")
    assert "NaN" not in fig.to_json()


@pytest.mark.parametrize(("plot", "finding", "table"), PLOTS)
def test_names_are_never_markup(plot, finding, table, hostile, drawn_texts):
    table = table.assign(name=hostile)
    table.attrs = REGIONS.attrs
    fig = plot(table, title=finding(table))
    texts = drawn_texts(fig)
    assert "<script" not in texts
    assert "<a " not in texts
    assert json.loads(fig.to_json())["layout"]["meta"]["rows"]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            NAMED,
            "Named most: of the countries Peru (3 times); of the people Ann Lee and"
            " Bo Orr (1 time each)",
        ),
        (
            rates(["group"], *[("people", name, 2) for name in "ABCDE"]),
            "Named most: of the people A, B and 3 more (2 times each)",
        ),
    ],
)
def test_the_finding_names_the_first_and_ties(table, finding):
    assert finding_named(table) == finding


def test_findings_are_told_from_their_tables():
    assert finding_regions(REGIONS) == (
        "66.7 % of 6 mentions of a country or its people are of Latin America: Peru"
        " first, 3 times"
    )
    assert finding_named_by_speaker(SPEAKERS) == (
        "Named most by Ann Lee: Peru and Chad; by Bo Orr: Cuba"
    )


def test_the_answer_says_count_denominator_and_rate_of_each_kind():
    assert answer_named(NAMED) == (
        "In 1,000 words: Peru is the country named most: 3 times, 3.00 per 1,000 words."
        " No organisation is named. Ann Lee is the person named most: 1 time, 1.00 per"
        " 1,000 words."
    )
    table = rates(["group"], ("people", "Ann Lee", 2), ends=(1000.0, 3000.0))
    assert "95 % interval 1.00 to 3.00." in answer_named(table)
    nothing = NAMED.head(0)
    nothing.attrs = NAMED.attrs
    assert answer_named(nothing) == "Nobody and nothing is named in 7 turns."


@pytest.mark.parametrize(("plot", "finding", "table"), PLOTS)
def test_a_table_without_its_columns_is_refused(plot, finding, table):
    with pytest.raises(TableError, match="missing"):
        plot(table.drop(columns="name"), title="")
    with pytest.raises(TableError, match="missing"):
        finding(table.drop(columns="name"))
