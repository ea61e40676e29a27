import csv
import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from helpers.charts.style import finish
from helpers.report.figures import Charts, Table, shown_value


def _figure(title="A title", **names):
    table = pd.DataFrame({"speaker": ["Ann", "Bob"], "n_words": [1200, 3]})
    table.attrs["card"] = {"measure": "words", "stop_list": "none", "source": ""}
    bars = go.Figure(go.Bar(x=[1200, 3], y=["Ann", "Bob"])).update_layout(height=200)
    names = {"name": "words", "alt": "Two bars.", **names}
    return json.loads(finish(bars, table, title=title, **names).to_json())


def test_add_takes_what_a_page_prints_from_the_figure():
    chart = Charts().add(_figure())
    assert chart[:4] == (1, "words", "A title", "Two bars.")
    assert chart.table == Table(["speaker", "n_words"], [["Ann", 1200], ["Bob", 3]])
    assert chart.card == {"measure": "words", "stop words": "none"}


def test_add_draws_neither_title_nor_meta_and_gives_back_their_room():
    figure = _figure("A title that is long enough for two lines of the telephone")
    chart = Charts().add(figure)
    layout = json.loads(chart.spec)["layout"]
    assert not {"title", "meta", "template"} & set(layout)
    spare = figure["layout"]["margin"]["t"] - layout["margin"]["t"]
    assert spare == figure["layout"]["height"] - layout["height"] == 40


def test_add_stores_a_template_once():
    charts = Charts()
    specs = [json.loads(charts.add(_figure()).spec) for _ in range(3)]
    other = json.loads(charts.add({"data": [], "layout": {}}).spec)
    assert [spec["template"] for spec in [*specs, other]] == [0, 0, 0, 1]
    assert len(charts.templates) == 2


def test_add_gives_figures_of_one_name_different_files():
    charts = Charts()
    names = [charts.add(_figure(name=name)).name for name in ("a", "a", "../<b>", "?")]
    assert names == ["a", "a-2", "b", "figure"]


@pytest.mark.parametrize(
    ("trace", "rows"),
    [
        (go.Scatter(x=[1, 2], y=["a", "b"]), [["", 1, "a"], ["", 2, "b"]]),
        (go.Bar(name="s", x=np.array([1.5]), y=np.array([2])), [["s", 1.5, 2]]),
        (go.Histogram(x=[7]), [["", 7, None]]),
    ],
)
def test_add_makes_a_table_of_a_figure_that_brings_none(trace, rows):
    chart = Charts().add(json.loads(go.Figure(trace).to_json()))
    assert chart.table == Table(["series", "x", "y"], rows)


def test_add_names_a_figure_that_does_not_name_itself():
    figure = {"data": [{"type": "bar"}], "layout": {"title": {"text": "A<br><b>b</b>"}}}
    chart = Charts().add(figure)
    assert (chart.name, chart.title) == ("figure-1", "A b")
    assert chart.alt == "bar chart: A b; its data follow as a table."


@pytest.mark.parametrize(
    ("value", "column", "shown"),
    [
        (1200, "n_words", "1,200"),
        (2024, "year", "2024"),
        (0.123456, "share", "0.1235"),
        (12345.678, "rate", "12,346"),
        (None, "n", "–"),
        (float("nan"), "n", "–"),
        (True, "known", "yes"),
        ("<b>", "speaker", "<b>"),
    ],
)
def test_shown_value(value, column, shown):
    assert shown_value(value, column) == shown


def test_table_tells_columns_of_numbers():
    table = Table(["a", "b", "c", "d"], [["x", 1, None, True], ["y", None, None, 2]])
    assert table.is_number == [False, True, False, False]


def test_table_is_written_whole_but_shown_in_part(tmp_path):
    table = Table(["a"], [[n] for n in range(400)])
    table.write(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(newline="") as file:
        assert len(list(csv.reader(file))) == 401
    assert len(table.shown) == 300


@pytest.mark.parametrize(
    ("row", "name", "counts"),
    [
        ({"speaker": "Ann", "n": 3, "rate_low": 0.1}, "Ann", {"times": "3"}),
        ({"speaker": "Ann", "n": 3, "rate_low": None}, "Ann", {"times": "3"}),
        ({"group": "first third", "term": "a", "parts": "turn", "n": 3},
         "first third, a", {"times": "3"}),
        ({"speaker": "Ann", "n_longest": 3, "n_longest_low": 2, "n_longest_high": 4},
         "Ann", {"longest floor": "3"}),
        ({"speaker": "Ann", "n_units": 4, "reason": "too few"}, "Ann", {}),
        ({"year": 1990, "n": 3}, "1990", {"times": "3"}),
    ],
)  # fmt: skip
def test_a_row_is_called_what_it_counts_and_not_how(row, name, counts):
    table = Table(list(row), [list(row.values())])
    headings, (cells,) = table.facts
    told = dict(zip(headings, cells, strict=True))
    assert table.names == [name]
    assert {key: told[key] for key in told if key in counts} == counts
    assert set(told) - set(counts) <= {"speaker", "group", "term"}
