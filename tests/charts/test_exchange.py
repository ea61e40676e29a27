"""How equal the floor is and how often it changes, in sentences."""

import pytest
from builders import make_corpus

from helpers.charts.exchange import finding_evenness, finding_switches
from helpers.errors import TableError
from helpers.measures.floor import floor_evenness, switches

PAIR = [("Ann", "x x x"), ("Bob", "x")]


def turns_of(*meetings):
    return make_corpus({f"m{n}": list(turns) for n, turns in enumerate(meetings)}).turns


@pytest.mark.parametrize(
    ("meetings", "finding"),
    [
        (
            [PAIR],
            "In 1 meeting whoever speaks most has 75.0 % of the words of named people;"
            " evenness is 0.81, Gini 0.25",
        ),
        (
            [PAIR, PAIR],
            "In the mean of 2 meetings whoever speaks most has 75.0 % of the words of"
            " named people; evenness is 0.81, Gini 0.25",
        ),
        ([[("Ann", "x")]], "One named person speaks: there is nothing to share out"),
        ([[(None, "x")]], "Nobody is named: there is nothing to share out"),
    ],
)
def test_evenness_is_told_of_the_mean_meeting(meetings, finding):
    assert finding_evenness(floor_evenness(turns_of(*meetings))) == finding


def test_intervals_stand_beside_the_numbers_where_there_are_any():
    text = finding_evenness(floor_evenness(turns_of(*[PAIR] * 12)))
    assert text.count("95 % interval") == 2
    text = finding_switches(switches(turns_of(*[PAIR] * 12)))
    assert "250 times per 1,000 words (95 % interval " in text


@pytest.mark.parametrize(
    ("turns", "finding"),
    [
        (
            PAIR,
            "The floor changes 1 time in 4 words: 250 times per 1,000 words; a floor"
            " has 2 words on average",
        ),
        (PAIR[:1], "The floor never changes in 3 words"),
    ],
)
def test_switches_are_told_with_their_denominator(turns, finding):
    assert finding_switches(switches(turns_of(turns))) == finding


def test_nothing_can_be_said_of_a_table_without_rows():
    with pytest.raises(TableError, match="finding: no rows"):
        finding_evenness(floor_evenness(turns_of(PAIR)).head(0))
    with pytest.raises(TableError, match="finding: no rows"):
        finding_switches(switches(turns_of(PAIR)).head(0))
