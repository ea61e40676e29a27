"""Where each tool keeps speaker, words and times in its JSON: one row a shape."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from helpers.readers.json_preparing import (
    Prepare,
    side_by_side,
    with_channels,
    with_names,
    with_speakers,
)


class Shape(NamedTuple):
    """Where one tool keeps what was said.

    `parts` is the path to the channels or sections, `rows` the path from there to
    what was said at a stretch; all others are paths in a row, or, for `title`,
    `language` and `event` (joined), in the whole.
    """

    tool: str
    rows: str
    parts: str = ""
    text: str = "text"
    speaker: str = "speaker"
    else_speaker: str = ""  # where that names nobody
    start: str = "start"
    end: str = "end"
    length: str = ""  # how long it took, where no end is given
    unit: float = 1.0  # seconds in a unit of time
    needs: tuple[str, ...] = ()  # keys without which it is another shape
    prepare: Prepare | None = None  # brings an odd form into the one described
    joint: str = " "  # between the pieces of a text
    are_words: bool = False  # rows are words and signs, to be joined to sentences
    merges: bool = True  # rows of one speaker that follow each other are one turn
    labelled_only: bool = False  # words without a label stand there a second time
    channel: str = ""  # path to a channel's number; "#": the number of the part
    nobody: tuple[str, ...] = ()  # what stands where the speaker is not known
    section: str = ""
    replies: str = ""  # path to the id of what a row answers
    kind: str = ""  # path to what a row is
    kinds: Mapping[str, str] = MappingProxyType({})  # all else is unattributed
    signs: str = ":："  # what ends a label that the text itself prints
    title: str = "title"
    language: str = "language|language_code"
    event: tuple[str, ...] = ()


# Where a tool keeps all words a second time, without speakers.
WHOLE = {
    "AWS Transcribe": "results.transcripts.[].transcript",
    "AssemblyAI": "text",
    "Azure Speech": "combinedRecognizedPhrases|combinedPhrases.[].display|text",
    "Deepgram": "results.channels.[].alternatives.0.transcript",
    "Whisper": "text",
}


_AWS = Shape(
    "AWS Transcribe",
    "results.items.[]",
    text="alternatives.0.content",
    speaker="speaker_label|channel_label",
    start="start_time",
    end="end_time",
    needs=("alternatives", "type"),
    are_words=True,
    prepare=with_speakers,
    language="results.language_code",
)
_DEEPGRAM = Shape(
    "Deepgram",
    "alternatives.0.words.[]",
    parts="results.channels.[]",
    text="punctuated_word|word",
    are_words=True,
    channel="#",
    language="results.channels.0.detected_language",
)
_MILLISECONDS = 0.001

SHAPES: tuple[Shape, ...] = (
    Shape("QMSum", "meeting_transcripts.[]", text="content", merges=False),
    Shape(
        "Oyez",
        "turns.[]",
        parts="transcript.sections.[]",
        text="text_blocks.[].text",
        end="stop",
        merges=False,
        title="transcript.title|title",
        event=("title",),
    ),
    Shape(
        "Congressional Record",
        "content.[]",
        needs=("kind", "speaker", "text"),
        kind="kind",
        kinds={
            "speech": "turn",
            "recorder": "narration",
            "clerk": "narration",
            "rollcall": "narration",
            "excerpt": "narration",
            "title": "heading",
            "linebreak": "furniture",
            "metacharacters": "furniture",
        },
        signs=".:",
        merges=False,
        nobody=("None", "Unknown"),
        title="doc_title|title",
        event=("header.month", "header.day", "header.year"),
    ),
    Shape(
        "ConvoKit",
        "[]",
        needs=("id", "conversation_id|root", "text"),
        speaker="speaker|user",
        section="conversation_id|root",
        replies="reply-to|reply_to",
        start="",
        end="",
        merges=False,
    ),
    Shape(
        "MediaSum",
        "rows.[]",
        needs=("speaker", "text"),
        prepare=side_by_side,
        merges=False,
        event=("date",),
    ),
    Shape(
        "Rev",
        "monologues.[]",
        needs=("elements",),
        text="elements.[].value",
        joint="",
        speaker="name|speaker_info|speaker",
        start="elements.[].ts|timestamp",
        end="elements.[].end_ts|end_timestamp",
        prepare=with_names,
    ),
    _DEEPGRAM._replace(
        rows="alternatives.0.paragraphs.paragraphs.[]",
        text="sentences.[].text",
        are_words=False,
    ),
    _DEEPGRAM,
    _DEEPGRAM._replace(
        rows="results.utterances.[]",
        parts="",
        text="transcript",
        are_words=False,
        channel="channel",
    ),
    _DEEPGRAM._replace(
        rows="alternatives.0", text="transcript", are_words=False, needs=("transcript",)
    ),
    _AWS._replace(
        parts="results.channel_labels.channels.[]",
        rows="items.[]",
        prepare=with_channels,
    ),
    _AWS,
    _AWS._replace(
        rows="results.audio_segments.[]",
        text="transcript",
        needs=("transcript",),
        are_words=False,
        prepare=None,
    ),
    Shape(
        "AWS Transcribe",
        "Transcript.[]",
        text="Content",
        speaker="ParticipantRole|ParticipantId",
        start="BeginOffsetMillis",
        end="EndOffsetMillis",
        unit=_MILLISECONDS,
        needs=("Content", "BeginOffsetMillis"),
        language="LanguageCode",
    ),
    Shape(
        "AssemblyAI",
        "utterances.[]",
        needs=("words", "confidence", "text"),
        unit=_MILLISECONDS,
        nobody=("UNKNOWN",),
    ),
    Shape(
        "AssemblyAI",
        "words.[]",
        needs=("confidence", "text", "start"),
        unit=_MILLISECONDS,
        are_words=True,
    ),
    Shape(
        "Speechmatics",
        "results.[]",
        needs=("type", "alternatives"),
        text="alternatives.0.content",
        speaker="alternatives.0.speaker",
        start="start_time",
        end="end_time",
        are_words=True,
        nobody=("UU",),
        language="metadata.transcription_config.language",
    ),
    Shape(
        "Google Speech-to-Text",
        "results.[].alternatives.0.words.[]",
        needs=("word",),
        text="word",
        speaker="speakerLabel|speakerTag|speaker_tag",
        start="startTime|startOffset|start_time",
        end="endTime|endOffset|end_time",
        are_words=True,
        labelled_only=True,
        nobody=("0",),
        language="results.0.languageCode",
    ),
    Shape(
        "Google Speech-to-Text",
        "results.[].alternatives.0",
        needs=("transcript",),
        text="transcript",
        start="",
        end="",
        language="results.0.languageCode",
    ),
    Shape(
        "Azure Speech",
        "recognizedPhrases.[]",
        text="nBest.0.display",
        start="offsetInTicks",
        end="",
        length="durationInTicks",
        unit=1e-7,
        channel="channel",
    ),
    Shape(
        "Azure Speech",
        "phrases.[]",
        start="offsetMilliseconds",
        end="",
        length="durationMilliseconds",
        unit=_MILLISECONDS,
        needs=("text", "offsetMilliseconds"),
        channel="channel",
        language="phrases.0.locale",
    ),
    Shape(
        "whisper.cpp",
        "transcription.[]",
        start="offsets.from",
        end="offsets.to",
        unit=_MILLISECONDS,
        needs=("offsets", "text"),
        language="result.language",
    ),
    Shape(
        "Whisper",
        "speakers.[]",
        start="timestamp.0",
        end="timestamp.1",
        needs=("text", "timestamp", "speaker"),
    ),
    Shape(
        "Whisper",
        "segments.[]",
        needs=("text", "start"),
        # WhisperX may name whoever says a word, and nobody for the whole segment.
        else_speaker="words.[].speaker",
    ),
    Shape(
        "Whisper",
        "chunks.[]",
        start="timestamp.0",
        end="timestamp.1",
        needs=("text", "timestamp"),
    ),
    Shape(
        "YouTube",
        "events.[]",
        needs=("tStartMs",),
        text="segs.[].utf8",
        joint="",
        start="tStartMs",
        end="",
        length="dDurationMs",
        unit=_MILLISECONDS,
    ),
)
