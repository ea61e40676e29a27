import re
from string import ascii_uppercase

import nltk
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import ParameterError, TableError
from helpers.measures.concordance import concordance, patterns, thin
from helpers.measures.frequency import term_frequency
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

ALPHABET = {"m": [("A", " ".join(ascii_uppercase))]}
DOOR = {
    "m1": [
        ("Ann", "Keep the  open\ndoor open. [Applause.] Doors!"),
        (None, "The café door? Don’t."),
    ],
    "m2": [("Ben", "door"), ("Ben", "open")],
}


SEA = {
    "m1": [("Ann", "the sea is blue, the sea was calm"), ("Ben", "a sea of Sea salt")],
    "m2": [("Ann", "sea"), ("Ben", "the ship is at sea")],
}


def rows(meetings, terms=(), width=60, **choice):
    table = concordance(make_corpus(meetings), terms=terms, width=width, **choice)
    return table[["left", "node", "right"]].values.tolist()


def nodes(meetings, pattern):
    return [node for _, node, _ in rows(meetings, pattern=pattern)]


def test_the_hit_of_quanteda_stands_between_its_neighbours():
    corpus = make_corpus(ALPHABET)
    row = concordance(corpus, terms=["D"], width=9).iloc[0]
    assert row[["left", "node", "right"]].tolist() == ["A B C", "D", "E F G H I"]
    speech = corpus.turns["text"].iloc[0]
    before = speech[: row["start"] - corpus.turns["start"].iloc[0]]
    assert len(before.split()) + 1 == 4


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
    ("pattern", "nodes_expected"),
    [
        pytest.param("open door", [], id="a line end is no space"),
        pytest.param(r"open\s+door", ["open\ndoor"], id="line end"),
        pytest.param("door", ["door", "door", "door"], id="part of words, case counts"),
        pytest.param("(?i)door", ["door", "Door", "door", "door"], id="no case"),
        pytest.param(r"open\. Doors", [], id="not across a bracket"),
        pytest.param("Applause", [], id="not in a bracket"),
        pytest.param("Ann", [], id="not in a label"),
        pytest.param(r"[?!]", ["!", "?"], id="no word at all"),
        pytest.param(
            r"^\w+", ["Keep", "Doors", "The", "door", "open"], id="beginnings"
        ),
        pytest.param(r"\w+[?!.]$", ["open.", "Doors!", "t."], id="ends"),
        pytest.param(r"\p{Lu}\w+", ["Keep", "Doors", "The", "Don"], id="capitals"),
        pytest.param("x*", [], id="a match of nothing is none"),
        pytest.param("(?<=Doors)!", ["!"], id="looks back inside the stretch"),
        pytest.param(r"(?<=\]\s)Doors", [], id="and not beyond it"),
    ],
)
def test_a_pattern_fits_the_speech_as_printed(pattern, nodes_expected):
    assert nodes(DOOR, pattern) == nodes_expected


@pytest.mark.parametrize(
    ("pattern", "left", "node", "right"),
    [
        ("oor open", "Keep the open d", "oor open", ". […] Doors!"),
        ("Doors", "Keep the open door open. […]", "Doors", "!"),
        ("fé", "The ca", "fé", "door? Don’t."),
    ],
)
def test_the_context_of_a_pattern_is_that_of_a_term(pattern, left, node, right):
    assert rows(DOOR, pattern=pattern) == [[left, node, right]]


@pytest.mark.parametrize(
    ("width", "left", "right"), [(0, "", ""), (5, "A B C", "E F G"), (4, "B C", "E F")]
)
def test_the_context_of_a_pattern_is_cut_to_whole_words(width, left, right):
    assert rows(ALPHABET, pattern="D", width=width) == [[left, "D", right]]


@settings(max_examples=40)
@given(st.lists(st.text("ab '\n.", max_size=20), min_size=1, max_size=6))
def test_a_word_is_found_as_a_pattern_with_the_same_context(texts):
    corpus = make_corpus({"m": [("A", text) for text in texts]})
    for word in ("a", "ab"):
        # Inside a word only an apostrophe between two letters.
        pattern = rf"(?<![\w]|\w')\b{word}\b(?!'\w)"
        by_term = concordance(corpus, terms=[word], width=9)
        by_pattern = concordance(corpus, pattern=pattern, width=9)
        columns = ["turn", "left", "node", "right", "start", "end"]
        assert by_pattern[columns].equals(by_term[columns])


@settings(max_examples=40)
@given(
    st.lists(st.text("ab [].", max_size=15), min_size=1, max_size=4),
    st.sampled_from(["a", "a+b*", r"\ba\b", r"a\s*b", "^a|b$"]),
)
def test_a_pattern_finds_what_python_finds_in_each_stretch(texts, pattern):
    texts = [text.replace("[", "").replace("]", "") for text in texts]
    corpus = make_corpus({"m": [("A", f"{text}[x]{text}") for text in texts]})
    table = concordance(corpus, pattern=pattern)
    expected = [
        match[0]
        for text in texts
        for stretch in [text.strip()] * 2
        for match in re.finditer(pattern, stretch)
    ]
    assert table["node"].tolist() == expected
    text = corpus.documents["text"].iloc[0]
    places = zip(table["start"], table["end"], strict=True)
    assert [text[start:end] for start, end in places] == expected


def test_a_pattern_and_terms_stand_together_in_the_order_of_the_text():
    table = concordance(make_corpus(DOOR), terms=["open"], pattern="[?!]")
    assert table["node"].tolist() == ["open", "open", "!", "?", "open"]
    assert table["term"].tolist() == ["open", "open", "[?!]", "[?!]", "open"]
    assert table.attrs["terms"] == ["open", "[?!]"]


def test_only_the_first_matches_are_looked_for_if_asked():
    corpus = make_corpus(DOOR)
    table = concordance(corpus, pattern="door", terms=["open"], top=2)
    assert table["node"].tolist() == ["open", "door"]
    assert len(patterns.find_pattern(corpus, tokens(corpus), "door", top=2)) == 2


def test_a_pattern_that_never_ends_is_stopped_with_advice(monkeypatch):
    monkeypatch.setattr(patterns, "PATIENCE", 0.05)
    corpus = make_corpus({"m": [("A", "a" * 80)]})
    with pytest.raises(ParameterError, match="repetition inside a repetition"):
        concordance(corpus, pattern="(a|aa)+c")


@pytest.mark.parametrize(
    ("sort", "lines"),
    [
        ("text", ["the|is", "the|was", "a|of", "of|salt", "|", "at|"]),
        ("right", ["|", "at|", "the|is", "a|of", "of|salt", "the|was"]),
        ("left", ["|", "a|of", "at|", "of|salt", "the|is", "the|was"]),
    ],
)
def test_lines_are_sorted_by_the_words_beside_the_hit(sort, lines):
    table = concordance(make_corpus(SEA), terms=["sea"], sort=sort)
    left, right = table["left"].str.split(), table["right"].str.split()
    beside = [
        f"{(words or [''])[-1]}|{(others or [''])[0]}"
        for words, others in zip(left, right, strict=True)
    ]
    assert beside == lines


def test_the_second_and_the_third_word_decide_and_no_fourth():
    text = "x m a b. x m a a z. x l z z. x m a a y."
    found = rows({"m": [("A", text)]}, ["x"], sort="right", width=10)
    rights = [right for _, _, right in found]
    assert rights == ["l z z. x m", "m a a z. x", "m a a y.", "m a b. x m"]


def test_words_beside_are_compared_as_words_are():
    found = rows({"m": [("A", "x Zeta. x “alpha” x Beta")]}, ["x"], sort="right")
    firsts = [right.split()[0].strip("“”.") for _, _, right in found]
    assert firsts == ["alpha", "Beta", "Zeta"]


def test_sorted_terms_stay_apart_in_the_order_asked_for():
    table = concordance(make_corpus(SEA), terms=["the", "sea"], sort="right")
    assert table["term"].tolist() == ["the"] * 3 + ["sea"] * 6


@pytest.mark.parametrize(
    ("sizes", "top", "places"),
    [
        ({"a": 10}, 3, [0, 4, 7]),
        ({"a": 10}, 10, list(range(10))),
        ({"a": 3}, 9, [0, 1, 2]),
        ({"a": 6, "b": 2}, 4, [0, 3, 6, 7]),
        ({"a": 2, "b": 2}, 1, [0, 2]),
        ({}, 5, []),
    ],
)
def test_some_lines_come_from_all_over_the_lines_of_each_term(sizes, top, places):
    terms = [term for term, size in sizes.items() for _ in range(size)]
    table = pd.DataFrame({"term": terms, "place": range(len(terms))})
    table.attrs["card"] = {"n": "all"}
    chosen = thin(table, top=top)
    assert chosen["place"].tolist() == places
    assert chosen.attrs == {
        "card": {"n": "all"},
        "n_left_out": len(terms) - len(places),
    }


def test_no_line_at_all_is_refused():
    with pytest.raises(ParameterError, match="top: 0, expected 1 or more"):
        thin(pd.DataFrame({"term": ["a"]}), top=0)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            {"terms": ["door"], "sort": "up"},
            r"sort: 'up', expected one of \['text', 'l",
        ),
        ({"pattern": "(door"}, r"pattern: '\(door' is no regular expression: missing"),
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
