"""The words of a PDF page: their letters, where they stand, how large, how bold.

PDFium says where each letter stands; of its own order of reading only the words are
taken, because lines and columns are found with more care in `pdf_layout`.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw

# The points of a font's name by which it is bold: "Times-Bold", "CMBX10", "ArialBlack".
BOLD_NAME = re.compile(r"bold|black|heavy|demi(?!light)|(?<![a-z])bd\b|cmbx|sfbx", re.I)
FORCE_BOLD = 1 << 18
# PDFium writes this for a hyphen at a line's end.
LINE_HYPHEN = 2
HIGH, LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
# A letter that stands this far above or below the line before it, in parts of its
# size, begins a word; so does one behind a gap of that width.
NEW_LINE, NEW_WORD = 0.15, 0.5


# More letters than the densest page of a newspaper holds.
MAX_LETTERS_ON_PAGE = 100_000
# Coordinates (in points) beyond this are mistakes; the largest page is 14,400 wide.
FAR = 20_000.0


class TooMuchError(Exception):
    """Raised when a page asks for more than a page of text can need."""


class Word(NamedTuple):
    """Letters without a space between: ``x0, x1, y`` in points, `y` their baseline.

    `bold` holds the stretches of `text` that are bold. `is_joined` tells that no
    space stands before it. `font` is a number, the same for the same font.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: tuple[tuple[int, int], ...]
    font: int
    is_joined: bool = False


class Page(NamedTuple):
    """The words of a page, and those set sideways (a stamp at the margin)."""

    words: list[Word]
    sideways: list[Word]
    n_unmapped: int
    has_pictures: bool


class _Style(NamedTuple):
    """What the letters of one text object share."""

    size: float
    quarter: int
    is_straight: bool
    is_bold: bool
    font: int


class Fonts:
    """The fonts of a document by name, numbered."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[bytes, bool], int] = {}

    def number(self, name: bytes, is_bold: bool) -> int:
        """Return the number of a font."""
        return self.numbers.setdefault((name, is_bold), len(self.numbers))


class _Letter(NamedTuple):
    text: str
    x0: float
    x1: float
    y: float
    style: _Style


def read_page(page: pypdfium2.PdfPage, fonts: Fonts) -> Page:
    """Return the words of `page`, turned so that most of its text stands upright.

    Raises:
        TooMuchError: it holds more letters than a page can.
    """
    text_page = page.get_textpage()
    try:
        reader = _PageReader(text_page, fonts)
        reader.read()
    finally:
        text_page.close()
    quarter = reader.main_quarter()
    words = list(_join(_turned(reader.letters, quarter, is_main=True)))
    aside = list(_join(_turned(reader.letters, quarter, is_main=False)))
    has_pictures = next(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]), None) is not None
    return Page(words, aside, reader.n_unmapped, has_pictures)


class _PageReader:
    """Asks PDFium for every letter of a page; None in `letters` is a space."""

    def __init__(self, text_page: pypdfium2.PdfTextPage, fonts: Fonts) -> None:
        self.page, self.fonts = text_page, fonts
        self.letters: list[_Letter | None] = []
        self.n_unmapped = 0
        self.styles: dict[int, _Style] = {}
        self.box, self.matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.size = ctypes.c_float()
        self.name = ctypes.create_string_buffer(256)

    def read(self) -> None:
        page, high = self.page, 0
        if page.count_chars() > MAX_LETTERS_ON_PAGE:
            raise TooMuchError(f"{page.count_chars():,} letters")
        for index in range(page.count_chars()):
            code = raw.FPDFText_GetUnicode(page, index)
            if code in HIGH:
                high = code
                continue
            if code in LOW:
                code = 0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF)
            character = "-" if code == LINE_HYPHEN else chr(code)
            if character.isspace() or (code < 0x20 and code != LINE_HYPHEN):
                self.letters.append(None)
                continue
            style = self._style(index)
            raw.FPDFText_GetCharOrigin(page, index, self.x, self.y)
            raw.FPDFText_GetLooseCharBox(page, index, self.box)
            is_unknown = unicodedata.category(character) in ("Co", "Cn")
            self.n_unmapped += is_unknown or code == 0xFFFD
            letter = self._letter(character, style)
            is_on_page = all(abs(x) < FAR for x in (*letter[1:4], style.size))
            self.letters.append(letter if is_on_page else None)

    def _letter(self, character: str, style: _Style) -> _Letter:
        x, y, box = self.x.value, self.y.value, self.box
        if style.quarter == 0:
            return _Letter(character, x, max(x, box.right), y, style)
        if style.quarter == 1:
            return _Letter(character, y, max(y, box.top), -x, style)
        if style.quarter == 2:
            return _Letter(character, -x, max(-x, -box.left), -y, style)
        return _Letter(character, -y, max(-y, -box.bottom), x, style)

    def _style(self, index: int) -> _Style:
        thing = raw.FPDFText_GetTextObject(self.page, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in self.styles:
            self.styles[key] = self._ask_style(thing, index)
        return self.styles[key]

    def _ask_style(self, thing: object, index: int) -> _Style:
        raw.FPDFText_GetMatrix(self.page, index, self.matrix)
        raw.FPDFTextObj_GetFontSize(thing, self.size)
        matrix = self.matrix
        size = abs(self.size.value) * math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
        font = raw.FPDFTextObj_GetFont(thing)
        length = raw.FPDFFont_GetBaseFontName(font, self.name, 256)
        name = self.name.raw[: max(min(length, 256) - 1, 0)]
        is_bold = bool(
            BOLD_NAME.search(name.decode("latin-1"))
            or max(raw.FPDFFont_GetFlags(font), 0) & FORCE_BOLD
        )
        return _Style(
            size,
            round(angle) % 4,
            abs(angle - round(angle)) < 0.1,
            is_bold,
            self.fonts.number(name, is_bold),
        )

    def main_quarter(self) -> int:
        """Return how many quarter turns most letters of the page are turned."""
        counts = [0] * 4
        for letter in self.letters:
            if letter and letter.style.is_straight:
                counts[letter.style.quarter] += 1
        return max(range(4), key=counts.__getitem__)


def _turned(
    letters: list[_Letter | None], quarter: int, *, is_main: bool
) -> Iterator[_Letter | None]:
    """Yield the letters that stand like the page, or those that do not."""
    for letter in letters:
        if letter is None:
            yield None
        else:
            style = letter.style
            if (style.is_straight and style.quarter == quarter) == is_main:
                yield letter


def _join(letters: Iterator[_Letter | None]) -> Iterator[Word]:
    """Yield the words that letters and spaces make."""
    run: list[_Letter] = []
    is_joined = False
    for letter in letters:
        if letter is None:
            if run:
                yield _word(run, is_joined)
            run, is_joined = [], False
            continue
        if run and _is_apart(run[-1], letter):
            yield _word(run, is_joined)
            run, is_joined = [], True
        run.append(letter)
    if run:
        yield _word(run, is_joined)


def _is_apart(before: _Letter, letter: _Letter) -> bool:
    size = max(before.style.size, letter.style.size)
    gap = letter.x0 - before.x1
    return abs(letter.y - before.y) > NEW_LINE * size or gap > NEW_WORD * size


def _word(run: list[_Letter], is_joined: bool) -> Word:
    bold: list[tuple[int, int]] = []
    length = 0
    for letter in run:
        end = length + len(letter.text)
        if letter.style.is_bold:
            if bold and bold[-1][1] == length:
                bold[-1] = bold[-1][0], end
            else:
                bold.append((length, end))
        length = end
    first = run[0]
    return Word(
        "".join(letter.text for letter in run),
        min(letter.x0 for letter in run),
        max(letter.x1 for letter in run),
        first.y,
        max(letter.style.size for letter in run),
        tuple(bold),
        first.style.font,
        is_joined,
    )
