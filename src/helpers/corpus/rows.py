"""Parts joined to the tables of a corpus: what needs all files, or their people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from helpers.corpus.corpus import Corpus, count_speakers
from helpers.corpus.reading import MEETING, PART_TABLES, Part, Reading
from helpers.sources import Notes
from helpers.speakers import Used, printed_office
from helpers.tables import build_table, conform

Labels = Mapping[tuple[str, str], Used]


def build_corpus(
    parts: Sequence[Part],
    ids: Sequence[str | None],
    used: Labels,
    notes: Notes,
) -> Corpus:
    """Return the tables of all files that were found and meetings that were read.

    Args:
        parts: what became of the files, in order; their tables are taken from them.
        ids: by number of the file, the id of its meeting; None where it was not read.
        used: by meeting and label, whom the label stands for.
        notes: what is written beside the transcripts.
    """
    readings = [reading for part in parts for reading in part.readings]
    tables = {name: _joined(name, parts, ids) for name in PART_TABLES}
    tables["turns"] = _with_people(tables["turns"], readings, ids, used)
    return Corpus(
        sources=build_table("sources", map(_source_row, readings)),
        meetings=build_table("meetings", _meeting_rows(readings, ids)),
        documents=conform("documents", tables["documents"]),
        turns=conform("turns", tables["turns"]),
        spans=conform("spans", tables["spans"]),
        candidates=conform("candidates", tables["candidates"]),
        labels=build_table("labels", _label_rows(used, notes)),
        speakers=_speakers(tables["turns"], notes),
        date_candidates=conform("date_candidates", tables["date_candidates"]),
        dates_mentioned=conform("dates_mentioned", tables["dates_mentioned"]),
    )


def _joined(
    table: str, parts: Sequence[Part], ids: Sequence[str | None]
) -> pd.DataFrame:
    """Return one table of all parts, with ids for numbers; the parts give it up."""
    # Else all that was read would stand in memory twice.
    frames = [part.tables.pop(table) for part in parts]
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    joined = pd.concat(filled, ignore_index=True)
    names = pd.array([name or "" for name in ids], dtype="str")
    return joined.assign(**{MEETING: names.take(joined[MEETING].to_numpy())})


def _source_row(reading: Reading) -> dict[str, Any]:
    source, metadata = reading.source, reading.metadata
    return {
        "file": source.file,
        "sha256": source.sha256 or None,
        "format": metadata.get("format"),
        "encoding": metadata.get("encoding"),
        "status": source.status,
        "reason": source.reason or metadata.get("doubts") or None,
    }


def _meeting_rows(
    readings: Sequence[Reading], ids: Sequence[str | None]
) -> Iterator[dict[str, Any]]:
    for meeting_id, reading in zip(ids, readings, strict=True):
        if meeting_id:
            yield {MEETING: meeting_id, **reading.meeting}


def _with_people(
    turns: pd.DataFrame,
    readings: Sequence[Reading],
    ids: Sequence[str | None],
    used: Labels,
) -> pd.DataFrame:
    """Return `turns` with speaker, role, note and floor."""
    people = pd.DataFrame(
        [
            (*key, use.speaker, printed_office(use.parts) or None, use.parts.note)
            for key, use in used.items()
        ],
        columns=[MEETING, "label", "speaker", "role", "note"],
    ).astype("str")
    joined = turns.merge(people, on=[MEETING, "label"], how="left", sort=False)
    given = {
        meeting_id: reading.speaker
        for meeting_id, reading in zip(ids, readings, strict=True)
        if meeting_id and reading.speaker
    }
    nobody = joined["label"].isna()
    alone = joined[MEETING].map(given).astype("str")
    joined["speaker"] = joined["speaker"].where(~nobody, alone)
    return joined.assign(
        note=joined["note"].where(joined["note"] != ""),
        floor=_floors(joined[MEETING], joined["speaker"]),
    )


def _floors(meetings: pd.Series, speakers: pd.Series) -> pd.Series:
    """Return the number of the stretch that one speaker holds, from 1 in a meeting.

    Turns of nobody in particular share no floor: they may be anybody's.
    """
    goes_on = (
        speakers.notna()
        & (speakers == speakers.shift()).fillna(False)
        & (meetings == meetings.shift())
    )
    return (~goes_on).astype("int64").groupby(meetings, sort=False).cumsum()


def _label_rows(used: Labels, notes: Notes) -> Iterator[dict[str, Any]]:
    """Yield the labels; a role that speakers.csv gives is that of the person."""
    given = {row.values["speaker"]: row.values.get("role") for row in notes.speakers}
    for use in used.values():
        yield {
            MEETING: use.meeting_id,
            "label": use.label,
            "speaker": use.speaker,
            "role": given.get(use.speaker or "") or use.role,
            "n_turns": use.n_turns,
            "resembles": use.resembles,
            "evidence": use.evidence,
            "decided_by": use.decided_by,
        }


def _speakers(turns: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    printed = turns[["speaker", "role"]].dropna().groupby("speaker")["role"]
    roles = {speaker: role.mode().iloc[0] for speaker, role in printed}
    groups: dict[str, str | None] = {}
    for row in notes.speakers:
        speaker = row.values["speaker"]
        roles[speaker] = row.values.get("role") or roles.get(speaker)
        groups[speaker] = row.values.get("group") or groups.get(speaker)
    people = turns["speaker"].dropna().unique()
    known = pd.DataFrame(
        {
            "speaker": people,
            "role": [roles.get(person) for person in people],
            "group": [groups.get(person) for person in people],
        }
    )
    return count_speakers(turns, known)
