"""Runs one notebook through papermill and writes what a report holds of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from helpers.corpus import load_corpus
from helpers.corpus.pair import load_pair
from helpers.errors import HelpersError
from helpers.report.engine import WarmEngine
from helpers.report.exporter import ReportExporter
from helpers.report.figures import Charts
from helpers.report.glance import read_glance
from helpers.report.index import INDEX, Answer
from helpers.report.parameters import (
    AGAINST,
    CORPUS,
    GROUPS,
    SELECTION,
    as_parameter,
    read_parameters,
)
from helpers.report.passages import Spoken, find_compared, find_passages
from helpers.report.passages.words_file import Counted
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
        cited: how the report is cited: its title, inputs, program and day.
        reading: by meeting, the address of its reading page.
    """

    notebook: Path
    folder: Path
    values: dict[str, Any]
    inputs: dict[str, str]
    pages: list[tuple[str, str]]
    cited: str
    reading: dict[str, str]

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
    measured = _measured(job, notebook)
    resources = {
        "metadata": {"name": job.name},
        "pages": job.pages,
        "index": INDEX,
        "cited": job.cited,
        "reading": job.reading,
        "find_passages": lambda columns, rows: find_passages(columns, rows, measured),
    }
    exporter = ReportExporter(plotly="shared")
    html, made = exporter.from_notebook_node(notebook, resources=resources)
    (job.folder / f"{job.name}.html").write_text(html, encoding="utf-8")
    page, charts = made["page"], made["charts"]
    for chart in charts.charts:
        chart.table.write(job.folder / "figures" / f"{job.name}-{chart.name}.csv")
    counted = list(_counted(job, page.title, charts))
    return Answer(
        name=job.name,
        title=page.title,
        finding=made["finding"],
        error=page.error,
        figures=[(chart.number, chart.title) for chart in charts.charts],
        counted=counted,
        cards=[chart.card for chart in charts.charts],
        glance=read_glance(job.name, charts),
    )


def _measured(job: Job, notebook: NotebookNode) -> list[Spoken]:
    """Return what the notebook may have measured: all speakers, or those in focus.

    Of a notebook that compares with something else (`AGAINST`) it is both together; of
    one that compares people or times, all, which knows the sides.
    """
    known = read_parameters(notebook, name=job.name)
    values = {name: parameter.default for name, parameter in known.items()} | job.values
    given = {name: values[name] for name in SELECTION if name in values}
    try:
        if AGAINST in values:
            pair = load_pair(values[CORPUS], values[AGAINST], **given)
            return [Spoken(pair.corpus)]
        speakers = given.pop("speakers", [])
        given.pop(GROUPS, None)
        whole = load_corpus(as_parameter(list(job.inputs))).filter(**given)
        chosen = [whole, whole.filter(speakers=speakers)] if speakers else [whole]
    except HelpersError:
        # The notebook has stopped at this as well, and its page says so.
        return []
    first, *others = (Spoken(corpus) for corpus in chosen)
    return [first] if find_compared(first, values) else [first, *others]


def _counted(job: Job, title: str, charts: Charts) -> Iterator[Counted]:
    for chart, passages in zip(charts.charts, charts.passages, strict=True):
        if not any(passages):
            continue
        headings, facts = chart.table.facts
        yield Counted(
            page=job.name,
            key=f"{job.name}-{chart.name}",
            number=chart.number,
            title=chart.title,
            page_title=title,
            names=chart.table.names,
            headings=headings,
            facts=facts,
            passages=passages,
        )
