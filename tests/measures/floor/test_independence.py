"""What margins make one expect: against models, enumeration and closed forms."""

from collections import Counter
from itertools import pairwise, permutations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.stats.contingency import expected_freq

from helpers.measures.floor.independence import expect_off_diagonal


def off_diagonal(cells):
    counts = np.array(cells, dtype=float)
    np.fill_diagonal(counts, 0)
    return counts


tables = arrays.arrays(int, (4, 4), elements=st.integers(0, 9)).map(off_diagonal)


def expect(counts):
    expected, variance = expect_off_diagonal(np.array([counts], dtype=float))
    return expected[0], variance[0]


def is_open(counts):
    both = counts.sum(axis=1) + counts.sum(axis=0)
    return bool((both < counts.sum()).all())


@settings(max_examples=100)
@given(tables)
def test_the_margins_stay_and_the_diagonal_is_empty(counts):
    expected, variance = expect(counts)
    assert expected.sum(axis=1) == pytest.approx(counts.sum(axis=1), abs=1e-4)
    assert expected.sum(axis=0) == pytest.approx(counts.sum(axis=0), abs=1e-4)
    assert (np.diag(expected) == 0).all()
    assert ((variance >= 0) & np.isfinite(variance)).all()


@pytest.mark.filterwarnings("ignore:Perfect separation")
@settings(max_examples=40)
@given(tables)
def test_it_is_the_log_linear_model_of_a_statistics_package(counts):
    used = np.argwhere(~np.eye(4, dtype=bool))
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    assume(is_open(counts) and (rows > 0).all() and (columns > 0).all())
    design = np.hstack([np.eye(4)[used[:, 0]], np.eye(4)[used[:, 1]][:, 1:]])
    y = counts[tuple(used.T)]
    fit = sm.GLM(y, design, family=sm.families.Poisson()).fit(maxiter=500, tol=1e-12)
    leverage = fit.get_influence(observed=False).hat_matrix_diag
    expected, variance = expect(counts)
    assert expected[tuple(used.T)] == pytest.approx(fit.mu, abs=1e-3)
    n = counts.sum()
    found = fit.mu * (1 - leverage) * n / (n - 1)
    assert variance[tuple(used.T)] == pytest.approx(found, abs=5e-3)


def test_many_alike_speakers_are_nearly_independent():
    counts = off_diagonal(np.full((40, 40), 3))
    expected, _ = expect(counts)
    free = expected_freq(counts)
    assert expected[0, 1] == pytest.approx(3)
    assert free[0, 1] == pytest.approx(3, rel=0.03)


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param([[0, 5], [4, 0]], id="two alternate"),
        pytest.param([[0, 3, 4], [3, 0, 0], [3, 0, 0]], id="one in between"),
        pytest.param([[0, 0, 0], [2, 0, 0], [1, 0, 0]], id="one only takes"),
        pytest.param([[0, 0, 0], [0, 0, 0], [0, 0, 0]], id="nothing"),
    ],
)
def test_what_the_margins_settle_is_expected_and_does_not_scatter(counts):
    expected, variance = expect(np.array(counts))
    assert expected.tolist() == counts
    assert not variance.any()


def test_tables_beside_each_other_do_not_mix():
    counts = [off_diagonal(np.arange(9).reshape(3, 3) % m) for m in (2, 3, 5)]
    together = expect_off_diagonal(np.array(counts))
    for number, table in enumerate(counts):
        for one, many in zip(expect(table), together, strict=True):
            assert many[number] == pytest.approx(one, abs=1e-4)


def test_one_who_rules_nearly_all_is_fitted_too():
    counts = np.zeros((4, 4))
    counts[0, 1:], counts[1:, 0], counts[1, 2] = [700, 700, 600], [700, 700, 600], 1
    expected, _ = expect(counts)
    assert expected.sum(axis=0) == pytest.approx(counts.sum(axis=0), abs=0.05)


@pytest.mark.parametrize("floors", ["AAABBBCC", "AAABBCCD"])
def test_orders_in_which_nobody_follows_themselves_agree_on_average(floors):
    # All orders of these floors with one opening and one closing floor: their margins
    # are the same. Their mean is what the model says, and their variance.
    orders = {"A" + "".join(o) + "B" for o in permutations(floors)}
    orders = [o for o in orders if all(a != b for a, b in pairwise(o))]
    names = sorted(set(floors))
    tables = np.zeros((len(orders), len(names), len(names)))
    for table, order in zip(tables, orders, strict=True):
        for (a, b), n in Counter(pairwise(order)).items():
            table[names.index(a), names.index(b)] = n
    expected, variance = expect(tables[0])
    assert expected == pytest.approx(tables.mean(axis=0), abs=0.12)
    assert variance == pytest.approx(tables.var(axis=0), abs=0.17)
