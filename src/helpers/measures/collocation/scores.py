"""All scores of association side by side: counts of pairs in, columns out."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from helpers.measures import association


def score_pairs(
    observed: ArrayLike,
    f_x: ArrayLike,
    f_y: ArrayLike,
    n: int,
    *,
    by: int = 1,
) -> pd.DataFrame:
    """Return how far each pair attracts each other, by every score.

    Args:
        observed: (pairs,) times that x and y stand together.
        f_x: (pairs,) times that x, the node, stands anywhere.
        f_y: (pairs,) times that y, the collocate, stands anywhere.
        n: all places.
        by: what `observed` was divided by; ``expected`` is multiplied by it.

    Returns:
        One row per pair, in the order given; more is more attraction. ``expected``, f_x
        · f_y / n; ``log_likelihood``, G² over four cells, negative for repulsion;
        ``log_dice``, at most 14; ``pmi_base2``; ``npmi``, -1 to 1; ``mi3_base2``;
        ``t_score``; ``z_score``; ``chi_squared``, without correction and without sign;
        ``dice``, 0 to 1; ``delta_p_collocate``, how far the node tells that the
        collocate is near, and ``delta_p_node``, the other way, each -1 to 1;
        ``lambda_base_e``, the log odds ratio with 0.5 added to each cell, and
        ``lambda_z``, Wald's z of it.

    Sources:
        See :mod:`helpers.measures.association`.
    """
    table = (observed, f_x, f_y, n)
    return pd.DataFrame(
        {
            "expected": association.expected(f_x, f_y, n) * by,
            "log_likelihood": association.g2(*table),
            "log_dice": association.log_dice(observed, f_x, f_y),
            "pmi_base2": association.pmi(*table, base=2),
            "npmi": association.npmi(*table),
            "mi3_base2": association.mi3(*table),
            "t_score": association.t_score(*table),
            "z_score": association.z_score(*table),
            "chi_squared": association.x2(*table),
            "dice": association.dice(observed, f_x, f_y),
            "delta_p_collocate": association.delta_p(observed, f_x, f_y, n),
            "delta_p_node": association.delta_p(observed, f_y, f_x, n),
            "lambda_base_e": association.lambda_(*table),
            "lambda_z": association.lambda_z(*table),
        }
    )


def strongest(
    evidence: ArrayLike, letters: tuple[NDArray[np.int64], ...]
) -> NDArray[np.intp]:
    """Return the order by evidence, then by letters.

    Args:
        evidence: (pairs,) log-likelihood; NaN come last.
        letters: each (pairs,): place in alphabetical order of the node, the collocate.
    """
    # Sums of the same numbers in another order may differ in the last digits.
    rounded = np.round(np.asarray(evidence, dtype=float), 9)
    return np.lexsort((*letters[::-1], -rounded))
