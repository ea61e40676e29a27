"""Figures of the benchmark, held against worked examples and their definitions."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring import (
    Named,
    Score,
    Turn,
    align,
    b_cubed,
    count_words_of_right_person,
    judge_day,
    name_turns,
    score_turns,
)

LONG = "So I say to you all, colleagues and friends, that the bridge shall stand. "
names = st.sampled_from(["ann", "bea", "cid", None])
named = st.builds(Named, names, names, st.integers(0, 50))


def turns(*pairs):
    return [Turn(label, text) for label, text in pairs]


@pytest.mark.parametrize(
    ("true", "found", "is_right"),
    [
        (("Ann", "Yes, we do."), ("Ann", "Yes, we do."), True),
        (("Mr. TOIV", "Yes."), ("MR. TOIV.", "Yes."), True),
        (("Ann  Lee", "Yes,\nwe do."), ("Ann Lee:", "Yes, we do."), True),
        (("Ann", "Yes."), ("Ann", "Yes. And the footer of the page."), True),
        (("Ann", LONG * 2), ("Ann", LONG + "quite other words"), True),
        (("Ann", "Yes. And more."), ("Ann", "Yes."), False),
        (("Ann", "Yes."), ("Ann", "No. Yes."), False),
        (("Ann", LONG), ("Ann", LONG.replace("bridge", "bridges")), False),
        (("Ann", "Yes."), ("Ann Lee", "Yes."), False),
        (("Ann (Labour)", "Yes."), ("Ann", "Yes."), False),
    ],
)
def test_a_turn_is_right_if_its_label_and_its_first_words_are(true, found, is_right):
    pairs = align(turns(true), turns(found))
    assert pairs == ([(0, 0)] if is_right else [])


@pytest.mark.parametrize(
    ("found", "pairs"),
    [
        (("A yes", "B no", "A yes"), [(0, 0), (1, 1), (2, 2)]),
        (("A yes", "A yes"), [(0, 0), (2, 1)]),
        (("C hm", "A yes", "B no", "C hm", "A yes"), [(0, 1), (1, 2), (2, 4)]),
        (("B no", "A yes"), [(1, 0), (2, 1)]),
        ((), []),
    ],
)
def test_turns_are_compared_in_order(found, pairs):
    true = turns(("A", "yes"), ("B", "no"), ("A", "yes"))
    assert align(true, turns(*(turn.split() for turn in found))) == pairs


def test_the_longest_of_several_openings_fits():
    true = turns(("A", "Yes."), ("A", "Yes. But"))
    assert align(true, turns(("A", "Yes. But no."))) == [(1, 0)]


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xyz")), max_size=30))
def test_every_document_fits_itself(pairs):
    same = turns(*pairs)
    assert align(same, same) == [(i, i) for i in range(len(same))]


def test_words_are_right_in_the_right_turn_and_foreign_in_any_other():
    true = turns(("A", "one two three"), ("B", "four five"), ("A", "six"))
    found = turns(("A", "one two three Share this"), ("B", "four"), ("Source", "six"))
    pairs = align(true[:1], found[:1])
    assert score_turns(true[:1], found[:1], pairs) == Score(1, 1, 1, 3, 3, 2)
    # A turn cut short has other first words, and is wrong with all its words.
    assert score_turns(true, found, align(true, found)) == Score(3, 3, 1, 6, 3, 4)


@pytest.mark.parametrize(
    ("length", "n_right", "n_foreign"), [(13, 13, 0), (8, 8, 5), (20, 13, 0)]
)
def test_lengths_stand_for_words_where_no_words_are_known(length, n_right, n_foreign):
    true = [Turn("A", "one two", n_characters=length)]
    found = turns(("A", " one  two\n\nthree "))
    score = score_turns(true, found, [(0, 0)], in_characters=True)
    assert score == Score(1, 1, 1, length, n_right, n_foreign)


def test_where_nobody_speaks_every_word_is_foreign_in_the_unit_of_the_others():
    found = turns(("Note", "one two"))
    assert score_turns([], found, [], in_characters=True) == Score(0, 1, 0, 0, 0, 7)
    assert score_turns([], found, []) == Score(0, 1, 0, 0, 0, 2)


@pytest.mark.parametrize(
    ("score", "figures"),
    [
        (Score(), (1, 1, 1, False)),
        (Score(n_true=4, n_found=2, n_right=2), (1, 0.5, 2 / 3, True)),
        (Score(n_found=3), (0, 1, 0, True)),
        (Score(n_true=3), (1, 0, 0, True)),
        (Score(n_true=10, n_found=10, n_right=9), (0.9, 0.9, 0.9, False)),
    ],
)
def test_precision_recall_f1_and_what_is_low(score, figures):
    precision, recall, f1, is_low = figures
    assert (score.precision, score.recall, score.is_low) == (precision, recall, is_low)
    assert score.f1 == pytest.approx(f1)


def test_scores_add_up():
    one, other = Score(1, 2, 3, 4, 5, 6), Score(10, 20, 30, 40, 50, 60)
    assert one + other == Score(11, 22, 33, 44, 55, 66)


@pytest.mark.parametrize(
    ("response", "precision"), [("111112222222", 16 / 21), ("111112211111", 7 / 12)]
)
def test_b_cubed_of_its_authors_example(response, precision):
    # Bagga & Baldwin 1998: of {1-5} {6 7} {8-12} the last is joined to another.
    rows = [Named(k, r) for k, r in zip("111112233333", response, strict=True)]
    assert b_cubed(rows) == pytest.approx((precision, 1))


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        ([(None, None), ("ann", "x")], (1, 1)),
        ([(None, "x"), ("ann", "x")], (1 / 4, 1)),
        ([("ann", None), ("ann", "x")], (1, 1 / 4)),
        ([("ann", "x"), ("ann", "y")], (1, 1 / 2)),
        ([], (1, 1)),
    ],
)
def test_a_turn_of_one_side_only_counts_against_that_side(rows, figures):
    assert b_cubed([Named(*row) for row in rows]) == figures


@given(st.lists(named, max_size=12))
def test_b_cubed_by_its_definition(rows):
    def mean(mine, theirs):
        items = [row for row in rows if mine(row)]
        shares = []
        for row in items:
            cluster = [one for one in items if mine(one) == mine(row)]
            same = [one for one in cluster if theirs(one) == theirs(row)]
            shares.append(len(same) / len(cluster) if theirs(row) else 0)
        return sum(shares) / len(shares) if shares else 1

    def person(row):
        return row.person

    def speaker(row):
        return row.speaker

    expected = mean(speaker, person), mean(person, speaker)
    assert b_cubed(rows) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rows", "n_right"),
    [
        ([("ann", "A. Lee", 10), ("bea", "Bea", 5)], 15),
        ([("ann", "A. Lee", 10), ("ann", "Ann", 4)], 10),
        ([("ann", "Lee", 10), ("bea", "Lee", 4)], 10),
        # The best pairs together, not the best pair first.
        ([("ann", "x", 10), ("ann", "y", 9), ("bea", "x", 8)], 17),
        ([(None, None, 7), (None, "x", 5), ("ann", None, 3)], 7),
        ([], 0),
    ],
)
def test_words_of_the_right_person(rows, n_right):
    assert count_words_of_right_person(Named(*row) for row in rows) == n_right


@given(st.lists(named, max_size=12))
def test_no_other_pairing_has_more_words_right(rows):
    people, speakers = ["ann", "bea", "cid"], ["ann", "bea", "cid"]
    best = max(
        sum(
            row.n_words
            for row in rows
            if (row.person, row.speaker) in {*zip(people, order, strict=True)}
        )
        for order in permutations(speakers)
    )
    nobody = sum(r.n_words for r in rows if not r.person and not r.speaker)
    assert count_words_of_right_person(rows) == best + nobody


def test_turns_of_both_sides_are_named():
    true = [Turn("A", "one two", "ann"), Turn("B", "three", "bea"), Turn("Q", "hm")]
    found = [Turn("A", "one two Share", "A"), Turn("X", "four", "X"), Turn("Q", "hm")]
    assert name_turns(true, found, [(0, 0), (2, 2)]) == [
        Named("ann", "A", 2),
        Named(None, None, 1),
        Named("bea", None),
        Named(None, "X"),
    ]


@pytest.mark.parametrize(
    ("found", "true", "is_stated", "judged"),
    [
        (date(2020, 4, 8), date(2020, 4, 8), True, "right"),
        (date(2020, 4, 8), date(2020, 4, 8), False, "right"),
        (date(2020, 8, 4), date(2020, 4, 8), True, "wrong"),
        (date(2020, 4, 8), None, False, "wrong"),
        (None, date(2020, 4, 8), True, "missing"),
        (None, date(2020, 4, 8), False, ""),
        (None, None, False, ""),
    ],
)
def test_a_day_is_right_missing_or_wrong(found, true, is_stated, judged):
    assert judge_day(found, true, is_stated=is_stated) == judged
