"""XML as a file: what is taken for it, what is refused, and what is never fetched."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from helpers.errors import ParseError
from helpers.readers import xml_parsing
from helpers.readers.xml import looks_like_xml, read_xml
from helpers.readers.xml_dialects import DIALECTS
from helpers.segmenting import segment

TEI = "<TEI><text><body>{}</body></text></TEI>"
SPEECH = "<publicwhip><speech speakername='Ann'><p>{}</p></speech></publicwhip>"
WHOLE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE publicwhip [\n'
    '<!ENTITY mdash "&#8212;">\n]>\n<publicwhip><!-- note -->\n<major-heading>Öl &amp; '
    'Gas</major-heading><speech speakername="Ann Lee"><p>One&mdash;<i>two</i>.</p>'
    '<p class="italic">rose</p></speech></publicwhip>'
)


def read(xml, **given_):
    content = xml if isinstance(xml, bytes) else xml.encode()
    return read_xml(content, name="a.xml", **given_)


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("<?xml version='1.0'?><anything/>", True),
        ("\ufeff<?xml version='1.0'?>\n<TEI>", True),
        ("  <!-- kept --> <TEI xmlns='x'>", True),
        ("<an:akomaNtoso xmlns:an='x'>", True),
        ("<!DOCTYPE publicwhip [<!ENTITY a '>'>]><publicwhip>", True),
        ("<?xml version='1.0'?>", True),
        ("<rede id='x'>", True),
        ("<?xml version='1.0'?><html xmlns='x'>", False),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html>", False),
        ("<!doctype html><title>A</title>", False),
        ("<?xml version='1.0'?><!doctype html><title>A</title>", False),
        ("<html><TEI>", False),
        ("<div><TEI>", False),
        ("<TEIx>", False),
        ("Text about <TEI> files", False),
        ("", False),
    ],
)
def test_looks_like_xml(sample, expected):
    assert looks_like_xml(sample) is expected


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        pytest.param(
            "<TEI>\n <text>\n </body></TEI>",
            r"a\.xml: is broken at line 3, column 9 \(.+\), expected a whole XML file;"
            " fetch it again",
            id="malformed",
        ),
        pytest.param(
            "<!DOCTYPE a [\n\n]>\n<TEI></text>",
            "is broken at line 4, column 13",
            id="place",
        ),
        pytest.param("<TEI><text>abc", "is broken at line 1", id="cut off"),
        pytest.param("", "is broken at line 1", id="empty"),
        pytest.param(
            "<rss><item/></rss>",
            r"begins with the element 'rss', expected one of TEI, Akoma Ntoso, .+ECPC;"
            r" save its words as \.txt",
            id="unknown dialect",
        ),
        pytest.param(
            "<TEI><teiHeader>x</teiHeader></TEI>", "holds no words", id="no words"
        ),
        pytest.param(
            "<teiCorpus><TEI/><TEI/></teiCorpus>",
            "holds several sittings, expected one; save each <TEI> ",
            id="several",
        ),
        pytest.param(
            "<teiCorpus.2><!-- 2 --><TEI.2/><TEI.2/></teiCorpus.2>",
            "holds several sittings, expected one; save each <TEI.2> ",
            id="several of an older TEI",
        ),
        pytest.param(
            TEI.format("<p>\n&ann;</p>"),
            "uses the entity '&ann;' at line 2",
            id="undeclared",
        ),
        pytest.param(
            f"<TEI>{'a' * 5000}\x01</TEI>",
            "is broken at line 1",
            id="control character",
        ),
        pytest.param(
            "<!DOCTYPE a [ <!-- <TEI>x</TEI>",
            "its document type has no end",
            id="doctype",
        ),
        pytest.param(
            "<div>" * 400 + "</div>" * 400,
            "nests elements too deep at line 1",
            id="deep",
        ),
    ],
)
def test_refusals(xml, message):
    with pytest.raises(ParseError, match=message):
        read(xml)


def test_a_file_that_is_too_big_is_refused(monkeypatch):
    monkeypatch.setattr(xml_parsing, "MAX_BYTES", 10)
    with pytest.raises(ParseError, match="has 28 bytes, expected at most 10; split"):
        read("<TEI><text>abc</text> </TEI>")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        pytest.param(f'<!ENTITY l0 "ha">{LAUGHS}', id="billion laughs"),
        pytest.param(f'<!ENTITY l9 "{"a" * 100_000}">', id="quadratic"),
        pytest.param(f'<!ENTITY l9 "{"a" * 20}">', id="long"),
        pytest.param('<!ENTITY l0 "ha"><!ENTITY l9 "&l0;">', id="another entity"),
        pytest.param('<!ENTITY l9 "<b/>">', id="markup"),
        pytest.param('<!ENTITY l9 SYSTEM "file:///etc/hostname">', id="a file"),
        pytest.param('<!ENTITY l9 PUBLIC "x" "http://127.0.0.1/x">', id="the network"),
        pytest.param('<!ENTITY % x SYSTEM "file:///x">%x;', id="a parameter"),
    ],
)
@pytest.mark.parametrize("place", ["<p>{}</p>", "<p n='{}'>a</p>"])
def test_no_entity_is_resolved_but_plain_characters(doctype, place):
    body = place.format("&l9;" * 1000)
    start = time.monotonic()
    with pytest.raises(ParseError, match="uses the entity '&l9;' at line 1"):
        read(f"<!DOCTYPE TEI [{doctype}]>{TEI.format(body)}")
    assert time.monotonic() - start < 1


def test_an_entity_that_nobody_uses_does_no_harm():
    xml = f"<!DOCTYPE TEI [<!ENTITY l0 'ha'>{LAUGHS}]>{TEI.format('<p>Yes.</p>')}"
    assert read(xml).text == "Yes."


def test_no_file_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    outside = tmp_path / "outside.dtd"
    outside.write_text('<!ENTITY a "SECRET"><!ELEMENT TEI ANY>')
    include = (
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text'"
        f" href='{secret.as_uri()}'/>"
    )
    entity = f'<!DOCTYPE TEI [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(ParseError, match="uses the entity"):
        read(entity + TEI.format("<p>&a;</p>"))
    dtd = f'<!DOCTYPE TEI SYSTEM "{outside.as_uri()}">'
    with pytest.raises(ParseError, match="uses the entity"):
        read(dtd + TEI.format("<p>&a;</p>"))
    assert read(dtd + TEI.format(f"<p>Yes.{include}</p>")).text == "Yes."


@pytest.mark.parametrize(
    ("doctype", "words", "text"),
    [
        ('<!DOCTYPE publicwhip [<!ENTITY mdash "&#8212;">]>', "a&mdash;b", "a—b"),
        ("<!DOCTYPE publicwhip [<!ENTITY mdash '&#x2014;' >\n]>", "a&mdash;b", "a—b"),
        ('<!DOCTYPE p [<!-- it\'s "]> --><!ENTITY x "y">]>', "a&x;b", "ayb"),
        ('<!DOCTYPE p [<!ENTITY x "&#60;p>">]>', "a&x;b", "a<p>b"),
        ("", "a&eacute;b &amp; &lt;c&gt; &#233;", "aéb & <c> é"),
        ("", "a<![CDATA[&eacute; &x;]]><!-- &x; -->b", "a&eacute; &x;b"),
        ('<!DOCTYPE p [<!ENTITY lt "&#38;#60;"><!ENTITY a "&#38;">]>', "1&lt;2", "1<2"),
    ],
)
def test_named_characters(doctype, words, text):
    assert read(doctype + SPEECH.format(words)).text == f"Ann: {text}"


@pytest.mark.parametrize(
    ("encoding", "declared", "found"),
    [
        ("utf-8", "UTF-8", "utf-8"),
        ("cp1252", "ISO-8859-1", "cp1252"),
        ("cp1251", "windows-1251", "windows-1251"),
        ("utf-16", "UTF-16", "utf-16"),
        ("utf-8-sig", "UTF-8", "utf-8-sig"),
        ("utf-8", "UTF-16", "utf-8"),
        ("utf-8", "no-such", "utf-8"),
    ],
)
def test_encodings(encoding, declared, found):
    words = "Да" if encoding == "cp1251" else "“é”"
    xml = f'<?xml version="1.0" encoding="{declared}"?>{SPEECH.format(words)}'
    document = read(xml.encode(encoding))
    assert document.text == f"Ann: {words}"
    assert document.metadata["encoding"] == found


def test_an_encoding_that_a_person_gives_wins():
    xml = f'<?xml version="1.0" encoding="utf-8"?>{SPEECH.format("é")}'
    assert read(xml.encode("cp437"), encoding="cp437").text == "Ann: é"


def test_white_space_is_formatting():
    assert read(SPEECH.format("a \n\t b<b> c </b>d<i>e</i>\u00a0f")).text == (
        "Ann: a b c de\u00a0f"
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    with pytest.raises(ParseError, match=r"a\.xml: "):
        read(content)


@given(st.integers(0, len(WHOLE.encode()) - 1))
@settings(max_examples=60)
def test_a_file_that_is_cut_off_is_refused(length):
    with pytest.raises(ParseError, match=r"a\.xml: "):
        read(WHOLE.encode()[:length])


WORDS = st.sampled_from(["a ", "Ann.- ", "(x)", ": ", "\n", "B", "1. ", "(A [B]: c)"])
NAMES = sorted(
    {
        re.split(r"[@+!]", selector)[0]
        for dialect in DIALECTS
        for rows in (dialect.turns, dialect.labels, dialect.hidden, *dialect.kinds)
        for selector in rows.split()
    }
    | {"p", "u", "member", "name", "lb", "note", "rede"}
)
ATTRIBUTES = st.sampled_from(
    [
        "", " who='#A'", " klasse='redner'", " type='speaker'", " nospeaker='true'",
        " by='#b'", " speakername='Ann'", " ana='#chair'",
    ]
)  # fmt: skip
TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, attribute, parts: f"<{name}{attribute}>{''.join(parts)}</{name}>",
        st.sampled_from(NAMES),
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


def shown(node, dialect):
    """Yield the characters of an element that its dialect does not hide."""
    if not dialect.is_hidden[node]:
        yield from node.text or ""
        for inner in node:
            yield from shown(inner, dialect)
            yield from inner.tail or ""


@given(st.sampled_from(DIALECTS), TREES)
@settings(max_examples=300)
def test_marks_stand_in_the_text_and_no_word_is_lost(dialect, tree):
    root = dialect.roots.split()[0].replace("*", "CD")
    xml = f"<{root}>{tree}z</{root}>"
    document = read(xml)
    # Labels are added where none is printed; nothing else is, and nothing goes.
    printed = iter(document.text)
    characters = shown(etree.fromstring(xml), dialect)
    assert all(c in printed for c in characters if not c.isspace())
    for mark in document.marks:
        assert 0 <= mark.start <= mark.end <= len(document.text)
    held = [mark for mark in document.marks_of("turn") if mark.end > mark.start]
    assert all(a.end <= b.start for a, b in pairwise(held))
    spans = segment(document).spans
    assert "".join(document.text[s.start : s.end] for s in spans) == document.text
