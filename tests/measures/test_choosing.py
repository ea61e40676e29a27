import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from scipy.stats import power_divergence

from helpers.errors import TableError
from helpers.measures.choosing import (
    choose_parts,
    choose_period,
    choose_terms,
    frequent_by_speaker,
    frequent_terms,
    phrase_frequency,
)
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.measures.language.stop_words import ENGLISH
from helpers.tokens import tokens


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2024-01-01", "2024-01-01", "month"),
        ("2022-01-01", "2024-12-01", "month"),
        ("2018-01-01", "2024-12-01", "quarter"),
        ("2000-01-01", "2024-12-01", "year"),
        (None, None, "month"),
    ],
)
def test_the_period_is_the_finest_that_can_be_drawn(first, last, period):
    days = pd.to_datetime(pd.Series([first, None]))
    published = pd.to_datetime(pd.Series([None, last]))
    assert choose_period(pd.DataFrame({"date": days, "published": published})) == period


def talk(**words):
    """Return the words of meetings; each word is said so often."""
    return tokens(
        make_corpus(
            {
                name: [("Ann", " ".join(w for w, n in said.items() for _ in range(n)))]
                for name, said in words.items()
            }
        )
    )


MEETINGS = {
    "m1": {"even": 20, "wall": 1, "rare": 20, "of": 59},
    "m2": {"even": 20, "wall": 2, "of": 78},
    "m3": {"even": 20, "wall": 30, "2024": 50},
    "m4": {"even": 20, "harbour": 9, "of": 71},
    "m5": {"even": 20, "harbour": 6, "wall": 1, "of": 73},
}


def test_terms_whose_use_differs_between_meetings_come_first():
    chosen = choose_terms(talk(**MEETINGS), stop_words=NO_STOP_LIST, top=2)
    assert chosen == ["wall", "harbour"]


def test_stop_words_figures_and_words_of_one_meeting_are_not_chosen():
    chosen = choose_terms(talk(**MEETINGS), stop_words=NO_STOP_LIST, top=9)
    assert not {"2024", "of", "rare"} & set(chosen)
    without = choose_terms(
        talk(**MEETINGS), stop_words=StopList("ours", frozenset({"wall"})), top=2
    )
    assert "wall" not in without


def test_one_meeting_is_cut_into_slices():
    words = talk(m1={"even": 9, "wall": 30, "door": 5, "open": 40})
    assert choose_terms(words, stop_words=NO_STOP_LIST, top=1) == ["wall"]


def test_a_short_text_gives_its_most_frequent_terms():
    assert choose_terms(talk(m1={"we": 2, "go": 1}), stop_words=ENGLISH, top=1)


def test_no_term_at_all_is_refused():
    with pytest.raises(TableError, match="choose_terms: no rows"):
        choose_terms(talk(m1={"the": 2}), stop_words=ENGLISH, top=2)


def test_unevenness_is_the_log_likelihood_of_counts_over_parts():
    words = talk(**MEETINGS)
    sizes = np.array([sum(said.values()) for said in MEETINGS.values()])
    evidence = {}
    for term in ("even", "wall", "harbour"):
        counts = np.array([said.get(term, 0) for said in MEETINGS.values()])
        expected = counts.sum() * sizes / sizes.sum()
        evidence[term] = power_divergence(counts, expected, lambda_="log-likelihood")[0]
    expected = sorted(evidence, key=lambda term: -evidence[term])
    assert choose_terms(words, stop_words=NO_STOP_LIST, top=9) == expected


@pytest.mark.parametrize(
    ("meetings", "parts"),
    [
        (MEETINGS, "meeting"),
        ({**MEETINGS, "m5": {}}, "slices"),
        ({"m1": {"even": 1}}, "slices"),
    ],
)
def test_parts_are_meetings_where_five_have_words(meetings, parts):
    assert choose_parts(talk(**meetings).turns) == parts


OURS = StopList("ours", frozenset({"the", "and", "of"}))


def said(text):
    return talk_of([("Ann", text)])


def talk_of(turns):
    return tokens(make_corpus({"m": turns}))


@pytest.mark.parametrize(
    ("text", "min_count", "terms", "stop_list"),
    [
        ("a a b b c c the d", 2, ["a", "b", "c"], "ours ("),
        ("a a b b the c", 2, ["a", "b", "c"], "ours ("),
        ("the of the", 2, ["the", "of"], "none"),
        ("a the", 2, ["a"], "ours ("),
        ("", 1, [], "none"),
    ],
)
def test_the_choice_of_words_is_widened_until_there_is_one(
    text, min_count, terms, stop_list
):
    table = frequent_terms(said(text), stop_words=OURS, min_count=min_count, top=5)
    assert table["term"].tolist() == terms
    assert table.attrs["card"]["stop_list"].startswith(stop_list)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a b c d e a b c d e", ["a b c", "b c d", "c d e"]),
        ("a b the c d the e f and a b the c d the e f", ["a b", "c d", "e f"]),
        ("a b c d e", ["a b c", "b c d", "c d e"]),
        ("a the b the c", ["a the b", "b the c"]),
        ("the a of the b and", ["a", "b"]),
        ("the and the", ["the", "and"]),
    ],
    ids=["twice", "shorter, twice", "once", "few", "words", "stop words"],
)
def test_phrases_that_are_said_twice_come_before_those_said_once(text, terms):
    table = phrase_frequency(said(text), n=3, stop_words=OURS, top=5)
    assert table["term"].tolist() == terms


def test_words_of_a_speaker_are_those_said_twice_if_anybody_says_any():
    turns = [("Ann", "a a b b c c d"), ("Ben", "the sky")]
    table = frequent_by_speaker(talk_of(turns), stop_words=OURS, top=5)
    assert table["speaker"].unique().tolist() == ["Ann"]
    assert table["term"].tolist() == ["a", "b", "c"]
    table = frequent_by_speaker(talk_of(turns[1:]), stop_words=OURS, top=5)
    assert table["term"].tolist() == ["sky"]
