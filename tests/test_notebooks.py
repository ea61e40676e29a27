"""The shape of the notebooks, and that each runs on any transcript."""

import ast
import json
import re
from itertools import pairwise

import nbformat
import papermill
import pytest
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from places import PROJECT

from helpers import paths
from helpers.report.engine import WarmEngine
from helpers.report.exporter import ReportExporter
from helpers.report.figures import MIME

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
MEASURING = [path for path in NOTEBOOKS if not path.name.startswith("00-")]
SHARED = ["corpus", "since", "until", "speakers", "exclude_roles"]
FIGURE = re.compile(r"\bplot_\w+\(")
MAX_LINES = 15

CALENDAR = "plot_calendar("
TRANSCRIPTS = {
    "one word": {"a.txt": "CHAIR: Adjourned.\n\nANN LEE: Agreed gladly.\n"},
    "no label": {"a.txt": "We speak of peace. We speak of peace and trade.\n"},
    "two people": {
        "a.txt": "ANN LEE: Peace since 1990.\n\nBOB RAY: Peace and trade.\n",
        "meetings.csv": "file,date\na.txt,2024-02-01\n",
    },
    "hostile names": {
        "a.txt": "ANN LEE: Peace < trade, %{x} $y$.\n\nBOB RAY: Trade and peace.\n",
        "speakers.csv": "label,speaker\nANN LEE,*A* <script>x</script>\n"
        "BOB RAY,[b](javascript:x)\n",
    },
}


def read(path):
    return nbformat.read(path, as_version=4)


def cells(path, kind):
    return [cell for cell in read(path).cells if cell.cell_type == kind]


def tagged(path, tag):
    return [c for c in read(path).cells if tag in c.metadata.get("tags", [])]


def run(path, folder, **parameters):
    """Return the notebook at `path`, run with `parameters`, written into `folder`."""
    papermill_engines.register("warm", WarmEngine)
    return papermill.execute_notebook(
        path, folder / path.name, parameters, engine_name="warm", progress_bar=False
    )


def outputs(notebook, mime):
    """Return what the cells displayed in the form `mime`, beside their tags."""
    return [
        (cell.metadata.get("tags", []), output["data"][mime])
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if mime in output.get("data", {})
    ]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return request.param


@pytest.fixture(params=MEASURING, ids=lambda path: path.stem)
def measuring(request):
    return request.param


def test_a_notebook_opens_with_its_question(notebook):
    first = read(notebook).cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# .+\?\n", first.source)


def test_a_notebook_is_valid_and_committed_without_outputs(notebook):
    nbformat.validate(read(notebook))
    for cell in cells(notebook, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None
    ids = [cell.id for cell in read(notebook).cells]
    assert len(ids) == len(set(ids))
    assert read(notebook).metadata.kernelspec.name == "python3"


def test_a_cell_is_short_and_defines_nothing(notebook):
    for cell in cells(notebook, "code"):
        assert len(cell.source.splitlines()) <= MAX_LINES
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        assert not any(
            isinstance(node, kinds) for node in ast.walk(ast.parse(cell.source))
        )


def test_prose_and_code_keep_step(notebook):
    prose, code = cells(notebook, "markdown"), cells(notebook, "code")
    n_lines = sum(len(cell.source.splitlines()) for cell in code)
    assert sum(len(cell.source.split()) for cell in prose) >= 5 * n_lines


def test_the_first_code_cell_holds_the_shared_parameters(measuring):
    first = cells(measuring, "code")[0]
    assert first.metadata.tags == ["parameters"]
    lines = first.source.splitlines()
    assert [line.partition(":")[0] for line in lines[:5]] == SHARED
    assert all(re.fullmatch(r"\w+: [\w\[\]]+ = [^#]+  # [^=]+", line) for line in lines)


def test_every_figure_is_followed_by_how_to_read_it(measuring):
    everything = read(measuring).cells
    for cell, following in pairwise(everything):
        if cell.cell_type == "code" and FIGURE.search(cell.source):
            assert following.source.startswith("**Reading:**")


def test_a_notebook_answers_once_says_its_limits_and_its_sources(measuring):
    assert len(tagged(measuring, "answer")) == 1
    *_, limits, last = read(measuring).cells
    assert limits.source.startswith("## What this does not show\n")
    assert last.source.endswith("provenance(selection)")


def test_no_two_notebooks_share_a_cell():
    known = ("provenance(selection)", "load_corpus(corpus)")
    sources = [
        cell.source
        for path in MEASURING
        for cell in cells(path, "code")
        if not any(text in cell.source for text in known)
    ]
    assert len(sources) == len(set(sources))


def test_the_landing_page_links_every_notebook():
    links = re.findall(r"\]\(([\w\-]+\.ipynb)\)", NOTEBOOKS[0].read_text("utf-8"))
    assert links == [path.name for path in MEASURING]


@pytest.mark.parametrize("name", [*TRANSCRIPTS, "the sample"])
def test_a_notebook_runs_and_draws_all_its_figures(measuring, name, tmp_path):
    files = TRANSCRIPTS.get(name, {})
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    corpus = str(tmp_path) if files else "data/sample"
    if (measuring.stem, name) == ("70-what-is-different", "no label"):
        with pytest.raises(PapermillExecutionError, match="nobody to compare with"):
            run(measuring, tmp_path, corpus=corpus)
        return
    made = run(measuring, tmp_path, corpus=corpus)
    code = "\n".join(cell.source for cell in cells(measuring, "code"))
    figures = outputs(made, MIME)
    # Where no meeting has a day there is nothing to draw over the calendar.
    has_days = not files or "meetings.csv" in files
    drawn = [call for call in FIGURE.findall(code) if has_days or call != CALENDAR]
    assert len(figures) == len(drawn)
    assert all(figure["data"] for _, figure in figures)
    answers = [
        text for tags, text in outputs(made, "text/markdown") if "answer" in tags
    ]
    assert len(answers) == 1


@pytest.mark.parametrize("path", MEASURING, ids=lambda path: path.stem)
def test_names_from_a_transcript_are_never_markup(path, tmp_path):
    for file, text in TRANSCRIPTS["hostile names"].items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    made = run(path, tmp_path, corpus=str(tmp_path))
    for _, figure in outputs(made, MIME):
        figure["layout"].pop("meta")
        assert not re.search(r"<script|href", json.dumps(figure))
    page, _ = ReportExporter(plotly="shared").from_notebook_node(made)
    assert "<script>x" not in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (
            {"speakers": ["Ann Leigh"]},
            r"'Ann Leigh' has no turn.*expected one of 'ANN LEE', 'BOB RAY'",
        ),
        ({"since": "last May"}, "since: 'last May'.*meetings are dated 2024-02-01"),
        ({"until": "2020-01-01"}, "no turn is left of 2 .*2024-02-01"),
        ({"exclude_roles": ["bishop"]}, "'bishop' is nobody's"),
    ],
    ids=["unknown speaker", "no day", "nothing left", "unknown role"],
)
def test_a_wrong_parameter_stops_with_a_line_that_lists_what_there_is(
    measuring, parameters, message, tmp_path
):
    for file, text in TRANSCRIPTS["two people"].items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(PapermillExecutionError) as caught:
        run(measuring, tmp_path, corpus=str(tmp_path), **parameters)
    assert re.search(message, caught.value.evalue)
    assert len(caught.value.traceback) == 1


def test_a_folder_without_transcripts_stops_with_a_line(measuring, tmp_path):
    (tmp_path / "notes.docx").write_bytes(b"PK")
    with pytest.raises(PapermillExecutionError, match=r"notes\.docx"):
        run(measuring, tmp_path, corpus=str(tmp_path))


def test_a_term_that_nobody_says_is_a_finding_and_no_error(folder, tmp_path_factory):
    place = folder(a_dot_txt="Ann Lee: Good day.\n\nBo Orr: Good day to you.")
    out = tmp_path_factory.mktemp("out")
    for name in ("50-in-their-own-words", "30-when"):
        path = paths.NOTEBOOKS / f"{name}.ipynb"
        made = run(path, out, corpus=str(place), terms=["xylophone"])
        text = str(made)
        assert "xylophone" in text


@pytest.mark.parametrize(
    ("parameters", "names"),
    [
        (
            {"groups": ["Hill Wards"], "against": "groups=officers"},
            ["Hill Wards", "officers"],
        ),
        (
            {"speakers": ["Ruth Vane"]}
            | {"against": "speakers=Ruth Vane, since=2024-06-19"},
            ["the time before 2024-06-19", "the time since 2024-06-19"],
        ),
        (
            {"against": "data/sample/council-09-the-vote.md"},
            ["all else", "council-09-the-vote.md"],
        ),
    ],
    ids=["groups", "one person in two periods", "one meeting"],
)
def test_two_sides_are_those_that_were_named(parameters, names, tmp_path):
    path = paths.NOTEBOOKS / "70-what-is-different.ipynb"
    made = run(path, tmp_path, corpus="data/sample", **parameters)
    (_, said), *_ = outputs(made, "text/markdown")
    said = re.sub(r" \(.*?\)", "", said.replace("\\", ""))
    assert said.startswith(f"Compared: {names[0]} with {names[1]}")
    assert len(outputs(made, MIME)) == 4


@pytest.mark.parametrize(
    ("parameters", "names"),
    [
        (
            {"target": ["Harbour Group"], "reference": ["Hill Wards"]}
            | {"panels": "groups"},
            ["Harbour Group", "Hill Wards", "officers"],
        ),
        (
            {"turning_point": "2024-05-22", "panels": "periods", "words_in_term": 2},
            ["the time since 2024-05-22", "2023-10-04 to 2023-12-06"],
        ),
    ],
    ids=["groups", "periods, in phrases"],
)
def test_what_is_set_apart_is_what_was_asked_for(parameters, names, tmp_path):
    path = paths.NOTEBOOKS / "40-what-sets-them-apart.ipynb"
    made = run(path, tmp_path, corpus="data/sample", **parameters)
    said = " ".join(text for _, text in outputs(made, "text/markdown"))
    assert all(name in said for name in names)
    assert len(outputs(made, MIME)) == 2
