import numpy as np
import pytest
from builders import make_corpus
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import ParameterError
from helpers.measures.keyness.parting import part_meetings
from helpers.tokens import tokens

turns = st.lists(
    st.tuples(st.sampled_from(["A", "B", None]), st.text("ab ", max_size=15)),
    min_size=1,
    max_size=8,
)


def spoken(cut):
    return [
        " ".join(cut.vocabulary[cut.ids[start:end]])
        for start, end in zip(cut.offsets, cut.offsets[1:], strict=False)
    ]


def parted(meetings, n_parts):
    cut, parts = part_meetings(tokens(make_corpus(meetings)), n_parts)
    return list(zip(spoken(cut), parts.tolist(), strict=True))


@pytest.mark.parametrize(
    ("texts", "n_parts", "expected"),
    [
        pytest.param(["a b c d"], 2, [("a b", 0), ("c d", 1)], id="inside a turn"),
        pytest.param(["a b", "c d"], 2, [("a b", 0), ("c d", 1)], id="between turns"),
        pytest.param(["a b c"], 2, [("a b", 0), ("c", 1)], id="an odd word"),
        pytest.param(
            ["a b c d e f g"],
            3,
            [("a b c", 0), ("d e", 1), ("f g", 2)],
            id="twice inside one turn",
        ),
        pytest.param(["a"], 3, [("a", 0)], id="fewer words than parts"),
        pytest.param(["", "a b"], 2, [("", 0), ("a", 0), ("b", 1)], id="empty turn"),
    ],
)
def test_a_meeting_is_cut_into_parts_of_equal_length(texts, n_parts, expected):
    assert parted({"m": [("A", text) for text in texts]}, n_parts) == expected


def test_each_meeting_has_its_own_parts():
    meetings = {"m": [("A", "a b")], "n": [("B", "c d e f")]}
    assert parted(meetings, 2) == [("a", 0), ("b", 1), ("c d", 0), ("e f", 1)]


@given(turns, turns, st.integers(2, 5))
def test_cutting_loses_no_word_and_each_stands_where_its_place_says(one, two, n_parts):
    coded = tokens(make_corpus({"m": one, "n": two}))
    cut, parts = part_meetings(coded, n_parts)
    np.testing.assert_array_equal(cut.ids, coded.ids)
    assert cut.turns["n_words"].tolist() == np.diff(cut.offsets).tolist()
    for meeting in ("m", "n"):
        rows = (cut.turns["meeting_id"] == meeting).to_numpy()
        sizes = np.diff(cut.offsets)[rows]
        total = sizes.sum()
        expected = [place * n_parts // total for place in range(total)]
        assert np.repeat(parts[rows], sizes).tolist() == expected


@given(turns)
def test_a_piece_keeps_the_columns_of_its_turn(rows):
    coded = tokens(make_corpus({"m": rows}))
    cut, _ = part_meetings(coded, 2)
    assert set(cut.turns["turn"]) == set(coded.turns["turn"])
    n_words = cut.turns.groupby("turn")["n_words"].sum()
    assert n_words.tolist() == coded.turns["n_words"].tolist()


def test_one_part_is_refused():
    coded = tokens(make_corpus({"m": [("A", "a")]}))
    with pytest.raises(ParameterError, match="n_parts: 1, expected 2 or more"):
        part_meetings(coded, 1)
