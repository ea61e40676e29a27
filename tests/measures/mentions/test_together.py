"""Names that stand together: counts, what chance gives, and the scores."""

import math
from dataclasses import replace

import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy.stats import chi2_contingency

from helpers.errors import ParameterError
from helpers.measures.mentions import co_mentions, mentions

COUNTRIES = ("Peru", "Chad", "Cuba", "Iran")


def paired(paragraphs, **arguments):
    """Return the co-mentions of a meeting of one turn with these paragraphs."""
    corpus = make_corpus({"a": [("Ann Lee", "\n\n".join(paragraphs))]})
    return co_mentions(mentions(corpus), corpus, **{"min_count": 1, **arguments})


def counts(table):
    columns = ["name", "other", "n", "n_name", "n_other", "n_units"]
    return list(table[columns].itertuples(index=False, name=None))


def test_a_pair_counts_once_in_each_paragraph_that_names_both():
    table = paired(["Peru, Chad, Peru.", "Chad and Peru.", "Chad.", "No.", "Iran."])
    assert counts(table) == [("Chad", "Peru", 2, 3, 2, 5)]
    assert table["expected"].tolist() == [3 * 2 / 5]


def test_a_nationality_counts_for_its_country():
    assert counts(paired(["A Peruvian in Chad.", "No."])) == [
        ("Chad", "Peru", 1, 1, 1, 2)
    ]


def test_turns_can_be_the_unit():
    corpus = make_corpus(
        {"a": [("Ann Lee", "Peru.\n\nChad."), ("Bo Orr", "Iran."), (None, "Cuba.")]}
    )
    found = mentions(corpus)
    assert co_mentions(found, corpus, min_count=1).empty
    table = co_mentions(found, corpus, within="turn", min_count=1)
    assert counts(table) == [("Chad", "Peru", 1, 1, 1, 3)]
    assert table.attrs["unit"] == "turn"


def test_mentions_of_turns_that_are_left_out_do_not_count():
    corpus = make_corpus({"a": [("Ann Lee", "Peru, Chad."), ("Bo Orr", "Peru. No.")]})
    found = mentions(corpus)
    chosen = replace(corpus, turns=corpus.turns.tail(1).reset_index(drop=True))
    assert co_mentions(found, chosen, min_count=1).empty


def test_rare_pairs_and_pairs_of_chance_are_left_out():
    together = ["Peru, Chad."] * 3 + ["No."] * 3
    assert len(paired(together, min_count=3)) == 1
    assert paired(together, min_count=4).empty
    assert paired(["Peru, Chad."] * 3).empty  # always both: chance gives the same
    assert paired([*["Peru, Chad."] * 2, *["Peru."] * 2, *["Chad."] * 2]).empty


def test_names_that_are_never_apart_have_npmi_of_one():
    table = paired([*["Peru, Chad."] * 10, *["It is the end of it."] * 90])
    assert table["npmi"].tolist() == [pytest.approx(1)]
    assert table["pmi"].tolist() == [pytest.approx(math.log2(10))]


def test_the_strongest_evidence_comes_first_and_ties_by_the_alphabet():
    table = paired(["Peru, Chad."] * 3 + ["Cuba, Iran."] * 3 + ["No."] * 9)
    assert counts(table)[0][:2] == ("Chad", "Peru")
    assert table["log_likelihood"].is_monotonic_decreasing


TEXTS = st.lists(
    st.lists(st.sampled_from(COUNTRIES), max_size=3).map(
        lambda n: f"So {', '.join(n)}."
    ),
    min_size=2,
    max_size=25,
)


@settings(max_examples=30)
@given(TEXTS)
def test_scores_agree_with_scipy_and_nltk(paragraphs):
    table = paired(paragraphs)
    for row in table.itertuples():
        both, first, second, every = row.n, row.n_name, row.n_other, row.n_units
        expected = first * second / every
        assert both > expected
        cells = [[both, first - both], [second - both, every - first - second + both]]
        if all(map(sum, cells)) and all(map(sum, zip(*cells, strict=True))):
            test = chi2_contingency(cells, correction=False, lambda_="log-likelihood")
            assert row.log_likelihood == pytest.approx(test.statistic)
        pmi = BigramAssocMeasures.pmi(both, (first, second), every)
        assert row.pmi == pytest.approx(pmi)
        assert 0 < row.npmi <= 1 + 1e-9


@settings(max_examples=30)
@given(TEXTS)
def test_the_order_of_paragraphs_changes_nothing(paragraphs):
    assert counts(paired(paragraphs)) == counts(paired(paragraphs[::-1]))


def test_nothing_named_gives_a_table_without_rows():
    table = paired(["Nothing."])
    assert table.empty
    assert table.attrs["n_turns"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"within": "page"}, "within: 'page', expected one of paragraph, turn"),
        ({"min_count": 0}, "min_count: 0, expected 1 or more"),
    ],
)
def test_wrong_parameters_are_refused(arguments, message):
    with pytest.raises(ParameterError, match=message):
        paired(["Peru."], **arguments)


def test_a_pair_is_sure_where_chance_seldom_gives_as_much_to_one_of_so_many():
    filler = ["It is the end of it."] * 40
    table = paired([*["Peru, Chad."] * 5, *filler])
    assert table["is_sure"].tolist() == [True]
    # Two meetings of three, where chance gives one and a half, are hardly more.
    table = paired(["Peru, Chad."] * 2 + ["Peru."] + ["Chad."] + ["It is so."] * 2)
    assert table["is_sure"].tolist() == [False]


def test_the_more_pairs_are_compared_the_more_evidence_is_asked_for():
    texts = ["Peru, Chad."] * 2 + ["Peru."] * 2 + ["It is the end of it."] * 10
    assert paired(texts)["is_sure"].tolist() == [True]
    more = [f"{one}, {two}." for one in ("Cuba", "Iran") for two in ("Mali", "Fiji")]
    table = paired([*texts, *more]).set_index(["name", "other"])
    assert not table.loc[("Chad", "Peru"), "is_sure"]
