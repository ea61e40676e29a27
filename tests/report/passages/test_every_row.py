"""Behind every row of every figure of the sample stand the words that it counts."""

import nbformat
import papermill
import pytest

from helpers import load_corpus, paths
from helpers.corpus.pair import load_pair
from helpers.report.figures import MIME, Charts
from helpers.report.parameters import read_parameters
from helpers.report.passages import Spoken, find_compared, find_passages
from helpers.report.runner import Task, load_inputs, make_report

COUNTS = ("n", "n_questions", "n_spans", "n_turns", "n_target")


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    return _figures(tmp_path_factory.mktemp("report") / "made", against="")


def _figures(folder, *, against):
    sample = str(paths.SAMPLE)
    task = Task([sample], folder, [], paths.NOTEBOOKS, against=against)
    make_report(task, load_inputs(task.places))
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


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(
            {"target": ["Edda Lindqvist"], "reference": ["Gideon Marsh"]},
            id="two people, the others left out",
        ),
        pytest.param(
            {"turning_point": "2024-05-22", "panels": "periods"},
            id="periods, meetings without a day left out",
        ),
        pytest.param({"panels": "parts", "words_in_term": 2}, id="thirds of meetings"),
        pytest.param(
            {"speakers": ["Maren Holt"], "stop_words": "none", "min_count": 1},
            id="one in focus against all others",
        ),
    ],
)
def test_every_row_of_what_is_compared_has_its_words(given, tmp_path):
    notebook = paths.NOTEBOOKS / "40-what-sets-them-apart.ipynb"
    made = tmp_path / notebook.name
    values = {"corpus": str(paths.SAMPLE), **given}
    papermill.execute_notebook(
        notebook, made, parameters=values, kernel_name="python3", progress_bar=False
    )
    tables = _tables(nbformat.read(made, as_version=4))
    known = read_parameters(nbformat.read(notebook, as_version=4), name=notebook.stem)
    spoken = Spoken(load_corpus(str(paths.SAMPLE)))
    values = {name: parameter.default for name, parameter in known.items()} | values
    assert find_compared(spoken, values)
    assert len(tables) == 2
    for name, table in tables.items():
        found = find_passages(table.columns, table.rows, [spoken])
        assert len(found) > 10
        for row, places in zip(table.rows, found, strict=True):
            assert places, (name, dict(zip(table.columns, row, strict=True)))


def test_every_row_on_two_sides_has_the_words_of_both(tmp_path):
    against, n_rows = "since=2024-06-19", 0
    tables = _figures(tmp_path / "made", against=against)["70-what-is-different"]
    spoken = Spoken(load_pair(str(paths.SAMPLE), against).corpus)
    for table in tables.values():
        found = find_passages(table.columns, table.rows, [spoken])
        for row, places in zip(table.rows, found, strict=True):
            cells = dict(zip(table.columns, row, strict=True))
            # Different words are a mean of windows, and stand at no place.
            assert places or cells["measure"] == "different words", cells
            n_rows += 1
    assert n_rows > 40
