import pandas as pd
import pytest

from helpers.errors import TableError
from helpers.measures.timeline import years_named

TURNS = pd.DataFrame(
    {"meeting_id": ["m1", "m1", "m2"], "turn": [1, 2, 1], "n_words": 9}
)


def dates(*rows):
    return pd.DataFrame(list(rows), columns=["meeting_id", "turn", "year"]).astype(
        {"turn": "int64", "year": "int64"}
    )


def test_a_year_counts_once_a_turn_and_every_time_as_a_mention():
    named = dates(("m1", 1, 1997), ("m1", 1, 1997), ("m2", 1, 1997), ("m1", 1, 2010))
    table = years_named(TURNS, named)
    rows = table[["n", "n_turns", "n_all_turns"]].to_numpy().tolist()
    assert table["year"].tolist()[:2] == [1997, 2010]
    assert rows == [[3, 2, 3], [1, 1, 3], [0, 1, 3]]
    assert table["share_turns"].tolist() == pytest.approx([2 / 3, 1 / 3, 1 / 3])


def test_without_any_year_all_turns_are_in_the_row_of_none():
    table = years_named(TURNS, dates())
    assert len(table) == 1
    assert pd.isna(table["year"].iloc[0])
    assert table["n_turns"].tolist() == [3]


def test_a_date_in_a_turn_that_was_filtered_away_does_not_count():
    assert len(years_named(TURNS.head(1), dates(("m2", 1, 1997)))) == 1


@pytest.mark.parametrize(
    ("turns", "named", "match"),
    [
        (TURNS.head(0), dates(), "years_named: no rows"),
        (TURNS, TURNS, r"missing column\(s\) \['year'\]"),
    ],
)
def test_a_table_that_cannot_be_counted_is_refused(turns, named, match):
    with pytest.raises(TableError, match=match):
        years_named(turns, named)
