"""One theme, one colour per speaker, and what every figure carries."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from helpers.charts.style import (
    ACCENT,
    DARK_HUES,
    DARK_INK,
    HUES,
    INK,
    NOBODY,
    OTHERS,
    WHISKER,
    finish,
    plain,
    speaker_colours,
)
from helpers.charts.wording import escaped
from helpers.tables import NO_PERSON


def finished(table=None, title="A finding"):
    table = pd.DataFrame({"term": ["war"], "n": [2]}) if table is None else table
    fig = go.Figure().update_layout(height=100)
    return finish(fig, table, name="x", title=title, alt="Bars.")


def test_the_first_speakers_get_a_hue_and_the_rest_share_one_neutral():
    names = [f"Speaker {number}" for number in range(8)]
    colours = speaker_colours([*names, NO_PERSON])
    assert [colours[name] for name in names] == [*HUES, OTHERS, OTHERS]
    assert colours[NO_PERSON] == NOBODY


def test_a_row_of_nobody_takes_no_hue_from_a_person():
    assert speaker_colours([NO_PERSON, "Ann"])["Ann"] == HUES[0]


def luminance(colour):
    """Return the relative luminance of WCAG 2.2 of "#rrggbb"."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("paper", "colours"),
    [("#ffffff", HUES), ("#16181b", DARK_HUES)],
    ids=["light", "dark"],
)
def test_every_colour_of_a_mark_has_three_to_one_against_its_page(paper, colours):
    for colour in (*colours, OTHERS, NOBODY, ACCENT, WHISKER):
        low, high = sorted((luminance(paper), luminance(colour)))
        assert (high + 0.05) / (low + 0.05) >= 3, colour


def test_a_figure_carries_the_table_it_was_drawn_from():
    table = pd.DataFrame(
        {"day": pd.to_datetime(["2024-02-01", None]), "n": [2, 3], "share": [0.5, None]}
    )
    table.attrs["card"] = {"measure": "share"}
    meta = json.loads(finished(table).to_json())["layout"]["meta"]
    assert meta["columns"] == ["day", "n", "share"]
    assert meta["rows"] == [["2024-02-01", 2, 0.5], [None, 3, None]]
    assert meta["card"] == {"measure": "share"}
    assert meta["dark"] == dict(zip((*HUES, INK), (*DARK_HUES, DARK_INK), strict=True))


def test_the_title_is_escaped_in_the_drawing_and_plain_beside_it(hostile):
    fig = finished(title=hostile)
    assert fig.layout.title.text.replace("<br>", " ") == escaped(hostile)
    assert fig.layout.meta["title"] == hostile


def test_a_long_title_gets_lines_and_room_for_them():
    short, long = finished(), finished(title="word " * 30)
    n_lines = long.layout.title.text.count("<br>") + 1
    assert n_lines == 4
    assert long.layout.height - short.layout.height == 20 * (n_lines - 1)


def test_a_figure_repeats_no_template_of_plotly():
    assert len(finished().to_json()) < 1_500


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (pd.NA, None),
        (pd.NaT, None),
        (True, True),
        ("a", "a"),
        (pd.Timestamp("2024-02-01"), "2024-02-01"),
    ],
)
def test_a_cell_becomes_what_json_knows(cell, value):
    assert plain(cell) == value


def test_numbers_of_numpy_become_plain_numbers():
    cells = pd.Series([1], dtype="int32").to_numpy()
    assert type(plain(cells[0])) is int
