import pandas as pd
import pytest

from helpers import load_corpus
from helpers.corpus import Corpus
from helpers.errors import ParameterError, SourceError
from helpers.tables import TABLES

MEETINGS = "file,date,published\na.txt,2023-01-10,\nb.txt,,2023-02-10\nc.txt,,\n"


@pytest.fixture
def corpus(folder):
    return load_corpus(
        str(
            folder(
                a_dot_txt="Chair Ann Lee: One two.\n\nBo Orr: In 1990.\n\nAnn Lee: No.",
                b_dot_txt="Bo Orr: One.\n\nEve Fox: Two.",
                c_dot_txt="Eve Fox: One.\n\nQuestion: As Bo Orr said?",
                meetings_dot_csv=MEETINGS,
            )
        )
    )


@pytest.mark.parametrize(
    ("since", "until", "meetings"),
    [
        ("", "", ["a", "b", "c"]),
        ("2023-01-10", "", ["a", "b"]),
        ("2023-01-11", "", ["b"]),
        ("", "2023-01-10", ["a"]),
        ("2023-01-01", "2023-12-31", ["a", "b"]),
    ],
)
def test_since_and_until_stand_on_date_else_on_publication(
    corpus, since, until, meetings
):
    chosen = corpus.filter(since=since, until=until)
    assert chosen.meetings["meeting_id"].tolist() == meetings


def test_meetings_without_any_day_are_left_out_and_counted(corpus):
    left_out = corpus.filter(since="2023-01-01").left_out
    assert left_out == ("1 meeting without a date or a day of publication",)


def test_leaving_out_a_role_changes_no_other_speakers_counts(corpus):
    chosen = corpus.filter(exclude_roles=["chair"])
    before, after = (c.speakers.set_index("speaker") for c in (corpus, chosen))
    pd.testing.assert_frame_equal(after, before.drop(index="Ann Lee"))
    assert chosen.meetings["n_words"].tolist() == [2, 2, 5]


def test_a_role_is_left_out_by_whatever_word_it_is_printed(folder):
    text = (
        "Bo Orr in the chair\n\nThe Speaker: Order now.\n\nAnn Lee: I agree.\n\n"
        "Bo Orr: Next, please.\n\nAnn Lee: Yes."
    )
    corpus = load_corpus(str(folder(a_dot_txt=text)))
    assert corpus.labels.set_index("label")["role"].dropna().to_dict() == {
        "The Speaker": "chair", "Bo Orr": "chair",
    }  # fmt: skip
    chosen = corpus.filter(exclude_roles=["chair"])
    assert chosen.turns["label"].unique().tolist() == ["Ann Lee"]
    assert chosen.meetings["n_words"].tolist() == [3]
    assert chosen.left_out == (
        "4 word(s) in 2 turn(s) with the role chair, of 'Bo Orr', 'The Speaker'",
    )


def test_one_role_may_be_given_as_a_word(folder):
    text = "Bo Orr in the chair\n\nBo Orr: Order now.\n\nAnn Lee: I agree."
    corpus = load_corpus(str(folder(a_dot_txt=text)))
    assert corpus.filter(exclude_roles="chair").turns["label"].tolist() == ["Ann Lee"]
    assert len(corpus.filter(exclude_roles="").turns) == 2


def test_only_some_speakers(corpus):
    chosen = corpus.filter(speakers=["Bo Orr"])
    assert chosen.turns["speaker"].unique().tolist() == ["Bo Orr"]
    assert chosen.dates_mentioned["text"].tolist() == ["1990"]


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (
            {"since": "yesterday"},
            r"since: 'yesterday' is no day.*meetings are dated 2023-01-10 to",
        ),
        (
            {"since": "2024-01-01"},
            r"no turn is left of 7 in 3 meeting\(s\); meetings are",
        ),
        ({"speakers": ["Bo Or"]}, r"'Bo Or' has no turn \(did you mean 'Bo Orr'\?\)"),
        ({"speakers": ["Zoe"]}, r"expected one of 'Ann Lee', 'Bo Orr', 'Eve Fox'"),
        ({"exclude_roles": ["king"]}, r"'king' is nobody's, expected one of 'Chair'"),
    ],
)
def test_a_selection_that_makes_no_sense_lists_what_there_is(
    corpus, selection, message
):
    with pytest.raises(ParameterError, match=message):
        corpus.filter(**selection)


def test_focus_gives_all_people_most_words_first(corpus):
    assert corpus.focus([]) == ["Ann Lee", "Bo Orr", "Eve Fox"]
    assert corpus.focus("Bo Orr") == ["Bo Orr"]


def test_a_meeting_that_is_not_there_lists_those_that_are(corpus):
    assert corpus.meeting() == "a"
    with pytest.raises(ParameterError, match=r"'z' is not there.*'a'"):
        corpus.meeting("z")


def test_saved_tables_come_back_equal(corpus, tmp_path):
    corpus.save(tmp_path / "t")
    loaded = Corpus.load(tmp_path / "t")
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(corpus, name))


def test_tables_are_written_as_csv(corpus, tmp_path):
    corpus.save_csv(tmp_path)
    meetings = pd.read_csv(tmp_path / "meetings.csv")
    assert meetings["date"].dropna().tolist() == ["2023-01-10"]
    assert {path.stem for path in tmp_path.glob("*.csv")} == {*TABLES, "meetings"}


def test_a_damaged_table_is_refused(corpus, tmp_path):
    corpus.save(tmp_path)
    (tmp_path / "turns.parquet").write_bytes(b"PAR1")
    with pytest.raises(SourceError, match=r"turns\.parquet: cannot be read"):
        Corpus.load(tmp_path)
