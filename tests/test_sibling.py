"""The rules that read the transcript the project was asked for read its sibling."""

import pytest
from places import DATA

from helpers import load_corpus

FILE = DATA / "two_of_one_initial.txt"


@pytest.fixture(scope="module")
def corpus():
    return load_corpus(str(FILE))


def kinds(corpus):
    text = FILE.read_text(encoding="utf-8")
    return {
        text[span.start : span.end]: (span.kind, span.rule)
        for span in corpus.spans.itertuples()
        if span.kind not in ("speech", "label", "blank")
    }


def test_turns_sections_and_labels(corpus):
    assert list(
        corpus.turns[["label", "section"]].itertuples(index=False, name=None)
    ) == [
        ("A.N. Pelham", 1),
        ("R.K. Osei", 1),
        ("A.T. Pelham", 1),
        ("Arthur Pelham", 1),
        ("Rosa Osei", 2),
    ]


def test_two_of_one_surname_and_initial_are_not_merged_with_a_name_that_fits_both(
    corpus,
):
    speakers = corpus.labels.set_index("label")["speaker"]
    assert speakers["A.N. Pelham"] == "A.N. Pelham"
    assert speakers["A.T. Pelham"] == "A.T. Pelham"
    assert speakers["Arthur Pelham"] == "Arthur Pelham"
    kept = corpus.labels.set_index("label").loc["A.N. Pelham"]
    assert kept["decided_by"] == "kept apart"
    assert "A.T. Pelham, Arthur Pelham" in kept["evidence"]


def test_initials_that_fit_one_are_merged(corpus):
    assert corpus.labels.set_index("label")["speaker"]["R.K. Osei"] == "Rosa Osei"


def test_what_nobody_said_is_found_as_what_it_is(corpus):
    found = kinds(corpus)
    assert found.pop("(Laughter.)") == ("stage", "bracket with a stage word")
    assert found == {
        "The Haverlock Gazette": ("furniture", "above the printed title"),
        "Home | Politics | Weather | Small ads": ("furniture", "menu line"),
        "Tuesday, 4 June": ("metadata", "page clock"),
        "Remarks and replies at the harbour commission on the cost of the new mole": (
            "heading",
            "printed title",
        ),
        "Share on: Facebook | Telegram | E-mail": ("furniture", "share buttons"),
        "* * *": ("separator", "separator line"),
        "Published: 5 June 2019": ("metadata", "page date"),
        "Source: https://gazette.example/harbour/mole-17": ("metadata", "source line"),
        "Tags: harbour, stone": ("furniture", "tag line"),
        "Post a comment": ("furniture", "comment form"),
        "Your email address will not be published.": ("furniture", "comment form"),
        "© The Haverlock Gazette": ("furniture", "copyright line"),
    }


def test_the_last_turn_ends_before_the_foot(corpus):
    assert corpus.turns["text"].iloc[-1].endswith("it is heavy, and it is late.")


def test_no_day_on_the_page_becomes_the_day_of_the_meeting(corpus):
    meeting = corpus.meetings.iloc[0]
    assert meeting[["date", "published"]].isna().all()
    assert not corpus.date_candidates["accepted"].any()
    assert meeting["source_url"] == "https://gazette.example/harbour/mole-17"
