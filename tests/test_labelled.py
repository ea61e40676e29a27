"""How labelled material is read, and what is found in it, on files of our own."""

import gzip
import json
from datetime import date

import finding
import pytest
from finding import find, find_by_colon
from labelled import read_materials
from scoring import Turn


def transcripts(folder, kind, rows, **known):
    """Write one labelled transcript and return it as read."""
    path = folder / "transcripts" / "truth" / "a.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    row = {
        "file": "files/a.txt", "truth": "truth/a.jsonl", "source": "councils",
        "language": "en", "format": kind, "event_date": None, "event_date_from": "none",
    }  # fmt: skip
    index = json.dumps([{**row, **known}])
    (folder / "transcripts" / "index.json").write_text(index, encoding="utf-8")
    (material,) = read_materials(folder, folder)
    assert material.in_characters and material.knows_events
    return material.documents[0]


def said(*rows):
    return [{"label": label, "start": start, "chars": n} for label, start, n in rows]


CUES = said(
    (None, "WEBVTT", 6), ("Ann", "We", 2), ("Ann", "begin.", 6), ("Bea", "No.", 3),
    ("Ann", "Yes.", 4),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "turns"),
    [
        ("vtt (Zoom)", [("Ann", 9), ("Bea", 3), ("Ann", 4)]),
        ("json (AWS Transcribe)", [("Ann", 9), ("Bea", 3), ("Ann", 4)]),
        ("json (QMSum)", [("Ann", 2), ("Ann", 6), ("Bea", 3), ("Ann", 4)]),
        ("txt", [("Ann", 2), ("Ann", 6), ("Bea", 3), ("Ann", 4)]),
    ],
)
def test_cues_of_one_speaker_in_a_row_are_one_turn(tmp_path, kind, turns):
    document = transcripts(tmp_path, kind, CUES)
    assert [(turn.label, turn.n_characters) for turn in document.turns] == turns
    assert document.turns[0].text == "We"


@pytest.mark.parametrize(
    ("rows", "turn"),
    [
        (said(("Ann", "  Ann. We begin.", 16)), ("We begin.", 9)),
        (said(("Ann", "Ann: We", 7), ("Bea", "Ann spoke.", 10)), ("Ann: We", 7)),
        (said(("Ann", " We begin.", 10), (None, "Bea", 3)), ("We begin.", 9)),
    ],
)
def test_a_label_is_taken_off_where_every_turn_begins_with_its_own(
    tmp_path, rows, turn
):
    first = transcripts(tmp_path, "txt", rows).turns[0]
    assert (first.text, first.n_characters) == turn


@pytest.mark.parametrize(
    ("day", "where", "is_stated"),
    [
        ("2020-04-08", "<date> header", True),
        ("2020-04-08", "file name and H1 title", True),
        ("2020-04-08", "not in text", False),
        ("2020-04-08", "by hand (known; not in file)", False),
        (None, "none in text", False),
        (None, "text", False),
    ],
)
def test_a_day_that_the_file_does_not_state_need_not_be_found(
    tmp_path, day, where, is_stated
):
    document = transcripts(tmp_path, "txt", CUES, event_date=day, event_date_from=where)
    assert document.event == (day and date(2020, 4, 8))
    assert document.states_event == is_stated


def test_pages_and_their_text_have_the_turns_of_the_truth(tmp_path):
    folder, scratch = tmp_path / "kremlin", tmp_path / "scratch"
    (folder / "pages").mkdir(parents=True)
    scratch.mkdir()
    for name in ("1.html", "2.html"):
        (folder / "pages" / name).write_text("<p>words</p>", encoding="utf-8")
    nobody = {"label": None, "person": None, "text": "Applause is heard."}
    ann = {"label": "Ann", "person": "Ann Lee", "text": "We begin.\n\nNow."}
    row = {"page": "1.html", "title": "A day", "turns": [nobody, ann]}
    with gzip.open(folder / "truth.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    pages, texts = read_materials(tmp_path, scratch)
    turn = Turn("Ann", "We begin.\n\nNow.", "Ann Lee")
    assert [document.turns for document in pages.documents] == [(turn,), ()]
    assert [document.turns for document in texts.documents] == [(turn,)]
    assert texts.documents[0].path.read_text(encoding="utf-8") == (
        "A day\n\nApplause is heard.\n\nAnn: We begin.\n\nNow.\n"
    )


def test_the_colon_rule_takes_every_colon_for_a_label():
    long = "x" * 81 + ": no"
    text = f"Title\nAnn: We begin.\nThree points: one.\n  Bea ：Yes\n{long}"
    assert [(turn.label, turn.text.strip()) for turn in find_by_colon(text)] == [
        ("Ann", "We begin."),
        ("Three points", "one."),
        ("Bea", f"Yes\n{long}"),
    ]


SPEECH = "Ann Lee: We begin.\n\nBob Ray: We do.\n\nAnn Lee: Then begin.\n"


def test_what_was_said_is_found_without_labels_and_with_its_speaker(folder):
    path = folder(a_dot_txt=SPEECH) / "a.txt"
    found, unread = find([path])
    assert unread == {}
    assert [(turn.label, turn.text.strip()) for turn in found["a.txt"].turns] == [
        ("Ann Lee", "We begin."), ("Bob Ray", "We do."), ("Ann Lee", "Then begin."),
    ]  # fmt: skip
    assert [turn.person for turn in found["a.txt"].by_colon] == [
        "Ann Lee", "Bob Ray", "Ann Lee",
    ]  # fmt: skip


def test_a_file_that_is_not_read_says_why_and_stops_no_other(folder):
    path = folder(a_dot_txt=SPEECH, b_dot_txt=b"GIF89a")
    found, unread = find([path / "a.txt", path / "b.txt"])
    assert list(found) == ["a.txt"]
    assert unread == find([path / "b.txt"])[1]
    assert unread["b.txt"].startswith("is a picture")


def test_an_error_of_the_package_stops_no_other_file(folder, monkeypatch):
    def load(paths, *, keep):
        if any(path.endswith("b.txt") for path in [*paths, str(paths)]):
            raise ZeroDivisionError("division by zero")
        return load_corpus(paths, keep=keep)

    load_corpus = finding.load_corpus
    monkeypatch.setattr(finding, "load_corpus", load)
    path = folder(a_dot_txt=SPEECH, b_dot_txt=SPEECH)
    found, unread = find([path / "a.txt", path / "b.txt"])
    assert list(found) == ["a.txt"]
    assert unread == {"b.txt": "ZeroDivisionError: division by zero"}
