import json

import pytest

from helpers import load_corpus
from helpers.check import as_json, check_lines
from helpers.measures.coverage import span_shares
from helpers.tables import TABLES


@pytest.fixture
def corpus(folder):
    return load_corpus(
        str(
            folder(
                a_dot_txt="Mayor Ann Lee: One.\n\nAnn Lee: My point: two.\n\n***"
                "\n\nWho?",
                b_dot_txt="",
            )
        )
    )


@pytest.mark.parametrize(
    "line",
    [
        "read: 1 meeting(s), 2 turns, 4 words, 1 people",
        "failed: b.txt: is empty, expected a transcript; fill it or take it away",
        "  'Mayor Ann Lee' is Ann Lee: the name as printed, with the office 'Mayor'",
        "  1 meeting(s) without a date: name it in meetings.csv",
        "  1 words that no rule could give to anybody, in a.txt",
    ],
)
def test_the_lines_say_what_was_read_left_out_and_in_doubt(corpus, line):
    assert line in check_lines(corpus)


def test_shares_of_kinds_add_up_to_all_characters(corpus):
    shares = span_shares(corpus.spans)
    assert shares["n_characters"].sum() == len(corpus.text_of("a"))
    assert shares["share_characters"].sum() == pytest.approx(1)


def test_json_holds_every_table(corpus):
    tables = json.loads(as_json(corpus))
    assert set(tables) == set(TABLES)
    assert tables["turns"][0]["label"] == "Mayor Ann Lee"
