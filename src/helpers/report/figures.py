"""Turns figures among the outputs of a notebook into what a page needs of them."""

from __future__ import annotations

import base64
import csv
import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from markupsafe import Markup

from helpers.charts.display import heading_of
from helpers.report.markup import as_json
from helpers.report.passages import Place
from helpers.tables import defused

MIME = "application/vnd.plotly.v1+json"
DEFAULT_HEIGHT = 450  # pixels; that of plotly
ROWS_SHOWN = 300
# Columns of text that say how a row was counted, or more of it, but not what it is.
_SAY_HOW = frozenset(
    "unit series parts reason evidence meaning most_typical longest_meeting_id".split()
)
_NO_TEXT = int | float | None  # and truth values
_BOUNDS = ("_low", "_high")  # of an interval
UNITS = "n_units"  # those of the interval: no count of what was said
CARD_NAMES = {"n": "counted", "stop_list": "stop words"}


Find = Callable[[Sequence[str], Sequence[Sequence[Any]]], list[list[Place]]]


class Table(NamedTuple):
    """The table behind a figure."""

    columns: list[str]
    rows: list[list[Any]]

    @property
    def shown(self) -> list[list[str]]:
        """The first rows as a page prints them."""
        return [
            list(map(shown_value, row, self.columns)) for row in self.rows[:ROWS_SHOWN]
        ]

    @property
    def is_number(self) -> list[bool]:
        """For each column, whether all that stands in it are numbers."""
        columns = list(zip(*self.rows, strict=True)) or [()] * len(self.columns)
        return [
            any(value is not None for value in values)
            and all(value is None or type(value) in (int, float) for value in values)
            for values in columns
        ]

    @property
    def facts(self) -> tuple[list[str], list[list[str]]]:
        """Headings and cells of the columns that say what a row is, and its counts."""
        kept = [*self._texts, *self._counts]
        return [heading_of(self.columns[number]) for number in kept], [
            [shown_value(row[number], self.columns[number]) for number in kept]
            for row in self.rows
        ]

    @property
    def names(self) -> list[str]:
        """For each row what it is about: its cells of text, or the first."""
        kept = self._texts or [0]
        return [
            ", ".join(shown_value(row[n], self.columns[n]) for n in kept)
            for row in self.rows
        ]

    @property
    def _texts(self) -> list[int]:
        # A column in which nothing stands, such as bounds of no interval, says nothing.
        return [
            number
            for number, column in enumerate(self.columns)
            if column not in _SAY_HOW
            and not all(isinstance(row[number], _NO_TEXT) for row in self.rows)
        ]

    @property
    def _counts(self) -> list[int]:
        return [
            number
            for number, column in enumerate(self.columns)
            if (column == "n" or column.startswith("n_"))
            and column != UNITS
            and not column.endswith(_BOUNDS)
        ]

    @property
    def first_text(self) -> int:
        """The column by which a row is named: the first one of text, or the first."""
        return self.is_number.index(False) if False in self.is_number else 0

    def write(self, path: Path) -> None:
        """Write the whole table as CSV; no cell of text begins a formula."""
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = [[defused(cell) for cell in row] for row in self.rows]
            csv.writer(file).writerows([self.columns, *rows])


class Chart(NamedTuple):
    """A figure of a page.

    Attributes:
        has_words: (rows of the table,) whether the words behind the row were found.
    """

    number: int
    name: str
    title: str
    alt: str
    height: int
    spec: Markup
    table: Table
    card: dict[str, str]
    has_words: list[bool]


class Charts:
    """The charts of one page, numbered, and the plotly templates they share.

    Args:
        find: gives the passages behind each row of a table.
    """

    def __init__(self, find: Find | None = None) -> None:
        self.charts: list[Chart] = []
        self.passages: list[list[list[Place]]] = []
        self._find = find
        self.templates: list[dict[str, Any]] = []

    def add(self, figure: Mapping[str, Any]) -> Chart:
        """Take `figure`, the JSON of a plotly figure, as the next one of the page."""
        layout = dict(figure.get("layout", {}))
        meta = layout.pop("meta", None)
        meta = meta if isinstance(meta, dict) else {}
        title = str(meta.get("title") or _title_of(layout))
        traces = figure.get("data", [])
        number = len(self.charts) + 1
        _give_back_title_room(layout)
        table = _table_of(meta, traces)
        has_words = self._look_up(table)
        chart = Chart(
            number=number,
            name=self._unique_name(str(meta.get("name") or f"figure-{number}")),
            title=title,
            alt=str(meta.get("alt") or _alt_of(traces, title)),
            height=int(layout.get("height") or DEFAULT_HEIGHT),
            spec=as_json(
                {
                    "data": traces,
                    "template": self._template_number(layout.pop("template", {})),
                    "layout": layout,
                    "dark": meta.get("dark", {}),
                    "silent": [n for n, has in enumerate(has_words) if not has],
                }
            ),
            table=table,
            card={
                CARD_NAMES.get(k, k): v for k, v in meta.get("card", {}).items() if v
            },
            has_words=has_words,
        )
        self.charts.append(chart)
        return chart

    def _look_up(self, table: Table) -> list[bool]:
        """Keep the passages behind the rows, and return which rows have any."""
        found = self._find(table.columns, table.rows) if self._find else []
        self.passages.append(found or [[] for _ in table.rows])
        return [bool(places) for places in self.passages[-1]]

    def _template_number(self, template: dict[str, Any]) -> int:
        if template not in self.templates:
            self.templates.append(template)
        return self.templates.index(template)

    def _unique_name(self, name: str) -> str:
        slug = re.sub(r"[^\w\-]+", "-", name).strip("-") or "figure"
        taken = {chart.name for chart in self.charts}
        return slug if slug not in taken else f"{slug}-{len(taken) + 1}"


def shown_value(value: Any, column: str) -> str:
    """Return a cell of a result table as a page prints it.

    Counts and rates get thousands separators; other whole numbers (a year, a turn, a
    place in the text) do not.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        is_count = column.split("_")[0] in ("n", "rate")
        return f"{value:,}" if is_count else str(value)
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return str(value)


def _title_of(layout: Mapping[str, Any]) -> str:
    title = layout.get("title") or {}
    text = title.get("text", "") if isinstance(title, dict) else title
    return Markup(str(text).replace("<br>", " ")).striptags()


def _alt_of(traces: list[dict[str, Any]], title: str) -> str:
    kinds = sorted({str(trace.get("type", "scatter")) for trace in traces})
    return f"{' and '.join(kinds)} chart: {title}; its data follow as a table."


def _give_back_title_room(layout: dict[str, Any]) -> None:
    """Take the title out of the drawing: the caption prints it."""
    template = layout.get("template", {}).get("layout", {})
    margin, untitled = dict(layout.get("margin", {})), template.get("margin", {})
    spare = margin.get("t", 0) - untitled.get("t", margin.get("t", 0))
    if layout.pop("title", None) and spare > 0 and "height" in layout:
        layout["height"] -= spare
        layout["margin"] = margin | {"t": untitled["t"]}


def _table_of(meta: Mapping[str, Any], traces: list[dict[str, Any]]) -> Table:
    if "columns" in meta and "rows" in meta:
        return Table(list(map(str, meta["columns"])), [list(r) for r in meta["rows"]])
    rows = [
        [str(trace.get("name", "")), x, y]
        for trace in traces
        for x, y in zip_longest(_values(trace.get("x")), _values(trace.get("y")))
    ]
    return Table(["series", "x", "y"], rows)


def _values(array: Any) -> list[Any]:
    # plotly writes a numpy array as its bytes.
    if isinstance(array, dict) and "bdata" in array:
        numbers = np.frombuffer(base64.b64decode(array["bdata"]), dtype=array["dtype"])
        return list(numbers.tolist())
    return list(array) if isinstance(array, list) else []
