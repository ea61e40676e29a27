"""A text as names are read in it: apostrophes and hyphens alike, no soft hyphens."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from helpers.measures.arrays import Ints
from helpers.words import APOSTROPHES, HYPHENS, SOFT_HYPHEN


class Spelling(NamedTuple):
    """A text in plain spelling, and where its characters stand as printed.

    Attributes:
        text: in plain spelling.
        shown: (characters of `text`,) their places as printed; None: the same.
    """

    text: str
    shown: Ints | None

    def places_in(self, printed: ArrayLike) -> Ints:
        """Return where places of the printed text are in this one."""
        places = np.asarray(printed, dtype=np.int64)
        return places if self.shown is None else np.searchsorted(self.shown, places)

    def places_printed(self, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
        """Return where stretches of this text, none empty, begin and end as printed."""
        if self.shown is None:
            return starts, ends
        return self.shown[starts], self.shown[ends - 1] + 1


def spell_plainly(text: str) -> Spelling:
    """Return `text` in plain spelling; its length changes by soft hyphens alone.

    >>> spell_plainly("Guinea\N{NON-BREAKING HYPHEN}Bissau").text
    'Guinea-Bissau'
    """
    shown = None
    if SOFT_HYPHEN in text:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        shown = np.flatnonzero(codes != ord(SOFT_HYPHEN))
        text = text.replace(SOFT_HYPHEN, "")
    for alike in (APOSTROPHES, HYPHENS.replace(SOFT_HYPHEN, "")):
        for mark in alike[1:]:
            text = text.replace(mark, alike[0])
    return Spelling(text, shown)
