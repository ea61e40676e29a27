"""The network of words: lines, dots, labels, and few pairs as bars."""

import pytest
from builders import make_corpus

from helpers.charts.network import finding_network, plot_network
from helpers.errors import TableError
from helpers.measures.collocation import collocation_network
from helpers.tokens import tokens

PHRASES = [
    *("open doors", "prime minister", "united states"),
    *("north atlantic", "vast expanses", "deep waters"),
]


def network_of(phrases):
    turns = [("Ann", phrase) for phrase in phrases for _ in range(4)]
    return collocation_network(tokens(make_corpus({"m": turns})), words=[])


TABLE = network_of([*PHRASES, "north united", "north united"])
PAIR = network_of(PHRASES[:2])
NONE = network_of(["alone", "single"])


def traces(fig, mode):
    return [trace for trace in fig.data if trace.mode == mode]


def test_every_pair_is_a_line_between_its_words():
    fig = plot_network(TABLE, title="")
    (dots,) = traces(fig, "markers+text")
    names = dict(zip(zip(dots.x, dots.y, strict=True), dots.text, strict=True))
    drawn = [
        {names[place].strip() for place in zip(line.x, line.y, strict=True)}
        for line in traces(fig, "lines")
    ]
    expected = TABLE[["node", "collocate"]].to_numpy().tolist()
    assert drawn == [set(pair) for pair in expected]


def test_more_evidence_is_a_thicker_line():
    widths = [
        line.line.width for line in traces(plot_network(TABLE, title=""), "lines")
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == 5
    assert widths[0] > widths[-1] >= 1


def test_no_two_labels_can_touch():
    fig = plot_network(TABLE, title="")
    (dots,) = traces(fig, "markers+text")
    assert sorted(dots.y) == list(range(len(dots.y)))
    margins = fig.layout.margin.t + fig.layout.margin.b
    assert fig.layout.height - margins == 26 * len(dots.y)


def test_a_label_that_would_be_cut_on_a_telephone_stands_inwards():
    table = TABLE.copy()
    long = "incomprehensible"
    table["collocate"] = table["collocate"].replace("states", long)
    nodes = [
        {**node, "term": long if node["term"] == "states" else node["term"]}
        for node in TABLE.attrs["nodes"]
    ]
    for x, side in ((0.02, "middle right"), (0.98, "middle left")):
        table.attrs["nodes"] = [
            {**node, "x": x if node["term"] == long else node["x"]} for node in nodes
        ]
        (dots,) = traces(plot_network(table, title=""), "markers+text")
        place = [text.strip() for text in dots.text].index(long)
        assert dots.textposition[place] == side


def test_a_label_stands_away_from_the_lines_of_its_dot():
    table = TABLE.copy()
    places = {"doors": 0.4, "open": 0.6, "minister": 0.6, "prime": 0.4}
    table.attrs["nodes"] = [
        {**node, "x": places.get(node["term"], 0.5)} for node in TABLE.attrs["nodes"]
    ]
    (dots,) = traces(plot_network(table, title=""), "markers+text")
    terms = [text.strip() for text in dots.text]
    sides = dict(zip(terms, dots.textposition, strict=True))
    assert (sides["doors"], sides["open"]) == ("middle left", "middle right")
    assert (sides["minister"], sides["prime"]) == ("middle right", "middle left")


def test_a_part_of_the_links_is_drawn_with_its_own_words_only():
    fig = plot_network(TABLE.head(4), title="")
    (dots,) = traces(fig, "markers+text")
    words = {*TABLE["node"].head(4), *TABLE["collocate"].head(4)}
    assert {text.strip() for text in dots.text} == words
    assert sorted(dots.y) == list(range(len(words)))


def test_pointing_at_a_line_or_a_dot_tells_its_numbers():
    fig = plot_network(TABLE, title="")
    middles, dots = traces(fig, "markers")[0], traces(fig, "markers+text")[0]
    assert len(middles.customdata) == len(TABLE)
    assert "4 times, " in middles.customdata[0]
    assert "in 4 turns of 1 meeting" in middles.customdata[0]
    states = next(text for text in dots.customdata if text.startswith("states"))
    assert states == "states<br>said 4 times, 1 line"


def test_the_figure_says_what_was_chosen_and_has_a_text_to_it():
    fig = plot_network(TABLE, title="")
    assert "Words: all of four letters or more" in fig.layout.xaxis.title.text
    among = TABLE.copy()
    among.attrs["is_among"] = True
    note = plot_network(among, title="").layout.xaxis.title.text
    assert "Words: those whose use differs most" in note
    assert fig.layout.meta["alt"].startswith("Network of 12 words and 7 links. The sur")
    assert len(fig.layout.meta["rows"]) == len(TABLE)


@pytest.mark.parametrize(
    ("table", "labels"),
    [
        (
            PAIR,
            [
                "doors and open, 4 times, 1.0 by chance",
                "minister and prime, 4 times, 1.0 by chance",
            ],
        ),
        (NONE, ["no pair so surely in 8 words"]),
    ],
)
def test_few_pairs_are_bars(table, labels):
    fig = plot_network(table, title=finding_network(table))
    assert list(fig.data[1].text) == labels
    assert "NaN" not in fig.to_json()


def test_the_finding_is_told_from_the_table():
    assert finding_network(PAIR) == (
        "“doors” and “open” stand together most surely: 4 times, 1.0 by chance"
    )
    assert finding_network(NONE).startswith("No two words stand together more surely")


def test_hostile_words_are_never_markup(hostile, drawn_texts):
    table = TABLE.replace("states", hostile)
    table.attrs["nodes"] = [
        {**node, "term": hostile if node["term"] == "states" else node["term"]}
        for node in TABLE.attrs["nodes"]
    ]
    for drawn in (table, table.head(2)):
        fig = plot_network(drawn, title=finding_network(table))
        assert "<script" not in drawn_texts(fig)
        assert "<a href" not in drawn_texts(fig)
        assert "$E=mc" not in drawn_texts(fig)


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(TableError, match="plot_network: missing"):
        plot_network(TABLE.drop(columns="n_turns"), title="")


def test_a_table_without_the_places_is_refused():
    table = TABLE.copy()
    table.attrs = {}
    with pytest.raises(TableError, match="pass the table as collocation_network"):
        plot_network(table, title="")
