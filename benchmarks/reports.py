"""Print how long a report takes, where the time goes, and how large its pages are.

    python benchmarks/reports.py [INPUT…]    default: the seed, the sample, the pages

Every report is made twice, as a command of its own; the second run is the one that a
user waits for again. Below it stand the steps of one process, one after another, so
that they add up to more than a run in which two notebooks go at once.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
INPUTS = [SHARED / "seed", PROJECT / "data" / "sample", SHARED / "kremlin" / "pages"]

# Each step in a fresh process tells its own seconds: imports are part of the answer.
STEPS = """
import sys, tempfile
from pathlib import Path
from time import perf_counter

last = perf_counter()
def step(name):
    global last
    now = perf_counter()
    print(f"    {name:34}{now - last:7.2f} s")
    last = perf_counter()

import helpers
from helpers import load_corpus
step("import helpers, load_corpus")
from helpers.report.notebook_run import Job, run_notebook
from helpers.report.runner import read_notebooks
from helpers.report.page import title_of
from helpers import paths
step("import papermill, nbconvert, plotly")
corpus = load_corpus(sys.argv[1])
step("read the transcripts")
notebooks = read_notebooks(paths.NOTEBOOKS)
pages = [(name, title_of(nb) or name) for name, nb in notebooks.items()]
with tempfile.TemporaryDirectory() as place:
    folder = Path(place) / "report"
    for part in ("notebooks", "tables", "figures"):
        (folder / part).mkdir(parents=True)
    step("prepare")
    for name in notebooks:
        job = Job(paths.NOTEBOOKS / f"{name}.ipynb", folder, {"corpus": sys.argv[1]},
                  [sys.argv[1]], pages, cited="", reading={})
        run_notebook(job)
        step(f"{name}: run and page")
    corpus.save(folder / "tables"); corpus.save_csv(folder / "tables")
    step("write the tables")
"""


def time_reports(source: Path, folder: Path) -> Iterator[float]:
    """Yield the seconds of two reports on `source`, each a process of its own."""
    verbatim = Path(sys.executable).with_name("verbatim")
    command = [str(verbatim), "report", str(source)]
    for _ in range(2):
        started = perf_counter()
        subprocess.run(
            [*command, "-o", str(folder)], check=True, capture_output=True, text=True
        )
        yield perf_counter() - started


def time_steps(source: Path) -> str:
    """Return the seconds of each step of a report on `source`."""
    command = [sys.executable, "-c", STEPS, str(source)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def sizes(folder: Path) -> str:
    """Return the size of every page of a report, in kB, and of what they share."""
    pages = [f"{p.stem} {p.stat().st_size / 1000:.0f}" for p in folder.glob("*.html")]
    shared = sum(p.stat().st_size for p in folder.glob("*.js")) / 1000
    return f"{', '.join(sorted(pages))}; plotly, once for all: {shared:,.0f}"


def main(sources: list[Path]) -> None:
    """Print times, steps and sizes of the reports on `sources`."""
    for source in sources:
        if not source.exists():
            print(f"{source.name}: not here, left out")
            continue
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "report"
            first, second = time_reports(source, folder)
            print(f"{source.name}: first run {first:.1f} s, second {second:.1f} s")
            print(time_steps(source), end="")
            print(f"    kB: {sizes(folder)}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or INPUTS)
