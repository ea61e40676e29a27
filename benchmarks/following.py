"""Measure the false alarms and the intervals of `helpers.measures.floor.following`.

Draws meetings in which it is random who follows whom, but that nobody follows
themselves, and counts how often any pair is said to differ from chance. Then draws
meetings in which one pair follows more often, or less, and counts how often the
interval of its ratio holds the ratio of all replications together.

Run: python benchmarks/following.py
"""

from __future__ import annotations

import time
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.floor import who_follows

SEED = 20240613
REPLICATIONS = 400
LEVEL = 0.05
SPREAD = 0.5  # between meetings, of how often people speak (sd of the logarithm)


class Design(NamedTuple):
    """Meetings of the same people.

    Attributes:
        name: shown in the table.
        n_meetings: how many.
        n_floors: in a meeting, about.
        weights: how readily each takes the floor.
    """

    name: str
    n_meetings: int
    n_floors: int
    weights: tuple[float, ...]


COUNCIL = (16, 14, 13, 13, 10, 10, 9, 7, 6, 2)
DESIGNS = (
    Design("council of ten, 14 meetings", 14, 32, COUNCIL),
    Design("council of ten, 14 short ones", 14, 15, COUNCIL),
    Design("council of ten, 100 of 4 floors", 100, 4, COUNCIL),
    Design("one takes every second floor nearly", 10, 60, (30,) + (1,) * 10),
    Design("a host and guests", 20, 30, (50, 10, 10) + (3,) * 10),
    Design("four people, 60 meetings", 60, 8, (4, 3, 2, 1)),
    Design("one long meeting", 1, 300, (20,) + (4,) * 20),
)
PULLS = (0.4, 1.0, 2.5)  # how much more readily the second follows the first


def draw(design: Design, rng: np.random.Generator, pull: float) -> pd.DataFrame:
    """Return the turns of one corpus, a word each."""
    meetings = []
    for number in range(design.n_meetings):
        order = _order(design, rng, pull)
        rows = {"turn": np.arange(len(order)) + 1, "speaker": order, "n_words": 1}
        meetings.append(pd.DataFrame(rows).assign(meeting_id=f"m{number}"))
    turns = pd.concat(meetings, ignore_index=True)
    names = turns["speaker"].map("S{:02}".format).astype("str")
    return turns.assign(speaker=names, floor=turns["turn"])


def _order(design: Design, rng: np.random.Generator, pull: float) -> NDArray[np.int64]:
    """Return who holds the floors of a meeting: a chain without self-succession."""
    k = len(design.weights)
    weights = np.array(design.weights) * rng.lognormal(0, SPREAD, k)
    chances = np.tile(weights, (k, 1))
    if pull != 1:
        chances[0, 1] *= pull * rng.lognormal(0, SPREAD)
    np.fill_diagonal(chances, 0)
    limits = np.cumsum(chances / chances.sum(axis=1, keepdims=True), axis=1)
    order = [int(rng.choice(k, p=weights / weights.sum()))]
    for luck in rng.random(rng.poisson(design.n_floors) + 1):
        order.append(int(min(np.searchsorted(limits[order[-1]], luck), k - 1)))
    return np.array(order)


def measure(design: Design, rng: np.random.Generator, pull: float) -> dict[str, float]:
    """Return how often any pair is significant, and what the first pair's ends hold."""
    alarms, rows = [], []
    for _ in range(REPLICATIONS):
        table = who_follows(draw(design, rng, pull))
        alarms.append(bool((table["p_value"] < LEVEL).any()))
        pair = (table["from_speaker"] == "S00") & (table["to_speaker"] == "S01")
        rows.append(table[pair])
    pairs = pd.concat(rows)
    truth = pairs["n"].sum() / pairs["expected"].sum()
    known = pairs.dropna(subset=["ratio_low", "ratio_high"])
    held = (known["ratio_low"] <= truth) & (truth <= known["ratio_high"])
    return {
        "alarms": float(np.mean(alarms)),
        "truth": truth,
        "n": len(known),
        "held": float(held.mean()) if len(known) else np.nan,
    }


def main() -> None:
    """Print the table."""
    begin = time.perf_counter()
    rng = np.random.default_rng(SEED)
    print("| design | pull | any pair significant | ratio | intervals | held |")
    print("|---|--:|--:|--:|--:|--:|")
    for design in DESIGNS:
        for pull in PULLS:
            found = measure(design, rng, pull)
            print(
                f"| {design.name} | {pull:g} | {found['alarms']:.3f}"
                f" | {found['truth']:.2f} | {found['n']} | {found['held']:.3f} |",
                flush=True,
            )
    print(f"\n{REPLICATIONS} replications a cell, {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
