"""Where to draw the words of a network: links in, places out."""

from __future__ import annotations

import numpy as np

from helpers.measures.arrays import Floats, Ints

STEPS = 300
FIRST_STEP = 0.1  # of the width; steps grow shorter, to nothing
TOWARDS_MIDDLE = 1.2  # keeps parts that nothing links from drifting apart
NEAREST = 0.01


def lay_out(ends: Ints, n_nodes: int, *, seed: int = 0) -> tuple[Floats, Ints]:
    """Return a place for each node of a network; linked ones are near each other.

    Nodes push each other away and links pull them together, until they rest. Then each
    node gets a row of its own, so that no two labels can touch, however narrow the
    drawing. Same links, same seed: same places.

    Args:
        ends: (links, 2) numbers of the nodes that each link joins.
        n_nodes: how many nodes.
        seed: of the places that they start from.

    Returns:
        x (nodes,) from 0 to 1, and the row (nodes,), from 0.

    Sources:
        Fruchterman and Reingold (1991), Software: Practice and Experience 21(11).
    """
    if not n_nodes:
        return np.empty(0), np.empty(0, dtype=np.int64)
    is_linked = np.zeros((n_nodes, n_nodes))
    is_linked[ends[:, 0], ends[:, 1]] = is_linked[ends[:, 1], ends[:, 0]] = 1
    places = np.random.default_rng(seed).random((n_nodes, 2))
    length = 1 / np.sqrt(n_nodes)  # at which pull and push are even
    for step in range(STEPS):
        apart = places[:, None] - places
        distance = np.maximum(np.linalg.norm(apart, axis=2), NEAREST)
        force = length**2 / distance - is_linked * distance**2 / length
        moves = (apart / distance[..., None] * force[..., None]).sum(axis=1)
        moves -= TOWARDS_MIDDLE * length * (places - places.mean(axis=0))
        size = np.maximum(np.linalg.norm(moves, axis=1, keepdims=True), NEAREST)
        places += moves / size * np.minimum(size, FIRST_STEP * (1 - step / STEPS))
    return _upright(places)


def _upright(places: Floats) -> tuple[Floats, Ints]:
    """Return x and row of places, with their longest extent upright."""
    middle = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(middle.T @ middle)
    # The sign of an axis is nobody's choice: the first node is left, and above.
    x, y = (middle @ axes).T
    x, y = (side * (-1 if side[0] > 0 else 1) for side in (x, y))
    rows = np.argsort(np.argsort(y, kind="stable"), kind="stable")
    return np.round((x - x.min()) / (np.ptp(x) or 1.0), 3), rows
