"""Print how fast words are found and counted, by this package and by other tools.

    python benchmarks/speed.py [--size 1000] [--tools …] [--tasks …] [--folder …]

All read the same turns (see `speed_corpus.py`), by the same rule of words, and their
answers are compared; that of `wc` cannot be, it counts what blanks part. A capital
sigma at a word's end, which DuckDB and Arrow put in lower case otherwise than Python,
does not occur. Tools run in turn, so that a busy minute meets all of them. Tasks that
start cold take what the whole process takes; the others are done in a process that
has the words in memory in the form that suits the tool best.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from speed_corpus import find_turns
from speed_printing import (
    Results,
    find_faults,
    print_growth,
    print_header,
    print_table,
    shortened,
)
from speed_running import Run, Series, ToolError, Worker, alternate, run_cold, run_wc
from speed_tasks import PREPARE, TASKS, Material, Task

OURS = "verbatim"
MODULES = {
    OURS: "ours",
    "scikit-learn": "with_sklearn",
    "NLTK": "with_nltk",
    "polars": "with_polars",
    "duckdb": "with_duckdb",
    "pandas": "with_pandas",
    "re": "with_re",
}
LOCALES = {"wc (C)": "C", "wc (UTF-8)": "C.UTF-8"}
SIZES = 10, 100, 1_000  # MB
PATIENCE, LONGEST = 60.0, 120.0  # seconds
MOST_MEMORY = 0.6  # of what the machine has


class Plan(NamedTuple):
    """What is measured, and how long it may take.

    Attributes:
        tools: names of tools beside ours.
        tasks: what they do.
        patience: seconds that several runs of a tool may take together.
        longest: seconds that a run may take.
    """

    tools: list[str]
    tasks: list[Task]
    patience: float
    longest: float


class Before(NamedTuple):
    """What was found at a smaller size, and how many times as large this one is."""

    results: Results
    growth: float

    def reason(self, task: Task, tool: str, longest: float) -> str:
        """Return why a task is not tried with a tool, or nothing."""
        series = self.results.get(task.name, {}).get(tool)
        if tool == OURS or not series:
            return ""
        if not series.runs:
            return series.left_out or "failed"
        if series.seconds * self.growth > longest:
            return f"> {longest:g} s"
        return "memory" if series.megabytes * self.growth > memory_limit() else ""


def memory_limit() -> float:
    """Return how much memory, in MB, a tool may be expected to take."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return MOST_MEMORY * pages / 1e6


def can_do(tool: str, task: Task) -> bool:
    """Tell whether a tool has a way to do a task."""
    if tool in LOCALES:
        return task.name == "store"
    return hasattr(import_module(f"peers.{MODULES[tool]}"), task.name)


def is_here(tool: str) -> bool:
    """Tell whether a tool is installed."""
    if tool in LOCALES:
        return bool(shutil.which("wc"))
    try:
        import_module(f"peers.{MODULES[tool]}")
    except ImportError:
        return False
    return True


def tell(task: str, found: dict[str, Series]) -> None:
    """Say how far the work is, and what came out, before there is a table of it."""
    told = [f"{tool} {shortened(s.seconds)}" for tool, s in found.items() if s.runs]
    print(f"{task}: {', '.join(told)}", file=sys.stderr, flush=True)


class Bench(NamedTuple):
    """What is done on one text, by the plan, with what is known of a smaller text."""

    material: Material
    plan: Plan
    before: Before

    def measure(self) -> Results:
        """Return what all tasks take with all tools."""
        tasks = self.plan.tasks
        found = {task.name: self.measure_cold(task) for task in tasks if task.is_cold}
        return found | self.measure_warm([task for task in tasks if not task.is_cold])

    def measure_cold(self, task: Task) -> dict[str, Series]:
        """Return what a task takes as a process of its own, all tools in turn."""
        able = [tool for tool in (OURS, *self.plan.tools) if can_do(tool, task)]
        found = {tool: self._left_out(task, tool) for tool in able}
        runs: dict[str, Callable[[], Run]] = {
            tool: partial(run_wc, LOCALES[tool], self.material)
            if tool in LOCALES
            else partial(run_cold, MODULES[tool], task.name, self.material)
            for tool, series in found.items()
            if not series.left_out
        }
        found |= alternate(runs, self.plan.patience)
        tell(task.name, found)
        return found

    def measure_warm(self, tasks: list[Task]) -> Results:
        """Return what tasks take with the words in memory, ours and another in turn."""
        if not tasks:
            return {}
        found: Results = {task.name: {OURS: Series()} for task in (PREPARE, *tasks)}
        with closing(Worker(MODULES[OURS], self.material)) as ours:
            found[PREPARE.name][OURS].runs = [ours.prepared]
            for tool in [tool for tool in self.plan.tools if tool not in LOCALES]:
                able = [task for task in tasks if can_do(tool, task)]
                for name, series in self._measure_beside(ours, tool, able).items():
                    found[name][tool] = series
                    if name != PREPARE.name:
                        found[name][OURS].runs += series.ours
            for name, row in found.items():
                if not row[OURS].runs:
                    run = {OURS: partial(ours.do, name)}
                    row[OURS] = alternate(run, self.plan.patience)[OURS]
        return found

    def _measure_beside(
        self, ours: Worker, tool: str, tasks: list[Task]
    ) -> dict[str, Series]:
        """Return what preparing and tasks take with a tool, by their names."""
        named = [PREPARE.name, *(task.name for task in tasks)]
        left_out = self._left_out(PREPARE, tool)
        if left_out.left_out:
            return dict.fromkeys(named, left_out)
        try:
            theirs = Worker(MODULES[tool], self.material)
        except ToolError as error:
            return dict.fromkeys(named, Series(failed=str(error)))
        with closing(theirs):
            found = {PREPARE.name: Series([theirs.prepared], [ours.prepared])}
            for task in tasks:
                found[task.name] = self._left_out(task, tool)
                if not found[task.name].left_out:
                    found[task.name] = self._alternate(ours, theirs, tool, task)
        return found

    def _alternate(self, ours: Worker, theirs: Worker, tool: str, task: Task) -> Series:
        runs = {OURS: partial(ours.do, task.name), tool: partial(theirs.do, task.name)}
        found = alternate(runs, self.plan.patience)
        tell(task.name, found)
        return found[tool]

    def _left_out(self, task: Task, tool: str) -> Series:
        return Series(left_out=self.before.reason(task, tool, self.plan.longest))


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    everything = [*MODULES, *LOCALES][1:]
    parser.add_argument(
        "--size", type=float, default=100, help="MB of the largest text (10, 100, 1000)"
    )
    parser.add_argument(
        "--tools", nargs="*", choices=everything, default=everything, metavar="TOOL",
        help=f"beside {OURS}: {', '.join(everything)}",
    )  # fmt: skip
    parser.add_argument(
        "--tasks", nargs="+", choices=[task.name for task in TASKS], metavar="TASK",
        default=[task.name for task in TASKS],
        help=", ".join(task.name for task in TASKS),
    )  # fmt: skip
    parser.add_argument("--patience", type=float, default=PATIENCE, metavar="SECONDS")
    parser.add_argument("--longest", type=float, default=LONGEST, metavar="SECONDS")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "verbatim-speed",
        help="where the texts are made and kept",
    )  # fmt: skip
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Print what all takes at each size; return 1 if a tool fails or differs."""
    asked = read_arguments(arguments)
    tools = [tool for tool in asked.tools if is_here(tool)]
    tasks = [task for task in TASKS if task.name in asked.tasks]
    plan = Plan(tools, tasks, asked.patience, asked.longest)
    print_header(asked.patience, asked.longest, MOST_MEMORY)
    for tool in asked.tools:
        if tool not in tools:
            print(f"\n{tool}: not installed, left out")
    sizes = [*(size for size in SIZES if size < asked.size), asked.size]
    found: list[Results] = []
    for size in sizes:
        material = find_turns(size, asked.folder)
        growth = size / sizes[len(found) - 1] if found else 1
        before = Before(found[-1] if found else {}, growth)
        found.append(Bench(material, plan, before).measure())
        print_table(material, found[-1])
    for small, large in pairwise(found):
        print_growth(small, large)
    faults = [told for results in found for told in find_faults(results)]
    print("\n" + ("\n".join(faults) or "All answers are the same."))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
