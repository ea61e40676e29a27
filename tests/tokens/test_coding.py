"""The fast loop gives what the plain words of `helpers.words` give."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.tokens import coding
from helpers.tokens.coding import code_words
from helpers.words import compared, find_words

# Letters of several scripts and widths, marks, joiners, a lone surrogate, and the rest.
ALPHABET = (
    "aBéß9_ \n\t.–'’ʼ-‐‑\xad\u0301\u0345яЁи\u0306中国ไ\u0e33ทย\u0e35カ😀𝒜𠀀\ud800ıİΣς"
)


def plainly(texts):
    """Return term, start and length of each word, by the plain rule."""
    return [
        [(compared(m.group()), m.start(), len(m.group())) for m in find_words(text)]
        for text in texts
    ]


def coded(texts):
    words = code_words(texts)
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
    ],
)
def test_words_are_those_of_the_plain_rule(text):
    assert coded([text]) == plainly([text])


@given(st.lists(st.text(ALPHABET, max_size=30), max_size=5))
def test_words_of_any_texts_are_those_of_the_plain_rule(texts):
    assert coded(texts) == plainly(texts)


@given(st.lists(st.text(max_size=20), max_size=5))
def test_words_of_any_characters_are_those_of_the_plain_rule(texts):
    assert coded(texts) == plainly(texts)


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
