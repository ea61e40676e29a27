import dataclasses
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import ParameterError, TableError
from helpers.measures.language.word_forms import with_capitals
from helpers.tables import build_table
from helpers.tokens import find_term, tokens
from helpers.words import compared, find_spoken, spelled, split_words

COUNCIL = {
    "m1": [
        ("Ann", "The door is open. The DOOR!"),
        (None, "Why?"),
        ("Ben", "Don’t [Applause.] don't.\n\nGo on."),
    ],
    "m2": [("Ann", "Open"), ("Ann", "door [Noise]")],
}


@pytest.fixture(scope="module")
def corpus():
    return make_corpus(COUNCIL)


@pytest.fixture(scope="module")
def coded(corpus):
    return tokens(corpus)


def words_of(coded, row):
    places = slice(coded.offsets[row], coded.offsets[row + 1])
    return list(coded.vocabulary[coded.ids[places]])


def test_words_of_each_turn_are_its_speech_as_compared(coded):
    assert [words_of(coded, row) for row in range(5)] == [
        ["the", "door", "is", "open", "the", "door"],
        ["why"],
        ["don't", "don't", "go", "on"],
        ["open"],
        ["door"],
    ]


def test_vocabulary_stands_by_frequency_and_then_by_letters(coded):
    expected = ["door", "don't", "open", "the", "go", "is", "on", "why"]
    assert list(coded.vocabulary) == expected


def test_sizes_agree_with_the_turns(coded, corpus):
    assert np.diff(coded.offsets).tolist() == corpus.turns["n_words"].tolist()


def test_turns_carry_the_days_of_their_meeting():
    days = {"m2": {"date": "2020-05-01"}}
    turns = tokens(make_corpus(COUNCIL, days=days)).turns
    assert turns["date"].notna().tolist() == [False] * 3 + [True] * 2
    assert turns.index.tolist() == list(range(5))


def test_places_lead_to_the_printed_words(corpus, coded):
    text = corpus.documents["text"].iloc[0]
    words = slice(coded.offsets[2], coded.offsets[3])
    places = zip(coded.starts[words], coded.lengths[words], strict=True)
    printed = [text[start : start + length] for start, length in places]
    assert printed == ["Don’t", "don't", "Go", "on"]


def test_spans_that_disagree_with_n_words_are_refused(corpus):
    turns = corpus.turns.assign(n_words=corpus.turns["n_words"] + 1)
    wrong = make_corpus(COUNCIL)
    object.__setattr__(wrong, "turns", turns)
    with pytest.raises(TableError, match=r"6 word\(s\) in turn 1 of 'm1', expected 7"):
        tokens(wrong)


def test_a_turn_that_is_filtered_away_takes_its_words_with_it(corpus):
    chosen = make_corpus(COUNCIL)
    object.__setattr__(chosen, "turns", corpus.turns.iloc[[1, 4]])
    assert list(tokens(chosen).vocabulary) == ["door", "why"]


@pytest.mark.parametrize(
    ("term", "n"),
    [
        pytest.param("door", 3, id="word"),
        pytest.param("DOOR", 3, id="capitals do not matter"),
        pytest.param("don’t", 2, id="curly apostrophe"),
        pytest.param("don't go", 1, id="a phrase goes on after a blank line"),
        pytest.param("don't don't", 0, id="a phrase does not cross a bracket"),
        pytest.param("why don't", 0, id="a phrase does not cross a turn"),
        pytest.param("open door", 0, id="nor a turn of the same speaker"),
        pytest.param("do*", 5, id="wildcard at the end"),
        pytest.param("*o*", 9, id="wildcard on both sides"),
        pytest.param("the *", 2, id="a wildcard alone is any word"),
        pytest.param("d*r", 3, id="wildcard inside"),
        pytest.param("dor", 0, id="no hit"),
        pytest.param("o", 0, id="part of a word is no hit"),
        pytest.param("is open the door go on", 0, id="longer than any run"),
    ],
)
def test_find_term(coded, term, n):
    assert len(find_term(coded, term)[0]) == n


@pytest.mark.parametrize("term", ["", "  ", "—", "?!"])
def test_a_term_without_a_word_is_refused(coded, term):
    with pytest.raises(ParameterError, match="expected a word, a phrase, or a word"):
        find_term(coded, term)


def test_no_words_at_all_are_no_error():
    coded = tokens(make_corpus({"m1": [("Ann", "[Applause.]")]}))
    assert coded.ids.tolist() == []
    assert coded.offsets.tolist() == [0, 0]
    assert find_term(coded, "word")[0].tolist() == []


def test_the_turns_of_a_corpus_stay_as_they_were(corpus):
    before = corpus.turns.copy()
    tokens(corpus)
    pd.testing.assert_frame_equal(corpus.turns, before)


@given(st.lists(st.text(alphabet="ab 'é\u0301-.", max_size=12), min_size=1, max_size=6))
def test_tokens_are_the_split_words_of_each_turn(texts):
    coded = tokens(make_corpus({"m": [("Ann", text) for text in texts]}))
    found = [words_of(coded, row) for row in range(len(texts))]
    assert found == [split_words(text) for text in texts]


def test_the_face_of_the_package_is_callable_before_and_after_the_module_is_known():
    code = (
        "from helpers import load_corpus, tokens; import helpers.tokens;"
        "from helpers import tokens as again;"
        "corpus = load_corpus('data/sample');"
        "assert len(tokens(corpus).ids) == len(again(corpus).ids)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def wrapped(stretches):
    """Return a corpus of one turn whose lines end in hyphens that part words."""
    text = "-\n".join(stretches)
    corpus = make_corpus({"m": [("Ann", text)]})
    start = corpus.turns["start"].iloc[0]
    rows, places = [], []
    for stretch in stretches:
        if rows:
            rows.append(("m", start, start + 2, "wrap", 1, "built"))
            start += 2
        rows.append(("m", start, start + len(stretch), "speech", 1, "built"))
        places.append((start, start + len(stretch)))
        start += len(stretch)
    spans = build_table(
        "spans", [dict(zip(corpus.spans.columns, row, strict=True)) for row in rows]
    )
    spoken = find_spoken(corpus.documents["text"].iloc[0], places)
    turns = corpus.turns.assign(n_words=len(spoken))
    return dataclasses.replace(corpus, spans=spans, turns=turns), spoken


@given(st.lists(st.text(alphabet="abA .", max_size=6), min_size=1, max_size=6))
def test_words_that_a_line_parts_are_those_of_the_plain_rule(stretches):
    corpus, spoken = wrapped(stretches)
    coded = tokens(corpus)
    assert words_of(coded, 0) == [compared(word.printed) for word in spoken]
    apart = with_capitals(coded, corpus)
    assert words_of(apart, 0) == [spelled(word.printed) for word in spoken]
    ends = coded.starts + coded.lengths
    assert list(zip(coded.starts, ends, strict=True)) == [
        (word.start, word.end) for word in spoken
    ]


def test_a_word_over_three_lines_is_one_word():
    coded = tokens(wrapped(["the in", "ter", "nal door"])[0])
    assert words_of(coded, 0) == ["the", "internal", "door"]
