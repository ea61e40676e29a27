"""When something is said: within a meeting, and over the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import ParameterError
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.intervals import (
    choose_units,
    describe_interval,
    describe_many,
    ratio_interval,
)
from helpers.measures.intervals.rates import count_pairs, rate_columns, rate_ends
from helpers.tables import check_table
from helpers.tokens import Tokens, find_term

# Pandas' code for the first day of each period.
PERIODS = {"month": "MS", "quarter": "QS", "year": "YS"}
SERIES = ("date", "published")


def term_positions(
    tokens: Tokens, *, terms: Sequence[str], slices: int = 10
) -> pd.DataFrame:
    """Return where in the meetings the terms fall.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        terms: words, phrases or wildcards, as for a concordance.
        slices: parts of equal length, in words, that each meeting is cut into.

    Returns:
        One row per term and slice: ``term``; ``slice`` from 1; ``n``; ``n_words`` in
        this slice of all meetings; ``rate`` per million with ``rate_low``,
        ``rate_high``. A place is the part of its meeting's words that has passed.

    Raises:
        ParameterError: a term has no word, no term is given, or `slices` is below 2.
        TableError: there are no turns.
    """
    check_table(tokens.turns, ("meeting_id",), name="turns", needs_rows=True)
    if slices < 2:
        raise ParameterError(f"slices: {slices!r}, expected 2 or more")
    units = choose_units(tokens.turns)
    slice_of, unit_of = _slices(tokens, slices), units.codes[tokens.rows]
    shape = slices, int(units.codes.max()) + 1
    sizes = count_pairs(slice_of, unit_of, shape)
    tables = []
    for term, hits in _hits(tokens, terms):
        parts = count_pairs(slice_of[hits], unit_of[hits], shape)
        ends = [
            rate_ends(parts[row], sizes[row], units.unit, parts.max())
            for row in range(slices)
        ]
        tables.append(
            rate_columns(parts.sum(axis=1), sizes.sum(axis=1), ends).assign(
                term=term, slice=range(1, slices + 1)
            )
        )
    table = pd.concat(tables, ignore_index=True)
    table = table[["term", "slice", *table.columns.drop(["term", "slice"])]]
    table.attrs["card"] = _term_card(
        tokens,
        measure=f"place in the meeting, in {slices} parts of equal length in words",
        denominator="words in this part of all meetings",
        interval=describe_interval(units, rare=True),
    )
    return table


def calendar(
    tokens: Tokens, *, terms: Sequence[str] = (), every: str = "month"
) -> pd.DataFrame:
    """Return meetings, turns, words and rates of terms over the calendar.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        terms: words, phrases or wildcards; without any only the sizes are returned.
        every: "month", "quarter" or "year".

    Returns:
        One row per period from the first meeting to the last (and term):
        ``period``, its first day; ``series``: "date" for meetings whose day is known,
        "published" for those that only have a day of publication, never mixed;
        ``n_meetings``, ``n_turns``, ``n_words``; with terms also ``term``, ``n``,
        ``rate`` per million, ``rate_low``, ``rate_high``. A period without a meeting
        has 0 meetings and no rate: a gap, not a zero. ``attrs["n_undated"]``: meetings
        with neither day, which are left out.

    Raises:
        ParameterError: `every` is none of the three, or a term has no word.
        TableError: there are no turns.
    """
    check_table(tokens.turns, ("date", "published"), name="turns", needs_rows=True)
    n_turns = len(tokens.turns)
    in_turns = {
        term: np.bincount(tokens.rows[hits], minlength=n_turns)
        for term, hits in (_hits(tokens, terms) if terms else ())
    }
    table = rates_by_period(tokens.turns, in_turns, every=every)
    table.attrs["card"] = _term_card(
        tokens,
        measure=f"calendar, by {every}",
        denominator=f"words of the meetings of the {every}, each series by itself",
        interval=describe_many(rare=True) if terms else "none: exact counts",
    )
    table.attrs["card"]["n"] += describe_dates(tokens.turns, every)
    return table


def rates_by_period(
    turns: pd.DataFrame, in_turns: Mapping[str, NDArray[np.int64]], *, every: str
) -> pd.DataFrame:
    """Return the table of :func:`calendar`, without a card, for counts in turns.

    Args:
        turns: rows of the table ``turns``, with ``date`` and ``published``.
        in_turns: by term, (turns,) how often each turn has it.
        every: "month", "quarter" or "year".

    Raises:
        ParameterError: `every` is none of the three.
    """
    if every not in PERIODS:
        raise ParameterError(f"every: {every!r}, expected 'month', 'quarter' or 'year'")
    dated = _dated(turns, every)
    sizes = pd.concat([_sizes(dated, series, every) for series in SERIES])
    table = sizes.reset_index(drop=True)
    if in_turns:
        table = _with_rates(table, dated, in_turns)
    is_dated = dated["series"].notna()
    table.attrs["n_undated"] = int(dated.loc[~is_dated, "meeting_id"].nunique())
    return table


def _dated(turns: pd.DataFrame, every: str) -> pd.DataFrame:
    """Return the turns with series and period; both missing without a day."""
    series = np.where(turns["date"].notna(), "date", "published")
    day = turns["date"].fillna(turns["published"])
    letter = PERIODS[every][0]
    return turns[["meeting_id", "n_words"]].assign(
        series=pd.Series(series, index=turns.index).where(day.notna()),
        period=day.dt.to_period(letter).dt.start_time,
    )


def _sizes(dated: pd.DataFrame, series: str, every: str) -> pd.DataFrame:
    """Return one row per period of a series, those without a meeting included."""
    own = dated[dated["series"] == series]
    sums = own.groupby("period").agg(
        n_meetings=("meeting_id", "nunique"),
        n_turns=("meeting_id", "size"),
        n_words=("n_words", "sum"),
    )
    if not own.empty:
        span = pd.date_range(sums.index[0], sums.index[-1], freq=PERIODS[every])
        sums = sums.reindex(span, fill_value=0)
    sums = sums.rename_axis("period").reset_index()
    sums["period"] = sums["period"].astype("datetime64[us]")
    sums.insert(1, "series", pd.array([series] * len(sums), dtype="str"))
    return sums


def _with_rates(
    table: pd.DataFrame,
    dated: pd.DataFrame,
    in_turns: Mapping[str, NDArray[np.int64]],
) -> pd.DataFrame:
    """Return a row for each period and term, with number and rate."""
    n = np.stack(list(in_turns.values()), axis=1)
    groups = dated.groupby(["series", "period"]).indices
    most = n.max(axis=0, initial=0)
    nothing = np.zeros(0, dtype=np.int64)
    none = rate_columns(nothing, nothing, []).assign(place=0, term="")
    tables = [none.astype({"place": "int64", "term": "str"})]
    for place, key in enumerate(zip(table["series"], table["period"], strict=True)):
        own = groups.get(key, np.empty(0, dtype=np.int64))
        n_words = np.full(len(in_turns), table["n_words"].iat[place])
        ends = _period_ends(dated.iloc[own], n[own], most)
        rates = rate_columns(n[own].sum(axis=0), n_words, ends)
        tables.append(
            rates.drop(columns="n_words").assign(place=place, term=list(in_turns))
        )
    rates = pd.concat(tables, ignore_index=True)
    repeated = table.loc[rates["place"]].reset_index(drop=True)
    columns = ["term", "n", "rate", "rate_low", "rate_high"]
    return pd.concat([repeated, rates[columns]], axis="columns")


def _period_ends(
    dated: pd.DataFrame, in_turns: NDArray[np.int64], most: NDArray[np.int64]
) -> list[tuple[float, float]]:
    """Return the ends of the rates in one period, over its own meetings or turns."""
    n_terms = in_turns.shape[1]
    if not dated["n_words"].sum():
        return [(np.nan, np.nan)] * n_terms
    units = choose_units(dated)
    if units.unit == "none":
        return [(np.nan, np.nan)] * n_terms
    shape = int(units.codes.max()) + 1, n_terms
    parts = np.zeros(shape)
    np.add.at(parts, units.codes, in_turns)
    sizes = np.bincount(units.codes, dated["n_words"])
    low, high = ratio_interval(parts, sizes, in_order=units.unit == "turn", most=most)
    return list(zip(low, high, strict=True))


def _slices(tokens: Tokens, slices: int) -> NDArray[np.int64]:
    """Return the slice of each word, from 0, by the part of its meeting passed."""
    meetings = pd.factorize(tokens.turns["meeting_id"])[0][tokens.rows]
    order = np.argsort(meetings, kind="stable")
    sizes = np.bincount(meetings)
    place = np.empty(len(meetings), dtype=np.int64)
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    place[order] = np.arange(len(meetings)) - starts
    return place * slices // sizes[meetings]


def _hits(
    tokens: Tokens, terms: Sequence[str]
) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Yield each term with the places where it begins."""
    if isinstance(terms, str) or not terms:
        raise ParameterError(f"terms: {terms!r}, expected a list of one term or more")
    for term in dict.fromkeys(terms):
        yield term, find_term(tokens, term)[0]


def _term_card(
    tokens: Tokens, *, measure: str, denominator: str, interval: str
) -> dict[str, str]:
    return build_card(
        measure=measure,
        formula="rate: occurrences / words × 1,000,000",
        unit="words and phrases as compared; an occurrence stands where it begins",
        denominator=denominator,
        interval=interval,
        n=size_of(tokens.turns),
        source="standard; interval: Rubin 1981, Learned-Miller and Thomas 2019",
    )


def describe_dates(turns: pd.DataFrame, every: str) -> str:
    """Return what a card says of the meetings without a day, and of empty periods."""
    meetings = _dated(turns, every).drop_duplicates("meeting_id")["series"]
    n_published = count_of(int((meetings == "published").sum()), "meeting")
    n_undated = count_of(int(meetings.isna().sum()), "meeting")
    return (
        f"; {n_published} with a day of publication only stand in a series of their"
        f" own; {n_undated} without any day left out;"
        f" a {every} without a meeting is a gap, not a zero"
    )
