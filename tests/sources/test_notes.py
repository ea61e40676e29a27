import pytest

from helpers.errors import SourceError
from helpers.sources import read_notes


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        ("meetings", "file,date\nb.txt,\n", r"meetings\.csv, line 2: 'b\.txt' is not"),
        ("meetings", "file,date\na.txt,2022-13-40\n",
         r"meetings\.csv, line 2, date: '2022-13-40' is no day, expected YYYY-MM-DD"),
        ("meetings", "file,date\na.txt,21 Feb 2022\n", r"'21 Feb 2022' is no day"),
        ("meetings", "file,when\na.txt,2022-02-21\n",
         r"line 1: unknown column\(s\) \['when'\], expected file, date"),
        ("meetings", "date\n2022-02-21\n", r"line 1: no column \['file'\]"),
        ("meetings", "file,title\na.txt,One,two\n", r"line 2: a cell too many"),
        ("meetings", "file,title\n,One\n", r"line 2: nothing in \['file'\]"),
        ("speakers", "label\nAnn\n", r"speakers\.csv, line 1: no column"),
        ("decisions", "file,quote,decision,reason\na.txt,Ann,maybe,so\n",
         r"decisions\.csv, line 2: decision 'maybe', expected one of label, no label"),
    ],
)  # fmt: skip
def test_a_table_that_says_what_cannot_be_is_refused(folder, table, content, message):
    place = folder(**{"a_dot_txt": "Ann: Hi", f"{table}_dot_csv": content})
    with pytest.raises(SourceError, match=message):
        read_notes([place])


@pytest.mark.parametrize(
    "content",
    [
        "file,date\na.txt,2022-02-21\n",
        "\ufefffile,date\r\na.txt,2022-02-21\r\n",
        "file;date\na.txt;2022-02-21\n",
        "file,date\na.txt, 2022-02-21 \n\n,\n",
    ],
    ids=["plain", "byte order mark", "semicolons", "spaces and empty rows"],
)
def test_tables_are_read_as_spreadsheets_write_them(folder, content):
    place = folder(a_dot_txt="Ann: Hi", meetings_dot_csv=content)
    notes = read_notes([place])
    assert [row.values for row in notes.meetings] == [
        {"file": "a.txt", "date": "2022-02-21"}
    ]


def test_a_table_that_is_no_utf_8_is_refused(folder):
    place = folder(meetings_dot_csv="file,title\na,é\n".encode("cp1252"))
    with pytest.raises(SourceError, match=r"meetings\.csv: cannot be read.*UTF-8"):
        read_notes([place])


def test_an_empty_speaker_is_a_ruling(folder):
    place = folder(speakers_dot_csv="label,speaker\nThe Voice,\n")
    assert read_notes([place]).speakers[0].values["speaker"] == ""


def test_one_label_cannot_be_two_people_in_one_file(folder):
    rows = "label,speaker,file\nQ,Ann,\nQ,Ann,\nQ,Bo,a.txt\nQ,Eve,\n"
    place = folder(speakers_dot_csv=rows, a_dot_txt="Q: Why?")
    with pytest.raises(SourceError, match=r"line 5: 'Q' is 'Eve' here and 'Ann' in"):
        read_notes([place])
    # One file may have its own.
    (place / "speakers.csv").write_text(rows.replace("Q,Eve,\n", ""), encoding="utf-8")
    assert len(read_notes([place]).speakers) == 3
