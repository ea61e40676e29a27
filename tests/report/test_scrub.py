import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_output

from helpers import paths
from helpers.report.scrub import place_hider, scrub, shown_input

HOME = str(Path.home())


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("data/sample", "data/sample"),
        ("../a/*.txt", "../a/*.txt"),
        ("/srv/ann/talks", "talks"),
        ("/srv/ann/*.txt", "*.txt"),
        ("~/talks", "talks"),
        ("/", "input"),
    ],
)
def test_shown_input_names_what_was_typed_or_its_last_part(given, shown):
    assert shown_input(given) == shown


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("/srv/ann/talks/a.txt", "talks/a.txt"),
        ("in '/srv/ann/talks'", "in 'talks'"),
        ("/srv/ann/other.txt", "other.txt"),
        pytest.param("/srv/anna/b.txt", "/srv/anna/b.txt", id="another folder"),
        pytest.param("x/srv/ann/talks", "x/srv/ann/talks", id="inside a longer path"),
        (f"{paths.PROJECT}/src/a.py", "src/a.py"),
        (f"{HOME}/b.txt", "~/b.txt"),
        (f"{HOME}less/b.txt", f"{HOME}less/b.txt"),
        (f"line\n{HOME}/b.txt", "line\n~/b.txt"),
        (f"file://{HOME}/b.txt", "file://~/b.txt"),
    ],
)
def test_place_hider_hides_folders_of_the_machine(text, hidden):
    assert place_hider({"/srv/ann/talks": "talks"})({"a": [text, 1]}) == {
        "a": [hidden, 1]
    }


def test_place_hider_names_a_relative_input_as_it_was_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hide = place_hider({"../elsewhere": "../elsewhere"})
    assert hide(f"{tmp_path.parent}/elsewhere/a.txt") == "../elsewhere/a.txt"


@pytest.mark.parametrize(
    ("name", "text", "scrubbed"),
    [
        ("stderr", "/x/a.py:3: UserWarning: hm\n  warn('hm')\n", "UserWarning: hm\n"),
        ("stderr", "<ipython-input-1>:3: UserWarning: hm\n", "UserWarning: hm\n"),
        ("stderr", "12:30: nothing of that\n", "12:30: nothing of that\n"),
        ("stdout", "\x1b[31mred\x1b[0m", "red"),
    ],
)
def test_scrub_says_what_is_printed_without_the_place(
    notebook_with, name, text, scrubbed
):
    notebook = scrub(notebook_with(new_output("stream", name=name, text=text)))
    assert notebook.cells[1].outputs[0].text == scrubbed


def test_scrub_joins_what_a_kernel_sends_in_pieces(notebook_with):
    pieces = [new_output("stream", name="stdout", text=text) for text in ("a", "b\n")]
    assert scrub(notebook_with(*pieces)).cells[1].outputs[0].text == "ab\n"


def test_scrub_names_only_the_files_of_a_trace(notebook_with):
    trace = ["\x1b[36mFile \x1b[39m" + f"{sys.prefix}/lib/a.py:3, in f()\n", "E: b"]
    error = new_output("error", ename="E", evalue="b", traceback=trace)
    notebook = scrub(notebook_with(error))
    assert notebook.cells[1].outputs[0].traceback == ["File a.py:3, in f()\n", "E: b"]


def test_scrub_keeps_of_a_trace_the_lines_that_it_points_at(notebook_with):
    head, line = "Cell In[6], line 3\n", "----> 3 f()\n"
    trace = [f"{head}      1 def f():\n      2     1 / 0\n{line}      4"]
    error = new_output("error", ename="E", evalue="b", traceback=trace)
    notebook = scrub(notebook_with(error))
    assert notebook.cells[1].outputs[0].traceback == [head + line]


def test_scrub_leaves_out_what_papermill_knows_of_the_machine(notebook_with):
    notebook = notebook_with(tags=["answer"])
    notebook.cells[1].metadata["papermill"] = {"start_time": "now"}
    notebook.metadata["papermill"] = {"input_path": "/a", "parameters": {"top": 1}}
    notebook.metadata["kernelspec"]["env"] = "/a"
    scrubbed = scrub(notebook)
    assert scrubbed.cells[1].metadata == {"tags": ["answer"]}
    assert scrubbed.metadata.papermill == {"parameters": {"top": 1}}
    assert set(scrubbed.metadata.kernelspec) == {"display_name", "language", "name"}


def test_scrub_leaves_the_notebook_it_is_given_as_it_is(notebook_with):
    notebook = notebook_with(new_output("stream", name="stdout", text=f"{HOME}/a"))
    scrub(notebook)
    assert notebook.cells[1].outputs[0].text == f"{HOME}/a"
