"""Formulae of keyness: published values, independent oracles, laws, zeros."""

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy import stats
from scipy.stats import norm

from helpers.errors import ParameterError
from helpers.measures import association as formulae

# P4: words that two texts have a and b times, of the sizes below.
A, B = np.array([1, 7, 1, 2, 2]), np.array([1, 113, 7, 45, 3])
N1, N2 = 15334, 176664
# P5: eingebracht and Befragung, near Bundesregierung and elsewhere.
NODE = (
    np.array([1189, 150]),
    np.array([2157 - 1189, 349 - 150]),
    168329,
    19720567 - 168329,
)
P8 = ([1, 5, 1, 9], [100, 510, 100, 199], 16, 909)


@st.composite
def tables(draw, least=0):
    """Return hits and words of both sides, with at least one hit and one other word."""
    n1, n2 = draw(st.integers(2, 400)), draw(st.integers(2, 400))
    a, b = draw(st.integers(least, n1 - 1)), draw(st.integers(least, n2 - 1))
    assume(a + b)
    return a, b, n1, n2


def cells(a, b, n1, n2):
    return [[a, b], [n1 - a, n2 - b]]


def swapped(a, b, n1, n2):
    return b, a, n2, n1


def test_log_likelihood_is_dunnings():
    found = formulae.log_likelihood(
        [110, 8], [221 - 110, 32 - 8], [2552, 13], [31777 - 2552, 31777 - 13]
    )
    assert found == pytest.approx([270.72, 95.29], abs=0.005)


def test_the_variants_are_those_of_quanteda():
    table = 7, 2, 10, 9
    g2, q = formulae.log_likelihood(*table), formulae.williams_q(*table)
    x2 = formulae.chi_square(*table)
    yates = formulae.chi_square(*table, yates=True)
    expected = [4.33716, 2.632438, 4.017626, 4.534939, 4.200833, 1.079533]
    assert [x2, yates, x2 / q, g2, g2 / q, q] == pytest.approx(expected, abs=1e-6)


def test_two_terms_leave_out_all_other_words():
    # Equal sizes expect 2 and 2; by hand: 2 (1 ln 1/2 + 3 ln 3/2).
    found = formulae.log_likelihood([3, 1], [1, 3], 1000, 1000, terms=2)
    assert found == pytest.approx([1.046496, -1.046496], abs=1e-6)


def test_scores_are_those_of_ucs():
    signed = [2.448757, -0.829802, 0.191806, -1.059386, 3.879126]
    ratio = [3.526202, -0.486622, 0.718847, -0.965651, 2.941240]
    assert formulae.log_likelihood(A, B, N1, N2) == pytest.approx(signed, abs=1e-6)
    found = formulae.log_ratio(A, B, N1, N2, zeros="none")
    assert found == pytest.approx(ratio, abs=1e-6)


def test_log_ratios_are_those_of_the_parliament_corpus():
    lrc = formulae.conservative_log_ratio
    found = [
        formulae.log_ratio(*NODE, zeros="none"),
        formulae.clr(*NODE, m=599, alpha=0.01),
        lrc(*NODE, m=599),
        lrc(*NODE, m=599, sides=1),
    ]
    assert np.array(found) == pytest.approx(
        np.array(
            [
                [7.156575955, 6.452100263],
                [6.888131620, 5.780698639],
                [6.910068550, 5.821970068],
                [6.920629978, 5.849267896],
            ]
        ),
        abs=1e-8,
    )


def test_simple_maths_is_that_of_sketch_engine():
    found = formulae.simple_maths(35, 263, 112_289_776, 1_559_716_979, k=1)
    assert found == pytest.approx(1.1224, abs=5e-5)


def test_the_score_of_weighted_log_odds_is_that_of_scattertext():
    z = formulae.weighted_log_odds(*P8, prior=0.01)
    score = [0.4447054, 0.9433088, 0.4447054, -0.9971462]
    assert -2 * (norm.cdf(z) - 0.5) == pytest.approx(score, abs=5e-8)


@pytest.mark.parametrize(
    ("variance", "expected"),
    [
        ("full", [-0.589845, -1.905684, -0.589845, 2.983064]),
        ("short", [-0.609502, -2.304405, -0.609502, 4.462925]),
    ],
)
def test_weighted_log_odds_know_both_variances(variance, expected):
    z = formulae.weighted_log_odds(*P8, prior=0.01, variance=variance)
    assert z == pytest.approx(expected, abs=1e-6)


def test_the_prior_of_a_part_of_the_words_is_that_of_all():
    whole = formulae.weighted_log_odds(*P8, prior=0.01)
    part = [row[:2] for row in P8[:2]]
    found = formulae.weighted_log_odds(*part, *P8[2:], prior=0.01, prior_sum=0.04)
    assert found == pytest.approx(whole[:2])


def test_an_informative_prior_holds_back_what_is_common():
    informed = formulae.weighted_log_odds(
        [30, 3], [10, 1], 100, 100, prior=np.array([400.0, 40.0])
    )
    flat = formulae.weighted_log_odds([30, 3], [10, 1], 100, 100, prior=0.01)
    assert informed[0] / flat[0] < 0.5


@given(tables())
def test_log_likelihood_is_that_of_scipy(table):
    a, b, n1, n2 = table
    expected = stats.chi2_contingency(
        cells(*table), correction=False, lambda_="log-likelihood"
    ).statistic
    found = formulae.log_likelihood(*table)
    assert abs(found) == pytest.approx(expected, abs=1e-8)
    assert np.sign(found) == np.sign(a / n1 - b / n2)


@given(tables(), st.booleans())
def test_chi_square_is_that_of_scipy(table, yates):
    expected = stats.chi2_contingency(cells(*table), correction=yates).statistic
    assert formulae.chi_square(*table, yates=yates) == pytest.approx(expected)


@given(tables())
def test_fishers_exact_test_is_that_of_scipy(table):
    expected = stats.fisher_exact(cells(*table)).pvalue
    assert 10 ** formulae.fisher_exact(*table) == pytest.approx(expected, rel=1e-6)


def test_fishers_exact_test_knows_chances_too_small_for_a_number():
    found = formulae.fisher_exact([2000, 0], [0, 3], [10_000, 5], [10_000, 5])
    # All hits on one side: the chance of that side, twice, for the sides are equal.
    halves = np.arange(2000)
    one_side = np.log10((10_000 - halves) / (20_000 - halves)).sum()
    assert found[0] == pytest.approx(one_side + np.log10(2), abs=1e-6)
    assert 10 ** found[1] == pytest.approx(2 * 10 / 120)


@given(tables())
def test_the_odds_ratio_is_that_of_scipy(table):
    expected = stats.contingency.odds_ratio(cells(*table), kind="sample").statistic
    assert formulae.odds_ratio(*table) == pytest.approx(expected)


@given(tables(least=1), st.integers(1, 10_000), st.sampled_from([1, 2]))
def test_the_conservative_log_ratio_is_the_exact_interval_of_scipy(table, m, sides):
    a, b, n1, n2 = table
    level = 1 - 2 * 0.05 / (sides * m)
    assume(level > 0)
    ends = stats.binomtest(a, a + b).proportion_ci(level, method="exact")
    low, high = (n2 / n1 * end / (1 - end) for end in ends)
    expected = max(np.log2(low), 0) if a * n2 >= b * n1 else min(np.log2(high), 0)
    found = formulae.conservative_log_ratio(*table, m=m, sides=sides)
    assert found == pytest.approx(expected, abs=1e-6)


@given(tables())
@example((0, 5, 10, 20))
def test_swapping_the_sides_changes_the_sign(table):
    other = swapped(*table)
    measures = [
        formulae.log_likelihood,
        lambda *t: formulae.log_likelihood(*t, terms=2),
        formulae.log_ratio,
        lambda *t: formulae.log_ratio(*t, zeros="walter"),
        lambda *t: formulae.conservative_log_ratio(*t, m=9),
        lambda *t: formulae.clr(*t, m=9),
        lambda *t: formulae.weighted_log_odds(*t, prior=0.5, prior_sum=9),
        formulae.difference_coefficient,
    ]
    for measure in measures:
        assert measure(*table) == pytest.approx(-measure(*other), abs=1e-9)


@given(tables(least=1))
def test_swapping_the_sides_turns_ratios_over(table):
    other = swapped(*table)
    for measure in (formulae.odds_ratio, formulae.simple_maths):
        assert measure(*table) == pytest.approx(1 / measure(*other))
    there, back = formulae.percent_diff(*table), formulae.percent_diff(*other)
    assert back == pytest.approx(-100 * there / (100 + there))


@given(tables(), st.booleans())
def test_swapping_the_sides_leaves_what_has_no_sign(table, yates):
    other = swapped(*table)
    chi_square = formulae.chi_square(*table, yates=yates)
    assert chi_square == pytest.approx(formulae.chi_square(*other, yates=yates))
    assert formulae.fisher_exact(*table) == pytest.approx(
        formulae.fisher_exact(*other), abs=1e-6
    )


@given(tables(least=1), st.sampled_from([2, 4]))
def test_doubling_both_sides_doubles_the_evidence_and_leaves_the_ratio(table, terms):
    twice = [2 * number for number in table]
    g2 = formulae.log_likelihood(*table, terms=terms)
    doubled = formulae.log_likelihood(*twice, terms=terms)
    assert doubled == pytest.approx(2 * g2, abs=1e-9)
    ratios = [formulae.log_ratio(*each, zeros="none") for each in (table, twice)]
    assert ratios[0] == pytest.approx(ratios[1])


@given(tables(), st.integers(1, 1000))
def test_conservative_estimates_lie_between_nothing_and_the_ratio(table, m):
    ratio = formulae.log_ratio(*table, zeros="none")
    for measure in (formulae.conservative_log_ratio, formulae.clr):
        found = measure(*table, m=m)
        assert min(ratio, 0) - 1e-9 <= found <= max(ratio, 0) + 1e-9


@given(tables())
def test_two_terms_add_up_to_less_than_four(table):
    two = formulae.log_likelihood(*table, terms=2)
    assert abs(two) <= abs(formulae.log_likelihood(*table)) + 1e-9


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        pytest.param(formulae.log_likelihood, [-13.862944, 13.862944], id="G2"),
        pytest.param(formulae.log_ratio, [-4.321928, 4.321928], id="Hardie"),
        pytest.param(formulae.percent_diff, [-100.0, np.inf], id="%DIFF"),
        pytest.param(formulae.odds_ratio, [0.0, np.inf], id="odds ratio"),
        pytest.param(formulae.difference_coefficient, [-1.0, 1.0], id="difference"),
        pytest.param(lambda *t: formulae.clr(*t, m=9), [0.0, 0.0], id="cLR"),
    ],
)
def test_a_term_that_one_side_never_says(measure, expected):
    found = measure([0, 10], [10, 0], 10**8, 10**8)
    assert found == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("zeros", "expected"),
    [
        ("hardie", [np.log2(0.5 / 4), np.log2(8), 0.0]),
        ("walter", [np.log2(0.5 / 4.5), np.log2(9), np.log2(4.5 / 5.5)]),
        ("none", [-np.inf, np.inf, np.log2(4 / 5)]),
    ],
)
def test_zeros_are_smoothed_as_named(zeros, expected):
    a, b = [0, 4, 4], [4, 0, 5]
    if zeros == "hardie":
        expected[2] = np.log2(4 / 5)
    assert formulae.log_ratio(a, b, 9, 9, zeros=zeros) == pytest.approx(expected)


def test_a_term_that_nobody_says_is_no_error():
    for measure in (formulae.log_likelihood, formulae.chi_square, formulae.log_ratio):
        assert measure(0, 0, 7, 7) == 0
    assert formulae.fisher_exact(0, 0, 7, 9) == pytest.approx(0)
    assert formulae.conservative_log_ratio(0, 0, 7, 7, m=1) == 0


def test_scores_broadcast_over_tables():
    a = np.array([[1, 2], [3, 4]])
    found = formulae.log_likelihood(a, 1, [10, 20], 30)
    assert found.shape == (2, 2)
    assert found[1, 0] == formulae.log_likelihood(3, 1, 10, 30)
    assert formulae.fisher_exact(a, 1, [10, 20], 30).shape == (2, 2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: formulae.log_likelihood(1, 1, 2, 2, terms=3),
            "terms: 3, expected 2 or 4",
        ),
        (lambda: formulae.log_ratio(1, 1, 2, 2, zeros="x"), "zeros: 'x', expected"),
        (lambda: formulae.clr(1, 1, 2, 2, m=0), "m: 0, expected 1 or more"),
        (
            lambda: formulae.conservative_log_ratio(1, 1, 2, 2, m=1, alpha=1),
            "alpha: 1, expected between 0 and 1",
        ),
        (
            lambda: formulae.conservative_log_ratio(1, 1, 2, 2, m=1, sides=3),
            "sides: 3, expected 1 or 2",
        ),
        (
            lambda: formulae.weighted_log_odds(1, 1, 2, 2, prior=1, variance="x"),
            "variance: 'x', expected",
        ),
    ],
)
def test_a_choice_out_of_its_range_is_refused(call, message):
    with pytest.raises(ParameterError, match=message):
        call()
