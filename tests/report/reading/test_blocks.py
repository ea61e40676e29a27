import pandas as pd
import pytest

from helpers import load_corpus, paths
from helpers.report.reading.blocks import Doubt, take_apart


def spans_of(*parts):
    """Return the text and the spans of parts (text, kind, turn)."""
    rows, text = [], ""
    for own, kind, turn in parts:
        rows.append((len(text), len(text) + len(own), kind, turn, "rule"))
        text += own
    columns = ["start", "end", "kind", "turn", "rule"]
    spans = pd.DataFrame(rows, columns=columns).astype({"turn": "Int64"})
    return text, spans


def texts(block):
    return ["".join(p.text for p in pieces) for pieces in block.paragraphs]


@pytest.mark.parametrize(
    ("white", "paragraphs"),
    [
        ("\n\n", ["One day.", "Two days."]),
        ("\n", ["One day.", "Two days."]),
        ("\r\n\r\n", ["One day.", "Two days."]),
        (" ", ["One day. Two days."]),
    ],
)
def test_paragraphs_end_where_the_page_parts_them(white, paragraphs):
    parts = [("ANN:", "label", 1), (" ", "blank", None), ("One day.", "speech", 1),
             (white, "blank", 1), ("Two days.", "speech", 1)]  # fmt: skip
    (block,) = take_apart(*spans_of(*parts), [(1, 0)])
    assert texts(block) == paragraphs
    assert [p.text for p in block.label] == ["ANN:"]


def test_a_line_that_ends_inside_a_sentence_parts_nothing():
    parts = [("so we", "speech", 1), ("\n", "blank", 1), ("went on", "speech", 1)]
    (block,) = take_apart(*spans_of(*parts), [(1, 0)])
    assert texts(block) == ["so we\nwent on"]


def test_what_the_page_adds_stands_apart_from_what_is_said():
    parts = [("Share", "furniture", None), ("\n\n", "blank", None),
             ("12:00", "metadata", None), ("ANN:", "label", 1), ("Yes.", "speech", 1),
             ("(Noise.)", "stage", 1), ("* * *", "separator", None),
             ("BOB:", "label", 2), ("No.", "speech", 2)]  # fmt: skip
    blocks = take_apart(*spans_of(*parts), [(1, 0), (2, 30)])
    kinds = [(block.kind, block.turn) for block in blocks]
    assert kinds == [("aside", 0), ("turn", 1), ("separator", 0), ("turn", 2)]
    assert [p.kind for p in blocks[1].paragraphs[0]] == ["speech", "stage"]
    assert blocks[0].n_characters == len("Share12:00")


def test_a_place_in_doubt_is_cut_out_of_its_text():
    text, spans = spans_of(("One: two.", "speech", 1))
    (block,) = take_apart(
        text, spans, [(1, 0)], [Doubt(1, 0, 4, "reads like a number")]
    )
    assert [(p.text, p.doubt) for p in block.paragraphs[0]] == [
        ("One:", 1),
        (" two.", 0),
    ]


def test_no_character_is_lost_and_none_said_twice():
    corpus = load_corpus(str(paths.SAMPLE))
    for meeting_id, spans in corpus.spans.groupby("meeting_id"):
        text = corpus.text_of(meeting_id)
        own = corpus.candidates[corpus.candidates["meeting_id"] == meeting_id]
        own = own[~own["accepted"]].sort_values("start")
        there = corpus.turns[corpus.turns["meeting_id"] == meeting_id]
        turns = list(there[["turn", "start"]].itertuples(index=False, name=None))
        doubts = [
            Doubt(n, row.start, row.end, row.reason)
            for n, row in enumerate(own.itertuples(), start=1)
        ]
        pieces = [
            piece
            for block in take_apart(text, spans, turns, doubts)
            for part in (block.label, *block.paragraphs)
            for piece in part
        ]
        assert all(text[p.start : p.start + len(p.text)] == p.text for p in pieces)
        joined = "".join(p.text for p in sorted(pieces))
        assert "".join(joined.split()) == "".join(text.split()), meeting_id


def test_where_a_format_marks_who_speaks_the_label_is_that_of_the_next_turn():
    parts = [("Ann", "label", None), (" ", "blank", None), ("Yes.", "speech", 1),
             ("Bob", "label", None), (" ", "blank", None),
             ("No.", "speech", 2)]  # fmt: skip
    blocks = take_apart(*spans_of(*parts), [(1, 4), (2, 12)])
    assert [(b.turn, [p.text for p in b.label]) for b in blocks] == [
        (1, ["Ann"]),
        (2, ["Bob"]),
    ]


def test_a_turn_without_a_word_has_its_place():
    parts = [("One.", "speech", 1), ("\n\n", "blank", None), ("Two.", "speech", 3)]
    blocks = take_apart(*spans_of(*parts), [(1, 0), (2, 5), (3, 6)])
    found = [(block.turn, texts(block)) for block in blocks]
    assert found == [(1, ["One."]), (2, []), (3, ["Two."])]
