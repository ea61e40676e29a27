"""Draws meetings as they ran: a strip for each, coloured by who holds the floor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.findings import finding_floor
from helpers.charts.floor import plot_floor
from helpers.charts.marks import numbered, rows_behind
from helpers.charts.style import NOBODY, OTHERS, ROW_HEIGHT, finish
from helpers.charts.wording import (
    counted,
    escaped,
    initials,
    narrowed,
    shortened,
    whole,
)
from helpers.tables import NO_PERSON, check_table

MOST_MEETINGS = 14
BOTH = 2
IN_KEY = 8  # people whose initials are explained
KEY_ROW = 0.55  # of the height of a strip with its label
KEY_NAME = 17  # characters: two names side by side on a telephone
LONGEST_NAME = 100  # characters of a title
GAP = 0.15  # per cent of a meeting between two blocks: they may be of one colour
WITH_INITIALS = 1.5  # per cent of a meeting: shorter blocks have no room for them
_COLUMNS = ("meeting_id", "turn", "speaker", "first_word", "n_words")


def plot_barcodes(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    top: int = MOST_MEETINGS,
) -> go.Figure:
    """Draw each meeting as a strip from its first word to its last.

    A single meeting has room for a row for each speaker, and gets them.

    Args:
        table: the result of :func:`helpers.measures.floor.floors_in_words`; a
            column ``text`` besides serves a single meeting.
        title: the finding, as a sentence.
        colours: colour of each speaker.
        names: what a meeting is called, by its id.
        top: how many meetings to draw, the longest, in the order of the table.

    Raises:
        TableError: `table` lacks a column, or has no rows.
    """
    check_table(table, _COLUMNS, name="plot_barcodes", needs_rows=True)
    sizes = table.groupby("meeting_id", sort=False)["n_words"].sum()
    if len(sizes) == 1:
        return plot_floor(table, title=title, colours=colours)
    longest = sizes.sort_values(ascending=False, kind="stable").index[:top]
    drawn = table[table["meeting_id"].isin(longest)]
    known = {NO_PERSON: NOBODY, **(colours or {})}
    people = _people(drawn, known)
    rows = list(drawn["meeting_id"].unique())
    key_rows = ceil(len(_key(people, drawn, known)) / 2) * KEY_ROW
    fig = go.Figure(
        [
            _strips(drawn, rows, sizes, initials(people), known),
            _labels(rows, drawn, names or {}),
            _key_trace(_key(people, drawn, known), key_rows),
        ]
    )
    note = "Part of the meeting, in words"
    if len(sizes) > len(rows):
        note += f"<br>drawn: the {len(rows)} longest of {whole(len(sizes))} meetings"
    fig.update_layout(
        height=ROW_HEIGHT * (len(rows) + key_rows),
        barmode="overlay",
        uniformtext={"minsize": 9, "mode": "hide"},
        xaxis={"title": {"text": note}, "ticksuffix": " %", "range": [0, 100]}
        | {"showgrid": False, "zeroline": False},
        yaxis={"range": [len(rows) - 0.5, -0.5 - key_rows], "visible": False},
    )
    alt = f"A strip for each of {counted(len(rows), 'meeting')}. {title}."
    behind = drawn.drop(columns="text", errors="ignore")
    return finish(fig, behind, name="barcodes", title=title, alt=alt)


def finding_barcodes(table: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Say who opens and who closes most meetings; of a single one, its size too.

    Args:
        table: as in :func:`plot_barcodes`.
        names: what a meeting is called, by its id.
    """
    check_table(table, _COLUMNS, name="finding", needs_rows=True)
    meetings = table.groupby("meeting_id", sort=False)["speaker"]
    if meetings.ngroups == 1:
        meeting_id = str(table["meeting_id"].iloc[0])
        name = shortened(names.get(meeting_id, meeting_id), LONGEST_NAME)
        return f"{name}, {finding_floor(table)}"
    n = meetings.ngroups
    (opens, n_opens), (closes, n_closes) = (
        _most(ends) for ends in (meetings.first(), meetings.last())
    )
    of = f"all {whole(n)}" if n_opens == n else f"{whole(n_opens)} of {whole(n)}"
    first = f"{shortened(opens)} opens {of} meetings"
    if opens == closes:
        if n_opens == n_closes == n:
            every = "both" if n == BOTH else f"all {whole(n)}"
            return f"{shortened(opens)} opens and closes {every} meetings"
        return f"{first} and closes {whole(n_closes)}"
    return f"{first}, {shortened(closes)} closes {whole(n_closes)}"


def meeting_names(meetings: pd.DataFrame) -> dict[str, str]:
    """Return what each meeting is called in a figure: its day, and title or id."""
    columns = ["meeting_id", "title", "date", "published"]
    check_table(meetings, columns, name="meeting_names")
    names = {}
    for meeting_id, title, date, published in meetings[columns].itertuples(index=False):
        name = str(title) if pd.notna(title) else str(meeting_id)
        day = f"{date:%Y-%m-%d} " if pd.notna(date) else ""
        if pd.isna(date) and pd.notna(published):
            day = f"published {published:%Y-%m-%d} "
        names[str(meeting_id)] = day + name
    return names


def _most(names: pd.Series) -> tuple[str, int]:
    counts = names.value_counts().sort_index(kind="stable")
    counts = counts.sort_values(ascending=False, kind="stable")
    return str(counts.index[0]), int(counts.iloc[0])


def _people(drawn: pd.DataFrame, known: Mapping[str, str]) -> list[str]:
    """Return whose initials are shown: those with a hue, then those with most words."""
    named = drawn[drawn["speaker"] != NO_PERSON]
    words = named.groupby("speaker")["n_words"].sum()
    words = words.sort_values(ascending=False, kind="stable")
    people = [str(name) for name in words.index]
    has_hue = [name for name in people if known.get(name, OTHERS) != OTHERS]
    rest = [name for name in people if name not in has_hue]
    return [*has_hue, *rest][:IN_KEY]


def _key(
    people: Sequence[str], drawn: pd.DataFrame, known: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return text and colour of each entry of the key."""
    letters = initials(people)
    entries = [
        (f"<b>{escaped(letters[name])}</b> {escaped(shortened(name, KEY_NAME))}",
         known.get(name, OTHERS))
        for name in people
    ]  # fmt: skip
    others = set(drawn["speaker"]) - {*people, NO_PERSON}
    if others:
        entries.append((f"others ({len(others)})", OTHERS))
    if NO_PERSON in set(drawn["speaker"]):
        entries.append((NO_PERSON, NOBODY))
    return entries


def _key_trace(entries: Sequence[tuple[str, str]], height: float) -> go.Scatter:
    """Return the key: two columns above the strips."""
    top = -0.5 - height + KEY_ROW / 2
    return go.Scatter(
        mode="markers+text",
        x=[1 + 50 * (place % 2) for place in range(len(entries))],
        y=[top + KEY_ROW * (place // 2) for place in range(len(entries))],
        text=[f" {text}" for text, _ in entries],
        textposition="middle right",
        textfont={"size": 12},
        marker={"symbol": "square", "size": 11}
        | {"color": [colour for _, colour in entries]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _strips(
    drawn: pd.DataFrame,
    rows: Sequence[str],
    sizes: pd.Series,
    letters: Mapping[str, str],
    known: Mapping[str, str],
) -> go.Bar:
    """Return a block for each floor, at its place in its meeting."""
    per_cent = 100 / drawn["meeting_id"].map(sizes).to_numpy()
    widths = drawn["n_words"].to_numpy() * per_cent
    shades = [known.get(speaker, OTHERS) for speaker in drawn["speaker"]]
    place = {meeting_id: row for row, meeting_id in enumerate(rows)}
    texts = [
        letters.get(speaker, "") if width >= WITH_INITIALS else ""
        for speaker, width in zip(drawn["speaker"], widths, strict=True)
    ]
    return go.Bar(
        x=[round(max(width - GAP, 0.6 * width), 3) for width in widths],
        base=[round(x, 3) for x in (drawn["first_word"] - 1).to_numpy() * per_cent],
        y=[place[meeting_id] for meeting_id in drawn["meeting_id"]],
        orientation="h",
        width=0.42,
        offset=0.02,
        marker={"color": shades, "line": {"width": 0}},
        text=texts,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        customdata=[
            f"turn {turn}: {counted(n, 'word')}<br>{escaped(speaker)}"
            for turn, n, speaker in zip(
                drawn["turn"], drawn["n_words"], drawn["speaker"], strict=True
            )
        ],
        hovertemplate="%{customdata}<extra></extra>",
        meta=rows_behind(numbered(drawn)),
    )


def _labels(
    rows: Sequence[str], drawn: pd.DataFrame, names: Mapping[str, str]
) -> go.Scatter:
    """Return the name and size of each meeting, above its strip."""
    words = drawn.groupby("meeting_id")["n_words"].sum()
    labels = [
        escaped(f"{shortened(names.get(row, row))}: {counted(words[row], 'word')}")
        for row in rows
    ]
    return go.Scatter(
        mode="text",
        x=[0] * len(rows),
        y=list(range(len(rows))),
        text=labels,
        meta={"narrow": narrowed(labels)},
        textposition="top right",
        cliponaxis=False,
        hoverinfo="skip",
    )
