"""How varied the vocabulary of each speaker is, and of all together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.diversity.formulae import (
    FACTOR,
    SAMPLE,
    cttr,
    guiraud_r,
    hd_d,
    herdan_c,
    mtld,
    ttr,
    types_in_windows,
    yule_k,
)
from helpers.measures.frequency.counting import words_of
from helpers.measures.frequency.occurrences import speakers_by_words
from helpers.measures.intervals import (
    choose_units,
    describe_interval,
    describe_many,
    ratio_interval,
)
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens

WINDOW = 100
# With fewer words MATTR is a mean of few windows, and MTLD one of few factors.
MIN_WORDS = 200
LENGTH = "_same_length_only"
OF_LENGTH = {
    "ttr": ttr,
    "cttr": cttr,
    "guiraud_r": guiraud_r,
    "herdan_c": herdan_c,
    "yule_k": yule_k,
}
NUMBERS = (
    *("mattr", "mattr_low", "mattr_high", "unit", "msttr", "mtld", "hd_d"),
    *(name + LENGTH for name in OF_LENGTH),
)


def diversity(
    tokens: Tokens, *, window: int = WINDOW, min_words: int = MIN_WORDS
) -> pd.DataFrame:
    """Return how varied the vocabulary of all turns together is.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        window: words in a window of MATTR, and in a segment of MSTTR.
        min_words: with fewer words the measures are missing, and ``reason`` says so.

    Returns:
        One row: ``n_words``; ``n_types``, different words as compared; ``mattr``,
        the moving-average type-token ratio, 0 to 1, with ``mattr_low`` and
        ``mattr_high`` over ``unit``; ``msttr``, 0 to 1; ``mtld`` in words; ``hd_d``,
        0 to 1: more is more varied. Then measures that depend on the length of the
        text, and compare only texts of one length: ``ttr_same_length_only``,
        ``cttr_…``, ``guiraud_r_…``, ``herdan_c_…`` and ``yule_k_…`` (less is more
        varied). Last ``reason``, why measures are missing; missing where none is.
        ``attrs`` holds ``window`` and ``min_words`` beside the card.

    Raises:
        ParameterError: `window` is below 2, or `min_words` below `window`.
        TableError: there are no turns.

    Sources:
        :mod:`helpers.measures.diversity.formulae` names the paper of each formula.
    """
    _check(tokens, window, min_words)
    rows = np.arange(len(tokens.turns))
    table = pd.DataFrame([_row(tokens, rows, window, min_words)])
    units = choose_units(tokens.turns)
    interval = describe_interval(units, rare=False)
    table.attrs = _attributes(tokens, window, min_words, interval)
    return table


def diversity_by_speaker(
    tokens: Tokens, *, window: int = WINDOW, min_words: int = MIN_WORDS
) -> pd.DataFrame:
    """Return how varied the vocabulary of each speaker is.

    The turns of a speaker are read as one text, in the order of ``tokens.turns``; a
    window may reach from one turn into the next. Only ``mattr``, ``mtld`` and ``hd_d``
    compare speakers of different length, and ``msttr`` nearly so.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        window: as in :func:`diversity`.
        min_words: as in :func:`diversity`.

    Returns:
        The columns of :func:`diversity` after ``speaker``: most words first, turns
        without a named person last.

    Raises:
        ParameterError: `window` is below 2, or `min_words` below `window`.
        TableError: there are no turns.
    """
    _check(tokens, window, min_words)
    speakers = tokens.turns["speaker"].fillna(NO_PERSON)
    rows_of = speakers.groupby(speakers, sort=False).indices
    rows = [
        {"speaker": name} | _row(tokens, rows_of[name], window, min_words)
        for name in speakers_by_words(tokens.turns)
    ]
    table = pd.DataFrame(rows)
    interval = describe_many(rare=False)
    table.attrs = _attributes(tokens, window, min_words, interval)
    return table


def _row(tokens: Tokens, rows: Ints, window: int, min_words: int) -> dict[str, Any]:
    """Return the measures of some turns, read as one text."""
    ids = tokens.ids[words_of(tokens, rows)].astype(np.int64)
    counts = np.bincount(ids)
    counts = counts[counts > 0]
    size = {"n_words": len(ids), "n_types": len(counts)}
    if len(ids) < min_words:
        reason = f"{count_of(len(ids), 'word')}, {min_words:,} are needed"
        missing = dict.fromkeys(NUMBERS, np.nan) | {"unit": "none"}
        return size | missing | {"reason": reason}
    values = {
        **_moving_average(tokens, rows, ids, window),
        "mtld": mtld(ids),
        "hd_d": hd_d(counts),
        **{name + LENGTH: score(counts) for name, score in OF_LENGTH.items()},
    }
    return size | values | {"reason": None}


def _moving_average(
    tokens: Tokens, rows: Ints, ids: Ints, window: int
) -> dict[str, Any]:
    """Return MATTR with its interval; a window is of the unit in which it begins."""
    ratios = types_in_windows(ids, window) / window
    units = choose_units(tokens.turns.iloc[rows])
    unit_of = np.repeat(units.codes, np.diff(tokens.offsets)[rows])[: len(ratios)]
    ends = {"mattr_low": np.nan, "mattr_high": np.nan}
    if units.unit != "none":
        parts, sizes = np.bincount(unit_of, ratios), np.bincount(unit_of)
        low, high = ratio_interval(parts, sizes, in_order=units.unit == "turn")
        ends = {"mattr_low": float(low), "mattr_high": float(high)}
    # Every window-th window is a segment.
    of_segments = {"unit": units.unit, "msttr": float(ratios[::window].mean())}
    return {"mattr": float(ratios.mean()), **ends, **of_segments}


def _check(tokens: Tokens, window: int, min_words: int) -> None:
    check_table(tokens.turns, ("speaker",), name="turns", needs_rows=True)
    if window < 2:
        raise ParameterError(f"window: {window!r}, expected 2 words or more")
    if min_words < max(window, SAMPLE):
        raise ParameterError(
            f"min_words: {min_words!r}, expected {max(window, SAMPLE)} or more: a"
            " window, or a sample of HD-D, must find its words"
        )


def _attributes(
    tokens: Tokens, window: int, min_words: int, interval: str
) -> dict[Any, Any]:
    """Return the card of a table, and the parameters that a chart must name."""
    card = build_card(
        measure="lexical diversity",
        formula=f"MATTR: mean share of different words in all windows of {window}"
        f" words; MTLD: mean words until that share falls to {FACTOR}, both"
        f" directions; HD-D: mean share in all samples of {SAMPLE} words; MSTTR: mean"
        f" share in full segments of {window} words; more is more varied. Columns"
        " called same_length_only change with the length of the text, and compare no"
        " speakers of different length",
        unit="words as compared, stop words and figures included; the turns of a"
        " speaker are one text, in order, and a window may reach into the next turn,"
        " and counts where it begins",
        denominator=f"words of a window; with fewer than {min_words} words no value",
        interval=interval if interval.startswith("none") else f"of MATTR: {interval}",
        n=size_of(tokens.turns),
        source="Covington and McFall 2010 (MATTR); McCarthy and Jarvis 2007 (HD-D),"
        " 2010 (MTLD); Johnson 1944 (MSTTR)",
    )
    return {"card": card, "window": window, "min_words": min_words}
