"""Which terms a speaker, or a meeting, has and the others have not: tf-idf."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.frequency.counting import count_by_group
from helpers.measures.frequency.occurrences import speakers_by_words
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens

COLUMNS = {"speaker": "speaker", "meeting": "meeting_id"}


def tf_idf(tokens: Tokens, *, by: str, top: int = 10) -> pd.DataFrame:
    """Return the terms that stand out in each group of turns by tf-idf.

    A term that every group has scores 0, however often it is said: with few groups
    most terms do, and what one group alone has is ranked by its count.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        by: "speaker" or "meeting": what a group of turns is.
        top: keep only so many terms of each group; 0 keeps all.

    Returns:
        One row per group and term that it has. Groups: speakers with most words first,
        turns without a named person last; meetings in the order of the turns. Terms by
        score, ties in alphabetical order. ``speaker`` or ``meeting_id``; ``term``;
        ``n``; ``n_words`` of the group; ``tf`` = n / n_words; ``n_groups`` that have
        the term, of ``n_all_groups`` with words; ``idf`` = ln(n_all_groups /
        n_groups), with nothing added; ``tf_idf`` = tf × idf, more = more particular.

    Raises:
        ParameterError: `by` is neither, or `top` is negative.
        TableError: there are no turns.

    Sources:
        Spärck Jones (1972), Journal of Documentation 28(1), with the relative
        frequency and the natural logarithm of the R package tidytext.
    """
    if by not in COLUMNS:
        raise ParameterError(f"by: {by!r}, expected one of {list(COLUMNS)}")
    if top < 0:
        raise ParameterError(f"top: {top!r}, expected 0 or more")
    check_table(tokens.turns, (COLUMNS[by],), name="turns", needs_rows=True)
    labels = tokens.turns[COLUMNS[by]].fillna(NO_PERSON)
    names = speakers_by_words(tokens.turns) if by == "speaker" else labels.unique()
    groups = pd.Index(names).get_indexer(labels)
    table = _scores(tokens, groups, len(names), top)
    shown = pd.array(np.asarray(names, dtype=object)[table.pop("group")], dtype="str")
    table.insert(0, COLUMNS[by], shown)
    table.attrs["card"] = _card(tokens, by)
    return table


def _scores(tokens: Tokens, groups: Ints, n_groups: int, top: int) -> pd.DataFrame:
    """Return the terms with the highest scores of each group, from 0."""
    pairs = count_by_group(tokens, groups, n_groups).tocoo()
    group, term = pairs.coords
    sizes = np.bincount(groups, np.diff(tokens.offsets), minlength=n_groups)
    n_having = np.bincount(term, minlength=len(tokens.vocabulary))
    n_all = int((sizes > 0).sum())
    idf = np.log(n_all / np.maximum(n_having, 1))
    score = pairs.data / sizes[group] * idf[term]
    order = np.lexsort((tokens.letters[term], -score, group))
    if top:
        place = np.arange(len(order)) - np.searchsorted(group[order], group[order])
        order = order[place < top]
    group, term, n = group[order], term[order], pairs.data[order].astype(np.int64)
    return pd.DataFrame(
        {
            "group": group,
            "term": pd.array(tokens.vocabulary[term], dtype="str"),
            "n": n,
            "n_words": sizes[group].astype(np.int64),
            "tf": n / sizes[group],
            "n_groups": n_having[term],
            "n_all_groups": n_all,
            "idf": idf[term],
            "tf_idf": score[order],
        }
    )


def _card(tokens: Tokens, by: str) -> dict[str, str]:
    n_groups = tokens.turns[COLUMNS[by]].fillna(NO_PERSON).nunique()
    return build_card(
        measure=f"tf-idf by {by}",
        formula=f"n / words of the {by} × ln({by}s / {by}s that have the term), with"
        " nothing added; more = more particular; a term that all have scores 0",
        unit="words as compared",
        denominator=f"words of the {by}; {count_of(n_groups, by)}",
        interval="none: a score to rank terms by, not an estimate",
        n=size_of(tokens.turns),
        source="Spärck Jones 1972; the variant of the R package tidytext",
    )
