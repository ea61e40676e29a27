"""Names, types and meaning of every column of every table, and the one check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from helpers.errors import TableError

TEXT = "str"
COUNT = "int64"
COUNT_OR_NONE = "Int64"
NUMBER = "float64"
FLAG = "bool"
DAY = "datetime64[us]"

# The row of results that holds turns of collective and anonymous labels.
NO_PERSON = "(no named person)"


class Column(NamedTuple):
    """A column: its name, its pandas type, and what stands in it."""

    name: str
    dtype: str
    meaning: str
    is_key: bool = False


SPAN_KINDS = {
    "speech": "words of a turn; only these are counted",
    "label": "the printed mark that opens a turn",
    "stage": "a reporter's bracket, such as (Applause.)",
    "interjection": "a bracket with a name and words of somebody else",
    "narration": "the record speaks",
    "heading": "a heading, also the printed title",
    "separator": "a line such as ***",
    "cut": "a mark that the transcript is an excerpt, such as <…>",
    "furniture": "what the page adds: menus, share buttons, forms",
    "metadata": "source line, page clock and other dates of the page",
    "repeat": "a rolling caption's second showing",
    "wrap": "a hyphen by which a line's end parts a word; the word counts once",
    "blank": "white space between paragraphs",
    "unattributed": "words that no rule could give to anybody",
}

_MEETING = Column(
    "meeting_id", TEXT, "the meeting; readable, from the file's name", True
)

TABLES: dict[str, tuple[Column, ...]] = {
    "sources": (
        Column("file", TEXT, "path of the file, relative to the input", True),
        Column("sha256", TEXT, "SHA-256 of the file's bytes, in hex"),
        Column(
            "format", TEXT, "kind of file, told from its content; missing if not read"
        ),
        Column("encoding", TEXT, "encoding by which the bytes were read"),
        Column("status", TEXT, "read, not read (no transcript) or failed"),
        Column("reason", TEXT, "why it was not read, or failed; doubts of a reader"),
    ),
    "meetings": (
        _MEETING,
        Column("title", TEXT, "title as printed, or as given in meetings.csv"),
        Column("date", DAY, "day of the meeting; missing rather than guessed"),
        Column("date_evidence", TEXT, "who or what says so"),
        Column("published", DAY, "day of publication that the page gives"),
        Column("fetched", DAY, "day on which the page was saved, where known"),
        Column("place", TEXT, "where it was held, as given"),
        Column("language", TEXT, "language that the page or meetings.csv states"),
        Column("source_url", TEXT, "address of the published transcript"),
        Column("licence", TEXT, "terms of use, as given in meetings.csv"),
        Column("file", TEXT, "path of the file, relative to the input"),
        Column("sha256", TEXT, "SHA-256 of the file's bytes, in hex"),
        Column("format", TEXT, "kind of file, told from its content"),
        Column("n_turns", COUNT, "turns"),
        Column("n_words", COUNT, "words in all turns (the denominator of shares)"),
        Column("n_unattributed", COUNT, "words in unattributed spans"),
        Column("is_excerpt", FLAG, "whether the transcript marks a cut"),
    ),
    "documents": (
        _MEETING,
        Column("text", TEXT, "the published text, character for character"),
    ),
    "turns": (
        _MEETING,
        Column("turn", COUNT, "number of the turn in its meeting, from 1", True),
        Column("floor", COUNT_OR_NONE, "number of the stretch that one speaker holds"),
        Column("section", COUNT, "number of the section, from 1"),
        Column("speaker", TEXT, "the person; missing if collective or anonymous"),
        Column("label", TEXT, "the label as printed; missing if there is none"),
        Column("role", TEXT, "office or role that the label gives"),
        Column("note", TEXT, "note in brackets that the label gives"),
        Column("text", TEXT, "documents.text[start:end]"),
        Column("start", COUNT, "first character of the turn, after its label"),
        Column("end", COUNT, "one past the last character of the turn"),
        Column("start_time", NUMBER, "seconds from the start, where the file says so"),
        Column("end_time", NUMBER, "seconds from the start, where the file says so"),
        Column("n_words", COUNT, "words in the turn's speech spans"),
        Column("rule", TEXT, "the rule that found the label"),
        Column("confidence", NUMBER, "0 to 1: how sure the rule is"),
    ),
    "spans": (
        _MEETING,
        Column("start", COUNT, "first character", True),
        Column("end", COUNT, "one past the last character"),
        Column("kind", TEXT, "one of the kinds below"),
        Column("turn", COUNT_OR_NONE, "the turn that it stands in or opens"),
        Column("rule", TEXT, "the rule that said so"),
    ),
    "candidates": (
        _MEETING,
        Column("start", COUNT, "first character", True),
        Column("rule", TEXT, "the grammar that proposed it", True),
        Column("end", COUNT, "one past the last character, mark included"),
        Column("label", TEXT, "the label as printed"),
        Column("accepted", FLAG, "whether it opens a turn"),
        Column("reason", TEXT, "why, or why not"),
    ),
    "labels": (
        _MEETING,
        Column("label", TEXT, "the label as printed", True),
        Column("speaker", TEXT, "the person; missing if collective or anonymous"),
        Column("role", TEXT, "chair or moderator, where label or transcript say so"),
        Column("n_turns", COUNT, "turns that it opens"),
        Column("resembles", TEXT, "a person of nearly this name; not merged"),
        Column("evidence", TEXT, "why this label stands for this person"),
        Column("decided_by", TEXT, "the rule, or speakers.csv"),
    ),
    "speakers": (
        Column("speaker", TEXT, "the person, by standard name", True),
        Column("role", TEXT, "role from speakers.csv, else the commonest printed one"),
        Column("group", TEXT, "group from speakers.csv"),
        Column("n_meetings", COUNT, "meetings in which they have a turn"),
        Column("n_turns", COUNT, "turns"),
        Column("n_words", COUNT, "words"),
    ),
    "date_candidates": (
        _MEETING,
        Column("rank", COUNT, "order of trust, from 1", True),
        Column("kind", TEXT, "event, published or fetched"),
        Column("date", DAY, "the day; missing where the text gives no full date"),
        Column("text", TEXT, "the words that give it"),
        Column("start", COUNT_OR_NONE, "first character in the document"),
        Column("end", COUNT_OR_NONE, "one past the last character"),
        Column("place", TEXT, "where it was found: head, foot, title, file name…"),
        Column("accepted", FLAG, "whether it was taken"),
        Column("reason", TEXT, "why, or why not"),
    ),
    "dates_mentioned": (
        _MEETING,
        Column("turn", COUNT, "the turn in which it is said"),
        Column("start", COUNT, "first character in the document", True),
        Column("end", COUNT, "one past the last character"),
        Column("text", TEXT, "the words as printed"),
        Column("precision", TEXT, "day, month, year, decade or range"),
        Column("year", COUNT_OR_NONE, "the year said in figures, of a range the first"),
        Column("month", COUNT_OR_NONE, "the month said, 1 to 12"),
        Column("day", COUNT_OR_NONE, "the day of the month said"),
        Column("first", DAY, "first day that the words reach; missing if unknown"),
        Column("last", DAY, "last day that the words reach; missing if unknown"),
        Column("is_relative", FLAG, "whether it is told from the day of the meeting"),
    ),
}


# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: Any) -> Any:
    """Return `cell` so that a spreadsheet that opens a CSV file computes nothing of it.

    An apostrophe goes before text that would begin a formula; numbers stay numbers.

    >>> defused("=1+1"), defused("- No."), defused(-1.5), defused("No.")
    ("'=1+1", "'- No.", -1.5, 'No.')
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def names_of(table: str) -> list[str]:
    """Return the column names of `table`, in order."""
    return [column.name for column in TABLES[table]]


def build_table(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return `rows` as the table of that name: its columns, its types, its order."""
    return conform(table, pd.DataFrame(list(rows), columns=names_of(table)))


def conform(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with the columns of `table`, in their order and types.

    Raises:
        TableError: a column is missing.
    """
    check_table(frame, names_of(table), name=table)
    types = {column.name: column.dtype for column in TABLES[table]}
    return frame[list(types)].astype(types).reset_index(drop=True)


def check_table(
    frame: pd.DataFrame, columns: Sequence[str], *, name: str, needs_rows: bool = False
) -> None:
    """Refuse `frame` if it lacks one of `columns`, or any row where it needs rows.

    Raises:
        TableError: says what is missing and what there is.
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise TableError(
            f"{name}: missing column(s) {missing}; it has {list(frame.columns)}"
        )
    if needs_rows and frame.empty:
        raise TableError(f"{name}: no rows; was it filtered to nothing?")
