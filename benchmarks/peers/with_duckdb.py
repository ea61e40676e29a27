"""DuckDB: a statement of SQL each; words are an ENUM, turns hold lists of them."""

from __future__ import annotations

from pathlib import Path

from duckdb import DuckDBPyConnection as Connection
from duckdb import connect
from speed_tasks import (
    CONTEXT,
    MIN_PAIRS,
    PAGE,
    RUST_WORD,
    TOP,
    WINDOW,
    Answer,
    Material,
    SumUp,
    resample,
    sum_up_resamples,
)


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"


WORDS = f"regexp_extract_all(lower(text), {_quoted(RUST_WORD)})"


def _read(material: Material) -> str:
    return f"read_parquet({_quoted(material.turns)})"


def prepare(material: Material) -> Connection:
    """Return a database in memory: words in turns, and a row per word."""
    database = connect()
    database.execute(
        f"CREATE TABLE turns AS SELECT meeting_id, speaker, date, {WORDS} AS words"
        f" FROM {_read(material)};"
        "CREATE TYPE term AS ENUM (SELECT DISTINCT unnest(words) AS word FROM turns);"
        "ALTER TABLE turns ALTER words TYPE term[];"
        "CREATE TABLE words AS SELECT meeting_id, speaker,"
        " date_trunc('month', date) AS month, unnest(words) AS word FROM turns"
    )
    return database


def _result(database: Connection, query: str, *given: object) -> None:
    database.execute(f"CREATE OR REPLACE TABLE result AS {query}", list(given))


def _ask(database: Connection, query: str, *given: object) -> Answer:
    """Return the one row of a query by names of its columns."""
    answer = database.execute(query, list(given))
    names = [column[0] for column in answer.description or ()]
    return dict(zip(names, answer.fetchone() or (), strict=True))


def _sum_up(database: Connection, term: str) -> SumUp:
    """Sum up the result of counting; `term` names the thing that was counted."""
    return lambda: _ask(
        database,
        "SELECT sum(n)::BIGINT AS total, count(*) AS types, max(n) AS n,"
        f" count(*) FILTER (n = 1) AS hapaxes, arg_max({term}, n) AS most FROM result",
    )


def store(material: Material, folder: Path) -> SumUp:
    """Write a row per word to a database file."""
    database = connect(str(folder / "words.duckdb"))
    database.execute(
        "CREATE TABLE words AS SELECT row, unnest(words) AS word FROM"
        f" (SELECT row_number() OVER () AS row, {WORDS} AS words"
        f" FROM {_read(material)});"
        "CHECKPOINT"
    )

    def sum_up() -> Answer:
        _result(database, "SELECT word, count(*) AS n FROM words GROUP BY word")
        return _sum_up(database, "word")()

    return sum_up


def cold_top(material: Material, folder: Path) -> SumUp:
    """Find each speaker's most frequent terms, in one statement from the file."""
    words = f"(SELECT speaker, unnest({WORDS}) AS word FROM {_read(material)})"
    return _top(connect(), words)


def top(database: Connection, material: Material) -> SumUp:
    """Find each speaker's most frequent terms."""
    return _top(database, "words")


def _top(database: Connection, words: str) -> SumUp:
    _result(
        database,
        f"SELECT speaker, word, count(*) AS n FROM {words} GROUP BY speaker, word"
        f" QUALIFY row_number() OVER (PARTITION BY speaker ORDER BY n DESC) <= {TOP}",
    )
    return lambda: _ask(
        database, 'SELECT count(*) AS rows, sum(n)::BIGINT AS "sum" FROM result'
    )


def cold_bigrams(material: Material, folder: Path) -> SumUp:
    """Count all 2-grams, in one statement from the file."""
    turns = f"(SELECT {WORDS} AS words FROM {_read(material)})"
    return _grams(connect(), turns, 2)


def bigrams(database: Connection, material: Material) -> SumUp:
    """Count all 2-grams."""
    return _grams(database, "turns", 2)


def trigrams(database: Connection, material: Material) -> SumUp:
    """Count all 3-grams."""
    return _grams(database, "turns", 3)


def _grams(database: Connection, turns: str, size: int) -> SumUp:
    places = range(size)
    # The n-th words of all n-grams are the turn without as many at either end.
    lists = [f"unnest(words[{at + 1}:{at - size}]) AS w{at}" for at in places]
    names = ", ".join(f"w{at}" for at in places)
    _result(
        database,
        f"SELECT {names}, count(*) AS n FROM (SELECT {', '.join(lists)} FROM {turns})"
        f" GROUP BY {names}",
    )
    return _sum_up(database, f"concat_ws(' ', {names})")


def pairs(database: Connection, material: Material) -> SumUp:
    """Count pairs of a word and one of those that follow it."""
    parts = [
        f"SELECT unnest(words[:{-1 - apart}]) AS w0, unnest(words[{apart + 1}:]) AS w1"
        " FROM turns"
        for apart in range(1, WINDOW + 1)
    ]
    _result(
        database,
        f"SELECT w0, w1, count(*) AS n FROM ({' UNION ALL '.join(parts)})"
        f" GROUP BY w0, w1 HAVING n >= {MIN_PAIRS}",
    )
    return _sum_up(database, "concat_ws(' ', w0, w1)")


def keyness(database: Connection, material: Material) -> SumUp:
    """Compare one speaker with all others, by G² over four cells."""
    cells = ("a", "na * s"), ("b", "nb * s"), ("na-a", "na*(1-s)"), ("nb-b", "nb*(1-s)")
    terms = [f"if({n} = 0, 0, ({n}) * ln(({n}) / ({e})))" for n, e in cells]
    _result(
        database,
        f"SELECT word, 2 * ({' + '.join(terms)}) AS score FROM"
        " (SELECT *, sum(a) OVER () AS na, sum(b) OVER () AS nb,"
        " (a + b) / (na + nb) AS s FROM (SELECT word,"
        " count(*) FILTER (speaker = ?)::DOUBLE AS a,"
        " count(*) FILTER (speaker <> ?)::DOUBLE AS b FROM words GROUP BY word))",
        material.speaker,
        material.speaker,
    )
    return lambda: _ask(
        database,
        "SELECT count(*) AS terms, arg_max(word, score) AS most,"
        ' max(score) AS "G²", sum(score) AS "sum" FROM result',
    )


def concordance(database: Connection, material: Material) -> SumUp:
    """List every occurrence of a word with the words around it."""
    return _hits(database, material.word, "")


def first_page(database: Connection, material: Material) -> SumUp:
    """List the first occurrences."""
    return _hits(database, material.word, f"LIMIT {PAGE}")


def _hits(database: Connection, word: str, limit: str) -> SumUp:
    asked = f"{_quoted(word)}::term"
    left = f"words[greatest(i - {CONTEXT}, 1):i - 1]"
    right = f"words[i + 1:i + {CONTEXT}]"
    _result(
        database,
        f"SELECT meeting_id, speaker, array_to_string({left}::VARCHAR[], ' ') AS l,"
        f" array_to_string({right}::VARCHAR[], ' ') AS r FROM"
        " (SELECT meeting_id, speaker, words, unnest(list_filter("
        f"range(1, len(words) + 1), lambda j: words[j] = {asked})) AS i"
        f" FROM turns WHERE list_contains(words, {asked})) {limit}",
    )
    return lambda: _ask(
        database,
        "SELECT count(*) AS hits, sum(len(l) + len(r))::BIGINT AS letters FROM result",
    )


def dispersion(database: Connection, material: Material) -> SumUp:
    """Find DP of all terms over meetings."""
    # Over the meetings without the term, |v/f - s| is s: together 1 less the others' s.
    _result(
        database,
        "SELECT word, (1 + sum(abs(v - s) - s)) / 2 AS dp FROM (SELECT word,"
        " n / sum(n) OVER (PARTITION BY word) AS v,"
        " sum(n) OVER (PARTITION BY meeting_id) / sum(n) OVER () AS s FROM"
        " (SELECT meeting_id, word, count(*) AS n FROM words GROUP BY ALL))"
        " GROUP BY word",
    )
    asked = [material.word, material.terms[0]]
    named = [f'any_value(dp) FILTER (word = ?) AS "DP {word}"' for word in asked]
    query = f'count(*) AS terms, sum(dp) AS "sum", {", ".join(named)}'
    return lambda: _ask(database, f"SELECT {query} FROM result", *asked)


def months(database: Connection, material: Material) -> SumUp:
    """Count some terms by month."""
    _result(
        database,
        "SELECT word, month, count(*) AS n FROM words"
        " WHERE word IN (SELECT unnest(?)::term) GROUP BY word, month",
        list(material.terms),
    )
    return lambda: _ask(
        database,
        'SELECT count(DISTINCT month) AS months, sum(n)::BIGINT AS "sum",'
        " max(n) AS most FROM result",
    )


def resamples(database: Connection, material: Material) -> SumUp:
    """Draw meetings anew; the drawing is numpy's."""
    import numpy as np

    _result(
        database,
        "SELECT meeting_id, count(*) AS size, row_number() OVER () - 1 AS place"
        " FROM words GROUP BY meeting_id",
    )
    sizes = database.execute("SELECT size FROM result ORDER BY place").fetchnumpy()
    counts = database.execute(
        "SELECT any_value(place) AS place, count(*) AS n,"
        " list_position(?::term[], word) - 1 AS term"
        " FROM words JOIN result USING (meeting_id)"
        " WHERE word IN (SELECT unnest(?)::term) GROUP BY meeting_id, word",
        [list(material.terms)] * 2,
    ).fetchnumpy()
    table = np.zeros((len(sizes["size"]), len(material.terms)))
    table[counts["place"], counts["term"]] = counts["n"]
    rates = resample(table, sizes["size"].astype(float))
    return lambda: sum_up_resamples(rates)
