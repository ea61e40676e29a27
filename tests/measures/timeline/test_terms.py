import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import ParameterError, TableError
from helpers.measures.frequency import term_frequency
from helpers.measures.intervals import ratio_interval
from helpers.measures.timeline import calendar, term_positions
from helpers.tokens import tokens

MEETINGS = {
    "jan": [("Ann", "tax one two"), (None, "tax"), ("Ann", "[Noise]")],
    "march": [("Ben", "one two three four")],
    "page": [("Ben", "tax tax")],
    "undated": [("Ann", "tax")],
}
DAYS = {
    "jan": {"date": "2021-01-30", "published": "2021-02-03"},
    "march": {"date": "2021-03-01"},
    "page": {"published": "2021-02-10"},
}


@pytest.fixture(scope="module")
def coded():
    return tokens(make_corpus(MEETINGS, days=DAYS))


def test_a_period_without_a_meeting_is_a_gap_and_no_zero(coded):
    table = calendar(coded, terms=["tax"])
    columns = ["period", "series", "n_meetings", "n_words", "n"]
    assert table[columns].astype(str).values.tolist() == [
        ["2021-01-01", "date", "1", "4", "2"],
        ["2021-02-01", "date", "0", "0", "0"],
        ["2021-03-01", "date", "1", "4", "0"],
        ["2021-02-01", "published", "1", "2", "2"],
    ]
    rates = table["rate"].astype(object).where(table["rate"].notna(), None)
    assert rates.tolist() == [500_000, None, 0, 1_000_000]


def test_meetings_without_a_day_are_left_out_and_counted(coded):
    table = calendar(coded)
    assert table.attrs["n_undated"] == 1
    assert "1 meeting without any day left out" in table.attrs["card"]["n"]
    assert table.columns.tolist() == [
        "period", "series", "n_meetings", "n_turns", "n_words"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("every", "periods"),
    [
        ("month", ["2021-01-01", "2021-02-01", "2021-03-01"]),
        ("quarter", ["2021-01-01"]),
        ("year", ["2021-01-01"]),
    ],
)
def test_periods_are_named_by_their_first_day(coded, every, periods):
    table = calendar(coded, every=every)
    own = table[table["series"] == "date"]
    assert own["period"].dt.strftime("%Y-%m-%d").tolist() == periods
    assert own["n_meetings"].sum() == 2


def test_years_without_a_meeting_are_rows_too():
    days = {"jan": {"date": "2018-12-31"}, "march": {"date": "2021-01-01"}}
    table = calendar(tokens(make_corpus(MEETINGS, days=days)), every="year")
    assert table["n_meetings"].tolist() == [1, 0, 0, 1]


def test_the_interval_of_a_period_stands_on_its_own_meetings():
    meetings = {f"m{n}": [("A", "tax " * (n % 3) + "one " * 9)] for n in range(10)}
    days = {name: {"date": "2021-05-05"} for name in meetings}
    table = calendar(tokens(make_corpus(meetings, days=days)), terms=["tax", "gone"])
    parts = [n % 3 for n in range(10)]
    low, high = ratio_interval(parts, [part + 9 for part in parts], most=2)
    ends = table.loc[0, ["rate_low", "rate_high"]].tolist()
    assert ends == pytest.approx([low * 1e6, high * 1e6])
    none = table.loc[1, ["n", "rate_low"]].tolist()
    assert none == [0, 0]
    assert table.loc[1, "rate_high"] > 0


@settings(max_examples=40)
@given(st.sampled_from(["month", "quarter", "year"]), st.data())
def test_periods_add_up_to_the_meetings_with_a_day(every, data):
    dates = data.draw(
        st.lists(
            st.dates(
                pd.Timestamp("1999-01-01").date(), pd.Timestamp("2003-12-31").date()
            ),
            min_size=1,
            max_size=6,
        )
    )
    meetings = {f"m{n}": [("A", "tax one")] for n in range(len(dates))}
    days = {f"m{n}": {"date": str(day)} for n, day in enumerate(dates)}
    table = calendar(
        tokens(make_corpus(meetings, days=days)), terms=["tax"], every=every
    )
    assert table[["n_meetings", "n"]].sum().tolist() == [len(dates)] * 2
    assert table["rate"].isna().equals(table["n_meetings"] == 0)


def test_a_term_falls_in_the_part_of_its_meeting_that_has_passed():
    meetings = {"a": [("A", "tax b c d")], "b": [("A", "b c"), ("B", "tax tax")]}
    table = term_positions(tokens(make_corpus(meetings)), terms=["tax"], slices=2)
    assert table[["slice", "n", "n_words"]].values.tolist() == [[1, 1, 4], [2, 2, 4]]
    assert table["rate"].tolist() == [250_000, 500_000]


def test_a_meeting_shorter_than_its_slices_is_no_error():
    table = term_positions(
        tokens(make_corpus({"a": [("A", "tax")]})), terms=["tax"], slices=3
    )
    assert table["n_words"].tolist() == [1, 0, 0]
    assert table["rate"].isna().tolist() == [False, True, True]


@settings(max_examples=40)
@given(
    st.lists(st.text("ab ", min_size=1, max_size=30), min_size=1, max_size=5),
    st.integers(2, 12),
)
def test_slices_add_up_to_the_frequency(texts, slices):
    coded = tokens(
        make_corpus({f"m{n}": [("A", text)] for n, text in enumerate(texts)})
    )
    frequency = term_frequency(coded)
    for term, n in zip(frequency["term"], frequency["n"], strict=True):
        table = term_positions(coded, terms=[term], slices=slices)
        assert table["n"].sum() == n
        assert table["n_words"].sum() == len(coded.ids)


def test_a_term_that_nobody_says_has_rates_of_nought(coded):
    table = term_positions(coded, terms=["gone"], slices=2)
    assert table["n"].tolist() == [0, 0]
    assert table["rate"].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("measure", "choice", "message"),
    [
        (calendar, {"every": "week"}, "'week', expected 'month', 'quarter' or 'year'"),
        (calendar, {"terms": [" "]}, "terms: ' ', expected a word"),
        (calendar, {"terms": "tax"}, "terms: 'tax', expected a list"),
        (term_positions, {"terms": ["tax"], "slices": 1}, "slices: 1, expected 2 or"),
        (term_positions, {"terms": []}, r"terms: \[\], expected a list of one term"),
    ],
)
def test_a_parameter_out_of_range_is_refused(coded, measure, choice, message):
    with pytest.raises(ParameterError, match=message):
        measure(coded, **choice)


@pytest.mark.parametrize("measure", [calendar, term_positions])
def test_a_corpus_without_turns_is_refused(measure):
    with pytest.raises(TableError, match="turns: no rows"):
        measure(tokens(make_corpus({})), terms=["tax"])


def test_terms_of_meetings_without_a_day_have_no_period():
    table = calendar(tokens(make_corpus({"m": [("A", "peace")]})), terms=["peace"])
    assert table.empty
    assert {"term", "n", "rate", "rate_low", "rate_high"} <= set(table)
    assert table.attrs["n_undated"] == 1
