"""Which turns belong to which of two sides, and what the sides are called."""

import pytest

from helpers.corpus.pair import load_pair
from helpers.errors import ParameterError

TALK = "CHAIR: {0}o.\n\nANN LEE: {0}a.\n\nBOB RAY: {0}b.\n\nCY ORR: {0}c.\n"
DATED = "file,date\none.txt,2023-05-01\ntwo.txt,2024-02-01\nthree.txt,2024-06-01\n"
GROUPS = "label,speaker,role,group\nANN LEE,Ann Lee,,Left\nBOB RAY,Bob Ray,,Left\n"


@pytest.fixture
def town(folder):
    """Return a folder of three dated meetings and one without a day, and another."""
    talks = {f"talks__{name}_dot_txt": TALK.format(name) for name in ("one", "two")}
    talks |= {f"talks__{name}_dot_txt": TALK.format(name) for name in ("three", "no")}
    more = {"more__far_dot_txt": "DOT FAY: far d.\n\nANN LEE: far a.\n"}
    tables = {"talks__meetings_dot_csv": DATED}
    speakers = GROUPS + "CY ORR,Cy Orr,clerk,Right\n"
    place = folder(**talks, **more, **tables, talks__speakers_dot_csv=speakers)
    return place


def said(pair):
    """Return what is said on either side: the words of all turns in order."""
    texts = pair.corpus.turns["text"].str.strip("\n .")
    return [" ".join(texts[mask]) for mask in (pair.is_target, ~pair.is_target)]


@pytest.fixture
def pair(town, monkeypatch):
    monkeypatch.chdir(town)
    return lambda against="", **first: load_pair("talks", against, **first)


def of(*meetings, who="oabc"):
    meetings = meetings or ("no", "one", "three", "two")
    return " ".join(f"{m}{w}" for m in meetings for w in who)


@pytest.mark.parametrize(
    ("first", "against", "sides", "names"),
    [
        pytest.param(
            {"speakers": ["Ann Lee"]},
            "speakers=Bob Ray",
            (of(who="a"), of(who="b")),
            ("Ann Lee", "Bob Ray"),
            id="two people",
        ),
        pytest.param(
            {"until": "2023-12-31"},
            "since=2024-01-01",
            (of("one"), of("three", "two")),
            ("the time until 2023-12-31", "the time since 2024-01-01"),
            id="two periods",
        ),
        pytest.param(
            {},
            "since=2024-01-01",
            (of("one"), of("three", "two")),
            ("the time before 2024-01-01", "the time since 2024-01-01"),
            id="a period and what is left, without what has no day",
        ),
        pytest.param(
            {},
            "since=2024-01-01,until=2024-03-01",
            (of("one", "three"), of("two")),
            ("all other days", "the time 2024-01-01 to 2024-03-01"),
            id="a period inside",
        ),
        pytest.param(
            {},
            "speakers=Cy Orr",
            (of(who="oab"), of(who="c")),
            ("all others", "Cy Orr"),
            id="all others and one",
        ),
        pytest.param(
            {"speakers": ["Ann Lee"]},
            "speakers=",
            (of(who="a"), of(who="obc")),
            ("Ann Lee", "all others"),
            id="one and all others",
        ),
        pytest.param(
            {"groups": ["Left"], "since": "2024-03-01"},
            "groups=Right",
            (of("three", who="ab"), of("three", who="c")),
            ("Left", "Right"),
            id="two groups in a time",
        ),
        pytest.param(
            {"exclude_roles": ["clerk"], "speakers": ["Ann Lee", "Bob Ray"]},
            "since=2024-03-01",
            (of("one", "two", who="ab"), of("three", who="ab")),
            ("the time before 2024-03-01", "the time since 2024-03-01"),
            id="the same people in two periods",
        ),
        pytest.param(
            {"groups": ["Left"]},
            "speakers=Bob Ray",
            (of(who="a"), of(who="b")),
            ("Left without Bob Ray", "Bob Ray"),
            id="one of a group",
        ),
        pytest.param(
            {"since": "2024-01-01"},
            "since=2024-03-01",
            (of("two"), of("three")),
            ("all other days", "the time since 2024-03-01"),
            id="a time inside another",
        ),
        pytest.param(
            {"since": "2024-01-01"},
            "since=2024-01-01, exclude_roles=clerk",
            (of("three", "two", who="c"), of("three", "two", who="oab")),
            ("all else", "without clerk"),
            id="roles",
        ),
    ],
)
def test_two_sides_of_one_place(pair, first, against, sides, names):
    found = pair(against, **first)
    assert said(found) == list(sides)
    assert found.names == names


def test_two_places_keep_their_own_turns(pair):
    found = pair("more")
    assert said(found)[1] == "far d far a"
    assert found.names == ("talks", "more")
    assert set(found.corpus.speakers["speaker"]) >= {"Ann Lee", "DOT FAY"}


def test_a_person_is_one_in_both_places(pair):
    found = pair("more", speakers=["Ann Lee"])
    assert said(found) == [of(who="a"), "far a"]
    assert found.how == "on both sides only Ann Lee"


def test_a_file_of_a_place_is_taken_out_of_the_rest(pair):
    found = pair("talks/two.txt")
    assert said(found) == [of("no", "one", "three"), of("two")]
    assert found.names == ("all else", "two.txt")


def test_only_meetings_of_either_side_are_left(pair):
    found = pair("since=2024-03-01", until="2023-12-31")
    assert sorted(found.corpus.meetings["meeting_id"]) == ["one", "three"]


def test_what_is_left_out_is_said_once(pair):
    found = pair("since=2024-01-01", until="2023-12-31")
    assert found.how == "1 meeting without a date or a day of publication"


def test_where_no_side_is_named_days_part_the_words(pair):
    found = pair()
    assert found.names == ("the time since 2024-02-01", "the time until 2024-01-31")
    assert found.how.startswith("no sides were named: parted by the day that")


def test_people_who_are_named_stand_against_all_others(pair):
    assert pair(speakers="Bob Ray").names == ("Bob Ray", "all others")


def test_on_one_day_whoever_says_most_stands_against_all_others(folder):
    place = folder(a_dot_txt="ANN LEE: One.\n\nBOB RAY: Two three.\n")
    assert load_pair(str(place)).names == ("BOB RAY", "all others")


@pytest.mark.parametrize(
    ("first", "against", "message"),
    [
        ({}, "speakers=Bob Roy", r"^against: speakers: 'Bob Roy' has no turn"),
        ({"speakers": ["Bob Roy"]}, "more", r"^speakers: 'Bob Roy' has no turn"),
        ({}, "groups=Centre", r"^against: groups: 'Centre' .*one of 'Left', 'Right'"),
        ({}, "since=2030-01-01", r"^against: no turn is left of"),
        ({}, "since=May", r"^against: since: 'May' is no day"),
        (
            {"speakers": ["Ann Lee", "Bob Ray"]},
            "speakers=Bob Ray, Cy Orr",
            r"^against: the two sides hold 4 turns of each other, expected sides",
        ),
        ({}, "until=2030-01-01, exclude_roles=", r"the two sides hold the same turns"),
    ],
)
def test_sides_that_cannot_be_are_refused(pair, first, against, message):
    with pytest.raises(ParameterError, match=message):
        pair(against, **first)


def test_groups_that_nobody_wrote_down_are_refused(folder):
    place = str(folder(a_dot_txt="ANN LEE: One.\n\nBOB RAY: Two three.\n"))
    with pytest.raises(ParameterError, match=r"those that speakers\.csv gives, and it"):
        load_pair(place, "groups=Left")


def test_one_speaker_on_one_day_has_nobody_to_compare_with(folder):
    with pytest.raises(ParameterError, match=r"against: nobody to compare with: one"):
        load_pair(str(folder(a_dot_txt="ANN LEE: One.\n")))


@pytest.mark.parametrize(
    ("places", "names"),
    [
        (("one/talks", "two/talks"), ("talks (1)", "talks (2)")),
        (("one", "two/talks"), ("one", "talks")),
    ],
)
def test_places_of_one_name_are_told_apart(folder, monkeypatch, places, names):
    monkeypatch.chdir(
        folder(
            one__talks__a_dot_txt="ANN LEE: One.", two__talks__b_dot_txt="ANN LEE: Two."
        )
    )
    assert load_pair(places[0], places[1]).names == names
