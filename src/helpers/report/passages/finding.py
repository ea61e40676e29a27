"""From a row of a result table to the words that it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import HelpersError
from helpers.measures.against.manner import ASKED as QUESTIONS
from helpers.measures.against.manner import LENGTH, NAMED
from helpers.measures.collocation.windows import Sides, near_places
from helpers.measures.mentions.groups import GROUPS
from helpers.measures.timeline.terms import PERIODS
from helpers.report.passages.places import Hits, Place, Spoken
from helpers.tokens import find_term

# What comes of columns or parameters that are called as ours, and are others.
NOT_AS_EXPECTED = HelpersError, KeyError, TypeError, ValueError, AttributeError

Row = Mapping[str, Any]
Find = Callable[[Spoken, Row], list[Place]]
SIDES = ("n_target", "n_reference")
# What the figure of names calls its groups; countries are of two kinds.
KINDS = {"people": ("person",), "organisations": ("organisation",)}
# Windows that the notebooks look through, the usual one first.
WINDOWS = tuple(range(5, 0, -1)) + tuple(range(6, 21))


class Rule(NamedTuple):
    """How the words behind a row are found.

    Attributes:
        columns: that the table has.
        counts: columns whose sum is the number of places.
        find: gives the places, from the row.
    """

    columns: tuple[str, ...]
    counts: tuple[str, ...]
    find: Find


def find_passages(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], measured: Sequence[Spoken]
) -> list[list[Place]]:
    """Return the passages behind each row of a figure's table.

    Args:
        columns: names of the columns.
        rows: the cells, as the figure holds them (days as ISO text).
        measured: what may have been measured, the likeliest first.

    Returns:
        One list for each row, in the order of the text. It is empty where no rule
        finds exactly as many places as the row counts, or where that many stand in
        several of `measured`, and are not the same.
    """
    # The rules for more columns come first: what they do not find is not looked for
    # by those for fewer, which would take the row for less than it says.
    rule = next((rule for rule in RULES if set(rule.columns) <= set(columns)), None)
    if rule is None:
        return [[] for _ in rows]
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    slices = (row["slice"] for row in named if isinstance(row.get("slice"), int))
    n_slices = max(slices, default=0)
    return [_behind({**row, "n_slices": n_slices}, rule, measured) for row in named]


def _behind(row: Row, rule: Rule, measured: Sequence[Spoken]) -> list[Place]:
    # A notebook of one's own may have such columns with something else in them.
    with suppress(*NOT_AS_EXPECTED):
        n = sum(int(row[name] or 0) for name in rule.counts)
        if rule.counts and not n:
            return []
        found = (rule.find(spoken, row) for spoken in measured)
        if not rule.counts:
            return next(filter(None, found), [])
        fitting = [places for places in found if len(places) == n]
        # As many words elsewhere may be others: then nobody knows which are meant.
        if fitting and all(places == fitting[0] for places in fitting):
            return fitting[0]
    return []


def _exact(spoken: Spoken, row: Row) -> list[Place]:
    """The row is a place itself."""
    key = row["meeting_id"], int(row["turn"])
    place = Place(*key, int(row["start"]), int(row["end"]))
    return [place] if key in spoken.row_of and spoken.holds(place) else []


def _floor(spoken: Spoken, row: Row) -> list[Place]:
    """The row is a floor: its first turn, and those that follow."""
    first = spoken.row_of.get((row["meeting_id"], int(row["turn"])))
    if first is None:
        return []
    rows = range(first, min(first + int(row["n_turns"]), len(spoken.turns)))
    return spoken.whole_turns(rows)


def _changes(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts changes of floor; each is the turn that begins a floor."""
    changes = spoken.changes
    own = changes[
        (changes["from_speaker"] == row["from_speaker"])
        & (changes["to_speaker"] == row["to_speaker"])
    ]
    return spoken.whole_turns(own["row"])


def _questions(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts questions of a speaker; each is its mark, with a word before."""
    own = spoken.questions[spoken.questions["speaker"] == row["speaker"]]
    return spoken.places(spoken.hits_of(own))


def _spans(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts stretches of text of one kind."""
    spans = spoken.corpus.spans
    own = spans[spans["kind"] == row["kind"]]
    numbers = own["turn"].fillna(0).astype("int64")
    columns = (own["meeting_id"], numbers, own["start"], own["end"])
    return [Place(*place) for place in zip(*columns, strict=True)]


def _named_together(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts paragraphs, or turns, in which two names stand."""
    places, named = spoken.units_that_name(row["within"])
    both = named.get(row["name"], set()) & named.get(row["other"], set())
    return [places[number] for number in sorted(both)]


def _mentions(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts mentions of a name, of one speaker or of all."""
    return _of_speaker_and_time(spoken, row, _hits_of_name(spoken, row["name"], row))


def _hits_of_name(spoken: Spoken, name: str, row: Row) -> Hits:
    """Return the mentions of a name; the column ``group`` may part their kinds."""
    return spoken.named(name, KINDS.get(row.get("group") or "", ()))


def _terms(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts a term: of one speaker, in a period, or in all."""
    return _of_speaker_and_time(spoken, row, spoken.hits(row["term"]))


def _term_on_two_sides(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts a term on each of two sides, which may be all there is."""
    hits = spoken.hits(row["term"])
    if spoken.sides is None:
        return spoken.places(hits)
    own = [hits.among(side) for side in spoken.sides]
    if [len(of_side.rows) for of_side in own] != [row[name] for name in SIDES]:
        return []
    return spoken.places(hits.among(spoken.sides[0] | spoken.sides[1]))


def _of_speaker_and_time(spoken: Spoken, row: Row, hits: Hits) -> list[Place]:
    if "speaker" in row:
        hits = hits.among(spoken.of_speaker(row["speaker"]))
    if "period" not in row:
        return spoken.places(hits)
    for is_inside in _in_period(spoken, row):
        own = hits.among(is_inside)
        if len(own.rows) == row["n"] and is_inside.sum() == row["n_turns"]:
            return spoken.places(own)
    return []


def _in_period(spoken: Spoken, row: Row) -> Iterator[NDArray[np.bool_]]:
    """Yield which turns are of the period that begins on a day: a month, a year."""
    turns = spoken.turns
    day = turns["date"] if row["series"] == "date" else turns["published"]
    own = turns["date"].isna() if row["series"] == "published" else day.notna()
    for code in PERIODS.values():
        begins = day.dt.to_period(code[0]).dt.start_time
        yield np.asarray(own & (begins == pd.Timestamp(row["period"])))


def _slices(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts a term in one part of all meetings, in running words."""
    words, hits = spoken.words, spoken.hits(row["term"])
    places, _ = find_term(words, row["term"])
    sizes = np.diff(words.offsets)
    meetings = pd.factorize(words.turns["meeting_id"])[0]
    totals = np.bincount(meetings, sizes).astype(np.int64)
    n_words = _words_in_slice(totals, row)
    if n_words != row.get("n_words", n_words):
        return []
    firsts = np.full(len(totals), len(words.ids))
    np.minimum.at(firsts, meetings, words.offsets[:-1])
    own = meetings[words.rows[places]]
    part = (places - firsts[own]) * row["n_slices"] // totals[own] + 1
    kept = part == row["slice"]
    return spoken.places(Hits(hits.rows[kept], hits.starts[kept], hits.ends[kept]))


def _words_in_slice(totals: NDArray[np.int64], row: Row) -> int:
    """Return how many words are in a slice of meetings of `totals` words."""
    # Before the end of slice s of k are s·n/k of n words, rounded up.
    ends = (
        -(-totals * end // row["n_slices"]) for end in (row["slice"] - 1, row["slice"])
    )
    before, with_slice = (int(end.sum()) for end in ends)
    return with_slice - before


def _of_group(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts a term of a group: a speaker, or several, a time, or a part."""
    hits = spoken.hits(row["term"])
    groups = spoken.corpus.speakers.set_index("speaker")["group"]
    people = pd.Series(spoken.speakers)
    for chosen in (people, people.map(groups)):
        is_own = (chosen == row["group"]).to_numpy()
        own = hits.among(is_own)
        if len(own.rows) == row["n_target"]:
            return spoken.places(own)
    return spoken.places(spoken.hits_in_group(row["term"], row["group"]))


def _near(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts times that two words stand near each other."""
    words = spoken.words
    starts, width = find_term(words, row["node"])
    if len(starts) != row.get("n_node", len(starts)):
        return []
    others = set(find_term(words, row["collocate"])[0].tolist())
    for window in WINDOWS:
        hits, places, _ = near_places(words, starts, width, Sides.of(window))
        is_other = np.fromiter((place in others for place in places), bool, len(places))
        if is_other.sum() == row["n"]:
            nodes, near = starts[hits[is_other]], places[is_other]
            firsts, lasts = np.minimum(nodes, near), np.maximum(nodes + width - 1, near)
            ends = words.starts[lasts].astype(np.int64) + words.lengths[lasts]
            rows = words.rows[firsts].astype(np.int64)
            return spoken.places(Hits(rows, words.starts[firsts].astype(int), ends))
    return []


def _years(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts times that a year is named."""
    dates = spoken.dates
    return spoken.places(spoken.hits_of(dates[dates["year"] == row["year"]]))


def _dates(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts times that a year, or days of it, or a stretch is called upon."""
    dates = spoken.callings
    is_own = dates["side"] == row["side"]
    if row["first"] is None:
        is_own &= dates["first"].isna()
    else:
        first, last = pd.Timestamp(row["first"]), pd.Timestamp(row["last"])
        if first.year == last.year:
            is_own &= (dates["first"] >= first) & (dates["last"] <= last)
        else:
            is_own &= (dates["first"] == first) & (dates["last"] == last)
    return spoken.places(spoken.hits_of(dates[is_own]))


def _turns_of(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts the turns of a speaker."""
    return spoken.whole_turns(np.flatnonzero(spoken.of_speaker(row["speaker"])))


def _turns_by_words(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts the words of a speaker, in turns that have any."""
    is_own = spoken.of_speaker(row["speaker"])
    sizes = spoken.turns["n_words"].to_numpy()
    if sizes[is_own].sum() != row["n_words"]:
        return []
    return spoken.whole_turns(np.flatnonzero(is_own & (sizes > 0)))


def _words_on_both_sides(spoken: Spoken, row: Row) -> list[Place]:
    """The row counts the words of a speaker on each of two sides."""
    return _turns_by_words(
        spoken, {**row, "n_words": row["n_target"] + row["n_reference"]}
    )


def _measure(spoken: Spoken, row: Row) -> list[Place]:
    """The row is a measure of two sides: turns, questions, or what is named."""
    if row["measure"] == QUESTIONS:
        return spoken.places(spoken.hits_of(spoken.questions))
    if row["measure"] == LENGTH:
        sizes = spoken.turns["n_words"].to_numpy()
        return spoken.whole_turns(np.flatnonzero(sizes > 0))
    kinds = [GROUPS[group] for group, name in NAMED.items() if name == row["measure"]]
    found = spoken.mentions
    own = found[found["kind"].isin(kinds[0])] if kinds else found.head(0)
    return spoken.places(spoken.hits_of(own))


# The first one whose columns a table has is taken.
RULES = (
    Rule(("meeting_id", "turn", "start", "end"), (), _exact),
    Rule(("meeting_id", "turn", "n_turns"), ("n_turns",), _floor),
    Rule(("from_speaker", "to_speaker", "n"), ("n",), _changes),
    Rule(("speaker", "n_questions"), ("n_questions",), _questions),
    Rule(("kind", "n_spans"), ("n_spans",), _spans),
    Rule(("name", "other", "n"), ("n",), _named_together),
    Rule(("name", "n"), ("n",), _mentions),
    Rule(("term", "slice", "n"), ("n",), _slices),
    Rule(("group", "term", "n_target"), ("n_target",), _of_group),
    Rule(("term", *SIDES), SIDES, _term_on_two_sides),
    Rule(("name", *SIDES), SIDES, _mentions),
    Rule(("measure", *SIDES), SIDES, _measure),
    Rule(("speaker", "share_difference", *SIDES), (), _words_on_both_sides),
    Rule(("node", "collocate", "n"), ("n",), _near),
    Rule(("term", "n"), ("n",), _terms),
    Rule(("year", "n"), ("n",), _years),
    Rule(("first", "last", "side", "n"), ("n",), _dates),
    Rule(("speaker", "n_turns"), ("n_turns",), _turns_of),
    Rule(("speaker", "n_words"), (), _turns_by_words),
)
