"""From files to a `Corpus`: reads, segments, names the people, dates the meetings."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from helpers.corpus.corpus import Corpus
from helpers.corpus.keeping import find_kept, folder_of, is_large, keep_corpus
from helpers.corpus.reading import Job, Part, Reading, read_part
from helpers.corpus.rows import build_corpus
from helpers.errors import ParameterError, SourceError
from helpers.segmenting import parse_label
from helpers.segmenting.rulings import Ruling
from helpers.sources import (
    READ,
    ByFile,
    Notes,
    Row,
    Source,
    find_sources,
    read_notes,
)
from helpers.speakers import NamedBy, Used, name_people, with_roles

# Files are read in batches; a process of its own is worth its start from so many on.
BATCH, ENOUGH = 64, 128
_loaded: dict[str, Corpus] = {}


def load_corpus(
    paths: str | Sequence[str], *, processes: int | None = None, keep: bool = True
) -> Corpus:
    """Return the corpus of all transcripts under `paths`.

    A file that cannot be read is listed in `Corpus.sources` with the reason, and the
    others are read. The corpus of files that have not changed is read once a process;
    a large one is kept in ``data/processed/kept`` and opened from there the next time.

    Args:
        paths: a file, a folder or a glob, or several of them.
        processes: how many processes read at once; None for as many as there are
            processors where files are many, but one in a script of your own: its
            last lines must stand under ``if __name__ == "__main__":`` for more.
        keep: whether a large corpus may be kept in ``data/processed/kept``, and opened
            from there.

    Raises:
        SourceError: nothing is there, nothing could be read, or a table beside the
            transcripts says what cannot be, or what was kept is damaged.
        ParameterError: `processes` is below 1.
    """
    if processes is not None and processes < 1:
        raise ParameterError(f"processes: {processes}, expected 1 or more")
    given = [paths] if isinstance(paths, str) else list(paths)
    sources = find_sources(given)
    notes = read_notes({source.folder for source in sources})
    key = _fingerprint(sources, notes)
    if key not in _loaded:
        # One corpus at a time: it may be large, and notebooks of a run share it.
        _loaded.clear()
        _loaded[key] = (
            _find_or_build(key, sources, notes, processes)
            if keep and is_large(sources)
            else _build(sources, notes, processes)
        )
    return _loaded[key]


def _fingerprint(sources: Iterable[Source], notes: Notes) -> str:
    digest = hashlib.sha256()
    for source in sources:
        line = (source.file, source.sha256, source.status, str(source.folder))
        digest.update(repr(line).encode())
    digest.update(repr(notes).encode())
    return digest.hexdigest()


def _find_or_build(
    key: str, sources: list[Source], notes: Notes, processes: int | None
) -> Corpus:
    folder = folder_of(key)
    return find_kept(folder) or keep_corpus(_build(sources, notes, processes), folder)


def _build(sources: list[Source], notes: Notes, processes: int | None) -> Corpus:
    parts = _read_parts(list(_jobs(sources, notes)), processes)
    readings = [reading for part in parts for reading in part.readings]
    _refuse_nothing([reading.source for reading in readings])
    ids = _meeting_ids(readings)
    meetings = {
        meeting_id: reading
        for meeting_id, reading in zip(ids, readings, strict=True)
        if meeting_id
    }
    used = _name_labels(meetings, notes)
    _check_speaker_rows(readings, notes)
    return build_corpus(parts, ids, used, notes)


def _jobs(sources: Iterable[Source], notes: Notes) -> Iterator[Job]:
    meetings, decisions = ByFile(notes.meetings), ByFile(notes.decisions)
    for source in sources:
        place = source.folder, source.path.name
        rulings = (
            Ruling(
                row.place,
                row.values["quote"],
                row.values["decision"],
                row.values["reason"],
            )
            for row in decisions.of(*place)
        )
        yield Job(source, _given(source, meetings.of(*place)), tuple(rulings))


def _given(source: Source, rows: Sequence[Row]) -> Mapping[str, str]:
    if len(rows) > 1:
        raise SourceError(
            f"{rows[1].place}: {source.path.name!r} has a row already"
            f" ({rows[0].place}), expected one; take one of the two away"
        )
    return rows[0].values if rows else {}


def _read_parts(jobs: Sequence[Job], processes: int | None) -> list[Part]:
    """Read all files, in batches, in several processes where that is worth it."""
    firsts = range(0, len(jobs), BATCH)
    batches = [jobs[first : first + BATCH] for first in firsts]
    if processes is None:
        is_worth_it = len(jobs) >= ENOUGH and _may_start_processes()
        processes = (os.cpu_count() or 1) if is_worth_it else 1
    if min(processes, len(batches)) == 1:
        return list(map(read_part, firsts, batches))
    # Started anew and not forked: a notebook's kernel has threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        return list(pool.map(read_part, firsts, batches))


def _may_start_processes() -> bool:
    """Tell whether no script would run again in each process that is started.

    A notebook has no file, and what is run by ``python -m`` has a specification.
    """
    main = sys.modules["__main__"]
    return not hasattr(main, "__file__") or main.__spec__ is not None


def _refuse_nothing(sources: list[Source]) -> None:
    if any(source.status == READ for source in sources):
        return
    reasons = "; ".join(f"{s.file} {s.reason}" for s in sources[:5])
    more = f"; and {len(sources) - 5} more" if len(sources) > 5 else ""
    raise SourceError(
        f"no transcript could be read of {len(sources)} file(s): {reasons}{more}"
    )


def _meeting_ids(readings: Sequence[Reading]) -> list[str | None]:
    """Return the id of each file's meeting; None where it was not read."""
    slugs = [_slug(Path(r.source.file).stem) if r.meeting else None for r in readings]
    taken = Counter(slugs)
    return [
        f"{slug}-{reading.source.sha256[:6]}" if slug and taken[slug] > 1 else slug
        for slug, reading in zip(slugs, readings, strict=True)
    ]


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "meeting"


def _name_labels(
    meetings: Mapping[str, Reading], notes: Notes
) -> dict[tuple[str, str], Used]:
    """Return, by meeting and label, the person that a label stands for."""
    bare = {
        parts.name
        for reading in meetings.values()
        for _, parts in reading.labels.values()
        if parts.kind == "person" and not parts.role and " " in parts.name
    }
    # A long label ends in a name that stands alone elsewhere, perhaps in another
    # meeting: asked by its last words, as there may be many names.
    used = []
    for meeting_id, reading in meetings.items():
        for label, (n, found) in reading.labels.items():
            parts = parse_label(label, _ends(label) & bare)
            # What a format names as a speaker is one, whatever it looks like.
            parts = found if parts.kind == "none" else parts
            used.append(Used(meeting_id, label, parts, n))
    named = name_people(used, list(_speaker_rows(meetings, notes)))
    passages = {
        meeting_id: reading.passages
        for meeting_id, reading in meetings.items()
        if reading.passages
    }
    return {(use.meeting_id, use.label): use for use in with_roles(named, passages)}


def _ends(label: str) -> set[str]:
    """Return the last two to five words of a label, notes in brackets apart."""
    words = re.sub(r"\s*[(\[].*$", "", label).split()
    return {" ".join(words[-n:]) for n in range(2, 6) if n < len(words)}


def _speaker_rows(meetings: Mapping[str, Reading], notes: Notes) -> Iterator[NamedBy]:
    speakers = ByFile(notes.speakers)
    for meeting_id, reading in meetings.items():
        source = reading.source
        for row in speakers.of(source.folder, source.path.name):
            label = " ".join(row.values["label"].split())
            is_general = not row.values.get("file")
            yield NamedBy(
                label, row.values["speaker"], None if is_general else meeting_id
            )


def _check_speaker_rows(readings: Sequence[Reading], notes: Notes) -> None:
    """Refuse a row for a label that stands nowhere in a folder that was read whole."""
    whole = {r.source.folder for r in readings if not r.source.named}
    printed: dict[tuple[Path, str], set[str]] = {}
    for reading in readings if notes.speakers else ():
        for name in ("", reading.source.path.name):
            place = reading.source.folder, name
            printed.setdefault(place, set()).update(reading.labels)
    for row in notes.speakers:
        label = " ".join(row.values["label"].split())
        place = row.folder, row.values.get("file", "")
        if row.folder in whole and label not in printed.get(place, ()):
            raise SourceError(
                f"{row.place}: no label {label!r} in the transcripts, expected one as"
                " printed, without its colon; correct the row or take it away"
            )
