import pytest
from builders import make_corpus

from helpers.errors import ParameterError
from helpers.measures.language import NO_STOP_LIST, stop_list, stop_list_for
from helpers.measures.language.languages import LANGUAGES
from helpers.measures.language.stop_words import ENGLISH, RUSSIAN
from helpers.words import split_words

FINDINGS = """must shall should will would can could may might not no nor never against
we our ours us state states right new world people cannot can't don't won't"""
RUSSIAN_FINDINGS = (
    "не ни нет никогда мы нас нам наш против должен надо нужно можно нельзя"
)


@pytest.mark.parametrize("word", FINDINGS.split())
def test_the_english_list_has_no_word_that_can_be_a_finding(word):
    assert word not in ENGLISH.words


@pytest.mark.parametrize("word", RUSSIAN_FINDINGS.split())
def test_the_russian_list_has_no_word_that_can_be_a_finding(word):
    assert word not in RUSSIAN.words


@pytest.mark.parametrize("words", [ENGLISH.words, RUSSIAN.words])
def test_every_stop_word_is_one_word_as_compared(words):
    assert [word for word in words if split_words(word) != [word]] == []


def test_the_english_list_is_short():
    assert 100 <= len(ENGLISH.words) <= 130


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("english", ENGLISH),
        ("English", ENGLISH),
        ("en", ENGLISH),
        ("en-GB", ENGLISH),
        ("ru", RUSSIAN),
        ("none", NO_STOP_LIST),
        ("", NO_STOP_LIST),
    ],
)
def test_stop_list(name, expected):
    assert stop_list(name) == expected


@pytest.mark.parametrize("name", ["french", "French", "fr", "fr-CA"])
def test_another_language_names_the_library_of_its_list(name):
    found = stop_list(name)
    assert found.name.startswith("French function words (library stop-words 20")
    assert {"de", "la", "les", "qui", "est"} <= found.words


FOREIGN_FINDINGS = {
    "fr": "pas non contre doit nous notre peut personne personnes nouveau",
    "de": "nicht kein keine gegen muss soll wollen wir uns unser ohne",
    "es": "no ni nunca contra debe podemos nosotros nuestro trabajo tiempo verdad",
    "it": "non contro deve noi nostro gente lavoro senza",
    "nl": "niet geen tegen moet wij ons",
    "pt": "não nem contra deve nós nosso povo trabalho",
}


@pytest.mark.parametrize(("code", "words"), FOREIGN_FINDINGS.items())
def test_findings_are_taken_out_of_the_lists_of_the_library(code, words):
    found = stop_list(code)
    assert found.words.isdisjoint(words.split())
    assert "without its negations" in found.name


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "c'est d'un qu'il s'ils l'on jusqu'à n'est"),
        ("it", "dell'altro un'altra c'è"),
        ("ro", "și în că"),
    ],
)
def test_words_that_run_together_and_accents_are_on_the_list(code, words):
    assert set(words.split()) <= stop_list(code).words


@pytest.mark.parametrize("code", ["fr", "it", "ro", "sl", "zh", "uk"])
def test_every_word_of_a_library_is_one_word_as_compared(code):
    words = stop_list(code).words
    assert [word for word in words if split_words(word) != [word]] == []


def test_a_language_without_a_list_has_the_words_by_which_it_is_told():
    assert stop_list("slovenian").words == LANGUAGES["sl"].marks


@pytest.mark.parametrize("name", ["Mr, Mrs , m’lord", ["Mr", "mrs m'lord"]])
def test_a_list_of_ones_own(name):
    assert stop_list(name).words == {"mr", "mrs", "m'lord"}
    assert stop_list(name).name == "words of your own"


def test_a_file_of_ones_own_beside_the_list_of_a_language(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("\ufeffMr Mrs\nspeaker\n", encoding="utf-8")
    found = stop_list(f"english + {path} + hear, hear")
    assert found.words == ENGLISH.words | {"mr", "mrs", "speaker", "hear"}
    assert found.name == f"{ENGLISH.name}; words of {path}; words of your own"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("englsh", "no list for 'englsh', expected auto, none, a language such as"),
        ("the list of ours", "no list for 'the list of ours'"),
        ("english + klingon", "no list for 'klingon'"),
        ("nowhere.txt", "stop_words: nowhere.txt: nothing is there"),
        (", …", "no word, expected some"),
        ([], "no word, expected some"),
    ],
)
def test_an_unknown_name_is_refused(name, message):
    with pytest.raises(ParameterError, match=message):
        stop_list(name)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(
        ParameterError, match=r"stop_words: .*mine.txt: no text: .*0xe9"
    ):
        stop_list(str(path))


EN = "the people of the land and that it is for the people to have"
FR = "la loi et le texte que nous avons dans les mains pour une réforme"


def test_auto_is_the_list_of_the_language_and_says_why():
    found = stop_list_for(make_corpus({"m": [("A", EN)], "n": [("B", EN)]}))
    assert found.words == ENGLISH.words
    assert found.said == (
        "English is told from the words of 2 meetings. Left out of the lists:"
        f" {len(ENGLISH.words)} Verbatim English function words."
    )


def test_auto_of_two_languages_is_both_lists_but_not_of_a_few_words():
    meetings = {"m": [("A", EN)], "n": [("B", FR)]}
    both = stop_list_for(make_corpus(meetings), "Auto")
    assert both.words == ENGLISH.words | stop_list("fr").words
    most = stop_list_for(make_corpus({**meetings, "m": [("A", EN)] * 20}))
    assert most.words == ENGLISH.words


def test_auto_of_a_text_that_tells_nothing_leaves_every_word():
    found = stop_list_for(make_corpus({"m": [("A", "xyz")]}))
    assert found.words == NO_STOP_LIST.words
    assert found.said.startswith("The language could not be told. No word is left out")


def test_a_name_is_taken_at_its_word():
    assert stop_list_for(make_corpus({"m": [("A", FR)]}), "english") == ENGLISH
    assert ENGLISH.said.startswith("Left out of the lists: 1")
