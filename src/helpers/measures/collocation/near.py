"""What stands in the windows of one term: which words, how often, and where."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.arrays import Ints
from helpers.measures.collocation.scores import score_pairs
from helpers.measures.collocation.windows import Margins, Sides, near_places
from helpers.measures.intervals import Units, choose_units, count_interval
from helpers.measures.intervals.moments import Counts, count_things, regroup
from helpers.measures.intervals.rates import PER_MILLION
from helpers.measures.language import StopList
from helpers.tokens import Tokens, find_term

Codes = NDArray[np.int32]


class Near(NamedTuple):
    """What stands in the windows of a node.

    Attributes:
        n_node: hits of the node.
        own: ids of the words that are the node, if it is one word.
        terms: (places,) id of the word at each.
        is_before: (places,) whether the word stands before the node.
        rows: (places,) the turn, numbered from 0 among those that have places.
        turns: rows of ``tokens.turns`` that have places.
        units: what is drawn anew, among these turns.
    """

    n_node: int
    own: Codes
    terms: Codes
    is_before: NDArray[np.bool_]
    rows: Ints
    turns: Ints
    units: Units


def look_near(tokens: Tokens, node: str, sides: Sides) -> Near:
    """Return what stands in the windows of a node."""
    starts, width = find_term(tokens, node)
    hits, places, is_before = near_places(tokens, starts, width, sides)
    rows = np.searchsorted(tokens.offsets, starts, side="right") - 1
    turns, rows = np.unique(rows[hits], return_inverse=True)
    units = Units("none", np.arange(0), 0, "nothing stands near it")
    if len(turns):
        units = choose_units(tokens.turns.iloc[turns])
    own = np.unique(tokens.ids[starts]) if width == 1 else tokens.ids[:0]
    return Near(len(starts), own, tokens.ids[places], is_before, rows, turns, units)


def collocates_in(
    tokens: Tokens, near: Near, stop_words: StopList, min_count: int
) -> Ints:
    """Return the ids of the words that are near often enough."""
    terms = np.flatnonzero(np.bincount(near.terms) >= max(min_count, 1))
    terms = np.setdiff1d(terms, near.own)
    return terms[~find_stopped(tokens.vocabulary[terms], stop_words)]


def count_near(tokens: Tokens, near: Near, terms: Ints) -> pd.DataFrame:
    """Return how often and where the collocates are near."""
    n_before, n_behind = (
        np.bincount(near.terms[side], minlength=len(tokens.vocabulary))[terms]
        for side in (near.is_before, ~near.is_before)
    )
    n, n_places = n_before + n_behind, len(near.terms)
    turns = _in_turns(near, terms)
    sizes = np.bincount(near.units.codes[near.rows])
    in_units = regroup(turns, near.units.codes)
    low, high = count_interval(in_units, sizes, near.units, rare=True)
    meetings = pd.factorize(tokens.turns["meeting_id"].iloc[near.turns])[0]
    spread = regroup(turns, meetings.astype(np.int64)).things
    return pd.DataFrame(
        {
            "collocate": pd.array(tokens.vocabulary[terms], dtype="str"),
            "n": n,
            "n_before": n_before,
            "n_behind": n_behind,
            "n_node": near.n_node,
            "n_places": n_places,
            "rate": n / max(n_places, 1) * PER_MILLION,
            "rate_low": low * PER_MILLION,
            "rate_high": high * PER_MILLION,
            "n_turns": np.bincount(turns.things, minlength=len(terms)),
            "n_meetings": np.bincount(spread, minlength=len(terms)),
        }
    )


def score_near(near: Near, terms: Ints, totals: Margins) -> pd.DataFrame:
    """Return how often the collocates are near other words, and the scores."""
    n = np.bincount(near.terms, minlength=len(totals.n))[terms]
    f_x, f_y = len(near.terms), totals.as_collocate[terms]
    rest = totals.n_pairs - f_x
    elsewhere = (f_y - n) / rest if rest else np.full(len(terms), np.nan)
    counts = {
        "n_collocate": totals.n[terms],
        "rate_elsewhere": elsewhere * PER_MILLION,
    }
    scores = score_pairs(n, np.full(len(terms), f_x), f_y, totals.n_pairs)
    return pd.concat([pd.DataFrame(counts), scores], axis="columns")


def find_stopped(words: NDArray[np.object_], stop_words: StopList) -> NDArray[np.bool_]:
    """Return which words are stop words."""
    return np.asarray(pd.Index(words, dtype=object).isin(stop_words.words))


def _in_turns(near: Near, terms: Ints) -> Counts:
    """Return how often each collocate is near in each turn."""
    code = np.full(int(near.terms.max(initial=0)) + 1, -1)
    code[terms] = np.arange(len(terms))
    codes = code[near.terms]
    is_kept = codes >= 0
    return count_things(codes[is_kept], near.rows[is_kept], len(terms))
