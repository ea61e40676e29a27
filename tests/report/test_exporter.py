import base64
import gzip
import json
import re

import plotly.graph_objects as go
import pytest
from lxml import html
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_output
from plotly.offline import get_plotlyjs

from helpers.report.exporter import ReportExporter

MIME = "application/vnd.plotly.v1+json"


def _figure(**meta):
    figure = go.Figure(go.Bar(x=["a"], y=[1]))
    figure.update_layout(meta=meta or None)
    return new_output("display_data", {MIME: json.loads(figure.to_json())})


def _meta(text):
    return {
        "name": text,
        "title": text,
        "alt": text,
        "card": {"measure": text},
        "columns": [text],
        "rows": [[text]],
    }


def test_nbconvert_finds_the_exporter_by_its_name():
    assert get_exporter("report") is ReportExporter


def test_hostile_text_is_text_wherever_it_stands(notebook_with, page_of, hostile):
    outputs = [
        _figure(**_meta(hostile)),
        new_output("display_data", {"text/markdown": hostile}),
        new_output("display_data", {"text/html": f"<table><tr><td>{hostile}</table>"}),
        new_output("display_data", {"text/plain": hostile}),
        new_output("stream", name="stdout", text=hostile),
        new_output("stream", name="stderr", text=hostile),
        new_output("error", ename=hostile, evalue=hostile, traceback=[hostile]),
    ]
    notebook = notebook_with(*outputs, first=f"# {hostile}\n\n{hostile}")
    notebook.cells[1].source = f"'''{hostile}'''  # {hostile}"
    harmless = notebook_with(_figure(**_meta("a")))
    clean = html.fromstring(page_of(harmless, pages=[("20-a", "a")]))
    root = html.fromstring(page_of(notebook, pages=[("20-a", hostile)]))
    assert _acting(root) == _acting(clean)
    assert hostile in root.text_content()


def _acting(root):
    names = [n for e in root.iter("*") for n in e.attrib if n.startswith("on")]
    links = [a for a in root.xpath("//@href | //@src") if ":" in a]
    scripts = [s.text for s in root.iter("script") if not s.get("type")]
    return names, links, scripts, list(root.iter("img")), list(root.iter("iframe"))


def test_the_answer_stands_under_the_title(notebook_with, page_of):
    answer = new_output("display_data", {"text/markdown": "**So** it is."})
    root = html.fromstring(page_of(notebook_with(answer, tags=["answer"])))
    (finding,) = root.xpath("//h1/following-sibling::*[1][@class='finding']")
    assert finding.text_content().strip() == "So it is."


def test_a_figure_has_number_description_table_and_card(notebook_with, page_of):
    meta = _meta("x") | {"title": "Words", "alt": "One bar.", "rows": [[1], [2]]}
    root = html.fromstring(page_of(notebook_with(_figure(**meta)), index="index.html"))
    (figure,) = root.iter("figure")
    texts = [
        figure.findtext(".//figcaption/b"),
        figure.xpath("string(.//p[@class='hidden'])"),
        [cell.text for cell in figure.iter("td")],
        [cell.text for cell in figure.iter("dt", "dd")],
        figure.xpath("string(.//a/@href)"),
    ]
    assert texts == [
        "Figure 1.",
        "One bar.",
        ["1", "2"],
        ["measure", "x"],
        "figures/tried-x.csv",
    ]


def test_tables_are_open_until_a_script_closes_them(notebook_with, page_of):
    root = html.fromstring(page_of(notebook_with(_figure(**_meta("x")))))
    assert all("open" in details.attrib for details in root.xpath("//figure//details"))


def test_the_contents_lead_to_every_part(notebook_with, page_of):
    root = html.fromstring(page_of(notebook_with(first="# A?\n## B\n### C\n## B")))
    links = root.xpath("//nav[@class='contents']//a/@href")
    assert links == ["#b", "#c", "#b-2", "#v-made"]
    assert all(root.get_element_by_id(link[1:]) is not None for link in links)


def test_no_two_elements_share_an_id(notebook_with, page_of):
    figures = [_figure(**_meta("x")), _figure(**_meta("x"))]
    root = html.fromstring(page_of(notebook_with(*figures, first="# A\n## B\n## B")))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("outputs", "n_scripts"), [([], 0), ([_figure(**_meta("x"))], 1)]
)
def test_plotly_is_loaded_only_where_there_are_charts(
    notebook_with, page_of, outputs, n_scripts
):
    root = html.fromstring(page_of(notebook_with(*outputs)))
    assert root.xpath("//script/@src") == ["plotly.min.js"] * n_scripts


def test_a_page_by_itself_brings_the_plotly_that_made_its_figures(notebook_with):
    page = ReportExporter().from_notebook_node(notebook_with(_figure(**_meta("x"))))[0]
    packed = html.fromstring(page).get_element_by_id("v-plotly").text
    assert gzip.decompress(base64.b64decode(packed)).decode() == get_plotlyjs()


def test_the_policy_of_a_page_allows_no_request(notebook_with, page_of):
    root = html.fromstring(page_of(notebook_with()))
    policy = root.xpath("string(//meta[@http-equiv]/@content)")
    assert policy.split("; ") == [
        "default-src 'none'",
        "img-src data: blob:",
        "style-src 'unsafe-inline'",
        "script-src 'unsafe-inline' 'self' file:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_a_page_asks_for_nothing_from_elsewhere(notebook_with, page_of):
    text = "[a](http://a.org) <http://b.org> ![c](http://c.org/c.png)"
    shown = new_output("display_data", {"text/markdown": text})
    page = page_of(notebook_with(shown, _figure(**_meta("x")), first=f"# A\n{text}"))
    assert not re.findall(
        r"""(?:src|href)=["']?\s*(?:https?:)?//|url\(\s*["']?http""", page
    )


def test_the_error_is_said_at_the_top_and_in_its_place(notebook_with, page_of):
    error = new_output("error", ename="E", evalue="b", traceback=["Cell In[1], line 1"])
    root = html.fromstring(page_of(notebook_with(error)))
    messages = root.xpath("//section[@class='error']/p[@class='message']")
    assert [message.text for message in messages] == ["E: b", "E: b"]


def test_the_same_notebook_gives_the_same_page(notebook_with, page_of):
    notebook = notebook_with(_figure(**_meta("x")))
    assert page_of(notebook) == page_of(notebook)
