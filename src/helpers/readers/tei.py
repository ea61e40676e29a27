"""TEI files: ParlaMint and Parla-CLARIN (utterances), and plays (speeches)."""

from __future__ import annotations

from lxml import etree

from helpers.errors import ParseError
from helpers.readers.document import Document
from helpers.readers.xml import (
    XML_ID,
    XML_LANG,
    Flow,
    first,
    iso_day,
    label_of,
    local,
    parse_xml,
    root_of,
    words_of,
)

NAMESPACE = "http://www.tei-c.org/ns/1.0"
# Noises that somebody makes with a voice are of the stage; words are thrown in.
NOISES = {"", "laughter", "murmuring", "noise", "signal"}
EVENTS = {"kinesic", "incident", "stage"}
NOBODY = {"", "unknown", "none", "anonymous"}


def is_tei(content: bytes) -> bool:
    """Tell whether `content` is a file of the Text Encoding Initiative."""
    root, attributes = root_of(content)
    return root in ("TEI", "teiCorpus", "TEI.2") or NAMESPACE in attributes


def read_tei(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return the text of one sitting or play, with a mark on each turn.

    Raises:
        ParseError: `content` is no XML, or holds no text or several.
    """
    root, found = parse_xml(content, name=name, encoding=encoding)
    texts = root.xpath(".//*[local-name()='text'][not(ancestor::*[local-name()='text'])]")
    if len(texts) != 1:
        raise ParseError(
            f"{name}: has {len(texts)} <text> elements, expected one; give the file of"
            " each sitting, not the file that lists them"
        )
    flow = _Tei(_people(root))
    flow.read(texts[0])
    return flow.document({"format": "tei", "encoding": found, **_metadata(root)})


class _Tei(Flow):
    skipped = frozenset(["linkGrp", "standOff", "teiHeader"])
    blocks = frozenset(
        "ab argument back body castItem castList closer dateline div docAuthor docDate"
        " docTitle epigraph front head item label l lg list opener p quote row salute"
        " seg set signed sp speaker table text titlePage trailer u".split()
    )

    def __init__(self, people: dict[str, str]) -> None:
        super().__init__()
        self.people = people
        self.printed: dict[str, str] = {}
        self.label = ""
        self.turn: int | None = None
        self.depth = 0

    def is_block(self, node: etree._Element, tag: str) -> bool:
        if tag in EVENTS or tag in ("vocal", "note", "gap", "fw", "writing"):
            parent = node.getparent()
            return parent is None or local(parent) not in ("seg", "p", "l", "s", "ab")
        return tag in self.blocks

    def opened(self, node: etree._Element, tag: str) -> None:
        self.depth += tag == "div"
        if tag in ("u", "sp"):
            self.turn = self.length
        if tag == "sp":
            self.label = ""
        if tag in EVENTS or tag in ("vocal", "note", "desc"):
            self.part(" ")
        elif tag == "lb":
            self.part("\n")

    def closed(self, node: etree._Element, tag: str, start: int) -> None:
        self.depth -= tag == "div"
        if tag == "speaker" or (tag == "note" and node.get("type") == "speaker"):
            self._speaker(node, start)
        elif tag in ("u", "sp"):
            self.mark(start if self.turn is None else self.turn, "turn", self._who(node))
            self._role(node, start)
            self.turn, self.label = None, ""
        elif tag == "head":
            self.mark(start, "heading", str(min(max(self.depth, 1), 6)))
        elif kind := self._kind(node, tag):
            self.mark(start, kind)
        if node.get("join") in ("right", "both"):
            self.gap = ""
        elif tag in EVENTS or tag in ("vocal", "note", "desc"):
            self.part(" ")

    def say(self, text: str | None) -> None:
        # Words that stand apart in an annotated file are printed without a space
        # where the file says that they join.
        super().say(text)

    def _speaker(self, node: etree._Element, start: int) -> None:
        self.label = label_of(words_of(node))
        self.mark(start, "label", self.label)
        if self.turn is not None:
            self.turn = self.length

    def _who(self, node: etree._Element) -> str:
        who = node.get("who", "").strip().split(" ")[0].rpartition("#")[2]
        if self.label:
            self.printed[who] = self.label
            return self.label
        if who.lower() in NOBODY:
            return ""
        return self.printed.get(who) or self.people.get(who) or who

    def _role(self, node: etree._Element, start: int) -> None:
        # ParlaMint says of each utterance whether it is the chair's, a guest's, ...
        for role in ("chair", "guest"):
            if f"#{role}" in node.get("ana", "").split():
                self.mark(start, "role", role)

    def _kind(self, node: etree._Element, tag: str) -> str:
        within = self.turn is not None
        if tag == "vocal":
            return "stage" if node.get("type", "") in NOISES else "interjection"
        if tag in EVENTS or tag == "note":
            return "stage" if within else "narration"
        return {"fw": "furniture", "gap": "metadata", "castList": "metadata"}.get(tag, "")


def _people(root: etree._Element) -> dict[str, str]:
    people = {}
    for person in root.xpath(".//*[local-name()='person'][@xml:id]"):
        names = person.xpath("./*[local-name()='persName']")
        if names:
            people[person.get(XML_ID)] = _full_name(names[-1])
    return people


def _full_name(name: etree._Element) -> str:
    given = name.xpath("./*[local-name()='forename']")
    family = name.xpath(
        "./*[local-name()='nameLink' or local-name()='surname'][not(@type='maiden')]"
    )
    parts = [words_of(part) for part in [*given, *family]]
    return " ".join(part for part in parts if part) or words_of(name)


def _metadata(root: etree._Element) -> dict[str, str]:
    header = "(//*[local-name()='teiHeader'])[1]"
    title = f"{header}//*[local-name()='titleStmt']/*[local-name()='title']"
    language = root.get(XML_LANG, "") or first(root, "//*[local-name()='text']/@xml:lang")
    link = "*[local-name()='idno'][starts-with(normalize-space(), 'http')]"
    published = f"{header}//*[local-name()='publicationStmt']/*[local-name()='date']"
    event, place = _event(root, header)
    return {
        "title": first(
            root, f"{title}[@type='main'][@xml:lang='{language[:2]}']", title
        ),
        "language": language,
        "source_url": first(
            root,
            f"{header}//*[local-name()='sourceDesc']//{link}",
            f"{header}//*[local-name()='publicationStmt']/{link}",
        ),
        "published": iso_day(first(root, f"{published}/@when", published)),
        "event": event,
        "event_place": place,
    }


def _event(root: etree._Element, header: str) -> tuple[str, str]:
    for place, path in (
        ("settingDesc/date", "//*[local-name()='settingDesc']//*[local-name()='date']"),
        ("titleStmt/meeting", "//*[local-name()='titleStmt']/*[local-name()='meeting']"),
        ("sourceDesc/recording/date", "//*[local-name()='recording']//*[local-name()='date']"),
    ):
        for node in root.xpath(header + path):
            values = (node.get("when"), node.get("from"), node.get("n"), words_of(node))
            if day := next(filter(None, map(iso_day, values)), ""):
                return day, place
    return "", ""
