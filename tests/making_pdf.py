"""PDF files made in memory: typed lines, set paragraphs, objects written by hand."""

import io
import textwrap
import zlib

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

LEFT, TOP, SIZE, PITCH = 72, 720, 10, 12
# Letters of Courier are so wide, in parts of their size.
WIDTH = 0.6
ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"


def typed(*pages, draw=lambda page, number: None, pitch=PITCH, **options):
    """Return a PDF of typed lines; ``*so*`` is bold, an empty line a gap.

    `draw` adds to each page what it likes.
    """
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=LETTER, **options)
    for number, lines in enumerate(pages, start=1):
        for row, line in enumerate(lines):
            _type(page, line, TOP - row * pitch)
        draw(page, number)
        page.showPage()
    page.save()
    return out.getvalue()


def _type(page, line, y):
    x = LEFT
    for number, piece in enumerate(line.split("*")):
        shown = piece.lstrip()
        x += WIDTH * SIZE * (len(piece) - len(shown))
        page.setFont("Courier-Bold" if number % 2 else "Courier", SIZE)
        page.drawString(x, y, shown)
        x += WIDTH * SIZE * len(shown)


def numbered(pages, *, is_left):
    """Return a hearing: 25 lines a page at most, each with its number in a margin."""

    def draw(page, number):
        page.setFont("Courier", SIZE)
        page.drawString(LEFT, TOP + 40, "RPTR NORRIS")
        page.drawRightString(540, TOP + 40, str(number))
        for row in range(len(pages[number - 1])):
            x = LEFT - 12 if is_left else 540
            page.drawRightString(x, TOP - 24 * row, str(row + 1))

    return typed(*pages, draw=draw, pitch=24)


def paged(turns, *, width, n_lines):
    """Return lines of ``label + words`` by page, first lines set in."""
    lines = [
        line
        for label, words in turns
        for line in textwrap.wrap(f"{label} {words}", width, initial_indent="     ")
    ]
    return [lines[n : n + n_lines] for n in range(0, len(lines), n_lines)]


def set_in_type(paragraphs, *, head=None, foot=None, n_columns=1, indent=0, gap=6):
    """Return a PDF of paragraphs in justified lines, with a head and a foot by page."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=LETTER)
    page_width, page_height = LETTER
    width = (page_width - 2 * LEFT - 20 * (n_columns - 1)) / n_columns
    frames = [
        Frame(LEFT + n * (width + 20), 70, width, page_height - 140, 0, 0, 0, 0)
        for n in range(n_columns)
    ]

    def decorate(page, document):
        page.setFont(ROMAN, 9)
        if head:
            page.drawCentredString(page_width / 2, page_height - 40, head(page))
        if foot:
            page.drawCentredString(page_width / 2, 30, foot(page))

    document.addPageTemplates([PageTemplate("page", frames, onPage=decorate)])
    style = ParagraphStyle(
        "text", fontName=ROMAN, fontSize=11, leading=13, alignment=4,
        firstLineIndent=indent, spaceAfter=gap,
    )  # fmt: skip
    document.build([Paragraph(text, style) for text in paragraphs])
    return out.getvalue()


def stream(content, entries=b"", *, is_packed=True):
    """Return the bytes of a stream object."""
    if is_packed:
        content, entries = zlib.compress(content, 9), entries + b" /Filter /FlateDecode"
    length = b"/Length %d" % len(content)
    return b"<< %s %s >> stream\n%s\nendstream" % (entries, length, content)


def written(*objects):
    """Return a PDF of `objects`, numbered from 1; the first is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SAID = b"BT /F 12 Tf 72 700 Td (Mr. Lee: Hello to all.) Tj ET"


def one_page(content, *more, resources=b"", font=FONT, is_packed=True):
    """Return a PDF of one page that draws `content`; `more` objects count from 6."""
    return written(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> %s >> >>" % resources,
        stream(content, is_packed=is_packed),
        font,
        *more,
    )
