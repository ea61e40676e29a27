"""Every mark of every figure: it draws, and is called as, the row it stands for."""

from collections import Counter

import pandas as pd
import plotly.graph_objects as go
import pytest
from drawn_figures import (
    CASES,
    DISPERSION,
    Case,
    Mark,
    Row,
    marks_of,
    plot_spread,
    written_above,
)

from helpers.charts.marks import numbered, rows_behind
from helpers.charts.wording import escaped


def rows_of(fig):
    """Return the table behind a figure, as a page has it."""
    meta = fig.layout.meta
    return [dict(zip(meta["columns"], row, strict=True)) for row in meta["rows"]]


def wrong_marks(fig, case):
    """Return the marks that draw or name something else than their row has."""
    rows = rows_of(fig)
    return [
        mark
        for mark in marks_of(fig)
        if mark.row is not None and not _is_right(fig, mark, rows[mark.row], case)
    ]


def _is_right(fig: go.Figure, mark: Mark, row: Row, case: Case):
    said = f"{mark.label} {mark.trace.name}"
    if not all(escaped(str(row[name])) in said for name in case.names):
        return False
    above = written_above(fig, mark)
    if above is not None and escaped(str(row[case.heads])) not in above:
        return False
    return case.drawn(mark) == pytest.approx(case.cell(mark, row), rel=1e-3)


@pytest.mark.parametrize("name", CASES)
def test_a_mark_draws_the_number_and_the_name_of_its_row(name):
    case = CASES[name]
    marks = list(marks_of(fig := case.plot(case.table, title="")))
    assert wrong_marks(fig, case) == []
    assert len({mark.row for mark in marks} - {None}) >= 2
    assert sum(mark.row is None for mark in marks) == case.n_without


@pytest.mark.parametrize("name", CASES)
def test_the_labels_of_the_rows_of_a_table_mean_nothing(name):
    case = CASES[name]
    labels = [number % 2 for number in range(len(case.table))]
    fig = case.plot(case.table.set_axis(labels), title="")
    assert wrong_marks(fig, case) == []


@pytest.mark.parametrize("name", CASES)
def test_rows_in_another_order_would_be_noticed(name):
    case = CASES[name]
    fig = case.plot(case.table, title="")
    rows = fig.layout.meta["rows"]
    fig.layout.meta = {**fig.layout.meta, "rows": [*rows[1:], rows[0]]}
    assert len(wrong_marks(fig, case)) >= 2


def test_the_strokes_of_a_term_stand_for_its_row_together():
    fig = plot_spread(DISPERSION)
    times, rows = Counter(), rows_of(fig)
    for mark in marks_of(fig):
        assert mark.label.startswith(f"{rows[mark.row]['term']}: ")
        times[mark.row] += mark.times
    assert times == {number: row["n"] for number, row in enumerate(rows)}


def test_a_mark_that_stands_for_no_row_has_none():
    rows = numbered(pd.DataFrame({"n": [4, 5]}))
    marks = pd.concat([rows.iloc[[1]], pd.DataFrame({"n": [9]}), rows.iloc[[0]]])
    assert rows_behind(marks) == {"rows": [1, None, 0]}
    assert rows_behind(marks.iloc[[1]]) is None
    assert rows_behind(marks.drop(columns="row")) is None
