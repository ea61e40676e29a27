"""Strips of meetings: blocks at their places, initials, a key, and what is drawn."""

import json

import pandas as pd
import pytest

from helpers.charts.barcode import finding_barcodes, meeting_names, plot_barcodes
from helpers.charts.style import NOBODY, OTHERS, speaker_colours
from helpers.errors import TableError
from helpers.tables import NO_PERSON


def floors(**meetings):
    """Return floors: by meeting the speaker and words of each, in order."""
    rows = []
    for meeting_id, held in meetings.items():
        first = 1
        for turn, (speaker, n_words) in enumerate(held, start=1):
            rows.append((meeting_id, turn, speaker or NO_PERSON, first, n_words))
            first += n_words
    columns = ["meeting_id", "turn", "speaker", "first_word", "n_words"]
    return pd.DataFrame(rows, columns=columns)


TABLE = floors(
    a=[("Ann Lee", 60), ("Bob Ray", 20), (None, 20)],
    b=[("Bob Ray", 5), ("Ann Lee", 5)],
)


def draw(table=TABLE, **choice):
    return plot_barcodes(table, title="", **choice)


def test_each_floor_is_a_block_at_its_part_of_the_meeting():
    blocks = draw().data[0]
    assert list(blocks.base) == [0, 60, 80, 0, 50]
    assert list(blocks.y) == [0, 0, 0, 1, 1]
    assert blocks.x == pytest.approx([60, 20, 20, 50, 50], abs=0.2)
    assert all(base + x < 100.01 for base, x in zip(blocks.base, blocks.x, strict=True))


def test_blocks_have_the_colours_of_their_speakers_and_their_initials():
    colours = speaker_colours(["Ann Lee"])
    blocks = draw(colours=colours).data[0]
    assert list(blocks.text) == ["AL", "BR", "", "BR", "AL"]
    assert list(blocks.marker.color[:3]) == [colours["Ann Lee"], OTHERS, NOBODY]


def test_a_block_too_thin_for_letters_has_none():
    table = floors(a=[("Ann Lee", 1), ("Bob Ray", 99)], b=[("Ann Lee", 1)])
    assert list(draw(table).data[0].text) == ["", "BR", "AL"]


def test_the_key_explains_the_initials_and_the_two_greys():
    people = [(f"P{letter} X{letter}", 9) for letter in "ABCDEFGHIJ"]
    fig = draw(floors(a=[*people, (None, 3)], b=[("PA XA", 3)]))
    texts = list(fig.data[2].text)
    assert texts[0] == " <b>PX</b> PA XA"
    assert texts[-2:] == [" others (2)", f" {NO_PERSON}"]
    assert len(texts) == 10
    assert max(fig.data[2].y) < -0.5


def test_people_with_a_hue_come_first_in_the_key():
    colours = speaker_colours(["Zoe Lo"])
    table = floors(a=[("Ann Lee", 90), ("Zoe Lo", 10)], b=[("Ann Lee", 1)])
    assert draw(table, colours=colours).data[2].text[0] == " <b>ZL</b> Zoe Lo"


def test_meetings_are_called_by_name_and_told_by_size():
    fig = draw(names={"a": "2024-02-01 The bridge"})
    assert list(fig.data[1].text) == ["2024-02-01 The bridge: 100 words", "b: 10 words"]


def test_of_many_meetings_the_longest_are_drawn_in_their_order_and_that_is_said():
    table = floors(**{f"m{n:02}": [("A", 1 + n % 7), ("B", 1)] for n in range(20)})
    fig = draw(table, top=3)
    assert [text.split(":")[0] for text in fig.data[1].text] == ["m05", "m06", "m13"]
    assert "drawn: the 3 longest of 20 meetings" in fig.layout.xaxis.title.text
    assert {row[0] for row in fig.layout.meta["rows"]} == {"m05", "m06", "m13"}
    assert "drawn" not in draw().layout.xaxis.title.text


def test_one_meeting_has_a_row_for_each_speaker():
    fig = draw(floors(a=[("Ann", 3), ("Bob", 4)]))
    assert fig.layout.meta["name"] == "floor"
    assert list(fig.data[1].text) == ["Bob: 4 words, 1 floor", "Ann: 3 words, 1 floor"]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (TABLE, "Ann Lee opens 1 of 2 meetings, (no named person) closes 1"),
        (floors(a=[("A", 1)], b=[("A", 1)]), "A opens and closes both meetings"),
        (
            floors(a=[("A", 1), ("B", 2), ("A", 1)], b=[("A", 1), ("B", 1)]),
            "A opens all 2 meetings and closes 1",
        ),
        (
            floors(a=[("Ann", 3), ("Bob", 4)]),
            "The bridge, 2 floors, 7 words: Ann opens the meeting, Bob closes it",
        ),
    ],
)
def test_the_finding_is_who_opens_and_who_closes(table, finding):
    assert finding_barcodes(table, {"a": "The bridge"}) == finding
    fig = plot_barcodes(table, title=finding)
    assert json.loads(fig.to_json())["layout"]["meta"]["title"] == finding
    assert "NaN" not in fig.to_json()


def test_a_meeting_is_called_by_day_and_title_or_id():
    meetings = pd.DataFrame(
        {
            "meeting_id": ["a", "b", "c", "d"],
            "title": ["The bridge", None, "Levy", "Gate"],
            "date": pd.to_datetime(["2024-02-01", "2024-03-01", None, None]),
            "published": pd.to_datetime([None, "2024-03-09", None, "2024-04-01"]),
        }
    )
    assert meeting_names(meetings) == {
        "a": "2024-02-01 The bridge",
        "b": "2024-03-01 b",
        "c": "Levy",
        "d": "published 2024-04-01 Gate",
    }


def test_names_are_never_markup(hostile, drawn_texts):
    table = floors(a=[(hostile, 7), ("B", 1)], b=[(hostile, 7)])
    fig = plot_barcodes(table, title="", names={"a": hostile})
    # Only customdata may hold what could be read as a template.
    assert hostile not in drawn_texts(fig) or hostile == "%{x}"


def test_no_floors_are_refused():
    with pytest.raises(TableError, match="plot_barcodes: no rows"):
        draw(TABLE.head(0))
