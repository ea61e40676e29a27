import pandas as pd
import pytest
from builders import make_corpus

from helpers.errors import ParameterError, TableError
from helpers.measures.concordance import concordance
from helpers.measures.frequency import (
    asked_frequency,
    asked_frequency_by_speaker,
    term_frequency,
    term_frequency_by_speaker,
)
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

TALK = {
    "m1": [
        ("Ann", "national security is security, secure as an open door"),
        ("Ben", ""),
        ("Ben", "the open [Noise] door"),
    ],
    "m2": [(None, "an open door, an open door"), ("Ann", "we go")],
}


def test_words_phrases_and_wildcards_are_counted_as_asked_for():
    words = tokens(make_corpus(TALK))
    table = asked_frequency(words, terms=["secur*", "open door", "war", "an open *"])
    columns = ["term", "n", "n_words", "n_turns", "n_meetings"]
    assert table[columns].values.tolist() == [
        ["secur*", 3, 20, 1, 1],
        ["open door", 3, 20, 2, 2],
        ["war", 0, 20, 0, 0],
        ["an open *", 3, 20, 2, 2],
    ]
    assert table["rate"].tolist() == [n / 20 * 1e6 for n in (3, 3, 0, 3)]


def test_a_speaker_who_does_not_say_it_has_a_row():
    words = tokens(make_corpus(TALK))
    table = asked_frequency_by_speaker(words, terms=["open door"])
    columns = ["speaker", "n", "n_words", "n_turns"]
    assert table[columns].values.tolist() == [
        ["Ann", 1, 11, 1],
        ["Ben", 0, 3, 0],
        [NO_PERSON, 2, 6, 1],
    ]


def test_a_word_nobody_says_has_an_exact_bound():
    meetings = {f"m{n}": [("Ann", "we keep the door")] for n in range(12)}
    row = asked_frequency(tokens(make_corpus(meetings)), terms=["war"]).iloc[0]
    assert (row["n"], row["rate"], row["rate_low"]) == (0, 0, 0)
    assert row["rate_high"] > 0


def test_counts_are_those_of_the_concordance():
    corpus = make_corpus(TALK)
    terms = ["secur*", "open door", "an *"]
    table = asked_frequency(tokens(corpus), terms=terms)
    lines = concordance(corpus, terms=terms)["term"].value_counts()
    assert table.set_index("term")["n"].to_dict() == lines.to_dict()


@pytest.mark.parametrize(
    ("every", "asked"),
    [
        (term_frequency, asked_frequency),
        (term_frequency_by_speaker, asked_frequency_by_speaker),
    ],
)
def test_the_row_of_a_word_is_that_of_the_frequency_table(every, asked):
    meetings = {f"m{n}": TALK["m1"] * (1 + n % 3) for n in range(11)}
    words = tokens(make_corpus(meetings))
    one, other = every(words), asked(words, terms=["security"])
    expected = one[one["term"] == "security"].reset_index(drop=True)
    found = other[other["n"] > 0].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, expected)


@pytest.mark.parametrize("measure", [asked_frequency, asked_frequency_by_speaker])
@pytest.mark.parametrize("terms", ["door", [], ["…"]])
def test_no_term_is_refused(measure, terms):
    with pytest.raises(ParameterError, match=r"terms: .*expected a "):
        measure(tokens(make_corpus(TALK)), terms=terms)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        asked_frequency(tokens(make_corpus({})), terms=["door"])
