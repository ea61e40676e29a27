"""In which sentences: every occurrence of a term between its neighbours (KWIC)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.card import build_card, size_of
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens, find_term, speech_spans, tokens
from helpers.words import find_spoken, find_words, is_wrapped

if TYPE_CHECKING:
    from helpers.corpus import Corpus

# Stands in the context for what is inside a turn but is not the speaker's speech.
LEFT_OUT = " […] "


class _Turn(NamedTuple):
    """Words of one turn, in its document and in its speech.

    Attributes:
        text: the document.
        words: start and end of each word in `text`.
        speech: the turn's speech as printed, white space folded, with marks for what
            is left out.
        places: start and end of each word in `speech`.
    """

    text: str
    words: list[tuple[int, int]]
    speech: str
    places: list[tuple[int, int]]


def concordance(
    corpus: Corpus, *, terms: Sequence[str], width: int = 60
) -> pd.DataFrame:
    """Return every occurrence of the terms between its neighbours.

    Args:
        corpus: the corpus.
        terms: words ("door"), phrases ("open door") or either with wildcards
            ("secur*", "open *"), matched as words are compared. No occurrence crosses
            a turn, or anything inside a turn but speech and white space.
        width: characters of context on each side, cut to whole words.

    Returns:
        One row per occurrence, in the order of the text: ``meeting_id``, ``date``,
        ``turn``, ``speaker``, ``label``; ``term``, as asked for; ``left``, ``node``,
        ``right``; ``start`` and ``end`` of the node, characters in the document, so
        that ``node`` is ``text[start:end]``. The context is the same turn's speech as
        printed, white space folded; […] stands for a bracket or furniture in it.

    Raises:
        ParameterError: a term has no word, no term is given, or `width` is negative.
        TableError: the corpus has no turns.
    """
    check_table(corpus.turns, ("meeting_id",), name="turns", needs_rows=True)
    if isinstance(terms, str) or not terms:
        raise ParameterError(f"terms: {terms!r}, expected a list of one term or more")
    if width < 0:
        raise ParameterError(f"width: {width!r}, expected 0 or more characters")
    coded = tokens(corpus)
    hits = _hits(coded, list(dict.fromkeys(terms)))
    table = _table(coded, hits, _contexts(corpus, coded, hits, width))
    table.attrs["card"] = _card(coded)
    # A term without a hit has no row, and is a finding all the same.
    table.attrs["terms"] = list(dict.fromkeys(terms))
    return table


def _hits(coded: Tokens, terms: list[str]) -> pd.DataFrame:
    """Return row of the turn, number of the first word in it, width, and term."""
    found = [(term, *find_term(coded, term)) for term in terms]
    hits = pd.concat(
        [
            pd.DataFrame({"place": places, "width": width, "term": term})
            for term, places, width in found
        ]
    )
    hits = hits.sort_values("place", kind="stable", ignore_index=True)
    rows = coded.rows[hits["place"].to_numpy(dtype="int64")]
    return hits.assign(row=rows, word=hits["place"] - coded.offsets[rows])


def _contexts(
    corpus: Corpus, coded: Tokens, hits: pd.DataFrame, width: int
) -> pd.DataFrame:
    """Return start, end, left, node and right of each hit."""
    turns = _turns(corpus, coded, set(hits["row"]))
    rows = [
        _context(turns[row], word, n_words, width)
        for row, word, n_words in zip(
            hits["row"], hits["word"], hits["width"], strict=True
        )
    ]
    return pd.DataFrame(rows, columns=["left", "node", "right", "start", "end"])


def _turns(corpus: Corpus, coded: Tokens, rows: set[int]) -> dict[int, _Turn]:
    """Return speech and words of the turns in some rows."""
    spans = speech_spans(corpus)
    spans = spans[spans["row"].isin(rows)]
    texts = dict(
        zip(corpus.documents["meeting_id"], corpus.documents["text"], strict=True)
    )
    turns = {}
    for row, own in spans.groupby("row"):
        text = texts[coded.turns["meeting_id"].iat[row]]
        spots = list(zip(own["start"], own["end"], strict=True))
        words = [(word.start, word.end) for word in find_spoken(text, spots)]
        speech = _joined(text, spots, list(own["run"]))
        places = [word.span() for word in find_words(speech)]
        turns[int(row)] = _Turn(text, words, speech, places)
    return turns


def _joined(text: str, spots: list[tuple[int, int]], runs: list[int]) -> str:
    """Return speech as one line, with a mark between one run and the next."""
    parts: list[str] = []
    before, last = None, None
    for (start, end), run in zip(spots, runs, strict=True):
        if parts and not is_wrapped(text, before, start):
            parts.append(" " if run == last else LEFT_OUT)
        parts.append(text[start:end])
        before, last = end, run
    return " ".join("".join(parts).split())


def _context(
    turn: _Turn, word: int, n_words: int, width: int
) -> tuple[str, str, str, int, int]:
    last = word + n_words - 1
    start, end = turn.words[word][0], turn.words[last][1]
    left, right = turn.places[word][0], turn.places[last][1]
    return (
        _last_words(turn.speech[max(left - width - 2, 0) : left].rstrip(), width),
        turn.text[start:end],
        _last_words(turn.speech[right : right + width + 2].lstrip()[::-1], width)[::-1],
        start,
        end,
    )


def _last_words(text: str, width: int) -> str:
    """Return the end of `text`, at most `width` characters, in whole words."""
    if len(text) <= width:
        return text
    cut = text[len(text) - width :]
    if text[len(text) - width - 1] != " ":
        cut = cut.partition(" ")[2]
    return cut.strip()


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
