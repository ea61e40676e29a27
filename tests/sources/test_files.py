import os

import pytest

from helpers.errors import SourceError
from helpers.sources import find_side_tables, find_sources


def statuses(*paths):
    return {source.file: source.status for source in find_sources(map(str, paths))}


def test_a_folder_gives_its_files_by_name_and_not_its_tables(folder):
    place = folder(b_dot_txt="B", sub__a_dot_txt="A", meetings_dot_csv="file", x=" ")
    assert statuses(place) == {"b.txt": "read", "sub/a.txt": "read", "x": "failed"}


def test_a_readme_is_listed_as_not_read(folder):
    assert (
        statuses(folder(README_dot_md="Hi", a_dot_txt="A"))["README.md"] == "not read"
    )


def test_a_readme_that_is_named_itself_is_read(folder):
    assert statuses(folder(README_dot_md="Hi") / "README.md") == {"README.md": "read"}


def test_hidden_files_are_passed_over(folder):
    assert statuses(folder(_dot_git__x="A", a_dot_txt="A")) == {"a.txt": "read"}


def test_the_same_bytes_under_two_names_count_once(folder):
    found = find_sources([str(folder(a_dot_txt="Ann: Hi", b_dot_txt="Ann: Hi"))])
    assert [source.status for source in found] == ["read", "failed"]
    assert "same bytes as a.txt and would count twice" in found[1].reason


def test_a_file_given_twice_is_one_file(folder):
    place = folder(a_dot_txt="Ann: Hi")
    assert statuses(place, place / "a.txt") == {"a.txt": "read"}


def test_files_of_one_name_in_two_folders_are_told_apart(folder):
    place = folder(one__a_dot_txt="A", two__a_dot_txt="B")
    assert set(statuses(place / "one", place / "two")) == {"one/a.txt", "two/a.txt"}


def test_an_empty_file_fails_with_what_to_do(folder):
    found = find_sources([str(folder(a_dot_txt=" \n"))])
    assert found[0].status == "failed"
    assert found[0].reason == (
        "is empty, expected a transcript; fill it or take it away"
    )


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no file in it, expected transcripts"):
        find_sources([str(tmp_path)])


def test_a_file_that_cannot_be_opened_fails_with_the_reason(folder, monkeypatch):
    place = folder(a_dot_txt="Ann: Hi")

    def refuse(path):
        raise PermissionError(13, os.strerror(13), str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    found = find_sources([str(place)])
    assert found[0].reason == (
        "cannot be opened (Permission denied); check its permissions"
    )


def test_tables_beside_the_files_are_named_as_the_files_are(folder):
    place = folder(
        a_dot_txt="A", sub__b_dot_txt="B", sub__speakers_dot_csv="", meetings_dot_csv=""
    )
    assert find_side_tables([str(place)]) == {
        "meetings.csv": place / "meetings.csv",
        "sub/speakers.csv": place / "sub" / "speakers.csv",
    }


def test_tables_of_one_name_beside_two_inputs_are_told_apart(folder):
    place = folder(
        one__a_dot_txt="A",
        one__meetings_dot_csv="",
        two__b_dot_txt="B",
        two__meetings_dot_csv="",
    )
    found = find_side_tables([str(place / "one"), str(place / "two" / "b.txt")])
    assert list(found) == ["one/meetings.csv", "two/meetings.csv"]
