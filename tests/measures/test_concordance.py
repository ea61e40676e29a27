import nltk
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import ParameterError, TableError
from helpers.measures.concordance import concordance
from helpers.measures.frequency import term_frequency
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

ALPHABET = {"m": [("A", "A B C D E F G H I J K L M")]}
DOOR = {
    "m1": [
        ("Ann", "Keep the  open\ndoor open. [Applause.] Doors!"),
        (None, "The café door? Don’t."),
    ],
    "m2": [("Ben", "door"), ("Ben", "open")],
}


def rows(meetings, terms, width=60):
    table = concordance(make_corpus(meetings), terms=terms, width=width)
    return table[["left", "node", "right"]].values.tolist()


def test_the_hit_of_quanteda_stands_between_its_neighbours():
    assert rows(ALPHABET, ["D"], width=9) == [["A B C", "D", "E F G H I"]]


@pytest.mark.parametrize(
    ("width", "right"), [(0, ""), (2, "E"), (3, "E F"), (4, "E F"), (5, "E F G")]
)
def test_the_context_is_cut_to_whole_words(width, right):
    assert rows(ALPHABET, ["D"], width=width)[0][2] == right


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [
        (4, "", ""),
        (6, "before", "behind"),
        (7, "before", "behind"),
        (8, "x before", "behind y"),
    ],
)
def test_no_word_of_the_context_is_cut(width, left, right):
    text = "x before door behind y"
    assert rows({"m": [("A", text)]}, ["door"], width=width) == [[left, "door", right]]


@pytest.mark.parametrize(
    ("term", "nodes"),
    [
        pytest.param("door", ["door", "door", "door"], id="word"),
        pytest.param("open door", ["open\ndoor"], id="phrase as printed"),
        pytest.param("door open", ["door open"], id="not across turns"),
        pytest.param("open doors", [], id="not across a bracket"),
        pytest.param("door*", ["door", "Doors", "door", "door"], id="wildcard"),
        pytest.param("cafe\u0301", ["café"], id="decomposed"),
        pytest.param("don't", ["Don’t"], id="straight apostrophe"),
        pytest.param("gone", [], id="no hit"),
    ],
)
def test_nodes(term, nodes):
    assert [node for _, node, _ in rows(DOOR, [term])] == nodes


def test_context_is_speech_of_the_turn_with_a_mark_for_what_is_left_out():
    assert rows(DOOR, ["doors", "open"]) == [
        ["Keep the", "open", "door open. […] Doors!"],
        ["Keep the open door", "open", ". […] Doors!"],
        ["Keep the open door open. […]", "Doors", "!"],
        ["", "open", ""],
    ]


def test_rows_say_who_and_where_and_lead_to_the_text():
    corpus = make_corpus(DOOR, days={"m1": {"date": "2020-02-02"}})
    row = concordance(corpus, terms=["caf*"]).iloc[0]
    assert row[["meeting_id", "turn", "speaker", "term"]].tolist() == [
        "m1", 2, NO_PERSON, "caf*"
    ]  # fmt: skip
    assert str(row["date"].date()) == "2020-02-02"
    text = corpus.documents["text"].iloc[0]
    assert text[row["start"] : row["end"]] == row["node"] == "café"


def test_rows_stand_in_the_order_of_the_text_whatever_the_terms():
    table = concordance(make_corpus(DOOR), terms=["open", "door", "door"])
    assert table["term"].tolist() == ["open", "door", "open", "door", "door", "open"]


def test_hits_are_those_of_nltk():
    words = "the open door and the closed door of the open house".split()
    found = nltk.Text(words).concordance_list("open", width=80)
    expected = [[" ".join(hit.left), hit.query, " ".join(hit.right)] for hit in found]
    assert rows({"m": [("A", " ".join(words))]}, ["open"]) == expected


@settings(max_examples=40)
@given(st.lists(st.text("ab '\n.", max_size=20), min_size=1, max_size=6))
def test_rows_of_each_word_add_up_to_its_frequency(texts):
    corpus = make_corpus({"m": [("A", text) for text in texts]})
    frequency = term_frequency(tokens(corpus))
    text = corpus.documents["text"].iloc[0]
    for term, n in zip(frequency["term"], frequency["n"], strict=True):
        table = concordance(corpus, terms=[term])
        assert len(table) == n
        places = zip(table["start"], table["end"], strict=True)
        assert [text[start:end] for start, end in places] == table["node"].tolist()


def test_no_hit_is_an_empty_table_with_all_columns():
    table = concordance(make_corpus(DOOR), terms=["gone"])
    assert table.empty
    assert table.columns[-2:].tolist() == ["start", "end"]
    assert table.attrs["card"]["n"] == "12 words in 4 turns of 2 meetings"


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"terms": ["..."]}, r"terms: '\.\.\.', expected a word, a phrase"),
        ({"terms": []}, r"terms: \[\], expected a list of one term or more"),
        ({"terms": "door"}, "terms: 'door', expected a list of one term or more"),
        ({"terms": ["door"], "width": -1}, "width: -1, expected 0 or more"),
    ],
)
def test_a_parameter_out_of_range_is_refused(choice, message):
    with pytest.raises(ParameterError, match=message):
        concordance(make_corpus(DOOR), **choice)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        concordance(make_corpus({}), terms=["door"])
