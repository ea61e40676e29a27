"""Runs tasks in processes of their own, in turn, and sees what they take."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import nan
from pathlib import Path
from select import select
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from speed_tasks import Answer, Material

HERE = Path(__file__).resolve().parent
RUNS, FEWER = 5, 3
BETWEEN_LOOKS = 0.01  # seconds from one look at the memory to the next


class Run(NamedTuple):
    """What one run took: seconds, and the most anonymous memory seen, in MB.

    Memory is 0 where the system does not tell it.
    """

    seconds: float
    megabytes: float
    answer: Answer


class ToolError(Exception):
    """A tool has not done its task."""


def anonymous_megabytes(pid: int) -> float:
    """Return the memory of a process that is no mapped file, now (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"^RssAnon:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) / 1e3 if found else 0.0


def _watch(process: subprocess.Popen[str]) -> float:
    """Wait until there is output, and return the most memory seen before."""
    assert process.stdout
    most, ready = 0.0, False
    while not ready:
        most = max(most, anonymous_megabytes(process.pid))
        ready = bool(select([process.stdout], [], [], BETWEEN_LOOKS)[0])
    return most


def _hear(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise ToolError(f"its process has ended with status {process.wait()}")
    told = json.loads(line)
    if "failed" in told:
        raise ToolError(told["failed"])
    return told


def _command(module: str, material: Material, folder: str, *task: str) -> list[str]:
    worker = str(HERE / "speed_worker.py")
    return [sys.executable, worker, module, str(material.turns), folder, *task]


def run_cold(module: str, task: str, material: Material) -> Run:
    """Do a task in a process that begins and ends with it."""
    with tempfile.TemporaryDirectory() as folder:
        started = perf_counter()
        with subprocess.Popen(
            _command(module, material, folder, task),
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            most = _watch(process)
            _hear(process)
            told = _hear(process)
            process.wait()
            seconds = perf_counter() - started
    return Run(seconds - told["summing"], most, told["answer"])


def run_wc(locale: str, material: Material) -> Run:
    """Count what blanks part in the plain text, with the command `wc -w`."""
    started = perf_counter()
    done = subprocess.run(
        ["wc", "-w", str(material.text)],
        env={**os.environ, "LC_ALL": locale},
        check=True,
        capture_output=True,
        text=True,
    )
    seconds = perf_counter() - started
    return Run(seconds, 0.0, {"parts between blanks": int(done.stdout.split()[0])})


class Worker:
    """A process that has the words of a tool in memory and does one task after another.

    Attributes:
        prepared: what bringing the words into memory took.
    """

    def __init__(self, module: str, material: Material) -> None:
        self._process = subprocess.Popen(
            _command(module, material, ""),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            self.prepared = self._wait()
        except ToolError:
            self.close()
            raise

    def do(self, task: str) -> Run:
        """Do a task."""
        assert self._process.stdin
        try:
            print(task, file=self._process.stdin, flush=True)
        except BrokenPipeError as error:
            status = self._process.wait()
            raise ToolError(f"its process has ended with status {status}") from error
        return self._wait()

    def _wait(self) -> Run:
        most = _watch(self._process)
        _hear(self._process)
        told = _hear(self._process)
        return Run(told["seconds"], most, told["answer"])

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


@dataclass
class Series:
    """Runs of one task with one tool, one in each round, and why there are no more.

    Attributes:
        runs: may stop before those of ours in the same rounds.
        ours: runs of ours, in the same rounds.
        failed: what the tool said instead of an answer.
        left_out: why the task was not tried.
    """

    runs: list[Run] = field(default_factory=list)
    ours: list[Run] = field(default_factory=list)
    failed: str = ""
    left_out: str = ""

    @property
    def seconds(self) -> float:
        """Median of the runs."""
        return median(run.seconds for run in self.runs)

    @property
    def megabytes(self) -> float:
        """Most memory of all runs."""
        return max(run.megabytes for run in self.runs)

    @property
    def ratio(self) -> float:
        """Median, over rounds, of our time to theirs: below 1, ours is faster."""
        rounds = zip(self.ours, self.runs, strict=False)
        ratios = [ours.seconds / theirs.seconds for ours, theirs in rounds]
        return median(ratios) if ratios else nan


def runs_for(seconds: float, patience: float) -> int:
    """Return the most runs, of five, three or one, that take no longer together."""
    return next((n for n in (RUNS, FEWER) if n * seconds <= patience), 1)


def alternate(
    tools: Mapping[str, Callable[[], Run]], patience: float
) -> dict[str, Series]:
    """Run a task with each tool, then with each again, and so on.

    The first one, which the others are compared with, runs in every round; the others
    in as many as `patience`, in seconds, is long enough for.
    """
    found = {name: Series() for name in tools}
    first = next(iter(tools))
    while wanted := [name for name in tools if _is_wanted(found[name], patience)]:
        for name in dict.fromkeys([first, *wanted]):
            try:
                found[name].runs.append(tools[name]())
            except ToolError as error:
                found[name].failed = str(error)
    for series in found.values():
        series.ours = found[first].runs
    return found


def _is_wanted(series: Series, patience: float) -> bool:
    if series.failed or not series.runs:
        return not series.failed
    return len(series.runs) < runs_for(series.runs[0].seconds, patience)
