"""In which sentences: every occurrence between its neighbours (KWIC)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.card import build_card, size_of
from helpers.measures.concordance.contexts import contexts
from helpers.measures.concordance.lines import SORTS, sort_lines
from helpers.measures.concordance.patterns import find_pattern
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens, find_term, tokens

if TYPE_CHECKING:
    from helpers.corpus import Corpus


def concordance(
    corpus: Corpus,
    *,
    terms: Sequence[str] = (),
    pattern: str = "",
    width: int = 60,
    sort: str = "text",
    words: Tokens | None = None,
    top: int = 0,
) -> pd.DataFrame:
    """Return every occurrence of the terms, and of a pattern, between its neighbours.

    Args:
        corpus: the corpus.
        terms: words ("door"), phrases ("open door") or either with wildcards
            ("secur*", "open *"), matched as words are compared. No occurrence crosses
            a turn, or anything inside a turn but speech and white space.
        pattern: a regular expression, matched to the speech as printed: see
            :func:`helpers.measures.concordance.patterns.find_pattern`.
        width: characters of context on each side, cut to whole words.
        sort: "text", in the order of the text; "left" or "right", by term, and then by
            the first, second and third word on that side of the hit, in alphabetical
            order, as far as `width` shows them.
        words: the words of `corpus`, where they are coded already.
        top: only so many occurrences, the first of the text; 0 for all. The rest is
            not looked for, and is not counted anywhere.

    Returns:
        One row per occurrence: ``meeting_id``, ``date``, ``turn``, ``speaker``,
        ``label``; ``term``, or the pattern, as asked for; ``left``, ``node``,
        ``right``; ``start`` and ``end`` of the node, characters in the document, so
        that ``node`` is ``text[start:end]``. The context is the same turn's speech as
        printed, white space folded; […] stands for a bracket or furniture in it.
        ``attrs["terms"]`` lists all that was asked for.

    Raises:
        ParameterError: a term has no word, nothing is asked for, the pattern is no
            regular expression or takes too long, `sort` is unknown, or `width` or
            `top` is negative.
        TableError: the corpus has no turns.
    """
    check_table(corpus.turns, ("meeting_id",), name="turns", needs_rows=True)
    _check(terms, pattern, width, sort, top)
    coded = words or tokens(corpus)
    named = list(dict.fromkeys(terms))
    hits = _hits(coded, named, top)
    if pattern:
        hits = pd.concat([hits, find_pattern(corpus, coded, pattern, top=top)])
    hits = hits.sort_values(["row", "start"], kind="stable", ignore_index=True)
    hits = hits.head(top) if top else hits
    table = _table(coded, hits, _contexts(corpus, coded, hits, width))
    # A term without a hit has no row, and is a finding all the same.
    table.attrs["terms"] = named + [pattern] * bool(pattern)
    table.attrs["card"] = _card(coded, sort)
    return sort_lines(table, sort)


def _hits(coded: Tokens, terms: list[str], top: int) -> pd.DataFrame:
    """Return row of the turn, start, end and term of each hit."""
    tables = [pd.DataFrame({"row": [], "start": [], "end": [], "term": []})]
    for term in terms:
        first, n_words = find_term(coded, term)
        first = first[:top] if top else first
        last = first + n_words - 1
        places = {
            "row": np.searchsorted(coded.offsets, first, side="right") - 1,
            "start": coded.starts[first],
            "end": coded.starts[last] + coded.lengths[last],
        }
        tables.append(pd.DataFrame({**places, "term": term}))
    return pd.concat(tables).astype({"row": "int64", "start": "int64", "end": "int64"})


def _contexts(
    corpus: Corpus, coded: Tokens, hits: pd.DataFrame, width: int
) -> pd.DataFrame:
    """Return left, node, right, start and end of each hit."""
    starts, ends, rows = hits[["start", "end", "row"]].to_numpy(dtype=np.int64).T
    return contexts(corpus, coded, starts, ends, rows, width)


def _table(coded: Tokens, hits: pd.DataFrame, contexts: pd.DataFrame) -> pd.DataFrame:
    """Return the result: who and when beside what."""
    named = ["meeting_id", "date", "turn", "speaker", "label"]
    who = coded.turns[named].iloc[hits["row"]].reset_index(drop=True)
    who["speaker"] = who["speaker"].fillna(NO_PERSON)
    what = hits[["term"]].astype("str")
    text = {"left": "str", "node": "str", "right": "str"}
    places = {"start": "int64", "end": "int64"}
    return pd.concat([who, what, contexts.astype({**text, **places})], axis="columns")


def _check(terms: Sequence[str], pattern: str, width: int, sort: str, top: int) -> None:
    if isinstance(terms, str) or not (terms or pattern):
        raise ParameterError(
            f"terms: {terms!r}, expected a list of one term or more, or a pattern"
        )
    if width < 0:
        raise ParameterError(f"width: {width!r}, expected 0 or more characters")
    if top < 0:
        raise ParameterError(f"top: {top!r}, expected 0 or more occurrences")
    if sort not in SORTS:
        raise ParameterError(f"sort: {sort!r}, expected one of {list(SORTS)}")


def _card(coded: Tokens, sort: str) -> dict[str, str]:
    return build_card(
        measure="concordance (key word in context)",
        formula=(
            "every occurrence, words matched as compared; * stands for any letters; a"
            f" regular expression is matched as printed; {SORTS[sort]}"
        ),
        unit="occurrences; none crosses a turn, bracket or page furniture",
        denominator="none: occurrences, not rates",
        interval="none: an exact list",
        n=size_of(coded.turns),
        source="standard",
    )
