"""Measure what the intervals of `helpers.measures.intervals` cover.

Draws meetings, or turns, of a known speaker many times, computes the 95 % interval of
the share of words each time, and counts how often it holds the true share. Beside it:
the percentile bootstrap of the same units, and Wilson's interval, which takes every
word for independent. The same for the rate of a term.

Run: python benchmarks/coverage.py
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import numpy as np
from designs import (
    REPLICATIONS,
    WORDS_A_MEETING,
    WORDS_A_TURN,
    Design,
    Draw,
    Floats,
    Meetings,
    Parts,
    Speeches,
    Terms,
    Turns,
    Windows,
)
from numpy.typing import NDArray

from helpers.measures.intervals import LEVEL, ratio_interval
from helpers.measures.intervals.textbook import wilson_interval

Interval = tuple[Floats, Floats]

SEED = 20240613
RESAMPLES = 300
UNITS = (10, 12, 15, 19, 20, 40, 100, 150)
SHARES = (0.02, 0.10, 0.50)
RATES = (2e-4, 1e-3, 1e-2)
NEAR = (3e-3, 1e-2, 5e-2)

MEETINGS = (
    Meetings("meetings, steady part", 1.0, 10, 0.4),
    Meetings("meetings, uneven part", 1.0, 3, 0.8),
    Meetings("meetings, comes and goes", 0.4, 5, 0.6),
    Meetings("meetings, seldom but long", 0.05, 10, 0.6),
    Meetings("meetings, some very long", 0.4, 5, 1.2),
    Parts("meetings, a word or a speech", 0.4, 5),
    Speeches("speeches, in meetings of any length", 0.2, 1.2),
)
TURNS = (
    Turns("turns, independent", 0.0, 1.0),
    Turns("turns, in runs", 0.3, 1.0),
    Turns("turns, in runs, long", 0.3, 2.0),
    Turns("turns, in runs, short", 0.3, 0.5),
)
TERMS = (
    Terms("term, meetings, even", 1.0, 5.0, WORDS_A_MEETING),
    Terms("term, meetings, bursts", 1.0, 0.5, WORDS_A_MEETING),
    Terms("term, turns, bursts", 1.0, 0.5, WORDS_A_TURN),
    Terms("term, one meeting in five", 0.2, 1.0, WORDS_A_MEETING),
)
WINDOWS = (
    Windows("word near a term, even", 50),
    Windows("word near a term, bursts", 5),
)


def ours(draw: Draw, *, in_order: bool) -> Interval:
    """Return the package's interval for a share."""
    return ratio_interval(draw.parts, draw.sizes, in_order=in_order)


def ours_for_rates(draw: Draw, *, in_order: bool) -> Interval:
    """Return the package's interval for a rate."""
    return ratio_interval(draw.parts, draw.sizes, in_order=in_order, most=0)


def percentile_bootstrap(draw: Draw, rng: np.random.Generator) -> Interval:
    """Return the usual interval: quantiles of the ratio over resampled units."""
    n = len(draw.parts)
    weights = rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES).astype(float)
    ratios = (weights @ draw.parts) / (weights @ draw.sizes)
    low, high = np.quantile(ratios, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return low, high


def wilson(draw: Draw) -> Interval:
    """Return Wilson's interval over words."""
    return wilson_interval(draw.parts.sum(axis=0), draw.sizes.sum(axis=0))


def holds(interval: Interval, truth: float) -> NDArray[np.bool_]:
    """Return which intervals hold the truth."""
    low, high = interval
    return (low <= truth) & (truth <= high)


def print_table(
    designs: Iterable[Design],
    values: tuple[float, ...],
    method: Callable[..., Interval],
) -> None:
    """Print coverage and mean width of every cell, then the lowest coverage."""
    rng = np.random.default_rng(SEED)
    print(
        "| design | truth | units | ours | if seen | width | bootstrap | width"
        " | Wilson |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for design in designs:
        lowest = {"10 to 19": (1.0, 1.0), "20 or more": (1.0, 1.0)}
        too_high = 0.0
        in_order = isinstance(design, Turns) or "turns" in design.name
        for value in values:
            for n in UNITS:
                draw = design.draw(rng, n, value)
                mine = method(draw, in_order=in_order)
                theirs = percentile_bootstrap(draw, rng)
                held = holds(mine, draw.truth)
                both = held.mean(), held[draw.parts.any(axis=0)].mean()
                band = "10 to 19" if n < 20 else "20 or more"
                lowest[band] = tuple(np.minimum(lowest[band], both))
                too_high = max(too_high, float(np.mean(mine[0] > draw.truth)))
                print(
                    f"| {design.name} | {value:g} | {n} | {both[0]:.3f}"
                    f" | {both[1]:.3f} | {np.mean(mine[1] - mine[0]):.3g}"
                    f" | {holds(theirs, draw.truth).mean():.3f}"
                    f" | {np.mean(theirs[1] - theirs[0]):.3g}"
                    f" | {holds(wilson(draw), draw.truth).mean():.3f} |"
                )
        text = "; ".join(
            f"{held:.3f} ({seen:.3f} if seen) with {band}"
            for band, (held, seen) in lowest.items()
        )
        text += f"; lower end too high in {too_high:.3f} at most"
        print(f"| **{design.name}: lowest {text}** |" + " |" * 8)


def main() -> None:
    """Print the tables."""
    begin = time.perf_counter()
    print(f"\n## Share of words ({REPLICATIONS:,} replications a cell)\n")
    print_table((*MEETINGS, *TURNS), SHARES, ours)
    print("\n## Rate of a term\n")
    print_table(TERMS, RATES, ours_for_rates)
    print("\n## Rate of a word near a term\n")
    print_table(WINDOWS, NEAR, ours_for_rates)
    print(f"\n{time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
