import pytest

from helpers.errors import ParseError
from helpers.readers import detect_format, read_document


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"Ann: Good day.", "a.txt", "text"),
        (b"Ann: 3 < 4 > 2.", "a.txt", "text"),
        (b"Ann: say <b>no</b>, <p>and</p> <br> no.", "a.txt", "text"),
        (b"<b>Ann</b>: in bold, she says.", "a.txt", "text"),
        (b"# Title\n\n**Ann:** Hello.", "a.md", "markdown"),
        (b"<!DOCTYPE html><p>Ann: Hello.", "a.txt", "html"),
        (b"\n<!-- saved from url -->\n<html><body>x", "a", "html"),
        (b"<p><b>Ann:</b> Hello.</p>", "a.asp", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html>', "a.htm", "html"),
        ("<html><body>x".encode("utf-16"), "a.html", "html"),
        ("\ufeff<html><body>x".encode(), "a.html", "html"),
    ],
)
def test_the_format_is_told_from_the_content(content, name, expected):
    assert detect_format(content, name=name) == expected


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", "a PDF file"),
        (b"PK\x03\x04", "a zip archive"),
        (b"\xd0\xcf\x11\xe0", "an old Word file"),
        (b"{\\rtf1", "a rich text file"),
        (b"\x89PNG", "a picture"),
        (b"WEBVTT\n\n1\n", "a captions file"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n", "a captions file"),
        (b'{"segments": []}', "a JSON file"),
        (b"<?xml version='1.0'?><TEI>", "an XML file"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(content, kind):
    with pytest.raises(ParseError, match=rf"a\.txt: is {kind}.*expected text.*; "):
        read_document(content, name="a.txt")


def test_a_table_is_not_read_as_text():
    with pytest.raises(ParseError, match=r"a\.csv: is a table.*save its words"):
        read_document(b"speaker,text\nAnn,Hello\n", name="a.csv")
