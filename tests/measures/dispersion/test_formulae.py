"""Dispersion over parts and over distances: published values, oracles, laws."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import chisquare, entropy

from helpers.errors import ParameterError
from helpers.measures.dispersion.distance_formulae import (
    ald,
    arf,
    awt,
    f_ald,
    f_awt,
    gaps_of,
)
from helpers.measures.dispersion.part_formulae import (
    carroll_d2,
    d_a,
    d_kl,
    dp,
    dp_by_chance,
    dp_norm,
    dp_norm_egbert,
    juilland_d,
    kld,
    lyne_d3,
    rosengren_s,
    vc,
    zhang_dc,
)

GRIES = [
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
]
ALLEMAND = (2, 0, 1, 1, 3, 0, 3, 0, 0, 0)
SIZES = (8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930)
EVEN_IS_0 = (dp, dp_norm, dp_norm_egbert, kld)
EVEN_IS_1 = (juilland_d, carroll_d2, rosengren_s, lyne_d3, zhang_dc, d_a, d_kl)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("b", (0, 0.968, 0.999, 0.02, 0.024, 0.003)),
        ("i", (2, 0, 0.18, 0.82, 1, 2.474)),
        ("q", (2, 0, 0.2, 0.8, 0.976, 2.322)),
        ("x", (2, 0, 0.22, 0.78, 0.951, 2.184)),
    ],
)
def test_the_corpus_of_gries_gives_the_published_values(term, expected):
    counts = [part.split().count(term) for part in GRIES]
    sizes = [len(part.split()) for part in GRIES]
    measures = (vc, juilland_d, rosengren_s, dp, dp_norm, kld)
    values = [float(measure(counts, sizes)) for measure in measures]
    assert values == pytest.approx(expected, abs=6e-4)


def test_the_word_of_lyne_gives_the_published_values():
    measures = (juilland_d, carroll_d2, rosengren_s, d_a, d_kl)
    values = [float(measure(ALLEMAND, SIZES)) for measure in measures]
    expected = [0.6038797, 0.6521444, 0.4763652, 0.3081640, 0.4665078]
    assert values == pytest.approx(expected, abs=1e-6)


def test_each_variant_of_dp_is_told_from_the_others():
    # The README of tlda calls the first one normalised after Egbert, which it is not.
    assert 1 - dp(ALLEMAND, SIZES) == pytest.approx(0.5009295, abs=1e-6)
    assert 1 - dp_norm_egbert(ALLEMAND, SIZES) == pytest.approx(0.4462310, abs=1e-6)
    by_smallest = dp(ALLEMAND, SIZES) / (1 - min(SIZES) / sum(SIZES))
    assert dp_norm(ALLEMAND, SIZES) == pytest.approx(by_smallest, abs=1e-12)
    assert dp_norm(ALLEMAND, SIZES) != pytest.approx(0.5537690, abs=1e-5)


def test_dp_in_equal_parts():
    assert dp_norm([2, 1, 0], [7, 7, 7]) == pytest.approx(0.5)
    assert dp([50, 25, 15, 10], [100] * 4) == pytest.approx(0.25)


@pytest.mark.parametrize("measure", EVEN_IS_0)
def test_even_is_0(measure):
    assert measure([1, 2, 3], [10, 20, 30]) == pytest.approx(0, abs=1e-12)
    assert measure([0, 0, 3], [10, 20, 30]) > measure([0, 2, 3], [10, 20, 30])


@pytest.mark.parametrize("measure", EVEN_IS_1)
def test_even_is_1(measure):
    assert measure([2, 2, 2], [20, 20, 20]) == pytest.approx(1, abs=1e-12)
    assert measure([0, 0, 3], [20, 20, 20]) < measure([0, 2, 3], [20, 20, 20])


cells = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(9, 40)),
    min_size=2,
    max_size=8,
)


@given(cells)
def test_values_are_those_of_the_definitions_written_out(rows):
    v, _, size = np.array(rows, dtype=float).T
    assume(v.any())
    s, p, f, n = size / size.sum(), v / size, v.sum(), len(v)
    pairs = [abs(a - b) for i, a in enumerate(p) for b in p[:i]]
    expected = {
        dp: sum(abs(v / f - s)) / 2,
        dp_norm: sum(abs(v / f - s)) / 2 / (1 - min(s)),
        dp_norm_egbert: sum(abs(v / f - s)) / 2 / (1 - min(s[v > 0])),
        vc: np.std(v) / np.mean(v),
        juilland_d: 1 - np.std(p) / np.mean(p) / np.sqrt(n - 1),
        carroll_d2: entropy(p, base=2) / np.log2(n),
        rosengren_s: np.sqrt(s * v).sum() ** 2 / f,
        lyne_d3: 1 - chisquare(v, f * s).statistic / (4 * f),
        zhang_dc: np.mean(np.sqrt(v)) ** 2 / np.mean(v),
        d_a: 1 - np.mean(pairs) / (2 * np.mean(p)),
        kld: entropy(v, s, base=2),
        d_kl: 1 - entropy(v, s, base=2) / (1 + entropy(v, s, base=2)),
    }
    for measure, value in expected.items():
        assert measure(v, size) == pytest.approx(value, abs=1e-6), measure.__name__


@given(cells)
def test_many_terms_at_once_are_the_terms_one_by_one(rows):
    *columns, sizes = np.array(rows).T
    counts = np.array(columns).T
    for measure in (*EVEN_IS_0, *EVEN_IS_1, vc):
        alone = [measure(column, sizes) for column in columns]
        np.testing.assert_allclose(measure(counts, sizes), alone, atol=1e-12)
        sparse = measure(csr_array(counts), sizes)
        np.testing.assert_allclose(sparse, alone, atol=1e-12)


@given(cells, st.randoms())
def test_the_order_of_the_parts_and_parts_without_words_change_nothing(rows, random):
    others = [*rows, (0, 0, 0)]
    random.shuffle(others)
    first, second = np.array(rows), np.array(others)
    for measure in (*EVEN_IS_0, *EVEN_IS_1, vc):
        values = [measure(table[:, 0], table[:, 2]) for table in (first, second)]
        np.testing.assert_allclose(*values, atol=1e-12)


def test_a_term_without_a_hit_and_a_single_part_have_no_dispersion():
    counts = np.array([[1, 0], [0, 0]])
    assert np.isnan(dp(counts, [5, 5])).tolist() == [False, True]
    for measure in (dp_norm, dp_norm_egbert, juilland_d, carroll_d2, d_a):
        assert np.isnan(measure([3], [9])), measure.__name__


def test_sizes_that_do_not_fit_are_refused():
    with pytest.raises(ParameterError, match=r"sizes: of shape \(3,\) for counts of"):
        dp([1, 2], [1, 2, 3])


@pytest.mark.parametrize("n", [1, 7, 40])
def test_dp_by_chance_is_the_mean_of_random_throws(n):
    sizes = np.array([10, 10, 30, 50, 0, 100])
    throws = np.random.default_rng(1).multinomial(n, sizes / sizes.sum(), size=20_000)
    mean = dp(throws.T, sizes).mean()
    assert dp_by_chance(n, sizes) == pytest.approx(mean, abs=0.004)


def test_dp_by_chance_of_many_terms():
    values = dp_by_chance([3, 0, 8, 3], [10, 20])
    assert np.isnan(values).tolist() == [False, True, False, False]
    assert values[0] == values[3] == dp_by_chance(3, [10, 20])


@given(st.sets(st.integers(0, 11), min_size=1))
def test_the_waiting_time_is_the_mean_over_all_places(places):
    n_words = 12
    waits = [
        next(step for step in range(1, 13) if (place + step) % n_words in places)
        for place in range(n_words)
    ]
    gaps = gaps_of(sorted(places), n_words)
    assert awt(gaps, n_words) == pytest.approx(np.mean(waits))


@given(st.sampled_from([1, 2, 3, 4, 6]), st.data())
def test_the_reduced_frequency_is_the_mean_over_all_cuts_into_f_parts(f, data):
    n_words = 12
    places = data.draw(st.sets(st.integers(0, 11), min_size=f, max_size=f))
    length = n_words // f
    parts_hit = [
        len({(place + shift) % n_words // length for place in places})
        for shift in range(n_words)
    ]
    gaps = gaps_of(sorted(places), n_words)
    assert arf(gaps, n_words) == pytest.approx(np.mean(parts_hit))


@pytest.mark.parametrize("frequency", [arf, f_awt, f_ald])
def test_hits_at_equal_distances_keep_their_frequency(frequency):
    even, heap = gaps_of([0, 25, 50, 75], 100), gaps_of([40, 41, 42, 43], 100)
    assert frequency(even, 100) == pytest.approx(4)
    assert 1 <= frequency(heap, 100) < 1.3


def test_the_logarithmic_distance():
    assert ald([10, 90], 100) == pytest.approx((10 + 90 * np.log10(90)) / 100)


def test_distances_of_many_terms_at_once():
    starts = np.array([0, 2, 2, 5, 5])
    places = np.array([3, 50, 7, 8, 90])
    gaps = gaps_of(places, 100, starts)
    assert gaps.tolist() == [47, 53, 1, 82, 17]
    for measure in (arf, awt, f_awt, ald, f_ald):
        expected = [
            measure(gaps[:2], 100), np.nan, measure(gaps[2:], 100), np.nan
        ]  # fmt: skip
        np.testing.assert_allclose(measure(gaps, 100, starts), expected)
        assert np.isnan(measure(gaps[:0], 100))
        assert np.isnan(measure(gaps[:0], 100, np.array([0, 0]))).all()
