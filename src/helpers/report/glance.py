"""What the first page of a report shows at a glance: who holds the floor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from helpers.charts.wording import counted, percent, percent_range
from helpers.report.figures import Chart, Charts
from helpers.tables import NO_PERSON

FIGURE = "share-of-words"
QUESTION = "Who holds the floor"
TOP = 8  # speakers; the figure itself has more
_NEEDED = frozenset(
    ("speaker", "n_words", "share_words", "share_words_low", "share_words_high")
)


class Bar(NamedTuple):
    """A speaker's share of the words; lengths are per cent of the longest."""

    speaker: str
    share: str
    interval: str
    address: str
    length: float
    low: float | None
    high: float | None


class Glance(NamedTuple):
    """The first rows of the figure that says who holds the floor.

    Attributes:
        title: what the figure shows, if that is of somebody who is shown here.
        address: of the figure.
        bars: the speakers with most words, then those whom no name is given to.
        rest: who else there is, and their words.
        counted: the denominator of all shares.
    """

    title: str
    address: str
    bars: list[Bar]
    rest: str
    counted: str

    @property
    def leads(self) -> bool:
        """Whether a name leads to what was said."""
        return any(bar.address for bar in self.bars)

    @property
    def has_intervals(self) -> bool:
        """Whether there is one under a bar."""
        return any(bar.low is not None for bar in self.bars)


def read_glance(page: str, charts: Charts) -> Glance | None:
    """Return what the figures of `page` show at a glance; None where none says it."""
    for chart in charts.charts:
        columns, rows = chart.table
        if chart.name != FIGURE or not set(columns) >= _NEEDED:
            continue
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        if len(named) > 1 and sum(row["n_words"] for row in named):
            return _glance(page, chart, named)
    return None


def _glance(page: str, chart: Chart, rows: list[dict[str, Any]]) -> Glance:
    n_words = sum(row["n_words"] for row in rows)
    named = [n for n, row in enumerate(rows) if row["speaker"] != NO_PERSON]
    nobody = [n for n, row in enumerate(rows) if row["speaker"] == NO_PERSON]
    shown = [*named[:TOP], *(n for n in nobody if rows[n]["n_words"])]
    reach = max(rows[n]["share_words_high"] or rows[n]["share_words"] for n in shown)
    key = quote(f"{page}-{chart.name}")
    addresses = [
        f"passages.html#figure={key}&row={n}" if has_words else ""
        for n, has_words in enumerate(chart.has_words)
    ]
    # Who was asked for may be somebody who is not among these.
    is_shown = any(rows[n]["speaker"] in chart.title for n in shown)
    return Glance(
        title=chart.title if is_shown else QUESTION,
        address=f"{quote(page)}.html#v-figure-{chart.number}",
        bars=[_bar(rows[n], addresses[n], 100 / (reach or 1)) for n in shown],
        rest=_rest([rows[n] for n in named[TOP:]], n_words),
        counted=counted(n_words, "word"),
    )


def _bar(row: Mapping[str, Any], address: str, scale: float) -> Bar:
    share, low, high = (
        row[name] for name in ("share_words", "share_words_low", "share_words_high")
    )
    known = low is not None and high is not None
    return Bar(
        speaker=row["speaker"],
        share=percent(share),
        interval=percent_range(low, high) if known else "",
        address=address,
        length=round(share * scale, 2),
        low=round(low * scale, 2) if known else None,
        high=round(high * scale, 2) if known else None,
    )


def _rest(rows: list[Mapping[str, Any]], n_words: int) -> str:
    if not rows:
        return ""
    theirs = sum(row["n_words"] for row in rows)
    have = "has" if len(rows) == 1 else "together have"
    return (
        f"{counted(len(rows), 'other')} {have} {percent(theirs / n_words)}"
        f" ({counted(theirs, 'word')})"
    )
