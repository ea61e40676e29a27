"""Which turns are compared with which, by rule and by name."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus

from helpers.corpus.corpus import count_speakers
from helpers.errors import ParameterError
from helpers.measures.keyness import choose_groups, choose_sides
from helpers.measures.keyness.sides import sides_of_halves
from helpers.tokens import tokens

TOWN = {
    "m1": [("Ann", "a " * 9), ("Ben", "b " * 5), (None, "q q")],
    "m2": [("Ann", "c c"), ("Cem", "d " * 4)],
    "m3": [("Dot", "e e e"), ("Ben", "f")],
}
DAYS = {"m1": {"date": "2024-01-10"}, "m2": {"published": "2024-03-01"}}
GROUPS = {"Ann": "Hill", "Ben": "Harbour", "Cem": "Harbour"}


def town(meetings=TOWN, days=DAYS, groups=GROUPS):
    """Return the words, and the table of people with their groups."""
    corpus = make_corpus(meetings, days=days)
    people = pd.DataFrame({"speaker": list(groups), "group": list(groups.values())})
    people = people.assign(role=pd.NA)
    return tokens(corpus), count_speakers(corpus.turns, people)


def said(sides):
    """Return what either side says, and how the sides are called."""
    coded, texts = sides.tokens, []
    for mask in (sides.target, sides.reference):
        rows = np.repeat(mask, np.diff(coded.offsets))
        texts.append("".join(coded.vocabulary[coded.ids[rows]]))
    return (*texts, *sides.names)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        pytest.param(
            {},
            ("aaaaaaaaacc", "bbbbbqqddddeeef", "Ann", "all others"),
            id="most words against all others, nobody among them",
        ),
        pytest.param(
            {"target": ["Ben"], "reference": ["Cem"]},
            ("bbbbbf", "dddd", "Ben", "Cem"),
            id="two people",
        ),
        pytest.param(
            {"target": ["Harbour"], "reference": ["Hill"]},
            ("bbbbbddddf", "aaaaaaaaacc", "Harbour", "Hill"),
            id="two groups",
        ),
        pytest.param(
            {"target": ["Ben", "Hill"]},
            ("aaaaaaaaabbbbbccf", "qqddddeee", "Ben and Hill", "all others"),
            id="a person and a group together",
        ),
        pytest.param(
            {"focus": ["Cem", "Ann"]},
            (
                "dddd",
                "aaaaaaaaabbbbbqqcceeef",
                "Cem",
                "all others",
            ),
            id="the first of those to look at",
        ),
        pytest.param(
            {"turning_point": "2024-03-01"},
            (
                "ccdddd",
                "aaaaaaaaabbbbbqq",
                "the time since 2024-03-01",
                "the time before 2024-03-01",
            ),
            id="from a day on; the undated meeting is on neither side",
        ),
        pytest.param(
            {"turning_point": "2024-02-01", "target": ["Ann"]},
            ("cc", "aaaaaaaaa", "Ann since 2024-02-01", "Ann before 2024-02-01"),
            id="one person before and after a day",
        ),
        pytest.param(
            {"target": "Ben"},
            ("bbbbbf", "aaaaaaaaaqqccddddeee", "Ben", "all others"),
            id="a name that is no list",
        ),
        pytest.param(
            {"target": ["(no named person)"], "reference": ["Dot"]},
            ("qq", "eee", "(no named person)", "Dot"),
            id="nobody",
        ),
        pytest.param(
            {"target": ["Ann", "Ben", "Cem"]},
            ("aaaaaaaaabbbbbccddddf", "qqeee", "Ann and 2 others", "all others"),
            id="three people",
        ),
    ],
)
def test_the_sides_are_those_that_are_asked_for(choice, expected):
    assert said(choose_sides(*town(), **choice)) == expected


def test_a_rule_that_chose_is_said():
    assert choose_sides(*town()).how.startswith("nobody was named")
    assert choose_sides(*town(), target=["Ann"]).how == ""
    sides = choose_sides(*town(), turning_point="2024-02-01")
    assert sides.how == "1 meeting without a day on neither side"
    assert sides.n_words == (6, 16)


def test_one_speaker_is_parted_by_the_day_that_halves_the_words():
    meetings = {
        "m1": [("Ann", "a " * 3)],
        "m2": [("Ann", "b " * 3)],
        "m3": [("Ann", "c " * 5)],
    }
    days = {f"m{n}": {"date": f"2024-0{n}-01"} for n in (1, 2, 3)}
    sides = choose_sides(*town(meetings, days))
    assert said(sides)[:3] == ("ccccc", "aaabbb", "the time since 2024-03-01")
    assert sides.how.startswith("one speaker only: parted by the day")


@pytest.mark.parametrize("speaker", ["Ann", None])
def test_one_speech_is_parted_in_halves(speaker):
    sides = choose_sides(*town({"m": [(speaker, "a a b b")]}, {}))
    assert said(sides) == ("aa", "bb", "the first half", "the second half")
    assert sides.how.startswith("one speaker only, on one day")


def test_halves_are_those_of_each_meeting():
    coded, _ = town({"m": [("A", "a b")], "n": [("A", "a a b b")]})
    assert said(sides_of_halves(coded))[:2] == ("aaa", "bbb")


def test_one_speaker_and_questions_of_nobody_are_two_sides():
    sides = choose_sides(*town({"m": [("Ann", "a a"), (None, "q")]}))
    assert said(sides)[:2] == ("aa", "q")


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            {"target": ["An"]},
            r"target: 'An' is no speaker and no group \(did you mean 'Ann'\?\),"
            r" expected one of 'Ann', 'Ben', .*; groups: 'Harbour', 'Hill'",
        ),
        ({"target": ["Ann"], "reference": ["Zoe"]}, "reference: 'Zoe' is no speaker"),
        ({"turning_point": "May"}, "turning_point: 'May'.*dated 2024-01-10 to 2024-03"),
        (
            {"turning_point": "2024-02-01", "reference": ["Ben"]},
            r"reference: \['Ben'\] beside turning_point",
        ),
    ],
)
def test_what_is_not_there_is_refused(choice, message):
    with pytest.raises(ParameterError, match=message):
        choose_sides(*town(), **choice)


def test_without_groups_the_message_says_where_they_come_from():
    with pytest.raises(ParameterError, match="groups: none: speakers"):
        choose_sides(*town(groups={}), target=["Hill"])


def grouped(grouping):
    coded, texts = grouping.tokens, {}
    for number, name in enumerate(grouping.names):
        rows = np.repeat(grouping.groups == number, np.diff(coded.offsets))
        texts[name] = "".join(dict.fromkeys(coded.vocabulary[coded.ids[rows]]))
    return texts


LONG = {
    "m1": [("Ann", "a " * 400), ("Ben", "b " * 300), (None, "q " * 300)],
    "m2": [("Cem", "c " * 250), ("Dot", "d " * 9)],
}


@pytest.mark.parametrize(
    ("meetings", "days", "choice", "kind", "expected"),
    [
        pytest.param(
            LONG,
            DAYS,
            {},
            "speakers",
            {"Ann": "a", "Ben": "b", "Cem": "c", "all others": "qd"},
            id="people with enough words",
        ),
        pytest.param(
            LONG,
            DAYS,
            {"focus": ["Dot", "Ben"], "by": "speakers"},
            "speakers",
            {"Dot": "d", "Ben": "b", "all others": "aqc"},
            id="people that are named",
        ),
        pytest.param(
            LONG,
            DAYS,
            {"by": "groups"},
            "groups",
            {"Harbour": "bc", "Hill": "a", "all others": "qd"},
            id="groups, when asked for",
        ),
        pytest.param(
            {"m1": [("Ann", "a b c d e f")]},
            {},
            {},
            "parts",
            {"first third": "ab", "second third": "cd", "last third": "ef"},
            id="parts of the meeting, where there is nothing else",
        ),
        pytest.param(
            {f"m{n}": [("Ann", "abcde"[n])] for n in range(5)},
            {f"m{n}": {"date": f"2024-0{n + 1}-01"} for n in range(4)},
            {},
            "periods",
            {f"2024-0{n + 1}-01": "abcd"[n] for n in range(4)},
            id="periods, without the meeting that has no day",
        ),
        pytest.param(
            {f"m{n}": [("Ann", "a b")] for n in range(8)},
            {f"m{n}": {"date": f"2024-0{n + 1}-01"} for n in range(8)},
            {},
            "periods",
            {f"2024-0{n}-01 to 2024-0{n + 1}-01": "ab" for n in (1, 3, 5, 7)},
            id="periods of as many words",
        ),
    ],
)
def test_the_groups_are_the_first_kind_of_which_there_are_three(
    meetings, days, choice, kind, expected
):
    grouping = choose_groups(*town(meetings, days), **choice)
    assert grouping.kind == kind
    assert grouped(grouping) == expected
    assert grouping.shown == [name for name in expected if name != "all others"]


def test_no_more_people_than_there_are_hues():
    meetings = {"m": [(name, f"{name} " * 200) for name in "abcdefgh"]}
    assert choose_groups(*town(meetings)).names == [*"abcdef", "all others"]


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("years", "panels: 'years', expected one of"),
        ("groups", "panels: 0 of 'groups' with words, expected two or more"),
    ],
)
def test_groups_that_there_are_not_are_refused(by, message):
    with pytest.raises(ParameterError, match=message):
        choose_groups(*town(LONG, groups={}), by=by)
