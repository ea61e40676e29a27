"""What is different, as marks, sentences and tables: the numbers of the tables."""

from math import inf, nan

import numpy as np
import pandas as pd
import pytest

from helpers.charts.against import (
    plot_manner,
    plot_named_by_side,
    plot_share_difference,
)
from helpers.charts.against_words import (
    answer_against,
    finding_manner,
    finding_named_by_side,
    finding_share_difference,
    label_of,
    points_range,
    shown_manner,
    shown_named_by_side,
    shown_share_difference,
)
from helpers.errors import TableError
from helpers.tables import NO_PERSON

NAMES = ("the time before 2024-01-01", "Ann")


def manner(*rows):
    """Return a result of manner: measure, both values, log ratio and its ends."""
    columns = ["measure", "value_target", "value_reference", "log_ratio"]
    table = pd.DataFrame(rows, columns=[*columns, "log_ratio_low", "log_ratio_high"])
    reason = table["log_ratio"].isna().map({True: "none on either side", False: None})
    per = [
        "words" if m == "words in a turn" else "in 1,000 words"
        for m in table["measure"]
    ]
    return table.assign(per=per, reason=reason, n_target=1, n_reference=1)


SPOKEN = manner(
    ("words in a turn", 40.0, 20.0, 1.0, 0.5, 1.5),
    ("questions", 2.0, 8.0, -2.0, -3.0, 0.2),
    ("people named", 0.0, 0.0, nan, nan, nan),
)


def shares(*rows):
    """Return shares of speakers on both sides, and the ends of their difference."""
    names = ["speaker", "share_target", "share_reference"]
    ends = ["share_difference_low", "share_difference_high"]
    table = pd.DataFrame(rows, columns=[*names, *ends])
    both = (table["share_target"] > 0) & (table["share_reference"] > 0)
    return table.assign(
        is_on_both=both,
        n_target=(table["share_target"] * 1000).astype(int),
        n_reference=(table["share_reference"] * 1000).astype(int),
        share_difference=table["share_target"] - table["share_reference"],
    )


HELD = shares(
    ("Ann", 0.4, 0.1, 0.1, 0.5),
    ("Bob", 0.1, 0.2, -0.3, 0.1),
    (NO_PERSON, 0.5, 0.7, -1, 1),
)


def named(*rows):
    columns = ["group", "name", "n_target", "n_reference", "log_ratio"]
    table = pd.DataFrame(rows, columns=[*columns, "log_ratio_low", "log_ratio_high"])
    return table.assign(n_words_target=1000, n_words_reference=2000)


SAID = named(
    ("countries", "France", 8, 2, 3.0, 1.0, 6.0),
    ("people", "Ben", 0, 9, -8.0, -inf, -0.5),
    ("people", "Cem", 2, 4, 0.0, -4.0, inf),
)


def marks(fig):
    """Return place, symbol and row of each mark."""
    trace = fig.data[1]
    rows = [round(y) for y in trace.y]
    return list(zip(trace.x, trace.marker.symbol, rows, strict=True))


def test_a_mark_is_filled_where_its_interval_leaves_out_the_same():
    fig = plot_manner(SPOKEN, title="A title", names=NAMES)
    assert marks(fig) == [(1.0, "circle", 0), (-2.0, "circle-open", 1)]
    assert list(fig.data[2].text) == [
        "Words in a turn 40.0 and 20.0",
        "Questions 2.00 and 8.00 per 1,000",
    ]


def test_an_interval_is_a_line_from_end_to_end():
    fig = plot_manner(SPOKEN, title="A title", names=NAMES)
    assert list(fig.data[0].x) == [0.5, 1.5, None, -3.0, 0.2, None]


def test_what_has_no_value_is_named_under_the_axis():
    fig = plot_manner(SPOKEN, title="A title", names=NAMES)
    assert "people named: none on either side" in fig.layout.xaxis.title.text


def test_without_intervals_the_axis_says_why():
    table = SPOKEN.assign(log_ratio_low=nan, log_ratio_high=nan)
    table.attrs["card"] = {"interval": "none: too few", "n": "9 words"}
    fig = plot_manner(table, title="A title", names=NAMES)
    assert "no interval: 9 words are too few" in fig.layout.xaxis.title.text
    assert [symbol for _, symbol, _ in marks(fig)] == ["circle-open"] * 2


def test_what_lies_beyond_the_drawing_stands_at_its_edge_as_a_triangle():
    fig = plot_named_by_side(SAID, title="A title", names=NAMES)
    assert marks(fig) == [
        (3.0, "circle", 1),
        (-5.0, "triangle-left", 3),
        (0.0, "circle-open", 4),
    ]
    edge = fig.layout.xaxis.range[1]
    assert list(fig.data[0].x)[3:5] == [-edge, -0.5]
    assert fig.data[0].x[7] == edge


def test_names_stand_under_the_heading_of_their_group():
    fig = plot_named_by_side(SAID, title="A title", names=NAMES)
    assert list(fig.data[2].text)[:3] == [
        "<b>Countries</b>",
        "France: 8 and 2 times",
        "<b>People</b>",
    ]


def test_no_name_is_a_drawing_too():
    fig = plot_named_by_side(SAID.head(0), title="A title", names=NAMES)
    assert fig.layout.meta["rows"] == []
    assert "No name is said often enough" in fig.data[1].text[0]


def test_shares_are_drawn_as_points_in_the_colour_of_the_speaker():
    fig = plot_share_difference(
        HELD, title="A title", names=NAMES, colours={"Ann": "#123456"}, top=2
    )
    assert [(round(x), symbol) for x, symbol, _ in marks(fig)] == [
        (30, "circle"),
        (-10, "circle-open"),
    ]
    assert fig.data[1].marker.color[0] == "#123456"
    assert "1 person with less not drawn" in fig.layout.xaxis.title.text


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            SPOKEN,
            "Between the time before 2024-01-01 and Ann 1 of 2 measures differs for"
            " certain: words in a turn 40.0 and 20.0",
        ),
        (
            SPOKEN.iloc[1:],
            "Between the time before 2024-01-01 and Ann no measure differs for certain;"
            " furthest: questions 2.00 and 8.00 in 1,000 words",
        ),
        (
            pd.concat([SPOKEN, manner(*[("x", 1.0, 2.0, -1.5, -2.0, -1.0)] * 2)]),
            "Between the time before 2024-01-01 and Ann 3 of 4 measures differ for"
            " certain: x 1.00 and 2.00 in 1,000 words; x 1.00 and 2.00 in 1,000 words;"
            " 1 more",
        ),
    ],
)
def test_the_finding_on_manner_names_what_holds(table, sentence):
    assert finding_manner(table, NAMES) == sentence


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            HELD,
            "Ann has 40.0 % of the words before 2024-01-01 and 10.0 % of the words of"
            " Ann",
        ),
        (
            HELD.iloc[1:],
            "Of 1 person on both sides nobody surely has another share; furthest: Bob"
            " has 10.0 % of the words before 2024-01-01 and 20.0 % of the words of Ann",
        ),
        (
            shares(("Ann", 1.0, 0.0, 0.5, 1.0), ("Bob", 0.0, 1.0, -1.0, -0.5)),
            "Nobody speaks on both sides",
        ),
        (
            shares(
                ("A", 0.5, 0.0, 0, 1), ("B", 0.5, 0.0, 0, 1), ("C", 0.0, 1.0, -1, 0)
            ),
            "Nobody speaks on both sides: 2 people on the first, 1 person on the other",
        ),
    ],
)
def test_the_finding_on_shares_is_of_those_on_both_sides(table, sentence):
    assert finding_share_difference(table, NAMES) == sentence


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            SAID,
            "Named more often by the time before 2024-01-01: France (8 and 2 times); by"
            " Ann: Ben (0 and 9 times)",
        ),
        (
            SAID.iloc[2:],
            "Between the time before 2024-01-01 and Ann no name is surely said more"
            " often on either side; furthest: Cem (2 and 4 times)",
        ),
        (
            SAID.head(0),
            "Nothing is named often enough to compare the time before 2024-01-01 and"
            " Ann",
        ),
    ],
)
def test_the_finding_on_names_says_whose_they_are(table, sentence):
    assert finding_named_by_side(table, NAMES) == sentence


def test_the_answer_is_made_of_the_findings():
    answer = answer_against(NAMES, SPOKEN, HELD, SAID)
    assert answer.count(". ") == 2
    assert answer.endswith("Ben (0 and 9 times).")


def test_tables_carry_the_names_of_the_sides():
    table = shown_manner(SPOKEN, NAMES)
    assert list(table)[:3] == ["measure", "before 2024-01-01", "Ann"]
    assert table.iloc[0].tolist()[1:] == ["40.0", "20.0", "2.00", "1.41 to 2.83", "yes"]
    assert table.iloc[2].tolist()[3:] == ["none on either side", "–", "–"]
    people = shown_manner(SPOKEN.assign(speaker="Ann"), NAMES)
    assert list(people)[:2] == ["speaker", "measure"]


def test_tables_say_what_only_one_side_names():
    table = shown_named_by_side(SAID, NAMES)
    assert table["ratio"].tolist() == ["8.00", "0", "1.00"]
    assert table["95 % interval"].tolist() == [
        "2.00 to 64.0",
        "0 to 0.707",
        "0.0625 or more",
    ]
    assert table["before 2024-01-01"].tolist() == ["8 (8.00)", "0 (0.00)", "2 (2.00)"]


def test_shares_are_shown_in_points():
    row = shown_share_difference(HELD, NAMES).iloc[1].tolist()
    assert row[:3] == ["Bob", "10.0 % (100)", "20.0 % (200)"]
    assert row[3:] == ["−10.0", "−30.0 to +10.0", "no"]
    assert points_range(nan, 1) == ""


def test_an_empty_table_is_shown_as_none():
    assert shown_named_by_side(SAID.head(0), NAMES).to_numpy().tolist() == [["(none)"]]


def test_names_are_never_markup(hostile, drawn_texts):
    table = SAID.assign(name=hostile)
    figures = [
        plot_named_by_side(table, title=hostile, names=(hostile, "b")),
        plot_share_difference(
            HELD.assign(speaker=hostile), title=hostile, names=(hostile, "b")
        ),
        plot_manner(SPOKEN, title=hostile, names=(hostile, "b")),
    ]
    for fig in figures:
        assert hostile not in drawn_texts(fig) or hostile == "%{x}"


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="plot_manner: missing column"):
        plot_manner(SAID, title="A title", names=NAMES)


def test_a_label_fits_a_telephone():
    row = SPOKEN.iloc[1].to_dict()
    assert label_of(row | {"measure": "organisations named"}) == (
        "Organisations named 2.00 and 8.00 per 1,000"
    )


def test_infinite_ends_of_both_kinds_are_told():
    table = SAID.assign(log_ratio_low=-np.inf, log_ratio_high=np.inf)
    assert shown_named_by_side(table, NAMES)["95 % interval"].tolist() == ["any"] * 3
