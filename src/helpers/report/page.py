"""Reads from an executed notebook what stands at the top and the foot of its page."""

from __future__ import annotations

import ast
import copy
import json
import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from nbformat import NotebookNode

from helpers.report.parameters import read_parameters

ANSWER_TAG = "answer"
ERROR_NOTE_TAG = "papermill-error-cell-tag"
INJECTED_TAG = "injected-parameters"
PROVENANCE = '<div class="provenance">'
TITLE = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*(?:\n|\Z)")


class Setting(NamedTuple):
    """A parameter of the run, with its value as a reader, or a command line, has it."""

    name: str
    value: str
    meaning: str
    is_given: bool


class Page(NamedTuple):
    """A notebook, taken apart for its page."""

    notebook: NotebookNode
    title: str
    finding: str
    settings: list[Setting]
    provenance: str
    error: str

    @property
    def given(self) -> str:
        """The parameters that were given, in a few words."""
        told = [f"{s.name}={s.value}" for s in self.settings if s.is_given]
        told = [words for words in told if not words.startswith("corpus=")]
        return f"with {'; '.join(told)}" if told else "with the default parameters"


def read_page(notebook: NotebookNode, *, name: str) -> Page:
    """Return `notebook` as a page: its title, its finding, and the cells below.

    Args:
        notebook: an executed notebook; it stays as it is.
        name: file name without suffix; the title of a notebook that has none.

    Returns:
        The finding is the Markdown that cells tagged ``answer`` display. It is taken
        out of the cells, with the cell above it if that begins with a heading, as are
        title and provenance: a page has each where it is looked for. The error
        is that of the cell at which the run stopped, in one line. Each code cell says
        in its metadata whether its code ``opens`` and ``closes`` what is folded.
    """
    left = copy.deepcopy(notebook)
    left.cells = [cell for cell in left.cells if not _has(cell, ERROR_NOTE_TAG)]
    page = Page(
        title=_take_title(left) or name,
        finding="\n\n".join(_take_answers(left)),
        settings=_settings(left, name=name),
        provenance="".join(_take_provenance(left)),
        error=next(_errors(left), ""),
        notebook=left,
    )
    _fold_code(left)
    return page


def _has(cell: NotebookNode, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])


def title_of(notebook: NotebookNode) -> str:
    """Return the first heading of `notebook`, its question; empty if there is none."""
    return _take_title(copy.deepcopy(notebook))


def _take_title(notebook: NotebookNode) -> str:
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (match := TITLE.match(cell.source)):
            cell.source = cell.source[match.end() :]
            return match[1]
    return ""


def _take_answers(notebook: NotebookNode) -> Iterator[str]:
    for above, cell in pairwise([None, *notebook.cells]):
        if cell.cell_type != "code" or not _has(cell, ANSWER_TAG):
            continue
        given = [out for out in cell.outputs if "text/markdown" in out.get("data", {})]
        for output in given:
            cell.outputs.remove(output)
            yield output.data["text/markdown"]
        is_heading = above and above.cell_type == "markdown"
        if given and is_heading and above.source.startswith("## "):
            above.source = ""


def _take_provenance(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in list(cell.get("outputs", [])):
            html = output.get("data", {}).get("text/html", "")
            if html.startswith(PROVENANCE):
                cell.outputs.remove(output)
                yield html


def _fold_code(notebook: NotebookNode) -> None:
    """Mark code cells in a row without anything between as one piece of code."""
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    is_open = False
    for cell, following in zip_longest(notebook.cells, notebook.cells[1:]):
        if cell.cell_type == "code":
            goes_on = following is not None and following.cell_type == "code"
            closes = bool(cell.outputs) or not goes_on
            cell.metadata.update(opens=not is_open, closes=closes)
            is_open = not closes


def _errors(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield f"{output.ename}: {output.evalue}"


def _settings(notebook: NotebookNode, *, name: str) -> list[Setting]:
    known = read_parameters(notebook, name=name)
    given = _injected(notebook)
    return [
        Setting(
            parameter.name,
            _as_given(given.get(parameter.name, parameter.default)),
            parameter.meaning,
            parameter.name in given,
        )
        for parameter in known.values()
    ]


def _as_given(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    is_parted = any("," in str(item) for item in value)
    return (
        json.dumps(value, ensure_ascii=False)
        if is_parted
        else ", ".join(map(str, value))
    )


def _injected(notebook: NotebookNode) -> dict[str, Any]:
    return {
        line.targets[0].id: ast.literal_eval(line.value)
        for cell in notebook.cells
        if _has(cell, INJECTED_TAG)
        for line in ast.parse(cell.source).body
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
    }
