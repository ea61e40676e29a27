"""The one place that decides what a word is and how words are compared.

A word is a run of letters, digits and combining marks, joined inside by an
apostrophe or a hyphen. Chinese, Japanese and Thai do not part words: there each
letter with its marks is one word. Words are compared lower-cased, composed (NFC),
without soft hyphens, with all apostrophes and hyphens alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
HYPHENS = f"-\N{HYPHEN}\N{NON-BREAKING HYPHEN}{SOFT_HYPHEN}"
# All combining marks of Unicode stand below here, or are variation selectors.
MARKS_END, MORE_MARKS = 0x20000, range(0xE0100, 0xE01F0)
WRAP = re.compile(rf"[{HYPHENS}]\s*")

# Scripts that do not part words: Han, Hiragana, Katakana, Thai (Unicode blocks).
UNPARTED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e50-\u0e59"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003ffff"
)


def _ranges(codes: Iterator[int]) -> str:
    """Return `codes` (ascending) as the inside of a regular expression's class."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


class Kind(IntEnum):
    """What a character may be in a word."""

    OTHER = 0
    LETTER = 1  # a letter or a digit
    JOINER = 2  # an apostrophe or a hyphen: joins letters on both sides
    MARK = 3  # a combining mark: goes on with a letter
    UNPARTED = 4  # a letter of a script that does not part words: a word by itself


# One apostrophe is a letter to Unicode: it joins, as the others do, and is no word.
_LETTERS = f"[^\\W_{APOSTROPHES}{UNPARTED}]"
_LETTER, _UNPARTED = re.compile(_LETTERS), re.compile(f"[{UNPARTED}]")


def kind_of(character: str) -> Kind:
    """Return what `character` may be in a word; `find_words` puts the kinds together.

    >>> kind_of("é"), kind_of("-"), kind_of("_")
    (<Kind.LETTER: 1>, <Kind.JOINER: 2>, <Kind.OTHER: 0>)
    """
    if character in APOSTROPHES or character in HYPHENS:
        return Kind.JOINER
    if _LETTER.match(character):
        return Kind.LETTER
    if _UNPARTED.match(character):
        return Kind.UNPARTED
    return Kind.MARK if _is_mark(character) else Kind.OTHER


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc", "Me")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # Python's \w has no combining marks: decomposed text would fall apart.
    marks = _ranges(
        code
        for code in chain(range(0x300, MARKS_END), MORE_MARKS)
        if _is_mark(chr(code))
    )
    letters = f"{_LETTERS}+"
    run = f"{letters}(?:[{marks}]+(?:{letters})?)*"
    joiner = f"[{APOSTROPHES}{re.escape(HYPHENS)}]"
    return re.compile(f"{run}(?:{joiner}{run})*|[{UNPARTED}][{marks}]*")


def find_words(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Yield a match for each word of ``text[start:end]``, in order, as printed.

    Offsets of the matches are positions in `text`.
    """
    return _pattern().finditer(text, start, len(text) if end is None else end)


@lru_cache(maxsize=1 << 17)
def compared(word: str) -> str:
    """Return the form under which `word` is compared and counted.

    >>> compared("Don\N{RIGHT SINGLE QUOTATION MARK}t")
    "don't"
    """
    if word.isascii():
        return word.lower()
    composed = unicodedata.normalize("NFC", word).lower()
    composed = unicodedata.normalize("NFC", composed)
    return composed.translate(_ALIKE)


def spelled(word: str) -> str:
    """Return the form under which `word` is compared where capitals count.

    >>> spelled("Don\N{RIGHT SINGLE QUOTATION MARK}t")
    "Don't"
    """
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).translate(_ALIKE)


_ALIKE = {
    **{ord(mark): "'" for mark in APOSTROPHES},
    **{ord(mark): "-" for mark in HYPHENS},
    ord(SOFT_HYPHEN): None,
}


class Word(NamedTuple):
    """A word as said: where it stands, and how it reads with its lines joined."""

    start: int
    end: int
    printed: str


def find_spoken(text: str, places: Iterable[tuple[int, int]]) -> list[Word]:
    """Return the words of stretches of `text`, one turn's, in their order.

    Where nothing but a hyphen and a line's end lies between two stretches, the word
    goes on: it is joined, without the hyphen unless `text` prints it elsewhere.
    """
    found: list[Word] = []
    before = None
    for start, end in places:
        words = [Word(*m.span(), m.group()) for m in find_words(text, start, end)]
        if found and words and is_wrapped(text, before, start):
            first, second = found[-1], words[0]
            if first.end == before and second.start == start:
                joined = mend(text, first.printed, second.printed)
                found[-1] = Word(first.start, second.end, joined)
                del words[0]
        found += words
        before = end
    return found


def is_wrapped(text: str, before: int | None, start: int) -> bool:
    """Tell whether a hyphen and a line's end is all from `before` to `start`."""
    return before is not None and bool(WRAP.fullmatch(text, before, start))


def mend(text: str, first: str, second: str) -> str:
    """Return the word of which two lines of `text` print a part each."""
    with_hyphen = f"{first}-{second}"
    return with_hyphen if with_hyphen in text else first + second


def split_words(text: str) -> list[str]:
    """Return the words of `text` in their compared form."""
    return [compared(match.group()) for match in find_words(text)]


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Return the number of words in ``text[start:end]``."""
    return len(_pattern().findall(text, start, len(text) if end is None else end))
