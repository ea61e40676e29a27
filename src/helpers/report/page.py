"""Reads from an executed notebook what stands at the top and the foot of its page."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from nbformat import NotebookNode

from helpers.report.parameters import read_parameters

ANSWER_TAG = "answer"
ERROR_NOTE_TAG = "papermill-error-cell-tag"
INJECTED_TAG = "injected-parameters"
TITLE = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*(?:\n|\Z)")


class Setting(NamedTuple):
    """A parameter of the run, with its value as Python writes it."""

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
    error: str


def read_page(notebook: NotebookNode, *, name: str) -> Page:
    """Return `notebook` as a page: its title, its finding, and the cells below.

    Args:
        notebook: an executed notebook; it stays as it is.
        name: file name without suffix; the title of a notebook that has none.

    Returns:
        The finding is the Markdown that cells tagged ``answer`` display; it and the
        title are taken out of the cells. The error is that of the cell at which the
        run stopped, in one line.
    """
    left = copy.deepcopy(notebook)
    left.cells = [cell for cell in left.cells if not _has(cell, ERROR_NOTE_TAG)]
    settings = _settings(left, name=name)
    return Page(
        title=_take_title(left) or name,
        finding="\n\n".join(_take_answers(left)),
        settings=settings,
        error=next(_errors(left), ""),
        notebook=left,
    )


def _has(cell: NotebookNode, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])


def _take_title(notebook: NotebookNode) -> str:
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (match := TITLE.match(cell.source)):
            cell.source = cell.source[match.end() :]
            return match[1]
    return ""


def _take_answers(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        if cell.cell_type != "code" or not _has(cell, ANSWER_TAG):
            continue
        for output in list(cell.outputs):
            if "text/markdown" in output.get("data", {}):
                cell.outputs.remove(output)
                yield output.data["text/markdown"]


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
            repr(given.get(parameter.name, parameter.default)),
            parameter.meaning,
            parameter.name in given,
        )
        for parameter in known.values()
    ]


def _injected(notebook: NotebookNode) -> dict[str, Any]:
    return {
        line.targets[0].id: ast.literal_eval(line.value)
        for cell in notebook.cells
        if _has(cell, INJECTED_TAG)
        for line in ast.parse(cell.source).body
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
    }
