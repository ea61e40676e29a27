import pytest
from places import DATA

from helpers.errors import SourceError
from helpers.readers import Document, Mark, read_document
from helpers.segmenting import segment
from helpers.segmenting.turns import Ruling


def turns(text, *marks):
    found = segment(Document(text, marks)).turns
    return [(turn.label, text[turn.start : turn.end]) for turn in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [(None, "")], id="empty text"),
        pytest.param("Good day.", [(None, "Good day.")], id="no label"),
        pytest.param("Ann Lee: Good day.", [("Ann Lee", "Good day.")], id="one turn"),
        pytest.param(
            "Ann Lee: Good day.\n\nAnd more.\n\nBo Orr: No.",
            [("Ann Lee", "Good day.\n\nAnd more."), ("Bo Orr", "No.")],
            id="paragraphs of one turn",
        ),
        pytest.param(
            "Ann Lee:\nGood day.", [("Ann Lee", "Good day.")], id="a line of its own"
        ),
        pytest.param(
            "Ann Lee: I met Bo Orr: he agreed.",
            [("Ann Lee", "I met Bo Orr: he agreed.")],
            id="a name inside a sentence is no label",
        ),
        pytest.param(
            "Ann Lee: Yes.\n\nFirst: it is late.\n\nMy point is simple: no.",
            [("Ann Lee", "Yes.\n\nFirst: it is late.\n\nMy point is simple: no.")],
            id="sentence openers",
        ),
        pytest.param(
            "Ann Lee: They say:\n\nFrance: “It is irreversible.”",
            [("Ann Lee", "They say:\n\nFrance: “It is irreversible.”")],
            id="a quotation read aloud",
        ),
        pytest.param(
            "Ann Lee:\n\nBo Orr: Yes.", [("Ann Lee", ""), ("Bo Orr", "Yes.")],
            id="empty turn is kept",
        ),
        pytest.param(
            "Ann Lee: One.\n\nAnn Lee: Two.",
            [("Ann Lee", "One."), ("Ann Lee", "Two.")],
            id="the same label twice",
        ),
        pytest.param(
            "LEE: One.\n\nORR: Two.\n\nLEE: Three.\n\nORR: Four.",
            [("LEE", "One."), ("ORR", "Two."), ("LEE", "Three."), ("ORR", "Four.")],
            id="surnames that repeat",
        ),
        pytest.param(
            "LEE: One.\n\nAnd more.", [(None, "LEE: One.\n\nAnd more.")],
            id="one word that stands once",
        ),
        pytest.param(
            "LE PRESIDENT : Bonjour.\n\nLE PRESIDENT : Oui.",
            [("LE PRESIDENT", "Bonjour."), ("LE PRESIDENT", "Oui.")],
            id="a space before the colon",
        ),
        pytest.param(
            "Ann Lee: It is 10:30 now.\n\n10:45 is later.",
            [("Ann Lee", "It is 10:30 now.\n\n10:45 is later.")],
            id="times",
        ),
        pytest.param(
            "Ann Lee: One. (Applause.)\n\n(They rise.)\n\nBo Orr: Two.",
            [("Ann Lee", "One. (Applause.)\n\n(They rise.)"), ("Bo Orr", "Two.")],
            id="stage directions stay in the turn",
        ),
        pytest.param(
            "Ann Lee: One.\n\n***\n\nWords of nobody.\n\nBo Orr: Two.",
            [("Ann Lee", "One."), ("Bo Orr", "Two.")],
            id="unlabelled words after a separator are nobody's",
        ),
        pytest.param(
            "Ann Lee: One.\n\n<…>\n\nWords of nobody.",
            [("Ann Lee", "One.")],
            id="unlabelled words after a cut are nobody's",
        ),
    ],
)  # fmt: skip
def test_turns(text, expected):
    assert turns(text) == expected


def test_where_labels_are_bold_a_bare_one_is_read_aloud():
    text = "Ann Lee: One.\n\nQuestion: Two?\n\nAnn Lee: Three."
    marks = [Mark(0, 8, "bold"), Mark(31, 39, "bold")]
    assert [label for label, _ in turns(text, *marks)] == ["Ann Lee", "Ann Lee"]
    rejected = next(
        c for c in segment(Document(text, tuple(marks))).candidates if not c.accepted
    )
    assert "not bold" in rejected.reason
    assert "read aloud" in rejected.reason


def test_a_bare_name_that_is_bold_elsewhere_is_a_label_less_sure():
    text = "Ann Lee: One.\n\nBo Orr: Two.\n\nAnn Lee: Three.\n\nBo Orr: Four."
    bold = [Mark(place, place + 7, "bold") for place in (0, 15, 29)]
    found = segment(Document(text, tuple(bold))).turns
    assert [turn.confidence for turn in found] == [0.99, 0.99, 0.99, 0.8]


def test_a_card_hidden_in_a_label_is_furniture():
    name = "label_with_hidden_card.html"
    document = read_document((DATA / name).read_bytes(), name=name)
    found = segment(document)
    said = [(t.label, document.text[t.start : t.end]) for t in found.turns]
    assert said == [
        ("Head of the Port Authority Ilse Brandt",
         "Good morning. Let us begin: the ferry is late.\n\nLate again, I should say."),
        ("Marek Dorn (through an interpreter)", "It is the wind."),
        ("Ilse Brandt",
         "Question: who will read it aloud? I shall.\n\nQuestion: Why is the ferry"
         " late?\n\nIt is a fair question. (Laughter.)\n\n“The ferry: a history”, that"
         " is the book."),
    ]  # fmt: skip
    kinds = {
        document.text[s.start : s.end]: s.kind
        for s in found.spans
        if s.kind not in ("blank", "speech", "label")
    }
    assert kinds == {
        "News": "furniture",
        "Berths": "furniture",
        "Talks on the ferry": "heading",
        "4 March 2021": "metadata",
        "The two sides met for the third time.": "unattributed",
        "* * *": "separator",
        " Brandt Ilse Head of the Port": "furniture",
        "Talks on the ferry.": "furniture",
        "<…>": "cut",
        "So we agree on the timetable, then.": "unattributed",
        "(Laughter.)": "stage",
        "See also": "furniture",
        "The ferry in winter": "furniture",
        "Port Authority, 2021": "furniture",
    }


TALK = "Ann Lee: One.\n\nNb: a note.\n\nBo Orr: Two.\n\nAd: buy a boat."


@pytest.mark.parametrize(
    ("decision", "quote", "labels"),
    [
        ("label", "Nb: a note", ["Ann Lee", "Nb", "Bo Orr"]),
        ("no label", "Bo Orr: Two", ["Ann Lee"]),
    ],
)
def test_a_ruling_makes_a_label_or_none(decision, quote, labels):
    ruling = Ruling("decisions.csv, line 2", quote, decision, "I was there")
    found = segment(Document(TALK), [ruling])
    assert [turn.label for turn in found.turns] == labels
    assert any("I was there" in c.reason for c in found.candidates)


def test_a_ruling_on_furniture_takes_words_out_of_a_turn():
    ruling = Ruling("decisions.csv, line 2", "Ad: buy a boat.", "furniture", "an ad")
    found = segment(Document(TALK), [ruling])
    assert TALK[found.turns[-1].start : found.turns[-1].end] == "Two."
    assert found.spans[-1].rule == "decisions.csv: an ad"


def test_a_ruling_on_speech_gives_words_back_to_the_turn_before():
    text = "Ann Lee: One.\n\n***\n\nTwo."
    ruling = Ruling("decisions.csv, line 2", "Two.", "speech", "the video shows it")
    found = segment(Document(text), [ruling])
    assert text[found.turns[0].start : found.turns[0].end] == "One.\n\n***\n\nTwo."


@pytest.mark.parametrize(
    ("decision", "quote", "message"),
    [
        ("label", "nowhere", r"line 2: the quote 'nowhere' fits 0 places, expected 1"),
        ("furniture", "o", r"fits 4 places, expected 1; copy a longer"),
        ("no label", "buy a boat", r"'buy a boat' holds no label"),
    ],
)
def test_a_ruling_that_fits_no_place_is_refused(decision, quote, message):
    with pytest.raises(SourceError, match=message):
        segment(
            Document(TALK), [Ruling("decisions.csv, line 2", quote, decision, "why")]
        )


def test_speech_before_any_turn_is_refused():
    text = "A word before.\n\nAnn Lee: One."
    ruling = Ruling("decisions.csv, line 2", "A word before.", "speech", "hers")
    with pytest.raises(SourceError, match="no turn stands before 'A word before"):
        segment(Document(text), [ruling])
