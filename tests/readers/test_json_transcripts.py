import json

import pytest

from helpers.errors import ParseError
from helpers.readers.json_transcripts import looks_like_json, read_json
from helpers.readers.tabular import read_table


def read(value, name="a.json"):
    return read_json(json.dumps(value).encode(), name=name)


def said(document, kind="turn"):
    return [
        (mark.value, document.text[mark.start : mark.end])
        for mark in document.marks_of(kind)
    ]


def words(*rows, **keys):
    """Return word objects, under the names that a tool gives text, speaker, times."""
    names = {"text": "text", "speaker": "speaker", "start": "start", "end": "end"}
    names |= keys
    return [
        {names["text"]: text, names["speaker"]: speaker, names["start"]: n,
         names["end"]: n + 1}
        for n, (text, speaker) in enumerate(rows)
    ]  # fmt: skip


def aws(text, speaker=None, start=None, **more):
    kind = "pronunciation" if start else "punctuation"
    item = {"type": kind, "alternatives": [{"confidence": "0.9", "content": text}]}
    if start:
        item |= {"start_time": start, "end_time": f"{float(start) + 0.5}"}
    return item | ({"speaker_label": speaker} if speaker else {}) | more


AWS_NEW = [
    aws("Good", "spk_0", "0.1"), aws("day", "spk_0", "0.7"), aws(".", "spk_0"),
    aws("Yes", "spk_1", "2.0"), aws("?"), aws("So", "spk_0", "3.0"),
]  # fmt: skip
AWS_OLD = [aws("Good", start="0.1"), aws("day", start="0.7"), aws("."),
           aws("Yes", start="2.0")]  # fmt: skip
AWS_TIMES = [
    {"items": [{"start_time": "0.1", "speaker_label": "spk_0"},
               {"start_time": "0.7", "speaker_label": "spk_0"}]},
    {"items": [{"start_time": "2.0", "speaker_label": "spk_1"}]},
]  # fmt: skip
GOOD_DAY = [("spk_0", "Good day."), ("spk_1", "Yes?"), ("spk_0", "So")]
TWO = [("Speaker 0", "Good day."), ("Speaker 1", "Yes.")]


def deepgram(*channels, **results):
    found = [{"alternatives": [channel]} for channel in channels]
    return {"metadata": {}, "results": {"channels": found, **results}}


def paragraph(speaker, start, *sentences):
    texts = [{"text": text, "start": start, "end": start + 1} for text in sentences]
    return {"sentences": texts, "speaker": speaker, "start": start, "end": start + 2}


DEEPGRAM_WORDS = [
    {"word": "good", "punctuated_word": "Good", "start": 0.1, "end": 1, "speaker": 0},
    {"word": "day", "punctuated_word": "day.", "start": 1, "end": 2, "speaker": 0},
    {"word": "yes", "punctuated_word": "Yes.", "start": 3, "end": 4, "speaker": 1},
]
REV = [
    {"type": "text", "value": "Good", "ts": 0.5, "end_ts": 1.0, "confidence": 1},
    {"type": "punct", "value": " "},
    {"type": "text", "value": "day", "ts": 1.0, "end_ts": 2.0, "confidence": 1},
    {"type": "punct", "value": "."},
]
SPEECHMATICS = [
    {"type": "word", "start_time": 0.1, "end_time": 1,
     "alternatives": [{"content": "Good", "speaker": "S1"}]},
    {"type": "word", "start_time": 1, "end_time": 2,
     "alternatives": [{"content": "day", "speaker": "S1"}]},
    {"type": "punctuation", "start_time": 2, "end_time": 2, "attaches_to": "previous",
     "alternatives": [{"content": ".", "speaker": "S1"}]},
    {"type": "word", "start_time": 3, "end_time": 4,
     "alternatives": [{"content": "Yes", "speaker": "UU"}]},
]  # fmt: skip

# What tools write, by the tool: the file, its turns and the times of their stretches.
FILES = {
    "Whisper": (
        {"language": "en", "segments": [
            {"start": 0.0, "end": 1.5, "text": " Good day."},
            {"start": 1.5, "end": 2.5, "text": " Thank you."}]},
        [("", "Good day. Thank you.")], ["0 1.5", "1.5 2.5"],
    ),
    "WhisperX keeps the segment's speaker": (
        {"segments": [
            {"start": 0, "end": 1, "text": " Good day.", "speaker": "SPEAKER_01",
             "words": words(("Good", "SPEAKER_01"), ("day.", "SPEAKER_02"),
                            text="word")},
            {"start": 1, "end": 2, "text": "Friends.", "speaker": "SPEAKER_01"},
            {"start": 2, "end": 3, "text": "Who?"}],
         "word_segments": words(("Good", "SPEAKER_01"), text="word")},
        [("SPEAKER_01", "Good day. Friends."), ("", "Who?")], ["0 1", "1 2", "2 3"],
    ),
    "Whisper, not a number": (
        {"segments": [{"start": 0, "end": float("nan"), "text": "你好。",
                       "speaker": float("nan"), "avg_logprob": float("nan")},
                      {"start": 1, "end": 2, "text": "世界。"}]},
        [("", "你好。世界。")], ["0", "1 2"],
    ),
    "Whisper by speakers": (
        {"speakers": [{"speaker": "SPEAKER_00", "timestamp": [0.0, 2.5],
                       "text": " Hi."}],
         "chunks": [{"timestamp": [0.0, 2.5], "text": " Hi."}], "text": " Hi."},
        [("SPEAKER_00", "Hi.")], ["0 2.5"],
    ),
    "whisper.cpp": (
        {"result": {"language": "en"}, "transcription": [
            {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"},
             "offsets": {"from": 0, "to": 2500}, "text": " Good day."}]},
        [("", "Good day.")], ["0 2.5"],
    ),
    "AWS, speaker on each word": (
        {"jobName": "x", "results": {"transcripts": [], "items": AWS_NEW}},
        GOOD_DAY, ["0.1 1.2", "2 2.5", "3 3.5"],
    ),
    "AWS, speakers in a list": (
        {"results": {"items": AWS_OLD, "speaker_labels": {"segments": AWS_TIMES}}},
        [("spk_0", "Good day."), ("spk_1", "Yes")], ["0.1 1.2", "2 2.5"],
    ),
    "AWS, no speakers": (
        {"results": {"items": AWS_OLD}}, [("", "Good day. Yes")], ["0.1 1.2", "2 2.5"],
    ),
    "AWS, channels": (
        {"results": {"channel_labels": {"channels": [
            {"channel_label": "ch_0", "items": [
                aws("Good", start="0.1", channel_label="ch_0"),
                aws(".", channel_label="ch_0"),
                aws("Bye", start="9.0", channel_label="ch_0")]},
            {"channel_label": "ch_1", "items": [
                aws("Yes", start="2.0", channel_label="ch_1")]}]},
            "items": [aws("Good", start="0.1")]}},
        [("ch_0", "Good."), ("ch_1", "Yes"), ("ch_0", "Bye")],
        ["0.1 0.6", "2 2.5", "9 9.5"],
    ),
    "AWS, only segments": (
        {"results": {"audio_segments": [
            {"id": 0, "transcript": "Good day.", "start_time": "0.1", "end_time": "1.5",
             "speaker_label": "spk_0", "items": [0, 1]}]}},
        [("spk_0", "Good day.")], ["0.1 1.5"],
    ),
    "AWS, speakers only on segments": (
        {"results": {"items": AWS_OLD, "audio_segments": [
            {"id": 0, "transcript": "Good day.", "start_time": "0.1", "end_time": "1.5",
             "speaker_label": "spk_0", "items": [0, 1]}]}},
        [("spk_0", "Good day.")], ["0.1 1.5"],
    ),
    "AWS Call Analytics": (
        {"LanguageCode": "en-US", "Transcript": [
            {"Content": "Good day.", "BeginOffsetMillis": 100, "EndOffsetMillis": 900,
             "ParticipantRole": "AGENT", "Items": []}]},
        [("AGENT", "Good day.")], ["0.1 0.9"],
    ),
    "Deepgram words": (
        deepgram({"transcript": "good day yes", "words": DEEPGRAM_WORDS}),
        TWO, ["0.1 2", "3 4"],
    ),
    "Deepgram paragraphs": (
        deepgram({"transcript": "Good day. Yes.", "words": DEEPGRAM_WORDS,
                  "paragraphs": {"transcript": "", "paragraphs": [
                      paragraph(0, 0, "Good day."), paragraph(1, 3, "Yes.", "Sir.")]}}),
        [("Speaker 0", "Good day."), ("Speaker 1", "Yes. Sir.")], ["0 2", "3 5"],
    ),
    "Deepgram channels": (
        deepgram({"transcript": "x", "words": DEEPGRAM_WORDS[:2]},
                 {"transcript": "x", "words": DEEPGRAM_WORDS[2:]}),
        [("Channel 0 Speaker 0", "Good day."), ("Channel 1 Speaker 1", "Yes.")],
        ["0.1 2", "3 4"],
    ),
    "Deepgram utterances alone": (
        {"results": {"utterances": [
            {"start": 0.5, "end": 1, "channel": 0, "transcript": "Hi.",
             "speaker": 0}]}},
        [("Speaker 0", "Hi.")], ["0.5 1"],
    ),
    "Deepgram text alone": (deepgram({"transcript": "Hi all."}), [("", "Hi all.")], []),
    "AssemblyAI utterances": (
        {"language_code": "en_us", "text": "x", "words": words(("Hi", "A")),
         "utterances": [
            {"speaker": "A", "start": 250, "end": 1650, "confidence": 0.9,
             "text": "Good day.", "words": []},
            {"speaker": "Ann Lee", "start": 1700, "end": 2000, "confidence": 0.9,
             "text": "Yes.", "words": []}]},
        [("Speaker A", "Good day."), ("Ann Lee", "Yes.")], ["0.25 1.65", "1.7 2"],
    ),
    "AssemblyAI words": (
        {"text": "x", "utterances": None, "words": [
            {"text": "Good", "start": 250, "end": 500, "confidence": 1,
             "speaker": None},
            {"text": "day.", "start": 500, "end": 900, "confidence": 1}]},
        [("", "Good day.")], ["0.25 0.9"],
    ),
    "Rev AI": (
        {"monologues": [{"speaker": 0, "elements": REV}]},
        [("Speaker 0", "Good day.")], ["0.5 2"],
    ),
    "Rev with names": (
        {"speakers": [{"id": 7, "name": "Ann Lee"}], "monologues": [
            {"speaker": 7, "elements": [
                {"type": "text", "value": "Good", "timestamp": "00:00:01,500",
                 "end_timestamp": "00:00:02,000"}]},
            {"speaker": 8, "speaker_info": {"id": "1", "display_name": "Bo"},
             "elements": [{"type": "text", "value": "Yes"}]}]},
        [("Ann Lee", "Good"), ("Bo", "Yes")], ["1.5 2"],
    ),
    "Speechmatics": (
        {"format": "2.9", "metadata": {}, "results": SPEECHMATICS},
        [("S1", "Good day."), ("", "Yes")], ["0.1 2", "3 4"],
    ),
    "Google, words told twice": (
        {"results": [
            {"alternatives": [{"transcript": "hi yes", "words": [
                {"word": "hi", "startTime": "0.100s", "endTime": "1s", "speakerTag": 0},
                {"word": "yes", "startTime": "1s", "endTime": "2s"}]}]},
            {"alternatives": [{"words": [
                {"word": "hi", "startTime": "0.100s", "endTime": "1s", "speakerTag": 1},
                {"word": "yes", "startTime": "1s", "endTime": "2s",
                 "speakerTag": 2}]}]}]},
        [("Speaker 1", "hi"), ("Speaker 2", "yes")], ["0.1 1", "1 2"],
    ),
    "Google, text alone": (
        {"results": [{"alternatives": [{"transcript": "Good day.", "confidence": 1}]},
                     {"alternatives": [{"transcript": " Yes."}]}]},
        [("", "Good day. Yes.")], [],
    ),
    "Azure": (
        {"recognizedPhrases": [
            {"channel": 0, "speaker": 1, "offsetInTicks": 1000000.0,
             "durationInTicks": 15000000.0, "nBest": [{"display": "Good day."}]}]},
        [("Speaker 1", "Good day.")], ["0.1 1.6"],
    ),
    "Azure phrases": (
        {"durationMilliseconds": 9, "phrases": [
            {"speaker": 2, "offsetMilliseconds": 40, "durationMilliseconds": 960,
             "text": "Good day.", "locale": "en-US"}]},
        [("Speaker 2", "Good day.")], ["0.04 1"],
    ),
    "YouTube": (
        {"wireMagic": "pb3", "events": [
            {"tStartMs": 0, "dDurationMs": 2000, "segs": [{"utf8": "good"},
                                                          {"utf8": " day"}]},
            {"tStartMs": 900, "aAppend": 1, "segs": [{"utf8": "\n"}]},
            {"tStartMs": 1000, "dDurationMs": 500, "segs": [{"utf8": "yes"}]}]},
        [("", "good day yes")], ["0 2", "1 1.5"],
    ),
    "QMSum, as published": (
        {"meeting_transcripts": [
            {"speaker": "Ann Lee AM", "content": "Good day , all ."},
            {"speaker": "Ann Lee AM", "content": "Now ."}]},
        [("Ann Lee AM", "Good day , all ."), ("Ann Lee AM", "Now .")], [],
    ),
    "Oyez, somebody unknown": (
        {"title": "Oral Argument - December 13, 1971", "transcript": {
            "title": "Lee v. Orr", "sections": [
                {"turns": [
                    {"start": 0, "stop": 9.5, "speaker": {"name": "Ann Lee", "ID": 1},
                     "text_blocks": [{"text": "Good day."}, {"text": "Begin."}]}]},
                {"turns": [{"start": 10, "stop": 11, "speaker": None,
                            "text_blocks": [{"text": "Inaudible"}]},
                           {"speaker": None, "text_blocks": [{"text": "Yes."}]}]}]}},
        [("Ann Lee", "Good day. Begin."), ("", "Inaudible"), ("", "Yes.")],
        ["0 9.5", "10 11"],
    ),
    "MediaSum": (
        {"id": "1", "date": "2007-11-28", "title": "A talk", "utt": ["Hi.", "Yes."],
         "speaker": ["ANN LEE, host", "Mr. BO ORR"]},
        [("ANN LEE, host", "Hi."), ("Mr. BO ORR", "Yes.")], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_what_tools_write(case):
    value, turns, times = FILES[case]
    document = read(value)
    assert said(document) == turns
    assert [value for value, _ in said(document, "seconds")] == times


@pytest.mark.parametrize(
    ("case", "facts"),
    [
        ("Whisper", {"format": "Whisper", "language": "en"}),
        ("whisper.cpp", {"format": "whisper.cpp", "language": "en"}),
        ("AWS Call Analytics", {"format": "AWS Transcribe", "language": "en-US"}),
        ("Oyez, somebody unknown",
         {"format": "Oyez", "title": "Lee v. Orr", "event": "1971-12-13",
          "event_place": "JSON title"}),
        ("MediaSum", {"format": "MediaSum", "title": "A talk", "event": "2007-11-28",
                      "event_place": "JSON date"}),
    ],
)  # fmt: skip
def test_what_a_file_says_of_itself(case, facts):
    assert read(FILES[case][0]).metadata == {"encoding": "utf-8", **facts}


def test_the_congressional_record_keeps_its_labels_and_its_kinds():
    record = {
        "header": {"month": "July", "day": "20", "year": "2005", "wkday": "Wednesday"},
        "doc_title": "ROADS",
        "content": [
            {"kind": "metacharacters", "speaker": "None", "text": "{time}  1045\n"},
            {"kind": "title", "speaker": "None", "text": "        ROADS\n"},
            {"kind": "speech", "speaker": "Ms. LEE", "text": "  Ms. LEE. I rise.\n"},
            {"kind": "recorder", "speaker": "The RECORDER", "text": "  No objection."},
            {"kind": "Unknown", "speaker": "Unknown", "text": "I submit."},
            {"kind": "speech", "speaker": "Ms. LEE", "text": "  Ms. LEE. I yield."},
            {"kind": "linebreak", "speaker": "None", "text": "   ______\n"},
        ],
    }
    document = read(record)
    turns = [(label, text.strip()) for label, text in said(document)]
    assert turns == [("Ms. LEE", "I rise."), ("Ms. LEE", "I yield.")]
    assert "  Ms. LEE. I rise.\n" in document.text
    assert [text.strip() for _, text in said(document, "heading")] == ["ROADS"]
    assert said(document, "narration") == [("", "  No objection.")]
    assert said(document, "unattributed") == [("", "I submit.")]
    assert len(said(document, "furniture")) == 2
    assert document.metadata["event"] == "2005-07-20"
    assert document.metadata["title"] == "ROADS"


def utterance(number, meeting, text, reply=None, **more):
    row = {"id": f"u{number}", "conversation_id": meeting, "text": text, **more}
    return {"speaker": "ann", "reply-to": reply, "timestamp": 9, "meta": {}, **row}


def lines(*rows):
    return "\n".join(json.dumps(row) for row in rows).encode()


def test_conversations_are_sections():
    rows = utterance(1, "c1", "One."), utterance(2, "c1", "Two.")
    other = utterance(3, "c2", "Three.", speaker={"id": "bo"})
    document = read_json(lines(rows[0], other, rows[1]), name="utterances.jsonl")
    assert document.text == "c1\n\nann: One.\n\nann: Two.\n\nc2\n\nbo: Three."
    assert said(document, "heading") == [("2", "c1"), ("2", "c2")]
    assert document.metadata["format"] == "ConvoKit"


@pytest.mark.parametrize(
    ("replies", "order"),
    [
        pytest.param([None, 1, 2], "1 2 3", id="in order"),
        pytest.param([2, 3, None], "3 2 1", id="the last words first"),
        pytest.param([None, 1, 1], "1 2 3", id="two answers"),
        pytest.param([3, None, None], "2 3 1", id="one answer before its question"),
        pytest.param([2, 1, None], "3 1 2", id="a circle"),
        pytest.param([1, 9, None], "1 2 3", id="to itself, and to nothing"),
    ],
)
def test_no_answer_stands_before_its_question(replies, order):
    rows = [
        utterance(number, "c", str(number), reply=reply and f"u{reply}")
        for number, reply in enumerate(replies, start=1)
    ]
    document = read_json(lines(*rows), name="u.jsonl")
    assert " ".join(text for _, text in said(document)) == order


def test_older_names_of_a_conversation_are_known():
    row = {"id": "1", "root": "1", "user": "ann", "text": "Hi.", "reply_to": None}
    assert said(read_json(lines(row), name="u.jsonl")) == [("ann", "Hi.")]


def test_several_transcripts_in_one_file_are_sections():
    first = {"meeting_transcripts": [{"speaker": "Ann", "content": "Hi."}]}
    second = {"title": "May 2", **first, "id": 7}
    document = read_json(lines(first, second), name="all.jsonl")
    assert document.text == "1\n\nAnn: Hi.\n\nMay 2\n\nAnn: Hi."


@pytest.mark.parametrize(
    ("value", "turns"),
    [
        ([{"speaker": "Ann", "text": "Hi."}, {"speaker": "Ann", "text": "So."}],
         [("Ann", "Hi."), ("Ann", "So.")]),
        ([{"Name": "Ann", "Sentence": "Hi."}], [("Ann", "Hi.")]),
        ({"a": {"turns": [{"speaker": {"name": "Ann"}, "content": "Hi."}]}, "b": 1},
         [("Ann", "Hi.")]),
        ({"entries": [{"speakerDisplayName": "Ann", "speakerId": "x7", "text": "Hi.",
                       "startOffset": "00:00:01.5", "endOffset": "00:00:02"}]},
         [("Ann", "Hi.")]),
        ([{"speaker": 0, "text": "Hi."}, {"speaker": None, "text": "So."}],
         [("Speaker 0", "Hi."), ("", "So.")]),
        ([{"text": "hi", "start": 0.0, "duration": 2.5}], [("", "hi")]),
        ([{"id": 1, "turns": [{"who": "Ann", "text": "Hi."}]},
          {"id": 2, "turns": [{"who": "Bo", "text": "Yes."}]}],
         [("Ann", "Hi."), ("Bo", "Yes.")]),
        ({"captions": [{"text": "Hi.", "start": 0, "end": 1}],
          "turns": [{"speaker": "Ann", "text": "Hi."}]}, [("Ann", "Hi.")]),
        ({"words": [{"speaker": "Ann", "text": "Hi"}],
          "lines": [{"speaker": "Ann", "text": "Hi."}]}, [("Ann", "Hi.")]),
    ],
)  # fmt: skip
def test_a_list_of_speakers_and_words_of_no_known_tool(value, turns):
    document = read(value)
    assert said(document) == turns
    assert document.metadata["format"] == "JSON"


def test_times_of_an_unknown_tool_are_told_by_what_is_said():
    rows = [
        {"speaker": "A", "text": "Good day to all of you.", "start": 250, "end": 2250},
        {"speaker": "A", "text": "So.", "start": 2250, "end": 2600},
    ]
    document = read(rows)
    assert said(document) == [("Speaker A", "Good day to all of you. So.")]
    assert [value for value, _ in said(document, "seconds")] == [
        "0.25 2.25",
        "2.25 2.6",
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({}, "no key"),
        ([], "list of 0"),
        ("words", "only 'words'"),
        (None, "only 'None'"),
        (7, "only '7'"),
        ({"cells": [], "nbformat": 4}, "'cells', 'nbformat'"),
        ([{"text": "Fine.", "label": "positive"}], "'text', 'label'"),
        ([{"role": "user", "content": "Hi."}], "'role', 'content'"),
        ([{"name": "x", "description": "y"}], "'name', 'description'"),
        ([{"speaker": "Ann", "start": "Hi.", "chars": 3}], "'speaker'"),
        ([["Ann", "Hi."]], "list of 1"),
        ({"segments": []}, "'segments'"),
        ({"segments": [{"id": 1}]}, "'segments'"),
        ({"segments": {"text": "x"}}, "'segments'"),
        ({"results": None, "speaker": "x"}, "'results'"),
        ({"results": {"items": [1, None]}}, "'results'"),
        ({f"key {n}": 1 for n in range(40)}, "…"),
    ],
)
def test_json_that_is_no_transcript_is_refused(value, found):
    with pytest.raises(
        ParseError, match=r"b\.json: found .*expected a transcript"
    ) as e:
        read(value, "b.json")
    assert found in str(e.value) and "WhisperX" not in found and "Oyez" in str(e.value)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"segments": [{"text": "a", "start": 0}, "oops"]},
         r"'oops' in segments\.1, expected an object"),
        ({"segments": [{"text": {"a": 1}, "start": 0, "speaker": "A"}]},
         "expected text"),
        ({"segments": [{"text": "a", "start": 0, "speaker": ["A"]}]},
         "expected a speaker"),
        ({"meeting_transcripts": [{"speaker": "A", "content": ["x"]}]},
         "expected text"),
        ({"results": [{"type": {}, "alternatives": [{"content": ["x"]}]}]},
         "expected text, as Speechmatics"),
        ([{"speaker": "A", "text": "x", "content": "y"}], "'text' and 'content'"),
        ({"a": [{"speaker": "A", "text": "x"}], "b": [{"speaker": "A", "text": "y"}]},
         "found speakers and words in a and b"),
    ],
)  # fmt: skip
def test_a_row_that_makes_no_sense_is_named(value, message):
    with pytest.raises(ParseError, match=message):
        read(value, "b.json")


WHOLE = '{"segments": [{"start": 0, "end": 1, "text": "Hé.", "speaker": "A"}]}'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            WHOLE[:-9].encode(), r"a\.json: found no JSON at line 1", id="cut"
        ),
        pytest.param(b'{"a": 1,\n "a": 2}', "two values for the key 'a'", id="twice"),
        pytest.param(b"[" * 100_000, "nested too deep", id="deep and open"),
        pytest.param(b"[" * 90_000 + b"]" * 90_000, "nested too deep", id="deep"),
        pytest.param(b'{"a": ' + b"9" * 9999 + b"}", "found no JSON", id="huge number"),
        pytest.param(b"", "found no JSON", id="nothing"),
        pytest.param(b"{'a': 1}", "line 1, column 2", id="single quotes"),
        pytest.param(b'{"a": 1}\n{"a": }\n', "line 2", id="bad line"),
        pytest.param(
            b'{"a": "\x01' + b"x" * 5000, "found no JSON", id="control character"
        ),
        pytest.param(b"\x00\x01\x02\x03" * 99, "no text", id="no text"),
    ],
)
def test_broken_json_is_refused_and_the_place_named(content, message):
    with pytest.raises(ParseError, match=message):
        read_json(content, name="a.json")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"id": 1}\n{"id": 2\n{"id": 3}', "line 2"),
        (b'{"id": 1,}\n{"id": 2}', "line 1"),
        (b'\n{"id": 1}\n\nnull}\n', "line 4"),
    ],
)
def test_a_bad_line_is_named(content, message):
    with pytest.raises(ParseError, match=rf"a\.jsonl: found no JSON at {message} "):
        read_json(content, name="a.jsonl")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(WHOLE.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(WHOLE.encode("utf-16"), id="UTF-16"),
        pytest.param(WHOLE.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(WHOLE.encode("cp1252"), id="cp1252"),
        pytest.param(WHOLE.replace("1,", "1e999,").encode(), id="endless"),
        pytest.param(
            WHOLE.replace("{", '{"x": ' + "[" * 200 + "]" * 200 + ",", 1).encode(),
            id="200 levels",
        ),
        pytest.param(
            WHOLE.replace('"end": 1', '"end": 1, "end": 1').encode(),
            id="the same value twice",
        ),
    ],
)
def test_odd_but_whole_json_is_read(content):
    assert said(read_json(content, name="a.json")) == [("Speaker A", "Hé.")]


def test_a_mark_stays_away_where_a_person_names_the_encoding():
    content = WHOLE.encode("utf-8-sig")
    assert read_json(content, name="a.json", encoding="utf-8").text == "Speaker A: Hé."


def test_half_letters_and_odd_times_do_no_harm():
    content = (
        b'{"segments": [{"start": "x", "end": -1, "text": "Oh \\ud83d", "speaker": "'
        b'\\ude00"}, {"start": 5, "end": 2, "text": 7, "speaker": true},'
        b'{"start": ' + b"9" * 400 + b', "end": 1, "text": null, "speaker": "B"}]}'
    )
    document = read_json(content, name="a.json")
    assert said(document) == [("\ufffd", "Oh \ufffd"), ("", "7")]
    assert document.marks_of("seconds") == []
    document.text.encode()


@pytest.mark.parametrize(
    ("sample", "is_json"),
    [
        ('{"a": 1}', True), ('\ufeff [ {"a": 1}', True), ('[["a"', True), ("[]", True),
        ("{}", True), ('{\n  "a"', True), ('["a", "b"]', True),
        ("[Applause.]", False), ("[[Page H6115]]", False), ("{time} 1045", False),
        ('["Order!" they cried]', False), ("(Laughter)", False), ("", False),
        ("Ann: {}", False),
    ],
)  # fmt: skip
def test_json_is_told_by_its_first_signs(sample, is_json):
    assert looks_like_json(sample) is is_json


def squashed(text):
    return " ".join(text.split())


def test_labelled_transcripts_are_read_as_they_are_labelled(shared):
    folder = shared / "transcripts"
    paths = [*folder.glob("files/*.json*"), *folder.glob("files/*.csv")]
    assert len(paths) >= 8
    for path in paths:
        reader = read_table if path.suffix == ".csv" else read_json
        document = reader(path.read_bytes(), name=path.name)
        labelled = (folder / "truth" / f"{path.name}.turns.jsonl").read_text("utf-8")
        expected = [json.loads(line) for line in labelled.splitlines()]
        found = [(label, squashed(text)) for label, text in said(document)]
        assert len(found) == len(expected), path.name
        for (label, text), turn in zip(found, expected, strict=True):
            assert label == turn["label"], path.name
            assert text.startswith(squashed(turn["start"])), path.name


def test_other_json_beside_transcripts_is_refused(shared):
    paths = [shared / "transcripts" / "index.json", shared / "reference" / "traps.json"]
    for path in [*paths, *(shared / "transcripts" / "truth").glob("*.jsonl")]:
        with pytest.raises(ParseError, match="expected a transcript"):
            read_json(path.read_bytes(), name=path.name)


def test_the_words_of_a_segment_say_who_speaks_where_the_segment_does_not():
    words = [{"word": "Yes.", "speaker": "SPEAKER_01"}]
    segments = [
        {"start": 0, "end": 1, "text": " Yes.", "words": words},
        {"start": 1, "end": 2, "text": " No.", "speaker": "SPEAKER_02", "words": words},
        {"start": 2, "end": 3, "text": " So.", "words": [{"word": "So."}]},
    ]
    content = json.dumps({"segments": segments}).encode()
    document = read_json(content, name="a.json")
    assert [mark.value for mark in document.marks_of("turn")] == [
        "SPEAKER_01", "SPEAKER_02", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "doubt"),
    [
        ({"results": {"items": AWS_NEW[:1], "transcripts": [{"transcript": "A b."}]}},
         "all words a second time, in 'results.transcripts': 2 of those 2 words"),
        ({"text": " Yes. No, no.", "segments": [{"start": 0, "text": " yes. No"}]},
         "in 'text': 1 of those 3 words"),
        ({"text": " Yes. No.", "segments": [{"start": 0, "text": "Yes. No"}]}, ""),
        ({"text": 3, "segments": [{"start": 0, "text": "Yes. No"}]}, ""),
    ],
)  # fmt: skip
def test_words_that_stand_in_no_row_are_counted(value, doubt):
    found = read(value).metadata.get("doubts", "")
    assert doubt in found and bool(doubt) == bool(found)


def test_words_in_the_list_of_a_channel_are_of_that_channel():
    def channel(number, start):
        word = {"start_time": start, "end_time": start, "type": "pronunciation"}
        return {
            "channel_label": f"ch_{number}",
            "items": [{**word, "alternatives": [{"content": f"Word{number}"}]}],
        }

    lists = {"channels": [channel(0, "0.5"), channel(1, "0.1")]}
    content = json.dumps({"results": {"channel_labels": lists, "items": []}}).encode()
    document = read_json(content, name="a.json")
    assert [m.value for m in document.marks_of("turn")] == ["ch_1", "ch_0"]
