"""Counts of what is named: by name, region, speaker and period."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus

from helpers.errors import ParameterError, TableError
from helpers.measures.mentions import (
    choose_names,
    countries_by_region,
    mention_frequency,
    mention_frequency_by_speaker,
    mentions,
    mentions_over_time,
    most_named,
)
from helpers.tables import NO_PERSON

PLACES = ["country", "nationality"]
MEETINGS = {
    "a": [
        ("Ann Lee", "Russia and Peru and Russia."),
        (None, "Russians met the UN."),
        ("Bo Orr", "France."),
    ],
    "b": [("Ann Lee", "Peru is far."), ("Bo Orr", "Mrs Lee.")],
}


@pytest.fixture
def corpus():
    days = {"a": {"date": "2024-01-31"}, "b": {"date": "2024-03-01"}}
    return make_corpus(MEETINGS, days=days)


@pytest.fixture
def found(corpus):
    return mentions(corpus)


def counts(table, *columns):
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_a_name_counts_with_the_nationality_and_has_all_words_below_it(corpus, found):
    table = mention_frequency(found, corpus.turns, kinds=PLACES)
    assert counts(table, "name", "n", "n_turns", "n_meetings") == [
        ("Russia", 3, 2, 1),
        ("Peru", 2, 2, 2),
        ("France", 1, 1, 1),
    ]
    assert table["n_words"].tolist() == [15] * 3
    assert table["rate"].tolist() == [n / 15 * 1e6 for n in (3, 2, 1)]
    assert table.attrs["n_turns"] == 5


def test_only_the_kinds_that_are_asked_for_count(corpus, found):
    table = mention_frequency(found, corpus.turns, kinds=["country"])
    assert counts(table, "name", "n") == [("Peru", 2), ("Russia", 2), ("France", 1)]
    table = mention_frequency(found, corpus.turns, kinds=["organisation", "person"])
    assert counts(table, "name", "n") == [("Ann Lee", 1), ("United Nations", 1)]


def test_regions_add_up_their_countries(corpus, found):
    table = mention_frequency(found, corpus.turns, kinds=PLACES, by="region")
    assert counts(table, "region", "n") == [
        ("Eastern Europe", 3),
        ("Latin America and the Caribbean", 2),
        ("Western Europe", 1),
    ]


def test_countries_stand_under_their_regions(corpus, found):
    table = countries_by_region(found, corpus.turns)
    assert counts(table, "region", "n_mentions", "name", "n") == [
        ("Eastern Europe", 3, "Russia", 3),
        ("Latin America and the Caribbean", 2, "Peru", 2),
        ("Western Europe", 1, "France", 1),
    ]
    assert table["share_mentions"].tolist() == [3 / 6, 2 / 6, 1 / 6]
    assert table["share_mentions_low"].isna().all()


def test_the_most_named_stand_in_three_groups(corpus, found):
    table = most_named(found, corpus.turns, top=2)
    assert counts(table, "group", "name", "n") == [
        ("countries", "Russia", 3),
        ("countries", "Peru", 2),
        ("organisations", "United Nations", 1),
        ("people", "Ann Lee", 1),
    ]
    assert most_named(found.head(0), corpus.turns).empty
    assert countries_by_region(found.head(0), corpus.turns).empty


def test_rare_names_and_all_but_the_first_are_left_out(corpus, found):
    table = mention_frequency(found, corpus.turns, kinds=PLACES, min_count=2, top=1)
    assert counts(table, "name", "n") == [("Russia", 3)]
    table = mention_frequency_by_speaker(found, corpus.turns, kinds=PLACES, top=1)
    assert counts(table, "speaker", "name", "n") == [
        ("Ann Lee", "Peru", 2),
        ("Bo Orr", "France", 1),
        (NO_PERSON, "Russia", 1),
    ]


def test_a_speaker_has_the_own_words_below_and_ties_stand_by_the_alphabet(
    corpus, found
):
    table = mention_frequency_by_speaker(found, corpus.turns, kinds=PLACES)
    assert counts(table, "speaker", "name", "n", "n_words") == [
        ("Ann Lee", "Peru", 2, 8),
        ("Ann Lee", "Russia", 2, 8),
        ("Bo Orr", "France", 1, 3),
        (NO_PERSON, "Russia", 1, 4),
    ]


def test_speakers_add_up_to_all(corpus, found):
    every = mention_frequency(found, corpus.turns, kinds=PLACES).set_index("name")["n"]
    parts = mention_frequency_by_speaker(found, corpus.turns, kinds=PLACES)
    assert parts.groupby("name")["n"].sum().to_dict() == every.to_dict()


def test_mentions_in_other_turns_do_not_count(corpus, found):
    own = corpus.turns[corpus.turns["speaker"] == "Bo Orr"].reset_index(drop=True)
    table = mention_frequency(found, own, kinds=PLACES)
    assert counts(table, "name", "n", "n_words") == [("France", 1, 3)]


def many():
    """Return a corpus of twelve meetings in which Ann names Peru in each, Bo none."""
    said = [("Ann Lee", "Peru is far away from us."), ("Bo Orr", "It is not so far.")]
    return make_corpus({f"m{number:02}": said for number in range(12)})


def test_there_is_an_interval_around_the_rate_where_there_are_enough_units():
    corpus = many()
    table = mention_frequency(mentions(corpus), corpus.turns, kinds=PLACES)
    assert (table["rate_low"] < table["rate"]).all()
    assert (table["rate_high"] > table["rate"]).all()
    by_speaker = mention_frequency_by_speaker(
        mentions(corpus), corpus.turns, kinds=PLACES
    )
    assert by_speaker["unit"].tolist() == ["meeting"]


def test_the_share_of_a_region_has_an_interval_over_units_that_name_a_country():
    said = [("Ann Lee", "Peru is far away from us."), ("Bo Orr", "Chad is not far.")]
    corpus = make_corpus(
        {f"m{number:02}": said[: 1 + number % 2] for number in range(12)}
    )
    table = countries_by_region(mentions(corpus), corpus.turns).set_index("region")
    row = table.loc["Sub-Saharan Africa"]
    assert row["share_mentions"] == 6 / 18
    assert row["share_mentions_low"] < 6 / 18 < row["share_mentions_high"] < 1


def test_few_units_have_no_interval(corpus, found):
    table = mention_frequency(found, corpus.turns, kinds=PLACES)
    assert table["rate_low"].isna().all()
    assert table.attrs["card"]["interval"].startswith("none")


def test_a_speaker_alone_has_the_numbers_of_all():
    corpus = many()
    found = mentions(corpus)
    own = corpus.turns[corpus.turns["speaker"] == "Ann Lee"].reset_index(drop=True)
    every = mention_frequency(found, own, kinds=PLACES)
    alone = mention_frequency_by_speaker(found, own, kinds=PLACES)
    pd.testing.assert_frame_equal(
        alone.drop(columns=["speaker", "unit"]), every, check_names=False
    )


def test_nothing_named_gives_tables_without_rows(corpus):
    nothing = mentions(corpus).head(0)
    for measure in (mention_frequency, mention_frequency_by_speaker):
        table = measure(nothing, corpus.turns, kinds=PLACES)
        assert table.empty
        assert {"name", "rate", "rate_low"} <= set(table)
        assert table.attrs["n_turns"] == 5


def test_periods_without_a_meeting_are_gaps(corpus, found):
    table = mentions_over_time(found, corpus, names=["Peru"], every="month")
    assert counts(table, "n_meetings", "term", "n") == [
        (1, "Peru", 1),
        (0, "Peru", 0),
        (1, "Peru", 1),
    ]
    assert np.isnan(table["rate"].iloc[1])
    assert table.attrs["n_undated"] == 0
    assert table.attrs["card"]["measure"].endswith("by month")


def test_a_name_that_is_never_named_has_zeros(corpus, found):
    table = mentions_over_time(found, corpus, names=["Chad"], every="year")
    assert table["n"].tolist() == [0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kinds": ["city"]}, r"kinds: \['city'\], expected some of country"),
        ({"kinds": "country"}, "kinds: 'country', expected some of"),
        ({"kinds": PLACES, "by": "town"}, "by: 'town', expected 'name' or 'region'"),
        ({"kinds": PLACES, "top": -1}, "top: -1, expected 0 or more"),
        ({"kinds": PLACES, "min_count": -1}, "min_count: -1"),
    ],
)
def test_wrong_parameters_are_refused(corpus, found, arguments, message):
    with pytest.raises(ParameterError, match=message):
        mention_frequency(found, corpus.turns, **arguments)


def test_tables_without_columns_or_rows_are_refused(corpus, found):
    with pytest.raises(TableError, match="mentions: missing"):
        mention_frequency(found.drop(columns="kind"), corpus.turns, kinds=PLACES)
    with pytest.raises(TableError, match="turns: no rows"):
        mention_frequency(found, corpus.turns.head(0), kinds=PLACES)


def test_names_are_chosen_that_come_and_go():
    said = {f"m{number}": [("Ann Lee", "Peru and the UN.")] for number in range(6)}
    said |= {f"x{number}": [("Ann Lee", "Chad, Chad.")] for number in range(3)}
    corpus = make_corpus(said)
    found = mentions(corpus)
    assert choose_names(found, corpus.turns, top=2) == ["Chad", "Peru"]
    assert choose_names(found.head(0), corpus.turns, top=2) == []


def test_without_a_frequent_name_the_most_named_are_chosen(corpus, found):
    assert choose_names(found, corpus.turns, top=2) == ["Russia", "Peru"]
