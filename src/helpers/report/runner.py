"""Runs all notebooks on some transcripts, and writes their pages into one folder."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import quote

import nbformat
from markupsafe import Markup
from nbformat import NotebookNode
from plotly.offline import get_plotlyjs
from tqdm import tqdm

from helpers.corpus import Corpus, load_corpus
from helpers.corpus.against import places_against
from helpers.corpus.pair import load_pair
from helpers.corpus.pair_names import title_of as title_of_sides
from helpers.errors import ParameterError, SourceError
from helpers.paths import find_paths
from helpers.report.exporter import SHARED_PLOTLY
from helpers.report.folder import check_folder, replacing
from helpers.report.index import INDEX, Answer, index_page
from helpers.report.methods import citation, spelled
from helpers.report.notebook_run import Job, run_notebook
from helpers.report.one_file import ONE_FILE, write_one_file
from helpers.report.page import title_of
from helpers.report.parameters import (
    AGAINST,
    CORPUS,
    GROUPS,
    SELECTION,
    as_parameter,
    choose_parameters,
    read_parameters,
)
from helpers.report.processes import Processes
from helpers.report.reading import page_names
from helpers.report.reading.names import FOLDER
from helpers.report.run_record import Run, run_record, write_record
from helpers.report.scrub import place_hider, shown_input
from helpers.report.transcripts import write_passages, write_reading_pages

AT_ONCE = 2
NOT_RUN = "00-"  # the landing page in JupyterLab
REFUSAL = re.compile(r"ParameterError: ")
FOLDERS = ("notebooks", "tables", "figures")
INPUTS_IN_TITLE = 3


class Task(NamedTuple):
    """A report to be made: on what, where to, with which values, by which notebooks.

    Attributes:
        inputs: files, folders and globs.
        folder: where the report goes.
        given: names and values of parameters as typed.
        notebooks: the folder of the notebooks.
        names: how the report names the inputs; empty for a rule.
        values: by notebook, values in their types; then no others are given, and only
            these notebooks are run.
        one_file: whether all pages are packed into one file as well.
        day: on which the report is made, as its pages say; empty for today.
        against: what the inputs are set against, as
            :func:`helpers.corpus.against.other_side` reads it. Notebooks that have the
            parameter of this name are run where it is given, and only they.
    """

    inputs: list[str]
    folder: Path
    given: list[tuple[str, str]]
    notebooks: Path
    one_file: bool = False
    names: Sequence[str] = ()
    values: Mapping[str, dict[str, Any]] | None = None
    day: str = ""
    against: str = ""

    @property
    def places(self) -> list[str]:
        """What is read: the inputs, and another place that they are set against."""
        return places_against(self.inputs, self.against)

    @property
    def shown(self) -> dict[str, str]:
        """How the report names each place."""
        names = self.names or list(map(shown_input, self.places))
        return dict(zip(self.places, names, strict=True))


class Subject(NamedTuple):
    """What a report is about: all that was read, what is measured of it, its title."""

    corpus: Corpus
    selection: Corpus
    title: str


class Report(NamedTuple):
    """A report that was made."""

    page: Path
    answers: list[Answer]
    seconds: float


def load_inputs(inputs: Sequence[str]) -> Corpus:
    """Return the corpus of `inputs`; the notebooks ask for it in the same words."""
    return load_corpus(as_parameter(inputs), processes=os.cpu_count() or 1)


def make_report(task: Task, corpus: Corpus) -> Report:
    """Run the notebooks of `task` and put the report in its place.

    Args:
        task: what to make.
        corpus: the inputs of `task`, loaded in this process.

    Raises:
        SourceError: there are no notebooks, or something else stands in the folder.
        ParameterError: a given value fits no notebook.
    """
    started = perf_counter()
    check_folder(task.folder, inputs=[p for i in task.places for p in find_paths(i)])
    notebooks = _chosen(task, read_notebooks(task.notebooks))
    values = _values(task, notebooks)
    subject = _subject(task, corpus, values)
    names = page_names(corpus.meetings["meeting_id"])
    day = task.day or date.today().isoformat()
    with replacing(task.folder) as new:
        for name in FOLDERS:
            (new / name).mkdir()
        with Processes(
            run_notebook,
            _jobs(task._replace(day=day), notebooks, values, subject, new),
            at_once=AT_ONCE,
        ) as runs:
            # While the notebooks run in processes of their own.
            _write_tables(corpus, new)
            write_reading_pages(corpus, names, new)
            answers = [
                answer or _lost(job)
                for job, answer in tqdm(
                    runs, total=len(notebooks), desc="notebooks", unit="notebook"
                )
            ]
        _refuse_given(task, answers)
        answers.sort(key=lambda answer: list(notebooks).index(answer.name))
        write_passages(corpus, answers, names, new)
        errors = {answer.name: answer.error for answer in answers if answer.error}
        run = Run(
            inputs=task.inputs,
            places=task.shown,
            values=values,
            notebooks=notebooks,
            errors=errors,
            day=day,
            against=task.against,
        )
        _write_index(run, subject, answers, new)
        if task.one_file:
            write_one_file(new, new / ONE_FILE)
        # Last, since it has a digest of every other file.
        write_record(place_hider(run.places)(run_record(corpus, run)), new)
    page = task.folder / (ONE_FILE if task.one_file else INDEX)
    return Report(page, answers, perf_counter() - started)


def read_notebooks(folder: Path) -> dict[str, NotebookNode]:
    """Return the notebooks of `folder` by name, without the landing page.

    Raises:
        SourceError: there is none.
    """
    found = {
        path.stem: nbformat.read(path, as_version=4)
        for path in sorted(folder.glob("*.ipynb"))
        if not path.name.startswith(NOT_RUN)
    }
    if not found:
        raise SourceError(
            f"{folder}: no notebook, expected files such as 10-who-speaks.ipynb;"
            " name their folder with --notebooks"
        )
    return found


def _chosen(task: Task, notebooks: dict[str, NotebookNode]) -> dict[str, NotebookNode]:
    """Return the notebooks that are to be run.

    Raises:
        SourceError: none of them sets two sides against each other.
    """
    if task.values is not None:
        return {name: nb for name, nb in notebooks.items() if name in task.values}
    chosen = {
        name: nb
        for name, nb in notebooks.items()
        if (AGAINST in read_parameters(nb, name=name)) == bool(task.against)
    }
    if not chosen:
        found = "has" if task.against else "lacks"
        raise SourceError(
            f"{task.notebooks}: no notebook {found} the parameter {AGAINST!r}, expected"
            " one; name another folder with --notebooks"
        )
    return chosen


def _values(
    task: Task, notebooks: dict[str, NotebookNode]
) -> dict[str, dict[str, Any]]:
    known = {name: read_parameters(nb, name=name) for name, nb in notebooks.items()}
    for name, by in ((CORPUS, f"the input {task.inputs!r}"), (AGAINST, "--against")):
        if name in dict(task.given):
            raise ParameterError(
                f"-p {name}: it is already given by {by}, expected another parameter;"
                " leave it out"
            )
    chosen = (
        choose_parameters(task.given, known)
        if task.values is None
        else {name: dict(task.values[name]) for name in notebooks}
    )
    for name in notebooks:
        if CORPUS in known[name]:
            chosen[name] = {CORPUS: as_parameter(task.inputs), **chosen[name]}
        if AGAINST in known[name] and task.against:
            chosen[name][AGAINST] = task.against
    return chosen


def _subject(task: Task, corpus: Corpus, values: dict[str, dict[str, Any]]) -> Subject:
    """Return what the notebooks measure; refuse what all of them would stop at."""
    given: dict[str, Any] = {}
    for chosen in values.values():
        given |= {name: chosen[name] for name in SELECTION if name in chosen}
    if task.against:
        pair = load_pair(task.inputs, task.against, **given)
        return Subject(corpus, pair.corpus, title_of_sides(pair.names))
    given.pop(GROUPS, None)
    speakers = given.pop("speakers", [])
    selection = corpus.filter(**given)
    selection.focus(speakers)
    return Subject(corpus, selection, _title(corpus, list(task.shown.values())))


def _refuse_given(task: Task, answers: list[Answer]) -> None:
    """Refuse a report whose notebooks stop at a value that was given for it."""
    refused = [a.error for a in answers if REFUSAL.match(a.error or "")]
    if task.given and refused:
        raise ParameterError(REFUSAL.sub("", refused[0]))


def _jobs(
    task: Task,
    notebooks: dict[str, NotebookNode],
    values: dict[str, dict[str, Any]],
    subject: Subject,
    new: Path,
) -> list[Job]:
    pages = [(name, title_of(nb) or name) for name, nb in notebooks.items()]
    cited = citation(subject.corpus, subject.title, spelled(task.day))
    names = page_names(subject.corpus.meetings["meeting_id"])
    reading = {name: f"{FOLDER}/{quote(page)}.html" for name, page in names.items()}
    return [
        Job(
            notebook=task.notebooks / f"{name}.ipynb",
            folder=new,
            values=values[name],
            inputs=task.shown,
            pages=pages,
            cited=cited,
            reading=reading,
        )
        for name in notebooks
    ]


def _lost(job: Job) -> Answer:
    """Return what there is to say of a notebook whose process ended without a page."""
    error = "its process ended without a page; is there memory enough?"
    (job.folder / f"{job.name}.html").unlink(missing_ok=True)
    return Answer(job.name, dict(job.pages)[job.name], Markup(), error)


def _write_tables(corpus: Corpus, new: Path) -> None:
    corpus.save(new / "tables")
    corpus.save_csv(new / "tables")
    (new / SHARED_PLOTLY).write_text(get_plotlyjs(), encoding="utf-8")


def _write_index(run: Run, subject: Subject, answers: list[Answer], new: Path) -> None:
    hide = place_hider(run.places)
    html = hide(
        index_page(
            subject.corpus,
            subject.selection,
            title=subject.title,
            answers=answers,
            names=page_names(subject.corpus.meetings["meeting_id"]),
            day=spelled(run.day),
        )
    )
    (new / INDEX).write_text(html, encoding="utf-8")


def _title(corpus: Corpus, inputs: list[str]) -> str:
    """Return the title of the only meeting, or the names of what was read."""
    titles = corpus.meetings["title"].dropna()
    if len(corpus.meetings) == len(titles) == 1:
        return str(titles.iloc[0])
    names = [Path(given).name or given for given in inputs]
    more = len(names) - INPUTS_IN_TITLE
    shown = ", ".join(names[:INPUTS_IN_TITLE])
    return f"{shown} and {more} more" if more > 0 else shown
