"""What the tools are asked to do, with which words, and when two answers are the same.

Every tool reads the same turns, by the same rule of words, and does the same tasks. A
task does its work and returns a function that sums its result up, so that summing up
takes no part in the time.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from math import isclose
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# One rule of words, for Python's `re` and for RE2 or Rust; matched in lower case.
WORD = r"[^\W_]+(?:['’\-][^\W_]+)*"
RUST_WORD = r"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*"

TOP = 50  # terms of each speaker
CONTEXT = 5  # words on either side in a concordance
PAGE = 100  # rows of its first page
WINDOW = 5  # words after a word that it makes a pair with
MIN_PAIRS = 10
RESAMPLES, SEED = 1_000, 20_240_617
HIGHLY = 0.975  # the upper end that the resamples give

Answer = dict[str, int | float | str]
SumUp = Callable[[], Answer]


class Material(NamedTuple):
    """Turns that all tools read, and what they are asked about them.

    Attributes:
        turns: Parquet file with ``meeting_id, turn, speaker, date, text``.
        text: the same words as plain text.
        megabytes: size of the text in UTF-8.
        n_meetings, n_turns, n_words, n_types, n_hapaxes: what is in it.
        speaker: who is set against all others.
        word: has several hundred hits in a million words or two.
        terms: at most fifty words, counted by month and in resamples.
    """

    turns: Path
    text: Path
    megabytes: float
    n_meetings: int
    n_turns: int
    n_words: int
    n_types: int
    n_hapaxes: int
    speaker: str
    word: str
    terms: tuple[str, ...]

    def __str__(self) -> str:
        """Say how large it is."""
        richness = self.n_types / self.n_words**0.5
        return (
            f"{self.megabytes:.1f} MB, {self.n_meetings:,} meetings, {self.n_turns:,}"
            f" turns, {self.n_words:,} words, {self.n_types:,} types,"
            f" {self.n_hapaxes:,} hapaxes, V/√N {richness:.1f}"
        )

    def save(self) -> None:
        """Write what is asked beside the turns."""
        told = {key: self._asdict()[key] for key in self._fields[2:]}
        self.turns.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")


def read_material(turns: Path) -> Material:
    """Return the material of a file of turns."""
    told = json.loads(turns.with_suffix(".json").read_text(encoding="utf-8"))
    told["terms"] = tuple(told["terms"])
    return Material(turns, turns.with_suffix(".txt"), **told)


class Task(NamedTuple):
    """A task, by the name of the function that does it in the module of each tool.

    A task that starts cold is a process of its own, from turns in Parquet; the others
    are done in a process that has the tool's form of the words in memory.
    """

    name: str
    title: str
    is_cold: bool = False


TASKS = (
    Task("store", "tokenise and store", is_cold=True),
    Task("cold_top", f"tokenise, top {TOP} of each speaker", is_cold=True),
    Task("cold_bigrams", "tokenise, all 2-grams", is_cold=True),
    Task("top", f"top {TOP} of each speaker"),
    Task("bigrams", "all 2-grams"),
    Task("trigrams", "all 3-grams"),
    Task("keyness", "keyness of all terms, one speaker and the rest"),
    Task("concordance", "concordance, all rows"),
    Task("first_page", f"concordance, first {PAGE} rows"),
    Task("dispersion", "DP of all terms over meetings"),
    Task("pairs", f"all pairs, window of {WINDOW}, at least {MIN_PAIRS}"),
    Task("months", "50 terms by month"),
    Task("resamples", f"50 terms, {RESAMPLES:,} resamples of meetings"),
)
# Comes before the tasks that do not start cold, with all tools that do any.
PREPARE = Task("prepare", "words into memory, for the tasks below")


def differences(ours: Answer, theirs: Answer) -> list[str]:
    """Return what two answers say otherwise, of that which both say.

    Numbers that are not whole may differ by a millionth, those called ``DP …`` in the
    fifth place, and those called ``drawn …``, which chance has a part in, by 2 %.
    """
    told = []
    for key in ours.keys() & theirs.keys():
        relative, absolute = 1e-6, 0.0
        if key.startswith("DP"):
            relative, absolute = 0.0, 5e-5
        if key.startswith("drawn"):
            relative = 0.02
        one, other = ours[key], theirs[key]
        is_same = one == other
        if isinstance(one, float) and isinstance(other, float):
            is_same = isclose(one, other, rel_tol=relative, abs_tol=absolute)
        if not is_same:
            told.append(f"{key}: {one!r}, not {other!r}")
    return sorted(told)


def log_likelihood(target: Floats, reference: Floats) -> Floats:
    """Return G² over four cells of each term, from its count on either side."""
    import numpy as np

    sizes = target.sum(), reference.sum()
    share = (target + reference) / sum(sizes)
    total = np.zeros(len(target))
    for n, size in zip((target, reference), sizes, strict=True):
        for seen, expected in ((n, size * share), (size - n, size * (1 - share))):
            is_seen = seen > 0
            ratio = np.log(seen[is_seen] / expected[is_seen])
            total[is_seen] += seen[is_seen] * ratio
    return 2 * total


def resample(counts: Floats, sizes: Floats) -> Floats:
    """Return (resamples, terms) rates, meetings drawn with replacement.

    Args:
        counts: (meetings, terms) occurrences.
        sizes: (meetings,) words.
    """
    import numpy as np

    n = len(sizes)
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES).astype(float)
    return (weights @ counts) / (weights @ sizes)[:, None]


def sum_up_resamples(rates: Floats) -> Answer:
    """Return mean and upper end of the rate of the first term."""
    import numpy as np

    return {
        "resamples": len(rates),
        "drawn mean": float(rates[:, 0].mean()),
        "drawn high": float(np.quantile(rates[:, 0], HIGHLY)),
    }
