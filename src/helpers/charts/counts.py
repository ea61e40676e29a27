"""Counts that a figure needs and no measure gives: kinds of text, years that are named.

Tables of a corpus in, result tables with a measure card out.
"""

from __future__ import annotations

import pandas as pd

from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.frequency import term_frequency
from helpers.measures.stop_words import StopList
from helpers.tables import SPAN_KINDS, check_table
from helpers.tokens import Tokens

_NO_INTERVAL = "none: these are counts of the text that was read"
_OURS = "definition of this project"
MIN_LETTERS = 5  # of a term that is chosen by rule
MOST_PERIODS = 36  # more columns than these cannot be told apart on a telephone
DAYS_A_MONTH = 365.25 / 12


def span_shares(spans: pd.DataFrame) -> pd.DataFrame:
    """Return how many characters of the documents are of which kind.

    Args:
        spans: ``corpus.spans``.

    Returns:
        One row per kind, most characters first: ``kind``, ``meaning``, ``n_spans``,
        ``n_meetings``, ``n_characters``, ``share_characters``.

    Raises:
        TableError: `spans` lacks a column, or has no rows.
    """
    needed = ("meeting_id", "kind", "start", "end")
    check_table(spans, needed, name="span_shares", needs_rows=True)
    sized = spans.assign(n_characters=spans["end"] - spans["start"])
    kinds = sized.groupby("kind").agg(
        n_spans=("kind", "size"),
        n_meetings=("meeting_id", "nunique"),
        n_characters=("n_characters", "sum"),
    )
    total = int(kinds["n_characters"].sum())
    kinds = kinds.sort_values("n_characters", ascending=False, kind="stable")
    kinds = kinds.assign(share_characters=kinds["n_characters"] / max(total, 1))
    table = kinds.reset_index()
    table.insert(1, "meaning", table["kind"].map(SPAN_KINDS))
    table.attrs["card"] = build_card(
        measure="share of characters by kind of text",
        formula="characters in spans of a kind / characters of all documents",
        unit="characters",
        denominator="all characters of the documents",
        interval=_NO_INTERVAL,
        n=f"{count_of(total, 'character')} in {count_of(len(spans), 'span')}",
        source=_OURS,
    )
    return table


def years_named(turns: pd.DataFrame, dates_mentioned: pd.DataFrame) -> pd.DataFrame:
    """Return which years are named in `turns`, and in how many of them.

    Args:
        turns: ``corpus.turns``.
        dates_mentioned: ``corpus.dates_mentioned``; a year said as part of a day or
            a month counts as well.

    Returns:
        One row per year, in order, then one with a missing ``year`` for the turns
        that name none: ``year``, ``n`` (times), ``n_turns``, ``n_all_turns``
        (the denominator), ``share_turns``.

    Raises:
        TableError: a table lacks a column, or `turns` has no rows.
    """
    keys = ["meeting_id", "turn"]
    check_table(turns, (*keys, "n_words"), name="years_named", needs_rows=True)
    check_table(dates_mentioned, (*keys, "year"), name="years_named")
    dates = dates_mentioned.dropna(subset="year").merge(turns[keys], on=keys)
    years = dates.groupby("year").size().rename("n").to_frame()
    years["n_turns"] = dates.drop_duplicates([*keys, "year"]).groupby("year").size()
    n_silent = len(turns) - len(dates.drop_duplicates(keys))
    none = pd.DataFrame({"year": [pd.NA], "n": [0], "n_turns": [n_silent]})
    table = pd.concat([years.reset_index().astype({"year": "Int64"}), none])
    table = table.astype({"year": "Int64"}).reset_index(drop=True)
    table["n_all_turns"] = len(turns)
    table["share_turns"] = table["n_turns"] / len(turns)
    table.attrs["card"] = build_card(
        measure="years named",
        formula="turns in which a year is named / all turns",
        unit="turns; a year counts once a turn",
        denominator="all turns",
        interval=_NO_INTERVAL,
        n=size_of(turns),
        source=_OURS,
    )
    return table


def choose_period(turns: pd.DataFrame) -> str:
    """Return the finest of month, quarter and year that gives few enough periods.

    Args:
        turns: ``tokens.turns``, with ``date`` and ``published`` of the meeting.

    Raises:
        TableError: `turns` lacks a column.
    """
    check_table(turns, ("date", "published"), name="choose_period")
    days = turns["date"].fillna(turns["published"]).dropna()
    if days.empty:
        return "month"
    n_months = (days.max() - days.min()).days / DAYS_A_MONTH
    if n_months <= MOST_PERIODS:
        return "month"
    return "quarter" if n_months <= 3 * MOST_PERIODS else "year"


def choose_terms(frequencies: pd.DataFrame, top: int) -> list[str]:
    """Return the first `top` terms of five letters or more; without any, the first.

    Short words are mostly *we*, *not*, *will*: findings in their place, but poor guides
    through a text.

    Args:
        frequencies: the result of :func:`helpers.measures.frequency.term_frequency`.
        top: how many terms.

    Raises:
        TableError: there is no term; a stop list may have left nothing.
    """
    check_table(frequencies, ("term",), name="choose_terms", needs_rows=True)
    terms = frequencies["term"]
    long = terms[terms.str.len() >= MIN_LETTERS]
    return [str(term) for term in (long if len(long) else terms).head(top)]


def phrase_frequency(
    tokens: Tokens, *, n: int, stop_words: StopList, top: int
) -> pd.DataFrame:
    """Count the phrases of `n` words; where there is none, those of fewer words.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        n: words in a phrase.
        stop_words: words that no phrase begins or ends with.
        top: keep only so many phrases, the most frequent.

    Returns:
        The result of :func:`helpers.measures.frequency.term_frequency`, whose card
        says how many words a phrase has; without rows if there is no term at all.

    Raises:
        ParameterError: `n` or `top` is out of its range.
    """
    table = term_frequency(tokens, n=n, stop_words=stop_words, top=top)
    while table.empty and n > 1:
        n -= 1
        table = term_frequency(tokens, n=n, stop_words=stop_words, top=top)
    return table
