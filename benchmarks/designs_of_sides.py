"""Pairs of corpora of known rates and shares, drawn many times.

A design draws, for a number of units on the side that has fewer, the counts of both
sides in all units. The columns are replications that share the sizes of the units.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from designs import WORDS_A_MEETING, WORDS_A_TURN, Floats
from numpy.typing import NDArray

Ints = NDArray[np.int64]

COLUMNS = 100


class Sides(NamedTuple):
    """Counts and sizes: (units, columns) and (units,) of each side."""

    target: Ints
    reference: Ints
    sizes_target: Floats
    sizes_reference: Floats


class Term(NamedTuple):
    """How a term comes.

    Attributes:
        name: shown in the table.
        presence: chance that a unit is about the term's matter at all.
        evenness: shape of the gamma distribution of its rate between such units.
    """

    name: str
    presence: float
    evenness: float

    def draw(self, rng: np.random.Generator, n: int) -> Floats:
        """Return its rate in units, as multiples of the mean."""
        rates = rng.gamma(self.evenness, 1 / self.evenness, (n, COLUMNS))
        is_present = rng.random((n, COLUMNS)) < self.presence
        return rates * is_present / self.presence


class Together(NamedTuple):
    """Words of both sides in each meeting, and a term that both say in one meeting.

    Attributes:
        term: how it comes.
        share: the target's share of the words, about; it is uneven between meetings.
    """

    term: Term
    share: float
    unit: str = "meeting"

    @property
    def name(self) -> str:
        """Shown in the table."""
        return f"{self.share:.0%} of each meeting, term {self.term.name}"

    def draw(
        self, rng: np.random.Generator, n: int, values: tuple[float, float]
    ) -> Sides:
        """Return meetings of log-normal sizes."""
        words = WORDS_A_MEETING * np.exp(rng.normal(0, 0.6, n))
        part = rng.beta(8 * self.share, 8 * (1 - self.share), n)
        sizes = np.ceil(words * part) + 1, np.ceil(words * (1 - part)) + 1
        rates = self.term.draw(rng, n)
        return _said(rng, (rates, rates), sizes, values)


class Apart(NamedTuple):
    """Meetings that belong to one side or the other.

    Attributes:
        term: how it comes.
        times: how many times as many meetings the reference has.
    """

    term: Term
    times: int
    unit: str = "meeting"

    @property
    def name(self) -> str:
        """Shown in the table."""
        return f"meetings 1:{self.times}, term {self.term.name}"

    def draw(
        self, rng: np.random.Generator, n: int, values: tuple[float, float]
    ) -> Sides:
        """Return meetings of log-normal sizes."""
        n_all = n * (1 + self.times)
        words = np.ceil(WORDS_A_MEETING * np.exp(rng.normal(0, 0.6, n_all)))
        is_target = np.arange(n_all) < n
        sizes = words * is_target, words * ~is_target
        rates = self.term.draw(rng, n_all)
        return _said(rng, (rates, rates), sizes, values)


class Conversation(NamedTuple):
    """Turns of one meeting, in order: sides in runs, a term that neighbours take up.

    Attributes:
        name: shown in the table.
        share: of the turns that are the target's.
    """

    name: str
    share: float
    unit: str = "turn"

    def draw(
        self, rng: np.random.Generator, n: int, values: tuple[float, float]
    ) -> Sides:
        """Return turns of log-normal lengths; n are the target's, some in a row."""
        n_all, n_runs = round(n / self.share), round(0.7 * n)
        lengths = np.ones(n_all - n + n_runs, dtype=int)
        lengths[:n_runs] += rng.multinomial(n - n_runs, np.full(n_runs, 1 / n_runs))
        order = rng.permutation(len(lengths))
        is_target = np.repeat(order < n_runs, lengths[order])
        words = np.ceil(WORDS_A_TURN * np.exp(rng.normal(0, 1, n_all)))
        rates = np.exp(_alike(rng, n_all, likeness=0.4) - 0.5)
        sizes = words * is_target, words * ~is_target
        return _said(rng, (rates, rates), sizes, values)


class Speakers(NamedTuple):
    """Shares of words: of one speaker in two groups of meetings, or of two in one.

    Attributes:
        name: shown in the table.
        times: how many times as many meetings the reference has; 0 for two speakers
            who share the words of each meeting with others.
    """

    name: str
    times: int
    unit: str = "meeting"

    def draw(
        self, rng: np.random.Generator, n: int, values: tuple[float, float]
    ) -> Sides:
        """Return meetings of log-normal sizes and uneven parts."""
        n_all = n * (1 + self.times)
        words = np.ceil(WORDS_A_MEETING * np.exp(rng.normal(0, 0.6, n_all)))
        shape = n_all, COLUMNS
        if not self.times:
            rest = max(1 - sum(values), 1e-9)
            parts = rng.dirichlet(6 * np.array([*values, rest]), shape)
            both = [np.rint(parts[..., k] * words[:, None]) for k in (0, 1)]
            return Sides(both[0].astype(int), both[1].astype(int), words, words)
        is_target = np.arange(n_all) < n
        share = np.where(is_target, *values)[:, None]
        part = np.rint(rng.beta(6 * share, 6 * (1 - share), shape) * words[:, None])
        target = (part * is_target[:, None]).astype(int)
        reference = part.astype(int) - target
        return Sides(target, reference, words * is_target, words * ~is_target)


Design = Together | Apart | Conversation | Speakers


def _alike(rng: np.random.Generator, n: int, *, likeness: float) -> Floats:
    """Return normal columns in which neighbours are correlated."""
    values = rng.normal(size=(n, COLUMNS))
    for row in range(1, n):
        fresh = np.sqrt(1 - likeness**2) * values[row]
        values[row] = likeness * values[row - 1] + fresh
    return values


def _said(
    rng: np.random.Generator,
    multiples: tuple[Floats, Floats],
    sizes: tuple[Floats, Floats],
    values: tuple[float, float],
) -> Sides:
    """Return how often a term of these rates is said on both sides."""
    counts = [
        np.minimum(rng.poisson(value * multiple * size[:, None]), size[:, None])
        for value, multiple, size in zip(values, multiples, sizes, strict=True)
    ]
    return Sides(counts[0].astype(int), counts[1].astype(int), *sizes)
