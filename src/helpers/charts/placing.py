"""Where words can stand beside their marks without overlap, at every width of a page.

A drawing stretches with the page while its letters do not: a place is free if it is
free on a telephone, on a tablet and on a screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

# Boxes are arrays of left, top, right, bottom in pixels; the first axis are the widths.
Boxes = NDArray[np.float64]

WIDTHS = np.array([240.0, 480.0, 820.0])  # of the plot area, telephone to screen
LETTER, WIDE_LETTER = 7.6, 13.0  # pixels that a letter takes at most, nearly
LINE = 15.0  # pixels from line to line
MARK = 5.0  # pixels from the middle of a mark to its edge
COST_OF_DOT = 12.0  # a hidden dot is as bad as a word so many pixels farther away


class Place(NamedTuple):
    """Where a word stands, in pixels from the middle of its mark.

    Attributes:
        anchor: which edge of the word stands there: "left", "center" or "right".
        right: pixels to the right.
        down: pixels downwards, of the middle of the word's line.
    """

    anchor: str
    right: float
    down: float

    @property
    def is_near(self) -> bool:
        """Whether word and mark touch: no line need lead from one to the other."""
        return abs(self.right) <= MARK + 2 and abs(self.down) <= LINE

    @property
    def cost(self) -> float:
        """How far away it is; of equals, beside is better than above."""
        return abs(self.right) + 1.2 * abs(self.down)


# Beside, above and below the mark, and farther away with a line that leads there.
_BESIDE = [Place("left", MARK + 2, 0), Place("right", -MARK - 2, 0)]
_AROUND = [
    Place(anchor, right, down)
    for down in map(float, (*range(-98, 0, 14), *range(14, 99, 14)))
    for anchor, right in (
        *(("center", 0.0), ("left", 0.0), ("right", 0.0)),
        *(("left", 20.0), ("right", -20.0), ("left", 40.0), ("right", -40.0)),
        *(("left", 60.0), ("right", -60.0)),
    )
]
PLACES = sorted([*_BESIDE, *_AROUND], key=lambda place: place.cost)
_SHIFTS = {"left": 0.0, "center": -0.5, "right": -1.0}


class Placed(NamedTuple):
    """A word that has found its place."""

    text: str
    place: Place


def place_words(
    words: Sequence[Sequence[str]],
    marks: Sequence[tuple[float, float]],
    *,
    height: float,
    top: float = 0,
    dots: Sequence[tuple[float, float]] = (),
) -> list[Placed | None]:
    """Return the place of each word beside its mark, None where there is no room.

    Args:
        words: what may be written, the longer text first, for each mark; the most
            important mark first.
        marks: where each stands: parts of the width of the plot area, from the left,
            and of its height, from the bottom.
        height: of the plot area, in pixels.
        top: pixels at its top that stay free.
        dots: places of marks without a word, which a word hides only if it must.
    """
    around, small = _squares(marks, height), _squares(dots, height)
    page = _Page(marks, around, small, height, top)
    # Words from the top down, or from the bottom up, stand less in each other's way.
    downwards = sorted(range(len(words)), key=lambda number: -marks[number][1])
    orders = (range(len(words)), downwards, downwards[::-1])
    tries = [page.place(words, order) for order in orders]
    return max(tries, key=lambda placed: sum(found is not None for found in placed))


class _Page(NamedTuple):
    """Marks on the plot area."""

    marks: Sequence[tuple[float, float]]
    around: Boxes
    dots: Boxes
    height: float
    top: float

    def place(
        self, words: Sequence[Sequence[str]], order: Sequence[int]
    ) -> list[Placed | None]:
        """Return the place of each word, one after the other."""
        taken = np.empty((len(WIDTHS), 0, 4))
        chosen: list[Placed | None] = [None] * len(words)
        for number in order:
            # Marks at one and the same place are one mark.
            others = self.around
            own = others[:, number : number + 1]
            others = others[:, (others != own).any(axis=(0, 2))]
            others = np.concatenate([taken, others], axis=1)
            mark = self.marks[number]
            room = _Room(mark, self.height, self.top, others, taken, self.dots)
            found = next(filter(None, map(room.find, words[number])), None)
            if found:
                box = room.box(*found)[:, None]
                taken = np.concatenate([taken, box, room.line(found.place)], axis=1)
            chosen[number] = found
        return chosen


class _Room(NamedTuple):
    """What is free around one mark."""

    mark: tuple[float, float]
    height: float
    top: float
    others: Boxes
    words: Boxes
    dots: Boxes

    def find(self, text: str) -> Placed | None:
        """Return the best free place of a text."""
        free = [place for place in PLACES if self.is_free(text, place)]
        costs = {
            place: place.cost + COST_OF_DOT * _meeting(self.box(text, place), self.dots)
            for place in free
        }
        return Placed(text, min(costs, key=costs.__getitem__)) if costs else None

    def is_free(self, text: str, place: Place) -> bool:
        """Whether a text fits there, and the line to it crosses no word or line."""
        box = self.box(text, place)
        left, top, right, bottom = box.T
        is_inside = (left >= 0) & (right <= WIDTHS)
        is_inside &= (top >= self.top) & (bottom <= self.height)
        if not is_inside.all() or _meeting(box, self.others):
            return False
        points = self.line(place)
        return not any(
            _meeting(points[:, n], self.words) for n in range(len(points[0]))
        )

    def box(self, text: str, place: Place) -> Boxes:
        """Return the box of a text, (widths, 4)."""
        length = length_of(text)
        left = self.mark[0] * WIDTHS + place.right + _SHIFTS[place.anchor] * length
        middle = np.full(len(WIDTHS), (1 - self.mark[1]) * self.height + place.down)
        edges = [left, middle - LINE / 2, left + length, middle + LINE / 2]
        return np.stack(edges, axis=-1)

    def line(self, place: Place) -> Boxes:
        """Return points of the line from the mark to a place, (widths, points, 4)."""
        if place.is_near:
            return np.empty((len(WIDTHS), 0, 4))
        parts = np.linspace(0.15, 0.85, max(3, int(place.cost / 10)))
        x = np.add.outer(self.mark[0] * WIDTHS, parts * place.right)
        y = np.broadcast_to(
            (1 - self.mark[1]) * self.height + parts * place.down, x.shape
        )
        return np.stack([x, y, x + 1, y + 1], axis=-1)


def length_of(word: str) -> float:
    """Return how many pixels a word takes at most, nearly."""
    return sum(WIDE_LETTER if east_asian_width(c) in "WF" else LETTER for c in word)


def _squares(places: Sequence[tuple[float, float]], height: float) -> Boxes:
    """Return the boxes of marks, (widths, marks, 4)."""
    x, y = np.array(places, dtype=float).reshape(-1, 2).T
    across = np.multiply.outer(WIDTHS, x)
    down = np.broadcast_to((1 - y) * height, across.shape)
    edges = [across - MARK, down - MARK, across + MARK, down + MARK]
    return np.stack(edges, axis=-1)


def _meeting(box: Boxes, others: Boxes) -> int:
    """Return how many boxes meet `box`, at the width where they are most."""
    own = box[:, None]
    meets = (own[..., :2] < others[..., 2:]) & (others[..., :2] < own[..., 2:])
    return int(meets.all(axis=-1).sum(axis=1).max(initial=0))
