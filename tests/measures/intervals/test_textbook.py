import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import (
    multinomial_proportions_confint,
    proportion_confint,
)

from helpers.errors import ParameterError, TableError
from helpers.measures.intervals import ratio_interval
from helpers.measures.intervals.textbook import (
    compare_intervals,
    exact_interval,
    simultaneous_interval,
    wilson_interval,
)

parts_of_wholes = st.tuples(st.integers(0, 400), st.integers(0, 400)).filter(any)
levels = st.floats(0.5, 0.999)
COLUMNS = ["meeting_id", "speaker", "n_words"]


def meetings(n, words):
    """Return `n` meetings in which people say so many words each."""
    rows = [
        {"meeting_id": f"m{number}", "speaker": speaker, "n_words": n_words}
        for number in range(n)
        for speaker, n_words in words
    ]
    return pd.DataFrame(rows)


def test_wilson_gives_the_published_ends():
    ends = wilson_interval([18, 4], [20, 20])
    expected = [
        [0.6989663547715, 0.0806576625798],
        [0.9721335187862, 0.4160174322519],
    ]
    np.testing.assert_allclose(ends, expected, rtol=0, atol=1e-9)


def test_goodman_gives_the_published_ends():
    low, high = simultaneous_interval([56, 72, 73, 59, 62, 87, 58])
    expected_low = [0.085, 0.115, 0.116, 0.091, 0.096, 0.143, 0.089]
    expected_high = [0.166, 0.204, 0.207, 0.173, 0.181, 0.239, 0.171]
    np.testing.assert_allclose(low, expected_low, atol=5e-4)
    np.testing.assert_allclose(high, expected_high, atol=5e-4)


@pytest.mark.parametrize(
    ("interval", "method"), [(wilson_interval, "wilson"), (exact_interval, "beta")]
)
@given(parts_of_wholes, levels)
def test_ends_are_those_of_statsmodels(interval, method, counts, level):
    n, n_all = counts[0], sum(counts)
    expected = proportion_confint(n, n_all, alpha=1 - level, method=method)
    np.testing.assert_allclose(
        interval(n, n_all, level=level), expected, rtol=1e-7, atol=1e-12
    )


@given(st.lists(st.integers(0, 300), min_size=2, max_size=8), levels)
def test_simultaneous_ends_are_those_of_statsmodels(n, level):
    assume(sum(n) > 0)
    expected = multinomial_proportions_confint(n, alpha=1 - level, method="goodman")
    ends = np.transpose(simultaneous_interval(n, level=level))
    np.testing.assert_allclose(ends, expected, rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize("interval", [wilson_interval, exact_interval])
@given(parts_of_wholes)
def test_the_rest_gets_the_mirrored_interval(interval, counts):
    low, high = interval(counts[0], sum(counts))
    mirrored = interval(counts[1], sum(counts))
    np.testing.assert_allclose(mirrored, (1 - high, 1 - low), atol=1e-12)


def test_all_parts_at_once_ask_for_more_than_one_part():
    low, high = wilson_interval(30, 100)
    lows, highs = simultaneous_interval([30, 50, 20])
    assert lows[0] < low and highs[0] > high


def test_the_first_row_of_the_comparison_is_the_share_s_own_interval():
    turns = meetings(12, [("Ann", 30), ("Ben", 70), (None, 10)])
    turns.loc[::3, "n_words"] += np.arange(12) * 9
    table = compare_intervals(turns, "Ann")
    own = turns.loc[::3, "n_words"].to_numpy()
    ends = table.loc[0, ["share_words_low", "share_words_high"]].to_list()
    np.testing.assert_allclose(ends, ratio_interval(own, own + 80))
    assert table.loc[0, ["unit", "n_units", "share_of_ours"]].to_list() == [
        "meeting",
        12,
        1,
    ]


def test_the_textbook_takes_words_for_independent_and_is_narrower():
    words = [("Zoe", 400), ("Ben", 100)]
    turns = meetings(12, words)
    turns.loc[:5, "n_words"] = [100, 400] * 3
    table = compare_intervals(turns, "Zoe").set_index("method")
    n, n_all = 400 * 9 + 100 * 3, 500 * 12
    assert (table["unit"].iloc[1:] == "word").all()
    assert (table["n_units"].iloc[1:] == n_all).all()
    assert table["share_words"].to_list() == [n / n_all] * 4
    ends = table.loc["Clopper–Pearson", ["share_words_low", "share_words_high"]]
    np.testing.assert_allclose(ends.to_list(), exact_interval(n, n_all))
    goodman = table.loc["Goodman, all speakers at once"]
    lows, _ = simultaneous_interval([n_all - n, n])
    assert goodman["share_words_low"] == pytest.approx(lows[1])
    assert (table["share_of_ours"].iloc[1:] < 0.5).all()


def test_too_few_units_leave_only_the_textbook():
    table = compare_intervals(meetings(1, [("Ann", 3), ("Ben", 5)]), "Ann")
    assert table["share_words_low"].isna().to_list() == [True, False, False, False]
    assert table["share_of_ours"].isna().all()
    assert "none: too few to draw anew" in table.attrs["card"]["interval"]


@pytest.mark.parametrize("name", ["Zoe", "Sil"])
def test_nobody_of_that_name_is_refused(name):
    turns = meetings(1, [("Ann", 3), ("Ben", 5), ("Sil", 0), ("Cy", 1)])
    message = f"speaker: no words of '{name}', expected one of 'Ben', 'Ann', 'Cy' …"
    with pytest.raises(ParameterError, match=message):
        compare_intervals(turns, name)


def test_no_turns_are_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        compare_intervals(meetings(0, [("Ann", 3)]).reindex(columns=COLUMNS), "Ann")


@pytest.mark.parametrize(("n", "n_all"), [(-1, 3), (4, 3), (0, 0)])
@pytest.mark.parametrize("interval", [wilson_interval, exact_interval])
def test_a_part_that_does_not_fit_its_whole_is_refused(interval, n, n_all):
    with pytest.raises(ParameterError, match="larger than its whole, or of nothing"):
        interval(n, n_all)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_that_is_no_chance_is_refused(level):
    with pytest.raises(ParameterError, match=f"level: {level}, expected between 0 and"):
        wilson_interval(1, 2, level=level)
