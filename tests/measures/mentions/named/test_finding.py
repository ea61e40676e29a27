"""Countries, peoples and organisations: what counts, and the near misses."""

import re
import unicodedata

import pytest
from builders import make_corpus

from helpers.measures.mentions import mentions
from helpers.measures.mentions.named.tables import countries, organisations, others
from helpers.measures.mentions.named.terms import LANGUAGES, country_names, terms_of


def named(text, language=None):
    """Return (words, kind, name) of each mention in a turn that says `text`."""
    corpus = make_corpus({"a": [(None, text)]})
    if language:
        corpus.meetings["language"] = language
    table = mentions(corpus)
    return list(table[["text", "kind", "name"]].itertuples(index=False, name=None))


def countries_in(text, language=None):
    return [name for _, kind, name in named(text, language) if kind == "country"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met in Russia.", ["Russia"]),
        ("Russia's border, the Russian Federation's.", ["Russia", "Russia"]),
        ("in the UK, in Britain and in Great Britain", ["United Kingdom"] * 3),
        ("the Netherlands or Holland", ["Netherlands", "Netherlands"]),
        ("the United States, the US, the U.S. and the USA", ["United States"] * 4),
        ("the United\nStates", ["United States"]),
        ("Give it to us, all of us.", []),
        ("It costs US$5, or five US dollars.", []),
        ("a turkey, fine china and a chile", []),
        ("in Turkey, China and Chile", ["Turkey", "China", "Chile"]),
        ("Niger and Nigeria", ["Niger", "Nigeria"]),
        ("Nigerians and Nigeriens", []),
        ("Equatorial Guinea", ["Equatorial Guinea"]),
        ("Papua New Guinea, Guinea-Bissau", ["Papua New Guinea", "Guinea-Bissau"]),
        ("the Gulf of Guinea, and Guinea", ["Guinea"]),
        ("Northern Ireland", ["United Kingdom"]),
        ("Ireland", ["Ireland"]),
        ("in Korea", ["Korea (which is not said)"]),
        ("in South Korea and the DPRK", ["South Korea", "North Korea"]),
        ("in Congo", ["Congo (which is not said)"]),
        ("the Democratic Republic of the Congo", ["Congo (Kinshasa)"]),
        ("the South China Sea", []),
        ("Latin America, North America and America", ["United States"]),
        ("the Moscow region", []),
        ("New Mexico and Mexico", ["Mexico"]),
        ("South Sudan and Sudan", ["South Sudan", "Sudan"]),
        ("the Soviet Union", ["Soviet Union"]),
        ("the Russia–China border, pro-Iran", ["Russia", "China", "Iran"]),
        ("Michael Jordan, Tom Holland and Mr Chad", []),
        ("King Abdullah of Jordan", ["Jordan"]),
        ("Romania, Oman; Romans", ["Romania", "Oman"]),
        ("Côte d’Ivoire is the Ivory Coast", ["Ivory Coast", "Ivory Coast"]),
    ],
)
def test_countries_are_found_by_name(text, found):
    assert countries_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russians and a Russian", ["Russia", "Russia"]),
        ("the Dutch, the Swiss and a Dane", ["Netherlands", "Switzerland", "Denmark"]),
        ("to polish; the Polish", ["Poland"]),
        ("a Frenchman", ["France"]),
        ("He speaks Russian.", []),
        ("He said it in Russian, and in German.", []),
        ("in Russian waters", ["Russia"]),
        ("Russian-speaking, and the Russian language", []),
        ("Koreans", ["Korea (which is not said)"]),
        ("South Koreans", ["South Korea"]),
        ("an African American, a South American, an American", ["United States"]),
        ("the Indian Ocean and Indian ships", ["India"]),
        ("the Swiss franc", []),
    ],
)
def test_peoples_are_found_and_languages_are_not(text, found):
    assert [name for _, kind, name in named(text) if kind == "nationality"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the UN, the U.N. and the United Nations", ["United Nations"] * 3),
        ("the united nations", ["United Nations"]),
        ("UNITED NATIONS", ["United Nations"]),
        ("the UN Security Council", ["UN Security Council"]),
        ("the united nations security council", ["UN Security Council"]),
        ("WHO, and who is it?", ["World Health Organization"]),
        ("Who is it? Nato is.", ["NATO"]),
        ("NATO-led, EU-wide", ["NATO", "European Union"]),
        ("a customs union; the Customs Union", ["Eurasian Economic Union"]),
        ("the G20 and the G-7", ["G20", "G7"]),
        ("OPEC+ agreed", ["OPEC"]),
        ("the World Bankers", []),
        ("the Council of Europe, the European Council", None),
        ("UNICEF and unicef", ["UNICEF"]),
        ("BRICS, SCO, EAEU and CSTO", None),
    ],
)
def test_organisations_are_found_by_abbreviation_and_name(text, found):
    names = [name for _, kind, name in named(text) if kind == "organisation"]
    if found is None:
        assert len(names) == len(re.findall(r",| and", text)) + 1
        assert len(set(names)) == len(names)
    else:
        assert names == found


def test_the_longest_name_counts_once():
    assert named("the Union State of Russia and Belarus") == [
        ("Union State of Russia and Belarus", "organisation", "Union State")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tbilisi is in Georgia, in the Caucasus.", ["Georgia"]),
        ("We spoke of Georgia.", ["Georgia"]),
        ("the gentleman from Georgia, and Alabama", []),
    ],
)
def test_georgia_is_a_country_or_a_state_by_what_stands_around(text, found):
    assert countries_in(text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Deutschlands Grenze zur Türkei", ["Germany", "Turkey"]),
        ("de", "in den Vereinigten Staaten", ["United States"]),
        ("fr", "la Suède et les États-Unis", ["Sweden", "United States"]),
        ("fr", "M. Maurice", []),
        ("es", "España y Francia. Reunión de ayer.", ["Spain", "France"]),
        ("it", "in Svezia", ["Sweden"]),
        ("nl", "in Duitsland", ["Germany"]),
        ("pt", "na Alemanha", ["Germany"]),
        ("pl", "w Polsce; Niemcy", []),
    ],
)
def test_other_languages_have_their_own_names(language, text, found):
    assert countries_in(text, language) == found


LETTERS = "we have said it of the people and of the world that this is for you to do "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("russia and nato", ["Russia", "NATO"]),
        ("give us turkey and who is it", []),
        ("the united states", ["United States"]),
    ],
)
def test_a_text_in_small_letters_or_capitals_has_names_that_are_no_words(text, found):
    small = LETTERS * 20 + text
    assert [name for _, _, name in named(small)] == found
    assert [name for _, _, name in named(small.upper())] == found


def test_no_mention_crosses_a_bracket_a_turn_or_a_paragraph():
    corpus = make_corpus(
        {"a": [("Ann Lee", "the United [Noise.] States"), (None, "the\n\nUnited")]}
    )
    assert mentions(corpus).empty


def test_what_stands_in_a_bracket_is_not_said():
    assert countries_in("Good. [Laughter from Russia.] Yes.") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_found_as_itself(language):
    printed = [
        t.printed for t in terms_of(language) if t.kind and t.kind != "nationality"
    ]
    said = "\n\n".join(f"it was {form} ." for form in printed)
    assert [text for text, _, _ in named(said, language)] == printed


def test_the_tables_are_whole():
    names = country_names()
    assert len(names) == len(countries())
    assert all(names.values())
    regions = {country.region for country in countries()}
    assert len(regions) == 17
    known = [row.name for row in organisations()]
    assert len(known) == len(set(known))
    printed = [form for row in organisations() for form in row.abbreviations]
    assert len(printed) == len(set(printed))
    assert len(set(others())) == len(others())


def test_composed_and_decomposed_text_and_all_apostrophes_are_alike():
    text = "Côte d'Ivoire, Türkiye, a Burkinabé"
    found = [(kind, name) for _, kind, name in named(text)]
    assert len(found) == 3
    for other in (unicodedata.normalize("NFD", text), text.replace("'", "’")):
        assert [(kind, name) for _, kind, name in named(other)] == found
