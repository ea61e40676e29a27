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
    firsts, lasts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for term in terms:
        first, n_words = find_term(coded, term)
        firsts.append(first[:top] if top else first)
        lasts.append(firsts[-1] + n_words - 1)
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    sizes = [len(found) for found in firsts[1:]]
    return pd.DataFrame(
        {
            "row": np.searchsorted(coded.offsets, first, side="right") - 1,
            "start": coded.starts[first].astype(np.int64),
            "end": coded.starts[last].astype(np.int64) + coded.lengths[last],
            "term": np.repeat(np.array(terms, dtype=object), sizes),
        }
    )


def _contexts(
    corpus: Corpus, coded: Tokens, hits: pd.DataFrame, width: int
) -> pd.DataFrame:
    """Return left, node, right, start and end of each hit."""
    starts, ends, rows = (hits[name].to_numpy() for name in ("start", "end", "row"))
    return contexts(corpus, coded, starts, ends, rows, width)


def _table(coded: Tokens, hits: pd.DataFrame, contexts: pd.DataFrame) -> pd.DataFrame:
    """Return the result: who and when beside what."""
    named = ("meeting_id", "date", "turn", "speaker", "label")
    rows = hits["row"].to_numpy()
    who = {name: coded.turns[name].array.take(rows) for name in named}
    who["speaker"] = who["speaker"].fillna(NO_PERSON)
    texts = {"term": hits["term"], **contexts[["left", "node", "right"]]}
    what = {name: pd.array(text, dtype="str") for name, text in texts.items()}
    places = {name: contexts[name].to_numpy(np.int64) for name in ("start", "end")}
    return pd.DataFrame({**who, **what, **places})


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
        n=size_of(coded.turns, coded.n_meetings),
        source="standard",
    )
