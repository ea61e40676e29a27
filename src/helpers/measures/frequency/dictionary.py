"""How often the categories of a dictionary are called upon: terms of one sense."""

from __future__ import annotations

import csv
from functools import partial
from io import StringIO

import numpy as np
import pandas as pd

from helpers.errors import ParseError
from helpers.measures.arrays import Ints
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.frequency.asked_terms import turns_of
from helpers.measures.frequency.occurrences import (
    Occurrences,
    in_rows,
    rate_table,
    rates_by_speaker,
)
from helpers.measures.intervals import choose_units, describe_interval, describe_many
from helpers.paths import find_paths
from helpers.tables import check_table
from helpers.tokens import Tokens, find_term
from helpers.tokens.finding import WILDCARD
from helpers.words import find_words

COLUMNS = ("category", "term")


def read_dictionary(path: str) -> pd.DataFrame:
    """Return a dictionary of terms from a CSV with the columns category and term.

    Args:
        path: the file, looked for as a corpus is; UTF-8. A term is a word, a phrase,
            or either with wildcards; other columns are left out.

    Returns:
        One row per term: ``category``, ``term``, and ``line`` of the file.

    Raises:
        SourceError: there is no such file.
        ParseError: it is no UTF-8, a column is missing, or a line lacks a category or
            a term with a word; the message names the line.
    """
    content = find_paths(path)[0].read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(
            f"{path}: byte {error.start} is not UTF-8; save the file as CSV UTF-8"
        ) from error
    reader = csv.DictReader(StringIO(text, newline=""), skipinitialspace=True)
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise ParseError(
            f"{path}: line 1: missing column(s) {missing}, expected a first line with"
            f" {','.join(COLUMNS)}; it has {names}"
        )
    reader.fieldnames = names
    rows = [
        _row(path, reader.line_num, line)
        for line in reader
        if any(filter(None, line.values()))
    ]
    return pd.DataFrame(rows, columns=[*COLUMNS, "line"])


def _row(path: str, number: int, line: dict[str | None, str]) -> dict[str, object]:
    """Return one term of the file, checked."""
    values = {name: " ".join((line[name] or "").split()) for name in COLUMNS}
    where = f"{path}: line {number}"
    if None in line:
        raise ParseError(
            f"{where}: more values than columns, expected"
            f" {','.join(COLUMNS)}; put a term with a comma in quotes"
        )
    if not values["category"]:
        raise ParseError(f"{where}: no category for {values['term']!r}, expected one")
    if not any(find_words(values["term"].replace(WILDCARD, "x"))):
        raise ParseError(
            f"{where}: {values['term']!r} has no word, expected a word, a phrase, or a"
            " word with *"
        )
    return {**values, "line": number}


def dictionary_frequency(tokens: Tokens, dictionary: pd.DataFrame) -> pd.DataFrame:
    """Count the categories of a dictionary, of all speakers together.

    Words that several terms of one category cover are one occurrence of it: where
    "secur*" and "national security" overlap, security is called upon once. One
    occurrence may count for several categories.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        dictionary: ``category`` and ``term``, as of :func:`read_dictionary`. How often
            each term is said tells
            :func:`helpers.measures.frequency.asked_frequency`.

    Returns:
        One row per category, in the order of the dictionary: ``category``, then the
        columns of :func:`helpers.measures.frequency.term_frequency`.

    Raises:
        ParameterError: a term has no word.
        TableError: the dictionary lacks a column or rows, or there are no turns.
    """
    found = _find(tokens, dictionary)
    units = choose_units(tokens.turns)
    table = _named(rate_table(tokens.turns, found, units))
    table.attrs["card"] = _card(tokens, dictionary, describe_interval(units, rare=True))
    return table


def dictionary_frequency_by_speaker(
    tokens: Tokens, dictionary: pd.DataFrame
) -> pd.DataFrame:
    """Count the categories of a dictionary, of each speaker.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        dictionary: as in :func:`dictionary_frequency`.

    Returns:
        The columns of :func:`dictionary_frequency` after ``speaker``, and last
        ``unit``: one row for each speaker and category, most words first.

    Raises:
        ParameterError: a term has no word.
        TableError: the dictionary lacks a column or rows, or there are no turns.
    """
    found = _find(tokens, dictionary)
    find = partial(in_rows, found, n_turns=len(tokens.turns))
    table = _named(rates_by_speaker(tokens.turns, find))
    table.attrs["card"] = _card(tokens, dictionary, describe_many(rare=True))
    return table


def _find(tokens: Tokens, dictionary: pd.DataFrame) -> Occurrences:
    """Return where the categories are called upon."""
    check_table(tokens.turns, ("speaker",), name="turns", needs_rows=True)
    check_table(dictionary, COLUMNS, name="dictionary", needs_rows=True)
    groups = dictionary.groupby("category", sort=False)["term"]
    places = {str(name): _stretches(tokens, terms) for name, terms in groups}
    codes = np.repeat(np.arange(len(places)), [len(found) for found in places.values()])
    rows = turns_of(tokens, np.concatenate(list(places.values())))
    return Occurrences(list(places), codes, rows)


def _stretches(tokens: Tokens, terms: pd.Series) -> Ints:
    """Return where words begin that one term covers, or several that overlap."""
    hits = [find_term(tokens, term) for term in terms.unique()]
    starts = np.concatenate([places for places, _ in hits])
    ends = np.concatenate([places + width for places, width in hits])
    order = np.argsort(starts, kind="stable")
    starts, reach = starts[order], np.maximum.accumulate(ends[order])
    is_new = np.concatenate([[True], starts[1:] >= reach[:-1]])[: len(starts)]
    return starts[is_new]


def _named(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns={"term": "category"})


def _card(tokens: Tokens, dictionary: pd.DataFrame, interval: str) -> dict[str, str]:
    n_categories = dictionary["category"].nunique()
    size = f"{count_of(len(dictionary), 'term')}, categories: {n_categories:,}"
    return build_card(
        measure="frequency of the categories of a dictionary",
        formula="rate: occurrences / words × 1,000,000; * stands for any letters; words"
        " that several terms of a category cover are one occurrence",
        unit="words as compared; an occurrence stands where it begins, and crosses no"
        " turn, bracket or page furniture",
        denominator="all running words in the turns",
        interval=interval,
        n=f"{size_of(tokens.turns)}; {size}",
        source="standard; interval: Rubin 1981, Learned-Miller and Thomas 2019",
    )
