"""Measure what the intervals of `helpers.measures.intervals.differences` cover.

Draws both sides of a comparison many times, computes the 95 % intervals of the log
ratio and of the difference each time, and counts how often they hold the true values.
Beside them the percentile bootstrap of the same units, and Wald's interval, which takes
every word for independent; to both half a hit is added on each side, as usual.

Run: python benchmarks/coverage_of_differences.py
"""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np
from designs import Floats
from designs_of_sides import (
    COLUMNS,
    Apart,
    Conversation,
    Design,
    Ints,
    Sides,
    Speakers,
    Term,
    Together,
)
from numpy.typing import NDArray

from helpers.measures.intervals import LEVEL, Units
from helpers.measures.intervals.differences import (
    difference_interval,
    log_ratio_interval,
)
from helpers.measures.intervals.moments import Counts
from helpers.measures.intervals.resampling import bootstrap_rates

Interval = tuple[Floats, Floats]

SEED = 20240613
BATCHES = 20
RESAMPLES = 300
# The bootstrap takes most of the time: it is tried on the first batches only.
BOOTSTRAPPED = 5
HALF = 0.5
ROUNDING = 1e-12
UNITS = (10, 15, 20, 100)
RATES = ((2e-4, 2e-4), (1e-3, 1e-3), (1e-2, 1e-2), (4e-3, 1e-3), (2e-4, 1e-3))
SHARES = ((0.02, 0.02), (0.1, 0.1), (0.5, 0.5), (0.1, 0.3), (0.02, 0.1))
EVEN, BURSTS = Term("even", 1.0, 5.0), Term("in bursts", 1.0, 0.5)
SELDOM = Term("in one meeting of five", 0.2, 1.0)
TERMS: tuple[Design, ...] = (
    *(Together(term, share) for term in (EVEN, BURSTS) for share in (0.5, 0.1, 0.02)),
    *(Apart(term, times) for term in (EVEN, BURSTS) for times in (1, 10)),
    Conversation("turns 1:1, term in bursts", 0.5),
    Conversation("turns 1:9, term in bursts", 0.1),
)
SELDOM_TERMS: tuple[Design, ...] = (
    *(Together(SELDOM, share) for share in (0.5, 0.1, 0.02)),
    *(Apart(SELDOM, times) for times in (1, 10)),
)
SPEAKERS: tuple[Design, ...] = (
    Speakers("a speaker in meetings 1:1", 1),
    Speakers("a speaker in meetings 1:10", 10),
    Speakers("two speakers of the same meetings", 0),
)


def counted(parts: Ints) -> Counts:
    """Return columns of parts as counts of things in units."""
    things, units = np.nonzero(parts.T)
    return Counts(things, units, parts.T[things, units], parts.shape[1])


def compared(kind: str, target: Floats, reference: Floats) -> Floats:
    """Return the log ratio, or the difference, of two rates."""
    if kind == "log ratio":
        return np.log2(target / reference)
    return target - reference


def ours(kind: str, sides: Sides, unit: str, *, rare: bool) -> Interval:
    """Return the package's interval."""
    interval = log_ratio_interval if kind == "log ratio" else difference_interval
    n_units = len(sides.sizes_target)
    return interval(
        counted(sides.target),
        counted(sides.reference),
        sides.sizes_target,
        sides.sizes_reference,
        Units(unit, np.arange(n_units), n_units, ""),
        rare=rare,
    )


def percentile_bootstrap(kind: str, sides: Sides, seed: int) -> Interval:
    """Return the usual interval: quantiles over resampled units."""
    rates = [
        np.nan_to_num(bootstrap_rates(counted(parts), sizes, n=RESAMPLES, seed=seed))
        + HALF / sizes.sum()
        for parts, sizes in (sides[::2], sides[1::2])
    ]
    tails = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    low, high = np.quantile(compared(kind, *rates), tails, axis=0)
    return low, high


def wald(kind: str, sides: Sides) -> Interval:
    """Return Wald's interval over words."""
    sizes = [each.sum() for each in sides[2:]]
    rates = [
        (parts.sum(axis=0) + HALF) / (size + 2 * HALF)
        for parts, size in zip(sides[:2], sizes, strict=True)
    ]
    variance = np.zeros(COLUMNS)
    for rate, size in zip(rates, sizes, strict=True):
        scale = 1 / (rate * np.log(2)) ** 2 if kind == "log ratio" else 1.0
        variance += scale * rate * (1 - rate) / size
    point, half = compared(kind, *rates), 1.959964 * np.sqrt(variance)
    return point - half, point + half


def measure(
    kind: str, design: Design, n: int, values: tuple[float, float], *, rare: bool
) -> list[float]:
    """Return coverage and median width of each method, and ours where either has it."""
    # The letters of the name, not their hash: the same numbers in every run.
    rng = np.random.default_rng([SEED, n, *design.name.encode()])
    truth = float(compared(kind, *np.array(values)))
    seen, mine, theirs, words = [], [], [], []
    for batch in range(BATCHES):
        sides = design.draw(rng, n, values)
        seen.append(sides.target.any(axis=0) | sides.reference.any(axis=0))
        mine.append(ours(kind, sides, design.unit, rare=rare))
        words.append(wald(kind, sides))
        if batch < BOOTSTRAPPED:
            theirs.append(percentile_bootstrap(kind, sides, batch))
    held = [holds(ends, truth) for ends in (mine, theirs, words)]
    return [
        *(float(np.mean(each)) for each in held),
        float(np.mean(held[0][np.concatenate(seen)])),
        *(width(ends) for ends in (mine, theirs, words)),
    ]


def holds(ends: list[Interval], truth: float) -> NDArray[np.bool_]:
    """Return which intervals hold the truth."""
    low, high = np.concatenate(ends, axis=1)
    return (low - ROUNDING <= truth) & (truth <= high + ROUNDING)


def width(ends: list[Interval]) -> float:
    """Return the median width."""
    low, high = np.concatenate(ends, axis=1)
    return float(np.median(high - low))


def print_table(
    kind: str,
    designs: Iterable[Design],
    cells: tuple[tuple[float, float], ...],
    *,
    rare: bool,
) -> None:
    """Print coverage and median width of every cell, then the lowest coverage."""
    print(
        "| design | target | reference | units | ours | if seen | width"
        " | bootstrap | width | Wald | width |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for design in designs:
        lowest: dict[str, list[tuple[float, float]]] = {
            "10 to 19": [],
            "20 or more": [],
        }
        for values in cells:
            for n in UNITS:
                found = measure(kind, design, n, values, rare=rare)
                mine, theirs, words, seen, *widths = found
                lowest["10 to 19" if n < 20 else "20 or more"].append((mine, seen))
                print(
                    f"| {design.name} | {values[0]:g} | {values[1]:g} | {n}"
                    f" | {mine:.3f} | {seen:.3f} | {widths[0]:.3g} | {theirs:.3f}"
                    f" | {widths[1]:.3g} | {words:.3f} | {widths[2]:.3g} |",
                    flush=True,
                )
        text = "; ".join(
            f"{min(all_cases):.3f} ({min(where_seen):.3f} if seen) with {n}"
            for n, held in lowest.items()
            for all_cases, where_seen in [zip(*held, strict=True)]
        )
        print(f"| **{design.name}: lowest {text}** |" + " |" * 10)


def main() -> None:
    """Print the tables."""
    begin = time.perf_counter()
    n = f"{BATCHES * COLUMNS:,} replications a cell"
    for kind in ("log ratio", "difference"):
        print(f"\n## {kind.capitalize()} of the rates of a term ({n})\n")
        print_table(kind, (*TERMS, *SELDOM_TERMS), RATES, rare=True)
        print(f"\n## {kind.capitalize()} of shares of words\n")
        print_table(kind, SPEAKERS, SHARES, rare=False)
    print(f"\n{time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
