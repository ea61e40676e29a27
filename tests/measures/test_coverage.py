import pandas as pd
import pytest

from helpers.errors import TableError
from helpers.measures.coverage import span_shares

SPANS = pd.DataFrame(
    [("m1", 0, 10, "heading"), ("m1", 10, 80, "speech"), ("m2", 0, 20, "speech")],
    columns=["meeting_id", "start", "end", "kind"],
)


def test_characters_are_counted_by_kind_most_first():
    table = span_shares(SPANS)
    assert table["kind"].tolist() == ["speech", "heading"]
    assert table["n_characters"].tolist() == [90, 10]
    assert table["n_spans"].tolist() == [2, 1]
    assert table["n_meetings"].tolist() == [2, 1]
    assert table["share_characters"].tolist() == [0.9, 0.1]


def test_every_kind_says_what_it_means():
    assert span_shares(SPANS)["meaning"].notna().all()


def test_the_card_says_on_how_much_the_shares_stand():
    assert span_shares(SPANS).attrs["card"]["n"] == "100 characters in 3 spans"


def test_a_table_without_spans_is_refused():
    with pytest.raises(TableError, match="span_shares: no rows"):
        span_shares(SPANS.head(0))
