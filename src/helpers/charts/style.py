"""One theme for every figure, one colour for every speaker, one way to finish."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

from helpers.charts.wording import escaped
from helpers.tables import NO_PERSON

# Sets that keep 3:1 against the page and stay apart for the three common kinds of
# colour blindness; the second stands for the first, in order, on a dark page. The
# nearest two differ by 21.6 and 24.6 in CAM02-UCS (Machado, Oliveira and Fernandes 2009
# at full severity), and by 9 from the greys below. Too light for words: those are ink.
HUES = ("#5153cd", "#e0721a", "#10a1ba", "#7c2500", "#533f61", "#94615d")
DARK_HUES = ("#b49cf7", "#fdc020", "#54e1c5", "#ce5131", "#585cd5", "#865970")
INK, DARK_INK = "#1f2328", "#e7e5e1"

# These keep 3:1 on a white page and on a dark one.
ACCENT = "#3f74a8"
OTHERS = "#6f7f8f"
NOBODY = "#808080"
WHISKER = "#808080"

CLEAR = "rgba(0,0,0,0)"
ROW_HEIGHT = 40  # pixels: a line of text, and the bar under it
TITLE_WIDTH = 46  # characters: what a telephone shows on one line, nearly
_TITLE_LINE, _NOTE_LINE, _TOP, _BOTTOM = 20, 16, 24, 58  # pixels

_AXIS = {
    "gridcolor": "#d8dee4",
    "zerolinecolor": "#8c959f",
    "automargin": True,
    "fixedrange": True,
    "title": {"font": {"size": 12}},
    "tickfont": {"size": 12},
}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": "system-ui, sans-serif", "size": 13, "color": INK},
        "title": {"font": {"size": 15}, "x": 0, "pad": {"l": 14}},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "colorway": list(HUES),
        "margin": {"l": 14, "r": 18, "t": _TOP, "b": _BOTTOM},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "hoverlabel": {"align": "left"},
        "dragmode": False,
        "showlegend": False,
    }
)
pio.templates["verbatim"] = TEMPLATE
pio.templates.default = "verbatim"
# What a figure offers in JupyterLab: no button there sends it, with its words, away.
pio.renderers["plotly_mimetype"].config = {
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["select2d", "lasso2d"],
}


def speaker_colours(speakers: Iterable[str]) -> dict[str, str]:
    """Return the colour of each speaker: a hue for the first six, slate for the rest.

    Args:
        speakers: names, most words first, of the whole corpus before any filter, so
            that a speaker keeps the colour in every notebook and selection.
    """
    names = [name for name in speakers if name != NO_PERSON]
    colours = dict.fromkeys(names, OTHERS) | dict(zip(names, HUES, strict=False))
    return colours | {NO_PERSON: NOBODY}


def finish(
    fig: go.Figure, table: pd.DataFrame, *, name: str, title: str, alt: str
) -> go.Figure:
    """Give `fig` its title, its full height, and the table that it was drawn from.

    Args:
        fig: with ``layout.height`` set to the height of the plot area, in pixels.
        table: the rows behind the figure; its ``attrs["card"]`` is the measure card.
        name: short name, for files.
        title: the finding, as plain text; it is escaped here.
        alt: a sentence or two for a reader who does not see the figure.

    Returns:
        The same figure. ``layout.meta`` holds what a page prints beside the drawing:
        ``name``, ``title``, ``alt``, ``card``, ``columns``, ``rows``, and ``dark``,
        the colour that stands for each hue on a dark page.
    """
    lines = textwrap.wrap(title, TITLE_WIDTH) or [""]
    top = _TOP + _TITLE_LINE * len(lines)
    notes = (fig.layout.xaxis.title.text or "").count("<br>")
    bottom = _BOTTOM + _NOTE_LINE * (notes + (2 if fig.layout.showlegend else 0))
    fig.update_layout(
        title={"text": "<br>".join(map(escaped, lines))},
        margin={"t": top, "b": bottom},
        height=fig.layout.height + top + bottom,
        meta={
            "name": name,
            "title": title,
            "alt": alt,
            "card": dict(table.attrs.get("card", {})),
            "columns": [str(column) for column in table.columns],
            "rows": [[plain(cell) for cell in row] for row in _rows_of(table)],
            "dark": dict(zip((*HUES, INK), (*DARK_HUES, DARK_INK), strict=True)),
        },
    )
    return fig


def _rows_of(table: pd.DataFrame) -> Iterable[tuple[Any, ...]]:
    return table.itertuples(index=False, name=None)


def plain(cell: Any) -> str | float | int | bool | None:
    """Return a table's cell as JSON knows it: days as ISO text, missing as None."""
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, str | bool | int | float):
        return cell
    number: float | int | bool = cell.item()
    return number
