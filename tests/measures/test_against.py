"""Differences of two sides: what is counted on each, and what the intervals say."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus

from helpers.errors import ParameterError, TableError
from helpers.measures.against.comparing import Halves, Things, compare_rates
from helpers.measures.against.manner import (
    LENGTH,
    manner,
    manner_of_people,
    questions_by_turn,
)
from helpers.measures.against.naming import named_by_side
from helpers.measures.against.shares import share_of_words_by_side
from helpers.measures.mentions import mentions
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

TALKS = {
    "one": [("Ann", "Is it so? " * 3), ("Ben", "It is. " * 2), (None, "No.")],
    "two": [("Ann", "So it is here."), ("Cem", "France? Never France.")],
}
FIRST = np.array([True, True, True, False, False])


@pytest.fixture
def corpus():
    return make_corpus(TALKS)


def measured(corpus, is_target):
    asked, found = questions_by_turn(corpus), mentions(corpus)
    return manner(tokens(corpus), found, asked, is_target).set_index("measure")


def test_how_either_side_speaks_is_counted_by_hand(corpus):
    table = measured(corpus, FIRST)
    values = table[["value_target", "value_reference"]]
    assert values.loc[LENGTH].tolist() == [pytest.approx(14 / 3), pytest.approx(7 / 2)]
    assert values.loc["questions"].tolist() == [
        pytest.approx(3 / 14 * 1000),
        pytest.approx(1 / 7 * 1000),
    ]
    assert values.loc["countries named"].tolist() == [0, pytest.approx(2 / 7 * 1000)]
    ratios = table["log_ratio"]
    assert ratios[LENGTH] == pytest.approx(np.log2((14 / 3) / (7 / 2)))
    assert ratios["questions"] == pytest.approx(np.log2(3 / 14 / (1 / 7)))
    # A count of 0 is taken as 0.5.
    assert ratios["countries named"] == pytest.approx(np.log2(0.5 / 14 / (2 / 7)))


def test_what_cannot_be_compared_says_why(corpus):
    reasons = measured(corpus, FIRST)["reason"]
    assert reasons["different words"] == "fewer than 200 words on a side"
    assert reasons["organisations named"] == "none on either side"
    assert pd.isna(reasons[LENGTH])


def test_swapping_the_sides_flips_every_ratio_and_its_ends():
    corpus = make_corpus(many(24, 40))
    is_target = corpus.turns["speaker"].eq("Ann").to_numpy()
    one, two = measured(corpus, is_target), measured(corpus, ~is_target)
    known = one["log_ratio"].dropna().index
    assert {LENGTH, "questions", "different words"} <= set(known)
    columns = ["log_ratio", "log_ratio_low", "log_ratio_high"]
    flipped = -two.loc[known, ["log_ratio", "log_ratio_high", "log_ratio_low"]]
    np.testing.assert_allclose(one.loc[known, columns], flipped, rtol=1e-9)


def many(n_meetings, n_words):
    """Return meetings in which Ann asks twice as much and speaks half as long."""
    said = [f"w{number % 17}" for number in range(n_words)]
    ann, ben = " ".join(said[: n_words // 2]), " ".join(said)
    return {
        f"m{number:02}": [
            ("Ann", f"{ann}? {'So' * (number % 3)}?"),
            ("Ben", f"{ben}. Is it? France{' is' * (number % 4)}."),
        ]
        for number in range(n_meetings)
    }


def test_a_difference_that_every_meeting_shows_holds():
    corpus = make_corpus(many(12, 60))
    table = measured(corpus, corpus.turns["speaker"].eq("Ann").to_numpy())
    assert table["unit"].unique().tolist() == ["meeting"]
    known = table.dropna(subset="log_ratio_low")
    assert (known["log_ratio_low"] <= known["log_ratio"]).all()
    assert (known["log_ratio"] <= known["log_ratio_high"]).all()
    assert table.loc[LENGTH, "log_ratio_high"] < 0
    assert table.loc["countries named", "log_ratio_high"] < 0
    assert table.loc["questions", "log_ratio_low"] > 0


def test_few_turns_have_no_interval(corpus):
    table = measured(corpus, FIRST)
    assert table["log_ratio_low"].isna().all()
    assert table.attrs["card"]["interval"].startswith("none: too few to draw anew")


def test_different_words_are_those_of_the_side_alone():
    turns = [("Ann", "a " * 200), ("Ben", " ".join(f"w{n}" for n in range(200)))] * 2
    table = measured(make_corpus({"m": turns}), np.array([True, False] * 2))
    row = table.loc["different words"]
    assert row["value_target"] == pytest.approx(1)
    assert row["value_reference"] == pytest.approx(100)


def test_people_on_both_sides_keep_two_figures(corpus):
    asked = questions_by_turn(corpus)
    table = manner_of_people(corpus.turns, asked, FIRST)
    assert table["speaker"].unique().tolist() == ["Ann"]
    first = table.iloc[0]
    assert (first["value_target"], first["value_reference"]) == (9, 4)


def test_turns_of_nobody_are_no_person_on_both_sides():
    corpus = make_corpus({"m": [(None, "Is it?"), ("Ann", "So."), (None, "It is.")]})
    is_target = np.array([True, False, False])
    asked = questions_by_turn(corpus)
    assert manner_of_people(corpus.turns, asked, is_target).empty


def test_where_nobody_speaks_on_both_sides_there_is_no_row(corpus):
    is_ann = corpus.turns["speaker"].eq("Ann").to_numpy()
    assert manner_of_people(corpus.turns, questions_by_turn(corpus), is_ann).empty


def test_shares_are_of_the_words_of_each_side(corpus):
    table = share_of_words_by_side(corpus.turns, FIRST)
    rows = table.set_index("speaker")
    assert list(rows.index) == ["Ann", "Cem", "Ben", NO_PERSON]
    assert rows["is_on_both"].tolist() == [True, False, False, False]
    assert rows.loc["Ann", ["share_target", "share_reference"]].tolist() == [
        pytest.approx(9 / 14),
        pytest.approx(4 / 7),
    ]
    difference = rows["share_target"] - rows["share_reference"]
    np.testing.assert_allclose(rows["share_difference"], difference)
    assert rows[["share_target", "share_reference"]].sum().tolist() == [1, 1]


def test_shares_of_the_same_meetings_twice_hold_no_difference():
    corpus = make_corpus(many(24, 40))
    is_target = corpus.turns["meeting_id"].str[1:].astype(int).to_numpy() % 2 == 0
    table = share_of_words_by_side(corpus.turns, is_target)
    assert (table["share_difference_low"] < 0).all()
    assert (table["share_difference_high"] > 0).all()


def test_names_are_counted_on_either_side(corpus):
    found = mentions(corpus)
    table = named_by_side(found, corpus.turns, FIRST, min_count=2)
    (row,) = table.to_dict("records")
    assert (row["group"], row["name"]) == ("countries", "France")
    assert (row["n_target"], row["n_reference"]) == (0, 2)
    assert (row["n_words_target"], row["n_words_reference"]) == (14, 7)
    assert row["rate_reference"] == pytest.approx(2 / 7 * 1e6)


def test_only_names_said_often_enough_are_left_and_only_the_first(corpus):
    found = mentions(corpus)
    assert named_by_side(found, corpus.turns, FIRST, min_count=3).empty
    talk = "France. France. Peru. Peru. Chad."
    corpus = make_corpus({"m": [("Ann", talk), ("Ben", "No.")]})
    table = named_by_side(
        mentions(corpus), corpus.turns, np.array([True, False]), min_count=1, top=2
    )
    assert table["name"].tolist() == ["France", "Peru"]
    assert table.attrs["n_left_out"] == 1


@pytest.mark.parametrize(
    ("is_target", "message"),
    [
        ([True], r"is_target: of shape \(1,\), expected \(5,\)"),
        ([False] * 5, r"target: no word in its 0 turn\(s\), expected some"),
        ([True] * 5, r"reference: no word in its 0 turn\(s\), expected some"),
    ],
)
def test_sides_that_are_none_are_refused(corpus, is_target, message):
    with pytest.raises(ParameterError, match=message):
        share_of_words_by_side(corpus.turns, is_target)


def test_wrong_input_is_refused(corpus):
    with pytest.raises(ParameterError, match=r"min_count: -1, expected 0 or more"):
        named_by_side(mentions(corpus), corpus.turns, FIRST, min_count=-1)
    with pytest.raises(ParameterError, match=r"n_questions: of shape \(1,\), expected"):
        manner_of_people(corpus.turns, np.zeros(1, dtype=int), FIRST)
    with pytest.raises(TableError, match="turns: no rows"):
        share_of_words_by_side(corpus.turns.head(0), FIRST[:0])


@pytest.mark.parametrize(
    ("n_meetings", "n_turns", "ratio"), [(12, 8, 2.0), (1, 40, 1.5), (30, 5, 1.0)]
)
def test_intervals_of_the_length_of_turns_cover_it(n_meetings, n_turns, ratio):
    random, hits = np.random.default_rng(7), []
    for _ in range(200):
        turns = drawn(random, n_meetings, n_turns, ratio)
        halves = Halves.of(turns, turns["is_target"])
        things = Things.single(np.ones(len(turns)))
        row = compare_rates(things, turns["n_words"], halves, rare=True).iloc[0]
        ends = -row["log_ratio_high"], -row["log_ratio_low"]
        hits.append(ends[0] <= np.log2(ratio) <= ends[1])
    assert np.mean(hits) >= 0.92


def drawn(random, n_meetings, n_turns, ratio):
    """Return turns of two sides, those of the target `ratio` times as long."""
    sides = []
    for is_target in (True, False):
        usual = 40 * random.lognormal(0, 0.4 if n_meetings > 1 else 0, n_meetings)
        usual *= ratio if is_target else 1
        lengths = random.lognormal(np.log(usual)[:, None], 1, (n_meetings, n_turns))
        ids = np.repeat([f"{is_target}{m}" for m in range(n_meetings)], n_turns)
        n_words = np.maximum(np.rint(lengths), 1).astype(int).ravel()
        sides.append({"meeting_id": ids, "n_words": n_words, "is_target": is_target})
    return pd.concat(map(pd.DataFrame, sides), ignore_index=True)
