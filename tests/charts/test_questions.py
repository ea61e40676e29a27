"""Who asks, as bars of rates."""

import pytest
from builders import make_corpus

from helpers.charts.questions import finding_questions, plot_questions
from helpers.charts.style import NOBODY, OTHERS, speaker_colours
from helpers.errors import TableError
from helpers.measures.floor import questions
from helpers.tables import NO_PERSON


def asked(*turns):
    return questions(make_corpus({"m": list(turns)}))


TABLE = asked(
    *[("Ann", "Why? Who? I ask you now."), ("Bob", "Yes, why?"), (None, "How?")] * 12,
    ("Cora", "No."),
)


def test_a_bar_is_the_rate_per_thousand_words_with_its_count(read_bars):
    assert read_bars(plot_questions(TABLE, title="")) == [
        ("Ann: 333 (24 questions)", pytest.approx(1000 / 3)),
        ("Bob: 500 (12 questions)", 500),
        ("Cora: 0.00 (0 questions)", 0),
        (f"{NO_PERSON}: 1,000 (12 questions)", 1000),
    ]


def test_intervals_are_drawn_where_there_are_any():
    fig = plot_questions(TABLE, title="")
    assert len(fig.data[2].x) == 3
    assert "line under a bar: 95 % interval" in fig.layout.xaxis.title.text
    few = plot_questions(asked(("Ann", "Why?")), title="")
    assert len(few.data) == 2
    assert "no interval" in few.layout.xaxis.title.text


def test_colours_are_those_of_the_speakers():
    colours = speaker_colours(["Bob"])
    fig = plot_questions(TABLE, title="", colours=colours)
    shades = [OTHERS, colours["Bob"], OTHERS, NOBODY]
    assert list(fig.data[0].marker.color) == shades


def test_of_many_people_those_who_ask_most_are_drawn_and_the_rest_is_said(read_bars):
    fig = plot_questions(TABLE, title="", top=1)
    assert [text.split(":")[0] for text, _ in read_bars(fig)] == ["Ann", NO_PERSON]
    assert "2 people with fewer questions not drawn" in fig.layout.xaxis.title.text
    assert len(fig.layout.meta["rows"]) == 4


def test_whoever_points_at_a_bar_learns_the_turns():
    hover = plot_questions(TABLE, title="").data[0].customdata[0]
    assert hover.split("<br>")[:3] == [
        "Ann",
        "24 questions in 72 words",
        "in 100.0 % of 12 turns",
    ]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            TABLE,
            "Ann asks 24 questions of 48, (no named person) most often: 1,000 per 1,000"
            " words",
        ),
        (
            asked(*[("Ann", "Why? Who?"), ("Bob", "No.")] * 12),
            "Ann asks most: 24 questions, 1,000 per 1,000 words",
        ),
        (
            asked(*[("Bob", "No.")] * 12, ("Ann", "Why? I ask.")),
            "Ann asks most: 1 question, 333 per 1,000 words",
        ),
        (asked(("Ann", "Why?")), "Ann asks most: 1 question, 1,000 per 1,000 words"),
        (asked(("Ann", "No."), ("Bob", "Yes.")), "No question in 2 turns"),
    ],
)
def test_the_finding_is_who_asks_most(table, finding):
    assert finding_questions(table) == finding


def test_names_are_never_markup(hostile, drawn_texts):
    fig = plot_questions(asked((hostile, "Why?")), title="")
    assert hostile not in drawn_texts(fig) or hostile == "%{x}"


def test_no_rows_are_refused():
    with pytest.raises(TableError, match="plot_questions: no rows"):
        plot_questions(TABLE.head(0), title="")


def test_where_nobody_asks_the_bars_are_the_words_without_a_question(read_bars):
    fig = plot_questions(asked(("Ann", "Yes."), ("Bob", "No, and no.")), title="")
    assert read_bars(fig) == [
        ("Bob: 0.00 (0 questions)", 3),
        ("Ann: 0.00 (0 questions)", 1),
    ]
    assert fig.layout.xaxis.title.text == "Words that hold no question"
