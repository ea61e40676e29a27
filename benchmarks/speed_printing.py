"""Prints what tasks took as Markdown: a table for each size, and how times grow."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from math import exp, log
from statistics import mean

from speed_running import FEWER, RUNS, Run, Series
from speed_tasks import PREPARE, TASKS, Material, Task, differences

# By names of tasks, then of tools; ours are the first of each.
Results = dict[str, dict[str, Series]]

DISTRIBUTIONS = "numpy scipy pyarrow scikit-learn nltk polars duckdb pandas".split()
MARKS = {1: " ¹", FEWER: " ³"}


def print_header(patience: float, longest: float, share: float) -> None:
    """Print versions, and the rules of the tables."""
    versions = ", ".join(f"{name} {_version(name)}" for name in DISTRIBUTIONS)
    print(
        f"{os.cpu_count()} processors, {platform.system()}, Python"
        f" {platform.python_version()}; {versions}; {_wc_version()}\n\n"
        f"Seconds: medians of {RUNS} runs, the tools in turn; of {FEWER} (³) or 1 (¹)"
        f" where more would take {patience:g} s together. In brackets our time to"
        " theirs, round by round: below 1, verbatim is faster. –: the tool has no way"
        f" of its own. > {longest:g} s, memory: not run, since time or memory at the"
        " size before, times what the text has grown, are more than that, or than"
        f" {share:.0%} of the machine's memory. Memory is anonymous: no mapped files.",
        flush=True,
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not here"


def _wc_version() -> str:
    try:
        told = subprocess.run(["wc", "--version"], capture_output=True, text=True)
    except FileNotFoundError:
        return "no wc"
    return told.stdout.partition("\n")[0] or "wc"


def print_table(material: Material, results: Results) -> None:
    """Print what every task took with every tool."""
    tools, shown = _tools(results), _shown(results)
    rows = []
    for task in shown:
        row = results[task.name]
        rows.append([_title(task), *(_cell(row.get(t), t == tools[0]) for t in tools)])
    warm = [results[task.name] for task in shown if not task.is_cold]
    measured = [row for row in warm if row is not results.get(PREPARE.name)]
    means = (_mean(measured, tool) for tool in tools[1:])
    rows.append(["our time to theirs, words in memory, geometric mean", "", *means])
    cold = [results[task.name] for task in shown if task.is_cold]
    for title, part in (("cold", cold), ("words in memory", warm)):
        memory = (_memory(part, tool) for tool in tools)
        rows.append([f"most memory, {title}, MB", *memory])
    print(f"\n{material}\n")
    _print_rows(["task", *tools], rows)


def _shown(results: Results) -> list[Task]:
    cold, warm = [
        [t for t in TASKS if t.is_cold == is_cold] for is_cold in (True, False)
    ]
    return [task for task in (*cold, PREPARE, *warm) if task.name in results]


def _tools(results: Results) -> list[str]:
    return list(dict.fromkeys(tool for row in results.values() for tool in row))


def _title(task: Task) -> str:
    return f"cold: {task.title}" if task.is_cold else task.title


def _print_rows(head: list[str], rows: list[list[str]]) -> None:
    print(f"| {' | '.join(head)} |")
    print(f"|---|{'--:|' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def _cell(series: Series | None, is_ours: bool) -> str:
    if series is None:
        return "–"
    if not series.runs:
        return "failed" if series.failed else series.left_out
    mark = MARKS.get(len(series.runs), "")
    ratio = "" if is_ours else f" ({shortened(series.ratio)})"
    return f"{shortened(series.seconds)}{ratio}{mark}"


def shortened(number: float) -> str:
    """Return a number with three figures, and none but zeros where it is large."""
    return f"{number:,.0f}" if number >= 100 else f"{number:#.3g}".rstrip(".")


def _mean(rows: list[dict[str, Series]], tool: str) -> str:
    """Return the mean ratio of a tool over the tasks that it has done."""
    done = [row[tool] for row in rows if tool in row and row[tool].runs]
    return shortened(exp(mean(log(series.ratio) for series in done))) if done else ""


def _memory(rows: list[dict[str, Series]], tool: str) -> str:
    """Return the most that a tool has taken for any task."""
    done = [row[tool] for row in rows if tool in row and row[tool].runs]
    most = max((series.megabytes for series in done), default=0.0)
    return f"{most:,.0f}" if most else ""


def print_growth(small: Results, large: Results) -> None:
    """Print how many times as long each task takes at the larger size."""
    tools, rows = _tools(large), []
    for task in _shown(large):
        pairs = [(small[task.name].get(t), large[task.name].get(t)) for t in tools]
        rows.append([_title(task), *(_growth(*pair) for pair in pairs)])
    print("\nTimes as long as at the size before:\n")
    _print_rows(["task", *tools], rows)


def _growth(small: Series | None, large: Series | None) -> str:
    if not (small and large and small.runs and large.runs):
        return "–"
    return f"{large.seconds / small.seconds:.1f}"


def find_faults(results: Results) -> Iterator[str]:
    """Yield which tools failed, and where an answer is not that of the first tool."""
    for task, row in results.items():
        for tool, series in row.items():
            if series.failed:
                yield f"{task}: {tool} failed: {series.failed}"
        answers = {tool: series.runs for tool, series in row.items() if series.runs}
        for first in list(answers)[:1]:
            for tool, runs in answers.items():
                for told in _differences(answers[first][0], runs):
                    yield f"{task}: {tool} against {first}: {told}"


def _differences(first: Run, runs: list[Run]) -> list[str]:
    told = (differences(first.answer, run.answer) for run in runs)
    return sorted(set(chain.from_iterable(told)))
