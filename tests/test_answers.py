"""Every number of an answer is a number of its table, whatever the input."""

import re

import pandas as pd
import pytest

from helpers import load_corpus
from helpers.charts import findings
from helpers.charts.collocates import answer_collocates, chance
from helpers.charts.exchange import finding_evenness, finding_switches
from helpers.charts.pairs import few, finding_following
from helpers.charts.questions import finding_questions
from helpers.charts.wording import (
    counted,
    decimal,
    per_thousand,
    percent,
    whole,
)
from helpers.measures.collocation import collocates_by_node
from helpers.measures.concordance import concordance
from helpers.measures.coverage import span_shares
from helpers.measures.floor import (
    floor_evenness,
    questions,
    share_of_words,
    switches,
    who_follows,
)
from helpers.measures.frequency import term_frequency
from helpers.measures.language.stop_words import ENGLISH
from helpers.measures.timeline import calendar, term_positions
from helpers.tokens import tokens

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# What stands in a sentence besides the cells of a table.
FIXED = {"95", "1,000"}

SPEECHES = {
    "two turns": ["ANN LEE: Peace now, peace for ever.", "BOB RAY: And trade."],
    "other shares": ["ANN LEE: Peace.", "BOB RAY: Trade and harbour and trade again."],
    "many turns": [
        f"{name}: Harbour number {'and harbour ' * turn}trade."
        for turn in range(8)
        for name in ("ANN LEE", "BOB RAY")
    ],
    "a question": ["ANN LEE: Peace and trade.", "Question: Which peace?"],
}
DATED = "file,date\na.txt,2024-02-01\nb.txt,2024-05-01\n"


@pytest.fixture(params=SPEECHES)
def corpus(request, folder):
    turns = "\n\n".join(SPEECHES[request.param]) + "\n"
    files = {"a_dot_txt": turns, "b_dot_txt": f"{turns}\nANN LEE: More trade.\n"}
    return load_corpus(str(folder(**files, meetings_dot_csv=DATED)))


def numbers(sentence):
    """Return the numbers of a sentence, those in quotation marks left out."""
    return set(NUMBER.findall(re.sub("“.*?”", "", sentence))) - FIXED


def printed(*tables, sums=()):
    """Return every cell of the tables, and some sums, in all forms of a sentence."""
    cells = [cell for table in tables for cell in table.to_numpy().ravel()]
    texts = {str(cell) for cell in cells}
    for cell in [*sums, *cells]:
        if isinstance(cell, int | float) and not pd.isna(cell):
            texts |= {whole(cell), percent(cell).removesuffix(" %")}
            texts |= {per_thousand(cell / 1_000_000), decimal(cell).removeprefix("< ")}
        if isinstance(cell, pd.Timestamp):
            texts.add(str(cell.year))
    return texts


def size_of(table):
    """Return the numbers of the card's `n`, which a sentence without interval names."""
    return set(NUMBER.findall(table.attrs["card"]["n"]))


def test_the_answer_on_shares_is_its_table(corpus):
    share = share_of_words(corpus.turns)
    text = findings.answer_share(share, n_unattributed=7)
    first, total = share.iloc[0], share["n_words"].sum()
    assert numbers(text) <= printed(share, sums=[total, 7]) | size_of(share)
    assert text.startswith(
        f"{first['speaker']} speaks {percent(first['share_words'])}"
        f" of {counted(total, 'word')} ("
    )


def test_the_answer_on_shares_is_about_whom_one_asks_for(corpus):
    share = share_of_words(corpus.turns)
    last = share["speaker"].iloc[-1]
    text = findings.answer_share(share, [last])
    assert text.startswith(f"{last} speaks {percent(share['share_words'].iloc[-1])} of")


def test_an_interval_is_given_or_the_reason_why_there_is_none(corpus):
    share = share_of_words(corpus.turns)
    text = findings.answer_share(share)
    low, high = share.loc[0, ["share_words_low", "share_words_high"]]
    if pd.isna(low):
        assert f"(no interval: {share.attrs['card']['n']} are too few)" in text
    else:
        assert f"(95 % interval {percent(low)} to {percent(high)})" in text


def test_the_answer_on_terms_is_its_table(corpus):
    table = term_frequency(tokens(corpus), stop_words=ENGLISH)
    text = findings.answer_terms(table, "ours")
    assert numbers(text) <= printed(table) | size_of(table)
    first = table.iloc[0]
    assert f"“{first['term']}”" in text
    assert (
        f"{counted(first['n'], 'time')} in {counted(first['n_words'], 'word')}" in text
    )


def test_the_answer_on_time_is_its_tables(corpus):
    words = tokens(corpus)
    positions = term_positions(words, terms=["trade"], slices=4)
    by_period = calendar(words, terms=["trade"])
    text = findings.answer_when(positions, by_period)
    total = positions["n"].sum()
    allowed = printed(positions, by_period, sums=[total]) | size_of(positions)
    assert numbers(text) <= allowed
    peak = by_period.loc[by_period["n"].idxmax()]
    assert f"{peak['period']:%B %Y}" in text


def test_the_answer_on_hits_is_its_table(corpus):
    hits = concordance(corpus, terms=["trade", "peace"])
    text = findings.answer_hits(hits, n_words=corpus.turns["n_words"].sum())
    n_turns = len(hits[["meeting_id", "turn"]].drop_duplicates())
    by_term = hits["term"].value_counts()
    sizes = [*by_term, n_turns, corpus.turns["n_words"].sum()]
    # A term that is looked for and never said has no row, and is said to have none.
    n_missing = len({"trade", "peace"} - set(by_term.index))
    assert numbers(text) == {whole(size) for size in [*sizes, *[0] * n_missing]}
    assert all(f"“{term}” {counted(n, 'time')}" in text for term, n in by_term.items())


def test_the_answer_on_words_near_a_term_is_its_table(corpus):
    near = collocates_by_node(tokens(corpus), ["trade"], window=2)
    text = answer_collocates(near)
    by_chance = {chance(expected) for expected in near["expected"]}
    assert numbers(text) <= printed(near) | size_of(near) | by_chance
    first = near.iloc[0]
    assert f"“{first['collocate']}”: {counted(first['n'], 'time')} near it" in text


def test_the_findings_on_the_exchange_are_their_tables(corpus):
    following, asked = who_follows(corpus.turns), questions(corpus)
    even, passing = floor_evenness(corpus.turns), switches(corpus.turns)
    sums = [following["n"].sum(), asked["n_questions"].sum(), asked["n_turns"].sum()]
    sums += [round(mean) for mean in following["mean_floor"].dropna()]
    sums += [round(passing["mean_floor"].iloc[0]), following.attrs["n_tested"]]
    allowed = printed(following, asked, even, passing, sums=sums)
    numeric = [*even.iloc[-1][1:], *following["expected"]]
    allowed |= {decimal(value) for value in numeric} | set(
        map(few, following["expected"])
    )
    for text in (
        finding_following(following),
        finding_questions(asked),
        finding_evenness(even),
        finding_switches(passing),
    ):
        assert numbers(text) <= allowed, text


def test_the_answer_on_what_was_read_is_its_tables(corpus):
    kinds = span_shares(corpus.spans)
    text = findings.answer_read(corpus.meetings, corpus.sources, kinds)
    counts = corpus.meetings[["n_turns", "n_words", "n_unattributed"]].sum()
    assert numbers(text) <= printed(kinds, sums=[*counts, len(corpus.meetings)])
    assert f"{counted(counts['n_words'], 'word')} in" in text
    assert "without a date: 0 of 2." in text


def test_another_input_gives_another_sentence(folder):
    turns = SPEECHES["two turns"]
    path = folder(a_dot_txt="\n\n".join(turns) + "\n")
    before = findings.answer_share(share_of_words(load_corpus(str(path)).turns))
    folder(a_dot_txt="\n\n".join([*turns, "ANN LEE: One more."]) + "\n")
    after = findings.answer_share(share_of_words(load_corpus(str(path)).turns))
    assert before.startswith("ANN LEE speaks 71.4 % of 7 words")
    assert after.startswith("ANN LEE speaks 77.8 % of 9 words")
