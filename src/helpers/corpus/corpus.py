"""`Corpus`: the tables of all meetings; filtered, saved, loaded again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from helpers.errors import ParameterError, SourceError
from helpers.sources import parse_day
from helpers.tables import TABLES, conform, defused

SHOWN = 20
NO_ROLE = "none: no label gives a role"


@dataclass(frozen=True)
class Corpus:
    """All that was read, as tables; columns are those of `helpers.tables.TABLES`.

    `left_out` says in sentences what a filter has left out. `home` is the folder in
    which the whole corpus is kept, where it is: its coded words are kept there too.
    """

    sources: pd.DataFrame
    meetings: pd.DataFrame
    documents: pd.DataFrame
    turns: pd.DataFrame
    spans: pd.DataFrame
    candidates: pd.DataFrame
    labels: pd.DataFrame
    speakers: pd.DataFrame
    date_candidates: pd.DataFrame
    dates_mentioned: pd.DataFrame
    left_out: tuple[str, ...] = ()
    home: Path | None = None

    def __repr__(self) -> str:
        counts = (
            (len(self.meetings), "meeting", "meetings"),
            (len(self.turns), "turn", "turns"),
            (int(self.turns["n_words"].sum()), "word", "words"),
            (len(self.speakers), "person", "people"),
        )
        said = [f"{n:,} {one if n == 1 else many}" for n, one, many in counts]
        return f"Corpus of {', '.join(said)}"

    def filter(
        self,
        *,
        since: str = "",
        until: str = "",
        speakers: Sequence[str] = (),
        exclude_roles: Sequence[str] = (),
    ) -> Corpus:
        """Return the corpus of the turns that fit; every denominator follows.

        Args:
            since: first day, YYYY-MM-DD; empty for no limit.
            until: last day, included.
            speakers: only their turns; empty for all.
            exclude_roles: without the turns of these roles: ``chair`` and ``moderator``
                by whatever word they are printed, others as printed.

        A meeting stands on its date, without one on the day of publication; one that
        has neither is left out where a day is asked for.

        Raises:
            ParameterError: a day is none, a name or role is nobody's, or nothing is
                left.
        """
        if isinstance(exclude_roles, str):
            # As papermill hands on "-p exclude_roles chair".
            exclude_roles = [exclude_roles] if exclude_roles else []
        chosen = self
        if since or until:
            chosen = chosen._between(since, until)
        if exclude_roles:
            chosen = chosen._without_roles(exclude_roles)
        if speakers:
            names = self.focus(speakers)
            chosen = chosen.with_turns(chosen.turns["speaker"].isin(names))
        if chosen.turns.empty:
            raise ParameterError(
                f"no turn is left of {len(self.turns):,} in {len(self.meetings):,}"
                f" meeting(s); {self._days()}: widen the selection"
            )
        return chosen

    def focus(self, speakers: Sequence[str]) -> list[str]:
        """Return `speakers`, checked; where empty all people, most words first.

        Raises:
            ParameterError: one of them has no turn; the message lists who has.
        """
        there = list(self.speakers.sort_values("n_words", ascending=False)["speaker"])
        if isinstance(speakers, str):
            speakers = [speakers]
        for name in speakers:
            if name not in there:
                close = get_close_matches(name, there, 1)
                hint = f" (did you mean {close[0]!r}?)" if close else ""
                raise ParameterError(
                    f"speakers: {name!r} has no turn{hint}, expected one of"
                    f" {_listed(there)}"
                )
        return list(speakers) or there

    def meeting(self, meeting_id: str = "") -> str:
        """Return `meeting_id`, checked; where empty the meeting with most words.

        Raises:
            ParameterError: there is no such meeting; the message lists which are.
        """
        ids = list(self.meetings.sort_values("n_words", ascending=False)["meeting_id"])
        if meeting_id and meeting_id not in ids:
            raise ParameterError(
                f"meeting: {meeting_id!r} is not there, expected one of {_listed(ids)}"
            )
        return meeting_id or ids[0]

    def text_of(self, meeting_id: str) -> str:
        """Return the published text of a meeting."""
        documents = self.documents.set_index("meeting_id")["text"]
        return str(documents[meeting_id])

    def save(self, folder: Path) -> None:
        """Write every table to `folder` as Parquet."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            getattr(self, name).to_parquet(folder / f"{name}.parquet", index=False)

    def save_csv(self, folder: Path) -> None:
        """Write every table to `folder` as CSV in UTF-8.

        An apostrophe stands before text that a spreadsheet would take for a formula.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            table = getattr(self, name)
            texts = table.select_dtypes("str").columns
            table = table.assign(**{text: table[text].map(defused) for text in texts})
            table.to_csv(folder / f"{name}.csv", index=False, date_format="%Y-%m-%d")

    @classmethod
    def load(cls, folder: Path) -> Corpus:
        """Return the corpus that `save` wrote to `folder`.

        Raises:
            SourceError: a table is not there, or is damaged.
        """
        tables = {}
        for name in TABLES:
            path = folder / f"{name}.parquet"
            try:
                tables[name] = conform(name, pd.read_parquet(path))
            except (OSError, ValueError) as error:
                raise SourceError(
                    f"{path.name}: cannot be read ({type(error).__name__}), expected"
                    " the table that was saved; make the report again"
                ) from error
        return cls(**tables)

    def _days(self) -> str:
        days = self.meetings["date"].fillna(self.meetings["published"]).dropna()
        if days.empty:
            return "no meeting is dated"
        return f"meetings are dated {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}"

    def _between(self, since: str, until: str) -> Corpus:
        days = self.meetings["date"].fillna(self.meetings["published"])
        inside = days.notna()
        for name, value in (("since", since), ("until", until)):
            try:
                day = parse_day(value, where=name)
            except SourceError as error:
                raise ParameterError(f"{error}; {self._days()}") from None
            if day:
                limit = pd.Timestamp(day)
                inside &= (days >= limit) if name == "since" else (days <= limit)
        undated = int(days.isna().sum())
        chosen = self.with_meetings(self.meetings.loc[inside, "meeting_id"])
        if undated:
            meetings = "meeting" if undated == 1 else "meetings"
            note = f"{undated} {meetings} without a date or a day of publication"
            chosen = replace(chosen, left_out=(*self.left_out, note))
        return chosen

    def with_meetings(self, ids: Iterable[str]) -> Corpus:
        """Return the corpus of some meetings, counted again."""
        changed = {}
        for field in fields(self):
            table = getattr(self, field.name)
            if isinstance(table, pd.DataFrame) and "meeting_id" in table:
                kept = table[table["meeting_id"].isin(ids)]
                changed[field.name] = kept.reset_index(drop=True)
        chosen = replace(self, **changed)
        return chosen.with_turns(pd.Series(True, index=chosen.turns.index))

    def _without_roles(self, roles: Sequence[str]) -> Corpus:
        # A role is printed with a turn, or is that of the chair or the moderator by
        # whatever word, or is known of the speaker from a person's table.
        turns = self.turns
        known = turns["speaker"].map(self.speakers.set_index("speaker")["role"])
        of_label = self.labels.set_index(["meeting_id", "label"])["role"]
        keys = pd.MultiIndex.from_frame(turns[["meeting_id", "label"]])
        canonical = pd.Series(of_label.reindex(keys).to_numpy(), index=turns.index)
        columns = [column.astype("str") for column in (turns["role"], known, canonical)]
        there = {
            role.casefold(): role
            for column in reversed(columns)
            for role in column.dropna().unique()
        }
        wanted = {role.casefold() for role in roles}
        missing = wanted - set(there)
        if missing:
            raise ParameterError(
                f"exclude_roles: {sorted(missing)[0]!r} is nobody's, expected one of"
                f" {_listed(sorted(there.values(), key=str.casefold)) or NO_ROLE}"
            )
        has_role = pd.Series(False, index=turns.index)
        for column in columns:
            has_role |= column.str.casefold().isin(wanted)
        gone = turns[has_role]
        by_label = gone.groupby(gone["speaker"].fillna(gone["label"]))["n_words"].sum()
        people = list(by_label.sort_values(ascending=False).index)
        note = (
            f"{int(gone['n_words'].sum()):,} word(s) in {len(gone):,} turn(s) with the"
            f" role {', '.join(roles)}, of {_listed(people)}"
        )
        chosen = self.with_turns(~has_role)
        return replace(chosen, left_out=(*chosen.left_out, note))

    def with_turns(self, kept: pd.Series) -> Corpus:
        """Return the corpus with the turns that `kept` says, counted again.

        Args:
            kept: a truth value for each row of ``turns``.
        """
        turns = self.turns[kept].reset_index(drop=True)
        meetings = self.meetings.copy()
        by_meeting = turns.groupby("meeting_id")["n_words"]
        for column, counts in (
            ("n_turns", by_meeting.size()),
            ("n_words", by_meeting.sum()),
        ):
            counted = meetings["meeting_id"].map(counts).fillna(0)
            meetings[column] = counted.astype("int64")
        keys = pd.MultiIndex.from_frame(turns[["meeting_id", "turn"]])
        changed = {"turns": turns, "meetings": meetings}
        dates = self.dates_mentioned
        said = pd.MultiIndex.from_frame(dates[["meeting_id", "turn"]]).isin(keys)
        changed["dates_mentioned"] = dates[said].reset_index(drop=True)
        changed["speakers"] = count_speakers(turns, self.speakers)
        return replace(self, **changed)


def count_speakers(turns: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return the table of the people in `turns`, with role and group as `known`."""
    # Without the words of the turns, which are most of the table.
    counted = turns[["speaker", "meeting_id", "turn", "n_words"]]
    by_speaker = counted.dropna(subset="speaker").groupby("speaker")
    counted = by_speaker.agg(
        n_meetings=("meeting_id", "nunique"),
        n_turns=("turn", "size"),
        n_words=("n_words", "sum"),
    ).reset_index()
    described = known.set_index("speaker")[["role", "group"]]
    people = counted.join(described, on="speaker")
    people = people.sort_values(["n_words", "speaker"], ascending=[False, True])
    return conform("speakers", people)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:SHOWN])
    more = len(names) - SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
