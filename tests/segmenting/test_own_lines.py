"""A name on a line of its own is a label above a speech, and none in a list."""

import pytest

from helpers.readers import Document
from helpers.segmenting import segment

LIST = "Ann Ash - CEO\n\nBo Elm - CFO"
CALL = "Operator\n\nGood day.\n\nAnn Ash\n\nThank you.\n\n"
MORE = "Operator\n\nThe first question comes from Ann Ash.\n\nAnn Ash\n\nSoon."


def labels(*parts):
    return [turn.label for turn in segment(Document("\n\n".join(parts))).turns]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((LIST, CALL, "Bo Elm\n\nThanks.", MORE), ["Bo Elm"]),
        ((CALL, "Bo Elm\n\nThanks.", MORE), []),
        ((LIST, CALL, "Jo Fir\n\nThanks.", MORE), []),
        ((CALL, MORE, LIST), []),
    ],
)
def test_a_list_makes_its_names_known(parts, expected):
    between = ["Operator", "Ann Ash"]
    assert labels(*parts) == [*between, *expected, *between]


def test_a_name_with_its_office_stands_once_where_others_do():
    fir = "Jo Fir -- Vice President, Stone\n\nI agree."
    ash = "Ann Ash -- CEO\n\nThank you."
    found = labels(CALL, ash, fir, ash, MORE)
    assert "Jo Fir -- Vice President, Stone" in found
    assert len(found) == len(labels(CALL, ash, ash, MORE)) + 1
    assert labels(CALL, fir, MORE) == labels(CALL, MORE)


def test_two_words_in_capitals_are_none_where_labels_have_initials():
    ash, elm = "АШЕНКО Д.О.\nДякую.", "ЕЛЬМЕНКО І.П.\nДобре."
    pause = "ПІСЛЯ ПЕРЕРВИ\nСідайте."
    assert labels(ash, elm, pause) == ["АШЕНКО Д.О.", "ЕЛЬМЕНКО І.П."]
    assert labels("ДАН АШЕНКО\nДякую.", "ІВА ЕЛЬМЕНКО\nДобре.", "ЛЕВ ОРЕХ\nТак.") == [
        "ДАН АШЕНКО", "ІВА ЕЛЬМЕНКО", "ЛЕВ ОРЕХ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("once", "is_label"),
    [
        ("The Minister for Ferries (Jo Fir)", True),
        ("Jo Fir (Toft North) (Lab)", True),
        ("Jo Fir", False),
        ("The ferry (an old one) sails.", False),
    ],
)
def test_a_line_that_stands_once_is_a_label_with_its_office_or_seat(once, is_label):
    ash, elm = "Ann Ash\nWe sail.", "Bo Elm\nWe do."
    found = labels(ash, elm, ash, elm, f"{once}\nIt is late.", ash, elm)
    assert (once in found) == is_label
