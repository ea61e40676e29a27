"""Which turns are compared with which: two sides, by people, groups, days or halves."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.errors import ParameterError, SourceError
from helpers.measures.arrays import Mask
from helpers.measures.card import count_of
from helpers.measures.keyness.parting import part_meetings
from helpers.sources import parse_day
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens

ALL_OTHERS = "all others"
NAMES_SHOWN = 20


class Sides(NamedTuple):
    """Two selections of turns, for :func:`helpers.measures.keyness.keyness`.

    Attributes:
        tokens: the words; for halves, with turns cut where a half ends inside one.
        target: (turns,) whether the row of ``tokens.turns`` belongs to the target.
        reference: the same for the reference.
        names: what the two are called.
        how: why these, as part of a sentence; empty where both were named.
    """

    tokens: Tokens
    target: Mask
    reference: Mask
    names: tuple[str, str]
    how: str = ""

    @property
    def n_words(self) -> tuple[int, int]:
        """Words of target and reference."""
        sizes = np.diff(self.tokens.offsets)
        return int(sizes[self.target].sum()), int(sizes[self.reference].sum())


def choose_sides(
    tokens: Tokens,
    people: pd.DataFrame,
    *,
    target: Sequence[str] = (),
    reference: Sequence[str] = (),
    turning_point: str = "",
    focus: Sequence[str] = (),
) -> Sides:
    """Return the two sides that are asked for; what is not said follows a rule.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        people: ``corpus.speakers``, for the groups.
        target: speakers or groups on one side. Empty: the first of `focus`, else the
            speaker with most words; where one person says everything, the later half
            of the meetings by their days, or the first half of each meeting.
        reference: speakers or groups on the other side; empty: all others.
        turning_point: a day that parts the words (of the target, or of all) in two:
            target is what was said from that day on.
        focus: people to look at, where `target` is empty.

    Raises:
        ParameterError: a name is nobody's and no group's, the day is none, or there is
            nothing to compare with.
        TableError: there are no turns.
    """
    columns = ("speaker", "meeting_id", "date", "published")
    check_table(tokens.turns, columns, name="turns", needs_rows=True)
    if turning_point:
        if reference:
            raise ParameterError(
                f"reference: {list(reference)} beside turning_point, expected one of"
                " the two; the day parts the words of target"
            )
        return sides_of_periods(tokens, people, day=turning_point, within=target)
    if target or focus:
        wanted = target or list(focus)[:1]
        return sides_of_people(tokens, people, target=wanted, reference=reference)
    first, rest = _most_words(tokens)
    if first and rest:
        sides = sides_of_people(tokens, people, target=[first], reference=reference)
        return sides._replace(how="nobody was named: it is the speaker with most words")
    return _sides_of_one(tokens, people)


def sides_of_people(
    tokens: Tokens,
    people: pd.DataFrame,
    *,
    target: Sequence[str],
    reference: Sequence[str] = (),
) -> Sides:
    """Return the turns of some speakers or groups against those of others.

    Args:
        tokens: the words.
        people: ``corpus.speakers``, whose ``group`` comes from ``speakers.csv``.
        target: names of speakers or of groups.
        reference: the same; empty: all other turns.

    Raises:
        ParameterError: a name is nobody's and no group's; the message lists both.
    """
    first = _turns_of(tokens, people, target, "target")
    if not reference:
        names = _called(target), _called_others(tokens, first)
        return Sides(tokens, first, ~first, names)
    second = _turns_of(tokens, people, reference, "reference")
    return Sides(tokens, first, second, (_called(target), _called(reference)))


def sides_of_periods(
    tokens: Tokens, people: pd.DataFrame, *, day: str, within: Sequence[str] = ()
) -> Sides:
    """Return the turns from a day on against those before it.

    A meeting stands on its date, without one on the day of publication; one that has
    neither belongs to neither side.

    Args:
        tokens: the words.
        people: ``corpus.speakers``, for the groups.
        day: the first day of the target, YYYY-MM-DD.
        within: only turns of these speakers or groups; empty: all.

    Raises:
        ParameterError: `day` is none; a name is nobody's and no group's.
    """
    days = days_of(tokens)
    known = days.dropna()
    dated = f"{known.min():%Y-%m-%d} to {known.max():%Y-%m-%d}" if len(known) else "no"
    try:
        limit = pd.Timestamp(parse_day(day, where="turning_point"))
    except SourceError as error:
        raise ParameterError(f"{error}; meetings are dated {dated}") from None
    chosen = np.ones(len(days), dtype=bool)
    if within:
        chosen = _turns_of(tokens, people, within, "target")
    whose = _called(within) if within else "the time"
    later, earlier = ((days >= limit).to_numpy(), (days < limit).to_numpy())
    n_left = tokens.turns.loc[chosen & days.isna(), "meeting_id"].nunique()
    left = f"{count_of(n_left, 'meeting')} without a day on neither side"
    how = left if n_left else ""
    names = f"{whose} since {day}", f"{whose} before {day}"
    return Sides(tokens, later & chosen, earlier & chosen, names, how)


def sides_of_halves(tokens: Tokens) -> Sides:
    """Return the first half of each meeting, in words, against the second."""
    cut, parts = part_meetings(tokens, 2)
    names = ("the first half", "the second half")
    return Sides(cut, parts == 0, parts == 1, names)


def days_of(tokens: Tokens) -> pd.Series:
    """Return the day of each turn's meeting: its date, else that of publication."""
    return tokens.turns["date"].fillna(tokens.turns["published"])


def turns_by_group(tokens: Tokens, people: pd.DataFrame) -> pd.Series:
    """Return the group of each turn's speaker, missing where there is none."""
    groups = people.drop_duplicates("speaker").set_index("speaker")["group"]
    return tokens.turns["speaker"].map(groups).astype("str")


def _turns_of(
    tokens: Tokens, people: pd.DataFrame, names: Sequence[str], parameter: str
) -> Mask:
    """Return which turns belong to the speakers or groups of these names."""
    speakers = tokens.turns["speaker"].fillna(NO_PERSON)
    mask = np.zeros(len(speakers), dtype=bool)
    for name in [names] if isinstance(names, str) else names:
        own = speakers == name
        if not own.any():
            own = turns_by_group(tokens, people) == name
        if not own.any():
            groups = turns_by_group(tokens, people)
            raise ParameterError(_unknown(name, speakers, groups, parameter))
        mask |= own.fillna(False).to_numpy(dtype=bool)
    return mask


def _unknown(name: str, speakers: pd.Series, groups: pd.Series, parameter: str) -> str:
    there = list(speakers.value_counts().index)
    known = sorted(groups.dropna().unique())
    close = get_close_matches(name, [*there, *known], 1)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    shown = ", ".join(map(repr, there[:NAMES_SHOWN]))
    more = len(there) - NAMES_SHOWN
    tail = f" and {more} more" if more > 0 else ""
    told = ", ".join(map(repr, known)) or "none: speakers.csv gives none"
    return (
        f"{parameter}: {name!r} is no speaker and no group{hint}, expected one of"
        f" {shown}{tail}; groups: {told}"
    )


def _called(names: Sequence[str]) -> str:
    """Return what some speakers or groups are called together."""
    if isinstance(names, str):
        return names
    if len(names) < 3:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} others"


def _called_others(tokens: Tokens, target: Mask) -> str:
    """Return what all other turns are called: by the name, if they have one."""
    has_words = np.diff(tokens.offsets) > 0
    others = tokens.turns.loc[~target & has_words, "speaker"].fillna(NO_PERSON)
    names = others.unique()
    return str(names[0]) if len(names) == 1 else ALL_OTHERS


def words_by_label(tokens: Tokens, labels: pd.Series) -> pd.Series:
    """Return the words of the turns with each label, most first, ties by letters."""
    codes, names = pd.factorize(labels)
    sizes = np.bincount(codes + 1, np.diff(tokens.offsets), minlength=len(names) + 1)
    by_label = pd.Series(sizes[1:].astype(np.int64), index=list(names)).sort_index()
    return by_label.sort_values(ascending=False, kind="stable")


def _most_words(tokens: Tokens) -> tuple[str, int]:
    """Return who says most, nobody being no one, and the words of all others."""
    by_speaker = words_by_label(tokens, tokens.turns["speaker"])
    if not by_speaker.any():
        return "", len(tokens.ids)
    return str(by_speaker.index[0]), len(tokens.ids) - int(by_speaker.iloc[0])


def _sides_of_one(tokens: Tokens, people: pd.DataFrame) -> Sides:
    """Return two sides of what one person, or nobody, says: by days, or halves."""
    sizes = pd.Series(np.diff(tokens.offsets)).groupby(days_of(tokens)).sum()
    sizes = sizes[sizes > 0]
    if len(sizes) > 1:
        uneven = (sizes.cumsum().shift() - sizes.sum() / 2).abs()
        sides = sides_of_periods(tokens, people, day=f"{uneven.idxmin():%Y-%m-%d}")
        how = "one speaker only: parted by the day that halves the words best"
        return sides._replace(how="; ".join(filter(None, (how, sides.how))))
    how = "one speaker only, on one day: the two halves, in words"
    return sides_of_halves(tokens)._replace(how=how)
