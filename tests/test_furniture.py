import pytest

from helpers.furniture import find_foot, find_lines, find_title, match_phrase
from helpers.readers import Document
from helpers.readers.html import read_html
from helpers.segmenting import segment


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Google+ Pinterest LinkedIn Tumblr +", "share buttons"),
        ("Share.", "share buttons"),
        ("Share this page: Facebook | X | E-mail", "share buttons"),
        ("Facebook Twitter Print", "share buttons"),
        ("Leave A Reply", "comment form"),
        ("3 comments", "comment form"),
        ("Your email address will not be published.", "comment form"),
        ("© 2020 The Town", "copyright line"),
        ("All rights reserved.", "copyright line"),
        ("This site uses cookies.", "cookie notice"),
        ("Home | News | Sport | Tides", "menu line"),
        ("Home › Council › Meetings", "menu line"),
        ("News  Council  Tides", "menu line"),
        ("Tags: harbour, stone", "tag line"),
        ("Related articles", "page link"),
        ("Source: https://town.example/1", "source line"),
        ("Источник: mid.ru", "source line"),
        ("https://town.example/1", "source line"),
        ("Last updated at May 12, 2015, 18:29", "page date"),
        ("Published: 5 June 2019", "page date"),
        ("Friday, March 29", "page clock"),
        ("March 29, 2013", "page clock"),
        ("18:30", "page clock"),
        ("2:09 p.m. EST", "page clock"),
        # The near misses: all of them were said.
        ("I share this view.", None),
        ("Share the bread, and share it fairly.", None),
        ("On Friday, March 29, we met.", None),
        ("Leave a reply with my clerk, please.", None),
        ("Twitter is not the town.", None),
        ("March on!", None),
        ("Thank you.", None),
        ("We source: stone, sand, lime.", None),
        ("", None),
    ],
)
def test_a_line_of_the_page_is_known_by_its_rule(line, rule):
    phrase = match_phrase(line)
    assert (phrase and phrase.rule) == rule


@pytest.mark.parametrize(
    ("lines", "foot"),
    [
        (["So it is.", "Source: https://a.example", "Share.", "The Town"], 1),
        (["So it is.", "Share."], 1),
        (["So it is."], 1),
        (["Share.", "word " * 50], 2),
        (["word " * 50, "© Town", "Built by hand"], 1),
    ],
)
def test_the_foot_begins_where_the_page_takes_over(lines, foot):
    text = "\n".join(lines)
    assert find_foot(text, find_lines(text)) == foot


@pytest.mark.parametrize(
    ("lines", "known", "title"),
    [
        (["The Packet", "A talk on the new bridge"], "", 1),
        (["A talk on the bridge", "It was late when they met."], "", 0),
        (["It was late when they met.", "A talk"], "", None),
        (["Bridge", "Other words here"], "Bridge • The Packet", 0),
        (["word " * 60], "", None),
    ],
)
def test_the_printed_title_is_found(lines, known, title):
    text = "\n".join(lines)
    found = find_title(text, find_lines(text), list(range(len(lines))), known)
    assert found == title


def test_lines_are_what_stands_between_line_ends_of_any_kind():
    text = " a \r\n\r\nb\u2028c\x0bd\n\u00a0\n"
    assert [text[line.start : line.end] for line in find_lines(text)] == list("abcd")


@pytest.mark.parametrize(
    "text",
    [
        "Speech at Toft\n\nMay 4, 2022\n\nFriends, it is good to be back in Toft.\n\n"
        "We have built a harbour.\n\nThank you for all that you have done for us.\n",
        "Speech at Toft\n\nMay 4, 2022\n\nIt is good to be back in Toft after so\n"
        "long a year, and I thank you all.\n\nThank you.\n",
    ],
)
def test_a_speech_of_short_lines_is_no_foot(text):
    found = segment(Document(text))
    said = [text[s.start : s.end] for s in found.spans if s.kind == "speech"]
    assert "Friends" in said[0] or "It is good" in said[0]
    assert "hank you" in said[-1]
    assert "Speech at Toft" not in said


LABELS = "<p>Ann Lee: Yes.</p><p>Bo Orr: No.</p><p>Ann Lee: So be it.</p>"
BELOW = "<p>Write to us</p><p>The minister met the mayor of Toft today.</p>"


@pytest.mark.parametrize(
    ("page", "is_foot"),
    [
        (f"<div>{LABELS}</div><div>{BELOW}</div>", True),
        (f"<div>{LABELS}{BELOW}</div>", False),
        (f"<div>{LABELS}</div><div><p>{'We go on with it. ' * 100}</p></div>", False),
        (f"<div><p>Ann Lee: Yes.</p></div><div>{BELOW}</div>", False),
        (f"<table><tr><td>{LABELS}</td></tr></table><div>{BELOW}</div>", True),
    ],
)
def test_what_stands_behind_the_element_of_all_labels_is_the_pages(page, is_foot):
    document = read_html(f"<html><body>{page}</body></html>".encode(), name="a.html")
    kinds = {document.text[s.start : s.end]: s.kind for s in segment(document).spans}
    last = document.text.strip().split("\n")[-1]
    assert kinds[last] == ("furniture" if is_foot else "speech")
