import dataclasses
import os
import shutil

import pandas as pd
import pytest

from helpers import load_corpus, paths, tokens
from helpers.corpus import keeping, loading
from helpers.errors import SourceError
from helpers.tables import TABLES
from helpers.tokens import code_corpus
from helpers.tokens.store import save_tokens

TALK = "Ann Lee: Good day to you.\n\nBo Orr: Good day.\n\nAnn Lee: Now then.\n"
ARRAYS = ("ids", "offsets", "breaks", "starts", "lengths", "vocabulary")


@pytest.fixture(autouse=True)
def keep_anything(tmp_path_factory, monkeypatch):
    monkeypatch.setattr(keeping, "KEEP_FROM", 0)
    monkeypatch.setattr(paths, "KEPT", tmp_path_factory.mktemp("kept"))


@pytest.fixture
def reads(monkeypatch):
    """Return the list of corpora that were read from files; none is remembered."""
    built = []

    def build(sources, *rest):
        built.append([source.file for source in sources])
        return read(sources, *rest)

    read = loading._build
    monkeypatch.setattr(loading, "_build", build)
    monkeypatch.setattr(loading, "_loaded", _Forgetful())
    return built


class _Forgetful(dict):
    """As in another process: what was loaded before is not there."""

    def __contains__(self, key):
        return False


def test_what_was_kept_is_what_was_read(folder, reads):
    place = str(folder(a_dot_txt=TALK, meetings_dot_csv="file,date\na.txt,2024-02-01"))
    first, second = load_corpus(place), load_corpus(place)
    assert len(reads) == 1
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))
    assert first.home == second.home


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("a.txt", TALK + "Bo Orr: Well.", id="a transcript"),
        pytest.param("b.txt", TALK, id="another transcript"),
        pytest.param("meetings.csv", "file,date\na.txt,2024-02-01", id="days"),
        pytest.param("speakers.csv", "label,speaker\nBo Orr,Bob", id="people"),
        pytest.param(
            "decisions.csv",
            "file,quote,decision,reason\na.txt,Now then.,furniture,a bell",
            id="rulings",
        ),
    ],
)
def test_what_has_changed_is_read_again(folder, reads, file, text):
    place = folder(a_dot_txt=TALK)
    load_corpus(str(place))
    (place / file).write_text(text, encoding="utf-8")
    load_corpus(str(place))
    assert len(reads) == 2


def test_other_code_reads_again(folder, reads, monkeypatch):
    place = str(folder(a_dot_txt=TALK))
    load_corpus(place)
    monkeypatch.setattr(keeping, "_code", lambda: "another version")
    load_corpus(place)
    assert len(reads) == 2


def test_nobody_keeps_what_is_small_or_not_to_be_kept(folder, reads, monkeypatch):
    place = str(folder(a_dot_txt=TALK))
    assert load_corpus(place, keep=False).home is None
    monkeypatch.setattr(keeping, "KEEP_FROM", 1_000)
    assert load_corpus(place).home is None
    assert list(paths.KEPT.iterdir()) == []


def test_a_damaged_table_is_refused_with_the_folder_to_take_away(folder, reads):
    place = str(folder(a_dot_txt=TALK))
    home = load_corpus(place).home
    (home / "turns.parquet").write_bytes(b"PAR1")
    with pytest.raises(SourceError, match=rf"{home.name}: turns\.parquet: .*take the"):
        load_corpus(place)
    shutil.rmtree(home)
    load_corpus(place)
    assert len(reads) == 2


def test_a_disk_that_cannot_be_written_keeps_nothing(folder, reads, monkeypatch):
    monkeypatch.setattr(paths, "KEPT", folder(file="") / "file" / "below")
    assert load_corpus(str(folder(a_dot_txt=TALK) / "a.txt")).home is None


def test_nothing_is_left_where_keeping_was_stopped(folder, reads, monkeypatch):
    def stop(corpus, place):
        (place / "turns.parquet").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(keeping.Corpus, "save", stop)
    with pytest.raises(KeyboardInterrupt):
        load_corpus(str(folder(a_dot_txt=TALK)))
    assert list(paths.KEPT.iterdir()) == []


def test_the_latest_few_are_kept(folder, reads):
    homes = []
    for number in range(keeping.MOST_KEPT + 2):
        place = folder(a_dot_txt=f"{TALK}\nBo Orr: {number}.")
        homes.append(load_corpus(str(place)).home)
        os.utime(homes[-1], (number, number))
    assert sorted(paths.KEPT.iterdir()) == sorted(homes[-keeping.MOST_KEPT :])


def test_words_are_kept_beside_the_tables_and_chosen_from_there(folder, reads):
    corpus = load_corpus(str(folder(a_dot_txt=TALK)))
    for chosen in (corpus, corpus.filter(speakers=["Ann Lee"]), corpus):
        kept, coded = tokens(chosen), code_corpus(chosen)
        for name in ARRAYS:
            assert getattr(kept, name).tolist() == getattr(coded, name).tolist(), name
        assert (corpus.home / "tokens").is_dir()


def test_two_processes_may_keep_the_words_at_once(folder, reads, monkeypatch):
    corpus = load_corpus(str(folder(a_dot_txt=TALK)))

    def code_while_another_keeps(whole):
        coded = code_corpus(whole)
        save_tokens(coded, corpus.home / "tokens")
        return coded

    monkeypatch.setattr("helpers.tokens.keeping.code_corpus", code_while_another_keeps)
    assert len(tokens(corpus).ids) == len(code_corpus(corpus).ids)


def test_words_that_are_not_those_of_the_turns_are_refused(folder, reads):
    corpus = load_corpus(str(folder(a_dot_txt=TALK)))
    tokens(corpus)
    turns = corpus.turns.assign(n_words=1)
    with pytest.raises(Exception, match=r"4 word\(s\) in turn 1 of 'a', expected 1"):
        tokens(dataclasses.replace(corpus, turns=turns))
