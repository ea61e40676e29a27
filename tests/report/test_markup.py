import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from helpers.report.markup import (
    Prose,
    as_json,
    clean_html,
    held_days,
    local_link,
    unbroken,
)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("10-who-speaks.ipynb", "10-who-speaks.html"),
        ("10-who-speaks.ipynb#longest", "10-who-speaks.html#longest"),
        ("#here", "#here"),
        ("transcripts/a-1.html#turn-12", "transcripts/a-1.html#turn-12"),
        ("10-who%2Dspeaks.html", "10-who-speaks.html"),
        pytest.param("https://a.org/x.html", "", id="out of the report"),
        pytest.param("//a.org/x.html", "", id="out of the report, same protocol"),
        pytest.param("../x.html", "", id="out of the folder"),
        pytest.param("/x.html", "", id="from the root of the disk"),
        pytest.param("javascript:alert(1)", "", id="a script"),
        pytest.param("java\tscript:alert(1)//.html", "", id="a script with a tab"),
        pytest.param("javascript%3Aalert(1)//x.html", "", id="a script, quoted"),
        pytest.param("file:///etc/passwd", "", id="a file"),
        pytest.param("data:text/html,x.html", "", id="data"),
    ],
)
def test_local_link_keeps_what_stays_in_the_report(address, link):
    assert local_link(address) == link


@pytest.mark.parametrize(
    ("source", "rendered"),
    [
        ("a **b**", "<p>a <strong>b</strong></p>\n"),
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
        ("[x](http://a.org)", "<p>x (http://a.org)</p>\n"),
        ("<http://a.org>", "<p>http://a.org</p>\n"),
        ("[x](javascript:alert(1))", "<p>x (javascript:alert(1))</p>\n"),
        ("[x](20-a.ipynb)", '<p><a href="20-a.html">x</a></p>\n'),
        ("![x](http://a.org/b.png)", "<p>x</p>\n"),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>\n"),
    ],
)
def test_prose_writes_markdown_and_nothing_else(source, rendered):
    assert Prose().render(source) == rendered


def test_prose_gives_each_heading_of_a_page_its_own_anchor():
    prose = Prose()
    first, second = prose.render("## Why so"), prose.render("## Why so\n### <i>")
    assert [h.anchor for h in prose.headings] == ["why-so", "why-so-2", "i"]
    assert 'id="why-so"' in first
    assert 'id="why-so-2"' in second


def test_prose_keeps_the_text_of_headings_as_text():
    prose = Prose()
    prose.render("## A <b> & *c*")
    assert prose.headings[0].text == "A <b> & c"


def _acts(markup):
    """Return what in `markup` could do something in a browser."""
    root = html.fragment_fromstring(markup, create_parent="div")
    elements = [e for e in root.iterdescendants() if isinstance(e.tag, str)]
    tags = {e.tag for e in elements} & {"script", "img", "style", "iframe", "svg"}
    names = {name for e in elements for name in e.attrib}
    links = {e.get("href") for e in elements if ":" in (e.get("href") or "")}
    return tags | {name for name in names if name.startswith(("on", "src"))} | links


def test_clean_html_lets_no_hostile_text_of_a_table_act(hostile):
    table = pd.DataFrame({hostile: [hostile], "n": [1]})
    assert not _acts(clean_html(table._repr_html_()))
    assert not _acts(clean_html(table.to_html(escape=False)))


def test_clean_html_keeps_escaped_text_as_text(hostile):
    cleaned = clean_html(pd.DataFrame({"a": [hostile, "b"]})._repr_html_())
    cells = [cell.text for cell in html.fromstring(cleaned).iter("td")]
    assert cells == [hostile, "b"]


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("a <b>b</b>", "a <b>b</b>"),
        ("a<script>b</script>c", "ac"),
        ("a<!-- b -->c", "ac"),
        ('<p onclick="x" class="y">a</p>', '<p class="y">a</p>'),
        ('<p style="background:url(http://a.org)">a</p>', "<p>a</p>"),
        ("<form><input>a</form>", "a"),
        ("<svg><p>a</p></svg>b", "b"),
        ('<a href=" JavaScript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="#b">a</a>', '<a href="#b">a</a>'),
        ('<iframe src="x"></iframe>', ""),
        ("", ""),
    ],
)
def test_clean_html_lets_through_only_what_is_named(given, cleaned):
    assert clean_html(given) == cleaned


@given(st.text(st.sampled_from("<>\"'/=& abscriptonlmgxvh:!-#;"), max_size=60))
def test_clean_html_of_anything_does_not_act(text):
    assert not _acts(clean_html(text))


def test_clean_html_aligns_columns_of_numbers_only():
    table = pd.DataFrame({"word": ["7", "b"], "n": ["1,200", "–"], "gap": ["", None]})
    root = html.fromstring(clean_html(table.to_html(index=False)))
    assert [cell.get("class") for cell in root.iter("th")] == [None, "number", None]


def test_clean_html_leaves_out_the_counter_but_no_index_of_names():
    plain = pd.DataFrame({"a": ["x", "y"]})
    named = plain.set_index(pd.Index(["p", "q"]))
    texts = [html.fromstring(clean_html(t._repr_html_())) for t in (plain, named)]
    firsts = [[row[0].text for row in root.iter("tr")] for root in texts]
    assert firsts == [["a", "x", "y"], [None, "p", "q"]]


def test_as_json_closes_no_script_and_is_the_same_value(hostile):
    value = {"a": [hostile, "\u2028", 1.5, None]}
    assert not set("<>&\u2028") & set(as_json(value))
    assert json.loads(as_json(value)) == value


def test_a_row_that_names_a_meeting_and_a_turn_leads_to_it():
    table = (
        "<table><thead><tr><th>term</th><th>meeting</th><th>turn</th></tr></thead>"
        "<tbody><tr><td>sea</td><td>march</td><td>12</td></tr>"
        "<tr><td>sea</td><td>unknown</td><td>12</td></tr>"
        "<tr><td>… and 3 more</td><td></td><td></td></tr></tbody></table>"
    )
    html = clean_html(table, {"march": "reading/march.html"})
    assert html.count("<a ") == 1
    assert '<a href="reading/march.html#t12">12</a>' in html


def test_a_row_that_names_only_a_meeting_leads_to_its_page():
    table = (
        "<table><thead><tr><th>meeting</th><th>words</th></tr></thead>"
        "<tbody><tr><td>march</td><td>5</td></tr></tbody></table>"
    )
    html = clean_html(table, {"march": "reading/march.html"})
    assert '<a href="reading/march.html">march</a>' in html


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("15.2 % of 10 words", "15.2\xa0% of 10 words"),
        ("against < 0.1 by chance", "against <\xa00.1 by chance"),
        ("5 < 6", "5 < 6"),
        ("per cent %", "per cent %"),
    ],
)
def test_a_number_stays_with_its_unit(text, held):
    assert unbroken(text) == held
    assert unbroken(held) == held


def test_no_line_ends_in_a_day_and_the_rest_is_text():
    assert held_days("<b> 2024-01-31.") == (
        '&lt;b&gt; <span class="held">2024-01-31</span>.'
    )


def test_a_table_without_rows_is_a_word():
    head = "<thead><tr><th>a</th><th>b</th></tr></thead>"
    table = f"<table>{head}<tbody>{{}}</tbody></table>"
    empty = table.format("<tr><td>(none)</td><td></td></tr>")
    full = table.format("<tr><td>(none)</td><td>1</td></tr>")
    assert clean_html(f"x{empty}y") == 'x<p class="none">None.</p>y'
    assert "<table" in clean_html(full)


def test_names_and_days_stand_on_one_line_and_long_words_may_break():
    cleaned = clean_html(
        "<table><thead><tr><th>meeting</th><th>day</th><th>word</th></tr></thead>"
        f"<tbody><tr><td>a-b</td><td>2024-01-31</td><td>{'w' * 25}</td></tr></tbody>"
        "</table>"
    )
    assert '<td class="one-name" title="a-b">a-b</td>' in cleaned
    assert '<td class="held">2024-01-31</td>' in cleaned
    assert f'<td class="long">{"w" * 25}</td>' in cleaned
