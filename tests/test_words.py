import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.words import compared, count_words, find_words, split_words

PLAIN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Dear colleagues!", ["dear", "colleagues"], id="plain"),
        pytest.param("don’t don't donʼt", ["don't"] * 3, id="three apostrophes"),
        pytest.param("'quoted' rock'n'roll", ["quoted", "rock'n'roll"], id="quotes"),
        pytest.param("co-op co‐op co‑op", ["co-op"] * 3, id="three hyphens"),
        pytest.param("co\u00adoperate", ["cooperate"], id="soft hyphen is gone"),
        pytest.param(
            "trail- -lead x--y", ["trail", "lead", "x", "y"], id="loose hyphens"
        ),
        pytest.param("Russia–NATO", ["russia", "nato"], id="an en dash parts"),
        pytest.param("snake_case", ["snake", "case"], id="an underscore parts"),
        pytest.param("1,000 3.5 G20", ["1", "000", "3", "5", "g20"], id="numbers"),
        pytest.param("E. Macron", ["e", "macron"], id="initials"),
        pytest.param("cafe\u0301 café", ["café", "café"], id="decomposed"),
        pytest.param("и\u0306 й", ["й", "й"], id="decomposed Cyrillic"),
        pytest.param("В’язниця", ["в'язниця"], id="Ukrainian apostrophe"),
        pytest.param("С.В. Лавров", ["с", "в", "лавров"], id="Cyrillic initials"),
        pytest.param("ΟΔΟΣ", ["οδος"], id="final sigma"),
        pytest.param("हिन्दी", ["हिन्दी"], id="marks inside a word"),
        pytest.param("中文，字", ["中", "文", "字"], id="Chinese by character"),
        pytest.param("テスト", ["テ", "ス", "ト"], id="Japanese by character"),
        pytest.param("NATO中国", ["nato", "中", "国"], id="mixed scripts"),
        pytest.param("*** … — “”", [], id="signs only"),
    ],
)
def test_words_are_what_the_design_says(text, words):
    assert split_words(text) == words


@given(st.text(alphabet="abcЯé12'’- _.,\n"))
def test_plain_text_in_nfc_agrees_with_the_short_pattern(text):
    assert [m.span() for m in find_words(text)] == [
        m.span() for m in PLAIN.finditer(text)
    ]


@given(st.text())
def test_composed_and_decomposed_text_give_the_same_words(text):
    one = split_words(unicodedata.normalize("NFC", text))
    two = split_words(unicodedata.normalize("NFD", text))
    assert [unicodedata.normalize("NFC", word) for word in two] == one


@given(st.text(), st.integers(0, 30))
def test_words_of_a_stretch_lie_in_it(text, start):
    for match in find_words(text, start, start + 10):
        assert start <= match.start() < match.end() <= start + 10


@given(st.text(min_size=1))
def test_the_compared_form_is_its_own_compared_form(text):
    for match in find_words(text):
        once = compared(match.group())
        assert compared(once) == once


def test_counting_is_finding():
    assert count_words("one two-three 4") == 3


def test_every_combining_mark_is_part_of_a_word():
    marks = [
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)).startswith("M")
    ]
    assert [m for m in marks if len(split_words(f"a{chr(m)}b")) != 1] == []
