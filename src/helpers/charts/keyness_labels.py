"""Writes the words of a drawing of keyness beside their marks, and names its sides."""

from __future__ import annotations

from math import log10
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from helpers.charts.keyness_frame import HEADING, HEIGHT, Frame
from helpers.charts.keyness_words import called, is_certain
from helpers.charts.placing import LINE, MARK, Placed, place_words
from helpers.charts.style import CLEAR
from helpers.charts.wording import escaped, shortened

NAME_WIDTH = 15  # characters on a line of a side's name
GLYPH = 16  # pixels that a side's mark takes beside its name
LABEL_LENGTH = 22  # characters of words that stand at one place
LEADER = "rgba(128,128,128,0.5)"  # of lines from a word to its mark
# Words with the same hits on both sides share a mark.
_AT_ONE_PLACE = ["n_target", "n_reference"]


def write_words(
    fig: go.Figure, table: pd.DataFrame, dots: pd.DataFrame, frame: Frame
) -> None:
    """Write each word beside its mark, where there is room.

    Words are in ink: a hue that serves a mark is too light for letters.
    """
    rows = table.assign(holds=is_certain(table))
    first = rows.drop_duplicates(_AT_ONE_PLACE)
    terms = rows.groupby(_AT_ONE_PLACE, sort=False)["term"].agg(list)
    placed = place_words(
        [_texts(terms.loc[tuple(key)]) for key in first[_AT_ONE_PLACE].to_numpy()],
        frame.places(first),
        height=HEIGHT,
        top=HEADING - LINE,
        dots=frame.places(dots),
    )
    for row, x, y, found in zip(
        first.to_dict("records"), frame.x(first), frame.y(first), placed, strict=True
    ):
        if found:
            fig.add_annotation(_written(found, row["holds"]), x=x, y=log10(y))


def _texts(terms: list[str]) -> list[str]:
    """Return what may be written of words that stand at one place, the longest first.

    >>> _texts(["half", "nobody", "well"])
    ['half, nobody, well', 'half, nobody +1', 'half +2']
    """
    words = [shortened(term) for term in terms]
    texts = []
    for number in range(len(words), 0, -1):
        rest = len(words) - number
        text = ", ".join(words[:number]) + (f" +{rest}" if rest else "")
        if len(text) <= LABEL_LENGTH or number == 1:
            texts.append(text)
    return texts


def _written(found: Placed, holds: bool) -> dict[str, Any]:
    """Return a word as an annotation, with a line to its mark if it is not near."""
    text, place = found
    return {
        "text": f"<b>{escaped(text)}</b>" if holds else escaped(text),
        "ax": place.right,
        "ay": place.down,
        "xanchor": place.anchor,
        "yanchor": "middle",
        "font": {"size": 12},
        "borderpad": 0,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": CLEAR if place.is_near else LEADER,
        "standoff": MARK,
    }


def name_sides(
    fig: go.Figure, names: tuple[str, str], colours: tuple[str, str]
) -> None:
    """Write the names of the sides into the upper corners, beside their marks."""
    for number, (name, colour) in enumerate(zip(names, colours, strict=True)):
        lines = [f"<b>{escaped(line)}</b>" for line in wrap(called(name), NAME_WIDTH)]
        edge, inwards = ("left", 1) if number else ("right", -1)
        place = {"x": 1 - number, "y": 1, "xref": "paper", "yref": "paper"}
        place |= {"xanchor": edge, "yanchor": "top", "align": edge, "showarrow": False}
        fig.add_annotation(
            text="<br>".join(["typical of", *lines]), xshift=inwards * GLYPH, **place
        )
        fig.add_annotation(text="●◆"[number], font={"color": colour}, **place)
