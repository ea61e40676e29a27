"""Who and what speakers name: countries, peoples, organisations and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.dates import language_of
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.mentions.named.reading import Meeting, Named, read_names
from helpers.measures.mentions.named.spelling import Spelling, spell_plainly
from helpers.measures.mentions.named.terms import LANGUAGES
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import speech_spans

if TYPE_CHECKING:
    from helpers.corpus import Corpus

COLUMNS = ("meeting_id", "turn", "start", "end", "text", "kind", "name", "region",
           "evidence", "speaker", "date")  # fmt: skip
TOO_SHORT = 400  # characters; a language that cannot be told is taken for English
LANGUAGE_SAMPLE = 6_000  # characters of speech by which a language is told


def mentions(corpus: Corpus) -> pd.DataFrame:
    """Find the countries, peoples, organisations and people that speakers name.

    In English all four kinds are found; in German, Spanish, French, Italian, Dutch and
    Portuguese countries by name, organisations and people; in other languages only
    organisations by abbreviation and people in Latin letters. Where a text has no
    capitals, or nothing else, people are not found, nor names that are words as well.

    Args:
        corpus: the corpus. The speakers of a meeting are known by all its labels,
            whichever turns are left of it.

    Returns:
        One row per mention, in the order of the text: ``meeting_id``; ``turn``;
        ``start`` and ``end``, characters in the document, so that ``text`` is
        ``documents.text[start:end]``; ``kind``: country, nationality, organisation or
        person; ``name``, the standard name (of a nationality, its country);
        ``region``, a subregion of the UN's M49, missing for organisations and people;
        ``evidence``, by what it was found, and of people whom it fits; ``speaker``;
        ``date``. At each place the longest name counts, and none inside it; none
        crosses a turn, a bracket or a paragraph. ``attrs["n_turns"]``: turns read.

    Raises:
        TableError: the corpus has no turns.

    Sources:
        Names of countries: Unicode CLDR and ISO 3166; regions: UN M49. The rules for
        people, and the table of organisations, are of this project.
    """
    check_table(corpus.turns, ("meeting_id",), name="turns", needs_rows=True)
    documents = corpus.documents[["meeting_id", "text"]]
    texts = dict(documents.itertuples(index=False, name=None))
    spellings = {key: spell_plainly(text) for key, text in texts.items()}
    speakers = _speakers(corpus)
    meetings = _meetings(corpus, spellings, speakers)
    table = _as_printed(list(read_names(meetings)), texts, spellings)
    table["name"] = table["name"].replace(_names_of_speakers(speakers))
    table["region"] = table["region"].where(table["region"] != "")
    table = _with_turns(table, corpus)
    named = ("meeting_id", "text", "kind", "name", "region", "evidence", "speaker")
    table = table[list(COLUMNS)].astype(dict.fromkeys(named, "str"))
    table.attrs["n_turns"] = len(corpus.turns)
    table.attrs["card"] = _card(corpus, meetings)
    return table


def _as_printed(
    found: list[Named], texts: dict[str, str], spellings: dict[str, Spelling]
) -> pd.DataFrame:
    """Return the names in a table, with their places and words as printed."""
    table = pd.DataFrame(found, columns=list(Named._fields))
    table = table.astype({"start": "int64", "end": "int64"})
    for meeting_id, own in table.groupby("meeting_id", sort=False):
        ends = own["start"].to_numpy(), own["end"].to_numpy()
        places = spellings[str(meeting_id)].places_printed(*ends)
        table.loc[own.index, "start"], table.loc[own.index, "end"] = places
    table["text"] = [
        texts[meeting_id][start:end]
        for meeting_id, start, end in zip(
            table["meeting_id"], table["start"], table["end"], strict=True
        )
    ]
    return table


def _names_of_speakers(speakers: pd.DataFrame) -> dict[str, str]:
    """Return the speakers whose names are not spelled plainly, by the plain name."""
    others = speakers[~speakers["spelled"].isin(speakers["speaker"])]
    return dict(zip(others["spelled"], others["speaker"], strict=True))


def _meetings(
    corpus: Corpus, spellings: dict[str, Spelling], speakers: pd.DataFrame
) -> list[Meeting]:
    """Return the meetings with the stretches of their speech, in order of the turns."""
    spans = speech_spans(corpus).groupby("run", sort=False)
    stretches = spans.agg(
        meeting_id=("meeting_id", "first"),
        start=("start", "first"),
        end=("end", "last"),
    )
    stated = corpus.meetings.set_index("meeting_id")["language"]
    by_meeting = _by_meeting(speakers)
    meetings = []
    for meeting_id, own in stretches.groupby("meeting_id", sort=False):
        text, places_in = spellings[meeting_id].text, spellings[meeting_id].places_in
        starts, ends = places_in(own["start"]), places_in(own["end"])
        ranges = list(zip(starts.tolist(), ends.tolist(), strict=True))
        language = _language(stated[meeting_id], text, ranges)
        people = by_meeting.get(str(meeting_id), frozenset())
        meetings.append(Meeting(str(meeting_id), text, ranges, language, people))
    return meetings


def _speakers(corpus: Corpus) -> pd.DataFrame:
    """Return who speaks in each meeting, those too whose turns were left out.

    ``spelled`` is the name as names in speech are spelled.
    """
    columns = ["meeting_id", "speaker"]
    pairs = pd.concat([corpus.labels[columns], corpus.turns[columns]]).dropna()
    pairs = pairs.drop_duplicates()
    return pairs.assign(spelled=[spell_plainly(name).text for name in pairs["speaker"]])


def _by_meeting(speakers: pd.DataFrame) -> dict[str, frozenset[str]]:
    grouped = speakers.groupby("meeting_id")["spelled"]
    return {str(meeting_id): frozenset(people) for meeting_id, people in grouped}


def _language(stated: object, text: str, ranges: list[tuple[int, int]]) -> str:
    """Return the code of the language, as stated or told from its commonest words."""
    if isinstance(stated, str) and stated:
        return stated[:2].lower()
    speech, left = [], LANGUAGE_SAMPLE
    for start, end in ranges:
        speech.append(text[start : min(end, start + left)])
        left -= end - start
        if left <= 0:
            break
    told = " ".join(speech)
    return language_of(told) or ("en" if len(told) < TOO_SHORT else "")


def _with_turns(table: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Return the mentions with turn, speaker and day."""
    days = corpus.meetings[["meeting_id", "date"]]
    turns = corpus.turns[["meeting_id", "turn", "start", "speaker"]]
    turns = turns.assign(speaker=turns["speaker"].fillna(NO_PERSON))
    turns = turns.merge(days, on="meeting_id", how="left")
    codes = pd.Index(turns["meeting_id"].unique())
    keys = ["code", "start"]
    turns = turns.assign(code=codes.get_indexer(turns["meeting_id"])).sort_values(keys)
    # One number for meeting and place: of the turns that begin before a mention, the
    # last one has it.
    longest = 1 + int(corpus.turns["end"].max())
    begins = turns["code"].to_numpy() * longest + turns["start"].to_numpy()
    meetings = codes.get_indexer(table["meeting_id"])
    places = meetings * longest + table["start"].to_numpy()
    rows = np.searchsorted(begins, places, side="right") - 1
    said = turns[["turn", "speaker", "date"]].iloc[rows].reset_index(drop=True)
    return pd.concat([table, said], axis="columns")


def _card(corpus: Corpus, meetings: list[Meeting]) -> dict[str, str]:
    n_english = sum(meeting.language == "en" for meeting in meetings)
    n_others = sum(meeting.language in LANGUAGES for meeting in meetings) - n_english
    n_rest = len(meetings) - n_english - n_others
    covered = (
        f"{count_of(n_english, 'meeting')} in English, in which all kinds are found;"
        f" {n_others} in languages in which countries are found by name;"
        f" {n_rest} in others, in which no country is found"
    )
    return build_card(
        measure="mentions: countries, nationalities, organisations and people named",
        formula="the longest name at each place; people by title, initials, a known"
        " given name, or a surname of somebody of the meeting",
        unit="mentions in speech; none crosses a turn, bracket or paragraph",
        denominator="none: a list",
        interval="none: these are counts of the text that was read",
        n=f"{size_of(corpus.turns)}; {covered}",
        source="names of countries: Unicode CLDR, ISO 3166; regions: UN M49; rules and"
        " tables of this project",
    )
