"""The fast loop gives what the plain words of `helpers.words` give."""

import sys
from collections import Counter

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import SourceError
from helpers.tokens import code_turns, coding
from helpers.tokens.coding import batches_of, code_batches, code_words
from helpers.words import compared, find_words

# Letters of several scripts and widths, marks, joiners, a lone surrogate, and the rest.
ALPHABET = (
    "aBéß9_ \n\t.–'’ʼ-‐‑\xad\u0301\u0345яЁи\u0306中国ไ\u0e33ทย\u0e35カ😀𝒜𠀀\ud800ıİΣς"
)
# Mostly letters of one byte: words of them are numbers, the others are not.
LATIN = "abcdefghé  ’-я中" + 8 * "aé b"


def plainly(texts):
    """Return term, start and length of each word, by the plain rule."""
    return [
        [(compared(m.group()), m.start(), len(m.group())) for m in find_words(text)]
        for text in texts
    ]


def coded(texts):
    return told(code_words(texts))


def told(words):
    found = [
        (words.vocabulary[code], start, length)
        for code, start, length in zip(
            words.ids.tolist(),
            words.starts.tolist(),
            words.lengths.tolist(),
            strict=True,
        )
    ]
    parts, first = [], 0
    for size in words.sizes.tolist():
        parts.append(found[first : first + size])
        first += size
    return parts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("a", id="one letter"),
        pytest.param("the dog’s well-known don't", id="joined inside"),
        pytest.param("'tis 'a' dogs' - a-'b a--b -a", id="joiners that join nothing"),
        pytest.param("ʼtis aʼb ʼ", id="an apostrophe that is a letter to Unicode"),
        pytest.param("snake_case", id="an underscore parts"),
        pytest.param("cafe\u0301 e\u0301\u0302x \u0301a", id="marks after letters"),
        pytest.param("a'\u0301b a\u0301'b", id="a mark is no letter to join"),
        pytest.param("我们ab我 ไทย\u0e35", id="scripts that part no words"),
        pytest.param("中\u0301a中'b", id="marks and joiners beside them"),
        pytest.param("😀a𝒜b𠀀", id="characters of four bytes"),
        pytest.param("a\ud800b", id="a lone surrogate"),
        pytest.param("co\xadop nai\xadve", id="soft hyphens"),
        pytest.param(
            "abcdefgh abcdefghi abcdefg abcdefgh", id="eight letters, and nine"
        ),
        pytest.param("a ab abc a ab abc", id="each the beginning of the next"),
        pytest.param("a naïve dog’s tail, a dog's tail", id="one wide mark in a word"),
        pytest.param("plain words and aЯb, x中y, ’tis", id="a few wide letters"),
        pytest.param(
            "abcdefghijklmnop " * 3 + "\u2019", id="long words, and a wide mark"
        ),
        pytest.param(f"a {'b' * 300} c", id="a length of two bytes"),
        pytest.param(f"a {'b' * 70_000} c", id="a length of more than two bytes"),
    ],
)
def test_words_are_those_of_the_plain_rule(text):
    assert coded([text]) == plainly([text])


@given(st.lists(st.text(ALPHABET, max_size=30), max_size=5))
def test_words_of_any_texts_are_those_of_the_plain_rule(texts):
    assert coded(texts) == plainly(texts)


@given(st.lists(st.text(LATIN, max_size=40), max_size=5))
def test_words_of_latin_letters_and_few_others_are_those_of_the_plain_rule(texts):
    assert coded(texts) == plainly(texts)


@given(st.lists(st.text(max_size=20), max_size=5))
def test_words_of_any_characters_are_those_of_the_plain_rule(texts):
    assert coded(texts) == plainly(texts)


@given(st.lists(st.text(LATIN, max_size=40), max_size=5))
def test_terms_are_those_that_occur_the_most_frequent_first(texts):
    words = code_words(texts)
    counts = Counter(word for text in plainly(texts) for word, _, _ in text)
    expected = sorted(counts, key=lambda word: (-counts[word], word))
    assert words.vocabulary.tolist() == expected


def test_there_is_no_term_where_no_word_is_short():
    assert code_words(["Parliament, parliament"]).vocabulary.tolist() == ["parliament"]


@settings(max_examples=30)
@given(
    st.lists(st.text(ALPHABET, max_size=30), max_size=12),
    st.integers(1, 40),
)
def test_where_batches_end_changes_nothing(texts, size):
    before = coding.BATCH
    coding.BATCH = size
    try:
        assert coded(texts) == plainly(texts)
    finally:
        coding.BATCH = before


def test_every_character_there_is_has_the_kind_of_the_plain_rule():
    characters = [chr(code) for code in range(sys.maxunicode + 1)]
    text = " ".join(f"a{character}b" for character in characters)
    assert coded([text]) == plainly([text])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()], ids=str)
@settings(max_examples=40)
@given(
    st.lists(st.none() | st.text(ALPHABET.replace("\ud800", ""), max_size=30)),
    st.integers(1, 60),
)
def test_words_of_a_column_of_arrow_are_those_of_its_texts(kind, texts, size):
    before = coding.BATCH
    coding.BATCH = size
    try:
        column = pa.array([None, *texts, "last"], kind).slice(1, len(texts))
        batches = list(batches_of(column))
    finally:
        coding.BATCH = before
    expected = [text or "" for text in texts]
    assert [n for batch in batches for n in batch.lengths] == list(map(len, expected))
    assert told(code_batches(iter(batches))) == plainly(expected)


def test_turns_of_a_file_have_the_words_of_their_texts(tmp_path):
    texts = ["The dog’s bone.", None, "", "Ящик open", "the bone"]
    place = tmp_path / "turns.parquet"
    columns = {
        "meeting_id": ["a"] * 3 + ["b"] * 2,
        "turn": [1, 2, 3, 1, 2],
        "speaker": ["Ann", "Bo", None, "Ann", "Ann"],
        "text": texts,
    }
    pq.write_table(pa.table(columns), place, row_group_size=2)
    words = code_turns(place)
    in_turns = [
        [words.vocabulary[code] for code in words.ids[first:last]]
        for first, last in zip(words.offsets[:-1], words.offsets[1:], strict=True)
    ]
    assert in_turns == [
        ["the", "dog's", "bone"], [], [], ["ящик", "open"], ["the", "bone"]
    ]  # fmt: skip
    assert words.vocabulary.tolist() == ["bone", "the", "dog's", "open", "ящик"]
    assert words.speech["end"].tolist() == [15, 0, 0, 9, 8]
    assert words.turns["n_words"].tolist() == [3, 0, 0, 2, 2]


def test_a_file_that_is_no_table_is_refused_by_name(tmp_path):
    (tmp_path / "turns.parquet").write_bytes(b"PAR1")
    with pytest.raises(SourceError, match=r"turns\.parquet: cannot be read"):
        code_turns(tmp_path / "turns.parquet")


def test_texts_that_are_no_text_are_refused_by_name(tmp_path):
    offsets = pa.array([0, 1], pa.int32()).buffers()[1]
    broken = pa.Array.from_buffers(
        pa.string(), 1, [None, offsets, pa.py_buffer(b"\xff")]
    )
    columns = {"meeting_id": ["a"], "turn": [1], "speaker": ["Ann"], "text": broken}
    pq.write_table(pa.table(columns), tmp_path / "turns.parquet")
    with pytest.raises(SourceError, match=r"turns\.parquet: the column text cannot"):
        code_turns(tmp_path / "turns.parquet")
