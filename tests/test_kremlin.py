"""102 saved pages of a head of state, menus and all, held against the right turns."""

import pandas as pd
import pytest
from finding import find_in
from labelled import read_pages
from measuring import score_material, total

from helpers import load_corpus
from helpers.corpus import Corpus
from helpers.tables import TABLES


@pytest.fixture(scope="module")
def corpus(shared):
    return load_corpus(str(shared / "kremlin" / "pages"), keep=False)


@pytest.fixture(scope="module")
def scores(shared, corpus):
    found, _ = find_in(corpus)
    ours, _ = score_material(read_pages(shared / "kremlin"), found)
    return list(ours.scores.values())


def test_turns_are_found_and_none_is_invented(scores):
    assert len(scores) == 102
    assert total(scores).precision >= 0.97
    assert total(scores).recall >= 0.97


def test_words_are_in_the_right_turn_and_no_foreign_ones(scores):
    row = total(scores)
    assert row.n_words_right >= 0.98 * row.n_words
    assert row.n_words_foreign <= 0.01 * row.n_words


def test_published_days_are_read_and_never_taken_for_the_meeting(corpus):
    assert corpus.meetings["date"].isna().all()
    assert corpus.meetings["published"].notna().all()
    assert corpus.meetings["published"].dt.year.between(2000, 2020).all()


def test_all_tables_come_back_from_parquet(corpus, tmp_path):
    corpus.save(tmp_path)
    loaded = Corpus.load(tmp_path)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(corpus, name))


def test_one_person_of_many_labels_is_one(corpus):
    labels = corpus.labels[corpus.labels["speaker"] == "Vladimir Putin"]["label"]
    assert {"President of Russia Vladimir Putin", "Vladimir Putin"} <= set(labels)
