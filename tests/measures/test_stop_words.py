import pytest

from helpers.errors import ParameterError
from helpers.measures.stop_words import ENGLISH, NO_STOP_LIST, RUSSIAN, stop_list
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


@pytest.mark.parametrize("name", ["englsh", "the list of ours", "de"])
def test_an_unknown_name_is_refused(name):
    with pytest.raises(ParameterError, match=f"{name!r}, expected one of .'english'"):
        stop_list(name)
