import re

from builders import make_corpus

from helpers import load_corpus, paths
from helpers.report.methods import _measures, citation, inputs_hash, methods

CARD = {"measure": "share of words", "source": "Rubin 1981", "interval": "bootstrap"}


def test_the_paragraph_says_what_was_read():
    corpus = load_corpus(str(paths.SAMPLE))
    text = " ".join(methods(corpus, corpus, [CARD, CARD]))
    assert "We read 14 transcripts (8 text, 5 html and 1 markdown)" in text
    assert "13 have a known day (2023-10-04 to 2024-12-11)" in text
    assert "They hold 461 turns" in text
    assert "83.8 % of the characters, 20,695 words" in text
    assert "no day was guessed" in text
    assert text.count("share of words (Rubin 1981)") == 1
    assert inputs_hash(corpus) in text


def test_the_paragraph_says_what_was_left_out():
    corpus = load_corpus(str(paths.SAMPLE))
    chosen = corpus.filter(since="2024-01-01")
    assert "were selected; left out:" in " ".join(methods(corpus, chosen, []))
    assert "were selected" not in " ".join(methods(corpus, corpus, []))


def test_the_paragraph_needs_neither_days_nor_measures():
    corpus = make_corpus({"m": [("Ann Lee", "One word.")]})
    text = " ".join(methods(corpus, corpus, []))
    assert "We read 1 transcript" in text
    assert "none has a known day" in text
    assert "Measures:" not in text


def test_the_paragraph_gives_no_wrong_reason_for_missing_intervals():
    corpus = load_corpus(str(paths.SAMPLE))
    exact = {"measure": "barcodes", "interval": "none: an exact fact of the text"}
    text = " ".join(methods(corpus, corpus, [exact]))
    assert "None of these measures has an interval here" in text


def test_a_report_on_other_files_has_another_hash():
    corpus = load_corpus(str(paths.SAMPLE))
    part = corpus.filter(since="2024-01-01")
    assert re.fullmatch(r"[0-9a-f]{12}", inputs_hash(corpus))
    assert inputs_hash(corpus) != inputs_hash(part)
    assert inputs_hash(corpus) in citation(corpus, "sample", "4 March 2024")


def test_a_source_is_told_of_all_measures_that_share_it():
    cards = [
        {"measure": "rates", "source": "standard; interval: Rubin 1981"},
        {"measure": "names", "source": "standard; interval: Rubin 1981"},
        {"measure": "floors", "source": "Wilks 1942"},
        {"measure": "places", "source": "standard (lexical dispersion plot)"},
        {"measure": "years", "source": "standard"},
    ]
    text, _ = _measures(cards)
    assert text == (
        "Measures: rates; names (each of these: interval: Rubin 1981). Floors (Wilks"
        " 1942). Places (standard (lexical dispersion plot)). Years."
    )
