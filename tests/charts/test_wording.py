"""Numbers and names in labels, tables and sentences."""

import math

import mistune
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from helpers.charts import wording


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.9027, "90.3 %"),
        (0.0, "0.0 %"),
        (0.0004, "0.04 %"),
        (0.00996, "1.0 %"),
        (0.00002, "< 0.01 %"),
        (1.0, "100.0 %"),
        (math.nan, "–"),
    ],
)
def test_a_share_is_printed_in_per_cent(share, text):
    assert wording.percent(share) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 words"), (1, "1 word"), (2188, "2,188 words")]
)
def test_a_count_carries_its_noun_in_the_right_form(number, text):
    assert wording.counted(number, "word") == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(27 / 2188, "12.3"), (1 / 500_000, "0.00200"), (0.5, "500"), (1.0, "1,000")],
)
def test_a_rate_is_printed_to_three_digits_and_never_as_a_power(share, text):
    assert wording.per_thousand(share) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.333, "0.33"), (9.994, "9.99"), (9.996, "10.0"), (1234.56, "1,234.6")],
)
def test_a_plain_number_has_two_decimals_while_it_is_small(number, text):
    assert wording.decimal(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.3, "0.30"), (0.01, "0.01"), (0.004, "0.004"), (1e-9, "< 0.001")],
)
def test_a_p_value_is_never_printed_as_nothing(number, text):
    assert wording.p_value(number) == text
    assert wording.p_value(math.nan) == wording.decimal(math.nan) == "–"


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (["Ann Lee", "Bo Ray"], ["AL", "BR"]),
        (["Sergei Shoigu", "Sergei Sobyanin", "S. Ш"], ["SS", "SSo", "SШ"]),
        (["V.V. Putin", "WARNER", "唐鳳"], ["VP", "WA", "唐鳳"]),
        (["(no named person)", "A", "2"], ["NP", "A", "?"]),
        (["Al Ho", "Al Ho.", "Al, Ho"], ["AH", "AHo", "AH2"]),
        ([], []),
    ],
)
def test_initials_tell_people_apart(names, letters):
    assert wording.initials(names) == dict(zip(names, letters, strict=True))


@given(st.lists(st.text(max_size=6), max_size=12))
def test_initials_are_never_alike(names):
    assert len(set(wording.initials(names).values())) == len(set(names))


def test_a_missing_interval_is_no_text():
    assert wording.decimal_range(math.nan, 2) == ""
    assert wording.percent_range(math.nan, math.nan) == ""
    assert wording.whole_range(math.nan, 3) == ""
    assert wording.rate_range(math.nan, math.nan) == ""


def test_an_interval_names_both_ends_in_the_unit_of_its_number():
    assert wording.percent_range(0.8, 0.95) == "80.0 % to 95.0 %"
    assert wording.whole_range(800, 1950) == "800 to 1,950"
    assert wording.rate_range(4_000, 12_340) == "4.00 to 12.3"
    assert wording.decimal_range(0.291, 12.34) == "0.29 to 12.3"


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_are_listed_as_in_a_sentence(names, text):
    assert wording.listed(names) == text


@given(st.text(), st.integers(2, 40))
def test_a_shortened_text_fits_and_shows_its_cut(text, length):
    short = wording.shortened(text, length)
    assert len(short) <= length
    whole = wording.folded(text)
    assert short == whole or (short.endswith("…") and len(whole) > length)


def test_a_text_for_plotly_holds_no_markup_and_no_formula(hostile):
    text = wording.escaped(hostile)
    assert "<" not in text
    assert "$" not in text
    assert html.fromstring(f"<p>{text}</p>").text_content() == hostile


@pytest.mark.parametrize(
    "text",
    [
        "*Ann* **Lee** _x_ `y` ~~z~~",
        "[Ann](javascript:alert(1)) ![x](y)",
        "<script>alert(1)</script> &amp; &lt;",
        "# Ann",
        "- Ann",
        "1. Ann",
        "2) Ann",
        "= Ann",
        "https://example.org www.example.org a@example.org",
        "a | b",
        "\\*Ann\\* $x$",
        "“security”: 27 times (95 % interval 1.2 to 3.4)",
    ],
)
@pytest.mark.parametrize("is_escaping", [True, False])
def test_markdown_shows_an_escaped_text_as_it_stands(text, is_escaping):
    render = mistune.create_markdown(
        escape=is_escaping, plugins=["url", "table", "strikethrough"]
    )
    page = html.fromstring(render(wording.escaped_markdown(text)))
    assert page.tag == "p"
    assert len(page) == 0
    assert page.text_content().strip() == text


def test_names_that_would_be_cut_to_the_same_words_lose_their_middle():
    name = "a very long name of a file that is one of several, number"
    labels = [f"{name} {n}: 216 words" for n in (1, 2)]
    short = wording.narrowed([*labels, "Ann: 1 word"])
    assert short[2] == "Ann: 1 word"
    assert short[0] != short[1]
    assert all(len(label) <= 46 for label in short)
    assert [label[-14:] for label in short[:2]] == ["r 1: 216 words", "r 2: 216 words"]


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Ann: 3 words", "Ann: 3 words"),
        (f"{'a' * 60}: 3 words", f"{'a' * 36}…: 3 words"),
        (f"<b>{'a' * 60}, 3 words</b>", f"<b>{'a' * 32}…, 3 words</b>"),
        (f"{'&lt;' * 60}: 3 words", f"{'&lt;' * 36}…: 3 words"),
        ("a" * 60, f"{'a' * 45}…"),
        (f"a: {'9' * 60}", f"a: {'9' * 42}…"),
    ],
)
def test_a_telephone_gets_the_numbers_whole_and_as_much_of_the_name(label, short):
    assert wording.narrowed([label]) == [short]
