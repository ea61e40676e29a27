"""Where a word stands in the drawing of keyness: by effect, and by evidence."""

from __future__ import annotations

from math import log10
from typing import NamedTuple

import pandas as pd

from helpers.measures.keyness.scores import EFFECT, EVIDENCE

HEIGHT, HEADING = 640, 76  # pixels: the plot area, and what the names of the sides take
FAR_BEYOND = 4  # times the most evidence: where the line of what is needed is left out
SMALLEST = 0.1  # evidence below it is drawn there: a logarithm has no 0
BESIDE = 0.12  # of the axis: how far words that the other never says stand apart


class Frame(NamedTuple):
    """What the axes show.

    Attributes:
        left: log ratio at the left end of the plot area.
        right: the same at its right end.
        low: log10 of the evidence at the lower end.
        high: the same at the upper end.
        never: where words stand that the target, or the reference, never says.
    """

    left: float
    right: float
    low: float
    high: float
    never: tuple[float, float]

    @classmethod
    def of(cls, rows: pd.DataFrame, dots: pd.DataFrame | None = None) -> Frame:
        """Return the frame that holds the effects of `rows`, and all evidence.

        The evidence that is needed is in it as well, if it is not far beyond.
        """
        is_both = (rows["n_target"] > 0) & (rows["n_reference"] > 0)
        ratios = [*rows.loc[is_both, EFFECT], -1.0, 1.0]
        left, right = min(ratios), max(ratios)
        gap = BESIDE * (right - left)
        never = (left - gap, right + gap)
        # Room for words that one side never says only where there are any.
        left, right = (
            edge if (rows[f"n_{side}"] == 0).any() else end
            for edge, end, side in zip(
                never, (left, right), ("target", "reference"), strict=True
            )
        )
        drawn = rows if dots is None else pd.concat([rows, dots])
        low, high = _evidence_range(drawn, rows.attrs["g2_needed"])
        return cls(left - gap / 2, right + gap / 2, low, high, never)

    @property
    def edges(self) -> list[float]:
        """Where words stand that one side never says, if there are any."""
        return [x for x in self.never if self.left < x < self.right]

    def holds(self, evidence: float) -> bool:
        """Whether an evidence lies between the ends of its axis."""
        return self.low < log10(evidence) < self.high

    def x(self, rows: pd.DataFrame) -> list[float]:
        """Return the place of each word on the axis of effects."""
        is_target = rows[EVIDENCE] > 0
        ratios = rows[EFFECT].where(
            ~(is_target & rows["n_reference"].eq(0)), self.never[1]
        )
        return ratios.where(is_target | rows["n_target"].gt(0), self.never[0]).tolist()

    def y(self, rows: pd.DataFrame) -> list[float]:
        """Return the evidence of each word, none smaller than can be drawn."""
        return rows[EVIDENCE].abs().clip(lower=SMALLEST).tolist()

    def places(self, rows: pd.DataFrame) -> list[tuple[float, float]]:
        """Return where each word stands, as parts of the plot area."""
        return [
            (
                (x - self.left) / (self.right - self.left),
                (log10(y) - self.low) / (self.high - self.low),
            )
            for x, y in zip(self.x(rows), self.y(rows), strict=True)
        ]


def _evidence_range(rows: pd.DataFrame, needed: float) -> tuple[float, float]:
    """Return log10 of the ends of the axis, with room for the names of the sides."""
    evidence = rows[EVIDENCE].abs().clip(lower=SMALLEST)
    highest = evidence.max()
    if highest < needed < FAR_BEYOND * highest:
        highest = needed
    low, top = log10(evidence.min()), log10(highest)
    low, top = low - 0.05 * (top - low + 1), max(top, low + 0.5)
    return low, low + (top - low) * HEIGHT / (HEIGHT - HEADING)
