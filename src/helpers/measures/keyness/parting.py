"""Parts of equal length of each meeting: turns are cut where a part ends inside one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.tables import check_table
from helpers.tokens import Tokens


def part_meetings(tokens: Tokens, n_parts: int) -> tuple[Tokens, Ints]:
    """Return the words with their turns cut, and the part that each turn stands in.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        n_parts: parts of equal length, in words, that each meeting is cut into.

    Returns:
        The same words, with a row of ``turns`` for each piece of a turn (``n_words`` is
        that of the piece), and (rows,) the part of each row, from 0. The word at place
        p of the w words of its meeting, from 0, stands in part p * n_parts // w.

    Raises:
        ParameterError: `n_parts` is below 2.
        TableError: there are no turns.
    """
    check_table(tokens.turns, ("meeting_id",), name="turns", needs_rows=True)
    if n_parts < 2:
        raise ParameterError(f"n_parts: {n_parts!r}, expected 2 or more")
    meetings = pd.factorize(tokens.turns["meeting_id"])[0]
    sizes = np.diff(tokens.offsets)
    starts, totals = _starts(meetings, sizes)
    rows, inside = _cuts(meetings, starts, sizes, totals, n_parts)
    offsets = np.sort(np.concatenate([tokens.offsets, tokens.offsets[rows] + inside]))
    n_pieces = 1 + np.bincount(rows, minlength=len(sizes))
    row_of = np.repeat(np.arange(len(sizes)), n_pieces)
    place = starts[row_of] + offsets[:-1] - tokens.offsets[row_of]
    parts = place * n_parts // np.maximum(totals[meetings[row_of]], 1)
    turns = tokens.turns.iloc[row_of].assign(n_words=np.diff(offsets))
    # A stretch of the text belongs to the first piece of its turn.
    firsts = np.cumsum(n_pieces) - n_pieces
    cut = replace(
        tokens,
        offsets=offsets,
        turns=turns.reset_index(drop=True),
        speech=tokens.speech.assign(row=firsts[tokens.speech["row"]]),
    )
    return cut, np.minimum(parts, n_parts - 1)


def _starts(meetings: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Return the place of each turn in its meeting, in words, and meetings' words."""
    order = np.argsort(meetings, kind="stable")
    totals = np.bincount(meetings, sizes).astype(np.int64)
    before = np.cumsum(totals) - totals
    starts = np.empty(len(sizes), dtype=np.int64)
    starts[order] = np.cumsum(sizes[order]) - sizes[order]
    return starts - before[meetings], totals


def _cuts(
    meetings: Ints, starts: Ints, sizes: Ints, totals: Ints, n_parts: int
) -> tuple[Ints, Ints]:
    """Return the turns inside which a part ends, and after how many words of each."""
    cuts = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    for part in range(1, n_parts):
        # The first place p with p * n_parts // total == part.
        edge = -(-part * totals // n_parts)[meetings]
        is_cut = (starts < edge) & (edge < starts + sizes)
        cuts.append((np.flatnonzero(is_cut), (edge - starts)[is_cut]))
    rows, inside = (np.concatenate(column) for column in zip(*cuts, strict=True))
    # A turn may be cut at one place only once.
    pairs = np.unique(np.stack([rows, inside]), axis=1)
    return pairs[0], pairs[1]
