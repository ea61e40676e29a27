"""Dates that speakers say: how exactly, and which days they stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.dates import find_mentions, language_of

MEETING = date(2013, 3, 29)


def said(text, language="en", day=MEETING):
    hits = find_mentions(text, 0, len(text), meeting_day=day, language=language)
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    return hits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 1997 we agreed.", [("1997", "year", 1997, None, None)]),
        ("on 4 October 1957.", [("4 October 1957", "day", 1957, 10, 4)]),
        ("on October 4, 1957.", [("October 4, 1957", "day", 1957, 10, 4)]),
        ("on the 4th of October 1957", [("4th of October 1957", "day", 1957, 10, 4)]),
        ("by March 2025", [("March 2025", "month", 2025, 3, None)]),
        ("on February 24.", [("February 24", "day", None, 2, 24)]),
        ("on 2013-03-29.", [("2013-03-29", "day", 2013, 3, 29)]),
        ("on 31 February 2012", [("2012", "year", 2012, None, None)]),
        ("on 2013-78-99", []),
        ("It may 20 times fail", []),
        ("all 12 May be one", []),
        ("1500 people came", []),
        ("from 1500 to 2000 people", []),
        ("more than 2000 came", []),
        ("since more than 1990 years", []),
        ("$1990 and 1,990", []),
        ("school No. 1409", []),
        ("Resolution 1973 (2011)", [("2011", "year", 2011, None, None)]),
        ("amendment No. 1813 to S. 1842", []),
        ("NATO’s 1997 promise", [("1997", "year", 1997, None, None)]),
        ("law n° 2009-403", []),
        ("page 1812", []),
        ("0999 and 2500", []),
        ("1242 of them, in 1242", [("1242", "year", 1242, None, None)]),
        ("version 1990.5", []),
        ("We may go in May", []),
        ("at 20:13 and 12.30", []),
    ],
)  # fmt: skip
def test_days_months_and_years_in_figures(text, found):
    assert [tuple(hit[2:7]) for hit in said(text)] == found


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("in 1990-1991", "1990-1991", "1990-01-01", "1991-12-31"),
        ("1991–1995", "1991–1995", "1991-01-01", "1995-12-31"),
        ("from 2010 to 2015", "2010 to 2015", "2010-01-01", "2015-12-31"),
        ("between 2010 and 2015", "2010 and 2015", "2010-01-01", "2015-12-31"),
        ("in 2012/13", "2012/13", "2012-01-01", "2013-12-31"),
        ("in 2012-13", "2012-13", "2012-01-01", "2013-12-31"),
        (
            "between May and July 2021",
            "May and July 2021",
            "2021-05-01",
            "2021-07-31",
        ),
        ("on 1–5 May 2013", "1–5 May 2013", "2013-05-01", "2013-05-05"),
        ("on May 1-5, 2013", "May 1-5, 2013", "2013-05-01", "2013-05-05"),
    ],
)
def test_ranges(text, words, first, last):
    hit = said(text)[0]
    assert (hit.text, hit.precision) == (words, "range")
    assert (str(hit.first), str(hit.last)) == (first, last)


def test_the_end_of_a_range_is_named_as_well_and_a_pair_of_years_is_none():
    assert [hit.year for hit in said("in 1990-1991")] == [1990, 1991]
    pair = said("in 2010 and 2015, and from 2015 to 2010")
    assert {hit.precision for hit in pair} == {"year"}
    assert [hit.precision for hit in said("in 2012-11")] == ["year"]


@pytest.mark.parametrize(
    ("text", "language", "words", "first_year", "is_relative"),
    [
        ("the 1990s", "en", "1990s", 1990, False),
        ("the mid-1980s", "en", "1980s", 1980, False),
        ("in the nineties", "en", "the nineties", 1990, True),
        ("in the 90s", "en", "90s", 1990, True),
        ("в 1990-е годы", "ru", "1990-е", 1990, False),
        ("в девяностых годах", "ru", "девяностых годах", 1990, True),
        ("die neunziger Jahre", "de", "neunziger Jahre", 1990, True),
        ("in den 1990er Jahren", "de", "1990er", 1990, False),
        ("les années 90", "fr", "années 90", 1990, True),
        ("les années quatre-vingt-dix", "fr", "années quatre-vingt-dix", 1990, True),
        ("los años noventa", "es", "años noventa", 1990, True),
        ("1990年代", "zh", "1990年代", 1990, False),
    ],
)  # fmt: skip
def test_decades(text, language, words, first_year, is_relative):
    (hit,) = said(text, language)
    assert (hit.text, hit.precision, hit.year) == (words, "decade", None)
    assert (hit.first, hit.last) == (
        date(first_year, 1, 1),
        date(first_year + 9, 12, 31),
    )
    assert hit.is_relative is is_relative


@pytest.mark.parametrize("text", ["men in their 90s", "90s in all", "at 90 s"])
def test_an_age_is_no_decade(text):
    assert said(text) == []


def test_the_decade_that_runs_may_be_that_of_a_century_ago():
    assert said("the twenties", day=date(2022, 5, 1))[0].first is None
    assert said("the twenties")[0].first == date(1920, 1, 1)


@pytest.mark.parametrize(
    ("text", "language", "precision", "first", "last"),
    [
        ("last year", "en", "year", "2012-01-01", "2012-12-31"),
        ("December last year", "en", "month", "2012-12-01", "2012-12-31"),
        ("24 February last year", "en", "day", "2012-02-24", "2012-02-24"),
        ("last December", "en", "month", "2012-12-01", "2012-12-31"),
        ("next May", "en", "month", "2013-05-01", "2013-05-31"),
        ("two years ago", "en", "year", "2011-01-01", "2011-12-31"),
        ("a month ago", "en", "month", "2013-02-01", "2013-02-28"),
        ("last Friday", "en", "day", "2013-03-22", "2013-03-22"),
        ("next Monday", "en", "day", "2013-04-01", "2013-04-01"),
        ("nächsten Dienstag", "de", "day", "2013-04-02", "2013-04-02"),
        ("vendredi dernier", "fr", "day", "2013-03-22", "2013-03-22"),
        ("14 juillet dernier", "fr", "day", "2012-07-14", "2012-07-14"),
        ("14 mars dernier", "fr", "day", "2013-03-14", "2013-03-14"),
        ("14 de julio pasado", "es", "day", "2012-07-14", "2012-07-14"),
        ("próximo lunes", "es", "day", "2013-04-01", "2013-04-01"),
        ("прошлую пятницу", "ru", "day", "2013-03-22", "2013-03-22"),
        ("yesterday", "en", "day", "2013-03-28", "2013-03-28"),
        ("last week", "en", "range", "2013-03-18", "2013-03-24"),
        ("the past five years", "en", "range", "2008-03-29", "2013-03-29"),
        ("the next 10 years", "en", "range", "2013-03-29", "2023-03-29"),
        ("прошлом году", "ru", "year", "2012-01-01", "2012-12-31"),
        ("декабре прошлого года", "ru", "month", "2012-12-01", "2012-12-31"),
        ("два года назад", "ru", "year", "2011-01-01", "2011-12-31"),
        ("через пять лет", "ru", "year", "2018-01-01", "2018-12-31"),
        ("voriges Jahr", "de", "year", "2012-01-01", "2012-12-31"),
        ("Dezember letzten Jahres", "de", "month", "2012-12-01", "2012-12-31"),
        ("vor zwei Jahren", "de", "year", "2011-01-01", "2011-12-31"),
        ("l’année dernière", "fr", "year", "2012-01-01", "2012-12-31"),
        ("la semaine prochaine", "fr", "range", "2013-04-01", "2013-04-07"),
        ("il y a deux ans", "fr", "year", "2011-01-01", "2011-12-31"),
        ("el año pasado", "es", "year", "2012-01-01", "2012-12-31"),
        ("el próximo año", "es", "year", "2014-01-01", "2014-12-31"),
        ("hace dos años", "es", "year", "2011-01-01", "2011-12-31"),
        ("los últimos diez años", "es", "range", "2003-03-29", "2013-03-29"),
    ],
)  # fmt: skip
def test_relative_dates_are_told_from_the_day_of_the_meeting(
    text, language, precision, first, last
):
    (hit,) = said(f"({text}.)", language)
    assert (hit.text, hit.precision, hit.year) == (text, precision, None)
    assert hit.is_relative
    assert (str(hit.first), str(hit.last)) == (first, last)
    (unknown,) = said(f"({text}.)", language, day=None)
    assert unknown.text == text
    assert (unknown.first, unknown.last) == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The last year of the war", "en"),
        ("the last Friday of Lent, next Sunday in Lent", "en"),
        ("the last summer of the war", "en"),
        ("am letzten Montag im Mai", "de"),
        ("the world of tomorrow", "en"),
        ("we last met in a year", "en"),
        ("long ago", "en"),
        ("Wir sind hier", "de"),
        ("Dans la rue, dernier arrivé", "fr"),
    ],
)
def test_words_that_are_near_to_a_date_are_none(text, language):
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "precision"),
    [
        ("last Monday", "en", "day"),
        ("next Sunday", "en", "day"),
        ("прошлую среду", "ru", "day"),
        ("last summer", "en", "range"),
        ("vergangenen Sommer", "de", "range"),
        ("l’été dernier", "fr", "range"),
        ("el verano pasado", "es", "range"),
        ("прошлым летом", "ru", "range"),
    ],
)
def test_a_day_of_this_week_and_a_season_may_be_either_of_two(
    text, language, precision
):
    (hit,) = said(f"({text}.)", language)
    assert (hit.text, hit.precision, hit.first) == (text, precision, None)


def test_last_years_without_a_number_stand_for_no_days():
    (hit,) = said("en los últimos años", "es")
    assert (hit.precision, hit.first) == ("range", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We say that the house is of the people and the state", "en"),
        ("Wir sagen, dass das Haus nicht nur der Stadt und die der Bürger", "de"),
        ("Мы не знаем, что и на этом месте в доме", "ru"),
        ("vous et nous avons des choses dans les rues, et c’est à nous", "fr"),
        ("que los días por una razón el señor y las leyes", "es"),
        ("今日の会議", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_by_its_small_words(text, language):
    assert language_of(text) == language
    assert language_of(text, "ru-RU") == "ru"
    assert language_of(text, "uk") == ""


@given(st.text(), st.sampled_from(["en", "de", "fr", "es", "ru", ""]))
def test_any_text_can_be_read_and_ranges_are_in_order(text, language):
    hits = said(text, language)
    assert [hit.start for hit in hits] == sorted({hit.start for hit in hits})


@given(st.dates(date(1700, 1, 1), date(2150, 12, 31)))
def test_every_day_is_read_back_from_its_print(day):
    printed = f"{day:%B} {day.day}, {day.year}"
    (hit,) = said(f"on {printed}.")
    assert (hit.text, hit.first, hit.last) == (printed, day, day)
