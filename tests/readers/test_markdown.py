import pytest

from helpers.readers.markdown import read_markdown
from helpers.segmenting import segment


def marked(text, kind):
    document = read_markdown(text.encode(), name="a.md")
    assert document.text == text
    return [text[mark.start : mark.end] for mark in document.marks_of(kind)]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**Ann:** Hello.", ["Ann:"]),
        ("__Ann:__ Hello.", ["Ann:"]),
        ("2 ** 3 ** 4", []),
        ("***", []),
    ],
)
def test_bold_runs_are_marked_without_their_signs(text, bold):
    assert marked(text, "bold") == bold


@pytest.mark.parametrize(
    ("text", "heading"),
    [("### Ann:\n\nHello.", ["### Ann:"]), ("#tag", []), ("# Top #", ["# Top"])],
)
def test_headings_are_marked_with_their_signs(text, heading):
    assert marked(text, "heading") == heading


def test_signs_are_marked_and_stay_in_the_text():
    assert marked("> **Ann:** *so* it is", "markup") == ["> ", "**", "**", "*", "*"]


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("---\ntitle: On stone\nguests:\n  - Ann\n---\nAnn Lee: Yes.\n", "On stone", 1),
        ("---\nAnn Lee: Yes.\n\nBo Elm: No.\n", None, 2),
        ("Ann Lee: Yes.\n\n---\n\ntitle: It was.\n\n---\n", None, 1),
    ],
)
def test_what_a_generator_keeps_above_the_text_is_nobodys_speech(text, title, said):
    document = read_markdown(text.encode(), name="a.md")
    assert document.metadata.get("title") == title
    turns = [turn.label for turn in segment(document).turns if turn.label]
    assert turns == ["Ann Lee", "Bo Elm"][:said]
