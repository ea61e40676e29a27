"""Two selections of transcripts set against each other: the turns of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.corpus.against import LISTS, Selection, other_side
from helpers.corpus.corpus import Corpus
from helpers.corpus.loading import load_corpus
from helpers.corpus.pair_names import name_sides, said_of_both
from helpers.errors import ParameterError
from helpers.sources import find_files

Mask = NDArray[np.bool_]
KEYS = ["meeting_id", "turn"]
NAMES_SHOWN = 20
# What is compared where nobody says what.
BY_PEOPLE = "the other side was not named: it is all others"
BY_DAYS = "no sides were named: parted by the day that halves the words best"
BY_WORDS = "no sides were named: whoever says most, and all others"


class Pair(NamedTuple):
    """The turns of two sides; none belongs to both.

    Attributes:
        corpus: the turns of both sides.
        is_target: (turns,) whether the row of ``corpus.turns`` is of the first side.
        names: what the two are called.
        how: what the two have in common, what is left out, and why these, where
            nobody named them; empty if there is nothing to say.
        whole: the corpus that both are chosen from.
    """

    corpus: Corpus
    is_target: Mask
    names: tuple[str, str]
    how: str
    whole: Corpus


def load_pair(
    corpus: str | Sequence[str], against: str = "", **conditions: Any
) -> Pair:
    """Return the two sides that are asked for.

    Where one side holds the other, the larger one is what is left of it. Where the
    two differ by their days, meetings without a day belong to neither.

    Args:
        corpus: a file, folder or glob, or several of them, of the first side.
        against: as :func:`helpers.corpus.against.other_side` reads it. Empty: people
            that are named against all others; else the later half of the words against
            the earlier; on one day, whoever says most against all others.
        conditions: what else the first side is, by the names of
            :class:`helpers.corpus.against.Selection`.

    Raises:
        ParameterError: a condition fits nothing, both sides are the same, each holds a
            part of the other, or there is nothing to compare.
        SourceError: a place is not there, or cannot be read.
    """
    for name in LISTS:
        # As papermill hands on "-p speakers Ann".
        value = conditions.get(name, [])
        conditions[name] = [value] if value and isinstance(value, str) else value
    first = Selection(corpus, **conditions)
    if against:
        return pair_of(first, other_side(first, against))
    return pair_of(*_by_rule(first))


def pair_of(first: Selection, other: Selection, how: str = "") -> Pair:
    """Return the turns of two selections, as two sides.

    Raises:
        ParameterError: as :func:`load_pair`.
    """
    places = places_of(first, other)
    whole, files = load_corpus(places), find_files(places)
    masks, notes = [], [how, said_of_both(first, other)]
    for selection, twin, prefix in ((first, other, ""), (other, first, "against: ")):
        try:
            chosen = _selected(_within(whole, files, selection, twin), selection)
        except ParameterError as error:
            raise ParameterError(f"{prefix}{error}") from error
        masks.append(_mask(whole, chosen))
        notes += chosen.left_out
    held = _part(masks[0], masks[1])
    for side in (0, 1):
        if held[side]:
            masks[1 - side] = masks[1 - side] & ~masks[side]
    either = masks[0] | masks[1]
    corpus = whole
    if not either.all():
        corpus = whole.with_turns(pd.Series(either, index=whole.turns.index))
        corpus = corpus.with_meetings(corpus.turns["meeting_id"].unique())
    names = name_sides(first, other, held)
    how = "; ".join(dict.fromkeys(filter(None, notes)))
    return Pair(corpus, masks[0][either], names, how, whole)


def places_of(first: Selection, other: Selection) -> list[str]:
    """Return the files, folders and globs of both sides, each once."""
    return list(dict.fromkeys([*first.places, *other.places]))


def _by_rule(first: Selection) -> tuple[Selection, Selection, str]:
    """Return both sides, and why these, where the other was not named."""
    if first.speakers or first.groups:
        return first, first._replace(speakers=[], groups=[]), BY_PEOPLE
    corpus = _selected(load_corpus(first.places), first)
    day = _halving_day(corpus)
    if day is not None:
        before = f"{day - timedelta(days=1):%Y-%m-%d}"
        later = first._replace(since=f"{day:%Y-%m-%d}")
        return later, first._replace(until=before), BY_DAYS
    names = corpus.focus([])
    by_others = corpus.turns.loc[~corpus.turns["speaker"].isin(names[:1]), "n_words"]
    if not names or not by_others.sum():
        raise ParameterError(
            f"against: nobody to compare with: one speaker, or none, on one day, in"
            f" {len(corpus.turns):,} turn(s), expected two sides; say what the other"
            " one is, such as another folder"
        )
    return first._replace(speakers=names[:1]), first, BY_WORDS


def _halving_day(corpus: Corpus) -> pd.Timestamp | None:
    """Return the day from which on half of the words are said, as nearly as can be."""
    days = corpus.meetings["date"].fillna(corpus.meetings["published"])
    sizes = corpus.meetings["n_words"].groupby(days).sum()
    sizes = sizes[sizes > 0]
    if len(sizes) < 2:
        return None
    uneven = (sizes.cumsum().shift() - sizes.sum() / 2).abs()
    return pd.Timestamp(uneven.idxmin())


def _within(
    whole: Corpus, files: Sequence[Path], selection: Selection, twin: Selection
) -> Corpus:
    """Return what a side is selected from: its own files, and, by days, dated ones.

    Args:
        whole: the corpus of both sides.
        files: the files of ``whole.sources``, in its order.
        selection: the side.
        twin: the other side.
    """
    if selection.places != twin.places:
        own = set(find_files(selection.places))
        names = whole.sources.loc[[file in own for file in files], "file"]
        is_own = whole.meetings["file"].isin(names)
        return whole.with_meetings(whole.meetings.loc[is_own, "meeting_id"])
    if selection.has_period != twin.has_period:
        days = whole.meetings["date"].fillna(whole.meetings["published"])
        return whole.with_meetings(whole.meetings.loc[days.notna(), "meeting_id"])
    return whole


def _selected(corpus: Corpus, selection: Selection) -> Corpus:
    chosen = corpus.filter(
        since=selection.since,
        until=selection.until,
        exclude_roles=selection.exclude_roles,
    )
    if not (selection.speakers or selection.groups):
        return chosen
    people = chosen.focus(selection.speakers) if selection.speakers else []
    people = [*people, *_members(chosen, selection.groups)]
    return chosen.with_turns(chosen.turns["speaker"].isin(people))


def _members(corpus: Corpus, groups: Sequence[str]) -> list[str]:
    """Return who belongs to some groups."""
    known = corpus.speakers["group"]
    for group in groups:
        if group not in set(known.dropna()):
            there = ", ".join(map(repr, sorted(known.dropna().unique())[:NAMES_SHOWN]))
            raise ParameterError(
                f"groups: {group!r} is nobody's, expected one of"
                f" {there or 'those that speakers.csv gives, and it gives none'}"
            )
    return list(corpus.speakers.loc[known.isin(list(groups)), "speaker"])


def _mask(whole: Corpus, chosen: Corpus) -> Mask:
    keys, own = (pd.MultiIndex.from_frame(c.turns[KEYS]) for c in (whole, chosen))
    return np.asarray(keys.isin(own))


def _part(target: Mask, reference: Mask) -> tuple[bool, bool]:
    """Tell which side is a part of the other: the target, the reference, or none.

    Raises:
        ParameterError: both are the same, or each holds a part of the other.
    """
    n_both = int((target & reference).sum())
    if not n_both:
        return False, False
    is_part = n_both == int(target.sum()), n_both == int(reference.sum())
    if all(is_part) or not any(is_part):
        found = "the same turns" if all(is_part) else f"{n_both:,} turns of each other"
        raise ParameterError(
            f"against: the two sides hold {found}, expected sides apart, or one inside"
            " the other; narrow one of them"
        )
    return is_part
