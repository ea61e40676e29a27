"""Two sides: how far a term sets a target apart from a reference.

In every formula a and b are the hits of a term in target and reference, n1 and n2 all
words there, more than 0. Signed scores are positive where a / n1 is more than b / n2:
the term is said more often in the target.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats

PER_MILLION = 1_000_000


def log_likelihood(
    a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike, *, terms: int = 4
) -> Floats:
    """Return G2, signed: how surely the two rates differ, were words independent.

    2 Σ O ln(O / E), a cell of 0 adding nothing; E = row total * column total / all.

    Args:
        a: hits in the target.
        b: hits in the reference.
        n1: words in the target.
        n2: words in the reference.
        terms: 4 sums over hits and all other words; 2 over the hits alone, which is a
            little less.

    Raises:
        ParameterError: `terms` is neither 2 nor 4.

    Sources:
        4 terms: Dunning (1993), Computational Linguistics 19(1).
        2 terms: Rayson and Garside (2000), Workshop on Comparing Corpora, ACL.
    """
    if terms not in (2, 4):
        raise ParameterError(f"terms: {terms!r}, expected 2 or 4 cells in the sum")
    a, b, n1, n2 = _floats(a, b, n1, n2)
    share = (a + b) / (n1 + n2)
    total = _cell(a, n1 * share) + _cell(b, n2 * share)
    if terms == 4:
        total = (
            total + _cell(n1 - a, n1 * (1 - share)) + _cell(n2 - b, n2 * (1 - share))
        )
    return np.sign(a * n2 - b * n1) * 2 * np.maximum(total, 0)


def chi_square(
    a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike, *, yates: bool = False
) -> Floats:
    """Return Pearson's χ² of the four cells (1 degree of freedom), not signed.

    N (ad - bc)² / product of the margins, with c = n1 - a, d = n2 - b.

    Args:
        a: hits in the target.
        b: hits in the reference.
        n1: words in the target.
        n2: words in the reference.
        yates: whether |ad - bc| is first reduced by N / 2, to 0 at most.

    Sources:
        Pearson (1900), Philosophical Magazine 50; Yates (1934), Journal of the Royal
        Statistical Society, Supplement 1(2).
    """
    a, b, n1, n2 = _floats(a, b, n1, n2)
    total, hits = n1 + n2, a + b
    # ad - bc, without the products of large numbers that cancel.
    distance = np.abs(a * n2 - b * n1)
    if yates:
        distance = np.maximum(distance - total / 2, 0)
    margins = n1 * n2 * hits * (total - hits)
    return _divided(total * distance**2, margins, otherwise=0.0)


def williams_q(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> Floats:
    """Return Williams' q, by which G2 or χ² is divided for small samples; at least 1.

    q = 1 + (N/n1 + N/n2 - 1) (N/(a + b) + N/(c + d) - 1) / 6N; a + b is not 0.

    Sources:
        Williams (1976), Biometrika 63(1).
    """
    a, b, n1, n2 = _floats(a, b, n1, n2)
    total, hits = n1 + n2, a + b
    rows = total / n1 + total / n2 - 1
    columns = total / hits + _divided(total, total - hits, otherwise=np.inf) - 1
    return np.asarray(1 + rows * columns / (6 * total))


def fisher_exact(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> Floats:
    """Return log10 of the two-sided p of Fisher's exact test.

    The sum of the chances of all tables with these margins that are no more probable
    than the one that was found. It takes time in proportion to the hits: for the terms
    of a figure, not for a whole vocabulary.

    Sources:
        Fisher (1922), Journal of the Royal Statistical Society 85(1); the two-sided sum
        is that of R's fisher.test, with its relative tolerance of 1e-7.
    """
    arrays = np.broadcast_arrays(
        *(np.asarray(x, dtype=np.int64) for x in (a, b, n1, n2))
    )
    found = [
        _fisher(*map(int, row)) for row in zip(*map(np.ravel, arrays), strict=True)
    ]
    return np.array(found, dtype=float).reshape(arrays[0].shape)


def log_ratio(
    a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike, *, zeros: str = "hardie"
) -> Floats:
    """Return log2 of the ratio of the rates: +1 is twice as often in the target.

    Args:
        a: hits in the target.
        b: hits in the reference.
        n1: words in the target.
        n2: words in the reference.
        zeros: "hardie" takes a count of 0, on either side, as 0.5; "walter" adds 0.5 to
            hits and words of both sides, always; "none" smooths nothing, so that a
            term that one side never says has an infinite ratio.

    Raises:
        ParameterError: `zeros` is none of the three.

    Sources:
        Hardie (2014), Log Ratio: an informal introduction, CASS, Lancaster University
        (who speaks of a zero in the reference only); Walter (1975), Biometrika 62(2).
    """
    a, b, n1, n2 = _floats(a, b, n1, n2)
    if zeros == "hardie":
        a, b = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    elif zeros == "walter":
        a, b, n1, n2 = a + 0.5, b + 0.5, n1 + 0.5, n2 + 0.5
    elif zeros != "none":
        raise ParameterError(f"zeros: {zeros!r}, expected 'hardie', 'walter' or 'none'")
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log2(a) - np.log2(b) + np.log2(n2 / n1))


def conservative_log_ratio(
    a: ArrayLike,
    b: ArrayLike,
    n1: ArrayLike,
    n2: ArrayLike,
    *,
    m: int,
    alpha: float = 0.05,
    sides: int = 2,
) -> Floats:
    """Return LRC: the log ratio (base 2) that is left at the end nearest to 0.

    The end is that of the exact interval of a / (a + b) (Clopper and Pearson), at a
    level corrected for the number of words tested (Bonferroni); 0 where the interval
    holds equal rates. Words are taken as independent.

    Args:
        a: hits in the target.
        b: hits in the reference.
        n1: words in the target.
        n2: words in the reference.
        m: number of words tested.
        alpha: chance of an error in all of them together.
        sides: 2 for an interval with two ends, 1 for one end, which is nearer.

    Raises:
        ParameterError: `m`, `alpha` or `sides` is out of its range.

    Sources:
        Evert (2022), Measuring keyness, Digital Humanities 2022.
    """
    _check_test(m, alpha)
    if sides not in (1, 2):
        raise ParameterError(f"sides: {sides!r}, expected 1 or 2 ends of the interval")
    a, b, n1, n2 = _floats(a, b, n1, n2)
    tail = alpha / (sides * m)
    over, under = _lowest_ratio(a, b, n1, n2, tail), _lowest_ratio(b, a, n2, n1, tail)
    return np.where(a * n2 >= b * n1, over, 0.0 - under)


def clr(
    a: ArrayLike,
    b: ArrayLike,
    n1: ArrayLike,
    n2: ArrayLike,
    *,
    m: int,
    alpha: float = 0.05,
) -> Floats:
    """Return cLR, CQPweb's conservative log ratio (base 2); 0 for a count of 0.

    As LRC, by the normal interval of the logarithm of the ratio:
    (|ln ratio| - z sqrt(1/a + 1/b - 1/n1 - 1/n2)) / ln 2, at least 0, signed.

    Args:
        a: hits in the target.
        b: hits in the reference.
        n1: words in the target.
        n2: words in the reference.
        m: number of words tested (Bonferroni).
        alpha: chance of an error in all of them together, two-sided; CQPweb takes 0.01.

    Raises:
        ParameterError: `m` or `alpha` is out of its range.

    Sources:
        Hardie, CQPweb; in the form of Evert (2022), Digital Humanities 2022.
    """
    from scipy.special import ndtri

    _check_test(m, alpha)
    a, b, n1, n2 = _floats(a, b, n1, n2)
    is_known = (a > 0) & (b > 0)
    a, b = np.where(is_known, a, 1), np.where(is_known, b, 1)
    ratio = np.log(a / n1) - np.log(b / n2)
    error = np.sqrt(np.maximum(1 / a + 1 / b - 1 / n1 - 1 / n2, 0))
    least = np.maximum(np.abs(ratio) + ndtri(alpha / (2 * m)) * error, 0) / np.log(2)
    return np.where(is_known, np.sign(ratio) * least, 0.0)


def percent_diff(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> Floats:
    """Return %DIFF, by how many per cent the rate in the target is higher.

    100 (a/n1 - b/n2) / (b/n2); infinite for a term that the reference never says.

    Sources:
        Gabrielatos and Marchi (2012), Corpora and Discourse Studies, Bologna.
    """
    a, b, n1, n2 = _floats(a, b, n1, n2)
    unsaid = np.where(a > 0, np.inf, 0.0)
    return _divided(100 * (a / n1 - b / n2), b / n2, otherwise=unsaid)


def odds_ratio(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> Floats:
    """Return (a / (n1 - a)) / (b / (n2 - b)): above 1 where the target says it more.

    Infinite for a term that the reference never says, 1 for one that neither says.

    Sources:
        Pojanapunya and Watson Todd (2018), Corpus Linguistics and Linguistic Theory
        14(1), among the measures of keyness.
    """
    a, b, n1, n2 = _floats(a, b, n1, n2)
    unsaid = np.where(a > 0, np.inf, 1.0)
    return _divided(a * (n2 - b), b * (n1 - a), otherwise=unsaid)


def difference_coefficient(
    a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike
) -> Floats:
    """Return (p1 - p2) / (p1 + p2) of the rates, from -1 (never in the target) to 1.

    Sources:
        Hofland and Johansson (1982), Word Frequencies in British and American English.
    """
    a, b, n1, n2 = _floats(a, b, n1, n2)
    return _divided(a / n1 - b / n2, a / n1 + b / n2, otherwise=0.0)


def simple_maths(
    a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike, *, k: float = 1
) -> Floats:
    """Return the ratio of the rates per million words, `k` added to both.

    Args:
        a: hits in the target.
        b: hits in the reference.
        n1: words in the target.
        n2: words in the reference.
        k: with 1 rare terms come first, with 100 or more frequent ones.

    Sources:
        Kilgarriff (2009), Simple maths for keywords, Corpus Linguistics 2009.
    """
    a, b, n1, n2 = _floats(a, b, n1, n2)
    return np.asarray((a / n1 * PER_MILLION + k) / (b / n2 * PER_MILLION + k))


def weighted_log_odds(
    a: ArrayLike,
    b: ArrayLike,
    n1: ArrayLike,
    n2: ArrayLike,
    *,
    prior: ArrayLike,
    prior_sum: float | None = None,
    variance: str = "full",
) -> Floats:
    """Return ζ, the z score of the difference of log odds (base e) under a prior.

    δ = ln((a + α) / (n1 + A - a - α)) - ln((b + α) / (n2 + A - b - α)); ζ = δ / √V.

    Args:
        a: hits in the target.
        b: hits in the reference.
        n1: words in the target.
        n2: words in the reference.
        prior: α, hits that each side is given beforehand, more than 0: one number for
            all terms ("uninformative"), or in proportion to the terms' rates in a
            background, such as both sides together ("informative").
        prior_sum: A, the sum of α over the whole vocabulary; left out, over `a`.
        variance: "short" is 1/(a + α) + 1/(b + α); "full" adds the two terms of all
            other words.

    Raises:
        ParameterError: `variance` is neither.

    Sources:
        Monroe, Colaresi and Quinn (2008), Political Analysis 16(4), equations 16 to 22.
    """
    if variance not in ("short", "full"):
        raise ParameterError(f"variance: {variance!r}, expected 'short' or 'full'")
    a, b, n1, n2, prior = _floats(a, b, n1, n2, prior)
    total = np.broadcast_to(prior, a.shape).sum() if prior_sum is None else prior_sum
    said, others = (
        (a + prior, b + prior),
        (n1 + total - a - prior, n2 + total - b - prior),
    )
    distance = np.log(said[0] / others[0]) - np.log(said[1] / others[1])
    spread = 1 / said[0] + 1 / said[1]
    if variance == "full":
        spread = spread + 1 / others[0] + 1 / others[1]
    return np.asarray(distance / np.sqrt(spread))


def _floats(*arrays: ArrayLike) -> list[Floats]:
    return [np.asarray(array, dtype=float) for array in arrays]


def _divided(upper: Floats, lower: Floats, *, otherwise: ArrayLike) -> Floats:
    """Return the quotient, and `otherwise` where the divisor is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(lower != 0, upper / lower, otherwise)


def _cell(observed: Floats, expected: Floats) -> Floats:
    """Return O ln(O / E), 0 for a cell of 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(observed > 0, observed * np.log(observed / expected), 0.0)


def _lowest_ratio(a: Floats, b: Floats, n1: Floats, n2: Floats, tail: float) -> Floats:
    """Return the lowest log ratio, at least 0, that the hits leave possible."""
    from scipy.special import betaincinv

    share = np.where(a > 0, betaincinv(np.maximum(a, 1), b + 1, tail), 0.0)
    with np.errstate(divide="ignore"):
        return np.maximum(np.log2(n2 / n1) + np.log2(share / (1 - share)), 0)


def _fisher(a: int, b: int, n1: int, n2: int) -> float:
    from scipy.special import logsumexp
    from scipy.stats import hypergeom

    hits = a + b
    possible = np.arange(max(0, hits - n2), min(hits, n1) + 1)
    chances = hypergeom.logpmf(possible, n1 + n2, n1, hits)
    found = chances[a - possible[0]]
    summed = logsumexp(chances[chances <= found + 1e-7])
    return min(float(summed) / float(np.log(10)), 0.0)


def _check_test(m: int, alpha: float) -> None:
    if m < 1:
        raise ParameterError(f"m: {m!r}, expected 1 or more words tested")
    if not 0 < alpha < 1:
        raise ParameterError(f"alpha: {alpha!r}, expected between 0 and 1")
