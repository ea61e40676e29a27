import pytest

from helpers.speakers.mentions import NameFinder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as Ann Lee said", [("Ann Lee", "Ann Lee")]),
        ("as Mr Orr said", [("Mr Orr", "Bo Orr")]),
        ("as A. Lee said", [("A. Lee", "Ann Lee")]),
        ("as Mayor Bo Orr said", [("Bo Orr", "Bo Orr")]),
        ("as Mr Lee said", []),
        ("in the lee of the wall", []),
        ("the Lee side", []),
        ("as Eve Orr said", []),
        ("Ann Lee and Bo Orr", [("Ann Lee", "Ann Lee"), ("Bo Orr", "Bo Orr")]),
    ],
)
def test_people_are_found_where_they_are_named(text, found):
    finder = NameFinder(["Ann Lee", "Ida Lee", "Bo Orr"])
    hits = list(finder.find(text, 0, len(text)))
    assert [(hit.text, hit.name) for hit in hits] == found
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)


def test_a_junior_is_found_under_the_name_alone():
    text = "as Ann Lee said"
    assert [hit.name for hit in NameFinder(["Ann Lee Jr."]).find(text, 0, 15)] == [
        "Ann Lee Jr."
    ]
    assert not list(NameFinder(["Ann Lee Jr.", "Ann Lee"]).find(text, 0, 15))


def test_a_corpus_without_people_names_nobody():
    assert list(NameFinder([]).find("as Ann Lee said", 0, 15)) == []
