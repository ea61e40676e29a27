import json

import pytest
from builders import make_corpus
from lxml import html

from helpers import load_corpus, paths
from helpers.report.reading import Reading, page_names
from helpers.report.reading.page import as_printed


def written(corpus, meeting_id):
    names = page_names(corpus.meetings["meeting_id"])
    rows = corpus.meetings[corpus.meetings["meeting_id"] == meeting_id]
    return Reading(corpus, names).page(rows.iloc[0].to_dict())


def page_of(corpus, meeting_id):
    return html.fromstring(written(corpus, meeting_id))


def test_names_of_pages_differ_where_ids_do():
    names = page_names(["a b", "a-b", "A b", "совет 1", "../x", "…"])
    assert list(names.values()) == ["a-b", "a-b-2", "A-b-3", "совет-1", "x", "meeting"]


@pytest.mark.parametrize("name", ["x" * 251, "речь" * 60, "CON", "lpt1"])
def test_names_of_pages_are_such_that_any_file_system_takes_them(name):
    (page,) = page_names([name]).values()
    assert len(page.encode()) <= 110
    assert page.upper() not in ("CON", "LPT1")
    assert page_names([name + "a", name + "b"])[name + "a"] != page


def test_what_a_format_marks_as_label_stands_on_the_page(tmp_path):
    said = [("Ann Lee", "Good day."), ("Bob Ray", "  "), ("Ann Lee", "Good night.")]
    rows = [{"speaker": name, "text": text} for name, text in said]
    (tmp_path / "calls.json").write_text(json.dumps(rows))
    corpus = load_corpus(str(tmp_path))
    root = page_of(corpus, "calls")
    labels = [b.text for b in root.xpath("//article//b[@class='label']")]
    assert labels.count("Ann Lee:") == 2
    numbers = [int(a.get("data-turn")) for a in root.xpath("//article[@id]")]
    assert numbers == corpus.turns["turn"].tolist()


def test_every_turn_has_an_anchor_and_its_person():
    corpus = load_corpus(str(paths.SAMPLE))
    for meeting_id, turns in corpus.turns.groupby("meeting_id"):
        root = page_of(corpus, meeting_id)
        articles = root.xpath("//article[@id]")
        assert [a.get("id") for a in articles] == [f"t{n}" for n in turns["turn"]]
        people = turns["speaker"].fillna("(no named person)")
        assert [a.get("data-speaker") for a in articles] == list(people)


def test_the_page_holds_the_whole_transcript():
    corpus = load_corpus(str(paths.SAMPLE))
    meeting_id = corpus.meetings["meeting_id"].iloc[0]
    (transcript,) = page_of(corpus, meeting_id).xpath("//div[@class='transcript']")
    pieces = transcript.xpath(".//*[@data-s]")
    text = corpus.text_of(meeting_id)
    for piece in pieces:
        start, own = int(piece.get("data-s")), piece.text_content()
        assert text[start : start + len(own)] == own
    joined = "".join(piece.text_content() for piece in pieces)
    assert sorted("".join(joined.split())) == sorted("".join(text.split()))


def test_text_of_a_transcript_is_never_markup():
    corpus = make_corpus(
        {"m": [("Ann <b>Lee</b>", 'I say <script>alert(1)</script> "&amp;".')]}
    )
    page = written(corpus, "m")
    assert "<script>alert" not in page
    root = html.fromstring(page)
    (speech,) = root.xpath("//article//p")
    assert speech.text_content() == 'I say <script>alert(1)</script> "&amp;".'


def test_a_carriage_return_is_still_one_character():
    assert as_printed("a\r\nb<") == "a&#13;\nb&lt;"
