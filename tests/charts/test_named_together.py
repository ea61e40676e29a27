"""Pairs of names, and who names whom."""

from math import nan

import pandas as pd
import pytest

from helpers.charts.named_together import (
    finding_pairs,
    finding_who_names_whom,
    plot_pairs,
    plot_who_names_whom,
)
from helpers.errors import TableError

COLUMNS = ["name", "other", "n", "n_name", "n_other", "n_units", "expected", "npmi",
           "log_likelihood", "is_sure"]  # fmt: skip


def pairs(*rows):
    """Return co-mentions of (name, other, n, expected, is_sure)."""
    cells = [(a, b, n, 9, 9, 50, e, 0.5, 7.0, sure) for a, b, n, e, sure in rows]
    table = pd.DataFrame(cells, columns=COLUMNS)
    table.attrs = {"n_turns": 7, "unit": "paragraph", "card": {"measure": "pairs"}}
    return table


def naming(*rows):
    """Return who names whom of (speaker, name, n, is_own)."""
    table = pd.DataFrame(list(rows), columns=["speaker", "name", "n", "is_own"])
    table = table.assign(n_words=1000, rate=table["n"] * 1000.0, is_among_speakers=True)
    table["rate_low"], table["rate_high"] = nan, nan
    table.attrs = {"n_turns": 7, "card": {"n": "1,000 words", "interval": "none: few"}}
    return table


PAIRS = pairs(("Chad", "Peru", 12, 3.04, True), ("Cuba", "Iran", 4, 0.02, False))
NAMING = naming(
    ("Ann Lee", "Bo Orr", 3, False),
    ("(no named person)", "Bo Orr", 9, False),
    ("Ann Lee", "Ann Lee", 2, True),
    ("Bo Orr", "Ann Lee", 1, False),
)


def test_a_pair_is_a_bar_with_what_chance_gives_below_it(read_bars):
    fig = plot_pairs(PAIRS, title="")
    assert read_bars(fig) == [
        ("Chad, Peru: 12 (chance 3.0)", 12),
        ("Cuba, Iran: 4? (chance &lt; 0.1)", 4),
    ]
    (chance,) = [trace for trace in fig.data if trace.name == "by chance"]
    assert chance.x == (3.04, 0.02)
    assert chance.y == fig.data[0].y
    colours = fig.data[0].marker.color
    assert colours[0] != colours[1]
    note = fig.layout.xaxis.title.text
    assert note.startswith("Paragraphs that name both")
    assert "?: chance may give as much" in note
    assert "?" not in plot_pairs(PAIRS.head(1), title="").layout.xaxis.title.text


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            PAIRS,
            "Chad and Peru stand together most surely: in 12 paragraphs, against 3.0"
            " by chance",
        ),
        (
            pairs(("Cuba", "Iran", 4, 2.5, False)),
            "No two names surely belong together: Cuba and Iran first, in 4 paragraphs,"
            " against 2.5 by chance",
        ),
        (pairs(), "No two names stand together more often than chance would have it"),
    ],
)
def test_the_finding_on_pairs_says_how_sure_it_is(table, finding):
    assert finding_pairs(table) == finding
    assert plot_pairs(table, title=finding).data


def test_speakers_who_name_others_are_groups(read_bars):
    fig = plot_who_names_whom(NAMING, title="")
    assert [label for label, _ in read_bars(fig)] == [
        "<b>Ann Lee: 3 times</b>",
        "Bo Orr: 3.00 (3 times)",
        "<b>Bo Orr: 1 time</b>",
        "Ann Lee: 1.00 (1 time)",
    ]
    assert "own names not drawn: 2 times" in fig.layout.xaxis.title.text


def test_only_the_first_speakers_and_people_are_drawn(read_bars):
    rows = [("Ann Lee", f"P{n}", 9 - n, False) for n in range(4)]
    rows += [("Bo Orr", "P1", 1, False)]
    fig = plot_who_names_whom(naming(*rows), title="", most=1, top=2)
    assert [label for label, _ in read_bars(fig)] == [
        "<b>Ann Lee: 30 times</b>",
        "P0: 9.00 (9 times)",
        "P1: 8.00 (8 times)",
    ]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (NAMING, "Ann Lee names Bo Orr most: 3 times in 1,000 words"),
        (
            naming(("Ann Lee", "Bo Orr", 1, False), ("Bo Orr", "Ann Lee", 1, False)),
            "No pair stands out: 2 pairs of speaker and person, 1 time each",
        ),
        (
            naming(("Ann Lee", "Ann Lee", 1, True)),
            "Nobody names anybody else in 7 turns",
        ),
        (naming(), "Nobody names anybody else in 7 turns"),
    ],
)
def test_the_finding_on_naming_leaves_out_own_names_and_nobody(table, finding):
    assert finding_who_names_whom(table) == finding
    fig = plot_who_names_whom(table, title=finding)
    assert fig.data
    assert "NaN" not in fig.to_json()


def test_names_are_never_markup(hostile, drawn_texts):
    for fig in (
        plot_pairs(pairs((hostile, hostile, 3, 1.0, True)), title=hostile),
        plot_who_names_whom(naming((hostile, "Bo", 3, False)), title=hostile),
    ):
        assert "<script" not in drawn_texts(fig)
        assert "<a " not in drawn_texts(fig)


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="plot_pairs: missing"):
        plot_pairs(PAIRS.drop(columns="expected"), title="")
    with pytest.raises(TableError, match="plot_who_names_whom: missing"):
        plot_who_names_whom(NAMING.drop(columns="is_own"), title="")
