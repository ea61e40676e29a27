"""Makes text, Markdown and tables from elsewhere safe to stand in a page.

A page is read by people who did not make it, and holds text of people who knew
nothing of it. Only markup that this module writes, or lets through by name, is markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

import lxml.html
import mistune
from lxml.html import HtmlElement
from markupsafe import Markup, escape

from helpers.charts.display import NONE

TABLE_TAGS = ("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
TEXT_TAGS = ("div", "span", "p", "ul", "ol", "li", "dl", "dt", "dd", "br", "code")
OTHER_TAGS = ("details", "summary", "strong", "em", "b", "i", "small", "h2", "h3", "a")
TAGS = frozenset(TABLE_TAGS + TEXT_TAGS + OTHER_TAGS)
# Whose content is not for readers either.
SCRIPT_TAGS = ("script", "style", "template", "iframe", "object", "embed", "applet")
OTHER_RULES_TAGS = ("svg", "math", "noscript", "noembed", "noframes", "xmp", "listing")
HIDDEN_TAGS = ("head", "title", "textarea", "select", "plaintext")
DROPPED_TAGS = frozenset(SCRIPT_TAGS + OTHER_RULES_TAGS + HIDDEN_TAGS)
ATTRIBUTES = frozenset(("class", "colspan", "rowspan", "scope", "open", "href"))
# A place on this page, or a page beside it.
LOCAL_LINK = re.compile(r"(?:(?:\w[\w.\-]*/)*\w[\w.\-]*\.html)?(?:#[\w.\-]+)?")
# What a line must not part: a number and its unit, a sign and its number.
PARTED = re.compile(r"(?<=\d) (?=%)|(?<=<) (?=0\.)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Headings of tables that say where something stands.
MEETING_AND_TURN = (("meeting", "turn"), ("in meeting", "from turn"))
NUMBER = re.compile(r"(?:< )?[+\-−–]?\s?\d[\d,.\s]*(?:[eE][+\-]?\d+)?\s?%?")
MISSING = frozenset(("", "nan", "NaN", "NaT", "<NA>", "None", "—", "–", "-"))
UNSAFE_IN_SCRIPT = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


LONG_WORD = 24  # letters
# Columns whose words are one name, and are cut rather than broken.
ONE_NAME = frozenset(("meeting", "in meeting", "file"))


# A box that scrolls must be reached by keyboard, and hence have a name.
SCROLL_BOX = {
    "class": "scroll",
    "tabindex": "0",
    "role": "region",
    "aria-label": "table, scrolls sideways",
}
_ATTRIBUTES_OF_BOX = " ".join(f'{name}="{text}"' for name, text in SCROLL_BOX.items())


class Heading(NamedTuple):
    """A heading of a page, for its contents list."""

    level: int
    anchor: str
    text: str


def as_json(value: Any) -> Markup:
    """Return `value` as JSON that can stand in a ``<script>`` block of a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE_IN_SCRIPT))


def local_link(address: str) -> str:
    """Return `address` as it reads in a report, empty if it leads out of it.

    >>> local_link("10-who-speaks.ipynb#longest")
    '10-who-speaks.html#longest'
    """
    page = re.sub(r"\.ipynb(?=#|$)", ".html", unquote(address.strip()))
    return page if LOCAL_LINK.fullmatch(page) else ""


def unbroken(text: str) -> str:
    r"""Return `text` with its numbers held together at the end of a line.

    >>> unbroken("15.2 % of 10 words").split(" ")
    ['15.2\xa0%', 'of', '10', 'words']
    """
    return PARTED.sub("\N{NO-BREAK SPACE}", text)


def held_days(text: str) -> Markup:
    """Return `text` as HTML in which no line ends inside a day."""
    return Markup(DAY.sub(r'<span class="held">\g<0></span>', str(escape(text))))


class Prose(mistune.HTMLRenderer):
    """Writes the Markdown of one page as HTML, and keeps its headings.

    Raw HTML in it is shown as text; links that lead out of the report, and images,
    are shown as words; ids of headings are unique on the page.
    """

    def __init__(self) -> None:
        super().__init__(escape=True)
        self.headings: list[Heading] = []
        self._markdown = mistune.create_markdown(renderer=self, plugins=["table"])

    def render(self, source: str) -> Markup:
        """Return `source`, Markdown, as HTML."""
        return Markup(self._markdown(source))

    def text(self, text: str) -> str:
        """Return words, as they stand."""
        return super().text(unbroken(text))

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """Return a heading with its anchor."""
        plain = Markup(text).striptags()
        anchor = self._unique(re.sub(r"\W+", "-", plain.lower()).strip("-") or "part")
        self.headings.append(Heading(level, anchor, plain))
        return f'<h{level} id="{anchor}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Return a link in the report, or the words and the address."""
        address = local_link(url)
        if address:
            return f'<a href="{escape(address)}">{text}</a>'
        return text if Markup(text).unescape() == url else f"{text} ({escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Return what describes the image: pages load nothing."""
        return text

    def table(self, text: str) -> str:
        """Return a table in a box that scrolls."""
        return f"<div {_ATTRIBUTES_OF_BOX}><table>\n{text}</table></div>\n"

    def _unique(self, anchor: str) -> str:
        taken = {heading.anchor for heading in self.headings}
        names = (f"{anchor}-{number}" for number in range(2, len(taken) + 3))
        return next((n for n in (anchor, *names) if n not in taken), anchor)


def clean_html(html: str, reading: Mapping[str, str] | None = None) -> Markup:
    """Return `html`, a table or other output of a cell, without what could act.

    Tables get a box that scrolls, numbers are aligned, and the counter that pandas
    prints before rows without an index of their own is left out.

    Args:
        html: the output.
        reading: by meeting, the address of its reading page; a row of a table that
            names a meeting, and perhaps a turn, leads there.
    """
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    _remove_acting(root)
    for table in list(root.iter("table")):
        if _is_empty(table):
            _say_nothing(table)
            continue
        _drop_counter(table)
        _align_numbers(table)
        _align_context(table)
        _hold_names(table)
        _let_break(table)
        _link_meetings(table, reading or {})
        box = lxml.html.Element("div", SCROLL_BOX)
        table.getparent().replace(table, box)
        box.append(table)
        box.tail, table.tail = table.tail, None
    inner = [lxml.html.tostring(child, encoding="unicode") for child in root]
    return escape(root.text or "") + Markup("".join(inner))


def _link_meetings(table: HtmlElement, reading: Mapping[str, str]) -> None:
    """Let the meeting of each row, and its turn, lead to where it can be read."""
    rows = [list(row) for row in table.iter("tr")]
    header = [cell.text_content().strip() for cell in rows[0]] if rows else []
    for meeting, turn in MEETING_AND_TURN:
        if meeting not in header:
            continue
        places = [header.index(name) for name in (meeting, turn) if name in header]
        for cells in rows[1:]:
            if len(cells) == len(header):
                _link_row([cells[place] for place in places], reading)


def _link_row(cells: list[HtmlElement], reading: Mapping[str, str]) -> None:
    texts = [cell.text_content().strip() for cell in cells]
    page = reading.get(texts[0])
    if not page or len(cells[-1]):
        return
    anchor = f"#t{texts[-1]}" if len(cells) > 1 and texts[-1].isdigit() else ""
    link = lxml.html.Element("a", {"href": f"{page}{anchor}"})
    link.text, cells[-1].text = cells[-1].text, None
    cells[-1].append(link)


def _is_empty(table: HtmlElement) -> bool:
    texts = [cell.text_content().strip() for cell in table.iter("td")]
    return texts[:1] == [NONE] and not any(texts[1:])


def _say_nothing(table: HtmlElement) -> None:
    """Put a word in the place of a table that has headings and no rows."""
    word = lxml.html.Element("p", {"class": "none"})
    word.text, word.tail = "None.", table.tail
    table.getparent().replace(table, word)


def _hold_names(table: HtmlElement) -> None:
    """Let a day, a meeting or a file stand on one line, cut where it is too long."""
    rows = [list(row) for row in table.iter("tr")]
    header = [cell.text_content().strip() for cell in rows[0]] if rows else []
    held = [place for place, name in enumerate(header) if name in ONE_NAME]
    for cells in rows[1:]:
        for cell in cells:
            if DAY.fullmatch(cell.text_content().strip()):
                cell.classes.add("held")
        for place in held if len(cells) == len(header) else ():
            cells[place].classes.add("one-name")
            cells[place].set("title", cells[place].text_content().strip())


def _let_break(table: HtmlElement) -> None:
    """Let paper part a word that is longer than any that a table has room for."""
    for cell in table.iter("td"):
        if max(map(len, cell.text_content().split()), default=0) > LONG_WORD:
            cell.classes.add("long")


def _align_context(table: HtmlElement) -> None:
    """Let the words before and behind a hit meet it, as in a printed concordance."""
    rows = [list(row) for row in table.iter("tr")]
    header = [cell.text_content().strip() for cell in rows[0]] if rows else []
    if "node" not in header:
        return
    place = header.index("node")
    for cells in rows:
        if len(cells) == len(header) and 0 < place < len(header) - 1:
            for cell, name in zip(
                cells[place - 1 : place + 2],
                ("context-left", "node", "context-right"),
                strict=True,
            ):
                cell.classes.add(name)


def _remove_acting(root: HtmlElement) -> None:
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str) or element.tag in DROPPED_TAGS:
            element.drop_tree()
            continue
        for name in set(element.attrib) - ATTRIBUTES:
            del element.attrib[name]
        if "href" in element.attrib:
            element.set("href", local_link(element.get("href")))
            if not element.get("href"):
                del element.attrib["href"]
        if element.tag not in TAGS:
            element.drop_tag()


def _drop_counter(table: HtmlElement) -> None:
    header, rows = table.findall("thead/tr"), table.findall("tbody/tr")
    firsts = [row[0] for row in [*header, *rows] if len(row)]
    expected = ["", *map(str, range(len(rows)))]
    counts = [cell.text_content().strip() for cell in firsts] == expected
    if counts and len(header) == 1 and all(cell.tag == "th" for cell in firsts):
        for cell in firsts:
            cell.drop_tree()


def _align_numbers(table: HtmlElement) -> None:
    rows = [list(row) for row in table.iter("tr")]
    body = [cells for cells in rows if any(cell.tag == "td" for cell in cells)]
    width = max(map(len, body), default=0)
    if any(len(cells) != width for cells in body):
        return
    for column in range(width):
        texts = {cells[column].text_content().strip() for cells in body} - MISSING
        if texts and all(NUMBER.fullmatch(text) for text in texts):
            for cells in rows:
                if len(cells) == width:
                    cells[column].classes.add("number")
