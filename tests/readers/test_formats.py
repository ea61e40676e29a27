import subprocess
import sys

import pytest

from helpers.errors import NoTranscriptError, ParseError
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
        (b"<!-- a --> " * 300 + b"<html>Ann: Hello.", "a.txt", "html"),
        (b"<!-- a --> " * 300 + b"Ann: Hello.", "a.txt", "text"),
        (b"<p><b>Ann:</b> Hello.</p>", "a.asp", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html>', "a.htm", "html"),
        ("<html><body>x".encode("utf-16"), "a.html", "html"),
        ("\ufeff<html><body>x".encode(), "a.html", "html"),
    ],
)
def test_the_format_is_told_from_the_content(content, name, expected):
    assert detect_format(content, name=name) == expected


def test_formats_are_told_without_the_libraries_that_read_them():
    asked = (
        "import sys; from helpers.readers import detect_format\n"
        "for content in (b'%PDF-1.7', b'PK\\3\\4'):\n"
        "    detect_format(content, name='a')\n"
        "print({'docx', 'lxml', 'pypdf', 'pypdfium2'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"PK\x03\x04", "word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", "captions"),
        (b"File: a\n---\nWEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", "captions"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "captions"),
        (b"Ann: WEBVTT is a format.", "text"),
        (b'{"segments": []}', "json"),
        (b'[Applause.] Ann: "Hello."', "text"),
        (b"[Ann: Hello.]", "text"),
        (b"<?xml version='1.0'?><TEI>", "xml"),
        (b"<akomaNtoso><debate/></akomaNtoso>", "xml"),
        (b"<Ann> Hello.\n<Bo> Hi.", "text"),
        (b"speaker,text\nAnn,Hello.\n", "table"),
        (b"Speaker, text\n\nAnn: Hello.\n", "text"),
        (b"PAR1\x15\x04", "table"),
    ],
)
def test_other_formats_are_told_whatever_the_name(content, expected):
    assert detect_format(content, name="a.txt") == expected


@pytest.mark.parametrize(
    ("content", "kind", "refusal"),
    [
        (b"{\\rtf1", "a rich text file", ParseError),
        (b"\x89PNG", "a picture", NoTranscriptError),
        (b"ID3\x04", "a sound file", NoTranscriptError),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(content, kind, refusal):
    with pytest.raises(ParseError, match=rf"a\.txt: is {kind}, expected text.*; ") as e:
        read_document(content, name="a.txt")
    assert e.type is refusal


def test_a_person_can_say_that_a_text_is_a_table():
    content = b"member|said\nAnn Lee|Hello.\n"
    document = read_document(
        content, name="a.txt", speaker_column="member", text_column="said"
    )
    assert document.text == "Ann Lee: Hello."
