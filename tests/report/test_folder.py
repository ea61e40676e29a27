import json

import pytest

from helpers.errors import SourceError
from helpers.report.folder import check_folder, replacing


@pytest.fixture
def old_report(tmp_path):
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "run.json").write_text(json.dumps({"made_by": "verbatim"}))
    (folder / "old.html").write_text("old")
    return folder


def test_a_report_takes_the_place_of_the_old_one_whole(old_report):
    with replacing(old_report) as new:
        (new / "new.html").write_text("new")
        assert (old_report / "old.html").exists()
    assert [path.name for path in old_report.iterdir()] == ["new.html"]
    assert [path.name for path in old_report.parent.iterdir()] == ["report"]


def _stop(folder, error):
    with replacing(folder) as new:
        (new / "new.html").write_text("new")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_report_that_is_stopped_leaves_the_old_one(old_report, error):
    with pytest.raises(error):
        _stop(old_report, error)
    names = {path.name for path in old_report.iterdir()}
    assert names == {"run.json", "old.html"}
    assert [path.name for path in old_report.parent.iterdir()] == ["report"]


def test_the_folders_above_are_made(tmp_path):
    with replacing(tmp_path / "a" / "b"):
        pass
    assert (tmp_path / "a" / "b").is_dir()


def test_a_report_may_replace_a_report_and_an_empty_folder(old_report, tmp_path):
    (tmp_path / "empty").mkdir()
    for folder in (old_report, tmp_path / "empty", tmp_path / "absent"):
        check_folder(folder, inputs=[])


@pytest.mark.parametrize(
    "record", [None, "{}", "[]", "no json", '{"made_by": "another"}', b"\xff"]
)
def test_a_report_replaces_nothing_else(tmp_path, record):
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("years of work")
    if record is not None:
        content = record if isinstance(record, bytes) else record.encode()
        (folder / "run.json").write_bytes(content)
    with pytest.raises(
        SourceError, match="thesis: it holds what is no report, expected"
    ):
        check_folder(folder, inputs=[])


def test_a_report_replaces_no_file(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(SourceError, match="it holds what is no report"):
        check_folder(tmp_path / "a", inputs=[])


def test_a_report_stands_in_no_input(tmp_path):
    with pytest.raises(SourceError, match="report: it stands inside the input, where"):
        check_folder(tmp_path / "report", inputs=[tmp_path])


def test_a_report_replaces_no_input(old_report):
    with pytest.raises(SourceError, match="report: the input stands in it and would"):
        check_folder(old_report, inputs=[old_report / "old.html"])
