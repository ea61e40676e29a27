import sys

import pytest
from builders import make_corpus
from nltk.stem.snowball import SnowballStemmer

from helpers.errors import ParameterError
from helpers.measures.frequency import term_frequency
from helpers.measures.language.word_forms import (
    forms_of,
    lemmatised,
    stemmed,
    with_capitals,
)
from helpers.tokens import find_term, tokens

TALK = {
    "m": [
        ("Ann", "The nations went on. A nation goes, the national nation was going"),
        ("Ben", "nations, nations: we go and we went [Noise] on"),
    ]
}


@pytest.fixture
def words():
    return tokens(make_corpus(TALK))


def counts(coded):
    table = term_frequency(coded)
    return dict(zip(table["term"], table["n"], strict=True))


def test_a_stem_is_shown_by_its_most_frequent_form(words):
    grouped = stemmed(words, "en-GB")
    assert counts(grouped)["nations"] == 6
    assert not {"nation", "national"} & set(grouped.vocabulary)
    stem = SnowballStemmer("english").stem
    assert len(grouped.vocabulary) == len({stem(word) for word in words.vocabulary})


def test_everything_but_the_words_stays(words):
    grouped = stemmed(words, "english")
    assert grouped.turns is words.turns
    assert grouped.breaks is words.breaks
    assert len(grouped.ids) == len(words.ids)
    places, _ = find_term(grouped, "nations")
    assert words.vocabulary[words.ids[places]].tolist() == (
        "nations nation national nation nations nations".split()
    )


def test_the_vocabulary_stands_by_frequency_then_letters(words):
    table = term_frequency(stemmed(words, "english"))
    pairs = list(zip(-table["n"], table["term"], strict=True))
    assert pairs == sorted(pairs)
    assert stemmed(words, "english").vocabulary.tolist() == table["term"].tolist()


def test_forms_are_listed_under_their_term(words):
    forms = forms_of(words, stemmed(words, "english"))
    own = forms[forms["term"] == "nations"]
    assert own[["form", "n"]].values.tolist() == [
        ["nations", 3],
        ["nation", 2],
        ["national", 1],
    ]
    assert forms["n"].sum() == len(words.ids)
    assert sorted(forms["form"]) == sorted(words.vocabulary)


def test_lemmas_join_what_a_stem_does_not(words):
    grouped = lemmatised(words, "English")
    assert counts(grouped)["went"] == 5
    assert {"national", "nations"} <= set(grouped.vocabulary)


def test_other_languages():
    talk = tokens(make_corpus({"m": [("A", "дом дома дома Bürger Bürgern")]}))
    assert counts(stemmed(talk, "ru"))["дома"] == 3
    assert counts(lemmatised(talk, "German"))["bürger"] == 2


@pytest.mark.parametrize("measure", [stemmed, lemmatised])
@pytest.mark.parametrize("language", ["klingon", "porter", ""])
def test_an_unknown_language_is_refused(words, measure, language):
    with pytest.raises(ParameterError, match=f"language: {language!r}, expected one"):
        measure(words, language)


def test_lemmas_without_the_library_say_what_to_install(words, monkeypatch):
    monkeypatch.setitem(sys.modules, "simplemma", None)
    with pytest.raises(ParameterError, match="pip install simplemma"):
        lemmatised(words, "english")


@pytest.fixture
def spoken():
    talk = {
        "m": [
            ("Ann", "The US asks us. US law, us; DON’T say don't."),
            ("Ben", "Cafe\u0301 and Café [Noise] and café in the U-\nnited camp"),
        ]
    }
    return make_corpus(talk)


def test_capitals_part_words_and_nothing_else_changes(spoken):
    words = tokens(spoken)
    apart = with_capitals(words, spoken)
    assert counts(words)["us"] == 4
    assert {counts(apart)[term] for term in ("US", "us")} == {2}
    assert counts(apart)["Café"] == 2
    assert counts(apart)["café"] == 1
    assert {"DON'T", "don't", "The", "the"} <= set(apart.vocabulary)
    assert [word.lower() for word in apart.vocabulary[apart.ids]] == list(
        words.vocabulary[words.ids]
    )
    assert apart.turns is words.turns


def test_terms_are_found_as_they_are_spelled(spoken):
    apart = with_capitals(tokens(spoken), spoken)
    assert [len(find_term(apart, term)[0]) for term in ("US", "us", "Us", "U*")] == [
        2, 2, 0, len([w for w in apart.vocabulary[apart.ids] if w.startswith("U")]),
    ]  # fmt: skip
    assert len(find_term(apart.select([0]), "US")[0]) == 2
    assert len(find_term(tokens(spoken), "US")[0]) == 4
