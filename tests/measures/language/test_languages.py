"""Languages: told from small words, stated by the page, or neither."""

import pytest
from builders import make_corpus

from helpers.errors import TableError
from helpers.measures.language.languages import (
    LANGUAGES,
    code_of,
    find_languages,
    name_of,
    tell_language,
)
from helpers.words import split_words

TEXTS = {
    "en": "We have to say to the people of this city that the harbour is open.",
    "fr": "Le maire dit que la réforme est dans les mains du conseil et pas sur la"
    " place.",
    "de": "Der Rat hat das nicht gesagt, und wir sind auf dem Weg in die Stadt.",
    "es": "El alcalde y los vecinos de la ciudad no saben lo que se dice en las"
    " calles.",
    "ca": "L'alcalde i els veïns de la ciutat saben això que es diu amb les paraules"
    " d'una casa, per als dels pobles.",
    "pt": "O povo da cidade não sabe o que os vereadores dizem em uma sala para mais"
    " pessoas.",
    "it": "Il sindaco non sa che cosa della città sono le parole per gli uomini.",
    "nl": "De raad zegt dat het niet is op de weg van een stad en dat we zijn voor.",
    "ru": "Мы говорим, что город не может жить без порта, и это он знает.",
    "uk": "Ми кажемо, що місто не може жити без порту, і це як він є.",
    "bg": "Ние казваме, че градът не може да живее без пристанище, и това са те.",
    "pl": "Rada nie mówi, że to jest miasto na wodzie i w porcie się dzieje.",
    "sl": "Mesto je na morju in pravijo, da se ne ve, ki so ladje v pristanišču.",
    "zh": "我们在这里说他不是一个人的城市",
    "ja": "この町の人は海を見ています。",
    "ro": "Orașul este pe mare și oamenii din port nu știu că se vede în zare.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_a_language_is_told_from_its_small_words(code, text):
    assert tell_language(text) == code


@pytest.mark.parametrize("text", ["", "Adjourned.", "xyz " * 99 + "the"])
def test_a_text_that_tells_nothing_has_no_language(text):
    assert tell_language(text) == ""


@pytest.mark.parametrize(
    ("stated", "text", "code"),
    [
        ("fr-CA", TEXTS["fr"], "fr"),
        ("en", TEXTS["fr"], "fr"),
        ("eo", TEXTS["fr"], "eo"),
        ("en", "", "en"),
        ("pt", "Está na hora. Obrigado. The end of the day.", "en"),
        ("pt", "De que falam os senhores? The end of the day.", "pt"),
    ],
    ids=["agreed", "frame", "unknown to us", "no words", "against it", "half of it"],
)
def test_a_statement_is_believed_unless_the_words_speak_against_it(stated, text, code):
    assert tell_language(text, stated) == code


@pytest.mark.parametrize(
    ("language", "code"),
    [("French", "fr"), (" fr-CA ", "fr"), ("no", "nb"), ("Esperanto", "esperanto")],
)
def test_code_of(language, code):
    assert code_of(language) == code


def test_a_language_that_we_do_not_know_is_called_by_its_code():
    assert (name_of("de"), name_of("eo")) == ("German", "eo")


def test_every_mark_is_one_word_as_compared():
    marks = {mark for language in LANGUAGES.values() for mark in language.marks}
    assert [mark for mark in marks if split_words(mark) != [mark]] == []


def test_meetings_are_counted_by_language_most_words_first():
    corpus = make_corpus(
        {
            "m1": [("A", TEXTS["fr"])],
            "m2": [("A", TEXTS["en"]), (None, TEXTS["en"])],
            "m3": [("A", TEXTS["en"])],
            "m4": [("A", "xyz")],
        }
    )
    corpus.meetings["language"] = ["en", "en-GB", None, None]
    table = find_languages(corpus)
    n = [len(split_words(TEXTS[code])) for code in ("en", "fr")]
    assert table.values.tolist() == [
        ["en", "English", 2, 1, 3 * n[0]],
        ["fr", "French", 1, 0, n[1]],
        ["", "unknown", 1, 0, 1],
    ]


def test_a_corpus_without_meetings_is_refused():
    with pytest.raises(TableError, match="meetings: no rows"):
        find_languages(make_corpus({}))
