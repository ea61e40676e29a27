"""Draws who and what is named: by kind, by world region, by speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import nan

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.bars import bar_figure, heading, interval_note
from helpers.charts.marks import numbered
from helpers.charts.style import ACCENT, NOBODY, OTHERS, finish
from helpers.charts.wording import (
    counted,
    escaped,
    listed,
    per_thousand,
    percent,
    percent_range,
    rate_range,
    shortened,
    whole,
)
from helpers.measures.mentions.groups import GROUPS
from helpers.tables import check_table

NEEDED = ("name", "n", "n_words", "rate", "rate_low", "rate_high")
PER_THOUSAND = 1_000  # rates of the table are per million words
SHARES = ("region", "n_mentions", "share_mentions", "share_mentions_low",
          "share_mentions_high")  # fmt: skip
NAMES_SAID = 3  # in a title: speakers, or names of one count
NAMES_OF_EACH = 2  # of a speaker, in a title
ONE_OF = {"countries": "country", "organisations": "organisation", "people": "person"}
Groups = Iterator[tuple[str, pd.DataFrame, str]]


def plot_named(table: pd.DataFrame, *, title: str, top: int = 6) -> go.Figure:
    """Draw how often the first `top` countries, organisations and people are named.

    Args:
        table: the result of :func:`helpers.measures.mentions.most_named`.
        title: the finding, as a sentence; the axis says what is measured.
        top: how many names of each group to show.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, ("group", *NEEDED), name="plot_named")
    groups = (
        (_heading(group, rows, top), rows.head(top), ACCENT)
        for group, rows in numbered(table).groupby("group", sort=False)
    )
    fig = _grouped_figure(groups, table, "Times named per 1,000 words")
    alt = f"Bars of how often each is named. {finding_named(table)}."
    return finish(fig, table, name="named-most", title=title, alt=alt)


def plot_regions(table: pd.DataFrame, *, title: str, top: int = 15) -> go.Figure:
    """Draw how often the first `top` countries are named, under their world regions.

    Args:
        table: the result of
            :func:`helpers.measures.mentions.countries_by_region`.
        title: the finding, as a sentence.
        top: how many countries to show, the most named of all.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, (*SHARES, *NEEDED), name="plot_regions")
    ranked = numbered(table).sort_values("n", ascending=False, kind="stable")
    shown = ranked.head(top).sort_values("row")
    groups = (
        (_region_heading(str(region), rows.iloc[0]), rows, ACCENT)
        for region, rows in shown.groupby("region", sort=False)
    )
    axis = "Times named per 1,000 words"
    n_more = len(table) - len(shown)
    more = f"<br>{counted(n_more, 'rarer country', 'rarer countries')} not drawn"
    fig = _grouped_figure(groups, table, axis, more if n_more else "", "no country")
    alt = f"Bars by country, under world regions. {finding_regions(table)}."
    return finish(fig, table, name="countries-by-region", title=title, alt=alt)


def plot_named_by_speaker(
    table: pd.DataFrame,
    *,
    title: str,
    colours: Mapping[str, str] | None = None,
    most: int = 3,
    top: int = 6,
) -> go.Figure:
    """Draw whom and what the first `most` speakers of the table name, in groups.

    Args:
        table: the result of
            :func:`helpers.measures.mentions.mention_frequency_by_speaker`.
        title: the finding, as a sentence.
        colours: colour of each speaker.
        most: how many speakers to show: the first that name anything.
        top: how many names to show of each.

    Raises:
        TableError: `table` lacks a column.
    """
    check_table(table, ("speaker", *NEEDED), name="plot_named_by_speaker")
    speakers = list(dict.fromkeys(table["speaker"]))[:most]
    shown = table[table["speaker"].isin(speakers)]
    groups = (
        (
            f"{shortened(str(speaker))}, {counted(rows['n_words'].iloc[0], 'word')}",
            rows.head(top),
            (colours or {}).get(str(speaker), OTHERS),
        )
        for speaker, rows in numbered(shown).groupby("speaker", sort=False)
    )
    axis = "Times named per 1,000 words of the speaker"
    fig = _grouped_figure(groups, table, axis)
    alt = f"Bars of what speakers name. {finding_named_by_speaker(table)}."
    return finish(fig, shown, name="named-by-speaker", title=title, alt=alt)


def finding_named(table: pd.DataFrame) -> str:
    """Say which country, organisation and person is named most."""
    check_table(table, ("group", *NEEDED), name="finding")
    if table.empty:
        return f"Nobody and nothing is named in {_turns(table)}"
    parts = [
        f"of the {group} {_leaders(rows)}"
        for group, rows in table.groupby("group", sort=False)
    ]
    return f"Named most: {'; '.join(parts)}"


def finding_regions(table: pd.DataFrame) -> str:
    """Say which world region has most mentions, and its first country."""
    check_table(table, ("region", "n_mentions", *NEEDED), name="finding")
    if table.empty:
        return f"No country is named in {_turns(table)}"
    first = table.iloc[0]
    total = counted(table["n"].sum(), "mention")
    return (
        f"{percent(first['share_mentions'])} of {total} of a country or its people are"
        f" of {first['region']}: {first['name']} first, {counted(first['n'], 'time')}"
    )


def finding_named_by_speaker(table: pd.DataFrame) -> str:
    """Name what each of the first speakers names most."""
    check_table(table, ("speaker", "name"), name="finding")
    if table.empty:
        return f"Nobody names anybody or anything in {_turns(table)}"
    parts = []
    for speaker in list(dict.fromkeys(table["speaker"]))[:NAMES_SAID]:
        names = table.loc[table["speaker"] == speaker, "name"].head(NAMES_OF_EACH)
        named = listed(map(shortened, names))
        parts.append(f"by {shortened(speaker)}: {named}")
    return f"Named most {'; '.join(parts)}"


def answer_named(table: pd.DataFrame) -> str:
    """Say what is named most of each kind: count, denominator, rate, interval."""
    check_table(table, ("group", *NEEDED), name="answer")
    if table.empty:
        return f"{finding_named(table)}."
    parts = []
    for group in GROUPS:
        rows = table[table["group"] == group]
        if rows.empty:
            parts.append(f"No {ONE_OF[group]} is named.")
            continue
        first = rows.iloc[0]
        rate = per_thousand(first["rate"] / 1_000_000)
        ends = rate_range(first["rate_low"], first["rate_high"])
        interval = f", 95 % interval {ends}" if ends else ""
        parts.append(
            f"{shortened(first['name'])} is the {ONE_OF[group]} named most:"
            f" {counted(first['n'], 'time')}, {rate} per 1,000 words{interval}."
        )
    return f"In {counted(table['n_words'].iloc[0], 'word')}: {' '.join(parts)}"


def _leaders(rows: pd.DataFrame) -> str:
    """Return the most named, all of them up to three, and how often that is."""
    first = rows.loc[rows["n"] == rows["n"].max(), "name"]
    times = counted(rows["n"].max(), "time")
    each = " each" if len(first) > 1 else ""
    names = [shortened(name) for name in first.head(NAMES_SAID)]
    if len(first) > NAMES_SAID:
        names[-1] = f"{len(first) - NAMES_SAID + 1} more"
    return f"{listed(names)} ({times}{each})"


def _heading(group: object, rows: pd.DataFrame, top: int) -> str:
    n_more = len(rows) - top
    name = str(group).capitalize()
    return f"{name}, the first {top} of {whole(len(rows))}" if n_more > 0 else name


def _region_heading(region: str, row: pd.Series) -> str:
    share = percent(row["share_mentions"])
    ends = percent_range(row["share_mentions_low"], row["share_mentions_high"])
    return f"{region}: {share}" + (f" ({ends})" if ends else "")


def _turns(table: pd.DataFrame) -> str:
    return counted(table.attrs.get("n_turns", 0), "turn")


def _grouped_figure(
    groups: Groups, table: pd.DataFrame, axis: str, note: str = "", what: str = "nobody"
) -> go.Figure:
    """Return bars of rates, each group under its heading; one bar if there is none."""
    parts = [
        pd.concat([heading(name), rate_bars(rows, colour)])
        for name, rows, colour in groups
    ]
    if not parts:
        return nothing_figure(table, f"{what} is named")
    bars = pd.concat(parts, ignore_index=True)
    return bar_figure(bars, axis=f"{axis}{note}{interval_note(bars, table)}")


def rate_bars(rows: pd.DataFrame, colour: str) -> pd.DataFrame:
    """Return the bars of names with their rates per 1,000 words.

    Args:
        rows: some of a numbered table.
        colour: of all of them.
    """
    columns = (rows[column] for column in ("name", "n", "n_words"))
    triples = list(zip(*columns, strict=True))
    return pd.DataFrame(
        {
            "label": [_label(*triple) for triple in triples],
            "hover": [_hover(*triple) for triple in triples],
            "value": (rows["rate"] / PER_THOUSAND).tolist(),
            "low": (rows["rate_low"] / PER_THOUSAND).tolist(),
            "high": (rows["rate_high"] / PER_THOUSAND).tolist(),
            "row": rows["row"].tolist(),
            "colour": colour,
        }
    )


def nothing_figure(table: pd.DataFrame, text: str) -> go.Figure:
    """Return one bar: the turns in which nothing is found."""
    label = f"{text}: {_turns(table)}"
    bar = {
        "label": label,
        "hover": label,
        "value": float(table.attrs.get("n_turns", 0)),
    }
    bars = pd.DataFrame([bar | {"low": nan, "high": nan, "colour": NOBODY}])
    return bar_figure(bars, axis="Turns")


def _label(name: str, n: int, n_words: int) -> str:
    # The unit stands on the axis: a long name leaves it no room.
    rate = per_thousand(n / n_words)
    return escaped(f"{shortened(name)}: {rate} ({counted(n, 'time')})")


def _hover(name: str, n: int, n_words: int) -> str:
    return f"{escaped(name)}<br>{whole(n)} in {counted(n_words, 'word')}"
