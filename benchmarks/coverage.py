"""Measure what the intervals of `helpers.measures.intervals` cover.

Draws meetings, or turns, of a known speaker many times, computes the 95 % interval of
the share of words each time, and counts how often it holds the true share. Beside it:
the percentile bootstrap of the same units, and Wilson's interval, which takes every
word for independent. The same for the rate of a term, and of a word near a term.

Run: python benchmarks/coverage.py
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.measures.intervals import LEVEL, ratio_interval

Floats = NDArray[np.float64]
Interval = tuple[Floats, Floats]

SEED = 20240613
REPLICATIONS = 3_000
RESAMPLES = 300
UNITS = (10, 12, 15, 19, 20, 40, 100, 150)
SHARES = (0.02, 0.10, 0.50)
RATES = (2e-4, 1e-3, 1e-2)
WORDS_A_TURN = 60
NEAR = (3e-3, 1e-2, 5e-2)
PLACES = 9  # words in a window, those cut off at the ends of turns left out


class Draw(NamedTuple):
    """Replications of one corpus: (units, replications) parts and sizes, the truth."""

    parts: Floats
    sizes: Floats
    truth: float


class Meetings(NamedTuple):
    """Meetings whose turns are clustered: a speaker's part differs between meetings.

    Attributes:
        name: shown in the table.
        presence: chance that the speaker takes part; at least 1.6 times the share.
        evenness: of the part between meetings (sum of the beta's parameters).
        spread: of the number of turns between meetings (sd of its logarithm).
    """

    name: str
    presence: float
    evenness: float
    spread: float

    def draw(self, rng: np.random.Generator, n: int, share: float) -> Draw:
        """Return meetings of about forty turns of gamma-distributed lengths."""
        shape = n, REPLICATIONS
        presence = max(self.presence, min(1.0, 1.6 * share))
        inside = share / presence
        part = rng.beta(inside * self.evenness, (1 - inside) * self.evenness, shape)
        part *= rng.random(shape) < presence
        n_turns = np.ceil(40 * np.exp(rng.normal(0, self.spread, shape)))
        own_turns = rng.binomial(n_turns.astype(int), part)
        own, others = (
            np.ceil(WORDS_A_TURN * rng.gamma(turns + 1e-12))
            for turns in (own_turns, n_turns - own_turns)
        )
        own[own_turns == 0] = 0
        return Draw(own, own + others, share)


class Turns(NamedTuple):
    """Turns of one meeting, in order; neighbours are alike.

    Attributes:
        name: shown in the table.
        likeness: correlation of neighbours, in who speaks and in length.
        length: of the speaker's turns, as a multiple of the others' turns.
    """

    name: str
    likeness: float
    length: float

    def draw(self, rng: np.random.Generator, n: int, share: float) -> Draw:
        """Return turns of log-normal lengths; who speaks is a Markov chain."""
        chance = share / (share + self.length * (1 - share))
        is_own = np.zeros((n, REPLICATIONS), dtype=bool)
        length = rng.normal(size=(n, REPLICATIONS))
        is_own[0] = rng.random(REPLICATIONS) < chance
        fresh = np.sqrt(1 - self.likeness**2)
        for turn in range(1, n):
            again = chance + self.likeness * (is_own[turn - 1] - chance)
            is_own[turn] = rng.random(REPLICATIONS) < again
            length[turn] = self.likeness * length[turn - 1] + fresh * length[turn]
        sizes = np.ceil(
            WORDS_A_TURN * np.exp(length) * np.where(is_own, self.length, 1.0)
        )
        return Draw(sizes * is_own, sizes, share)


class Terms(NamedTuple):
    """Hits of a term: how strongly it comes in bursts, in units of about one length.

    Attributes:
        name: shown in the table.
        presence: chance that a unit is about the term's matter at all.
        evenness: shape of the gamma distribution of its rate between such units.
        words: of a unit, about.
    """

    name: str
    presence: float
    evenness: float
    words: int

    def draw(self, rng: np.random.Generator, n: int, rate: float) -> Draw:
        """Return units of log-normal sizes with negative binomial counts."""
        shape = n, REPLICATIONS
        sizes = np.ceil(self.words * np.exp(rng.normal(0, 0.6, shape)))
        own = rng.gamma(self.evenness, 1 / self.evenness, shape) / self.presence
        own *= rng.random(shape) < self.presence
        return Draw(np.minimum(rng.poisson(rate * own * sizes), sizes), sizes, rate)


class Windows(NamedTuple):
    """A word in the windows of a term: how evenly over the meetings.

    Attributes:
        name: shown in the table.
        evenness: of its rate between meetings (sum of the beta's parameters).
    """

    name: str
    evenness: float

    def draw(self, rng: np.random.Generator, n: int, rate: float) -> Draw:
        """Return meetings with about six hits of the term, and their windows."""
        shape = n, REPLICATIONS
        hits = 1 + rng.negative_binomial(1.2, 1.2 / (1.2 + 5), shape)
        sizes = PLACES * hits
        own = rng.beta(rate * self.evenness, (1 - rate) * self.evenness, shape)
        return Draw(rng.binomial(sizes, own).astype(float), sizes.astype(float), rate)


MEETINGS = (
    Meetings("meetings, steady part", 1.0, 10, 0.4),
    Meetings("meetings, uneven part", 1.0, 3, 0.8),
    Meetings("meetings, comes and goes", 0.4, 5, 0.6),
    Meetings("meetings, seldom but long", 0.05, 10, 0.6),
)
TURNS = (
    Turns("turns, independent", 0.0, 1.0),
    Turns("turns, in runs", 0.3, 1.0),
    Turns("turns, in runs, long", 0.3, 2.0),
    Turns("turns, in runs, short", 0.3, 0.5),
)
TERMS = (
    Terms("term, meetings, even", 1.0, 5.0, 2_000),
    Terms("term, meetings, bursts", 1.0, 0.5, 2_000),
    Terms("term, turns, bursts", 1.0, 0.5, WORDS_A_TURN),
    Terms("term, one meeting in five", 0.2, 1.0, 2_000),
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
    most = draw.parts.max(axis=0)
    return ratio_interval(draw.parts, draw.sizes, in_order=in_order, most=most)


def percentile_bootstrap(draw: Draw, rng: np.random.Generator) -> Interval:
    """Return the usual interval: quantiles of the ratio over resampled units."""
    n = len(draw.parts)
    weights = rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES).astype(float)
    ratios = (weights @ draw.parts) / (weights @ draw.sizes)
    low, high = np.quantile(ratios, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return low, high


def wilson(draw: Draw) -> Interval:
    """Return Wilson's interval over words."""
    n = draw.sizes.sum(axis=0)
    share, z = draw.parts.sum(axis=0) / n, 1.959964
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return middle - half, middle + half


def coverage(interval: Interval, truth: float) -> float:
    """Return how often the interval holds the truth."""
    low, high = interval
    return float(np.mean((low <= truth) & (truth <= high)))


def print_table(
    designs: Iterable[Meetings | Turns | Terms | Windows],
    values: tuple[float, ...],
    method: Callable[..., Interval],
) -> None:
    """Print coverage and mean width of every cell, then the worst of them."""
    rng = np.random.default_rng(SEED)
    print("| design | truth | units | ours | width | bootstrap | width | Wilson |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for design in designs:
        lowest, too_high = {"10 to 19": 1.0, "20 or more": 1.0}, 0.0
        in_order = isinstance(design, Turns) or "turns" in design.name
        for value in values:
            for n in UNITS:
                draw = design.draw(rng, n, value)
                mine = method(draw, in_order=in_order)
                theirs = percentile_bootstrap(draw, rng)
                held = coverage(mine, draw.truth)
                band = "10 to 19" if n < 20 else "20 or more"
                lowest[band] = min(lowest[band], held)
                too_high = max(too_high, float(np.mean(mine[0] > draw.truth)))
                print(
                    f"| {design.name} | {value:g} | {n} | {held:.3f}"
                    f" | {np.mean(mine[1] - mine[0]):.3g}"
                    f" | {coverage(theirs, draw.truth):.3f}"
                    f" | {np.mean(theirs[1] - theirs[0]):.3g}"
                    f" | {coverage(wilson(draw), draw.truth):.3f} |"
                )
        summary = "; ".join(f"{held:.3f} with {band}" for band, held in lowest.items())
        worst = f"lowest {summary}; lower end too high in {too_high:.3f} at most"
        print(f"| **{design.name}: {worst}** | | | | | | | |")


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
