"""Corpora of known shares and rates, drawn many times: what intervals are tried on.

A design draws, for a number of units (meetings or turns), the parts that belong to a
speaker or a term, and the sizes. Speakers come in turns, terms in bursts, and both are
clustered in meetings; what an interval over words takes for independent is not.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

REPLICATIONS = 3_000
WORDS_A_TURN = 60
WORDS_A_MEETING = 2_000
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


class Parts(NamedTuple):
    """Meetings in which a speaker says anything from a word to a long speech.

    Attributes:
        name: shown in the table.
        presence: chance that the speaker takes part; at least 1.6 times the share.
        evenness: of the part between meetings (sum of the beta's parameters).
    """

    name: str
    presence: float
    evenness: float

    def draw(self, rng: np.random.Generator, n: int, share: float) -> Draw:
        """Return meetings of log-normal sizes and parts of any size."""
        shape = n, REPLICATIONS
        sizes = np.ceil(WORDS_A_MEETING * np.exp(rng.normal(0, 0.6, shape)))
        presence = max(self.presence, min(1.0, 1.6 * share))
        inside = share / presence
        part = rng.beta(inside * self.evenness, (1 - inside) * self.evenness, shape)
        part *= rng.random(shape) < presence
        return Draw(np.rint(sizes * part), sizes, share)


class Speeches(NamedTuple):
    """Meetings of very uneven size; a speech is as long in a long one as in a short.

    Attributes:
        name: shown in the table.
        presence: chance that the speaker makes a speech.
        spread: of the words of all others between meetings (sd of the logarithm).
    """

    name: str
    presence: float
    spread: float

    def draw(self, rng: np.random.Generator, n: int, share: float) -> Draw:
        """Return meetings with a speech of log-normal length, or none."""
        shape = n, REPLICATIONS
        others = WORDS_A_MEETING * np.exp(rng.normal(0, self.spread, shape))
        mean = WORDS_A_MEETING * np.exp(self.spread**2 / 2) * share / (1 - share)
        own = mean / self.presence * np.exp(rng.normal(0, 0.6, shape) - 0.6**2 / 2)
        own *= rng.random(shape) < self.presence
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


Design = Meetings | Parts | Speeches | Turns | Terms | Windows
