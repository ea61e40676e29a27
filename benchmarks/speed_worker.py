"""Does tasks with one tool, in a process of its own.

    python speed_worker.py MODULE TURNS FOLDER [TASK]

With a task: does it, from a cold start, and ends. Without: brings the words into
memory, then does the tasks whose names come in, line by line. Every line that goes out
is JSON: first that the work is done, then what it took and what came out.
"""

from __future__ import annotations

import gc
import json
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from speed_tasks import SumUp, read_material

# What a library prints must not come between the answers.
answers, sys.stdout = sys.stdout, sys.stderr


def say(**told: Any) -> None:
    """Send a line to whoever started this process."""
    print(json.dumps(told), file=answers, flush=True)


def do(work: Callable[[], SumUp]) -> None:
    """Do a task and say when it is done, then its time and its answer."""
    gc.collect()
    started = perf_counter()
    try:
        sum_up = work()
        seconds = perf_counter() - started
        say(done=True)
        started = perf_counter()
        answer = sum_up()
    except Exception as error:
        traceback.print_exc()
        say(done=False)
        say(failed=f"{type(error).__name__}: {error}")
    else:
        say(seconds=seconds, summing=perf_counter() - started, answer=answer)


def main(module: str, turns: str, folder: str, task: str = "") -> None:
    """Do one task from a cold start, or those that come in."""
    tool, material = import_module(f"peers.{module}"), read_material(Path(turns))
    if task:
        do(lambda: getattr(tool, task)(material, Path(folder)))
        return
    words: list[Any] = []

    def prepare() -> SumUp:
        words.append(tool.prepare(material))
        return dict

    do(prepare)
    for line in sys.stdin:
        name = line.strip()
        do(lambda name=name: getattr(tool, name)(words[0], material))  # type: ignore[misc]


if __name__ == "__main__":
    main(*sys.argv[1:])
