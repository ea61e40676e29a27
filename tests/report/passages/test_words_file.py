import base64
import gzip
import json
from itertools import accumulate

from builders import make_corpus

from helpers.report.passages import Place
from helpers.report.passages.words_file import (
    Counted,
    packed_words,
    words_content,
    words_script,
)

CORPUS = make_corpus(
    {"b": [("Ann Lee", "One two one.")], "a": [(None, "Three </script>")]}
)
ONE = Place("b", 1, 18, 21), Place("b", 1, 26, 29)
NAMES = {"b": "b", "a": "a-2"}


def counted(*passages):
    return Counted(
        page="10-page",
        key="10-page-terms",
        number=1,
        title="A title",
        page_title="A question",
        names=["one"] * len(passages),
        headings=["times"],
        facts=[[str(len(row))] for row in passages],
        passages=[list(row) for row in passages],
    )


def test_a_place_is_packed_once_however_many_rows_count_it():
    content = words_content(CORPUS, [counted(ONE, ONE[:1], ())], NAMES)
    places, (figure,) = content["places"], content["figures"]
    starts = list(accumulate(places["start"]))
    rows = [[starts[n] for n in accumulate(steps)] for steps in figure["passages"]]
    assert rows == [[18, 26], [18], []]
    assert places["length"] == [3, 3]
    assert places["meeting"] == [0, 0]
    assert content["meetings"][1]["page"] == "a-2"


def test_turns_without_a_person_are_named_as_such():
    turns = words_content(CORPUS, [], NAMES)["turns"]
    assert [turns["names"][n] for n in turns["speaker"]] == [
        "Ann Lee",
        "(no named person)",
    ]


def test_the_script_is_one_string_that_no_transcript_can_end():
    script = words_script(CORPUS, [counted(ONE)], NAMES)
    assert script.startswith('window.verbatimWords = "')
    assert "<" not in script
    text = gzip.decompress(base64.b64decode(packed_words(script))).decode()
    assert json.loads(text)["texts"][1].endswith("Three </script>\n\n")
    assert script == words_script(CORPUS, [counted(ONE)], NAMES)
