"""How much work the pages of a PDF ask for, so that PDFium is not asked for more.

A few kilobytes can unpack to gigabytes, and forms that draw forms can draw without
end; pypdf unpacks each part within bounds, and what pages draw is added up here.
"""

from __future__ import annotations

import re
from collections import Counter

import pypdf
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from helpers.readers.pdf_words import TooMuchError

# A dense page draws some ten thousand bytes, one with a map a million; a Chinese font
# takes some million itself.
MAX_DRAWN_ON_PAGE, MAX_DRAWN = 10_000_000, 300_000_000
MAX_STREAM, MAX_UNPACKED = 50_000_000, 300_000_000
DRAW = re.compile(rb"/([^\s/<>()\[\]{}%]+)\s+Do\b")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# pypdf meets broken files with these where it has no error of its own.
CONFUSED = (
    PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    RecursionError, ArithmeticError, AssertionError, NotImplementedError,
)  # fmt: skip


def check_weight(reader: pypdf.PdfReader) -> None:
    """Walk through all pages of `reader`.

    Raises:
        TooMuchError: they ask for more than pages of text can need.
        LimitReachedError: a part unpacks to more than pypdf is told to allow.
    """
    weigher = _Weigher()
    total = 0
    for number, page in enumerate(reader.pages, start=1):
        weight = weigher.weigh(page)
        total += weight
        if weight > MAX_DRAWN_ON_PAGE or total > MAX_DRAWN:
            raise TooMuchError(f"{total:,} bytes drawn up to page {number}")


class _Weigher:
    """Weighs what pages draw, in bytes: forms as often as they are drawn."""

    def __init__(self) -> None:
        self.n_bytes = 0
        self.seen: set[int] = set()
        self.forms: dict[int, int] = {}

    def weigh(self, page: pypdf.PageObject) -> int:
        """Return how many bytes PDFium reads to draw `page`.

        Raises:
            TooMuchError: its fonts and forms unpack to too much.
        """
        resources = page.get("/Resources")
        self._unpack(resources)
        return self._drawn(_content(page), resources)

    def _unpack(self, resources: object) -> None:
        """Unpack every stream that `resources` lead to, but pictures."""
        waiting = [resources]
        while waiting:
            thing = _resolved(waiting.pop())
            if id(thing) in self.seen:
                continue
            if isinstance(thing, StreamObject) and thing.get("/Subtype") != "/Image":
                self.n_bytes += len(_content(thing))
            if self.n_bytes > MAX_UNPACKED:
                raise TooMuchError(f"over {MAX_UNPACKED:,} bytes of fonts and forms")
            if isinstance(thing, DictionaryObject):
                waiting += [value for key, value in thing.items() if key != "/Parent"]
            elif isinstance(thing, ArrayObject):
                waiting += thing
            else:
                continue
            self.seen.add(id(thing))

    def _drawn(self, content: bytes, resources: object) -> int:
        drawn = Counter(DRAW.findall(content))
        things = _entry(_resolved(resources), "/XObject")
        weight = len(content)
        for name, n in drawn.items():
            form = _entry(things, "/" + _unescaped(name))
            if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
                weight += n * self._form(form, resources)
        return weight

    def _form(self, form: StreamObject, around: object) -> int:
        if id(form) not in self.forms:
            # PDFium draws a form inside itself no more.
            self.forms[id(form)] = 0
            inner = form.get("/Resources", around)
            self.forms[id(form)] = self._drawn(_content(form), inner)
        return self.forms[id(form)]


def _content(thing: pypdf.PageObject | StreamObject) -> bytes:
    try:
        if isinstance(thing, StreamObject):
            return thing.get_data()
        contents = thing.get_contents()
        return b"" if contents is None else contents.get_data()
    except LimitReachedError:
        raise
    except CONFUSED:
        # A flaw that PDFium may know how to read.
        return b""


def _resolved(thing: object) -> object:
    return thing.get_object() if isinstance(thing, PdfObject) else thing


def _entry(thing: object, key: str) -> object:
    return _resolved(thing.get(key)) if isinstance(thing, DictionaryObject) else None


def _unescaped(name: bytes) -> str:
    """Return a name as it is meant: any of its bytes may be written as ``#41``."""
    plain = ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name)
    return plain.decode("utf-8", errors="replace")
