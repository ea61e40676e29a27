"""Words near a term: sides, rates, intervals, and what is said of them."""

import pandas as pd
import pytest
from builders import make_corpus

from helpers.charts.collocates import (
    answer_collocates,
    chance,
    finding_collocates,
    plot_collocates,
)
from helpers.errors import TableError
from helpers.measures.collocation import collocates, collocates_by_node
from helpers.tokens import tokens

WORDS = tokens(
    make_corpus(
        {
            f"m{number:02}": [("Ann", f"north sea salt {'calm' * (number > 5)}")]
            for number in range(12)
        }
    )
)
TABLE = collocates_by_node(WORDS, ["sea", "gone", "calm"], window=1)
EMPTY = collocates_by_node(WORDS, ["gone", "lost"])


def texts_of(fig):
    return next(list(trace.text) for trace in fig.data if trace.text is not None)


def test_each_node_has_its_words_with_both_sides():
    assert texts_of(plot_collocates(TABLE, title="")) == [
        "<b>near “sea”, said 12 times</b>",
        "north: 12 before, 0 behind",
        "salt: 0 before, 12 behind",
        "<b>near “gone”: no word often enough</b>",
        "<b>near “calm”, said 6 times</b>",
        "salt: 6 before, 0 behind",
    ]


def test_the_parts_of_a_bar_are_the_rate_per_1000_places():
    fig = plot_collocates(TABLE, title="")
    before, behind = fig.data[:2]
    assert (before.name, behind.name) == ("before", "behind")
    # Near "sea" are 24 words, 12 of them "north", 12 "salt".
    assert before.x[1:3] == (500, 0)
    assert behind.x[1:3] == (0, 500)
    assert behind.base[1:3] == (500, 0)
    assert before.marker.pattern.shape != behind.marker.pattern.shape


def test_a_stroke_marks_the_rate_elsewhere():
    fig = plot_collocates(TABLE, title="")
    stroke = next(trace for trace in fig.data if trace.name == "elsewhere")
    shown = TABLE.set_index(["node", "collocate"])["rate_elsewhere"]
    assert stroke.base[1] == shown["sea", "north"] / 1_000
    assert stroke.base[5] == shown["calm", "salt"] / 1_000


def test_intervals_are_drawn_or_the_reason_is_said():
    fig = plot_collocates(TABLE, title="")
    assert "line under a bar: 95 % interval" in fig.layout.xaxis.title.text
    without = plot_collocates(TABLE[TABLE["node"] == "calm"], title="")
    assert "too few turns or meetings" in without.layout.xaxis.title.text


def test_an_interval_does_not_press_the_bars():
    wide = TABLE.assign(rate_high=1e6, rate=TABLE["rate"] / 100)
    fig = plot_collocates(wide, title="")
    assert fig.layout.xaxis.range[1] == pytest.approx(3 * wide["rate"].max() / 1_000)


def test_only_the_first_words_of_each_node_are_drawn_and_listed():
    fig = plot_collocates(TABLE, title="", top=1)
    assert len(texts_of(fig)) == 5
    assert len(fig.layout.meta["rows"]) == 2
    assert fig.layout.meta["card"]["measure"].startswith("collocation in windows")


def test_the_table_of_one_node_is_drawn_too():
    fig = plot_collocates(collocates(WORDS, "sea", window=1), title="")
    assert len(texts_of(fig)) == 3


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            TABLE,
            "Near “sea”: “north” (12 times, 4.8 by chance); near “calm”: “salt” (6,"
            " 1.8)",
        ),
        (EMPTY, "No word stands near “gone” and “lost” often enough to be shown"),
    ],
)
def test_the_finding_is_told_from_the_table(table, finding):
    assert finding_collocates(table) == finding
    fig = plot_collocates(table, title=finding)
    assert fig.data
    assert "NaN" not in fig.to_json()


def test_the_answer_gives_count_chance_and_interval_or_why_none():
    text = answer_collocates(TABLE)
    assert text.startswith(
        "The word that “sea” draws most surely is “north”: 12 times near it, 4.8 by"
        " chance; 500 per 1,000 words near it (95 % interval "
    )
    calm = TABLE[TABLE["node"] == "calm"]
    assert "(no interval: too few turns or meetings)" in answer_collocates(calm)
    assert answer_collocates(EMPTY).startswith("No word stands near “gone” and")


@pytest.mark.parametrize(
    ("expected", "text"),
    [(0.0049, "under 0.01"), (0.506, "0.51"), (1, "1.0"), (1234.56, "1,234.6")],
)
def test_chance_is_rounded_by_its_size(expected, text):
    assert chance(expected) == text


def test_hostile_words_are_never_markup(hostile, drawn_texts):
    table = TABLE.assign(node=hostile, collocate=hostile)
    table.attrs = {**TABLE.attrs, "nodes": [hostile]}
    fig = plot_collocates(table, title=finding_collocates(table))
    assert "<script" not in drawn_texts(fig)
    assert "<a href" not in drawn_texts(fig)
    assert "$E=mc" not in drawn_texts(fig)


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="plot_collocates: missing"):
        plot_collocates(TABLE.drop(columns="n_before"), title="")
    with pytest.raises(TableError, match="finding: missing"):
        finding_collocates(pd.DataFrame())
