import io
import zipfile
from xml.sax.saxutils import quoteattr

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import ParseError
from helpers.readers.signatures import looks_like_word
from helpers.readers.word import read_word
from helpers.segmenting import segment

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(content):
    return read_word(content, name="a.docx")


def marked(document, kind):
    return [document.text[m.start : m.end] for m in document.marks_of(kind)]


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def written(body, *, before="", **others):
    """Return a Word file whose XML is given; `others` are parts by their kind."""
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{KIND}.{kind}+xml"/>'
        for kind in others
    )
    links = "".join(
        f'<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>'
        for kind in others
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{KIND}.document'
            f'.main+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="d" Type={quoteattr(RELATION + "/officeDocument")}'
            ' Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}'
            f'/relationships">{links}</Relationships>',
            "word/document.xml": f"{before}<w:document {NAMES}><w:body>{body}</w:body>"
            "</w:document>",
            **{
                f"word/{kind}.xml": f"<w:{kind} {NAMES}>{xml}</w:{kind}>"
                for kind, xml in others.items()
            },
        }
    )


def p(*runs, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text, properties=""):
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def box(text):
    return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"


NEW_BOX = f"<mc:Choice Requires='wps'><w:drawing>{box('boxed')}</w:drawing></mc:Choice>"
OLD_BOX = (
    f"<mc:Fallback><w:pict><v:shape>{box('boxed')}</v:shape></w:pict></mc:Fallback>"
)


INNER = f"<w:r><w:pict>{box('boxed')}</w:pict></w:r>"


def field(step):
    return f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(p(r("a ")) + p(r("b")), "a \n\nb", id="paragraphs"),
        pytest.param(p(r("a")) + p() + p(r(" ")) + p(r("b")), "a\n\nb", id="empty"),
        pytest.param(p(r("Mr"), r(". L"), r("ee")), "Mr. Lee", id="runs touch"),
        pytest.param(
            p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"),
            "a\nb\tc", id="soft line break and tab",
        ),
        pytest.param(
            p("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>"),
            "co\u2011op", id="hyphen",
        ),
        pytest.param(p(r("a\n  b")), "a b", id="line ends of the file"),
        pytest.param(p(r("a &lt;b&gt; &amp;")), "a <b> &", id="signs of XML"),
        pytest.param(
            p(r("new "), f"<w:ins>{r('and added')}</w:ins>"), "new and added",
            id="inserted",
        ),
        pytest.param(
            p(r("old"), "<w:del><w:r><w:delText> gone</w:delText></w:r></w:del>"),
            "old", id="deleted",
        ),
        pytest.param(
            p(f"<w:moveFrom>{r('was here')}</w:moveFrom>", r("b"))
            + p(f"<w:moveTo>{r('is here')}</w:moveTo>"),
            "b\n\nis here", id="moved",
        ),
        pytest.param(
            p(f"<w:hyperlink>{r('a link')}</w:hyperlink>"), "a link", id="link"
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p(r('controlled'))}</w:sdtContent></w:sdt>",
            "controlled", id="content control",
        ),
        pytest.param(
            p(
                r("page "), field("begin"),
                "<w:r><w:instrText>IF </w:instrText></w:r>", field("begin"),
                field("separate"), r("1"), field("end"), field("separate"),
                r("7"), field("end"),
            ),
            "page 7", id="field",
        ),
        pytest.param(
            p(r("said"), f"<w:r><mc:AlternateContent>{NEW_BOX}{OLD_BOX}"
            "</mc:AlternateContent></w:r>") + p(r("after")),
            "said\n\nboxed\n\nafter", id="text box, written twice",
        ),
        pytest.param(
            p(r("said"), INNER), "said\n\nboxed", id="old text box",
        ),
        pytest.param(
            p(r("said"), f"<w:r><w:pict><w:txbxContent>{p(r('outer'), INNER)}"
            "</w:txbxContent></w:pict></w:r>"),
            "said\n\nouter\n\nboxed", id="text box in a text box",
        ),
        pytest.param(
            p('<w:r><w:sym w:char="2022"/><w:sym w:char="D800"/><w:sym/></w:r>'),
            "•\ufffd\ufffd", id="symbols",
        ),
        pytest.param(
            "<w:tbl><w:tr>"
            f"<w:tc>{p(r('Mr. Lee'))}</w:tc><w:tc>{p(r('a'))}{p(r('b'))}</w:tc></w:tr>"
            f"<w:tr><w:tc>{p(r('Ms. Ada'))}</w:tc><w:tc>{p(r('c'))}</w:tc></w:tr>"
            "</w:tbl>",
            "Mr. Lee\ta\nb\n\nMs. Ada\tc", id="table",
        ),
        pytest.param(
            p(r("a"), "<w:r><w:footnoteReference w:id='1'/></w:r>", r(" b")),
            "a b", id="number of a note",
        ),
    ],
)  # fmt: skip
def test_text_is_what_a_reader_sees(body, text):
    assert read(written(body)).text == text


@pytest.mark.parametrize(
    ("properties", "bold"),
    [
        pytest.param("<w:b/>", ["x"], id="bold"),
        pytest.param('<w:b w:val="0"/>', [], id="not bold"),
        pytest.param("<w:i/>", [], id="italic"),
        pytest.param('<w:rStyle w:val="Strong"/>', ["x"], id="by its style"),
        pytest.param('<w:rStyle w:val="Child"/>', ["x"], id="by a style's style"),
        pytest.param('<w:rStyle w:val="Round"/>', [], id="styles in a circle"),
        pytest.param('<w:rStyle w:val="Lost"/>', [], id="by a style that is not there"),
    ],
)
def test_bold_is_marked(properties, bold):
    styles = (
        '<w:style w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Strong"/></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    )
    body = p(r("x", properties), r(" y"))
    assert marked(read(written(body, styles=styles)), "bold") == bold


def test_bold_runs_that_touch_are_one_mark():
    body = p(r("Mr. ", "<w:b/>"), r("Lee:", "<w:b/>"), r(" Hello."))
    assert marked(read(written(body)), "bold") == ["Mr. Lee:"]


def test_hidden_text_is_marked():
    document = read(written(p(r("a "), r("unseen", "<w:vanish/>"), r(" b"))))
    assert document.text == "a unseen b"
    assert marked(document, "hidden") == ["unseen"]


def test_a_reading_above_a_word_is_hidden():
    ruby = f"<w:rt>{r('kana')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase>"
    document = read(written(p(f"<w:r><w:ruby>{ruby}</w:ruby></w:r>")))
    assert document.text == "wordkana"
    assert marked(document, "hidden") == ["kana"]


STYLES = "".join(
    f'<w:style w:styleId="{style}"><w:name w:val="{name}"/>{more}</w:style>'
    for style, name, more in (
        ("Titre1", "heading 1", ""),
        ("Section", "Section", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("Body", "Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
        ("Unseen", "Unseen", "<w:rPr><w:vanish/></w:rPr>"),
        ("Loud", "Loud", "<w:rPr><w:b/></w:rPr>"),
        ("Strong", "Strong", "<w:rPr><w:b/></w:rPr>"),
    )
)


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        pytest.param("Titre1", [("heading", "1")], id="heading by its name"),
        pytest.param("Section", [("heading", "2")], id="heading by its level"),
        pytest.param("Body", [], id="level of running text"),
        pytest.param("Unseen", [("hidden", "")], id="hidden"),
        pytest.param("Loud", [("bold", "")], id="bold"),
    ],
)
def test_a_paragraph_s_style_is_marked(style, marks):
    document = read(written(p(r("x"), style=style), styles=STYLES))
    assert [(mark.kind, mark.value) for mark in document.marks] == marks


def test_bold_in_a_bold_paragraph_stands_out_by_not_being_bold():
    body = p(r("a", '<w:rStyle w:val="Strong"/>'), r(" b"), style="Loud")
    assert marked(read(written(body, styles=STYLES)), "bold") == [" b"]


def test_a_header_of_two_sections_is_read_once():
    package = docx.Document()
    package.add_section()
    for section in package.sections:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "MINUTES"
    package.add_paragraph("Ann: Hello.")
    out = io.BytesIO()
    package.save(out)
    document = read(out.getvalue())
    assert document.text == "MINUTES\n\nAnn: Hello."
    assert "title" not in document.metadata


def test_what_was_deleted_is_a_doubt():
    body = p(r("a"), "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>")
    assert "1 deleted stretches" in read(written(body)).metadata["doubts"]


def test_notes_stand_at_the_end_and_are_no_text():
    notes = (
        f"<w:footnote w:type='separator'>{p(r('----'))}</w:footnote>"
        f"<w:footnote w:id='1'>{p(r('See page 2.'))}</w:footnote>"
    )
    document = read(written(p(r("Ann: Hello.")), footnotes=notes))
    assert document.text == "Ann: Hello.\n\nSee page 2."
    assert marked(document, "region") == ["See page 2."]


def meeting():
    """Return a meeting as Word writes it, with bold labels, a head and a foot."""
    package = docx.Document()
    section = package.sections[0]
    section.header.paragraphs[0].text = "TOWN COUNCIL: MINUTES"
    section.footer.paragraphs[0].text = "Uncorrected copy"
    package.add_heading("Questions on water", level=1)
    for label, words in (
        ("Mr. Lee (Hill Ward):", "Is the water safe?\nIs it cheap?"),
        ("The Mayor:", "It is safe. One thing: it is not cheap."),
        ("Mr. Lee (Hill Ward):", "Thank you."),
    ):
        paragraph = package.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(f" {words}")
    package.core_properties.title = "Council of 3 May"
    package.core_properties.language = "en-GB"
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


MEETING = meeting()


def test_a_meeting_is_found_with_its_turns_and_furniture():
    document = read(MEETING)
    found = segment(document)
    assert [
        (turn.label, document.text[turn.start : turn.end]) for turn in found.turns
    ] == [
        ("Mr. Lee (Hill Ward)", "Is the water safe?\nIs it cheap?"),
        ("The Mayor", "It is safe. One thing: it is not cheap."),
        ("Mr. Lee (Hill Ward)", "Thank you."),
    ]
    kinds = {document.text[s.start : s.end]: s.kind for s in found.spans}
    assert kinds["Questions on water"] == "heading"
    assert kinds["TOWN COUNCIL: MINUTES"] == kinds["Uncorrected copy"] == "furniture"
    assert document.metadata["title"] == "Council of 3 May"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHTER = "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = f"<!DOCTYPE w [<!ENTITY a 'ha'>{LAUGHTER}]>"
SECRET = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
DEEP = "<w:tbl><w:tr><w:tc>" * 2000 + p(r("a")) + "</w:tc></w:tr></w:tbl>" * 2000
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            OLE + "WordDocument".encode("utf-16-le"),
            r"an old Word file \(.doc\), expected .*\.docx.*soffice --headless",
            id="doc",
        ),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "under a password, expected .*save it without one", id="password",
        ),
        pytest.param(
            OLE + "Workbook".encode("utf-16-le"), r"an old Excel .*\.csv", id="xls"
        ),
        pytest.param(OLE, "an old Office file, expected", id="another old file"),
        pytest.param(
            zipped({TYPES: "", "xl/workbook.xml": ""}), r"an Excel file.*\.csv",
            id="xlsx",
        ),
        pytest.param(
            zipped({TYPES: "", "ppt/presentation.xml": ""}), "a PowerPoint file",
            id="pptx",
        ),
        pytest.param(
            zipped({"mimetype": "", "content.xml": ""}),
            "an OpenDocument file.*soffice", id="odt",
        ),
        pytest.param(zipped({"META-INF/container.xml": ""}), "an e-book", id="epub"),
        pytest.param(zipped({"a.txt": "Ann: Hello."}), "unpack it", id="other zip"),
        pytest.param(zipped({TYPES: ""}), "no Word document|XML is broken", id="types"),
        pytest.param(MEETING[:-200], "is no whole zip archive", id="cut short"),
        pytest.param(
            written(p(r("&j;")), before=LAUGHS), "declares entities", id="entity bomb"
        ),
        pytest.param(
            written(p(r("&a;")), before=SECRET), "declares entities", id="other file"
        ),
        pytest.param(written(p(r("&a;"))), "XML is broken", id="unknown entity"),
        pytest.param(written("<w:p>"), "XML is broken", id="broken XML"),
        pytest.param(written(DEEP), "XML is broken", id="deep"),
        pytest.param(written(p(r("a" * 70_000_000))), "unpacks to more", id="bomb"),
    ],
)  # fmt: skip
def test_what_is_no_readable_word_file_is_refused(content, message):
    assert looks_like_word(content)
    with pytest.raises(ParseError, match=rf"(?s)^a\.docx: .*(?:{message})"):
        read(content)


def check_laws(content):
    try:
        document = read(content)
    except ParseError:
        return
    assert document.text.encode().decode() == document.text
    assert all(0 <= m.start < m.end <= len(document.text) for m in document.marks)
    spans = segment(document).spans
    assert "".join(document.text[s.start : s.end] for s in spans) == document.text


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_raise_nothing_but_a_parse_error(content):
    check_laws(content)
    check_laws(b"PK\x03\x04" + content)


@settings(max_examples=50)
@given(st.integers(0, len(MEETING) - 1), st.binary(max_size=4))
def test_a_broken_file_is_refused_or_read(place, wrong):
    check_laws(MEETING[:place])
    check_laws(MEETING[:place] + wrong + MEETING[place + len(wrong) :])


LEAVES = [
    "<w:t>a</w:t>", "<w:t>Ann: b</w:t>", "<w:t> </w:t>", "<w:br/>", "<w:tab/>",
    '<w:sym w:char="D800"/>', "<!--c-->",
    "<w:rPr><w:b/></w:rPr>", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
    '<w:sym w:char="2022"/>', '<w:sym w:char="-1"/>', field("begin"), field("end"),
]  # fmt: skip
AROUND = "p r tbl tr tc sdt ins del ruby rt rubyBase drawing pict txbxContent".split()


def wrapped(inner):
    tags = st.sampled_from(AROUND)
    pieces = st.lists(inner, max_size=4).map("".join)
    return st.tuples(tags, pieces).map(lambda x: f"<w:{x[0]}>{x[1]}</w:{x[0]}>")


@settings(max_examples=50)
@given(st.lists(st.recursive(st.sampled_from(LEAVES), wrapped)))
def test_elements_in_any_order_are_read(pieces):
    content = written("".join(pieces) + p(r("end")))
    check_laws(content)
    assert read(content).text.endswith("end")


def test_the_labelled_word_files_are_read_whole(shared):
    folder = shared / "transcripts" / "files"
    found = {
        path.name: segment(read(path.read_bytes())) for path in folder.glob("*.docx")
    }
    assert {name: len(one.turns) for name, one in found.items()} == {
        "derived_k_58715.docx": 5,
        "derived_q_education_12.docx": 26,
    }
