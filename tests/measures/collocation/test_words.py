"""Words near a term, and all pairs: counts by hand, oracles, and laws."""

from collections import Counter

import nltk
import numpy as np
import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.collocations import BigramCollocationFinder

from helpers.errors import ParameterError, TableError
from helpers.measures.collocation import collocates, collocates_by_node, collocations
from helpers.measures.collocation.scores import score_pairs
from helpers.measures.frequency import term_frequency
from helpers.measures.intervals import ratio_interval
from helpers.measures.language import StopList
from helpers.tokens import tokens

NLTK = nltk.BigramAssocMeasures
P15 = "this this is is a a test test"
P16 = "a b c a b d e b d a b"
DOOR = {
    "m1": [
        ("Ann", "Keep the open door open. [Applause.] Shut the door!"),
        ("Ben", "The open door policy"),
    ],
    "m2": [("Ann", "open the door")],
}
THE = StopList("articles", frozenset({"the"}))
SCORES = list(score_pairs([1], [2], [3], 10))

# Runs are parted by "[x]": words of letters a to d, some turns empty.
texts = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "d", "[x]"]), max_size=12).map(" ".join),
    min_size=1,
    max_size=4,
)


def coded(text_or_meetings):
    if isinstance(text_or_meetings, str):
        text_or_meetings = {"m": [("A", text_or_meetings)]}
    return tokens(make_corpus(text_or_meetings))


def said(texts):
    return coded({"m": [("A", text) for text in texts]})


def runs_of(texts):
    return [run.split() for text in texts for run in text.split("[x]")]


def near(texts, node, before, behind):
    """Return how often each word stands before and behind `node`, pair by pair."""
    counts = Counter(), Counter()
    for run in runs_of(texts):
        for i, word in enumerate(run):
            for j, other in enumerate(run):
                if word == node and i - before <= j <= i + behind and i != j:
                    counts[j > i][other] += 1
    return counts


def by_pair(table, column="n"):
    pairs = zip(table["node"], table["collocate"], strict=True)
    return dict(zip(pairs, table[column], strict=True))


@pytest.mark.parametrize(
    ("node", "window", "found"),
    [
        pytest.param("open", 1, {"door": (1, 2), "the": (2, 1)}, id="three hits"),
        pytest.param("policy", (2, 0), {"door": (1, 0), "open": (1, 0)}, id="before"),
        pytest.param("policy", (0, 3), {}, id="nothing behind"),
        pytest.param("shut", 5, {"the": (0, 1), "door": (0, 1)}, id="bracket"),
        pytest.param(
            "open door",
            1,
            {"the": (2, 0), "open": (0, 1), "policy": (0, 1)},
            id="phrase",
        ),
        pytest.param("polic*", 1, {"door": (1, 0)}, id="wildcard"),
        pytest.param("gone", 5, {}, id="not said"),
    ],
)
def test_words_near_a_term_are_counted_on_both_sides(node, window, found):
    table = collocates(coded(DOOR), node, window=window)
    sides = zip(table["n_before"], table["n_behind"], strict=True)
    assert dict(zip(table["collocate"], sides, strict=True)) == found
    assert (table["n"] == table["n_before"] + table["n_behind"]).all()


def test_a_row_says_of_how_much_it_is_a_part():
    row = collocates(coded(DOOR), "open", window=2).set_index("collocate").loc["the"]
    # Places around the four: 4 + 2 + 3 + 2. "The" stands in 3 + 2 + 2 + 2 windows,
    # all words have 14 + 6 + 10 + 6 places.
    assert row[["n", "n_node", "n_collocate", "n_places"]].tolist() == [3, 4, 4, 11]
    assert row["rate"] == pytest.approx(3 / 11 * 1e6)
    assert row["rate_elsewhere"] == pytest.approx((9 - 3) / (36 - 11) * 1e6)
    assert row["expected"] == pytest.approx(11 * 9 / 36)
    assert row[["n_turns", "n_meetings"]].tolist() == [3, 2]


def test_a_stop_word_is_no_collocate_and_keeps_its_place():
    table = collocates(coded("open the door now"), "open", window=2, stop_words=THE)
    assert table["collocate"].tolist() == ["door"]
    assert table["n_places"].tolist() == [2]
    assert table.attrs["card"]["stop_list"].startswith("articles (")


@pytest.mark.parametrize(
    ("node", "collocates_expected"),
    [("very", ["well"]), ("ver*", ["well"]), ("very very", ["very", "well"])],
)
def test_a_word_is_no_collocate_of_itself_but_of_a_phrase(node, collocates_expected):
    table = collocates(coded("very very well, very very well"), node, window=3)
    assert sorted(table["collocate"]) == collocates_expected


def test_words_without_evidence_are_left_out_if_asked():
    words = coded("war war war end [.] peace talks [.] peace talks now [.] war peace")
    near_it = collocates(words, "peace", min_evidence=3).set_index("collocate")
    assert near_it.index.tolist() == ["talks"]
    everything = collocates(words, "peace")
    assert everything["collocate"].tolist() == ["talks", "now", "war"]
    assert everything["log_likelihood"].iloc[-1] < 0


def test_full_stops_do_not_end_a_window():
    table = collocates(coded("Open it. Doors close."), "it", window=1)
    assert set(table["collocate"]) == {"doors", "open"}


@settings(max_examples=60)
@given(texts, st.integers(0, 4), st.integers(0, 4))
def test_windows_hold_what_a_loop_over_all_words_finds(texts, before, behind):
    words = said(texts)
    if not before + behind:
        return
    for node in ("a", "b"):
        table = collocates(words, node, window=(before, behind))
        left, right = near(texts, node, before, behind)
        n_places = (left + right).total()
        del left[node], right[node]
        sides = zip(table["n_before"], table["n_behind"], strict=True)
        assert dict(zip(table["collocate"], sides, strict=True)) == {
            word: (left[word], right[word]) for word in left + right
        }
        assert (table["n_places"] == n_places).all()


@settings(max_examples=60)
@given(texts, st.integers(1, 4))
def test_all_pairs_are_the_collocates_of_every_word(texts, window):
    words = said(texts)
    pairs = collocations(words, window=window, min_count=1)
    for node in "abcd":
        others = collocates(words, node, window=window).set_index("collocate")
        own = pairs[pairs["node"] == node].set_index("collocate")
        columns = ["n", "n_node", "n_collocate", *SCORES]
        pd.testing.assert_frame_equal(
            own[columns], others.loc[own.index, columns], check_dtype=False
        )
        both = pairs[(pairs["node"] == node) | (pairs["collocate"] == node)]
        assert both["n"].sum() == others["n"].sum()


@settings(max_examples=60)
@given(texts, st.integers(1, 4))
def test_who_is_near_whom_is_mutual(texts, window):
    words = said(texts)
    of_a = collocates(words, "a", window=window).set_index("collocate")
    of_b = collocates(words, "b", window=window).set_index("collocate")
    if "b" in of_a.index:
        one, other = of_a.loc["b"], of_b.loc["a"]
        assert one["n"] == other["n"]
        assert one["n_before"] == other["n_behind"]
        assert one["log_likelihood"] == pytest.approx(other["log_likelihood"])
        assert one["delta_p_node"] == pytest.approx(other["delta_p_collocate"])


@settings(max_examples=40)
@given(st.lists(st.sampled_from("abcde"), min_size=2, max_size=30), st.integers(2, 4))
def test_the_variant_of_nltk_is_that_of_nltk(words, window_size):
    finder = BigramCollocationFinder.from_words(words, window_size)
    table = collocations(
        coded(" ".join(words)),
        window=window_size - 1,
        ordered=True,
        margins="nltk",
        min_count=1,
    )
    assert by_pair(table) == dict(finder.ngram_fd)
    columns = {"pmi_base2": NLTK.pmi, "t_score": NLTK.student_t, "dice": NLTK.dice}
    for column, score in columns.items():
        expected = dict(finder.score_ngrams(score))
        assert by_pair(table, column) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("window", "scores"),
    [
        (1, {("a", "a"): 1.0, ("a", "test"): 1.0, ("is", "a"): 1.0, ("is", "is"): 1.0}),
        (2, {("a", "test"): 1.584962500721156, ("a", "a"): 0.0}),
    ],
)
def test_pmi_in_windows_is_that_of_nltk(window, scores):
    table = collocations(
        coded(P15), window=window, ordered=True, margins="nltk", min_count=1
    )
    found = by_pair(table, "pmi_base2")
    assert {pair: found[pair] for pair in scores} == pytest.approx(scores, abs=1e-12)
    if window == 2:
        counts = by_pair(table)
        pairs = [("a", "test"), ("is", "a"), ("this", "is")]
        assert [counts[pair] for pair in pairs] == [3, 3, 3]


@pytest.mark.parametrize(
    ("pair", "score", "z"),
    [(("a", "b"), 3.412247, 1.936083), (("b", "d"), 3.218876, 1.799406)],
)
def test_lambda_of_words_in_a_row_is_that_of_quanteda(pair, score, z):
    table = collocations(coded(P16), window=1, ordered=True)
    assert by_pair(table, "lambda_base_e")[pair] == pytest.approx(score, abs=1e-6)
    assert by_pair(table, "lambda_z")[pair] == pytest.approx(z, abs=1e-6)


def test_words_in_a_row_are_the_two_word_terms_of_the_frequency_table():
    words = coded(DOOR)
    pairs = collocations(words, window=1, ordered=True, min_count=1)
    terms = term_frequency(words, n=2)
    counts = {" ".join(pair): n for pair, n in by_pair(pairs).items()}
    assert counts == dict(zip(terms["term"], terms["n"], strict=True))


def test_the_more_frequent_word_is_the_node_of_a_pair():
    table = collocations(coded("b a b c"), window=3, min_count=1)
    assert sorted(by_pair(table)) == [("a", "c"), ("b", "a"), ("b", "c")]


@pytest.mark.parametrize(
    ("choice", "pairs"),
    [
        ({"min_count": 2}, [("door", "the"), ("open", "door"), ("open", "the")]),
        ({"min_count": 2, "stop_words": THE}, [("open", "door")]),
        ({"min_count": 3, "stop_words": THE}, []),
        ({"min_count": 9}, []),
    ],
)
def test_rare_pairs_and_stop_words_are_left_out(choice, pairs):
    text = "open the door shut open the door"
    table = collocations(coded(text), window=2, **choice)
    assert sorted(tuple(sorted(pair)) for pair in by_pair(table)) == sorted(
        tuple(sorted(pair)) for pair in pairs
    )


def test_pairs_of_some_words_are_those_of_all_words():
    words = coded(DOOR)
    some = by_pair(collocations(words, among=["door", "the", "gone"], min_count=1))
    assert list(some) == [("door", "the")]
    everything = by_pair(collocations(words, min_count=1))
    assert everything["door", "the"] == some["door", "the"]


def test_a_stop_word_in_between_keeps_two_words_apart():
    text = "open the the door open the the door"
    assert collocations(coded(text), window=2, stop_words=THE).empty
    assert len(collocations(coded(text), window=3, stop_words=THE)) == 1


def test_many_words_are_counted_batch_by_batch(monkeypatch):
    from helpers.measures.collocation import pairs

    rng = np.random.default_rng(3)
    words = coded(" ".join(rng.choice(list("abcdefgh"), 400)))
    before = collocations(words, min_count=1)
    monkeypatch.setattr(pairs, "WORDS_AT_ONCE", 7)
    pd.testing.assert_frame_equal(collocations(words, min_count=1), before)


def test_the_strongest_come_first_and_ties_in_alphabetical_order():
    words = coded("x b y [.] x a y [.] x c z [.] z z")
    table = collocates(words, "x", window=2)
    assert table["collocate"].tolist() == ["y", "a", "b", "c", "z"]
    first = collocates(words, "x", window=2, top=2)
    assert first["collocate"].tolist() == ["y", "a"]
    pairs = collocations(coded("b c [.] a d [.] b c [.] a d"), min_count=1)
    assert list(by_pair(pairs)) == [("a", "d"), ("b", "c")]
    first = collocations(coded("b c [.] a d [.] b c [.] a d"), min_count=1, top=1)
    assert list(by_pair(first)) == [("a", "d")]


def test_permuting_speakers_and_meetings_changes_nothing():
    turns = [("A", "open the door"), ("B", "the open door now"), ("C", "door open")]
    before = collocates(coded({"m": turns}), "door")
    after = collocates(coded({"m": turns[::-1]}), "door")
    pd.testing.assert_frame_equal(before, after)


def test_a_rate_has_an_interval_where_ten_turns_have_the_term():
    said = ["war and peace", "war now"] * 6
    meetings = {f"m{i:02}": [("A", text)] for i, text in enumerate(said)}
    table = collocates(coded(meetings), "war").set_index("collocate")
    peace = table.loc["peace"]
    assert 0 < peace["rate_low"] < peace["rate"] < peace["rate_high"] < 1e6
    said = table.attrs["card"]["interval"]
    assert "meeting (n = 12" in said and "simulated for words near a term" in said


def test_the_interval_is_that_of_the_places_by_meeting():
    said = [["war and peace", "peace war"], ["war now"], ["war war peace", "x", "war"]]
    meetings = {f"m{i:02}": [("A", text) for text in said[i % 3]] for i in range(12)}
    row = collocates(coded(meetings), "war").set_index("collocate").loc["peace"]
    # Near "war" stand 2 + 1 words, of these 2 "peace"; 1, none; 2 + 2, 2 "peace".
    parts, sizes = np.array([2, 0, 2] * 4), np.array([3, 1, 4] * 4)
    low, high = ratio_interval(parts, sizes, most=parts.max())
    assert row[["rate_low", "rate_high"]].tolist() == pytest.approx(
        [low * 1e6, high * 1e6]
    )


@pytest.mark.parametrize("margins", ["pairs", "nltk"])
def test_chance_is_in_units_of_the_count_whatever_the_margins(margins):
    table = collocations(
        coded(P15), window=3, ordered=True, margins=margins, min_count=1
    )
    pmi = np.log2(table["n"] / table["expected"])
    assert pmi.tolist() == pytest.approx(table["pmi_base2"].tolist())


def test_chance_is_that_of_words_and_span_where_no_window_is_cut():
    rng = np.random.default_rng(5)
    words = coded(" ".join(rng.choice(list("abcde"), 4000)))
    table = collocates(words, "a", window=3)
    simple = table["n_node"] * table["n_collocate"] * 6 / 4000
    assert table["expected"].tolist() == pytest.approx(simple.tolist(), rel=2e-3)


def test_a_count_of_none_is_no_row():
    words = coded(DOOR)
    pd.testing.assert_frame_equal(
        collocates(words, "shut", min_count=0), collocates(words, "shut")
    )


def test_units_are_those_that_have_the_term():
    said = ["war and peace"] * 9 + ["now"] * 11
    meetings = {f"m{i:02}": [("A", text)] for i, text in enumerate(said)}
    table = collocates(coded(meetings), "war")
    assert table["rate_low"].isna().all()
    assert table.attrs["card"]["interval"].startswith("none: too few to draw anew: 9")


def test_several_nodes_stand_below_one_another_with_their_unit():
    table = collocates_by_node(coded(DOOR), ["policy", "gone", "shut"], window=1)
    assert table["node"].tolist() == ["policy", "shut"]
    assert table["unit"].tolist() == ["none", "none"]
    assert table.attrs["nodes"] == ["policy", "gone", "shut"]
    alone = collocates(coded(DOOR), "shut", window=1)
    pd.testing.assert_frame_equal(
        table.drop(columns="unit").iloc[1:].reset_index(drop=True), alone
    )


def test_nothing_near_is_an_empty_table_with_all_columns():
    empty = collocates(coded(DOOR), "gone")
    assert empty.columns.tolist() == collocates(coded(DOOR), "open").columns.tolist()
    assert empty.attrs["card"]["interval"] == "none: nothing stands near it"
    assert collocates(coded("alone"), "alone").empty
    assert collocations(coded("alone"), min_count=1).empty
    assert collocations(coded({"m": [("A", "[Noise]")]})).empty


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"window": 0}, "window: 0, expected 1 to 100 words on each side"),
        ({"window": (0, 0)}, r"window: \(0, 0\), expected"),
        ({"window": (-1, 3)}, r"window: \(-1, 3\), expected"),
        ({"window": 101}, "window: 101, expected"),
        ({"min_count": -1}, "min_count: -1, expected 0 or more"),
        ({"top": -1}, "top: -1, expected 0 or more"),
        ({"node": "..."}, "terms: '...', expected a word"),
    ],
)
def test_a_parameter_out_of_range_is_refused(choice, message):
    with pytest.raises(ParameterError, match=message):
        collocates(coded(DOOR), **{"node": "open", **choice})


@pytest.mark.parametrize("nodes", ["open", []])
def test_nodes_are_a_list(nodes):
    with pytest.raises(ParameterError, match="expected a list of one term or more"):
        collocates_by_node(coded(DOOR), nodes)


def test_unknown_margins_are_refused():
    with pytest.raises(ParameterError, match="margins: 'words', expected 'pairs' or"):
        collocations(coded(DOOR), margins="words")


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        collocates(coded({}), "door")
