"""The scores of keyness by the name of their column, and what a card says of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.measures import association as formulae
from helpers.measures.arrays import Floats
from helpers.measures.association.p_values import bonferroni, holm, log10_p

EVIDENCE, EFFECT = "log_likelihood_4term", "log_ratio_hardie"
ALPHA = 0.05  # chance of an error in all words tested together
PRIOR_WORDS = 1_000  # words that an informative prior is worth
PRIOR_HITS = 0.01  # hits of each term that an uninformative prior is worth


class Hits(NamedTuple):
    """Hits of each term on both sides, and the size of the sides.

    Attributes:
        a: (terms,) hits in the target.
        b: (terms,) hits in the reference.
        n1: words in the target; (terms,) where each row has a target of its own.
        n2: words in the reference, likewise.
    """

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    n1: int | NDArray[np.int64]
    n2: int | NDArray[np.int64]

    def of(self, chosen: NDArray[np.intp]) -> Hits:
        """Return the hits of some of the terms."""
        n1, n2 = (n if isinstance(n, int) else n[chosen] for n in (self.n1, self.n2))
        return Hits(self.a[chosen], self.b[chosen], n1, n2)


class Tested(NamedTuple):
    """What a score depends on besides the hits of its own term.

    Attributes:
        p: (terms,) log10 of the p of G2 with 4 terms.
        corrected: (terms,) the same after Holm.
        m: number of words tested, 1 if there is none.
        n_types: distinct words that either side has.
    """

    p: Floats
    corrected: Floats
    m: int
    n_types: int

    @classmethod
    def on(cls, evidence: Floats, n_types: int, df: int = 1) -> Tested:
        """Return it for all words tested, of which `evidence` is the G2."""
        p = log10_p(evidence, df=df)
        return cls(p, holm(p), max(len(p), 1), n_types)

    def of(self, chosen: NDArray[np.intp]) -> Tested:
        """Return it for some of the terms; as many were tested."""
        return self._replace(p=self.p[chosen], corrected=self.corrected[chosen])


class Score(NamedTuple):
    """How a column is computed, and what the measure card says of it."""

    compute: Callable[[Hits, Tested], Floats]
    meaning: str


def _log_odds(prior: str, variance: str) -> Score:
    """Return a score of weighted log odds, of one prior and one variance."""

    def compute(hits: Hits, tested: Tested) -> Floats:
        alpha: Floats | float = PRIOR_HITS
        total: float = PRIOR_HITS * tested.n_types
        if prior == "informative":
            total = PRIOR_WORDS
            alpha = (hits.a + hits.b) / (hits.n1 + hits.n2) * total
        return formulae.weighted_log_odds(
            *hits, prior=alpha, prior_sum=total, variance=variance
        )

    worth = {
        "informative": f"{PRIOR_WORDS:,} words at the rates of both sides together",
        "uninformative": f"{PRIOR_HITS} hits of each word",
    }
    return Score(
        compute,
        "weighted log odds, z (Monroe, Colaresi and Quinn 2008), base e, prior:"
        f" {worth[prior]}; {variance} variance",
    )


SCORES = {
    EVIDENCE: Score(
        lambda hits, _: formulae.log_likelihood(*hits),
        "G2 = 2 Σ O ln(O/E) over four cells, negative where the target says it less"
        " (Dunning 1993)",
    ),
    "log_likelihood_2term": Score(
        lambda hits, _: formulae.log_likelihood(*hits, terms=2),
        "G2 over the two cells of hits, signed (Rayson and Garside 2000)",
    ),
    "log10_p": Score(
        lambda _, tested: tested.p,
        "log10 of p of G2 (4 terms, 1 d.f.), were words independent",
    ),
    "log10_p_corrected": Score(
        lambda _, tested: tested.corrected,
        "log10 of p corrected for all words tested (Holm 1979)",
    ),
    "log10_p_bonferroni": Score(
        lambda _, tested: bonferroni(tested.p, tested.m),
        "log10 of p times the number of words tested (Bonferroni)",
    ),
    "log10_p_fisher": Score(
        lambda hits, _: formulae.fisher_exact(*hits),
        "log10 of p of Fisher's exact test, two-sided",
    ),
    "chi_square": Score(
        lambda hits, _: formulae.chi_square(*hits),
        "Pearson's χ², not signed",
    ),
    "chi_square_yates": Score(
        lambda hits, _: formulae.chi_square(*hits, yates=True),
        "Pearson's χ² with Yates' correction, not signed",
    ),
    EFFECT: Score(
        lambda hits, _: formulae.log_ratio(*hits),
        "log2 of rate in the target / rate in the reference, a count of 0 taken as 0.5"
        " (Hardie 2014); +1 is twice as often in the target",
    ),
    "log_ratio_walter": Score(
        lambda hits, _: formulae.log_ratio(*hits, zeros="walter"),
        "log2 of the ratio of rates, 0.5 added to hits and words of both sides"
        " (Walter 1975)",
    ),
    "lrc": Score(
        lambda hits, tested: formulae.conservative_log_ratio(
            *hits, m=tested.m, alpha=ALPHA
        ),
        "LRC: end nearest to 0 of the exact interval of log2 ratio, two-sided,"
        f" {1 - ALPHA:.0%} for all words tested together; 0 where it holds 0"
        " (Evert 2022)",
    ),
    "clr": Score(
        lambda hits, tested: formulae.clr(*hits, m=tested.m, alpha=ALPHA),
        "cLR: as LRC, by the normal interval of the logarithm (CQPweb)",
    ),
    **{
        f"log_odds_z_{prior}_{variance}": _log_odds(prior, variance)
        for prior in ("informative", "uninformative")
        for variance in ("full", "short")
    },
    "percent_diff": Score(
        lambda hits, _: formulae.percent_diff(*hits),
        "%DIFF = 100 (rate in the target − in the reference) / in the reference"
        " (Gabrielatos and Marchi 2012)",
    ),
    "odds_ratio": Score(
        lambda hits, _: formulae.odds_ratio(*hits),
        "odds ratio; above 1 where the target says it more",
    ),
    "difference_coefficient": Score(
        lambda hits, _: formulae.difference_coefficient(*hits),
        "(p1 − p2)/(p1 + p2) (Hofland and Johansson 1982)",
    ),
    "simple_maths_1": Score(
        lambda hits, _: formulae.simple_maths(*hits, k=1),
        "ratio of rates per million, 1 added to both (Kilgarriff 2009)",
    ),
    "simple_maths_100": Score(
        lambda hits, _: formulae.simple_maths(*hits, k=100),
        "ratio of rates per million, 100 added to both (Kilgarriff 2009)",
    ),
}
