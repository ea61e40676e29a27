import pytest

from helpers.speakers.names import may_be_one, parse_name, squash


@pytest.mark.parametrize(
    ("printed", "given", "surname"),
    [
        ("Sergey Lavrov", ("sergey",), "lavrov"),
        ("S.V. Lavrov", ("s", "v"), "lavrov"),
        ("S. V. Lavrov", ("s", "v"), "lavrov"),
        ("С.В.Лавров", ("с", "в"), "лавров"),
        ("Смолин О. Н.", ("о", "н"), "смолин"),
        ("РАЗУМКОВ Д.О.", ("д", "о"), "разумков"),
        ("TAPPER", (), "tapper"),
        ("Hans-Friedrich von Ploetz", ("hans-friedrich", "von"), "ploetz"),
    ],
)
def test_a_name_is_taken_apart(printed, given, surname):
    assert parse_name(printed)[1:] == (given, surname)


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("S.V. Lavrov", "Sergey Lavrov", True),
        ("S. Lavrov", "S.V. Lavrov", True),
        ("Sergey Viktorovich Lavrov", "S.V. Lavrov", True),
        ("Tayyip Erdogan", "Recep Tayyip Erdogan", True),
        ("S.V. Lavrov", "S.A. Lavrov", False),
        ("Sergey Lavrov", "Stepan Lavrov", False),
        ("Sergey Lavrov", "Sergey Lavrova", False),
        ("Lavrov", "Sergey Lavrov", False),
    ],
)
def test_two_names_that_can_be_one_persons(one, other, may):
    assert may_be_one(parse_name(one), parse_name(other)) is may
    assert may_be_one(parse_name(other), parse_name(one)) is may


def test_squashing_leaves_letters_and_figures():
    assert squash("Vladimir PUTIN") == squash("VladimirPutin") == "vladimirputin"
