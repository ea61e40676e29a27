"""The drawing of keyness: each word at its place, what holds, what is said of it."""

import json
from math import inf, nan

import numpy as np
import pytest
from keyness_rows import row, typical

from helpers.charts.keyness import TICK, plot_keyness
from helpers.charts.keyness_frame import HEADING, HEIGHT
from helpers.charts.keyness_words import (
    answer_keyness,
    describe_groups,
    describe_sides,
    finding_keyness,
    is_certain,
    shown_keyness,
    times,
    times_range,
)
from helpers.charts.placing import WIDTHS
from helpers.charts.style import ACCENT, HUES, OTHERS
from helpers.errors import TableError
from helpers.measures.keyness.groupings import Grouping
from helpers.measures.keyness.sides import Sides

TABLE = typical(
    row("council", 40, 20, 90.0, 3.0, (1.0, 5.0), lrc=2.0),
    row("bridge", 10, 160, -40.0, -2.0, (-3.0, -0.5)),
    row("session", 14, 0, 30.0, 6.8, (2.0, inf)),
    row("ferry", 0, 60, -20.0, -5.0, (-inf, 0.2)),
    row("quay", 8, 4, 10.0, 3.0, (0.5, 4.0), p=-0.2),
)


def annotations(fig):
    return {note.text: note for note in fig.layout.annotations}


def marks(fig):
    """Return place, symbol and colour of each mark that is no dot, by its word."""
    found = {}
    for trace in fig.data:
        if trace.marker.size == 8:
            for x, y, text in zip(trace.x, trace.y, trace.customdata, strict=True):
                word = text.partition("<br>")[0]
                found[word] = (x, y, trace.marker.symbol, trace.marker.color)
    return found


def test_each_word_stands_at_its_effect_and_its_evidence():
    fig = plot_keyness(TABLE, title="")
    labels, places = annotations(fig), marks(fig)
    for term, x, y in (("council", 3, 90), ("bridge", -2, 40), ("quay", 3, 10)):
        bold = f"<b>{term}</b>"
        assert places[bold][:2] == (x, y)
        label = labels[term if term == "quay" else bold]
        assert (label.x, label.y) == (x, pytest.approx(np.log10(y)))


def test_words_that_one_side_never_says_stand_at_the_edge_called_only():
    fig = plot_keyness(TABLE, title="")
    places, axis = marks(fig), fig.layout.xaxis
    ticks = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    right, left = places["<b>session</b>"][0], places["<b>ferry</b>"][0]
    assert right == max(places[word][0] for word in places) == max(ticks)
    assert left == min(places[word][0] for word in places) == min(ticks)
    assert ticks[right] == ticks[left] == "only"
    assert ticks[0] == "same"
    assert axis.range[0] < left and right < axis.range[1]


@pytest.mark.parametrize(
    ("hits", "evidence", "ratio", "side"),
    [((9, 0), 9.0, 3.0, 1), ((0, 9), -9.0, -3.0, 0)],
)
def test_a_side_without_such_words_has_no_place_for_them(hits, evidence, ratio, side):
    rows = row("a", *hits, evidence, ratio), row("b", 9, 9, 5.0, 0.5)
    axis = plot_keyness(typical(*rows), title="").layout.xaxis
    only = [x for x, t in zip(axis.tickvals, axis.ticktext, strict=True) if t == "only"]
    assert only == [pytest.approx(axis.range[side], abs=0.3)]


def test_no_two_ticks_stand_so_near_that_a_telephone_would_mix_them():
    axis = plot_keyness(TABLE, title="").layout.xaxis
    places = np.array(sorted(axis.tickvals))
    pixels = WIDTHS[0] * (places - axis.range[0]) / (axis.range[1] - axis.range[0])
    assert np.diff(pixels).min() >= TICK


def test_ticks_speak_of_times_on_either_side():
    fig = plot_keyness(
        typical(row("a", 9, 9, 9.0, 4.0), row("b", 9, 9, -9.0, -4.0)), title=""
    )
    ticks = dict(zip(fig.layout.xaxis.tickvals, fig.layout.xaxis.ticktext, strict=True))
    assert ticks == {-4: "16×", -2: "4×", 0: "same", 2: "4×", 4: "16×"}


def test_what_holds_is_filled_and_bold_what_does_not_is_open():
    fig = plot_keyness(TABLE, title="")
    symbols = {word: mark[2] for word, mark in marks(fig).items()}
    assert symbols == {
        "<b>council</b>": "circle",
        "<b>bridge</b>": "diamond",
        "<b>session</b>": "circle",
        "<b>ferry</b>": "diamond-open",
        "<b>quay</b>": "circle-open",
    }
    labels = annotations(fig)
    assert {"<b>council</b>", "<b>bridge</b>", "ferry", "quay"} <= set(labels)


@pytest.mark.parametrize(
    ("ends", "p", "holds"),
    [
        pytest.param((0.5, 2.0), -2.0, True, id="more, and strong"),
        pytest.param((-2.0, -0.5), -2.0, True, id="less, and strong"),
        pytest.param((-0.1, 2.0), -2.0, False, id="the interval holds equal rates"),
        pytest.param((0.5, 2.0), -1.3, False, id="weak among so many words"),
        pytest.param((0.5, 2.0), -1.302, True, id="just strong enough"),
        pytest.param((nan, nan), -9.0, False, id="no interval"),
        pytest.param((0.5, inf), -9.0, True, id="never on the other side"),
    ],
)
def test_a_difference_holds_by_its_p_and_its_interval(ends, p, holds):
    assert is_certain(typical(row("a", 9, 1, 9.0, 1.0, ends, p))).tolist() == [holds]


def test_the_sides_differ_by_place_colour_and_mark_and_are_named():
    fig = plot_keyness(TABLE, title="", colours={"Ann": HUES[0]})
    places = marks(fig)
    assert places["<b>council</b>"][3] == HUES[0]
    assert places["<b>bridge</b>"][3] == OTHERS
    corners = [note for note in fig.layout.annotations if note.xref == "paper"]
    named = [note for note in corners if note.text.startswith("typical of")]
    assert [(note.x, "Ann" in note.text) for note in named] == [(1, True), (0, False)]
    glyphs = [(note.x, note.font.color) for note in corners if note not in named]
    assert glyphs == [(1, HUES[0]), (0, OTHERS)]


def test_words_are_in_ink_whatever_their_side():
    labels = annotations(plot_keyness(TABLE, title="", colours={"Ann": HUES[0]}))
    assert {labels[f"<b>{word}</b>"].font.color for word in ("council", "bridge")} == {
        None
    }


def test_the_name_of_a_side_holds_a_person_and_a_day():
    names = "Vladimir Zhirinovsky since 2018-03-18", "Vladimir Zhirinovsky before 2018"
    table = typical(row("a", 9, 2, 9.0, 2.0), names=names)
    notes = [n for n in plot_keyness(table, title="").layout.annotations if n.xref]
    assert any("2018-03-18" in note.text for note in notes)
    assert "2018-03-18" in finding_keyness(table)


def test_two_sides_without_a_colour_of_their_own_are_told_apart():
    fig = plot_keyness(TABLE, title="", colours={"Ann": OTHERS, "Ben": OTHERS})
    assert {mark[3] for mark in marks(fig).values()} == {ACCENT, OTHERS}


def test_words_with_the_same_counts_share_a_mark_and_a_label():
    rows = [row(term, 14, 2, 30.0, 4.0, (2.0, 5.0)) for term in ("a", "b", "harbour")]
    assert "<b>a, b, harbour</b>" in annotations(plot_keyness(typical(*rows), title=""))


def test_other_words_are_dots_in_the_frame_of_the_words():
    others = typical(
        row("council", 40, 20, 90.0, 3.0),
        row("inside", 5, 5, 4.0, 2.0),
        row("far away", 5, 0, 3.0, 9.0),
        row("equal", 5, 20, 0.0, 0.0),
    )
    shown = typical(row("council", 40, 20, 90.0, 3.0, (1.0, 5.0)))
    fig = plot_keyness(shown, title="", others=others)
    dots = [text for t in fig.data if t.marker.size == 4 for text in t.customdata]
    assert [text.partition("<br>")[0] for text in dots] == ["<b>inside</b>"]
    assert "dots: words with less evidence" in fig.layout.xaxis.title.text


def test_the_axis_speaks_only_of_what_is_drawn():
    fig = plot_keyness(typical(row("a", 9, 9, 1.0, 2.0)), title="")
    notes = fig.layout.xaxis.title.text
    assert "only" not in notes and "dots" not in notes and "dashed" not in notes
    assert not fig.layout.shapes
    fig = plot_keyness(TABLE, title="")
    notes = fig.layout.xaxis.title.text
    assert "only: the other side never says it" in notes
    assert "dashed line: chance of 5 % in 440 words" in notes
    assert fig.layout.shapes[0].y0 == 15.0


def test_the_line_of_what_is_needed_stands_below_the_names_of_the_sides():
    rows = row("a", 9, 9, 6.0, 2.0), row("b", 9, 9, 1.0, 1.0)
    fig = plot_keyness(typical(*rows), title="")
    low, high = fig.layout.yaxis.range
    needed = (np.log10(15) - low) / (high - low)
    assert needed == pytest.approx(1 - HEADING / HEIGHT)


def test_whoever_points_at_a_mark_reads_its_numbers():
    fig = plot_keyness(TABLE, title="")
    texts = [text for trace in fig.data for text in trace.customdata]
    (text,) = [text for text in texts if text.startswith("<b>bridge</b>")]
    assert text.split("<br>") == [
        "<b>bridge</b>",
        "Ann: 10 times in 1,000 words, 10.0 per 1,000",
        "Ben: 160 times in 4,000 words, 40.0 per 1,000",
        "4.0 times as often (95 % interval 1.4 to 8.0)",
        "evidence: G² 40.0",
        "said in 50.0 % of meetings and 25.0 % of meetings",
        "holds",
    ]


def test_a_hostile_name_or_word_is_text(hostile, drawn_texts):
    table = typical(row(hostile, 9, 2, 30.0, 4.0), names=(hostile, "Ben"))
    fig = plot_keyness(table, title=hostile)
    assert "<script" not in drawn_texts(fig)
    assert "<a href" not in drawn_texts(fig)


def test_without_a_word_the_sizes_of_the_sides_are_drawn(read_bars):
    fig = plot_keyness(typical(), title=finding_keyness(typical()))
    assert read_bars(fig) == [("Ann: 1,000 words", 1000), ("Ben: 4,000 words", 4000)]
    assert "No word is said often enough to compare Ann and Ben" in str(fig.layout.meta)


def test_an_infinite_end_and_a_missing_one_are_no_json_of_their_own():
    rows = [row("a", 9, 0, 9.0, 5.0, (1.0, inf)), row("b", 9, 9, 9.0, 1.0)]
    text = plot_keyness(typical(*rows), title="").to_json()
    assert "NaN" not in text and "Infinity" not in text
    assert json.loads(text)["layout"]["meta"]["columns"][0] == "term"


@pytest.mark.parametrize(
    ("rows", "finding", "answer"),
    [
        pytest.param(
            [
                row("council", 40, 20, 90.0, 3.0, (1.0, 5.0)),
                row("bridge", 10, 160, -40.0, -2.0, (-3.0, -0.5)),
                row("motion", 24, 5, 30.0, 4.0, (2.0, 5.0)),
            ],
            "Typical of Ann: council, motion; of Ben: bridge",
            "Most typical of Ann: “council”, 40 times in 1,000 words, against 20 times"
            " in 4,000 words of Ben: 8.0 times as often (95 % interval 2.0 to 32). Most"
            " typical of Ben: “bridge”, 160 times in 4,000 words, against 10 times in"
            " 1,000 words of Ann: 4.0 times as often (95 % interval 1.4 to 8.0). 440"
            " different words compared.",
            id="both sides",
        ),
        pytest.param(
            [
                row("session", 14, 0, 30.0, 6.8, (2.0, inf)),
                row("ferry", 5, 60, -20.0, -1.5, (-4.0, 0.2)),
            ],
            "Typical of Ann: session; of Ben: no word for certain",
            "Most typical of Ann: “session”, 14 times in 1,000 words, never in 4,000"
            " words of Ben (times as often: 95 % interval 4.0 or more). No word is"
            " typical of Ben for certain. 440 different words compared.",
            id="one side",
        ),
        pytest.param(
            [row("ferry", 5, 60, -20.0, -1.5, (-4.0, 0.2))],
            "No word sets Ann and Ben apart for certain; most evidence: ferry",
            "No word sets Ann and Ben apart for certain: every difference may be"
            " chance, or one occasion. Most evidence, of Ben: “ferry”, 60 times in"
            " 4,000 words, against 5 times in 1,000 words of Ann: 2.8 times as often"
            " (95 % interval 0.87 to 16). 440 different words compared.",
            id="nothing for certain",
        ),
        pytest.param(
            [row("nato", 40, 20, 90.0, 3.0)],
            "No word sets Ann and Ben apart for certain; most evidence: nato",
            "No word sets Ann and Ben apart for certain: there are fewer than ten"
            " meetings or turns on a side. Most evidence, of Ann: “nato”, 40 times in"
            " 1,000 words, against 20 times in 4,000 words of Ben: 8.0 times as often"
            " (no interval). 440 different words compared.",
            id="too few units",
        ),
        pytest.param(
            [],
            "No word is said often enough to compare Ann and Ben",
            "No word is said often enough to compare Ann and Ben.",
            id="no word",
        ),
    ],
)
def test_finding_and_answer_are_told_from_the_table(rows, finding, answer):
    assert finding_keyness(typical(*rows)) == finding
    assert answer_keyness(typical(*rows)) == answer


def test_phrases_are_called_phrases():
    rows = row("open door", 5, 60, -20.0, -1.5), row("far away", 5, 5, 2.0, 2.0)
    table = typical(*rows, noun="phrase")
    assert finding_keyness(table).startswith("No phrase sets Ann and Ben apart")
    assert answer_keyness(table).endswith("440 different phrases compared.")
    assert "phrase" in shown_keyness(table)
    notes = plot_keyness(table, title="").layout.xaxis.title.text
    assert "440 phrases" in notes


def test_the_table_for_a_reader_tells_each_word_from_its_own_side():
    shown = shown_keyness(TABLE)
    assert shown["word"].tolist() == ["council", "session", "quay", "bridge", "ferry"]
    assert shown.loc[0].tolist() == [
        "council", "Ann", "8.0", "2.0 to 32", "4.0", "90.0", "yes", "40 (40.0)",
        "20 (5.00)", "50.0 %, other 25.0 %",
    ]  # fmt: skip
    assert shown.loc[1, ["times as often", "95 % interval"]].tolist() == [
        "only here",
        "4.0 or more",
    ]
    assert shown.loc[3].tolist() == [
        "bridge", "Ben", "4.0", "1.4 to 8.0", "–", "40.0", "yes", "160 (40.0)",
        "10 (10.0)", "25.0 %, other 50.0 %",
    ]  # fmt: skip
    assert shown_keyness(typical())["word"].tolist() == ["(none)"]


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0, "1.0"), (1, "2.0"), (3.32, "10"), (10, "1,024"), (-1, "0.5"), (-5, "0.031")],
)
def test_times_are_rounded_for_a_reader(ratio, text):
    assert times(ratio) == text


def test_an_interval_that_is_not_there_is_empty():
    assert times_range(nan, 1.0) == ""
    assert times_range(-inf, 1.0) == "0 to 2.0"


def test_what_is_compared_is_said_with_its_sizes(coded):
    sides = Sides(
        coded, np.array([True, False]), np.array([False, True]), ("Ann", "Ben"), "so"
    )
    assert describe_sides(sides) == "Compared: Ann (3 words) with Ben (1 word); so."
    grouping = Grouping(coded, np.array([-1, 0]), ["Ben"], "speakers", "as named")
    assert describe_groups(grouping) == "Compared: Ben (1 word). They are as named."


@pytest.fixture
def coded():
    from builders import make_corpus

    from helpers.tokens import tokens

    return tokens(make_corpus({"m": [("Ann", "a b c"), ("Ben", "d")]}))


@pytest.mark.parametrize("call", [plot_keyness, finding_keyness, shown_keyness])
def test_a_table_without_its_columns_is_refused(call):
    choice = {"title": ""} if call is plot_keyness else {}
    with pytest.raises(TableError, match="missing column"):
        call(TABLE.drop(columns="lrc"), **choice)
