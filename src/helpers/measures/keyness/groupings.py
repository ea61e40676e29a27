"""Which groups of turns are compared with one another: people, groups, times, parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.keyness.parting import part_meetings
from helpers.measures.keyness.sides import (
    ALL_OTHERS,
    days_of,
    turns_by_group,
    words_by_label,
)
from helpers.tables import check_table
from helpers.tokens import Tokens

KINDS = ("speakers", "groups", "periods", "parts")
MOST_GROUPS = 6  # as many as there are hues, and as fit on a page
MOST_PERIODS = 4
FEWEST = 3  # two are compared as target and reference
ENOUGH_WORDS = 200  # of a speaker or group; with fewer, hardly a word is typical
THIRDS = ("first third", "second third", "last third")


class Grouping(NamedTuple):
    """Groups of turns, for :func:`helpers.measures.keyness.keyness_of_groups`.

    Attributes:
        tokens: the words; for parts, with turns cut where a part ends inside one.
        groups: (turns,) the group of each row of ``tokens.turns``, from 0; -1: of none.
        names: what the groups are called; the last may be "all others".
        kind: one of `KINDS`.
        how: why these groups, as part of a sentence.
    """

    tokens: Tokens
    groups: Ints
    names: list[str]
    kind: str
    how: str

    @property
    def shown(self) -> list[str]:
        """Names of the groups that are somebody or some time."""
        return [name for name in self.names if name != ALL_OTHERS]


def choose_groups(
    tokens: Tokens, people: pd.DataFrame, *, focus: Sequence[str] = (), by: str = ""
) -> Grouping:
    """Return the groups of turns that are asked for, or that there are three of.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        people: ``corpus.speakers``, for the groups.
        focus: people to look at; empty: those with most words.
        by: one of `KINDS`. Empty: the first of them with three groups or more; there
            are always three parts of each meeting.

    Raises:
        ParameterError: `by` is none of the kinds, or there are not two such groups.
        TableError: there are no turns.
    """
    columns = ("speaker", "meeting_id", "date", "published")
    check_table(tokens.turns, columns, name="turns", needs_rows=True)
    if by and by not in KINDS:
        raise ParameterError(f"panels: {by!r}, expected one of {list(KINDS)} or ''")
    for kind in (by,) if by else KINDS:
        grouping = _group(kind, tokens, people, focus)
        n_found = len(grouping.shown)
        if n_found >= (2 if by else FEWEST):
            return grouping
    raise ParameterError(
        f"panels: {n_found} of {by!r} with words, expected two or more; choose another"
        f" of {list(KINDS)}"
    )


def _group(
    kind: str, tokens: Tokens, people: pd.DataFrame, focus: Sequence[str]
) -> Grouping:
    if kind == "parts":
        cut, parts = part_meetings(tokens, len(THIRDS))
        how = "parts of equal length of each meeting"
        return Grouping(cut, parts, list(THIRDS), kind, how)
    if kind == "periods":
        return _by_period(tokens)
    labels = tokens.turns["speaker"]
    if kind == "groups":
        labels, focus = turns_by_group(tokens, people), ()
    return _by_label(tokens, labels, focus, kind)


def _by_label(
    tokens: Tokens, labels: pd.Series, focus: Sequence[str], kind: str
) -> Grouping:
    """Return the labels with most words, or some of them, as groups, and all others."""
    sizes = words_by_label(tokens, labels)
    enough = sizes[sizes >= ENOUGH_WORDS]
    how = f"the {kind} with most words, of those with {ENOUGH_WORDS} or more"
    if len(focus) > 1:
        enough, how = (
            sizes[[name for name in focus if name in sizes.index]],
            "as named in the parameters",
        )
    names = [str(name) for name in enough.index[:MOST_GROUPS]]
    groups = pd.Index([*names, ALL_OTHERS]).get_indexer(labels.astype("str"))
    groups = np.where(groups < 0, len(names), groups)
    if (groups == len(names)).any():
        names.append(ALL_OTHERS)
    return Grouping(tokens, groups, names, kind, how)


def _by_period(tokens: Tokens) -> Grouping:
    """Return up to four periods of about as many words, cut between days."""
    days = days_of(tokens)
    sizes = pd.Series(np.diff(tokens.offsets)).groupby(days).sum()
    n_periods = min(MOST_PERIODS, len(sizes))
    # The middle of a day's words decides in which period it stands.
    middles = (sizes.cumsum() - sizes / 2) / max(sizes.sum(), 1)
    period_of_day = np.minimum(middles * n_periods, n_periods - 1).astype(int)
    used, codes = np.unique(period_of_day, return_inverse=True)
    names = []
    for number in range(len(used)):
        own = sizes.index[codes == number]
        names.append(_stretch(own[0], own[-1]))
    by_day = pd.Series(codes, index=sizes.index, dtype="Int64")
    groups = days.map(by_day).fillna(-1).to_numpy(dtype=np.int64)
    how = "periods of about as many words; meetings without a day are left out"
    return Grouping(tokens, groups, names, "periods", how)


def _stretch(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return a period by its first and last day."""
    if first == last:
        return f"{first:%Y-%m-%d}"
    return f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"
