import sys
import warnings

import nbformat
import pandas as pd
import papermill
import plotly.io as pio
import pytest
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from helpers.report.engine import WarmEngine

papermill_engines.register("warm", WarmEngine)

FIGURE = """import plotly.graph_objects as go
from helpers.charts.style import TEMPLATE

go.Figure(go.Bar(x=[1], y=[2]), layout_template=TEMPLATE)"""


@pytest.fixture
def run(write_notebook, tmp_path):
    """Return a function that runs cells and returns the outputs of the last one."""

    def outputs(*cells, engine="warm", **parameters):
        written = tmp_path / f"executed-{engine}.ipynb"
        try:
            papermill.execute_notebook(
                write_notebook(*cells, parameters="top: int = 1"),
                written,
                parameters=parameters,
                engine_name=engine,
                kernel_name="python3",
                progress_bar=False,
                extra_arguments=["--IPKernelApp.log_level=50"],
            )
        except PapermillExecutionError as error:
            outputs.error = error
        executed = nbformat.read(written, as_version=4)
        outputs.executed = executed
        return [c for c in executed.cells if c.cell_type == "code"][len(cells)].outputs

    return outputs


@pytest.mark.parametrize(
    ("source", "output"),
    [
        (
            "print(1)\nprint(2)",
            {"output_type": "stream", "name": "stdout", "text": "1\n2\n"},
        ),
        (
            "import sys\nsys.stderr.writelines(['a', 'b'])",
            {"output_type": "stream", "name": "stderr", "text": "ab"},
        ),
        ("'a'", {"output_type": "execute_result", "data": {"text/plain": "'a'"}}),
        (
            "from IPython.display import Markdown, display\ndisplay(Markdown('*a*'))",
            {"output_type": "display_data"},
        ),
        (
            "from IPython.display import Markdown, display\n"
            "shown = display(Markdown('a'), display_id=True)\n"
            "shown.update(Markdown('b'))",
            {"output_type": "display_data"},
        ),
        (
            "from IPython.display import clear_output\nprint(1)\n"
            "clear_output()\nprint(2)",
            {"text": "2\n"},
        ),
        ("import asyncio\nawait asyncio.sleep(0)\nprint(1)", {"text": "1\n"}),
        ("get_ipython().run_line_magic('who', '')", {"output_type": "stream"}),
    ],
)
def test_a_cell_gives_the_outputs_of_a_notebook(run, source, output):
    (given,) = run(source)
    assert {name: given[name] for name in output} == output


def test_an_image_is_kept_as_base64(run):
    (shown,) = run(
        "from IPython.display import Image\n\nImage(data=b'\\x89PNG', format='png')"
    )
    assert shown.data["image/png"] == "iVBORw=="


def test_an_updated_display_shows_what_is_new(run):
    last = run(
        "from IPython.display import Markdown, display\n"
        "shown = display(Markdown('a'), display_id=True)",
        "shown.update(Markdown('b'))",
    )
    (shown,) = run.executed.cells[-2].outputs
    assert (shown.data["text/markdown"], last) == ("b", [])


def test_parameters_overrule_defaults(run):
    outputs = run("print(top)", top=5)
    cells = [c for c in run.executed.cells if c.cell_type == "code"]
    assert outputs == []
    assert cells[-1].outputs[0].text == "5\n"


def test_a_figure_is_kept_as_a_figure_whatever_plotly_is_told(run, monkeypatch):
    monkeypatch.setattr(pio.renderers, "_default_renderers", [])
    (output,) = run(FIGURE)
    assert list(output.data) == ["application/vnd.plotly.v1+json"]


def test_the_first_error_ends_the_run(run):
    outputs = run("1 / 0", "print(2)")
    cells = [c for c in run.executed.cells if c.cell_type == "code"]
    assert outputs == []
    assert [o.ename for o in cells[1].outputs] == ["ZeroDivisionError"]
    assert cells[1].metadata.papermill.status == "failed"
    assert run.error.ename == "ZeroDivisionError"


@pytest.mark.parametrize(
    "source",
    ["def", "import sys\nsys.exit(3)", "raise KeyboardInterrupt", "assert False"],
)
@pytest.mark.filterwarnings("ignore:To exit")
def test_every_kind_of_error_is_one(run, source):
    (output,) = run(source)
    assert output.output_type == "error"


def test_a_refusal_of_ours_is_one_line(run):
    (output,) = run(
        "from helpers.errors import SourceError\n\nraise SourceError('a: b')"
    )
    assert output.traceback == ["SourceError: a: b"]


def test_a_run_knows_nothing_of_the_run_before(run):
    run("name = 1")
    (output,) = run("name")
    assert output.ename == "NameError"


def test_a_run_changes_nothing_for_what_comes_after(run):
    def state():
        streams = sys.stdout, sys.stderr, sys.displayhook
        columns = pd.get_option("display.max_columns")
        filters = list(warnings.filters)
        return streams, sys.modules["__main__"], pio.renderers.default, columns, filters

    before = state()
    run("import warnings\nwarnings.simplefilter('ignore')\n1 / 0")
    assert state() == before


ALL_KINDS = (
    "md:# The same?\n\nIt is.",
    "import sys\nimport warnings\n\nimport pandas as pd\n\nprint(1)\nprint(2)",
    "warnings.warn('careful', stacklevel=1)",
    "pd.DataFrame({f'column {n}': [n, '<b>'] for n in range(30)})",
    "from helpers import charts\n\n"
    "charts.shown(pd.DataFrame({'term': list('abcd<')}), top=2)",
    FIGURE,
    "from IPython.display import Markdown, display\n\ndisplay(Markdown('**a**'))",
    "def divide(n):\n    return n / 0\n\n\ndivide(1)",
)


def _show_warning(message, category, filename, lineno, file=None, line=None):
    sys.stderr.write(warnings.formatwarning(message, category, filename, lineno, line))


def test_a_kernel_gives_the_same_page(run, page_of, monkeypatch):
    # pytest keeps warnings for itself; nobody else does.
    monkeypatch.setattr(warnings, "showwarning", _show_warning)
    pages, are_live = [], []
    for engine in ("warm", None):
        run(*ALL_KINDS, engine=engine, top=3)
        pages.append(page_of(NotebookNode(run.executed)))
        are_live.append("makeOutputLive" in str(run.executed))
    assert pages[0] == pages[1]
    assert are_live == [False, True]
    assert "ZeroDivisionError" in pages[0]
    assert "UserWarning: careful" in pages[0]
