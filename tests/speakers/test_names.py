import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.speakers.names import (
    are_one,
    hang_together,
    may_be_one,
    parse_name,
    squash,
)


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
        ("De Vries", (), "vries"),
        ("Van Orr", ("van",), "orr"),
        ("Ben Orr", ("ben",), "orr"),
        ("Thomas SOTTO", ("thomas",), "sotto"),
        ("SOTTO Thomas", ("thomas",), "sotto"),
        ("María BÁÑEZ GARCÍA", ("maría",), "báñez garcía"),
        ("López Álvarez, Patxi", ("patxi",), "lópez álvarez"),
        ("Лавров Сергей Викторович", ("сергей", "викторович"), "лавров"),
        ("Сергей Викторович Лавров", ("сергей", "викторович"), "лавров"),
        ("Udall of Colorado", (), "udall"),
        ("Lord Hunt of Kings Heath", ("lord",), "hunt"),
        ("John Orr, Jr.", ("john",), "orr"),
        ("Orr III", (), "orr"),
        ("Ana Neto", ("ana",), "neto"),
        ("TG ORR", ("t", "g"), "orr"),
        ("BO ORR", ("bo",), "orr"),
        ("Hans-Friedrich von Ploetz", ("hans-friedrich", "von"), "ploetz"),
    ],
)
def test_a_name_is_taken_apart(printed, given, surname):
    assert parse_name(printed)[1:3] == (given, surname)


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
        ("Lord Hunt of Toft", "Lord Hunt of Wirral", False),
        ("Lord Hunt of Toft", "Lord Hunt", False),
        ("Ann Lee", "Ann Lee Jr.", False),
        ("Ann Lee, Jr.", "A. Lee Jr", True),
    ],
)
def test_two_names_that_can_be_one_persons(one, other, may):
    assert may_be_one(parse_name(one), parse_name(other)) is may
    assert may_be_one(parse_name(other), parse_name(one)) is may


def test_squashing_leaves_letters_and_figures():
    assert squash("Vladimir PUTIN") == squash("VladimirPutin") == "vladimirputin"


def test_a_place_is_no_part_of_the_surname():
    assert parse_name("Udall of Colorado").place == "colorado"


@given(
    st.lists(
        st.tuples(st.sampled_from(["A.", "Ann", "Bo", "Ann Bo", "A.B.", "B."]),
                  st.sampled_from(["Lee", "Orr"])).map(" ".join),
        max_size=9,
    )
)  # fmt: skip
def test_names_that_hang_together_are_found_from_each_of_them(printed):
    names = {parse_name(name) for name in printed}
    group = hang_together(names)
    for one in names:
        assert one in group[one]
        for other in names:
            assert not may_be_one(one, other) or other in group[one]
            assert (other in group[one]) == (group[one] == group[other])


def test_names_hang_together_over_a_third_that_are_not_one():
    names = [parse_name(name) for name in ("Ann Lee", "A. Lee", "Ada Lee")]
    (group,) = set(hang_together(names).values())
    assert len(group) == 3 and not are_one(group)
