import pandas as pd
import pytest

from helpers.errors import TableError
from helpers.tables import TABLES, build_table, check_table, conform


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_rows_has_columns_and_types(name):
    table = build_table(name, [])
    assert {c: str(t) for c, t in table.dtypes.items()} == {
        column.name: column.dtype for column in TABLES[name]
    }


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_stands_in_it(name):
    assert all(len(column.meaning) > 3 for column in TABLES[name])
    assert any(column.is_key for column in TABLES[name])


def test_a_missing_column_is_named_with_what_there_is():
    with pytest.raises(TableError, match=r"turns: missing column.*'label'.*it has"):
        check_table(pd.DataFrame({"turn": [1]}), ["turn", "label"], name="turns")


def test_a_table_filtered_to_nothing_is_refused():
    with pytest.raises(TableError, match=r"target: no rows; was it filtered"):
        check_table(pd.DataFrame({"a": []}), ["a"], name="target", needs_rows=True)


def test_conform_keeps_the_order_of_the_design():
    table = conform("documents", pd.DataFrame({"text": ["a"], "meeting_id": ["m"]}))
    assert list(table.columns) == ["meeting_id", "text"]
