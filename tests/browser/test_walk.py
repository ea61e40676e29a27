"""From a number to the words, and back, in a browser."""

import json
import re
from urllib.parse import quote

import pytest

from helpers import load_corpus, paths
from helpers.report.one_file import write_one_file
from helpers.tokens import find_term, tokens

DESK = {"viewport": {"width": 1100, "height": 900}}
TERMS = ("10-who-speaks-share-of-words", "20-what-they-say-terms-by-speaker")
# Passages are looked up of so many rows of each figure: the first, and some after.
ROWS = (0, 1, 5)


@pytest.fixture(scope="module")
def made(report):
    return report(paths.SAMPLE, paths.NOTEBOOKS)


@pytest.fixture(scope="module")
def packed(made, tmp_path_factory):
    target = tmp_path_factory.mktemp("sent") / "sample.html"
    write_one_file(made, target)
    return target


@pytest.fixture(params=["folder", "one file"])
def go_to(request, made, packed, open_page):
    """Return a function that opens a page of the report in either shape."""
    opened = []

    def open_at(name, anchor=""):
        if request.param == "folder":
            address = (made / name).as_uri() + (f"#{anchor}" if anchor else "")
        else:
            address = f"{packed.as_uri()}#/{quote(name)}" + (
                f"#{anchor}" if anchor else ""
            )
        if not opened:
            opened.append(
                open_page(packed if request.param != "folder" else made / name, **DESK)
            )
        page = opened[0]
        page.goto(address)
        if request.param != "folder":
            # The page before stands there until this one is unpacked.
            shows = "(name) => document.body.dataset.page === name"
            page.wait_for_function(shows, arg=name)
        page.wait_for_function("() => document.querySelector('h1')")
        return page

    return open_at


def counted(page):
    """Return how many passages the page says that there are, and how many it lists."""
    page.wait_for_function(
        "() => !/Unpacking/.test(document.getElementById('v-found').textContent)"
    )
    said = page.locator("#v-found").inner_text()
    while page.locator("#v-more").is_visible():
        page.click("#v-more")
    return int(re.sub(r"\D.*", "", said.replace(",", ""))), page.locator(
        "#v-passages > li"
    ).count()


def column(page, figure, name):
    """Return the cells of a column of the table behind a figure, and their links."""
    box = page.locator(f'figure:has([data-name="{figure}"])')
    heads = [text.strip("↕ ") for text in box.locator("th").all_inner_texts()]
    place = heads.index(name) + 1
    cells = box.locator(f"tbody tr td:nth-child({place})").all_text_contents()
    links = [
        row.locator("a").get_attribute("href")
        for row in box.locator("tbody tr").all()[: max(ROWS) + 1]
    ]
    return cells, links


@pytest.mark.parametrize(
    ("page", "figure", "name"),
    [
        ("10-who-speaks.html", "10-who-speaks-share-of-words", "n_turns"),
        ("10-who-speaks.html", "10-who-speaks-questions", "n_questions"),
        ("20-what-they-say.html", "20-what-they-say-terms-by-speaker", "n"),
        ("60-who-and-where.html", "60-who-and-where-who-names-whom", "n"),
    ],
)
def test_a_row_leads_to_as_many_passages_as_it_counts(go_to, page, figure, name):
    shown = go_to(page)
    shown.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
    )
    cells, links = column(shown, figure, name)
    for row in ROWS:
        anchor = links[row].rpartition("#")[2]
        passages = go_to("passages.html", anchor)
        n = int(cells[row].replace(",", ""))
        assert counted(passages) == (n, n), (figure, row)


def test_a_passage_leads_to_its_words_and_back_to_the_figure(go_to):
    page = go_to("passages.html", "figure=20-what-they-say-terms&row=0")
    counted(page)
    term = page.locator("h1").inner_text()
    page.locator("#v-passages > li").nth(2).locator("button.counts").click()
    told = page.locator("#v-passages > li").nth(2).locator(".counted").inner_text()
    assert "Which words, and which phrases? Figure 1" in told
    assert term in told
    page.locator("#v-passages > li").nth(2).locator(".where > a").click()
    page.wait_for_selector("article mark.hit")
    assert page.locator("mark.hit").all_inner_texts() == [term]
    article = page.locator("article:has(mark.hit)")
    assert article.count() == 1
    article.locator("button.counts").click()
    article.locator(".counted a").first.wait_for()
    links = article.locator(".counted a")
    assert any("Who holds the floor?" in text for text in links.all_inner_texts())
    page.locator("article:has(mark.hit) .counted a", has_text="Who holds").first.click()
    page.wait_for_function(
        "() => document.querySelector('h1').textContent === 'Who holds the floor?'"
    )
    assert page.noted == []


def test_who_comes_back_from_a_passage_finds_the_list_as_it_was(go_to):
    page = go_to("passages.html", "term=the")
    page.wait_for_selector("#v-passages > li")
    page.click("#v-more")
    last = page.locator("#v-passages > li").nth(180)
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    last.locator(".where > a").click()
    page.wait_for_selector("mark.hit, article.turn")
    page.go_back()
    page.wait_for_function(
        "() => document.querySelectorAll('#v-passages > li').length === 200"
    )
    page.wait_for_function("(y) => Math.abs(scrollY - y) < 200", arg=place)


@pytest.mark.parametrize("term", ["harbour", "the harbour", "harbour*", "o'clock"])
def test_words_found_on_a_reading_page_are_those_that_are_counted(go_to, term):
    corpus = load_corpus(str(paths.SAMPLE))
    meeting_id = "council-01-opening-the-account"
    words = tokens(corpus)
    places, _ = find_term(words, term)
    n = int(
        (words.turns["meeting_id"].to_numpy()[words.rows[places]] == meeting_id).sum()
    )
    assert n
    page = go_to(f"reading/{meeting_id}.html")
    page.fill("#v-find", term)
    page.wait_for_function("() => document.getElementById('v-found').textContent")
    assert page.locator("#v-found").inner_text().startswith(f"{n} found")
    page.click(".people button")
    shown = page.locator("article.turn:visible")
    assert len(set(shown.evaluate_all("all => all.map((a) => a.dataset.speaker)"))) == 1


def test_words_are_found_in_all_transcripts(go_to):
    page = go_to("passages.html", "term=harbour&speaker=Edda+Lindqvist")
    n, n_listed = counted(page)
    corpus = load_corpus(str(paths.SAMPLE)).filter(speakers=["Edda Lindqvist"])
    assert n == n_listed == len(find_term(tokens(corpus), "harbour")[0])
    page.fill("#v-find", "no such word anywhere")
    page.click("form.find button")
    page.wait_for_function(
        "() => /^0 places/.test(document.getElementById('v-found').textContent)"
    )


def test_one_file_opens_every_page_and_draws_its_charts(folder, tmp_path, open_page):
    made, packed = folder, tmp_path / "sent.html"
    write_one_file(made, packed)
    page = open_page(packed, **DESK)
    for path in [
        *sorted(made.glob("*.html")),
        *sorted(made.glob("reading/*.html"))[:2],
    ]:
        name = path.relative_to(made).as_posix()
        page.goto(f"{packed.as_uri()}#/{quote(name)}")
        shows = "(name) => document.body.dataset.page === name"
        page.wait_for_function(shows, arg=name)
        n = path.read_text(encoding="utf-8").count('class="chart"')
        page.wait_for_function(
            "(n) => document.querySelectorAll('.chart .main-svg').length >= n", arg=n
        )
    page.go_back()
    page.wait_for_function("() => document.title !== ''")
    assert page.noted == []


def test_one_file_gives_the_tables_behind_its_figures(packed, made, open_page):
    page = open_page(packed, **DESK)
    page.goto(f"{packed.as_uri()}#/10-who-speaks.html")
    with page.expect_download() as waiting:
        page.locator(".get a").first.click()
    content = waiting.value.path().read_bytes()
    assert content == (made / "figures" / waiting.value.suggested_filename).read_bytes()


def test_a_figure_is_saved_as_a_drawing(made, open_page):
    page = open_page(made / "10-who-speaks.html", **DESK)
    with page.expect_download() as waiting:
        page.locator(".get button[data-format=svg]").first.click()
    drawing = waiting.value.path().read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    assert "Edda Lindqvist" in drawing


def test_hostile_words_are_shown_as_words(report, hostile_talk, open_page):
    folder = report(hostile_talk, paths.NOTEBOOKS)
    (reading,) = (folder / "reading").iterdir()
    page = open_page(reading, **DESK)
    text = page.locator(".transcript").inner_text()
    assert "<script>alert(1)</script>" in text
    page.goto((folder / "passages.html").as_uri() + "#term=alert")
    n, n_listed = counted(page)
    assert n == n_listed > 0
    assert "<script>" in page.locator("#v-passages").inner_text()
    words = json.loads(
        page.evaluate("JSON.stringify([...document.scripts].map((s) => s.text.length))")
    )
    assert words
    assert page.noted == []


ODD = """Minutes of 6 March 2024

ANN LEE: The harbour is 100% open, 港口 and 港口; so we say it's open.

DEE ORO:

BOB RAY: Harbour, harbour 👍 harbour. 我们的港口。
"""

ODD_NAMES = """label,speaker
ANN LEE,Smith & Jones
BOB RAY,Cee+Plus
DEE ORO,Dee Oro
"""


@pytest.fixture(scope="module")
def odd(report, tmp_path_factory):
    place = tmp_path_factory.mktemp("given") / "odd"
    place.mkdir()
    (place / "2024-03-06-odd.txt").write_text(ODD, encoding="utf-8")
    (place / "speakers.csv").write_text(ODD_NAMES, encoding="utf-8")
    return report(place, paths.NOTEBOOKS), load_corpus(str(place))


@pytest.mark.parametrize("term", ["港口", "harbour", "*", "it's", "我们的", "100"])
def test_words_of_any_script_are_found_as_they_are_counted(odd, open_page, term):
    folder, corpus = odd
    n = len(find_term(tokens(corpus), term)[0])
    assert n
    page = open_page(folder / "passages.html", **DESK)
    page.goto((folder / "passages.html").as_uri() + f"#term={quote(term)}")
    assert counted(page) == (n, n)
    (reading,) = (folder / "reading").iterdir()
    page.goto(reading.as_uri())
    page.fill("#v-find", term)
    page.wait_for_function("() => document.getElementById('v-found').textContent")
    assert page.locator("#v-found").inner_text().startswith(f"{n} found")
    page.click("#v-next")
    assert page.noted == []


@pytest.mark.parametrize("speaker", ["Smith & Jones", "Cee+Plus", "Nobody & none"])
def test_a_speaker_of_any_name_is_asked_for_and_no_other(odd, open_page, speaker):
    folder, corpus = odd
    said = tokens(corpus)
    rows = said.rows[find_term(said, "harbour")[0]]
    n = int((said.turns["speaker"].iloc[rows] == speaker).sum())
    assert bool(n) == (speaker in set(corpus.speakers["speaker"]))
    page = open_page(folder / "passages.html", **DESK)
    asked = f"#term=harbour&speaker={quote(speaker, safe='')}"
    page.goto((folder / "passages.html").as_uri() + asked)
    page.wait_for_function(
        "() => !/Unpacking/.test(document.getElementById('v-found').textContent)"
    )
    text = page.locator("#v-found").inner_text()
    assert text.startswith(f"{n} place" if n else f"Nobody called “{speaker}”")
    assert page.locator("#v-passages > li").count() == n


def test_an_address_that_cannot_be_read_is_no_error(odd, open_page):
    folder, _ = odd
    page = open_page(folder / "passages.html", **DESK)
    page.goto((folder / "passages.html").as_uri() + "#term=100%")
    page.wait_for_function(
        "() => !/Unpacking/.test(document.getElementById('v-found').textContent)"
    )
    assert page.noted == []


def test_a_turn_without_a_word_is_counted_among_the_turns(odd, open_page):
    folder, corpus = odd
    turn = int(corpus.turns.loc[corpus.turns["speaker"] == "Dee Oro", "turn"].iloc[0])
    (reading,) = (folder / "reading").iterdir()
    page = open_page(reading, **DESK)
    page.locator(f"#t{turn} button.counts").click()
    page.locator(f"#t{turn} .counted a").first.wait_for()
    assert "Who holds the floor?" in page.locator(f"#t{turn} .counted").inner_text()
