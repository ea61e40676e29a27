"""However a text is written down, the measures give the same tables."""

import unicodedata

import pandas as pd
import pytest
from builders import make_corpus

from helpers.measures.concordance import concordance
from helpers.measures.dispersion import dispersion, term_places
from helpers.measures.dispersion.terms import MEASURES as MEASURES_OF_DISPERSION
from helpers.measures.diversity import diversity_by_speaker
from helpers.measures.floor import (
    floors_in_words,
    questions,
    share_of_words,
    who_follows,
)
from helpers.measures.frequency import term_frequency, term_frequency_by_speaker
from helpers.measures.frequency.tf_idf import tf_idf
from helpers.measures.timeline import calendar, term_positions
from helpers.tokens import tokens

# Accents, apostrophes and hyphens inside words, and letters that sort alike below.
TALK = [
    ("Ann", "We don't re-open the cafe\u0301. We don't. The cafe\u0301 is re-opened!"),
    ("Ben", "Don't we? The cafe\u0301 was open [laughter] and o'clock is o'clock."),
    (None, "Is it?"),
    ("Ann", "The re-opened cafe\u0301 is ours, and o'clock it is."),
] * 4
DAYS = {"m1": {"date": "2024-01-05"}, "m2": {"date": "2024-02-05"}}
WAYS = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "modifier apostrophes": lambda text: text.replace("'", "ʼ"),
    "other hyphens": lambda text: text.replace("-", "\N{NON-BREAKING HYPHEN}"),
    "soft hyphens": lambda text: text.replace("open", "o\xadpen"),
    "capitals": str.upper,
}
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщ"
TO_CYRILLIC = str.maketrans(LATIN + LATIN.upper(), CYRILLIC + CYRILLIC.upper())
# Where hits stand, and what is printed there, may differ; who says what how often not.
OF_PRINT = ["start", "end", "left", "right", "node", "text"]

MEASURES = {
    "share of words": lambda corpus, words: share_of_words(corpus.turns),
    "frequency": lambda corpus, words: term_frequency(words),
    "2-grams": lambda corpus, words: term_frequency(words, n=2),
    "by speaker": lambda corpus, words: term_frequency_by_speaker(words),
    "floors": lambda corpus, words: floors_in_words(corpus.turns),
    "who follows": lambda corpus, words: who_follows(corpus.turns),
    "questions": lambda corpus, words: questions(corpus),
    "positions": lambda corpus, words: term_positions(
        words, terms=list(words.vocabulary)
    ),
    "calendar": lambda corpus, words: calendar(words, terms=list(words.vocabulary)),
    "dispersion": lambda corpus, words: dispersion(
        words, min_count=1, measures=MEASURES_OF_DISPERSION
    ),
    "diversity": lambda corpus, words: diversity_by_speaker(
        words, window=5, min_words=42
    ),
    "tf-idf": lambda corpus, words: tf_idf(words, by="speaker", top=0),
    "places": lambda corpus, words: term_places(words, terms=list(words.vocabulary)),
    "concordance": lambda corpus, words: concordance(
        corpus, terms=list(words.vocabulary)
    ),
}


def measured(measure, change):
    talk = [(name, change(text)) for name, text in TALK]
    corpus = make_corpus({"m1": talk, "m2": talk[:5]}, days=DAYS)
    table = MEASURES[measure](corpus, tokens(corpus))
    return table.drop(columns=OF_PRINT, errors="ignore")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("measure", MEASURES)
def test_a_spelling_changes_no_table(measure, way):
    plain, other = measured(measure, str), measured(measure, WAYS[way])
    pd.testing.assert_frame_equal(plain, other, check_exact=True)


@pytest.mark.parametrize("measure", MEASURES)
def test_letters_of_another_script_change_no_number(measure):
    latin = measured(measure, lambda text: unicodedata.normalize("NFC", text))
    other = measured(
        measure, lambda text: unicodedata.normalize("NFC", text).translate(TO_CYRILLIC)
    )
    for table in (latin, other):
        if "term" in table:
            table["term"] = [term.translate(TO_CYRILLIC) for term in table["term"]]
    pd.testing.assert_frame_equal(latin, other, check_exact=True)
