import json
import os

import numpy as np
import pandas as pd
import pytest
from builders import make_corpus

from helpers.errors import SourceError
from helpers.tokens import find_term, tokens
from helpers.tokens import store as store_module
from helpers.tokens.store import LIST, open_tokens, save_tokens

MEETINGS = {
    "m1": [
        ("Ann", "The door is open."),
        (None, "Why?"),
        ("Ben", "Don’t go [Noise] on."),
    ],
    "m2": [("Ann", "Open the дверь"), ("Ben", "")],
}
ARRAYS = ("ids", "offsets", "breaks", "starts", "lengths", "vocabulary")


@pytest.fixture
def words():
    return tokens(make_corpus(MEETINGS))


@pytest.fixture
def place(words, tmp_path):
    save_tokens(words, tmp_path / "kept")
    return tmp_path / "kept"


def test_what_was_saved_is_opened_again(words, place):
    found = open_tokens(place)
    for name in ARRAYS:
        assert getattr(found, name).tolist() == getattr(words, name).tolist(), name
    pd.testing.assert_frame_equal(found.turns, words.turns)
    pd.testing.assert_frame_equal(found.speech, words.speech)
    assert (found.cells.counts != words.cells.counts).nnz == 0
    assert found.cells.of_turn.tolist() == words.cells.of_turn.tolist()


def test_long_arrays_are_mapped_and_cannot_be_changed(place):
    found = open_tokens(place)
    assert isinstance(found.ids.base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        found.ids[0] = 7


def test_terms_are_found_in_what_was_opened(place):
    assert find_term(open_tokens(place), "open")[0].tolist() == [3, 8]


def test_no_text_of_a_turn_is_in_it_twice(place):
    assert "text" not in open_tokens(place).turns


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes()[:-4]),
            r"kept/ids\.npy: has \d+ bytes, expected \d+; the store is damaged: take",
            id="cut off",
        ),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes()[:-4] + b"\1\2\3\4"),
            r"kept/ids\.npy: has other bytes than were written",
            id="other bytes",
        ),
        pytest.param(os.remove, r"kept/ids\.npy: is not there", id="gone"),
    ],
)
def test_a_damaged_store_is_refused(place, harm, message):
    harm(place / "ids.npy")
    with pytest.raises(SourceError, match=message):
        open_tokens(place)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}'])
def test_a_list_that_is_none_is_refused(place, text):
    (place / LIST).write_text(text)
    with pytest.raises(SourceError, match=r"store\.json: cannot be read"):
        open_tokens(place)


def test_an_empty_folder_is_no_store(tmp_path):
    with pytest.raises(SourceError, match=r"store\.json: cannot be read"):
        open_tokens(tmp_path)


def test_a_store_is_not_written_over(words, place):
    before = json.loads((place / LIST).read_text())
    with pytest.raises(SourceError, match="kept: is there already"):
        save_tokens(words, place)
    assert json.loads((place / LIST).read_text()) == before


def test_nothing_is_left_of_a_store_that_was_stopped(words, tmp_path, monkeypatch):
    def stop(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(store_module, "_seal", stop)
    with pytest.raises(KeyboardInterrupt):
        save_tokens(words, tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, 5_000, 70_000])
def test_a_change_at_either_end_is_seen(tmp_path, size):
    path = tmp_path / "long"
    path.write_bytes(bytes(size))
    before = store_module._seal(path)
    for place in {0, size - 1} if size else ():
        changed = bytearray(size)
        changed[place] = 1
        path.write_bytes(changed)
        assert store_module._seal(path) != before
