"""Readability: published values, counts of prose, and whose speech it is."""

import pytest
from builders import make_corpus

from helpers.errors import TableError
from helpers.measures.language.readability import (
    coleman_liau,
    count_prose,
    count_syllables,
    flesch,
    fog,
    lix,
    readability,
)
from helpers.tables import NO_PERSON

COLEMAN = (
    "Existing computer programs that measure readability are based largely upon"
    " subroutines which estimate number of syllables, usually by counting vowels. The"
    " shortcoming in estimating syllables is that it necessitates keypunching the"
    " prose into the computer. There is no need to estimate syllables since word length"
    " in letters is a better predictor of readability than word length in syllables."
    " Therefore, a new readability formula was computed that has for its predictors"
    " letters per 100 words and sentences per 100 words. Both predictors can be"
    " counted by an optical scanning device, and thus the formula makes it economically"
    " feasible for an organization such as the U.S. Office of Education to calibrate"
    " the readability of all textbooks for the public school system."
)
ANNUITY = (
    "Where the amount of the annuity derived by the taxpayer during a year of income is"
    " more than, or less than, the amount payable for a whole year, the amount to be"
    " exclude from the amount so derived is the amount which bears to the amount which,"
    " but for this sub-section, would be the amount to be so, excluded the same"
    " proportion as the amount so derived bears to the amount payable for the whole"
    " year."
)


def test_the_passage_of_coleman_and_liau():
    prose = count_prose(COLEMAN)
    # Our words part U.S. into two.
    assert (prose.n_words - 1, prose.n_letters, prose.n_sentences) == (119, 639, 5)
    printed = prose._replace(n_words=119)
    assert coleman_liau(printed) == pytest.approx(14.53042016806722, rel=1e-12)


def test_the_annuity_sentence_of_lix():
    prose = count_prose(ANNUITY)
    assert (prose.n_words, prose.n_long, prose.n_sentences) == (76, 11, 1)
    assert lix(prose) == pytest.approx(90.47368421052632, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "ease", "school"),
    [
        ("Readability zero one. Ten, Eleven.", 1.2575, 17.0),
        ("The cat in a dilapidated tophat.", 45.645, 9.066667),
    ],
)
def test_the_sentences_of_quanteda(text, ease, school):
    prose = count_prose(text)
    assert flesch(prose) == pytest.approx(ease, abs=1e-6)
    assert fog(prose) == pytest.approx(school, abs=1e-6)


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("the made makes asked times whole rules straight through I", 1),
        ("people wanted taxes changes table hopeful movement lawyer being", 2),
        ("museum December anything medium realism gradual", 3),
        ("information responsible community ability", 4),
    ],
)
def test_syllables_are_told_from_the_spelling(words, n):
    wrong = {w: count_syllables(w) for w in words.split() if count_syllables(w) != n}
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Mr. Lee of the U.S. Senate spoke. He left.", 2),
        ("It rose by 3.5 per cent. Why? Nobody knows!", 3),
        ("no full stop at all", 1),
    ],
)
def test_sentences(text, n):
    assert count_prose(text).n_sentences == n


def test_each_speaker_has_the_speech_without_brackets():
    corpus = make_corpus(
        {
            "m1": [
                ("Ann", "The cat in a [Readability.] dilapidated tophat."),
                ("B", ""),
            ],
            "m2": [(None, "Yes."), ("Ann", "The cat in a dilapidated tophat.")],
        }
    )
    table = readability(corpus)
    assert table["speaker"].tolist() == ["Ann", NO_PERSON]
    ann = table.iloc[0]
    assert ann[["n_words", "n_sentences", "n_syllables"]].tolist() == [12, 2, 22]
    assert ann["flesch"] == pytest.approx(45.645)
    assert "written English" in table.attrs["card"]["interval"]


def test_syllables_are_counted_in_english_only():
    french = "Le maire dit que la réforme est dans les mains du conseil."
    row = readability(make_corpus({"m": [("Ann", french)]})).iloc[0]
    assert row[["flesch", "fog"]].isna().all()
    assert row[["coleman_liau", "lix"]].notna().all()


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        readability(make_corpus({}))
