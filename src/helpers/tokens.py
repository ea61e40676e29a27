"""Integer-coded words of a corpus: what every measure of words counts.

Corpus in, `Tokens` out: one whole number per running word, in the order of the turns.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import ParameterError, TableError
from helpers.words import compared, find_spoken, find_words, mend

if TYPE_CHECKING:
    from helpers.corpus import Corpus

WILDCARD = "*"
# Stands for the wildcard while a pattern is parted into words: a letter without case
# that no script in use has (Cyrillic multiocular O).
_ANY = "\ua66e"


@dataclass(frozen=True)
class Tokens:
    """The words of all turns of a corpus, coded.

    Attributes:
        ids: (words,) the term of each running word, in the order of `turns`.
        offsets: (turns + 1,) words of row i are ``ids[offsets[i]:offsets[i + 1]]``.
        vocabulary: (terms,) term of each id, as compared; most frequent first, ties
            in alphabetical order.
        turns: ``corpus.turns`` with the meeting's ``date``, ``published``, ``title``;
            index 0 to n-1.
        runs: (words,) number of the stretch that a word stands in, ascending. A
            stretch is broken by the end of a turn and by anything inside a turn but
            speech and white space; no phrase crosses the break.
    """

    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    vocabulary: NDArray[np.object_]
    turns: pd.DataFrame
    runs: NDArray[np.int64]

    @property
    def rows(self) -> NDArray[np.int64]:
        """(words,) the row of `turns` that each running word stands in."""
        return np.repeat(np.arange(len(self.turns)), np.diff(self.offsets))

    @cached_property
    def letters(self) -> NDArray[np.int64]:
        """(terms,) the place of each term in alphabetical order."""
        return np.argsort(np.argsort(self.vocabulary, kind="stable"))


def tokens(corpus: Corpus) -> Tokens:
    """Return the words of all turns of `corpus`, coded.

    Only words in the ``speech`` spans of a turn count.

    Raises:
        TableError: a turn's ``n_words`` is not the number of words in its spans.
    """
    spans = speech_spans(corpus)
    index = _Index()
    coded: list[int] = []
    ends = np.empty(len(spans), dtype=np.int64)
    texts = dict(
        zip(corpus.documents["meeting_id"], corpus.documents["text"], strict=True)
    )
    columns = ("meeting_id", "start", "end", "is_wrapped")
    places = zip(*(spans[column] for column in columns), strict=True)
    last = ""
    for number, (meeting_id, start, end, is_wrapped) in enumerate(places):
        text = texts[meeting_id]
        words = list(map(re.Match.group, find_words(text, start, end)))
        if is_wrapped and words and last:
            coded[-1] = index[mend(text, last, words.pop(0))]
        coded.extend(map(index.__getitem__, words))
        ends[number] = len(coded)
        last = words[-1] if words else ""
    sizes = np.diff(ends, prepend=0)
    n_words = np.bincount(spans["row"], sizes, minlength=len(corpus.turns))
    _check_sizes(corpus.turns, n_words.astype(np.int64))
    ids, vocabulary = _by_frequency(np.array(coded, dtype=np.int64), index.terms)
    return Tokens(
        ids=ids,
        offsets=np.concatenate([[0], np.cumsum(n_words)]).astype(np.int64),
        vocabulary=vocabulary,
        turns=_dated_turns(corpus),
        runs=np.repeat(spans["run"].to_numpy(dtype=np.int64), sizes),
    )


def token_positions(
    corpus: Corpus, meeting_id: str, turn: int
) -> list[tuple[int, int]]:
    """Return start and end, in characters of the document, of each word of a turn.

    Raises:
        ParameterError: there is no such turn.
    """
    turns = corpus.turns
    if not ((turns["meeting_id"] == meeting_id) & (turns["turn"] == turn)).any():
        raise ParameterError(
            f"turn: {turn!r} of meeting {meeting_id!r}, expected one of corpus.turns"
        )
    is_text = corpus.documents["meeting_id"] == meeting_id
    text = corpus.documents.loc[is_text, "text"].iloc[0]
    spans = corpus.spans
    is_speech = (spans["kind"] == "speech") & (spans["meeting_id"] == meeting_id)
    chosen = spans[is_speech & (spans["turn"] == turn).fillna(False)]
    places = chosen.sort_values("start")[["start", "end"]].to_numpy()
    return [(word.start, word.end) for word in find_spoken(text, places)]


def find_term(tokens: Tokens, term: str) -> tuple[NDArray[np.int64], int]:
    """Return the places in ``tokens.ids`` where `term` begins, and its words.

    Args:
        tokens: the words to look through.
        term: a word, a phrase ("open door"), or either with wildcards ("secur*");
            ``*`` stands for any letters inside a word, and alone for any word.

    Raises:
        ParameterError: the term has no word in it.
    """
    masks = [_matching(tokens.vocabulary, word) for word in _parse(term)]
    width = len(masks)
    n_places = max(len(tokens.ids) - width + 1, 0)
    is_hit = np.ones(n_places, dtype=bool)
    for shift, mask in enumerate(masks):
        is_hit &= mask[tokens.ids[shift : shift + n_places]]
    runs = tokens.runs
    is_hit &= runs[:n_places] == runs[width - 1 : width - 1 + n_places]
    return np.flatnonzero(is_hit), width


def speech_spans(corpus: Corpus) -> pd.DataFrame:
    """Return the speech of the turns, in the order of ``corpus.turns``.

    Returns:
        One row per speech span: ``meeting_id, turn, start, end``; ``row``, the row of
        its turn in ``corpus.turns``; ``run``, a number that spans of one turn share
        if nothing but white space parts them; ``is_wrapped``, whether its first word
        began in the span before.
    """
    spans = corpus.spans[corpus.spans["kind"] != "blank"]
    spans = spans.sort_values(["meeting_id", "start"], kind="stable")
    is_wrap = (spans["kind"] == "wrap").to_numpy()
    spans = spans.assign(
        is_wrapped=np.concatenate([[False], is_wrap[:-1]])[: len(spans)]
    )
    spans = spans[~is_wrap]
    is_speech = (spans["kind"] == "speech").to_numpy()
    goes_on = is_speech & np.concatenate([[False], is_speech[:-1]])
    for key in ("meeting_id", "turn"):
        same = spans[key] == spans[key].shift()
        goes_on &= same.fillna(False).to_numpy(dtype=bool)
    spans = spans.assign(run=np.cumsum(~goes_on))[is_speech]
    spans = spans.astype({"turn": "int64"})
    keys = corpus.turns[["meeting_id", "turn"]].assign(row=range(len(corpus.turns)))
    spans = spans.merge(keys, on=["meeting_id", "turn"], how="inner")
    spans = spans.sort_values(["row", "start"], kind="stable", ignore_index=True)
    changes = spans["run"] != spans["run"].shift()
    return spans.assign(run=changes.cumsum() - 1)


class _Index(dict[str, int]):
    """Code of each word as printed; words compared alike share a code."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        code = self._codes.setdefault(compared(word), len(self._codes))
        self[word] = code
        return code

    @property
    def terms(self) -> NDArray[np.object_]:
        """Term of each code."""
        return np.array(list(self._codes), dtype=object)


def _by_frequency(
    codes: NDArray[np.int64], terms: NDArray[np.object_]
) -> tuple[NDArray[np.int32], NDArray[np.object_]]:
    """Return `codes` and `terms` renumbered: most frequent first, then by letters."""
    counts = np.bincount(codes, minlength=len(terms))
    letters = np.argsort(np.argsort(terms, kind="stable"))
    order = np.lexsort((letters, -counts))
    ranks = np.empty(len(terms), dtype=np.int32)
    ranks[order] = np.arange(len(terms), dtype=np.int32)
    return ranks[codes], terms[order]


def _dated_turns(corpus: Corpus) -> pd.DataFrame:
    """Return the turns with the days and the title of their meeting."""
    days = corpus.meetings[["meeting_id", "date", "published", "title"]]
    return corpus.turns.merge(days, on="meeting_id", how="left", validate="many_to_one")


def _check_sizes(turns: pd.DataFrame, n_words: NDArray[np.int64]) -> None:
    """Refuse spans that hold other words than `turns` counts."""
    wrong = np.flatnonzero(turns["n_words"].to_numpy() != n_words)
    if len(wrong):
        row = turns.iloc[wrong[0]]
        raise TableError(
            f"spans: {n_words[wrong[0]]} word(s) in turn {row['turn']} of"
            f" {row['meeting_id']!r}, expected {row['n_words']} as n_words says;"
            " build turns and spans together"
        )


def _parse(term: str) -> list[str]:
    """Return the words of a pattern as compared, with the wildcard's stand-in."""
    parts = find_words(term.replace(WILDCARD, _ANY))
    words = [compared(part.group()) for part in parts]
    if not words:
        raise ParameterError(
            f"terms: {term!r}, expected a word, a phrase, or a word with *"
        )
    return words


def _matching(vocabulary: NDArray[np.object_], word: str) -> NDArray[np.bool_]:
    """Return which terms a word of a pattern stands for."""
    if _ANY not in word:
        return np.asarray(vocabulary == word, dtype=bool)
    pattern = re.compile(".*".join(map(re.escape, word.split(_ANY))))
    return np.array([bool(pattern.fullmatch(term)) for term in vocabulary], dtype=bool)


class _CallableModule(ModuleType):
    # "from helpers import tokens" gives the function until something has imported this
    # module, and the module from then on: called, both do the same.
    def __call__(self, corpus: Corpus) -> Tokens:
        return tokens(corpus)


sys.modules[__name__].__class__ = _CallableModule
