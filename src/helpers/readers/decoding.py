"""Bytes to characters: which encoding a file is in, and a refusal if in none."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from helpers.errors import ParseError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Asked in this order where bytes are no UTF-8; what old web pages and word
# processors wrote.
OLDER = ["cp1252", "cp1251", "koi8_r", "cp1250", "gb18030", "shift_jis", "big5"]
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROLS = 0.001
SAMPLE = 1 << 18
# So few of the letters beyond ASCII may be broken in a text that is UTF-8.
MAX_BROKEN = 0.2


def decode(content: bytes, *, name: str, encoding: str = "") -> tuple[str, str]:
    """Return the characters of `content`, and the encoding that gave them.

    Args:
        content: the bytes of a file.
        name: the file's name, for the error.
        encoding: what a person says it is; empty if nobody does.

    Raises:
        ParseError: `content` is not text in `encoding`, or in any encoding.
    """
    if encoding:
        return _decode_as(content, encoding, name), encoding
    text, found = _guess(content)
    if text is None or _is_binary(text):
        raise ParseError(
            f"{name}: its bytes are no text in any encoding, expected a transcript;"
            " save it as text in UTF-8, or name its encoding in meetings.csv"
        )
    return text, found


def _decode_as(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError:
        raise ParseError(
            f"{name}: no encoding is called {encoding!r}, expected one such as utf-8"
            " or windows-1251; correct meetings.csv"
        ) from None
    except UnicodeDecodeError as error:
        raise ParseError(
            f"{name}: byte {error.start} is not {encoding}; save the file as UTF-8,"
            " or correct its encoding in meetings.csv"
        ) from error


def _guess(content: bytes) -> tuple[str | None, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError:
                return None, ""
    without_mark = _utf_16_without_mark(content)
    if without_mark:
        return content.decode(without_mark, errors="replace"), without_mark
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _nearly_utf_8(content) or _guess_older(content)


def _nearly_utf_8(content: bytes) -> tuple[str, str] | None:
    """Return a text in UTF-8 with a few broken bytes, shown as such, and a word on it.

    A file cut in the middle of a letter, or a sign pasted in from elsewhere, is no
    reason to read all its letters wrong.
    """
    text = content.decode("utf-8", errors="replace")
    n_broken = text.count("\N{REPLACEMENT CHARACTER}")
    n_letters = len(text) - sum(map(str.isascii, text))
    if n_broken > MAX_BROKEN * n_letters:
        return None
    return text, f"utf-8, {n_broken} broken"


def _utf_16_without_mark(content: bytes) -> str:
    # In UTF-16 the upper bytes of a text are few: 0 for Latin, 4 for Cyrillic, 32 for
    # dashes and quotes. In no other encoding is most every other byte a control.
    sample = content[:SAMPLE]
    if len(content) % 2:
        return ""
    halves = sample[0::2], sample[1::2]
    for lower, upper, encoding in (
        (*halves, "utf-16-le"),
        (*halves[::-1], "utf-16-be"),
    ):
        controls = len(upper) - len(upper.translate(None, delete=bytes(range(0x09))))
        known = controls + upper.count(0x20)
        if controls > 0.5 * len(upper) and known > 0.9 * len(upper) and b" " in lower:
            return encoding
    return ""


def _guess_older(content: bytes) -> tuple[str | None, str]:
    if _is_binary(content[:SAMPLE].decode("latin-1")):
        return None, ""
    matches = from_bytes(content[:SAMPLE], cp_isolation=OLDER)
    # Where two read equally well the commoner encoding, first in the list, is meant.
    ranked = sorted(
        matches, key=lambda m: (m.chaos, -m.coherence, OLDER.index(m.encoding))
    )
    for encoding in [*(match.encoding for match in ranked), *OLDER]:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None, ""


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(CONTROLS.findall(sample)) > MAX_CONTROLS * len(sample)
