"""Word files (.docx): what a reader of the printed document sees, in order.

python-docx opens the package and knows its parts; it leaves out what stands in
content controls, links, tracked insertions and text boxes, so paragraphs are read
from the XML here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import docx
from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from helpers.errors import NoTranscriptError, ParseError
from helpers.readers.archive import pack, unpack
from helpers.readers.document import Document
from helpers.readers.signatures import looks_like_ole
from helpers.readers.word_text import WordText

CONVERT = (
    "open it in Word or LibreOffice and save it as .docx, or run"
    " `soffice --headless --convert-to docx FILE`"
)
# What an old container holds, by the name of a stream in it, as UTF-16.
OLE_KINDS = (
    ("EncryptedPackage", "an Office file under a password", "open it with its password"
     " in Word and save it without one"),
    ("WordDocument", "an old Word file (.doc)", CONVERT),
    ("Workbook", "an old Excel file (.xls)", "save the sheet as .csv"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", "save its text as .txt"),
)  # fmt: skip
# What another zip archive is, by a part that it holds, and what to do with it.
OTHER_KINDS = (
    ("xl/workbook.xml", "an Excel file", "save the sheet as .csv"),
    ("xl/workbook.bin", "an Excel file", "save the sheet as .csv"),
    ("ppt/presentation.xml", "a PowerPoint file", "save its text as .txt"),
    ("META-INF/container.xml", "an e-book (EPUB)", "save its text as .html or .txt"),
    ("content.xml", "an OpenDocument file", CONVERT),
    ("index.xml", "a Pages file", "export it from Pages as Word (.docx)"),
    ("Index/Document.iwa", "a Pages file", "export it from Pages as Word (.docx)"),
)
# Of these the kinds that hold no transcript; in a folder they are left out.
NO_TRANSCRIPTS = {
    "an Excel file", "an old Excel file (.xls)", "a PowerPoint file",
    "an old PowerPoint file (.ppt)",
}  # fmt: skip
NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
# Word writes no document type, and Open XML forbids it.
DECLARED = b"<!DOCTYPE"
NOTE = qn("w:footnote"), qn("w:endnote")
TYPE, ID = qn("w:type"), qn("r:id")
# What word processors write into an empty title.
NO_TITLE = re.compile(
    r"(?:microsoft word -.*|word document|document ?\d*|untitled"
    r"|.*\.(?:docx?|dotx?|rtf|odt))",
    re.I,
)
REFUSED = (OpcError, KeyError, ValueError, AttributeError, TypeError, RecursionError)


def read_word(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the text of a Word file, with marks for what is bold, hidden or around.

    Headers stand once at the start, notes and footers at the end, all under
    ``region`` marks. Tracked changes are read in their final state; what they delete is
    counted in ``metadata["doubts"]``. Comments and automatic numbers are not text.

    Args:
        content: the bytes of the file.
        name: its name, for the error.
        encoding: not used; the file states its own.

    Raises:
        ParseError: it is no Word file, damaged, or under a password; the message says
            what to do.
    """
    if looks_like_ole(content):
        raise _old_container(content, name)
    parts = unpack(content, name=name)
    _check_kind(parts, name)
    _check_entities(parts, name)
    try:
        return _read(docx.Document(pack(parts)))
    except etree.XMLSyntaxError as error:
        raise ParseError(
            f"{name}: its XML is broken ({error}), expected a whole Word file;"
            " open it in Word or LibreOffice, which may mend it, and save it again"
        ) from error
    except REFUSED as error:
        raise ParseError(
            f"{name}: is no Word document that is read ({error}), expected a plain"
            " .docx; open it in Word or LibreOffice and save it as .docx (not as a"
            " template, with macros, or as Strict Open XML)"
        ) from error


def _read(package: Package) -> Document:
    text = WordText(package.styles.element)
    for header in _around(package, "header"):
        text.add_around(header, "header")
    text.add_body(package.element.body)
    for note in _notes(package):
        text.add_around(note, "note")
    for footer in _around(package, "footer"):
        text.add_around(footer, "footer")
    metadata = {"format": "Word", "encoding": "utf-8", **_metadata(package)}
    if text.n_deleted:
        metadata["doubts"] = (
            f"tracked changes: {text.n_deleted} deleted stretches are not in the text"
        )
    return Document(text.text(), tuple(sorted(text.marks())), metadata)


def _old_container(content: bytes, name: str) -> ParseError:
    kind, advice = next(
        (
            (kind, advice)
            for stream, kind, advice in OLE_KINDS
            if stream.encode("utf-16-le") in content
        ),
        ("an old Office file", CONVERT),
    )
    return _other_kind(name, kind, advice)


def _other_kind(name: str, kind: str, advice: str) -> ParseError:
    refusal = NoTranscriptError if kind in NO_TRANSCRIPTS else ParseError
    return refusal(f"{name}: is {kind}, expected a Word file (.docx); {advice}")


def _check_kind(parts: dict[str, bytes], name: str) -> None:
    for part, kind, advice in OTHER_KINDS:
        if part in parts:
            raise _other_kind(name, kind, advice)
    if "[Content_Types].xml" not in parts:
        raise NoTranscriptError(
            f"{name}: is a zip archive, expected a Word file (.docx);"
            " unpack it and add the transcripts in it one by one"
        )


def _check_entities(parts: dict[str, bytes], name: str) -> None:
    """Refuse XML that declares its own entities: it is made to harm, or to hide text.

    The parser expands none, so that their text would be missing.
    """
    for part, content in parts.items():
        # What a program keeps for itself in "customXml" may quote a whole page.
        if DECLARED in content and not part.startswith("customXml/"):
            raise ParseError(
                f"{name}: {part} declares entities of its own, expected the plain XML"
                " of a Word file; open it in Word or LibreOffice and save it again"
            )


def _around(package: Package, kind: str) -> Iterator[etree._Element]:
    """Yield the headers or footers that the sections of the document refer to."""
    seen = set()
    for reference in package.element.body.iter(qn(f"w:{kind}Reference")):
        part = package.part.related_parts.get(reference.get(ID))
        if part is None:
            continue
        element = parse_xml(part.blob)
        printed = "".join(element.itertext())
        if printed not in seen:
            seen.add(printed)
            yield element


def _notes(package: Package) -> Iterator[etree._Element]:
    """Yield footnotes, then endnotes, without the rules that separate them."""
    for kind in NOTES:
        for relation in package.part.rels.values():
            if relation.reltype != kind or relation.is_external:
                continue
            for note in parse_xml(relation.target_part.blob).iter(*NOTE):
                if note.get(TYPE, "normal") == "normal":
                    yield note


def _metadata(package: Package) -> dict[str, str]:
    properties = package.core_properties
    title = " ".join(properties.title.split())
    found = {
        "title": "" if NO_TITLE.fullmatch(title) else title,
        "language": properties.language,
    }
    return {key: value for key, value in found.items() if value}
