import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import DATA

from helpers import load_corpus
from helpers.errors import SourceError
from helpers.tables import TABLES, names_of

TALK = "Ann Lee: Good day to you.\n\nBo Orr: Good day.\n\nBo Orr: Now then.\n"


def test_every_table_has_the_columns_of_the_design(folder):
    corpus = load_corpus(str(folder(a_dot_txt=TALK)))
    for name in TABLES:
        assert list(getattr(corpus, name).columns) == names_of(name)


def test_turns_point_into_the_text_and_count_its_words(folder):
    corpus = load_corpus(str(folder(a_dot_txt=TALK)))
    text = corpus.text_of("a")
    for turn in corpus.turns.itertuples():
        assert turn.text == text[turn.start : turn.end]
    assert corpus.turns["n_words"].tolist() == [4, 2, 2]
    assert corpus.meetings["n_words"].tolist() == [8]


def test_turns_of_one_speaker_that_follow_each_other_share_a_floor(folder):
    text = TALK + "\nQuestion: Why?\n\nQuestion: When?\n"
    corpus = load_corpus(str(folder(a_dot_txt=text)))
    assert corpus.turns["floor"].tolist() == [1, 2, 2, 3, 4]


def test_a_text_without_labels_is_one_turn_of_nobody(folder):
    corpus = load_corpus(str(folder(a_dot_txt="We met, and it was late.\n\nAnd cold.")))
    turn = corpus.turns.iloc[0]
    assert len(corpus.turns) == 1
    assert pd.isna(turn["label"])
    assert pd.isna(turn["speaker"])
    assert turn["n_words"] == 8


def test_unless_meetings_csv_names_the_speaker(folder):
    place = folder(
        a_dot_txt="We met, and it was late.",
        meetings_dot_csv="file,speaker\na.txt,Ann Lee\n",
    )
    corpus = load_corpus(str(place))
    assert corpus.turns["speaker"].tolist() == ["Ann Lee"]
    assert corpus.speakers["n_words"].tolist() == [6]


def test_meetings_csv_gives_what_a_person_knows(folder):
    table = (
        "file,date,date_evidence,title,place,source_url,licence,language\n"
        "a.txt,2022-02-21,the clerk,A talk,Hall,https://town.example/1,CC0,en\n"
    )
    meeting = load_corpus(
        str(folder(a_dot_txt=TALK, meetings_dot_csv=table))
    ).meetings.iloc[0]
    assert meeting["date"] == pd.Timestamp(2022, 2, 21)
    assert meeting["date_evidence"] == "meetings.csv: the clerk"
    given = ["title", "place", "source_url", "licence", "language"]
    assert meeting[given].tolist() == [
        "A talk", "Hall", "https://town.example/1", "CC0", "en",
    ]  # fmt: skip


def test_meetings_csv_names_the_encoding(folder):
    place = folder(
        a_dot_txt="Ann Lee: Größe.".encode("cp850"),
        meetings_dot_csv="file,encoding\na.txt,cp850\n",
    )
    corpus = load_corpus(str(place))
    assert corpus.turns["text"].tolist() == ["Größe."]
    assert corpus.sources["encoding"].tolist() == ["cp850"]


def test_two_rows_for_one_file_are_refused(folder):
    place = folder(
        a_dot_txt=TALK, meetings_dot_csv="file,title\na.txt,One\na.txt,Two\n"
    )
    with pytest.raises(SourceError, match=r"line 3: 'a\.txt' has a row already"):
        load_corpus(str(place))


def test_speakers_csv_overrules_and_gives_role_and_group(folder):
    place = folder(
        a_dot_txt=TALK,
        speakers_dot_csv="label,speaker,role,group\nBo Orr,Bohumil Orr,clerk,Hill\n",
    )
    corpus = load_corpus(str(place))
    person = corpus.speakers.set_index("speaker").loc["Bohumil Orr"]
    assert person[["role", "group", "n_turns"]].tolist() == ["clerk", "Hill", 2]
    assert corpus.labels.set_index("label")["decided_by"]["Bo Orr"] == "speakers.csv"


def test_a_row_for_a_label_that_stands_nowhere_is_refused(folder):
    place = folder(a_dot_txt=TALK, speakers_dot_csv="label,speaker\nEve Fox,Eve\n")
    with pytest.raises(SourceError, match=r"line 2: no label 'Eve Fox' in the trans"):
        load_corpus(str(place))
    assert len(load_corpus(str(place / "a.txt")).turns) == 3


def test_decisions_csv_overrules_the_rules(folder):
    place = folder(
        a_dot_txt=TALK,
        decisions_dot_csv="file,quote,decision,reason\n"
        "a.txt,Bo Orr: Now then,no label,he quotes himself\n",
    )
    corpus = load_corpus(str(place))
    assert len(corpus.turns) == 2
    assert corpus.candidates["reason"].str.contains("he quotes himself").any()


def test_a_bad_file_is_listed_and_the_good_ones_are_read(folder):
    place = folder(
        a_dot_txt=TALK, b_dot_txt="", c_dot_txt=bytes(range(256)), d_dot_png="P"
    )
    sources = load_corpus(str(place)).sources.set_index("file")
    assert sources["status"].to_dict() == {
        "a.txt": "read", "b.txt": "failed", "c.txt": "failed", "d.png": "not read",
    }  # fmt: skip
    assert sources["reason"]["c.txt"].startswith("its bytes are no text")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"a\.txt is empty, expected a transcript"),
        (b"%PDF-1.7 x", r"a\.txt is cut short, expected %%EOF at the end of a PDF"),
        (bytes(range(256)), r"a\.txt its bytes are no text in any encoding"),
    ],
)
def test_when_nothing_can_be_read_every_reason_is_given(folder, content, message):
    with pytest.raises(SourceError, match=message):
        load_corpus(str(folder(a_dot_txt=content) / "a.txt"))


def test_a_folder_without_transcripts_is_refused(folder):
    with pytest.raises(SourceError, match=r"no transcript could be read of 1 file"):
        load_corpus(str(folder(data_dot_json="{}")))


def test_meeting_ids_are_readable_and_unique(folder):
    place = folder(
        one__My_talk_dot_txt=TALK, two__My_talk_dot_txt=TALK + "Ann Lee: Bye."
    )
    ids = load_corpus(str(place)).meetings["meeting_id"].tolist()
    assert all(name.startswith("my-talk-") for name in ids)
    assert len(set(ids)) == 2


def test_files_that_have_not_changed_are_read_once(folder):
    place = folder(a_dot_txt=TALK)
    first = load_corpus(str(place))
    assert load_corpus(str(place)) is first
    (place / "a.txt").write_text(TALK + "\nAnn Lee: Bye.", encoding="utf-8")
    assert len(load_corpus(str(place)).turns) == 4


def test_a_script_reads_many_files_and_runs_once(tmp_path):
    for number in range(130):
        (tmp_path / f"{number}.txt").write_text(TALK + f"\nAnn Lee: Number {number}.\n")
    script = tmp_path / "script.py"
    script.write_text(
        "from helpers import load_corpus\n"
        f"print(len(load_corpus({str(tmp_path / '*.txt')!r}).meetings))\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("130\n", "")


def test_several_inputs_make_one_corpus(folder):
    place = folder(one__a_dot_txt=TALK, two__b_dot_txt=TALK + "x")
    assert len(load_corpus([str(place / "one"), str(place / "two")]).meetings) == 2


def test_what_the_page_says_reaches_the_meeting():
    meeting = load_corpus(str(DATA / "label_with_hidden_card.html")).meetings.iloc[0]
    assert meeting["title"] == "Talks on the ferry"
    assert meeting["published"] == pd.Timestamp(2021, 3, 4)
    assert pd.isna(meeting["date"])
    assert meeting["language"] == "en"
    assert meeting["is_excerpt"]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["Ann Lee", "Bo Orr", "Question"]), min_size=1))
def test_words_of_turns_people_and_meetings_agree(tmp_path_factory, labels):
    place = tmp_path_factory.mktemp("law") / "a.txt"
    place.write_text("\n\n".join(f"{label}: One two" for label in labels))
    corpus = load_corpus(str(place))
    assert corpus.turns["n_words"].sum() == 2 * len(labels)
    assert corpus.meetings["n_words"].sum() == 2 * len(labels)
    named = corpus.turns["speaker"].notna()
    assert corpus.speakers["n_words"].sum() == corpus.turns["n_words"][named].sum()
