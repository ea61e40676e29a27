"""Words beside marks: no overlap at any width, the important ones first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.charts.placing import LINE, MARK, WIDTHS, length_of, place_words

HEIGHT = 400.0
parts = st.floats(0, 1)
points = st.lists(st.tuples(parts, parts), min_size=1, max_size=12)


def boxes(placed, marks):
    """Return left, top, right, bottom of each word that has a place, at each width."""
    shifts = {"left": 0, "center": -0.5, "right": -1}
    rows = []
    for found, (x, y) in zip(placed, marks, strict=True):
        if found is None:
            continue
        length = length_of(found.text)
        left = x * WIDTHS + found.place.right + shifts[found.place.anchor] * length
        middle = np.full(len(WIDTHS), (1 - y) * HEIGHT + found.place.down)
        rows.append([left, middle - LINE / 2, left + length, middle + LINE / 2])
    return np.array(rows)


def meets(one, two):
    """Return whether two boxes share more than an edge, at any width."""
    return bool(
        np.any(
            (one[0] < two[2] - 1e-9)
            & (two[0] < one[2] - 1e-9)
            & (one[1] < two[3] - 1e-9)
            & (two[1] < one[3] - 1e-9)
        )
    )


@settings(max_examples=60)
@given(points, st.integers(1, 20))
def test_no_word_hides_another_or_a_mark_or_leaves_the_plot_at_any_width(marks, length):
    placed = place_words([["w" * length]] * len(marks), marks, height=HEIGHT, top=50)
    drawn = boxes(placed, marks)
    for number, box in enumerate(drawn):
        assert not any(meets(box, other) for other in drawn[number + 1 :])
        assert (box[0] >= 0).all() and (box[2] <= WIDTHS).all()
        assert (box[1] >= 50).all() and (box[3] <= HEIGHT).all()
    for found, own in zip(placed, marks, strict=True):
        if found is None:
            continue
        (box,) = boxes([found], [own])
        for x, y in set(marks) - {own}:
            square = np.array(
                [
                    x * WIDTHS - MARK,
                    np.full(len(WIDTHS), (1 - y) * HEIGHT - MARK),
                    x * WIDTHS + MARK,
                    np.full(len(WIDTHS), (1 - y) * HEIGHT + MARK),
                ]
            )
            assert not meets(box, square)


def place(words, marks, **choice):
    return place_words([[word] for word in words], marks, height=HEIGHT, **choice)


def test_a_word_stands_at_the_right_of_its_mark_where_there_is_room():
    (found,) = place(["sea"], [(0.5, 0.5)])
    assert (found.text, found.place.anchor, found.place.down) == ("sea", "left", 0)
    assert found.place.is_near


def test_at_the_right_edge_a_word_stands_at_the_left():
    (found,) = place(["sea"], [(0.99, 0.5)])
    assert found.place.anchor == "right"


def test_of_words_at_nearly_one_place_some_move_away_with_a_line():
    placed = place(["one"] * 6, [(0.5, 0.5 + n / 200) for n in range(6)])
    assert all(placed)
    assert any(not found.place.is_near for found in placed)


@settings(max_examples=60)
@given(st.lists(st.tuples(*[st.floats(0.35, 0.65)] * 2), min_size=8, max_size=16))
def test_no_word_stands_on_the_line_of_another(marks):
    placed = place_words([["a word"]] * len(marks), marks, height=HEIGHT)
    drawn = boxes(placed, marks)
    for found, (x, y) in zip(placed, marks, strict=True):
        if found is None or found.place.is_near:
            continue
        # Its own word stands at the end of the line, not on it.
        for part in (0.2, 0.4, 0.6):
            right = x * WIDTHS + part * found.place.right
            down = (1 - y) * HEIGHT + part * found.place.down
            is_on = (drawn[:, 0] < right) & (right < drawn[:, 2])
            is_on &= (drawn[:, 1] + 3 < down) & (down < drawn[:, 3] - 3)
            assert not is_on.any()


def test_where_the_longer_text_does_not_fit_the_shorter_one_stands():
    long = "w" * 40
    (found,) = place_words([[long, "w +1"]], [(0.5, 0.5)], height=HEIGHT)
    assert found.text == "w +1"
    assert place([long], [(0.5, 0.5)]) == [None]


def test_a_word_hides_a_dot_only_if_it_must():
    right_of_it = [(0.5 + n / 40, 0.5) for n in range(1, 8)]
    (found,) = place(["harbour"], [(0.5, 0.5)], dots=right_of_it)
    assert found.place.anchor != "left" or found.place.down


def test_marks_at_one_place_are_one_mark():
    assert all(place(["sea", "sky"], [(0.5, 0.5), (0.5, 0.5)]))


@pytest.mark.parametrize(("word", "wide"), [("ab", False), ("和平", True)])
def test_a_chinese_letter_takes_the_room_of_two(word, wide):
    assert (length_of(word) > 20) == wide
