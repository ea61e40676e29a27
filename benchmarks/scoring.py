"""Scores of turns, words and people: counts in, figures out; no file, no print.

A turn is right if its label and its first words are, in reading order. What a turn
holds is counted in words, or, where the truth knows no more than its first words and
its length, in characters with white space folded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from helpers.words import split_words

FIRST = 60
LOW = 0.9
RIGHT, MISSING, WRONG = "right", "missing", "wrong"
FINAL_MARKS = " .:：,;-–—"


class Turn(NamedTuple):
    """A labelled turn, true or found.

    `text` is what was said, or its beginning where `n_characters` is given; `person`
    is missing where nobody in particular speaks; `place` says where it was found.
    """

    label: str
    text: str
    person: str | None = None
    n_characters: int | None = None
    place: str = ""
    openings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """What was counted in one document, or in several: scores add up."""

    n_true: int = 0
    n_found: int = 0
    n_right: int = 0
    n_words: int = 0
    n_words_right: int = 0
    n_words_foreign: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the counts of both."""
        return Score(
            *(a + b for a, b in zip(astuple(self), astuple(other), strict=True))
        )

    @property
    def precision(self) -> float:
        """Share of found turns that are right; 1 if none was found."""
        return self.n_right / self.n_found if self.n_found else 1.0

    @property
    def recall(self) -> float:
        """Share of true turns that were found; 1 if there is none."""
        return self.n_right / self.n_true if self.n_true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)

    @property
    def is_low(self) -> bool:
        """Whether precision or recall is below 0.9."""
        return min(self.precision, self.recall) < LOW

    @property
    def share_words_right(self) -> float:
        """Share of true words that stand in the right turn; 1 if there is none."""
        return self.n_words_right / self.n_words if self.n_words else 1.0

    @property
    def share_words_foreign(self) -> float:
        """Words in a turn that they are no part of, per true word."""
        return self.n_words_foreign / self.n_words if self.n_words else 0.0


def harmonic_mean(a: float, b: float) -> float:
    """Return the harmonic mean of two shares; 0 if both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


def fold_label(label: str) -> str:
    """Return `label` as it is compared: case, white space and final mark folded."""
    return " ".join(label.split()).casefold().rstrip(FINAL_MARKS)


def squash(text: str) -> str:
    """Return the first characters of `text`, without white space."""
    # A long turn is not squashed whole for its first characters.
    return "".join(text[: FIRST * 50].split())[:FIRST]


def align(true: Sequence[Turn], found: Sequence[Turn]) -> list[tuple[int, int]]:
    """Return the places of turns that are right: ``(in true, in found)``, in order.

    A found turn fits a true one if their folded labels are equal and its first
    characters begin with those of the true one, which may be fewer.
    """
    true_keys = [(fold_label(turn.label), squash(turn.text)) for turn in true]
    openings: dict[str, set[str]] = defaultdict(set)
    for label, opening in true_keys:
        openings[label].add(opening)
    found_keys = []
    for turn in found:
        label = fold_label(turn.label)
        begun = [squash(text) for text in (turn.text, *turn.openings)]
        fitting = [
            known
            for known in openings[label]
            if any(opening.startswith(known) for opening in begun)
        ]
        found_keys.append((label, max(fitting, key=len, default=begun[0])))
    matcher = SequenceMatcher(None, true_keys, found_keys, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [(b.a + i, b.b + i) for b in blocks for i in range(b.size)]


def score_turns(
    true: Sequence[Turn],
    found: Sequence[Turn],
    pairs: Sequence[tuple[int, int]],
    *,
    in_characters: bool = False,
) -> Score:
    """Return the counts of one document; `pairs` are those of `align`."""
    measure = _count_characters if in_characters else _count_words
    n_right = sum(count_shared(true[a], found[b]) for a, b in pairs)
    return Score(
        n_true=len(true),
        n_found=len(found),
        n_right=len(pairs),
        n_words=sum(map(measure, true)),
        n_words_right=n_right,
        n_words_foreign=sum(map(measure, found)) - n_right,
    )


def count_shared(true: Turn, found: Turn) -> int:
    """Return how many words of `true` stand in `found`.

    Of a turn that is known by its length only, the characters of the shorter one.
    """
    if true.n_characters is not None:
        return min(true.n_characters, _count_characters(found))
    return (_bag(true.text) & _bag(found.text)).total()


def _count_characters(turn: Turn) -> int:
    if turn.n_characters is not None:
        return turn.n_characters
    return len(" ".join(turn.text.split()))


def _count_words(turn: Turn) -> int:
    return _bag(turn.text).total()


@lru_cache(maxsize=1 << 13)
def _bag(text: str) -> Counter[str]:
    # Asked again and again for the turns of a document.
    return Counter(split_words(text))


def judge_day(found: date | None, true: date | None, *, is_stated: bool) -> str:
    """Return whether the day of an event is right, missing or wrong, or "" for neither.

    A day that the file does not state (`is_stated`) is rightly missing; one that is
    found where nobody knows any is a guess, and wrong.
    """
    if found:
        return RIGHT if found == true else WRONG
    return MISSING if is_stated else ""


class Named(NamedTuple):
    """A turn: its person in the truth, the speaker found, and their shared words.

    A turn that was missed has no speaker, one that was invented has no person.
    """

    person: str | None
    speaker: str | None
    n_words: int = 0


def name_turns(
    true: Sequence[Turn], found: Sequence[Turn], pairs: Sequence[tuple[int, int]]
) -> list[Named]:
    """Return every turn of either side, with its person and its speaker."""
    rows = [
        Named(true[a].person, found[b].person, count_shared(true[a], found[b]))
        for a, b in pairs
    ]
    right, taken = {a for a, _ in pairs}, {b for _, b in pairs}
    rows += [Named(t.person, None) for i, t in enumerate(true) if i not in right]
    rows += [Named(None, t.person) for i, t in enumerate(found) if i not in taken]
    return rows


def b_cubed(rows: Iterable[Named]) -> tuple[float, float]:
    """Return B-cubed precision and recall of people, over turns.

    For a turn, precision is the share of its speaker's turns that are its person's,
    and recall the share of its person's turns that were given to its speaker (Bagga &
    Baldwin 1998, Algorithms for scoring coreference chains, each turn of equal weight;
    Amigó et al. 2009, A comparison of extrinsic clustering evaluation metrics).
    Precision is the mean over turns with a speaker, recall over turns with a person:
    a turn with only one of the two, missed, invented, or given to somebody where
    nobody in particular speaks, adds 0 to its mean. Turns with neither are left out.
    """
    rows = list(rows)
    speakers = Counter(row.speaker for row in rows if row.speaker)
    people = Counter(row.person for row in rows if row.person)
    both = Counter((r.person, r.speaker) for r in rows if r.person and r.speaker)
    precise = sum(n * n / speakers[speaker] for (_, speaker), n in both.items())
    recalled = sum(n * n / people[person] for (person, _), n in both.items())
    return (
        precise / speakers.total() if speakers else 1.0,
        recalled / people.total() if people else 1.0,
    )


def count_words_of_right_person(rows: Iterable[Named]) -> int:
    """Return the words of turns that were given to the right person.

    Speakers stand for people one to one, as pairs them best: by most shared words
    (`scipy.optimize.linear_sum_assignment`), so that a person in two halves has only
    the larger right, and two in one have only one of them right. Words of nobody in
    particular are right if no speaker was named.
    """
    shared: Counter[tuple[str, str]] = Counter()
    n_right = 0
    for row in rows:
        if row.person and row.speaker:
            shared[row.person, row.speaker] += row.n_words
        elif not row.person and not row.speaker:
            n_right += row.n_words
    people = {person: i for i, person in enumerate({p for p, _ in shared})}
    speakers = {speaker: i for i, speaker in enumerate({s for _, s in shared})}
    table = np.zeros((len(people), len(speakers)), dtype=np.int64)
    for (person, speaker), n in shared.items():
        table[people[person], speakers[speaker]] = n
    return n_right + int(table[linear_sum_assignment(table, maximize=True)].sum())
