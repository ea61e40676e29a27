import pytest

from helpers.errors import SourceError
from helpers.report.table_differences import Table, compare_tables, read_table


def table(text):
    columns, *rows = (line.split(",") for line in text.split())
    return Table(columns, rows)


SHARES = table("speaker,n_words,share_words Ann,600,0.6 Bob,400,0.4")


def changes(before, after):
    found = compare_tables(table(before), table(after)).changes
    return [(*c.row, c.column, c.before, c.after) for c in found]


def test_the_same_table_does_not_differ():
    found = compare_tables(SHARES, SHARES)
    assert not any([found.changes, found.added, found.gone, found.columns_added])


def test_rows_are_told_apart_by_their_texts_whatever_their_order():
    found = compare_tables(
        SHARES, table("speaker,n_words,share_words Cy,1,0.1 Bob,400,0.5")
    )
    assert (found.keys, found.n_rows) == (["speaker"], (2, 2))
    assert (found.added, found.gone) == ([("Cy",)], [("Ann",)])
    assert [(c.row, c.column) for c in found.changes] == [(("Bob",), "share_words")]


@pytest.mark.parametrize(
    ("before", "keys"),
    [
        ("term,n one,1 two,2", ["term"]),
        ("speaker,term,n Ann,one,1 Ann,two,2 Bob,one,3", ["speaker", "term"]),
        ("series,term,n date,one,1 date,two,2", ["term"]),
        ("term,slice,n a,1,5 a,2,5 b,1,5", ["term", "slice"]),
        ("year,n,n_turns 1990,1,2 1991,1,2 ,3,4", ["year"]),
        ("term,longest,n one,a,1 two,b,2", ["term"]),
        ("n,share 1,0.5 2,0.5", []),
        ("speaker,n Ann,5", ["speaker"]),
    ],
)
def test_as_few_columns_as_tell_rows_apart_are_keys(before, keys):
    assert compare_tables(table(before), table(before)).keys == keys


def test_a_text_that_changes_is_a_change_and_no_other_row():
    found = changes("speaker,longest Ann,may Bob,june", "speaker,longest Ann,july")
    assert found == [("Ann", "longest", "may", "july")]


def test_rows_that_nothing_tells_apart_are_counted():
    found = changes("n,share 1,0.5 1,0.5", "n,share 1,0.5 1,0.6")
    assert found == [("no. 2", "share", "0.5", "0.6")]


def test_the_largest_change_of_a_column_stands_first_and_shares_before_counts():
    found = changes(
        "s,n,share,share_low a,10,0.5,0.4 b,20,0.1,0.0",
        "s,n,share,share_low a,90,0.6,0.1 b,21,0.4,0.3",
    )
    assert [(row, column) for row, column, _, _ in found] == [
        ("b", "share"), ("a", "share"), ("a", "n"), ("b", "n"),
        ("a", "share_low"), ("b", "share_low"),
    ]  # fmt: skip


def test_a_change_is_measured_by_the_numbers_of_its_column():
    found = changes("s,n_words,n a,1000,10", "s,n_words,n a,1100,20")
    assert [column for _, column, _, _ in found] == ["n", "n_words"]


def test_columns_that_come_or_go_are_named():
    found = compare_tables(SHARES, table("speaker,n_words,rate Ann,600,1 Bob,400,2"))
    assert (found.columns_added, found.columns_gone) == (["rate"], ["share_words"])


@pytest.mark.parametrize(
    ("after", "is_rounding"),
    [
        ("speaker,n_words,share_words Ann,600,0.6000000000000001 Bob,400,0.4", True),
        ("speaker,n_words,share_words Ann,600,0.600001 Bob,400,0.4", False),
        ("speaker,n_words,share_words Ann,600, Bob,400,0.4", False),
        ("speaker,n_words,share_words Ann,600,0.6000000000000001", False),
    ],
)
def test_last_digits_are_told_from_changes(after, is_rounding):
    found = compare_tables(SHARES, Table(*_filled(after)))
    assert found.is_rounding is is_rounding


def _filled(text):
    columns, rows = table(text)
    return columns, [row + [""] * (len(columns) - len(row)) for row in rows]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2\n3\n", r"x\.csv, row 3: 1 cells, expected 2 as in the first row"),
        (b"a,b\n\xff,2\n", r"x\.csv: cannot be read \('utf-8' codec"),
        (b'a,b\n"1"x,2\n', r"x\.csv: cannot be read \('.*expected the table behind"),
    ],
)
def test_a_damaged_table_is_refused(tmp_path, content, message):
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(SourceError, match=message):
        read_table(tmp_path / "x.csv")


def test_an_empty_table_is_one_without_columns(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"")
    assert read_table(tmp_path / "x.csv") == Table([], [])
