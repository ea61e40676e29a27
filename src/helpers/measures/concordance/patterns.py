"""Where a regular expression fits the speech, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

import pandas as pd
import regex

from helpers.errors import ParameterError
from helpers.measures.concordance.contexts import texts_of
from helpers.tokens import Tokens

if TYPE_CHECKING:
    from helpers.corpus import Corpus

PATIENCE = 30.0  # seconds for all stretches together


def find_pattern(
    corpus: Corpus, tokens: Tokens, pattern: str, *, top: int = 0
) -> pd.DataFrame:
    r"""Return every place of the speech that a regular expression fits.

    It is matched within one stretch of speech at a time, which is broken by the end of
    a turn and by anything inside a turn but speech and white space: ``^`` and ``$`` are
    the ends of a stretch, without white space, and nothing is seen beyond them.
    Matches do not overlap; a match of no character is none.

    Args:
        corpus: has the documents.
        tokens: its words.
        pattern: in the syntax of Python's ``re``, with what the library regex adds
            (``\p{Lu}``, a capital). The text is as printed: capitals differ from small
            letters unless the pattern says ``(?i)``, a line's end between two words is
            ``\s``, and a letter and its accent may be two characters.
        top: only so many, the first of the text; 0 for all.

    Returns:
        One row per match, in the order of the text: ``row`` of ``tokens.turns``;
        ``start`` and ``end``, characters in the document; ``term``, the pattern.

    Raises:
        ParameterError: it is no regular expression, or takes longer than
            ``PATIENCE``: a repetition inside a repetition may try so many ways to fit
            that it would never end.
    """
    compiled = _compiled(pattern)
    until = monotonic() + PATIENCE
    found = (
        (row, start + match.start(), start + match.end(), pattern)
        for row, start, speech in _stretches(corpus, tokens)
        for match in _matches(compiled, speech, until)
    )
    rows = list(islice(found, top or None))
    columns = {"row": "int64", "start": "int64", "end": "int64", "term": "str"}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def _compiled(pattern: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ParameterError(
            f"pattern: {pattern!r} is no regular expression: {error}; to look for such"
            " characters as they stand, write a backslash before each, or use terms"
        ) from error


def _stretches(corpus: Corpus, tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Yield the turn's row, the start and the text of each stretch of speech.

    White space at its ends is left out.
    """
    edges = {"row": "first", "start": "first", "end": "last"}
    runs = tokens.speech.groupby("run", sort=False).agg(edges)
    meetings = tokens.turns["meeting_id"].iloc[runs["row"]]
    places = runs.itertuples(index=False, name=None)
    texts = texts_of(corpus, meetings)
    for text, (row, start, end) in zip(texts, places, strict=True):
        speech = text[start:end]
        yield row, start + len(speech) - len(speech.lstrip()), speech.strip()


def _matches(
    compiled: regex.Pattern[str], speech: str, until: float
) -> Iterator[regex.Match[str]]:
    """Yield the matches that have a character."""
    left = max(until - monotonic(), 0.001)
    try:
        yield from (m for m in compiled.finditer(speech, timeout=left) if m.group())
    except TimeoutError as error:
        raise ParameterError(
            f"pattern: {compiled.pattern!r} takes longer than {PATIENCE:.0f} seconds,"
            " expected less; leave out a repetition inside a repetition, such as"
            " (a+)+, or choose fewer transcripts"
        ) from error
