"""Lexical diversity: published values, another program's values, definitions."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.diversity.formulae import (
    cttr,
    guiraud_r,
    hd_d,
    herdan_c,
    mattr,
    msttr,
    mtld,
    ttr,
    types_in_windows,
    yule_k,
)

SHRIMP_1 = (
    "Anyway, like I was sayin', shrimp is the fruit of the sea. You can barbecue it,"
    " boil it, broil it, bake it, saute it."
)
SHRIMP_2 = (
    "There's shrimp-kabobs, shrimp creole, shrimp gumbo. Pan fried, deep fried,"
    " stir-fried. There's pineapple shrimp, lemon shrimp, coconut shrimp, pepper"
    " shrimp, shrimp soup, shrimp stew, shrimp salad, shrimp and potatoes, shrimp"
    " burger, shrimp sandwich."
)
texts = st.lists(st.integers(0, 6), min_size=1, max_size=40)


def coded(text):
    words = [word.strip(".,") for word in text.lower().split()]
    names = sorted(set(words))
    return np.array([names.index(word) for word in words])


def counted(text):
    return np.bincount(coded(text))


@pytest.mark.parametrize(("window", "value"), [(2, 5 / 6), (3, 2 / 3), (4, 0.5)])
def test_mattr_of_quanteda(window, value):
    ids = coded("one one two one one two one")
    assert mattr(ids, window=window) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "value"),
    [("a b c d d e e f f f", 1000), ("a b c d d e e f f f g g g g", 1122.449)],
)
def test_yule_k_of_quanteda(text, value):
    assert yule_k(counted(text)) == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (SHRIMP_1, (0.7916667, 2.742414, 381.9444)),
        (SHRIMP_2, (0.6060606, 2.461830, 1248.8522)),
    ],
)
def test_prose_of_quanteda(text, values):
    counts = counted(text)
    own = ttr(counts), cttr(counts), yule_k(counts)
    assert own == pytest.approx(values, rel=2e-7)  # printed to seven digits


def long_text():
    """Return 700 words of a linear congruence, in which words come and go."""
    number, words = 7, []
    for _ in range(700):
        number = (number * 1103515245 + 12345) % 2**31
        rare = f"w{(number >> 16) % 26}-{(number >> 22) % 5}"
        words.append(rare if (number >> 8) % 3 else f"f{(number >> 16) % 4}")
    return coded(" ".join(words))


def test_a_long_text_has_the_values_of_lexicalrichness():
    ids = long_text()
    counts = np.bincount(ids)
    assert mattr(ids, window=100) == pytest.approx(0.549284525790349, rel=1e-12)
    # It drops the last segment even where it is full, as the seventh here is.
    assert msttr(ids[:600], segment=100) == pytest.approx(0.55, rel=1e-12)
    assert mtld(ids) == pytest.approx(28.10923276983095, rel=1e-12)
    assert hd_d(counts) == pytest.approx(0.6845608759154761, rel=1e-12)
    assert yule_k(counts) == pytest.approx(330.4081632653061, rel=1e-12)
    assert herdan_c(counts) == pytest.approx(0.7453430080023618, rel=1e-12)
    assert guiraud_r(counts) == pytest.approx(4.9891310437218, rel=1e-12)


@given(texts, st.integers(1, 12))
def test_windows_have_the_types_of_a_set(words, window):
    ids = np.array(words)
    n_windows = len(words) - window + 1
    types = [len(set(words[start : start + window])) for start in range(n_windows)]
    if not types:
        assert np.isnan(mattr(ids, window=window))
        assert np.isnan(msttr(ids, segment=window))
        return
    assert types_in_windows(ids, window).tolist() == types
    assert mattr(ids, window=window) == pytest.approx(np.mean(types) / window)
    expected = np.mean(types[::window]) / window
    assert msttr(ids, segment=window) == pytest.approx(expected)


def words_per_factor(words):
    """Return MTLD in one direction, word by word."""
    factors, seen, n = 0.0, set(), 0
    for word in words:
        seen.add(word)
        n += 1
        if len(seen) / n <= 0.72:
            factors, seen, n = factors + 1, set(), 0
    if n:
        factors += (1 - len(seen) / n) / (1 - 0.72)
    return len(words) / factors if factors else np.nan


@given(st.lists(st.integers(0, 300), min_size=1, max_size=1500))
def test_mtld_is_that_of_a_walk_in_both_directions(words):
    expected = np.mean([words_per_factor(words), words_per_factor(words[::-1])])
    assert mtld(np.array(words)) == pytest.approx(expected, nan_ok=True)


@given(texts, st.integers(1, 10))
def test_hd_d_is_the_chance_to_be_drawn(words, sample):
    counts = [words.count(word) for word in set(words)]
    n = len(words)
    if n < sample:
        assert np.isnan(hd_d(counts, sample=sample))
        return
    absent = [comb(n - count, sample) / comb(n, sample) for count in counts]
    expected = sum(1 - chance for chance in absent) / sample
    assert hd_d(counts, sample=sample) == pytest.approx(expected)


def test_a_text_as_long_as_the_sample_has_its_own_ttr():
    assert hd_d([3, 2, 1], sample=6) == pytest.approx(ttr([3, 2, 1]))


def test_lengths_that_hide_behind_a_word_that_returns_are_found():
    words = [*range(700), *range(700), *[1, 2, 3] * 9]
    expected = (words_per_factor(words) + words_per_factor(words[::-1])) / 2
    assert mtld(np.array(words)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("measure", "text"), [(mtld, np.arange(9)), (herdan_c, np.array([1]))]
)
def test_what_cannot_be_told_is_missing(measure, text):
    assert np.isnan(measure(text))


def test_mattr_and_hd_d_do_not_fall_with_length_where_ttr_does():
    rng = np.random.default_rng(5)
    short, long = (rng.zipf(1.6, size=n) % 2000 for n in (2_000, 40_000))
    pairs = [np.bincount(text)[np.unique(text)] for text in (short, long)]
    assert ttr(pairs[0]) > 2 * ttr(pairs[1])
    assert hd_d(pairs[0]) == pytest.approx(hd_d(pairs[1]), rel=0.02)
    windows = [mattr(text, window=100) for text in (short, long)]
    assert windows[0] == pytest.approx(windows[1], rel=0.02)
