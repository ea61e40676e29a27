"""How the floor passes: where each floor stands, when it changes, how often."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.card import build_card, size_of
from helpers.measures.floor.share import COLUMNS, floor_numbers
from helpers.measures.intervals import choose_units, describe_interval
from helpers.measures.intervals.rates import PER_MILLION, rate_ends
from helpers.tables import NO_PERSON, check_table

CHANGE = (
    "a change of floor: a turn with words follows, in the text as printed, a turn with"
    " words of another speaker; nobody after nobody is none, for it cannot be told, nor"
    " is what lies on both sides of turns that the selection leaves out"
)


def floors_in_words(turns: pd.DataFrame) -> pd.DataFrame:
    """Return where each floor stands in the running words of its meeting.

    Args:
        turns: rows of the table ``turns``, in order.

    Returns:
        One row per floor with words, in order: ``meeting_id``; ``turn``: its first;
        ``speaker``; ``first_word``: the number of its first word among the words of
        the meeting's turns, from 1; ``n_words``; ``n_turns``; where `turns` has it,
        ``text`` of the first turn.

    Raises:
        TableError: a column is missing, or there are no rows.
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    turns = turns.assign(speaker=turns["speaker"].fillna(NO_PERSON))
    columns = [name for name in (*COLUMNS, "text") if name in turns and name != "floor"]
    floors = turns[columns].groupby(floor_numbers(turns), sort=True)
    table = floors.first().assign(
        n_words=floors["n_words"].sum(), n_turns=floors.size()
    )
    ends = table.groupby("meeting_id", sort=False)["n_words"].cumsum()
    table.insert(3, "first_word", ends - table["n_words"] + 1)
    table = table[table["n_words"] > 0].reset_index(drop=True)
    table.attrs["card"] = build_card(
        measure="floors of the meetings, in running words (not seconds)",
        formula="floor: turns of one speaker that follow each other; first word: 1 +"
        " words of the floors before it in the meeting",
        unit="words in the speech of turns",
        denominator="none: places, not shares",
        interval="none: an exact fact of the text",
        n=size_of(turns),
        source="standard",
    )
    return table


def floor_changes(turns: pd.DataFrame) -> pd.DataFrame:
    """Return one row per change of floor, in the order of `turns`.

    The floor changes where a turn with words follows one of another speaker. Turns of
    nobody in particular that follow each other are no change, since it cannot be told;
    nor are turns between which the selection has left one out.

    Args:
        turns: rows of the table ``turns``, in order.

    Returns:
        ``meeting_id``; ``turn``: the first of the floor that begins;
        ``from_speaker`` and ``to_speaker``; ``n_words``: of the floor that begins;
        ``row``: the position in `turns` of its first turn with words.

    Raises:
        TableError: a column is missing.
    """
    check_table(turns, COLUMNS, name="turns")
    names = turns["speaker"].fillna(NO_PERSON).to_numpy()
    before, after = _neighbours(turns)
    is_change = names[before] != names[after]
    before, after = before[is_change], after[is_change]
    numbers = floor_numbers(turns)
    sizes = np.bincount(numbers, turns["n_words"].to_numpy()).astype(np.int64)
    return pd.DataFrame(
        {
            "meeting_id": turns["meeting_id"].to_numpy()[after],
            "turn": turns["turn"].to_numpy()[after],
            "from_speaker": pd.array(names[before], dtype="str"),
            "to_speaker": pd.array(names[after], dtype="str"),
            "n_words": sizes[numbers[after]],
            "row": after,
        }
    )


def switches(turns: pd.DataFrame) -> pd.DataFrame:
    """Return how often the floor changes, over all meetings together.

    Args:
        turns: rows of the table ``turns``, in order; all of them together are the
            denominator.

    Returns:
        One row: ``n_meetings``; ``n_speakers``: people with words; ``n_turns`` and
        ``n_floors`` with words; ``n_switches``: changes of floor (see
        :func:`floor_changes`); ``n_words``; ``rate_switches`` per million words, with
        ends; more is a quicker exchange; ``mean_turn`` and ``mean_floor`` in words.

    Raises:
        TableError: a column is missing, or there are no rows.

    Sources:
        Intervals: see :mod:`helpers.measures.intervals`.
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    turns = turns.reset_index(drop=True)
    units = choose_units(turns)
    rows = floor_changes(turns)["row"].to_numpy()
    sizes = np.bincount(units.codes, turns["n_words"].to_numpy()).astype(float)
    parts = np.bincount(units.codes[rows], minlength=len(sizes)).astype(float)
    low, high = rate_ends(parts, sizes, units.unit, 0)
    table = _counted(turns, pd.Series("all", index=turns.index)).drop(columns="by")
    n_meetings = turns.loc[turns["n_words"] > 0, "meeting_id"].nunique()
    table.insert(0, "n_meetings", n_meetings)
    place = table.columns.get_indexer(["rate_switches"])[0] + 1
    table.insert(place, "rate_switches_low", low * PER_MILLION)
    table.insert(place + 1, "rate_switches_high", high * PER_MILLION)
    table.attrs["card"] = _card(turns, describe_interval(units, rare=True))
    return table


def switches_by_meeting(turns: pd.DataFrame) -> pd.DataFrame:
    """Return how often the floor changes in each meeting.

    Args:
        turns: rows of the table ``turns``, in order.

    Returns:
        One row per meeting, in the order of `turns`: ``meeting_id``, then the columns
        of :func:`switches` but ``n_meetings`` and the ends.

    Raises:
        TableError: a column is missing, or there are no rows.
    """
    check_table(turns, COLUMNS, name="turns", needs_rows=True)
    turns = turns.reset_index(drop=True)
    table = _counted(turns, turns["meeting_id"]).rename(columns={"by": "meeting_id"})
    table.attrs["card"] = _card(turns, "none: exact for each meeting that was read")
    return table


def _neighbours(turns: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return rows of turns with words that follow each other with no turn left out."""
    meetings = pd.factorize(turns["meeting_id"])[0]
    numbers = turns["turn"].to_numpy()
    is_next = np.diff(meetings, prepend=-1) == 0
    is_next &= np.diff(numbers, prepend=0) == 1
    stretches = np.cumsum(~is_next)
    rows = np.flatnonzero(turns["n_words"].to_numpy() > 0)
    before, after = rows[:-1], rows[1:]
    is_near = stretches[before] == stretches[after]
    return before[is_near], after[is_near]


def _counted(turns: pd.DataFrame, by: pd.Series) -> pd.DataFrame:
    """Return counts and means of the turns in each group of `by`, in its order."""
    codes, groups = pd.factorize(by)
    n_groups = len(groups)

    def counts(rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.bincount(codes[rows], minlength=n_groups)

    n_words = np.bincount(codes, turns["n_words"].to_numpy()).astype(np.int64)
    spoken = np.flatnonzero(turns["n_words"].to_numpy() > 0)
    is_first = ~pd.Series(floor_numbers(turns)[spoken]).duplicated().to_numpy()
    named = turns.assign(by=codes).iloc[spoken].dropna(subset="speaker")
    people = named[named["speaker"] != NO_PERSON].groupby("by")["speaker"].nunique()
    n_turns, n_floors = counts(spoken), counts(spoken[is_first])
    n_switches = counts(floor_changes(turns)["row"].to_numpy())
    with np.errstate(divide="ignore", invalid="ignore"):
        return pd.DataFrame(
            {
                "by": groups,
                "n_speakers": people.reindex(range(n_groups), fill_value=0).to_numpy(),
                "n_turns": n_turns,
                "n_floors": n_floors,
                "n_switches": n_switches,
                "n_words": n_words,
                "rate_switches": n_switches / n_words * PER_MILLION,
                "mean_turn": n_words / n_turns,
                "mean_floor": n_words / n_floors,
            }
        )


def _card(turns: pd.DataFrame, interval: str) -> dict[str, str]:
    return build_card(
        measure="switches: changes of floor per 1,000 words (not per minute)",
        formula=f"{CHANGE}; mean turn (floor): words / turns (floors) with words",
        unit="changes of floor",
        denominator="all words in the turns, those of nobody in particular included",
        interval=interval,
        n=size_of(turns),
        source="definition of this project; interval: Rubin 1981, Learned-Miller and"
        " Thomas 2019",
    )
