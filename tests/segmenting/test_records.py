"""Paragraphs of the record, and the speech that looks like them."""

import pytest

from helpers.readers import Document
from helpers.segmenting import segment
from helpers.segmenting.records import match_record


@pytest.mark.parametrize(
    ("paragraph", "has_stops", "rule"),
    [
        ("The legislative clerk read as follows:", True, "read into the record"),
        ("The amendment is as follows:", True, "read into the record"),
        ("The essence of it is as follows:", True, None),
        ("The bill clerk proceeded to call the roll.", True, "the clerk"),
        ("The clerk will report.", True, None),
        ("The amendment (No. 12) was agreed to.", True, "a decision"),
        ("The amendment (No. 12) was agreed to.", False, None),
        ("The motion to lay on the table was agreed to.", True, "a decision"),
        ("The motion was good, and I shall vote for it.", True, None),
        ("There was no objection.", True, "a decision"),
        ("There was no objection to what I said.", True, None),
        ("Question put and agreed to.", False, "a decision"),
        ("Questions are put to me every day about it, and I answer.", False, None),
        ("Bill accordingly read a Second time.", False, "a decision"),
        ("Several hon. Members rose—", False, "what members did"),
        ("Several hon. Members told me so.", False, None),
        ("За-214", False, "a vote"),
        ("За 214 років ми бачили все.", False, None),
        ("Результаты голосования (12 час. 03 мин.)", False, "a vote"),
        ("Присутствует 418 чел. 92,9 %", False, "a vote"),
        ("Результаты голосования меня удивили, коллеги.", False, None),
        ("Eran las dos y cinco minutos de la tarde.", False, "a vote"),
    ],
)
def test_the_record_is_told_from_speech(paragraph, has_stops, rule):
    found = match_record(paragraph, has_stops=has_stops)
    assert (found and found.rule) == rule


def test_what_the_clerk_reads_is_nobodys_speech_up_to_the_next_label():
    text = (
        "  Mr. ASH. I send it to the desk.\n"
        "  The CHAIR. The clerk will report it\nto us all.\n"
        "  The legislative clerk read as\nfollows:\n\n"
        "       Strike line 3, and the Senator\n     adds line 4.\n\n"
        "  Mr. ASH. I thank the Chair.\n  The amendment was agreed to.\n"
        "  The CHAIR. So be it.\n"
    )
    found = segment(Document(text))
    kinds = {
        " ".join(text[s.start : s.end].split()): (s.kind, s.turn)
        for s in found.spans
        if s.kind != "blank"
    }
    assert kinds["The clerk will report it"] == ("speech", 2)
    assert kinds["follows:"] == ("narration", 2)
    assert kinds["Strike line 3, and the Senator"] == ("narration", None)
    assert kinds["The amendment was agreed to."] == ("narration", 3)
    assert [turn.label for turn in found.turns] == [
        "Mr. ASH", "The CHAIR", "Mr. ASH", "The CHAIR",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "rule"),
    [
        ("The result was announced--yeas 66, nays 33, as follows:", "a roll call"),
        ("The result was announced in May.", None),
        ("The House divided: Ayes 300, Noes 200.", "a roll call"),
        ("The House divided us: we must speak.", None),
        ("In favour:", "a roll call"),
        ("In favour of it, I say:", None),
        ("Mr. ASH changed his vote from aye to no.", "what members did"),
        ("Mr. Ash rose—", "what members did"),
        ("Mr. Ash rose early, and we with him.", None),
        ("The meeting rose at 11.45 a.m.", "what members did"),
        ("The meeting rose to the occasion, and we were glad.", None),
        ("Sitting resumed at 1300 hours", "what members did"),
        ("Debate concluded.", "a decision"),
        ("Debate concluded, we vote.", None),
        ("-Aplausos en las bancas.", "what members did"),
        ("- Aplaudo la decisión.", None),
        ("РЕЗУЛЬТАТЫ ГОЛОСОВАНИЯ (12 час. 20 мин. 11 сек.)", "a vote"),
        ("Председательствует Председатель А. Б. Орлов", "who presides"),
        ("CROSS-EXAMINATION", "an examination"),
        ("Examination is a strain.", None),
        (
            "NOTE: The President spoke at 2:10 p.m. in the East Room.",
            "an editor's note",
        ),
        ("Note: we begin.", None),
    ],
)
def test_records_of_more_houses(paragraph, rule):
    found = match_record(paragraph, has_stops=False)
    assert (found and found.rule) == rule


def test_the_names_of_a_roll_call_are_nobodys_speech_up_to_the_next_label():
    text = (
        "Ann Ash: We vote.\n\nThe House divided: Ayes 2, Noes 1.\n\nElm, Bo\n\n"
        "Oak, Jo\n\nBo Elm: So be it.\n\nAnn Ash: Good."
    )
    found = segment(Document(text))
    said = [text[s.start : s.end] for s in found.spans if s.kind == "speech"]
    assert said == ["We vote.", "So be it.", "Good."]
