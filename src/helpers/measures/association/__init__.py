"""Formulae of association: arrays of counts in, one score for each entry out.

All arguments broadcast against one another; each function returns an array of floats.
"""

from helpers.measures.association.two_sides import (
    chi_square,
    clr,
    conservative_log_ratio,
    difference_coefficient,
    fisher_exact,
    log_likelihood,
    log_ratio,
    odds_ratio,
    percent_diff,
    simple_maths,
    weighted_log_odds,
    williams_q,
)
from helpers.measures.association.two_words import (
    delta_p,
    dice,
    expected,
    g2,
    lambda_,
    lambda_z,
    log_dice,
    mi3,
    npmi,
    pmi,
    t_score,
    x2,
    z_score,
)

__all__ = [
    "chi_square",
    "clr",
    "conservative_log_ratio",
    "delta_p",
    "dice",
    "difference_coefficient",
    "expected",
    "fisher_exact",
    "g2",
    "lambda_",
    "lambda_z",
    "log_dice",
    "log_likelihood",
    "log_ratio",
    "mi3",
    "npmi",
    "odds_ratio",
    "percent_diff",
    "pmi",
    "simple_maths",
    "t_score",
    "weighted_log_odds",
    "williams_q",
    "x2",
    "z_score",
]
