"""The transcript that the project was asked for, held against its right answer."""

import json
import shutil

import pandas as pd
import pytest

from helpers import load_corpus
from helpers.words import split_words

NAME = "000_703ddfe41d2626a1"


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "seed" / f"{NAME}.gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def corpus(shared):
    return load_corpus(str(shared / "seed"))


def found(corpus, printed):
    text = corpus.documents["text"].iloc[0]
    spans = corpus.spans
    hits = [s for s in spans.itertuples() if text[s.start : s.end] == printed]
    return [(span.kind, span.rule) for span in hits]


def test_turns_have_their_labels_sections_ranges_and_words(corpus, gold):
    columns = ["turn", "section", "label", "start", "end", "n_words"]
    assert corpus.turns[columns].to_numpy().tolist() == [
        [
            turn["turn"],
            turn["section"],
            turn["label"],
            turn["speech_start"],
            turn["speech_end"],
            turn["words"],
        ]
        for turn in gold["turns"]
    ]
    assert corpus.turns["n_words"].tolist() == [1320, 204, 326, 9, 329]


def test_three_labels_are_two_people_with_evidence(corpus, gold):
    assert corpus.speakers[["speaker", "n_turns", "n_words"]].to_numpy().tolist() == [
        [person["speaker"], person["turns"], person["words"]]
        for person in gold["speakers"]
    ]
    labels = corpus.labels.set_index("label")
    assert set(labels.index) == {"S.V. Lavrov", "Sergey Lavrov", "V.V. Putin"}
    assert "initials and surname" in labels["evidence"]["S.V. Lavrov"]


def test_shares_are_of_all_words(corpus, gold):
    shares = corpus.speakers["n_words"] / corpus.turns["n_words"].sum()
    assert corpus.turns["n_words"].sum() == gold["words"] == 2188
    assert shares.round(3).tolist() == [0.903, 0.097]


@pytest.mark.parametrize(
    ("printed", "kind", "rule"),
    [
        ("Friday, March 29", "metadata", "page clock"),
        ("Google+ Pinterest LinkedIn Tumblr +", "furniture", "share buttons"),
        ("***", "separator", "separator line"),
        (
            "Source:\u00a0https://www.mid.ru/ru/foreign_policy/news/1799823/",
            "metadata",
            "source line",
        ),
        ("Share.", "furniture", "share buttons"),
        ("Leave A Reply", "furniture", "comment form"),
    ],
)
def test_what_the_page_adds_is_found_with_its_rule(corpus, printed, kind, rule):
    assert found(corpus, printed) == [(kind, rule)]


def test_colons_inside_speech_open_no_turn(corpus, gold):
    text = corpus.documents["text"].iloc[0]
    for words in ("so my answer was simple:", "main questions that concern us:"):
        place = text.index(words)
        span = corpus.spans[(corpus.spans["start"] <= place)].iloc[-1]
        assert span["kind"] == "speech"
        assert place < span["end"]


def test_terms_are_counted_as_by_hand(corpus, gold):
    words = pd.Series(split_words(" ".join(corpus.turns["text"]))).value_counts()
    expected = {**gold["content_terms"], **dict(gold["top_terms_all"])}
    assert {term: words[term] for term in expected} == expected
    assert (words["nato"], words["security"], words["ukraine"]) == (21, 10, 10)


def test_years_mentioned(corpus, gold):
    years = corpus.dates_mentioned.dropna(subset="year")["year"].astype(str)
    assert years.value_counts().to_dict() == gold["years_mentioned"]


def test_the_date_is_missing_and_the_page_clock_is_never_taken(corpus):
    meeting = corpus.meetings.iloc[0]
    assert meeting[["date", "published", "fetched"]].isna().all()
    clock = corpus.date_candidates.set_index("text").loc["Friday, March 29"]
    assert not clock["accepted"]
    assert "clock" in clock["reason"]
    assert meeting["source_url"] == "https://www.mid.ru/ru/foreign_policy/news/1799823/"


def test_meetings_csv_gives_the_date_and_says_who_said_so(shared, tmp_path, gold):
    shutil.copy(shared / "seed" / f"{NAME}.txt", tmp_path)
    (tmp_path / "meetings.csv").write_text(
        "file,date,date_evidence\n"
        f"{NAME}.txt,2022-02-21,known fact: the Security Council met that day\n"
    )
    meeting = load_corpus(str(tmp_path)).meetings.iloc[0]
    assert meeting["date"] == pd.Timestamp(2022, 2, 21)
    assert meeting["date_evidence"].startswith("meetings.csv: known fact")


def test_less_than_one_percent_is_unattributed(corpus):
    spans = corpus.spans
    lengths = spans["end"] - spans["start"]
    loose = lengths[spans["kind"] == "unattributed"].sum()
    assert loose < 0.01 * lengths.sum()
