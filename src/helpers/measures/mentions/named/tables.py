"""The tables of names that stand beside this module, read once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

STAR = "*"


class Country(NamedTuple):
    """A row of ``countries.csv``.

    `code` is that of ISO 3166-1 (of ISO 3166-3 for former countries; with a question
    mark where a name fits two); `name` is empty where that of the CLDR is taken;
    `region` is a subregion of the UN's M49; `standing` is state, territory, former or
    unsaid; `names` and `peoples` are what it and its people are called in English
    besides, `names_elsewhere` what it is called in other languages.
    """

    code: str
    name: str
    region: str
    standing: str
    names: tuple[str, ...]
    names_elsewhere: tuple[str, ...]
    peoples: tuple[str, ...]


class Organisation(NamedTuple):
    """A row of ``organisations.csv``.

    Capital letters of `abbreviations` matter, those of `names` do not.
    """

    name: str
    kind: str
    abbreviations: tuple[str, ...]
    names: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries and territories, and former countries."""
    return tuple(
        Country(
            row["code"],
            row["name"],
            row["region"],
            row["standing"],
            _parted(row["names"]),
            _parted(row["names_elsewhere"]),
            _parted(row["peoples"]),
        )
        for row in _rows("countries.csv")
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return the international organisations."""
    return tuple(
        Organisation(
            row["name"],
            row["kind"],
            _parted(row["abbreviations"]),
            _parted(row["names"]),
        )
        for row in _rows("organisations.csv")
    )


@cache
def others() -> tuple[str, ...]:
    """Return longer names that hold the name of a country and are none."""
    return tuple(row["name"] for row in _rows("others.csv"))


@cache
def given_names() -> dict[str, bool]:
    """Return the given names, and whether each is nothing but a name."""
    names: dict[str, bool] = {}
    for line in _read("given_names.txt").splitlines():
        if not line.startswith("#"):
            is_name = not line.startswith(STAR)
            names |= dict.fromkeys(line.lstrip(f"{STAR} ").split(), is_name)
    return names


def _rows(file: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_read(file).splitlines())


def _read(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))
