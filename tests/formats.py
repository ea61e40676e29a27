"""One small transcript in every format that is read: Ann Lee and Bo Orr on stone."""

import io
import json

import docx
import pandas as pd
from making_pdf import typed

TURNS = (
    ("Ann Lee", "Good morning. We speak of stone."),
    ("Bo Orr", "Stone is dear."),
    ("Ann Lee", "It is. (Laughter.) We adjourn."),
    ("Bo Orr", "Good."),
)
LABELS = [label for label, _ in TURNS]
CUES = [
    (f"00:00:{5 * n:02}", f"00:00:{5 * n + 4:02}", label, words)
    for n, (label, words) in enumerate(TURNS)
]


def _lines(mark="{}: {}"):
    return "\n\n".join(mark.format(*turn) for turn in TURNS)


def _vtt():
    cues = (f"{a}.000 --> {b}.000\n<v {who}>{said}</v>" for a, b, who, said in CUES)
    return "WEBVTT\n\n" + "\n\n".join(cues)


def _srt():
    cues = (
        f"{n}\n{a},000 --> {b},000\n{who}: {said}"
        for n, (a, b, who, said) in enumerate(CUES, 1)
    )
    return "\n\n".join(cues) + "\n"


def _json():
    segments = [
        {"start": 5 * n, "end": 5 * n + 4, "text": f" {said}", "speaker": who}
        for n, (who, said) in enumerate(TURNS)
    ]
    return json.dumps({"segments": segments, "word_segments": []})


def _jsonl():
    rows = (
        {"id": f"u{n}", "conversation_id": "c", "speaker": who, "text": said}
        for n, (who, said) in enumerate(TURNS)
    )
    return "\n".join(json.dumps(row) for row in rows)


def _tei():
    turns = (f'<u who="#x"><note type="speaker">{a}:</note><seg>{b}</seg></u>'
             for a, b in TURNS)  # fmt: skip
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>'
        f"{''.join(turns)}</div></body></text></TEI>"
    )


def _akoma_ntoso():
    turns = (f'<speech by="#x"><from>{a}</from><p>{b}</p></speech>' for a, b in TURNS)
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate'
        f' name="d"><debateBody><debateSection>{"".join(turns)}</debateSection>'
        "</debateBody></debate></akomaNtoso>"
    )


def _word():
    document = docx.Document()
    for label, words in TURNS:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f" {words}")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _table():
    return pd.DataFrame(TURNS, columns=["speaker", "text"])


def _parquet():
    written = io.BytesIO()
    _table().to_parquet(written)
    return written.getvalue()


def _pdf():
    lines = [line for who, said in TURNS for line in (f"*{who}:* {said}", "")]
    return typed(lines)


FILES = {
    "talk.txt": _lines().encode(),
    "talk.md": _lines("**{}:** {}").encode(),
    "talk.html": f"<html><body>{_lines('<p><b>{}:</b> {}</p>')}</body></html>".encode(),
    "talk.docx": _word(),
    "talk.pdf": _pdf(),
    "talk.vtt": _vtt().encode(),
    "talk.srt": _srt().encode(),
    "talk.json": _json().encode(),
    "talk.jsonl": _jsonl().encode(),
    "talk.csv": _table().to_csv(index=False).encode(),
    "talk.tsv": _table().to_csv(index=False, sep="\t").encode(),
    "talk.parquet": _parquet(),
    "tei.xml": _tei().encode(),
    "akn.xml": _akoma_ntoso().encode(),
}
