"""HTML pages as saved from a browser: what a reader of the page sees, in order.

Everything that stands in the body is in the text, menus and hidden cards too; what
surrounds the transcript is marked as a region and never cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html

from helpers.errors import ParseError
from helpers.readers.decoding import decode
from helpers.readers.document import Document, Mark

NO_TEXT = {"script", "style", "head", "svg"}
# What they hold is shown only where a browser cannot show the thing itself.
FALLBACK = {"iframe", "object", "video", "audio", "canvas"}
BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu"
    " nav ol option p pre section select summary table tbody td tfoot th thead tr ul"
    " title textarea button label legend".split()
)
# Elements that may hold a transcript, and nothing of the page around it.
CONTAINERS = set("article body dl div main ol section table td ul".split())
KEEPING = {"pre", "textarea"}
BOLD = {"b", "strong"}
HEADINGS = {f"h{level}": str(level) for level in range(1, 7)}
# What stands around a text, by element, by role, and by the words of its class.
AROUND = set(
    "nav header footer aside form menu dialog button select figcaption".split()
)
AROUND_ROLES = set(
    "navigation banner contentinfo complementary search form dialog menu".split()
)
AROUND_WORDS = set(
    "ad ads advert advertisement banner breadcrumb breadcrumbs comment comments cookie"
    " cookies footer login menu modal nav navbar navigation newsletter pagination"
    " popup promo recommended related respond share sharing sidebar skip slider"
    " social subscribe tags toolbar tooltip widget caption gallery media photo player"
    " thumbnail video commentlist sharedaddy relatedposts postmetadata addtoany".split()
)
HIDDEN_WORDS = {"hidden", "invisible", "tooltip", "popup", "offscreen"}
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
SPACE = re.compile(r"[ \t\n\r\f]+")
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
# What browsers read under a name that pages give, as the WHATWG's standard has it.
READ_AS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
}  # fmt: skip
DATE_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}")
# An element that holds more of the page than this is no surrounding, whatever its
# class says ("has-comments" on the body).
MOST = 0.34


def read_html(content: bytes, *, name: str, encoding: str = "") -> Document:
    """Return what a reader of the page sees, with marks for what surrounds it.

    Raises:
        ParseError: `content` is no text, or no page.
    """
    text, found = decode(content, name=name, encoding=encoding or _charset(content))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ParseError(
            f"{name}: is no HTML page ({error}), expected one; save the page again"
        ) from error
    page = _Page()
    page.read(root)
    document = Document(page.text(), tuple(page.marks))
    metadata = {"format": "html", "encoding": found, **_metadata(root)}
    return Document(document.text, tuple(_checked(document)), metadata)


def _charset(content: bytes) -> str:
    """Return the encoding that the page declares, where its bytes agree."""
    try:
        content.decode("utf-8")
        return ""
    except UnicodeDecodeError:
        declared = CHARSET.search(content[:4096])
    if not declared or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    encoding = declared[1].decode().lower()
    encoding = READ_AS.get(encoding, encoding)
    try:
        content.decode(encoding)
        return encoding
    except (UnicodeDecodeError, LookupError):
        return ""


class _Page:
    """The text of a page as it grows, with the marks that point into it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.gap = ""
        self.kept = 0  # how many elements around keep their white space

    def text(self) -> str:
        return "".join(self.pieces)

    def read(self, element: html.HtmlElement) -> None:
        # A stack of our own: saved pages nest deeper than Python likes to recurse.
        stack: list[tuple[html.HtmlElement, int | None]] = [(element, None)]
        while stack:
            node, opened = stack.pop()
            if opened is None:
                self._open(node, stack)
            else:
                self._close(node, opened)

    def _open(
        self, node: html.HtmlElement, stack: list[tuple[html.HtmlElement, int | None]]
    ) -> None:
        if not isinstance(node.tag, str) or node.tag in NO_TEXT:
            self._say(node.tail)
            return
        if node.tag in BLOCKS:
            self._break("\n\n")
        elif node.tag == "br":
            self._break("\n")
        stack.append((node, self.length + len(self.gap) if self.length else 0))
        stack.extend((child, None) for child in reversed(node))
        self.kept += node.tag in KEEPING
        self._say(node.text)

    def _close(self, node: html.HtmlElement, start: int) -> None:
        for kind, value in _hints(node):
            if self.length > start:
                self.marks.append(Mark(start, self.length, kind, value))
        self.kept -= node.tag in KEEPING
        if node.tag in BLOCKS:
            self._break("\n\n")
        self._say(node.tail)

    def _break(self, gap: str) -> None:
        if self.length:
            joined = self.gap.replace(" ", "") + gap
            self.gap = "\n" * min(joined.count("\n"), 2)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        keep = self.kept > 0
        folded = text if keep else SPACE.sub(" ", text)
        inside = folded if keep else folded.strip(" ")
        if folded.startswith(" ") and self.length and not self.gap:
            self.gap = " "
        if inside:
            self.pieces += [self.gap, inside]
            self.length += len(self.gap) + len(inside)
            self.gap = " " if folded.endswith(" ") and not keep else ""


def _hints(node: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield kind and value of each mark that an element makes."""
    role = node.get("role", "").lower()
    words = set(re.split(r"[^a-z]+", f"{node.get('class', '')}".lower()))
    words |= set(re.split(r"[^a-z]+", node.get("id", "").lower()))
    if node.tag in BOLD:
        yield "bold", node.tag
    if node.tag in HEADINGS:
        yield "heading", HEADINGS[node.tag]
    if _is_hidden(node, words):
        yield "hidden", node.get("class") or node.tag
    if (node.tag in AROUND and not _heads_text(node)) or role in AROUND_ROLES:
        yield "region", role or node.tag
    elif words & AROUND_WORDS:
        yield "region", f"class {sorted(words & AROUND_WORDS)[0]}"
    if node.get("itemprop") == "articleBody":
        yield "main", "articleBody"
    elif node.tag in ("article", "main") or role in ("article", "main"):
        yield "main", node.tag if node.tag in ("article", "main") else role
    if node.tag == "a" and node.get("href"):
        yield "link", ""
    if node.tag in CONTAINERS:
        yield "container", node.tag
    if node.tag == "time":
        yield "time", node.get("datetime", "")


def _heads_text(node: html.HtmlElement) -> bool:
    """Tell whether a ``<header>`` is that of the text, and not of the site."""
    return node.tag == "header" and any(
        True for _ in node.iterancestors("article", "main")
    )


def _is_hidden(node: html.HtmlElement, words: set[str]) -> bool:
    return bool(
        node.get("hidden") is not None
        or HIDDEN_STYLE.search(node.get("style", ""))
        or words & HIDDEN_WORDS
        or node.tag in FALLBACK
        or node.tag in ("template", "noscript", "datalist")
    )


def _checked(document: Document) -> Iterator[Mark]:
    """Yield the marks of `document`, less the regions that hold most of it.

    A class that many elements have, such as the rows of a transcript, is judged by all
    of them together.
    """
    shown = len(document.text) or 1
    mains = [mark for mark in document.marks if mark.kind == "main"]
    sizes: Counter[str] = Counter()
    for mark in document.marks:
        if mark.kind in ("region", "hidden"):
            sizes[mark.value] += mark.end - mark.start
    for mark in document.marks:
        is_around = mark.kind in ("region", "hidden")
        holds_main = any(
            mark.start <= main.start and main.end <= mark.end for main in mains
        )
        size = mark.end - mark.start
        if mark.kind == "region" and mark.value.startswith("class "):
            size = sizes[mark.value]
        if is_around and (holds_main or size > MOST * shown):
            continue
        yield mark


def _metadata(root: html.HtmlElement) -> dict[str, str]:
    found = {
        "title": SPACE.sub(" ", root.findtext(".//title") or "").strip(),
        "language": root.get("lang", ""),
        "source_url": _first(
            root,
            "//link[@rel='canonical']/@href",
            "//meta[@property='og:url']/@content",
        ),
        "published": _first(
            root,
            "//meta[@property='article:published_time']/@content",
            "//meta[@itemprop='datePublished'][not(ancestor::body)]/@content",
            "//time[@itemprop='datePublished']/@datetime",
            "//time[contains(@class, 'publish')]/@datetime",
        ),
    }
    day = DATE_ONLY.match(found["published"])
    found["published"] = day[0] if day else ""
    if not found["source_url"].startswith(("http://", "https://")):
        found["source_url"] = ""
    return {name: value for name, value in found.items() if value}


def _first(root: html.HtmlElement, *paths: str) -> str:
    for path in paths:
        values = root.xpath(path)
        if values:
            return str(values[0]).strip()
    return ""
