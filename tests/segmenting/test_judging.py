"""The document's own style decides how its labels are marked."""

import pytest

from helpers.readers import Document, read_document
from helpers.segmenting import segment
from helpers.segmenting.candidates import find_candidates
from helpers.segmenting.styles import find_style

FRENCH = """M. le président. La parole est à M. Christian Jacob.

M. Christian Jacob. Monsieur le président, ma question va à M. le Premier ministre.

M. le président. La parole est à Mme la ministre.

Mme Dominique Bertin, ministre déléguée chargée de la famille. Monsieur le député, non.

Plusieurs députés du groupe bleu. Menteur !

M. Christian Jacob. Ce n’est pas fini. Il est tard."""


def labels(text):
    return [turn.label for turn in segment(Document(text)).turns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            FRENCH,
            [
                "M. le président",
                "M. Christian Jacob",
                "M. le président",
                "Mme Dominique Bertin, ministre déléguée chargée de la famille",
                "Plusieurs députés du groupe bleu",
                "M. Christian Jacob",
            ],
            id="full stops in French",
        ),
        pytest.param(
            "  Mr. ISSA. Mr. Chairman, I offer it.\n  The CLERK. It is so.\n"
            "  Mr. ISSA. I thank the chair.\n  Thank you. It is late.\n"
            "  The CLERK. No.",
            ["Mr. ISSA", "The CLERK", "Mr. ISSA", "The CLERK"],
            id="full stops in English",
        ),
        pytest.param(
            "Ana Rojas.- Buenos días.\n\nPresidente.- Buenos días.\n\n"
            "Ana Rojas.- Dígame: ¿es tarde?\n\nPresidente.- No.",
            ["Ana Rojas", "Presidente", "Ana Rojas", "Presidente"],
            id="full stop and dash",
        ),
        pytest.param(
            "【山田大臣】お早うございます。\n\n【記者】はい。",
            ["山田大臣", "記者"],
            id="corner brackets",
        ),
        pytest.param(
            "Ann Lee: (00:22)\nGood day.\n\nSpeaker 2: (00:44)\nNo: it is late.",
            ["Ann Lee", "Speaker 2"],
            id="colon before a time",
        ),
        pytest.param(
            "Ann Lee (00:22):\nGood day.\n\nBo (guest) (01:44):\nNo.",
            ["Ann Lee", "Bo (guest)"],
            id="time before a colon",
        ),
        pytest.param(
            "Ann Lee  0:22  \nGood day.\n\nBo Orr  1:02:03\nNo.",
            ["Ann Lee", "Bo Orr"],
            id="time at the end of the line",
        ),
        pytest.param(
            "Speakers: Lee, Orr (BMVI)\n\nQuestion: Who pays?\n\nOrr: The town.",
            ["Question", "Orr"],
            id="a surname from the list of participants",
        ),
        pytest.param(
            "El señor PRESIDENTE: Señorías.\n\nLa señora BÁÑEZ GARCÍA: Gracias.",
            ["El señor PRESIDENTE", "La señora BÁÑEZ GARCÍA"],
            id="señor and señora",
        ),
        pytest.param(
            "Ann Lee: We met.\n\nMr. Orr. He came. Mr. Orr. He left.\n\nBo Orr: So.",
            ["Ann Lee", "Bo Orr"],
            id="full stops where labels have colons",
        ),
    ],
)
def test_labels_are_found_in_the_style_of_the_document(text, expected):
    assert labels(text) == expected


def test_headings_that_end_in_a_colon_are_labels_whatever_they_name():
    text = "# A talk\n\n### ann-lee:\nHello.\n\n### voiceover：\nIn 1987.\n"
    document = read_document(text.encode(), name="a.md")
    assert [t.label for t in segment(document).turns] == ["ann-lee", "voiceover"]


def test_among_headings_a_name_in_a_paragraph_is_quoted():
    turns = "### Ann Lee:\nHello.\n\n### Bo Orr:\nHello.\n\n" * 12
    quoted = f"{turns}Winston Churchill: We shall fight.\n\nAnn Lee: So I say.\n"
    document = read_document(quoted.encode(), name="a.md")
    assert [t.label for t in segment(document).turns][24:] == ["Ann Lee"]
    once = "## Agenda:\n\n## Minutes:\n\nAnn Lee: Hello.\n\nBo Orr: Hello.\n"
    document = read_document(once.encode(), name="a.md")
    assert [t.label for t in segment(document).turns][-2:] == ["Ann Lee", "Bo Orr"]


def test_times_in_labels_are_kept_in_seconds():
    found = segment(Document("Ann Lee  0:22\nHi.\n\nBo Orr  1:02:03\nNo."))
    assert [turn.seconds for turn in found.turns] == [22.0, 3723.0]


def test_a_text_of_few_full_stop_labels_keeps_to_the_colon():
    document = Document("Mr. Orr. He came.\n\nMr. Orr. He left.")
    lines = segment(document).candidates
    assert find_style(lines) == "colon"
    assert find_candidates(document, {}) == []
