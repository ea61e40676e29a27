import numpy as np
import pytest

from helpers.errors import ParameterError
from helpers.measures.intervals.moments import Counts, count_things
from helpers.measures.intervals.resampling import bootstrap_rates


def counted(parts):
    things, units = np.nonzero(parts.T)
    return Counts(things, units, parts.T[things, units], parts.shape[1])


def test_the_same_part_of_every_unit_has_one_rate():
    counts = counted(np.array([1, 5, 9])[:, None] * np.array([[1, 7]]))
    rates = bootstrap_rates(counts, [7, 35, 63], n=200, seed=1)
    np.testing.assert_allclose(rates, np.broadcast_to([1 / 7, 1], (200, 2)))


def test_rates_move_as_much_as_the_linear_approximation_says():
    rng = np.random.default_rng(2)
    parts, sizes = rng.poisson(9, (400, 2)), rng.integers(200, 400, 400)
    rates = bootstrap_rates(counted(parts), sizes, n=4_000, seed=3)
    rate = parts.sum(axis=0) / sizes.sum()
    residuals = parts - rate * sizes[:, None]
    expected = np.sqrt((residuals**2).sum(axis=0)) / sizes.sum()
    np.testing.assert_allclose(rates.mean(axis=0), rate, rtol=0.01)
    np.testing.assert_allclose(rates.std(axis=0), expected, rtol=0.05)


def test_both_sides_of_one_seed_draw_the_same_units():
    parts = np.arange(12)[:, None]
    one = bootstrap_rates(counted(parts), np.full(12, 50), seed=4)
    two = bootstrap_rates(counted(2 * parts), np.full(12, 50), seed=4)
    np.testing.assert_allclose(two, 2 * one)
    assert len(one) == 1000
    assert (one != bootstrap_rates(counted(parts), np.full(12, 50), seed=5)).any()


def test_a_resample_without_words_has_no_rate():
    counts = count_things(np.array([0]), np.array([0]), 1)
    rates = bootstrap_rates(counts, [4, 0], n=50, seed=1)[:, 0]
    assert set(rates[~np.isnan(rates)]) == {0.25}
    assert np.isnan(rates).any()


def test_no_resamples_are_refused():
    counts = count_things(np.array([0]), np.array([0]), 1)
    with pytest.raises(ParameterError, match="n: 0, expected 1 or more resamples"):
        bootstrap_rates(counts, [4], n=0, seed=1)
