"""Several groups at once: each against the rest, and all of them in one test."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from helpers.errors import ParameterError
from helpers.measures.association.p_values import holm, log10_p
from helpers.measures.keyness import QUICK, keyness, keyness_of_groups
from helpers.measures.keyness.scores import EFFECT, EVIDENCE
from helpers.tokens import tokens

NAMES = ["A", "B", "C"]
texts = st.text("abc ", min_size=1, max_size=20).map(lambda text: f"{text} d")
THREE = {
    "m": [
        ("A", "sea sea sea the the"),
        ("B", "land land the the"),
        ("C", "sky the sea the the"),
        (None, "sea sea"),
    ]
}


def groups_of(coded, names=NAMES):
    return pd.Index(names).get_indexer(coded.turns["speaker"])


def compare(meetings=THREE, names=NAMES, min_count=1, **choice):
    coded = tokens(make_corpus(meetings))
    groups = groups_of(coded, names)
    return keyness_of_groups(coded, groups, names, min_count=min_count, **choice)


def test_each_group_has_the_words_that_it_says_more_often_than_the_others():
    table = compare(columns=QUICK)
    pairs = table[["group", "term"]].to_numpy().tolist()
    assert pairs == [
        ["A", "sea"],
        ["B", "land"],
        ["C", "sky"],
        ["C", "the"],
    ]
    assert table.loc[0, ["n_target", "n_reference"]].tolist() == [3, 1]


def test_turns_of_no_group_stand_outside():
    table = compare(columns=QUICK)
    both = table["n_words_target"] + table["n_words_reference"]
    assert both.unique().tolist() == [14]
    assert compare()["n_all_parts_reference"].unique().tolist() == [2]


@settings(max_examples=40)
@given(st.lists(texts, min_size=3, max_size=3), st.integers(0, 2), st.integers(1, 2))
def test_a_group_against_the_rest_is_keyness(said, number, n):
    coded = tokens(make_corpus({"m": list(zip(NAMES, said, strict=True))}))
    groups = groups_of(coded)
    table = keyness_of_groups(coded, groups, NAMES, n=n, min_count=1)
    own = table[table["group"] == NAMES[number]].drop(columns="group")
    expected = keyness(coded, target=groups == number, n=n, min_count=1)
    expected = expected[(expected[EVIDENCE] > 0)].reset_index(drop=True)
    # p and LRC are corrected for other numbers of tests.
    names = [n for n in expected if n not in ("log10_p_corrected", "lrc")]
    pd.testing.assert_frame_equal(
        own[names].reset_index(drop=True), expected[names], check_names=False
    )


@given(st.lists(texts, min_size=3, max_size=3))
def test_the_evidence_over_all_groups_is_that_of_scipy(said):
    table = compare({"m": list(zip(NAMES, said, strict=True))}, columns=QUICK)
    words = [text.split() for text in said]
    for _, row in table.drop_duplicates("term").iterrows():
        hits = [own.count(row["term"]) for own in words]
        cells = [hits, [len(own) - n for own, n in zip(words, hits, strict=True)]]
        if not any(cells[1]):
            continue
        expected = stats.chi2_contingency(
            cells, correction=False, lambda_="log-likelihood"
        )
        found = row[["log_likelihood_groups", "df"]].tolist()
        assert found == pytest.approx([expected.statistic, expected.dof], abs=1e-9)
        assert 10 ** row["log10_p_groups"] == pytest.approx(expected.pvalue)


@given(st.lists(texts, min_size=2, max_size=2))
def test_of_two_groups_the_evidence_is_that_of_keyness(said):
    names = NAMES[:2]
    table = compare({"m": list(zip(names, said, strict=True))}, names, columns=QUICK)
    assert table["log_likelihood_groups"].to_numpy() == pytest.approx(
        table[EVIDENCE].to_numpy(), abs=1e-9
    )


def test_a_term_is_most_typical_of_the_group_with_most_evidence():
    table = compare(columns=QUICK)
    typical = dict(zip(table["term"], table["most_typical"], strict=True))
    assert typical == {"sea": "A", "land": "B", "sky": "C", "the": "C"}


def test_p_is_corrected_for_terms_and_groups():
    table = compare(columns=QUICK)
    p = np.minimum(table["log10_p"] + np.log10(4 * 3), 0)
    assert table["log10_p_corrected"].tolist() == pytest.approx(p.tolist())
    terms = table.drop_duplicates("term")
    again = log10_p(terms["log_likelihood_groups"], df=2)
    assert terms["log10_p_groups"].tolist() == pytest.approx(again.tolist())
    corrected = terms["log10_p_groups_corrected"].tolist()
    assert corrected == pytest.approx(holm(again).tolist())
    assert "× 3 groups (Bonferroni)" in table.attrs["card"]["formula"]
    assert "4 words tested" in table.attrs["card"]["n"]


@pytest.mark.parametrize(
    ("choice", "pairs"),
    [
        ({"top": 1}, [["A", "sea"], ["B", "land"], ["C", "sky"]]),
        ({"top": 1, "shown": ["C", "A"]}, [["C", "sky"], ["A", "sea"]]),
        ({"min_count": 3}, [["A", "sea"], ["C", "the"]]),
        ({"min_count": 9}, []),
    ],
)
def test_rows_are_those_that_are_asked_for(choice, pairs):
    table = compare(**choice)
    assert table[["group", "term"]].to_numpy().tolist() == pairs
    assert {"share_parts_target", f"{EFFECT}_low"} <= set(table)


def test_choosing_groups_and_terms_changes_no_number():
    meetings = {
        f"m{n}": [
            ("A", "sea the"),
            ("B", f"land the {'sky' * (n % 2)}"),
            ("C", "the a"),
        ]
        for n in range(10)
    }
    whole, part = compare(meetings), compare(meetings, top=1, shown=["B"])
    expected = whole[whole["group"] == "B"].head(1).reset_index(drop=True)
    pd.testing.assert_frame_equal(part, expected)
    assert part.loc[0, f"{EFFECT}_low"] > 0
    assert part.loc[0, ["share_parts_target", "n_all_parts_target"]].tolist() == [1, 10]


@pytest.mark.parametrize(
    ("groups", "choice", "message"),
    [
        ([0, 1], {}, r"groups: int64 of shape \(2,\), expected a whole number for"),
        ([0.0, 1, 2, 2], {}, "groups: float64 of shape"),
        ([0, 1, 3, -1], {}, r"names: \['A', 'B', 'C'\] for groups up to 3"),
        ([0, 0, 1, 1], {}, "groups: 'C' has no words"),
        ([0, 1, 2, 2], {"shown": ["D"]}, "shown: 'D', expected some of"),
        ([0, 1, 2, 2], {"top": -1}, "top: -1, expected 0 or more"),
    ],
)
def test_groups_that_cannot_be_compared_are_refused(groups, choice, message):
    coded = tokens(make_corpus(THREE))
    with pytest.raises(ParameterError, match=message):
        keyness_of_groups(coded, groups, NAMES, **choice)


def test_one_group_is_refused():
    coded = tokens(make_corpus(THREE))
    with pytest.raises(ParameterError, match="expected a name for each of two groups"):
        keyness_of_groups(coded, np.zeros(4, dtype=int), ["A"])
