"""Who follows whom: counts, chance, and the laws."""

from collections import Counter
from itertools import pairwise
from math import log

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm, t

from helpers.errors import TableError
from helpers.measures.floor import who_follows
from helpers.tables import NO_PERSON

PAIR = ["from_speaker", "to_speaker"]
spoken = st.lists(
    st.sampled_from(["Ann", "Ben", "Cora", "Dan", None]), min_size=1, max_size=25
)


def table_of(*meetings):
    """Return the result for meetings given as the letters of their speakers."""
    turns = {
        f"m{number:03}": [(name if name != "_" else None, "word") for name in meeting]
        for number, meeting in enumerate(meetings)
    }
    return who_follows(make_corpus(turns).turns)


def row(table, pair):
    return table.set_index(PAIR).loc[tuple(pair)]


def test_pairs_are_counted_most_frequent_first():
    table = table_of("ABABCA", "AB")
    columns = [*PAIR, "n", "n_from", "n_meetings"]
    assert table[columns].head(4).values.tolist() == [
        ["A", "B", 3, 3, 2],
        ["B", "A", 1, 2, 1],
        ["B", "C", 1, 2, 1],
        ["C", "A", 1, 1, 1],
    ]
    assert table.attrs["n_changes"] == 6


def test_a_pair_that_could_follow_each_other_and_does_not_has_a_row():
    assert row(table_of("ABCABCABC"), "BA")[["n", "ratio"]].tolist() == [0, 0]
    assert ["B", "C"] not in table_of("AB", "CA")[PAIR].values.tolist()


def test_where_two_alternate_nothing_is_left_to_chance():
    table = table_of("ABABAB", "A_A")
    assert table["expected"].tolist() == table["n"].tolist()
    assert table[["residual", "p_value", "ratio_low"]].isna().all(axis=None)
    assert table.attrs["n_tested"] == 0


def test_chance_is_that_of_each_meeting_by_itself():
    # A and B are often in one meeting with each other, but chance rules there.
    apart = row(table_of("ABCBACAB", "DEFDFEDE"), "AB")
    assert apart["expected"] == pytest.approx(
        row(table_of("ABCBACAB"), "AB")["expected"]
    )


def test_three_in_a_ring_follow_more_often_than_chance_gives():
    table = table_of("ABC" * 20)
    more, less = row(table, "AB"), row(table, "BA")
    assert more["ratio"] > 1.5
    assert less["ratio"] == 0
    assert more["p_value"] < 0.001 > less["p_value"]
    assert more["residual"] > 3 < -less["residual"]


def test_the_p_value_is_normal_less_half_a_change_and_corrected():
    tested = table_of("ABC" * 10 + "ACBABCBAC" * 2)
    excess = (tested["n"] - tested["expected"]).abs()
    spread = excess / tested["residual"].abs()
    least = (2 * norm.sf((excess - 0.5).clip(lower=0) / spread)).min()
    assert tested.attrs["n_tested"] == len(tested) == 6
    assert tested["p_value"].min() == pytest.approx(least * 6)
    assert least * 6 < 0.1


@pytest.mark.parametrize(
    "meetings",
    [
        pytest.param(["ABCDEFACEBDFAECDBF"] * 3, id="less than two expected"),
        pytest.param(["AB" * 9 + "CB" * 9 + "CA"], id="hardly any scatter"),
    ],
)
def test_too_little_is_not_tested(meetings):
    table = table_of(*meetings)
    assert table["residual"].notna().any()
    assert table["p_value"].isna().all()


def test_ends_of_the_ratio_are_over_ten_meetings():
    meetings = ["ABCABCAB", "ACBACABC", "ABCBCACB"] * 4
    table = table_of(*meetings)
    found = row(table, "AB")
    singles = [row(table_of(meeting), "AB") for meeting in meetings]
    n, expected = np.array([[one["n"], one["expected"]] for one in singles]).T
    ratio = n.sum() / expected.sum()
    squares = ((n - ratio * expected) ** 2).sum() * 12 / 11
    error = np.sqrt(squares) / n.sum()
    reach = t.ppf(0.975, 11) * error
    assert log(found["ratio_low"]) == pytest.approx(log(ratio) - reach)
    assert log(found["ratio_high"]) == pytest.approx(log(ratio) + reach)
    assert table_of(*meetings[:9])["ratio_low"].isna().all()


def test_a_count_of_nothing_has_an_upper_end():
    none = row(table_of(*["ABCABCABC"] * 12), "BA")
    assert none["n"] == none["ratio_low"] == 0
    assert none["ratio_high"] == pytest.approx(-log(0.025) / none["expected"])


def test_nobody_in_particular_is_one_speaker_and_never_follows_itself():
    table = table_of("A_A__A")
    assert table[[*PAIR, "n"]].values.tolist() == [
        [NO_PERSON, "A", 2],
        ["A", NO_PERSON, 2],
    ]


def test_the_mean_floor_is_that_of_the_floors_that_begin_so():
    turns = [("A", "x"), ("B", "x x"), ("B", "x"), ("A", "x"), ("B", "x")]
    table = who_follows(make_corpus({"m": turns}).turns)
    assert row(table, "AB")["mean_floor"] == 2
    assert row(table, "BA")["mean_floor"] == 1


def test_one_speaker_alone_gives_no_pair():
    table = table_of("AA")
    assert table.empty
    assert table.attrs["n_changes"] == 0
    assert list(table.columns[:3]) == [*PAIR, "n"]


def test_an_empty_table_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        who_follows(make_corpus({}).turns)


@settings(max_examples=40)
@given(st.lists(spoken, min_size=1, max_size=4))
def test_counts_are_those_of_a_plain_loop(meetings):
    table = table_of(*[[name or "_" for name in names] for names in meetings])
    names = [[name or NO_PERSON for name in meeting] for meeting in meetings]
    pairs = (pair for meeting in names for pair in pairwise(meeting))
    expected = Counter((a, b) for a, b in pairs if a != b)
    counts = table.loc[table["n"] > 0, [*PAIR, "n"]].itertuples(index=False)
    assert {(a, b): n for a, b, n in counts} == expected
    assert table["expected"].sum() == pytest.approx(expected.total(), abs=1e-3)


@settings(max_examples=40)
@given(spoken)
def test_shares_of_those_who_follow_one_speaker_add_up_to_one(names):
    table = table_of([name or "_" for name in names])
    taken = table[table["n_from"] > 0]
    sums = taken.groupby("from_speaker")["share_from"].sum()
    assert sums.tolist() == pytest.approx([1.0] * len(sums))


@settings(max_examples=40)
@given(spoken)
def test_renaming_speakers_changes_names_and_order_only(names):
    new = {"Ann": "Zoe", "Ben": "Al", "Cora": "Mia", "Dan": "Bo"}
    before = table_of([name or "_" for name in names])
    after = table_of([new.get(name, "_") for name in names])
    renamed = before.assign(**{c: before[c].replace(new) for c in PAIR})
    tables = [table.sort_values(PAIR, ignore_index=True) for table in (renamed, after)]
    pd.testing.assert_frame_equal(*tables, rtol=1e-4, atol=1e-4)


@settings(max_examples=30)
@given(spoken, st.data())
def test_parting_a_turn_changes_nothing(names, data):
    place = data.draw(st.integers(0, len(names) - 1))
    letters = [name or "_" for name in names]
    if letters[place] == "_":
        return
    parted = letters[: place + 1] + letters[place:]
    columns = [*PAIR, "n", "expected", "p_value"]
    tables = [table_of(letters)[columns], table_of(parted)[columns]]
    pd.testing.assert_frame_equal(*tables)
