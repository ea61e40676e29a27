"""A papermill engine that runs code cells in this process, without a kernel.

Starting a kernel costs seconds a notebook; an IPython shell in a process that has
its imports already costs tenths. A page is the same either way. Import papermill
before this module: papermill loads it by its entry point.
"""

from __future__ import annotations

import base64
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any, TextIO, cast

import pandas as pd
import plotly.io as pio
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.engines import Engine, NotebookExecutionManager
from traitlets import Type
from traitlets.config import Config

# What pandas chooses in a kernel; outside of one it measures the terminal.
KERNEL_MAX_COLUMNS = 20


class WarmEngine(Engine):  # type: ignore[misc]
    """Runs a notebook's cells in a fresh IPython shell of this process."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **kwargs: Any
    ) -> None:
        """Run the cells of `nb_man.nb` in order, up to the first error."""
        nb_man.nb.metadata["language_info"] = {"name": "python"}
        with _fresh_shell() as shell:
            for index, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, index)
                succeeded = cell.cell_type != "code" or _run_cell(shell, cell)
                if not succeeded:
                    nb_man.cell_exception(cell, cell_index=index)
                nb_man.cell_complete(cell, cell_index=index)
                if not succeeded:
                    break


def _run_cell(shell: CapturingShell, cell: NotebookNode) -> bool:
    """Run `cell`, put its outputs into it, and tell whether it succeeded."""
    if not cell.source.strip():
        return True
    shell.outputs = cell.outputs
    cell.execution_count = shell.cell_number = shell.execution_count
    return bool(shell.run_cell(cell.source, store_history=True).success)


class _Publisher(DisplayPublisher):
    """Takes what a cell displays."""

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: str = "",
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **kwargs: Any,
    ) -> None:
        shell = cast(CapturingShell, self.shell)
        name = (transient or {}).get("display_id")
        output = _rich_output("display_data", data, metadata or {})
        if update:
            shell.update_displays(name, output)
        else:
            shell.add_output(output, display_id=name)

    def clear_output(self, wait: bool = False) -> None:
        cast(CapturingShell, self.shell).outputs.clear()


class _Hook(DisplayHook):
    """Takes the value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """Leave out the prompt: the output carries its number."""

    def write_format_data(
        self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None
    ) -> None:
        output = _rich_output("execute_result", format_dict, md_dict or {})
        shell = cast(CapturingShell, self.shell)
        output.execution_count = shell.cell_number
        shell.add_output(output)

    def finish_displayhook(self) -> None:
        """Leave out the blank line that a terminal wants."""


class CapturingShell(InteractiveShell):
    """An IPython shell that keeps what cells show as outputs of a notebook."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    cell_number: int
    outputs: list[NotebookNode]
    displays: dict[str, list[NotebookNode]]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.cell_number = 0
        self.outputs = []
        self.displays = {}

    def add_output(
        self, output: NotebookNode, *, display_id: str | None = None
    ) -> None:
        """Add `output` to the running cell; under `display_id` it can be updated."""
        self.outputs.append(output)
        if display_id:
            self.displays.setdefault(display_id, []).append(output)

    def update_displays(self, display_id: str | None, output: NotebookNode) -> None:
        """Replace what was displayed under `display_id`."""
        for shown in self.displays.get(display_id or "", []):
            shown.data, shown.metadata = output.data, output.metadata

    def add_text(self, stream: str, text: str) -> None:
        """Add what was printed to `stream`; prints in a row are one output."""
        last = self.outputs[-1] if self.outputs else None
        if last and last.output_type == "stream" and last.name == stream:
            last.text += text
        else:
            self.outputs.append(new_output("stream", name=stream, text=text))

    def enable_gui(self, gui: str | None = None) -> None:
        """Do without a window system, as a notebook does."""

    def _showtraceback(self, etype: type, evalue: Any, stb: list[str]) -> None:
        error = {"ename": etype.__name__, "evalue": str(evalue), "traceback": stb}
        self.outputs.append(new_output("error", **error))


class _Stream:
    """Stands in for standard output or standard error while a notebook runs."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, shell: CapturingShell, name: str) -> None:
        self.shell = shell
        self.name = name

    def write(self, text: str) -> int:
        if text:
            self.shell.add_text(self.name, text)
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        self.write("".join(lines))

    def flush(self) -> None:
        """Have nothing to write out: all of it is in the outputs already."""

    def isatty(self) -> bool:
        return False


def _rich_output(
    kind: str, data: dict[str, Any], metadata: dict[str, Any]
) -> NotebookNode:
    # A kernel's message is JSON, in which an image is written as base64.
    plain = {
        mime: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for mime, value in data.items()
    }
    return new_output(kind, data=plain, metadata=metadata)


@contextmanager
def _fresh_shell() -> Iterator[CapturingShell]:
    """Give a shell with an empty namespace, and put back what it changes."""
    main, streams = sys.modules["__main__"], (sys.stdout, sys.stderr)
    renderer = pio.renderers.default
    with TemporaryDirectory() as folder:
        config = Config()
        config.HistoryManager.enabled = False
        CapturingShell.clear_instance()
        shell = CapturingShell.instance(config=config, ipython_dir=folder)
        try:
            sys.stdout = cast(TextIO, _Stream(shell, "stdout"))
            sys.stderr = cast(TextIO, _Stream(shell, "stderr"))
            pio.renderers.default = "plotly_mimetype"
            with (
                warnings.catch_warnings(),
                pd.option_context("display.max_columns", KERNEL_MAX_COLUMNS),
            ):
                yield shell
        finally:
            sys.stdout, sys.stderr = streams
            sys.modules["__main__"] = main
            pio.renderers.default = renderer
            CapturingShell.clear_instance()
