import pandas as pd
import pytest
from builders import make_corpus

from helpers.errors import ParameterError, ParseError, SourceError, TableError
from helpers.measures.frequency.dictionary import (
    dictionary_frequency,
    dictionary_frequency_by_speaker,
    read_dictionary,
)
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

CSV = """category,term
security,secur*
security,national security
security,security council
trade,trade
"trade",free *
"""
TALK = {
    "m1": [
        ("Ann", "the national security council trades free trade for security"),
        ("Ben", "secure [Noise] national, security secure"),
    ],
    "m2": [(None, "trade"), ("Ann", "free as a bird")],
}


@pytest.fixture
def write(tmp_path):
    def write(content):
        path = tmp_path / "words.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def frequency(measure, dictionary):
    return measure(tokens(make_corpus(TALK)), dictionary)


def test_a_dictionary_is_read_with_its_lines(write):
    table = read_dictionary(write("\ufeff" + CSV.replace("\n", "\r\n")))
    assert table.values.tolist()[-2:] == [["trade", "trade", 5], ["trade", "free *", 6]]


def test_other_columns_and_empty_lines_are_left_out(write):
    text = "Term, Category ,source\n\n war , peace,me\n,,\n"
    assert read_dictionary(write(text)).values.tolist() == [["peace", "war", 3]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"line 1: missing column\(s\) \['category', 'term'\]"),
        ("category;term\na;b\n", r"line 1: missing .*; it has \['category;term'\]"),
        ("category,term\na,b\na,\n", "line 3: '' has no word, expected a word"),
        ("category,term\na,*\n,b\n", "line 3: no category for 'b', expected one"),
        ("category,term\na,…\n", "line 2: '…' has no word"),
        ("category,term\n\na,b,c\n", "line 3: more values than columns.*in quotes"),
        (b"category,term\na,caf\xe9\n", "byte 19 is not UTF-8"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(write, content, message):
    with pytest.raises(ParseError, match=f"words.csv: {message}"):
        read_dictionary(write(content))


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(SourceError, match=r"nowhere.csv: nothing is there"):
        read_dictionary("nowhere.csv")


def test_words_that_several_terms_cover_count_once(write):
    table = frequency(dictionary_frequency, read_dictionary(write(CSV)))
    columns = ["category", "n", "n_words", "n_turns", "n_meetings"]
    # "national security council" is one, "free trade" is one.
    assert table[columns].values.tolist() == [
        ["security", 5, 18, 2, 1],
        ["trade", 3, 18, 3, 2],
    ]
    assert "cover are one occurrence" in table.attrs["card"]["formula"]
    assert table.attrs["card"]["n"].endswith("; 5 terms, categories: 2")


def test_categories_by_speaker(write):
    dictionary = read_dictionary(write(CSV))
    table = frequency(dictionary_frequency_by_speaker, dictionary)
    assert table[["speaker", "category", "n", "n_words"]].values.tolist() == [
        ["Ann", "security", 2, 13],
        ["Ann", "trade", 2, 13],
        ["Ben", "security", 3, 4],
        ["Ben", "trade", 0, 4],
        [NO_PERSON, "security", 0, 1],
        [NO_PERSON, "trade", 1, 1],
    ]
    assert {"rate", "rate_low", "rate_high", "unit"} <= set(table)


def test_one_occurrence_may_count_for_two_categories():
    rows = [("a", "national security"), ("b", "security"), ("c", "war")]
    table = frequency(
        dictionary_frequency, pd.DataFrame(rows, columns=["category", "term"])
    )
    assert table["n"].tolist() == [2, 3, 0]


@pytest.mark.parametrize("term", ["trade", "tr*", "* trade"])
def test_a_category_of_one_term_that_cannot_overlap_is_that_term(term):
    from helpers.measures.frequency import asked_frequency

    rows = pd.DataFrame({"category": ["x"], "term": [term]})
    words = tokens(make_corpus(TALK))
    one = dictionary_frequency(words, rows).drop(columns="category")
    other = asked_frequency(words, terms=[term]).drop(columns="term")
    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize(
    ("dictionary", "error", "message"),
    [
        (pd.DataFrame({"category": []}), TableError, "dictionary: missing column"),
        (
            pd.DataFrame({"category": [], "term": []}),
            TableError,
            "dictionary: no rows",
        ),
        (
            pd.DataFrame({"category": ["a"], "term": ["…"]}),
            ParameterError,
            "expected a word",
        ),
    ],
)
def test_a_dictionary_without_terms_is_refused(dictionary, error, message):
    with pytest.raises(error, match=message):
        frequency(dictionary_frequency, dictionary)
