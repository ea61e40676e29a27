import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.report.page import Setting, read_page, title_of


def _shown(**data):
    mimes = {"markdown": "text/markdown", "html": "text/html"}
    return new_output("display_data", {mimes[k]: v for k, v in data.items()})


def test_read_page_takes_the_title_out_of_the_cells(notebook_with):
    page = read_page(notebook_with(first="# Is it so?\n\nWe ask."), name="n")
    assert (page.title, page.notebook.cells[0].source) == ("Is it so?", "We ask.")


@pytest.mark.parametrize("first", ["No heading", "## A part", "text\n# Later"])
def test_title_of_is_only_a_first_heading_of_the_first_level(notebook_with, first):
    assert title_of(notebook_with(first=first)) == ""
    assert read_page(notebook_with(first=first), name="10-a").title == "10-a"


def test_read_page_takes_the_answer_out_of_the_cells(notebook_with):
    outputs = _shown(markdown="**So it is.**"), _shown(html="<p>a</p>")
    page = read_page(notebook_with(*outputs, tags=["answer"]), name="n")
    assert page.finding == "**So it is.**"
    assert page.notebook.cells[-1].outputs == list(outputs[1:])


@pytest.mark.parametrize(
    ("above", "outputs", "is_left"),
    [
        ("## In short\n\nComputed.", [_shown(markdown="So it is.")], False),
        ("Words before it.", [_shown(markdown="So it is.")], True),
        ("## In short", [_shown(html="<p>no answer</p>")], True),
    ],
)
def test_the_heading_above_the_answer_goes_with_it(
    notebook_with, above, outputs, is_left
):
    page = read_page(notebook_with(*outputs, first=above, tags=["answer"]), name="n")
    assert (above in [cell.source for cell in page.notebook.cells]) is is_left


def test_read_page_takes_no_other_markdown_for_the_answer(notebook_with):
    page = read_page(notebook_with(_shown(markdown="a")), name="n")
    assert page.finding == ""


def test_read_page_lifts_the_provenance(notebook_with):
    html = '<div class="provenance">x</div>'
    page = read_page(notebook_with(_shown(html=html)), name="n")
    assert (page.provenance, page.notebook.cells[-1].outputs) == (html, [])


def test_read_page_says_the_first_error_in_one_line(notebook_with):
    error = new_output("error", ename="E", evalue="what\nmore", traceback=["a", "b"])
    assert read_page(notebook_with(error), name="n").error == "E: what\nmore"


def test_read_page_leaves_out_the_notes_of_papermill(notebook_with):
    notebook = notebook_with()
    note = new_markdown_cell("<span>An Exception</span>")
    note.metadata["tags"] = ["papermill-error-cell-tag"]
    notebook.cells.insert(0, note)
    assert read_page(notebook, name="n").title == "Is it?"


def test_read_page_lists_all_settings_with_the_values_of_the_run():
    cells = [
        new_code_cell(
            "a: int = 1  # how many\nb: str = 'x'", metadata={"tags": ["parameters"]}
        ),
        new_code_cell(
            "# Parameters\na = 2", metadata={"tags": ["injected-parameters"]}
        ),
    ]
    assert read_page(new_notebook(cells=cells), name="n").settings == [
        Setting("a", "2", "how many", True),
        Setting("b", "x", "", False),
    ]


def test_read_page_folds_code_in_a_row_as_one():
    output = new_output("stream", name="stdout", text="a")
    cells = [
        new_code_cell("1"),
        new_code_cell("2", outputs=[output]),
        new_code_cell("3"),
        new_code_cell(""),
        new_markdown_cell("a"),
        new_code_cell("4"),
    ]
    left = read_page(new_notebook(cells=cells), name="n").notebook.cells
    folds = [
        (c.metadata.opens, c.metadata.closes) for c in left if "opens" in c.metadata
    ]
    assert folds == [(True, False), (False, True), (True, True), (True, True)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("[]", ""),
        ("['Ann Lee', 'Bo']", "Ann Lee, Bo"),
        ("['Lee, Ann']", '["Lee, Ann"]'),
    ],
)
def test_a_list_is_shown_so_that_it_can_be_given_again(value, shown):
    cell = new_code_cell(f"a: list[str] = {value}", metadata={"tags": ["parameters"]})
    (setting,) = read_page(new_notebook(cells=[cell]), name="n").settings
    assert setting.value == shown


def test_code_above_the_answer_stays_even_if_it_begins_as_a_heading_does():
    answer = new_code_cell(
        "2", outputs=[_shown(markdown="So.")], metadata={"tags": ["answer"]}
    )
    cells = [new_code_cell("## load\nx = 1"), answer]
    left = read_page(new_notebook(cells=cells), name="n").notebook.cells
    assert left[0].source == "## load\nx = 1"
