from datetime import date, datetime, time, timedelta

import pytest

from helpers.errors import ParseError
from helpers.readers.columns import Columns, choose_columns, choose_section, scaled
from helpers.readers.moments import day_of, seconds_of
from helpers.readers.utterances import Utterance


def choose(table, **given):
    samples = {name: values.split("|") for name, values in table.items()}
    return choose_columns(samples, name="a.csv", advice="do this", **given)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ({"Speaker": "A|B", "Text": "a|b"}, ("Text", "Speaker")),
        ({"who": "A|B", "what": "a|b"}, None),
        ({"Спикер": "A|B", "Текст": "a|b"}, ("Текст", "Спикер")),
        ({"Sprecher": "A|B", "Redetext": "a|b"}, ("Redetext", "Sprecher")),
        ({"speaker_id": "7|8", "speaker": "A|B", "text": "a|b"}, ("text", "speaker")),
        ({"speaker": "7|8", "speakerName": "A|B", "text": "a|b"},
         ("text", "speakerName")),
        ({"speaker": "|", "name": "A|B", "text": "a|b"}, ("text", "name")),
        ({"speaker": "|", "text": "a|b"}, ("text", "speaker")),
        ({"speaker": "A|B", "label": "x|y", "text": "a|b"}, ("text", "speaker")),
        ({"label": "pos|neg", "text": "a|b"}, ("text", "")),
        ({"label": "A|B", "text": "a|b", "start": "1|2"}, ("text", "label", "start")),
        ({"speaker": "A|B", "words": "12|7"}, None),
        ({"speaker": "A|B", "words": "12|7", "text": "a|b"}, ("text", "speaker")),
        ({"speaker": "A|B|A", "transcript": "f1|f1|f1", "text": "a|b|c"},
         ("text", "speaker")),
        ({"name": "A|B", "speech": "a|b", "message": "a|b"}, ("speech", "name")),
        ({"text": "a|b"}, ("text", "")),
        ({}, None),
    ],
)  # fmt: skip
def test_columns_are_told_by_their_names(table, columns):
    chosen = choose(table)
    assert chosen == (columns and Columns(*columns))


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"speaker": "A|B", "text": "a|b", "content": "c|d"}, "'text' and 'content'"),
        ({"name": "A|B", "user": "C|D", "text": "a|b"}, "'name' and 'user'"),
    ],
)
def test_two_columns_that_could_be_meant_are_refused(table, named):
    with pytest.raises(ParseError, match=f"a.csv: found {named}, expected.*; do this"):
        choose(table)


def test_what_a_person_names_is_taken():
    table = {"a": "A|B", "b": "x|y", "text": "a|b", "content": "c|d"}
    assert choose(table, text="b", speaker="a") == Columns("b", "a")
    assert choose(table, text="content").text == "content"


@pytest.mark.parametrize(
    ("values", "is_section"),
    [("1|1|2|2", True), ("1|2|3", True), ("Mr|Dr|Mr|Dr", False), ("|", False),
     ("a|a|a|b|b|b|a|a|a", True)],
)  # fmt: skip
def test_sections_come_in_stretches(values, is_section):
    cells = {"text": ["x"], "Title": values.split("|")}
    assert choose_section(cells) == ("Title" if is_section else "")


def times(rows, start="start"):
    read = [Utterance("x" * n, "", a, b) for n, a, b in rows]
    return [(row.start, row.end) for row in scaled(read, Columns("text", start=start))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([(30, 0, 2.5)], [(0, 2.5)], id="seconds"),
        pytest.param([(30, 0, 2500)], [(0, 2.5)], id="milliseconds by what was said"),
        pytest.param([(300, 1, 2), (300, 2, 3)], [(None, None)] * 2, id="row numbers"),
        pytest.param(
            [(60, 0, None), (9, 4, None)], [(0, None), (4, None)], id="starts"
        ),
        pytest.param(
            [(60, 0, None), (9000, 4, None)], [(0, None), (4, None)], id="a long end"
        ),
        pytest.param([(30, 5, None)], [(5, None)], id="one row cannot be judged"),
        pytest.param(
            [(30, 1.7e9, None)], [(None, None)], id="a moment of the calendar"
        ),
        pytest.param([(30, None, None)], [(None, None)], id="no times"),
        pytest.param([(30, 3, 3), (30, 5, 4)], [(3, 3), (5, 4)], id="kept as they are"),
    ],
)
def test_units_are_told_by_how_much_is_said(rows, expected):
    assert times(rows) == expected


def test_a_name_can_say_milliseconds():
    assert times([(30, 1500, None)], start="Start (ms)") == [(1.5, None)]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("12.5", 12.5), ("12,5", 12.5), (" 0:07 ", 7), ("1:02:03.5", 3723.5),
        ("00:00:01,250", 1.25), ("00:01:02:15", 62), ("1.400s", 1.4), ("PT1M2S", 62),
        (7, 7), (0, 0), (timedelta(seconds=3), 3), (time(0, 1, 2), 62),
        ("", None), ("PT", None), ("abc", None), ("2020-01-01 10:00", None),
        ("1:2:3:4:5", None), (True, None), (None, None), ([1], None),
        (float("nan"), None), (float("inf"), None), (10**400, None), ("٣", 3),
        ("9" * 5000, None), ("1e400", None),
    ],
)  # fmt: skip
def test_times_as_files_write_them(value, seconds):
    assert seconds_of(value) == seconds


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-03", "2024-05-03"), ("2024-05-03T10:00:00Z", "2024-05-03"),
        ("2024/5/3", "2024-05-03"), ("3.5.2024", "2024-05-03"),
        ("20240503", "2024-05-03"), ("May 3, 2024", "2024-05-03"),
        ("3 May 2024", "2024-05-03"), (date(2024, 5, 3), "2024-05-03"),
        (datetime(2024, 5, 3, 10), "2024-05-03"),
        ("5/3/2024", ""), ("May 2024", ""), ("2003-11-78", ""), ("3000-01-01", ""),
        ("1250-05-03", "1250-05-03"), ("1199-05-03", ""),
        ("2024-05-03 to 2024-05-04", ""), ("123456789012", ""), (None, ""), (7, ""),
    ],
)  # fmt: skip
def test_days_as_files_write_them(value, day):
    assert day_of(value) == day
