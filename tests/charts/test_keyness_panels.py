"""The panels of several groups: each bar under its group, what holds, what is named."""

from math import inf

import pytest
from keyness_rows import by_group, row

from helpers.charts.keyness_panels import (
    finding_keyness_of_groups,
    plot_keyness_of_groups,
)
from helpers.charts.style import ACCENT, HUES
from helpers.errors import TableError

TABLE = by_group(
    Ann=[
        row("council", 40, 20, 90.0, 3.0, (1.0, 5.0)),
        row("session", 14, 0, 30.0, 6.0, (2.0, inf)),
    ],
    Ben=[row("bridge", 10, 16, 9.0, 2.0, (-1.0, 3.0))],
    Cem=[row("ferry", 9, 8, 20.0, 2.5, (0.5, 4.0))],
)


def texts_of(fig):
    return [t for t in fig.data if t.type == "scatter" and t.mode == "text"]


def panels(fig):
    """Return label, value, colour and hatch of each bar, column by column."""
    bars = [trace for trace in fig.data if trace.type == "bar" and trace.customdata]
    labels = texts_of(fig)
    columns = []
    for bar, label in zip(bars, labels, strict=True):
        assert bar.yaxis == label.yaxis
        assert bar.y == label.y
        cells = (label.text, bar.x, bar.marker.color, bar.marker.pattern.shape)
        columns.append([cell for cell in zip(*cells, strict=True) if cell[0]])
    return columns


def test_each_bar_stands_under_its_group_with_its_value():
    left, right = panels(plot_keyness_of_groups(TABLE, title=""))
    assert [(label, value) for label, value, *_ in left if value == value] == [
        ("<b>council</b> 8.0×", 3.0),
        ("<b>session</b> only", 6.0),
        ("<b>ferry</b> 5.7×", 2.5),
    ]
    assert [label for label, *_ in left if label[3:6] in ("Ann", "Cem")] == [
        "<b>Ann</b>",
        "<b>Cem</b>",
    ]
    assert [label for label, *_ in right] == ["<b>Ben</b>", "bridge 4.0×"]


def test_a_long_name_stands_on_two_lines_in_the_middle_of_its_row():
    table = by_group(**{"2023-10-04 to 2024-01-10": [row("a", 9, 8, 9.0, 2.0)]})
    (labels, _) = texts_of(plot_keyness_of_groups(table, title=""))
    assert labels.text[0] == "<b>2023-10-04 to</b><br><b>2024-01-10</b>"
    assert labels.textposition[0] == "middle right"
    assert labels.textposition[1] == "top right"


def test_panels_of_one_row_stand_at_one_height():
    fig = plot_keyness_of_groups(TABLE, title="")
    sizes = {len(trace.y) for trace in texts_of(fig)}
    assert sizes == {6}
    assert fig.layout.yaxis2.range == fig.layout.yaxis3.range


def test_what_does_not_hold_is_hatched_and_not_bold():
    columns = panels(plot_keyness_of_groups(TABLE, title=""))
    hatches = {cell[0]: cell[3] for column in columns for cell in column}
    assert hatches["bridge 4.0×"] == "/"
    assert hatches["<b>council</b> 8.0×"] == ""


def test_a_group_has_the_colour_of_its_speaker():
    fig = plot_keyness_of_groups(TABLE, title="", colours={"Ann": HUES[0]})
    left, right = panels(fig)
    assert left[1][2] == HUES[0]
    assert right[1][2] == ACCENT


def test_intervals_end_with_the_axis_and_are_named():
    fig = plot_keyness_of_groups(TABLE, title="")
    whiskers = [trace for trace in fig.data if trace.name == "interval"]
    for trace in whiskers:
        ends = [x + more for x, more in zip(trace.x, trace.error_x.array, strict=True)]
        assert max(ends) <= fig.layout.xaxis2.range[1]
    assert "line under a bar: 95 % interval" in fig.layout.xaxis.title.text
    without = by_group(Ann=[row("a", 9, 8, 9.0, 2.0)], Ben=[])
    notes = plot_keyness_of_groups(without, title="").layout.xaxis.title.text
    assert "interval" not in notes


def test_whoever_points_at_a_bar_reads_both_sides():
    fig = plot_keyness_of_groups(TABLE, title="")
    texts = [text for trace in fig.data for text in trace.customdata or ()]
    (text,) = [text for text in texts if text.startswith("<b>ferry</b>")]
    assert "Cem: 9 times in 1,000 words, 9.00 per 1,000" in text
    assert "all others: 8 times in 4,000 words, 2.00 per 1,000" in text


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (TABLE, "Typical of Ann: council, session; of Cem: ferry"),
        (
            by_group(Ann=[row("a", 9, 8, 9.0, 2.0)], Ben=[row("b", 9, 8, 10.0, 2.0)]),
            "No word is typical of any of 2 groups for certain; most evidence: b (Ben)",
        ),
        (
            by_group(Ann=[], Ben=[], Cem=[]),
            "No word is said often enough to compare 3 groups",
        ),
    ],
)
def test_the_finding_is_told_from_the_table_and_every_table_is_drawn(table, finding):
    assert finding_keyness_of_groups(table) == finding
    fig = plot_keyness_of_groups(table, title=finding)
    assert fig.layout.meta["title"] == finding
    assert "NaN" not in fig.to_json() and "Infinity" not in fig.to_json()


def test_a_hostile_name_is_text(hostile, drawn_texts):
    table = by_group(**{hostile: [row(hostile, 9, 8, 9.0, 2.0)]})
    text = drawn_texts(plot_keyness_of_groups(table, title=hostile))
    assert "<script" not in text and "<a href" not in text


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="missing column"):
        plot_keyness_of_groups(TABLE.drop(columns="group"), title="")
