import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from places import DATA

from helpers.errors import ParseError
from helpers.readers import read_document
from helpers.readers.html import read_html

PAGES = sorted(DATA.glob("*.html"))


def printed(text):
    return re.sub(r"\s+", "", text)


def seen_by_lxml(page):
    root = html.document_fromstring(
        page.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    for element in root.xpath("//script | //style | //head"):
        element.drop_tree()
    return root.text_content()


def marked(document, kind):
    return [document.text[m.start : m.end].strip() for m in document.marks_of(kind)]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param("<p>a</p><p>b</p>", "a\n\nb", id="paragraphs"),
        pytest.param("<p>a<br>b</p>", "a\nb", id="line break"),
        pytest.param("<p>a\n   b</p>", "a b", id="white space folds"),
        pytest.param("<p>a<b>b</b> <i>c</i></p>", "ab c", id="inline keeps its spaces"),
        pytest.param("<p>a&nbsp;b</p>", "a\u00a0b", id="no-break space stays"),
        pytest.param("<pre>a\n  b</pre>", "a\n  b", id="pre keeps all"),
        pytest.param("<p>a<!-- c --></p>b", "a\n\nb", id="comments are not shown"),
        pytest.param("<script>x</script><p>a", "a", id="scripts are not shown"),
        pytest.param("<ul><li>a<li>b</ul>", "a\n\nb", id="lists"),
        pytest.param("<table><td>a<td>b</table>", "a\n\nb", id="cells of a table"),
    ],
)
def test_text_is_what_a_reader_sees(page, text):
    assert read_html(f"<html><body>{page}".encode(), name="a.html").text == text


PIECES = """
<p> </p> <div> </div> <b> </b> <br> <span·hidden> </span> <nav> </nav> <td> a · Ann:·
&nbsp; &amp; <template>t</template> <noscript>n</noscript> <textarea>·x·</textarea>
"""


@given(st.lists(st.sampled_from([p.replace("·", " ") for p in PIECES.split()])))
def test_every_printed_character_is_there_in_order(pieces):
    page = "<html><body>x" + "".join(pieces) + "</body></html>"
    assert printed(read_html(page.encode(), name="a").text) == printed(
        seen_by_lxml(page)
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_character_of_an_odd_page_is_lost(path):
    page = path.read_text(encoding="utf-8")
    assert printed(read_html(page.encode(), name=path.name).text) == printed(
        seen_by_lxml(page)
    )


def test_no_character_of_a_real_page_is_lost(shared):
    pages = [*(shared / "kremlin" / "pages").glob("*.html")]
    pages += (shared / "transcripts" / "files").glob("*.htm*")
    assert len(pages) > 100
    for path in pages:
        document = read_document(path.read_bytes(), name=path.name)
        page = path.read_bytes().decode(document.metadata["encoding"])
        assert printed(document.text) == printed(seen_by_lxml(page)), path.name


def test_marks_say_what_is_bold_hidden_and_around():
    page = (
        "<body><nav>Menu</nav><article><h1>Title</h1><p><b>Ann:"
        "<span class='tip hidden'> card</span></b> Hello to all of you, and to all who"
        " could not come.</p></article><footer>2024</footer>"
    )
    document = read_html(page.encode(), name="a.html")
    assert marked(document, "bold") == ["Ann: card"]
    assert marked(document, "hidden") == ["card"]
    assert marked(document, "region") == ["Menu", "2024"]
    assert marked(document, "heading") == ["Title"]
    assert [mark.value for mark in document.marks_of("main")] == ["article"]


def test_a_class_on_most_of_the_page_makes_no_region():
    page = "<body><div class='has comments'>" + "<p>Ann: Hello.</p>" * 20 + "</div>"
    assert marked(read_html(page.encode(), name="a.html"), "region") == []


def test_metadata_is_what_the_page_states():
    page = (
        "<html lang='en'><head><title>A talk</title>"
        "<link rel='canonical' href='https://town.example/1'>"
        "<meta property='article:published_time' content='2024-05-03T10:00'></head><p>x"
    )
    assert read_html(page.encode(), name="a.html").metadata == {
        "format": "html",
        "encoding": "utf-8",
        "title": "A talk",
        "language": "en",
        "source_url": "https://town.example/1",
        "published": "2024-05-03",
    }


def test_a_declared_encoding_is_taken_where_bytes_agree():
    page = "<meta charset=windows-1251><body>Вопрос".encode("cp1251")
    assert read_html(page, name="a.html").text == "Вопрос"


def test_a_page_without_text_is_refused():
    with pytest.raises(ParseError, match=r"a\.html: is no HTML page.*save the page"):
        read_html(b"<!-- nothing -->", name="a.html")


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "C’est – dit…"),
        ("Shift_JIS", "cp932", "①髙い"),
        ("gb2312", "gb18030", "朱镕基"),
        ("utf-8", "utf-8", "C’est"),
        ("no-such-thing", "cp1252", "C’est – dit…"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_read_it(charset, encoding, text):
    page = f"<meta charset={charset}><p>{text}</p>".encode(encoding)
    assert read_html(page, name="a.html").text == text


@pytest.mark.parametrize(
    ("page", "regions"),
    [
        ("<article><header><h1>Talks</h1></header><p>Yes.</p></article>", []),
        (
            "<header><h1>Site</h1></header><article><p>Yes, we sail.</p></article>",
            ["Site"],
        ),
        ("<div class=media>Yes.</div><p>A caption of it all, at length.</p>", ["Yes."]),
        ("<div class=media>Yes, it is so.</div>" * 5 + "<p>No.</p>", []),
    ],
)
def test_what_heads_the_text_or_makes_most_of_it_is_no_surrounding(page, regions):
    document = read_html(f"<body>{page}</body>".encode(), name="a.html")
    assert marked(document, "region") == regions


def test_what_a_browser_shows_instead_is_hidden():
    said = "Yes <svg><title>Play</title></svg> so, and we go on and on with it."
    page = f"<p>{said}</p><video>Your browser</video>".encode()
    document = read_html(page, name="a.html")
    assert document.text == ("Yes so, and we go on and on with it.\n\nYour browser")
    assert marked(document, "hidden") == ["Your browser"]
