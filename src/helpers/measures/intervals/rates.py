"""Rates per million words, with their ends: counts in, columns out."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.arrays import Floats
from helpers.measures.intervals.clustered import ratio_interval

PER_MILLION = 1_000_000


def rate_ends(
    parts: Floats, sizes: Floats, unit: str, most: float
) -> tuple[float, float]:
    """Return the ends of a rate, as a part of one; `most` as in `ratio_interval`."""
    if unit == "none":
        return np.nan, np.nan
    low, high = ratio_interval(parts, sizes, in_order=unit == "turn", most=most)
    return float(low), float(high)


def rate_columns(
    n: NDArray[np.int64], n_words: NDArray[np.int64], ends: list[tuple[float, float]]
) -> pd.DataFrame:
    """Return counts and rates; a rate of no words is missing."""
    n, n_words = np.asarray(n), np.asarray(n_words)
    low, high = np.array(ends, dtype=float).reshape(-1, 2).T * PER_MILLION
    rate = np.where(n_words > 0, n / np.maximum(n_words, 1) * PER_MILLION, np.nan)
    return pd.DataFrame(
        {
            "n": n.astype(np.int64),
            "n_words": n_words.astype(np.int64),
            "rate": rate,
            "rate_low": low,
            "rate_high": high,
        }
    )


def count_pairs(
    rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]
) -> Floats:
    """Return how often each pair occurs."""
    counts = np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1])
    return counts.reshape(shape).astype(float)
