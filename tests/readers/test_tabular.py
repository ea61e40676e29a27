import csv
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import ParseError
from helpers.readers import cells
from helpers.readers.tabular import looks_like_table, read_table


def read(text, name="a.csv", **given):
    return read_table(text.encode(), name=name, **given)


def said(document, kind="turn"):
    return [
        (mark.value, document.text[mark.start : mark.end])
        for mark in document.marks_of(kind)
    ]


def parquet(**columns):
    target = io.BytesIO()
    pd.DataFrame(columns).to_parquet(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "speaker,text\nAnn,Hi.\nAnn,So.\n", [("Ann", "Hi."), ("Ann", "So.")],
            id="each row is a turn",
        ),
        pytest.param("Who;Text\r\nAnn;a, b\r\n", [("Ann", "a, b")], id="semicolons"),
        pytest.param("speaker\ttext\nAnn\ta, b; c\n", [("Ann", "a, b; c")], id="tabs"),
        pytest.param("who|text\nAnn|Hi.", [("Ann", "Hi.")], id="bars"),
        pytest.param("sep=;\nname;text\nAnn;Hi.", [("Ann", "Hi.")], id="Excel's line"),
        pytest.param(
            'a,b,speaker,"text"\n1,2,"Lee, Ann","He said ""no""."\n',
            [("Lee, Ann", 'He said "no".')], id="quotes",
        ),
        pytest.param(
            'speaker,text\nAnn,"One.\n\nTwo, 3."\n', [("Ann", "One.\n\nTwo, 3.")],
            id="a text of several lines",
        ),
        pytest.param(
            'speaker,text\nAnn,"He said \\"no\\", twice"\n',
            [("Ann", 'He said "no", twice')], id="quotes behind a backslash",
        ),
        pytest.param(
            'speaker\ttext\nAnn\t"No" is no\nBo\tsay "yes"\n',
            [("Ann", '"No" is no'), ("Bo", 'say "yes"')],
            id="a TSV that quotes nothing",
        ),
        pytest.param(
            "speaker,text\nNA,Hi.\nnull,Yes.\n,No.\n  ,So.\n",
            [("NA", "Hi."), ("null", "Yes."), ("", "No."), ("", "So.")],
            id="a speaker called NA, and nobody",
        ),
        pytest.param(
            "speaker,text\n\nAnn,Hi.\n,\n\n", [("Ann", "Hi.")], id="empty rows"
        ),
        pytest.param(
            "speaker,text\nAnn,Hi.,,\n", [("Ann", "Hi.")], id="empty cells too many"
        ),
        pytest.param(
            "speaker,text\nAnn,\n,Hi.\n", [("Ann", ""), ("", "Hi.")], id="empty cells"
        ),
        pytest.param(",speaker,text\n0,Ann,Hi.\n", [("Ann", "Hi.")], id="row numbers"),
        pytest.param("speaker,text\n1,Hi.\n", [("1", "Hi.")], id="numbers as speakers"),
        pytest.param("speaker,text\rAnn,Hi.\r", [("Ann", "Hi.")], id="old line ends"),
        pytest.param(
            "speaker,text\nAnn,a\u2028b\x0bc\n", [("Ann", "a\u2028b\x0bc")],
            id="line separators inside a cell",
        ),
        pytest.param(
            "speaker,text\nAnn,Ann: Hi.\n", [("Ann", "Hi.")], id="labels in the words"
        ),
        pytest.param(
            "Orador,Cargo,Texto\nAnn,Ministra,Hola.\n", [("Ann", "Hola.")], id="Spanish"
        ),
        pytest.param("Оратор;Речь\nАнна;Да.\n", [("Анна", "Да.")], id="Russian"),
    ],
)  # fmt: skip
def test_each_row_is_a_turn(text, turns):
    assert said(read(text)) == turns


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_tables_in_other_encodings(encoding):
    content = "speaker,text\nRenée,Bonjour à tous.\n".encode(encoding)
    assert said(read_table(content, name="a.csv")) == [("Renée", "Bonjour à tous.")]
    if encoding == "utf-8-sig":
        document = read_table(content, name="a.csv", encoding="utf-8")
        assert said(document) == [("Renée", "Bonjour à tous.")]


@pytest.mark.parametrize(
    ("header", "rows", "times"),
    [
        ("start,end", ["0,2.5", "2.5,4"], ["0 2.5", "2.5 4"]),
        ("Start Time,Duration", ["0:00:01,2", "0:00:03,4"], ["1 3", "3 7"]),
        ("start_ms,end_ms", ["0,2500", "2500,4000"], ["0 2.5", "2.5 4"]),
        ("duration,start,end", ["9,0,2.5", "9,2.5,4"], ["0 2.5", "2.5 4"]),
        ("start,end", ["0,2500", "2500,4000"], ["0 2.5", "2.5 4"]),
        ("start,end", ["3,1", "7,9"], ["7 9"]),
        ("start,end", ["1,1", "2,2"], ["1 1", "2 2"]),
        ("time,note", ["10:35:07,x", "10:35:09,y"], ["38107", "38109"]),
        ("date,note", ["1,x", "2,y"], []),
    ],
)
def test_times_are_marks(header, rows, times):
    row = "{},Ann,Good day to all of you.\n"
    text = f"{header},speaker,text\n" + "".join(row.format(each) for each in rows)
    assert [value for value, _ in said(read(text), "seconds")] == times


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "date,place,speaker,text\n2024-05-03,Hill,Ann,Hi.\n2024-05-03,Hill,Bo,So.\n",
            {"event": "2024-05-03", "event_place": "column date", "place": "Hill"},
        ),
        (
            "Title,language,url,speaker,text\nRoads,en,https://a.example,Ann,Hi.\n",
            {"title": "Roads", "language": "en", "source_url": "https://a.example"},
        ),
        ("date,speaker,text\n5/3/2024,Ann,Hi.\n", {}),
        ("date,speaker,text\n2003-11-78,Ann,Hi.\n", {}),
        ("date,speaker,text\n2024-05-03,Ann,Hi.\n,Bo,So.\n", {}),
    ],
)
def test_what_all_rows_say_alike_is_said_of_the_meeting(text, facts):
    known = {"format": "CSV", "encoding": "utf-8", **facts}
    assert read(text).metadata == known


@pytest.mark.parametrize(
    ("column", "values", "text"),
    [
        ("session", "1 1 2", "1\n\nAnn: x\n\nAnn: x\n\n2\n\nAnn: x"),
        ("date", "2024-05-03 2024-05-04 2024-05-05",
         "2024-05-03\n\nAnn: x\n\n2024-05-04\n\nAnn: x\n\n2024-05-05\n\nAnn: x"),
        ("title", "Mr Ms Mr", "Ann: x\n\nAnn: x\n\nAnn: x"),
        ("session", "1 1 1", "Ann: x\n\nAnn: x\n\nAnn: x"),
    ],
)  # fmt: skip
def test_several_meetings_are_sections(column, values, text):
    rows = "".join(f"{value},Ann,x\n" for value in values.split())
    document = read(f"{column},speaker,text\n{rows}")
    assert document.text == text
    assert "event" not in document.metadata


@pytest.mark.parametrize(
    ("text", "given_columns", "message"),
    [
        pytest.param(
            "a,b\n1,2\n", {},
            "a.csv: found the columns 'a', 'b', expected one of words; if it is a"
            " transcript, name it in meetings.csv", id="no transcript",
        ),
        pytest.param("text,n\nHi.,1\n", {}, "one of speakers", id="no speaker"),
        pytest.param("speaker,n\nA,1\n", {}, "expected one of words", id="no words"),
        pytest.param("speaker,text\n", {}, "found no row below", id="no row"),
        pytest.param("", {}, r"found the columns \(none\)", id="nothing"),
        pytest.param(
            "speaker,text,content\nAnn,Hi.,Yes.\n", {},
            "found 'text' and 'content', expected one column for the words; name it in"
            " meetings.csv, as speaker_column or text_column", id="two texts",
        ),
        pytest.param(
            "who,text\nAnn,Hi.\n", {"text_column": "said"},
            "found the columns 'who', 'text', expected 'said'; correct meetings.csv",
            id="a name that is not there",
        ),
        pytest.param(
            "speaker,text\nAnn,Hi, all.\n", {},
            "found 3 cells in line 2, expected 2 as in the first", id="a bare comma",
        ),
        pytest.param(
            'speaker,text\nAnn,"One\nTwo"\nBo\n', {}, "found 1 cells in line 4",
            id="a cell too few",
        ),
        pytest.param(
            'speaker,text\nAnn,Hi.\nBo,"Yes\nNo\n', {}, "at line 3 .*closed quotes",
            id="an open quote",
        ),
        pytest.param(
            'sep=;\nspeaker;text\nAnn;"a"b\n', {}, "at line 3", id="a quote inside",
        ),
        pytest.param(
            'sep=;\n"who"x;text\nAnn;a\n', {}, "at line 2", id="a quote in a name",
        ),
        pytest.param("text,speaker,text\nHi.,A,x\n", {},
                     "several columns called 'text'", id="one name twice"),
        pytest.param('a,b\n1,2,3\n"x', {}, "found the columns 'a', 'b'",
                     id="no transcript, and broken"),
        pytest.param("speaker,text\n" + "A," + "x" * (1 << 24) + "y\n", {},
                     "line 2 .*field larger", id="a cell without end"),
    ],
)  # fmt: skip
def test_what_is_no_transcript_is_refused(text, given_columns, message):
    with pytest.raises(ParseError, match=message):
        read(text, **given_columns)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(ParseError, match=r"a\.csv: its bytes are no text"):
        read_table(bytes(range(32)) * 40, name="a.csv")


def test_columns_that_a_person_names_are_read():
    text = "a;b;text;content\nAnn;Hi, all.;x;y\n"
    document = read(text, speaker_column="a", text_column="b")
    assert said(document) == [("Ann", "Hi, all.")]
    assert said(read("b\nHi.\n", text_column="b")) == [("", "Hi.")]
    document = read_table(
        "said by;what, really\nAnn;Hi.\n".encode("utf-8-sig"),
        name="a.csv",
        encoding="utf-8",
        speaker_column="said by",
        text_column="what, really",
    )
    assert said(document) == [("Ann", "Hi.")]


def test_large_cells_are_read_and_the_limit_of_others_stays():
    csv.field_size_limit(1 << 17)
    document = read("speaker,text\nAnn," + "x" * 200_000)
    assert said(document) == [("Ann", "x" * 200_000)]
    assert csv.field_size_limit() == 1 << 17


def test_parquet_is_read_by_its_columns():
    content = parquet(
        speaker=pd.Categorical(["Ann", None]),
        text=["Hi.", "Yes, of course."],
        start=[0.5, float("nan")],
        duration=pd.to_timedelta([1.5, 2], unit="s"),
        date=[date(2024, 5, 3)] * 2,
        vector=[[1.0, 2.0], [3.0]],
    )
    document = read_table(content, name="a.parquet")
    assert said(document) == [("Ann", "Hi."), ("", "Yes, of course.")]
    assert said(document, "seconds") == [("0.5 2", "Hi.")]
    assert document.metadata == {
        "format": "Parquet",
        "encoding": "utf-8",
        "event": "2024-05-03",
        "event_place": "column date",
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (parquet(speaker=["Ann"], text=["Hi."])[:-9], "found no Parquet"),
        (b"PAR1", "found no Parquet"),
        (b"PAR1" + b"\xff" * 200 + b"PAR1", "found no Parquet"),
        (parquet(a=["Ann"], b=["Hi."]), "found the columns 'a', 'b'"),
        (parquet(speaker=["Ann"], text=[["Hi."]]), "holds list, expected text"),
    ],
)
def test_parquet_that_is_no_transcript_is_refused(content, message):
    with pytest.raises(ParseError, match=rf"a\.parquet: {message}|{message}"):
        read_table(content, name="a.parquet")


@pytest.mark.parametrize("limit", ["MAX_TEXT", "MAX_ROWS"])
def test_a_huge_parquet_of_few_bytes_is_refused(monkeypatch, limit):
    content = parquet(speaker=["Ann"] * 600, text=["x" * 2000] * 600)
    assert len(content) < 20_000
    monkeypatch.setattr(cells, limit, 500)
    with pytest.raises(ParseError, match=r"a\.parquet: found .*expected at most"):
        read_table(content, name="a.parquet")


@pytest.mark.parametrize(
    ("sample", "name", "is_table"),
    [
        ("speaker,text\nAnn,Hi.\n", "a.txt", True),
        ('\ufeff"Speaker";"Text"\nAnn;Hi.\n', "a", True),
        ("start\tname\tutterance\n0\tAnn\tHi.\n", "a.txt", True),
        ("a,b\n1,2\n", "a.CSV", True),
        ("PAR1\x15\x04", "a", True),
        ("Speaker, text\nof the House\n", "a.txt", False),
        ("speaker,text", "a.txt", False),
        ("name,value\na,b\n", "a.txt", False),
        ("Ann: text, name, time\nBo: yes, no, so\n", "a.txt", False),
        ("text,label\nfine,positive\n", "a.txt", False),
        ("", "a.txt", False),
        ("x," * 5000 + "\n" + "x," * 5000, "a.txt", False),
    ],
)
def test_tables_are_told_by_name_or_by_their_first_line(sample, name, is_table):
    assert looks_like_table(sample, name) is is_table


CELL = st.text(alphabet='ab ,;"\n\té', max_size=6)


@given(st.lists(st.tuples(CELL, CELL), min_size=1), st.sampled_from(",;\t"))
def test_what_a_library_writes_is_read_cell_by_cell(rows, parter):
    rows = [("A" + speaker.strip(), "x" + text) for speaker, text in rows]
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=parter).writerows([("speaker", "text"), *rows])
    document = read(target.getvalue())
    expected = [(" ".join(speaker.split()), text) for speaker, text in rows]
    assert said(document) == expected
