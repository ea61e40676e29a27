"""Full days as they are printed, in many languages; impossible ones are refused."""

from datetime import date

import pytest

from helpers.dates.printed import find_printed, parse_day

NOVEMBER = date(2016, 11, 7)


@pytest.mark.parametrize(
    "text",
    [
        "2016-11-07",
        "2016/11/7",
        "7 November 2016",
        "7th of November, 2016",
        "November 7, 2016",
        "NOVEMBER 7, 2016",
        "Nov. 7, 2016",
        "Monday, November 7, 2016",
        "Montag, 7. November 2016",
        "Montag, den 7. November 2016",
        "7 novembre 2016",
        "lundi 7 novembre 2016",
        "lunes, 7 de noviembre de 2016",
        "7 de novembro de 2016",
        "lunedì 7 novembre 2016",
        "7 ноября 2016 года",
        "07 листопада 2016 р.",
        "7. listopadu 2016",
        "7. november 2016",
        "maandag 7 november 2016",
        "2016. november 7.",
        "7.11.2016",
        "7. 11. 2016",
        "2016年11月7日",
        "2016年11月7日（月）",
        "平成28年11月7日(月曜日)",
        "2016년 11월 7일",
        "７ November ２０１６",
        "7 November 201609:30",
        "2016-11-07T10:00:00+01:00",
        "20161107",
    ],
)
def test_a_day_is_read(text):
    assert parse_day(text) == NOVEMBER


def test_the_first_of_a_month_has_its_own_forms():
    for text in ("1er janvier 2013", "1º de enero de 2013", "令和元年5月1日"):
        assert parse_day(text) in (date(2013, 1, 1), date(2019, 5, 1))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2003-11-78", "no such day"),
        ("31 February 2012", "no such day"),
        ("30. 2. 2012", "no such day"),
        ("3000-01-01", "no meeting of 3000"),
        ("1 January 1066", "no meeting of 1066"),
        ("Friday, 7 November 2016", "weekday is another"),
        ("2016年11月7日（火）", "weekday is another"),
        ("10/11/2022", "may stand first"),
        ("7 listopada 2016", ""),
    ],
)
def test_a_day_that_cannot_be_or_may_be_another_is_none(text, why):
    if why:
        (printed,) = find_printed(text, 0, len(text))
        assert printed.day is None
        assert why in printed.why
    else:
        # In Croatian it is October.
        assert parse_day(text, language="hr") == date(2016, 10, 7)
        assert parse_day(text, language="pl") == NOVEMBER


@pytest.mark.parametrize(
    ("text", "language", "is_american", "day"),
    [
        ("10/11/2022", "", True, date(2022, 10, 11)),
        ("10/11/2022", "es", False, date(2022, 11, 10)),
        ("10/11/2022", "en", False, None),
        ("24/1/2018", "", False, date(2018, 1, 24)),
        ("1/24/2018", "", False, date(2018, 1, 24)),
        ("5/5/2018", "", False, date(2018, 5, 5)),
        ("10.11.2022", "", False, date(2022, 11, 10)),
    ],
)
def test_the_order_of_digits_is_decided_by_them_or_by_the_text(
    text, language, is_american, day
):
    (printed,) = find_printed(
        text, 0, len(text), language=language, is_american=is_american
    )
    assert printed.day == day


@pytest.mark.parametrize(
    "text", ["", "November 2016", "7 November", "12 people 2016", "version 1.2.3456.7"]
)
def test_less_than_a_day_is_none(text):
    assert parse_day(text) is None


def test_two_days_are_not_one():
    assert parse_day("2016-11-07/2016-11-08") is None
