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
        # A country or what is governed ends before the name, however long it is.
        ("President of Turkey Ana Bo Rojas", "Ana Bo Rojas", "President of Turkey", ""),
        ("Emir of Qatar Sheikh Omar bin Said Al Dun", "Omar bin Said Al Dun",
         "Emir of Qatar Sheikh", ""),
        ("PRESIDENT OF CHILE ANA BO ROJAS", "ANA BO ROJAS", "PRESIDENT OF CHILE", ""),
        ("Head of the CPN Ana Bo Rojas", "Ana Bo Rojas", "Head of the CPN", ""),
        ("Head of Upper Toft Ana Bo Rojas", "Bo Rojas", "Head of Upper Toft Ana", ""),
        ("Minister of Foreign Affairs Ana Rojas", "Ana Rojas",
         "Minister of Foreign Affairs", ""),
        ("Minister Chad Smith", "Chad Smith", "Minister", ""),
        ("Head of the Organisation For Trade (Oft) ANA BO ROJAS", "ANA BO ROJAS",
         "Head of the Organisation For Trade (Oft)", ""),
        ("Президент Республики Икс Анна Петровна Лиза", "Анна Петровна Лиза",
         "Президент Республики Икс", ""),
        ("Hero of the Republic, Colonel Ana Rojas", "Ana Rojas",
         "Hero of the Republic, Colonel", ""),
        ("The child’s father and coach Ben Rojas", "Ben Rojas",
         "The child’s father and coach", ""),
        # A peer, a monarch, a bishop: the rank is part of the name.
        ("Lord Hunt of Kings Heath", "Lord Hunt of Kings Heath", "", ""),
        ("Lord Toft", "Lord Toft", "", ""),
        ("Lady Ana Rojas", "Ana Rojas", "Lady", ""),
        ("The Countess of Mar", "Countess of Mar", "", ""),
        ("The Earl of Mar and Kellie", "Earl of Mar and Kellie", "", ""),
        ("King Otto II of Toft", "King Otto II of Toft", "", ""),
        ("The Lord Speaker (Baroness Toft)", "Baroness Toft", "The Lord Speaker", ""),
        ("Mr. UDALL of Colorado", "UDALL of Colorado", "Mr.", ""),
        # Brackets in brackets; letters behind a name; a page's card in a label.
        ("The Chair (Hon. Ana Rojas (Toft, Lib.))", "Ana Rojas", "The Chair",
         "Toft, Lib."),
        ("Ana Rojas (Toft) (CDU/CSU)", "Ana Rojas", "", "Toft; CDU/CSU"),
        ("Ana Rojas AM", "Ana Rojas", "", "AM"),
        ("Mayor of Toft Ana Bo Rojas Rojas Ana BoMayor of Toft (retranslated)",
         "Bo Rojas", "Mayor of Toft Ana", "retranslated"),
        ("MR DEPUTY SPEAKER (A.ROJAS)", "A.ROJAS", "MR DEPUTY SPEAKER", ""),
        # Spain and Chile: surnames, and a given name behind "don".
        ("El señor ROJAS LEE (Candidato)", "ROJAS LEE", "El señor", "Candidato"),
        ("El señor ROJAS, don Ben (Presidente)", "Ben ROJAS", "El señor", "Presidente"),
        ("El señor ROJAS (don Ben)", "Ben ROJAS", "El señor", ""),
        ("El señor MINISTRO DE HACIENDA (Rojas Lee)", "Rojas Lee",
         "El señor MINISTRO DE HACIENDA", ""),
        ("Mme Ana Rojas, ministre déléguée chargée de la famille", "Ana Rojas",
         "ministre déléguée chargée de la famille", ""),
        ("Vizepräsidentin Ana Rojas", "Ana Rojas", "Vizepräsidentin", ""),
        ("FRAGE ROJAS", "ROJAS", "FRAGE", ""),
        ("玄葉外務大臣", "玄葉", "外務大臣", ""),
        ("王毅外长", "王毅", "外长", ""),
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
        ("Visitor 2", "collective"),
        ("《北京青年报》记者", "collective"),
        ("记者", "collective"),
        ("李○○(附議者)", "collective"),
        ("魏守斌、彭筱婷", "collective"),
        ("Ann Lee and Bo Orr", "collective"),
        ("M. Jean Papin et Mme Ida Orr", "collective"),
        ("Trade and Industry Secretary Ann Lee", "person"),
        ("SENIOR ADMINISTRATION OFFICIAL", "collective"),
        ("Mr. SPEAKER", "office"),
        ("M. le président", "office"),
        ("M. Le Roux", "person"),
        ("Mr Clerk", "person"),
        ("The Secretary of State for Northern Ireland", "office"),
        ("The Chair (China)", "office"),
        ("JD", "word"),
        ("M.S.", "word"),
        ("毛宁", "word"),
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
    label = "Head of Upper Toft Recep Tayyip Erdogan"
    assert parse_label(label).name == "Tayyip Erdogan"
    assert parse_label(label, {"Recep Tayyip Erdogan"}).name == "Recep Tayyip Erdogan"
