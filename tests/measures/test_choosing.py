import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from scipy.stats import power_divergence

from helpers import load_corpus
from helpers.errors import TableError
from helpers.measures.choosing import (
    choose_parts,
    choose_period,
    choose_terms,
    phrase_frequency,
)
from helpers.measures.stop_words import ENGLISH, NO_STOP_LIST, StopList
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


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ANN LEE: Open door. Open door.", ["open door", "door open"]),
        ("ANN LEE: The door and the sea.", ["door", "sea"]),
    ],
    ids=["phrases", "single words where there is no phrase"],
)
def test_phrases_are_counted_or_else_what_is_shorter(text, terms, folder):
    words = tokens(load_corpus(str(folder(a_dot_txt=text + "\n"))))
    table = phrase_frequency(words, n=2, stop_words=ENGLISH, top=5)
    assert table["term"].tolist() == terms
