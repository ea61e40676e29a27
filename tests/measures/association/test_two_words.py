"""The formulae: published values, independent oracles, and how they behave."""

import nltk
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency
from statsmodels.stats.contingency_tables import Table2x2

from helpers.errors import ParameterError
from helpers.measures import association

NLTK = nltk.BigramAssocMeasures
# A count in a target, its total there and in both sides (UCS, through pandas).
F1, F2 = np.array([1, 7, 1, 2, 2]), np.array([1, 113, 7, 45, 3])
UCS = F1, 15334, F1 + F2, 15334 + 176664


@st.composite
def tables(draw):
    """Return O, f(x), f(y), N of four cells, none of which is empty."""
    both, x, y, neither = (draw(st.integers(1, 500)) for _ in range(4))
    return both, both + x, both + y, both + x + y + neither


def cells(observed, f_x, f_y, n):
    both, x, y = observed, f_x - observed, f_y - observed
    return np.array([[both, x], [y, n - both - x - y]])


@pytest.mark.parametrize(
    ("table", "value"),
    [
        pytest.param((8, 15828, 4675, 14307668), 0.9999, id="new companies"),
        pytest.param((20, 42, 20, 14307668), 4.4721, id="Ayatollah Ruhollah"),
    ],
)
def test_t_is_that_of_manning_and_schuetze(table, value):
    assert association.t_score(*table) == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize(
    ("table", "value", "last_digit"),
    [((8, 15828, 4675, 14307668), 1.55, 0.01), ((59, 67, 65, 571007), 456400, 1)],
)
def test_chi_squared_is_that_of_manning_and_schuetze(table, value, last_digit):
    assert association.x2(*table) == pytest.approx(value, abs=last_digit / 2)


@pytest.mark.parametrize(
    ("f_x", "f_y", "value"), [(42, 20, 18.38), (15019, 15629, 0.29)]
)
def test_pmi_is_that_of_manning_and_schuetze(f_x, f_y, value):
    score = association.pmi(20, f_x, f_y, 14307668, base=2)
    assert score == pytest.approx(value, abs=5e-3)


@pytest.mark.parametrize(
    ("table", "value"),
    [((110, 2552, 221, 31777), 270.72), ((8, 13, 32, 31777), 95.29)],
)
def test_log_likelihood_is_that_of_dunning(table, value):
    assert association.g2(*table) == pytest.approx(value, abs=5e-3)


@pytest.mark.parametrize(
    ("formula", "values"),
    [
        ("g2", [2.448757, -0.829802, 0.191806, -1.059386, 3.879126]),
        ("z_score", [2.102442, -0.834636, 0.451726, -0.905150, 2.533018]),
        ("t_score", [0.840269, -0.976603, 0.361077, -1.240035, 1.131847]),
    ],
)
def test_scores_are_those_of_ucs(formula, values):
    assert getattr(association, formula)(*UCS) == pytest.approx(values, abs=1e-6)


def test_pmi_to_base_10_is_that_of_ucs():
    values = [0.796611, -0.136442, 0.194551, -0.273427, 0.699701]
    assert association.pmi(*UCS, base=10) == pytest.approx(values, abs=1e-6)


def test_dice_is_that_of_smadja():
    assert association.dice(130, 3121, 143) == pytest.approx(0.08, abs=5e-3)


@pytest.mark.parametrize(
    ("table", "value"),
    [((10, 10, 10, 100), 1), ((1, 10, 10, 100), 0), ((0, 10, 10, 100), -1)],
)
def test_npmi_has_the_ends_of_bouma(table, value):
    assert association.npmi(*table) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("table", "score", "z"),
    [((3, 3, 4, 10), 3.412247, 1.936083), ((2, 3, 2, 10), 3.218876, 1.799406)],
)
def test_lambda_is_that_of_quanteda(table, score, z):
    assert association.lambda_(*table) == pytest.approx(score, abs=1e-6)
    assert association.lambda_z(*table) == pytest.approx(z, abs=1e-6)


@given(tables())
def test_scores_are_those_of_nltk(table):
    observed, f_x, f_y, n = table
    theirs = observed, (f_x, f_y), n
    assert association.pmi(*table, base=2) == pytest.approx(NLTK.pmi(*theirs), abs=1e-9)
    assert association.t_score(*table) == pytest.approx(NLTK.student_t(*theirs))
    assert association.x2(*table) == pytest.approx(NLTK.chi_sq(*theirs))
    assert association.dice(*table[:3]) == pytest.approx(NLTK.dice(*theirs))
    ratio = NLTK.likelihood_ratio(*theirs)
    assert abs(association.g2(*table)) == pytest.approx(ratio, rel=1e-6, abs=1e-6)


@given(tables())
def test_log_likelihood_and_chi_squared_are_those_of_scipy(table):
    for formula, name in (("g2", "log-likelihood"), ("x2", "pearson")):
        expected = chi2_contingency(cells(*table), correction=False, lambda_=name)[0]
        score = abs(getattr(association, formula)(*table))
        assert score == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(tables())
def test_lambda_is_the_log_odds_ratio_of_statsmodels(table):
    smoothed = Table2x2(cells(*table) + 0.5)
    score, error = smoothed.log_oddsratio, smoothed.log_oddsratio_se
    assert association.lambda_(*table) == pytest.approx(score, abs=1e-9)
    assert association.lambda_z(*table) == pytest.approx(score / error, abs=1e-9)


@given(tables())
def test_delta_p_is_the_difference_of_two_shares_and_has_two_directions(table):
    observed, f_x, f_y, n = table
    (both, x), (y, neither) = cells(*table)
    onto_y = association.delta_p(observed, f_x, f_y, n)
    onto_x = association.delta_p(observed, f_y, f_x, n)
    assert onto_y == pytest.approx(both / (both + x) - y / (y + neither))
    assert onto_x == pytest.approx(both / (both + y) - x / (x + neither))


def test_of_tells_less_of_course_than_course_of_of():
    assert association.delta_p(50, 60, 5000, 100_000) > 0.7
    assert association.delta_p(50, 5000, 60, 100_000) < 0.02


@given(tables())
def test_all_scores_agree_on_what_is_attraction(table):
    above = association.expected(*table[1:]) < table[0]
    signed = [
        association.pmi(*table, base=2),
        association.npmi(*table),
        association.t_score(*table),
        association.z_score(*table),
        association.delta_p(*table),
        association.g2(*table),
    ]
    for score in signed:
        assert score == pytest.approx(0, abs=1e-6) or (score > 0) == above


@given(tables(), st.integers(2, 9))
def test_a_corpus_said_again_has_more_evidence_and_the_same_effect(table, times):
    again = tuple(times * count for count in table)
    for formula in ("g2", "x2"):
        score = getattr(association, formula)
        assert score(*again) == pytest.approx(times * score(*table), abs=1e-6)
    assert association.log_dice(*again[:3]) == association.log_dice(*table[:3])
    before = association.pmi(*table, base=2)
    assert association.pmi(*again, base=2) == pytest.approx(before)


def test_log_dice_is_at_most_14_and_loses_one_for_each_half():
    assert association.log_dice([8, 4, 2, 0], 8, 8).tolist() == [14, 13, 12, -np.inf]


def test_log_dice_takes_the_window_as_the_size_of_x():
    assert association.log_dice(4, 8, 24, window=10) == association.log_dice(4, 80, 24)


def test_mi3_is_pmi_with_the_count_twice_again():
    table = (8, 15828, 4675, 14307668)
    more = association.pmi(*table, base=2) + 2 * np.log2(8)
    assert association.mi3(*table) == pytest.approx(more)


def test_an_empty_cell_counts_as_nothing():
    # The expected counts of the other cells: 9, 9 and 81.
    others = 2 * (10 * np.log(10 / 9) + 10 * np.log(10 / 9) + 80 * np.log(80 / 81))
    assert association.g2(0, 10, 10, 100) == pytest.approx(-others)


@pytest.mark.parametrize(
    ("terms", "value"),
    [(4, 4.534939), (2, 2 * (7 * np.log(7 * 19 / 90) + 2 * np.log(2 * 19 / 81)))],
)
def test_log_likelihood_has_four_terms_or_two(terms, value):
    score = association.log_likelihood(7, 2, 10, 9, terms=terms)
    assert score == pytest.approx(value, abs=1e-6)
    swapped = association.log_likelihood(2, 7, 9, 10, terms=terms)
    assert swapped == pytest.approx(-score)


def test_log_likelihood_of_three_terms_is_refused():
    with pytest.raises(ParameterError, match="terms: 3, expected 2 or 4"):
        association.log_likelihood(1, 2, 3, 4, terms=3)
