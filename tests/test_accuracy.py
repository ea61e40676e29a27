"""Bars on labelled transcripts of many sources, formats and languages."""

from dataclasses import replace

import pytest
from labelled import read_materials
from measuring import measure, total
from scoring import WRONG

from helpers.readers import read_document
from helpers.segmenting import segment

# Files whose truth is not in them, and where it was looked up instead.
KNOWN = {
    "ES_2016-10-26-CD161026.tei.xml": (
        "names its speakers by ids; the truth has the labels of another edition"
    ),
    "AkomaNtoso__Examples__cl_Sesion56_2.xml": (
        "six labels and the day of the sitting are printed in it otherwise than in the"
        " truth, which has ids and the day of publication"
    ),
}


@pytest.fixture(scope="module")
def measured(shared, tmp_path_factory):
    """Return what is found in each corpus, without the files of `KNOWN`."""
    parts = {}
    scratch = tmp_path_factory.mktemp("texts")
    for material in read_materials(shared, scratch):
        documents = [d for d in material.documents if d.path.name not in KNOWN]
        if documents:
            name = f"{material.name} ({material.language})"
            parts[name] = measure(replace(material, documents=tuple(documents)))
    return parts


def test_every_file_is_read(measured):
    assert {name: part.unread for name, part in measured.items() if part.unread} == {}


def test_turns_are_right_in_every_corpus(measured):
    low = {
        name: (score.precision, score.recall)
        for name, part in measured.items()
        if (score := total(part.ours.scores.values())).n_true
        and (score.precision < 0.97 or score.recall < 0.95)
    }
    assert low == {}


def test_few_words_stand_in_a_wrong_turn(measured):
    foreign = {
        name: score.share_words_foreign
        for name, part in measured.items()
        if (score := total(part.ours.scores.values())).share_words_foreign > 0.02
    }
    assert foreign == {}


def test_no_day_is_wrong(measured):
    wrong = [
        name
        for part in measured.values()
        for name, judged in part.ours.days.items()
        if judged == WRONG
    ]
    assert wrong == []


def test_no_label_is_invented_in_captions_without_speakers(measured):
    captions = measured["captions_vtt_srt (en)"]
    assert [turn for found in captions.found.values() for turn in found.turns] == []


def test_spans_tile_every_text(shared):
    for path in sorted((shared / "transcripts" / "files").iterdir()):
        document = read_document(path.read_bytes(), name=path.name)
        pieces = [document.text[s.start : s.end] for s in segment(document).spans]
        assert "".join(pieces) == document.text, path.name
