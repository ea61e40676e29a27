"""Behind every row of every figure of the sample stand the words that it counts."""

import nbformat
import pytest

from helpers import load_corpus, paths
from helpers.report.figures import MIME, Charts
from helpers.report.passages import Spoken, find_passages
from helpers.report.runner import Task, load_inputs, make_report

COUNTS = ("n", "n_questions", "n_spans", "n_turns", "n_target")


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report") / "made"
    task = Task([str(paths.SAMPLE)], folder, [], paths.NOTEBOOKS)
    make_report(task, load_inputs(task.inputs))
    return {
        path.stem: _tables(nbformat.read(path, as_version=4))
        for path in sorted((folder / "notebooks").iterdir())
    }


def _tables(notebook):
    charts = Charts()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                charts.add(output.data[MIME])
    return {chart.name: chart.table for chart in charts.charts}


def test_every_row_that_counts_something_has_its_words(figures):
    spoken = Spoken(load_corpus(str(paths.SAMPLE)))
    n_rows = 0
    for page, tables in figures.items():
        for name, table in tables.items():
            found = find_passages(table.columns, table.rows, [spoken])
            for row, places in zip(table.rows, found, strict=True):
                cells = dict(zip(table.columns, row, strict=True))
                n = [cells[name] for name in COUNTS if name in cells][:1]
                if n and n[0]:
                    assert places, (page, name, cells)
                    n_rows += 1
    assert n_rows > 900
