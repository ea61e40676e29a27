"""What sets one side of a corpus apart from another: words said more, and said less."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats
from helpers.measures.association import log_likelihood
from helpers.measures.association.p_values import g2_needed
from helpers.measures.card import build_card, count_of
from helpers.measures.intervals.differences import describe_difference
from helpers.measures.intervals.rates import PER_MILLION
from helpers.measures.keyness.coded_terms import Choice, Terms
from helpers.measures.keyness.hits import NAMES, count_hits, masks_of
from helpers.measures.keyness.scores import EFFECT, EVIDENCE, SCORES, Hits, Tested
from helpers.measures.keyness.spread import MEANINGS, SPREADS, Spread, spread_of
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tables import check_table
from helpers.tokens import Tokens

QUICK = (EVIDENCE, "log10_p", "log10_p_corrected", EFFECT)
COLUMNS = (*QUICK, "interval", "lrc", "parts", "dp")
DECIMALS = 6  # of G2, by which terms are ordered


def keyness(
    tokens: Tokens,
    *,
    target: ArrayLike,
    reference: ArrayLike | None = None,
    names: tuple[str, str] = NAMES,
    n: int = 1,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 5,
    figures: bool = True,
    top: int = 0,
    columns: Sequence[str] = COLUMNS,
) -> pd.DataFrame:
    """Score how far each term sets the target apart from the reference.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        target: rows of ``tokens.turns``, as a mask or as whole numbers from 0.
        reference: the same for the other side; left out: all other turns.
        names: what target and reference are called, for figures and sentences.
        n: words in a term, 1 to 5. A term never crosses a turn, nor anything inside a
            turn but speech and white space.
        stop_words: words that are left out; a longer term is left out if it begins or
            ends with one. The words of a side keep them.
        min_count: leave out terms rarer than this in both sides together. The others
            are the words tested, by whose number p and LRC are corrected.
        figures: whether words of digits alone are terms, such as 2015, or the 000 of
            50,000; if not, a longer term does not begin or end with one.
        top: keep only so many terms of each side, those with most evidence; 0 keeps
            all, also those whose rates are equal. Interval, parts and DP, which take
            the longest, are computed for what is kept.
        columns: "interval", "parts", "dp" and names of
            :data:`helpers.measures.keyness.scores.SCORES`, which says what each is.

    Returns:
        One row per term, strongest evidence of either side first, ties in alphabetical
        order: ``term``; ``n_target``, ``n_reference``; ``n_words_target``,
        ``n_words_reference``, all words of the side; ``rate_target``,
        ``rate_reference`` per million words; then what `columns` ask for, by default

        ``log_likelihood_4term``: G2, negative for a term that the target says less;
        ``log10_p``, ``log10_p_corrected``: its chance were words independent, and the
        same corrected for all words tested (Holm), as powers of ten;
        ``log_ratio_hardie``: log2 of the ratio of the rates, a 0 taken as 0.5, with
        ``…_low`` and ``…_high`` over meetings or turns, infinite on the open side of a
        term that one side never says, missing where there are too few of either;
        ``lrc``: the log ratio that is left after an exact interval for words;
        ``share_parts_target``, ``share_parts_reference``: share of the meetings or
        turns (``parts``) of the side in which the term is said, out of
        ``n_all_parts_target``, ``n_all_parts_reference``;
        ``dp_target``, ``dp_reference``: DP over the same, not normalised, from 0
        (even), missing for a side that never says the term.

        ``attrs``: ``names``; ``n_words`` of both sides; ``n_tested``, the words tested;
        ``g2_needed``, the evidence of which the p, times the words tested, is 0.05;
        ``noun``, what a term is called: "word" or "phrase".

    Raises:
        ParameterError: a side is no selection of turns, has no words, or shares turns
            with the other; `min_count`, `top` or a column is none there is.
        TableError: there are no turns.

    Sources:
        Those of the scores; interval: :mod:`helpers.measures.intervals.differences`.
    """
    check_table(tokens.turns, ("meeting_id", "n_words"), name="turns", needs_rows=True)
    choice = Choice(n, stop_words, min_count, figures, top).check()
    check_columns(columns)
    masks = masks_of(tokens, target, reference)
    coded = Terms.of(tokens, n)
    hits = count_hits(coded, *masks)
    both = hits.a + hits.b
    terms = choice.tested(coded, both)
    evidence = log_likelihood(*hits.of(terms))
    tested = Tested.on(evidence, n_types=int(np.count_nonzero(both)))
    order, n_tested = strongest(evidence, coded.letters(terms), top), len(terms)
    terms, tested, hits = terms[order], tested.of(order), hits.of(terms[order])
    spread = None
    if set(SPREADS) & set(columns):
        spread = spread_of(coded, terms, *masks)
    table = count_columns(coded.names(terms), hits)
    for name in columns:
        if name in SCORES:
            table[name] = SCORES[name].compute(hits, tested)
        elif spread:
            table = table.assign(**SPREADS[name](spread))
    card = _card(hits, names, columns, spread, choice.describe(n_tested))
    table.attrs["card"] = card | {"stop_list": stop_words.name}
    table.attrs["names"], table.attrs["n_words"] = tuple(names), (hits.n1, hits.n2)
    table.attrs["n_tested"], table.attrs["g2_needed"] = n_tested, g2_needed(n_tested)
    table.attrs["noun"] = choice.noun
    return table


def strongest(evidence: Floats, letters: NDArray[np.int64], top: int) -> NDArray:
    """Return the order of terms by evidence, of each side only the first `top`."""
    order = np.lexsort((letters, -rounded(np.abs(evidence))))
    if not top:
        return order
    signs = np.sign(evidence[order])
    is_first = [np.cumsum(signs == side) <= top for side in (1, -1)]
    kept = ((signs == 1) & is_first[0]) | ((signs == -1) & is_first[1])
    return order[kept]


def rounded(evidence: Floats) -> Floats:
    """Return evidence by which terms are ordered: equal where only rounding differs."""
    return np.round(evidence, DECIMALS)


def count_columns(terms: NDArray[np.object_], hits: Hits) -> pd.DataFrame:
    """Return terms, hits, words and rates of both sides."""
    return pd.DataFrame(
        {
            "term": pd.array(terms, dtype="str"),
            "n_target": hits.a,
            "n_reference": hits.b,
            "n_words_target": hits.n1,
            "n_words_reference": hits.n2,
            "rate_target": hits.a / hits.n1 * PER_MILLION,
            "rate_reference": hits.b / hits.n2 * PER_MILLION,
        }
    )


def describe_scores(columns: Sequence[str], corrected: str = "") -> str:
    """Return what a measure card says of the scores, each by its column.

    Args:
        columns: the columns asked for.
        corrected: how p was corrected, if not after Holm.
    """
    meanings = {name: SCORES[name].meaning for name in columns if name in SCORES}
    if corrected and "log10_p_corrected" in meanings:
        meanings["log10_p_corrected"] = corrected
    said = [f"{name}: {meaning}" for name, meaning in meanings.items()]
    said += [MEANINGS[name] for name in columns if name in MEANINGS]
    return "; ".join(said)


def check_columns(columns: Sequence[str]) -> None:
    """Refuse a column that there is not."""
    known = (*SCORES, *SPREADS)
    unknown = [name for name in columns if name not in known]
    if unknown:
        raise ParameterError(f"columns: {unknown[0]!r}, expected some of {list(known)}")


def _card(
    hits: Hits,
    names: Sequence[str],
    columns: Sequence[str],
    spread: Spread | None,
    tested: str,
) -> dict[str, str]:
    sizes = zip((hits.n1, hits.n2), names, strict=True)
    said = [f"{count_of(int(size), 'word')} of {name}" for size, name in sizes]
    interval = "none: exact counts"
    if spread and "interval" in columns:
        interval = describe_difference(spread.units, kind="log ratio", rare=True)
    return build_card(
        measure="keyness",
        formula=describe_scores(columns),
        unit="words as compared; a share of parts counts meetings or turns",
        denominator="all words of the side, stop words included",
        interval=interval,
        n=f"{' and '.join(said)}; {tested}",
        source="named with each formula; interval: Zou and Donner 2008",
    )
