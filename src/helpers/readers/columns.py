"""Which column of a table, or key of an object, holds what: told by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from helpers.errors import ParseError
from helpers.readers.utterances import Utterance

# Names are compared in small letters, without what is no letter or digit.
TEXT = frozenset(
    "text texts utterance utterances content contents speech speechtext spokentext"
    " textcontent transcript transcription message msg words sentence sentences"
    " statement remark remarks line dialogue dialog body paragraph"
    " redetext rede wortlaut äußerung beitrag texto discurso intervención intervencion"
    " intervenção fala texte propos discours testo intervento tekst treść wypowiedź"
    " текст речь реплика высказывание выступление 发言 發言 発言 内容 內容 文本 本文"
    " النص 텍스트 발언".split()
)
# The first row that has a column decides.
SPEAKER = tuple(
    frozenset(names.split())
    for names in (
        "speakername nameofspeaker speakerfullname speakerdisplayname participantname",
        "speaker sprecher sprecherin redner rednerin orador oradora orateur oratrice"
        " locuteur intervenant oratore hablante locutor falante interlocutor mówca"
        " спикер оратор говорящий выступающий 发言人 發言人 说话人 講者 発言者 話者"
        " participant teilnehmer participante المتحدث 화자",
        "speakerid speakerlabel speakertag participantid who name fullname person"
        " personname member membername nombre nom nome имя фио 姓名 author user"
        " username character sender from",
    )
)
# Names that other tables use for something else: taken where times stand beside them.
WEAK_SPEAKER = frozenset(
    "label role rolle rôle rol роль participantrole channel".split()
)
START = tuple(
    "starttime starttimes timestart starttimestamp start startsec startseconds startms"
    " starttimems startmillis startoffset beginoffsetmillis offsetmilliseconds begin"
    " begintime beginn von anfang inicio início début debut начало tstartms time"
    " timestamp timecode tc offset zeit tiempo tempo temps время 开始时间 開始".split()
)
END = tuple(
    "endtime endtimes timeend endtimestamp end endsec endseconds endms endtimems"
    " endmillis endoffset endoffsetmillis stop stoptime finish bis ende fin fim"
    " конец 结束时间 終了".split()
)
LENGTH = ("duration", "dur", "durationms", "durationmilliseconds", "ddurationms")
# What parts a file into meetings or topics, and what is true of a whole meeting.
SECTION = tuple(
    "meetingid meeting sessionid session sittingid sitting conversationid conversation"
    " debateid debate hearingid hearing eventid event episodeid episode interviewid"
    " interview transcriptid docid document filename file sitzung réunion séance"
    " sesión sesion заседание встреча 会议 agenda agendaitem topic title".split()
)
DATE = tuple(
    "meetingdate sessiondate sittingdate debatedate eventdate date day datum fecha"
    " data dato dátum päivämäärä дата 日期 日付 날짜".split()
)
TITLE = "title meeting session sitting debate hearing event episode interview".split()
PLACE = tuple("place location venue city ort lugar lieu luogo место 地点 場所".split())
LANGUAGE = tuple("language languagecode lang sprache langue idioma язык".split())
SOURCE = ("sourceurl", "url", "link")
MILLISECONDS = re.compile("(?:ms|millis|milliseconds)$")

# No meeting lasts four months; such a number is a moment of the calendar.
LONGEST = 1e7
# Letters a second between which a number can be the seconds of a talk, pauses and all.
SLOWEST, FASTEST = 0.2, 100.0


class Columns(NamedTuple):
    """The columns of a table by what they hold; empty where there is none."""

    text: str
    speaker: str = ""
    start: str = ""
    end: str = ""
    length: str = ""


def fold_name(name: str) -> str:
    """Return a column's name as names are compared.

    >>> fold_name("Start_Time (ms)")
    'starttimems'
    """
    return "".join(filter(str.isalnum, name.casefold()))


def is_known(name: str) -> bool:
    """Tell whether a column of this name can say anything about a transcript."""
    lists = (TEXT, *SPEAKER, WEAK_SPEAKER, START, END, LENGTH, SECTION, DATE, PLACE)
    return any(fold_name(name) in known for known in (*lists, LANGUAGE, SOURCE))


def pick(names: Iterable[str], known: Sequence[str]) -> str:
    """Return the one of `names` that comes first in `known`; empty if none does."""
    folded = {fold_name(name): name for name in names}
    return next((folded[name] for name in known if name in folded), "")


def choose_columns(
    samples: Mapping[str, Sequence[str]],
    *,
    name: str,
    advice: str,
    speaker: str = "",
    text: str = "",
) -> Columns | None:
    """Return what each column holds; None if none can hold the words.

    Args:
        samples: each column's first values, as printed.
        name: the file's name, for the error.
        advice: what a person can do where two columns could be meant.
        speaker: the column of the speaker, where a person names it.
        text: the column of the words, where a person names it.

    Raises:
        ParseError: two columns could hold the words, or name the speaker.
    """
    start, end, length = (pick(samples, known) for known in (START, END, LENGTH))
    text = text or _only(
        [c for c in samples if fold_name(c) in TEXT and _has_letters(samples[c])],
        samples,
        (name, "the words", advice),
    )
    if not text:
        return None
    tiers = (*SPEAKER, WEAK_SPEAKER if start else frozenset())
    named = [c for c in samples if c != text and any(fold_name(c) in t for t in tiers)]
    # Where all are empty one still says that nobody is named.
    named = [c for c in named if any(map(str.strip, samples[c]))] or named
    for tier in tiers:
        found = [c for c in named if fold_name(c) in tier]
        speaker = speaker or _only(found, samples, (name, "the speaker", advice))
    return Columns(text, speaker, start, end, length)


def choose_section(cells: Mapping[str, Sequence[str]]) -> str:
    """Return the column that parts rows into meetings or topics; empty if none does.

    Its values come in stretches: one that goes back and forth from row to row, such
    as a person's title, is none.

    Args:
        cells: the values of each column, in order of the rows.
    """
    folded = {fold_name(name): name for name in cells}
    for known in (*SECTION, *DATE):
        values = cells[folded[known]] if known in folded else ()
        starts = [a for a, b in pairwise(["", *values]) if a != b]
        if any(values) and (
            len(starts) <= len(set(values)) or len(starts) * 3 <= len(values)
        ):
            return folded[known]
    return ""


def _only(
    found: list[str],
    samples: Mapping[str, Sequence[str]],
    error: tuple[str, str, str],
) -> str:
    """Return the one column of `found` that can be meant; empty if there is none."""
    if len(found) > 1:
        # Numbers are counts or keys, and a value in every row is a name of the file.
        told = [c for c in found if _is_telling(samples[c])] or found
        found = told if len({tuple(samples[c]) for c in told}) > 1 else told[:1]
    if len(found) > 1:
        name, what, advice = error
        raise ParseError(
            f"{name}: found {' and '.join(map(repr, found))}, expected one column for"
            f" {what}; {advice}"
        )
    return found[0] if found else ""


def _is_telling(values: Sequence[str]) -> bool:
    filled = {value for value in values if value.strip()}
    return _has_letters(values) and (len(filled) > 1 or len(values) < 3)


def _has_letters(values: Sequence[str]) -> bool:
    return any(any(map(str.isalpha, value)) for value in values)


def scaled(utterances: list[Utterance], columns: Columns) -> list[Utterance]:
    """Return `utterances` with their times in seconds; without where none fits.

    A column says milliseconds by its name, or by how much is said in a unit of it.
    """
    unit: float | None = 0.001
    if not MILLISECONDS.search(fold_name(columns.start)):
        unit = _unit(utterances)
    return [
        row._replace(start=_times(row.start, unit), end=_times(row.end, unit))
        for row in utterances
    ]


def _unit(utterances: Sequence[Utterance]) -> float | None:
    timed = [row for row in utterances if row.start is not None]
    taken = sum(
        max(row.end - row.start, 0)
        for row in timed
        if row.end is not None and row.start is not None
    )
    if not taken and timed:
        starts = [row.start for row in timed if row.start is not None]
        taken = max(starts) - min(starts)
        timed = timed[:-1]
    if not taken:
        return 1.0
    rate = sum(len(row.text) for row in timed) / taken
    return next((u for u in (1.0, 0.001) if SLOWEST <= rate / u <= FASTEST), None)


def _times(value: float | None, unit: float | None) -> float | None:
    if value is None or unit is None or value * unit > LONGEST:
        return None
    return value * unit
