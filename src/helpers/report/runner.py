"""Runs all notebooks on some transcripts, and writes their pages into one folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import nbformat
from nbformat import NotebookNode
from plotly.offline import get_plotlyjs
from tqdm import tqdm

from helpers import load_corpus, paths
from helpers.corpus import Corpus
from helpers.errors import ParameterError, SourceError
from helpers.report.exporter import SHARED_PLOTLY
from helpers.report.folder import check_folder, replacing
from helpers.report.index import INDEX, Answer, index_page
from helpers.report.notebook_run import Job, run_notebook
from helpers.report.page import title_of
from helpers.report.parameters import choose_parameters, read_parameters
from helpers.report.processes import Processes
from helpers.report.run_record import run_record, write_record
from helpers.report.scrub import place_hider, shown_input

AT_ONCE = 2
NOT_RUN = "00-"  # the landing page in JupyterLab
CORPUS = "corpus"
FOLDERS = ("notebooks", "tables", "figures", "plain")
INPUTS_IN_TITLE = 3


class Report(NamedTuple):
    """A report that was made."""

    index: Path
    answers: list[Answer]
    seconds: float


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
