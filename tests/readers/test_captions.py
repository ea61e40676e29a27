import pytest
import webvtt
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.errors import ParseError
from helpers.readers.caption_cues import read_timing
from helpers.readers.caption_names import is_bracketed_name, is_capital, is_title
from helpers.readers.caption_text import decode_entities
from helpers.readers.captions import looks_like_captions, read_captions
from helpers.segmenting import segment


def read(text, name="a.vtt"):
    return read_captions(text.encode(), name=name)


def said(document, kind="turn"):
    return [
        (mark.value, document.text[mark.start : mark.end])
        for mark in document.marks_of(kind)
    ]


def clock(seconds, sign="."):
    return f"00:{seconds // 60:02}:{seconds % 60:02}{sign}000"


def vtt(*cues):
    """Return cues as WebVTT; each follows the one before and lasts two seconds."""
    times = (f"{clock(2 * n)} --> {clock(2 * n + 2)}" for n in range(len(cues)))
    return "WEBVTT\n\n" + "".join(
        f"{time}\n{cue}\n\n" for time, cue in zip(times, cues, strict=True)
    )


def srt(*cues):
    times = (f"{clock(n, ',')} --> {clock(n + 1, ',')}" for n in range(len(cues)))
    return "".join(
        f"{n}\n{time}\n{cue}\n\n"
        for n, (time, cue) in enumerate(zip(times, cues, strict=True), start=1)
    )


ZOOM = ("Ann Lee: hello", "Ann Lee: and well", "Bo: yes", "Ann Lee: so I said: no")
ROLLING = (
    " \nwe<00:00:00.500><c> met</c>", "we met\n ",
    "we met\nin<00:00:03.000><c> May</c>", "in May\n ", "in May\nand then",
)  # fmt: skip

# The cues of a file, and the turns they are: who, and the words.
SPEAKERS = {
    "voice tags": (
        ("<v Ann Lee>Good day.</v>", "<v Ann Lee>Friends.</v>", "<v Bo>Yes."),
        [("Ann Lee", "Good day. Friends."), ("Bo", "Yes.")],
    ),
    "a voice over lines, several in a cue, with a class": (
        ("<v.loud Ann>One\ntwo</v>\n<v Bo &amp; Co>Three</v>",),
        [("Ann", "One two"), ("Bo & Co", "Three")],
    ),
    "a voice that a later cue closes": (
        ("<v Ann>One", "two</v>", "three"), [("Ann", "One two"), ("", "three")],
    ),
    "a voice that no cue closes ends with its cue": (
        ("<v Ann>One", "two"), [("Ann", "One"), ("", "two")],
    ),
    "a name in each cue": (
        ZOOM,
        [("Ann Lee", "hello and well"), ("Bo", "yes"), ("Ann Lee", "so I said: no")],
    ),
    "a cue without a name where each has one": (
        (*ZOOM, *ZOOM, "who knows"),
        [("Ann Lee", "hello and well"), ("Bo", "yes"),
         ("Ann Lee", "so I said: no hello and well"), ("Bo", "yes"),
         ("Ann Lee", "so I said: no"), ("", "who knows")],
    ),
    "a name in small letters, as people call themselves": (
        ("ann's phone: hello", "ann's phone: well", "am lee: yes", "am lee: no"),
        [("ann's phone", "hello well"), ("am lee", "yes no")],
    ),
    "names behind signs of change, inside cues": (
        (">> KIM LEE: well\nfolks >> THANKS.", "REALLY. >>BO RAY: NO."),
        [("KIM LEE", "well folks"), ("", "THANKS. REALLY."), ("BO RAY", "NO.")],
    ),
    "a name over lines and cues": (
        (">> PRESIDENT OF\nTHE SENATE: One.", "Two. >> KIM", "LEE: Three."),
        [("PRESIDENT OF THE SENATE", "One. Two."), ("KIM LEE", "Three.")],
    ),
    "changes that name nobody": (
        (">> One.", ">> Two.", "three", "&gt;&gt; Four."),
        [("", "One."), ("", "Two. three"), ("", "Four.")],
    ),
    "a sentence with a colon behind a change": (
        (">> And I say this: no.", ">> THE THING IS: YES."),
        [("", "And I say this: no."), ("", "THE THING IS: YES.")],
    ),
    "no change inside a line": (("if a >> b then",), [("", "if a >> b then")]),
    "names in capitals": (
        ("ANN: Good day,", "all of you.", "BO: Yes."),
        [("ANN", "Good day, all of you."), ("BO", "Yes.")],
    ),
    "names that repeat": (
        ("Ann: Good day.", "Bo: Yes.", "all right.", "fine.", "well.", "so.",
         "Ann: No.", "Bo: Oh."),
        [("Ann", "Good day."), ("Bo", "Yes. all right. fine. well. so."),
         ("Ann", "No."), ("Bo", "Oh.")],
    ),
    "one name that does not": (
        ("Good day.", "Note: it rains.", "and", "so I told\nMary: no"),
        [("", "Good day. Note: it rains. and so I told Mary: no")],
    ),
    "one name that repeats in a speech": (
        ("Rain: it is wet.", "Rain: it is cold.", "and", "so it is.", "well."),
        [("", "Rain: it is wet. Rain: it is cold. and so it is. well.")],
    ),
    "what follows a voice that is closed": (
        ("<v Ann>One</v> two", "<v Ann>three</v>"),
        [("Ann", "One"), ("", "two"), ("Ann", "three")],
    ),
    "machine names": (
        ("Speaker 1: Good day.", "and well", "so", "so"),
        [("Speaker 1", "Good day. and well so so")],
    ),
    "a name on two lines": (
        ("SPEAKER OF THE\nHOUSE: Order.", "ANN LEE: Yes.", "and so", "on"),
        [("SPEAKER OF THE HOUSE", "Order."), ("ANN LEE", "Yes. and so on")],
    ),
    "capitals without speakers": (
        ("WHO WANTED TO. GOOD", "ITEM TWO: NOISE", "WILL BE HEARD AT", "5:30 TODAY"),
        [("", "WHO WANTED TO. GOOD ITEM TWO: NOISE WILL BE HEARD AT 5:30 TODAY")],
    ),
    "names in brackets": (
        ("[Alba] <i>In May,</i>", "she left.", "[Bo] No.", "[Alba]\nYes.", "[Eva] Oh."),
        [("Alba", "In May, she left."), ("Bo", "No."), ("Alba", "Yes."),
         ("Eva", "Oh.")],
    ),
    "parts in brackets": (
        ("[man 1] Hey.", "[applause] [man 1] Oh.", "[man 1] You."),
        [("man 1", "Hey. [applause] [man 1] Oh. You.")],
    ),
    "sounds in brackets": (
        ("[applause] So", "[Music] so", "[Music] on", "[Applause] and"),
        [("", "[applause] So [Music] so [Music] on [Applause] and")],
    ),
    "a bracket that stands alone is no name": (
        ("[Thunder Road]", "[Thunder Road]", "[Thunder Road]",
         "[Thunder Road] so", "it is", "[Thunder Road] ends"),
        [("", "[Thunder Road] [Thunder Road] [Thunder Road] [Thunder Road] so it is"
              " [Thunder Road] ends")],
    ),
    "dashes": (
        ("Well.", "- Hello.\n- Hi.", "Hm."),
        [("", "Well."), ("", "- Hello."), ("", "- Hi. Hm.")],
    ),
    "a dash that only the second has": (
        ("Hello.\n- Hi.",), [("", "Hello."), ("", "- Hi.")],
    ),
    "dashes with names": (
        ("- ANN: Hello.\n- BO: Hi.",), [("ANN", "Hello."), ("BO", "Hi.")],
    ),
    "dashes that part a sentence, and minus": (
        ("I was thinking\n- as you know - of", "it is\n-5 or\n-6"),
        [("", "I was thinking - as you know - of it is -5 or -6")],
    ),
    "Chinese": (
        ("李明：你好", "李明：世界", "王芳：是"),
        [("李明", "你好世界"), ("王芳", "是")],
    ),
    "Russian": (
        ("Анна: Да.", "Анна: Нет.", "Пётр: Так."),
        [("Анна", "Да. Нет."), ("Пётр", "Так.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPEAKERS)
def test_who_speaks(case):
    cues, turns = SPEAKERS[case]
    assert said(read(vtt(*cues))) == turns
    assert said(read(srt(*cues))) == turns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<i>a</i> <b.x>b</b> <c.yellow>c</c>", "a b c"),
        ("one<00:00:01.500><c> two</c>", "one two"),
        ("AT&T &amp; R&amp;D&nbsp;x &lt;i&gt;", "AT&T & R&D\xa0x <i>"),
        ("{\\an8}up <font color='red'>red</font>", "up red"),
        ("<inaudible> I <3 you", "<inaudible> I <3 you"),
        ("(laughs) [ applause ] so", "(laughs) [ applause ] so"),
        ("a<br/>b", "a b"),
        ("&#13;a&#0;b", "a\ufffdb"),
    ],
)
def test_what_a_viewer_sees_is_kept(text, shown):
    assert read(vtt(text)).text == shown


def test_rolling_lines_are_said_once():
    document = read(vtt(*ROLLING))
    assert document.text == "we met we met we met in May in May in May and then"
    assert [text for _, text in said(document, "repeat")] == [
        "we met", "we met", "in May", "in May",
    ]  # fmt: skip
    spans = segment(document).spans
    spoken = [document.text[s.start : s.end] for s in spans if s.kind == "speech"]
    assert " ".join("".join(spoken).split()) == "we met in May and then"


def test_a_line_that_grows_is_said_once():
    document = read(vtt("so", "so we", "so we met", "No."))
    assert said(document, "repeat") == [("", "so"), ("", "so we")]


@pytest.mark.parametrize(
    "cues",
    [
        ("No.", "No.", "I said no."),
        ("No.", "No.", "No.", "No."),
        ("No.", "No.\nNever.", "It is", "what it is.", "What it is?"),
        ("well we", "we met"),
    ],
)
def test_words_said_twice_are_no_repeat(cues):
    assert said(read(vtt(*cues)), "repeat") == []


def test_a_line_shown_long_before_is_no_repeat():
    times = ("00:00.000 --> 00:01.000", "00:30.000 --> 00:31.000")
    cues = "".join(f"{t}\n{x}\n\n" for t, x in zip(times, ("a", "a\nb"), strict=True))
    late = "00:50.000 --> 00:51.000\na\nb\nc\n\n"
    assert said(read("WEBVTT\n\n" + cues + late), "repeat") == []


@pytest.mark.parametrize(
    ("cue", "songs"),
    [
        ("♪ music ♪", ["♪ music ♪"]),
        ("♪ when the moon\nhits your eye ♪", ["♪ when the moon", "hits your eye ♪"]),
        ("♪♪ >> So ♪ la ♪ then", ["♪♪", "♪ la ♪"]),
        ("♪ la la", ["♪ la la"]),
        ("we sang la", []),
    ],
)
def test_songs_are_stage_directions(cue, songs):
    document = read(vtt("Well,", cue, "so."))
    assert [text for _, text in said(document, "stage")] == songs
    kinds = {document.text[s.start : s.end]: s.kind for s in segment(document).spans}
    assert all(kinds[song] == "stage" for song in songs)


def test_a_song_in_a_turn_stands_behind_the_label():
    document = read(vtt("<v Ann>♪ Ann ♪", "<v Ann>so", "<v Bo>Bo", "<v Bo>♪ la ♪"))
    assert said(document) == [("Ann", "♪ Ann ♪ so"), ("Bo", "Bo ♪ la ♪")]
    assert [text for _, text in said(document, "stage")] == ["♪ Ann ♪", "♪ la ♪"]


HEAD = """\
File: council
Date: 03/04/2021
---
WEBVTT - A council
Kind: captions
Language: en-GB
Style:
::cue(c.x) { color: red;
 }

NOTE A note
of two lines

STYLE
::cue { color: red }

REGION
id:a

intro
00:01.000 --> 00:02.000 align:start
Good

NOTE Confidence: 0.9

NOTE Behind

2
00:00:02.000 --> 00:00:03.000
day.
"""


def test_head_and_notes_are_kept_apart():
    document = read(HEAD)
    assert document.text == (
        "File: council\nDate: 03/04/2021\n---\nA council\n\nA note\nof two lines"
        "\n\nGood day.\n\nBehind"
    )
    assert said(document) == [("", "Good day.")]
    assert len(said(document, "metadata")) == 1
    assert [t for _, t in said(document, "furniture")] == [
        "A note\nof two lines", "Behind",
    ]  # fmt: skip
    assert document.metadata == {
        "format": "WebVTT", "encoding": "utf-8", "language": "en",
        "doubts": "1 note of a machine's confidence left out",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "seconds"),
    [
        pytest.param(vtt("a", "b"), "a b", ["0 2", "2 4"], id="WebVTT"),
        pytest.param(srt("a", "24", "b"), "a 24 b", ["0 1", "1 2", "2 3"], id="SRT"),
        pytest.param(
            "0:00:01.000,0:00:02.500\na[br]b\n\n0:00:02.500,0:00:03.000\nc\n",
            "a b c", ["1 2.5", "1 2.5", "2.5 3"], id="SBV",
        ),
        pytest.param(
            "\ufeff7\r\n00:00:01, 000 --> 00:00:02, 000\r\na\r\n", "a", ["1 2"],
            id="spaces in times",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:02,000 --> 00:00:03,000\nb",
            "a b", ["1 2", "2 3"], id="no blank lines",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\na\n\nmore\n\n2\n\n"
            "00:00:02,000 --> 00:00:03,000\n\nb\n", "a more b",
            ["1 2", "1 2", "2 3"], id="blank lines in cues",
        ),
        pytest.param(
            "00:01.000 --> 00:02.000\na --> b\n", "a --> b", ["1 2"], id="arrow"
        ),
    ],
)  # fmt: skip
def test_cues_and_their_times(text, words, seconds):
    document = read(text)
    assert document.text == words
    assert [mark.value for mark in document.marks_of("seconds")] == seconds


@pytest.mark.parametrize(
    ("text", "words", "doubt"),
    [
        ("00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb\n", "a b",
         "time runs backwards at cue 2 (00:00:01 after 00:00:05)"),
        ("00:05.000 --> 00:02.000\na\n\n00:06.000 --> 00:07.000\nb\n", "a b",
         "1 cue without times: the end stands before the start, first at cue 1"
         " (00:00:05 to 00:00:02)"),
        ("00:05.000 --> 00:02.000\na\n\n00:01.000 --> 00:02.000\nb\n", "a b",
         "1 cue without times: the end stands before the start, first at cue 1"
         " (00:00:05 to 00:00:02)"),
        ("00:01.000 --> 00:05.000\na\n\n00:02.000 --> 00:07.000\nb\n", "a b",
         "1 cue shown before the one before has ended"),
        ("00:01.000 --> 00:02.000\na\n\n00:0l --> 00:03.000\nb\n", "a b",
         "1 timing line cannot be read, the first in line 6 ('00:0l --> 00:03.000')"),
        ("00:01.000 --> \na\n", "a",
         "1 timing line cannot be read, the first in line 3 ('00:01.000 -->')"),
        ("00:01.000 --> 00:02.000\na\n\nlost\n", "a lost",
         "1 line outside every cue, the first in line 6, kept with the cue before"),
        ("00:01.000 --> 00:02.000\na\n\n00:02.000 --> 00:03.000\nb\n", "a b", None),
    ],
)  # fmt: skip
def test_odd_times_keep_their_words_and_are_told(text, words, doubt):
    document = read("WEBVTT\n\n" + text)
    assert document.text == words
    assert document.metadata.get("doubts") == doubt


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("WEBVTT\n\nhello\n", "a.vtt: holds no cue, expected a line of times"),
        ("", "a.vtt: holds no cue"),
        ("WEBVTT\n\n0l:00 --> 0l:01\na\n", "a.vtt: line 3 is '0l:00 --> 0l:01'"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n", "a.vtt: has 1 times and no words"),
    ],
)
def test_no_cue_is_refused(text, message):
    with pytest.raises(ParseError) as error:
        read(text)
    assert str(error.value).startswith(message)


def test_a_file_cut_anywhere_is_read_or_refused():
    n_read = 0
    for end in range(len(HEAD) + 1):
        try:
            document = read(HEAD[:end])
        except ParseError:
            continue
        assert document.text.startswith(
            "File: council\nDate: 03/04/2021\n---\nA council"
        )
        assert said(document)[0][1][0] == "G"
        n_read += 1
    assert n_read == 78


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WEBVTT", True),
        ("\ufeffWEBVTT - x\n", True),
        (HEAD, True),
        (srt("a"), True),
        (srt("a").replace("\n", "\r\n"), True),
        ("\n\n00:01.000 --> 00:02.000\na", True),
        ("0:00:01.000,0:00:02.500\na", True),
        ("", False),
        ("WEBVTTs are files", False),
        ("About captions.\nWEBVTT\nis their first line.", False),
        ("1\nAnn: Good day.", False),
        ("Ann: see\n00:01.000 --> 00:02.000", False),
        ("12:30,12:45", False),
        ("10:30 Opening", False),
        ("a --> b", False),
    ],
)
def test_captions_are_known_by_their_content(text, expected):
    assert looks_like_captions(text) is expected


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("00:01.500 --> 01:00:04.000 line:0", (1.5, 3604)),
        ("0:00:01,5-->0:00:02,5", (1.5, 2.5)),
        ("00:00:01:12 --> 00:00:02:12", (1, 2)),
        ("00:01 -> 00:02", None),
        ("press --> 00:02", None),
        ("x --> y", None),
        (">> so", None),
    ],
)
def test_timing_lines(line, times):
    assert read_timing(line) == times


@pytest.mark.parametrize(
    ("label", "capital", "title", "bracketed"),
    [
        ("ANN LEE", True, True, True),
        ("Mr. Lee", False, True, True),
        ("Speaker of the House", False, True, True),
        ("JAKE TAPPER, CNN HOST", True, True, True),
        ("LYNNE NEAGLE AM", True, True, True),
        ("Winding Road", False, True, True),
        ("Gen. Ann", False, True, True),
        ("Surely. Ann", False, False, False),
        ("THE THING IS", False, False, False),
        ("so Ann", False, False, False),
        ("Door Opens", False, True, False),
        ("woman 2", False, False, True),
        ("in Spanish", False, False, False),
        ("a", False, False, False),
    ],
)
def test_names(label, capital, title, bracketed):
    assert (is_capital(label), is_title(label), is_bracketed_name(label)) == (
        capital, title, bracketed,
    )  # fmt: skip


def test_webvtt_reads_the_same_of_well_formed_cues():
    """webvtt-py is the oracle: times and words of cues as the standard has them."""
    text = vtt("<i>One</i>\ntwo", "A &amp; B", "Three").replace(
        "WEBVTT\n\n", HEAD + "\n"
    )
    text = "WEBVTT" + text.partition("WEBVTT")[2]
    captions = webvtt.from_string(text).captions
    document = read(text)
    words = " ".join(" ".join(caption.text.split()) for caption in captions)
    assert [t for _, t in said(document)] == [words.replace("&amp;", "&")]


PIECES = st.sampled_from(
    ["WEBVTT", "\n", "\n\n", "1", "2", "00:01.000 --> 00:02.000", "-->", "NOTE",
     "STYLE", "<v Ann>", "</v>", "<", ">", ">> ", "ANN LEE: ", "Bo: ", "[Al] ", "-",
     "♪", "&amp;", "&#xd800;", "&#10;", "no", "No. ", "so we", " ",
     "\u2028", "\x1c", "\x85", "{\\an8}", "：", "李明", "<00:01.000>", "<br>",
     "00:0x --> 1", "Language: en",
     "0:00:01.000,0:00:02.000", "[br]"]
)  # fmt: skip
FILES = st.lists(PIECES, max_size=40).map("".join)


@given(st.one_of(FILES, FILES.map("WEBVTT\n\n00:01.000 --> 00:02.000\n".__add__)))
@example("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Ann</v>\n♪ Ann ♪\n")
def test_spans_tile_every_file(text):
    looks_like_captions(text)
    try:
        document = read(text)
    except ParseError:
        return
    size = len(document.text)
    assert all(0 <= m.start <= m.end <= size for m in document.marks)
    spans = segment(document).spans
    assert "".join(document.text[s.start : s.end] for s in spans) == document.text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    try:
        read_captions(content, name="a.vtt")
    except ParseError:
        return


@given(st.lists(st.sampled_from("so we met No. [al] ♪ Ann; - x".split()), min_size=1))
def test_no_word_is_lost(words):
    shown = read(vtt(*words)).text
    assert shown.split() == words


def test_decode_entities_needs_the_semicolon():
    assert decode_entities("&notit; &copy 1 &lrm;x") == "&notit; &copy 1 \u200ex"


def test_a_large_file_takes_linear_time():
    cue = "00:00:01.000 --> 00:00:02.000\n"
    read("WEBVTT\n\n" + cue + "<v A" * 200_000)
    read("WEBVTT\n\n" + cue + ">> [A] A: " * 100_000)
    document = read("WEBVTT\n\n" + f"{cue}No.\nNo.\n\n" * 10_000)
    assert len(document.text) == 4 * 20_000 - 1
