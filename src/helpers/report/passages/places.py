"""Where in the transcripts words stand, and what was measured of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.corpus import Corpus
from helpers.errors import ParameterError
from helpers.measures.floor.asking import find_questions
from helpers.measures.floor.interaction import floor_changes
from helpers.measures.keyness.groupings import Grouping
from helpers.measures.mentions import mentions
from helpers.measures.timeline.callings import find_callings
from helpers.tables import NO_PERSON
from helpers.tokens import Tokens, find_term, tokens

Ints = NDArray[np.int64]


class Place(NamedTuple):
    """A passage of a transcript.

    Attributes:
        meeting_id: the meeting.
        turn: number of its turn; 0 for words outside of all turns.
        start: first character in the document.
        end: one past its last character.
        is_whole: whether the whole turn is meant, and not these words of it.
    """

    meeting_id: str
    turn: int
    start: int
    end: int
    is_whole: bool = False


class Hits(NamedTuple):
    """Places in the turns of a corpus.

    Attributes:
        rows: (hits,) rows of the turns.
        starts: (hits,) first character of each in its document.
        ends: (hits,) its end.
    """

    rows: Ints
    starts: Ints
    ends: Ints

    def among(self, is_chosen: NDArray[np.bool_]) -> Hits:
        """Return the hits in some of the turns."""
        kept = is_chosen[self.rows]
        return Hits(self.rows[kept], self.starts[kept], self.ends[kept])


_NOWHERE = Hits(*[np.zeros(0, dtype=np.int64)] * 3)


class Spoken:
    """What a notebook measured, to be looked through again.

    Attributes:
        corpus: what was measured, after any filter.
        turns: its turns, with the days of their meetings.
        speakers: (turns,) who speaks, "(no named person)" included.
        sides: (turns,) twice: which turns are on two sides, if such were compared.
        groups: into which groups the words were parted, if they were.
    """

    sides: tuple[NDArray[np.bool_], NDArray[np.bool_]] | None = None
    groups: Grouping | None = None

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        days = corpus.meetings.set_index("meeting_id")[["date", "published"]]
        turns = corpus.turns.drop(columns="text").join(days, on="meeting_id")
        self.turns = turns
        self.speakers = turns["speaker"].fillna(NO_PERSON).to_numpy(dtype=object)
        self._meetings = turns["meeting_id"].to_numpy(dtype=object)
        self._numbers = turns["turn"].to_numpy()
        self._starts = turns["start"].to_numpy()
        self._ends = turns["end"].to_numpy()
        self._hits: dict[str, Hits] = {}
        self._of_speaker: dict[str, NDArray[np.bool_]] = {}
        self._units: dict[str, tuple[list[Place], dict[str, set[int]]]] = {}

    @cached_property
    def words(self) -> Tokens:
        """The words of the turns."""
        return tokens(self.corpus)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """Who and what is named, with the row of its turn."""
        return self._with_rows(mentions(self.corpus))

    @cached_property
    def _by_name(self) -> tuple[dict[str, NDArray[Any]], dict[str, Ints]]:
        """The columns of the mentions, and the rows of each name."""
        found = self.mentions
        columns = {
            "row": found["row"].to_numpy(),
            "start": found["start"].to_numpy(),
            "end": found["end"].to_numpy(),
            "kind": found["kind"].to_numpy(dtype=object),
        }
        names = found["name"].to_numpy(dtype=object)
        return columns, pd.Series(names).groupby(names).indices

    @cached_property
    def questions(self) -> pd.DataFrame:
        """The marks of the questions."""
        return find_questions(self.corpus)

    @cached_property
    def dates(self) -> pd.DataFrame:
        """The dates that are said, with the row of their turn."""
        return self._with_rows(self.corpus.dates_mentioned)

    @cached_property
    def callings(self) -> pd.DataFrame:
        """The dates that are called upon, with their side and the row of their turn."""
        corpus = self.corpus
        return self._with_rows(
            find_callings(corpus.turns, corpus.dates_mentioned, corpus.meetings)
        )

    @cached_property
    def changes(self) -> pd.DataFrame:
        """The changes of floor."""
        return floor_changes(self.corpus.turns)

    @cached_property
    def row_of(self) -> dict[tuple[str, int], int]:
        """The row of each turn."""
        keys = zip(self._meetings, self._numbers.tolist(), strict=True)
        return {key: row for row, key in enumerate(keys)}

    def units_that_name(self, within: str) -> tuple[list[Place], dict[str, set[int]]]:
        """Return paragraphs, or turns, as places, and the numbers of those with a name.

        Args:
            within: "paragraph" (a stretch of speech) or "turn".
        """
        if within not in self._units:
            self._units[within] = self._name_units(within)
        return self._units[within]

    def hits(self, term: str) -> Hits:
        """Return where a word, a phrase or a pattern stands; nowhere if it is none."""
        if term not in self._hits:
            self._hits[term] = self._find(term)
        return self._hits[term]

    def hits_in_group(self, term: str, group: str) -> Hits:
        """Return where a term stands in the words of one of `groups`."""
        if self.groups is None or group not in self.groups.names:
            return _NOWHERE
        words, of_turn, names = self.groups[:3]
        places, width = find_term(words, term)
        own = places[of_turn[words.rows[places]] == names.index(group)]
        turns = words.turns.iloc[words.rows[own]]
        keys = zip(turns["meeting_id"], turns["turn"], strict=True)
        # A turn that is cut is one turn here.
        rows = np.array([self.row_of[key] for key in keys], dtype=np.int64)
        return Hits(rows, *_ends_of(words, own, width))

    def hits_of(self, found: pd.DataFrame) -> Hits:
        """Return the places of `found`, rows of a table with ``row, start, end``."""
        columns = (found[name].to_numpy() for name in ("row", "start", "end"))
        return Hits(*columns)

    def of_speaker(self, speaker: str) -> NDArray[np.bool_]:
        """Return which turns are of `speaker`."""
        if speaker not in self._of_speaker:
            self._of_speaker[speaker] = np.asarray(self.speakers == speaker)
        return self._of_speaker[speaker]

    def named(self, name: str, kinds: Sequence[str] = ()) -> Hits:
        """Return the mentions of `name`, of some kinds or of all."""
        found, rows = self._by_name
        own = rows.get(name, np.zeros(0, dtype=np.int64))
        if kinds:
            own = own[np.isin(found["kind"][own], kinds)]
        return Hits(found["row"][own], found["start"][own], found["end"][own])

    def holds(self, place: Place) -> bool:
        """Return whether `place` is inside its turn."""
        row = self.row_of[place.meeting_id, place.turn]
        start, end = self._starts[row], self._ends[row]
        return bool(start <= place.start < place.end <= end)

    def places(self, hits: Hits) -> list[Place]:
        """Return `hits` as places, in the order of the text."""
        order = np.lexsort((hits.starts, hits.rows))
        return [
            Place(self._meetings[row], int(self._numbers[row]), int(start), int(end))
            for row, start, end in zip(
                hits.rows[order], hits.starts[order], hits.ends[order], strict=True
            )
        ]

    def whole_turns(self, rows: Iterable[int]) -> list[Place]:
        """Return the turns in some rows as places."""
        return [
            Place(
                self._meetings[row],
                int(self._numbers[row]),
                int(self._starts[row]),
                int(self._ends[row]),
                is_whole=True,
            )
            for row in rows
        ]

    def _find(self, term: str) -> Hits:
        words = self.words
        try:
            places, width = find_term(words, term)
        except ParameterError:
            return _NOWHERE
        rows = words.rows[places].astype(np.int64)
        return Hits(rows, *_ends_of(words, places, width))

    def _name_units(self, within: str) -> tuple[list[Place], dict[str, set[int]]]:
        units = self.turns
        if within == "paragraph":
            units = self.corpus.spans[self.corpus.spans["kind"] == "speech"]
        columns = (units[name] for name in ("meeting_id", "turn", "start", "end"))
        places = [
            Place(meeting_id, int(turn), int(start), int(end))
            for meeting_id, turn, start, end in zip(*columns, strict=True)
        ]
        begins: dict[str, list[tuple[int, int]]] = {}
        for number, place in enumerate(places):
            begins.setdefault(place.meeting_id, []).append((place.start, number))
        for own in begins.values():
            own.sort()
        named: dict[str, set[int]] = {}
        found = self.mentions
        for meeting_id, start, name in zip(
            found["meeting_id"], found["start"], found["name"], strict=True
        ):
            own = begins.get(meeting_id, [])
            at = bisect_right(own, (start, len(places))) - 1
            if at >= 0:
                named.setdefault(name, set()).add(own[at][1])
        return places, named

    def _with_rows(self, found: pd.DataFrame) -> pd.DataFrame:
        keys = zip(found["meeting_id"], found["turn"], strict=True)
        rows = [self.row_of.get(key, -1) for key in keys]
        found = found.assign(row=np.array(rows, dtype=np.int64))
        return found[found["row"] >= 0]


def _ends_of(words: Tokens, places: Ints, width: int) -> tuple[Ints, Ints]:
    """Return the first character of runs of `width` words, and one past the last."""
    lasts = places + width - 1
    ends = words.starts[lasts].astype(np.int64) + words.lengths[lasts]
    return words.starts[places].astype(np.int64), ends
