"""Bytes of an XML file to its elements, without any risk: nothing is ever fetched."""

from __future__ import annotations

import html
import re

from lxml import etree

from helpers.errors import ParseError
from helpers.readers.decoding import decode

MAX_BYTES = 100_000_000
MAX_ENTITY = 8  # characters that an entity of the file's own may stand for
SHOWN = 40
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.S)
PROLOG = re.compile(r"\ufeff?(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.S)
DOCTYPE = re.compile(
    r"<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^\[>\"'])*+"
    r"(?:\[(?P<subset>(?:\"[^\"]*\"|'[^']*'|<!--.*?-->|<\?.*?\?>|[^\]\"'<]"
    r"|<(?!!--|\?))*+)\]\s*)?>",
    re.S,
)
PAGE = re.compile(r"<!doctype\s+html\b", re.I)
ROOT = re.compile(r"<(?:[^\W\d][\w.-]*:)?([^\W\d][\w.-]*)([^>]*)")
COMMENT = re.compile(r"<!--.*?-->", re.S)
ENTITY = re.compile(
    r"<!ENTITY\s+(?P<name>[^\s%<>\"']+)\s+(?:(?P<outside>SYSTEM|PUBLIC)\b"
    r"|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
# What may hold "&name;" without naming anything, and every other "&name;".
NAMED = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>"
    r"|&(?!#|(?:amp|lt|gt|quot|apos);)([^\s&;<>#\"']{1,40});",
    re.S,
)
MARKUP = set("<&%")
# What calls itself Latin-1 and has bytes from 80 to 9F is of Windows.
LATIN = {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "us-ascii"}


def declares_xml(text: str) -> bool:
    """Tell whether `text` says of itself that it is XML."""
    return bool(DECLARATION.match(text.removeprefix("\ufeff")))


def declares_page(text: str) -> bool:
    """Tell whether the document type of `text` is a page's."""
    return bool(PAGE.match(text, _after(PROLOG, text, 0)))


def root_of(text: str) -> str:
    """Return the name of the first element of `text`; empty if it has none."""
    place = _after(PROLOG, text, 0)
    place = _after(PROLOG, text, _after(DOCTYPE, text, place))
    root = ROOT.match(text, place)
    return root[1] if root else ""


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def parse_xml(
    content: bytes, *, name: str, encoding: str = ""
) -> tuple[etree._Element, str]:
    """Return the root element of `content`, and the encoding of its bytes.

    Names of elements are given without their namespaces. The document type is taken
    off before anything is parsed, so that no parser resolves what it declares: an
    entity that stands for a few plain characters is written out here, and any other
    that the text uses is refused.

    Raises:
        ParseError: `content` is too big, nests too deep, is cut off or is no XML.
    """
    if len(content) > MAX_BYTES:
        raise ParseError(
            f"{name}: has {len(content):,} bytes, expected at most {MAX_BYTES:,};"
            " split it into one file per sitting"
        )
    text, found = _decoded(content, name=name, encoding=encoding)
    text = _with_characters(text.removeprefix("\ufeff"), name)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ParseError(_broken(error, name)) from error
    except ValueError as error:
        raise ParseError(
            f"{name}: holds characters that XML cannot hold, expected text;"
            " fetch it again"
        ) from error
    for node in root.iter(etree.Element):
        node.tag = etree.QName(node).localname
    return root, found


def _broken(error: etree.XMLSyntaxError, name: str) -> str:
    line, column = error.position
    reason = str(error.msg).split(", line")[0]
    if "depth" in reason.lower():
        return (
            f"{name}: nests elements too deep at line {line}, column {column},"
            " expected a few hundred at most; save its words as .txt"
        )
    if "huge" in reason.lower() or "too long" in reason.lower():
        return (
            f"{name}: has too long a text at line {line}, column {column}, expected"
            " paragraphs; save its words as .txt"
        )
    return (
        f"{name}: is broken at line {line}, column {column} ({reason[:80]}), expected"
        " a whole XML file; fetch it again"
    )


def _decoded(content: bytes, *, name: str, encoding: str) -> tuple[str, str]:
    declared = DECLARED.match(content[:300])
    if encoding or not declared:
        return decode(content, name=name, encoding=encoding)
    stated = declared[1].decode().lower()
    stated = "cp1252" if stated in LATIN else stated
    try:
        text = content.decode(stated)
    except (UnicodeError, LookupError):
        text = ""
    # A declaration that can be read as ASCII is wrong where it says UTF-16.
    return (text, stated) if DECLARATION.match(text) else decode(content, name=name)


def _with_characters(text: str, name: str) -> str:
    """Return `text` without its document type, its named characters written out."""
    declaration = DECLARATION.match(text)
    if declaration:
        text = _blank(declaration[0]) + text[declaration.end() :]
    place = _after(PROLOG, text, 0)
    doctype = DOCTYPE.match(text, place)
    if not doctype and text.startswith("<!DOCTYPE", place):
        raise ParseError(
            f"{name}: its document type has no end, expected one; fetch it again"
        )
    declared = _entities(doctype["subset"] or "") if doctype else {}
    if doctype:
        text = text[: doctype.start()] + _blank(doctype[0]) + text[doctype.end() :]

    def written_out(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        stands_for = declared.get(match[1], html.unescape(match[0]))
        if stands_for == match[0]:
            line = text.count("\n", 0, match.start()) + 1
            raise ParseError(
                f"{name}: uses the entity {match[0][:SHOWN]!r} at line {line}, which"
                " stands for no plain character, expected text or characters;"
                " write out what it stands for"
            )
        return "".join(map(_escaped, stands_for))

    return NAMED.sub(written_out, text)


def _entities(subset: str) -> dict[str, str]:
    """Return the characters of the entities that are declared; itself for a risk."""
    found: dict[str, str] = {}
    for match in ENTITY.finditer(COMMENT.sub("", subset)):
        written = match["double"] or match["single"] or ""
        # "&#38;#60;" is how a declaration must write "&lt;", and is decoded twice.
        value = html.unescape(written)
        value = html.unescape(value) if re.fullmatch(r"&#\w+;", value) else value
        is_plain = not match["outside"] and not MARKUP & set(
            re.sub(r"&#\w+;", "", written)
        )
        is_plain = (
            is_plain and len(value) <= MAX_ENTITY and len(written) <= 8 * MAX_ENTITY
        )
        found.setdefault(match["name"], value if is_plain else f"&{match['name']};")
    return found


def _escaped(character: str) -> str:
    return character if character.isalnum() else f"&#{ord(character)};"


def _blank(text: str) -> str:
    """Return white space of the same shape, so that lines and columns stay true."""
    return re.sub(r"[^\n]", " ", text)
