import io
import re

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_pdf import (
    FONT,
    LEFT,
    SAID,
    TOP,
    numbered,
    one_page,
    paged,
    set_in_type,
    stream,
    typed,
    written,
)
from reportlab.lib.pdfencrypt import StandardEncryption

from helpers.errors import ParseError
from helpers.readers.document import Document
from helpers.readers.pdf import read_pdf
from helpers.readers.signatures import looks_like_pdf
from helpers.segmenting import segment
from helpers.words import find_spoken

WORDS = (
    "Every town along the river needs water before it needs another road and the"
    " committee has said so twice this year without an answer that anybody could use."
)
SPOKEN = [f"{WORDS} {WORDS}", "Thank you.", f"I agree. {WORDS}", WORDS]


def read(content):
    return read_pdf(content, name="a.pdf")


def marked(document, kind):
    return [document.text[m.start : m.end] for m in document.marks_of(kind)]


def regions(document):
    return {
        document.text[mark.start : mark.end]: mark.value
        for mark in document.marks_of("region")
    }


def spoken(document, segmented=None):
    """Return label and words of each turn, as they are counted."""
    found = segmented or segment(document)
    said = {turn.number: [] for turn in found.turns}
    for span in found.spans:
        if span.kind == "speech":
            said[span.turn].append((span.start, span.end))
    return [
        (turn.label, [w.printed for w in find_spoken(document.text, said[turn.number])])
        for turn in found.turns
    ]


def expected(turns):
    return [(label, re.findall(r"[\w'-]+", words)) for label, words in turns]


FULL = "We have heard it all now"  # as wide as the lines in the tables below
TOWNS = (
    "Alder Birch Cedar Drake Eagle Finch Grove Heron Inlet Jetty Knoll Lodge".split()
)


def encrypted(content, password, algorithm):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(password, "owner", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def filled(page, n):
    """Return `n` lines, as wide as FULL, that stand on no other page."""
    pairs = [f"{a} sees {b} all day now" for a in TOWNS for b in TOWNS]
    return pairs[page * n : (page + 1) * n]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param([FULL, FULL], f"{FULL} {FULL}", id="full lines go on"),
        pytest.param(
            [FULL, "today.", FULL, FULL], f"{FULL} today.\n\n{FULL} {FULL}",
            id="a short last line ends a paragraph",
        ),
        pytest.param(
            [FULL, "today", FULL, FULL], f"{FULL} today\n{FULL} {FULL}",
            id="a short line without an end keeps its break",
        ),
        pytest.param(
            [FULL, FULL, "", FULL], f"{FULL} {FULL}\n\n{FULL}", id="a gap parts"
        ),
        pytest.param(
            ["   so we went on as weekly", FULL, "   and we went on as daily", FULL],
            f"so we went on as weekly {FULL}\n\nand we went on as daily {FULL}",
            id="a line set in begins a paragraph",
        ),
        pytest.param(
            ["We have heard the govern-", "ment of the day and town"],
            "We have heard the govern-\nment of the day and town",
            id="a hyphen at a line's end stays",
        ),
        pytest.param(
            ["We have heard of the pre-", "War days of all the town"],
            "We have heard of the pre-War days of all the town",
            id="near miss: a capital behind the hyphen",
        ),
        pytest.param(
            ["We have heard the town –", "and we have heard others"],
            "We have heard the town – and we have heard others",
            id="near miss: a dash",
        ),
        pytest.param(
            ["A well-known man and well-", "known to all of the town"],
            "A well-known man and well-known to all of the town",
            id="near miss: a hyphen that is printed elsewhere",
        ),
        pytest.param(
            ["We have heard it all now.", "*Mr. Lee:* we heard it on"],
            "We have heard it all now.\n\nMr. Lee: we heard it on",
            id="a bold label begins a paragraph",
        ),
        pytest.param(
            ["We have heard it all now.", "Mr. Lee: we heard it now,"],
            "We have heard it all now.\nMr. Lee: we heard it now,",
            id="what looks like a label keeps its break",
        ),
        pytest.param(
            [
                "Lee has heard it all now", "   and saw it all in now",
                "   and went on with it a", "Ada has heard it all now",
                "   and saw it all in one", "   day in the town too a",
            ],
            "Lee has heard it all now and saw it all in now and went on with it a\n\n"
            "Ada has heard it all now and saw it all in one day in the town too a",
            id="first lines that hang out",
        ),
        pytest.param(
            ["Water          12 million"], "Water\t12 million", id="a wide gap"
        ),
    ],
)  # fmt: skip
def test_lines_join_unless_the_page_shows_that_something_begins(lines, text):
    assert read(typed([*lines, "", FULL, FULL])).text == f"{text}\n\n{FULL} {FULL}"


def test_a_word_parted_at_a_line_s_end_counts_once():
    page = ["*Mr. Lee:* We need a govern-", "ment of our own, he said to", "them."]
    document = read(typed(page))
    assert marked(document, "wrap") == ["-\n"]
    words = "We need a government of our own he said to them"
    assert spoken(document) == expected([("Mr. Lee", words)])


def test_a_word_parted_at_a_page_s_end_counts_once():
    def head(page, number):
        page.drawString(LEFT, TOP + 40, f"ROADS AND BRIDGES {number}")

    pages = [
        ["*Mr. Lee:* We have heard it", *filled(0, 20), "of it all from the govern-"],
        ["ment of our own small town", *filled(1, 20), "*Ms. Ada:* So we have heard"],
        filled(2, 20),
    ]
    document = read(typed(*pages, draw=head))
    assert "govern-\nment" in document.text
    assert regions(document) == {
        f"ROADS AND BRIDGES {n}": "running head" for n in (1, 2, 3)
    }
    assert "government" in spoken(document)[0][1]


def test_bold_is_marked_where_not_all_is_bold():
    document = read(typed([f"*Mr. Lee:* {FULL}", f"*Ms. Ada:* {FULL}"]))
    assert marked(document, "bold") == ["Mr. Lee:", "Ms. Ada:"]
    assert marked(read(typed(["*We have heard it*"] * 3)), "bold") == []


def test_large_letters_make_a_heading():
    def title(page, number):
        page.setFont("Times-Roman", 20)
        page.drawString(LEFT, TOP + 30, "The Water Debate")

    document = read(typed([FULL] * 5, draw=title))
    assert marked(document, "heading") == ["The Water Debate"]


def test_what_is_set_sideways_is_no_text():
    def stamp(page, number):
        page.rotate(90)
        page.drawString(300, -30, "UNCORRECTED COPY")

    document = read(typed([FULL] * 5, draw=stamp))
    assert regions(document) == {"UNCORRECTED COPY": "set sideways"}


def test_a_page_printed_sideways_is_read_upright():
    def turn(page, number):
        page.setPageRotation(90)

    assert read(typed([FULL, FULL], draw=turn)).text == f"{FULL} {FULL}"


def test_the_number_of_a_note_is_hidden():
    def note(page, number):
        page.setFont("Courier", 6)
        page.drawString(LEFT + 6 * len(FULL), TOP + 3, "3")

    document = read(typed([FULL, FULL], draw=note))
    assert marked(document, "hidden") == ["3"]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        pytest.param("{}", "page number", id="number"),
        pytest.param("– {} –", "page number", id="number between dashes"),
        pytest.param("Page {} of 4", "page number", id="number with its word"),
        pytest.param("4 May 2023] {} QUESTIONS", "running head", id="running head"),
    ],
)
@pytest.mark.parametrize("y", [TOP + 40, 30], ids=["at the top", "at the bottom"])
def test_heads_and_feet_are_told_from_the_text(printed, kind, y):
    def draw(page, number):
        page.drawString(LEFT, y, printed.format(number))

    document = read(typed(*(filled(page, 30) for page in range(4)), draw=draw))
    assert regions(document) == {printed.format(n): kind for n in range(1, 5)}
    text = document.text.split("\n\n")[1 if y > TOP else 0]
    assert text == " ".join(line for page in range(4) for line in filled(page, 30))


def test_near_misses_of_heads_stay_text():
    firsts = ["Mr. Lee:", "1917", "Mr. Lee:", "Mr. Lee:"]
    pages = [[first, *filled(page, 9)] for page, first in enumerate(firsts)]
    assert regions(read(typed(*pages))) == {}


def test_a_page_of_nothing_but_head_and_number_holds_no_text():
    def draw(page, number):
        page.drawString(LEFT, TOP + 60, "TOWN COUNCIL")
        page.drawString(LEFT, TOP + 40, "MINUTES")
        page.drawString(LEFT, 30, str(number))

    pages = [filled(0, 9), [], [], filled(1, 9)]
    document = read(typed(*pages, draw=draw))
    heads = ["TOWN COUNCIL", "MINUTES"]
    assert marked(document, "region") == [*heads, *(
        printed for n in "123" for printed in (n, *heads)
    ), "4"]  # fmt: skip


def test_a_head_of_some_pages_is_one_where_nothing_stands_below_it():
    def draw(page, number):
        if number in (4, 5, 6):
            page.drawString(LEFT, TOP + 40, "ROADS")

    pages = [[] if n == 4 else filled(n, 9) for n in range(9)]
    assert regions(read(typed(*pages, draw=draw))) == {"ROADS": "running head"}
    assert len(read(typed(*pages, draw=draw)).marks_of("region")) == 3


@pytest.mark.parametrize(
    ("size", "text", "kinds"),
    [
        pytest.param(7, "1 See the report.", ["note"], id="note"),
        pytest.param(10, "1 See the report.", [], id="as large as the text"),
        pytest.param(7, "(Applause.)", [], id="without a sign"),
    ],
)
def test_small_lines_with_a_sign_at_a_page_s_foot_are_notes(size, text, kinds):
    def draw(page, number):
        page.setFont("Courier", size)
        page.drawString(LEFT, 60, text)
        page.drawString(LEFT, 50, "It goes on.")

    document = read(typed(filled(0, 20), draw=draw))
    assert list(regions(document).values()) == kinds


LABELS = ["The MINISTER OF WATER", "Mr J P KLOPPER", "The DEPUTY SPEAKER"]


def transcript(labels, n=18):
    return [(labels[i % len(labels)], SPOKEN[i % len(SPOKEN)]) for i in range(n)]


def bold(turns, end=":"):
    return [f"<b>{label}{end}</b> {words}" for label, words in turns]


def test_a_parliament_s_paper_with_running_heads():
    turns = transcript(LABELS, n=40)
    content = set_in_type(
        bold(turns),
        head=lambda page: f"Friday, 3 May 2013] {271 + page.getPageNumber()} QUESTIONS",
    )
    document = read(content)
    assert set(regions(document).values()) == {"running head"}
    assert len(regions(document)) > 1
    assert spoken(document) == expected(turns)


def test_minutes_whose_labels_end_with_a_full_stop():
    turns = transcript(["CHAIRMAN HOLLOWAY", "MR. FENWICK", "MS. ARDEN"])
    content = set_in_type(
        [f"{label}. {words}" for label, words in turns],
        indent=30,
        foot=lambda page: f"{page.getPageNumber()} of 9",
    )
    assert spoken(read(content)) == expected(turns)


def test_two_columns_are_read_one_after_the_other():
    labels = ["The President", "Mr. Okello (Uganda)", "Ms. Aranda (Chile)"]
    turns = transcript(labels, n=40)
    content = set_in_type(
        bold(turns),
        n_columns=2,
        indent=12,
        head=lambda page: "S/PV.1 The situation in the valley",
        foot=lambda page: f"{page.getPageNumber()}/9",
    )
    document = read(content)
    assert spoken(document) == expected(turns)
    assert set(regions(document).values()) == {"running head", "page number"}


@pytest.mark.parametrize("is_left", [True, False], ids=["left", "right"])
def test_a_hearing_with_numbered_lines(is_left):
    turns = transcript(["Mr. LATHAM", "Chairman HYDER", "Ms. ORTEGA"])
    said = [(f"{label}. ", words) for label, words in turns]
    pages = paged(said, width=50, n_lines=25)
    document = read(numbered(pages, is_left=is_left))
    kinds = list(regions(document).values())
    assert {"line number", "running head"} == set(kinds)
    assert spoken(document) == expected(turns)


def test_a_last_page_of_few_lines_is_numbered_too():
    document = read(numbered([filled(0, 25), filled(1, 3)], is_left=True))
    numbers = " ".join(map(str, range(1, 26)))
    assert {numbers, "1 2 3"} <= set(regions(document))


def test_a_page_of_short_lines_is_as_wide_as_the_others():
    text = read(typed(filled(0, 9), ["Yes sir", "Not so", "He went"])).text
    assert text.endswith(" Yes sir\nNot so\nHe went")


def test_metadata_is_what_the_file_states():
    content = typed([FULL], lang="en-GB")
    assert read(content).metadata == {
        "format": "PDF",
        "encoding": "PDF text layer",
        "language": "en",
    }
    titled = one_page(SAID, b"<< /Title (Water debate) >>")
    titled = titled.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 6 0 R")
    assert read(titled).metadata["title"] == "Water debate"


def test_a_page_without_text_is_a_doubt():
    document = read(typed([FULL], [], [FULL]))
    assert document.metadata["doubts"] == "1 of 3 pages have no text: 2"


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
    b" /Resources << /Font << /F 5 0 R >> >> >>"
)


def tree(kids, count, content=SAID):
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return written(CATALOGUE, pages, PAGE, stream(content), FONT)


def form(content, entries=b""):
    return stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + entries)


def forms_in_forms(depth):
    """Return a page that draws a text 10 to the power of `depth` times."""
    drawn = [
        form(b"/#58 Do " * 10, b"/Resources << /XObject << /X %d 0 R >> >>" % (7 + n))
        for n in range(depth)
    ]
    return one_page(b"/X Do", *drawn, form(SAID), resources=b"/XObject << /X 6 0 R >>")


PICTURE = stream(
    bytes(100),
    b"/Type /XObject /Subtype /Image /Width 10 /Height 10"
    b" /ColorSpace /DeviceGray /BitsPerComponent 8",
)
SHOWN = b"/XObject << /X 6 0 R >>"
ZEROS = b" " * 60_000_000
MANY = b"BT /F 12 Tf 72 700 Td %s ET" % (b"(aaaa aaaa) Tj " * 12_000)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"Mr. Lee: Hello.", "is no PDF file, expected %PDF", id="text"),
        pytest.param(b"", "is no PDF file, expected %PDF", id="nothing"),
        pytest.param(
            b"%PDF-1.7\n%%EOF", "is a damaged PDF file .*, expected a whole one",
            id="a head and an end",
        ),
        pytest.param(
            typed([FULL], encrypt=StandardEncryption("word")),
            "is under a password, expected .*; open it with its password",
            id="under a password",
        ),
        pytest.param(
            encrypted(typed([FULL]), "word", "AES-256"),
            "is under a password, expected .*; open it with its password",
            id="under a password, AES-256",
        ),
        pytest.param(
            one_page(b"9 0 0 9 0 0 cm /X Do", PICTURE, resources=SHOWN),
            "1 of 1 pages are pictures without text, .* text layer; run OCR on it",
            id="pictures",
        ),
        pytest.param(
            one_page(b""), "holds no text on 1 pages, .*; run OCR", id="no text"
        ),
        pytest.param(
            tree(b"2 0 R", 1), "is a damaged PDF file", id="pages that hold themselves"
        ),
        pytest.param(
            tree(b"3 0 R " * 6000, 6000), r"6,000 pages.*at most 5,000", id="many pages"
        ),
        pytest.param(
            written(
                CATALOGUE,
                *[b"<< /Type /Pages /Kids [%d 0 R] >>" % (n + 3) for n in range(999)],
            ),
            "asks for more than a text can need", id="a deep tree of pages",
        ),
        pytest.param(
            one_page(SAID) + b"7 0 obj\n<< /A", "is cut short, expected %%EOF",
            id="cut short behind a first end",
        ),
        pytest.param(
            one_page(SAID + b" " * 20_000_000), "bytes drawn up to page 1",
            id="a long page",
        ),
        pytest.param(
            one_page(ZEROS), "asks for more .* MB on a page", id="bomb on a page"
        ),
        pytest.param(
            one_page(SAID, stream(ZEROS), font=FONT[:-2] + b"/ToUnicode 6 0 R >>"),
            "asks for more than a text can need", id="bomb in a font",
        ),
        pytest.param(
            one_page(SAID, form(ZEROS), resources=SHOWN),
            "asks for more than a text can need", id="bomb in a form",
        ),
        pytest.param(
            forms_in_forms(9), "[0-9,]+ bytes drawn up to page 1", id="forms in forms"
        ),
        pytest.param(
            tree(b"3 0 R " * 4000, 4000, SAID + b" " * 100_000),
            "bytes drawn up to page", id="pages that share a long one",
        ),
        pytest.param(one_page(MANY), "letters on page 1", id="many letters"),
    ],
)  # fmt: skip
def test_what_is_no_readable_pdf_is_refused(content, message):
    with pytest.raises(ParseError, match=rf"(?s)^a\.pdf: .*{message}"):
        read(content)


def test_many_letters_on_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr("helpers.readers.pdf.MAX_LETTERS", 50)
    with pytest.raises(ParseError, match="over 50 letters on page"):
        read(tree(b"3 0 R " * 9, 9))


def test_glyphs_without_letters_are_refused():
    names = b" ".join(b"%d /g%d" % (code, code) for code in range(33, 127))
    font = FONT[:-2] + b" /Encoding << /Differences [%s] >> >>" % names
    cmap = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
    cmap += b"1 beginbfrange <21> <7E> <E021> endbfrange endcmap"
    content = one_page(SAID, stream(cmap), font=font[:-2] + b" /ToUnicode 6 0 R >>")
    with pytest.raises(ParseError, match=r"do not say which letters.*--force-ocr"):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            typed([FULL], encrypt=StandardEncryption("", "o")), id="no copies"
        ),
        pytest.param(encrypted(typed([FULL]), "", "AES-128"), id="no copies, AES-128"),
        pytest.param(encrypted(typed([FULL]), "", "AES-256"), id="no copies, AES-256"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n" + typed([FULL]), id="junk before"),
        pytest.param(typed([FULL]) + b"\n<p>the object 1 0 object", id="junk behind"),
    ],
)
def test_a_flaw_that_readers_forgive_is_forgiven(content):
    assert looks_like_pdf(content)
    assert read(content).text == FULL


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(tree(b"3 0 R", 10**9), id="a count of pages that is not so"),
        pytest.param(
            one_page(SAID + b" /X Do", form(b"/X Do", SHOWN), resources=SHOWN),
            id="a form that draws itself",
        ),
        pytest.param(
            one_page(
                SAID, b"<< /A 7 0 R >>", b"<< /A 6 0 R >>",
                font=FONT[:-2] + b"/FontDescriptor 6 0 R >>",
            ),
            id="objects that hold each other",
        ),
        pytest.param(
            one_page(SAID + b" BT /F 9 Tf 1 0 0 1 %s 9 Tm (far) Tj ET" % b"99999"),
            id="letters far off the page",
        ),
        pytest.param(forms_in_forms(0), id="a form"),
    ],
)  # fmt: skip
def test_an_oddity_does_no_harm(content):
    assert read(content).text == "Mr. Lee: Hello to all."


TWO_PAGES = typed(
    [f"*Mr. Lee:* {FULL}", FULL], [f"*Ms. Ada:* {FULL}", "(Applause.)"], lang="en"
)


def check_laws(content):
    try:
        document = read(content)
    except ParseError:
        return
    assert isinstance(document, Document)
    assert document.text.encode().decode() == document.text
    assert all(0 <= m.start < m.end <= len(document.text) for m in document.marks)
    spans = segment(document).spans
    assert "".join(document.text[s.start : s.end] for s in spans) == document.text


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_raise_nothing_but_a_parse_error(content):
    check_laws(b"%PDF-1.4\n" + content + b"\n%%EOF")
    check_laws(content)


@settings(max_examples=50)
@given(st.integers(0, len(TWO_PAGES)))
def test_a_file_cut_anywhere_is_refused_or_read(end):
    check_laws(TWO_PAGES[:end])
    check_laws(TWO_PAGES[:end] + b"\n%%EOF")


@settings(max_examples=50)
@given(st.integers(0, len(TWO_PAGES) - 1), st.binary(min_size=1, max_size=6))
def test_a_file_with_wrong_bytes_is_refused_or_read(place, wrong):
    check_laws(TWO_PAGES[:place] + wrong + TWO_PAGES[place + len(wrong) :])


def test_the_law_holds_for_a_whole_file():
    check_laws(TWO_PAGES)
    assert spoken(read(TWO_PAGES))[1] == ("Ms. Ada", FULL.split())
