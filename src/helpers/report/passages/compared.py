"""The turns that a notebook sets against each other, where they are not all turns."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pandas as pd

from helpers.errors import HelpersError
from helpers.measures.keyness import choose_groups, choose_sides
from helpers.report.passages.places import Spoken

SIDES = ("target", "reference", "turning_point")
PANELS = "panels"
SPEAKERS = "speakers"


def find_compared(spoken: Spoken, values: Mapping[str, Any]) -> list[Spoken]:
    """Return all that a notebook measured that compares two sides, and several.

    Turns of neither side are in none of the counts: of people who are left out where
    both sides are named, and of meetings without a day where periods are compared.

    Args:
        spoken: all that may be compared. It is told which groups are.
        values: the parameters of the notebook, by name.

    Returns:
        `spoken`, and the turns of the two sides where they are not all.
    """
    if not {*SIDES, PANELS, SPEAKERS} <= set(values):
        return [spoken]
    words, corpus = spoken.words, spoken.corpus
    found = [spoken]
    # The notebook has stopped at an error as well, and its page says so.
    with suppress(HelpersError):
        focus = corpus.focus(values[SPEAKERS]) if values[SPEAKERS] else []
        given = {name: values[name] for name in SIDES}
        sides = choose_sides(words, corpus.speakers, focus=focus, **given)
        either = sides.target | sides.reference
        # Where turns are cut, all of them are on a side.
        if sides.tokens is words and not either.all():
            found.append(Spoken(corpus.with_turns(pd.Series(either))))
        by = values[PANELS]
        spoken.groups = choose_groups(words, corpus.speakers, focus=focus, by=by)
    return found
