from collections import Counter

import nltk
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from helpers.errors import ParameterError, TableError
from helpers.measures.frequency import term_frequency, term_frequency_by_speaker
from helpers.measures.intervals import ratio_interval
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.measures.language.stop_words import ENGLISH
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

P18 = {"d": [("A", "a a b b c d"), ("B", "a d d d"), ("C", "a a a")]}
TEXTS = [
    "We must keep the open door open",
    "must we keep it open",
    "The door the door the open",
    "keep",
]
DOOR = {"m1": [("Ann", TEXTS[0]), ("Ben", TEXTS[1])], "m2": [(None, TEXTS[2])]}
turns = st.lists(
    st.tuples(st.sampled_from(["A", "B", None]), st.text("ab ", max_size=15)),
    min_size=1,
    max_size=12,
)


def counts(table):
    return dict(zip(table["term"], table["n"], strict=True))


def frequency(meetings, **choice):
    return term_frequency(tokens(make_corpus(meetings)), **choice)


def test_frequencies_are_those_of_quanteda():
    table = frequency(P18)
    assert table[["term", "n", "n_turns"]].values.tolist() == [
        ["a", 6, 3],
        ["d", 4, 2],
        ["b", 2, 1],
        ["c", 1, 1],
    ]


def test_rates_are_per_million_of_all_words():
    table = frequency(P18)
    assert table["n_words"].unique().tolist() == [13]
    assert table["rate"].tolist() == pytest.approx([n * 1e6 / 13 for n in (6, 4, 2, 1)])


def test_meetings_are_counted_once():
    table = frequency(DOOR).set_index("term")
    assert table.loc["open", ["n", "n_turns", "n_meetings"]].tolist() == [4, 3, 2]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_n_grams_are_those_of_nltk_in_each_turn(n):
    expected = Counter(
        " ".join(gram)
        for text in TEXTS
        for gram in nltk.ngrams(text.lower().split(), n)
    )
    meetings = {f"m{number}": [("A", text)] for number, text in enumerate(TEXTS)}
    assert counts(frequency(meetings, n=n)) == expected


def test_words_are_those_of_nltk_freqdist():
    expected = nltk.FreqDist(word for text in TEXTS for word in text.lower().split())
    assert counts(frequency({"m": [("A", text) for text in TEXTS]})) == expected


@pytest.mark.parametrize("n", [1, 2, 3])
def test_n_grams_are_those_of_scikit_learn(n):
    vectors = CountVectorizer(ngram_range=(n, n), token_pattern=r"[^\W_]+")
    sums = vectors.fit_transform(TEXTS).sum(axis=0).A1
    expected = dict(zip(vectors.get_feature_names_out(), sums, strict=True))
    assert counts(frequency({"m": [("A", text) for text in TEXTS]}, n=n)) == expected


def test_ties_stand_in_alphabetical_order():
    table = frequency({"m": [("A", "b a-c a b'c a c b b'")]}, n=2)
    assert table["term"].tolist() == sorted(table["term"])


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        pytest.param("open [Applause.] door", [], id="bracket"),
        pytest.param("open\n\ndoor", ["open door"], id="white space only"),
        pytest.param("open\n\n[Noise] door", [], id="white space and a bracket"),
    ],
)
def test_an_n_gram_does_not_cross_what_is_no_speech(text, grams):
    assert frequency({"m": [("A", text)]}, n=2)["term"].tolist() == grams


@pytest.mark.parametrize(
    ("n", "terms"),
    [
        (1, ["door", "keep", "must", "open", "we"]),
        (2, ["must keep", "open door", "we must"]),
        (3, ["keep the open", "must keep the", "we must keep"]),
    ],
)
def test_a_stop_word_inside_a_term_stays(n, terms):
    stop_words = StopList("articles", frozenset({"the"}))
    table = frequency(
        {"m": [("A", "we must keep the open door")]}, n=n, stop_words=stop_words
    )
    kept = [term for term in terms if not term.endswith(" the")]
    assert sorted(table["term"]) == kept
    assert table["n_words"].iloc[0] == 6
    assert table.attrs["card"]["stop_list"].startswith("articles (")


def test_without_a_stop_list_the_card_says_none():
    assert frequency(P18).attrs["card"]["stop_list"] == NO_STOP_LIST.name == "none"


@pytest.mark.parametrize(
    ("choice", "terms"),
    [
        ({"min_count": 2}, ["a", "d", "b"]),
        ({"top": 2}, ["a", "d"]),
        ({"min_count": 7}, []),
    ],
)
def test_rare_terms_may_be_left_out(choice, terms):
    assert frequency(P18, **choice)["term"].tolist() == terms


def test_choosing_the_top_changes_no_interval():
    coded = tokens(make_corpus({f"m{n}": DOOR["m1"] * (n + 1) for n in range(10)}))
    whole, top = term_frequency(coded), term_frequency(coded, top=3)
    pd.testing.assert_frame_equal(top, whole.head(3))


def test_intervals_are_those_of_the_ratio_over_meetings():
    texts = ["door " * (number % 4) + "open " * (number + 1) for number in range(10)]
    meetings = {f"m{number}": [("A", text)] for number, text in enumerate(texts)}
    row = frequency(meetings).set_index("term").loc["door"]
    parts = [number % 4 for number in range(10)]
    sizes = [number % 4 + number + 1 for number in range(10)]
    low, high = ratio_interval(parts, sizes, most=3)
    ends = row["rate_low"], row["rate_high"]
    assert ends == pytest.approx((low * 1e6, high * 1e6))


def test_by_speaker_each_has_words_of_their_own_as_denominator():
    table = term_frequency_by_speaker(tokens(make_corpus(DOOR)), top=1)
    columns = ["speaker", "term", "n", "n_words", "unit"]
    assert table[columns].values.tolist() == [
        ["Ann", "open", 2, 7, "none"],
        ["Ben", "it", 1, 5, "none"],
        [NO_PERSON, "the", 3, 6, "none"],
    ]


@settings(max_examples=40)
@given(turns, st.integers(1, 3))
def test_speakers_together_have_the_frequencies_of_all(rows, n):
    coded = tokens(make_corpus({"m": rows}))
    by_speaker = term_frequency_by_speaker(coded, n=n).groupby("term")["n"].sum()
    assert by_speaker.to_dict() == counts(term_frequency(coded, n=n))


@settings(max_examples=40)
@given(turns)
def test_words_of_all_terms_add_up_to_the_denominator(rows):
    table = frequency({"m": rows})
    assert table["n"].sum() == (table["n_words"].iloc[0] if len(table) else 0)


@pytest.mark.parametrize(
    ("composed", "other"),
    [("café don’t", "cafe\u0301 don't"), ("co\u00adop", "coop"), ("a‑b", "a-b")],
)
def test_alike_spellings_give_the_same_table(composed, other):
    tables = [frequency({"m": [("A", text)]}) for text in (composed, other)]
    pd.testing.assert_frame_equal(*tables)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"n": 0}, "n: 0, expected 1 to 5 words"),
        ({"n": 6}, "n: 6, expected 1 to 5 words"),
        ({"min_count": -1}, "min_count: -1, expected 0 or more"),
        ({"top": -1}, "top: -1, expected 0 or more"),
    ],
)
@pytest.mark.parametrize("measure", [term_frequency, term_frequency_by_speaker])
def test_a_parameter_out_of_range_is_refused(measure, choice, message):
    with pytest.raises(ParameterError, match=message):
        measure(tokens(make_corpus(P18)), **choice)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        frequency({})


def test_the_english_list_leaves_findings_in():
    table = frequency(
        {"m": [("A", "We must not, and shall never, be against it")]},
        stop_words=ENGLISH,
    )
    expected = ["against", "must", "never", "not", "shall", "we"]
    assert table["term"].tolist() == expected
