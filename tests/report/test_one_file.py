import base64
import gzip
import json
import re

import pytest

from helpers.report.one_file import write_one_file

PACK = re.compile(r'<script type="text/plain" data-file="([^"]+)">([^<]+)</script>')


@pytest.fixture(scope="module")
def packed(made, tmp_path_factory):
    target = tmp_path_factory.mktemp("sent") / "all.html"
    write_one_file(made.page.parent, target)
    html = target.read_text(encoding="utf-8")
    files = {
        name: gzip.decompress(base64.b64decode(text)).decode()
        for name, text in PACK.findall(html)
    }
    return html, files


def test_all_pages_and_tables_are_in_the_file(made, packed):
    folder = made.page.parent
    pages = {p.relative_to(folder).as_posix() for p in folder.rglob("*.html")}
    tables = {p.relative_to(folder).as_posix() for p in folder.glob("figures/*.csv")}
    assert set(packed[1]) == pages | tables | {"words.json"}


def test_a_page_is_packed_without_its_code_but_with_its_data(made, packed):
    folder, files = made.page.parent, packed[1]
    page = json.loads(files["10-figure.html"])
    whole = (folder / "10-figure.html").read_text(encoding="utf-8")
    assert "<script>" not in page["html"]
    assert page["html"].count('type="application/json"') == whole.count(
        'type="application/json"'
    )
    assert page["title"] in whole
    reading = next(name for name in files if name.startswith("reading/"))
    assert json.loads(files[reading])["kind"] == "reading"
    assert json.loads(files[reading])["meeting"] == "2024-03-04-minutes"


def test_the_file_asks_for_nothing(packed):
    assert not re.search(
        r"""(?:src|href)=["']?(?!#)""", PACK.sub("", packed[0]).split("<body>")[0]
    )
    assert "default-src 'none'" in packed[0]


def test_words_are_those_of_the_report(packed):
    words = json.loads(packed[1]["words.json"])
    assert [m["id"] for m in words["meetings"]] == ["2024-03-04-minutes"]
    assert "ANN LEE" in words["texts"][0]
