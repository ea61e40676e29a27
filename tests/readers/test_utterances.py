from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.readers.utterances import Utterance, compose, join_words


def said(document, kind="turn"):
    return [
        (mark.value, document.text[mark.start : mark.end])
        for mark in document.marks_of(kind)
    ]


def rows(*pairs):
    return [Utterance(text, speaker) for speaker, text in pairs]


@pytest.mark.parametrize(
    ("given_rows", "merges", "text", "turns"),
    [
        pytest.param([], False, "", [], id="nothing"),
        pytest.param(
            [("Ann Lee", "Hello."), ("Bo", "Yes.")],
            False,
            "Ann Lee: Hello.\n\nBo: Yes.",
            [("Ann Lee", "Hello."), ("Bo", "Yes.")],
            id="the label is printed before its turn",
        ),
        pytest.param(
            [("Ann", "One."), ("Ann", "Two.")],
            False,
            "Ann: One.\n\nAnn: Two.",
            [("Ann", "One."), ("Ann", "Two.")],
            id="each printed row is a turn",
        ),
        pytest.param(
            [("Ann", " One."), ("Ann", "Two. "), ("Bo", "No."), ("Ann", "So.")],
            True,
            "Ann: One. Two.\n\nBo: No.\n\nAnn: So.",
            [("Ann", "One. Two."), ("Bo", "No."), ("Ann", "So.")],
            id="what a recogniser cut up is one turn",
        ),
        pytest.param(
            [("", "One."), ("", "Two."), ("Ann", "Three.")],
            True,
            "One. Two.\n\nAnn: Three.",
            [("", "One. Two."), ("Ann", "Three.")],
            id="nobody is one too",
        ),
        pytest.param(
            [("Ann", "Ann: Hello."), ("Bo", "Bob: no.")],
            False,
            "Ann: Hello.\n\nBo: Bob: no.",
            [("Ann", "Hello."), ("Bo", "Bob: no.")],
            id="a label that the words begin with is not printed twice",
        ),
        pytest.param(
            [("Ann:", "Hello."), ("Ann\n Lee", "Yes.")],
            False,
            "Ann: Hello.\n\nAnn Lee: Yes.",
            [("Ann", "Hello."), ("Ann Lee", "Yes.")],
            id="a label has one colon and one line",
        ),
        pytest.param(
            [("Ann", "One.\n\nTwo.\r\n")],
            False,
            "Ann: One.\n\nTwo.\r\n",
            [("Ann", "One.\n\nTwo.\r\n")],
            id="line breaks inside a row stay",
        ),
        pytest.param(
            [("Ann", ""), ("", " "), ("Bo", "Yes.")],
            False,
            "Ann:\n\nBo: Yes.",
            [("Ann", ""), ("Bo", "Yes.")],
            id="who says nothing has an empty turn, nobody and nothing has none",
        ),
        pytest.param(
            [("Ann", " "), ("Bo", "Yes.")],
            True,
            "Bo: Yes.",
            [("Bo", "Yes.")],
            id="a recogniser that hears nothing makes no turn",
        ),
        pytest.param(
            [("Ann", "Oh \ud83d."), ("\ude00", "x")],
            False,
            "Ann: Oh \ufffd.\n\n\ufffd: x",
            [("Ann", "Oh \ufffd."), ("\ufffd", "x")],
            id="half a letter is shown as browsers show it",
        ),
    ],
)
def test_rows_read_as_a_transcript(given_rows, merges, text, turns):
    document = compose(rows(*given_rows), merges=merges, metadata={})
    assert document.text == text
    assert said(document) == turns


def test_a_row_that_nobody_said_is_marked_with_its_kind():
    document = compose(
        [
            Utterance("ROADS", kind="heading"),
            Utterance("  Ms. LEE. I rise.", "Ms. LEE", signs=".:"),
            Utterance("The vote was taken.", kind="narration"),
            Utterance("Ms. LEE of Ohio rose.", "Ms. LEE", signs=".:"),
        ],
        merges=False,
        metadata={},
    )
    assert document.text.startswith("ROADS\n\n  Ms. LEE. I rise.\n\nThe vote")
    assert said(document) == [
        ("Ms. LEE", "I rise."),
        ("Ms. LEE", "Ms. LEE of Ohio rose."),
    ]
    assert said(document, "label") == [("", "Ms. LEE."), ("", "Ms. LEE:")]
    assert said(document, "heading") == [("2", "ROADS")]
    assert said(document, "narration") == [("", "The vote was taken.")]


def test_what_the_record_says_ends_a_turn():
    read = [*rows(("Ann", "One.")), Utterance("Vote.", kind="narration")]
    document = compose([*read, *rows(("Ann", "Two."))], merges=True, metadata={})
    assert said(document) == [("Ann", "One."), ("Ann", "Two.")]


@pytest.mark.parametrize(
    ("times", "value"),
    [
        ((1.5, 3.0), ["1.5 3"]),
        ((0.0, 0.0004), ["0 0"]),
        ((2.0, None), ["2"]),
        ((None, 3.0), []),
        ((3.0, 1.0), []),
        ((-1.0, 2.0), []),
    ],
)
def test_times_are_marks(times, value):
    read = [Utterance("One.", "Ann", *times)]
    marks = compose(read, merges=True, metadata={}).marks_of("seconds")
    assert [mark.value for mark in marks] == value


def test_each_stretch_of_a_turn_keeps_its_own_times():
    read = [Utterance("One.", "Ann", 0, 1), Utterance("Two.", "Ann", 1, 2)]
    document = compose(read, merges=True, metadata={})
    assert said(document, "seconds") == [("0 1", "One."), ("1 2", "Two.")]


def test_several_sections_begin_with_headings_and_one_does_not():
    read = [Utterance("One.", "Ann", section="May 1"), Utterance("Two.", "Ann")]
    read += [Utterance("Three.", "Ann", section="May 2")]
    document = compose(read, merges=True, metadata={})
    assert document.text == "May 1\n\nAnn: One.\n\nAnn: Two.\n\nMay 2\n\nAnn: Three."
    assert compose(read[:1], merges=True, metadata={}).text == "Ann: One."


def test_empty_metadata_is_left_out():
    document = compose([], merges=True, metadata={"title": " A\ud800 ", "event": ""})
    assert document.metadata == {"title": "A\ufffd"}


@pytest.mark.parametrize(
    ("before", "text", "between"),
    [("ok", "yes", " "), ("你好", "世界", ""), ("你好。", "是", ""), ("네", "네", " "),
     ("", "a", ""), ("你", "ok", " ")],
)  # fmt: skip
def test_words_are_joined_as_their_script_joins_them(before, text, between):
    assert join_words(before, text) == between


TEXTS = st.text(alphabet="Ab :\n.\u3042", max_size=8)


@given(
    st.lists(
        st.builds(
            Utterance,
            text=TEXTS,
            speaker=TEXTS,
            section=st.sampled_from(["", "S"]),
            kind=st.sampled_from(["turn", "narration"]),
            start=st.none() | st.floats(-1, 9),
        )
    ),
    st.booleans(),
)
def test_marks_lie_in_the_text_and_turns_do_not_overlap(read, merges):
    document = compose(read, merges=merges, metadata={})
    for mark in document.marks:
        assert 0 <= mark.start <= mark.end <= len(document.text)
    turns = document.marks_of("turn")
    labels = document.marks_of("label")
    spans = sorted((m.start, m.end) for m in [*turns, *labels])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    words = "".join("".join(row.text.split()) for row in read)
    assert sum(map(words.count, set("Ab"))) <= sum(map(document.text.count, set("Ab")))
