"""Which elements are meant: names with conditions, written as a table can hold them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from lxml import etree

SOON = 8  # elements


class Selectors:
    """Elements by name, with conditions, such as ``note@type=speaker``.

    A selector is the name of an element, then nothing or one of: ``@attribute`` (it has
    one), ``@attribute=word|begin*`` (a word of it is, or begins so), ``+name`` (the
    element `name` follows soon under the same parent), ``!name`` (no element `name` is
    in it). The first that fits wins.
    """

    def __init__(self, written: str | Mapping[str, str]) -> None:
        rows = written.items() if isinstance(written, Mapping) else [(written, "yes")]
        self._known: dict[str, list[tuple[str, str, str]]] = {}
        for selectors, value in rows:
            for selector in selectors.split():
                place = min(
                    (selector.find(sign) for sign in "@+!" if sign in selector),
                    default=len(selector),
                )
                row = (selector[place : place + 1], selector[place + 1 :], value)
                self._known.setdefault(selector[:place], []).append(row)

    def __getitem__(self, node: etree._Element) -> str:
        for sign, condition, value in self._known.get(node.tag, ()):
            if _fits(node, sign, condition):
                return value
        return ""


def _fits(node: etree._Element, sign: str, condition: str) -> bool:
    if sign == "+":
        return any(
            next_.tag == condition for next_ in islice(node.itersiblings(), SOON)
        )
    if sign == "!":
        return not any(True for _ in node.iter(condition))
    attribute, _, wanted = condition.partition("=")
    given = node.get(attribute, "") if sign else "any"
    if not given or not wanted:
        return bool(given)
    words = [word.removeprefix("#").lower() for word in given.split()]
    return any(
        any(w.startswith(v[:-1]) if v.endswith("*") else w == v for w in words)
        for v in wanted.lower().split("|")
    )
