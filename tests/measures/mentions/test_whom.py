"""Who names whom: pairs, names of one's own, people who are no speakers."""

from builders import make_corpus

from helpers.measures.mentions import mentions, who_names_whom

TURNS = [
    ("Ann Lee", "Mr Orr said so. I, Ann Lee, and Bo Orr met Angela Merkel in Peru."),
    ("Bo Orr", "Mrs Lee did."),
    (None, "Who is Mr Orr?"),
]


def test_pairs_are_counted_the_most_frequent_first():
    corpus = make_corpus({"a": TURNS})
    table = who_names_whom(mentions(corpus), corpus.turns)
    columns = ["speaker", "name", "n", "n_words", "is_among_speakers", "is_own"]
    assert list(table[columns].itertuples(index=False, name=None)) == [
        ("Ann Lee", "Bo Orr", 2, 15, True, False),
        ("(no named person)", "Bo Orr", 1, 4, True, False),
        ("Ann Lee", "Angela Merkel", 1, 15, False, False),
        ("Ann Lee", "Ann Lee", 1, 15, True, True),
        ("Bo Orr", "Ann Lee", 1, 3, True, False),
    ]


def test_speakers_of_the_whole_corpus_can_be_known():
    corpus = make_corpus({"a": TURNS})
    own = corpus.turns[corpus.turns["speaker"] == "Bo Orr"].reset_index(drop=True)
    found = mentions(corpus)
    assert who_names_whom(found, own)["is_among_speakers"].tolist() == [False]
    known = who_names_whom(found, own, people=["Ann Lee", "Bo Orr"])
    assert known["is_among_speakers"].tolist() == [True]


def test_a_text_without_people_gives_a_table_without_rows():
    corpus = make_corpus({"a": [(None, "Peru.")]})
    table = who_names_whom(mentions(corpus), corpus.turns)
    assert table.empty
    assert table.attrs["card"]["measure"] == "who names whom"
