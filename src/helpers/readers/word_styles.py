"""What the named styles of a Word document say of their text: bold, hidden, heading."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree

VALUE = qn("w:val")
OFF = {"0", "false", "off"}
# Word writes these names in English whatever its language; identifiers are translated.
HEADING = re.compile(r"heading (\d)", re.I)
TITLES = {"title": "1", "subtitle": "2"}


class Style(NamedTuple):
    """A style as it stands, with None or nothing for what it leaves open."""

    based_on: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    level: str = ""


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element) -> None:
        self.known: dict[str, Style] = {}
        self.usual = ""
        for style in root.iter(qn("w:style")):
            name = style.get(qn("w:styleId"), "")
            self.known[name] = _read_style(style)
            is_usual = style.get(qn("w:default"), "0") not in OFF
            if is_usual and style.get(qn("w:type")) == "paragraph":
                self.usual = name
        self.of = cache(self._resolve)

    def _resolve(self, name: str) -> Style:
        """Return the style called `name`, with what it takes from those it extends."""
        found, seen = Style(), set()
        while name in self.known and name not in seen:
            seen.add(name)
            style = self.known[name]
            found = Style(
                "",
                style.bold if found.bold is None else found.bold,
                style.hidden if found.hidden is None else found.hidden,
                found.level or style.level,
            )
            name = style.based_on
        return found


def _read_style(style: etree._Element) -> Style:
    name = child_value(style, "w:name")
    heading = HEADING.fullmatch(name)
    properties = style.find(qn("w:rPr"))
    level = heading[1] if heading else TITLES.get(name.lower(), "")
    return Style(
        child_value(style, "w:basedOn"),
        toggle(properties, "w:b"),
        toggle(properties, "w:vanish"),
        level or outline_level(style.find(qn("w:pPr"))),
    )


def child_value(parent: etree._Element | None, tag: str) -> str:
    """Return what the child `tag` of `parent` is set to; empty if there is none."""
    child = None if parent is None else parent.find(qn(tag))
    return "" if child is None else str(child.get(VALUE, ""))


def toggle(properties: etree._Element | None, tag: str) -> bool | None:
    """Return whether `properties` turn `tag` on or off; None if they leave it."""
    child = None if properties is None else properties.find(qn(tag))
    return None if child is None else child.get(VALUE, "1") not in OFF


def outline_level(properties: etree._Element | None) -> str:
    """Return the level of a heading, ``"1"`` the highest; empty for running text."""
    level = child_value(properties, "w:outlineLvl")
    # Levels count from 0, and 9 is running text.
    return str(int(level) + 1) if level in set("012345678") else ""
