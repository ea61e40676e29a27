"""What is set against a selection: another place, or what differs there."""

import pytest

from helpers.corpus.against import Selection, other_side, read_against, write_against
from helpers.errors import ParameterError

FIRST = Selection(
    "talks",
    since="2023-01-01",
    until="2023-12-31",
    speakers=["Ann Lee"],
    groups=[],
    exclude_roles=["chair"],
)


@pytest.mark.parametrize(
    ("against", "changed"),
    [
        ("more/talks", {"corpus": "more/talks"}),
        ("talks/*.txt", {"corpus": "talks/*.txt"}),
        ("./a=b.txt", {"corpus": "./a=b.txt"}),
        ("corpus=a=b.txt", {"corpus": "a=b.txt"}),
        ("speakers=Bob Ray", {"speakers": ["Bob Ray"]}),
        ("speaker = Bob Ray, Cy Orr", {"speakers": ["Bob Ray", "Cy Orr"]}),
        ('speakers=["Ray, Bob"]', {"speakers": ["Ray, Bob"]}),
        ("speakers=", {"speakers": []}),
        ("group=Left", {"speakers": [], "groups": ["Left"]}),
        ("since=2024-01-01", {"since": "2024-01-01", "until": ""}),
        ("exclude_roles=", {"exclude_roles": []}),
        (
            "corpus=b, since=2024-01-01, until=2024-06-30,speakers=Bob, Cy",
            {"corpus": "b", "since": "2024-01-01", "until": "2024-06-30"}
            | {"speakers": ["Bob", "Cy"]},
        ),
    ],
)
def test_the_other_side_is_the_first_but_for_what_is_said(against, changed):
    assert other_side(FIRST, against) == FIRST._replace(**changed)


@pytest.mark.parametrize(
    ("against", "message"),
    [
        ("talks", r"'talks' is the first side itself, expected what differs"),
        ("speakers=Ann Lee", r"is the first side itself"),
        ("speeker=Bob", r"'speeker' in 'speeker=Bob' is no condition, .*'speakers'"),
        ("a=b.txt", r"'a' in 'a=b.txt' is no condition, .*is corpus=a=b.txt"),
        ("since=2024-01-01, since=2025-01-01", r"since stands twice in 'since=2024"),
        ("speaker=Bob, speakers=Cy", r"speakers stands twice"),
        ('speakers=["Bob', r"speakers='\[\"Bob' is no list"),
    ],
)
def test_what_says_nothing_is_refused(against, message):
    with pytest.raises(ParameterError, match=message):
        other_side(FIRST, against)


@pytest.mark.parametrize(
    "against",
    ["more/talks", "corpus=b, since=2024-01-01", "corpus=a=b", "speakers=Bob"],
)
def test_what_is_read_can_be_written_again(against):
    given = read_against(against)
    assert read_against(write_against(given)) == given
    assert write_against(given) == against
