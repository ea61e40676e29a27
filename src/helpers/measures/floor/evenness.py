"""How equal the floor is: shares of words of those who speak, as one number."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.card import build_card, size_of
from helpers.measures.floor.share import COLUMNS
from helpers.measures.intervals import UNITS_NEEDED, ratio_interval
from helpers.tables import NO_PERSON, check_table

TOGETHER, MEAN = "all meetings together", "mean of the meetings"
VALUES = ("share_first", "gini", "evenness")
_WHY_NONE = (
    "none for all meetings together: with meetings drawn anew other people would speak,"
    " and both numbers depend on how many do"
)


def floor_evenness(turns: pd.DataFrame) -> pd.DataFrame:
    """Return how equally the words are shared out, over all meetings and in the mean.

    Args:
        turns: rows of the table ``turns``.

    Returns:
        A row for all meetings together and, where there are two or more with two
        people at least, one for the mean of these: ``over``; ``n_meetings``;
        ``n_speakers`` (in the mean a mean); ``share_first``: of the words of named
        people, the part of the one who speaks most; ``gini`` and ``evenness`` as in
        :func:`evenness_by_meeting`; the mean with ends from ten meetings on.

    Raises:
        TableError: a column is missing, or there are no rows.

    Sources:
        As :func:`evenness_by_meeting`; intervals: :mod:`helpers.measures.intervals`.
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    each = _measured(turns, turns["meeting_id"])
    whole = _measured(turns, pd.Series(TOGETHER, index=turns.index))
    columns = ["n_speakers", *VALUES]
    first = whole[columns].reindex([0]).fillna({"n_speakers": 0}).loc[0]
    rows = [{"over": TOGETHER, "n_meetings": len(each), **first}]
    shared = each[each["n_speakers"] > 1]
    if len(shared) > 1:
        means = shared[columns].mean().to_dict()
        rows.append({"over": MEAN, "n_meetings": len(shared), **means, **_ends(shared)})
    ends = [f"{name}{end}" for name in VALUES for end in ("_low", "_high")]
    table = pd.DataFrame(rows, columns=["over", "n_meetings", *columns, *ends])
    table.attrs["card"] = _card(
        turns,
        f"{_WHY_NONE}; of the mean 95 %, over meetings, from {UNITS_NEEDED} with two"
        " people or more: a beta distribution with mean and variance of a Bayesian"
        " bootstrap",
    )
    return table.astype(dict.fromkeys((*VALUES, *ends), float))


def evenness_by_meeting(turns: pd.DataFrame) -> pd.DataFrame:
    """Return how equally each meeting's words are shared out among those who speak.

    Turns without a named person are left out: they are nobody's, and may be many
    people's.

    Args:
        turns: rows of the table ``turns``.

    Returns:
        One row per meeting with words of a named person, in the order of `turns`:
        ``meeting_id``; ``n_speakers``; ``n_words`` of named people;
        ``share_first``: the part of the one who speaks most;
        ``gini``: 0 if all speak equally much, at most 1 - 1 / `n_speakers`, if one
        speaks all but nothing; more is less equal;
        ``evenness``: entropy of the shares by that of equal shares, 1 if all speak
        equally much, towards 0 if one speaks nearly all; more is more equal.
        The last two are missing where one person speaks alone.

    Raises:
        TableError: a column is missing, or there are no rows.

    Sources:
        Gini (1912), Variabilità e mutabilità; evenness: Shannon (1948), Bell System
        Technical Journal 27, and Pielou (1966), Journal of Theoretical Biology 13.
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    table = _measured(turns, turns["meeting_id"]).rename(columns={"by": "meeting_id"})
    table.attrs["card"] = _card(turns, "none: exact for each meeting that was read")
    return table


def _measured(turns: pd.DataFrame, by: pd.Series) -> pd.DataFrame:
    """Return the measures for each group of `by` that has words of named people."""
    is_named = turns["speaker"].notna() & (turns["speaker"] != NO_PERSON)
    named = turns[is_named & (turns["n_words"] > 0)]
    keys = [by[named.index].rename("by"), named["speaker"]]
    words = named["n_words"].groupby(keys, sort=False).sum()
    codes, groups = pd.factorize(words.index.get_level_values("by"))
    values = words.to_numpy(dtype=float)
    sizes = np.bincount(codes)
    totals = np.bincount(codes, values)
    shares = values / totals[codes] if len(values) else values
    first = np.zeros(len(sizes))
    np.maximum.at(first, codes, shares)
    return pd.DataFrame(
        {
            "by": groups,
            "n_speakers": sizes,
            "n_words": totals.astype(np.int64),
            "share_first": first,
            "gini": np.where(sizes > 1, _gini(codes, shares, sizes), np.nan),
            "evenness": np.where(sizes > 1, _evenness(codes, shares, sizes), np.nan),
        }
    )


def _gini(
    codes: NDArray[np.intp], shares: NDArray[np.float64], sizes: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return half the mean difference of shares, by the mean share, in each group."""
    order = np.lexsort((shares, codes))
    starts = np.cumsum(sizes) - sizes
    ranks = np.arange(len(order)) - starts[codes[order]] + 1
    weights = 2 * ranks - sizes[codes[order]] - 1
    sums = np.bincount(codes[order], weights * shares[order], minlength=len(sizes))
    return sums / sizes


def _evenness(
    codes: NDArray[np.intp], shares: NDArray[np.float64], sizes: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return entropy by its largest value; the base of the logarithm cancels."""
    entropy = np.bincount(codes, -shares * np.log(shares), minlength=len(sizes))
    with np.errstate(divide="ignore", invalid="ignore"):
        return entropy / np.log(sizes)


def _ends(shared: pd.DataFrame) -> dict[str, float]:
    """Return the ends of the means over meetings, where there are enough."""
    if len(shared) < UNITS_NEEDED:
        return {}
    values = shared[list(VALUES)].to_numpy()
    low, high = ratio_interval(values, np.ones(len(values)))
    return {
        f"{name}{end}": float(value)
        for end, values in (("_low", low), ("_high", high))
        for name, value in zip(VALUES, values, strict=True)
    }


def _card(turns: pd.DataFrame, interval: str) -> dict[str, str]:
    return build_card(
        measure="equality of the floor, by words (not by time)",
        formula=(
            "Gini: Σ Σ |xᵢ - xⱼ| / (2 n² mean x), 0 equal, at most 1 - 1/n; evenness:"
            " -Σ p ln p / ln n (Shannon, normalised by Pielou), 1 equal, 0 one alone;"
            " x, p: words and shares of the n people who speak"
        ),
        unit="words",
        denominator=(
            "words of named people; turns without one are left out. Both depend on n:"
            " the more people, the larger Gini may become, and the more a few who say"
            " little weigh; compare meetings of about as many people"
        ),
        interval=interval,
        n=size_of(turns),
        source="Gini 1912; Shannon 1948; Pielou 1966; interval: Rubin 1981,"
        " Learned-Miller and Thomas 2019",
    )
