import csv
import json
import re
import shutil
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pandas as pd
import pytest
from lxml import html

from helpers import paths
from helpers.errors import HelpersError, ParameterError
from helpers.report.index import _doubts
from helpers.report.runner import Task, _title, load_inputs, make_report
from helpers.tables import TABLES

FROM_ELSEWHERE = r"""(?:src|href)=["']?https?:|url\(["']?http"""
PAGES = ["10-figure", "20-printing", "30-failing", "40-hostile", "50-long-table"]


def test_a_report_holds_what_it_promises(made):
    folder = made.page.parent
    pages = {path.stem for path in folder.glob("*.html")}
    assert pages == {"index", "passages", *PAGES}
    assert {path.stem for path in (folder / "notebooks").iterdir()} == set(PAGES)
    tables = {path.name for path in (folder / "tables").iterdir()}
    assert tables == {
        f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")
    }
    figures = {path.name for path in (folder / "figures").iterdir()}
    assert figures == {"10-figure-words.csv", "40-hostile-b.csv"}
    assert (folder / "plotly.min.js").stat().st_size > 1e6


def test_a_report_names_nothing_of_the_machine(made, transcript):
    private = [Path.home(), paths.PROJECT, transcript.parent, sys.prefix]
    names = [str(name) for name in private] + [socket.gethostname()]
    for file in made.page.parent.rglob("*.*"):
        content = file.read_bytes()
        found = [n for n in names if len(n) > 3 and n.encode() in content]
        assert not found or file.name == "plotly.min.js", file


def test_a_report_asks_for_nothing_from_elsewhere(made):
    for page in made.page.parent.glob("*.html"):
        assert not re.findall(FROM_ELSEWHERE, page.read_text()), page


def test_every_link_of_a_report_leads_somewhere(made):
    folder = made.page.parent
    counted = {f.key: f for answer in made.answers for f in answer.counted}
    for page in folder.rglob("*.html"):
        root = html.fromstring(page.read_text())
        for link in set(root.xpath("//@href | //@src")):
            file, _, anchor = link.partition("#")
            target = page.parent / (unquote(file) or page.name)
            assert target.exists(), (page.name, link)
            if row := re.fullmatch(r"figure=(.+)&row=(\d+)", anchor):
                assert counted[row[1]].passages[int(row[2])], link
            elif anchor:
                assert f'id="{anchor}"' in target.read_text(), link


def test_each_notebook_gets_the_parameters_that_it_has(made):
    record = json.loads((made.page.parent / "run.json").read_text())
    given = {"corpus": "given", "top": 2, "label": "007"}
    assert record["parameters"]["10-figure"] == given
    assert record["parameters"]["20-printing"] == {"corpus": "given"}


def test_the_record_says_what_was_read_and_decided(made):
    record = json.loads((made.page.parent / "run.json").read_text())
    assert record["inputs"] == ["given"]
    assert {row["file"]: row["status"] for row in record["files"]} == {
        "2024-03-04-minutes.txt": "read",
        "broken.txt": "failed",
    }
    assert {row["label"]: row["speaker"] for row in record["labels"]} == {
        "CHAIR": None,
        "ANN LEE": "ANN LEE",
        "BOB RAY": "BOB RAY",
    }
    assert set(record["versions"]) >= {"python", "verbatim", "pandas"}


def test_the_table_behind_a_figure_is_the_one_that_was_drawn(made):
    with (made.page.parent / "figures" / "10-figure-words.csv").open(
        newline=""
    ) as file:
        rows = list(csv.reader(file))
    speakers = pd.read_parquet(made.page.parent / "tables" / "speakers.parquet")
    table = speakers.head(2)[["speaker", "n_turns", "n_words"]]
    assert rows == [list(table), *table.astype(str).to_numpy().tolist()]


def test_a_notebook_that_fails_takes_no_other_with_it(made):
    errors = {answer.name: answer.error for answer in made.answers if answer.error}
    message = (
        "FileNotFoundError: [Errno 2] No such file or directory: 'given/nothing-here'"
    )
    assert errors == {"30-failing": message}
    folder = made.page.parent
    for page in ("30-failing.html", "index.html"):
        assert message in html.fromstring((folder / page).read_text()).text_content()
    assert "after" not in _outputs(folder / "notebooks" / "30-failing.ipynb")


def _outputs(path):
    cells = nbformat.read(path, as_version=4).cells
    return [o.get("text") for cell in cells for o in cell.get("outputs", [])]


def test_the_overview_leads_with_the_answers_in_the_order_of_reading(made):
    root = html.fromstring(made.page.read_text())
    (questions,) = root.xpath("//ol[@class='questions']")
    assert questions.xpath(".//h3/a/@href") == [f"{name}.html" for name in PAGES]
    assert "2 people are shown." in questions.text_content()


def test_the_overview_says_which_files_could_not_be_read(made):
    section = html.fromstring(made.page.read_text()).xpath("//section[@class='error']")
    text = section[0].text_content().strip()
    assert text.startswith("1 file could not be read and is not part of anything")
    assert "broken.txt" in text


def test_the_overview_counts_files_that_were_read_with_a_doubt(folder):
    content = {"segments": [{"start": 0, "text": "Yes."}], "text": "Yes. No."}
    inputs = str(folder(a_dot_json=json.dumps(content), b_dot_txt="Ann Lee: Yes."))
    doubts = {doubt.one: doubt.n for doubt in _doubts(load_inputs([inputs]))}
    assert doubts["file was read with a doubt, which stands beside it"] == 1


def test_what_a_report_runs_is_what_a_reader_can_run(made):
    executed = made.page.parent / "notebooks" / "10-figure.ipynb"
    sources = [cell.source for cell in nbformat.read(executed, 4).cells]
    (injected,) = [source for source in sources if source.startswith("# Parameters")]
    assert 'corpus = "given"' in injected


@pytest.fixture
def report(transcript, tmp_path, write_notebook):
    """Return a function that makes a report by the notebooks written so far."""

    def make(*given, folder=tmp_path / "report", notebooks=tmp_path / "notebooks"):
        task = Task([str(transcript)], folder, list(given), notebooks)
        return make_report(task, load_inputs(task.inputs))

    return make


def test_a_notebook_whose_process_dies_is_named(report, write_notebook):
    write_notebook("import os\n\nos._exit(9)", name="10-dying")
    write_notebook("1", name="20-living")
    dying, living = report().answers
    assert dying.error.startswith("its process ended without a page")
    assert not living.error


def test_a_notebook_sees_nothing_of_another(report, write_notebook):
    write_notebook("import helpers\n\nhelpers.changed = 1", name="10-first")
    write_notebook(
        "import helpers\n\nassert not hasattr(helpers, 'changed')", name="20"
    )
    assert [answer.error for answer in report().answers] == ["", ""]


def test_the_landing_page_is_not_run(report, write_notebook):
    write_notebook("1", name="00-start-here")
    write_notebook("1", name="10-first")
    assert [answer.name for answer in report().answers] == ["10-first"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("tpo", "1"), r"-p tpo: no notebook has it.*did you mean 'top'"),
        (("top", "many"), r"-p top: 'many', expected int; its default is 3"),
        (("corpus", "x"), r"-p corpus: it is already given by the input"),
    ],
)
def test_a_wrong_parameter_is_refused_and_nothing_is_made(
    report, notebooks, tmp_path, given, message
):
    with pytest.raises(HelpersError, match=message):
        report(given, notebooks=notebooks)
    assert not (tmp_path / "report").exists()


def test_a_folder_without_notebooks_is_refused(report, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(HelpersError, match=r"empty: no notebook, expected files such"):
        report(notebooks=tmp_path / "empty")


def test_a_report_on_the_same_input_is_the_same(made, transcript, tmp_path, notebooks):
    folder = tmp_path / "again"
    task = Task([str(transcript)], folder, [("top", "2"), ("label", "007")], notebooks)
    make_report(task, load_inputs(task.inputs))
    for file in folder.rglob("*.*"):
        old = made.page.parent / file.relative_to(folder)
        assert file.read_bytes() == old.read_bytes() or file.name == "run.json", file


def test_pages_name_the_day_that_was_given(made, transcript, tmp_path, notebooks):
    today = datetime.now(UTC)
    assert f"{today:%Y-%m-%d}" in (made.page.parent / "run.json").read_text()
    day = "2024-05-06"
    task = Task([str(transcript)], tmp_path / "again", [], notebooks, day=day)
    page = make_report(task, load_inputs(task.inputs)).page
    assert "6 May 2024" in page.read_text()
    assert "6 May 2024, inputs " in (page.parent / "10-figure.html").read_text()
    assert f"{today:%d %B %Y}".lstrip("0") not in page.read_text()


def test_an_old_report_stands_until_the_new_one_is_whole(
    report, write_notebook, tmp_path
):
    write_notebook("1", name="10-first")
    report()
    shutil.copy(tmp_path / "report" / "index.html", tmp_path / "old.html")
    write_notebook("1", parameters="a: str = f()", name="20-broken")
    with pytest.raises(HelpersError, match="20-broken: the default of a is"):
        report()
    old = (tmp_path / "old.html").read_text()
    assert (tmp_path / "report" / "index.html").read_text() == old


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("speakers", "Nobody", "'Nobody' has no turn, expected one of"),
        ("since", "yesterday", "since: 'yesterday' is no day"),
        ("exclude_roles", "king", "'king' is nobody's, expected one of"),
        ("stop_words", "klingon", "no list for 'klingon', expected auto, none"),
        ("every", "week", "'week'"),
        ("meeting", "nosuch", "'nosuch'"),
    ],
)
def test_a_value_that_makes_no_sense_leaves_no_report(
    folder, tmp_path_factory, name, value, message
):
    place = str(folder(a_dot_txt="Mayor Ann Lee: Good day.\n\nBo Orr: Good day."))
    report = tmp_path_factory.mktemp("elsewhere") / "report"
    task = Task([place], report, [(name, value)], paths.NOTEBOOKS)
    with pytest.raises(ParameterError, match=message):
        make_report(task, load_inputs([place]))
    assert not report.exists()


@pytest.mark.parametrize(
    ("files", "title"),
    [
        ({"a_dot_txt": "A day at sea\n\nAnn Lee: Yes."}, "A day at sea"),
        ({"a_dot_txt": "Ann Lee: Yes.", "b_dot_txt": "Bo Orr: No."}, "talks"),
    ],
)
def test_a_report_is_titled_by_its_only_meeting_or_by_its_input(folder, files, title):
    corpus = load_inputs([str(folder(**files))])
    assert _title(corpus, ["raw/talks"]) == title
