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
