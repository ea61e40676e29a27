"""Kinds of text, and years that are named."""

import pandas as pd
import pytest

from helpers import load_corpus
from helpers.charts.counts import (
    choose_period,
    choose_terms,
    phrase_frequency,
    span_shares,
    years_named,
)
from helpers.errors import TableError
from helpers.measures.stop_words import ENGLISH
from helpers.tokens import tokens

SPANS = pd.DataFrame(
    [("m1", 0, 10, "heading"), ("m1", 10, 80, "speech"), ("m2", 0, 20, "speech")],
    columns=["meeting_id", "start", "end", "kind"],
)
TURNS = pd.DataFrame(
    {"meeting_id": ["m1", "m1", "m2"], "turn": [1, 2, 1], "n_words": 9}
)


def dates(*rows):
    return pd.DataFrame(list(rows), columns=["meeting_id", "turn", "year"]).astype(
        {"turn": "int64", "year": "int64"}
    )


def test_characters_are_counted_by_kind_most_first():
    table = span_shares(SPANS)
    assert table["kind"].tolist() == ["speech", "heading"]
    assert table["n_characters"].tolist() == [90, 10]
    assert table["n_spans"].tolist() == [2, 1]
    assert table["n_meetings"].tolist() == [2, 1]
    assert table["share_characters"].tolist() == [0.9, 0.1]


def test_every_kind_says_what_it_means():
    assert span_shares(SPANS)["meaning"].notna().all()


def test_the_card_says_on_how_much_the_shares_stand():
    assert span_shares(SPANS).attrs["card"]["n"] == "100 characters in 3 spans"


def test_a_year_counts_once_a_turn_and_every_time_as_a_mention():
    named = dates(("m1", 1, 1997), ("m1", 1, 1997), ("m2", 1, 1997), ("m1", 1, 2010))
    table = years_named(TURNS, named)
    rows = table[["n", "n_turns", "n_all_turns"]].to_numpy().tolist()
    assert table["year"].tolist()[:2] == [1997, 2010]
    assert rows == [[3, 2, 3], [1, 1, 3], [0, 1, 3]]
    assert table["share_turns"].tolist() == pytest.approx([2 / 3, 1 / 3, 1 / 3])


def test_without_any_year_all_turns_are_in_the_row_of_none():
    table = years_named(TURNS, dates())
    assert len(table) == 1
    assert pd.isna(table["year"].iloc[0])
    assert table["n_turns"].tolist() == [3]


def test_a_date_in_a_turn_that_was_filtered_away_does_not_count():
    assert len(years_named(TURNS.head(1), dates(("m2", 1, 1997)))) == 1


@pytest.mark.parametrize(
    ("count", "match"),
    [
        (lambda: span_shares(SPANS.head(0)), "span_shares: no rows"),
        (lambda: years_named(TURNS.head(0), dates()), "years_named: no rows"),
        (lambda: years_named(TURNS, TURNS), r"missing column\(s\) \['year'\]"),
    ],
)
def test_a_table_that_cannot_be_counted_is_refused(count, match):
    with pytest.raises(TableError, match=match):
        count()


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2024-01-01", "2024-01-01", "month"),
        ("2022-01-01", "2024-12-01", "month"),
        ("2018-01-01", "2024-12-01", "quarter"),
        ("2000-01-01", "2024-12-01", "year"),
        (None, None, "month"),
    ],
)
def test_the_period_is_the_finest_that_can_be_drawn(first, last, period):
    days = pd.to_datetime(pd.Series([first, None]))
    published = pd.to_datetime(pd.Series([None, last]))
    assert choose_period(pd.DataFrame({"date": days, "published": published})) == period


@pytest.mark.parametrize(
    ("terms", "chosen"),
    [
        (["we", "peace", "not", "trade", "harbour"], ["peace", "trade"]),
        (["we", "will", "not"], ["we", "will"]),
    ],
)
def test_longer_terms_are_followed_where_there_are_any(terms, chosen):
    assert choose_terms(pd.DataFrame({"term": terms}), 2) == chosen


def test_no_term_at_all_is_refused():
    with pytest.raises(TableError, match="choose_terms: no rows"):
        choose_terms(pd.DataFrame({"term": []}), 2)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ANN LEE: Open door. Open door.", ["open door", "door open"]),
        ("ANN LEE: The door and the sea.", ["door", "sea"]),
    ],
    ids=["phrases", "single words where there is no phrase"],
)
def test_phrases_are_counted_or_else_what_is_shorter(text, terms, folder):
    words = tokens(load_corpus(str(folder(a_dot_txt=text + "\n"))))
    table = phrase_frequency(words, n=2, stop_words=ENGLISH, top=5)
    assert table["term"].tolist() == terms
