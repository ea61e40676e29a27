"""Which words stand near a term, and which words stand together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.association import g2
from helpers.measures.collocation.card import (
    ALL,
    NLTK,
    PAIRS,
    Choice,
    collocation_card,
    interval_near,
)
from helpers.measures.collocation.near import (
    Near,
    collocates_in,
    count_near,
    find_stopped,
    look_near,
    score_near,
)
from helpers.measures.collocation.pairs import Pairs, count_near_pairs
from helpers.measures.collocation.scores import score_pairs, strongest
from helpers.measures.collocation.windows import Margins, Sides, count_margins
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tables import check_table
from helpers.tokens import Tokens

Window = int | tuple[int, int]


def collocates(
    tokens: Tokens,
    node: str,
    *,
    window: Window = 5,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 1,
    min_evidence: float = ALL,
    top: int = 0,
) -> pd.DataFrame:
    """Count the words that stand near a term, and score how far it attracts them.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        node: a word, a phrase ("open door"), or either with wildcards ("secur*").
        window: running words on each side, stop words counted; or a pair of words
            before and words behind, such as (0, 3). No window crosses a turn, nor
            anything inside a turn but speech and white space; it does cross full stops.
        stop_words: words that are no collocates; they keep their places in windows.
        min_count: leave out words that stand near the node more rarely.
        min_evidence: leave out words with a lower log-likelihood; all by default, those
            that the node repels too. Chance alone passes 6.63 with one word in a
            hundred, if every place is a throw of its own.
        top: keep only so many, those with the strongest evidence; 0 keeps all.

    Returns:
        One row per word, strongest evidence of attraction first, ties in alphabetical
        order; a node of one word is no collocate of itself: ``node``; ``collocate``;
        ``n``, times that it stands near the node (a word that is near two hits counts
        twice), ``n_before`` and ``n_behind`` it;
        ``n_node`` and ``n_collocate``, times that each is said; ``n_places`` in the
        windows of the node; ``rate`` per million of these places, with ``rate_low``
        and ``rate_high``; ``rate_elsewhere`` per million places in all other windows;
        ``n_turns`` and ``n_meetings`` in which they stand together; and the columns of
        :func:`helpers.measures.collocation.scores.score_pairs`.

    Raises:
        ParameterError: `node` has no word, or a number is out of its range.
        TableError: there are no turns.

    Sources:
        Windows of running words: Evert (2008), in Lüdeling and Kytö (eds.), Corpus
        Linguistics, chapter 58. His E is f(x) · f(y) · span / N, as if every window had
        all its places; here f(x), f(y) and N count the places that there are, so that
        the windows that the end of a turn cuts short are not taken for whole ones.
    """
    choice = _choose(tokens, window, stop_words, min_count, top)
    choice = choice._replace(min_evidence=min_evidence)
    totals = count_margins(tokens, choice.sides)
    near = look_near(tokens, node, choice.sides)
    table = _near_table(tokens, near, totals, choice)
    table.insert(0, "node", pd.array([node] * len(table), dtype="str"))
    table.attrs["card"] = collocation_card(tokens, choice, interval_near(near.units))
    return table


def collocates_by_node(
    tokens: Tokens,
    nodes: Sequence[str],
    *,
    window: Window = 5,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 1,
    min_evidence: float = ALL,
    top: int = 0,
) -> pd.DataFrame:
    """Return the collocates of several terms below one another.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        nodes: terms, as in :func:`collocates`.
        window: as in :func:`collocates`.
        stop_words: as in :func:`collocates`.
        min_count: as in :func:`collocates`.
        min_evidence: as in :func:`collocates`.
        top: keep only so many of each node; 0 keeps all.

    Returns:
        The columns of :func:`collocates` in the order of `nodes`, and last ``unit``:
        what is drawn anew for the interval. ``attrs["nodes"]`` lists the nodes, those
        without a row too; ``attrs["n_words"]`` is how many words there are.

    Raises:
        ParameterError: as :func:`collocates`, or there is no node.
        TableError: there are no turns.
    """
    names = list(dict.fromkeys(nodes))
    if isinstance(nodes, str) or not names:
        raise ParameterError(f"nodes: {nodes!r}, expected a list of one term or more")
    choice = _choose(tokens, window, stop_words, min_count, top)
    choice = choice._replace(min_evidence=min_evidence)
    totals = count_margins(tokens, choice.sides)
    tables = []
    for node in names:
        near = look_near(tokens, node, choice.sides)
        table = _near_table(tokens, near, totals, choice)
        table.insert(0, "node", pd.array([node] * len(table), dtype="str"))
        tables.append(table.assign(unit=near.units.unit))
    result = pd.concat(tables, ignore_index=True)
    result.attrs["card"] = collocation_card(tokens, choice, interval_near(None))
    result.attrs["nodes"], result.attrs["n_words"] = names, len(tokens.ids)
    return result


def collocations(
    tokens: Tokens,
    *,
    window: int = 5,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 2,
    among: Sequence[str] = (),
    ordered: bool = False,
    margins: str = PAIRS,
    top: int = 0,
) -> pd.DataFrame:
    """Count all pairs of words that stand together, and score their attraction.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        window: most running words from one to the other, as in :func:`collocates`.
        stop_words: words that are in no pair; they keep their places.
        min_count: leave out rarer pairs, and words that are said more rarely.
        among: count pairs of these words only; empty for all words.
        ordered: whether "a b" and "b a" are two pairs, with the first word as the
            node; else they are one, with the more frequent word as the node, and a
            word is no pair with itself.
        margins: what f(x), f(y) and N of the scores count: "pairs", the places in
            windows, as in :func:`collocates`; or "nltk", running words, with O divided
            by `window`, as NLTK has it for a ``window_size`` of `window` + 1.
        top: keep only so many, those with the strongest evidence; 0 keeps all.

    Returns:
        One row per pair, strongest evidence of attraction first, ties in alphabetical
        order: ``node``, ``collocate``, ``n``, ``n_node``, ``n_collocate``, and the
        columns of :func:`helpers.measures.collocation.scores.score_pairs`. Without
        `ordered` all of them are those of :func:`collocates`.

    Raises:
        ParameterError: a number is out of its range, or `margins` is unknown.
        TableError: there are no turns.
    """
    if margins not in (PAIRS, NLTK):
        raise ParameterError(f"margins: {margins!r}, expected {PAIRS!r} or {NLTK!r}")
    sides = (0, window) if ordered else window
    choice = _choose(tokens, sides, stop_words, min_count, top)
    totals = count_margins(tokens, choice.sides)
    is_kept = (totals.n >= min_count) & ~find_stopped(tokens.vocabulary, stop_words)
    if among:
        is_kept &= np.isin(np.arange(len(is_kept)), _ids(tokens, among))
    pairs = count_near_pairs(
        tokens, window, is_kept, ordered=ordered, min_count=min_count
    )
    table = _pair_table(tokens, pairs, totals, window if margins == NLTK else 0, top)
    interval = "none: a pair is no part of a whole; one term's collocates have them"
    table.attrs["card"] = collocation_card(tokens, choice, interval, margins)
    return table


def _ids(tokens: Tokens, words: Sequence[str]) -> list[int]:
    """Return the ids of those of the words that are said."""
    return [tokens.id_of[word] for word in words if word in tokens.id_of]


def _near_table(
    tokens: Tokens, near: Near, totals: Margins, choice: Choice
) -> pd.DataFrame:
    """Return the strongest collocates with counts and scores."""
    terms = collocates_in(tokens, near, choice.stop_words, choice.min_count)
    counts = count_near(tokens, near, terms)
    scores = score_near(near, terms, totals)
    letters = (tokens.letters[terms],)
    table = pd.concat([counts, scores], axis="columns")
    table = table.iloc[strongest(scores["log_likelihood"], letters)]
    table = table[~(table["log_likelihood"] < choice.min_evidence)]
    return (table.head(choice.top) if choice.top else table).reset_index(drop=True)


def _pair_table(
    tokens: Tokens, pairs: Pairs, totals: Margins, by: int, top: int
) -> pd.DataFrame:
    """Return the strongest pairs with their scores; `by` as NLTK has it, or 0."""
    first, second = pairs.first, pairs.second
    n, f_x, f_y = pairs.n / 1, totals.as_node[first], totals.as_collocate[second]
    total = totals.n_pairs
    if by:
        n, f_x, f_y = pairs.n / by, totals.n[first], totals.n[second]
        total = len(tokens.ids)
    letters = tokens.letters[first], tokens.letters[second]
    order = strongest(g2(n, f_x, f_y, total), letters)
    order = order[:top] if top else order
    first, second = first[order], second[order]
    counts = pd.DataFrame(
        {
            "node": pd.array(tokens.vocabulary[first], dtype="str"),
            "collocate": pd.array(tokens.vocabulary[second], dtype="str"),
            "n": pairs.n[order].astype(np.int64),
            "n_node": totals.n[first],
            "n_collocate": totals.n[second],
        }
    )
    scores = score_pairs(n[order], f_x[order], f_y[order], total, by=by or 1)
    return pd.concat([counts, scores], axis="columns")


def _choose(
    tokens: Tokens, window: Window, stop_words: StopList, min_count: int, top: int
) -> Choice:
    """Return what is wanted, once it has been checked."""
    check_table(tokens.turns, ("meeting_id",), name="turns", needs_rows=True)
    for name, value in (("min_count", min_count), ("top", top)):
        if value < 0:
            raise ParameterError(f"{name}: {value!r}, expected 0 or more")
    return Choice(Sides.of(window), stop_words, min_count, top)
