"""However a text is written down, the measures give the same tables."""

import re
import unicodedata

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus

from helpers.measures.collocation import (
    collocates_by_node,
    collocation_network,
    collocations,
)
from helpers.measures.concordance import concordance
from helpers.measures.dispersion import dispersion, term_places
from helpers.measures.dispersion.terms import MEASURES as MEASURES_OF_DISPERSION
from helpers.measures.diversity import diversity_by_speaker
from helpers.measures.floor import (
    floor_evenness,
    floors_in_words,
    questions,
    share_of_words,
    switches,
    who_follows,
)
from helpers.measures.frequency import (
    asked_frequency,
    term_frequency,
    term_frequency_by_speaker,
)
from helpers.measures.frequency.tf_idf import tf_idf
from helpers.measures.keyness import keyness, keyness_of_groups
from helpers.measures.keyness.of_sides import COLUMNS as COLUMNS_OF_KEYNESS
from helpers.measures.keyness.scores import SCORES
from helpers.measures.mentions import (
    co_mentions,
    countries_by_region,
    mention_frequency_by_speaker,
    mentions,
    mentions_over_time,
    most_named,
    who_names_whom,
)
from helpers.measures.mentions.named.terms import KINDS
from helpers.measures.timeline import calendar, term_positions
from helpers.tokens import tokens

# Accents, apostrophes and hyphens inside words, and letters that sort alike below.
TALK = [
    ("Ann", "We don't re-open the cafe\u0301. We don't. The cafe\u0301 is re-opened!"),
    ("Ben", "Don't we? The cafe\u0301 was open [laughter] and o'clock is o'clock."),
    (None, "Is it?"),
    ("Ann", "The re-opened cafe\u0301 is ours, and o'clock it is."),
] * 4
NAMES = [
    (
        "Ann",
        "Dr O'Brien met Jean-Luc Lefe\u0300vre in Co\u0302te d'Ivoire for UNICEF.",
    ),
    ("Ben O'Neill", "Is Timor-Leste in the United Nations Children's Fund?"),
    (None, "Mr Lefe\u0300vre has been in Timor-Leste and in Guinea-Bissau."),
    ("Ann", "The Timorese met Dr O'Brien, and Mr O'Neill was in Co\u0302te d'Ivoire."),
] * 3
DAYS = {"m1": {"date": "2024-01-05"}, "m2": {"date": "2024-02-05"}}
WAYS = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "modifier apostrophes": lambda text: text.replace("'", "ʼ"),
    "other hyphens": lambda text: text.replace("-", "\N{NON-BREAKING HYPHEN}"),
    "soft hyphens": lambda text: re.sub(r"([bcmpt])([eio])", "\\1\xad\\2", text),
    "capitals": str.upper,
}
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщ"
TO_CYRILLIC = str.maketrans(LATIN + LATIN.upper(), CYRILLIC + CYRILLIC.upper())
# Where hits stand, and what is printed there, may differ; who says what how often not.
OF_PRINT = ["start", "end", "left", "right", "text"]
OF_TERMS = ["term", "node", "collocate"]


def of_ann(words):
    return (words.turns["speaker"] == "Ann").to_numpy()


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
    "evenness": lambda corpus, words: floor_evenness(corpus.turns),
    "switches": lambda corpus, words: switches(corpus.turns),
    "asked": lambda corpus, words: asked_frequency(words, terms=list(words.vocabulary)),
    "keyness": lambda corpus, words: keyness(
        words,
        target=of_ann(words),
        min_count=1,
        columns=dict.fromkeys([*SCORES, *COLUMNS_OF_KEYNESS]),
    ),
    "keyness of groups": lambda corpus, words: keyness_of_groups(
        words, np.where(of_ann(words), 0, 1), ["Ann", "others"], n=2, min_count=1
    ),
    "collocates": lambda corpus, words: collocates_by_node(
        words, list(words.vocabulary), window=2
    ),
    "collocations": lambda corpus, words: collocations(words, window=3),
    "network": lambda corpus, words: collocation_network(
        words, words=list(words.vocabulary), window=1
    ),
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
    ).drop(columns="node"),
}
MEASURES_OF_NAMES = {
    "mentions": lambda corpus, found: found,
    "most named": lambda corpus, found: most_named(found, corpus.turns),
    "regions": lambda corpus, found: countries_by_region(found, corpus.turns),
    "by speaker": lambda corpus, found: mention_frequency_by_speaker(
        found, corpus.turns, kinds=KINDS
    ),
    "over time": lambda corpus, found: mentions_over_time(
        found, corpus, names=sorted(set(found["name"]))
    ),
    "named together": lambda corpus, found: co_mentions(found, corpus, min_count=1),
    "who names whom": lambda corpus, found: who_names_whom(found, corpus.turns),
}


def spelled(talk, change):
    talk = [(name, change(text)) for name, text in talk]
    return make_corpus({"m1": talk, "m2": talk[:5]}, days=DAYS)


def measured(measure, change):
    corpus = spelled(TALK, change)
    table = MEASURES[measure](corpus, tokens(corpus))
    return table.drop(columns=OF_PRINT, errors="ignore")


def named(measure, change):
    corpus = spelled(NAMES, change)
    table = MEASURES_OF_NAMES[measure](corpus, mentions(corpus))
    return table.drop(columns=OF_PRINT, errors="ignore")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("measure", MEASURES)
def test_a_spelling_changes_no_table(measure, way):
    plain, other = measured(measure, str), measured(measure, WAYS[way])
    assert len(plain)
    pd.testing.assert_frame_equal(plain, other, check_exact=True)


# Capitals alone tell names from words: without them fewer are found.
@pytest.mark.parametrize("way", sorted(set(WAYS) - {"capitals"}))
@pytest.mark.parametrize("measure", MEASURES_OF_NAMES)
def test_a_spelling_changes_no_name(measure, way):
    plain, other = named(measure, str), named(measure, WAYS[way])
    assert len(plain)
    pd.testing.assert_frame_equal(plain, other, check_exact=True)


@pytest.mark.parametrize("measure", MEASURES)
def test_letters_of_another_script_change_no_number(measure):
    latin = measured(measure, lambda text: unicodedata.normalize("NFC", text))
    other = measured(
        measure, lambda text: unicodedata.normalize("NFC", text).translate(TO_CYRILLIC)
    )
    for table in (latin, other):
        for column in table.columns.intersection(OF_TERMS):
            table[column] = [term.translate(TO_CYRILLIC) for term in table[column]]
    pd.testing.assert_frame_equal(latin, other, check_exact=True)
