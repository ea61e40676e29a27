"""What is wanted of a table of collocations, and the measure card under it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from helpers.measures.card import build_card, size_of
from helpers.measures.collocation.windows import Sides
from helpers.measures.intervals import Units, describe_interval, describe_many
from helpers.measures.language import StopList
from helpers.tokens import Tokens

PAIRS, NLTK = "pairs", "nltk"
ALL = -np.inf
# Of simulated words near a term, in 10 to 150 meetings, at 3 to 50 of 1,000 places.
COVERAGE = (
    "simulated for words near a term: the lower end is too high in 1.6 % of cases at"
    " most; both ends hold in 95 % or more where the word is spread evenly, in 68 %"
    " where it comes in bursts"
)


class Choice(NamedTuple):
    """What is wanted of a table: windows, words, and how many rows."""

    sides: Sides
    stop_words: StopList
    min_count: int
    top: int
    min_evidence: float = ALL


def interval_near(units: Units | None) -> str:
    """Return what the card says of the interval; no `units`: each node has its own."""
    if units is None:
        return f"{describe_many(rare=True)}; {COVERAGE}"
    said = describe_interval(units, rare=True)
    return said if units.unit == "none" else f"{said}; {COVERAGE}"


def collocation_card(
    tokens: Tokens, choice: Choice, interval: str, margins: str = PAIRS
) -> dict[str, str]:
    """Return the card of a table of collocations.

    Args:
        tokens: the words it was counted in.
        choice: what was wanted.
        interval: what it says of intervals, or why there is none.
        margins: what f(x), f(y) and N count: `PAIRS` or `NLTK`.
    """
    before, behind = choice.sides
    fits = "f(x), f(y) and N count places in windows"
    if margins == NLTK:
        fits = f"f(x), f(y) and N count running words, O is n / {behind} (NLTK)"
    name, rule = choice.stop_words.name, "no collocates, but they keep their places"
    return build_card(
        measure=(
            f"collocation in windows of {before} running words before and {behind}"
            " behind"
        ),
        formula=(
            f"E = f(x) · f(y) / N, where {fits}; log-likelihood: G² over four cells,"
            " negative for repulsion; logDice = 14 + log2(2 O / (f(x) + f(y)));"
            " PMI = log2(O / E), base 2"
        ),
        unit=(
            "pairs of a hit and a word in its window; no window crosses a turn, bracket"
            " or page furniture; full stops are crossed"
        ),
        denominator="rate: all places in the windows of the node",
        interval=interval,
        n=size_of(tokens.turns),
        source=(
            "G²: Dunning 1993; logDice: Rychlý 2008; PMI: Church and Hanks 1990;"
            " windows: Evert 2008"
        ),
        stop_list=f"{name} ({rule})" if choice.stop_words.words else name,
    )
