"""The patterns of the tables of wording, ready to be searched."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from babel import Locale

from helpers.dates.number_words import DECADES, MORE_NUMBERS, NUMBERS
from helpers.dates.wording import SHAPES

# Words that stand often in any text of a language, and in no other of these.
SIGNS = {
    "en": "the and of that is we to it was has have be this you".split(),
    "de": "und die der das nicht wir ist ich es zu mit für auch".split(),
    "fr": "les des est vous nous et pour dans qui ne pas une".split(),
    "es": "que los las el por una y con para del señor".split(),
    "ru": "и в на что не мы это я с по как".split(),
}
SAMPLE = 20_000  # characters


def language_of(text: str, stated: str = "") -> str:
    """Return the code of the language of `text`; empty for one that has no table.

    Args:
        text: the speech of a meeting; its first part is enough.
        stated: what a person or the page says it is; empty if nobody says.
    """
    if stated:
        return stated[:2].lower() if stated[:2].lower() in SHAPES else ""
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE].lower())
    times = Counter(words)
    counts = {code: sum(times[sign] for sign in signs) for code, signs in SIGNS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 0.04 * len(words) else ""


@cache
def said_months() -> dict[str, int]:
    """Return the months by name, in the case in which running text has them."""
    names = {}
    for language in SHAPES:
        for form, width in (
            ("format", "wide"),
            ("stand-alone", "wide"),
            ("format", "abbreviated"),
        ):
            if width == "abbreviated" and language != "en":
                continue
            for number, name in Locale.parse(language).months[form][width].items():
                names[name.rstrip(".")] = number
                if language == "ru":
                    # "в январе": the prepositional case is not in the CLDR.
                    names[re.sub(r"[аья]$", "е", name)] = number
                if language in ("en", "de"):
                    names[name.upper()] = number
    return names | {"Sept": 9}


@cache
def said_weekdays(language: str) -> dict[str, int]:
    """Return the weekdays of a language, as running text has them; Monday is 0."""
    wide = Locale.parse(language).days["format"]["wide"]
    names = {name: number for number, name in wide.items()}
    if language == "ru":
        # "в пятницу": the accusative is not in the CLDR.
        names |= {re.sub("а$", "у", name): number for name, number in names.items()}
    return names


@cache
def numbers_of(language: str) -> dict[str, int]:
    """Return the numbers that a language says in words."""
    counted = enumerate(NUMBERS[language], start=1)
    return {name: number for number, name in counted} | MORE_NUMBERS[language]


@cache
def compiled_shapes(
    language: str,
) -> list[tuple[str, list[str], re.Pattern[str]]]:
    """Return the shapes of a language, each with its letters and its pattern."""
    months = "|".join(sorted(said_months(), key=len, reverse=True))
    numbers = "|".join(sorted(numbers_of(language), key=len, reverse=True))
    decades = "|".join(sorted(DECADES[language], key=len, reverse=True))
    weekdays = "|".join(said_weekdays(language))
    n = rf"(?P<n>\d{{1,3}}|(?i:{numbers}))"
    day = r"\d{1,2}(?:st|nd|rd|th|\.|er)?"
    lead = (
        rf"(?:(?:(?P<d1>{day})(?: of| de)? )?(?P<name>{months})(?: (?P<d2>{day}))?,?"
        r"(?: of| in| de| del| des)? )?"
    )
    parts = {
        "n2": n.replace("P<n>", "P<n2>"), "n": n, "month": months,
        "decade": decades, "lead": lead, "weekday": f"(?P<weekday>{weekdays})",
    }  # fmt: skip
    shapes = []
    for shape, letters, pattern in SHAPES[language]:
        for key, part in parts.items():
            pattern = pattern.replace(f"{{{key}}}", part)
        ready = re.compile(rf"(?<!\w){pattern}")
        shapes.append((shape, letters.split("|"), ready))
    return shapes
