"""The words around a hit: the same turn's speech, as printed, on both sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from helpers.measures.arrays import Ints
from helpers.tokens import Tokens
from helpers.words import is_wrapped

if TYPE_CHECKING:
    from helpers.corpus import Corpus

# Stands in the context for what is inside a turn but is not the speaker's speech.
LEFT_OUT = " […] "
# Characters that are looked at for each that is shown: white space is folded.
_ROOM = 4


class _Stretch(NamedTuple):
    """A stretch of speech of one turn in its document."""

    start: int
    end: int
    run: int


def contexts(
    corpus: Corpus, tokens: Tokens, starts: Ints, ends: Ints, rows: Ints, width: int
) -> pd.DataFrame:
    """Return what stands around places in the documents.

    Args:
        corpus: has the documents.
        tokens: its words.
        starts: (hits,) first character of each place in its document.
        ends: (hits,) its end.
        rows: (hits,) row of the turn in ``tokens.turns`` that the place stands in.
        width: characters on each side, cut to whole words.

    Returns:
        One row per place: ``left``, ``node``, ``right``, ``start``, ``end``. The node
        is as printed; the context is the speech of its turn, white space folded, with
        […] for a bracket or furniture in it.
    """
    texts = texts_of(corpus, tokens.turns["meeting_id"].iloc[rows])
    speech = tokens.speech
    columns = [speech[name].to_numpy() for name in _Stretch._fields]
    in_turns = speech["row"].to_numpy()
    firsts = np.searchsorted(in_turns, rows)
    lasts = np.searchsorted(in_turns, rows, side="right")
    found = []
    for text, start, end, first, last in zip(
        texts, starts.tolist(), ends.tolist(), firsts, lasts, strict=True
    ):
        own = (column[first:last].tolist() for column in columns)
        stretches = [_Stretch(*place) for place in zip(*own, strict=True)]
        left = _last_words(_before(text, stretches, start, width), width)
        right = _first_words(_after(text, stretches, end, width), width)
        found.append((left, text[start:end], right, start, end))
    return pd.DataFrame(found, columns=["left", "node", "right", "start", "end"])


def texts_of(corpus: Corpus, meetings: Iterable[str]) -> Iterator[str]:
    """Yield the document of each meeting; only those are fetched, and once."""
    wanted = list(meetings)
    own = corpus.documents[corpus.documents["meeting_id"].isin(set(wanted))]
    texts = dict(zip(own["meeting_id"], own["text"], strict=True))
    return map(texts.__getitem__, wanted)


def _before(text: str, stretches: list[_Stretch], place: int, width: int) -> str:
    """Return the speech before `place`: as much as is shown, and a word or two more."""
    room = _ROOM * width + 1
    number = bisect_right(stretches, place, key=attrgetter("start")) - 1
    parts = [text[max(stretches[number].start, place - room) : place]]
    while number and sum(map(len, parts)) < room:
        before, here = stretches[number - 1 : number + 1]
        own = text[max(before.start, before.end - room) : before.end]
        parts = [own, _between(text, before, here), *parts]
        number -= 1
    return " ".join("".join(parts).split())


def _after(text: str, stretches: list[_Stretch], place: int, width: int) -> str:
    """Return the speech after `place` in the same way."""
    room = _ROOM * width + 1
    number = bisect_left(stretches, place, key=attrgetter("end"))
    parts = [text[place : min(stretches[number].end, place + room)]]
    while number + 1 < len(stretches) and sum(map(len, parts)) < room:
        here, after = stretches[number : number + 2]
        own = text[after.start : min(after.end, after.start + room)]
        parts += [_between(text, here, after), own]
        number += 1
    return " ".join("".join(parts).split())


def _between(text: str, first: _Stretch, second: _Stretch) -> str:
    if is_wrapped(text, first.end, second.start):
        return ""
    return " " if first.run == second.run else LEFT_OUT


def _last_words(text: str, width: int) -> str:
    """Return the end of `text`, at most `width` characters, in whole words."""
    if len(text) <= width:
        return text
    cut = text[len(text) - width :]
    if text[len(text) - width - 1] != " ":
        cut = cut.partition(" ")[2]
    return cut.strip()


def _first_words(text: str, width: int) -> str:
    """Return the beginning of `text` in the same way."""
    return _last_words(text[::-1], width)[::-1]
