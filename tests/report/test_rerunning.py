import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import PROJECT

from helpers.cli import main
from helpers.errors import HelpersError
from helpers.report.fingerprints import file_digests
from helpers.report.recorded import read_record
from helpers.report.rerunning import find_places

PARAMETERS = 'corpus: str = ""\ntop: int = 3  # rows\nstop_words: str = ""  # a list'
LOADED = "from helpers import load_corpus\n\nselection = load_corpus(corpus)"
TALK = "ANN LEE: One two three.\n\nBOB RAY: Four five.\n"


@pytest.fixture
def place(tmp_path, monkeypatch, write_notebook):
    """Return the current folder, with a talk and a table beside it, and a notebook."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "talk.txt").write_text(TALK, encoding="utf-8")
    table = "file,date\ntalk.txt,2024-02-01\n"
    (tmp_path / "talks" / "meetings.csv").write_text(table, encoding="utf-8")
    (tmp_path / "mine.txt").write_text("five\n", encoding="utf-8")
    write_notebook(LOADED, "print(top)", parameters=PARAMETERS)
    return tmp_path


def report(*arguments):
    return main(["report", *map(str, arguments), "--notebooks", "notebooks"])


@pytest.fixture
def made(place):
    """Return a report on the folder `talks`, made from the folder above it."""
    assert report("talks", "-o", "first", "-p", "top", "2") == 0
    return place / "first"


def pages_and_tables(folder):
    digests = file_digests(folder)
    del digests["run.json"]
    return digests


def test_a_report_is_made_again_byte_for_byte(made, capsys):
    assert report("--from", made / "run.json", "-o", "again") == 0
    assert pages_and_tables(made) == pages_and_tables(Path("again"))
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith("the same as recorded, byte for byte: ")
    assert read_record(made).parameters == read_record(Path("again")).parameters


def test_the_folder_of_a_report_is_as_good_as_its_record(made):
    assert report("--from", made, "-o", "again") == 0


def test_all_our_notebooks_give_the_same_in_another_process_and_folder(tmp_path):
    """Texts get other hash values in every process, and other paths are shown."""
    run = "import sys, helpers.cli; sys.exit(helpers.cli.main(sys.argv[1:]))"
    made = []
    for name, seed in (("one", "1"), ("two", "22")):
        folder = tmp_path / name
        shutil.copytree(PROJECT / "data" / "sample", folder / "talks")
        command = [sys.executable, "-c", run, "report", "talks", "-o", "../" + name * 2]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        environment["PYTHONPATH"] = str(PROJECT / "src")
        subprocess.run(command, cwd=folder, env=environment, check=True)
        made.append(pages_and_tables(tmp_path / (name * 2)))
    assert made[0] == made[1]
    assert {Path(name).suffix for name in made[0]} >= {".html", ".csv", ".parquet"}


@pytest.mark.parametrize("start", [".", "first", "first/tables", "elsewhere"])
def test_inputs_are_found_from_the_current_folder_or_from_the_report(
    made, start, monkeypatch
):
    (made.parent / "elsewhere").mkdir()
    monkeypatch.chdir(made.parent / start)
    inputs = find_places(read_record(made)).places
    assert [Path(name).resolve() for name in inputs] == [made.parent / "talks"]


def test_a_place_where_the_files_are_those_recorded_goes_first(made, monkeypatch):
    other = made.parent / "elsewhere" / "talks"
    other.mkdir(parents=True)
    (other / "talk.txt").write_text("CY ORR: No.", encoding="utf-8")
    monkeypatch.chdir(other.parent)
    assert find_places(read_record(made)).places == [str(made.parent / "talks")]


def test_an_input_that_moved_is_named_as_it_was(made):
    (made.parent / "deep").mkdir()
    shutil.move("talks", "deep/moved")
    assert report("deep/moved", "--from", made, "-o", "again") == 0
    assert pages_and_tables(made) == pages_and_tables(Path("again"))


def test_inputs_that_are_gone_are_named_with_what_to_give(made, capsys):
    shutil.rmtree("talks")
    assert report("--from", made, "-o", "again") == 2
    (line,) = capsys.readouterr().err.splitlines()[-1:]
    assert "its input 'talks' is neither in the current folder" in line
    assert "expected its 1 file(s), such as talk.txt" in line
    assert line.endswith(f"verbatim report PLACE --from {made / 'run.json'}")


def change(name, text):
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("talks/talk.txt", TALK + "CY ORR: Six.\n", "talk.txt has other bytes"),
        ("talks/more.txt", "CY ORR: Six.\n", "more.txt is new"),
        ("talks/meetings.csv", "file,date\n", "meetings.csv has other bytes"),
        ("talks/speakers.csv", "label,speaker\n", "speakers.csv is new"),
    ],
)
def test_files_that_are_not_those_recorded_are_refused(
    made, name, text, message, capsys
):
    change(name, text)
    assert report("--from", made, "-o", "again") == 2
    assert f"not those recorded: {message}; expected" in capsys.readouterr().err
    assert not Path("again").exists()


def test_a_list_that_a_parameter_names_is_held_to_its_bytes_too(place, capsys):
    given = ("-p", "stop_words", "english + mine.txt")
    assert report("talks", "-o", "first", *given) == 0
    assert report("--from", "first", "-o", "again") == 0
    change("mine.txt", "four\n")
    assert report("--from", "first", "-o", "again") == 2
    assert "mine.txt has other bytes" in capsys.readouterr().err


def test_changed_files_are_said_aloud_and_the_report_is_not_the_same(made, capsys):
    change("talks/talk.txt", TALK + "CY ORR: Six.\n")
    assert report("--from", made, "-o", "again", "--changed") == 1
    out, err = capsys.readouterr()
    assert "verbatim: talk.txt has other bytes\n" in err
    assert "not as recorded: " in out
    assert "files: tables/candidates.csv, " in out
    assert out.endswith(f"and 14 more; what changed: verbatim diff {made} again\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "first", "-p", "top", "1"], "-p top: the parameters are those of"),
        (["--from", "first", "-o", "first"], "stands there and would be replaced"),
        (["--from", "absent"], "absent: cannot be opened (No such file or directory)"),
        (["--from", "talks"], "talks/run.json: cannot be opened"),
        (["--from", "talks/talk.txt"], "talks/talk.txt: it is no JSON"),
        ([], "report: no input, expected a file, a folder or a glob"),
        (["talks", "--changed"], "--changed: nothing is recorded to differ from"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(made, arguments, message, capsys):
    capsys.readouterr()
    assert report(*arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


def rewrite(folder, **parts):
    path = folder / "run.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for part, value in parts.items():
        if value is None:
            del content[part]
        elif isinstance(value, dict):
            content[part] |= value
        else:
            content[part] = value
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"made_by": "others"}, "made by 'others', expected the folder of a report"),
        ({"files": None}, "no 'files' in it, expected all that"),
        ({"inputs": "talks"}, "'inputs' is 'talks', expected a list of str"),
        ({"files": [{"sha256": "1"}]}, "a row of 'files' without 'file'"),
        ({"parameters": {"99-none": {}}}, "its notebook '99-none' is not among those"),
        (
            {"parameters": {"10-tried": {"tpo": 1}}},
            "10-tried: the notebook has no parameter 'tpo', expected one of",
        ),
        (
            {"parameters": {"10-tried": {"top": "many"}}},
            "10-tried: -p top: 'many', expected int",
        ),
    ],
)
def test_a_record_that_cannot_be_followed_is_refused(made, parts, message, capsys):
    rewrite(made, **parts)
    capsys.readouterr()
    assert report("--from", made, "-o", "again") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


@pytest.mark.parametrize(
    ("parts", "note"),
    [
        ({"versions": {"pandas": "0.1"}}, " (recorded: 0.1); numbers may differ"),
        ({"code": "0"}, "the code of verbatim has changed since, its version number"),
        ({"notebooks": {"10-tried": "0"}}, "10-tried: the notebook is not the one"),
    ],
)
def test_other_programs_are_said_aloud(made, parts, note, capsys):
    rewrite(made, **parts)
    assert report("--from", made, "-o", "again") == 0
    assert note in capsys.readouterr().err


def test_a_default_that_changed_since_is_given_as_it_was(place, write_notebook, capsys):
    assert report("talks", "-o", "first") == 0
    write_notebook(LOADED, "print(top)", parameters=PARAMETERS.replace("3", "7"))
    assert report("--from", "first", "-o", "again") == 1
    assert "10-tried: the default of top is no longer 3" in capsys.readouterr().err
    assert read_record(Path("again")).parameters["10-tried"]["top"] == 3
    ran = Path("again/notebooks/10-tried.ipynb").read_text(encoding="utf-8")
    assert '"text": "3\\n"' in ran or '"3\\n"' in ran


def test_only_the_notebooks_of_the_record_are_run(made, write_notebook):
    write_notebook("1", name="20-new")
    assert report("--from", made, "-o", "again") == 0
    assert not Path("again/20-new.html").exists()


def test_what_is_not_recorded_is_not_held_against_a_report(made, capsys):
    rewrite(made, written=None, code=None, versions=None, notebooks=None)
    assert report("--from", made, "-o", "again") == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said == ("whether it is the same cannot be told: no digests were recorded")


def test_refusals_are_ours(tmp_path):
    with pytest.raises(HelpersError):
        read_record(tmp_path)


COMPARED = PARAMETERS + '\nspeakers: list[str] = []\nagainst: str = ""  # B'
PAIRED = (
    "from helpers.corpus.pair import load_pair\n\npair = load_pair(corpus, against)"
)


@pytest.fixture
def two(place, write_notebook):
    """Return a place with two folders of talks, and a notebook that compares."""
    (place / "more").mkdir()
    (place / "more" / "far.txt").write_text("ANN LEE: Six seven.\n", encoding="utf-8")
    write_notebook(
        PAIRED, "print(pair.names, against)", name="70-two", parameters=COMPARED
    )
    return place


def ran(folder):
    return {path.stem for path in Path(folder, "notebooks").iterdir()}


def test_only_notebooks_that_compare_are_run_where_something_is_compared(two):
    assert report("talks", "-o", "plain") == 0
    assert report("talks", "--against", "more", "-o", "first") == 0
    assert (ran("plain"), ran("first")) == ({"10-tried"}, {"70-two"})
    record = read_record(Path("first"))
    assert (record.inputs, record.against) == (["talks"], "more")
    assert set(record.files) == {"talk.txt", "far.txt"}
    assert record.parameters["70-two"] == {"corpus": "talks", "against": "more"}
    page = Path("first/index.html").read_text(encoding="utf-8")
    assert "talks against more" in page and "far.txt" in page


@pytest.mark.parametrize("against", ["more", "speakers=BOB RAY", "corpus=more, since="])
def test_a_comparison_is_made_again_byte_for_byte(two, against, monkeypatch):
    assert report("talks", "--against", against, "-o", "first") == 0
    monkeypatch.chdir(two / "first")
    arguments = ["report", "--from", "run.json", "-o", "../again", "--notebooks"]
    assert main([*arguments, "../notebooks"]) == 0
    assert pages_and_tables(two / "first") == pages_and_tables(two / "again")


def test_both_places_of_a_comparison_may_have_moved(two):
    assert report("talks", "--against", "more", "-o", "first") == 0
    (two / "deep").mkdir()
    for name in ("talks", "more"):
        shutil.move(name, f"deep/{name}")
    moved = ("deep/talks", "--against", "deep/more")
    assert report(*moved, "--from", "first", "-o", "again") == 0
    assert pages_and_tables(Path("first")) == pages_and_tables(Path("again"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["here", "--from", "first"], "'more' was set against its inputs, expected"),
        (["--against", "more", "--from", "first"], "PLACE --against PLACE"),
        (["--against", "more", "--from", "plain"], "nothing was set against its input"),
        (["talks", "-p", "against", "more"], "-p against: it is already given by"),
        (["talks", "--against", "speeker=x"], "did you mean 'speakers'"),
        (["talks", "--against", "nowhere"], "nowhere: nothing is there"),
        (["talks", "--against", "speakers=x"], "against: speakers: 'x' has no turn"),
    ],
)
def test_what_cannot_be_compared_is_refused(two, arguments, message, capsys):
    assert report("talks", "--against", "more", "-o", "first") == 0
    assert report("talks", "-o", "plain") == 0
    capsys.readouterr()
    assert report(*arguments, "-o", "again") == 2
    assert message in capsys.readouterr().err
    assert not Path("again").exists()


def test_notebooks_that_compare_nothing_are_refused(place, capsys):
    assert report("talks", "--against", "speakers=BOB RAY", "-o", "first") == 2
    assert "no notebook has the parameter 'against'" in capsys.readouterr().err
