from dataclasses import replace

import pytest
from lxml import html

from helpers.corpus import load_corpus
from helpers.report.markup import clean_html
from helpers.report.provenance import provenance, versions


@pytest.fixture
def corpus(transcript):
    return load_corpus(str(transcript))


def test_every_file_that_was_read_is_named_with_its_digest(corpus):
    (row,) = provenance(corpus).inputs.itertuples(index=False)
    assert (row.file, row.sha256) == tuple(corpus.meetings.loc[0, ["file", "sha256"]])
    assert row.n_words == corpus.turns["n_words"].sum()


def test_a_file_that_failed_stands_first(corpus):
    first = html.fromstring(provenance(corpus)._repr_html_())[0]
    assert first.text_content().startswith("Could not be read: broken.txt: ")


def test_what_a_filter_left_out_is_said(corpus):
    smaller = replace(corpus, left_out=("3 turn(s) with the role chair",))
    assert "; left out: 3 turn(s) with the role chair;" in provenance(smaller).counted
    assert "left out" not in provenance(corpus).counted


def test_cuts_are_said(corpus):
    cut = replace(corpus, meetings=corpus.meetings.assign(is_excerpt=True))
    assert "1 of these transcripts marks cuts" in provenance(cut).counted
    assert "cuts" not in provenance(corpus).counted


def test_turns_and_words_are_counted(corpus):
    n = corpus.turns["n_words"].sum()
    counted = provenance(corpus).counted
    assert counted.startswith(f"Counted: 4 turns of 1 meeting with {n} words; ")


@pytest.mark.parametrize(("n_files", "is_folded"), [(8, False), (9, True)])
def test_many_files_are_folded(corpus, n_files, is_folded):
    rows = provenance(corpus).inputs.sample(n_files, replace=True)
    shown = replace(provenance(corpus), inputs=rows, not_read=[])
    assert ("<details>" in shown._repr_html_()) is is_folded


def test_names_of_files_are_text(corpus, hostile):
    shown = replace(provenance(corpus), failed=[hostile], not_read=[hostile])
    root = html.fromstring(shown._repr_html_())
    assert root.text_content().count(hostile) == 2


def test_all_that_it_shows_passes_into_a_page(corpus):
    shown = provenance(corpus)._repr_html_()
    kept = html.fromstring(clean_html(shown)).text_content()
    assert kept == html.fromstring(shown).text_content()


def test_versions_are_those_that_decide_a_number():
    names = ["python", "verbatim", "pandas", "plotly", "nltk", "papermill"]
    assert list(versions()) == names
