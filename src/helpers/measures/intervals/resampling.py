"""Resampled rates: units drawn anew with replacement, as the plain bootstrap does.

Counts per unit in, rates of each resample out. The package's intervals need no draws:
this is what ``benchmarks/coverage_of_differences.py`` compares them with.

Source:
    Efron (1979), Annals of Statistics 7(1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats
from helpers.measures.intervals.moments import Counts


def bootstrap_rates(
    counts: Counts, sizes: ArrayLike, *, n: int = 1000, seed: int
) -> Floats:
    """Return the rates of things in resamples of the units.

    Two calls with one seed and as many units draw the same units, so that both sides of
    a comparison may be resampled together.

    Args:
        counts: counts of things in units; a column per thing is made, so not too many.
        sizes: (units,) words of each unit.
        n: number of resamples.
        seed: of the random numbers.

    Returns:
        (n, things) rates, as parts of one; NaN for a resample without words.

    Raises:
        ParameterError: `n` is less than 1.
    """
    if n < 1:
        raise ParameterError(f"n: {n!r}, expected 1 or more resamples")
    sizes = np.asarray(sizes, dtype=float)
    dense = np.zeros((len(sizes), counts.n_things + 1))
    dense[counts.units, counts.things] = counts.n
    dense[:, -1] = sizes
    sums = _weights(len(sizes), n, seed) @ dense
    with np.errstate(invalid="ignore"):
        return sums[:, :-1] / sums[:, -1:]


def _weights(n_units: int, n: int, seed: int) -> Floats:
    """Return how often each unit is drawn in each resample."""
    drawn = np.random.default_rng(seed).integers(0, n_units, (n, n_units))
    drawn += np.arange(n)[:, None] * n_units
    weights = np.bincount(drawn.ravel(), minlength=n * n_units)
    return weights.reshape(n, n_units).astype(float)
