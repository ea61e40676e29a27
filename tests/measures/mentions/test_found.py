"""The list of mentions: places, who says them, what a selection changes."""

import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers import load_corpus
from helpers.errors import TableError
from helpers.measures.mentions import mentions
from helpers.measures.mentions.found import COLUMNS

MEETINGS = {
    "a": [
        ("Ann Lee", "We met Bo Orr in Russia. [Noise in Iran.] The UN met."),
        (None, "Mr Orr is in Peru."),
        ("Bo Orr", "I am. Russians are."),
    ],
    "b": [("Bo Orr", "Nothing is named here."), ("Ann Lee", "The EU is.")],
}
DAYS = {"a": {"date": "2024-01-31"}}


@pytest.fixture
def corpus():
    return make_corpus(MEETINGS, days=DAYS)


def test_each_mention_has_its_place_its_speaker_and_its_day(corpus):
    found = mentions(corpus)
    assert list(found.columns) == list(COLUMNS)
    rows = found[["meeting_id", "turn", "text", "kind", "name", "region", "speaker"]]
    assert [tuple(row) for row in rows.astype(object).fillna("").to_numpy()] == [
        ("a", 1, "Bo Orr", "person", "Bo Orr", "", "Ann Lee"),
        ("a", 1, "Russia", "country", "Russia", "Eastern Europe", "Ann Lee"),
        ("a", 1, "UN", "organisation", "United Nations", "", "Ann Lee"),
        ("a", 2, "Mr Orr", "person", "Bo Orr", "", "(no named person)"),
        ("a", 2, "Peru", "country", "Peru", "Latin America and the Caribbean",
         "(no named person)"),
        ("a", 3, "Russians", "nationality", "Russia", "Eastern Europe", "Bo Orr"),
        ("b", 2, "EU", "organisation", "European Union", "", "Ann Lee"),
    ]  # fmt: skip
    assert found["date"].dropna().unique().tolist() == [pd.Timestamp("2024-01-31")]
    assert found.loc[found["date"].isna(), "meeting_id"].tolist() == ["b"]
    assert found.attrs["n_turns"] == 5


def test_the_words_stand_at_their_place_and_none_overlaps(corpus):
    found = mentions(corpus)
    for row in found.itertuples():
        text = corpus.text_of(row.meeting_id)
        assert text[row.start : row.end] == row.text
    before = found.groupby("meeting_id")["end"].shift().fillna(0)
    assert (found["start"] >= before).all()


def test_a_name_is_that_of_the_speaker_however_its_apostrophe_is_printed():
    talk = [("Bo O’Shea", "I am."), ("Ann Lee", "Mr O'Shea is, and Bo O’Shea was.")]
    found = mentions(make_corpus({"a": talk}))
    assert found["text"].tolist() == ["Mr O'Shea", "Bo O’Shea"]
    assert found["name"].tolist() == ["Bo O’Shea"] * 2


PARTS = ["Russia", "the US", "Mr Lee", "Ann Lee", "South", "Korea", "and", ".", "\n",
         "\n\n", "United", "Nations", "[", "Lee", "in", "M. ", "S.", "’s", "EU-",
         "Guinea", "Ru\xadssia", "\xad", "Guinea\u2011Bis\xadsau"]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_any_text_gives_mentions_that_are_its_words(parts):
    corpus = make_corpus({"a": [("Ann Lee", " ".join(parts)), (None, "Peru.")]})
    found = mentions(corpus)
    text = corpus.text_of("a")
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == (
        found["text"].tolist()
    )
    assert not found["text"].str.contains("\n\n").any()
    assert (
        found["start"].iloc[1:].to_numpy() >= found["end"].iloc[:-1].to_numpy()
    ).all()
    assert found["text"].iloc[-1] == "Peru"


def test_a_selection_of_speakers_keeps_what_they_name(folder):
    text = "Ann Lee: I met Orr.\n\nBo Orr: I met Mrs Lee."
    corpus = load_corpus(str(folder(a_dot_txt=text)))
    every = mentions(corpus)
    assert every["name"].tolist() == ["Bo Orr", "Ann Lee"]
    chosen = mentions(corpus.filter(speakers=["Bo Orr"]))
    pd.testing.assert_frame_equal(
        chosen, every[every["speaker"] == "Bo Orr"].reset_index(drop=True)
    )


def test_a_text_without_a_name_gives_a_table_without_rows():
    found = mentions(make_corpus({"a": [(None, "Nothing.")]}))
    assert found.empty
    assert list(found.columns) == list(COLUMNS)
    assert found.dtypes.to_dict() == mentions(make_corpus(MEETINGS)).dtypes.to_dict()


def test_the_card_says_in_which_languages_what_is_found(corpus):
    assert "2 meetings in English" in mentions(corpus).attrs["card"]["n"]


def test_a_corpus_without_turns_is_refused():
    corpus = make_corpus({})
    with pytest.raises(TableError, match="turns: no rows"):
        mentions(corpus)
