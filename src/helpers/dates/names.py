"""Names of months and weekdays in many languages, as the Unicode CLDR has them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from babel import Locale

LANGUAGES = (
    "en de fr es it pt nl sv da nb fi et lv lt pl cs sk sl hr bs sr bg mk uk ru be ro"
    " hu el tr ca gl is"
).split()
# Elsewhere short forms are words of other languages: "ago" is August, "set" September.
WITH_SHORT_FORMS = ("en",)
# Forms that a parliament prints and the CLDR does not have.
MORE_MONTHS = {"setiembre": 9, "jänner": 1, "feber": 2, "sept": 9}


@cache
def month_names() -> dict[str, dict[int, set[str]]]:
    """Return, by lower-case name, the months it can mean, each with its languages.

    "listopada" is October in Croatian and November in Polish.
    """
    names: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language in LANGUAGES:
        for forms in _forms(Locale.parse(language).months, language):
            for number, name in forms.items():
                names[name.lower().rstrip(".")][number].add(language)
    for name, number in MORE_MONTHS.items():
        names[name][number].add("")
    return names


@cache
def weekday_names() -> dict[str, set[int]]:
    """Return, by lower-case name, the weekdays it can mean; Monday is 0."""
    names: dict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for forms in _forms(Locale.parse(language).days, language):
            for number, name in forms.items():
                names[name.lower().rstrip(".")].add(number)
                if language == "sv":
                    # "Tisdagen den 14 mars": the definite form is not in the CLDR.
                    names[f"{name.lower()}en"].add(number)
    return names


def month_of(name: str, language: str = "") -> int | None:
    """Return the month that `name` means; None if it means none, or more than one.

    Args:
        name: as printed, in any case.
        language: code of the text's language, which decides between two; may be empty.
    """
    months = month_names().get(name.lower().rstrip("."), {})
    if len(months) > 1:
        spoken = language[:2].lower()
        months = {month: codes for month, codes in months.items() if spoken in codes}
    return next(iter(months)) if len(months) == 1 else None


def _forms(names: Any, language: str) -> list[dict[int, str]]:
    widths = ["wide", "abbreviated"] if language in WITH_SHORT_FORMS else ["wide"]
    return [
        names[form][width] for form in ("format", "stand-alone") for width in widths
    ]
