"""In which sentences: every occurrence of a term between its neighbours (KWIC)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.card import build_card, size_of
from helpers.measures.contexts import contexts
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens, find_first, find_term, tokens

if TYPE_CHECKING:
    from helpers.corpus import Corpus


def concordance(
    corpus: Corpus,
    *,
    terms: Sequence[str],
    width: int = 60,
    words: Tokens | None = None,
    top: int = 0,
) -> pd.DataFrame:
    """Return every occurrence of the terms between its neighbours.

    Args:
        corpus: the corpus.
        terms: words ("door"), phrases ("open door") or either with wildcards
            ("secur*", "open *"), matched as words are compared. No occurrence crosses
            a turn, or anything inside a turn but speech and white space.
        width: characters of context on each side, cut to whole words.
        words: the words of `corpus`, where they are coded already.
        top: only so many occurrences, the first of the text; 0 for all. The rest is
            not looked for, and is not counted anywhere.

    Returns:
        One row per occurrence, in the order of the text: ``meeting_id``, ``date``,
        ``turn``, ``speaker``, ``label``; ``term``, as asked for; ``left``, ``node``,
        ``right``; ``start`` and ``end`` of the node, characters in the document, so
        that ``node`` is ``text[start:end]``. The context is the same turn's speech as
        printed, white space folded; […] stands for a bracket or furniture in it.

    Raises:
        ParameterError: a term has no word, no term is given, or `width` or `top` is
            negative.
        TableError: the corpus has no turns.
    """
    check_table(corpus.turns, ("meeting_id",), name="turns", needs_rows=True)
    if isinstance(terms, str) or not terms:
        raise ParameterError(f"terms: {terms!r}, expected a list of one term or more")
    if width < 0:
        raise ParameterError(f"width: {width!r}, expected 0 or more characters")
    if top < 0:
        raise ParameterError(f"top: {top!r}, expected 0 or more occurrences")
    coded = words or tokens(corpus)
    hits = _hits(coded, list(dict.fromkeys(terms)), top)
    table = _table(coded, hits, _contexts(corpus, coded, hits, width))
    table.attrs["card"] = _card(coded)
    # A term without a hit has no row, and is a finding all the same.
    table.attrs["terms"] = list(dict.fromkeys(terms))
    return table


def _hits(coded: Tokens, terms: list[str], top: int) -> pd.DataFrame:
    """Return first word, row of the turn, words, and term of each hit."""
    found = [
        (term, *(find_first(coded, term, top) if top else find_term(coded, term)))
        for term in terms
    ]
    hits = pd.concat(
        [
            pd.DataFrame({"place": places, "width": width, "term": term})
            for term, places, width in found
        ]
    )
    hits = hits.sort_values("place", kind="stable", ignore_index=True)
    hits = hits.head(top) if top else hits
    rows = np.searchsorted(coded.offsets, hits["place"], side="right") - 1
    return hits.assign(row=rows)


def _contexts(
    corpus: Corpus, coded: Tokens, hits: pd.DataFrame, width: int
) -> pd.DataFrame:
    """Return left, node, right, start and end of each hit."""
    firsts = hits["place"].to_numpy(dtype=np.int64)
    lasts = firsts + hits["width"].to_numpy(dtype=np.int64) - 1
    ends = coded.starts[lasts] + coded.lengths[lasts]
    rows = hits["row"].to_numpy(dtype=np.int64)
    return contexts(corpus, coded, coded.starts[firsts], ends, rows, width)


def _table(coded: Tokens, hits: pd.DataFrame, contexts: pd.DataFrame) -> pd.DataFrame:
    """Return the result: who and when beside what."""
    named = ["meeting_id", "date", "turn", "speaker", "label"]
    who = coded.turns[named].iloc[hits["row"]].reset_index(drop=True)
    who["speaker"] = who["speaker"].fillna(NO_PERSON)
    what = hits[["term"]].astype("str")
    text = {"left": "str", "node": "str", "right": "str"}
    places = {"start": "int64", "end": "int64"}
    return pd.concat([who, what, contexts.astype({**text, **places})], axis="columns")


def _card(coded: Tokens) -> dict[str, str]:
    return build_card(
        measure="concordance (key word in context)",
        formula="every occurrence, words matched as compared; * stands for any letters",
        unit="occurrences; none crosses a turn, bracket or page furniture",
        denominator="none: occurrences, not rates",
        interval="none: an exact list",
        n=size_of(coded.turns),
        source="standard",
    )
