"""The table of diversity: whose words, intervals, and who has too few."""

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus

from helpers.errors import ParameterError, TableError
from helpers.measures.diversity import diversity, diversity_by_speaker
from helpers.measures.diversity.formulae import mattr, msttr, mtld, ttr
from helpers.measures.intervals import ratio_interval
from helpers.tables import NO_PERSON
from helpers.tokens import tokens

SMALL = {"window": 5, "min_words": 42}
RNG = np.random.default_rng(3)


def speech(n_words, n_types):
    return " ".join(f"w{number}" for number in RNG.integers(0, n_types, n_words))


TALK = {
    f"m{number}": [
        ("Ann", speech(40, 90)),
        ("Ben", speech(20, 9)),
        (None, speech(10, 5)),
        ("Cy", "yes"),
    ]
    for number in range(12)
}


def test_each_speaker_is_one_text_in_the_order_of_the_turns():
    words = tokens(make_corpus(TALK))
    table = diversity_by_speaker(words, **SMALL).set_index("speaker")
    assert table.index.tolist() == ["Ann", "Ben", "Cy", NO_PERSON]
    text = [w for turns in TALK.values() for w in turns[0][1].split()]
    names = {word: number for number, word in enumerate(dict.fromkeys(text))}
    ids = np.array([names[word] for word in text])
    ann = table.loc["Ann"]
    assert ann[["n_words", "n_types"]].tolist() == [480, len(names)]
    assert ann["mattr"] == pytest.approx(mattr(ids, window=5))
    assert ann["msttr"] == pytest.approx(msttr(ids, segment=5))
    assert ann["mtld"] == pytest.approx(mtld(ids))
    assert ann["ttr_same_length_only"] == ttr(np.bincount(ids))
    assert ann["mattr"] > table.loc["Ben", "mattr"]


def test_too_few_words_give_no_value_and_the_reason():
    table = diversity_by_speaker(tokens(make_corpus(TALK)), **SMALL)
    row = table.set_index("speaker").loc["Cy"]
    assert row["reason"] == "12 words, 42 are needed"
    values = row.drop(["n_words", "n_types", "reason", "unit"])
    assert values.isna().all()
    assert table["reason"].isna().tolist() == [True, True, False, True]


def test_just_enough_words_are_enough():
    texts = {n: tokens(make_corpus({"m": [("A", speech(n, 9))]})) for n in (41, 42)}
    missing = [diversity(text, **SMALL)["mattr"].isna()[0] for text in texts.values()]
    assert missing == [True, False]


def test_the_interval_of_mattr_counts_a_window_where_it_begins():
    meetings = {
        f"m{n}": [("A", speech(4 + n, 12)), ("A", speech(6, 12))] for n in range(10)
    }
    words = tokens(make_corpus(meetings))
    row = diversity(words, **SMALL).iloc[0]
    ids = words.ids.tolist()
    shares = [len(set(ids[i : i + 5])) / 5 for i in range(len(ids) - 4)]
    sizes = [10 + n for n in range(10)]
    sizes[-1] -= 4
    ends = np.cumsum(sizes)
    parts = [sum(shares[e - n : e]) for e, n in zip(ends, sizes, strict=True)]
    assert row["unit"] == "meeting"
    expected = [float(end) for end in ratio_interval(parts, sizes)]
    assert row[["mattr_low", "mattr_high"]].tolist() == pytest.approx(expected)
    assert row["mattr"] == pytest.approx(np.mean(shares))


def test_few_turns_have_a_value_and_no_interval():
    table = diversity(tokens(make_corpus({"m": [("A", speech(300, 50))]})))
    assert table["mattr"].notna().all()
    assert table[["mattr_low", "mattr_high"]].isna().all(axis=None)
    assert table.attrs["card"]["interval"].startswith("none: too few")


def test_all_together_is_the_text_of_one_speaker_who_says_it_all():
    alone = {name: [("A", t) for _, t in turns] for name, turns in TALK.items()}
    one = diversity_by_speaker(tokens(make_corpus(alone)), **SMALL)
    everybody = diversity(tokens(make_corpus(TALK)), **SMALL)
    pd.testing.assert_frame_equal(one.drop(columns="speaker"), everybody)


def test_the_card_and_the_columns_say_what_may_be_compared():
    table = diversity_by_speaker(tokens(make_corpus(TALK)), **SMALL)
    assert "compare no speakers of different length" in table.attrs["card"]["formula"]
    of_length = [name for name in table if name.endswith("_same_length_only")]
    assert len(of_length) == 5


@pytest.mark.parametrize("measure", [diversity, diversity_by_speaker])
@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"window": 1}, "window: 1, expected 2 words or more"),
        ({"min_words": 99}, "min_words: 99, expected 100 or more"),
        ({"window": 9, "min_words": 20}, "min_words: 20, expected 42 or more"),
    ],
)
def test_a_wrong_parameter_is_refused(measure, choice, message):
    with pytest.raises(ParameterError, match=message):
        measure(tokens(make_corpus(TALK)), **choice)


def test_a_corpus_without_turns_is_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        diversity(tokens(make_corpus({})))


def talk(rng, n_turns):
    """Return turns that differ in length, in variety and in subject."""
    turns = []
    for size in np.maximum(rng.lognormal(4.1, 0.8, n_turns).astype(int), 3):
        weights = np.arange(1, 1_001) ** -rng.normal(1.0, 0.15)
        common = rng.choice(1_000, size, p=weights / weights.sum())
        own = 1_000 + 50 * rng.integers(20) + rng.integers(50, size=size)
        turns.append(np.where(rng.random(size) < 0.25, own, common))
    return turns


def test_the_interval_covers_what_much_more_of_the_same_would_give():
    rng = np.random.default_rng(11)
    truth = mattr(np.concatenate(talk(rng, 4_000)), window=50)
    turns = [
        (f"speaker {number}", " ".join(map(str, turn)))
        for number in range(100)
        for turn in talk(rng, 20)
    ]
    table = diversity_by_speaker(tokens(make_corpus({"m": turns})), window=50)
    covers = table["mattr_low"].le(truth) & table["mattr_high"].ge(truth)
    assert len(table) == 100
    assert covers.sum() >= 93
