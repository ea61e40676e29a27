"""The sides and groups that a notebook compares, found again from its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from helpers.measures.keyness import choose_groups, choose_sides
from helpers.report.passages.finding import NOT_AS_EXPECTED
from helpers.report.passages.places import Spoken

_OF_SIDES = ("target", "reference", "turning_point")
_PANELS = "panels"
_SPEAKERS = "speakers"


def find_compared(spoken: Spoken, values: Mapping[str, Any]) -> bool:
    """Tell `spoken` which sides and groups of turns a notebook compares, if it does.

    Turns of neither side are in none of the counts: of people who are left out where
    both sides are named, and of meetings without a day where periods are compared.

    Args:
        spoken: all that may be compared.
        values: the parameters of the notebook, by name.

    Returns:
        Whether it compares anything.
    """
    if not {*_OF_SIDES, _PANELS, _SPEAKERS} <= set(values):
        return False
    words, corpus = spoken.words, spoken.corpus
    # A notebook of one's own may call something else so, and one that names nobody
    # has stopped at that as well: its page says so.
    focus: list[str] = []
    with suppress(*NOT_AS_EXPECTED):
        focus = corpus.focus(values[_SPEAKERS]) if values[_SPEAKERS] else []
        given = {name: values[name] for name in _OF_SIDES}
        sides = choose_sides(words, corpus.speakers, focus=focus, **given)
        # Where turns are cut, all of them are on a side.
        if sides.tokens is words:
            spoken.sides = sides.target, sides.reference
    with suppress(*NOT_AS_EXPECTED):
        by = values[_PANELS]
        spoken.groups = choose_groups(words, corpus.speakers, focus=focus, by=by)
    return spoken.sides is not None or spoken.groups is not None
