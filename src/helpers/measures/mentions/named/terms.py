"""What is looked for: names of countries, peoples and organisations, by language.

English names come from the CLDR (babel) and ISO 3166 (pycountry); what these do not
hold, such as what a people is called, is in the tables beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from helpers.measures.mentions.named.tables import (
    Country,
    countries,
    organisations,
    others,
)

COUNTRY, NATIONALITY, ORGANISATION, PERSON = KINDS = (
    "country",
    "nationality",
    "organisation",
    "person",
)
# Languages in which countries are named in one form, or in forms that a rule makes.
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")
# States whose name is a word, or a given name, of that language.
NOT_IN = {("fr", "MU"), ("it", "ML"), ("de", "NR"), ("pt", "ML"), ("es", "ML")}
IRREGULAR = re.compile(r"(?:ese|sh|ch|s|x|z|man|men|woman|women|Swiss)$")
UNSAID = "unsaid"
PARENTHESES = re.compile(r"[(,&]| - ")


class Term(NamedTuple):
    """A name that is looked for.

    `printed` is the form in a text; `is_exact` says that its capitals matter; `kind`
    is empty for a longer name that only keeps a country's from being found in it.
    """

    printed: str
    kind: str
    name: str
    region: str = ""
    evidence: str = ""
    is_exact: bool = False


@cache
def terms_of(language: str) -> tuple[Term, ...]:
    """Return the terms of a language; of one that is not covered, those of none.

    Args:
        language: code of the language, such as "en"; empty where it is not known.
    """
    found = [*_organisations()]
    if language in LANGUAGES:
        found += _countries(language)
    if language == "en":
        found += _peoples()
        found += [Term(name, "", name) for name in others()]
    return tuple(found)


@cache
def country_names() -> dict[str, str]:
    """Return the standard English name of each code."""
    from babel import Locale

    english = Locale.parse("en").territories
    return {row.code: row.name or str(english[row.code]) for row in countries()}


def _countries(language: str) -> Iterator[Term]:
    # "Congo" is in ISO 3166 the name of one of the two.
    for country in sorted(countries(), key=lambda row: row.standing != UNSAID):
        if language == "en":
            forms = dict.fromkeys(country.names, "a name in use")
            forms |= dict.fromkeys(_english(country), "name")
        else:
            forms = dict.fromkeys(country.names_elsewhere, "a name in use")
            forms |= dict.fromkeys(_foreign(country, language), "name")
        for form, evidence in forms.items():
            yield _term(form, COUNTRY, country, evidence)


def _english(country: Country) -> Iterator[str]:
    import pycountry

    if country.standing not in ("state", "territory"):
        return
    known = pycountry.countries.get(alpha_2=country.code)
    keys = ("name", "common_name", "official_name") if known else ()
    names = [country_names()[country.code], *(getattr(known, key, "") for key in keys)]
    for name in names:
        if name and not PARENTHESES.search(name):
            yield name.removeprefix("the ").replace("St. ", "Saint ")


def _foreign(country: Country, language: str) -> Iterator[str]:
    from babel import Locale

    if country.standing != "state" or (language, country.code) in NOT_IN:
        return
    name = Locale.parse(language).territories.get(country.code, "")
    if name and not PARENTHESES.search(name):
        yield name
        if language == "de" and not name.endswith("s"):
            yield f"{name}s"


def _peoples() -> Iterator[Term]:
    for country in countries():
        for form in country.peoples:
            yield _term(form, NATIONALITY, country, "nationality")
            if not IRREGULAR.search(form):
                yield _term(f"{form}s", NATIONALITY, country, "nationality")


def _term(form: str, kind: str, country: Country, evidence: str) -> Term:
    if country.standing == UNSAID:
        evidence = "fits more than one country"
    name = country_names().get(country.code, country.name)
    is_short = form.replace(".", "").replace(" ", "").isupper()
    return Term(form, kind, name, country.region, evidence, is_short)


def _organisations() -> Iterator[Term]:
    for row in organisations():
        for form in (*row.abbreviations, row.name):
            is_listed = form in row.abbreviations
            evidence = "abbreviation" if is_listed else "name"
            yield Term(form, ORGANISATION, row.name, "", evidence, is_listed)
        for form in row.names:
            yield Term(form, ORGANISATION, row.name, "", "name")
