"""How often names, or regions of the world, are named: overall, and by speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, size_of
from helpers.measures.intervals import (
    Units,
    choose_units,
    count_interval,
    describe_interval,
    describe_many,
)
from helpers.measures.intervals.moments import count_things
from helpers.measures.intervals.rates import PER_MILLION
from helpers.measures.mentions.named.terms import KINDS
from helpers.tables import NO_PERSON, check_table

NEEDED = ("meeting_id", "turn", "kind", "name", "region")


def mention_frequency(
    found: pd.DataFrame,
    turns: pd.DataFrame,
    *,
    kinds: Sequence[str],
    by: str = "name",
    min_count: int = 1,
    top: int = 0,
) -> pd.DataFrame:
    """Count how often each name, or each world region, is named.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        turns: rows of the table ``turns``; mentions in other turns do not count.
        kinds: which kinds of mention count: country, nationality, organisation,
            person. With the first two, "Russian" counts for Russia.
        by: "name", or "region" for countries and nationalities.
        min_count: leave out what is named more rarely.
        top: keep only so many rows, the most frequent; 0 keeps all.

    Returns:
        One row per name (region), most frequent first, ties in alphabetical order:
        ``name`` (``region``); ``n``; ``n_words`` of all turns, the denominator;
        ``rate`` per million words with ``rate_low`` and ``rate_high``; ``n_turns`` and
        ``n_meetings`` that have it. ``attrs["n_turns"]``: all turns.

    Raises:
        ParameterError: a kind, or `by`, is none of those.
        TableError: a table lacks a column, or there are no turns.
    """
    placed = place_mentions(found, turns, kinds, by)
    units = choose_units(turns)
    table = _counted(placed, turns, np.arange(len(turns)), units)
    table = _kept(table.rename(columns={"name": by}), [by], min_count, top)
    table.attrs["n_turns"] = len(turns)
    interval = describe_interval(units, rare=True)
    table.attrs["card"] = describe_counts(
        turns, kinds, by, "all running words", interval
    )
    return table


def mention_frequency_by_speaker(
    found: pd.DataFrame,
    turns: pd.DataFrame,
    *,
    kinds: Sequence[str],
    by: str = "name",
    min_count: int = 1,
    top: int = 0,
) -> pd.DataFrame:
    """Count how often each speaker names each name, or each world region.

    Args:
        found: the result of :func:`helpers.measures.mentions.mentions`.
        turns: rows of the table ``turns``; mentions in other turns do not count.
        kinds: as in :func:`mention_frequency`.
        by: as in :func:`mention_frequency`.
        min_count: leave out what the speaker names more rarely.
        top: keep only so many rows of each speaker; 0 keeps all.

    Returns:
        The columns of :func:`mention_frequency` after ``speaker``, and last ``unit``:
        what is drawn anew for the interval. Speakers with most words first, turns
        without a named person last; ``n_words`` are the speaker's words. A speaker who
        names nothing has no row.

    Raises:
        ParameterError: a kind, or `by`, is none of those.
        TableError: a table lacks a column, or there are no turns.
    """
    placed = place_mentions(found, turns, kinds, by)
    speakers = turns["speaker"].fillna(NO_PERSON)
    order = _by_words(speakers, turns["n_words"])
    groups = pd.Index(order).get_indexer(speakers)
    # Without the words of the turns, which are most of the table.
    counted = list(_counted_groups(placed, turns[["meeting_id", "n_words"]], groups))
    table = pd.concat(counted, ignore_index=True)
    names = pd.array(order, dtype="str").take(table["group"].to_numpy())
    table.insert(0, "speaker", names)
    table = _kept(table.rename(columns={"name": by}), ["group", by], min_count, top)
    table = table.drop(columns="group")
    table.attrs["n_turns"] = len(turns)
    words = "the running words of the speaker"
    table.attrs["card"] = describe_counts(
        turns, kinds, by, words, describe_many(rare=True)
    )
    return table


def place_mentions(
    found: pd.DataFrame, turns: pd.DataFrame, kinds: Sequence[str], by: str
) -> pd.DataFrame:
    """Return the mentions of some kinds: ``name`` (or region) and ``row`` of the turn.

    Raises:
        ParameterError: a kind, or `by`, is none there is.
        TableError: a table lacks a column, or there are no turns.
    """
    check_table(found, NEEDED, name="mentions")
    keys = ["meeting_id", "turn"]
    check_table(turns, (*keys, "speaker", "n_words"), name="turns", needs_rows=True)
    wrong = sorted(set(kinds) - set(KINDS))
    if wrong or isinstance(kinds, str):
        raise ParameterError(f"kinds: {kinds!r}, expected some of {', '.join(KINDS)}")
    if by not in ("name", "region"):
        raise ParameterError(f"by: {by!r}, expected 'name' or 'region'")
    numbered = turns[keys].assign(row=np.arange(len(turns)))
    chosen = found.loc[found["kind"].isin(list(kinds)), [*keys, by]]
    chosen = chosen.rename(columns={by: "name"}).dropna(subset="name")
    return chosen.merge(numbered, on=keys)[["name", "row"]]


def _counted(
    placed: pd.DataFrame, turns: pd.DataFrame, rows: Ints, units: Units
) -> pd.DataFrame:
    """Return the table of the names in some rows of the turns, by the alphabet.

    Args:
        placed: the mentions in these rows.
        turns: all turns.
        rows: the rows, ascending.
        units: what is drawn anew, of these rows.
    """
    inside = np.searchsorted(rows, placed["row"].to_numpy())
    codes, names = pd.factorize(placed["name"], sort=True)
    codes = codes.astype(np.int64)
    sizes = turns["n_words"].to_numpy()[rows]
    counts = count_things(codes, units.codes[inside], len(names))
    low, high = count_interval(
        counts, np.bincount(units.codes, sizes), units, rare=True
    )
    meetings = pd.factorize(turns["meeting_id"].to_numpy()[rows])[0].astype(np.int64)
    n = np.bincount(codes, minlength=len(names))
    n_words = int(sizes.sum())
    return pd.DataFrame(
        {
            "name": pd.array(list(names), dtype="str"),
            "n": n,
            "n_words": n_words,
            "rate": n / max(n_words, 1) * PER_MILLION,
            "rate_low": low * PER_MILLION,
            "rate_high": high * PER_MILLION,
            "n_turns": _spread(codes, inside, len(names)),
            "n_meetings": _spread(codes, meetings[inside], len(names)),
        }
    )


def _counted_groups(
    placed: pd.DataFrame, turns: pd.DataFrame, groups: Ints
) -> Iterator[pd.DataFrame]:
    """Yield the table of each group of turns that names something.

    The first is that of no group: it has the columns, and no row.
    """
    everywhere = np.arange(len(turns))
    nothing = _counted(placed.head(0), turns, everywhere, choose_units(turns))
    yield nothing.assign(group=np.empty(0, dtype=np.int64), unit="none")
    for group, own in placed.groupby(groups[placed["row"].to_numpy()], sort=True):
        rows = np.flatnonzero(groups == group)
        units = choose_units(turns.iloc[rows])
        yield _counted(own, turns, rows, units).assign(group=group, unit=units.unit)


def _spread(codes: Ints, places: Ints, n_names: int) -> Ints:
    """Return in how many places each name stands."""
    return np.bincount(count_things(codes, places, n_names).things, minlength=n_names)


def _kept(
    table: pd.DataFrame, order: list[str], min_count: int, top: int
) -> pd.DataFrame:
    """Return the rows that are wanted, the most frequent first in each group.

    Args:
        table: one row per name, or per group and name.
        order: the columns to sort by: the group, if there are any, and the name.
        min_count: rarer rows are left out.
        top: so many rows of each group are kept; 0 keeps all.
    """
    for name, value in (("min_count", min_count), ("top", top)):
        if value < 0:
            raise ParameterError(f"{name}: {value!r}, expected 0 or more")
    *group, name = order
    table = table[table["n"] >= min_count].sort_values(
        [*group, "n", name],
        ascending=[*[True] * len(group), False, True],
        kind="stable",
        ignore_index=True,
    )
    if not top:
        return table
    kept = table.groupby(group, sort=False).head(top) if group else table.head(top)
    return kept.reset_index(drop=True)


def _by_words(speakers: pd.Series, n_words: pd.Series) -> list[str]:
    """Return the speakers, most words first, turns without a person last."""
    sums = n_words.groupby(speakers).sum().sort_index()
    names = list(sums.sort_values(ascending=False, kind="stable").index)
    return sorted(names, key=lambda name: name == NO_PERSON)


def describe_counts(
    turns: pd.DataFrame, kinds: Sequence[str], by: str, words: str, interval: str
) -> dict[str, str]:
    """Return the measure card of counts of mentions."""
    which = "all kinds" if set(kinds) == set(KINDS) else ", ".join(kinds)
    return build_card(
        measure=f"frequency of what is named, by {by}: {which}",
        formula="rate: mentions / words × 1,000,000",
        unit="mentions; the longest name counts at each place, a nationality for its"
        " country",
        denominator=words,
        interval=interval,
        n=size_of(turns),
        source="standard; interval: Rubin 1981, Learned-Miller and Thomas 2019",
    )
