"""Runs a function on several jobs at once, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

Job = TypeVar("Job")
Result = TypeVar("Result")


class Processes(Generic[Job, Result]):
    """Jobs under way; a context that leaves no process behind.

    On Linux a process begins as a copy of this one, with all that it has loaded, and
    no job sees what another one changed.

    Iterating yields each job with its result, as they are done; the result is None
    where the process ended without one.
    """

    def __init__(
        self,
        function: Callable[[Job], Result],
        jobs: Sequence[Job],
        *,
        at_once: int,
    ) -> None:
        """Prepare to run `function`, of a module, on `jobs`, `at_once` at a time."""
        self.function = function
        self.waiting = list(jobs)
        self.at_once = at_once
        self.running: dict[Connection, tuple[Job, BaseProcess]] = {}

    def __enter__(self) -> Processes[Job, Result]:
        self._start_waiting()
        return self

    def __iter__(self) -> Iterator[tuple[Job, Result | None]]:
        while self.running:
            for ready in cast(list[Connection], wait(list(self.running))):
                result = _received(ready)
                job, process = self.running.pop(ready)
                process.join()
                self._start_waiting()
                yield job, result

    def __exit__(self, *error: object) -> None:
        for _, process in self.running.values():
            process.terminate()
            process.join()

    def _start_waiting(self) -> None:
        while self.waiting and len(self.running) < self.at_once:
            job = self.waiting.pop(0)
            here, there = _CONTEXT.Pipe(duplex=False)
            process = _CONTEXT.Process(
                target=_send_result, args=(there, self.function, job)
            )
            process.start()
            # Held open here as well, it would never tell that the process has ended.
            there.close()
            self.running[here] = job, process


# The names are literals, so that the types of what they give are known.
if sys.platform == "linux":
    _CONTEXT = multiprocessing.get_context("fork")
else:
    _CONTEXT = multiprocessing.get_context("spawn")


def _received(connection: Connection) -> Any:
    with connection:
        try:
            return connection.recv()
        except EOFError:
            return None


def _send_result(
    connection: Connection, function: Callable[[Job], Result], job: Job
) -> None:
    # Ctrl-C reaches all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with connection:
        connection.send(function(job))
