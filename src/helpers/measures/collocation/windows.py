"""The places near words: windows, and what they hold.

A window holds the words at most so many running words before and behind a word, stop
words counted, in its own stretch of speech (``tokens.breaks``). A pair is a word and
one place in its window. All numbers of one table are counted in pairs, those of the
margins too, so that it adds up at the edges of a stretch as well.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.tokens import Tokens

WIDEST = 100  # words on a side


class Sides(NamedTuple):
    """How many words a window holds."""

    before: int
    behind: int

    @classmethod
    def of(cls, window: int | tuple[int, int]) -> Sides:
        """Return the sides of a window: one number for both, or one for each.

        Raises:
            ParameterError: a side is out of range, or there is no place at all.
        """
        sides = cls(*window) if isinstance(window, tuple) else cls(window, window)
        if min(sides) < 0 or max(sides) > WIDEST or not any(sides):
            raise ParameterError(
                f"window: {window!r}, expected 1 to {WIDEST} words on each side, or a"
                " pair of them of which one may be 0"
            )
        return sides


class Margins(NamedTuple):
    """How many pairs each term is in, whatever the other word.

    Attributes:
        n: (terms,) times that each is said.
        as_node: (terms,) places in the windows of each.
        as_collocate: (terms,) windows that each stands in, one for each of its places.
        n_pairs: all pairs.
    """

    n: Ints
    as_node: Ints
    as_collocate: Ints
    n_pairs: int


def count_margins(tokens: Tokens, sides: Sides) -> Margins:
    """Return how many pairs each term is in."""
    n = tokens.counts
    starts, sizes = tokens.breaks[:-1], np.diff(tokens.breaks)

    def room(steps: int, *, before: bool) -> Ints:
        """Return words at most `steps` before (or behind) each term, summed."""
        places = n * steps
        for near in range(steps):
            # Only the first words of a stretch have fewer words before them.
            edge = starts + near if before else starts + sizes - 1 - near
            terms = tokens.ids[edge[sizes > near]]
            places -= (steps - near) * np.bincount(terms, minlength=len(n))
        return places

    as_node = room(sides.before, before=True) + room(sides.behind, before=False)
    as_collocate = as_node
    if sides.before != sides.behind:
        as_collocate = room(sides.behind, before=True)
        as_collocate += room(sides.before, before=False)
    return Margins(n, as_node, as_collocate, int(as_node.sum()))


def near_places(
    tokens: Tokens, starts: Ints, width: int, sides: Sides
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Return the places in the windows of some words or phrases.

    Args:
        tokens: the words.
        starts: (hits,) place of the first word of each.
        width: words of each.
        sides: size of the windows.

    Returns:
        Number of the hit, place in ``tokens.ids``, and whether that is before the hit;
        each of shape (places,), hit by hit.
    """
    before = np.arange(-sides.before, 0)
    steps = np.concatenate([before, np.arange(width, width + sides.behind)])
    places = starts[:, None] + steps
    stretch = np.searchsorted(tokens.breaks, starts, side="right")
    is_near = places >= tokens.breaks[stretch - 1][:, None]
    is_near &= places < tokens.breaks[stretch][:, None]
    hits, columns = np.nonzero(is_near)
    return hits, places[is_near], columns < sides.before
