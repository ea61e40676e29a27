import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from places import PROJECT
from serving import Answer, serve

from helpers import cli
from helpers.cli import main

NOTEBOOKS = Path(__file__).parent / "report" / "notebooks"


@pytest.fixture
def talk(folder, tmp_path):
    return (
        folder(**{"given__talk_dot_txt": "ANN LEE: One two.\n\nBOB RAY: Three.\n"})
        / "given"
    )


@pytest.fixture
def quick(tmp_path):
    """Return a folder of one notebook that is quickly run."""
    (tmp_path / "notebooks").mkdir()
    source = (NOTEBOOKS / "20-printing.ipynb").read_text()
    (tmp_path / "notebooks" / "20-printing.ipynb").write_text(source)
    return str(tmp_path / "notebooks")


def test_report_says_where_its_first_page_is(talk, quick, tmp_path, capsys):
    folder = tmp_path / "report"
    status = main(["report", str(talk), "-o", str(folder), "--notebooks", quick])
    assert status == 0
    assert capsys.readouterr().out.startswith(f"{folder}/index.html  ")
    assert (folder / "index.html").exists()


def test_report_names_what_could_not_be_read_and_reports_the_rest(
    talk, quick, tmp_path, capsys
):
    (talk / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    status = main(
        ["report", str(talk), "-o", str(tmp_path / "r"), "--notebooks", quick]
    )
    assert status == 1
    assert "verbatim: broken.txt: " in capsys.readouterr().err
    assert "talk.txt" in (tmp_path / "r" / "index.html").read_text()


def test_report_names_the_notebook_that_failed(talk, tmp_path, capsys):
    arguments = ["report", str(talk), "-o", str(tmp_path / "r")]
    assert main([*arguments, "--notebooks", str(NOTEBOOKS)]) == 1
    assert "verbatim: 30-failing: FileNotFoundError: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "absent.txt"], "verbatim: absent.txt: nothing is there"),
        (["check", "absent.txt"], "verbatim: absent.txt: nothing is there"),
    ],
)
def test_a_refusal_is_one_line(arguments, message, capsys):
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(message)


def test_report_refuses_a_wrong_parameter_in_one_line(talk, tmp_path, capsys):
    arguments = ["report", str(talk), "-o", str(tmp_path / "r"), "-p", "tpo", "1"]
    assert main([*arguments, "--notebooks", str(NOTEBOOKS)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("verbatim: -p tpo: no notebook has it")


def test_check_prints_what_was_read(talk, capsys):
    assert main(["check", str(talk)]) == 0
    assert capsys.readouterr().out.startswith("read: 1 meeting(s), 2 turns, 3 words")


def test_check_prints_tables_as_json(talk, capsys):
    assert main(["check", str(talk), "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert [row["label"] for row in tables["turns"]] == ["ANN LEE", "BOB RAY"]


@pytest.fixture
def _no_proxy(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


PAGE = Answer(b"<p>Ann Lee: One two.</p>", headers={"Content-Type": "text/html"})


@pytest.mark.usefixtures("_no_proxy")
def test_add_fetches_a_page_that_check_then_reads(tmp_path, capsys):
    with serve({"/talks/7": PAGE}) as site:
        assert main(["add", site.address("/talks/7"), "-o", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{tmp_path}/127-0-0-1-talks-7.html: written"
    assert lines[-1] == f"next: verbatim check {tmp_path}"
    assert main(lines[-1].removeprefix("next: verbatim ").split()) == 0
    assert capsys.readouterr().out.startswith("read: 1 meeting(s), 1 turns, 2 words")


def test_add_puts_pages_into_the_folder_for_raw_data():
    chosen = cli._parser().parse_args(["add", "https://example.org/"])
    assert chosen.folder == PROJECT / "data" / "raw"


@pytest.mark.usefixtures("_no_proxy")
@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(b"none", 404), "the site answers 404 Not Found"),
        (Answer(b"%PNG", headers={"Content-Type": "image/png"}), "is 'image/png'"),
        (Answer(b"\x89PNG\r\n\x1a\n\x00"), "is a picture, expected"),
        (Answer(b"\x00\x00\x00\x18ftypmp42" + bytes(500)), "are no text in any"),
    ],
)
def test_add_refuses_in_one_line_and_writes_nothing(answer, message, tmp_path, capsys):
    with serve({"/": answer}) as site:
        assert main(["add", site.address("/"), "-o", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("verbatim: http://127.0.0.1:") and message in line
    assert list(tmp_path.iterdir()) == []


def test_without_a_command_the_help_is_shown():
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2


@pytest.fixture
def slow(talk, tmp_path):
    """Return a process that makes a report for a minute, and the folder above it."""
    source = (NOTEBOOKS / "20-printing.ipynb").read_text()
    source = source.replace('\\"a value\\"', "import time; time.sleep(60)")
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow" / "10-slow.ipynb").write_text(source)
    place = tmp_path / "reports"
    run = "import sys, helpers.cli; sys.exit(helpers.cli.main())"
    command = [sys.executable, "-c", run, "report", str(talk), "-o", str(place / "r")]
    command += ["--notebooks", str(tmp_path / "slow")]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        yield process, place
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_report_that_is_stopped_leaves_nothing(slow, number):
    process, place = slow
    _wait_until(lambda: any(place.glob(".r-*/new/tables/turns.csv")))
    os.kill(process.pid, number)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "verbatim: stopped; nothing was changed" in errors
    assert list(place.iterdir()) == []


def _wait_until(is_so, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)
