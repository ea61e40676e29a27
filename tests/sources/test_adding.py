import csv
import hashlib
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import load_corpus, paths
from helpers.corpus import reading
from helpers.errors import SourceError
from helpers.readers import READERS, is_text
from helpers.sources.adding import SUFFIXES, add_page
from helpers.sources.fetching import Page

ADDRESS = "https://www.example.org/events/talks/41"
TALK = "Анна Ли: Доброе утро.\n".encode("cp1251")
MOMENT = datetime(2024, 5, 1, 23, 59, 7, tzinfo=UTC)


def page(content=TALK, address=ADDRESS, encoding=""):
    return Page(address, content, encoding, MOMENT)


def rows(folder):
    with (folder / "meetings.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_page_is_written_as_served_and_its_row_says_from_where(tmp_path):
    place = tmp_path / "raw"
    added = add_page(page(encoding="cp1251"), "text", place)
    assert added.path == place / "example-org-talks-41.txt"
    assert added.path.read_bytes() == TALK
    (row,) = rows(place)
    assert {name: cell for name, cell in row.items() if cell} == {
        "file": "example-org-talks-41.txt",
        "source_url": ADDRESS,
        "encoding": "cp1251",
        "fetched": "2024-05-01T23:59:07Z",
        "sha256": hashlib.sha256(TALK).hexdigest(),
    }


def test_what_was_added_is_read_with_its_row(tmp_path):
    add_page(page(encoding="cp1251"), "text", tmp_path)
    corpus = load_corpus(str(tmp_path))
    (meeting,) = corpus.meetings.itertuples()
    assert corpus.turns["label"].tolist() == ["Анна Ли"]
    assert meeting.source_url == ADDRESS
    assert f"{meeting.fetched:%Y-%m-%d}" == "2024-05-01"


def test_what_is_printed_says_what_to_do_next(tmp_path):
    lines = list(add_page(page(), "text", tmp_path).lines())
    assert lines[0] == f"{tmp_path}/example-org-talks-41.txt: written"
    assert f"  sha256:  {hashlib.sha256(TALK).hexdigest()}" in lines
    assert lines[-1] == f"next: verbatim check {tmp_path}"


def test_files_are_named_from_where_the_user_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = list(add_page(page(), "text", Path("my talks")).lines())
    assert lines[0] == "my talks/example-org-talks-41.txt: written"
    assert lines[-1] == "next: verbatim check 'my talks'"


def test_files_of_the_project_are_named_from_its_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.short(paths.RAW / "talk.txt") == "data/raw/talk.txt"


def test_the_same_page_again_changes_nothing(tmp_path):
    first = add_page(page(), "text", tmp_path)
    table = (tmp_path / "meetings.csv").read_bytes()
    again = add_page(page(), "text", tmp_path)
    assert (again.path, again.is_new) == (first.path, False)
    assert "already there, unchanged" in next(again.lines())
    assert (tmp_path / "meetings.csv").read_bytes() == table
    assert files(tmp_path) == ["example-org-talks-41.txt", "meetings.csv"]


def test_the_same_bytes_in_a_folder_below_are_there_already(tmp_path):
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "mine.txt").write_bytes(TALK)
    added = add_page(page(), "text", tmp_path)
    assert added.path == tmp_path / "talks" / "mine.txt"
    assert not any("row:" in line for line in added.lines())
    assert files(tmp_path) == ["talks"]


def test_a_page_saved_by_hand_gets_a_row(tmp_path):
    (tmp_path / "mine.txt").write_bytes(TALK)
    added = add_page(page(), "text", tmp_path)
    assert (added.is_new, added.has_new_row) == (False, True)
    assert [row["file"] for row in rows(tmp_path)] == ["mine.txt"]


def test_a_page_that_has_changed_is_kept_beside_the_first(tmp_path):
    first = add_page(page(), "text", tmp_path)
    second = add_page(page(TALK * 2), "text", tmp_path)
    digest = hashlib.sha256(TALK * 2).hexdigest()
    assert second.path.name == f"example-org-talks-41-{digest[:8]}.txt"
    assert first.path.read_bytes() == TALK
    assert "has changed since example-org-talks-41.txt" in list(second.lines())[1]
    assert [row["file"] for row in rows(tmp_path)] == [
        first.path.name,
        second.path.name,
    ]


def test_another_page_of_the_same_name_has_not_changed(tmp_path):
    add_page(page(), "text", tmp_path)
    other = page(TALK * 2, "https://example.org/other/talks/41")
    second = add_page(other, "text", tmp_path)
    assert second.path.name.startswith("example-org-talks-41-")
    assert second.earlier == ()


def test_a_file_that_was_mended_by_hand_is_not_fetched_over(tmp_path):
    path = add_page(page(), "text", tmp_path).path
    path.write_bytes(b"Ann: mended\n")
    with pytest.raises(SourceError, match=r"line 2: 'example-org-talks-41\.txt' has o"):
        add_page(page(), "text", tmp_path)
    assert path.read_bytes() == b"Ann: mended\n"


def test_a_broken_table_is_refused_before_anything_is_written(tmp_path):
    (tmp_path / "meetings.csv").write_text("file,when\n")
    with pytest.raises(SourceError, match="unknown column"):
        add_page(page(), "text", tmp_path)
    assert files(tmp_path) == ["meetings.csv"]


def test_a_file_whose_row_cannot_be_written_is_taken_away(tmp_path, monkeypatch):
    def fail(*_):
        raise SourceError("meetings.csv: cannot be written")

    monkeypatch.setattr("helpers.sources.adding.add_row", fail)
    with pytest.raises(SourceError, match="cannot be written"):
        add_page(page(), "text", tmp_path)
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "raw").write_text("a file")
    with pytest.raises(SourceError, match=r"raw/example-org.*: cannot be written \("):
        add_page(page(), "text", tmp_path / "raw")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://en.kremlin.ru/events/president/transcripts/67828",
         "en-kremlin-ru-transcripts-67828.txt"),
        ("https://example.org/", "example-org-index.txt"),
        ("https://example.org", "example-org-index.txt"),
        ("https://example.org/a/page.php?id=41&v=2",
         "example-org-a-page-id-41-v-2.txt"),
        ("https://example.org/talk.v2.html", "example-org-talk-v2.txt"),
        ("http://example.org/../../etc/passwd", "example-org-etc-passwd.txt"),
        ("http://example.org/%2e%2e/%2e%2e%2fetc%2fpasswd",
         "example-org-etc-passwd.txt"),
        ("http://example.org/..%5c..%5cboot", "example-org-boot.txt"),
        ("http://example.org/a%00b%0ac", "example-org-a-b-c.txt"),
        ("http://example.org/%E2%80%AEfdp.exe", "example-org-fdp.txt"),
        ("http://пример.рф/Речь-%E2%84%961", "пример-рф-речь-no1.txt"),
        ("http://notice.example.org/a", "page-notice-example-org-a.txt"),
        ("http://example.org/=cmd()", "example-org-cmd.txt"),
        ("http://[::1]:8080/a", "1-a.txt"),
        ("http://con/", "con-index.txt"),
        ("http://example.org/" + "a" * 300, f"example-org-{'a' * 108}.txt"),
        ("http://example.org/" + "я" * 300, f"example-org-{'я' * 54}.txt"),
    ],
)  # fmt: skip
def test_the_file_is_named_after_host_and_page(tmp_path, address, name):
    assert add_page(page(address=address), "text", tmp_path).path.name == name


@given(path=st.text(max_size=300), query=st.text(max_size=50))
def test_no_address_leads_out_of_the_folder(tmp_path_factory, path, query):
    place = tmp_path_factory.mktemp("raw")
    address = f"http://example.org/{quote(path, safe='/.')}?{quote(query)}"
    written = add_page(page(address=address), "text", place).path
    assert written.parent == place
    assert len(written.name.encode()) < 200
    assert written.name.startswith("example-org")


def test_no_cell_begins_a_formula(tmp_path):
    add_page(page(address='http://example.org/=1+1,"a";b'), "text", tmp_path)
    (row,) = rows(tmp_path)
    assert row["source_url"] == 'http://example.org/=1+1,"a";b'
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in row.values())


def test_every_format_that_is_read_has_a_name_that_is_read_in_a_folder():
    assert set(READERS) == set(SUFFIXES)
    assert {SUFFIXES[name] for name in READERS if is_text(name)} <= reading.SUFFIXES
