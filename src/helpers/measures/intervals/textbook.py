"""Textbook intervals for a share, which take every word for independent of the others.

Counts in, lower and upper ends out. Words come in turns and turns in meetings, so that
for transcripts these intervals are much too narrow; they stand here to show by how
much, and for counts of units that are independent.

Sources:
    Wilson (1927), Journal of the American Statistical Association 22(158);
    Clopper and Pearson (1934), Biometrika 26(4);
    Goodman (1965), Technometrics 7(2).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats
from helpers.measures.card import build_card, size_of
from helpers.measures.intervals.clustered import (
    LEVEL,
    choose_units,
    count_interval,
    describe_interval,
)
from helpers.measures.intervals.moments import count_things
from helpers.tables import NO_PERSON, check_table


def wilson_interval(
    n: ArrayLike, n_all: ArrayLike, *, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Return the ends of Wilson's interval for a share.

    Args:
        n: how many belong to the part, one number or an array.
        n_all: how many there are, of the same shape; more than 0.
        level: nominal coverage, between 0 and 1.

    Raises:
        ParameterError: `level` is not between 0 and 1, or a part exceeds its whole.
    """
    from scipy.special import ndtri

    n, n_all = _checked(n, n_all, level)
    z = float(ndtri((1 + level) / 2))
    share = n / n_all
    middle = (share + z**2 / (2 * n_all)) / (1 + z**2 / n_all)
    root = np.sqrt(share * (1 - share) / n_all + z**2 / (4 * n_all**2))
    half = z * root / (1 + z**2 / n_all)
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)


def exact_interval(
    n: ArrayLike, n_all: ArrayLike, *, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Return the ends of the exact interval of Clopper and Pearson for a share.

    Args:
        n: how many belong to the part, one number or an array.
        n_all: how many there are, of the same shape; more than 0.
        level: coverage at least, between 0 and 1.

    Raises:
        ParameterError: `level` is not between 0 and 1, or a part exceeds its whole.
    """
    from scipy.special import betaincinv

    n, n_all = _checked(n, n_all, level)
    tail, rest = (1 - level) / 2, n_all - n
    low = betaincinv(np.maximum(n, 1), rest + 1, tail)
    high = betaincinv(n + 1, np.maximum(rest, 1), 1 - tail)
    return np.where(n == 0, 0.0, low), np.where(rest == 0, 1.0, high)


def simultaneous_interval(
    n: ArrayLike, *, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Return the ends of Goodman's intervals: all shares of one whole at once.

    Args:
        n: (parts,) how many belong to each part; together more than 0.
        level: nominal chance that all intervals hold, between 0 and 1.

    Raises:
        ParameterError: `level` is not between 0 and 1.
    """
    n = np.asarray(n, dtype=float)
    # Wilson's interval at the level that Bonferroni's inequality asks of each part.
    return wilson_interval(n, n.sum(), level=1 - (1 - level) / len(n))


def compare_intervals(turns: pd.DataFrame, speaker: str) -> pd.DataFrame:
    """Return the intervals of a speaker's share of words, ours and the textbook's.

    Args:
        turns: rows of the table ``turns``; all of them together are the denominator.
        speaker: the person, as in ``turns``.

    Returns:
        One row per method, ours first: ``method``; ``unit``: what is taken for
        independent; ``n_units``; ``share_words`` with ``share_words_low`` and
        ``share_words_high``; ``share_width``, the distance of the ends;
        ``share_of_ours``: the width as a part of ours, the less, the more too narrow.

    Raises:
        ParameterError: nobody of that name speaks.
        TableError: a column is missing, or there are no rows.
    """
    columns = ("meeting_id", "speaker", "n_words")
    check_table(turns, columns, name="turns", needs_rows=True)
    speakers = turns["speaker"].fillna(NO_PERSON)
    n_words = turns["n_words"].groupby(speakers).sum()
    if not n_words.get(speaker, 0):
        raise ParameterError(
            f"speaker: no words of {speaker!r}, expected one of {_most(n_words)}"
        )
    table = pd.DataFrame(_rows(turns, speakers, n_words, speaker))
    table.insert(3, "share_words", n_words[speaker] / n_words.sum())
    width = table["share_words_high"] - table["share_words_low"]
    table = table.assign(share_width=width, share_of_ours=width / width.iloc[0])
    table.attrs["card"] = _card(turns)
    return table


def _rows(
    turns: pd.DataFrame, speakers: pd.Series, n_words: pd.Series, speaker: str
) -> dict[str, list[object]]:
    """Return method, unit, number of units and ends, as columns."""
    units = choose_units(turns)
    is_own = np.where(speakers == speaker, 0, 1)
    counts = count_things(is_own, units.codes, 2, turns["n_words"])
    sizes = np.bincount(units.codes, turns["n_words"])
    whole, place = n_words.sum(), n_words.index.get_loc(speaker)
    found = {
        "ours": [end[0] for end in count_interval(counts, sizes, units, rare=False)],
        "Wilson": wilson_interval(n_words[speaker], whole),
        "Clopper–Pearson": exact_interval(n_words[speaker], whole),
        "Goodman, all speakers at once": [
            end[place] for end in simultaneous_interval(n_words)
        ],
    }
    n_others = len(found) - 1
    return {
        "method": list(found),
        "unit": [units.unit, *["word"] * n_others],
        "n_units": [units.n, *[int(whole)] * n_others],
        "share_words_low": [float(low) for low, _ in found.values()],
        "share_words_high": [float(high) for _, high in found.values()],
    }


def _most(n_words: pd.Series) -> str:
    """Return the names of those who speak most, for a message."""
    names = list(n_words.sort_values(ascending=False, kind="stable").index)
    return ", ".join(map(repr, names[:3])) + (" …" if len(names) > 3 else "")


def _checked(n: ArrayLike, n_all: ArrayLike, level: float) -> tuple[Floats, Floats]:
    n, n_all = np.asarray(n, dtype=float), np.asarray(n_all, dtype=float)
    if not 0 < level < 1:
        raise ParameterError(f"level: {level!r}, expected between 0 and 1")
    if (n < 0).any() or (n > n_all).any() or (n_all <= 0).any():
        raise ParameterError(
            "n: a part is negative, larger than its whole, or of nothing; expected 0 to"
            " n_all, and n_all more than 0"
        )
    return n, n_all


def _card(turns: pd.DataFrame) -> dict[str, str]:
    units = choose_units(turns)
    return build_card(
        measure="intervals of a share of words, compared",
        formula="ours; Wilson; Clopper–Pearson; Goodman (Wilson at 1 − 5 % / speakers)",
        unit="words in the speech of turns; brackets and page furniture do not count",
        denominator=(
            "all turns, those without a named person included;"
            " unattributed words stand outside"
        ),
        interval=(
            f"ours: {describe_interval(units, rare=False)}; the others take every word"
            f" for independent, {LEVEL:.0%}, and are too narrow for speech"
        ),
        n=size_of(turns),
        source="Wilson 1927; Clopper and Pearson 1934; Goodman 1965",
    )
