"""Takes out of what is handed on whatever tells of the machine or the user."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.preprocessors.coalescestreams import CoalesceStreamsPreprocessor
from nbformat import NotebookNode

from helpers import paths

ANSI_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
TRACED_FILE = re.compile(r"(?<=File )\S*[\\/]([^\\/\s]+\.py)(?=:\d)")
# The lines of code around the one that a trace points at.
LINE_AROUND = re.compile(r"^ +\d+(?: .*)?\n?", re.MULTILINE)
# The source line that follows a warning says nothing to a reader of the page.
WARNING = re.compile(r"^\S+:\d+: (\w+): (.*\n?)(?:  .*\n?)?", re.MULTILINE)
# Cells that papermill adds, with an id by chance.
ADDED_TAGS = frozenset(("injected-parameters", "papermill-error-cell-tag"))
KEPT_METADATA: dict[str, tuple[str, ...]] = {
    "kernelspec": ("display_name", "language", "name"),
    "language_info": ("name",),
    "papermill": ("parameters", "version"),
}


def shown_input(given: str) -> str:
    """Return how a page names an input that was given as `given`.

    A relative path is named as it was typed, an absolute one by its last part.
    """
    path = Path(given).expanduser()
    return path.name or "input" if path.is_absolute() else given


def place_hider(inputs: Mapping[str, str] | None = None) -> Callable[[Any], Any]:
    """Return a function that hides folders of this machine in JSON-like content.

    Args:
        inputs: files, folders and globs as given, and how each is to be named.
    """
    names: dict[str, str] = {}
    for given, name in (inputs or {}).items():
        path = Path(given).expanduser()
        names[str(path.resolve())] = name
        if path.is_absolute():
            names |= {str(path): name, f"{path.parent}{os.sep}": ""}
    for folder in (paths.PROJECT, Path.cwd(), sys.prefix, tempfile.gettempdir()):
        names |= {f"{folder}{os.sep}": "", str(folder): Path(folder).name}
    names[str(Path.home())] = "~"
    pattern = _any_of(names)

    def hide(content: Any) -> Any:
        if isinstance(content, str):
            return pattern.sub(lambda match: names[match[0]], content)
        if isinstance(content, dict):
            return {key: hide(part) for key, part in content.items()}
        if isinstance(content, list | tuple):
            return [hide(part) for part in content]
        return content

    return hide


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    # The root of the file system, which has one character, stands in every path.
    long = sorted((name for name in names if len(name) > 2), key=len, reverse=True)
    ends = (re.escape(n) + ("" if n.endswith(os.sep) else r"(?!\w)") for n in long)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})")


def scrub(
    notebook: NotebookNode, *, inputs: Mapping[str, str] | None = None
) -> NotebookNode:
    """Return `notebook` without paths, interpreter, times, and places in code files.

    Args:
        notebook: an executed notebook.
        inputs: as for :func:`place_hider`.
    """
    hidden: NotebookNode = nbformat.from_dict(place_hider(inputs)(notebook))
    hidden.metadata = NotebookNode(_kept(hidden.metadata))
    for number, cell in enumerate(hidden.cells, start=1):
        tags = cell.metadata.get("tags", [])
        cell.metadata = NotebookNode(tags=tags) if tags else NotebookNode()
        if "id" in cell and ADDED_TAGS.intersection(tags):
            cell.id = f"added-{number}"
        # How a kernel cuts what is printed is a matter of its timing.
        CoalesceStreamsPreprocessor().preprocess_cell(cell, {}, number)
        for output in cell.get("outputs", []):
            _scrub_output(output)
    return hidden


def _kept(metadata: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        part: {name: metadata[part][name] for name in names if name in metadata[part]}
        for part, names in KEPT_METADATA.items()
        if part in metadata
    }


def _scrub_output(output: NotebookNode) -> None:
    if output.output_type == "error":
        plain = (ANSI_COLOURS.sub("", frame) for frame in output.traceback)
        short = (LINE_AROUND.sub("", frame) for frame in plain)
        output.traceback = [TRACED_FILE.sub(r"\1", frame) for frame in short]
    elif output.output_type == "stream":
        text = ANSI_COLOURS.sub("", output.text)
        is_error = output.name == "stderr"
        output.text = WARNING.sub(r"\1: \2", text) if is_error else text
