import numpy as np
import pandas as pd
import pytest
from designs import Parts, Speeches, Terms, Turns
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from statsmodels.stats.proportion import proportion_confint

from helpers.errors import ParameterError, TableError
from helpers.measures.intervals import (
    Units,
    choose_units,
    count_interval,
    describe_interval,
    describe_many,
    ratio_interval,
)
from helpers.measures.intervals.clustered import (
    COVERAGE,
    COVERAGE_OF_SEEN_TERM,
    COVERAGE_OF_SELDOM_TERM,
)
from helpers.measures.intervals.moments import Counts, count_things, leverage

units_of_words = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 500)).filter(any),
    min_size=2,
    max_size=25,
)


def own_and_all(units):
    """Return the speaker's words, and all words, of each unit."""
    own, others = np.array(units).T
    return own, own + others


def assert_covered(held, least):
    assert held.mean() >= least - 3 * np.sqrt(least * (1 - least) / len(held))


def turns_of(meetings, n_words=5):
    return pd.DataFrame({"meeting_id": meetings, "n_words": n_words})


@pytest.mark.parametrize(
    ("turns", "unit", "n"),
    [
        pytest.param(turns_of(list("abcdefghij")), "meeting", 10, id="ten meetings"),
        pytest.param(turns_of(list("abcdefghi") * 2), "turn", 18, id="nine meetings"),
        pytest.param(turns_of(["a"] * 10), "turn", 10, id="ten turns"),
        pytest.param(turns_of(["a"] * 9), "none", 1, id="nine turns"),
        pytest.param(
            turns_of(["a"] * 10, [0] + [5] * 9), "none", 1, id="a turn of no words"
        ),
        pytest.param(
            turns_of(list("abcdefghij"), [0] + [5] * 9),
            "none",
            9,
            id="a meeting of no words",
        ),
    ],
)
def test_choose_units(turns, unit, n):
    assert choose_units(turns)[::2] == (unit, n)


def test_too_few_units_say_why():
    reason = choose_units(turns_of(["a", "a", "b"])).reason
    assert "2 meeting(s) and 3 turn(s) with words, 10 of either" in reason


def test_no_turns_have_no_units():
    with pytest.raises(TableError, match="turns: no rows"):
        choose_units(turns_of([], []))


@pytest.mark.parametrize("n", [10, 12, 30])
def test_none_of_equal_units_gets_the_exact_bound(n):
    low, high = ratio_interval(np.zeros(n), np.full(n, 7))
    assert (low, high) == (0, pytest.approx(1 - 0.025 ** (1 / n)))


def test_all_of_equal_units_gets_the_exact_bound():
    low, high = ratio_interval(np.full(10, 7), np.full(10, 7))
    assert (low, high) == (pytest.approx(0.025**0.1), 1)


def test_no_hit_of_a_rare_term_gets_the_exact_bound_over_words():
    low, high = ratio_interval(np.zeros(10), np.full(10, 100), most=0)
    _, exact = proportion_confint(0, 1000, method="beta")
    assert (low, high) == (0, pytest.approx(exact))


def test_no_hit_of_a_term_that_comes_in_clumps_gets_a_wider_bound():
    _, high = ratio_interval(np.zeros(10), np.full(10, 100), most=4)
    _, exact = proportion_confint(0, 250, method="beta")
    assert high == pytest.approx(exact)


@pytest.mark.parametrize(("n_own", "n"), [(1, 10), (3, 10), (9, 10), (7, 40)])
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_units_of_one_kind_and_size_get_clopper_and_pearson(n_own, n, level):
    parts = np.arange(n) < n_own
    ends = ratio_interval(parts * 5, np.full(n, 5), level=level)
    exact = proportion_confint(n_own, n, alpha=1 - level, method="beta")
    np.testing.assert_allclose(ends, exact)


def test_residuals_are_weighted_as_if_their_unit_were_left_out():
    sizes, parts = np.array([10, 30, 200]), np.array([1, 20, 50])
    ratio = parts.sum() / sizes.sum()
    left_out = (parts.sum() - parts) / (sizes.sum() - sizes)
    weights = leverage(sizes, sizes.sum(), len(sizes))
    factors = (ratio - left_out) / ((parts - ratio * sizes) * np.sqrt(weights))
    assert factors == pytest.approx(factors[0])


def test_a_narrow_interval_of_a_skewed_share_still_encloses_it():
    own = [2, 1, 2, 5, 2, 2, 48, 51, 53, 12]
    sizes = [4, 1, 11, 14, 12, 3, 48, 51, 53, 12]
    low, high = ratio_interval(own, sizes, level=0.01, in_order=True)
    assert low <= sum(own) / sum(sizes) <= high


def test_all_of_short_meetings_is_no_sign_of_all_of_a_long_one():
    sizes = np.array([900, 100] * 20)
    place = np.arange(40)
    part_of_long, all_of_short = (
        100 * ((place % 2 == k) & (place < 10)) for k in (0, 1)
    )
    _, high_part = ratio_interval(part_of_long, sizes)
    _, high_all = ratio_interval(all_of_short, sizes)
    assert high_all < 1.8 * high_part


@pytest.mark.parametrize("most", [None, 0])
def test_the_same_of_more_units_gives_a_lower_upper_end(most):
    sizes = np.full(60, 100)
    few, many = np.zeros(60), np.zeros(60)
    few[:2], many[:12] = 30, 5
    highs = [ratio_interval(parts, sizes, most=most)[1] for parts in (few, many)]
    assert highs[1] < highs[0] / 2


def test_single_hits_get_a_lower_upper_end_than_bursts():
    single, burst = np.arange(20) < 4, np.where(np.arange(20) < 1, 4, 0)
    highs = [ratio_interval(n, np.full(20, 500), most=0)[1] for n in (single, burst)]
    assert highs[1] > 2 * highs[0]
    _, exact = proportion_confint(4, 10_000, method="beta")
    assert exact < highs[0] < 1.5 * exact


def test_what_a_unit_elsewhere_held_counts_the_less_the_more_units_here_have_it():
    sizes = np.full(40, 500)
    for n, factor in ((1, 3), (20, 1.2)):
        parts = (np.arange(40) < n).astype(int)
        alone, known = (ratio_interval(parts, sizes, most=most)[1] for most in (0, 40))
        assert (known > factor * alone) == (n == 1)
        assert known >= alone


@pytest.mark.parametrize("most", [None, 0])
@given(units_of_words)
def test_two_identical_corpora_together_give_no_wider_interval(most, units):
    own, sizes = own_and_all(units)
    low, high = ratio_interval(own, sizes, most=most)
    twice = ratio_interval(np.tile(own, 2), np.tile(sizes, 2), most=most)
    assert twice[1] - twice[0] <= high - low + 1e-9


def test_words_of_one_unit_only_give_no_narrow_interval():
    low, high = ratio_interval([50] + [0] * 9, [100] * 10)
    assert low < 0.01
    assert high > 0.15


@given(units_of_words, st.booleans(), st.floats(0.01, 0.99))
def test_the_ends_enclose_the_ratio_within_nought_and_one(units, in_order, level):
    own, sizes = own_and_all(units)
    low, high = ratio_interval(own, sizes, in_order=in_order, level=level)
    ratio = own.sum() / sizes.sum()
    assert 0 <= low <= ratio + 1e-12
    assert ratio - 1e-12 <= high <= 1
    assert low <= high


@given(units_of_words, st.floats(0.05, 0.9), st.floats(0.01, 0.09))
def test_a_higher_level_is_never_narrower(units, level, more):
    own, sizes = own_and_all(units)
    low, high = ratio_interval(own, sizes, level=level)
    wider = ratio_interval(own, sizes, level=level + more)
    assert wider[0] <= low + 1e-9
    assert wider[1] >= high - 1e-9


@given(units_of_words, st.randoms())
def test_the_order_of_meetings_changes_nothing(units, random):
    shuffled = random.sample(units, len(units))
    ends = ratio_interval(*own_and_all(shuffled))
    np.testing.assert_allclose(ends, ratio_interval(*own_and_all(units)), rtol=1e-9)


@given(units_of_words)
def test_what_is_not_the_speaker_s_gets_the_mirrored_interval(units):
    own, sizes = own_and_all(units)
    low, high = ratio_interval(own, sizes)
    mirrored = ratio_interval(sizes - own, sizes)
    np.testing.assert_allclose(mirrored, (1 - high, 1 - low), atol=1e-9)


def test_a_unit_without_words_changes_nothing():
    ends = ratio_interval([3, 0, 0, 5], [10, 0, 20, 30])
    np.testing.assert_allclose(ends, ratio_interval([3, 0, 5], [10, 20, 30]))


def test_no_words_have_no_interval():
    low, high = ratio_interval([0, 0], [0, 0])
    assert np.isnan([low, high]).all()


def test_turns_in_runs_widen_the_interval():
    alternating, in_runs = np.arange(40) % 2 * 9, (np.arange(40) // 10 % 2) * 9
    widths = [
        np.subtract(*ratio_interval(parts, np.full(40, 9), in_order=True)[::-1])
        for parts in (alternating, in_runs)
    ]
    assert widths[1] > 1.4 * widths[0]


@pytest.mark.parametrize("unit", ["meeting", "turn"])
@pytest.mark.parametrize("rare", [True, False])
@given(
    arrays.arrays(np.int64, (12, 3), elements=st.integers(0, 6)),
    arrays.arrays(np.int64, 12, elements=st.sampled_from([0, 0, 1, 9, 90])),
)
def test_counts_of_many_things_get_the_intervals_of_columns(unit, rare, parts, more):
    sizes = parts.max(axis=1) + more
    things, places = np.nonzero(parts.T)
    counts = Counts(things, places, parts.T[things, places], 3)
    units = Units(unit, np.arange(12), 12, "")
    most = 0 if rare else None
    expected = ratio_interval(parts, sizes, in_order=unit == "turn", most=most)
    found = count_interval(counts, sizes, units, rare=rare)
    np.testing.assert_allclose(found, expected, rtol=1e-7, atol=1e-12)


def test_too_few_units_have_no_ends():
    units = Units("none", np.zeros(2, dtype=int), 1, "too few")
    counts = count_things(np.array([0, 1]), np.array([0, 0]), 2)
    assert np.isnan(count_interval(counts, [5.0], units, rare=True)).all()


def test_count_things_counts_pairs_that_occur():
    counts = count_things(np.array([1, 1, 0]), np.array([2, 2, 0]), 3, [2, 3, 0])
    assert [column.tolist() for column in counts[:3]] == [[1], [2], [5]]


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_that_is_no_chance_is_refused(level):
    with pytest.raises(ParameterError, match=f"level: {level}, expected between 0 and"):
        ratio_interval([1], [2], level=level)


@pytest.mark.parametrize("part", [-1, 3])
def test_a_part_that_does_not_fit_its_unit_is_refused(part):
    with pytest.raises(ParameterError, match="negative or larger than its unit"):
        ratio_interval([part], [2])


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5])
@pytest.mark.parametrize(("n", "band"), [(10, 0), (15, 0), (20, 1), (60, 1)])
@pytest.mark.parametrize(
    ("design", "unit"),
    [
        (Parts("a word or a speech", 0.4, 5), "meeting"),
        (Speeches("of one length", 0.2, 1.2), "meeting"),
        (Turns("in runs", 0.3, 1.0), "turn"),
    ],
)
def test_the_interval_covers_what_the_card_says(design, unit, n, band, share):
    draw = design.draw(np.random.default_rng(11), n, share)
    low, high = ratio_interval(draw.parts, draw.sizes, in_order=unit == "turn")
    held = (low <= share) & (share <= high)
    assert_covered(held, COVERAGE["share", unit][band])


@pytest.mark.parametrize("rate", [2e-4, 1e-3, 1e-2])
@pytest.mark.parametrize(("n", "band"), [(10, 0), (20, 1)])
def test_the_rate_of_a_seldom_term_is_covered_as_the_card_says(n, band, rate):
    design = Terms("in one meeting of five", 0.2, 1.0, 2_000)
    draw = design.draw(np.random.default_rng(12), n, rate)
    low, high = ratio_interval(draw.parts, draw.sizes, most=0)
    held = (low <= rate) & (rate <= high)
    seen = draw.parts.any(axis=0)
    assert_covered(held, COVERAGE_OF_SELDOM_TERM[band])
    assert_covered(held[seen], COVERAGE_OF_SEEN_TERM[band])


def test_the_card_names_unit_reason_and_measured_coverage():
    units = choose_units(turns_of(list("abcdefghij")))
    text = describe_interval(units, rare=False)
    assert "the meeting (n = 10; 10 meetings or more)" in text
    assert "92% with 10 to 19 units, 96% with 20 or more" in text


def test_the_card_says_why_there_is_no_interval():
    text = describe_interval(choose_units(turns_of(["a"])), rare=True)
    assert text.startswith("none: too few to draw anew")


def test_the_card_of_many_units_takes_the_lowest_coverage():
    assert "94% with 10 to 19 units, 96% with 20" in describe_many(rare=True)
