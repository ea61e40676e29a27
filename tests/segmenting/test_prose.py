"""What stands in the prose of one speech, and looks like labels there."""

import textwrap

import pytest

from helpers.readers import Document
from helpers.readers.html import read_html
from helpers.segmenting import segment

SAID = (
    "We have set aside the money that the quarry needs, and the work will start soon."
    " It is a stone that our fathers broke."
)
TOLD = (
    "The mayor has set aside the money that the quarry needs, and the work will start."
    " “We pay,” it says. The stone is old."
)


def labels(*paragraphs):
    found = segment(Document("\n\n".join(paragraphs)))
    return [turn.label for turn in found.turns]


@pytest.mark.parametrize(
    "inserted",
    [
        ["Ann Ash: A house of stone stands."],
        ["Ann Ash: A house of stone stands.", "Bo Elm: We broke it."],
        ["President Ash: Open this gate.", "President Ash: Open it."],
        [
            "Stone Safety: It is down.",
            "Clean Water: It is here.",
            "Old Stone: It falls.",
        ],
        ["STONE AND WATER", "THE OLD QUARRY"],
        ["Question: Can we pay?", "Answer: We can."],
        ["10:30 Opening: We meet.", "11:00 Panel: We speak.", "12:30 Lunch: We eat."],
    ],
)
def test_in_a_speech_that_no_label_opens_there_are_no_labels(inserted):
    below = [line for each in inserted for line in (each, SAID, SAID)]
    assert labels(*[SAID] * 4, *below) == [None]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([*[TOLD] * 4, "Ann Ash: Open it.", SAID, SAID], ["Ann Ash"]),
        ([*[SAID] * 2, "Ann Ash: Open it.", SAID, SAID], ["Ann Ash"]),
        ([*[SAID] * 4, "Ann Ash: Why?", "Bo Elm: So.", "Ann Ash: Oh."],
         ["Ann Ash", "Bo Elm", "Ann Ash"]),
        ([*[SAID] * 4, *["Ann Ash: Open it.", SAID, SAID] * 3], ["Ann Ash"] * 3),
    ],
    ids=["a report above", "a short preface", "labels open most", "a label repeats"],
)  # fmt: skip
def test_below_a_preface_labels_are_labels(paragraphs, expected):
    assert labels(*paragraphs) == expected


@pytest.mark.parametrize("sep", ["\n\n", "\n"])
def test_paragraphs_may_be_parted_by_a_line_end_alone(sep):
    text = sep.join([*[SAID] * 4, "Ann Ash: A house of stone stands.", SAID, SAID])
    assert [turn.label for turn in segment(Document(text)).turns] == [None]


def test_the_lines_of_a_wrapped_answer_are_one_paragraph():
    turns = [f"Ann Ash: {SAID}", f"Bo Elm: {SAID} {SAID}"] * 2
    text = "\n\n".join(textwrap.fill(each, 60) for each in [*[SAID] * 4, *turns])
    found = [turn.label for turn in segment(Document(text)).turns]
    assert found == ["Ann Ash", "Bo Elm"] * 2


def test_bold_labels_are_labels_below_any_preface():
    page = "".join(
        f"<p>{each}</p>" for each in [*[SAID] * 4, "<b>Ann Ash:</b> Open it."]
    )
    found = segment(read_html(f"<body>{page}<p>{SAID}</p>".encode(), name="a.html"))
    assert [turn.label for turn in found.turns] == ["Ann Ash"]


def test_every_label_that_is_not_taken_has_its_reason():
    text = "\n\n".join([*[SAID] * 4, "Ann Ash: Open it.", SAID, SAID])
    candidates = segment(Document(text)).candidates
    assert "stands in the prose of a speech" in candidates[0].reason
