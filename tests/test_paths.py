from pathlib import Path

import pytest

from helpers.errors import SourceError
from helpers.paths import PROJECT, find_paths, folder_against, report_folder


def test_a_relative_path_is_found_from_the_current_folder_first(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_paths("data")[0].resolve() == tmp_path / "data"


def test_then_from_the_projects_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_paths("notebooks")[0].resolve() == PROJECT / "notebooks"


def test_a_glob_gives_all_that_fits_in_order(tmp_path):
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).touch()
    found = find_paths(str(tmp_path / "*.txt"))
    assert [path.name for path in found] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("no/such/file.txt", "a file or folder"), ("no/such/*.txt", "fits the pattern")],
)
def test_what_is_not_there_is_named(path, expected):
    with pytest.raises(SourceError, match=rf"no/such/.*nothing is there.*{expected}"):
        find_paths(path)


@pytest.mark.parametrize(
    ("path", "name"),
    [("x/seed", "seed"), ("x/talk.txt", "talk"), ("x/*.txt", "report")],
)
def test_a_report_goes_by_the_name_of_its_input(path, name):
    assert report_folder(path).name == name


@pytest.mark.parametrize(
    ("against", "name"),
    [
        ("../more/talks.txt", "old-against-talks"),
        ("speakers=Bob Ray", "old-against-speakers-Bob-Ray"),
        ("..", "old-against-other"),
    ],
)
def test_a_comparison_goes_into_a_folder_of_its_own(against, name):
    assert folder_against(Path("reports/old"), against) == Path("reports", name)
