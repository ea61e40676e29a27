"""Runs one notebook through papermill and writes what a report holds of it."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import papermill
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from helpers.report.engine import WarmEngine
from helpers.report.exporter import ReportExporter
from helpers.report.index import INDEX, Answer
from helpers.report.scrub import scrub

ENGINE = "warm"


class Job(NamedTuple):
    """A notebook to be run.

    Attributes:
        notebook: the file.
        folder: the report under way; the folder that it stands in is for what is
            written on the way.
        values: the parameters that are given, in their types.
        inputs: files, folders and globs as given, and how the page names them.
        pages: names and titles of all pages of the report.
    """

    notebook: Path
    folder: Path
    values: dict[str, Any]
    inputs: dict[str, str]
    pages: list[tuple[str, str]]

    @property
    def name(self) -> str:
        """The notebook, and its page, without suffix."""
        return self.notebook.stem


def run_notebook(job: Job) -> Answer:
    """Run the notebook of `job`; write its page, its figures' tables, and itself.

    An error in a cell is no error here: the page shows it.
    """
    papermill_engines.register(ENGINE, WarmEngine)
    # What is left behind by a process that is ended goes with the folder.
    tempfile.tempdir = str(job.folder.parent)
    executed = job.folder.parent / job.notebook.name
    # In that case papermill has written the notebook, with the error in it.
    with suppress(PapermillExecutionError):
        papermill.execute_notebook(
            job.notebook,
            executed,
            parameters=job.values,
            engine_name=ENGINE,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
        )
    return write_page(job, executed)


def write_page(job: Job, executed: Path) -> Answer:
    """Write the page and the rest of what a report holds of the notebook `executed`."""
    notebook = scrub(nbformat.read(executed, as_version=4), inputs=job.inputs)
    nbformat.write(notebook, job.folder / "notebooks" / job.notebook.name)
    resources = {"metadata": {"name": job.name}, "pages": job.pages, "index": INDEX}
    exporter = ReportExporter(plotly="shared")
    html, made = exporter.from_notebook_node(notebook, resources=resources)
    (job.folder / f"{job.name}.html").write_text(html, encoding="utf-8")
    page, charts = made["page"], made["charts"].charts
    for chart in charts:
        chart.table.write(job.folder / "figures" / f"{job.name}-{chart.name}.csv")
    return Answer(job.name, page.title, made["finding"], page.error, len(charts))
