import pytest

from helpers.segmenting import parse_label
from helpers.speakers import Used, name_people, passages_of, printed_office, with_roles
from helpers.speakers.roles import CHAIRS, MODERATORS, role_of


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("The Chair", "chair"),
        ("Ann Lee (Chair)", "chair"),
        ("E. Lee, Chair", "chair"),
        ("Deputy Chair Ann Lee", "chair"),
        ("Mr. SPEAKER", "chair"),
        ("The SPEAKER", "chair"),
        ("The SPEAKER pro tempore (Mr. Orr)", "chair"),
        ("The PRESIDING OFFICER", "chair"),
        ("El señor PRESIDENTE", "chair"),
        ("El señor ORR (Presidente)", "chair"),
        ("M. le président", "chair"),
        ("ГОЛОВУЮЧИЙ", "chair"),
        ("Председательствующий", "chair"),
        ("Vizepräsidentin Ann Lee", "chair"),
        ("MODERATOR", "moderator"),
        ("ANN LEE, CNN MODERATOR", "moderator"),
        ("Ведущий", "moderator"),
        ("LE PRESIDENT", None),
        ("The President", None),
        ("Präsidentin Ann Lee", None),
        ("President of Chile Ann Lee", None),
        ("Chairman of the Bank Ann Lee", None),
        ("Ann Lee, TV presenter", None),
        ("Ann Lee", None),
        ("Question", None),
    ],
)
def test_a_label_says_who_is_in_the_chair(label, role):
    assert role_of(parse_label(label)) == role


@pytest.mark.parametrize("label", ["The President", "Präsidentin Ann Lee"])
def test_a_president_is_in_the_chair_where_there_is_a_sitting(label):
    used = [Used("m", label, parse_label(label), 1)]
    sitting = passages_of("I now give the floor to Mr Orr. He has the floor.", [])
    speech = passages_of("I love this floor.", [])
    assert [use.role for use in with_roles(used, {"m": sitting})] == ["chair"]
    assert [use.role for use in with_roles(used, {"m": speech})] == [None]


@pytest.mark.parametrize(
    ("record", "roles"),
    [
        ("Bo Orr in the chair", {"Bo Orr": "chair", "Mr Orr": "chair"}),
        ("[MR. ORR in the Chair]", {"Bo Orr": "chair", "Mr Orr": "chair"}),
        ("Present: Ann Lee; Bo Orr took the chair",
         {"Bo Orr": "chair", "Mr Orr": "chair"}),
        ("chaired by Ann Lee, assisted by Bo Orr", {"Ann Lee": "chair"}),
        ("moderated by Ann Lee", {"Ann Lee": "moderator"}),
        ("Председательствует Анна Лиза", {"Анна Лиза": "chair"}),
        ("Ann Lee sat in a chair", {}),
        ("chaired by Ada Lee", {}),
        ("chaired by Mr Lee", {}),
    ],
)  # fmt: skip
def test_a_record_says_who_is_in_the_chair(record, roles):
    labels = ["Ann Lee", "Ida Lee", "Bo Orr", "Mr Orr", "Анна Лиза"]
    used = name_people([Used("m", x, parse_label(x), 1) for x in labels], [])
    found = with_roles(used, {"m": passages_of(record, [record])})
    assert {u.label: u.role for u in found if u.role} == roles
    assert all("as the transcript says" in u.evidence for u in found if u.role)


def test_a_shorter_label_of_the_chair_has_the_role_but_not_one_of_a_party():
    labels = ["The Chair (Ann Lee)", "Ann Lee", "Ann Lee (Lib.)"]
    used = name_people([Used("m", x, parse_label(x), 1) for x in labels], [])
    assert [use.role for use in with_roles(used, {})] == ["chair", "chair", None]


@pytest.mark.parametrize(
    ("label", "office"),
    [
        ("The Chair", "Chair"),
        ("Mr. Lee", ""),
        ("El señor LEE", ""),
        ("El señor LEE (Presidente)", "Presidente"),
        ("Ann Lee (China)", ""),
        ("Mme Ann Lee, ministre", "ministre"),
        ("The Lord Chancellor", "Lord Chancellor"),
    ],
)
def test_forms_of_address_are_no_office(label, office):
    assert printed_office(parse_label(label)) == office


@pytest.mark.parametrize("office", sorted(CHAIRS | MODERATORS))
def test_the_chair_and_the_moderator_are_nobody_by_name(office):
    assert parse_label(office.capitalize()).kind == "office"
