import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import HelpersError
from helpers.readers import Document, Mark, read_document
from helpers.segmenting import segment
from helpers.segmenting.spans import Span, overlay, split_speech, tile
from helpers.tables import SPAN_KINDS

PIECES = [
    "Ann Lee:", "A. Lee:", "Question:", "THE CHAIR:", "Ann Lee (by phone):", "First:",
    " Good day to you all.", "(Applause.)", "(Bo Orr: Never!)", "\n", "\n\n", "\r\n",
    "\u2028", "***", "* * *", "<…>", "Share.", "Leave a reply", "Source: https://a.b/c",
    "Friday, March 29", "**", "# ", "\u00a0", "\u200b", "：", ":", " ", "“No”", "[",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


def law(document):
    """Spans tile the text; every turn lies in it and holds its own words."""
    found = segment(document)
    text = document.text
    assert "".join(text[span.start : span.end] for span in found.spans) == text
    place = 0
    for span in found.spans:
        assert span.start == place < span.end
        assert span.kind in SPAN_KINDS
        assert span.rule != "no rule"
        place = span.end
    numbers = {turn.number for turn in found.turns}
    for turn in found.turns:
        assert 0 <= turn.start <= turn.end <= len(text)
    for span in found.spans:
        if span.kind == "speech":
            assert span.turn in numbers
            turn = found.turns[span.turn - 1]
            assert turn.start <= span.start
            assert span.end <= turn.end


@settings(max_examples=400)
@given(TEXTS)
def test_spans_tile_any_text(text):
    law(Document(text))


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.data())
def test_spans_tile_any_text_with_any_marks(text, data):
    places = st.integers(0, len(text))
    kinds = st.sampled_from(["bold", "hidden", "markup", "heading", "region", "main"])
    marks = data.draw(
        st.lists(st.tuples(places, places, kinds).map(lambda m: (*sorted(m[:2]), m[2])))
    )
    law(Document(text, tuple(Mark(*mark) for mark in marks if mark[0] < mark[1])))


def test_spans_tile_every_file_that_is_there(shared):
    n_read = 0
    for path in sorted(shared.rglob("*")):
        if not path.is_file() or path.suffix == ".gz":
            continue
        try:
            document = read_document(path.read_bytes(), name=path.name)
        except HelpersError:
            continue
        law(document)
        n_read += 1
    assert n_read > 130


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("So it is. (Applause.)", ["speech", "stage"]),
        ("So it is (not once, by and large) here.", ["speech"]),
        ("So (laughs) it is.", ["speech", "stage", "speech"]),
        ("(They rise.)", ["stage"]),
        ("No. (Bo Orr [SPD]: Never!) Yes.", ["speech", "interjection", "speech"]),
        ("The fund (RDIF) pays.", ["speech"]),
        ("He spoke in (eastern) Europe.", ["speech"]),
    ],
)
def test_brackets_are_told_from_speech(text, kinds):
    spans = split_speech(text, 0, len(text), 1, [])
    assert [span.kind for span in spans] == kinds


def test_a_gap_of_words_is_unattributed_and_not_lost():
    spans = tile("ab cd", [Span(0, 2, "speech", "turn", 1)])
    assert [(s.start, s.end, s.kind) for s in spans] == [
        (0, 2, "speech"),
        (2, 5, "unattributed"),
    ]


def test_a_patch_cuts_what_it_covers_in_part():
    spans = overlay([Span(0, 9, "speech", "turn", 1)], Span(3, 5, "furniture", "me"))
    assert [(s.start, s.end, s.kind) for s in tile("a" * 9, spans)] == [
        (0, 3, "speech"),
        (3, 5, "furniture"),
        (5, 9, "speech"),
    ]
