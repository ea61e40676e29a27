"""Findings as sentences: the rare cases; test_answers.py compares them with tables."""

from math import nan

import pandas as pd
import pytest

from helpers.charts import findings
from helpers.errors import TableError
from helpers.tables import NO_PERSON


def share_table(n_words):
    table = pd.DataFrame({"speaker": list(n_words), "n_words": list(n_words.values())})
    table["share_words"] = table["n_words"] / table["n_words"].sum()
    return table.assign(share_words_low=nan, share_words_high=nan)


def calendar_table(*periods, every="month", n_undated=0):
    """Return a calendar: first day, meetings, hits and lower end of each period."""
    columns = ["period", "n_meetings", "n", "rate_low"]
    table = pd.DataFrame(list(periods), columns=columns)
    table["period"] = pd.to_datetime(table["period"])
    table = table.assign(term="war", n_words=1_000, rate=table["n"] * 1_000.0)
    table.attrs |= {
        "card": {"measure": f"calendar, by {every}"},
        "n_undated": n_undated,
    }
    return table.assign(rate_high=table["rate"])


def test_without_any_name_the_sentence_is_about_nobody():
    share = share_table({NO_PERSON: 10})
    assert (
        findings.finding_share(share) == "(no named person) speaks 100.0 % of the words"
    )
    assert findings.answer_share(share).startswith(
        "(no named person) speaks 100.0 % of"
    )


def test_turns_without_a_name_are_named_beside_the_share():
    text = findings.answer_share(share_table({"Ann": 60, "Bob": 30, NO_PERSON: 10}))
    assert "Bob 30.0 %; turns without a named person 10.0 %." in text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ([1, 4, 2], "“war” is most frequent in part 2 of 3: 4 of 7 times"),
        (
            [4, 1, 4],
            "“war” is most frequent in parts 1 and 3 of 3: 4 of 9 times in each",
        ),
        ([0, 0, 0], "“war” is not said"),
    ],
)
def test_parts_with_as_many_hits_are_named_together(counts, text):
    table = pd.DataFrame({"term": "war", "slice": [1, 2, 3], "n": counts})
    table = table.assign(rate=table["n"] * 10.0 + [0, 0, 1])
    assert findings.finding_positions(table) == text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ([1, 4, 2, 0], "2001 is named most often: 4 times, in 1 of 9 turns"),
        ([4, 1, 4, 0], "2000 and 2002 are named most often: 4 times each"),
        ([1, 1, 1, 1], "No year stands out: 4 years are named 1 time each"),
    ],
)
def test_years_named_as_often_are_named_together(counts, text):
    years = pd.DataFrame({"year": [2000, 2001, 2002, 2003], "n": counts})
    table = years.assign(n_turns=1, n_all_turns=9)
    assert findings.finding_years(table) == text


def test_a_share_of_an_excerpt_says_so():
    share = share_table({"Ann": 60, "Bob": 30})
    told = findings.answer_share(share, n_excerpts=2)
    assert told.endswith("2 transcripts mark cuts: these are shares of an excerpt.")
    assert "1 transcript marks cuts" in findings.answer_share(share, n_excerpts=1)
    assert "excerpt" not in findings.answer_share(share)


def test_a_name_that_has_no_words_left_gives_way_to_who_speaks_most():
    assert findings.finding_share(share_table({"Ann": 10}), ["Zoe"]).startswith("Ann")


@pytest.mark.parametrize(
    ("speakers", "text"),
    [
        (["Ann"], "1 floor, 5 words: Ann alone"),
        (["Ann", "Bob"], "2 floors, 10 words: Ann opens the meeting, Bob closes it"),
        (["Ann", None, "Ann"], "3 floors, 15 words: Ann opens and closes the meeting"),
    ],
)
def test_a_meeting_is_told_by_who_opens_and_closes_it(speakers, text):
    floors = pd.DataFrame({"speaker": speakers, "n_words": 5})
    assert findings.finding_floor(floors) == text


def test_speakers_without_a_term_are_left_out_of_the_title():
    table = pd.DataFrame({"speaker": ["Ann", "Ann", "Bob"], "term": list("abc")})
    assert findings.finding_terms_by_speaker(table, ["Bob", "Zoe", "Ann"]) == (
        "Bob: c; Ann: a, b"
    )


def test_a_term_that_is_never_said_is_said_to_be_absent():
    table = pd.DataFrame({"term": "war", "slice": [1, 2], "n": 0, "rate": 0.0})
    assert findings.finding_positions(table) == "“war” is not said"


@pytest.mark.parametrize(
    ("calendar", "text"),
    [
        (
            calendar_table(n_undated=1),
            "1 meeting without a date: change over time cannot be seen",
        ),
        (
            calendar_table(("2024-02-01", 1, 3, nan), n_undated=2),
            "1 meeting in one period; 2 meetings without a date:"
            " change over time cannot be seen",
        ),
        (
            calendar_table(("2024-02-01", 1, 3, nan), ("2024-03-01", 1, 4, nan)),
            "“war” is said most often in March 2024: 4 times in 1,000 words",
        ),
        (
            calendar_table(("2024-02-01", 1, 3, 900.0), ("2024-03-01", 1, 4, 100.0)),
            "“war” stands out most clearly in February 2024: 3 times in 1,000 words",
        ),
    ],
    ids=["no date", "one period", "no interval", "surer, though not higher"],
)
def test_change_is_told_only_where_there_are_two_periods(calendar, text):
    assert findings.finding_calendar(calendar) == text


@pytest.mark.parametrize(
    ("every", "name"),
    [("year", "2024"), ("quarter", "the quarter from April 2024")],
)
def test_a_period_is_named_by_its_length(every, name):
    periods = ("2023-04-01", 1, 1, nan), ("2024-04-01", 1, 2, nan)
    text = findings.finding_calendar(calendar_table(*periods, every=every))
    assert f"in {name}: 2 times" in text


def test_the_year_named_most_often_comes_with_its_turns():
    table = pd.DataFrame({"year": [1997, 2010], "n": [2, 4], "n_turns": [2, 1]})
    table = table.astype({"year": "Int64"}).assign(n_all_turns=5)
    text = "2010 is named most often: 4 times, in 1 of 5 turns"
    assert findings.finding_years(table) == text
    none = table.head(1).assign(year=pd.array([None], dtype="Int64"))
    assert findings.finding_years(none) == "No year is named in 5 turns"


def test_files_that_could_not_be_read_are_told():
    sources = pd.DataFrame({"status": ["read", "failed", "not read"]})
    meetings = pd.DataFrame({"n_words": [9], "n_turns": [1], "n_unattributed": [2]})
    kinds = pd.DataFrame({"kind": ["speech"], "share_characters": [1.0]})
    meetings = meetings.assign(date=pd.NaT, published=pd.NaT)
    text = findings.answer_read(meetings, sources, kinds)
    assert text.startswith(
        "1 file read as 1 meeting with 9 words in 1 turn. 1 file could"
    )
    assert "Words given to nobody: 2. Meetings without a date: 1 of 1." in text
    dated = meetings.assign(published=pd.Timestamp("2024-01-31"))
    text = findings.answer_read(dated, sources, kinds)
    assert text.endswith("a date: 1 of 1, 1 with a day of publication.")


@pytest.mark.parametrize(
    "say",
    [
        findings.finding_share,
        findings.finding_turns,
        findings.finding_floor,
        findings.finding_terms,
        findings.finding_spans,
        findings.finding_years,
    ],
)
def test_nothing_can_be_said_of_a_table_without_rows(say):
    columns = "speaker share_words n_longest n_words term n kind share_characters"
    columns += " year n_turns n_all_turns"
    with pytest.raises(TableError, match="finding: no rows"):
        say(pd.DataFrame(columns=columns.split()))
