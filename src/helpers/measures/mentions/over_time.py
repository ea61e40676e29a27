"""How often names are named over the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.measures.choosing import choose_period
from helpers.measures.intervals import describe_many
from helpers.measures.mentions.counts import describe_counts, place_mentions
from helpers.measures.mentions.named.terms import KINDS
from helpers.measures.timeline.terms import describe_dates, rates_by_period

if TYPE_CHECKING:
    from helpers.corpus import Corpus


MIN_COUNT = 5  # below this a difference between meetings is hardly one


def choose_names(found: pd.DataFrame, turns: pd.DataFrame, *, top: int) -> list[str]:
    """Return the names whose use differs most from meeting to meeting.

    The measure is the log-likelihood of the counts of a name over the meetings against
    one rate in all. It takes five mentions; where no name has so many, the most named.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        turns: rows of the table ``turns``; mentions in other turns do not count.
        top: how many names.

    Raises:
        TableError: a table lacks a column, or there are no turns.

    Sources:
        Log-likelihood over several parts: Dunning (1993), Computational Linguistics
        19(1), with one row of counts per part.
    """
    placed = place_mentions(found, turns, KINDS, "name")
    meetings = turns["meeting_id"].to_numpy()[placed["row"].to_numpy()]
    cells = placed.groupby(["name", meetings]).size().rename("n").reset_index()
    cells.columns = pd.Index(["name", "meeting_id", "n"])
    sizes = turns.groupby("meeting_id")["n_words"].sum()
    total = cells.groupby("name")["n"].transform("sum")
    shares = cells["meeting_id"].map(sizes) / max(int(sizes.sum()), 1)
    cells["score"] = 2 * cells["n"] * np.log(cells["n"] / (total * shares))
    names = cells.groupby("name").agg(n=("n", "sum"), score=("score", "sum"))
    names["is_rare"] = names["n"] < MIN_COUNT
    names["score"] = names["score"].where(~names["is_rare"], 0.0).round(6)
    order = ["is_rare", "score", "n", "name"]
    ranked = names.reset_index().sort_values(
        order, ascending=[True, False, False, True], kind="stable"
    )
    return [str(name) for name in ranked["name"].head(top)]


def mentions_over_time(
    found: pd.DataFrame, corpus: Corpus, *, names: Sequence[str], every: str = ""
) -> pd.DataFrame:
    """Return how often each of `names` is named in each period.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        corpus: the corpus; mentions in other turns do not count.
        names: standard names.
        every: "month", "quarter" or "year"; empty for what fits the span of time.

    Returns:
        The table of :func:`helpers.measures.timeline.calendar`, each name a ``term``;
        ``attrs["counted"]`` says so.

    Raises:
        ParameterError: `every` is none of the three.
        TableError: a table lacks a column, or there are no turns.
    """
    days = corpus.meetings[["meeting_id", "date", "published"]]
    turns = corpus.turns.merge(days, on="meeting_id", how="left")
    placed = place_mentions(found, turns, KINDS, "name")
    every = every or choose_period(turns)
    in_turns = {
        name: np.bincount(
            placed.loc[placed["name"] == name, "row"], minlength=len(turns)
        )
        for name in names
    }
    table = rates_by_period(turns, in_turns, every=every)
    words = f"words of the meetings of the {every}, each series by itself"
    card = describe_counts(turns, KINDS, "name", words, describe_many(rare=True))
    # The chart reads the length of a period off the end of the measure's name.
    card["measure"] = f"names over the calendar, by {every}"
    card["n"] += describe_dates(turns, every)
    table.attrs |= {"card": card, "counted": "name"}
    return table
