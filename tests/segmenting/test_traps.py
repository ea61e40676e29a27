"""The hard cases of ../shared: labels, people, and the doubt where there is one."""

import json
import re

import pytest

from helpers import load_corpus
from helpers.check import SURE

# What the truth prints otherwise than the transcript does: the label ends before the
# comma there, and with it elsewhere.
PRINTED = {"Смолин О. Н., фракция КПРФ": "Смолин О. Н."}


@pytest.fixture(scope="module")
def traps(shared):
    text = (shared / "reference" / "traps.json").read_text(encoding="utf-8")
    return {trap["id"]: trap for trap in json.loads(text)}


def load(trap, folder):
    path = folder / "trap.txt"
    path.write_text("\n".join(trap["lines"]), encoding="utf-8")
    return load_corpus(str(path))


@pytest.mark.parametrize("number", range(1, 39))
def test_a_trap_is_read_right(traps, number, tmp_path):
    trap = traps[number]
    if trap["compare"] == "manual":
        pytest.skip("its answer is to be read by eye: see tests/dates, tests/readers")
    turns = load(trap, tmp_path).turns
    right = [name for name, _ in trap["right"] if name]
    if trap["compare"] == "person":
        found = list(turns["speaker"].dropna())
    else:
        found = [PRINTED.get(label, label) for label in turns["label"].dropna()]
    if trap.get("ambiguous") and found != right:
        assert turns["confidence"].min() < SURE
        return
    assert [re.sub(r"\.$", "", name) for name in found] == [
        re.sub(r"\.$", "", name) for name in right
    ]


def test_a_question_read_aloud_is_a_doubt(traps, tmp_path):
    corpus = load(traps[4], tmp_path)
    asked = corpus.turns[corpus.turns["label"] == "Question"]
    reasons = corpus.candidates.set_index("label")["reason"]
    assert "read aloud" in reasons["Question"]
    assert (asked["confidence"] < SURE).all()
