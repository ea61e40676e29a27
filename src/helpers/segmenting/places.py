"""Countries and lands, as they stand between an office and a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pycountry

# Beside ISO 3166: names in common use, lands that have heads of their own, unions.
COMMON = (
    "Turkey|Russia|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|UK|USA"
    "|US|U.S.|UAE|EU|DPRK|PRC|America|Iran|Syria|Laos|Moldova|Tanzania|Venezuela"
    "|Bolivia|Brunei|Macedonia|Ivory Coast|Cote d’Ivoire|Cape Verde|Swaziland|Burma"
    "|East Timor|Holland|The Netherlands|Vatican|Holy See|Kosovo|Palestine|Abkhazia"
    "|South Ossetia|Nagorno-Karabakh|Transnistria|Soviet Union|USSR|Yugoslavia"
    "|Czechoslovakia|Kirghizia|Byelorussia|Congo|Guinea Bissau|Sao Tome|Micronesia"
    "|Bavaria|Saxony|Hesse|Thuringia|Brandenburg|Lower Saxony|Saxony-Anhalt"
    "|Rhineland-Palatinate|North Rhine-Westphalia|Abu Dhabi|Dubai|Sharjah|Kurdistan"
    "|Tatarstan|Bashkortostan|Chechnya|Dagestan|Crimea|Ingushetia|Adygea|Karelia"
    "|Kalmykia|Buryatia|Yakutia|Sakha|Mordovia|Mari El|Tuva|Udmurtia|Chuvashia|Komi"
    "|Khakassia|Altai|North Ossetia|North Ossetia-Alania|Kabardino-Balkaria"
    "|Karachayevo-Circassia|Karachay-Cherkessia|Catalonia|Flanders|Wallonia|Quebec"
    "|European Union|African Union|New York|Los Angeles|New Jersey|New Mexico"
    "|New Hampshire|North Carolina|South Carolina|North Dakota|South Dakota"
    "|West Virginia|Rhode Island"
).split("|")


@cache
def _places() -> dict[str, list[tuple[str, ...]]]:
    """Return all names, as words in small letters, by their first word."""
    names: set[str] = set(COMMON)
    for country in pycountry.countries:
        for form in ("name", "official_name", "common_name"):
            # "Iran, Islamic Republic of", "Holy See (Vatican City State)".
            names.add(getattr(country, form, "").partition(",")[0].partition(" (")[0])
    names |= {land.name for land in pycountry.subdivisions if land.country_code == "US"}
    places: dict[str, list[tuple[str, ...]]] = {}
    for name in names - {""}:
        words = tuple(name.casefold().replace("'", "’").split())
        places.setdefault(words[0], []).append(words)
    for found in places.values():
        found.sort(key=len, reverse=True)
    return places


def leading_place(words: Sequence[str]) -> int:
    """Return how many of `words` at their beginning are a country or land: 0 or more.

    Source: ISO 3166 as pycountry has it, and `COMMON`.
    """
    folded = [word.casefold().strip(",").replace("'", "’") for word in words]
    if not folded:
        return 0
    for place in _places().get(folded[0], []):
        if tuple(folded[: len(place)]) == place:
            return len(place)
    return 0


def is_place(text: str) -> bool:
    """Tell whether `text` is the name of a country or land and nothing else."""
    words = text.removeprefix("the ").split()
    return bool(words) and leading_place(words) == len(words)
