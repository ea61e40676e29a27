import json
import shutil

import pytest

from helpers.cli import main
from helpers.report.difference_lines import SAME, difference_lines, why
from helpers.report.differences import compare_reports

SHARES = "speaker,n_words,share_words\nAnn,600,0.6\nBob,400,0.4\n"
RECORD = {
    "made_by": "verbatim",
    "made": "2026-01-02T03:04:05+00:00",
    "day": "2026-01-02",
    "inputs": ["talks"],
    "against": "",
    "files": [{"file": "a.txt", "sha256": "aa"}, {"file": "b.txt", "sha256": "bb"}],
    "beside": [{"file": "meetings.csv", "sha256": "cc"}],
    "named": [],
    "parameters": {"10-who": {"corpus": "talks"}, "20-what": {"corpus": "talks"}},
    "defaults": {"10-who": {"since": "", "top": 3}, "20-what": {"since": ""}},
    "notebooks": {"10-who": "11", "20-what": "22"},
    "errors": {},
    "versions": {"python": "3.11.1", "pandas": "3.1.1"},
    "code": "dd",
    "labels": [
        {
            "meeting_id": meeting,
            "label": "LEE",
            "speaker": "Ann Lee",
            "evidence": "bare name",
            "decided_by": "surname",
        }
        for meeting in ("a", "b")
    ],
    "dates": [{"meeting_id": "a", "kind": "event", "date": "2024-02-01", "text": "x"}],
    "written": {},
}


@pytest.fixture
def runs(tmp_path):
    """Return two folders that hold the same report."""
    for name in ("one", "two"):
        (tmp_path / name / "figures").mkdir(parents=True)
        (tmp_path / name / "tables").mkdir()
        for notebook in ("10-who", "20-what"):
            path = tmp_path / name / "figures" / f"{notebook}-shares.csv"
            path.write_text(SHARES, encoding="utf-8")
        (tmp_path / name / "tables" / "turns.csv").write_text("turn\n1\n")
        (tmp_path / name / "run.json").write_text(json.dumps(RECORD))
    return tmp_path / "one", tmp_path / "two"


def rewrite(folder, **parts):
    (folder / "run.json").write_text(json.dumps(RECORD | parts))


def redraw(folder, text, figure="10-who-shares"):
    (folder / "figures" / f"{figure}.csv").write_text(text, encoding="utf-8")


def said(runs):
    return "\n".join(difference_lines(compare_reports(*runs))[2:])


def test_the_same_report_does_not_differ(runs):
    assert compare_reports(*runs).is_empty
    assert said(runs) == SAME


def test_when_and_where_a_report_was_made_is_no_difference(runs):
    named = {name: {"corpus": "moved"} for name in RECORD["parameters"]}
    rewrite(runs[1], made="2027-01-01T00:00:00", inputs=["moved"], parameters=named)
    assert said(runs) == SAME


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (
            {"files": [{"file": "a.txt", "sha256": "a2"}, {"file": "c.txt"}]},
            ["inputs: 1 added, 1 gone, 1 changed", "  - b.txt  bb", "  + c.txt  "],
        ),
        (
            {"beside": [{"file": "meetings.csv", "sha256": "c2"}]},
            ["  ~ meetings.csv (beside the transcripts)  cc → c2"],
        ),
        (
            {"named": [{"file": "stop.txt", "sha256": "ee"}]},
            ["  + stop.txt (a parameter)  ee"],
        ),
        (
            {"parameters": {n: {"since": "2024-01-01"} for n in RECORD["parameters"]}},
            ["parameters:", "  since: '' → '2024-01-01' in all notebooks"],
        ),
        (
            {"defaults": {"10-who": {"since": "", "top": 9}, "20-what": {"since": ""}}},
            ["  top: 3 → 9 in 10-who"],
        ),
        (
            {"versions": {"python": "3.12.0"}, "code": "d2"},
            ["  pandas: 3.1.1 → none", "  the code of verbatim is another"],
        ),
        (
            {"notebooks": {"10-who": "12", "30-new": "33"}},
            ["  notebook 20-what was not run", "  notebook 30-new is new"],
        ),
        (
            {"errors": {"10-who": "KeyError: 'x'"}},
            ["  notebook 10-who: no error → \"KeyError: 'x'\""],
        ),
        (
            {"labels": [row | {"speaker": None} for row in RECORD["labels"]]},
            ["  'LEE': Ann Lee → (no named person) in a, b (surname: bare name)"],
        ),
        (
            {"dates": [RECORD["dates"][0] | {"date": "2024-03-01", "text": "1 March"}]},
            ["  event: 2024-02-01 → 2024-03-01 in a (1 March)"],
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_is_recorded_otherwise_is_said(runs, parts, lines):
    rewrite(runs[1], **parts)
    text = said(runs)
    assert [line for line in lines if line not in text.split("\n")] == []
    assert text.endswith("why: no table of a figure differs")
    assert not compare_reports(*runs).is_empty


def test_labels_of_meetings_that_came_or_went_are_no_other_decisions(runs):
    rewrite(runs[1], labels=RECORD["labels"][:1])
    assert compare_reports(*runs).is_empty


def test_numbers_are_said_by_row_and_column(runs):
    redraw(runs[1], "speaker,n_words,share_words\nAnn,1600,0.8\nCy,400,0.2\n")
    assert said(runs).split("\n")[:5] == [
        "numbers: in 1 figure",
        "  10-who-shares: 1 row changed, 1 row added, 1 row gone, of 2 rows",
        "    Ann: share_words 0.6 → 0.8",
        "    + Cy",
        "    - Bob",
    ]


def test_numbers_that_look_the_same_are_printed_in_full(runs):
    redraw(runs[1], SHARES.replace("0.6", "0.60000000000001"))
    assert "  10-who-shares: last digits only, in 1 row" in said(runs)
    assert "    Ann: share_words 0.6 → 0.60000000000001" in said(runs)


def test_figures_that_came_or_went_are_said(runs):
    shutil.copy(runs[1] / "figures/10-who-shares.csv", runs[1] / "figures/30-new.csv")
    (runs[1] / "figures" / "20-what-shares.csv").unlink()
    assert "  20-what-shares: the figure is gone" in said(runs)
    assert "  30-new: the figure is new" in said(runs)


def test_rows_in_another_order_are_a_difference(runs):
    redraw(runs[1], "speaker,n_words,share_words\nBob,400,0.4\nAnn,600,0.6\n")
    assert "  10-who-shares: other order, of 2 rows" in said(runs)


def test_tables_of_the_corpus_are_named(runs):
    (runs[1] / "tables" / "turns.csv").write_text("turn\n2\n")
    assert said(runs).startswith("tables of the corpus that differ: turns\n")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (
            {"versions": {"python": "3.12.0", "pandas": "3.1.1"}},
            "of all that is recorded, only one thing differs: versions",
        ),
        (
            {"parameters": {"10-who": {"since": "2024-01-01"}, "20-what": {}}},
            "of all that is recorded, only one thing differs: the parameter since",
        ),
        (
            {"code": "d2", "files": []},
            "2 things differ: transcripts, the code of verbatim; to tell what each",
        ),
        (
            {"parameters": {"10-who": {}, "20-what": {"since": "2024-01-01"}}},
            "nothing that is recorded explains 10-who-shares",
        ),
        ({}, "nothing that is recorded explains 10-who-shares"),
    ],
    ids=["versions", "its own parameter", "two", "another's parameter", "nothing"],
)
def test_what_explains_the_numbers_is_said(runs, parts, reason):
    rewrite(runs[1], **parts)
    redraw(runs[1], SHARES.replace("0.6", "0.7"))
    (line,) = why(compare_reports(*runs))
    assert line.startswith(f"why: {reason}")


WRITTEN = {"figures/10-who-shares.csv": "0", "figures/20-what-shares.csv": "1"}


def test_a_table_that_was_changed_afterwards_is_named(runs):
    rewrite(runs[1], written=WRITTEN)
    line = f"{runs[1] / 'figures/10-who-shares.csv'} is not as it was written: it was"
    assert any(text.startswith(line) for text in why(compare_reports(*runs)))


def test_records_without_their_folders_are_compared_by_digests(runs):
    for folder, digest in zip(runs, "02", strict=True):
        rewrite(folder, written={**WRITTEN, "figures/10-who-shares.csv": digest})
        shutil.rmtree(folder / "figures")
    figure = "  10-who-shares: other bytes; the tables are not both at hand"
    assert figure in said([folder / "run.json" for folder in runs])


@pytest.mark.parametrize("part", ["files", "parameters", "defaults", "code", "labels"])
def test_what_one_of_the_two_does_not_record_is_not_compared(runs, part):
    content = {name: value for name, value in RECORD.items() if name != part}
    (runs[1] / "run.json").write_text(json.dumps(content))
    line = f"not compared, as one of the two does not record it: {part}"
    assert said(runs).split("\n")[-1] == line
    assert compare_reports(*runs).is_empty


def test_tables_that_are_nowhere_are_not_compared(runs):
    content = {name: value for name, value in RECORD.items() if name != "written"}
    (runs[1] / "run.json").write_text(json.dumps(content))
    shutil.rmtree(runs[1] / "figures")
    assert said(runs).split("\n")[-1].endswith("does not record it: written")


def test_diff_says_by_its_status_whether_two_reports_are_the_same(runs, capsys):
    folders = list(map(str, runs))
    assert main(["diff", *folders]) == 0
    redraw(runs[1], SHARES.replace("0.6", "0.7"))
    assert main(["diff", *folders]) == 1
    assert "Ann: share_words 0.6 → 0.7" in capsys.readouterr().out
    assert main(["diff", folders[0], "absent"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("verbatim: absent: cannot be opened (No such file")


def test_diff_prints_everything_as_json(runs, capsys):
    rewrite(runs[1], code="d2")
    redraw(runs[1], SHARES.replace("0.6", "0.7").replace("400", "300"))
    assert main(["diff", *map(str, runs), "--json"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert content["same"] is False
    assert content["items"][0]["before"] == "dd"
    (figure,) = content["figures"]
    assert [c["column"] for c in figure["table"]["changes"]] == [
        "share_words",
        "n_words",
    ]
    assert content["why"][0].endswith("the code of verbatim")
