"""The strokes of terms: where they stand, their height, borders, what is said."""

import json

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus

from helpers.charts.dispersion import finding_dispersion, plot_dispersion
from helpers.errors import TableError
from helpers.measures.dispersion import dispersion, term_places
from helpers.tokens import tokens

MEASURES = ("dp", "dp_by_chance")


def drawn(meetings, terms, days=None, **choice):
    words = tokens(make_corpus(meetings, days=days))
    table = dispersion(words, terms=terms, measures=MEASURES, **choice)
    places = term_places(words, terms=terms)
    return plot_dispersion(table, places=places, title="spread"), table


def strokes(fig):
    (bars,) = [trace for trace in fig.data if trace.type == "bar"]
    return bars


FEW = {
    f"m{n}": [("Ann", text)]
    for n, text in enumerate(["sea sea sky", "sea land sky", "sky", "sea <b> sea sea"])
}


def test_each_hit_is_a_stroke_in_the_row_of_its_term():
    fig, _ = drawn(FEW, ["sea", "sky"])
    bars = strokes(fig)
    rows = [round(base - 0.45) for base in bars.base]
    hits = list(zip(rows, bars.x, strict=True))
    assert hits == [(0, x) for x in (1, 2, 4, 8, 10, 11)] + [(1, x) for x in (3, 6, 7)]
    assert set(bars.y) == {-0.4}
    assert "a stroke: a hit" in fig.layout.xaxis.title.text


def test_where_columns_have_many_hits_the_height_is_their_number():
    text = "sea " * 400 + "sky " * 390 + "sea " * 10
    fig, _ = drawn({"m": [("Ann", text)]}, ["sea"])
    bars = strokes(fig)
    assert len(bars.x) == 103
    assert min(bars.y) == -0.4
    assert bars.y[100] == pytest.approx(-0.4 * 2 / 4)
    assert "the higher, the more hits" in fig.layout.xaxis.title.text


def test_labels_say_dp_by_chance_and_count_or_that_they_are_too_few():
    fig, table = drawn(FEW, ["sea", "sky", "war", "<b>"])
    (labels,) = [trace for trace in fig.data if trace.type == "scatter"]
    first = table.iloc[0]
    assert labels.text == (
        f"sea: DP {first['dp']:.2f}, by chance {first['dp_by_chance']:.2f} (6 times)",
        "sky: 3 times, too few to tell",
        "war: 0 times, too few to tell",
        "&lt;b&gt;: 1 time, too few to tell",
    )


@pytest.mark.parametrize(("n", "lines"), [(1, 0), (5, 4), (40, 39), (41, 0)])
def test_borders_part_the_meetings_where_they_are_few(n, lines):
    meetings = {f"m{number:02}": [("Ann", "sea sky")] for number in range(n)}
    fig, _ = drawn(meetings, ["sea"])
    borders = [shape for shape in fig.layout.shapes if shape.x0 == shape.x1]
    assert len(borders) == lines
    assert [shape.x0 for shape in borders] == [2.5 + 2 * i for i in range(lines)]


def test_of_many_meetings_the_years_are_marked_where_there_is_room():
    meetings = {f"m{number:02}": [("Ann", "sea " * 10)] for number in range(60)}
    years = [2010, 2011, *[2012] * 28, *[2013] * 30]
    days = {
        name: {"date": f"{year}-01-01"}
        for name, year in zip(meetings, years, strict=True)
    }
    axis = drawn(meetings, ["sea"], days)[0].layout.xaxis
    assert axis.ticktext == ("2010", "2013")
    assert axis.tickvals == (1, 301)
    plain = drawn(meetings, ["sea"])[0].layout.xaxis
    assert plain.tickvals is None
    assert "60 meetings by the files’ order" in plain.title.text


def test_meetings_without_a_day_are_counted():
    fig, _ = drawn(FEW, ["sea"], {"m1": {"date": "2024-01-01"}})
    assert "4 meetings by their days<br>3 without a day last" in (
        fig.layout.xaxis.title.text
    )


def test_the_table_behind_is_the_one_of_dispersion():
    fig, table = drawn(FEW, ["sea"])
    meta = json.loads(fig.to_json())["layout"]["meta"]
    assert meta["columns"] == list(table.columns)
    assert meta["card"]["measure"] == "dispersion"
    assert meta["alt"].startswith("A row of strokes for each of 1 term. sea: DP")


def spread(*rows):
    columns = ["term", "n", "n_parts", "n_all_parts", "dp"]
    return pd.DataFrame(rows, columns=columns).assign(dp_by_chance=0.1)


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            spread(("sea", 9, 4, 5, 0.2), ("sky", 40, 5, 5, 0.1), ("x", 4, 1, 5, 0.9)),
            "Of 2 terms “sky” is spread most evenly, “sea” least: 20.0 % of its 9 hits"
            " would have to stand elsewhere",
        ),
        (
            spread(("sea", 9, 4, 5, 0.2), ("sky", 4, 5, 5, 0.1)),
            "No two terms are said 5 times: too few to tell their spread",
        ),
        (
            spread(("sea", 9, 1, 1, np.nan), ("sky", 8, 1, 1, np.nan)),
            "No two terms are said 5 times: too few to tell their spread",
        ),
    ],
)
def test_the_finding_is_told_from_terms_that_are_said_often_enough(table, finding):
    assert finding_dispersion(table) == finding


@pytest.mark.parametrize(
    "meetings", [{"m": [("Ann", "sea")]}, {"m": [("Ann", "sea"), (None, "")]}]
)
def test_the_shortest_text_is_drawn(meetings):
    fig, _ = drawn(meetings, ["sea"], parts="slices")
    assert "NaN" not in fig.to_json()
    assert len(strokes(fig).x) == 1


def test_a_table_without_its_columns_is_refused():
    table = spread(("sea", 9, 4, 5, 0.2))
    with pytest.raises(TableError, match="plot_dispersion: missing"):
        plot_dispersion(table.drop(columns="dp"), places=table, title="")
    with pytest.raises(TableError, match="plot_dispersion: no rows"):
        plot_dispersion(table.head(0), places=table, title="")
