"""Every figure, drawn from a small table, and what each of its marks must show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from math import nan
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
from builders import make_corpus
from keyness_rows import by_group, row, typical

from helpers import charts
from helpers.measures.collocation import collocates_by_node, collocation_network
from helpers.measures.dispersion import term_places
from helpers.measures.floor import floors_in_words, questions, who_follows
from helpers.tables import NO_PERSON, SPAN_KINDS
from helpers.tokens import tokens

Row = Mapping[str, Any]


class Mark(NamedTuple):
    """A mark that answers a pointer.

    Attributes:
        trace: what it belongs to.
        number: its place there.
        row: number of the row that it stands for, None if for none.
    """

    trace: go.Bar | go.Scatter
    number: int
    row: int | None

    @property
    def label(self) -> str:
        """What it says to whoever points at it."""
        text = self.trace.hovertemplate.removesuffix("<extra></extra>")
        for name in ("customdata", "x"):
            values = getattr(self.trace, name)
            text = text.replace(f"%{{{name}}}", str(values[self.number]))
        return text

    @property
    def times(self) -> int:
        """The first count of times in its label."""
        return int(re.search(r"([\d,]+) times?", self.label)[1].replace(",", ""))


def marks_of(fig: go.Figure) -> Iterator[Mark]:
    """Yield the marks of a figure that answer a pointer."""
    for trace in fig.data:
        if trace.hoverinfo == "skip":
            continue
        rows = (trace.meta or {}).get("rows") or [None] * len(trace.x)
        for number, (x, y, row_of) in enumerate(
            zip(trace.x, trace.y, rows, strict=True)
        ):
            if pd.notna(x) and pd.notna(y):
                yield Mark(trace, number, row_of)


def written_above(fig: go.Figure, mark: Mark) -> str | None:
    """Return the text above a bar, None where marks have no text of their own."""
    key = mark.trace.y[mark.number]
    for labels in fig.select_traces({"type": "scatter", "mode": "text"}):
        if labels.yaxis == mark.trace.yaxis and isinstance(key, str):
            return dict(zip(labels.y, labels.text, strict=True))[key]
    return None


def across(mark: Mark) -> float:
    return mark.trace.x[mark.number]


def up(mark: Mark) -> float:
    return mark.trace.y[mark.number]


def per_thousand(mark: Mark, row: Row) -> float:
    return row["rate"] / 1_000


class Case(NamedTuple):
    """A figure to be tried.

    Attributes:
        table: what it is drawn from.
        plot: draws it, given the table.
        drawn: the number that a mark draws.
        cell: the same number, from the row that the mark stands for.
        names: columns whose text the label of a mark gives.
        n_without: marks that stand for no row.
        written: the column whose text stands above a bar; the last of `names`.
    """

    table: pd.DataFrame
    plot: Callable[..., go.Figure]
    drawn: Callable[[Mark], float]
    cell: Callable[[Mark, Row], float]
    names: tuple[str, ...]
    n_without: int = 0
    written: str = ""

    @property
    def heads(self) -> str:
        """The column whose text stands above a bar."""
        return self.written or self.names[-1]


def rated(columns: list[str], *rows: tuple[Any, ...], n_words: int = 1_000) -> Any:
    """Return a table of (…, n) with rates and their intervals."""
    table = pd.DataFrame(list(rows), columns=[*columns, "n"]).assign(n_words=n_words)
    rate = table["n"] / n_words * 1_000_000
    table = table.assign(rate=rate, rate_low=rate / 2, rate_high=rate * 2, n_turns=1)
    table.attrs = {"n_turns": 7, "card": {"n": "1,000 words"}}
    return table


NAMES = ["Dan", "Ann", "Eve", "Bob", NO_PERSON, "Cid"]
SHARE = pd.DataFrame({"speaker": NAMES, "n_words": [500, 400, 300, 250, 200, 100]})
SHARE = SHARE.assign(
    n_turns=[3, 9, 4, 8, 5, 7],
    share_words=SHARE["n_words"] / 1_750,
    n_longest=[90, 80, 99, 70, 60, 50],
    longest_turn=7,
    longest_meeting_id="m1",
)
for column in ("share_words", "n_longest"):
    SHARE[f"{column}_low"] = SHARE[column] * 0.5
    SHARE[f"{column}_high"] = SHARE[column] * 1.5

FLOORS = floors_in_words(
    make_corpus(
        {
            "b": [("Ann", "one two three"), (None, "one"), ("Bob", "one two")],
            "a": [("Bob", "one two three four"), ("Ann", "one two three four five")],
        }
    ).turns
)
TERMS = rated(["term"], ("war", 12), ("open door", 3), ("peace", 7), ("law", 1))
CALENDAR = rated(
    ["term", "period", "series"],
    *[("war", f"2024-0{n}-01", "date", 7 - n) for n in (1, 2, 3)],
    *[("law", f"2024-0{n}-01", "date", 7 + n) for n in (1, 2)],
    ("law", "2024-03-01", "published", 30),
).assign(n_meetings=[1, 2, 3, 1, 2, 4])
CALENDAR["period"] = pd.to_datetime(CALENDAR["period"])
MEETINGS = CALENDAR.iloc[[0, 1, 2, 5]].drop(columns=["term", "n"])
YEARS = pd.DataFrame({"year": [1990, 2024, 1815, 2001, None], "n": [2, 9, 4, 7, 0]})
YEARS = YEARS.astype({"year": "Int64"}).assign(n_turns=1, n_all_turns=5)
POSITIONS = rated(["term", "slice"], *[
    (term, part, n) for term, counts in (("war", (4, 1, 2)), ("law", (6, 3, 5)))
    for part, n in enumerate(counts, start=1)
])  # fmt: skip
CALLED = pd.DataFrame(
    [
        ("1990-01-01", "1999-12-31", "meeting without a day", 8),
        ("1990-01-01", "1999-12-31", "earlier years", 4),
        ("2012-01-01", "2012-12-31", "earlier years", 3),
        ("2012-05-01", "2012-05-31", "earlier years", 2),
        ("2012-05-01", "2012-05-31", "later years", 1),
        ("2013-06-01", "2013-06-01", "later years", 7),
        (None, None, "meeting without a day", 9),
    ],
    columns=["first", "last", "side", "n"],
).assign(n_relative=0, n_turns=1, n_all_turns=9)
for column in ("first", "last"):
    CALLED[column] = pd.to_datetime(CALLED[column])
CALLED.attrs["days"] = pd.DataFrame({"day": ["2012-09-09"], "series": "date"})
CALLED.attrs["days"]["day"] = pd.to_datetime(CALLED.attrs["days"]["day"])

TYPICAL = typical(
    row("bridge", 10, 160, -40.0, -2.0, (-3.0, -0.5)),
    row("council", 40, 20, 90.0, 3.0, (1.0, 5.0)),
    row("quay", 8, 4, 10.0, 2.5, (0.5, 4.0), p=-0.2),
    row("session", 14, 9, 30.0, 1.8, (0.2, 2.5)),
)
OTHERS = typical(
    row("council", 40, 20, 90.0, 3.0),
    row("mast", 4, 9, -3.0, -1.2),
    row("keel", 6, 5, 4.0, 2.2),
)[["term", "n_target", "n_reference", "n_words_target", "n_words_reference",
   "log_likelihood_4term", "log10_p", "log_ratio_hardie"]]  # fmt: skip
OF_GROUPS = by_group(
    Ann=[
        row("council", 40, 20, 90.0, 3.0, (1.0, 5.0)),
        row("session", 14, 2, 30.0, 2.6, (2.0, 3.0)),
    ],
    Ben=[row("bridge", 10, 16, 9.0, 2.0, (-1.0, 3.0))],
    Cem=[row("ferry", 9, 8, 20.0, 2.5, (0.5, 4.0))],
)
HITS = pd.DataFrame(
    [("war", "m2", 80, "War"), ("law", "m1", 10, "Laws"), ("war", "m1", 50, "wars")],
    columns=["term", "meeting_id", "start", "node"],
).assign(turn=1, left="to", right="and peace")
HITS["end"] = HITS["start"] + HITS["node"].str.len()
NEAR = collocates_by_node(
    tokens(make_corpus({"m": [("Ann", "north sea salt")] * 9 + [("Ann", "sea salt")]})),
    ["salt", "gone", "sea"],
    window=1,
    min_count=2,
)


def network(*phrases: str) -> pd.DataFrame:
    turns = [
        ("Ann", phrase)
        for number, phrase in enumerate(phrases, 4)
        for _ in range(number)
    ]
    return collocation_network(tokens(make_corpus({"m": turns})), words=[])


LINKS = ["open doors", "prime minister", "deep waters", "vast expanses"]
SPREAD = tokens(make_corpus({"m": [("Ann", "sea sky sea land"), ("Bob", "sky sea")]}))
DISPERSION = pd.DataFrame({"term": ["sky", "sea"], "n": [2, 3], "n_parts": 2})
DISPERSION = DISPERSION.assign(n_all_parts=2, dp=0.2, dp_by_chance=0.1)
DIVERSE = pd.DataFrame(
    [
        ("Ann", 10_000, 0.70, 0.68, 0.72),
        (NO_PERSON, 3_000, 0.90, 0.80, 0.95),
        ("Ben", 2_500, 0.75, nan, nan),
        ("Dee", 20, nan, nan, nan),
        ("Cy", 400, 0.66, 0.60, 0.71),
    ],
    columns=["speaker", "n_words", "mattr", "mattr_low", "mattr_high"],
)
DIVERSE.attrs = {"window": 100, "min_words": 200, "card": {}}


def followed(*meetings: str) -> pd.DataFrame:
    turns = {
        f"m{number}": [(name, "word " * place) for place, name in enumerate(held, 1)]
        for number, held in enumerate(meetings)
    }
    return who_follows(make_corpus(turns).turns)


ASKED = questions(
    make_corpus(
        {
            "m": [
                *[("Ann", "Why? Who?"), (None, "How is this?"), ("Bob", "Yes?")] * 3,
                ("Cora", "No."),
                ("Bob", "Yes, why not?"),
            ]
        }
    )
)
ASKED = ASKED.iloc[[2, 0, 1, 3]]
NAMED = rated(
    ["group", "name"],
    *[("countries", "Peru", 3), ("countries", "Chad", 2), ("countries", "Cuba", 1)],
    *[("people", "Ann Lee", 5), ("people", "Bo Orr", 4)],
)
REGIONS = rated(
    ["region", "name"],
    *[("Americas", "Peru", 3), ("Americas", "Cuba", 1)],
    *[("Africa", "Chad", 2), ("Africa", "Mali", 5)],
).assign(n_mentions=9, share_mentions=0.5, share_mentions_low=nan,
         share_mentions_high=nan)  # fmt: skip
BY_SPEAKER = rated(
    ["speaker", "name"],
    *[("Ann", "Peru", 2), ("Ann", "Chad", 1), ("Eve", "Mali", 8)],
    *[("Bo", "Cuba", 4), ("Bo", "Iran", 3)],
).assign(term=["war", "law", "tax", "sea", "sky"])
NAMING = rated(
    ["speaker", "name"],
    *[("Ann", "Bo Orr", 3), (NO_PERSON, "Bo Orr", 9), ("Ann", "Ann Lee", 2)],
    *[("Bo", "Cy Ash", 7), ("Bo", "Ann Lee", 1)],
).assign(is_own=[False, False, True, False, False])
PAIRS = pd.DataFrame(
    [("Chad", "Peru", 12, 3.0), ("Cuba", "Iran", 4, 0.02), ("Chad", "Mali", 5, 1.0)],
    columns=["name", "other", "n", "expected"],
).assign(n_name=9, n_other=9, npmi=0.5, log_likelihood=7.0, is_sure=True)
SPANS = pd.DataFrame(
    {"kind": ["label", "speech", "stage"], "n_characters": [9, 80, 11]}
)
SPANS["share_characters"] = SPANS["n_characters"] / 100


def height(mark: Mark) -> float:
    """The height of a column, as a part of the highest."""
    return mark.trace.y[mark.number] / min(mark.trace.y)


def part_of_meeting(mark: Mark, row: Row) -> float:
    """A floor that begins where the mark begins, as a part of its meeting."""
    return (row["first_word"] - 1) / {"b": 6, "a": 9}[row["meeting_id"]] * 100


def begins(mark: Mark) -> float:
    return mark.trace.base[mark.number]


def side_of_rate(mark: Mark, row: Row) -> float:
    return row[f"n_{mark.trace.name}"] / row["n"] * row["rate"] / 1_000


def evidence(mark: Mark, row: Row) -> float:
    return abs(row["log_likelihood_4term"])


def number(column: str, times: float = 1) -> Callable[[Mark, Row], float]:
    """Return what reads a column of a row."""
    return lambda mark, row: row[column] * times


def bar_or_line(mark: Mark) -> float:
    return up(mark) if mark.trace.type == "bar" else mark.times


CASES = {
    "share": Case(
        SHARE, lambda t, **k: charts.plot_share(t, top=3, **k),
        across, number("share_words", 100), ("speaker",), n_without=1,
    ),
    "turns": Case(
        SHARE, lambda t, **k: charts.plot_turns(t, top=3, **k),
        across, number("n_longest"), ("speaker",), n_without=1,
    ),
    "floor": Case(
        FLOORS[FLOORS["meeting_id"] == "b"], charts.plot_floor,
        across, number("n_words"), ("speaker",),
    ),
    "barcodes": Case(
        FLOORS, charts.plot_barcodes, begins, part_of_meeting, ("speaker",),
    ),
    "longest of the meetings": Case(
        FLOORS, lambda t, **k: charts.plot_barcodes(t, top=1, **k),
        begins, part_of_meeting, ("speaker",),
    ),
    "calendar of terms": Case(
        CALENDAR, charts.plot_calendar, up, per_thousand, ("period",), n_without=4,
    ),
    "calendar of meetings": Case(
        MEETINGS, charts.plot_calendar, up, number("n_meetings"), ("period",),
    ),
    "years": Case(
        YEARS, lambda t, **k: charts.plot_years(t, top=3, **k),
        across, number("n"), ("year",),
    ),
    "dates called": Case(
        CALLED, charts.plot_callings, bar_or_line, number("n"), ("side",), n_without=1,
    ),
    "collocates": Case(
        NEAR, charts.plot_collocates, across, side_of_rate, ("node", "collocate"),
    ),
    "diversity": Case(
        DIVERSE, charts.plot_diversity, across, number("mattr", 100), ("speaker",),
    ),
    "too few words for diversity": Case(
        DIVERSE.assign(mattr=nan), charts.plot_diversity,
        across, number("n_words"), ("speaker",),
    ),
    "matrix": Case(
        followed("ABC" * 20, "CA", "CBCB"), charts.plot_following,
        lambda mark: mark.times, number("n"), ("from_speaker", "to_speaker"),
    ),
    "pairs of speakers": Case(
        followed(*[a + b + a + b for a in "ABCDEFGH" for b in "PQRSTUVW"], "AP" * 4),
        charts.plot_following, across, number("n"), ("from_speaker", "to_speaker"),
    ),
    "two speakers": Case(
        followed("ABABA"), charts.plot_following,
        across, number("mean_floor"), ("from_speaker", "to_speaker"),
    ),
    "keyness": Case(
        TYPICAL, lambda t, **k: charts.plot_keyness(t, others=OTHERS, **k),
        up, evidence, ("term",),
    ),
    "keyness of groups": Case(
        OF_GROUPS, charts.plot_keyness_of_groups,
        across, number("log_ratio_hardie"), ("group", "term"),
    ),
    "named most": Case(
        NAMED, lambda t, **k: charts.plot_named(t, top=2, **k),
        across, per_thousand, ("name",),
    ),
    "regions": Case(
        REGIONS, lambda t, **k: charts.plot_regions(t, top=3, **k),
        across, per_thousand, ("name",),
    ),
    "named by speaker": Case(
        BY_SPEAKER, lambda t, **k: charts.plot_named_by_speaker(t, most=2, **k),
        across, per_thousand, ("name",),
    ),
    "pairs of names": Case(
        PAIRS, charts.plot_pairs, across, number("n"), ("name", "other"),
    ),
    "who names whom": Case(
        NAMING, charts.plot_who_names_whom, across, per_thousand, ("name",),
    ),
    "network": Case(
        network(*LINKS), charts.plot_network,
        lambda mark: mark.times, number("n"), ("node", "collocate"), n_without=8,
    ),
    "few links": Case(
        network(*LINKS[:2]), charts.plot_network,
        across, number("n"), ("node", "collocate"),
    ),
    "positions": Case(
        POSITIONS, charts.plot_positions, height, number("n", 1 / 6), ("term", "slice"),
    ),
    "hits": Case(
        HITS, lambda t, **k: charts.plot_hits(t, lengths={"m1": 100, "m2": 100}, **k),
        begins, number("start"), ("node", "meeting_id"),
    ),
    "questions": Case(
        ASKED, lambda t, **k: charts.plot_questions(t, top=2, **k),
        across, number("rate_questions", 1 / 1_000), ("speaker",),
    ),
    "no question": Case(
        ASKED.assign(n_questions=0), charts.plot_questions,
        across, number("n_words"), ("speaker",),
    ),
    "kinds of text": Case(
        SPANS.assign(meaning=SPANS["kind"].map(SPAN_KINDS)), charts.plot_spans,
        across, number("share_characters", 100), ("meaning",), written="kind",
    ),
    "terms": Case(
        TERMS, lambda t, **k: charts.plot_terms(t, top=3, **k),
        across, per_thousand, ("term",),
    ),
    "terms by speaker": Case(
        BY_SPEAKER,
        lambda t, **k: charts.plot_terms_by_speaker(t, speakers=["Bo", "Ann"], **k),
        across, per_thousand, ("term",),
    ),
}  # fmt: skip


def plot_spread(table: pd.DataFrame) -> go.Figure:
    """Draw strokes, several of which stand for one row together."""
    places = term_places(SPREAD, terms=list(table["term"]))
    return charts.plot_dispersion(table, places=places, title="")
