"""What counts as a question, and who asks."""

from dataclasses import replace

import pandas as pd
import pytest
from builders import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.errors import TableError
from helpers.measures.floor import questions
from helpers.measures.floor.asking import find_questions
from helpers.measures.intervals import ratio_interval
from helpers.tables import NO_PERSON


def count(text):
    return len(find_questions(make_corpus({"m": [("Ann", text)]})))


@pytest.mark.parametrize(
    ("text", "n"),
    [
        pytest.param("Why? I ask: who?", 2, id="two"),
        pytest.param("No. Never!", 0, id="none"),
        pytest.param("Why??? What?! Who!? How ?", 4, id="marks together are one"),
        pytest.param("Why? ?", 1, id="marks with nothing between are one"),
        pytest.param("He said that (?) and left.", 0, id="a doubt in brackets"),
        pytest.param("He said (or did he?) that.", 1, id="a question in brackets"),
        pytest.param('He asked "why"? And "who?"', 2, id="quotation marks"),
        pytest.param("You pay 20%? And 5 €?", 2, id="a sign after a number"),
        pytest.param("???", 0, id="no word"),
        pytest.param("see page.org/a?id=5&b=6 there", 0, id="an address"),
        pytest.param("¿Cómo está? ¡Bien!", 1, id="Spanish"),
        pytest.param("Pourquoi\u00a0? Parce que\u202f; voilà", 1, id="French"),
        pytest.param("Τι κάνεις; Καλά, εσύ\u037e", 2, id="Greek"),
        pytest.param("first; second; third", 0, id="semicolons"),
        pytest.param("Είπε Brexit; ναι", 0, id="a semicolon after Latin in Greek"),
        pytest.param("لماذا؟ لا أعرف؛", 1, id="Arabic"),
        pytest.param("为什么？我不知道。", 1, id="Chinese"),
        pytest.param("ምንድን ነው፧", 1, id="Ethiopic"),
        pytest.param("क्या है? हाँ।", 1, id="Hindi, a mark after a combining sign"),
        pytest.param(
            "Why [Laughter: why?] not", 0, id="not in a bracket of the record"
        ),
        pytest.param("Why\n\n?", 1, id="over white space"),
    ],
)
def test_what_counts_as_a_question(text, n):
    assert count(text) == n


def test_a_question_is_found_where_its_mark_stands():
    corpus = make_corpus({"m": [("Ann", "Yes."), (None, "Why?! Who?")]})
    table = find_questions(corpus)
    assert table[["meeting_id", "turn", "speaker", "row"]].values.tolist() == [
        ["m", 2, NO_PERSON, 1],
        ["m", 2, NO_PERSON, 1],
    ]
    text = corpus.text_of("m")
    places = zip(table["start"], table["end"], strict=True)
    assert [text[start:end] for start, end in places] == ["?!", "?"]


ASKING = {
    "m1": [("Ann", "Why? Who?"), ("Ben", "Yes."), ("Ann", "Good."), (None, "How?")],
    "m2": [("Ben", "And you?"), ("Cora", "[Laughs.]"), ("Dan", "No no no.")],
}


def test_questions_are_counted_by_speaker_those_who_ask_most_first():
    table = questions(make_corpus(ASKING))
    columns = ["speaker", "n_questions", "n_turns", "n_asking", "n_words"]
    assert table[columns].values.tolist() == [
        ["Ann", 2, 2, 1, 3],
        ["Ben", 1, 2, 1, 3],
        ["Dan", 0, 1, 0, 3],
        [NO_PERSON, 1, 1, 1, 1],
    ]
    assert table["share_asking"].tolist() == [0.5, 0.5, 0, 1]
    assert table["rate_questions"].tolist() == pytest.approx([2e6 / 3, 1e6 / 3, 0, 1e6])


def test_few_turns_give_no_interval():
    table = questions(make_corpus(ASKING))
    assert table["rate_questions_low"].isna().all()
    assert table["unit"].unique().tolist() == ["none"]


def test_ends_are_those_of_the_ratio_over_the_speaker_s_meetings():
    texts = ["why? " * (n % 3) + "yes " * (n + 1) for n in range(12)]
    table = questions(make_corpus({f"m{n}": [("A", t)] for n, t in enumerate(texts)}))
    parts = [n % 3 for n in range(12)]
    sizes = [n % 3 + n + 1 for n in range(12)]
    low, high = ratio_interval(parts, sizes, most=2)
    found = table.loc[0, ["rate_questions_low", "rate_questions_high"]]
    assert found.tolist() == pytest.approx([low * 1e6, high * 1e6])
    assert table.loc[0, "unit"] == "meeting"


def test_whoever_asks_nothing_has_an_exact_upper_end():
    table = questions(make_corpus({"m": [("A", "yes yes"), ("B", "no")] * 12}))
    assert table["n_questions"].tolist() == [0, 0]
    assert (table["rate_questions_low"] == 0).all()
    assert (table["rate_questions_high"] > 0).all()


def test_the_card_says_what_counts():
    card = questions(make_corpus(ASKING)).attrs["card"]
    assert "?" in card["formula"]
    assert "in Greek ;" in card["formula"]
    assert card["n"].startswith("4 questions in 10 words")


def test_no_turns_are_refused():
    with pytest.raises(TableError, match="turns: no rows"):
        questions(make_corpus({}))


texts = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Ben", None]), st.text("ab ?!(.=[]", max_size=14)
    ).filter(lambda turn: turn[1].count("[") == turn[1].count("]")),
    min_size=1,
    max_size=12,
)


@settings(max_examples=100)
@given(texts)
def test_speakers_together_ask_what_is_found_and_nobody_more_than_their_words(turns):
    corpus = make_corpus({"m": turns})
    table = questions(corpus)
    assert table["n_questions"].sum() == len(find_questions(corpus))
    assert (table["n_questions"] <= table["n_words"]).all()
    assert (table["n_asking"] <= table["n_turns"]).all()


@settings(max_examples=40)
@given(texts)
def test_leaving_out_a_speaker_changes_no_other_row(turns):
    corpus = make_corpus({"m": [*turns, ("Cora", "Yes?")]})
    columns = ["n_questions", "n_turns", "n_asking", "n_words", "rate_questions"]
    whole = questions(corpus).set_index("speaker")[columns]
    others = corpus.turns[corpus.turns["speaker"] != "Ann"].reset_index(drop=True)
    left = questions(replace(corpus, turns=others)).set_index("speaker")[columns]
    pd.testing.assert_frame_equal(left, whole.loc[left.index])
