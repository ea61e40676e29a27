import csv
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import SourceError
from helpers.sources import read_notes
from helpers.sources.registering import add_row

NEW = {"file": "b.html", "source_url": "https://example.org/b", "sha256": "ab12"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("file,source_url,sha256\na.txt,,\n",
         "file,source_url,sha256\na.txt,,\nb.html,https://example.org/b,ab12\n"),
        ("file,title\na.txt,One\n",
         "file,title,source_url,sha256\na.txt,One,,\n"
         "b.html,,https://example.org/b,ab12\n"),
        ("\ufefffile;title\r\na.txt;Eins\r\n",
         "\ufefffile;title;source_url;sha256\r\na.txt;Eins;;\r\n"
         "b.html;;https://example.org/b;ab12\r\n"),
        ("sha256,file,source_url", "sha256,file,source_url\nab12,b.html,https:"
         "//example.org/b\n"),
        ('"file","title"\na.txt,"One, ""two""\r\nthree"\n\nc.txt,5" pipe\n,\n',
         '"file","title",source_url,sha256\na.txt,"One, ""two""\r\nthree",,\n\n'
         'c.txt,5" pipe,,\n,,,\nb.html,,https://example.org/b,ab12\n'),
        ("file,title\rA.txt,One\r", "file,title,source_url,sha256\rA.txt,One,,\r"
         "b.html,,https://example.org/b,ab12\r"),
    ],
    ids=["columns there", "columns missing", "spreadsheet", "no line end", "quotes",
         "old Mac"],
)  # fmt: skip
def test_a_row_is_added_and_the_rest_stays_as_it_is(tmp_path, before, after):
    path = tmp_path / "meetings.csv"
    path.write_bytes(before.encode())
    add_row(path, NEW)
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize("before", [None, "", "\ufeff", "\r\n", "\ufeff \n\n"])
def test_a_table_begins_with_columns_for_a_person_to_fill(tmp_path, before):
    (tmp_path / "b.html").write_text("Ann: Hi")
    if before is not None:
        (tmp_path / "meetings.csv").write_text(before, newline="")
    add_row(tmp_path / "meetings.csv", NEW)
    header, row = (tmp_path / "meetings.csv").read_text().splitlines()
    assert header.startswith("file,date,date_evidence,title,")
    assert row == "b.html,,,,,https://example.org/b,,,,ab12"
    assert read_notes([tmp_path]).meetings[0].values["sha256"] == "ab12"


@given(
    cells=st.lists(st.text("ab ,;\"'\n=é", max_size=6), min_size=4, max_size=4),
    address=st.text("ab,;\"'=&?é", min_size=1, max_size=12),
    delimiter=st.sampled_from(",;"),
)
def test_every_cell_is_read_back(tmp_path_factory, cells, address, delimiter):
    path = tmp_path_factory.mktemp("table") / "meetings.csv"
    with path.open("w", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(
            [["file", "title"], cells[:2], cells[2:]]
        )
    add_row(path, {"file": "b", "source_url": address})
    with path.open(newline="") as file:
        rows = list(csv.reader(file, delimiter=delimiter))
    header = ["file", "title", "source_url"]
    assert rows == [header, [*cells[:2], ""], [*cells[2:], ""], ["b", "", address]]


def test_the_table_keeps_who_may_read_it(tmp_path):
    path = tmp_path / "meetings.csv"
    path.write_text("file\n")
    path.chmod(0o640)
    add_row(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_to_a_table_stays_one(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "table.csv").write_text("file\n")
    (tmp_path / "meetings.csv").symlink_to("kept/table.csv")
    add_row(tmp_path / "meetings.csv", NEW)
    assert (tmp_path / "meetings.csv").is_symlink()
    assert "b.html" in (tmp_path / "kept" / "table.csv").read_text()


@pytest.mark.parametrize("content", ["file,title\na,é\n".encode("cp1252")])
def test_a_table_that_cannot_be_read_stays_as_it_is(tmp_path, content):
    path = tmp_path / "meetings.csv"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"^meetings\.csv: cannot be written.*UTF-8"):
        add_row(path, NEW)
    assert path.read_bytes() == content


def test_a_table_that_cannot_be_written_leaves_nothing_behind(tmp_path, monkeypatch):
    path = tmp_path / "meetings.csv"
    path.write_text("file\n")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(SourceError, match="No space left on device"):
        add_row(path, NEW)
    assert [file.name for file in tmp_path.iterdir()] == ["meetings.csv"]
    assert path.read_text() == "file\n"
