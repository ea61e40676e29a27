"""Headings between turns, and last words that only look like them."""

import pytest

from helpers.readers import Document
from helpers.readers.markdown import read_markdown
from helpers.segmenting import segment

LONG = " ".join(["The river rose in the night and nobody had seen it rise so far."] * 2)


def headings(text):
    found = segment(Document(text))
    return [text[s.start : s.end] for s in found.spans if s.kind == "heading"]


def debate(*between, speech=LONG):
    turns = [f"Ann Ash: {speech}", f"Bo Elm: {speech}"] * 3
    return "\n\n".join([*turns, *between, "Ann Ash: Good.", "Bo Elm: Good."])


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (["The price of stone"], ["The price of stone"]),
        (["2", "The price of stone"], ["2", "The price of stone"]),
        (["The price of stone."], []),
        (["the price of stone"], []),
        (["It was then that I –"], []),
        (["The price of stone", "It is high."], []),
        (["The " + "very " * 20 + "long line"], []),
        (["Thank you very much"], []),
        (["I yield back"], []),
        (["Дякую за увагу"], []),
        (
            ["Thanksgiving and the price of stone"],
            ["Thanksgiving and the price of stone"],
        ),
    ],
)
def test_a_short_line_without_an_end_before_a_label_is_a_heading(between, expected):
    assert headings(debate(*between)) == expected


def test_where_sentences_have_no_end_a_line_without_one_is_speech():
    assert headings(debate("Thank you", speech=LONG.replace(".", ""))) == []


@pytest.mark.parametrize("label", ["{}", "{}:", "**{}**", "### {}"])
def test_the_first_line_below_a_label_alone_is_speech(label):
    ash, elm = label.format("Ann Ash"), label.format("Bo Elm")
    lines = [ash, LONG, elm, LONG] * 4 + [ash, "No", elm, "Of stone", "The price", ash]
    text = "\n\n".join([*lines, LONG])
    document = read_markdown(text.encode(), name="a.md")
    turns = segment(document).turns
    assert [document.text[t.start : t.end] for t in turns][8:10] == ["No", "Of stone"]


def test_a_line_set_in_is_a_heading_where_labels_are_set_in():
    text = (
        f"  Mr. ASH. {LONG}\n\n                  THE PRICE OF STONE\n\n"
        f"  Mr. ELM. {LONG}\n\n       A stone is\n     a stone.\n\n  Mr. ASH. So it is."
    )
    assert headings(text) == ["THE PRICE OF STONE"]


def test_a_heading_opens_a_section():
    found = segment(Document(debate("The price of stone")))
    assert [turn.section for turn in found.turns] == [1, 1, 1, 1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (["ON THE PRICE OF STONE, 8/2013, OF 9 MAY."], True),
        (["ON THE PRICE OF STONE"], True),
        (["NO, NEVER AGAIN!"], False),
        (["UNESCO."], False),
        (["ON THE PRICE OF STONE.", "It is high."], False),
        (["General discussion (continued)"], True),
        (["Thank you (applause)"], False),
        (["I said so (continued)."], False),
    ],
)
def test_a_heading_may_be_in_capitals_or_go_on(between, expected):
    assert headings(debate(*between)) == (between if expected else [])


def test_where_speech_is_in_capitals_a_line_of_them_is_speech():
    between = "ON THE PRICE OF STONE."
    assert headings(debate(between, speech=LONG.upper())) == []
