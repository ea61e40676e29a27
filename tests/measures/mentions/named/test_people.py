"""People: by what they are known for such, whose a name is, and the near misses."""

import unicodedata

import pytest
from builders import make_corpus

from helpers.measures.mentions import mentions


def people(*turns, others=None, language=None):
    """Return (words, name, evidence) of the people named in the turns of a meeting."""
    corpus = make_corpus({"a": list(turns), **(others or {})})
    if language:
        corpus.meetings["language"] = language
    table = mentions(corpus)
    table = table[(table["kind"] == "person") & (table["meeting_id"] == "a")]
    columns = ["text", "name", "evidence"]
    return list(table[columns].itertuples(index=False, name=None))


def words(text, language=None):
    return [found for found, _, _ in people((None, text), language=language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I thank Angela Merkel for it.", ["Angela Merkel"]),
        ("Angela Merkel said so, Angela Merkel's party did.", ["Angela Merkel"] * 2),
        ("Mr Lee, Mr. Lee and Mrs Lee", ["Mr Lee", "Mr. Lee", "Mrs Lee"]),
        ("We met President Trump, not the President.", ["President Trump"]),
        ("Mr President. Welcome to you, Mr Speaker.", []),
        ("President Donald Trump", ["Donald Trump"]),
        ("President Xi Jinping", ["Xi Jinping"]),
        ("by S. Lavrov, S.V. Lavrov and J.F. Kennedy", None),
        ("the U.S. Senate, Plan B. Then we go", []),
        ("vitamin C. Patients need it; patients do.", []),
        ("George W. Bush, John F. Kennedy", ["George W. Bush", "John F. Kennedy"]),
        ("Charles de Gaulle; Ursula von der Leyen", None),
        ("Mohammed bin Salman, Bashar al-Assad", None),
        (
            "Jean-Claude Juncker, Conor O’Brien",
            ["Jean-Claude Juncker", "Conor O’Brien"],
        ),
        ("Nord Stream, the Middle East, Red Square", []),
        ("the Boris Yeltsin Library, John Smith Street", []),
        ("Vladimir Putin Administration", ["Vladimir Putin"]),
        ("Will Congress act? I know Will Smith.", ["Will Smith"]),
        ("May God help us. Mark My words.", []),
        ("the Rose Garden", []),
        ("General Motors; the General Assembly; Justice Department", []),
        ("King Salman and Pope Francis", ["King Salman", "Pope Francis"]),
        ("on Monday, March Thatcher", []),
        ("Angela\nMerkel", ["Angela Merkel"]),
        ("Angela\n\nMerkel", []),
        ("Angela. Merkel", []),
        ("President Putin\n\nLavrov", ["President Putin"]),
    ],
)
def test_people_are_known_by_title_initials_or_given_name(text, found):
    said = [" ".join(part.split()) for part in words(text)]
    if found is None:
        found = [part.removeprefix("by ") for part in text.replace(" and ", ", ")
                 .replace("; ", ", ").split(", ")]  # fmt: skip
    assert said == found


SPEAKERS = [("Ann Lee", "I speak."), ("Ida Lee", "So do I."), ("Bo Marsh", "And I."),
            ("Una Thomas", "I too.")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "as Ann Lee said",
            ("Ann Lee", "Ann Lee", "given name: one speaker of the meeting"),
        ),
        (
            "as A. Lee said",
            ("A. Lee", "Ann Lee", "initials: one speaker of the meeting"),
        ),
        (
            "as Mr Lee said",
            ("Mr Lee", "Lee (which is not said)", "title: more than one person"),
        ),
        (
            "as Lee said",
            ("Lee", "Lee (which is not said)", "surname: more than one person"),
        ),
        (
            "as Mr Marsh said",
            ("Mr Marsh", "Bo Marsh", "title: one speaker of the meeting"),
        ),
        ("as Marsh said", ("Marsh", "Bo Marsh", "surname: one speaker of the meeting")),
        (
            "But Marsh said",
            ("Marsh", "Bo Marsh", "surname: one speaker of the meeting"),
        ),
        ("Jack Marsh said", None),
        ("Jill Marsh said", ("Jill Marsh", "Jill Marsh", "given name")),
        ("in the marsh. Marsh is wet", None),
        (
            "in marshland. Marsh is here",
            ("Marsh", "Bo Marsh", "surname: one speaker of the meeting"),
        ),
        ("the Marsh wall", None),
        ("Marsh Street", None),
        ("Marshall and Leeds", None),
        ("as Mr Orr said", ("Mr Orr", "Orr", "title: nobody named in full")),
        ("EVERYBODY ELSE", None),
        ("as Thomas said", None),
    ],
)
def test_whose_a_name_is_comes_with_its_evidence(text, found):
    assert people(*SPEAKERS, (None, text)) == ([found] if found else [])


def test_a_surname_is_that_of_somebody_named_in_full_in_the_meeting():
    found = people(
        (None, "Angela Merkel came. Then Merkel left, and Chancellor Merkel.")
    )
    assert [name for _, name, _ in found] == ["Angela Merkel"] * 3
    assert found[1][2] == "surname: one person named in full in the meeting"
    assert found[2][2] == "title: one person named in full in the meeting"


def test_other_meetings_tell_only_where_one_person_has_the_surname():
    one = {"b": [(None, "We met Angela Merkel.")]}
    assert people((None, "Mrs Merkel"), others=one) == [
        ("Mrs Merkel", "Angela Merkel", "title: one person of other meetings")
    ]
    two = {"b": [("Ute Merkel", "We met Angela Merkel.")]}
    assert people((None, "Mrs Merkel"), others=two) == [
        ("Mrs Merkel", "Merkel (which is not said)", "title: more than one person")
    ]
    assert people((None, "Then Merkel came."), others=one) == []


def test_a_given_name_of_a_speaker_is_known_for_one():
    turns = [("Xanthe Poe", "I speak."), (None, "I know Xanthe Moor.")]
    assert people(*turns) == [("Xanthe Moor", "Xanthe Moor", "given name")]


def test_russians_are_addressed_by_given_name_and_patronymic():
    turns = [("V.V. Putin", "Please."), ("Igor Sechin", "Vladimir Vladimirovich, yes.")]
    assert people(*turns) == [
        (
            "Vladimir Vladimirovich",
            "V.V. Putin",
            "given name and patronymic: one speaker of the meeting",
        )
    ]
    found = people((None, "We met Arkady Dvorkovich."))
    assert found == [("Arkady Dvorkovich", "Arkady Dvorkovich", "given name")]


def test_a_name_with_initials_is_that_which_is_written_out():
    found = people((None, "By S. Lavrov. We met Sergei Lavrov, Sergei Lavrov."))
    assert {name for _, name, _ in found} == {"Sergei Lavrov"}


def test_the_family_name_may_come_first():
    found = people((None, "President Xi Jinping came. President Xi spoke."))
    assert [name for _, name, _ in found] == ["Xi Jinping"] * 2


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Ich danke Angela Merkel Vorschläge.", ["Angela Merkel"]),
        ("de", "Der Kanzler der Union. Im Ernst der Lage.", []),
        ("de", "Herr Habeck, Herr Bundesminister", ["Herr Habeck"]),
        ("de", "Frau Dr. Weidel", ["Dr. Weidel"]),
        ("fr", "M. Mariton, M. Hervé Mariton", ["M. Mariton", "Hervé Mariton"]),
        ("fr", "le Président de la République", []),
        ("es", "José Luis, María Teresa", []),
        ("es", "José Luis Zapatero y Ana Lara", ["José Luis Zapatero", "Ana Lara"]),
        ("en", "President de Gaulle", ["President de Gaulle"]),
    ],
)
def test_languages_have_their_own_near_misses(language, text, found):
    assert words(text, language) == found


def test_decomposed_names_are_found_whole():
    text = "We met José Hernández."
    found = words(unicodedata.normalize("NFD", text))
    assert [unicodedata.normalize("NFC", part) for part in found] == ["José Hernández"]
    (row,) = people((None, unicodedata.normalize("NFD", text)))
    assert row[1] == "José Hernández"
