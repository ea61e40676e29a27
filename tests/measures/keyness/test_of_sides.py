"""Two sides: hits, scores, intervals, order, what is refused."""

from collections import Counter

import nltk
import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from helpers.errors import ParameterError, TableError
from helpers.measures import association as formulae
from helpers.measures.association.p_values import holm, log10_p
from helpers.measures.intervals.differences import (
    choose_units_of_sides,
    log_ratio_interval,
)
from helpers.measures.intervals.moments import count_things
from helpers.measures.keyness import QUICK, keyness
from helpers.measures.keyness.of_sides import COLUMNS
from helpers.measures.keyness.scores import EFFECT, EVIDENCE, SCORES
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tokens import tokens

# P3 of quanteda: a document of seven b and three a, and one of two b and seven a.
P3 = {"d": [("One", "b b b b b b b a a a"), ("Two", "a a a a a a a b b")]}
DOOR = {
    "m1": [("Ann", "open door open door shut"), ("Ben", "we shut the door")],
    "m2": [("Ann", "open open"), (None, "the sea the sea")],
}
turns = st.lists(
    st.tuples(st.sampled_from(["A", "B", None]), st.text("ab ", max_size=15)),
    min_size=2,
    max_size=12,
)


def is_of(coded, speaker):
    return (coded.turns["speaker"] == speaker).fillna(False).to_numpy(dtype=bool)


def compare(meetings, speaker, min_count=1, **choice):
    coded = tokens(make_corpus(meetings))
    target = is_of(coded, speaker)
    return keyness(coded, target=target, min_count=min_count, **choice)


def many(n=12):
    """Return meetings in which Ann says "sea" in each, "war" in one alone."""
    return {
        f"m{number:02}": [
            ("Ann", "sea sea " + "war " * (16 * (number == 3)) + "we the " * 9),
            ("Ben", "we the land " * 8 + "sea " * (number == 5)),
        ]
        for number in range(n)
    }


def test_hits_words_and_rates_are_those_of_the_sides():
    table = compare(DOOR, "Ann").set_index("term")
    counts = table[["n_target", "n_reference", "n_words_target", "n_words_reference"]]
    assert counts.loc["open"].tolist() == [4, 0, 7, 8]
    assert counts.loc["door"].tolist() == [2, 1, 7, 8]
    assert counts.loc["the"].tolist() == [0, 3, 7, 8]
    assert table.loc["door", "rate_target"] == pytest.approx(2e6 / 7)
    assert table.loc["door", "rate_reference"] == pytest.approx(1e6 / 8)


def test_evidence_and_variants_are_those_of_quanteda():
    columns = [EVIDENCE, "chi_square", "chi_square_yates"]
    table = compare(P3, "One", columns=columns).set_index("term")
    expected = [4.534939, 4.33716, 2.632438]
    assert table.loc["b", columns].tolist() == pytest.approx(expected, abs=1e-6)
    assert table.loc["a", EVIDENCE] == pytest.approx(-4.534939, abs=1e-6)


def test_both_sides_words_are_in_the_table_strongest_evidence_first():
    table = compare(DOOR, "Ann")
    assert table["term"].tolist()[:3] == ["open", "the", "sea"]
    assert table[EVIDENCE].abs().is_monotonic_decreasing
    assert set(np.sign(table[EVIDENCE])) == {1, -1}


def test_ties_stand_in_alphabetical_order():
    texts = {"m": [("A", "d b c a-c a'c x"), ("B", "x y")]}
    table = compare(texts, "A", columns=QUICK)
    tied = table.loc[table["n_target"].eq(1) & table["n_reference"].eq(0), "term"]
    assert tied.tolist() == sorted(tied)
    assert len(tied) == 5


@pytest.mark.parametrize("column", SCORES)
def test_every_score_can_be_asked_for(column):
    table = compare(DOOR, "Ann", columns=[column])
    assert table.columns[-1] == column
    assert not table[column].isna().any()
    assert f"{column}: " in table.attrs["card"]["formula"]


def test_without_a_choice_the_columns_are_effect_evidence_estimate_and_spread():
    table = compare(many(), "Ann")
    assert list(table.columns[7:]) == [
        "log_likelihood_4term",
        "log10_p",
        "log10_p_corrected",
        "log_ratio_hardie",
        "log_ratio_hardie_low",
        "log_ratio_hardie_high",
        "lrc",
        "share_parts_target",
        "share_parts_reference",
        "n_all_parts_target",
        "n_all_parts_reference",
        "parts",
        "dp_target",
        "dp_reference",
    ]


def test_scores_are_their_formulae():
    table = compare(many(), "Ann", columns=list(SCORES))
    sides = [
        table[name].to_numpy()
        for name in ("n_target", "n_reference", "n_words_target", "n_words_reference")
    ]
    m = len(table)
    p = log10_p(formulae.log_likelihood(*sides))
    rate = (sides[0] + sides[1]) / (sides[2] + sides[3])
    expected = {
        "log10_p_corrected": holm(p),
        "log10_p_bonferroni": np.minimum(p + np.log10(m), 0),
        "log_ratio_walter": formulae.log_ratio(*sides, zeros="walter"),
        "lrc": formulae.conservative_log_ratio(*sides, m=m),
        "clr": formulae.clr(*sides, m=m),
        "log_odds_z_informative_full": formulae.weighted_log_odds(
            *sides, prior=1000 * rate, prior_sum=1000
        ),
        "log_odds_z_uninformative_short": formulae.weighted_log_odds(
            *sides, prior=0.01, variance="short"
        ),
        "simple_maths_100": formulae.simple_maths(*sides, k=100),
    }
    for name, values in expected.items():
        assert table[name].to_numpy() == pytest.approx(values), name


def test_p_is_corrected_for_the_words_tested_and_not_for_the_words_shown():
    whole, top = (compare(many(), "Ann", top=top, columns=QUICK) for top in (0, 1))
    assert whole.attrs["n_tested"] == top.attrs["n_tested"] == 5
    first = whole.set_index("term").loc[top["term"]]
    assert top["log10_p_corrected"].tolist() == first["log10_p_corrected"].tolist()
    card = top.attrs["card"]["n"]
    assert card.endswith("5 words tested, said 1 times or more")


def test_the_top_is_taken_of_each_side():
    table = compare(many(), "Ann", top=1, columns=QUICK)
    assert table["term"].tolist() == ["land", "sea"]
    table = compare(many(), "Ann", top=2, columns=QUICK)
    assert table["term"].tolist() == ["land", "sea", "war"]


def test_choosing_the_top_changes_no_number():
    whole, top = compare(many(), "Ann"), compare(many(), "Ann", top=2)
    expected = whole.set_index("term").loc[top["term"]].reset_index()
    pd.testing.assert_frame_equal(top, expected[top.columns], check_names=False)


def test_words_of_equal_rates_belong_to_no_top():
    meetings = {"m": [("A", "a b b"), ("B", "a c c")]}
    assert set(compare(meetings, "A", top=5)["term"]) == {"b", "c"}
    assert set(compare(meetings, "A")["term"]) == {"a", "b", "c"}


def test_rare_terms_and_stop_words_are_left_out_of_the_terms_alone():
    stop_words = StopList("articles", frozenset({"the"}))
    table = compare(DOOR, "Ann", min_count=3, stop_words=stop_words)
    assert set(table["term"]) == {"open", "door"}
    assert table["n_words_reference"].unique().tolist() == [8]
    assert table.attrs["card"]["stop_list"] == "articles"


@pytest.mark.parametrize("n", [2, 3])
def test_phrases_are_those_of_nltk_in_each_turn(n):
    table = compare(DOOR, "Ann", n=n, columns=QUICK)
    for name, is_own in (("n_target", True), ("n_reference", False)):
        expected = Counter(
            " ".join(gram)
            for meeting in DOOR.values()
            for speaker, text in meeting
            if (speaker == "Ann") == is_own
            for gram in nltk.ngrams(text.split(), n)
        )
        found = dict(zip(table["term"], table[name], strict=True))
        assert {term: n for term, n in found.items() if n} == expected
    assert table["n_words_target"].unique().tolist() == [7]
    assert f"{n}-word phrase" in table.attrs["card"]["n"]


def test_a_phrase_has_interval_and_spread():
    table = compare(many(), "Ann", n=2).set_index("term")
    assert table.loc["sea sea", "n_target"] == 12
    assert table.loc["sea sea", f"{EFFECT}_low"] > 0
    assert table.loc["sea sea", "share_parts_target"] == 1


@pytest.mark.parametrize(
    ("n", "figures", "terms"),
    [
        (1, True, {"in", "2015", "we", "10th", "000"}),
        (1, False, {"in", "we", "10th"}),
        (2, False, {"we in", "in 10th"}),
    ],
)
def test_figures_may_be_left_out(n, figures, terms):
    meetings = {"m": [("A", "we in 10th"), ("B", "in 2015 000")]}
    table = compare(meetings, "A", n=n, figures=figures, columns=QUICK)
    assert set(table["term"]) == terms
    assert ("figures left out" in table.attrs["card"]["n"]) != figures


def test_a_reference_of_some_turns_leaves_the_others_out():
    coded = tokens(make_corpus(DOOR))
    table = keyness(
        coded,
        target=is_of(coded, "Ann"),
        reference=is_of(coded, "Ben"),
        min_count=1,
        names=("Ann", "Ben"),
    )
    assert "sea" not in set(table["term"])
    assert table["n_words_reference"].unique().tolist() == [4]
    assert table.attrs["names"] == ("Ann", "Ben")
    assert "7 words of Ann and 4 words of Ben" in table.attrs["card"]["n"]


@given(turns, st.data())
def test_sides_may_be_rows_or_masks(rows, data):
    coded = tokens(make_corpus({"m": rows}))
    n_words = np.diff(coded.offsets)
    mask = np.array(data.draw(st.tuples(*[st.booleans()] * len(rows))))
    assume(n_words[mask].any() and n_words[~mask].any())
    tables = [
        keyness(coded, target=target, min_count=1, columns=QUICK)
        for target in (mask, np.flatnonzero(mask), list(np.flatnonzero(mask)))
    ]
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])


@settings(max_examples=60)
@given(turns, st.data())
def test_hits_are_those_of_counting_word_by_word(rows, data):
    coded = tokens(make_corpus({"m": rows}))
    choice = data.draw(st.tuples(*[st.sampled_from([0, 1, 2])] * len(rows)))
    sides = [np.array(choice) == side for side in (1, 2)]
    texts = [
        [word for (_, text), own in zip(rows, side, strict=True) if own
         for word in text.split()]
        for side in sides
    ]  # fmt: skip
    assume(all(texts))
    table = keyness(
        coded, target=sides[0], reference=sides[1], min_count=1, columns=QUICK
    )
    for text, name in zip(texts, ("n_target", "n_reference"), strict=True):
        found = dict(zip(table["term"], table[name], strict=True))
        assert {term: n for term, n in found.items() if n} == Counter(text)


@settings(max_examples=30)
@given(turns)
def test_swapping_the_sides_changes_signs(rows):
    coded = tokens(make_corpus({"m": rows}))
    target, n_words = is_of(coded, "A"), np.diff(coded.offsets)
    assume(n_words[target].any() and n_words[~target].any())
    there = keyness(coded, target=target, min_count=1)
    back = keyness(coded, target=~target, min_count=1)
    assert there["term"].tolist() == back["term"].tolist()
    for name in (EVIDENCE, EFFECT, "lrc"):
        assert there[name].to_numpy() == pytest.approx(-back[name].to_numpy())
    assert there["log10_p"].to_numpy() == pytest.approx(back["log10_p"].to_numpy())
    low, high = (there[f"{EFFECT}_{end}"].to_numpy() for end in ("low", "high"))
    assert low == pytest.approx(-back[f"{EFFECT}_high"].to_numpy(), nan_ok=True)
    assert high == pytest.approx(-back[f"{EFFECT}_low"].to_numpy(), nan_ok=True)


def test_renaming_and_permuting_speakers_changes_no_number():
    renamed = {
        meeting: [
            ({"Ann": "Zoe"}.get(speaker, speaker), text) for speaker, text in said
        ]
        for meeting, said in many().items()
    }
    pd.testing.assert_frame_equal(compare(many(), "Ann"), compare(renamed, "Zoe"))


def test_an_interval_takes_meetings_as_units():
    table = compare(many(), "Ann").set_index("term")
    coded = tokens(make_corpus(many()))
    target = is_of(coded, "Ann")
    units = choose_units_of_sides(coded.turns, target)
    assert units.unit == "meeting"
    counts, sizes = [], []
    for side in (target, ~target):
        n_words = coded.turns["n_words"] * side
        sizes.append(np.bincount(units.codes, n_words))
        texts = [text for meeting in many().values() for _, text in meeting]
        said = [text.split().count("sea") for text in texts]
        here = np.repeat(np.arange(len(said)), np.array(said) * side)
        counts.append(count_things(np.zeros_like(here), units.codes[here], 1))
    low, high = log_ratio_interval(*counts, *sizes, units)
    found = table.loc["sea", [f"{EFFECT}_low", f"{EFFECT}_high"]].tolist()
    assert found == pytest.approx([low[0], high[0]])


def test_a_word_of_one_meeting_has_evidence_but_an_interval_that_holds_no_difference():
    table = compare(many(), "Ann").set_index("term")
    assert table.loc["war", "log10_p_corrected"] < -2
    assert table.loc["war", f"{EFFECT}_low"] < 0
    assert table.loc["sea", f"{EFFECT}_low"] > 0


def test_the_spread_is_the_share_of_meetings_of_the_side():
    table = compare(many(), "Ann").set_index("term")
    shares = table[["share_parts_target", "share_parts_reference"]]
    assert shares.loc["sea"].tolist() == pytest.approx([1, 1 / 12])
    assert shares.loc["war"].tolist() == pytest.approx([1 / 12, 0])
    assert table["n_all_parts_target"].unique().tolist() == [12]
    assert table["parts"].unique().tolist() == ["meeting"]


def test_dp_is_that_of_the_side():
    table = compare(many(), "Ann").set_index("term")
    # Ann speaks 36 words in the meeting of the war, 20 in each of eleven others.
    assert table.loc["war", "dp_target"] == pytest.approx(1 - 36 / 256)
    assert np.isnan(table.loc["war", "dp_reference"])
    shares = np.array([36 if n == 3 else 20 for n in range(12)]) / 256
    expected = np.abs(1 / 12 - shares).sum() / 2
    assert table.loc["sea", "dp_target"] == pytest.approx(expected)
    # Ben says "sea" once, in a meeting of 25 of his 289 words.
    assert table.loc["sea", "dp_reference"] == pytest.approx(1 - 25 / 289)
    assert "DP = ½ Σ |v/f − s|" in table.attrs["card"]["formula"]


def test_few_meetings_are_parted_in_turns():
    meetings = {"m": [("Ann", f"sea {'war' * (n == 3)}") for n in range(12)]}
    meetings["m"] += [("Ben", "land")] * 11
    table = compare(meetings, "Ann").set_index("term")
    assert table.loc["sea", "share_parts_target"] == 1
    assert table.loc["war", "share_parts_target"] == pytest.approx(1 / 12)
    assert table["parts"].unique().tolist() == ["turn"]
    assert table.loc["land", f"{EFFECT}_high"] < 0
    assert np.isneginf(table.loc["land", f"{EFFECT}_low"])


def test_without_enough_units_there_is_no_interval_but_a_spread_over_turns():
    meetings = {"m": [("Ann", "sea"), ("Ann", "sky"), ("Ben", "land sky")]}
    table = compare(meetings, "Ann").set_index("term")
    assert table[[f"{EFFECT}_low", f"{EFFECT}_high"]].isna().all(axis=None)
    assert table.loc["sky", "share_parts_target"] == 0.5
    assert table.loc["sky", "share_parts_reference"] == 1
    assert table.attrs["card"]["interval"].startswith("none: too few")


def test_an_interval_that_is_not_asked_for_is_not_on_the_card():
    assert compare(many(), "Ann", columns=[*QUICK, "parts"]).attrs["card"][
        "interval"
    ] == ("none: exact counts")
    assert "interval" in COLUMNS


def test_a_term_that_the_target_never_says_is_no_error():
    table = compare(many(), "Ann").set_index("term")
    land = table.loc["land"]
    assert (land["n_target"], land["n_reference"]) == (0, 96)
    assert land[EVIDENCE] < 0
    assert land[f"{EFFECT}_high"] < 0
    assert land["share_parts_target"] == 0


def test_where_no_term_is_left_the_table_has_its_columns_and_no_rows():
    table = compare(many(), "Ann", min_count=10_000)
    assert table.empty
    assert f"{EFFECT}_low" in table
    assert table.attrs["n_tested"] == 0


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=2, max_size=40), st.data())
def test_evidence_is_that_of_scipy(words, data):
    cut = data.draw(st.integers(1, len(words) - 1))
    texts = [words[:cut], words[cut:]]
    meetings = {"m": [("A", " ".join(texts[0])), ("B", " ".join(texts[1]))]}
    table = compare(meetings, "A", columns=QUICK)
    for term, score in zip(table["term"], table[EVIDENCE], strict=True):
        hits = [text.count(term) for text in texts]
        cells = [hits, [len(t) - n for t, n in zip(texts, hits, strict=True)]]
        if not any(cells[1]):
            assert score == 0
            continue
        expected = stats.chi2_contingency(
            cells, correction=False, lambda_="log-likelihood"
        ).statistic
        assert abs(score) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("sides", "message"),
    [
        ({"target": [0], "reference": [0, 1]}, "1 turn\\(s\\) stand on both sides"),
        ({"target": [2]}, "target: no word in 1 turn\\(s\\) of 3"),
        ({"target": [0, 1]}, "reference: no word in 1 turn\\(s\\) of 3"),
        ({"target": []}, "target: no word in 0 turn\\(s\\) of 3"),
        ({"target": [3]}, "target: rows 3 to 3, expected 0 to 2"),
        ({"target": [-1]}, "target: rows -1 to -1, expected 0 to 2"),
        ({"target": [True]}, "target: bool of shape \\(1,\\), expected a mask of"),
        ({"target": ["A"]}, "target: <U1 of shape \\(1,\\), expected a mask of"),
    ],
)
def test_sides_that_cannot_be_compared_are_refused(sides, message):
    coded = tokens(make_corpus({"m": [("A", "a"), ("B", "b"), ("C", "")]}))
    with pytest.raises(ParameterError, match=message):
        keyness(coded, **sides)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"min_count": -1}, "min_count: -1, expected 0 or more"),
        ({"top": -1}, "top: -1, expected 0 or more"),
        ({"n": 6}, "n: 6, expected 1 to 5 words"),
        ({"columns": ["lrc", "g2"]}, "columns: 'g2', expected some of"),
    ],
)
def test_a_choice_that_there_is_not_is_refused(choice, message):
    with pytest.raises(ParameterError, match=message):
        compare(DOOR, "Ann", **choice)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        keyness(tokens(make_corpus({})), target=[], stop_words=NO_STOP_LIST)
