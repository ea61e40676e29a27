"""Paragraphs in which the record speaks: votes, readings by the clerk, suspensions.

A table, so that what another parliament writes is a row and a test.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.words import count_words

# Longer paragraphs are speech, whatever they begin with.
MAX_WORDS, LONGEST = 60, 1_200
BEGINS = "[-–—"
MATTER = (
    "amendments?|motions?|(?:joint |concurrent )?resolutions?|bills?|preamble"
    "|questions?"
    "|votes?|nominations?|conference report|previous question|point of order|orders?"
    "|clauses?|schedules?|result|titles?|yeas and nays|ayes|noes|report"
)
DONE = (
    "agreed to|rejected|negatived|ordered|laid on the table|adopted|passed|withdrawn"
    "|taken|announced|read|carried|lost|disagreed to|called|demanded|sustained|put"
    "|made|accordingly|postponed|as above recorded"
)


class Record(NamedTuple):
    """What the record writes: the whole paragraph, and whether a text follows it.

    `is_for_stops` tells that the words could be spoken too, and count as the record's
    only where labels end in a full stop, as in the records that print them.
    `is_reading` tells that what follows, up to the next label, is read into the record.
    """

    rule: str
    pattern: re.Pattern[str]
    is_for_stops: bool = False
    is_reading: bool = False


def _record(
    rule: str, pattern: str, *, stops: bool = False, reading: bool = False
) -> Record:
    return Record(rule, re.compile(rf"(?:{pattern})\s*", re.S), stops, reading)


RECORDS = (
    _record(
        "a roll call",
        r"(?:The )?(?:[Vv]ote was taken|result was announced|yeas and nays resulted)\b"
        r".{0,160} as follows:?"
        r"|(?:The )?(?:House|Committee|Council|Assembly|Senate|Parliament)"
        r"(?: having)? divided:? .{0,40}\d.{0,80}"
        r"|(?:In favour|Against|Abstaining|Abstentions):?"
        r"|[-–—]\s?Votaron .{0,120}:",
        reading=True,
    ),
    _record(
        "read into the record",
        r"The (?:[a-z]+ )*[Cc]lerk (?:read|reported|designated)\b.*(?:as follows"
        r"|follows):"
        rf"|The (?:text of (?:the|said) )?(?:[\w-]+ ){{0,6}}(?:{MATTER})(?:"
        rf" \([^()]*\))?"
        r"(?: [\w-]+){0,6} (?:is|are|was|were|reads?) (?:\w+ )?as follows:"
        r"|(?:The|There being no objection, the) (?:[\w-]+ ){0,8}(?:was|were) ordered"
        r" to be printed in the (?:Record|RECORD), as follows:"
        r"|\[?The (?:prepared |opening |written )*(?:statement|testimony|material"
        r"|information|document|article|letter)s?\b.{0,120} follows?:\]?",
        stops=True,
        reading=True,
    ),
    _record(
        "the clerk",
        r"The (?:[a-z]+ )*[Cc]lerk (?:read|proceeded|called|designated|reported"
        r"|announced"
        r"|will read)\b.*",
        stops=True,
    ),
    _record(
        "a decision",
        rf"(?:So )?[Tt]he (?:[\w-]+ ){{0,4}}(?:{MATTER})(?: \([^()]*\))?(?:"
        rf" [\w-]+){{0,8}}"
        rf" (?:was|were) (?:[\w-]+ )?(?:{DONE})\b.{{0,80}}\."
        r"|There was no objection\.|A recorded vote was ordered\."
        r"|The (?:Chair|Speaker|President|Presiding Officer) (?:put|announced) the"
        r" .{0,60}\."
        r"|The vote was taken by electronic device.*"
        r"|The (?:yeas and nays|ayes and noes)\b.{0,80} were ordered\.",
        stops=True,
    ),
    _record(
        "a decision",
        r"Questions? (?:put|again proposed|proposed|accordingly)\b.{0,80}"
        r"|(?:Amendment|Motion|Clause|Resolution|New clause)s?\b[^.]{0,80}"
        r"(?:agreed to|by leave,? withdrawn|negatived|disagreed to|not moved"
        r"|ordered to stand part of the Bill)(?:, as amended)?\."
        r"|Bill (?:accordingly )?read (?:a|the) (?:First|Second|Third|first|second"
        r"|third)"
        r" [Tt]ime\b.{0,80}"
        r"|The (?:House|Committee|Council|Assembly) divided\."
        r"|Division (?:No\. ?)?\d+.{0,60}|Agreed to\.|Debate adjourned\b.{0,60}"
        r"|Motion made,? and Question.{0,200}|It being .{0,80} o['’]clock\b.{0,160}",
    ),
    _record(
        "a decision",
        r"(?:Motion|Question|Amendment|Clause)s? (?:was |were |is )?(?:put|proposed"
        r"|moved)?,? ?(?:and |as amended,? )?(?:agreed to|carried|negatived|passed"
        r"|adopted|lost|defeated)\.?"
        r"|(?:Debate|Discussion) (?:concluded|ensued|interrupted|resumed|suspended)\.?"
        r"|[Dd]raft (?:resolution|decision|amendment)\b.{0,120} was (?:adopted"
        r"|rejected)"
        r"\b.{0,120}\.|The (?:draft|motion|proposal)\b.{0,80} was (?:adopted|rejected)"
        r" by .{0,160}\."
        r"|A (?:recorded |roll-call )?vote was taken\b.{0,80}\."
        r"|Överläggningen var .{0,20}(?:slutad|avslutad)\.?.{0,60}",
    ),
    _record(
        "what members did",
        r"(?:Several|Some|Many) [Hh]on\.? (?:Members|members)(?: having)? r[io]se?"
        r"[^.:]{0,20}"
        r"[—–-]?\.?|[Oo]n resuming[—–-]?\.?"
        r"|(?:The )?(?:[Ss]itting|[Mm]eeting|[Bb]usiness|[Pp]roceedings)(?: was| were)?"
        r" (?:suspended|resumed|interrupted|called to order)\b.{0,80}"
        r"|(?:The )?(?:House|Senate|Committee|Council|Parliament|Assembly|[Mm]eeting"
        r"|[Ss]itting) (?:rose|adjourned)(?: at .{0,60}| until .{0,60}|\.)?"
        r"|(?:Thereupon|Whereupon), .{0,160}\.|\[Whereupon, .{0,200}\]"
        r"|(?:M[rs]{1,2}|Miss|Dr|Sir|Lieut)\.? [^.:]{2,60} r(?:ose|ising)[—–-]?\.?"
        r"|(?:Mr|Madam)\.? (?:Deputy )?Speaker (?:proceeded|then put|put) .{0,160}"
        r"|(?:[Hh]on(?:ourable|\.) |Opposition |Government |Some )+(?:[Mm]embers"
        r"|senators)"
        r" interjecting[—–-]?\.?"
        r"|(?:Messrs?|M[rs]{1,2}|Miss)\.? .{1,240} changed (?:his|her|their) votes?"
        r" from .{0,80}"
        r"|(?:O|A) Sr\.ª? Presidente declarou .{0,120}"
        r"|[-–—]\s?(?:Hablan?|Efectuada|Practicada|Se (?:levantó|suspendió|reanudó"
        r"|abrió"
        r"|practica|lee|vota)|Aplausos|Manifestaciones|Risas|Murmullos)\b.*",
    ),
    _record(
        "who presides",
        r"Председательств(?:ует|уют) .{0,200}|Веде засідання .{0,200}",
        reading=True,
    ),
    _record(
        "an examination",
        r"(?:(?:RE)?(?:DIRECT|CROSS)[ -]?)?EXAMINATION(?: .{0,40})?"
        r"|BY (?:MR|MS|MRS|DR)\. [A-ZÀ-Ý'’ -]+:"
        r"|.{0,80}\bcalled as a witness\b.{0,200}testified.{0,60}",
    ),
    _record("an editor's note", r"NOTE: .*"),
    _record(
        "a vote",
        r"(?:Проголосовало|Присутствует|Отсутствует|Всего депутатов|Не голосовало"
        r"|Голосовало"
        r"|Воздержалось|Воздержались)\b.{0,60}\d.{0,40}"
        r"|(?i:Результат(?:ы)?(?: голосования| регистрации)?)\b"
        r" ?(?:\(.{0,40}\)|: .{0,40})?\.?"
        r"|(?:За|Проти|Против|Утрималися|Утримались|Не голосували|Усього|Разом)"
        r" ?[-–—:] ?\d{1,4}\.?"
        r"|(?:Efectuada la votación|Votos emitidos)\b.{0,200}\d.{0,80}"
        r"|Eran las .{1,60} de la (?:mañana|tarde|noche)\.|Segue la votazione\.?",
    ),
)


def match_record(text: str, *, has_stops: bool) -> Record | None:
    """Return the row of the table that knows a paragraph as the record's own words.

    Args:
        text: the paragraph.
        has_stops: whether labels of this transcript end in a full stop.
    """
    is_begun = text[:1].isupper() or text[:1] in BEGINS
    if not is_begun or len(text) > LONGEST:
        return None
    folded = " ".join(text.split())
    for record in RECORDS:
        if record.is_for_stops and not has_stops:
            continue
        if record.pattern.fullmatch(folded):
            return record if count_words(folded) <= MAX_WORDS else None
    return None
