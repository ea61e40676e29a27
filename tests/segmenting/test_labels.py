import pytest

from helpers.segmenting.labels import parse_label


@pytest.mark.parametrize(
    ("label", "name", "role", "note"),
    [
        ("Sergey Lavrov", "Sergey Lavrov", "", ""),
        ("S.V. Lavrov", "S.V. Lavrov", "", ""),
        ("S. V. Lavrov", "S. V. Lavrov", "", ""),
        ("С.В.Лавров", "С.В.Лавров", "", ""),
        ("Смолин О. Н.", "Смолин О. Н.", "", ""),
        ("Смолин О. Н., фракция КПРФ", "Смолин О. Н.", "фракция КПРФ", ""),
        ("Министр иностранных дел С.В. Лавров", "С.В. Лавров",
         "Министр иностранных дел", ""),
        ("Президент России Владимир Путин", "Владимир Путин", "Президент России", ""),
        ("Посол Анна Петровна Лиза", "Анна Петровна Лиза", "Посол", ""),
        ("Mr. Smith", "Smith", "Mr.", ""),
        ("MR PRICE", "PRICE", "MR", ""),
        ("M. Papin", "M. Papin", "", ""),
        ("Marine Le Pen", "Marine Le Pen", "", ""),
        ("Hans-Friedrich von Ploetz", "Hans-Friedrich von Ploetz", "", ""),
        ("President of Chile Ana Rojas", "Ana Rojas", "President of Chile", ""),
        ("Prime Minister Ana Rojas", "Ana Rojas", "Prime Minister", ""),
        ("UNDER SECRETARY BASS", "BASS", "UNDER SECRETARY", ""),
        ("Cllr M. Holt", "M. Holt", "Cllr", ""),
        ("Ana Rojas, head of the port", "Ana Rojas", "head of the port", ""),
        ("JAKE TAPPER, CNN MODERATOR", "JAKE TAPPER", "CNN MODERATOR", ""),
        ("Ana Rojas (retranslated)", "Ana Rojas", "", "retranslated"),
        ("Ana Rojas (retranslated", "Ana Rojas", "", "retranslated"),
        ("Mr. Li Yang (China) (spoke in Chinese)", "Li Yang", "Mr.",
         "China; spoke in Chinese"),
        ("The Chair (Edda Lind)", "Edda Lind", "The Chair", ""),
        ("The Minister for Europe (Ana Rojas)", "Ana Rojas",
         "The Minister for Europe", ""),
        ("Head of the Fund (ru-Net Holdings) Ana Rojas", "Ana Rojas",
         "Head of the Fund (ru-Net Holdings)", ""),
    ],
)  # fmt: skip
def test_a_person_is_parted_into_name_role_and_note(label, name, role, note):
    parts = parse_label(label)
    assert (parts.kind, parts.name, parts.role, parts.note) == (
        "person",
        name,
        role,
        note,
    )


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Question", "collective"),
        ("Вопрос", "collective"),
        ("QUESTION", "collective"),
        ("Question (retranslated)", "collective"),
        ("Question from Perm Territory", "collective"),
        ("Member of the public", "collective"),
        ("SPEAKER_07", "collective"),
        ("Speaker 1", "collective"),
        ("REPORTER 2", "collective"),
        ("Q1", "collective"),
        ("Chair", "office"),
        ("The Chair", "office"),
        ("Moderator", "office"),
        ("TAPPER", "word"),
        ("VladimirPutin", "word"),
    ],
)
def test_labels_without_a_full_name_are_told_apart(label, kind):
    assert parse_label(label).kind == kind


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("so my answer was simple", "small letter"),
        ("First", "opens a sentence"),
        ("Also", "opens a sentence"),
        ("Во-первых", "opens a sentence"),
        ("One thing more", "reads like a sentence"),
        ("Dear Vladimir Vladimirovich", "greets somebody"),
        ("Уважаемые коллеги", "greets somebody"),
        ("My answer", "reads like a sentence"),
        ("The United Kingdom", "ends in no name"),
        ("Here’s what else has changed", "reads like a sentence"),
        ("Entry from 10.00 am to 11.00 am", "reads like a sentence"),
        ("Prizes for writing have been awarded to", "reads like a sentence"),
        ("We are ready. So", "reads like a sentence"),
        ("Source", "field of the page"),
        ("Published in sections", "field of the page"),
        ("Whatsapp", "field of the page"),
        ("https", "field of the page"),
        ("10", "has no letter"),
        ("“Ann", "quotation"),
        ("Ann " * 40, "too long"),
    ],
)
def test_what_is_no_label_has_a_reason(printed, reason):
    parts = parse_label(printed)
    assert parts.kind == "none"
    assert reason in parts.reason


def test_a_known_name_parts_the_office_where_both_are_capitalised():
    label = "President of Turkey Recep Tayyip Erdogan"
    assert parse_label(label).name == "Tayyip Erdogan"
    assert parse_label(label, {"Recep Tayyip Erdogan"}).name == "Recep Tayyip Erdogan"
