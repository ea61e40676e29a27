"""Who asks: question marks in the speech of the turns, counted by speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

import numpy as np
import pandas as pd

from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.intervals import UNITS_NEEDED, choose_units, describe_many
from helpers.measures.intervals.rates import PER_MILLION, rate_ends
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import speech_spans

if TYPE_CHECKING:
    from helpers.corpus import Corpus

# A full-width, an Arabic and an Ethiopic one, and signs that hold one beside another.
MARKS = "?\uff1f\u061f\u1367\u203d\u2047\u2048\u2049"
GREEK = "\u037e;"  # after a Greek letter; elsewhere a semicolon
_MARK = re.compile(f"[{MARKS}{GREEK}][{MARKS}{GREEK}!\uff01\u2026.]*")
_GREEK_LETTER = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_QUERY = re.compile(r"[\w.%+\-]*=")  # goes on as an address with a query in it
_REACH = 12  # characters before a mark in which its word is looked for
_OF_WORDS, _OPENING = "LNM", "Ps"  # Unicode: letters, digits, marks; opening brackets


def find_questions(corpus: Corpus) -> pd.DataFrame:
    """Return the questions of a corpus, one row for each, in the order of the text.

    A question is a question mark after a word, in the speech of a turn; between them
    signs and white space may stand, but no opening bracket. Several marks together
    ("?!", "???") are one. A mark without a word before it ("(?)"), or inside an
    address (``page?id=5``), is none. In Greek the mark is ``;`` after a Greek letter.

    Args:
        corpus: the transcripts.

    Returns:
        ``meeting_id``; ``turn``; ``speaker``; ``start`` and ``end`` of the mark,
        characters in the document; ``row``: of its turn in ``corpus.turns``.
    """
    spans = speech_spans(corpus)
    runs = spans.groupby("run").agg(
        row=("row", "first"), start=("start", "min"), end=("end", "max")
    )
    texts = dict(
        zip(corpus.documents["meeting_id"], corpus.documents["text"], strict=True)
    )
    meetings = corpus.turns["meeting_id"].to_numpy()
    found = [
        (row, *mark)
        for row, start, end in runs.itertuples(index=False)
        for mark in _marks(texts[meetings[row]], start, end)
    ]
    hits = pd.DataFrame(found, columns=["row", "start", "end"], dtype="int64")
    who = corpus.turns[["meeting_id", "turn", "speaker"]].iloc[hits["row"]]
    who = who.reset_index(drop=True).fillna({"speaker": NO_PERSON})
    return pd.concat([who, hits[["start", "end", "row"]]], axis="columns")


def questions(corpus: Corpus) -> pd.DataFrame:
    """Return how many questions each speaker asks, and at which rate.

    Args:
        corpus: the transcripts; each speaker is counted against their own words.

    Returns:
        One row per speaker, most questions first, then most words, ties in
        alphabetical order; turns without a named person last: ``speaker``;
        ``n_questions`` (see :func:`find_questions`); ``n_turns``, with words;
        ``n_asking``: turns with a question; ``share_asking``: their part of the turns;
        ``n_words``; ``rate_questions`` per million words, with ends for a speaker with
        words in ten meetings or, else, in ten turns; ``unit`` of these.

    Raises:
        TableError: there are no turns.

    Sources:
        Intervals: see :mod:`helpers.measures.intervals`.
    """
    check_table(corpus.turns, ("speaker",), name="turns", needs_rows=True)
    rows = find_questions(corpus)["row"].to_numpy(dtype="int64")
    turns = corpus.turns[["meeting_id", "speaker", "n_words"]]
    turns = turns.assign(
        speaker=turns["speaker"].fillna(NO_PERSON),
        n_questions=np.bincount(rows, minlength=len(turns)),
    )
    turns = turns[turns["n_words"] > 0]
    parts = [_of_speaker(name, own) for name, own in turns.groupby("speaker")]
    table = pd.DataFrame(parts, columns=list(_COLUMNS))
    is_nobody = table["speaker"] == NO_PERSON
    table = table.assign(is_nobody=is_nobody).sort_values(
        ["is_nobody", "n_questions", "n_words", "speaker"],
        ascending=[True, False, False, True],
        ignore_index=True,
    )[list(_COLUMNS)]
    table.attrs["card"] = _card(corpus.turns, len(rows))
    return table


_COLUMNS = (
    "speaker", "n_questions", "n_turns", "n_asking", "share_asking", "n_words",
    "rate_questions", "rate_questions_low", "rate_questions_high", "unit",
)  # fmt: skip


def _marks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return start and end of each mark of a question in a stretch of speech."""
    marks, since = [], start
    for match in _MARK.finditer(text, start, end):
        begin = match.start()
        letter = _last_of_word(text[max(since, begin - _REACH) : begin])
        is_mark = any(sign in MARKS for sign in match.group())
        is_question = letter and (is_mark or _GREEK_LETTER.match(letter))
        if is_question and not _QUERY.match(text, match.end()):
            marks.append(match.span())
            since = match.end()
    return marks


def _last_of_word(head: str) -> str:
    """Return the last letter of the word that `head` ends with, signs left out."""
    for sign in reversed(head):
        kind = category(sign)
        if kind[0] in _OF_WORDS:
            return sign
        if kind == _OPENING:
            break
    return ""


def _of_speaker(name: str, own: pd.DataFrame) -> tuple[object, ...]:
    """Return the row of one speaker, whose turns are `own`."""
    n, n_words, n_turns = own["n_questions"].sum(), own["n_words"].sum(), len(own)
    n_asking = int((own["n_questions"] > 0).sum())
    low = high = np.nan
    unit = "none"
    if n_turns >= UNITS_NEEDED:
        units = choose_units(own)
        parts, sizes = (
            np.bincount(units.codes, own[column]).astype(float)
            for column in ("n_questions", "n_words")
        )
        low, high = rate_ends(parts, sizes, units.unit, 0)
        unit = units.unit
    ends = low * PER_MILLION, high * PER_MILLION
    rate = n / n_words * PER_MILLION
    counts = int(n), n_turns, n_asking, n_asking / n_turns, int(n_words)
    return (name, *counts, rate, *ends, unit)


def _card(turns: pd.DataFrame, n_questions: int) -> dict[str, str]:
    marks = " ".join(MARKS)
    return build_card(
        measure="questions, told by their marks",
        formula=(
            f"marks ({marks}, in Greek ;) after a word, in speech only; several"
            " together are one; none without a word before it, nor in an address. A"
            " question in quotation marks counts, a question without a mark does not;"
            " turns asking: those with a question"
        ),
        unit="questions",
        denominator="the speaker's words; share: the speaker's turns with words",
        interval=describe_many(rare=True),
        n=f"{count_of(n_questions, 'question')} in {size_of(turns)}",
        source="definition of this project; interval: Rubin 1981, Learned-Miller and"
        " Thomas 2019",
    )
