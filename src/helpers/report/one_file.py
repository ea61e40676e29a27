"""Packs a finished report into one HTML file, to be sent by mail."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from helpers.report.exporter import packed_plotly
from helpers.report.passages.words_file import WORDS, packed_words
from helpers.report.reading.names import FOLDER
from helpers.report.templating import template

ONE_FILE = "report-in-one-file.html"
PAGE = "one_file.html.j2"
WORDS_IN_FILE = "words.json"
FIGURES = "figures"
BODY = re.compile(r"<body([^>]*)>(.*)</body>", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w\-]+)="([^"]*)"')
# Scripts that every page carries: the file has them once. Data have a type.
CODE = re.compile(r'<script(?: src="[^"]*")?>.*?</script>', re.DOTALL)


def write_one_file(report: Path, target: Path) -> None:
    """Write all pages of a report, with what they need, into one HTML file.

    Args:
        report: the folder of the report.
        target: the file.
    """
    index = (report / "index.html").read_text(encoding="utf-8")
    html = template(PAGE).render(
        title=_title(index), files=list(_files(report)), plotly=packed_plotly()
    )
    target.write_text(html, encoding="utf-8")


def _files(report: Path) -> Iterator[tuple[str, str]]:
    """Yield name and packed content of each file that the pages lead to."""
    for path in (*sorted(report.glob("*.html")), *sorted((report / FOLDER).iterdir())):
        name = path.relative_to(report).as_posix()
        yield name, _packed(_page(path.read_text(encoding="utf-8")))
    for path in sorted((report / FIGURES).glob("*.csv")):
        yield path.relative_to(report).as_posix(), _packed(path.read_bytes().decode())
    yield WORDS_IN_FILE, packed_words((report / WORDS).read_text(encoding="utf-8"))


def _page(html: str) -> str:
    """Return what the shell needs of a page, as JSON."""
    found = BODY.search(html)
    assert found, "every page has a body"
    attributes = {name: unescape(text) for name, text in ATTRIBUTE.findall(found[1])}
    return json.dumps(
        {
            "title": _title(html),
            "kind": attributes.get("class", ""),
            "meeting": attributes.get("data-meeting", ""),
            "html": CODE.sub("", found[2]).strip(),
        },
        ensure_ascii=False,
    )


def _title(html: str) -> str:
    found = TITLE.search(html)
    return unescape(found[1]) if found else "Report"


def _packed(text: str) -> str:
    packed = gzip.compress(text.encode("utf-8", "surrogatepass"), 9, mtime=0)
    return base64.b64encode(packed).decode()
