import pytest

from helpers.segmenting import parse_label
from helpers.speakers import NamedBy, Used, name_people


def people(*labels, rows=()):
    """Return whom each label stands for; a label may be (meeting, label)."""
    pairs = [label if isinstance(label, tuple) else ("m1", label) for label in labels]
    used = [Used(meeting, label, parse_label(label), 1) for meeting, label in pairs]
    return [use.speaker for use in name_people(used, rows)]


@pytest.mark.parametrize(
    ("labels", "speakers"),
    [
        pytest.param(
            ["S.V. Lavrov", "Sergey Lavrov"], ["Sergey Lavrov"] * 2, id="initials"
        ),
        pytest.param(
            ["Лавров С. В.", "Сергей Лавров"], ["Сергей Лавров"] * 2,
            id="initials behind the surname",
        ),
        pytest.param(
            ["T.V. Lavrov", "Sergey Lavrov"], ["T.V. Lavrov", "Sergey Lavrov"],
            id="another initial is another person",
        ),
        pytest.param(
            ["A. Petrov", "Andrei Petrov", "Anton Petrov"],
            ["A. Petrov", "Andrei Petrov", "Anton Petrov"],
            id="an initial that fits two is merged with neither",
        ),
        pytest.param(
            ["A.B. Petrov", "A.C. Petrov", "Andrei Petrov"],
            ["A.B. Petrov", "A.C. Petrov", "Andrei Petrov"],
            id="a full name that fits two is merged with neither",
        ),
        pytest.param(
            ["S. Ivanov", "Sergei Ivanov", ("m2", "S. Ivanov"),
             ("m2", "Stepan Ivanov")],
            ["Sergei Ivanov", "Sergei Ivanov", "Stepan Ivanov", "Stepan Ivanov"],
            id="each meeting has its own Ivanov",
        ),
        pytest.param(
            ["Ann Lee", ("m2", "A. Lee")], ["Ann Lee", "Ann Lee"],
            id="initials in another meeting, where only one can be meant",
        ),
        pytest.param(
            ["Ann Lee", ("m2", "A. Lee"), ("m3", "Ada Lee")],
            ["Ann Lee", "A. Lee", "Ada Lee"],
            id="initials in another meeting, where two can be meant",
        ),
        pytest.param(
            ["JAKE TAPPER, CNN", "TAPPER"], ["JAKE TAPPER"] * 2, id="surname alone"
        ),
        pytest.param(
            ["Ann Lee", "Mr Lee", "Ms Lee", "Bo Lee"],
            ["Ann Lee", "Mr Lee", "Ms Lee", "Bo Lee"],
            id="a surname of two is merged with neither",
        ),
        pytest.param(
            ["Ann Lee", ("m2", "Mr Lee")], ["Ann Lee", "Lee"],
            id="a surname alone says nothing in another meeting",
        ),
        pytest.param(
            ["M. Jean Papin", "M. Papin"], ["Jean Papin"] * 2, id="Monsieur"
        ),
        pytest.param(
            ["M. Jean Papin", "Mme Marie Orr", "M. Orr"],
            ["Jean Papin", "Marie Orr", "M. Orr"], id="Monsieur is no Madame",
        ),
        pytest.param(
            ["M. le président", "M. Orr", ("m2", "Mme Marie Orr, ministre")],
            [None, "Orr", "Marie Orr"], id="Monsieur in another meeting",
        ),
        pytest.param(
            ["Mme Marie Orr, ministre", "M. Orr"], ["Marie Orr", "M. Orr"],
            id="a Madame whose role is her office",
        ),
        pytest.param(
            ["M. Orr", ("m2", "Mme Marie Orr")], ["Orr", "Marie Orr"],
            id="M. is no initial of a Madame",
        ),
        pytest.param(
            ["M. Orr", "Marie Orr"], ["Marie Orr"] * 2, id="M. with nothing French"
        ),
        pytest.param(
            ["Madame Chair", "M. La Rosa", "M. Orr", "Max Orr", "Mia La Rosa"],
            [None, "Mia La Rosa", "Max Orr", "Max Orr", "Mia La Rosa"],
            id="nothing French but by its look",
        ),
        pytest.param(
            ["M. Orr", "Jean Orr"], ["Jean Orr"] * 2, id="M. is no initial of Jean"
        ),
        pytest.param(
            ["Mr M Orr", "Mr Tom Orr"], ["M Orr", "Tom Orr"],
            id="M behind a title is no Monsieur",
        ),
        pytest.param(
            ["Mr M Orr", "Mr T Orr", "Mr Orr"], ["M Orr", "T Orr", "Mr Orr"],
            id="M behind a title is an initial",
        ),
        pytest.param(
            ["Mr M Orr", "Ms M Orr"], ["Mr M Orr", "Ms M Orr"],
            id="initials of a man and of a woman",
        ),
        pytest.param(
            ["Mr M Orr", ("m2", "Ms M Orr"), ("m3", "M Orr")],
            ["Mr M Orr", "Ms M Orr", "M Orr"],
            id="initials of a man and of a woman in two meetings",
        ),
        pytest.param(
            ["Mr Kim Orr", ("m2", "Ms Kim Orr")], ["Kim Orr"] * 2,
            id="a full name with two forms of address in two meetings",
        ),
        pytest.param(
            ["Lord Mayor Ann Lee", "Ms Ann Lee"], ["Ann Lee"] * 2,
            id="a Lord Mayor may be a woman",
        ),
        pytest.param(
            ["Lord Hunt of Toft", "Mr Hunt", "Hunt"],
            ["Lord Hunt of Toft", "Mr Hunt", "Lord Hunt of Toft"],
            id="no peer is a Mr",
        ),
        pytest.param(
            ["Baroness Hunt", "Ms Hunt"], ["Baroness Hunt", "Ms Hunt"],
            id="no baroness is a Ms",
        ),
        pytest.param(
            ["Ann Lee", "Ann Lee, Jr.", "Lee Jr.", "Ms Lee", "A. Lee"],
            ["Ann Lee", "Ann Lee, Jr.", "Ann Lee, Jr.", "Ms Lee", "A. Lee"],
            id="two generations",
        ),
        pytest.param(
            ["Ann Lee, Jr.", "Ann Lee Jr", "Ms. Lee"], ["Ann Lee, Jr."] * 3,
            id="one generation",
        ),
        pytest.param(
            ["Mr. Lee Jr.", "Mr. Lee Sr."], ["Mr. Lee Jr.", "Mr. Lee Sr."],
            id="two generations of a surname",
        ),
        pytest.param(
            ["Mr. Lee, Jr.", "Mr. Lee"], ["Lee, Jr."] * 2,
            id="one who is a junior once",
        ),
        pytest.param(
            ["Mr. Bo Orr (Toft, West) (Lab)", "Bo Orr (Wells) (Lab)", "Mr. Orr"],
            ["Bo Orr (Toft, West)", "Bo Orr (Wells)", "Mr. Orr"],
            id="two seats of one full name",
        ),
        pytest.param(
            ["Bo Orr (Toft) (Lab)", "Bo Orr (Lab)", "Bo Orr (Minister of Health)",
             "Bo Orr (spoke in French)"],
            ["Bo Orr"] * 4, id="less said of one person",
        ),
        pytest.param(
            ["Bo Orr (Labour)", "Bo Orr (Conservative)", ("m2", "Bo Orr (Green)")],
            ["Bo Orr (Labour)", "Bo Orr (Conservative)", "Bo Orr"],
            id="two parties in one meeting",
        ),
        pytest.param(
            ["Bo Orr (Labour)", ("m2", "Bo Orr (Conservative)")], ["Bo Orr"] * 2,
            id="a party may change",
        ),
        pytest.param(
            ["Mr. Bo Orr (China)", "Bo Orr", ("m2", "Mr. Bo Orr (Chad)"),
             ("m3", "Bo Orr")],
            ["Bo Orr (China)", "Bo Orr (China)", "Bo Orr (Chad)", "Bo Orr"],
            id="two states of one full name",
        ),
        pytest.param(
            ["Mayor Ann Lee", "Ann Lee"], ["Ann Lee"] * 2, id="office with name"
        ),
        pytest.param(
            ["The Chair (Ann Lee)", "The Chair"], ["Ann Lee"] * 2, id="office alone"
        ),
        pytest.param(
            ["Chair Ann Lee", "Chair Bo Orr", "Chair"], ["Ann Lee", "Bo Orr", None],
            id="an office that two hold",
        ),
        pytest.param(["The Chair"], [None], id="an office of nobody known"),
        pytest.param(
            ["Question", "Вопрос", "SPEAKER_02"], [None] * 3, id="nobody in particular"
        ),
        pytest.param(
            ["Vladimir Putin", "VladimirPutin", "VLADIMIR PUTIN"],
            ["Vladimir Putin"] * 3, id="case and spaces",
        ),
        pytest.param(
            ["Peter Vane", "Ruth Vane", "P. Vane", "R. Vane"],
            ["Peter Vane", "Ruth Vane", "Peter Vane", "Ruth Vane"],
            id="two of one surname, told by initials",
        ),
        pytest.param(["Mr Lee", "Ms Lee"], ["Mr Lee", "Ms Lee"], id="man and woman"),
        pytest.param(
            ["Mr Lee", ("m2", "Ms Lee"), ("m3", "Lee")], ["Mr Lee", "Ms Lee", "Lee"],
            id="man and woman in two meetings",
        ),
        pytest.param(
            ["Mr Lee", ("m2", "MR. LEE"), ("m3", "Lee")], ["Lee"] * 3,
            id="one title over all meetings",
        ),
        pytest.param(
            ["Ms Ann Lee", "Mr Lee"], ["Ann Lee", "Mr Lee"],
            id="a surname of the other sex",
        ),
        pytest.param(
            ["PRESIDENT ORR", "MRS. ORR"], ["PRESIDENT ORR", "MRS. ORR"],
            id="two offices of one surname",
        ),
        pytest.param(
            ["President Bo Orr", "President Orr", "Mr. Orr"], ["Bo Orr"] * 3,
            id="office and form of address of one full name",
        ),
        pytest.param(
            ["SPEAKER ORR", "Ida Orr", "Ms. ORR"], ["Ida Orr"] * 3,
            id="office and form of address of one woman",
        ),
        pytest.param(
            ["PRESIDENT ORR", "Bo Orr", "MRS. ORR"],
            ["PRESIDENT ORR", "Bo Orr", "MRS. ORR"], id="perhaps a wife",
        ),
        pytest.param(
            ["SENATOR ORR", "PRESIDENT ORR", "Bo Orr"],
            ["SENATOR ORR", "PRESIDENT ORR", "Bo Orr"],
            id="two offices and a full name",
        ),
        pytest.param(
            ["Frage Orr", "Zusatzfrage Orr", "Orr", "Frage"],
            ["Orr", "Orr", "Orr", None], id="who asks has no other title",
        ),
        pytest.param(
            ["Mr. Kim (Japan)", "Mr. Kim (China)"],
            ["Mr. Kim (Japan)", "Mr. Kim (China)"], id="two states of one surname",
        ),
        pytest.param(
            ["Mr. Kim (Japan)", "Mr. Kim (spoke in English)"], ["Kim"] * 2,
            id="a note on the speech is no state",
        ),
        pytest.param(
            ["Bo, Toft", ("m2", "Bo, Wells")], ["Bo, Toft", "Bo, Wells"],
            id="two callers",
        ),
        pytest.param(
            ["Mr. UDALL of Colorado", "Mr. UDALL of New Mexico", "Mr. UDALL"],
            ["Mr. UDALL of Colorado", "Mr. UDALL of New Mexico", "Mr. UDALL"],
            id="members of one surname, told by state",
        ),
        pytest.param(
            ["Mr. UDALL of Colorado", "Mr. UDALL"], ["UDALL of Colorado"] * 2,
            id="the one member of a surname",
        ),
        pytest.param(
            ["Lord Hunt of Toft", "Lord Hunt"], ["Lord Hunt of Toft"] * 2,
            id="the one peer of a name",
        ),
        pytest.param(
            ["Lord Hunt of Toft", "Lord Hunt of Wirral", "Lord Hunt"],
            ["Lord Hunt of Toft", "Lord Hunt of Wirral", "Lord Hunt"],
            id="two peers of a name",
        ),
        pytest.param(
            ["El señor RAJOY BREY", "El señor RAJOY", "Mariano Rajoy", ("m2", "BREY")],
            ["Mariano Rajoy"] * 3 + ["BREY"], id="two surnames",
        ),
        pytest.param(
            ["El señor ROJAS (don Ben)", "El señor ROJAS (don Leo)", "El señor ROJAS"],
            ["Ben ROJAS", "Leo ROJAS", "El señor ROJAS"], id="don",
        ),
        pytest.param(
            ["El señor ROJAS (Presidente)", "El señor PRESIDENTE"], ["ROJAS"] * 2,
            id="an office in brackets",
        ),
        pytest.param(
            ["El señor ROJAS LEE (Candidato)", "El señor ROJAS LEE", "La señora ROJAS"],
            ["El señor ROJAS LEE", "El señor ROJAS LEE", "La señora ROJAS"],
            id="an office in brackets tells nobody apart",
        ),
        pytest.param(
            ["M. Bo Papin, Premier ministre", "M. le Premier ministre"],
            ["Bo Papin"] * 2, id="an office of two words",
        ),
        pytest.param(
            ["Jo Doe", "JD", ("m2", "JD")], ["Jo Doe", "Jo Doe", "JD"],
            id="initials alone",
        ),
        pytest.param(["A", "0", "spk_0", "B"], [None] * 4, id="a machine's voices"),
        pytest.param(
            ["Lee, Ann", "Lee, Bo", "Orr, Ida"], ["Lee, Ann", "Lee, Bo", "Orr, Ida"],
            id="surname first",
        ),
        pytest.param(
            ["Ann Lee, Reuters", "Bo Orr, Interfax", "Ida Fox"],
            ["Ann Lee", "Bo Orr", "Ida Fox"], id="an outlet is no given name",
        ),
        pytest.param(["ann-lee", "Ann Lee"], ["ann-lee", "Ann Lee"], id="a handle"),
        pytest.param(
            ["S.V. Lavrov", ("m2", "С.В. Лавров"), ("m3", "Sergey Lavrov")],
            ["Sergey Lavrov"] * 3, id="Cyrillic and Latin",
        ),
        pytest.param(
            ["В.Путин", "Vladimir Putin", ("m2", "Viktor Putin")],
            ["В.Путин", "Vladimir Putin", "Viktor Putin"],
            id="Cyrillic initials that fit two",
        ),
        pytest.param(
            ["Иван Иванов", "Игорь Иванов", "I. Ivanov"],
            ["Иван Иванов", "Игорь Иванов", "I. Ivanov"],
            id="Latin initials that fit two",
        ),
        pytest.param(
            ["Vladimir Putin", "Vladmir Putin"], ["Vladimir Putin", "Vladmir Putin"],
            id="a slip of the pen is not merged",
        ),
        pytest.param(
            ["Thomas SOTTO", "Thomas Sotto", "SOTTO"], ["Thomas Sotto"] * 3,
            id="a surname in capitals",
        ),
        pytest.param(
            ["M. Bruno Le Roux", "M. Le Roux", "Ann de Vries", "De Vries"],
            ["Bruno Le Roux"] * 2 + ["Ann de Vries"] * 2,
            id="a surname with a particle",
        ),
        pytest.param(
            ["Ann von der Toft", "von der Toft"], ["Ann von der Toft"] * 2,
            id="a surname with a small particle",
        ),
        pytest.param(
            ["José Núñez", "JOSE NUNEZ", "NUÑEZ", ("m2", "J. Nunez")],
            ["José Núñez"] * 4, id="accents",
        ),
        pytest.param(
            ["Алёна Королёва", "Алена Королева"], ["Алёна Королёва"] * 2, id="ё",
        ),
        pytest.param(
            ["Omar Al-Toft", "Al-Toft", "Al Toft"], ["Omar Al-Toft"] * 3,
            id="an Arabic article",
        ),
        pytest.param(
            ["Bo Orr", "Al Orr", "Orr"], ["Bo Orr", "Al Orr", "Orr"], id="Al is a name"
        ),
        pytest.param(
            ["Head of the Lady Toft Fund Bo Orr", "Mr Bo Orr"], ["Bo Orr"] * 2,
            id="a lady in the name of an office",
        ),
        pytest.param(
            ["Ann Hùng", "Ann Hưng", "Ann Hung"], ["Ann Hùng", "Ann Hưng", "Ann Hung"],
            id="accents that make two names",
        ),
        pytest.param(
            ["Анна Чайка", "Анна Чаика"], ["Анна Чайка", "Анна Чаика"],
            id="й is no accented и",
        ),
        pytest.param(
            ["Дмитрий Лизов", "Dmitry Lizov", "Dmitri Lizov", ("m2", "Dmitri Lizov")],
            ["Dmitri Lizov"] * 4, id="two Latin spellings of one Cyrillic name",
        ),
        pytest.param(
            ["Dmitry Lizov", "Dmitri Lizov"], ["Dmitry Lizov", "Dmitri Lizov"],
            id="two Latin spellings alone",
        ),
        pytest.param(
            ["Д. Лизов", "Dmitry Lizov", ("m2", "Denis Lizov")],
            ["Д. Лизов", "Dmitry Lizov", "Denis Lizov"],
            id="a Cyrillic initial of two",
        ),
        pytest.param(
            ["Recep Tayyip Erdogan", "Tayyip Erdogan"], ["Recep Tayyip Erdogan"] * 2,
            id="fewer given names",
        ),
    ],
)  # fmt: skip
def test_labels_stand_for_people(labels, speakers):
    assert people(*labels) == speakers


@pytest.mark.parametrize(
    ("row", "speakers"),
    [
        pytest.param(
            NamedBy("S.V. Lavrov", "Another", None), ["Another", "Sergey Lavrov"],
            id="one row undoes a merge",
        ),
        pytest.param(
            NamedBy("Sergey Lavrov", "Lavrov (MFA)", None), ["Lavrov (MFA)"] * 2,
            id="the person's own name renames the person",
        ),
        pytest.param(
            NamedBy("S.V. Lavrov", "", None), [None, "Sergey Lavrov"], id="nobody"
        ),
        pytest.param(
            NamedBy("S.V. Lavrov", "Another", "m2"), ["Sergey Lavrov"] * 2,
            id="a row for another meeting",
        ),
    ],
)  # fmt: skip
def test_a_persons_own_table_wins(row, speakers):
    assert people("S.V. Lavrov", "Sergey Lavrov", rows=[row]) == speakers


def test_a_row_that_agrees_leaves_the_evidence():
    used = [Used("m1", "Ann Lee", parse_label("Ann Lee"), 1)]
    decided = name_people(used, [NamedBy("Ann Lee", "Ann Lee", None)])
    assert decided[0].decided_by == "name"


def test_every_decision_has_evidence_and_rule():
    labels = ["Ann Lee", "A. Lee", "Mayor Ann Lee", "Lee", "Question", "The Clerk"]
    used = [Used("m1", label, parse_label(label), 1) for label in labels]
    assert all(use.evidence and use.decided_by for use in name_people(used, []))


@pytest.mark.parametrize(
    ("labels", "resembles"),
    [
        (["Vladimir Putin", "Vladmir Putin"], [None, "Vladimir Putin"]),
        (["Vladimir Putin", "Vlaidmir Putin"], [None, "Vladimir Putin"]),
        (["Sergei Donskoy", "Sergey Donskoi"], [None, "Sergei Donskoy"]),
        (["Ann Parshin", "Ann Pershin"], [None, "Ann Parshin"]),
        (["Dmitry Peskov", "Dmitry Petrov"], [None, None]),
        (["Jörg Lück", "Joerg Lueck"], [None, "Jörg Lück"]),
        (["Ann Toth", "Toth Ann"], [None, "Ann Toth"]),
        (["Ann Toth", "Toth Anna"], [None, None]),
        (["Anna Lee", "Hanna Lee"], [None, None]),
        (["Mr Leeson", "Ms Leeson"], [None, None]),
    ],
)
def test_a_name_that_is_nearly_anothers_is_proposed(labels, resembles):
    used = [
        Used("m1", label, parse_label(label), n)
        for n, label in zip((2, 1), labels, strict=True)
    ]
    decided = name_people(used, [])
    assert [use.resembles for use in decided] == resembles
    assert all(("not merged" in use.evidence) == bool(use.resembles) for use in decided)
