"""What the labels of a transcript have in common decides on those that stand once."""

import pytest

from helpers.readers import Document
from helpers.readers.html import read_html
from helpers.segmenting import segment

ASH, ELM = "Ann Ash: We spoke of stone.", "Bo Elm: We did."


def labels(*between, turns=(ASH, ELM)):
    text = "\n\n".join([*turns * 4, *between, turns[0], turns[1]])
    found = [turn.label for turn in segment(Document(text)).turns]
    return found[4 * len(turns) : -2]


UPPER = ("MS. ASH: We spoke of stone.", "MR. ELM: We did.")
SINGLE = ("Ash: We spoke of stone.", "Elm: We did.")
STOPS = ("MS. ASH. We spoke of stone.", "MR. ELM. We did.")
TITLED = ("Ann Ash: We spoke of stone.", "Professor Elm: We did.")
DRESSED = ("Ann Ash (Lab): We spoke of stone.", "Bo Elm (Con): We did.")
PRESIDENT = ("The President. We spoke of stone.", "The Prime Minister. We did.")
RUSSIAN = ("Председатель. Начнём мы.", "Орлов Н.М. Я против.")
FRENCH = (
    "M. Jean Orme. Nous avons parlé.", "Mme Léa Frêne. Oui.",
    "M. Luc Aulne. Non.", "Mme Zoé Houx. Si.", "M. Guy Pin. Ah.", "M. Max If. Oh.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("Stone Security: we build it.", []),
        ("Cora Fir: We build it.", ["Cora Fir"]),
        ("Cora Fir: “We build it.”", []),
        ("Mr Fir: Answer me.", []),
        ("Herr Fir: Antworten Sie.", []),
        ("Fir: I build it.", []),
        ("Regarding Stone: We build it.", []),
        ("Lesson Two: We build it.", []),
        ("Priority Number One: We build it.", []),
        ("Cora Two: We build it.", ["Cora Two"]),
        ("Question: Who pays?", ["Question"]),
        ("Question: Who pays? Answer: We do.", []),
        ("10:30 Opening: We meet.\n\n11:00 Panel: We speak.", []),
        ("10:30 Cora Fir: We meet.", ["Cora Fir"]),
        ("Bottom line: We pay.\n\n" * 3, []),
        ("Главное: Мы строим.\n\n" * 3, []),
        ("第一：我们。\n\n" * 3, []),
        ("Stichwort Stein: Wir bauen.", []),
        ("Stone Region: Four percent.", []),
        ("Head of the Stone Region: Four.", ["Head of the Stone Region"]),
        ("AA: And you?", ["AA"]),
        ("AX: And you?", []),
        ("de Ash: We did.", ["de Ash"]),
        ("de Stone: We did.", []),
    ],
)
def test_among_full_names(between, expected):
    assert labels(between) == expected


@pytest.mark.parametrize(
    ("between", "turns", "expected"),
    [
        ("STAFF: Last question.", UPPER, ["STAFF"]),
        ("Staff: Last question.", UPPER, []),
        ("STONE: last question.", UPPER, []),
        ("THE COOPER: Last question.", UPPER, ["THE COOPER"]),
        ("THE COOPER: Last question.", (ASH, ELM), []),
        ("THE STONE: It is old.", ("ASH: We spoke.", "ELM: We did."), []),
        ("PARTICIPANTS. Second.", STOPS, ["PARTICIPANTS"]),
        ("PARTICIPANTS: Second.", UPPER, []),
        ("Dr Fir: I do too.", TITLED, ["Dr Fir"]),
        ("Dr Fir: I do too.", (ASH, ELM), []),
        ("Harry A. Fir: No.", DRESSED, ["Harry A. Fir"]),
        ("Harry Fir: No.", DRESSED, []),
        ("de Fir: No.", SINGLE, []),
        ("Prime Minister Fir. Let me add.", PRESIDENT, ["Prime Minister Fir"]),
        ("Stone Minister Fir. Let me add.", PRESIDENT, []),
        ("Fir, head of stone. Let me add.", PRESIDENT, []),
        ("Президент России. Он сказал.", RUSSIAN, []),
        ("Fir: I build it.", SINGLE, ["Fir"]),
        ("Fir: and so on.", SINGLE, []),
        ("Result: It fell.", SINGLE, []),
        ("MR. FIR: No.", UPPER, ["MR. FIR"]),
        ("M. Pin, M. If, M. Orme. Tous le savaient.", FRENCH, []),
        ("M. Houle. Voilà le nom.", FRENCH, []),
        ("M. Paul Houle. Voilà.", FRENCH, ["M. Paul Houle"]),
        ("Mr. Fir. He was a good man.", STOPS, []),
        ("Mr. McFIR. He was a good man.", STOPS, ["Mr. McFIR"]),
        ("Mr. LI. He was a good man.", STOPS, ["Mr. LI"]),
        ("The President. He was a good man.", STOPS, ["The President"]),
        ("MR. ELM. 20 years ago it stood.", STOPS, ["MR. ELM"]),
        ("Stone. 20 years ago it stood.", STOPS, []),
    ],
)
def test_among_labels_of_one_look(between, turns, expected):
    assert labels(between, turns=turns) == expected


def test_a_label_of_no_known_shape_is_one_where_it_stands_three_times():
    odd = ["De gorzer: Ik open.", ELM, "De gorzer: Dank u.", ELM, "De gorzer: Ja."]
    assert labels(*odd)[::2] == ["De gorzer"] * 3
    assert labels(*odd[:3]) == ["Bo Elm"]
    assert "De gorzer" not in labels(*(line.replace(": D", ": d") for line in odd))


def test_one_answer_to_many_questions_is_an_answer():
    asked = ["Question: Why?"] * 6
    assert labels("Cora Fir: We build it.", turns=asked) == ["Cora Fir"]


def test_the_first_line_of_a_head_is_a_field_if_it_is_an_office_with_a_name():
    head = "Presenter: Secretary of Stone Ann Ash"
    found = segment(Document("\n\n".join([head, *(ASH, ELM) * 3])))
    assert found.turns[0].label == "Ann Ash"
    told = segment(Document("\n\n".join([f"{head}.", *(ASH, ELM) * 3])))
    assert told.turns[0].label == "Presenter"


def test_a_bare_name_first_of_all_is_of_the_head():
    text = "\n\n".join(["Harry A. Fir: Stone Day", *DRESSED * 4])
    assert segment(Document(text)).turns[0].label == "Ann Ash (Lab)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Q1 Chair: Welcome.\n\nBo Elm: Thank you.\n\nQ2 Ann Ash: When?\n\n"
            "Bo Elm: In May.\n\nQ3 Chair: And why?",
            ["Chair", "Bo Elm", "Ann Ash", "Bo Elm", "Chair"],
        ),
        (
            "Председатель. Коллеги, начнём.\n\nОрлов Н.М. Уважаемый председатель! Да."
            "\n\nПредседатель. Спасибо.\n\nОрлов Н.М. Я против.\n\n"
            "Орлов Н.М. сказал, что нет.",
            ["Председатель", "Орлов Н.М.", "Председатель", "Орлов Н.М."],
        ),
    ],
)
def test_numbers_and_initials_beside_a_name(text, expected):
    assert [turn.label for turn in segment(Document(text)).turns] == expected


def in_page(*paragraphs):
    page = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    document = read_html(f"<body>{page}</body>".encode(), name="a.html")
    return [turn.label for turn in segment(document).turns if turn.label]


QUESTIONS = [
    (f"<strong>{who}: Will it sail?</strong>", "Jo Birch: In May.")
    for who in ("CCTV", "AFP", "The Paper", "Reuters")
]


def test_questions_in_bold_are_asked_by_whoever_stands_before_their_colon():
    found = in_page(*(line for pair in QUESTIONS for line in pair))
    assert found == [
        who for asker in ("CCTV", "AFP", "The Paper", "Reuters")
        for who in (asker, "Jo Birch")
    ]  # fmt: skip
    plain = (line.replace("strong", "span") for pair in QUESTIONS for line in pair)
    assert in_page(*plain) == ["Jo Birch"] * 4


def test_where_all_labels_are_bold_odd_words_that_are_not_are_speech():
    lines = ["<b>Ann Ash:</b> So.", "Oldest stone: Ours.", "<b>Bo Elm:</b> Yes."]
    assert in_page(*lines * 4) == ["Ann Ash", "Bo Elm"] * 4


def test_an_answer_that_is_never_bold_is_a_label_where_it_repeats():
    lines = ["<b>Question: Why?</b>", "Birch: So.", "Note: No."]
    assert in_page(*lines * 3, "Elm: No.") == ["Question", "Birch"] * 3


def test_a_name_is_bold_and_its_office_is_not():
    lines = [
        "<b>Ann Lee:</b> Yes.", "<b>Bo Elm,</b> minister for locks and bridges: No.",
        "Cora Oak, minister for locks and bridges: No.", "<b>Ann Lee:</b> Yes.",
    ]  # fmt: skip
    assert in_page(*lines) == [
        "Ann Lee", "Bo Elm, minister for locks and bridges", "Ann Lee",
    ]  # fmt: skip


def test_a_line_that_is_all_a_link_is_a_headline():
    talk = ["Ann Lee: Yes.", "Bo Elm: No."] * 2
    link = "<a href='/x'>Ann Lee: the ferry sails</a>"
    assert in_page(*talk, link) == ["Ann Lee", "Bo Elm"] * 2
    assert in_page(*talk, "Ann Lee: the ferry sails")[-1] == "Ann Lee"
    linked = [f"<a href='/x'>{line}</a>" for line in talk]
    assert in_page(*linked) == ["Ann Lee", "Bo Elm"] * 2


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Health: Locks", ["Ann Lee", "Bo Elm"]),
        ("Jo Fir:", ["Ann Lee", "Jo Fir", "Bo Elm"]),
    ],
)
def test_a_heading_is_a_label_if_it_ends_in_its_colon(heading, expected):
    head = f"</p><h2>{heading}</h2><p>They sail."
    found = in_page(f"<b>Ann Lee:</b> Yes.{head}", f"<b>Bo Elm:</b> No.{head}")
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[00:00:05] Host: Hi.\n\n[00:01:10] Jo Fir: Hm.", ["Host", "Jo Fir"]),
        ("0:05 Host: Hi.\n\n1:10 Jo Fir: Hm.", ["Host", "Jo Fir"]),
        ("0:05 --> 0:09 [SPEAKER_00]: Hi.\n\n0:10 --> 0:12 [SPEAKER_01]: Hm.",
         ["SPEAKER_00", "SPEAKER_01"]),
        ("Host [00:05]\nHi.\n\nJo Fir [00:10]\nHm.\n\nHost [00:15]\nSo.",
         ["Host", "Jo Fir", "Host"]),
        ("Jo Fir: 0:05\nHi.\n\nBo Elm: 0:09\nHm.", ["Jo Fir", "Bo Elm"]),
        ("At 12:30 we met: all.\n\n12:30: we met.", []),
        ("1. Jo Fir (Toft) (Lab): What? [1]\n\nBo Elm: Yes.\n\n2. Jo Oak (Pier)"
         " (Con): And? [2]\n\nBo Elm: No.",
         ["Jo Fir (Toft) (Lab)", "Bo Elm", "Jo Oak (Pier) (Con)", "Bo Elm"]),
        ("Bo Elm: Three things.\n\n1. Bridges: we build.\n\n2. Locks: we open.\n\n"
         "Bo Elm: So.", ["Bo Elm", "Bo Elm"]),
        ("Question\u200b: Why?\n\nJo Fir: So.\n\nQuestion: And?\n\nJo Fir: Hm.",
         ["Question", "Jo Fir", "Question", "Jo Fir"]),
    ],
)  # fmt: skip
def test_times_numbers_and_unseen_signs_around_a_label(text, expected):
    found = segment(Document(text)).turns
    assert [turn.label for turn in found if turn.label] == expected


def test_a_time_before_a_label_says_when_the_turn_begins():
    found = segment(Document("[00:00:05] Host: Hi.\n\n[00:01:10] Jo Fir: Hm.")).turns
    assert [turn.seconds for turn in found] == [5, 70]
    found = segment(Document("Jo Fir: 0:05\nHi.\n\nBo Elm: 0:09\nHm.")).turns
    assert [turn.seconds for turn in found] == [5, 9]
