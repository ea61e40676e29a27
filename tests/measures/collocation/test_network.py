"""Which words are linked, and where they are drawn."""

import numpy as np
import pytest
from builders import make_corpus

from helpers.errors import ParameterError
from helpers.measures.collocation import collocation_network, collocations
from helpers.measures.collocation.layout import lay_out
from helpers.measures.collocation.network import FEW_LINKS, MIN_EVIDENCE
from helpers.measures.language import StopList
from helpers.tokens import tokens

# Ten phrases, each said five times in turns of its own.
PAIRS = [(f"first{letter}", f"second{letter}") for letter in "abcdefghij"]
NAMED = [word for pair in PAIRS for word in pair]


def said(*turns, times=5):
    meetings = {f"m{n}": [("A", turn) for turn in turns] for n in range(times)}
    return tokens(make_corpus(meetings))


WORDS = said(*map(" ".join, PAIRS), "the law")


def pairs_of(table):
    return [
        tuple(sorted(pair))
        for pair in zip(table["node"], table["collocate"], strict=True)
    ]


def test_sure_pairs_among_the_words_are_links_with_all_their_numbers():
    table = collocation_network(WORDS, words=NAMED)
    assert sorted(pairs_of(table)) == PAIRS
    assert table.attrs["is_among"]
    everything = collocations(WORDS).set_index(["node", "collocate"])
    own = table.set_index(["node", "collocate"])
    columns = ["n", "expected", "log_likelihood", "log_dice"]
    assert own[columns].equals(everything.loc[own.index, columns])
    assert own["n_turns"].tolist() == own["n_meetings"].tolist() == [5] * 10


def test_turns_and_meetings_are_those_in_which_they_stand_together():
    turns = ["black seas black seas", "black hole", "seas rise", "black seas"]
    words = said(*turns, *["else now"] * 9, times=2)
    table = collocation_network(words, words=[], window=1).set_index("collocate")
    assert table.loc["seas", ["n", "n_turns", "n_meetings"]].tolist() == [8, 4, 2]


def test_few_links_are_enough_if_there_are_eight():
    table = collocation_network(WORDS, words=NAMED[: 2 * FEW_LINKS])
    assert table.attrs["is_among"]
    assert len(table) == FEW_LINKS == 8


def test_where_few_are_linked_all_long_words_are_taken():
    table = collocation_network(WORDS, words=NAMED[: 2 * FEW_LINKS - 2])
    assert not table.attrs["is_among"]
    assert sorted(pairs_of(table)) == PAIRS  # and not "the law"


def test_where_no_word_is_long_all_are_taken():
    words = said("a b", "c d", "e f", "g h")
    assert len(collocation_network(words, words=[])) == 4


def test_pairs_that_chance_would_have_are_no_links():
    words = said("some words here", "words here some", "here some words")
    assert collocations(words)["log_likelihood"].max() < MIN_EVIDENCE
    assert collocation_network(words, words=[]).empty


def test_stop_words_are_not_linked():
    table = collocation_network(
        WORDS, words=NAMED, stop_words=StopList("one", frozenset({"firsta"}))
    )
    assert ("firsta", "seconda") not in pairs_of(table)


def test_there_is_room_for_so_many_words_and_links():
    assert len(collocation_network(WORDS, words=NAMED, n_words=7)) == 3
    assert len(collocation_network(WORDS, words=NAMED, n_words=6)) == 3
    assert len(collocation_network(WORDS, words=NAMED, n_links=4)) == 4


def test_a_word_has_three_links_at_most():
    turns = [f"centre {letter * 5}" for letter in "abcdefghijkl"] + ["nothing else"] * 9
    table = collocation_network(said(*turns), words=[])
    nodes = {node["term"]: node for node in table.attrs["nodes"]}
    assert nodes["centre"]["n_links"] == 3
    assert nodes["centre"]["n"] == 60


def test_every_word_of_a_link_has_a_place_and_a_row_of_its_own():
    table = collocation_network(WORDS, words=NAMED)
    nodes = table.attrs["nodes"]
    assert sorted(node["term"] for node in nodes) == sorted(NAMED)
    assert sorted(node["row"] for node in nodes) == list(range(20))
    assert all(0 <= node["x"] <= 1 for node in nodes)


def test_the_same_words_get_the_same_places():
    first, second = (collocation_network(WORDS, words=NAMED) for _ in "12")
    assert first.attrs["nodes"] == second.attrs["nodes"]
    other = lay_out(np.array([[0, 1], [1, 2], [3, 4]]), 5, seed=7)
    assert not np.array_equal(
        other[0], lay_out(np.array([[0, 1], [1, 2], [3, 4]]), 5)[0]
    )


@pytest.mark.parametrize("seed", range(5))
def test_linked_words_are_drawn_nearer_than_others(seed):
    ends = np.array([[0, 1], [1, 2], [0, 2], [3, 4], [4, 5], [3, 5]])
    _, rows = lay_out(ends, 6, seed=seed)
    groups = sorted([sorted(rows[:3]), sorted(rows[3:])])
    assert groups == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize("seed", range(5))
def test_the_first_word_is_drawn_above_the_middle_and_left_of_it(seed):
    x, rows = lay_out(np.array([[0, 1], [1, 2]]), 3, seed=seed)
    assert rows[0] == 0
    assert x[0] <= x.mean()


def test_nothing_has_no_place():
    x, rows = lay_out(np.empty((0, 2), dtype=np.int64), 0)
    assert len(x) == len(rows) == 0


@pytest.mark.parametrize("choice", [{"n_words": 1}, {"n_links": 0}])
def test_no_room_at_all_is_refused(choice):
    with pytest.raises(ParameterError, match="expected 2 and 1 or more"):
        collocation_network(WORDS, words=NAMED, **choice)
