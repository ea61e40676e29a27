"""What holds for every format: nothing lost, and a clear word on what is bad."""

import subprocess
import sys

import pytest
from formats import FILES, LABELS
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import load_corpus
from helpers.errors import ParseError
from helpers.readers import READERS, detect_format, read_document
from helpers.segmenting import segment

NAMES = st.sampled_from(sorted(FILES))
PATIENT = settings(max_examples=120)


def tiles(document):
    spans = segment(document).spans
    return "".join(document.text[s.start : s.end] for s in spans) == document.text


def read_or_refuse(content, name):
    """Read a file: its spans tile it; a refusal says whose it is and what to do."""
    refusal = ""
    try:
        document = read_document(content, name=name)
    except ParseError as error:
        refusal = str(error)
    if refusal:
        assert refusal.startswith(f"{name}: ")
        assert "; " in refusal
    else:
        assert tiles(document)


def test_there_is_a_file_of_every_format():
    found = {detect_format(content, name=name) for name, content in FILES.items()}
    assert found == set(READERS)


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_turns(name):
    document = read_document(FILES[name], name=name)
    found = segment(document)
    said = [document.text[s.start : s.end] for s in found.spans if s.kind == "speech"]
    assert [turn.label for turn in found.turns] == LABELS
    assert " ".join(" ".join(said).split()) == (
        "Good morning. We speak of stone. Stone is dear. It is. We adjourn. Good."
    )
    assert tiles(document)


@pytest.mark.parametrize("name", FILES)
def test_the_format_is_told_whatever_the_name_says(name):
    wrong = "page.xml" if name.endswith(".txt") else "page.dat"
    if detect_format(FILES[name], name=name) not in ("markdown", "table"):
        expected = detect_format(FILES[name], name=name)
        assert detect_format(FILES[name], name=wrong) == expected


def test_a_folder_of_all_formats_is_one_corpus(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    corpus = load_corpus(str(tmp_path))
    assert set(corpus.sources["status"]) == {"read"}
    assert corpus.speakers["speaker"].tolist() == ["Ann Lee", "Bo Orr"]
    assert corpus.speakers["n_meetings"].tolist() == [len(FILES)] * 2
    timed = corpus.turns.groupby("meeting_id")["start_time"].count()
    assert timed[timed > 0].index.str.contains("talk").all()
    assert (timed > 0).sum() == 3


@PATIENT
@given(NAMES, st.floats(0, 1))
def test_a_file_cut_short_is_read_or_refused(name, part):
    content = FILES[name]
    read_or_refuse(content[: int(part * len(content))] or b" ", name)


@PATIENT
@given(NAMES, st.data())
def test_a_file_with_damaged_bytes_is_read_or_refused(name, data):
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(content), name)


@PATIENT
@given(NAMES, st.binary(max_size=200))
def test_any_bytes_behind_the_beginning_of_a_format(name, rest):
    read_or_refuse(FILES[name][:40] + rest, name)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", FILES["talk.docx"][:900], "is no whole zip archive"),
        ("a.pdf", FILES["talk.pdf"][:700], "is cut short"),
        ("a.xml", FILES["tei.xml"][:150], "line 1"),
        ("a.json", FILES["talk.json"][:60], "line 1, column"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.csv", b'speaker,text\nAnn,"Hello\nBo,Hi\n', "line 2"),
        ("a.csv", b"speaker,text\nAnn,Hello,more\n", "line 2"),
        ("a.parquet", b"PAR1" + bytes(50), "no Parquet that can be read"),
        ("a.vtt", b"WEBVTT\n\n", "expected"),
        ("a.txt", bytes(range(256)), "no text in any encoding"),
    ],
)
def test_a_broken_file_is_named_with_its_place(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.md").write_bytes(FILES["talk.md"])
    sources = load_corpus(str(tmp_path)).sources.set_index("file")
    assert sources["status"][name] == "failed"
    assert message in sources["reason"][name]
    assert sources["status"]["b.md"] == "read"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", b'{"name": "Orrenmouth"}', "expected a transcript as written by"),
        ("a.json", b"[" * 200 + b"]" * 200, "a JSON list of 1: lists"),
        ("a.csv", b"town,people\nToft,12\n", "found the columns 'town', 'people'"),
        ("a.xml", b"<?xml version='1.0'?><rss/>", "the element 'rss'"),
        ("a.png", b"\x89PNG\r\n", "is a picture"),
    ],
)
def test_what_is_no_transcript_is_left_out_of_a_folder(
    tmp_path, name, content, message
):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.md").write_bytes(FILES["talk.md"])
    sources = load_corpus(str(tmp_path)).sources.set_index("file")
    assert sources["status"][name] == "not read"
    assert message in sources["reason"][name]


def test_times_that_run_backwards_are_a_doubt(tmp_path):
    cues = (
        "00:05.000 --> 00:06.000\n<v Ann>Late.",
        "00:01.000 --> 00:02.000\n<v Bo>Hm.",
    )
    (tmp_path / "a.vtt").write_text("WEBVTT\n\n" + "\n\n".join(cues), encoding="utf-8")
    corpus = load_corpus(str(tmp_path))
    assert len(corpus.turns) == 2
    assert "backwards" in corpus.sources["reason"][0]


READ_ONE_LINE = """
import resource
resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
from helpers.readers import read_document
from helpers.segmenting import segment
text = "Ann Lee: " + "we go on and on. " * {times}
found = segment(read_document(text.encode(), name="a.txt"))
print(len(found.turns), sum(span.end - span.start for span in found.spans) == len(text))
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux"),
    reason="this system sets no bound to a process's memory",
)
def test_a_line_of_200_megabytes_is_read_in_bounded_memory():
    script = READ_ONE_LINE.format(limit=3 << 30, times=200_000_000 // 17)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=300
    )
    assert done.stdout.split() == ["1", "True"], done.stderr[-500:]
