"""Lines that a page repeats with other numbers, and speech that has numbers too."""

import pytest

from helpers.furniture import find_lines
from helpers.segmenting.page_marks import find_page_marks


def marked(text):
    lines = find_lines(text)
    marks = find_page_marks(text, lines, {})
    return [text[lines[n].start : lines[n].end] for n in sorted(marks)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Report 3 May  Page A1", "Report 3 May  Page A2", "Report 3 May Page A3"], 3),
        (["S/PV.7154"] * 3, 3),
        (["S/PV.7154"] * 2, 0),
        (["Report A", "Report A", "Report A"], 0),
        (["I have 3.", "I have 4.", "I have 5."], 0),
        (["Speaker 1", "Speaker 2", "Speaker 1"], 0),
        (["Ann Lee  0:22", "Ann Lee  0:31", "Ann Lee  1:02"], 0),
        (["Page 2 of 25"], 1),
        (["Page 2 of the report says so"], 0),
    ],
)
def test_a_line_that_repeats_with_other_numbers_is_the_pages(lines, expected):
    text = "\n\nWe go on with it, and nobody minds.\n\n".join(lines)
    assert marked(text) == lines[:expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["12", "47", "3", "88"], []),
        (["Ward 1, 312 votes", "Ward 2, 47 votes", "Ward 3, 5 votes"], []),
    ],
    ids=["numbers read aloud", "results read aloud"],
)
def test_lines_that_follow_each_other_are_a_list(lines, expected):
    speech = "Ann Ash: We go on with it, and nobody minds."
    assert marked("\n\n".join([speech, *lines, speech])) == expected
