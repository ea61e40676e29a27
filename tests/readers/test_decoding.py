import pytest

from helpers.errors import ParseError
from helpers.readers.decoding import decode

FRENCH = "M. le président. Où êtes-vous ? L’été, « voilà » – c’est fini."
RUSSIAN = "С.В. Лавров: Уважаемые коллеги, добрый день. Мы обсудили вопросы."
ENGLISH = "Chair: It’s a “test” – don’t worry about it."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "windows-1252"),
        (FRENCH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "windows-1252"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_text_comes_back_from_the_encodings_that_people_have(text, encoding):
    decoded, _ = decode(text.encode(encoding), name="talk.txt")
    assert decoded == text


def test_line_ends_are_kept():
    assert decode(b"a\r\n\r\nb\rc\n", name="talk.txt")[0] == "a\r\n\r\nb\rc\n"


def test_an_encoding_that_a_person_names_is_taken():
    content = "Größe".encode("cp850")
    assert decode(content, name="talk.txt", encoding="cp850") == ("Größe", "cp850")


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 40, b"\xff\xfe\x00\xd8\x00\xd8"],
    ids=["all bytes", "controls", "broken UTF-16"],
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(ParseError, match=r"talk\.txt: its bytes are no text.*UTF-8"):
        decode(content, name="talk.txt")


def test_a_wrong_encoding_names_the_byte():
    with pytest.raises(ParseError, match=r"talk\.txt: byte 1 is not utf-8; save"):
        decode(b"a\xff", name="talk.txt", encoding="utf-8")


def test_an_encoding_that_is_none_is_named():
    with pytest.raises(ParseError, match=r"no encoding is called 'utf-9'.*meetings"):
        decode(b"a", name="talk.txt", encoding="utf-9")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (RUSSIAN.encode() + b"\xd0", "utf-8, 1 broken"),
        (FRENCH.encode().replace(b"c", b"\x96", 1), "utf-8, 1 broken"),
        ("é".encode() + b"\x96" * 3, "cp1252"),
        (FRENCH.encode("cp1252"), "cp1252"),
    ],
)
def test_a_broken_byte_makes_no_other_encoding(content, encoding):
    text, found = decode(content, name="a.txt")
    assert found == encoding
    assert ("\N{REPLACEMENT CHARACTER}" in text) == ("broken" in encoding)
