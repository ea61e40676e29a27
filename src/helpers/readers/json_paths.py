"""Paths into JSON: where in a value of lists and objects something stands.

A path is keys parted by dots: ``[]`` is every element of a list, a number is one
element, ``a|b`` is the first of two keys that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def find(node: Any, path: str) -> list[Any]:
    """Return every value that `path` leads to; none is an empty list."""
    found = [node]
    for step in path.split(".") if path else ():
        found = [value for each in found for value in _step(each, step)]
    return found


def _step(node: Any, step: str) -> Iterator[Any]:
    if step == "[]":
        yield from node if isinstance(node, list) else ()
    elif step.isdigit():
        yield from node[int(step) :][:1] if isinstance(node, list) else ()
    elif isinstance(node, dict):
        values = (node.get(key) for key in step.split("|"))
        yield from [value for value in values if value is not None][:1]


def first(node: Any, path: str) -> Any:
    """Return the first value that `path` leads to; None if there is none."""
    return next(iter(find(node, path)), None) if path else None
