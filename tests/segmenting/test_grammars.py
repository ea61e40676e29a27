import pytest

from helpers.segmenting.grammars import GRAMMARS


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.name)
def test_every_grammar_reads_its_own_example(grammar):
    find = grammar.pattern.search if grammar.is_inside else grammar.pattern.match
    assert find(grammar.example)["label"]
    assert grammar.languages
    assert grammar.source


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Ann Lee: Yes.", "Ann Lee"),
        ("Thomas SOTTO : Bonjour", "Thomas SOTTO"),
        ("毛宁：我们", "毛宁"),
        ("https://town.example", None),
        ("10:30 sharp", None),
        ("No mark here", None),
    ],
)
def test_the_colon_parts_label_and_speech(line, label):
    colon = next(g for g in GRAMMARS if g.name == "colon")
    match = colon.pattern.match(line)
    assert (match and match["label"]) == label
