"""Chances as powers of ten, and their corrections for many words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from helpers.errors import ParameterError
from helpers.measures.association.p_values import (
    benjamini_hochberg,
    bonferroni,
    g2_needed,
    holm,
    log10_p,
    sidak,
)

# Not so near to 1 that the power of ten loses its digits.
chances = st.lists(st.floats(-30, 0), min_size=1, max_size=30)


@given(st.floats(0, 1000), st.integers(1, 600))
def test_chances_are_those_of_scipy(statistic, df):
    expected = stats.chi2.sf(statistic, df)
    if expected > 1e-290:
        assert log10_p(statistic, df=df) == pytest.approx(np.log10(expected), abs=1e-9)


def test_chances_too_small_for_a_number_go_on():
    statistic = np.array([1300.0, 1500.0, 1e5, 1e7])
    expected = (np.log(2) + stats.norm.logsf(np.sqrt(statistic))) / np.log(10)
    assert log10_p(statistic) == pytest.approx(expected, rel=1e-9)
    assert log10_p(-statistic) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("statistic", [1340.0, 1e4])
def test_with_four_degrees_of_freedom_there_is_a_closed_form(statistic):
    expected = (-statistic / 2 + np.log(1 + statistic / 2)) / np.log(10)
    assert log10_p(statistic, df=4) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("df", [1, 2, 7, 100, 999])
def test_both_ways_to_a_chance_meet(df):
    edge = stats.chi2.isf(1e-290, df)
    around = log10_p(edge * np.array([1 - 1e-9, 1 + 1e-9]), df=df)
    assert around[0] == pytest.approx(around[1], abs=1e-5)


@given(chances)
def test_corrections_are_those_of_statsmodels(values):
    values = np.array(values)
    m = len(values)
    found = {
        "bonferroni": bonferroni(values, m),
        "sidak": sidak(values, m),
        "holm": holm(values),
        "fdr_bh": benjamini_hochberg(values),
    }
    for method, corrected in found.items():
        expected = multipletests(10.0**values, method=method)[1]
        assert 10**corrected == pytest.approx(expected, rel=1e-6)


def test_corrections_of_tiny_chances_stay_powers_of_ten():
    values = np.array([-5000.0, -400.0])
    assert bonferroni(values, 100).tolist() == [-4998, -398]
    assert sidak(values, 100).tolist() == [-4998, -398]
    assert holm(values) == pytest.approx([-5000 + np.log10(2), -400])
    assert benjamini_hochberg(values) == pytest.approx([-5000 + np.log10(2), -400])


@pytest.mark.parametrize(
    ("m", "needed"), [(0, 3.841459), (1, 3.841459), (100, 12.1157)]
)
def test_the_evidence_that_is_needed_grows_with_the_words_tested(m, needed):
    assert g2_needed(m) == pytest.approx(needed, abs=1e-4)
    assert bonferroni(log10_p(g2_needed(m)), max(m, 1)) == pytest.approx(np.log10(0.05))


def test_a_word_that_is_tested_alone_needs_no_correction():
    assert holm([-2.0]) == benjamini_hochberg([-2.0]) == bonferroni([-2.0], 1) == -2


def test_without_words_there_is_nothing_to_correct():
    assert holm([]).shape == benjamini_hochberg([]).shape == (0,)


@pytest.mark.parametrize("correct", [bonferroni, sidak])
def test_fewer_than_one_word_is_refused(correct):
    with pytest.raises(ParameterError, match="m: 0, expected 1 or more"):
        correct([-2.0], 0)


def test_no_degree_of_freedom_is_refused():
    with pytest.raises(ParameterError, match="df: 0, expected 1 or more"):
        log10_p(3.84, df=0)
