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
from helpers.measures.keyness.scores import EVIDENCE

NAME_WIDTH = 15  # characters on a line of a side's name
LABEL_LENGTH = 22  # characters of words that stand at one place
LEADER = "rgba(128,128,128,0.5)"  # of lines from a word to its mark
# Words with the same hits on both sides share a mark.
_AT_ONE_PLACE = ["n_target", "n_reference"]


def write_words(
    fig: go.Figure,
    table: pd.DataFrame,
    dots: pd.DataFrame,
    frame: Frame,
    colours: tuple[str, str],
) -> None:
    """Write each word beside its mark, where there is room."""
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
            colour = colours[int(row[EVIDENCE] < 0)]
            fig.add_annotation(
                _written(found, row["holds"]), x=x, y=log10(y), font_color=colour
            )


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
    """Write the names of the sides into the upper corners, where no word stands."""
    arrows = ("{} ▶", "◀ {}")
    for number, (name, colour) in enumerate(zip(names, colours, strict=True)):
        text = arrows[number].format("typical of")
        lines = [text, *wrap(called(name), NAME_WIDTH)]
        fig.add_annotation(
            text="<br>".join(
                [text, *(f"<b>{escaped(line)}</b>" for line in lines[1:])]
            ),
            x=1 - number,
            y=1,
            xref="paper",
            yref="paper",
            xanchor="left" if number else "right",
            yanchor="top",
            align="left" if number else "right",
            font={"color": colour},
            showarrow=False,
        )
