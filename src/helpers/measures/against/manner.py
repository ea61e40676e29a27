"""How either side speaks: length of turns, questions, variety of words, names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from helpers.errors import ParameterError
from helpers.measures.against.comparing import SIDES, Halves, Things, compare_rates
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.diversity.formulae import types_in_windows
from helpers.measures.diversity.vocabulary import MIN_WORDS, WINDOW
from helpers.measures.floor.asking import find_questions
from helpers.measures.frequency.counting import words_of
from helpers.measures.intervals.differences import describe_difference
from helpers.measures.mentions.counts import place_mentions
from helpers.measures.mentions.groups import GROUPS
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import Tokens

if TYPE_CHECKING:
    from helpers.corpus import Corpus

TURNS = ("meeting_id", "turn", "speaker", "n_words")
LENGTH, ASKED, VARIED = "words in a turn", "questions", "different words"
NAMED = {group: f"{group} named" for group in GROUPS}
THOUSAND, ROW = "in 1,000 words", f"of {WINDOW} in a row"


class _Counted(NamedTuple):
    """A measure, as what is counted in each turn and out of how much.

    Attributes:
        measure: its name.
        per: what its values are of.
        parts: (turns,) how much is counted.
        sizes: (turns,) out of how much.
        scale: what a part of 1 is, as a value; 0 for a size by part, such as words by
            turns.
    """

    measure: str
    per: str
    parts: Ints
    sizes: Ints
    scale: float


def questions_by_turn(corpus: Corpus) -> Ints:
    """Return (turns,) how many questions each row of ``corpus.turns`` has.

    Args:
        corpus: the transcripts; see
            :func:`helpers.measures.floor.asking.find_questions`.
    """
    rows = find_questions(corpus)["row"].to_numpy(dtype=np.int64)
    return np.bincount(rows, minlength=len(corpus.turns)).astype(np.int64)


def manner(
    tokens: Tokens, found: pd.DataFrame, n_questions: Ints, is_target: ArrayLike
) -> pd.DataFrame:
    """Compare how two sides speak, by measures that do not grow with the text.

    Args:
        tokens: the words of both sides, from :func:`helpers.tokens.tokens`.
        found: what they name, from :func:`helpers.measures.mentions.mentions`.
        n_questions: (turns,) from :func:`questions_by_turn`.
        is_target: (turns,) whether the row of ``tokens.turns`` is of the target.

    Returns:
        One row per measure: ``measure``; ``value_target``, ``value_reference`` and
        what they are of, ``per``; ``log_ratio``, log2 of the one by the other, with
        ``log_ratio_low`` and ``log_ratio_high`` where there are meetings or turns
        enough; ``n_target``, ``n_reference``, what was counted, out of
        ``size_target``, ``size_reference``; ``unit`` drawn anew; ``reason``, why there
        is no value, missing where there is one. The measures are words in a turn;
        questions in 1,000 words; different words in a window of words (MATTR), for
        sides of 200 words or more; countries (with their nationalities), organisations
        and people named in 1,000 words.

    Raises:
        ParameterError: an array does not fit the turns, or a side has no words.
        TableError: there are no turns, or a column is missing.

    Sources:
        As of each measure alone; interval:
        :mod:`helpers.measures.intervals.differences`.
    """
    turns = tokens.turns
    check_table(turns, TURNS, name="turns", needs_rows=True)
    halves = Halves.of(turns, is_target)
    _check(n_questions, len(turns))
    n_words = turns["n_words"].to_numpy()
    counted = [
        _length(n_words),
        _asked(n_questions, n_words),
        _varied(tokens, halves),
        *(
            _Counted(NAMED[group], THOUSAND, _named(found, turns, group), n_words, 1e3)
            for group in GROUPS
        ),
    ]
    table = pd.DataFrame([_row(one, halves) for one in counted])
    table.attrs["card"] = _card(turns, halves)
    return table


def manner_of_people(
    turns: pd.DataFrame, n_questions: Ints, is_target: ArrayLike, *, top: int = 8
) -> pd.DataFrame:
    """Compare how the people who speak on both sides speak on each.

    Args:
        turns: rows of the table ``turns``; all belong to one side or the other.
        n_questions: (turns,) from :func:`questions_by_turn`.
        is_target: (turns,) whether the row belongs to the target.
        top: so many people, those with most words on the side where they have fewer.

    Returns:
        The columns of :func:`manner` after ``speaker``, for words in a turn and
        questions of each; no row where nobody speaks on both sides.

    Raises:
        ParameterError: an array does not fit the turns.
        TableError: a column is missing, or there are no rows.
    """
    check_table(turns, TURNS, name="turns", needs_rows=True)
    (target, _), _ = Halves.of(turns, is_target)
    _check(n_questions, len(turns))
    named = turns["speaker"].fillna(NO_PERSON)
    by_side = turns["n_words"].groupby([named, target]).sum().unstack(fill_value=0)
    least = by_side.min(axis="columns").drop(NO_PERSON, errors="ignore").sort_index()
    names = least[least > 0].sort_values(ascending=False, kind="stable").index[:top]
    rows = []
    for name in names:
        own = np.flatnonzero(named == name)
        theirs = turns.iloc[own].reset_index(drop=True)
        halves, n_words = Halves.of(theirs, target[own]), theirs["n_words"].to_numpy()
        counted = _length(n_words), _asked(n_questions[own], n_words)
        rows += [{"speaker": name, **_row(one, halves)} for one in counted]
    return pd.DataFrame(rows, columns=["speaker", *COLUMNS])


COLUMNS = (
    "measure", "value_target", "value_reference", "per", "log_ratio", "log_ratio_low",
    "log_ratio_high", "n_target", "n_reference", "size_target", "size_reference",
    "unit", "reason",
)  # fmt: skip


def _length(n_words: Ints) -> _Counted:
    return _Counted(LENGTH, "words", (n_words > 0).astype(np.int64), n_words, 0)


def _check(n_questions: Ints, n_turns: int) -> None:
    if n_questions.shape != (n_turns,):
        raise ParameterError(
            f"n_questions: of shape {n_questions.shape}, expected ({n_turns},), a"
            " number for each row of turns"
        )


def _asked(n_questions: Ints, n_words: Ints) -> _Counted:
    return _Counted(ASKED, THOUSAND, n_questions, n_words, 1e3)


def _varied(tokens: Tokens, halves: Halves) -> _Counted:
    """Return different words in windows; a window counts in the turn it begins in.

    The turns of a side are one text, in their order.
    """
    n_types, n_windows = np.zeros((2, len(tokens.turns)), dtype=np.int64)
    for mask in halves.masks:
        rows = np.flatnonzero(mask)
        ids = tokens.ids[words_of(tokens, rows)].astype(np.int64)
        if len(ids) >= MIN_WORDS:
            types = types_in_windows(ids, WINDOW)
            row_of = np.repeat(rows, np.diff(tokens.offsets)[rows])[: len(types)]
            n_types += np.bincount(row_of, types, len(n_types)).astype(np.int64)
            n_windows += np.bincount(row_of, minlength=len(n_types))
    return _Counted(VARIED, ROW, n_types, n_windows * WINDOW, WINDOW)


def _named(found: pd.DataFrame, turns: pd.DataFrame, group: str) -> Ints:
    placed = place_mentions(found, turns, GROUPS[group], "name")
    return np.bincount(placed["row"], minlength=len(turns)).astype(np.int64)


def _row(counted: _Counted, halves: Halves) -> dict[str, Any]:
    """Return what a measure comes to on both sides, and how it compares."""
    is_rare = counted.measure != VARIED
    things = Things.single(counted.parts)
    table = compare_rates(things, counted.sizes, halves, rare=is_rare)
    (found,) = table.to_dict("records")
    row: dict[str, Any] = {"measure": counted.measure, "per": counted.per}
    row |= found | {"unit": halves.units.unit, "reason": None}
    for side in SIDES:
        n, size = found[f"n_{side}"], found[f"size_{side}"]
        row[f"value_{side}"] = (
            counted.scale * n / max(size, 1) if counted.scale else size / max(n, 1)
        )
    if not counted.scale:
        ends = -found["log_ratio_high"], -found["log_ratio_low"]
        row |= dict(zip(("log_ratio_low", "log_ratio_high"), ends, strict=True))
        row["log_ratio"] = -found["log_ratio"]
    reason = _reason(counted, found)
    if reason:
        nothing = ("log_ratio", "log_ratio_low", "log_ratio_high")
        row |= dict.fromkeys(nothing, np.nan) | {"reason": reason}
    return {column: row[column] for column in COLUMNS}


def _reason(counted: _Counted, found: Mapping[Any, Any]) -> str:
    """Return why a measure cannot be compared; empty where it can."""
    if counted.measure == VARIED:
        few = any(not found[f"size_{side}"] for side in SIDES)
        return f"fewer than {count_of(MIN_WORDS, 'word')} on a side" if few else ""
    nothing = not (found["n_target"] or found["n_reference"])
    return "none on either side" if nothing else ""


def _card(turns: pd.DataFrame, halves: Halves) -> dict[str, str]:
    sizes = [size_of(turns[mask]) for mask in halves.masks]
    return build_card(
        measure="how either side speaks, and how many times as much",
        formula=(
            f"{LENGTH}: words / turns with words; {ASKED}: question marks after a word"
            f" / words × 1,000; {VARIED}: mean of different words in all windows of"
            f" {WINDOW} words (MATTR × {WINDOW}), the turns of a side being one text;"
            " named: mentions / words × 1,000, a nationality for its country; times as"
            " much: first side / other side, drawn as a logarithm, a count of 0 taken"
            " as 0.5"
        ),
        unit="words in the speech of turns, stop words included",
        denominator=f"all words of the side (of {LENGTH}: its turns with words)",
        interval=describe_difference(halves.units, kind="log ratio", rare=False),
        n=f"first side: {sizes[0]}; other side: {sizes[1]}",
        source="Covington and McFall 2010 (MATTR); questions and names: definitions of"
        " this project; interval: Zou and Donner 2008",
    )
