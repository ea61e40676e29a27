"""PDF files with a text layer: what a reader of the pages sees, in reading order.

pypdf opens the file, because it bounds what a file may ask for (sizes, depths, forms
inside forms) and knows passwords and metadata; PDFium, which knows no such bounds but
says where every letter stands, then reads the pages that pypdf has walked through.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

import pypdf
import pypdfium2
from pypdf.errors import LimitReachedError

from helpers.errors import ParseError
from helpers.readers.document import Document
from helpers.readers.pdf_layout import lay_out
from helpers.readers.pdf_text import build_text
from helpers.readers.pdf_weight import (
    CONFUSED,
    MAX_DRAWN_ON_PAGE,
    MAX_STREAM,
    check_weight,
)
from helpers.readers.pdf_words import Fonts, Page, TooMuchError, read_page
from helpers.readers.signatures import looks_like_pdf

END = b"%%EOF"
OBJECT = re.compile(rb"\b\d+ \d+ obj\b")
MAX_PAGES = 5_000
# Over a thousand dense pages.
MAX_LETTERS = 5_000_000
# A page with fewer letters and a picture is a picture with a stamp on it.
FEW_LETTERS = 40
MAX_UNMAPPED, SOME_UNMAPPED = 0.2, 0.005
OCR = "run OCR on it, for example `ocrmypdf IN.pdf OUT.pdf`, and add the result"
NO_TITLE = re.compile(
    r"untitled.*|(?:microsoft word - )?.*\.(?:docx?|odt|rtf|indd|qxd|wpd|pdf|tmp|txt)"
    r"|document ?\d*|print|layout 1",
    re.I,
)
PRINTED_BY = re.compile(r"microsoft (?:word|powerpoint) - ", re.I)


def read_pdf(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the text of a PDF file, with marks for what is bold or no text.

    Lines of a paragraph are joined by a space. Where a word goes on in the next line,
    its hyphen and the end of the line stay, under a ``wrap`` mark. Running heads, page
    numbers, line numbers, and what is set sideways stand behind the paragraph that
    they interrupt, each under a ``region`` mark; numbers of notes are ``hidden``.

    Args:
        content: the bytes of the file.
        name: its name, for the error.
        encoding: not used; the file states its own.

    Raises:
        ParseError: it is no PDF file, damaged, under a password, a scan without text,
            or asks for more than a text can need; the message says what to do.
    """
    _check_whole(content, name)
    with _quiet():
        metadata = _check_work(content, name)
    pages = _read_pages(content, name)
    _check_text(pages, name)
    text, marks = build_text(lay_out(pages))
    metadata |= {"doubts": "; ".join(_doubts(pages))}
    found = {key: value for key, value in metadata.items() if value}
    return Document(
        text, tuple(marks), {"format": "PDF", "encoding": "PDF text layer", **found}
    )


def _check_whole(content: bytes, name: str) -> None:
    if not looks_like_pdf(content):
        raise ParseError(f"{name}: is no PDF file, expected %PDF at its start")
    end = content.rfind(END)
    # A file made for the web has a first end near its start.
    if end < 0 or OBJECT.search(content, end):
        raise ParseError(
            f"{name}: is cut short, expected {END.decode()} at the end of a PDF file;"
            " fetch it again"
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf from printing every flaw of a file that it can read nevertheless."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _check_work(content: bytes, name: str) -> dict[str, str]:
    """Walk through all pages within bounds; return what the file says of itself."""
    try:
        with pypdf.apply_configuration(
            zlib_maximum_output_length=MAX_STREAM,
            lzw_maximum_output_length=MAX_STREAM,
            run_length_maximum_output_length=MAX_STREAM,
        ):
            reader = pypdf.PdfReader(BytesIO(content))
            _check_password(reader, name)
            if len(reader.pages) > MAX_PAGES:
                raise TooMuchError(f"{len(reader.pages):,} pages")
            check_weight(reader)
            return _metadata(reader)
    except (LimitReachedError, TooMuchError, MemoryError) as error:
        raise _too_much(str(error), name) from error
    except CONFUSED as error:
        raise ParseError(
            f"{name}: is a damaged PDF file ({error}), expected a whole one;"
            " fetch it again, or open it and print it to a new PDF"
        ) from error


def _too_much(found: str, name: str) -> ParseError:
    return ParseError(
        f"{name}: asks for more than a text can need ({found}), expected at most"
        f" {MAX_PAGES:,} pages and {MAX_DRAWN_ON_PAGE // 10**6} MB on a page;"
        " print it to a new PDF, or save its text as .txt"
    )


def _check_password(reader: pypdf.PdfReader, name: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise ParseError(
            f"{name}: is under a password, expected a PDF that opens without one;"
            " open it with its password and print it to a new PDF"
        )


def _metadata(reader: pypdf.PdfReader) -> dict[str, str]:
    try:
        title = str((reader.metadata and reader.metadata.title) or "")
        language = str(reader.root_object.get("/Lang") or "")
    except CONFUSED:
        return {}
    title = PRINTED_BY.sub("", " ".join(title.split()))
    return {
        "title": "" if NO_TITLE.fullmatch(title) else title,
        "language": language.split("-")[0] if language.isascii() else "",
    }


def _read_pages(content: bytes, name: str) -> list[Page]:
    fonts = Fonts()
    pages: list[Page] = []
    n_letters = 0
    try:
        with pypdfium2.PdfDocument(content) as document:
            for page in document:
                pages.append(read_page(page, fonts))
                page.close()
                n_letters += _n_letters(pages[-1])
                if n_letters > MAX_LETTERS:
                    raise TooMuchError(f"over {MAX_LETTERS:,} letters")
    except TooMuchError as error:
        raise _too_much(f"{error} on page {len(pages) + 1}", name) from error
    except pypdfium2.PdfiumError as error:
        place = f"page {len(pages) + 1}"
        raise ParseError(
            f"{name}: is a damaged PDF file ({place}: {error}), expected a whole one;"
            " fetch it again, or open it and print it to a new PDF"
        ) from error
    return pages


def _n_letters(page: Page) -> int:
    return sum(len(word.text) for word in (*page.words, *page.sideways))


def _check_text(pages: Sequence[Page], name: str) -> None:
    letters = [_n_letters(page) for page in pages]
    n_scans = sum(
        n < FEW_LETTERS and page.has_pictures
        for n, page in zip(letters, pages, strict=True)
    )
    if 2 * n_scans > len(pages):
        raise ParseError(
            f"{name}: {n_scans} of {len(pages)} pages are pictures without text,"
            f" expected a PDF with a text layer; {OCR}"
        )
    if not any(letters):
        raise ParseError(
            f"{name}: holds no text on {len(pages)} pages, expected a transcript; {OCR}"
        )
    if sum(page.n_unmapped for page in pages) > MAX_UNMAPPED * sum(letters):
        raise ParseError(
            f"{name}: its fonts do not say which letters they show, expected a PDF"
            f" whose text can be copied; {OCR} (`--force-ocr`)"
        )


def _doubts(pages: Sequence[Page]) -> Iterator[str]:
    empty = [str(n) for n, page in enumerate(pages, start=1) if not _n_letters(page)]
    if empty:
        shown = ", ".join(empty[:10]) + (", …" if len(empty) > 10 else "")
        yield f"{len(empty)} of {len(pages)} pages have no text: {shown}"
    n_unmapped = sum(page.n_unmapped for page in pages)
    if n_unmapped > SOME_UNMAPPED * sum(map(_n_letters, pages)):
        yield f"{n_unmapped} letters are unknown: a font does not name them"
