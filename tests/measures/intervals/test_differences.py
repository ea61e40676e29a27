import numpy as np
import pandas as pd
import pytest
from designs_of_sides import Apart, Conversation, Speakers, Term, Together
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from helpers.errors import TableError
from helpers.measures.intervals import Units, count_interval
from helpers.measures.intervals.correlation import sparse_correlation
from helpers.measures.intervals.differences import (
    COVERAGE,
    COVERAGE_OF_SELDOM_TERM,
    choose_units_of_sides,
    describe_difference,
    difference_interval,
    log_ratio_interval,
)
from helpers.measures.intervals.moments import Counts

N_UNITS, N_THINGS = 12, 3
MEETINGS = Units("meeting", np.arange(N_UNITS), N_UNITS, "")
NO_UNITS = MEETINGS._replace(unit="none")
BY_KIND = {"log ratio": log_ratio_interval, "difference": difference_interval}
INTERVALS = list(BY_KIND.values())

sides = st.lists(
    st.tuples(
        arrays.arrays(np.int64, (N_UNITS, N_THINGS), elements=st.integers(0, 5)),
        arrays.arrays(np.int64, N_UNITS, elements=st.integers(0, 90)),
    ),
    min_size=2,
    max_size=2,
)


def counted(parts):
    things, units = np.nonzero(parts.T)
    return Counts(things, units, parts.T[things, units], parts.shape[1])


def arguments(sides):
    """Return counts and sizes of two sides; words beside the things are added."""
    (one, more_one), (two, more_two) = sides
    sizes = one.sum(axis=1) + more_one, two.sum(axis=1) + more_two
    return counted(one), counted(two), *sizes


def some(parts, words=100):
    """Return a thing that occurs so often in each unit of `words` words."""
    parts = np.asarray(parts)[:, None]
    return parts, np.full(len(parts), words) - parts[:, 0]


@pytest.mark.parametrize("interval", INTERVALS)
@pytest.mark.parametrize("rare", [True, False])
@given(sides)
def test_swapping_the_sides_swaps_the_ends_and_their_signs(interval, rare, sides):
    low, high = interval(*arguments(sides), MEETINGS, rare=rare)
    swapped = interval(*arguments(sides[::-1]), MEETINGS, rare=rare)
    np.testing.assert_allclose(swapped, (-high, -low), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("interval", INTERVALS)
@given(sides, st.permutations(range(N_UNITS)))
def test_the_order_of_meetings_changes_nothing(interval, sides, order):
    shuffled = [(parts[order], more[order]) for parts, more in sides]
    ends = interval(*arguments(shuffled), MEETINGS)
    expected = interval(*arguments(sides), MEETINGS)
    np.testing.assert_allclose(ends, expected, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("interval", INTERVALS)
@pytest.mark.parametrize("rare", [True, False])
@given(sides)
def test_two_identical_corpora_together_give_no_wider_interval(interval, rare, sides):
    twice = [(np.tile(parts, (2, 1)), np.tile(more, 2)) for parts, more in sides]
    units = Units("meeting", np.arange(2 * N_UNITS), 2 * N_UNITS, "")
    low, high = interval(*arguments(sides), MEETINGS, rare=rare)
    low_twice, high_twice = interval(*arguments(twice), units, rare=rare)
    is_bounded = np.isfinite(low) & np.isfinite(high)
    assert (high_twice - low_twice <= high - low + 1e-9)[is_bounded].all()


@pytest.mark.parametrize(
    ("target", "reference", "is_endless"),
    [
        ([0] * 12, [1] * 12, (True, False)),
        ([1] * 12, [0] * 12, (False, True)),
        ([0] * 12, [0] * 12, (True, True)),
        ([1] * 12, [1] * 12, (False, False)),
    ],
)
def test_a_log_ratio_with_a_zero_has_no_end_on_that_side(target, reference, is_endless):
    sides = [some(target), some(reference)]
    (low,), (high,) = log_ratio_interval(*arguments(sides), MEETINGS)
    assert (low == -np.inf, high == np.inf) == is_endless


def test_the_bound_of_a_zero_is_that_of_both_sides():
    sides = [some([0] * 12), some([1, 2] * 6)]
    _, (high,) = log_ratio_interval(*arguments(sides), MEETINGS)
    zero, other, *sizes = arguments(sides)
    most = np.array([2])
    _, (bound,) = count_interval(zero, sizes[0], MEETINGS, rare=True, most=most)
    (least,), _ = count_interval(other, sizes[1], MEETINGS, rare=True)
    assert high == pytest.approx(np.log2(bound / least))


@pytest.mark.parametrize(("words", "most"), [(100, 6), (400, 1.5), (25, 6)])
def test_what_the_other_side_held_counts_in_proportion_to_smaller_units(words, most):
    sides = [some([0] * 12), some([6] + [0] * 11, words)]
    _, (high,) = difference_interval(*arguments(sides), MEETINGS)
    target, reference, *sizes = arguments(sides)
    _, (bound,) = count_interval(
        target, sizes[0], MEETINGS, rare=True, most=np.array([most])
    )
    (low,), _ = count_interval(reference, sizes[1], MEETINGS, rare=True)
    rate = 6 / sizes[1].sum()
    assert high == pytest.approx(np.hypot(bound, rate - low) - rate)


def test_a_part_and_the_rest_of_each_unit_differ_by_twice_the_part():
    own, words = np.array([3, 9, 4, 8, 0, 7] * 2), np.full(12, 10)
    part, rest = counted(own[:, None]), counted((words - own)[:, None])
    ends = difference_interval(part, rest, words, words, MEETINGS, rare=False)
    share = count_interval(part, words, MEETINGS, rare=False)
    np.testing.assert_allclose(ends, 2 * np.array(share) - 1)


def test_units_of_both_sides_that_agree_narrow_the_log_ratio():
    parts = np.array([1, 9, 2, 12, 3, 8, 1, 10, 4, 7, 2, 11])
    alike, unlike = ([some(parts), some(other)] for other in (parts, parts[::-1]))
    widths = [
        np.subtract(*log_ratio_interval(*arguments(sides), MEETINGS)[::-1])
        for sides in (alike, unlike)
    ]
    assert widths[0] < widths[1] / 3


def test_the_correlation_is_that_of_the_residuals():
    rng = np.random.default_rng(5)
    parts = rng.poisson(3, (2, N_UNITS, N_THINGS))
    sizes = rng.integers(20, 90, (2, N_UNITS)).astype(float)
    residuals = (
        parts
        - (parts.sum(axis=1) / sizes.sum(axis=1)[:, None])[:, None] * sizes[:, :, None]
    )
    expected = (residuals[0] * residuals[1]).sum(axis=0) / np.sqrt(
        (residuals**2).sum(axis=1).prod(axis=0)
    )
    found = sparse_correlation(*map(counted, parts), *sizes)
    np.testing.assert_allclose(found, expected)


@pytest.mark.parametrize("interval", INTERVALS)
def test_too_few_units_have_no_ends(interval):
    sides = arguments([some([1] * 12), some([2] * 12)])
    assert np.isnan(interval(*sides, NO_UNITS)).all()


@pytest.mark.parametrize("interval", INTERVALS)
def test_a_side_with_words_in_too_few_units_has_no_ends(interval):
    few = np.arange(N_UNITS) < 9
    target, words = np.where(few, 1, 0)[:, None], np.where(few, 50, 0)
    sides = arguments([(target, words), some([2] * 12)])
    assert np.isnan(interval(*sides, MEETINGS)).all()


@pytest.mark.parametrize(
    ("meetings", "is_target", "unit", "n"),
    [
        pytest.param(list("abcdefghij") * 2, [1] * 10 + [0] * 10, "meeting", 10),
        pytest.param(list("abcdefghij") * 2, [1] * 11 + [0] * 9, "turn", 9),
        pytest.param(list("abcdefghij") * 3, [1] * 10 + [0] * 20, "meeting", 10),
        pytest.param(list("abcdefghia") * 2, [1] * 10 + [0] * 10, "turn", 10),
    ],
)
def test_both_sides_need_units(meetings, is_target, unit, n):
    turns = pd.DataFrame({"meeting_id": meetings, "n_words": 5})
    units = choose_units_of_sides(turns, np.array(is_target, dtype=bool))
    assert (units.unit, units.n) == ((unit, n) if n > 9 else ("none", 9))


def test_no_turns_have_no_units():
    turns = pd.DataFrame({"meeting_id": [], "n_words": []})
    with pytest.raises(TableError, match="turns: no rows"):
        choose_units_of_sides(turns, np.array([], dtype=bool))


BURSTS = Term("in bursts", 1.0, 0.5)


@pytest.mark.parametrize(
    ("design", "values"),
    [
        (Together(BURSTS, 0.1), (4e-3, 1e-3)),
        (Apart(BURSTS, 1), (2e-4, 1e-3)),
        (Apart(BURSTS, 10), (1e-2, 1e-2)),
        (Conversation("in turns", 0.1), (1e-3, 1e-3)),
        (Speakers("two of the same meetings", 0), (0.5, 0.5)),
        (Speakers("one in two groups", 10), (0.1, 0.3)),
    ],
)
@pytest.mark.parametrize(("n", "band"), [(10, 0), (20, 1)])
@pytest.mark.parametrize("kind", ["log ratio", "difference"])
def test_the_interval_covers_what_the_card_says(kind, n, band, design, values):
    rare = not isinstance(design, Speakers)
    truth = np.log2(values[0] / values[1])
    if kind == "difference":
        truth = values[0] - values[1]
    rng, held = np.random.default_rng(21), []
    for _ in range(10):
        sides = design.draw(rng, n, values)
        units = Units(design.unit, np.arange(len(sides.target)), n, "")
        counts = counted(sides.target), counted(sides.reference)
        low, high = BY_KIND[kind](*counts, *sides[2:], units, rare=rare)
        held.append((low <= truth + 1e-12) & (truth <= high + 1e-12))
    least = COVERAGE[kind, "rate" if rare else "share"][band]
    error = np.sqrt(least * (1 - least) / np.size(held))
    assert np.mean(held) >= least - 3 * error


@pytest.mark.parametrize("kind", ["log ratio", "difference"])
def test_the_card_names_unit_method_and_measured_coverage(kind):
    units = Units("meeting", np.arange(20), 20, "10 meetings or more")
    few, many = COVERAGE[kind, "share"]
    text = describe_difference(units, kind=kind, rare=False)
    assert "MOVER" in text
    assert "the meeting (n = 20; 10 meetings or more)" in text
    assert f"{few:.0%} with 10 to 19 units, {many:.0%} with 20 or more" in text
    few, many = COVERAGE_OF_SELDOM_TERM[kind]
    text = describe_difference(units, kind=kind, rare=True)
    assert f"({few:.0%} and {many:.0%} for a term in one meeting of five)" in text


def test_the_card_says_why_there_is_no_interval():
    turns = pd.DataFrame({"meeting_id": ["a", "b"], "n_words": 5})
    units = choose_units_of_sides(turns, np.array([True, False]))
    text = describe_difference(units, kind="difference", rare=True)
    assert text.startswith("none: too few to draw anew: 1 meeting(s) and 1 turn(s)")
    assert "on the side that has fewer" in text
