from dataclasses import replace

import pytest
from builders import make_corpus

from helpers.measures.floor import share_of_words
from helpers.measures.timeline import term_positions
from helpers.report.passages import Place, Spoken, find_compared, find_passages

MEETINGS = {
    "march": [
        ("Ann Lee", "The harbour is open. Is the harbour open?"),
        ("Bob Ray", "The harbour [Applause.] is shut."),
        ("Ann Lee", "France has said so in 2023."),
    ],
    "april": [("Bob Ray", "Open harbours everywhere."), (None, "The harbour?")],
}
CAPITALS = ["The harbour", "the harbour", "The harbour", "The harbour"]
NEAR = ["harbour is open", "harbour open"]
DAYS = {"march": {"date": "2024-03-04"}, "april": {"published": "2024-04-02"}}


@pytest.fixture(scope="module")
def spoken():
    return Spoken(make_corpus(MEETINGS, days=DAYS))


def words_of(spoken, places):
    return [spoken.corpus.text_of(p.meeting_id)[p.start : p.end] for p in places]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"term": "harbour", "n": 4}, ["harbour"] * 4),
        ({"term": "harbour", "speaker": "Ann Lee", "n": 2}, ["harbour"] * 2),
        ({"term": "the harbour", "n": 4}, CAPITALS),
        ({"term": "harbour*", "speaker": "Bob Ray", "n": 2}, ["harbour", "harbours"]),
        ({"term": "harbour", "speaker": "(no named person)", "n": 1}, ["harbour"]),
        ({"term": "harbour", "n_target": 3, "n_reference": 1}, ["harbour"] * 4),
        ({"group": "Bob Ray", "term": "harbour", "n_target": 1}, ["harbour"]),
        ({"name": "France", "n": 1}, ["France"]),
        ({"name": "France", "n_target": 0, "n_reference": 1}, ["France"]),
        ({"measure": "questions", "n_target": 1, "n_reference": 1}, ["?", "?"]),
        ({"measure": "countries named", "n_target": 1, "n_reference": 0}, ["France"]),
        ({"name": "France", "speaker": "Ann Lee", "n": 1}, ["France"]),
        ({"speaker": "Ann Lee", "n_questions": 1}, ["?"]),
        ({"kind": "stage", "n_spans": 1}, ["[Applause.]"]),
        ({"node": "harbour", "collocate": "shut", "n": 1}, []),
        ({"node": "harbour", "collocate": "open", "n": 2}, NEAR),
        ({"node": "harbour", "collocate": "open", "n": 2, "n_node": 4}, NEAR),
        ({"node": "harbour", "collocate": "open", "n": 2, "n_node": 3}, []),
        ({"meeting_id": "march", "turn": 1, "start": 22, "end": 29}, None),
    ],
)  # fmt: skip
def test_the_words_behind_a_row_are_found(spoken, row, words):
    places = find_passages(list(row), [list(row.values())], [spoken])[0]
    if words is None:
        assert [p[:4] for p in places] == [tuple(row.values())]
    else:
        assert words_of(spoken, places) == words


@pytest.mark.parametrize(
    "row",
    [
        {"term": "harbour", "n": 3},
        {"term": "harbour", "n": 5},
        {"term": "harbour", "speaker": "Ann Lee", "n": 3},
        {"term": "harbour", "speaker": "Nobody at all", "n": 1},
        {"name": "Spain", "n": 1},
        {"term": "*", "n": 1},
        {"term": "harbour", "n": 0},
        {"term": "harbour", "n": None},
        {"speaker": "Ann Lee", "n_turns": 3},
        {"name": "France", "n_target": 1, "n_reference": 1},
        {"measure": "questions", "n_target": 1, "n_reference": 0},
        {"measure": "different words", "n_target": 1, "n_reference": 1},
        {"meeting_id": "march", "turn": 9, "n_turns": 1},
        {"meeting_id": "march", "turn": 1, "start": 13, "end": 16},
        {"term": "harbour", "period": "2024-03-01", "n": 3},
        {"term": "harbour", "n": "three"},
        {"term": 3.5, "n": 1},
        {"first": "no day", "last": "no day", "side": "earlier years", "n": 1},
    ],
)
def test_no_words_stand_behind_a_row_that_counts_others(spoken, row):
    assert find_passages(list(row), [list(row.values())], [spoken]) == [[]]


@pytest.mark.parametrize(
    ("row", "turns"),
    [
        ({"speaker": "Ann Lee", "n_target": 8, "n_reference": 6}, [1, 3]),
        ({"speaker": "Ann Lee", "n_target": 8, "n_reference": 7}, []),
        (
            {"measure": "words in a turn", "n_target": 3, "n_reference": 2},
            [1, 2, 3, 1, 2],
        ),
    ],
)
def test_turns_stand_behind_the_words_of_two_sides(spoken, row, turns):
    row = {**row, "share_difference": 0.1}
    places = find_passages(list(row), [list(row.values())], [spoken])[0]
    assert [place.turn for place in places] == turns
    assert all(place.is_whole for place in places)


def test_turns_stand_behind_a_share(spoken):
    table = share_of_words(spoken.corpus.turns)
    rows = table.astype(object).to_numpy().tolist()
    found = dict(
        zip(
            table["speaker"],
            find_passages(list(table.columns), rows, [spoken]),
            strict=True,
        )
    )
    assert [p[:2] for p in found["Ann Lee"]] == [("march", 1), ("march", 3)]
    assert all(place.is_whole for place in found["Ann Lee"])
    assert [p[:2] for p in found["(no named person)"]] == [("april", 2)]


@pytest.mark.parametrize(
    ("period", "series", "n_turns", "n"),
    [("2024-03-01", "date", 3, 3), ("2024-04-01", "published", 2, 1)],
)
def test_a_period_has_the_words_of_its_meetings(spoken, period, series, n_turns, n):
    row = {
        "term": "harbour",
        "period": period,
        "series": series,
        "n_turns": n_turns,
        "n": n,
    }
    places = find_passages(list(row), [list(row.values())], [spoken])[0]
    assert len(places) == n
    assert {p.meeting_id for p in places} == {"march" if series == "date" else "april"}


def test_changes_of_floor_are_the_turns_that_take_it(spoken):
    row = {"from_speaker": "Ann Lee", "to_speaker": "Bob Ray", "n": 1}
    places = find_passages(list(row), [list(row.values())], [spoken])[0]
    assert [(p.meeting_id, p.turn) for p in places] == [("march", 2)]


def test_the_first_of_several_that_agrees_is_taken(spoken):
    turns = spoken.corpus.turns
    own = turns[turns["speaker"] == "Ann Lee"].reset_index(drop=True)
    focus = Spoken(replace(spoken.corpus, turns=own))
    row = {"term": "harbour", "n": 2}
    places = find_passages(list(row), [list(row.values())], [spoken, focus])[0]
    assert {p.turn for p in places} == {1}


def test_a_pair_of_names_is_never_taken_for_one_of_them(spoken):
    row = {"name": "France", "other": "Spain", "n": 1}
    assert find_passages(list(row), [list(row.values())], [spoken]) == [[]]


def test_a_name_is_not_the_word_by_which_another_is_called():
    talk = "Papua New Guinea is far. The Guinean delegation is here."
    corpus = make_corpus({"m": [("Ann", talk)]}, days={"m": {"date": "2024-03-04"}})
    spoken = Spoken(corpus)
    month = {"period": "2024-03-01", "series": "date", "n_turns": 1, "n": 1}
    said = {}
    for column in ("name", "term"):
        row = {column: "Guinea", **month}
        places = find_passages(list(row), [list(row.values())], [spoken])[0]
        said[column] = words_of(spoken, places)
    assert said == {"name": ["Guinean"], "term": ["Guinea"]}


@pytest.mark.parametrize(("within", "turns"), [("turn", [1, 2]), ("paragraph", [2, 2])])
def test_a_pair_of_names_stands_in_units_of_its_kind(within, turns):
    talks = ["France is here.\n\nGermany is there.",
             "France and Germany met.\n\nAgain Germany and France."]  # fmt: skip
    corpus = make_corpus({"m": [("Ann", talks[0]), ("Bob", talks[1])]})
    row = {"name": "France", "other": "Germany", "n": 2, "within": within}
    places = find_passages(list(row), [list(row.values())], [Spoken(corpus)])[0]
    assert [place.turn for place in places] == turns


@pytest.mark.parametrize("n_slices", [2, 5])
def test_parts_of_meetings_are_as_many_as_the_table_has(spoken, n_slices):
    table = term_positions(spoken.words, terms=["harbour"], slices=n_slices)
    columns = ["term", "slice", "n", "n_words"]
    rows = table[columns].astype(object).to_numpy().tolist()
    found = find_passages(columns, rows, [spoken])
    assert [len(places) for places in found] == table["n"].tolist()
    assert len({place for places in found for place in places}) == 4
    other = [[*row[:3], row[3] + 1] for row in rows]
    assert not any(find_passages(columns, other, [spoken]))


def test_a_table_of_something_else_has_no_passages(spoken):
    assert find_passages(["reason", "share"], [["none", 0.5]], [spoken]) == [[]]
    assert find_passages(["term", "slice", "n"], [["sea", None, 1]], [spoken]) == [[]]


def test_places_are_where_the_document_has_them(spoken):
    row = {"term": "shut", "n": 1}
    (place,) = find_passages(list(row), [list(row.values())], [spoken])[0]
    text = spoken.corpus.text_of("march")
    start = text.index("shut")
    assert place == Place("march", 2, start, start + 4)


@pytest.mark.parametrize(
    ("selections", "words"),
    [
        pytest.param([[1]], ["harbour"], id="one"),
        pytest.param([[0], [1]], ["harbour"], id="another that has two"),
        pytest.param([[1], [1, 2]], ["harbour"], id="the same in both"),
        pytest.param([[1], [4]], [], id="one in each, and not the same"),
    ],
)
def test_as_many_words_elsewhere_are_behind_no_row(spoken, selections, words):
    turns = spoken.corpus.turns
    measured = [
        Spoken(spoken.corpus.with_turns(turns.index.to_series().isin(rows)))
        for rows in selections
    ]
    places = find_passages(["term", "n"], [["harbour", 1]], measured)[0]
    assert words_of(spoken, places) == words


PLAIN = {
    "speakers": [],
    "target": [],
    "reference": [],
    "turning_point": "",
    "panels": "parts",
}


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("first third", ["Door"]),
        ("second third", ["door", "dooR"]),
        ("last third", ["DOOR"]),
    ],
)
def test_words_of_a_part_are_found_in_a_turn_that_is_cut(group, words):
    one = Spoken(make_corpus({"m": [("Ann", "Door is. Is door dooR is. DOOR is is")]}))
    row = {"group": group, "term": "door", "n_target": len(words)}
    assert find_compared(one, PLAIN)
    places = find_passages(list(row), [list(row.values())], [one])[0]
    assert [place.turn for place in places] == [1] * len(words)
    assert words_of(one, places) == words
    whole = Spoken(one.corpus)
    assert not find_passages(list(row), [list(row.values())], [whole])[0]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"term": "harbour", "n_target": 2, "n_reference": 1}, ["harbour"] * 3),
        ({"term": "open", "n_target": 2, "n_reference": 1}, ["open", "open", "Open"]),
        ({"term": "harbour", "n_target": 1, "n_reference": 2}, []),
        ({"term": "harbour", "n_target": 3, "n_reference": 1}, []),
        ({"term": "", "n_target": 1, "n_reference": 1}, []),
        ({"group": "Ann Lee", "term": "", "n_target": 1}, []),
    ],
)
def test_each_side_has_its_own_words(row, words):
    pair = Spoken(make_corpus(MEETINGS, days=DAYS))
    sides = {"target": ["Ann Lee"], "reference": ["Bob Ray"], "panels": "speakers"}
    find_compared(pair, PLAIN | sides)
    assert pair.sides is not None
    places = find_passages(list(row), [list(row.values())], [pair])[0]
    assert words_of(pair, places) == words


@pytest.mark.parametrize(
    "values",
    [
        {"speakers": []},
        PLAIN | {"target": ["Nobody at all"], "panels": "nothing there is"},
        PLAIN | {"target": 3, "panels": 3},
        PLAIN | {"target": ["Ann Lee"], "reference": [None], "panels": ["parts"]},
        PLAIN | {"turning_point": 2024, "panels": 3},
        PLAIN | {"speakers": 5, "panels": 5},
    ],
    ids=str,
)
def test_parameters_that_compare_nothing_change_nothing(values):
    spoken = Spoken(make_corpus({"march": MEETINGS["march"]}))
    assert not find_compared(spoken, values)
    assert spoken.sides is None
    assert spoken.groups is None
