"""Who follows whom, drawn as the number of people asks."""

import json
import random

import pandas as pd
import pytest
from builders import make_corpus

from helpers.charts.following import plot_following
from helpers.charts.pairs import finding_following, hover_of, shade_of, sign_of
from helpers.errors import TableError
from helpers.measures.floor import who_follows
from helpers.measures.floor.following import COLUMNS
from helpers.tables import NO_PERSON


def measured(*meetings):
    """Return the result for meetings given as the letters of their speakers."""
    turns = {
        f"m{number}": [(None if name == "_" else name, "word") for name in meeting]
        for number, meeting in enumerate(meetings)
    }
    return who_follows(make_corpus(turns).turns)


def pair(**values):
    """Return a row of the result."""
    blank = dict.fromkeys(COLUMNS, float("nan"))
    names = {"from_speaker": "Ann", "to_speaker": "Bob"}
    return pd.Series({**blank, **names, "n": 4, "n_from": 9, "expected": 2.5, **values})


RING = measured("ABC" * 20)
MANY = measured(*[f"{a}{b}{a}{b}" for a in "ABCDEFGH" for b in "PQRSTUVW"])


def test_few_people_are_a_matrix_with_a_number_in_each_cell():
    fig = plot_following(RING, title="")
    cells, numbers, heads, names = fig.data
    assert list(heads.text) == ["<b>B</b>", "<b>A</b>", "<b>C</b>"]
    assert names.text[1] == "after <b>A</b> A (20 times)"
    shown = {
        (row, round(base + 0.47)): text
        for row, base, text in zip(cells.y, cells.base, numbers.text, strict=True)
    }
    assert shown[1, 0] == shown[0, 2] == "▲20"
    assert shown[0, 1] == "▼0"
    assert (0, 0) not in shown


def test_a_mark_needs_more_than_a_difference():
    assert sign_of(pair(p_value=0.2, residual=2)) == ""
    assert sign_of(pair(residual=2)) == ""
    assert sign_of(pair(p_value=0.01, residual=3)) == "▲"
    assert sign_of(pair(p_value=0.01, residual=-3, expected=9)) == "▼"


def test_shades_are_blue_for_more_orange_for_less_and_deeper_further_off():
    more, most, less = (shade_of(pair(residual=r)) for r in (1, 9, -1))
    assert more.rpartition(",")[0] == most.rpartition(",")[0]
    assert more.rpartition(",")[0] != less.rpartition(",")[0]
    alpha = [float(shade.rpartition(",")[2].rstrip(")")) for shade in (more, most)]
    assert alpha[0] < alpha[1] == 0.79


def test_what_is_said_of_a_pair_has_count_chance_interval_and_p():
    row = pair(ratio=1.6, ratio_low=1.2, ratio_high=2.1, p_value=0.0001)
    assert hover_of(row).split("<br>") == [
        "Bob after Ann",
        "4 times of 9; chance gives 2.5",
        "1.60 times chance, 95 % interval 1.20 to 2.10",
        "p &lt; 0.001, corrected",
    ]


def test_a_matrix_makes_room_for_marked_pairs():
    # Y and X make fewest changes, but X always follows Y.
    council, rng = "ABCDEFGHIJK", random.Random(1)
    rounds = ["".join(rng.sample(council, 11)) for _ in range(60)]
    table = measured(
        "".join(part + "YX" * (n % 6 > 0) for n, part in enumerate(rounds))
    )
    fig = plot_following(table, title="")
    names = fig.data[3].text
    assert len(names) == 12
    assert [name.split()[2] for name in names[-2:]] == ["Y", "X"]
    assert "1 person with fewer not drawn" in fig.layout.xaxis.title.text


def test_many_people_are_the_pairs_furthest_from_chance():
    table = measured("ABC" * 20, *[f"{a}{b}" for a in "PQRSTU" for b in "EFGHIJ"] * 2)
    fig = plot_following(table, title="")
    labels = fig.data[1].text
    assert labels[0] == "▲ 19 (9.2): A after C"
    assert len(fig.data[0].x) == len(labels) <= 12
    expected = fig.data[-1].base
    assert list(expected) == pytest.approx(
        [row[COLUMNS.index("expected")] for row in fig.layout.meta["rows"]]
    )


def test_a_pair_that_cannot_be_tested_gives_way_to_those_that_can():
    names = [(f"A{n}", f"B{n}") for n in range(30)]
    rows = [
        pair(from_speaker=a, to_speaker=b, ratio=2.0, residual=n / 10, mean_floor=9)
        for n, (a, b) in enumerate(names)
    ]
    table = pd.DataFrame(rows).astype({"n": int, "n_from": int})
    fig = plot_following(table.assign(p_value=[0.5] * 2 + [None] * 28), title="")
    assert [text.split(": ")[1] for text in fig.data[1].text] == [
        "B1 after A1",
        "B0 after A0",
    ]
    untested = plot_following(table, title="")
    assert [row[0] for row in untested.layout.meta["rows"]][:2] == ["A29", "A28"]


def test_pairs_that_only_alternate_are_drawn_unmarked():
    fig = plot_following(MANY, title="")
    assert not any("▲" in text or "▼" in text for text in fig.data[1].text)
    assert "no pair can be told from chance" in fig.layout.xaxis.title.text


def test_two_people_are_how_long_each_speaks():
    turns = [("Ann", "x x x"), ("Bob", "x"), ("Ann", "x x x x x")]
    fig = plot_following(who_follows(make_corpus({"m": turns}).turns), title="")
    assert list(fig.data[1].text) == [
        "Bob after Ann: 1 word (1 time)",
        "Ann after Bob: 5 words (1 time)",
    ]
    assert "two can only alternate" in fig.layout.xaxis.title.text


def test_of_two_the_one_who_speaks_longer_is_named_first():
    turns = [("Ann", "x"), ("Bob", "x"), ("Ann", "x x x")]
    told = finding_following(who_follows(make_corpus({"m": turns}).turns))
    assert told.startswith("Ann speaks 3 words on average after Bob; Bob speaks 1 word")


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (measured("AA"), "The floor never passes from one speaker to another"),
        (measured("AB"), "B speaks 1 word on average after A"),
        (
            measured("A_A"),
            f"A speaks 1 word on average after {NO_PERSON};"
            f" {NO_PERSON} speaks 1 word on average after A",
        ),
        (RING, "B follows A 20 times; chance gives 10"),
        (
            measured("ABCA"),
            "B follows A most often, 1 of 3 changes; too few to be told",
        ),
        (
            measured("ABCBACACBABC" * 6),
            "B follows A most often, 12 of 71 changes; of 6 pairs none is clearly off",
        ),
        (MANY, "P follows A most often, 2 of 192 changes; who follows is settled by"),
    ],
)
def test_the_finding_is_told_from_the_table_and_every_table_is_drawn(table, finding):
    assert finding_following(table).startswith(finding)
    fig = plot_following(table, title=finding)
    assert fig.data
    assert "NaN" not in fig.to_json()
    assert json.loads(fig.to_json())["layout"]["meta"]["card"]["measure"]


def test_names_are_never_markup(hostile, drawn_texts):
    for names in ([hostile, "B"], [hostile, "B", "C"]):
        turns = [(name, "word") for name in names * 3]
        fig = plot_following(who_follows(make_corpus({"m": turns}).turns), title="")
        assert hostile not in drawn_texts(fig) or hostile == "%{x}"


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="plot_following: missing"):
        plot_following(RING.drop(columns="residual"), title="")
