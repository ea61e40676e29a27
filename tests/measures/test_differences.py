import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from helpers.errors import TableError
from helpers.measures.differences import (
    choose_units_of_sides,
    difference_interval,
    log_ratio_interval,
)
from helpers.measures.intervals import Units, count_interval
from helpers.measures.moments import Counts, sparse_correlation

N_UNITS, N_THINGS = 12, 3
MEETINGS = Units("meeting", np.arange(N_UNITS), N_UNITS, "")
NO_UNITS = MEETINGS._replace(unit="none")
INTERVALS = [log_ratio_interval, difference_interval]

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
def test_two_identical_corpora_together_give_a_narrower_interval(interval):
    rng = np.random.default_rng(3)
    parts, more = rng.poisson(3, (2, N_UNITS, 40)), rng.integers(20, 90, (2, N_UNITS))
    sides = list(zip(parts, more, strict=True))
    twice = [(np.tile(parts, (2, 1)), np.tile(more, 2)) for parts, more in sides]
    units = Units("meeting", np.arange(2 * N_UNITS), 2 * N_UNITS, "")
    low, high = interval(*arguments(sides), MEETINGS)
    low_twice, high_twice = interval(*arguments(twice), units)
    assert (high_twice - low_twice < high - low).all()


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
