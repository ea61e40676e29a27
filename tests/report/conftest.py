from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.report.exporter import ReportExporter
from helpers.report.runner import Task, load_inputs, make_report

NOTEBOOKS = Path(__file__).parent / "notebooks"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">a</a>',
    "</script><script>alert(1)</script>",
)
TRANSCRIPT = """Minutes of 4 March 2024

CHAIR: Order, please.
ANN LEE: I like <script>alert(1)</script> very much indeed.
BOB RAY: And I "><img src=x onerror=alert(1)> rather less.
ANN LEE: So be it.
"""


@pytest.fixture
def notebooks():
    return NOTEBOOKS


@pytest.fixture
def write_notebook(tmp_path):
    """Return a function that writes cells to a notebook and returns its path."""

    def write(*cells, name="10-tried", parameters="", folder="notebooks"):
        place = tmp_path / folder / f"{name}.ipynb"
        place.parent.mkdir(exist_ok=True)
        first = new_code_cell(parameters, metadata={"tags": ["parameters"]})
        made = [
            new_markdown_cell(c[3:]) if c[:3] == "md:" else new_code_cell(c)
            for c in cells
        ]
        nbformat.write(new_notebook(cells=[first, *made], metadata=KERNEL), place)
        return place

    return write


@pytest.fixture(scope="session")
def transcript(tmp_path_factory):
    """Return a folder of one short transcript with markup among its words."""
    folder = tmp_path_factory.mktemp("somewhere") / "given"
    folder.mkdir()
    (folder / "2024-03-04-minutes.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    return folder


@pytest.fixture(scope="session")
def made(transcript, tmp_path_factory):
    """Return a report on `transcript` by all notebooks of this folder."""
    folder = tmp_path_factory.mktemp("made") / "report"
    task = Task([str(transcript)], folder, [("top", "2"), ("label", "007")], NOTEBOOKS)
    return make_report(task, load_inputs(task.inputs))


@pytest.fixture
def page_of():
    """Return a function that renders a notebook as a page, with shared plotly.js."""

    def render(notebook, **resources):
        resources = {"metadata": {"name": "tried"}, **resources}
        exporter = ReportExporter(plotly="shared")
        return exporter.from_notebook_node(notebook, resources=resources)[0]

    return render


@pytest.fixture
def notebook_with():
    """Return a function that puts outputs into the one code cell of a notebook."""

    def make(*outputs, tags=(), first="# Is it?"):
        cell = new_code_cell("1", outputs=list(outputs), metadata={"tags": list(tags)})
        return new_notebook(cells=[new_markdown_cell(first), cell], metadata=KERNEL)

    return make


@pytest.fixture(params=HOSTILE)
def hostile(request):
    return request.param
