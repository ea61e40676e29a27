"""Quasi-independence of square tables: what the margins alone make one expect.

Tables of counts of one size in, stacked; what is expected off the diagonal, and how
far counts scatter around it, out. The diagonal is empty by nature: nobody follows
themselves.

Sources:
    Goodman (1968), Journal of the American Statistical Association 63, for
    quasi-independence; Deming and Stephan (1940), Annals of Mathematical Statistics
    11(4), for the proportional fitting; Bishop, Fienberg and Holland (1975), Discrete
    Multivariate Analysis, chapter 5, for both with empty cells; Haberman (1973),
    Biometrics 29, for adjusted residuals; Holm (1979), Scandinavian Journal of
    Statistics 6(2), for the correction.
"""

from __future__ import annotations

import numpy as np

from helpers.measures.arrays import Floats

TOLERANCE = 1e-5  # counts: what a fitted margin may be off
MOST_STEPS = 20_000  # far more than any table needs that one speaker does not rule


def expect_off_diagonal(counts: Floats) -> tuple[Floats, Floats]:
    """Return what is expected if rows and columns are independent, and its variance.

    The expected table has the row and column sums of the counts and is a product of a
    row and a column factor off the diagonal (maximum likelihood).

    Args:
        counts: (tables, k, k) counts, 0 on the diagonal.

    Returns:
        The expected counts, and the variance of counts around them, which allows for
        the margins being fitted; both (tables, k, k). Where the margins settle the
        counts, these are expected and the variance is 0.
    """
    rows, columns = counts.sum(axis=2), counts.sum(axis=1)
    # One whose row and column hold all there is leaves nothing open: of the others
    # none follows another. No product has that table, and it is known without one.
    is_settled = rows + columns >= counts.sum(axis=(1, 2))[:, None]
    is_open = ~is_settled.any(axis=1)
    left, right = _fit(rows[is_open], columns[is_open])
    fitted = left[:, :, None] * right[:, None, :]
    size = np.arange(counts.shape[1])
    fitted[:, size, size] = 0
    expected, variance = counts.astype(float), np.zeros(counts.shape)
    expected[is_open] = fitted
    leverage = np.clip(fitted * _spread(fitted), 0, 1)
    left_open = np.where(leverage > 1 - TOLERANCE, 0, 1 - leverage)
    # Few changes scatter more than the formula for many says: as in a table of two by
    # two with given margins, by n / (n - 1).
    sizes = fitted.sum(axis=(1, 2))[:, None, None]
    variance[is_open] = fitted * left_open * sizes / (sizes - 1)
    return expected, variance


def _spread(fitted: Floats) -> Floats:
    """Return (tables, k, k) variances of the logarithms of what was fitted."""
    tables, size = len(fitted), fitted.shape[1]
    margins = np.concatenate([fitted.sum(axis=2), fitted.sum(axis=1)], axis=1)
    # Rows may gain what columns lose: the information does not tell, and this settles
    # it without changing any cell.
    sign = np.repeat([1.0, -1.0], size) * (margins > 0)
    information = sign[:, :, None] * sign[:, None, :]
    information[:, :size, size:] += fitted
    information[:, size:, :size] += fitted.transpose(0, 2, 1)
    places = np.arange(2 * size)
    information[:, places, places] += np.where(margins > 0, margins, 1)
    inverse = np.linalg.inv(information).reshape(tables, 2, size, 2, size)
    of_rows = np.diagonal(inverse[:, 0, :, 0], axis1=1, axis2=2)
    of_columns = np.diagonal(inverse[:, 1, :, 1], axis1=1, axis2=2)
    return of_rows[:, :, None] + of_columns[:, None, :] + 2 * inverse[:, 0, :, 1]


def _fit(rows: Floats, columns: Floats) -> tuple[Floats, Floats]:
    """Return the factors (tables, k) that give the margins, by proportional fitting."""
    left, right = np.zeros(rows.shape), columns.astype(float)
    open_ones = np.arange(len(rows))
    for _ in range(MOST_STEPS):
        if not len(open_ones):
            break
        a, b, factor = rows[open_ones], columns[open_ones], right[open_ones]
        others = factor.sum(axis=1, keepdims=True) - factor
        first = np.divide(a, others, out=np.zeros(a.shape), where=a > 0)
        others = first.sum(axis=1, keepdims=True) - first
        second = np.divide(b, others, out=np.zeros(b.shape), where=b > 0)
        left[open_ones], right[open_ones] = first, second
        fitted = first * (second.sum(axis=1, keepdims=True) - second)
        open_ones = open_ones[np.abs(fitted - a).max(axis=1) > TOLERANCE]
    return left, right
